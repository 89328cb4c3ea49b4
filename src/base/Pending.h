#pragma once

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace warrener {

/// Resumes a coroutine from the event loop of the calling thread, never from within this call.
void resumeLater(std::coroutine_handle<> waiter);

/// A value that arrives once, for coroutines to wait for: `co_await pending`. Copies share the
/// value. Used within one thread.
template <class T>
class Pending
{
    struct State
    {
        std::optional<T> value;
        std::vector<std::coroutine_handle<>> waiters;
    };

    struct Awaiter
    {
        std::shared_ptr<State> state;

        bool await_ready() const { return state->value.has_value(); }
        void await_suspend(std::coroutine_handle<> waiter) const { state->waiters.push_back(waiter); }
        T await_resume() const { return *state->value; }
    };

public:
    bool isFinished() const { return m_state->value.has_value(); }

    /// The first value wins; later ones are dropped.
    void finish(T value) const
    {
        if (m_state->value)
            return;
        m_state->value = std::move(value);
        for (const std::coroutine_handle<> waiter : std::exchange(m_state->waiters, {}))
            resumeLater(waiter);
    }

    Awaiter operator co_await() const { return {m_state}; }

private:
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace warrener
