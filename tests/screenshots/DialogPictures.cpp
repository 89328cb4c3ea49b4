#include "DialogPictures.h"

#include "Album.h"
#include "support/SampleData.h"
#include "support/SamplePlan.h"
#include "ui/clusters/AddClusterDialog.h"
#include "ui/clusters/PlacesDialog.h"
#include "ui/failover/ArmedGuard.h"
#include "ui/restore/TestPlaceDialog.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Finds what a search of a staging cluster would find.
class SampleRun final : public DiscoveryRun
{
public:
    void start(const DiscoveryRequest &) override
    {
        using Outcome = DiscoveryStep::Outcome;
        const auto tell = [this](const QString &what, Outcome outcome, const QString &text, int took) {
            Q_EMIT stepDone({.id = u"management"_s, .subject = {}, .what = what, .outcome = outcome, .text = text, .error = {}, .took = Millis{took}});
        };
        tell(u"Login"_s, Outcome::Passed, u"monitor may read every figure"_s, 12);
        tell(u"Nodes"_s, Outcome::Passed, u"3 nodes: broker1, broker2, broker3"_s, 9);
        for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
            tell(u"Management API of %1"_s.arg(host), Outcome::Passed, u"RabbitMQ 4.0.5 answers"_s, 8);
            tell(u"Node exporter of %1"_s.arg(host), host == u"broker3" ? Outcome::Failed : Outcome::Passed,
                 host == u"broker3" ? u"Port 9100 refuses connections"_s : u"1.8.2 answers"_s, 4);
        }
        tell(u"SSH to broker1"_s, Outcome::NotThere, u"not tried: no target is known"_s, 0);
        Q_EMIT succeeded({.profile = sampleData::healthyStaging().profile, .steps = {}, .account = {}});
    }
};

/// A cluster that lets nobody in with that password.
class RefusedRun final : public DiscoveryRun
{
public:
    void start(const DiscoveryRequest &request) override
    {
        const Error refusal{.kind = ErrorKind::Unauthorized, .message = u"broker1 refuses user %1: wrong password"_s.arg(request.user), .detail = {}};
        Q_EMIT stepDone({.id = u"management"_s,
                         .subject = {},
                         .what = u"Login"_s,
                         .outcome = DiscoveryStep::Outcome::Failed,
                         .text = refusal.message,
                         .error = refusal,
                         .took = Millis{12}});
        Q_EMIT failed(refusal);
    }
};

/// Hosts that answer as those of a staging cluster, one of them for the first time.
class SamplePlaces final : public PlacesRun
{
public:
    void tryHost(const HostProfile &host, const QString &, const haproxy::BrokerPlaces &) override
    {
        PlaceTrial trial{.host = host.name, .passed = true, .text = u"ops logged in on %1, commands run as root"_s.arg(host.name.value)};
        if (host.name.value == "broker2"_L1) {
            trial = {.host = host.name, .passed = false, .text = u"ops logged in on broker2, but not as root: sudo asks for a password"_s};
        } else if (host.name.value == "broker3"_L1) {
            trial = {.host = host.name};
            trial.unknown = {
                {.place = u"broker3"_s, .type = u"ED25519"_s, .fingerprint = u"SHA256:oVHk2tDq8zq7wYbGZzSxuV0rfCsFp1mW3nJ6aXcYtQk"_s, .line = {}, .file = {}}};
        } else if (host.role == HostRole::Proxy) {
            trial.config = haproxy::FoundConfig{.sockets = {{u"/run/haproxy/admin.sock"_s, haproxy::SocketLevel::Admin}},
                                                .backends = {{.name = u"be_amqp"_s, .servers = {{u"10.0.0.1"_s, 5672}, {u"10.0.0.2"_s, 5672}}, .port = 5672}},
                                                .amqp = u"be_amqp"_s};
            trial.sockets = {{.socket = u"/run/haproxy/admin.sock"_s, .problem = {}, .backends = {{u"be_amqp"_s, 3}}}};
        }
        Q_EMIT tried(trial);
    }
    Status accept(const HostKey &) override { return {}; }
};

void takePlaces(Album &catalogue)
{
    ClusterProfile profile = sampleData::healthyProduction().profile;
    for (HostProfile &host : profile.hosts)
        host.ssh = u"ops@"_s + host.name.value;
    PlacesDialog dialog(profile, [] { return std::make_unique<SamplePlaces>(); }, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.findChild<QPushButton *>(u"tryHosts"_s)->click();
    catalogue.take(u"places"_s, dialog);
}

void takeTestPlace(Album &catalogue)
{
    TestPlaceDialog dialog({{.name = {u"orders-prod"_s}, .environment = Environment::Production},
                            {.name = {u"orders-standby"_s},
                             .environment = Environment::Staging,
                             .obstacle = u"There is no password for orders-standby yet: open that cluster once"_s}});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    catalogue.take(u"restore-test-place"_s, dialog);
    dialog.findChild<QComboBox *>(u"testPlace"_s)->setCurrentIndex(1);
    catalogue.take(u"restore-test-place-not"_s, dialog);
}

void takeArmedClosing(Album &catalogue)
{
    for (const bool service : {true, false}) {
        QWidget window;
        window.resize(1100, 700);
        window.show();
        ArmedGuard guard(window, {.armed = [] { return QList<ArmedGuard::Armed>{{{u"orders-prod"_s}, Environment::Production}}; },
                                  .noService = [service] { return service ? QString() : u"The program warrenctl is not installed"_s; },
                                  .hasTray = [] { return true; }});
        window.close();
        if (auto *dialog = window.findChild<QDialog *>(u"closeWhileArmed"_s))
            catalogue.take(service ? u"close-armed"_s : u"close-armed-no-service"_s, *dialog);
    }
}

void askAt(AddClusterDialog &dialog)
{
    dialog.findChild<QLineEdit *>(u"managementUrl"_s)->setText(u"http://broker1:15672"_s);
    dialog.findChild<QLineEdit *>(u"password"_s)->setText(u"not shown"_s);
    dialog.findChild<QPushButton *>(u"testConnection"_s)->click();
}

void takeRefused(Album &catalogue)
{
    AddClusterDialog dialog([] { return std::make_unique<RefusedRun>(); }, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    askAt(dialog);
    catalogue.take(u"add-cluster-refused"_s, dialog);
}

} // namespace

void takeDialogs(Album &catalogue)
{
    takeRefused(catalogue);
    takePlaces(catalogue);
    takeTestPlace(catalogue);
    takeArmedClosing(catalogue);
    AddClusterDialog dialog([] { return std::make_unique<SampleRun>(); }, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    catalogue.take(u"add-cluster"_s, dialog);
    askAt(dialog);
    catalogue.take(u"add-cluster-found"_s, dialog);
}

} // namespace warrener
