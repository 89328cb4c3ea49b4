#pragma once

#include "plan/recovery/RecoveryDocument.h"
#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

#include <QHash>

namespace warrener {

/// The newest backup that can be restored from.
struct RecoveryPoint
{
    QString id{};
    TimePoint at{};
    bool verified = false; ///< read back since
    QString cluster{};     ///< whose it is; empty: not known
    bool isNamed = false;  ///< a person named it: it need not be the newest

    bool operator==(const RecoveryPoint &) const = default;
};

struct RecoveryWish
{
    NodeName node{}; ///< empty: those that do not serve
    QString why{};
    TimePoint since{}; ///< when the disaster began; never: not known, the run's start counts
    std::optional<RecoveryPoint> backup{};
    QHash<QString, QString> roles{};    ///< role's id → who has it this time
    QHash<QString, QString> outcomes{}; ///< of a rehearsal: step → the outcome that it takes for granted, in place of the document's
    QList<Step> restore{};              ///< of a document that restores a backup: the steps, as the planner of restores made them
};

/// "recovery-single-node-failure", and of rehearsals "rehearsal-…": what journals are asked for.
QString recoveryKind(const QString &scenario, bool rehearsal);

/// One of its steps restores a backup.
bool restoresBackup(const RecoveryDocument &document);

/// The document as a plan for this cluster as it is. Pure. Errors: those of affectedNodes() and of the steps' builders; Usage.
Result<Plan> planRecovery(const RecoveryDocument &document, const ClusterView &view, const RecoveryWish &wish);

/// The keys of a step's `other` that a recovery plan adds.
namespace recoveryKey {
inline constexpr QLatin1StringView role("role");           ///< id of who answers for it
inline constexpr QLatin1StringView rehearsed("rehearsed"); ///< outcome that a rehearsal takes for granted
inline constexpr QLatin1StringView byPeople("byPeople");   ///< true: it waits for what people do, as its instructions say
} // namespace recoveryKey

} // namespace warrener
