#include "Scene.h"

#include "cluster/ProfileStore.h"
#include "support/TestHosts.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis confirmPatience{60000};

void must(bool good, const Error &error)
{
    if (!good)
        qFatal("%s: %s", qPrintable(error.message), qPrintable(error.detail));
}

template <class T>
T must(Result<T> result)
{
    if (!result)
        must(false, result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

std::unique_ptr<Scene> Scene::open()
{
    if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
        return nullptr;
    must(testhosts::reset(), {.kind = ErrorKind::Unreachable, .message = u"The test hosts did not come back"_s});
    return std::unique_ptr<Scene>(new Scene(must(readProfile(qEnvironmentVariable("WARRENER_PROFILE")))));
}

Scene::Scene(ClusterProfile profile)
    : m_access(std::make_unique<ClusterAccess>(std::make_shared<const ClusterProfile>(std::move(profile)), qEnvironmentVariable("WARRENER_PASSWORD"))),
      m_version(qEnvironmentVariable("TESTBED_BROKER"))
{
}

bool Scene::isAtLeast(int major, int minor) const
{
    const QStringList parts = m_version.split(u'.');
    return std::pair(parts.value(0).toInt(), parts.value(1).toInt()) >= std::pair(major, minor);
}

AmqpOptions Scene::amqp(const QString &host) const
{
    return {.endpoint = {.host = host, .port = 5672},
            .user = m_access->profile().user,
            .password = qEnvironmentVariable("WARRENER_PASSWORD"),
            .name = u"messages_live"_s,
            .connectTimeout = Millis{10000},
            .callTimeout = Millis{30000},
            .heartbeat = std::chrono::seconds{60},
            .largestMessage = 64 * 1024 * 1024};
}

std::unique_ptr<AmqpSession> Scene::session(const QString &host) const
{
    return must(AmqpSession::open(amqp(host)));
}

void Scene::declare(const QString &name, const QString &type, const QVariantMap &arguments) const
{
    const auto at = session();
    must(at->remove(name));
    QVariantMap all = arguments;
    all.insert(u"x-queue-type"_s, type);
    must(at->declare({.name = name, .arguments = all}));
}

void Scene::publish(const QString &queue, qsizetype count, const std::function<QByteArray(qsizetype)> &body,
                    const std::function<QByteArray(qsizetype)> &properties) const
{
    const auto at = session();
    must(at->enableConfirms());
    for (qsizetype i = 0; i < count; ++i) {
        must(at->publish({.exchange = {}, .routingKey = queue, .body = body(i), .properties = properties ? properties(i) : QByteArray()}));
        if (at->unconfirmed() >= 2000)
            must(at->takeConfirms(confirmPatience));
    }
    must(at->awaitConfirms(confirmPatience));
}

bool Scene::publishOdd(const QString &protocol, const QString &queue, int count)
{
    const bool modern = isAtLeast(4, 0);
    QString target = (modern ? u"/queues/"_s : u"/amq/queue/"_s) + queue;
    if (protocol == "mqtt"_L1) {
        // On all: 3.10 has its register of clients agreed upon by a majority.
        for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s})
            on(host, u"rabbitmq-plugins enable rabbitmq_mqtt && rabbitmqctl await_startup"_s);
        must(session()->bind(queue, u"amq.topic"_s, u"odd.topic"_s));
        target = u"odd/topic"_s;
    } else if (!modern) {
        on(u"broker1"_s, u"rabbitmq-plugins enable rabbitmq_amqp1_0"_s);
    }
    QProcess publisher;
    publisher.setProcessChannelMode(QProcess::MergedChannels);
    publisher.start(u"python3"_s, {QFINDTESTDATA("integration/messages/publish_odd.py"), protocol, u"broker1"_s, target, QString::number(count)});
    if (publisher.waitForFinished(120'000) && publisher.exitCode() == 0)
        return true;
    qWarning("%s: %s", qPrintable(protocol), publisher.readAll().constData());
    return false;
}

QList<AmqpDelivery> Scene::take(AmqpSession &session, const QString &queue, qsizetype count, const QVariantMap &arguments)
{
    must(session.setPrefetch(int(count)));
    must(session.consume(queue, arguments));
    QList<AmqpDelivery> taken;
    while (taken.size() < count) {
        auto delivery = must(session.next(Millis{5000}));
        if (!delivery)
            break;
        taken.append(std::move(*delivery));
    }
    return taken;
}

QList<AmqpDelivery> Scene::deliveries(const QString &queue, qsizetype count) const
{
    return take(*session(), queue, count);
}

QStringList Scene::loaded(int count) const
{
    QStringList names;
    for (int i = 0; i < count; ++i) {
        names.append(u"messages-load-%1"_s.arg(i));
        // The leader starts where the client is.
        const auto at = session(u"broker%1"_s.arg(i % 3 + 1));
        must(at->remove(names.last()));
        must(at->declare({.name = names.last(), .arguments = {{u"x-queue-type"_s, u"quorum"_s}}}));
    }
    return names;
}

QList<QueueMessage> Scene::read(const QString &queue)
{
    ManagementClient *client = m_access->management(NodeName{u"rabbit@broker1"_s});
    const ReadHeadroom headroom = must(QCoro::waitFor(askHeadroom(*client, {.vhost = u"/"_s, .name = queue}, {})));
    QList<QueueMessage> messages;
    const auto outcome = readQueue(amqp(), headroom, {},
                                   [&messages](QueueMessage message) {
                                       messages.append(std::move(message));
                                       return Status{};
                                   },
                                   {});
    if (!outcome) {
        m_lastError = outcome.error();
        messages.clear();
    }
    return messages;
}

Result<SnapshotOutcome> Scene::snapshot(const QList<SnapshotQueue> &queues, QList<SeenQueue> &seen, const QString &host, std::stop_token stop)
{
    SnapshotSpool spool(m_folder.filePath(u"spool-%1"_s.arg(++m_spools)));
    must(spool.open());
    const NodeName node{u"rabbit@"_s + host};
    HostShell *shell = m_access->shell(HostName{host});
    if (shell == nullptr)
        return failure(ErrorKind::NotConfigured, u"no login"_s);
    Result<SnapshotOutcome> outcome = QCoro::waitFor(takeSnapshot(*shell, node, queues, {}, spool, {}, stop));
    seen.clear();
    if (!outcome)
        return outcome;
    for (qsizetype i = 0; i < queues.size(); ++i) {
        SeenQueue queue{.cut = outcome->queues.at(i)};
        if (queue.cut) {
            must(spool.replay(i, [&queue](const QueueMessage &message, bool) {
                queue.messages.append(message);
                return Status{};
            }));
        }
        seen.append(std::move(queue));
    }
    return outcome;
}

SeenQueue Scene::snapshot(const QString &queue, const QString &host)
{
    QList<SeenQueue> seen;
    const Result<SnapshotOutcome> outcome = snapshot({{.vhost = u"/"_s, .name = queue}}, seen, host);
    if (!outcome)
        return {.cut = std::unexpected(outcome.error())};
    return seen.first();
}

void Scene::makeWhole()
{
    const QStringList brokers{u"broker1"_s, u"broker2"_s, u"broker3"_s};
    for (const QString &host : brokers)
        on(host, u"systemctl start rabbitmq-server; rabbitmqctl await_startup"_s);
    for (const QString &host : brokers)
        QTRY_COMPARE_WITH_TIMEOUT(on(host, u"rabbitmqctl eval 'length(nodes()).'"_s).trimmed(), u"2"_s, 60'000);
}

QString Scene::on(const QString &host, const QString &command)
{
    const Result<CommandResult> result = QCoro::waitFor(m_access->shell(HostName{host})->run(command, {.timeout = Millis{60000}, .asRoot = true}));
    return result ? QString::fromUtf8(result->out) : result.error().message;
}

void Scene::onApart(const QString &host, const QString &command) const
{
    QProcess shell;
    shell.start(u"ssh"_s, {u"-F"_s, qEnvironmentVariable("TESTBED_SSH_CONFIG"), host, u"sudo -n "_s + command});
    shell.waitForFinished(60'000);
}

qint64 Scene::queueFigure(const QString &name, const char *figure)
{
    ManagementClient *client = m_access->management(NodeName{u"rabbit@broker1"_s});
    const QJsonObject answer = must(QCoro::waitFor(client->queueObject({.vhost = u"/"_s, .name = name})));
    return answer.value(QLatin1StringView(figure)).toInteger(-1);
}

bool Scene::has(const QString &featureFlag)
{
    ManagementClient *client = m_access->management(NodeName{u"rabbit@broker1"_s});
    const QList<FeatureFlag> flags = must(QCoro::waitFor(client->featureFlags()));
    // From 4.0 on it is not told any more, because it is always there.
    return isAtLeast(4, 0) || std::ranges::any_of(flags, [&](const FeatureFlag &flag) { return flag.name == featureFlag && flag.state == "enabled"_L1; });
}

QString Scene::leftovers()
{
    QString found;
    for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
        // The pattern does not match the shell that looks.
        found += on(host, u"pgrep -af '[w]arrener-[0-9]*@' | head -5"_s);
        const QString seen =
            on(host, u"rabbitmqctl eval '{[N || N <- nodes(hidden), lists:prefix(\"warrener\", atom_to_list(N))], code:is_loaded(warrener_snapshot), "
                     "[P || P <- processes(), {initial_call, {erl_eval, _, _}} <- [process_info(P, initial_call)]]}.'"_s)
                .trimmed();
        if (seen != "{[],false,[]}"_L1)
            found += host + u": "_s + seen + u'\n';
    }
    return found;
}

} // namespace warrener
