#pragma once

#include "record/journal/JournalRecord.h"
#include "record/journal/PersonsTime.h"
#include "run/procedure/Plan.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace warrener {

/// How far a step is, by its records.
enum class StepPhase : std::uint8_t {
    Pending,
    Running, ///< begun; after a crash: nobody knows whether it took effect
    Done,
    Failed,
    Skipped,
    Undoing, ///< its undo has begun; after a crash it is done again
    Undone,
    UndoFailed,
};

/// How far a run is; how it ended is its verdict.
enum class RunPhase : std::uint8_t { NotStarted, Running, Paused, Undoing, Ended };

/// How a run ended.
enum class Verdict : std::uint8_t {
    Done,           ///< every step
    Partly,         ///< to the end, but steps that may fail did
    Failed,         ///< stopped at a step; what was done stays done
    Undone,         ///< stopped, and everything that can be undone was
    UndoIncomplete, ///< stopped, and an undo failed too or had to leave something: somebody must look
    Refused,        ///< by a guard rule or the lease; nothing was done
    Aborted,        ///< by a person, who wanted nothing undone
};

/// A key of the record of an answer, true: nobody was there, and it was taken for granted.
inline constexpr QLatin1StringView simulatedAnswerKey("simulated");

/// What the records tell of one step, over all its attempts.
struct StepState
{
    StepPhase phase = StepPhase::Pending;
    TimePoint startedAt{};
    TimePoint endedAt{};
    int attempts = 0;
    bool noEffect = false; ///< failed or undone without having changed anything, surely
    QJsonObject kept{};
    QJsonObject result{};
    QString words{};      ///< the error, the reason, or the latest progress
    double progress = -1; ///< 0–1; negative: unknown
    bool asks = false;    ///< waits for a person
    QStringList output{}; ///< the last 200 lines
    QString answeredBy{}; ///< who said yes or no last; empty: nobody did, or an answer was taken for granted
    QString remark{};     ///< what they said with it
    QStringList left{};   ///< by its undo, which must not take it back

    bool operator==(const StepState &) const = default;
};

/// In the answer of an undo: what it has left, since somebody uses it or has changed it.
inline constexpr QLatin1StringView notTakenBackKey{"notTakenBack"};

/// Nothing is left to do of the step: done, skipped, or failed where that is allowed.
bool isOver(const Step &step, const StepState &state);
/// Begun, and nobody has said yet whether it changed something.
bool isUnclear(const Step &step, const StepState &state);

/// A run as its records tell it: the same value live, after a crash and years later.
struct RunState
{
    QString run{};
    Plan plan{};
    RunPhase phase = RunPhase::NotStarted;
    std::optional<Verdict> verdict{};
    QString who{};
    QString error{};         ///< why it did not end as Done
    QString leaseAt{};       ///< where the lease is held; empty: not held
    bool undoWanted = false; ///< undoing had begun, or was asked for
    TimePoint startedAt{};
    TimePoint endedAt{};
    PersonsTime persons{};
    TimePoint lastAt{};  ///< of the latest record that said something
    QStringList order{}; ///< steps as they began; without groups

    QHash<QString, StepState> steps{};

    /// What was done is being taken back, or will be.
    bool isUndoing() const { return !verdict && (undoWanted || phase == RunPhase::Undoing); }
    /// How long it took, or has taken until `now` where it has not ended; what it waited for a person is left out.
    Millis took(TimePoint now = {}) const;
    StepState step(const QString &id) const { return steps.value(id); }
    /// Takes the next record. Records that say nothing about the run's state are passed over.
    void apply(const JournalRecord &record);

    bool operator==(const RunState &) const = default;
};

/// From readRun(). Errors: Malformed (no plan in it, or one that cannot be read).
Result<RunState> runStateFrom(const QList<JournalRecord> &records);

QString toId(StepPhase phase);     ///< "pending", "running", "done", "failed", "skipped", "undoing", "undone", "undo-failed"
QString toId(Verdict verdict);     ///< "done", "partly", "failed", "undone", "undo-incomplete", "refused", "aborted"
QString describe(Verdict verdict); ///< translated
std::optional<Verdict> verdictFromId(const QString &id);

} // namespace warrener
