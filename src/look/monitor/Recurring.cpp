#include "look/monitor/Recurring.h"

#include "base/Backoff.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace warrener {

namespace {

constexpr Millis sparedFrom{1000};
constexpr Millis longestRest{60'000};

} // namespace

Recurring::Recurring(std::shared_ptr<const Clock> clock, TaskCount tasks, Question question, QObject *parent)
    : QObject(parent), m_clock(std::move(clock)), m_tasks(std::move(tasks)), m_question(std::move(question))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { ask(); });
}

void Recurring::start(Millis interval)
{
    m_interval = interval;
    m_failures = 0;
    askNow();
}

void Recurring::stop()
{
    m_interval = Millis{0};
    m_again = false;
    m_timer.stop();
}

void Recurring::setInterval(Millis interval)
{
    if (!isStarted() || interval == m_interval)
        return;
    m_interval = interval;
    if (!m_busy)
        m_timer.start(pauseAfter(true));
}

void Recurring::askNow()
{
    if (!isStarted())
        return;
    if (m_busy) {
        m_again = true;
        return;
    }
    m_timer.stop();
    ask();
}

void Recurring::hurry(Millis pause)
{
    if (m_busy)
        m_hurry = pause;
    else if (m_timer.isActive() && m_timer.remainingTimeAsDuration() > pause)
        m_timer.start(pause);
}

void Recurring::spare(Millis took)
{
    if (m_busy && took >= sparedFrom)
        m_spare = std::min(4 * took, longestRest);
}

QCoro::Task<void> Recurring::ask()
{
    const QPointer<Recurring> self(this);
    const TaskCount::Token token = m_tasks.enter();
    m_busy = true;
    m_hurry = Millis{0};
    m_spare = Millis{0};
    Q_EMIT began();
    const bool well = co_await m_question();
    if (!self)
        co_return;
    m_busy = false;
    m_failures = well ? 0 : m_failures + 1;
    if (isStarted()) {
        Millis pause = m_again ? Millis{0} : std::max(pauseAfter(well), m_spare);
        if (m_hurry > Millis{0})
            pause = std::min(pause, m_hurry);
        m_again = false;
        m_timer.start(pause);
    }
    Q_EMIT ended();
}

Millis Recurring::pauseAfter(bool well) const
{
    if (!well && m_failures > 1)
        return Backoff{.first = m_interval, .most = 2 * m_interval}.delay(m_failures, QRandomGenerator::global()->generateDouble());
    // On one grid for all, at least half an interval away.
    const Millis now = m_clock->monotonic();
    const Millis next = (now / m_interval + 1) * m_interval - now;
    return next < m_interval / 2 ? next + m_interval : next;
}

} // namespace warrener
