#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "run/procedure/Step.h"

#include <functional>

namespace warrener {

/// A rule that is asked before a run begins. Its operation's error is the reason for a refusal.
struct Guard
{
    QString id{};    ///< "no-other-run"
    QString words{}; ///< translated: "Quorum stays"
    Call act{};
    bool overridable = true;
    /// It speaks of what force would do ("what is well is not rebuilt"): whoever finishes a run of which no step by force is left
    /// need not ask it, since the run itself may have ended what it asks for.
    bool ofForceAlone = false;
    QJsonObject other{};

    bool operator==(const Guard &) const = default;
};

/// Which lease a run of the plan takes, and whom it asks for it.
struct LeaseNeed
{
    enum class Kind : std::uint8_t {
        Normal,    ///< of this machine and of the cluster, before anything is done
        Emergency, ///< the cluster may not be able to give one now: see EmergencyLease
        Beside,    ///< of this machine alone, and one of its own: what runs so changes nothing that others' runs rest on,
                   ///< and must keep no failover waiting (a backup)
    };

    Kind kind = Kind::Normal;
    QList<NodeName> prefer{}; ///< asked first: they are to stay
    QList<NodeName> avoid{};  ///< asked last; in an emergency not at all, since they cost the run their time-out

    bool operator==(const LeaseNeed &) const = default;
};

QString toId(LeaseNeed::Kind kind); ///< "normal", "emergency", "beside"

/// Everything that changes the world, as plain data: it can be shown, saved, run, and finished or
/// undone by another process.
struct Plan
{
    QString id{};
    QString kind{};    ///< "switchover", "failback", "rebalance"…: for run ids, filters and scripts; nothing interprets it
    QString label{};   ///< translated: the kind of work in a word or two, for lists: "Switchover"
    QString command{}; ///< the word of warrenctl that makes such plans and runs them: "failover"; empty: not known
    QString title{};   ///< translated
    QString why{};
    ClusterName cluster{};
    Environment environment = Environment::Production;
    QString profileDigest{}; ///< of the profile that the plan was made for
    TimePoint createdAt{};
    LeaseNeed lease{};                         ///< of a plan of an older Warrener: the normal one, of anybody
    QString page = QStringLiteral("failover"); ///< id of the window's page that shows its run
    NodeName leavesOut{};                      ///< stays out of service after a run that went well: a failback is due; may be empty
    bool harmlessToFinish = false;             ///< also days later: recovery may recommend it, however old the run is
    bool onlyWhole = false;                    ///< its rest alone is worth nothing (a drill): a run that was left is taken back, never finished
    /// A pause is waited out before the first force and after everything was taken back, never between: somebody must look.
    bool watchedThroughout = false;
    NodeName fences{};         ///< whom a run of the plan may put an end to by force; may be empty
    bool keepsOnHosts = false; ///< its undo needs what its steps have moved aside on hosts: nobody removes that before its run has ended
    QList<Guard> guards{};
    QList<Step> steps{};  ///< one after the other
    QString afterwards{}; ///< translated: how things stand then
    QJsonObject facts{};  ///< what the planner knew and a page wants to show: "from", "to"…
    QJsonObject other{};  ///< keys of a newer Warrener, kept as they came

    bool operator==(const Plan &) const = default;

    /// At any depth; null where there is none.
    const Step *step(const QString &id) const;
};

/// Calls `visit` for each step in the plan's order, a group before its members; `depth` 0….
void eachStep(const QList<Step> &steps, const std::function<void(const Step &, int depth)> &visit, int depth = 0);

/// The sum of what is expected, the longest branch of what runs side by side.
Millis expectedDuration(const QList<Step> &steps);
/// The same of the time-outs, retries and their pauses included: at most that long.
Millis longestDuration(const QList<Step> &steps);

/// SHA-256 of the profile's JSON, 64 hex digits.
QString digestOf(const ClusterProfile &profile);

/// A key of `facts`, and what it says of a plan that people only talk through: nothing of it measures how long anything takes.
inline constexpr QLatin1StringView rehearsalKey("rehearsal");
inline constexpr QLatin1StringView tableTop("table-top");
bool isAtTable(const Plan &plan);

/// What a runner would trip over: ids twice or missing, steps without an operation, an action that
/// is tried again although nobody can tell whether it took effect. Errors: Malformed, naming it.
Status checkPlan(const Plan &plan);

QJsonObject toJson(const Plan &plan);
/// Unknown keys are kept, missing ones take defaults, wrong types and values out of range are an
/// Error that names the key. At most 1,000 steps, groups at most 8 deep. The plan is checked too.
Result<Plan> planFromJson(const QJsonObject &json);
/// The same from a file's bytes, at most 4 MiB.
Result<Plan> planFromText(const QByteArray &bytes);

} // namespace warrener
