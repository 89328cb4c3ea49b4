#include "run/operations/BrokerOperations.h"

#include "base/Units.h"
#include "cluster/BestFigures.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/StepBuilders.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkNodeName = "broker.check-node"_L1;
constexpr auto summaryName = "broker.summary"_L1;
constexpr auto awayKey = "away"_L1;

/// What its row does not tell is asked another way: by its metrics, then by its own check. None: nobody tells.
QCoro::Task<std::optional<QString>> alarmOf(AccessPtr access, NodeName name, NodeFigures row, std::stop_token stop)
{
    NodeFigures known = row;
    BrokerMetricsClient *metrics = known.memoryAlarm && known.diskAlarm ? nullptr : access->metrics(name);
    if (metrics != nullptr) {
        if (const Result<BrokerMetrics> told = co_await metrics->metrics(stop))
            known = completedBy(known, *told);
    }
    if (known.memoryAlarm.value_or(false))
        co_return QCoreApplication::translate("Failover", "%1 has a memory alarm").arg(shortName(name));
    if (known.diskAlarm.value_or(false))
        co_return QCoreApplication::translate("Failover", "%1 has a disk alarm").arg(shortName(name));
    if (known.memoryAlarm && known.diskAlarm)
        co_return QString();
    const Result<HealthCheck> check = co_await access->management(name)->healthCheck(u"local-alarms"_s, stop);
    if (!check || (check->outcome != HealthCheck::Outcome::Passed && check->outcome != HealthCheck::Outcome::Failed))
        co_return std::nullopt;
    co_return check->outcome == HealthCheck::Outcome::Passed ? QString() : QCoreApplication::translate("Failover", "%1 has an alarm").arg(shortName(name));
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
    const std::optional<QString> alarm = co_await alarmOf(access, name, *row, context.stop);
    if (!alarm)
        co_return no(QCoreApplication::translate("Failover", "%1 does not tell whether it has an alarm").arg(shortName(name)));
    if (!alarm->isEmpty())
        co_return no(*alarm);
    co_return saying(QCoreApplication::translate("Failover", "%1 runs, no alarm").arg(shortName(name)));
}

/// Argument: {"from", "ask", "proxies": {proxy: servers}}: how things stand, for the record.
OperationTask summary(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName from = node(arguments, key::from);
    QJsonObject sessions;
    const QJsonObject proxies = arguments.value(key::proxies).toObject();
    for (auto it = proxies.begin(); it != proxies.end(); ++it) {
        const Result<HaproxyClient> client = access->proxy(it.key());
        if (!client)
            continue;
        const Result<HaproxyClient::Whole> whole = co_await client->whole(context.stop);
        if (!whole) {
            context.output(u"%1  %2"_s.arg(it.key(), whole.error().message));
            continue;
        }
        QStringList backends;
        for (const auto all = client->resolved(refs(it.value())); const haproxy::ServerRef &ref : all) {
            if (!backends.contains(ref.backend))
                backends.append(ref.backend);
        }
        QJsonObject byServer;
        for (const QString &backend : std::as_const(backends)) {
            const haproxy::ServerTable *table = haproxy::tableOf(whole->tables, backend);
            QStringList counts;
            for (const haproxy::ServerState &server : table == nullptr ? QList<haproxy::ServerState>() : table->servers) {
                // By its name alone where that is enough, as in runs of before.
                byServer.insert(backends.size() == 1 ? server.name : haproxy::toText({.backend = backend, .server = server.name}), server.sessions);
                counts.append(u"%1 %2 (%3)"_s.arg(server.name, QString::number(server.sessions), server.status));
            }
            context.output(u"%1  %2: %3"_s.arg(it.key(), backend, counts.join(u", "_s)));
        }
        sessions.insert(it.key(), byServer);
    }
    QJsonArray unavailable;
    qsizetype count = 0;
    QJsonObject leaders;
    const Result<Seats> seats = co_await askSeats(access, nodes(arguments, key::ask), false, context.stop);
    if (seats) {
        for (const QueueSeat &seat : seats->queues) {
            if (seat.replicated() && !seat.leader.isEmpty())
                leaders.insert(seat.leader.value, leaders.value(seat.leader.value).toInt() + 1);
            // Of those that are not replicated only a page was told: they are not counted by it.
            if (!seats->whole && !seat.replicated())
                continue;
            const bool gone = seat.replicated() ? seat.online.size() <= seat.members.size() / 2 : seat.members.contains(from);
            if (!gone || !arguments.value(awayKey).toBool())
                continue;
            if (++count <= 100)
                unavailable.append(seat.ref.vhost + u'/' + seat.ref.name);
        }
    }
    QJsonObject answer{{key::sessions, sessions}};
    if (!seats)
        co_return saying(QCoreApplication::translate("Failover", "Which queues are available is not known: %1").arg(seats.error().message), answer);
    answer.insert("leaders"_L1, leaders);
    if (arguments.value(awayKey).toBool()) {
        answer.insert("unavailable"_L1, unavailable);
        answer.insert("unavailableCount"_L1, seats->whole ? count : -1);
        if (count > 0)
            co_return saying((count == 1 ? QCoreApplication::translate("Failover", "%1 queue is not available until %2 returns")
                                         : QCoreApplication::translate("Failover", "%1 queues are not available until %2 returns"))
                                 .arg(units::count(double(count)), shortName(from)),
                             answer);
    }
    co_return saying(seats->whole
                         ? QCoreApplication::translate("Failover", "Every queue is available")
                         : QCoreApplication::translate("Failover", "Every replicated queue is available; the others were not asked for, there are too many"),
                     answer);
}

} // namespace

void addBrokerOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, checkNodeName, access, checkNode);
    add(operations, summaryName, access, summary);
}

Step checkNodeStep(const QString &id, const NodeName &node)
{
    return check(id, QCoreApplication::translate("Failover", "%1 runs, no alarm").arg(shortName(node)), call(checkNodeName, {{key::node, node.value}}),
                 Millis{100});
}

Step summaryStep(const NodeName &from, const QList<NodeName> &ask, const QList<ProxyPart> &proxies, bool away)
{
    QJsonObject servers;
    for (const ProxyPart &proxy : proxies)
        servers.insert(proxy.name.value, toJson(proxy.sources()));
    QJsonObject arguments{{key::from, from.value}, {key::ask, toJson(ask)}, {key::proxies, servers}};
    if (away)
        arguments.insert(awayKey, true);
    Step step = check(u"summary"_s,
                      away ? QCoreApplication::translate("Failover", "Write down how things stand, and what is not available")
                           : QCoreApplication::translate("Failover", "Write down how things stand"),
                      call(summaryName, arguments), Millis{200});
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
