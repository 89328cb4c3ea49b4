#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <thread>

namespace warrener {

/// The longest time for which this thread's event loop did not turn because of what the thread
/// itself did or waited for. What a busy machine took is left out: the time that the thread was
/// ready and another one ran, or, in the same turn, a thread that does nothing but wake up was
/// kept from it.
class StallMeter final : public QObject
{
    Q_OBJECT

public:
    StallMeter();
    ~StallMeter() override;

    void reset();
    /// What the thread has done since the loop turned last was the test's own.
    void leaveOut();
    /// Milliseconds, at least 0; the turn that is under way counts.
    std::chrono::milliseconds longest();

private:
    void turn();

    QTimer m_timer;
    QElapsedTimer m_since;
    std::chrono::milliseconds m_waited{0};
    std::chrono::milliseconds m_longest{0};
    std::atomic<qint64> m_machine{0}; ///< ms
    std::jthread m_idler;
};

} // namespace warrener
