#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>

namespace warrener {

/// Runs `work` in a thread of its own and waits for it at most `patience`, or until `stop`.
/// Nothing when `stop` came before it began, or when it did not end in time: the thread then goes on by
/// itself and its result is dropped, so `work` must own all that it touches and be bounded by itself.
/// For calls that cannot be interrupted: name look-up, rabbitmq-c's TLS handshake.
template <class Value>
std::optional<Value> abandonable(std::function<Value()> work, std::chrono::milliseconds patience, std::stop_token stop)
{
    if (stop.stop_requested())
        return std::nullopt;
    struct Shared
    {
        std::function<Value()> work;
        std::mutex mutex;
        std::condition_variable_any ready;
        std::optional<Value> value;
    };
    auto shared = std::make_shared<Shared>();
    shared->work = std::move(work);
    const auto run = [shared] {
        Value value = shared->work();
        // What the work owned ends here, not when the waiter leaves.
        shared->work = nullptr;
        const std::scoped_lock lock(shared->mutex);
        shared->value = std::move(value);
        shared->ready.notify_all();
    };
    try {
        std::thread(run).detach();
    } catch (const std::system_error &) {
        // The machine gives no thread more: then it is waited for to its own end.
        run();
    }
    std::unique_lock lock(shared->mutex);
    shared->ready.wait_for(lock, stop, patience, [&shared] { return shared->value.has_value(); });
    return std::move(shared->value);
}

} // namespace warrener
