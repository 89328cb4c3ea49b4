#pragma once

#include "base/Clock.h"
#include "record/journal/Journal.h"

namespace warrener {

/// What people say to the automatic failover of a cluster, wherever it runs: notes in its journal, which
/// every console and `warrenctl watch` of the same user reads before its next round.
struct AutomaticWords
{
    bool paused = false;     ///< the last word was a pause; it may be over by now
    TimePoint pausedUntil{}; ///< never: until somebody resumes
    QString pausedBy{};
    TimePoint pauseSaidAt{};    ///< of the last pause or resume; never: none
    TimePoint acknowledgedAt{}; ///< never: nobody did
    TimePoint lastFailover{};   ///< begin of the last one that was not refused, open ones too
    TimePoint lastEndedFailover{};

    /// A failover that nobody has acknowledged.
    bool isUnacknowledged() const { return lastFailover > acknowledgedAt; }
    bool operator==(const AutomaticWords &) const = default;
};

/// Waits for the disk. Errors: Io.
Result<AutomaticWords> readAutomaticWords(const QString &journal);

/// Nothing is done by itself until then; never: until resumed. `why` may be empty.
QCoro::Task<Result<JournalRecord>> sayPause(std::shared_ptr<Journal> journal, TimePoint until, QString why, QString who);
QCoro::Task<Result<JournalRecord>> sayResume(std::shared_ptr<Journal> journal, QString why, QString who);
/// Ends the block after a failover.
QCoro::Task<Result<JournalRecord>> sayAcknowledged(std::shared_ptr<Journal> journal, QString why, QString who);

} // namespace warrener
