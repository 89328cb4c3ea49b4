#pragma once

#include "base/Pending.h"
#include "base/Post.h"
#include "base/WaitPool.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace warrener {

/// `co_await OffThread([…] { return value; })` computes on a thread of the global pool, which is as
/// wide as the machine has cores, and gives the value in the thread that waits. The work must not
/// touch what that thread uses, and must not wait for anything: that is WaitingThread's.
template <class Work>
class OffThread
{
public:
    explicit OffThread(Work work, QThreadPool *pool = QThreadPool::globalInstance()) : m_work(std::move(work)), m_pool(pool) {}

    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        // Everything here lives in the frame of the waiting coroutine, so it outlives the work.
        startIn(m_pool, [this, waiter] {
            m_value.emplace(m_work());
            post(m_context.get(), [waiter] { resumeLater(waiter); });
        });
    }
    auto await_resume() { return std::move(*m_value); }

private:
    Work m_work;
    QThreadPool *m_pool;
    std::optional<decltype(std::declval<Work &>()())> m_value;
    std::unique_ptr<QObject> m_context = std::make_unique<QObject>(); ///< the waiting thread's address
};

/// As OffThread, for work that mostly waits: for a broker, a host, a name, a disk, a lock. It runs in
/// the wait pool, so that it neither waits for computations nor keeps them from a processor.
template <class Work>
class WaitingThread : public OffThread<Work>
{
public:
    explicit WaitingThread(Work work) : OffThread<Work>(std::move(work), waitPool()) {}
};

/// OffThread as a task, for who is no coroutine: `QCoro::connect(computed(work), this, then)` calls
/// `then` while `this` lives.
template <class Work>
QCoro::Task<std::invoke_result_t<Work &>> computed(Work work)
{
    co_return co_await OffThread<Work>(std::move(work));
}

/// WaitingThread as a task, likewise.
template <class Work>
QCoro::Task<std::invoke_result_t<Work &>> waitedFor(Work work)
{
    co_return co_await WaitingThread<Work>(std::move(work));
}

} // namespace warrener
