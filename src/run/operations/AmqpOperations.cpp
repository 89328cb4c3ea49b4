#include "run/operations/AmqpOperations.h"

#include "base/OffThread.h"
#include "base/Units.h"
#include "look/access/ProxyDoor.h"
#include "look/amqp/AmqpSession.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"

#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto verifyName = "amqp.verify"_L1;
constexpr auto messagesKey = "messages"_L1;
const QString checkName = u"warrener check"_s;
constexpr int usualMessages = 40;
constexpr Millis proofPatience{10000};
/// A broker with very many queues is slow to answer right after a node was drained: the proof waits for it.
constexpr Millis openPatience{6000};

QString clearWords(const QString &proxy)
{
    return QCoreApplication::translate("Failover", "The password travels unencrypted to %1, which speaks no TLS to clients").arg(proxy);
}

/// Publishes `count` numbered messages to a queue of its own and takes them back. Blocks.
Result<int> publishAndConsume(AmqpOptions options, int count, std::stop_token stop)
{
    options.connectTimeout = std::max(options.connectTimeout, openPatience);
    options.callTimeout = std::max(options.callTimeout, proofPatience);
    Result<std::unique_ptr<AmqpSession>> opened = AmqpSession::open(std::move(options), stop);
    if (!opened)
        return std::unexpected(opened.error());
    AmqpSession &session = **opened;
    const Result<AmqpQueueState> queue = session.declare({.name = {}, .durable = false, .exclusive = true, .autoDelete = true}, stop);
    if (!queue)
        return std::unexpected(queue.error());
    if (const Status confirms = session.enableConfirms(stop); !confirms)
        return std::unexpected(confirms.error());
    if (const auto consumer = session.consume(queue->name, {}, stop); !consumer)
        return std::unexpected(consumer.error());
    for (int number = 1; number <= count; ++number) {
        const Result<quint64> sent =
            session.publish({.exchange = {}, .routingKey = queue->name, .body = QByteArray::number(number), .persistent = false}, stop);
        if (!sent)
            return std::unexpected(sent.error());
    }
    const Result<AmqpConfirms> confirms = session.awaitConfirms(proofPatience, stop);
    if (!confirms)
        return std::unexpected(confirms.error());
    if (!confirms->refused.isEmpty() || !confirms->returned.isEmpty())
        return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "The broker refused a test message"));
    int next = 1;
    while (next <= count) {
        const Result<std::optional<AmqpDelivery>> delivery = session.next(proofPatience, stop);
        if (!delivery)
            return std::unexpected(delivery.error());
        if (!*delivery || (*delivery)->body.toInt() != next) {
            return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "Test message %1 of %2 did not come back").arg(next).arg(count));
        }
        if (const Status acked = session.ack((*delivery)->tag); !acked)
            return std::unexpected(acked.error());
        ++next;
    }
    session.close();
    return count;
}

/// Argument: {"proxy": name or "node": name, "messages"}.
OperationTask verify(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString proxy = arguments.value(key::proxy).toString();
    const int count = std::clamp(arguments.value(messagesKey).toInt(usualMessages), 1, 10'000);
    const std::stop_token stop = context.stop;
    AmqpOptions options;
    QString name = proxy;
    if (!proxy.isEmpty()) {
        const Result<HaproxyClient> client = access->proxy(proxy);
        if (!client)
            co_return std::unexpected(client.error());
        const Result<AmqpOptions> through = co_await amqpThrough(access, client->profile(), checkName, stop);
        if (!through)
            co_return std::unexpected(through.error());
        options = *through;
        if (!options.tls)
            context.output(clearWords(name));
    } else {
        const NodeProfile *known = access->profile().node(node(arguments));
        name = shortName(node(arguments));
        if (known != nullptr)
            options = access->doors().amqp(*known, checkName);
        if (!options.endpoint.isSet())
            co_return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "The profile names no AMQP address of %1").arg(name));
    }
    const Result<int> came = co_await WaitingThread([options, count, stop] { return publishAndConsume(options, count, stop); });
    if (!came)
        co_return std::unexpected(came.error());
    context.output(u"%1  %2"_s.arg(
        name, QCoreApplication::translate("Failover", "%1 test messages published, confirmed and consumed, through a queue of their own that is gone again")
                  .arg(units::count(count))));
    co_return saying(QCoreApplication::translate("Failover", "%1 test messages through %2, all came back").arg(units::count(count), name));
}

Step verifyStep(const QString &id, const QString &title, QJsonObject arguments)
{
    arguments.insert(messagesKey, usualMessages);
    Step step = check(id, title, call(verifyName, std::move(arguments)), Millis{300});
    step.timeout = Millis{30000};
    step.commands = {QCoreApplication::translate("Failover", "own exclusive queue, confirmed and counted")};
    return step;
}

/// What the person who reads the plan has to know of the way there; empty: it is encrypted.
QString wayWords(const ClusterProfile &profile, const ProxyName &name, const QList<haproxy::ServerTable> *servers)
{
    const auto known = std::ranges::find(profile.proxies, name, &ProxyProfile::name);
    if (known == profile.proxies.end())
        return {};
    switch (proxyDoor(profile, *known, servers)) {
    case ProxyDoor::Tls:
        return {};
    case ProxyDoor::Clear:
        return clearWords(name.value);
    case ProxyDoor::Unknown:
        return QCoreApplication::translate("Failover", "Whether %1 speaks TLS is asked when this step runs; the password goes there in clear text only where "
                                                       "HAProxy itself says that it fronts nothing but plain listeners")
            .arg(name.value);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void addAmqpOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, verifyName, access, verify);
}

Step verifyProxyStep(const ClusterProfile &profile, const ProxyName &proxy, const QList<haproxy::ServerTable> *servers)
{
    Step step = verifyStep(idFor(u"verify"_s, proxy), QCoreApplication::translate("Failover", "40 test messages through %1").arg(proxy.value),
                           {{key::proxy, proxy.value}});
    if (const QString words = wayWords(profile, proxy, servers); !words.isEmpty())
        step.commands.append(words);
    step.retry = {.times = 3, .pause = Millis{500}};
    return step;
}

Step verifyNodeStep(const NodeName &node)
{
    Step step = verifyStep(u"verify-node"_s, QCoreApplication::translate("Failover", "40 test messages through %1 itself").arg(shortName(node)),
                           {{key::node, node.value}});
    step.retry = {.times = 5, .pause = Millis{500}};
    return step;
}

} // namespace warrener
