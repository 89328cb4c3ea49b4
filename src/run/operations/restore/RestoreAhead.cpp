#include "run/operations/restore/RestoreAhead.h"

#include <QScopeGuard>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace warrener {

using namespace parts;

namespace {

constexpr std::chrono::seconds betweenSigns{1};

struct Batch
{
    // Handed over some at a time: a lock a message would cost more than the message.
    static constexpr qsizetype mostMessages = 256;
    static constexpr qint64 mostBytes = 1024 * 1024;

    std::vector<QueueMessage> messages{};
    qint64 bytes = 0;

    bool isFull() const { return qsizetype(messages.size()) >= mostMessages || bytes >= mostBytes; }
};

/// What was read and not taken yet, between the two threads.
class Ahead final
{
public:
    /// Of the reading thread. Waits for room.
    Status put(const QueueMessage &message)
    {
        m_filling.bytes += message.payload.size() + message.properties.size();
        m_filling.messages.push_back(message);
        return m_filling.isFull() ? handOver() : Status();
    }
    void end(const Status &outcome)
    {
        if (!m_filling.messages.empty())
            static_cast<void>(handOver());
        const std::scoped_lock lock(m_mutex);
        m_outcome = outcome;
        m_changed.notify_all();
    }

    /// Of the taking thread: false where nothing came within a while, and nothing has ended.
    bool await()
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, betweenSigns, [this] { return !m_waiting.empty() || m_outcome; });
    }
    /// Empty: that was all, and outcome() tells how it ended.
    Batch next()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.empty())
            return {};
        Batch batch = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_waitingBytes -= batch.bytes;
        m_changed.notify_all();
        return batch;
    }
    Status outcome()
    {
        const std::scoped_lock lock(m_mutex);
        return m_outcome.value_or(Status());
    }
    /// Nobody takes any more.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        m_changed.notify_all();
    }

private:
    Status handOver()
    {
        constexpr qint64 mostWaiting = 8 * Batch::mostBytes;
        constexpr size_t mostBatches = 16;
        Batch batch = std::exchange(m_filling, {});
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock,
                       [&] { return m_isClosed || m_waiting.empty() || (m_waiting.size() < mostBatches && m_waitingBytes + batch.bytes <= mostWaiting); });
        if (m_isClosed)
            return failure(ErrorKind::Cancelled, {});
        m_waitingBytes += batch.bytes;
        m_waiting.push_back(std::move(batch));
        m_changed.notify_all();
        return {};
    }

    Batch m_filling; ///< the reading thread's own
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_waiting;
    qint64 m_waitingBytes = 0;
    std::optional<Status> m_outcome;
    bool m_isClosed = false;
};

Status takeAll(Ahead &ahead, const std::function<Status(const QueueMessage &)> &take, const std::function<Status()> &meanwhile)
{
    while (true) {
        if (!ahead.await()) {
            if (const Status sign = meanwhile(); !sign)
                return sign;
            continue;
        }
        const Batch batch = ahead.next();
        if (batch.messages.empty())
            return ahead.outcome();
        for (const QueueMessage &message : batch.messages) {
            if (const Status taken = take(message); !taken)
                return taken;
        }
    }
}

} // namespace

Status parts::readAhead(const ReadMessages &read, const std::function<Status(const QueueMessage &message)> &take, const std::function<Status()> &meanwhile)
{
    Ahead ahead;
    std::jthread reading;
    try {
        reading = std::jthread([&] { ahead.end(read([&ahead](const QueueMessage &message) { return ahead.put(message); })); });
    } catch (const std::system_error &) {
        // The machine gives no thread more: one after the other then.
        return read(take);
    }
    // Before the thread is waited for, however this ends: it would wait for room for ever.
    const auto closing = qScopeGuard([&ahead] { ahead.close(); });
    return takeAll(ahead, take, meanwhile);
}

} // namespace warrener
