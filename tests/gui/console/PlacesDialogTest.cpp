// Hosts and proxies are set up by what was really tried: a tick for nothing else.

#include "ui/clusters/PlacesDialog.h"

#include "support/SuiteTheme.h"
#include "ui/clusters/ChoiceDelegate.h"
#include "ui/clusters/PlacesModel.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Roles.h"
#include "ui/parts/TableView.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Hosts that answer what a test says.
class FakePlacesRun final : public PlacesRun
{
public:
    void tryHost(const HostProfile &host, const QString &, const haproxy::BrokerPlaces &) override { asked.append(host.name.value); }
    Status accept(const HostKey &key) override
    {
        accepted.append(key.fingerprint);
        return {};
    }

    QStringList asked;
    QStringList accepted;
};

ClusterProfile twoHosts()
{
    ClusterProfile profile;
    profile.name = {u"orders"_s};
    profile.nodes.append({.name = {u"rabbit@broker1"_s}, .management = QUrl(u"http://broker1:15672"_s), .host = {u"broker1"_s}});
    profile.hosts = {{.name = {u"broker1"_s}, .ssh = u"ops@broker1"_s},
                     {.name = {u"lb1"_s}, .role = HostRole::Proxy, .address = u"10.0.0.9"_s, .ssh = u"lb1"_s}};
    return profile;
}

PlaceTrial haproxyOn(const QString &host)
{
    PlaceTrial trial{.host = {host}, .passed = true, .text = u"ops logged in on lb1, commands run as root"_s};
    trial.config = haproxy::FoundConfig{.sockets = {{u"/run/haproxy/admin.sock"_s, haproxy::SocketLevel::Admin}},
                                        .backends = {{.name = u"rabbit"_s, .servers = {{u"10.0.0.1"_s, 5672}, {u"10.0.0.2"_s, 5672}}, .port = 5670},
                                                     {.name = u"web"_s, .servers = {{u"10.0.0.1"_s, 80}}}},
                                        .amqp = u"rabbit"_s};
    trial.sockets = {{.socket = u"/run/haproxy/admin.sock"_s, .problem = {}, .backends = {{u"rabbit"_s, 2}, {u"web"_s, 1}}}};
    return trial;
}

struct Shown
{
    Shown()
        : dialog(
              twoHosts(),
              [this] {
                  auto made = std::make_unique<FakePlacesRun>();
                  run = made.get();
                  return made;
              },
              [this](const ClusterProfile &profile, const std::function<void(const Status &)> &done) {
                  saved = profile;
                  done({});
              })
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
    }

    QModelIndex host(int row, int column) const { return dialog.findChild<TableView *>(u"hostsTable"_s)->model()->index(row, column); }
    QModelIndex proxy(int row, int column) const { return dialog.findChild<TableView *>(u"proxiesTable"_s)->model()->index(row, column); }
    static GlyphKind glyph(const QModelIndex &index) { return static_cast<GlyphKind>(index.data(roles::Glyph).toInt()); }
    QPushButton *button(const QString &name) const { return dialog.findChild<QPushButton *>(name); }

    FakePlacesRun *run = nullptr;
    ClusterProfile saved;
    PlacesDialog dialog;
};

} // namespace

class PlacesDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTickOnlyForWhatWasTried()
    {
        Shown shown;
        QCOMPARE(Shown::glyph(shown.host(0, HostsModel::Outcome)), GlyphKind::Pending);
        shown.button(u"tryHosts"_s)->click();
        QCOMPARE(shown.run->asked, (QStringList{u"broker1"_s, u"lb1"_s}));
        QCOMPARE(Shown::glyph(shown.host(0, HostsModel::Outcome)), GlyphKind::Running);
        Q_EMIT shown.run->tried({.host = {u"broker1"_s}, .passed = true, .text = u"in"_s});
        QCOMPARE(Shown::glyph(shown.host(0, HostsModel::Outcome)), GlyphKind::Ok);
        // Another target was not tried.
        auto *model = const_cast<QAbstractItemModel *>(shown.host(0, 0).model());
        QVERIFY(model->setData(shown.host(0, HostsModel::Ssh), u"root@broker1"_s, Qt::EditRole));
        QCOMPARE(Shown::glyph(shown.host(0, HostsModel::Outcome)), GlyphKind::Pending);
        QVERIFY2(!model->setData(shown.host(0, HostsModel::Ssh), u"-oProxyCommand=x"_s, Qt::EditRole), "no option of ssh");
        // Changed while it was tried, and tried again at once: the answer of before is not the one that is waited for.
        const PlaceTrial other{.host = {u"lb1"_s}, .passed = true, .text = u"in"_s};
        PlaceTrial late{.host = {u"broker1"_s}, .passed = true, .text = u"in"_s, .by = HostProfile()};
        late.by->ssh = u"root@broker1"_s;
        late.by->sudo = shown.host(0, HostsModel::Sudo).data(Qt::CheckStateRole).toInt() == Qt::Checked;
        Q_EMIT shown.run->tried(other);
        shown.button(u"tryHosts"_s)->click();
        Q_EMIT shown.run->tried(other);
        QVERIFY(model->setData(shown.host(0, HostsModel::Ssh), u"ops@broker1"_s, Qt::EditRole));
        shown.button(u"tryHosts"_s)->click();
        QCOMPARE(Shown::glyph(shown.host(0, HostsModel::Outcome)), GlyphKind::Running);
        Q_EMIT shown.run->tried(late);
        QCOMPARE(Shown::glyph(shown.host(0, HostsModel::Outcome)), GlyphKind::Running);
        late.by->ssh = u"ops@broker1"_s;
        Q_EMIT shown.run->tried(late);
        QCOMPARE(Shown::glyph(shown.host(0, HostsModel::Outcome)), GlyphKind::Ok);
    }

    void anUnknownKeyIsAcceptedByAPerson()
    {
        Shown shown;
        shown.button(u"tryHosts"_s)->click();
        PlaceTrial trial{.host = {u"lb1"_s}, .text = u"unknown"_s};
        trial.unknown = {{.place = u"lb1"_s, .type = u"ED25519"_s, .fingerprint = u"SHA256:abc"_s}};
        Q_EMIT shown.run->tried(trial);
        QVERIFY(shown.run->accepted.isEmpty());
        QVERIFY(shown.dialog.findChild<QWidget *>(u"hostKey"_s)->isVisible());
        shown.button(u"noticeAction"_s)->click();
        QCOMPARE(shown.run->accepted, QStringList{u"SHA256:abc"_s});
        QCOMPARE(shown.run->asked.last(), u"lb1"_s);
    }

    void aProxyIsFoundByLookingAtIt()
    {
        Shown shown;
        QVERIFY(!shown.button(u"savePlaces"_s)->isEnabled());
        shown.button(u"tryHosts"_s)->click();
        Q_EMIT shown.run->tried(haproxyOn(u"lb1"_s));
        QCOMPARE(shown.proxy(0, ProxiesModel::Socket).data().toString(), u"/run/haproxy/admin.sock"_s);
        QCOMPARE(shown.proxy(0, ProxiesModel::Address).data().toString(), u"10.0.0.9:5670"_s);
        QCOMPARE(shown.proxy(0, ProxiesModel::Backend).data(ProxiesModel::ChoicesRole).toStringList(), (QStringList{u"rabbit"_s, u"web"_s}));
        QCOMPARE(Shown::glyph(shown.proxy(0, ProxiesModel::Outcome)), GlyphKind::Ok);
        shown.button(u"savePlaces"_s)->click();
        QCOMPARE(shown.saved.proxies.size(), 1);
        QCOMPARE(shown.saved.proxies.first().backend, u"rabbit"_s);
        QVERIFY(profileFromJson(toJson(shown.saved)));
    }

    /// Which of its backends is AMQP's is not guessed: any other one would be drained in its place.
    void aBackendThatIsNotPlainIsAskedFor()
    {
        Shown shown;
        shown.button(u"tryHosts"_s)->click();
        PlaceTrial trial = haproxyOn(u"lb1"_s);
        trial.config->amqp.clear();
        trial.config->undecided = u"Several backends lead to brokers: rabbit, web"_s;
        Q_EMIT shown.run->tried(trial);
        QCOMPARE(shown.proxy(0, ProxiesModel::Backend).data(Qt::EditRole).toString(), QString());
        QCOMPARE(Shown::glyph(shown.proxy(0, ProxiesModel::Outcome)), GlyphKind::Warn);
        QCOMPARE(shown.proxy(0, ProxiesModel::Outcome).data().toString(), trial.config->undecided);
        auto *proxies = const_cast<QAbstractItemModel *>(shown.proxy(0, 0).model());
        QVERIFY(proxies->setData(shown.proxy(0, ProxiesModel::Backend), u"rabbit"_s, Qt::EditRole));
        QVERIFY(shown.proxy(0, ProxiesModel::Outcome).data().toString() != trial.config->undecided);
    }

    void encryptionOfAClusterIsEdited()
    {
        Shown shown;
        auto *ca = shown.dialog.findChild<QLineEdit *>(u"editCa"_s);
        auto *certificate = shown.dialog.findChild<QLineEdit *>(u"editCertificate"_s);
        const auto note = [&shown] { return shown.dialog.findChild<QLabel *>(u"placesNote"_s)->text(); };
        certificate->setText(u"/etc/hosts"_s);
        QVERIFY(!shown.button(u"savePlaces"_s)->isEnabled()); // its key is missing
        certificate->clear();
        ca->setText(u"ca.pem"_s);
        QVERIFY2(note().contains(u"absolute"_s), qPrintable(note()));
        // What holds no certificate is not saved, and the dialog says so.
        ca->setText(u"/etc/hosts"_s);
        shown.button(u"savePlaces"_s)->click();
        QTRY_VERIFY2(note().contains(u"/etc/hosts"_s), qPrintable(note()));
        QVERIFY(shown.saved.name.isEmpty());
        ca->setText(QStringLiteral(WARRENER_TLS_DATA "/ca.pem"));
        shown.dialog.findChild<QCheckBox *>(u"editTls"_s)->setChecked(true);
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty())
            shown.dialog.grab().save(folder + u"/places-encryption.png"_s);
        shown.button(u"savePlaces"_s)->click();
        QTRY_VERIFY(!shown.saved.name.isEmpty());
        QVERIFY(shown.saved.tls.ca.endsWith(u"/ca.pem"_s));
        const NodeProfile node = shown.saved.nodes.first();
        QCOMPARE(node.managementTls, QUrl(u"https://broker1:15671"_s));
        QCOMPARE(node.management, QUrl(u"http://broker1:15672"_s));
        QCOMPARE(node.amqps.host, u"broker1"_s);
        QCOMPARE(node.amqps.port, 5671);
        QVERIFY(profileFromJson(toJson(shown.saved)));
    }

    void aSocketThatMayOnlyReadIsNoTick()
    {
        Shown shown;
        shown.button(u"tryHosts"_s)->click();
        PlaceTrial trial = haproxyOn(u"lb1"_s);
        trial.sockets.first().problem = u"It may only read"_s;
        Q_EMIT shown.run->tried(trial);
        QCOMPARE(Shown::glyph(shown.proxy(0, ProxiesModel::Outcome)), GlyphKind::Bad);
        QCOMPARE(shown.proxy(0, ProxiesModel::Outcome).data().toString(), u"It may only read"_s);
    }

    /// The tick of a proxy belongs to the login that it was asked by, to its socket, and to what runs there.
    void aTickGoesWithWhatItWasAbout()
    {
        Shown shown;
        auto *hosts = const_cast<QAbstractItemModel *>(shown.host(0, 0).model());
        QAbstractItemModel *proxies = shown.dialog.findChild<TableView *>(u"proxiesTable"_s)->model(); // without a row yet
        const auto glyph = [&shown] { return Shown::glyph(shown.proxy(0, ProxiesModel::Outcome)); };
        const auto tryAll = [&shown](const PlaceTrial &trial) {
            shown.button(u"tryHosts"_s)->click();
            Q_EMIT shown.run->tried({.host = {u"broker1"_s}, .passed = true, .text = u"in"_s});
            Q_EMIT shown.run->tried(trial);
        };
        PlaceTrial trial = haproxyOn(u"lb1"_s);
        trial.config->sockets.append({u"/run/haproxy/other.sock"_s, haproxy::SocketLevel::Admin});
        trial.sockets.append({.socket = u"/run/haproxy/other.sock"_s, .problem = u"It may only read"_s, .backends = {{u"rabbit"_s, 2}}});
        tryAll(trial);
        QCOMPARE(glyph(), GlyphKind::Ok);
        // Each socket has its own answer.
        QVERIFY(proxies->setData(shown.proxy(0, ProxiesModel::Socket), u"/run/haproxy/other.sock"_s, Qt::EditRole));
        QCOMPARE(glyph(), GlyphKind::Bad);
        QVERIFY(proxies->setData(shown.proxy(0, ProxiesModel::Socket), u"/run/haproxy/third.sock"_s, Qt::EditRole));
        QCOMPARE(glyph(), GlyphKind::Pending);
        QVERIFY(proxies->setData(shown.proxy(0, ProxiesModel::Socket), u"/run/haproxy/admin.sock"_s, Qt::EditRole));
        QCOMPARE(glyph(), GlyphKind::Ok);
        // Another login was not tried, and an answer that comes late is about the one before.
        QVERIFY(hosts->setData(shown.host(1, HostsModel::Ssh), u"root@lb1"_s, Qt::EditRole));
        QCOMPARE(glyph(), GlyphKind::Pending);
        Q_EMIT shown.run->tried(trial);
        QCOMPARE(glyph(), GlyphKind::Pending);
        // The file names it, the running proxy does not know it.
        trial.sockets.first().backends.remove(u"rabbit"_s);
        tryAll(trial);
        QCOMPARE(glyph(), GlyphKind::Bad);
    }

    /// A click on the tick ticks once; Space does the same wherever one is in the row.
    void whetherAHostGivesRootIsTickedByMouseAndKeyboard()
    {
        Shown shown;
        auto *table = shown.dialog.findChild<TableView *>(u"hostsTable"_s);
        QVERIFY(QTest::qWaitForWindowExposed(&shown.dialog));
        const QModelIndex sudo = shown.host(1, HostsModel::Sudo);
        const int before = sudo.data(Qt::CheckStateRole).toInt();
        const QRect cell = table->visualRect(sudo);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, {cell.left() + 18, cell.center().y()});
        QVERIFY(sudo.data(Qt::CheckStateRole).toInt() != before);
        table->setCurrentIndex(shown.host(1, HostsModel::Name));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(sudo.data(Qt::CheckStateRole).toInt(), before);
    }

    /// What a host is for is looked up there; what a person says of it stays.
    void theRoleIsWhatRunsThere_data()
    {
        QTest::addColumn<bool>("broker");
        QTest::addColumn<bool>("proxy");
        QTest::addColumn<HostRole>("role");
        QTest::addColumn<QString>("service");
        QTest::newRow("a proxy") << false << true << HostRole::Proxy << u"haproxy"_s;
        QTest::newRow("a second site's broker") << true << false << HostRole::Standby << u"rabbitmq-server"_s;
        QTest::newRow("both") << true << true << HostRole::Standby << u"rabbitmq-server"_s;
        QTest::newRow("neither") << false << false << HostRole::Other << u"rabbitmq-server"_s;
    }
    void theRoleIsWhatRunsThere()
    {
        QFETCH(bool, broker);
        QFETCH(bool, proxy);
        QFETCH(HostRole, role);
        QFETCH(QString, service);
        HostsModel model;
        const HostName name{u"new"_s};
        const int row = model.add({.name = name, .role = HostRole::Other, .ssh = u"new"_s});
        const auto look = [&](bool withBroker, bool withProxy) {
            model.setTrying(name);
            PlaceTrial trial{.host = name, .passed = true, .text = u"in"_s};
            trial.installed = {.broker = withBroker, .proxy = withProxy};
            QVERIFY(model.setTrial(trial));
        };
        look(broker, proxy);
        QCOMPARE(model.hosts().at(row).role, role);
        QCOMPARE(model.hosts().at(row).service, service);
        // Said once, by whoever it was: another look does not say it anew.
        look(!broker, !proxy);
        QCOMPARE(model.hosts().at(row).role, role);
    }

    void aRoleThatIsSaidStaysAndTakesItsServiceAlong()
    {
        HostsModel model;
        const HostName name{u"new"_s};
        const int row = model.add({.name = name, .role = HostRole::Other, .ssh = u"new"_s});
        QVERIFY(model.setData(model.index(row, HostsModel::Role), toWord(HostRole::Proxy), Qt::EditRole));
        QCOMPARE(model.hosts().at(row).service, u"haproxy"_s);
        model.setTrying(name);
        PlaceTrial trial{.host = name, .passed = true, .text = u"in"_s};
        trial.installed = {.broker = true, .proxy = false};
        QVERIFY(model.setTrial(trial));
        QCOMPARE(model.hosts().at(row).role, HostRole::Proxy);
        const QModelIndex outcome = model.index(row, HostsModel::Outcome);
        QCOMPARE(Shown::glyph(outcome), GlyphKind::Warn);
        QVERIFY2(outcome.data().toString().contains(u"no HAProxy"_s), qPrintable(outcome.data().toString()));
        // The login that was tried is the same: its tick stays.
        QVERIFY(model.setData(model.index(row, HostsModel::Role), toWord(HostRole::Standby), Qt::EditRole));
        QCOMPARE(model.hosts().at(row).service, u"rabbitmq-server"_s);
        QCOMPARE(Shown::glyph(outcome), GlyphKind::Ok);
        // An editor that was only opened changes nothing either.
        QVERIFY(model.setData(model.index(row, HostsModel::Ssh), u"new"_s, Qt::EditRole));
        QCOMPARE(Shown::glyph(outcome), GlyphKind::Ok);
    }

    /// Roles and hosts are chosen, sockets and backends may be written too; each shows that there is something to choose.
    void aCellThatIsChosenHasAnArrow()
    {
        Shown shown;
        shown.button(u"tryHosts"_s)->click();
        Q_EMIT shown.run->tried(haproxyOn(u"lb1"_s));
        auto *hosts = shown.dialog.findChild<TableView *>(u"hostsTable"_s);
        hosts->edit(shown.host(1, HostsModel::Role));
        auto *role = hosts->viewport()->findChild<ComboBox *>();
        QVERIFY(role != nullptr);
        QVERIFY(!role->isEditable());
        QCOMPARE(role->currentText(), toWord(HostRole::Proxy));
        role->setCurrentText(toWord(HostRole::Standby));
        Q_EMIT role->activated(role->currentIndex());
        QCOMPARE(shown.host(1, HostsModel::Role).data().toString(), toWord(HostRole::Standby));
        auto *proxies = shown.dialog.findChild<TableView *>(u"proxiesTable"_s);
        proxies->edit(shown.proxy(0, ProxiesModel::Backend));
        auto *backend = proxies->viewport()->findChild<ComboBox *>();
        QVERIFY(backend != nullptr);
        QVERIFY(backend->isEditable());
    }

    void aProxyKeepsItsHost()
    {
        Shown shown;
        shown.button(u"tryHosts"_s)->click();
        Q_EMIT shown.run->tried({.host = {u"broker1"_s}, .passed = true, .text = u"in"_s});
        Q_EMIT shown.run->tried(haproxyOn(u"lb1"_s));
        QVERIFY(shown.button(u"savePlaces"_s)->isEnabled());
        shown.dialog.findChild<TableView *>(u"hostsTable"_s)->setCurrentIndex(shown.host(1, HostsModel::Name));
        shown.button(u"removeHost"_s)->click();
        QVERIFY(!shown.button(u"savePlaces"_s)->isEnabled());
        const QString note = shown.dialog.findChild<QLabel *>(u"placesNote"_s)->text();
        QVERIFY2(note.contains(u"lb1 runs on lb1"_s), qPrintable(note));
    }

    /// A proxy that is reached by TCP needs no host: whoever opens the choice and leaves it has chosen none.
    void lookingAtAChoiceChoosesNothing()
    {
        ProxiesModel model;
        model.setHosts({u"broker1"_s, u"lb1"_s});
        model.setProxies({{.name = {u"edge"_s}, .socket = u"tcp:10.0.0.9:9999"_s}});
        TableView view;
        view.setModel(&model);
        const ChoiceDelegate delegate(&view);
        const QModelIndex index = model.index(0, ProxiesModel::Host);
        const std::unique_ptr<QWidget> editor(delegate.createEditor(view.viewport(), {}, index));
        delegate.setEditorData(editor.get(), index);
        delegate.setModelData(editor.get(), &model, index);
        QVERIFY(model.proxies().first().host.isEmpty());
        qobject_cast<QComboBox *>(editor.get())->setCurrentIndex(1);
        delegate.setModelData(editor.get(), &model, index);
        QCOMPARE(model.proxies().first().host.value, u"lb1"_s);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(PlacesDialogTest)
#include "PlacesDialogTest.moc"
