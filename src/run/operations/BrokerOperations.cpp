#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/FactsLook.h"
#include "run/operations/OperationParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// One node's row, as the first of `asked` that answers has it.
QCoro::Task<Result<NodeFigures>> rowOf(AccessPtr access, NodeName node, QList<NodeName> asked, std::stop_token stop)
{
    Result<NodeFigures> outcome =
        failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask about %1").arg(node.value));
    for (const NodeName &peer : std::as_const(asked)) {
        ManagementClient *client = access->management(peer);
        if (client == nullptr)
            continue;
        const Result<QList<NodeFigures>> rows = co_await client->nodes(stop);
        if (!rows) {
            outcome = std::unexpected(rows.error());
            continue;
        }
        const auto row = std::ranges::find(*rows, node, &NodeFigures::name);
        if (row == rows->end())
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "%1 is no member of the cluster").arg(node.value));
        co_return *row;
    }
    co_return outcome;
}

/// Argument: {"node"}: it answers itself, runs, and has no alarm.
OperationTask checkNode(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<NodeFigures> row = co_await rowOf(access, name, {name}, context.stop);
    if (!row)
        co_return std::unexpected(row.error());
    const auto no = [&](const QString &why) { return failure(ErrorKind::Command, why); };
    if (!row->running)
        co_return no(QCoreApplication::translate("Failover", "%1 does not run").arg(shortName(name)));
    if (row->beingDrained.value_or(false))
        co_return no(QCoreApplication::translate("Failover", "%1 is in maintenance mode").arg(shortName(name)));
    if (row->memoryAlarm.value_or(false))
        co_return no(QCoreApplication::translate("Failover", "%1 has a memory alarm").arg(shortName(name)));
    if (row->diskAlarm.value_or(false))
        co_return no(QCoreApplication::translate("Failover", "%1 has a disk alarm").arg(shortName(name)));
    co_return saying(QCoreApplication::translate("Failover", "%1 runs, no alarm").arg(shortName(name)));
}

/// Argument: {"from", "to", "ask"}: every replicated queue that one leads has the other as a member
/// that is online and up to date.
OperationTask checkMembers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName from = node(arguments, u"from"_s);
    const NodeName to = node(arguments, u"to"_s);
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, nodes(arguments, u"ask"_s), true, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QStringList lacking;
    qsizetype led = 0;
    for (const QueueSeat &seat : *seats) {
        if (seat.leader != from || !seat.replicated())
            continue;
        ++led;
        if (!seat.isInSync(to))
            lacking.append(seat.ref.name);
    }
    if (lacking.size() == led && led > 0) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "%1 has no member in sync of any of the %2 queues that %3 leads")
                                                  .arg(shortName(to), units::count(double(led)), shortName(from)));
    }
    for (const QString &name : lacking.first(std::min<qsizetype>(lacking.size(), 20)))
        context.output(QCoreApplication::translate("Failover", "%1 has no member in sync of %2; another member will lead it").arg(shortName(to), name));
    co_return saying(QCoreApplication::translate("Failover", "%1 of %2 queues in sync on %3")
                         .arg(units::count(double(led - lacking.size())), units::count(double(led)), shortName(to)),
                     {{u"led"_s, led}});
}

/// Argument: {"node", "ask", "wanted": bool}. Probe and wait.
OperationTask isDrained(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const bool wanted = arguments.value("wanted"_L1).toBool(true);
    const Result<NodeFigures> row = co_await rowOf(access, name, nodes(arguments, u"ask"_s), context.stop);
    if (!row)
        co_return std::unexpected(row.error());
    const bool drained = row->beingDrained.value_or(false);
    co_return whether(drained == wanted, drained ? QCoreApplication::translate("Failover", "%1 is in maintenance mode").arg(shortName(name))
                                                 : QCoreApplication::translate("Failover", "%1 is not in maintenance mode").arg(shortName(name)));
}

OperationTask upgrade(AccessPtr access, QJsonObject arguments, StepContext context, QString verb, bool wanted)
{
    const NodeName name = node(arguments);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const Result<CommandResult> result = co_await shell->run("rabbitmq-upgrade "_L1 + verb, {.timeout = Millis{120000}, .asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    for (const QByteArray &line : result->out.split('\n').first(std::min<qsizetype>(20, result->out.count('\n') + 1))) {
        if (!line.trimmed().isEmpty())
            context.output(QString::fromUtf8(line).trimmed());
    }
    if (result->exitCode != 0) {
        // Before 4.2.9 it may say 69 although it is done: what a peer sees counts.
        QJsonObject question = arguments;
        question.insert("wanted"_L1, wanted);
        const OperationResult there = co_await isDrained(access, question, context);
        if (!there || !there->value("done"_L1).toBool()) {
            co_return failure(
                ErrorKind::Command,
                QCoreApplication::translate("Failover", "rabbitmq-upgrade %1 on %2 failed with exit code %3").arg(verb, shortName(name)).arg(result->exitCode),
                QString::fromUtf8(result->err).trimmed().right(500));
        }
    }
    co_return saying(wanted ? QCoreApplication::translate("Failover", "%1 is in maintenance mode").arg(shortName(name))
                            : QCoreApplication::translate("Failover", "%1 serves clients again").arg(shortName(name)));
}

OperationTask drain(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return upgrade(std::move(access), std::move(arguments), std::move(context), u"drain"_s, true);
}

OperationTask revive(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return upgrade(std::move(access), std::move(arguments), std::move(context), u"revive"_s, false);
}

/// Argument: {"node", "ask"}. Done once it leads nothing replicated, and everything that has a
/// majority without it has a leader.
OperationTask leadersAway(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, nodes(arguments, u"ask"_s), false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    qsizetype waiting = 0;
    qsizetype all = 0;
    for (const QueueSeat &seat : *seats) {
        if (!seat.replicated())
            continue;
        ++all;
        if (seat.keepsMajorityWithout(name) && (seat.leader == name || seat.leader.isEmpty()))
            ++waiting;
    }
    co_return whether(waiting == 0,
                      QCoreApplication::translate("Failover", "%1 of %2 queues have their leader elsewhere")
                          .arg(units::count(double(all - waiting)), units::count(double(all))),
                      all == 0 ? 1 : double(all - waiting) / double(all));
}

/// Argument: {"node", "ask"}. Done once it runs, by its peers' word, and every member that it has is
/// online and up to date.
OperationTask caughtUp(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> asked = nodes(arguments, u"ask"_s);
    const Result<NodeFigures> row = co_await rowOf(access, name, asked, context.stop);
    if (!row)
        co_return std::unexpected(row.error());
    if (!row->running)
        co_return whether(false, QCoreApplication::translate("Failover", "%1 has not joined yet").arg(shortName(name)));
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, asked, true, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    qsizetype all = 0;
    qsizetype ready = 0;
    for (const QueueSeat &seat : *seats) {
        if (!seat.replicated() || !seat.members.contains(name))
            continue;
        ++all;
        ready += seat.isInSync(name) ? 1 : 0;
    }
    co_return whether(ready == all,
                      QCoreApplication::translate("Failover", "%1 of %2 members have caught up").arg(units::count(double(ready)), units::count(double(all))),
                      all == 0 ? 1 : double(ready) / double(all));
}

/// Argument: {"ask"}. Asynchronous on the broker.
OperationTask rebalance(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> asked = nodes(arguments, u"ask"_s);
    Result<HttpReply> reply = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask"));
    for (const NodeName &peer : asked) {
        ManagementClient *client = access->management(peer);
        if (client == nullptr)
            continue;
        reply = co_await client->http().send(
            {.method = "POST", .path = u"/api/rebalance/queues"_s, .body = "{}", .headers = {{"Content-Type", "application/json"}}}, context.stop);
        if (reply)
            co_return saying(QCoreApplication::translate("Failover", "%1 spreads the leaders").arg(shortName(peer)));
    }
    co_return std::unexpected(reply.error());
}

/// Argument: {"ask", "most": 1.3}. Done once no node leads more than its share by so much.
OperationTask isBalanced(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, nodes(arguments, u"ask"_s), false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QMap<NodeName, qsizetype> led;
    qsizetype all = 0;
    for (const NodeProfile &known : access->profile().nodes)
        led.insert(known.name, 0);
    for (const QueueSeat &seat : *seats) {
        if (!seat.replicated() || seat.leader.isEmpty())
            continue;
        ++all;
        ++led[seat.leader];
    }
    const double share = double(all) / double(std::max<qsizetype>(1, led.size()));
    const auto most = std::ranges::max_element(led);
    QStringList words;
    for (auto it = led.begin(); it != led.end(); ++it)
        words.append(QCoreApplication::translate("Failover", "%1 leads %2").arg(shortName(it.key()), units::count(double(it.value()))));
    co_return whether(led.isEmpty() || double(*most) <= share + 1, phrases::list(words));
}

/// Argument: {"from", "ask", "proxies": {proxy: server}}: how things stand, for the record.
OperationTask summary(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName from = node(arguments, u"from"_s);
    QJsonObject sessions;
    const QJsonObject proxies = arguments.value("proxies"_L1).toObject();
    for (auto it = proxies.begin(); it != proxies.end(); ++it) {
        const Result<HaproxyClient> client = access->proxy(it.key());
        if (!client)
            continue;
        const Result<ProxyFigures> figures = co_await client->figures(context.stop);
        if (!figures) {
            context.output(u"%1  %2"_s.arg(it.key(), figures.error().message));
            continue;
        }
        QStringList counts;
        QJsonObject byServer;
        for (const ProxyServer &server : figures->servers) {
            byServer.insert(server.name, server.sessions);
            counts.append(u"%1 %2 (%3)"_s.arg(server.name).arg(server.sessions).arg(server.status));
        }
        sessions.insert(it.key(), byServer);
        context.output(u"%1  %2"_s.arg(it.key(), counts.join(u", "_s)));
    }
    QJsonArray unavailable;
    qsizetype count = 0;
    QJsonObject leaders;
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, nodes(arguments, u"ask"_s), false, context.stop);
    if (seats) {
        for (const QueueSeat &seat : *seats) {
            if (seat.replicated() && !seat.leader.isEmpty())
                leaders.insert(seat.leader.value, leaders.value(seat.leader.value).toInt() + 1);
            const bool gone = seat.replicated() ? seat.online.size() <= seat.members.size() / 2 : seat.members.contains(from);
            if (!gone || !arguments.value("away"_L1).toBool())
                continue;
            if (++count <= 100)
                unavailable.append(seat.ref.vhost + u'/' + seat.ref.name);
        }
    }
    QJsonObject answer{{u"sessions"_s, sessions}, {u"leaders"_s, leaders}};
    if (arguments.value("away"_L1).toBool()) {
        answer.insert("unavailable"_L1, unavailable);
        answer.insert("unavailableCount"_L1, count);
        if (count > 0)
            co_return saying(
                QCoreApplication::translate("Failover", "%1 queues are not available until %2 returns").arg(units::count(double(count)), shortName(from)),
                answer);
    }
    co_return saying(QCoreApplication::translate("Failover", "Every queue is available"), answer);
}

} // namespace

void addBrokerOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, u"broker.check-node"_s, access, checkNode);
    add(operations, u"broker.check-members"_s, access, checkMembers);
    add(operations, u"broker.drain"_s, access, drain);
    add(operations, u"broker.revive"_s, access, revive);
    add(operations, u"broker.is-drained"_s, access, isDrained);
    add(operations, u"broker.leaders-away"_s, access, leadersAway);
    add(operations, u"broker.caught-up"_s, access, caughtUp);
    add(operations, u"broker.rebalance"_s, access, rebalance);
    add(operations, u"broker.is-balanced"_s, access, isBalanced);
    add(operations, u"broker.summary"_s, access, summary);
}

} // namespace warrener
