#pragma once

#include "record/journal/JournalRuns.h"
#include "record/paper/Paper.h"
#include "run/procedure/RunState.h"

#include <QCoroTask>
#include <QJsonObject>

#include <chrono>
#include <memory>
#include <optional>

namespace warrener {

class Journal;

/// What a run of a recovery plan, or a rehearsal, came to.
struct RecoveryReport
{
    struct Line
    {
        QString step{}, title{}, role{}; ///< `role` translated
        QString person{};                ///< who had the role this time; empty: nobody was named
        StepPhase phase = StepPhase::Pending;
        TimePoint startedAt{};
        Millis took{0}, expected{0};
        QString words{};  ///< what it came to, or why it failed or was passed by
        QString remark{}; ///< what a person said
        QStringList output{};

        /// "Ann (Operator)", or whichever of them is known.
        QString who() const;
    };
    /// What somebody decided meanwhile.
    struct Decision
    {
        TimePoint at{};
        QString who{};
        QString words{}; ///< translated
    };
    QString run{}, scenario{}, title{}, cluster{}, who{}, why{};
    QString of{}; ///< of a rehearsal on a standby: the cluster whose plan it is; `cluster` is the standby
    bool atTable = false;
    bool talkedThrough = false; ///< as wasTalkedThrough(); of a run in earnest false
    std::optional<Verdict> verdict{};
    QString error{};
    TimePoint since{}; ///< when the disaster began, else the run
    TimePoint startedAt{}, endedAt{};
    std::chrono::seconds rtoTarget{0}, rpoTarget{0};
    std::optional<Millis> rto{}; ///< measured, people's time included: from `since` until it ended as done
    std::optional<Millis> rpo{}; ///< how old the last good backup was when it began; none: there was none
    QString backup{};            ///< its id
    bool backupVerified = false;
    QList<Line> lines{};      ///< in the order in which they began, then those that did not
    QStringList deviations{}; ///< translated: what was not as planned
    QList<Decision> decisions{};
    QString lessons{};                  ///< what people learned of it, as they wrote it down; empty: nothing yet
    QString fallback{}, fallbackPlan{}; ///< what to do instead, where it failed; the plan's id may be empty

    bool isRehearsal() const { return atTable || !of.isEmpty(); }
    /// Done, and within the target.
    bool isWithinRto() const { return rto && *rto <= rtoTarget; }
};

/// What a plan that has failed says to do instead.
struct RecoveryFallback
{
    QString words{}; ///< translated
    QString plan{};  ///< id of the plan to take; may be empty

    bool operator==(const RecoveryFallback &) const = default;
};
/// None: it came to its end, goes on, was refused or rehearsed, or its document says nothing.
std::optional<RecoveryFallback> fallbackOf(const RunState &state);

/// How long the service was away by a run of a recovery plan that came to its end: people's time included, from when the disaster
/// began. None: no such run, one that did not, or a clock that was set back.
std::optional<Millis> measuredRto(const RunState &state);
/// Something was changed in it, by a step or by people: a run that skips every branch shows nothing of a recovery.
bool hasMended(const RunState &state);

/// Of the records of one run. Errors: Malformed; Usage (it is no run of a recovery plan).
Result<RecoveryReport> recoveryReportOf(const QList<JournalRecord> &records);

/// The kind of note that keeps what was learned of a run, and the newest for `run` among notes, newest first.
QString lessonsKind();
QString lessonsOf(const QList<RunSummary> &notes, const QString &run);
/// What a run of that journal came to, with what was learned of it. Blocks on the disk. Errors: the journal's; those of
/// recoveryReportOf().
Result<RecoveryReport> readRecoveryReport(const QString &journal, const QString &run);
/// Keeps them in the journal, the latest count. Errors: the journal's.
/// Of the note that noteRemark() writes.
QString remarksKind();
/// What people said at a step that asks them nothing, since the cluster itself shows when it is done. Pure; `notes` newest first.
void takeRemarks(RecoveryReport &report, const QList<RunSummary> &notes);
QCoro::Task<Result<JournalRecord>> noteRemark(std::shared_ptr<Journal> journal, QString run, QString step, QString words, QString who);
QCoro::Task<Result<JournalRecord>> noteLessons(std::shared_ptr<Journal> journal, QString run, QString lessons, QString who);

QJsonObject toJson(const RecoveryReport &report);
Paper paperOf(const RecoveryReport &report);
QString toText(const RecoveryReport &report);

} // namespace warrener
