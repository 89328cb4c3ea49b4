#pragma once

#include "base/Pending.h"
#include "base/Post.h"

#include <QCoroTask>
#include <QObject>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace warrener {

/// `co_await InThread(there, […] { return task(…); })` begins a coroutine in the thread in which the
/// object `there` lives and gives what it returns in the thread that waits, which needs an event loop
/// too. What `work` holds is destroyed in that other thread. Where the other thread ends before the
/// coroutine does, nobody is woken: whoever ends a thread lets its work end first.
template <class Work>
class InThread
{
    using Value = typename std::decay_t<decltype(std::declval<Work &>()())>::value_type;

public:
    InThread(QObject *there, Work work) : m_there(there), m_work(std::move(work)) {}

    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        // What is waited with lives in the frame of the waiting coroutine, so it outlives the work.
        post(m_there, [this, waiter, work = std::make_shared<Work>(std::move(m_work))] { run(this, work, waiter); });
    }
    auto await_resume() { return std::move(*m_value); }

private:
    static QCoro::Task<> run(InThread *self, std::shared_ptr<Work> work, std::coroutine_handle<> waiter)
    {
        auto task = (*work)();
        self->m_value.emplace(co_await std::move(task));
        work.reset();
        post(self->m_context.get(), [waiter] { resumeLater(waiter); });
    }

    QObject *m_there;
    Work m_work;
    std::optional<Value> m_value;
    std::unique_ptr<QObject> m_context = std::make_unique<QObject>(); ///< the waiting thread's address
};

} // namespace warrener
