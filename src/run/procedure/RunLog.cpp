#include "run/procedure/RunLog.h"

namespace warrener {

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
