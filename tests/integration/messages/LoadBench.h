#pragma once

#include "Scene.h"

#include <QHash>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace warrener {

/// Publishers with confirms and consumers on queues of their own, who note when each message was sent, confirmed
/// and acknowledged, by the clock that all test hosts share.
class LoadBench final
{
public:
    struct Times
    {
        qint64 published = -1;    ///< ms since the epoch, before it was sent
        qint64 confirmed = -1;    ///< when the confirm was read
        qint64 acknowledged = -1; ///< before the acknowledgement was sent
    };

    /// One publisher and one consumer a queue, `rate` messages a second in all; `endpoints` are taken in turn.
    LoadBench(const Scene &scene, QStringList queues, int rate, QStringList hosts);
    ~LoadBench();

    /// Confirmed so far, in all.
    qint64 confirmed() const { return m_confirmed; }
    qint64 acknowledged() const { return m_acknowledged; }
    /// Ends publishing and consuming.
    void stop();
    /// How much longer than it asked for a thread slept at worst, that did nothing but sleep for a millisecond at a
    /// time, ms: what the machine itself makes wait. Times of brokers mean something only where that is little.
    qint64 longestStall() const { return m_longestStall; }

    /// What is wrong with what a snapshot saw of the queue; empty: nothing. After stop().
    QString complaint(qsizetype queue, const SeenQueue &seen) const;

private:
    struct Lane
    {
        QString queue;
        std::vector<Times> times;
    };

    void publish(Lane &lane, double rate, const QStringList &hosts, const std::stop_token &stop);
    bool isDue(Lane &lane, size_t number);
    void consume(Lane &lane, const QStringList &hosts, const std::stop_token &stop);

    const Scene &m_scene;
    std::mutex m_mutex; ///< over the lanes' times
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::atomic<qint64> m_confirmed{0};
    std::atomic<qint64> m_acknowledged{0};
    std::atomic<qint64> m_longestStall{0};
    std::vector<std::jthread> m_threads;
};

} // namespace warrener
