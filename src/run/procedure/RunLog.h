#pragma once

#include "record/journal/Journal.h"
#include "run/procedure/RunState.h"

#include <functional>
#include <optional>

namespace warrener {

/// Where a run writes what it does before and after it does it.
class RunLog
{
public:
    virtual ~RunLog() = default;

    /// `sync`: on the disk when the task ends. Records keep the order of the calls.
    virtual QCoro::Task<Result<JournalRecord>> append(JournalRecord record, bool sync) = 0;
    /// The run as it stands written by now, whoever wrote it; nothing where what was written cannot be read here.
    /// Errors: of reading.
    virtual QCoro::Task<Result<std::optional<RunState>>> reread(QString run);
};

/// Into a cluster's journal.
class JournalLog final : public RunLog
{
public:
    explicit JournalLog(std::shared_ptr<Journal> journal) : m_journal(std::move(journal)) {}
    QCoro::Task<Result<JournalRecord>> append(JournalRecord record, bool sync) override { return m_journal->append(std::move(record), sync); }
    QCoro::Task<Result<std::optional<RunState>>> reread(QString run) override;

private:
    std::shared_ptr<Journal> m_journal;
};

/// Tells each moment before and after a synced record is written, with a number from 1: kill tests
/// end the process there. Every step acts between two of these moments.
class WatchedLog final : public RunLog
{
public:
    using Boundary = std::function<void(int number, const JournalRecord &record, bool written)>;
    WatchedLog(std::shared_ptr<RunLog> log, Boundary boundary);

    QCoro::Task<Result<JournalRecord>> append(JournalRecord record, bool sync) override;
    QCoro::Task<Result<std::optional<RunState>>> reread(QString run) override { return m_log->reread(std::move(run)); }

private:
    const std::shared_ptr<RunLog> m_log;
    const std::shared_ptr<Boundary> m_boundary;
    std::shared_ptr<int> m_count = std::make_shared<int>(0);
};

} // namespace warrener
