#pragma once

#include "base/Clock.h"
#include "record/catalogue/Manifest.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace warrener {

/// One time that a plan was gone through, or its backup restored.
struct RecoveryProof
{
    QString run{};
    TimePoint at{}; ///< its end
    Millis took{0};
    bool good = false;    ///< it ended as done
    bool atTable = false; ///< nothing was touched: it says nothing about the time that it would take

    bool operator==(const RecoveryProof &) const = default;
};

/// What is known of one scenario.
struct ReadinessFacts
{
    bool isValid = false;
    QString invalidWhy{};
    std::chrono::seconds rpo{3600}, rto{1800};
    TimePoint lastBackup{}; ///< good, and may be restored from; never: there is none
    bool backupVerified = false;
    TimePoint lastVerified{};                                ///< as `lastBackup`, of those that were read back; never: none was
    QList<std::pair<BackupPart, TimePoint>> partsVerified{}; ///< the newest good backup that was read back and holds it
    std::optional<RecoveryProof> restore{};                  ///< the last one that went well
    std::optional<RecoveryProof> run{};                      ///< the last time in earnest or on a standby
    std::optional<RecoveryProof> failed{};                   ///< the last time in earnest that failed
    std::optional<RecoveryProof> rehearsal{};                ///< the last one at the table that people have talked through
    std::optional<RecoveryProof> unattended{};               ///< the last one at the table, whether or not anybody answered
    std::optional<RecoveryProof> drill{};                    ///< the last one of this scenario
    QString drillId{};                                       ///< which one that is
    bool canBeDrilled = true;                                ///< else a run of the plan stands in for its drill
};

/// One thing that counts, and what would earn what it lacks.
struct ReadinessPoint
{
    QString id{};    ///< "plan", "backup", "restore", "rehearsal", "drill"
    QString words{}; ///< translated: how it stands
    int points = 0, most = 0;
    QString earn{};     ///< translated: what would earn the rest; empty: nothing is lacking
    bool byRun = false; ///< of a drill that cannot be: a run of the plan earns it

    bool operator==(const ReadinessPoint &) const = default;
};

struct Readiness
{
    int score = 0; ///< 0–100: the sum
    QList<ReadinessPoint> points{};
    std::optional<Millis>
        rpo{}; ///< age of the last backup that was read back; none: nobody has shown that one can be read, or it is too old or dated in the future
    QList<std::pair<BackupPart, Millis>> rpoParts{}; ///< the same of each part that one holds
    std::optional<Millis> rto{};                     ///< of the last run in earnest that went well and is not too old; none: unknown
    TimePoint rtoAt{};

    bool operator==(const Readiness &) const = default;
};

/// All scenarios of a cluster together.
struct ClusterReadiness
{
    int score = 0;                  ///< 0–100: the sum of its points
    QList<ReadinessPoint> points{}; ///< as of one scenario; each the mean, rounded
    TimePoint at{};                 ///< when it was looked at; never: not yet

    bool operator==(const ClusterReadiness &) const = default;
};

/// What is older than this counts as unknown.
inline constexpr std::chrono::days readinessAge{30};

/// Pure. Plan valid 20, backup within RPO 25 (10 of them for its having been read back), restore proven 20, run or rehearsal
/// within 30 days 25 (at the table 12; slower than RTO 15), drill passed 10 (or, where no drill makes the disaster, run within 30 days).
Readiness readinessOf(const ReadinessFacts &facts, TimePoint now);

/// Pure. `each`: of every scenario, at least one.
ClusterReadiness clusterReadinessOf(const QList<Readiness> &each, TimePoint now);

} // namespace warrener
