#pragma once

#include "base/JsonReader.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "run/operations/ClusterFacts.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <cstdint>
#include <optional>

namespace warrener {

/// What a drill's hypothesis and its conditions to break off are made of.
enum class DrillConditionKind : std::uint8_t {
    NodesRunning,    ///< at least `amount` nodes run, as the cluster says; 0: all
    NoAlarms,        ///< no node has a memory or disk alarm
    NoPartitions,    ///< no node has parted from another
    QueuesAvailable, ///< every replicated queue has a leader, and a majority of its members is online
    QueuesComplete,  ///< every member of every replicated queue is online
    ProxiesServe,    ///< every proxy answers and has at least `amount` servers that take clients; 0: one
    ProbeFlows,      ///< the probe's messages have been confirmed within the last `amount` ms
    ProbeComplete,   ///< no confirmed message of the probe has been missing for longer than `amount` ms while later ones came
    ProbeLatency,    ///< 99 of 100 of the probe's messages of the last seconds were confirmed within `amount` ms
};

/// The probe knows it, many times a second; all else is asked of the cluster.
inline bool isOfProbe(DrillConditionKind kind)
{
    return kind == DrillConditionKind::ProbeFlows || kind == DrillConditionKind::ProbeComplete || kind == DrillConditionKind::ProbeLatency;
}

QString toId(DrillConditionKind kind); ///< "nodes-running"…
std::optional<DrillConditionKind> drillConditionKindFromId(const QString &id);
QList<DrillConditionKind> drillConditionKinds();

struct DrillCondition
{
    DrillConditionKind kind = DrillConditionKind::NodesRunning;
    int amount = 0;

    bool operator==(const DrillCondition &) const = default;
};

/// Of one of the probe's: the time that it bounds, its usual one where none is said.
Millis boundOf(const DrillCondition &condition);
QString describe(const DrillCondition &condition); ///< translated: "all nodes run"
QJsonArray toJson(const QList<DrillCondition> &conditions);
constexpr qsizetype mostDrillConditions = 40;
DrillCondition drillConditionFrom(JsonReader one); ///< what is wrong in it is wrong in the whole
/// Errors: Malformed.
Result<QList<DrillCondition>> drillConditionsFromJson(const QJsonArray &list);

/// What was seen at one moment; what could not be asked has an error.
struct DrillSight
{
    Result<QList<NodeFigures>> nodes{QList<NodeFigures>()};
    NodeName toldBy{};                                ///< whose word `nodes` is; empty: nobody knows
    std::optional<Result<QList<QueueSeat>>> queues{}; ///< none: not asked for
    QList<std::pair<QString, Result<int>>> proxies{}; ///< servers that take clients, by proxy
    std::optional<Millis> silence{};                  ///< of the probe; none: it does not run
    Millis overtaken{0};                              ///< of the probe: for how long the first missing message has been overtaken
    std::optional<Millis> latency99{};                ///< of the probe; none: nothing was confirmed of late
};

/// Translated: why the condition does not hold; none: it does. What is not known does not hold.
std::optional<QString> whyNot(const DrillCondition &condition, const DrillSight &sight);

/// What the nodes are said to be is the word of one with a fault that calls all of the others, `stay`, gone: it may be cut off from them,
/// and is no witness of them.
bool isOfTheCutOff(const QList<NodeName> &stay, const DrillSight &sight);
/// Translated: which of these, on which no fault is made, the cluster calls gone; none: it calls none of them so. Nobody's word is no
/// word against them, nor that of who is cut off.
std::optional<QString> whyAnotherIsGone(const QList<NodeName> &stay, const DrillSight &sight);
/// Translated, as describe(): that rule, which every drill has.
QString describeOthersStay();

/// How several conditions are at one moment.
struct JudgedConditions
{
    QJsonArray list{};   ///< {"type", "words", "holds", "reason", "now"} each, in their order
    QStringList wrong{}; ///< whyNot() of those that do not hold
};
JudgedConditions judgeConditions(const QList<DrillCondition> &conditions, const DrillSight &sight);

/// Translated, a few words: what of it was seen, whether it holds or not ("3 of 3", "none"). Empty: not known.
QString seenNow(const DrillCondition &condition, const DrillSight &sight);

/// Translated: why the nodes that run would be no majority without these; none: they would. Who does not run counts among
/// all, and never among those that stay. Pure.
std::optional<QString> whyNoMajority(const QList<NodeFigures> &nodes, const QList<NodeName> &without);

/// Replicated queues that would have no majority without these nodes, by name. Pure.
QStringList queuesThatLoseMajority(const QList<QueueSeat> &seats, const QList<NodeName> &without);

} // namespace warrener
