#pragma once

#include "base/Pending.h"

#include <QObject>
#include <QThreadPool>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace warrener {

/// `co_await OffThread([…] { return value; })` runs the work on a thread of the global pool and
/// gives its value in the thread that waits. The work must not touch what that thread uses. Work
/// that mostly waits wants a pool of its own, or a few of them fill the global one.
template <class Work>
class OffThread
{
public:
    explicit OffThread(Work work, QThreadPool *pool = QThreadPool::globalInstance()) : m_work(std::move(work)), m_pool(pool) {}

    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        // Everything here lives in the frame of the waiting coroutine, so it outlives the work.
        m_pool->start([this, waiter] {
            m_value.emplace(m_work());
            QMetaObject::invokeMethod(m_context.get(), [waiter] { resumeLater(waiter); }, Qt::QueuedConnection);
        });
    }
    auto await_resume() { return std::move(*m_value); }

private:
    Work m_work;
    QThreadPool *m_pool;
    std::optional<decltype(std::declval<Work &>()())> m_value;
    std::unique_ptr<QObject> m_context = std::make_unique<QObject>(); ///< the waiting thread's address
};

} // namespace warrener
