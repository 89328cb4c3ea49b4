#include "run/procedure/RunLog.h"

#include "base/OffThread.h"
#include "record/journal/JournalRuns.h"

namespace warrener {

QCoro::Task<Result<std::optional<RunState>>> RunLog::reread(QString)
{
    co_return std::optional<RunState>();
}

QCoro::Task<Result<std::optional<RunState>>> JournalLog::reread(QString run)
{
    const QString path = m_journal->path();
    const auto work = [path, run]() -> Result<std::optional<RunState>> {
        const Result<QList<JournalRecord>> records = readRun(path, run);
        if (!records)
            return std::unexpected(records.error());
        Result<RunState> state = runStateFrom(*records);
        if (!state)
            return std::unexpected(state.error());
        return std::optional(*std::move(state));
    };
    co_return co_await WaitingThread(work);
}

WatchedLog::WatchedLog(std::shared_ptr<RunLog> log, Boundary boundary) : m_log(std::move(log)), m_boundary(std::make_shared<Boundary>(std::move(boundary))) {}

QCoro::Task<Result<JournalRecord>> WatchedLog::append(JournalRecord record, bool sync)
{
    const auto log = m_log;
    const auto boundary = m_boundary;
    const auto count = m_count;
    if (sync)
        (*boundary)(++*count, record, false);
    const Result<JournalRecord> written = co_await log->append(std::move(record), sync);
    if (sync && written)
        (*boundary)(++*count, *written, true);
    co_return written;
}

} // namespace warrener
