#pragma once

#include "app/warrenctl/Errand.h"
#include "plan/recovery/Readiness.h"
#include "plan/recovery/RecoveryLibrary.h"

#include <QHash>
#include <QStringList>

namespace warrener::ctl {

/// What `warrenctl recovery` is told beside what all commands are told.
struct RecoveryOrder
{
    QStringList named{}; ///< ids or files of plans; of `report` a run's id
    QString version{};   ///< of an older version: its name, or its version where only one has that; empty: the newest kept
    QString node{};
    bool rehearse = false;
    QString on{}; ///< of a rehearsal: the standby, a profile's name or file; empty: at the table
    TimePoint since{};
    QString backup{};                ///< of a plan that restores: an id, or a file; empty: the newest good one
    QString folder{};                ///< the catalogue that it stands in; empty: as the profile says
    QHash<QString, QString> roles{}; ///< role's id → who has it this time
    QStringList out{};               ///< files of the report
    QString lessons{};               ///< of the report: what was learned of the run, to be kept
};

Outcome listRecovery(const Errand &errand);
Outcome showRecovery(const Errand &errand, const RecoveryOrder &order);
Outcome recoveryVersionsKept(const Errand &errand, const RecoveryOrder &order);
Outcome compareRecovery(const Errand &errand, const RecoveryOrder &order);
Outcome takeRecoveryBack(const Errand &errand, const RecoveryOrder &order);
Outcome checkRecovery(const Errand &errand, const RecoveryOrder &order);
Outcome runRecovery(const Errand &errand, const RecoveryOrder &order);
Outcome reportRecovery(const Errand &errand, const RecoveryOrder &order);

// Pure.
/// `readiness`: of each entry, in the same order.
Report recoveryListReport(const QList<RecoveryEntry> &entries, const QList<Readiness> &readiness);
Report recoveryShowReport(const RecoveryEntry &entry);
Report recoveryVersionsReport(const QString &id, const QList<RecoveryVersion> &versions);
/// Lines that an older version has and the present one has not, and the other way round.
Report recoveryDiffReport(const RecoveryVersion &older, const RecoveryEntry &present);
Report recoveryCheckReport(const QList<RecoveryEntry> &entries, const Status &together);

} // namespace warrener::ctl
