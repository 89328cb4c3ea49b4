#include "Scene.h"

#include "cluster/ProfileStore.h"

#include <QCoroTask>
#include <QJsonObject>
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

QList<AmqpDelivery> Scene::deliveries(const QString &queue, qsizetype count) const
{
    const auto at = session();
    must(at->setPrefetch(int(count)));
    must(at->consume(queue));
    QList<AmqpDelivery> taken;
    while (taken.size() < count) {
        auto delivery = must(at->next(Millis{5000}));
        if (!delivery)
            break;
        taken.append(std::move(*delivery));
    }
    return taken;
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

QString Scene::on(const QString &host, const QString &command)
{
    const Result<CommandResult> result = QCoro::waitFor(m_access->shell(HostName{host})->run(command, {.timeout = Millis{60000}, .asRoot = true}));
    return result ? QString::fromUtf8(result->out) : result.error().message;
}

QJsonObject Scene::queue(const QString &name)
{
    ManagementClient *client = m_access->management(NodeName{u"rabbit@broker1"_s});
    return must(QCoro::waitFor(client->queueObject({.vhost = u"/"_s, .name = name})));
}

} // namespace warrener
