#include "ui/charts/ChartClock.h"

#include "ui/charts/TimeChart.h"

#include <QElapsedTimer>

namespace warrener {

namespace {

// A sixth of the longest stall that the window may show (50 ms): one chart may still be over it.
constexpr qint64 sliceMs = 8;

} // namespace

ChartClock::ChartClock(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ChartClock::runSlice);
}

ChartClock::~ChartClock() = default;

void ChartClock::setZoom(Zoom zoom)
{
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    Q_EMIT changed();
    tick();
}

void ChartClock::setAgo(Millis ago)
{
    if (ago == m_ago)
        return;
    m_ago = ago;
    Q_EMIT changed();
    tick();
}

void ChartClock::setNow(TimePoint now, Millis poll)
{
    m_now = now;
    m_poll = poll;
    Q_EMIT changed();
    tick();
}

void ChartClock::add(TimeChart *chart)
{
    m_charts.append(chart);
}

void ChartClock::tick()
{
    m_charts.removeIf([](const QPointer<TimeChart> &chart) { return chart.isNull(); });
    for (const QPointer<TimeChart> &chart : std::as_const(m_charts))
        chart->markStale();
    m_waiting = m_charts;
    m_timer.start();
}

void ChartClock::request(TimeChart *chart)
{
    if (!m_waiting.contains(chart))
        m_waiting.append(chart);
    m_timer.start();
}

bool ChartClock::isWaiting(const TimeChart *chart) const
{
    return m_waiting.contains(chart);
}

void ChartClock::runSlice()
{
    QElapsedTimer spent;
    spent.start();
    while (!m_waiting.isEmpty() && spent.elapsed() < sliceMs) {
        const QPointer<TimeChart> chart = m_waiting.takeFirst();
        if (chart && chart->isStale() && chart->isOnScreen())
            chart->refresh();
    }
    if (!m_waiting.isEmpty())
        m_timer.start();
}

} // namespace warrener
