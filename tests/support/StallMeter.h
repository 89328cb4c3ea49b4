#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace warrener {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WARRENER_IS_SANITIZED
#endif
#endif
/// No turn of a window's event loop takes longer. A sanitizer's program works several times as long at each thing, and is not measured.
#ifdef WARRENER_IS_SANITIZED
inline constexpr std::chrono::milliseconds longestTurn{500};
#else
inline constexpr std::chrono::milliseconds longestTurn{50};
#endif

/// The longest time for which this thread's event loop did not turn because of what the thread
/// itself did or waited for. What a busy machine took is left out: the time that the thread was
/// ready and another one ran, or, in the same turn, a thread that does nothing but wake up was
/// kept from it. So is what the thread worked while a window was drawn: without a graphics card that
/// depends on the machine, and is told apart. What drawing waits for counts.
class StallMeter final : public QObject
{
    Q_OBJECT

public:
    StallMeter();
    ~StallMeter() override;

    void reset();
    /// Milliseconds, at least 0; the turn that is under way counts.
    std::chrono::milliseconds longest();
    /// What the thread itself worked for the longest drawing of a window.
    std::chrono::milliseconds longestDrawing() const { return std::chrono::duration_cast<std::chrono::milliseconds>(m_longestDrawing); }
    /// What longest() stays under: 50 ms. The longest drawing of the same run tells how fast this machine is meanwhile: where it alone takes
    /// more than a fifth of that, the bound is five of it.
    std::chrono::milliseconds allowed() const { return std::max(std::chrono::milliseconds{50}, 5 * longestDrawing()); }
    /// Both, for whoever reads the test's output.
    QByteArray told();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void turn();

    QTimer m_timer;
    QElapsedTimer m_since;
    std::chrono::milliseconds m_waited{0};
    std::chrono::milliseconds m_longest{0};
    std::chrono::microseconds m_drawn{0}; ///< of the turn that is under way
    std::chrono::microseconds m_longestDrawing{0};
    bool m_isDrawing = false;
    std::atomic<qint64> m_machine{0}; ///< ms
    std::jthread m_idler;
};

} // namespace warrener
