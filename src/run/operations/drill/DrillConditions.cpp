#include "run/operations/drill/DrillConditions.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int usualSilence = 2000;
constexpr int usualMissing = 10'000; ///< what a consumer gives back as it dies comes again within a heartbeat's time
constexpr int usualLatency = 10'000; ///< ms

std::optional<QString> whyNotNodes(const DrillCondition &condition, const QList<NodeFigures> &nodes)
{
    QStringList down;
    QStringList alarms;
    QStringList parted;
    for (const NodeFigures &node : nodes) {
        if (!node.running)
            down.append(shortName(node.name));
        if (node.memoryAlarm.value_or(false) || node.diskAlarm.value_or(false))
            alarms.append(shortName(node.name));
        if (!node.partitions.isEmpty())
            parted.append(shortName(node.name));
    }
    switch (condition.kind) {
    case DrillConditionKind::NodesRunning: {
        const qsizetype running = nodes.size() - down.size();
        if (running >= (condition.amount > 0 ? qsizetype(condition.amount) : nodes.size()) && running > 0)
            return std::nullopt;
        return (running == 1 ? QCoreApplication::translate("Drill", "%1 of %2 nodes runs, not %3")
                             : QCoreApplication::translate("Drill", "%1 of %2 nodes run, not %3"))
            .arg(running)
            .arg(nodes.size())
            .arg(phrases::list(down));
    }
    case DrillConditionKind::NoAlarms:
        if (alarms.isEmpty())
            return std::nullopt;
        return QCoreApplication::translate("Drill", "An alarm of %1").arg(phrases::list(alarms));
    default:
        if (parted.isEmpty())
            return std::nullopt;
        return QCoreApplication::translate("Drill", "%1 have parted from others").arg(phrases::list(parted));
    }
}

QStringList queuesThatFail(const DrillCondition &condition, const QList<QueueSeat> &seats)
{
    QStringList wrong;
    for (const QueueSeat &seat : seats) {
        const bool available = !seat.isUnplaced() && !seat.leader.isEmpty() && seat.online.size() > seat.members.size() / 2;
        const bool complete = available && seat.online.size() >= seat.members.size();
        if ((seat.replicated() || seat.isUnplaced()) && !(condition.kind == DrillConditionKind::QueuesComplete ? complete : available))
            wrong.append(seat.ref.name);
    }
    return wrong;
}

std::optional<QString> whyNotQueues(const DrillCondition &condition, const QList<QueueSeat> &seats)
{
    const QStringList wrong = queuesThatFail(condition, seats);
    if (wrong.isEmpty())
        return std::nullopt;
    return condition.kind == DrillConditionKind::QueuesComplete
               ? (wrong.size() == 1 ? QCoreApplication::translate("Drill", "%1 queue lacks a member: %2")
                                    : QCoreApplication::translate("Drill", "%1 queues lack a member, the first is %2"))
                     .arg(wrong.size())
                     .arg(wrong.first())
               : (wrong.size() == 1 ? QCoreApplication::translate("Drill", "%1 queue has no leader or no majority: %2")
                                    : QCoreApplication::translate("Drill", "%1 queues have no leader or no majority, the first is %2"))
                     .arg(wrong.size())
                     .arg(wrong.first());
}

std::optional<QString> whyNotProxies(const DrillCondition &condition, const DrillSight &sight)
{
    for (const auto &[name, servers] : sight.proxies) {
        if (!servers)
            return QCoreApplication::translate("Drill", "%1 cannot be asked: %2").arg(name, servers.error().message);
        if (*servers < std::max(1, condition.amount))
            return (*servers == 1 ? QCoreApplication::translate("Drill", "%1 has %2 server that takes clients")
                                  : QCoreApplication::translate("Drill", "%1 has %2 servers that take clients"))
                .arg(name, QString::number(*servers));
    }
    return std::nullopt;
}

} // namespace

QString toId(DrillConditionKind kind)
{
    switch (kind) {
    case DrillConditionKind::NodesRunning:
        return u"nodes-running"_s;
    case DrillConditionKind::NoAlarms:
        return u"no-alarms"_s;
    case DrillConditionKind::NoPartitions:
        return u"no-partitions"_s;
    case DrillConditionKind::QueuesAvailable:
        return u"queues-available"_s;
    case DrillConditionKind::QueuesComplete:
        return u"queues-complete"_s;
    case DrillConditionKind::ProxiesServe:
        return u"proxies-serve"_s;
    case DrillConditionKind::ProbeFlows:
        return u"probe-flows"_s;
    case DrillConditionKind::ProbeComplete:
        return u"probe-complete"_s;
    case DrillConditionKind::ProbeLatency:
        return u"probe-latency"_s;
    }
    return {};
}

QList<DrillConditionKind> drillConditionKinds()
{
    using enum DrillConditionKind;
    return {NodesRunning, NoAlarms, NoPartitions, QueuesAvailable, QueuesComplete, ProxiesServe, ProbeFlows, ProbeComplete, ProbeLatency};
}

std::optional<DrillConditionKind> drillConditionKindFromId(const QString &id)
{
    for (const auto listed = drillConditionKinds(); const DrillConditionKind kind : listed) {
        if (toId(kind) == id)
            return kind;
    }
    return std::nullopt;
}

Millis boundOf(const DrillCondition &condition)
{
    const int usual = condition.kind == DrillConditionKind::ProbeLatency    ? usualLatency
                      : condition.kind == DrillConditionKind::ProbeComplete ? usualMissing
                                                                            : usualSilence;
    return Millis{condition.amount > 0 ? condition.amount : usual};
}

QString describe(const DrillCondition &condition)
{
    switch (condition.kind) {
    case DrillConditionKind::NodesRunning:
        return condition.amount == 1  ? QCoreApplication::translate("Drill", "at least %1 node runs").arg(condition.amount)
               : condition.amount > 1 ? QCoreApplication::translate("Drill", "at least %1 nodes run").arg(condition.amount)
                                      : QCoreApplication::translate("Drill", "all nodes run");
    case DrillConditionKind::NoAlarms:
        return QCoreApplication::translate("Drill", "no node has an alarm");
    case DrillConditionKind::NoPartitions:
        return QCoreApplication::translate("Drill", "no node has parted from another");
    case DrillConditionKind::QueuesAvailable:
        return QCoreApplication::translate("Drill", "every replicated queue has a leader and a majority");
    case DrillConditionKind::QueuesComplete:
        return QCoreApplication::translate("Drill", "every replicated queue has all its members");
    case DrillConditionKind::ProxiesServe:
        return condition.amount > 1 ? QCoreApplication::translate("Drill", "every proxy has at least %1 servers that take clients").arg(condition.amount)
                                    : QCoreApplication::translate("Drill", "every proxy takes clients");
    case DrillConditionKind::ProbeFlows:
        return QCoreApplication::translate("Drill", "messages are confirmed, with no pause over %1").arg(units::span(boundOf(condition)));
    case DrillConditionKind::ProbeComplete:
        return QCoreApplication::translate("Drill", "no confirmed message is missing for over %1 while later ones come").arg(units::span(boundOf(condition)));
    case DrillConditionKind::ProbeLatency:
        return QCoreApplication::translate("Drill", "99 of 100 messages are confirmed within %1").arg(units::span(boundOf(condition)));
    }
    return {};
}

QJsonArray toJson(const QList<DrillCondition> &conditions)
{
    QJsonArray list;
    for (const DrillCondition &condition : conditions)
        list.append(QJsonObject{{u"type"_s, toId(condition.kind)}, {u"amount"_s, condition.amount}});
    return list;
}

DrillCondition drillConditionFrom(JsonReader one)
{
    DrillCondition condition{.amount = int(one.whole("amount"_L1, 0, 3'600'000, 0))};
    if (const auto kind = drillConditionKindFromId(one.text("type"_L1)))
        condition.kind = *kind;
    else
        one.wrong("type"_L1, QCoreApplication::translate("Drill", "is no condition that is known here"));
    return condition;
}

Result<QList<DrillCondition>> drillConditionsFromJson(const QJsonArray &list)
{
    JsonReader reader(QJsonObject{{u"conditions"_s, list}});
    const auto conditions = reader.list("conditions"_L1, drillConditionFrom, mostDrillConditions);
    if (const auto trouble = reader.error())
        return std::unexpected(*trouble);
    return conditions;
}

std::optional<QString> whyNot(const DrillCondition &condition, const DrillSight &sight)
{
    switch (condition.kind) {
    case DrillConditionKind::NodesRunning:
    case DrillConditionKind::NoAlarms:
    case DrillConditionKind::NoPartitions:
        if (!sight.nodes)
            return QCoreApplication::translate("Drill", "No node can be asked: %1").arg(sight.nodes.error().message);
        return whyNotNodes(condition, *sight.nodes);
    case DrillConditionKind::QueuesAvailable:
    case DrillConditionKind::QueuesComplete:
        if (!sight.queues)
            return QCoreApplication::translate("Drill", "The queues were not asked for");
        if (!*sight.queues)
            return QCoreApplication::translate("Drill", "The queues cannot be asked for: %1").arg(sight.queues->error().message);
        return whyNotQueues(condition, **sight.queues);
    case DrillConditionKind::ProxiesServe:
        return whyNotProxies(condition, sight);
    case DrillConditionKind::ProbeFlows:
        if (!sight.silence)
            return QCoreApplication::translate("Drill", "The probe does not run");
        if (*sight.silence <= boundOf(condition))
            return std::nullopt;
        return QCoreApplication::translate("Drill", "No message has been confirmed for %1").arg(units::span(*sight.silence));
    case DrillConditionKind::ProbeComplete:
        if (!sight.silence)
            return QCoreApplication::translate("Drill", "The probe does not run");
        if (sight.overtaken <= boundOf(condition))
            return std::nullopt;
        return QCoreApplication::translate("Drill", "A confirmed message has been missing for %1, and later ones came").arg(units::span(sight.overtaken));
    case DrillConditionKind::ProbeLatency:
        if (!sight.silence)
            return QCoreApplication::translate("Drill", "The probe does not run");
        // That nothing is confirmed at all is the other condition's.
        if (!sight.latency99 || *sight.latency99 <= boundOf(condition))
            return std::nullopt;
        return QCoreApplication::translate("Drill", "Of the last messages one in a hundred waited %1 or longer for its confirm")
            .arg(units::span(*sight.latency99));
    }
    return std::nullopt;
}

QString seenNow(const DrillCondition &condition, const DrillSight &sight)
{
    const auto outOf = [](qsizetype some, qsizetype all) { return QCoreApplication::translate("Drill", "%1 of %2").arg(some).arg(all); };
    const auto namesOr = [](const QStringList &names) { return names.isEmpty() ? QCoreApplication::translate("Drill", "none") : phrases::list(names); };
    switch (condition.kind) {
    case DrillConditionKind::NodesRunning:
        return sight.nodes ? outOf(std::ranges::count_if(*sight.nodes, &NodeFigures::running), sight.nodes->size()) : QString();
    case DrillConditionKind::NoAlarms:
    case DrillConditionKind::NoPartitions: {
        if (!sight.nodes)
            return {};
        QStringList names;
        for (const NodeFigures &node : *sight.nodes) {
            if (condition.kind == DrillConditionKind::NoPartitions ? !node.partitions.isEmpty()
                                                                   : node.memoryAlarm.value_or(false) || node.diskAlarm.value_or(false))
                names.append(shortName(node.name));
        }
        return namesOr(names);
    }
    case DrillConditionKind::QueuesAvailable:
    case DrillConditionKind::QueuesComplete: {
        if (!sight.queues || !*sight.queues)
            return {};
        const auto replicated = std::ranges::count_if(**sight.queues, [](const QueueSeat &seat) { return seat.replicated() || seat.isUnplaced(); });
        return outOf(replicated - queuesThatFail(condition, **sight.queues).size(), replicated);
    }
    case DrillConditionKind::ProxiesServe: {
        QStringList counts;
        for (const auto &[name, servers] : sight.proxies)
            counts.append(servers ? u"%1 %2"_s.arg(name, QString::number(*servers)) : QCoreApplication::translate("Drill", "%1 no answer").arg(name));
        return counts.join(u", "_s);
    }
    case DrillConditionKind::ProbeFlows:
        return sight.silence ? units::span(*sight.silence) : QString();
    case DrillConditionKind::ProbeComplete:
        return !sight.silence ? QString() : sight.overtaken > Millis{0} ? units::span(sight.overtaken) : QCoreApplication::translate("Drill", "none");
    case DrillConditionKind::ProbeLatency:
        return sight.latency99 ? units::span(*sight.latency99) : QString();
    }
    return {};
}

QString describeOthersStay()
{
    return QCoreApplication::translate("Drill", "every node that no fault is made on runs");
}

bool isOfTheCutOff(const QList<NodeName> &stay, const DrillSight &sight)
{
    if (!sight.nodes || sight.toldBy.isEmpty() || stay.isEmpty() || stay.contains(sight.toldBy))
        return false;
    return std::ranges::all_of(stay, [&sight](const NodeName &name) {
        const auto row = std::ranges::find(*sight.nodes, name, &NodeFigures::name);
        return row != sight.nodes->end() && row->isCalledGone();
    });
}

std::optional<QString> whyAnotherIsGone(const QList<NodeName> &stay, const DrillSight &sight)
{
    if (isOfTheCutOff(stay, sight))
        return std::nullopt;
    QStringList gone;
    for (const auto listed = sight.nodes.value_or(QList<NodeFigures>()); const NodeFigures &row : listed) {
        if (row.isCalledGone() && stay.contains(row.name))
            gone.append(shortName(row.name));
    }
    if (gone.isEmpty())
        return std::nullopt;
    return (gone.size() == 1 ? QCoreApplication::translate("Drill", "%1 does not run either, and no fault is made on it")
                             : QCoreApplication::translate("Drill", "%1 do not run either, and no fault is made on them"))
        .arg(phrases::list(gone));
}

JudgedConditions judgeConditions(const QList<DrillCondition> &conditions, const DrillSight &sight)
{
    JudgedConditions judged;
    for (const DrillCondition &condition : conditions) {
        const std::optional<QString> why = whyNot(condition, sight);
        judged.list.append(QJsonObject{{u"type"_s, toId(condition.kind)},
                                       {u"words"_s, describe(condition)},
                                       {u"holds"_s, !why.has_value()},
                                       {u"reason"_s, why.value_or(QString())},
                                       {u"now"_s, seenNow(condition, sight)}});
        if (why)
            judged.wrong.append(*why);
    }
    return judged;
}

std::optional<QString> whyNoMajority(const QList<NodeFigures> &nodes, const QList<NodeName> &without)
{
    const auto stay = std::ranges::count_if(nodes, [&](const NodeFigures &node) { return node.running && !without.contains(node.name); });
    if (stay > nodes.size() / 2)
        return std::nullopt;
    return QCoreApplication::translate("Drill", "%1 of %2 nodes would run: no majority").arg(stay).arg(nodes.size());
}

QStringList queuesThatLoseMajority(const QList<QueueSeat> &seats, const QList<NodeName> &without)
{
    QStringList lost;
    for (const QueueSeat &seat : seats) {
        if (!seat.replicated() || std::ranges::none_of(seat.members, [&](const NodeName &member) { return without.contains(member); }))
            continue;
        const auto left = std::ranges::count_if(seat.online, [&](const NodeName &member) { return !without.contains(member); });
        if (left <= seat.members.size() / 2)
            lost.append(seat.ref.name);
    }
    return lost;
}

} // namespace warrener
