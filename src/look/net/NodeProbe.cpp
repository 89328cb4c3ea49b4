#include "look/net/NodeProbe.h"

#include "base/Units.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/HttpErrors.h"
#include "look/net/ManagementClient.h"
#include "look/net/NodeExporterClient.h"
#include "look/net/PortProbe.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Outcome = DiscoveryStep::Outcome;

struct Trial
{
    QLatin1StringView id;
    QString what;
    Endpoint at{};
    bool expected = false; ///< the node says that it listens there
};

quint16 listenerPort(const NodeProbeTask &task, QLatin1StringView protocol)
{
    const auto found = std::ranges::find(task.listeners, protocol, &Listener::protocol);
    return found == task.listeners.end() ? 0 : found->port;
}

QUrl urlOf(const QString &scheme, const Endpoint &at, const QString &path = {})
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(at.host);
    url.setPort(at.port);
    url.setPath(path);
    return url;
}

HttpAccess accessTo(const NodeProbeTask &task, const QUrl &url, bool withCredentials)
{
    return {
        .base = url,
        .user = withCredentials ? task.request.user : QString(),
        .password = withCredentials ? task.request.password : QString(),
        .tls = task.request.tls,
        .timeout = task.request.timeout,
        .retries = 0,
    };
}

DiscoveryStep stepOf(const NodeProbeTask &task, const Trial &part, Outcome outcome, const QString &text, Millis took, const std::optional<Error> &error = {})
{
    DiscoveryStep step{
        .id = part.id,
        .subject = task.node.name.value,
        .what = part.what,
        .outcome = outcome,
        .text = text,
        .error = error,
        .took = took,
    };
    task.report(step);
    return step;
}

/// Failed where it should be there, else not there.
DiscoveryStep failedStep(const NodeProbeTask &task, const Trial &part, const Error &error, Millis took, const QString &hint)
{
    const bool absent = !part.expected && (error.kind == ErrorKind::Refused || error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::NotConfigured);
    const QString text = hint.isEmpty() || !absent ? error.message : hint;
    return stepOf(task, part, absent ? Outcome::NotThere : Outcome::Failed, text, took, error);
}

struct Management
{
    QString host;
    QUrl url; ///< as the person asked: with that scheme
    QUrl tls; ///< has answered with a trusted certificate; empty: not asked, or it did not
    DiscoveryStep step{};
};

/// Of this node, and no other.
QCoro::Task<Result<BrokerOverview>> overviewAt(NodeProbeTask task, QUrl url)
{
    ManagementClient client(accessTo(task, url, true));
    Result<BrokerOverview> overview = co_await client.overview(task.stop);
    if (overview && overview->node != task.node.name) {
        co_return failure(
            ErrorKind::Malformed,
            QCoreApplication::translate("Discovery", "%1 answers as %2: another node, or a load balancer").arg(serverText(url), overview->node.value));
    }
    co_return overview;
}

/// What follows from a door with TLS that cannot be used: the profile will name the plain one only.
Error saidWhatFollows(Error error)
{
    if (error.kind == ErrorKind::Tls || error.kind == ErrorKind::CertificateExpired)
        error.message = QCoreApplication::translate("Discovery", "%1. Until that is mended the password travels unencrypted").arg(error.message);
    return error;
}

QCoro::Task<Management> findManagement(NodeProbeTask task)
{
    const Trial part{
        .id = "management"_L1,
        .what = QCoreApplication::translate("Discovery", "Management API of %1").arg(shortName(task.node.name)),
        .expected = true,
    };
    QElapsedTimer elapsed;
    elapsed.start();
    Management first;
    std::optional<Error> firstError;
    const quint16 tlsPort = task.request.management.scheme() == "http"_L1 ? listenerPort(task, "https"_L1) : quint16(0);
    for (const QString &host : std::as_const(task.candidates)) {
        const QUrl url = urlOf(task.request.management.scheme(), {.host = host, .port = task.managementPort}, task.request.management.path());
        QList<QUrl> urls{url};
        // Where the node says that it listens with TLS, the password is not told without it first.
        if (tlsPort != 0)
            urls.prepend(urlOf(u"https"_s, {.host = host, .port = tlsPort}, task.request.management.path()));
        for (const QUrl &tried : std::as_const(urls)) {
            const Result<BrokerOverview> overview = co_await overviewAt(task, tried);
            if (overview) {
                co_return {
                    .host = host,
                    .url = url,
                    .tls = tried.scheme() == "https"_L1 && tried != url ? tried : QUrl(),
                    .step = stepOf(task, part, Outcome::Passed,
                                   QCoreApplication::translate("Discovery", "Answers at %1, RabbitMQ %2").arg(serverText(tried), overview->versions.rabbitmq),
                                   Millis{elapsed.elapsed()})};
            }
            if (!firstError && tried == url) {
                firstError = overview.error();
                first = {.host = host, .url = url, .tls = {}};
            }
        }
    }
    const Error error =
        firstError.value_or(failure(ErrorKind::Unresolved, QCoreApplication::translate("Discovery", "No address is known for this node")).error());
    first.step = stepOf(task, part, Outcome::Failed, error.message, Millis{elapsed.elapsed()}, error);
    co_return first;
}

QCoro::Task<DiscoveryStep> probePort(NodeProbeTask task, Trial part)
{
    const auto time = co_await connectTime(part.at, task.request.timeout, task.stop);
    if (!time) {
        co_return failedStep(task, part, time.error(), task.request.timeout,
                             QCoreApplication::translate("Discovery", "Nothing listens on port %1").arg(part.at.port));
    }
    co_return stepOf(task, part, Outcome::Passed, QCoreApplication::translate("Discovery", "Open at %1").arg(toText(part.at)), *time);
}

QCoro::Task<DiscoveryStep> probeAmqps(NodeProbeTask task, Trial part)
{
    const auto time = co_await tlsConnectTime(part.at, task.request.tls, task.request.timeout, task.stop);
    if (!time) {
        co_return failedStep(task, part, saidWhatFollows(time.error()), task.request.timeout,
                             QCoreApplication::translate("Discovery", "Nothing listens on port %1").arg(part.at.port));
    }
    co_return stepOf(task, part, Outcome::Passed, QCoreApplication::translate("Discovery", "Answers at %1 with a trusted certificate").arg(toText(part.at)),
                     *time);
}

QCoro::Task<DiscoveryStep> probeManagementTls(NodeProbeTask task, Trial part)
{
    QElapsedTimer elapsed;
    elapsed.start();
    const Result<BrokerOverview> overview = co_await overviewAt(task, urlOf(u"https"_s, part.at, task.request.management.path()));
    const Millis took{elapsed.elapsed()};
    if (!overview) {
        co_return failedStep(task, part, saidWhatFollows(overview.error()), took,
                             QCoreApplication::translate("Discovery", "The management API does not offer TLS"));
    }
    co_return stepOf(task, part, Outcome::Passed, QCoreApplication::translate("Discovery", "Answers at %1 with a trusted certificate").arg(toText(part.at)),
                     took);
}

QCoro::Task<DiscoveryStep> probeMetrics(NodeProbeTask task, Trial part)
{
    QElapsedTimer elapsed;
    elapsed.start();
    BrokerMetricsClient client(accessTo(task, urlOf(u"http"_s, part.at), false));
    const auto metrics = co_await client.metrics(task.stop);
    const Millis took{elapsed.elapsed()};
    if (!metrics) {
        co_return failedStep(
            task, part, metrics.error(), took,
            QCoreApplication::translate("Discovery", "Not enabled: rabbitmq-plugins enable rabbitmq_prometheus lets long queue lists load fast"));
    }
    co_return stepOf(task, part, Outcome::Passed, QCoreApplication::translate("Discovery", "Answers at %1").arg(toText(part.at)), took);
}

QCoro::Task<DiscoveryStep> probeExporter(NodeProbeTask task, Trial part)
{
    QElapsedTimer elapsed;
    elapsed.start();
    NodeExporterClient client(accessTo(task, urlOf(u"http"_s, part.at), false));
    const auto sample = co_await client.sample(task.stop);
    const Millis took{elapsed.elapsed()};
    if (!sample) {
        co_return failedStep(task, part, sample.error(), took, QCoreApplication::translate("Discovery", "No node exporter: the host's figures come over SSH"));
    }
    co_return stepOf(task, part, Outcome::Passed, QCoreApplication::translate("Discovery", "Answers at %1").arg(toText(part.at)), took);
}

QCoro::Task<DiscoveryStep> probeSsh(NodeProbeTask task, Trial part)
{
    QElapsedTimer elapsed;
    elapsed.start();
    auto line = co_await greeting(part.at, task.request.timeout, task.stop);
    const Millis took{elapsed.elapsed()};
    if (line && !line->startsWith("SSH-")) {
        line = failure(ErrorKind::Malformed, QCoreApplication::translate("Discovery", "What answers at %1 is not SSH").arg(toText(part.at)));
    }
    if (!line) {
        co_return failedStep(task, part, line.error(), took, QCoreApplication::translate("Discovery", "No SSH: commands on this host are not possible"));
    }
    co_return stepOf(task, part, Outcome::Untried,
                     QCoreApplication::translate("Discovery", "Answers at %1; the login is tried after saving, with hosts and proxies").arg(toText(part.at)),
                     took);
}

QString folderOf(const QString &file)
{
    return file.startsWith(u'/') ? file.section(u'/', 0, -2) : QString();
}

HostPaths pathsOf(const NodeFigures &node)
{
    HostPaths paths;
    // …/mnesia/rabbit@host lies in the folder that has to be backed up and must not run full.
    const QString suffix = u"/mnesia/"_s + node.name.value;
    if (node.dataFolder.endsWith(suffix) && node.dataFolder.size() > suffix.size())
        paths.data = node.dataFolder.chopped(suffix.size());
    else if (node.dataFolder.startsWith(u'/'))
        paths.data = node.dataFolder;
    if (const QString folder = folderOf(node.configFiles.value(0)); folder.size() > 1)
        paths.config = folder;
    if (const QString folder = folderOf(node.logFiles.value(0)); folder.size() > 1)
        paths.log = folder;
    return paths;
}

} // namespace

QCoro::Task<NodeDraft> probeNode(NodeProbeTask task)
{
    const Management management = co_await findManagement(task);
    const QString host = management.host;
    const QString name = shortName(task.node.name);
    NodeDraft draft;
    draft.steps.append(management.step);

    const auto part = [&](QLatin1StringView id, const QString &what, quint16 listener, quint16 standard) {
        return Trial{
            .id = id,
            .what = what.arg(name),
            .at = {.host = host, .port = listener != 0 ? listener : standard},
            .expected = listener != 0,
        };
    };
    const Trial amqp = part("amqp"_L1, QCoreApplication::translate("Discovery", "AMQP of %1"), listenerPort(task, "amqp"_L1), 5672);
    const Trial amqps = part("amqps"_L1, QCoreApplication::translate("Discovery", "AMQP with TLS of %1"), listenerPort(task, "amqp/ssl"_L1), 5671);
    const Trial tls =
        part("management-tls"_L1, QCoreApplication::translate("Discovery", "Management API with TLS of %1"), listenerPort(task, "https"_L1), 15671);
    const Trial metrics = part("metrics"_L1, QCoreApplication::translate("Discovery", "Metrics of %1"), listenerPort(task, "http/prometheus"_L1), 15692);
    const Trial exporter = part("exporter"_L1, QCoreApplication::translate("Discovery", "Node exporter of %1"), 0, 9100);
    const Trial ssh = part("ssh"_L1, QCoreApplication::translate("Discovery", "SSH of %1"), 0, 22);

    // Tasks start at once: all of these run side by side.
    const bool plain = task.request.management.scheme() == "http"_L1;
    auto amqpStep = probePort(task, amqp);
    auto amqpsStep = probeAmqps(task, amqps);
    std::optional<QCoro::Task<DiscoveryStep>> tlsStep;
    if (plain && management.tls.isEmpty())
        tlsStep.emplace(probeManagementTls(task, tls));
    auto metricsStep = probeMetrics(task, metrics);
    auto exporterStep = probeExporter(task, exporter);
    auto sshStep = probeSsh(task, ssh);

    draft.node.name = task.node.name;
    draft.node.management = management.url;
    draft.node.host = HostName{QHostAddress(host).isNull() ? host.section(u'.', 0, 0) : host};
    draft.host.name = draft.node.host;
    draft.host.address = host;
    draft.host.paths = pathsOf(task.node);

    const auto passed = [&](const DiscoveryStep &step) {
        draft.steps.append(step);
        return step.outcome == Outcome::Passed;
    };
    const bool speaksPlain = passed(co_await amqpStep);
    if (passed(co_await amqpsStep))
        draft.node.amqps = amqps.at;
    // A node has some door for clients, though it may not answer now.
    if (speaksPlain || amqp.expected || !draft.node.amqps.isSet())
        draft.node.amqp = amqp.at;
    if (!management.tls.isEmpty()) {
        draft.node.managementTls = management.tls;
        passed(stepOf(task, tls, Outcome::Passed,
                      QCoreApplication::translate("Discovery", "Answers at %1 with a trusted certificate").arg(serverText(management.tls)), Millis{0}));
    }
    if (tlsStep && passed(co_await *tlsStep))
        draft.node.managementTls = urlOf(u"https"_s, tls.at, task.request.management.path());
    if (passed(co_await metricsStep))
        draft.node.metrics = urlOf(u"http"_s, metrics.at);
    if (passed(co_await exporterStep))
        draft.host.exporter = urlOf(u"http"_s, exporter.at);
    // Whether the login is let in is tried with the hosts and proxies; where it would be tried is known.
    const DiscoveryStep sshAnswer = co_await sshStep;
    draft.steps.append(sshAnswer);
    if (sshAnswer.outcome == Outcome::Passed || sshAnswer.outcome == Outcome::Untried)
        draft.host.ssh = host;
    co_return draft;
}

} // namespace warrener
