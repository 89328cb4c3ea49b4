#pragma once

#include "base/Clock.h"
#include "record/journal/Journal.h"

#include <optional>

namespace warrener {

/// What people say to the automatic failover of a cluster, wherever it runs: notes in its journal, which
/// every console and `warrenctl watch` of the same user reads before its next round.
struct AutomaticWords
{
    bool paused = false;     ///< the last word was a pause; it may be over by now
    TimePoint pausedUntil{}; ///< never: until somebody resumes
    QString pausedBy{}, pausedWhy{};
    /// The word before the last one, where that was a pause too.
    struct Replaced
    {
        TimePoint until{}; ///< never: until somebody resumes
        QString who{}, why{};

        bool operator==(const Replaced &) const = default;
    };
    std::optional<Replaced> replaced{};

    // Each time has the number in the journal beside it, 0 where there is none. What was said or done later
    // has the greater number. Times are for people, and for how long ago it was; never for the order, since
    // clocks are set back.
    TimePoint pauseSaidAt{}; ///< of the last pause or resume; never: none
    qint64 pauseNumber = 0;
    TimePoint acknowledgedAt{}; ///< of the last one; never: nobody did
    qint64 acknowledgedNumber = 0;
    TimePoint lastFailover{}; ///< begin of the last run that may fence and was not refused, open ones too
    qint64 lastFailoverNumber = 0;
    TimePoint lastEndedFailover{};
    qint64 lastEndedNumber = 0;

    /// A failover that nobody has acknowledged.
    bool isUnacknowledged() const { return lastFailoverNumber > acknowledgedNumber; }
    /// The same of those that have ended: a run that asks is open itself.
    bool isEndedUnacknowledged() const { return lastEndedNumber > acknowledgedNumber; }
    bool operator==(const AutomaticWords &) const = default;
};

/// Waits for the disk. Errors: Io.
Result<AutomaticWords> readAutomaticWords(const QString &journal);

/// Nothing is done by itself until then; never: until resumed. `why` may be empty.
QCoro::Task<Result<JournalRecord>> sayPause(std::shared_ptr<Journal> journal, TimePoint until, QString why, QString who);
QCoro::Task<Result<JournalRecord>> sayResume(std::shared_ptr<Journal> journal, QString why, QString who);
/// Ends the block after a failover.
QCoro::Task<Result<JournalRecord>> sayAcknowledged(std::shared_ptr<Journal> journal, QString why, QString who);

/// That it is armed, or is not any more, for whoever asks later why nothing was done. `why`: translated, of a
/// loss that nobody wanted; empty: a person did it, or the profile wishes it.
/// The note names this process, so that a later one can tell whether it is gone.
QCoro::Task<Result<JournalRecord>> sayArmed(std::shared_ptr<Journal> journal, bool armed, QString why, QString who);

/// Armed, and nobody has disarmed it since.
struct LeftArmed
{
    QString who{};
    TimePoint at{};

    bool operator==(const LeftArmed &) const = default;
};
/// Where the last one who armed it is gone without disarming it: it crashed, was killed, or its machine went down.
/// Waits for the disk. Errors: Io.
Result<std::optional<LeftArmed>> readLeftArmed(const QString &journal);

} // namespace warrener
