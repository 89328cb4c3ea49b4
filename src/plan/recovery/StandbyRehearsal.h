#pragma once

#include "cluster/ClusterProfile.h"
#include "plan/recovery/Readiness.h"
#include "plan/recovery/RecoveryDocument.h"
#include "record/journal/JournalRuns.h"
#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"
#include "run/procedure/RunState.h"

#include <QCoroTask>

#include <cstdint>
#include <optional>

namespace warrener {

// A plan of one cluster, run on another one that stands by: every step is taken, and the time that it takes is measured.

/// Plans of `of` may be rehearsed on `standby`: it is not production, and no broker, host or proxy that it names is one that
/// `of` lives on, so that whatever the plan does has no way there. By what stands in the profiles. Errors: Forbidden.
Status mayRehearseOn(const ClusterProfile &standby, const ClusterProfile &of);
/// And by what names and logins lead to: one machine that is named by its address here and by its name there is one. Asked before
/// a plan is made. A name that leads nowhere is none of either's. Errors: Forbidden, Cancelled.
QCoro::Task<Status> mayRehearseThere(ClusterProfile standby, ClusterProfile of, std::stop_token stop = {});

/// What its proxies are told reaches nobody of `of`: no server of theirs is one of its machines, by the addresses that it has. A proxy
/// that the profile of `of` does not name may carry its clients all the same. Pure. Errors: Forbidden.
Status mayTellProxies(const ClusterView &standby, const ClusterProfile &of, const QStringList &addresses);
/// It says which nodes belong to it, and its profile names all of them: a node of another cluster has not joined it, or it that one. Two
/// profiles with no address in common may be of one cluster all the same. Pure. Errors: Forbidden.
Status isClusterOfItsOwn(const ClusterView &standby);
/// Both, once the standby was looked at, with the addresses looked up; the latter where the document switches traffic at all. Errors:
/// Forbidden, Cancelled.
QCoro::Task<Status> mayRehearseAsSeen(RecoveryDocument document, ClusterView standby, ClusterProfile of, std::stop_token stop = {});

/// Of this document, on a standby with these nodes: whatever it names by itself is there. Errors: Usage.
Status mayRehearse(const RecoveryDocument &document, const ClusterProfile &standby);

/// `plan`: of planRecovery() for the standby. Its kind is standbyRunKind(), and it says whose plan it is.
Plan standbyRehearsalOf(Plan plan, const ClusterName &of);
/// Of the run itself, in the standby's journal. Another one than at the table: what was left in the middle here has steps
/// that only a console with a way to the standby can finish or take back. An empty scenario: how all of them begin.
QString standbyRunKind(const QString &scenario);
/// What a run in a journal is, by its kind.
enum class RecoveryRun : std::uint8_t { InEarnest, AtTable, OnStandby };
std::optional<RecoveryRun> recoveryRunOf(const QString &kind); ///< none: it is of no recovery plan

/// What the journal of the cluster whose plan it is keeps of a rehearsal that went well: the run itself stands in the standby's.
QString standbyRehearsalKind(); ///< of the note
struct StandbyNote
{
    ClusterName of{}; ///< in whose journal it belongs
    QString text{};
    QJsonObject json{};
};
/// None where the run is no rehearsal on a standby, did not go well, or has mended nothing.
std::optional<StandbyNote> standbyNoteOf(const RunState &run);
/// Writes it there. Errors: those of that journal.
QCoro::Task<Status> keepStandbyNote(StandbyNote note, QString who);
QJsonObject standbyRehearsalNote(const QString &scenario, const ClusterName &on, const QString &run, Millis took);
/// Of the newest of such notes of this scenario; `notes`: newest first.
std::optional<RecoveryProof> standbyRehearsal(const QList<RunSummary> &notes, const QString &scenario);

} // namespace warrener
