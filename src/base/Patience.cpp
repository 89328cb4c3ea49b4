#include "base/Patience.h"

#include <algorithm>
#include <utility>

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// A precise timer of a program that runs is never so late.
constexpr Millis lateFrom = 100ms;
/// What lies unread is read in a few turns of the event loop.
constexpr Millis longer = 500ms;

} // namespace

Patience::Patience(std::function<void()> ended) : m_ended(std::move(ended))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { ring(); });
}

void Patience::start(Millis patience)
{
    m_patience = patience;
    m_isLonger = false;
    m_since.start();
    m_timer.start(patience);
}

void Patience::stop()
{
    m_timer.stop();
}

void Patience::ring()
{
    if (!std::exchange(m_isLonger, true) && Millis{m_since.elapsed()} - m_patience >= lateFrom) {
        m_timer.start(std::min(m_patience, longer));
        return;
    }
    m_ended();
}

} // namespace warrener
