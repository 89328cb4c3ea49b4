// The part of TimeChart that answers mouse and keys.

#include "ui/charts/ChartClock.h"
#include "ui/charts/TimeChart.h"
#include "ui/charts/TimeCursor.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace warrener {

namespace {

/// A click this near to a line means it.
constexpr double lineReach = 8;
constexpr int bigStep = 10;

} // namespace

bool TimeChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && !m_press) {
        m_current = -1;
        m_cursor.setAt(std::nullopt);
        viewport()->update();
    }
    return QChartView::viewportEvent(event);
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF place = event->position();
    if (m_press) {
        m_dragging = m_dragging || std::abs(place.x() - *m_press) >= QApplication::startDragDistance();
        if (m_dragging) {
            const TimePoint a = timeAt(*m_press);
            const TimePoint b = timeAt(place.x());
            m_cursor.setAt(std::nullopt);
            m_cursor.setSpan(TimeSpan{.from = std::min(a, b), .to = std::max(a, b)});
        }
        return;
    }
    const bool inPlot = m_frame.plot.adjusted(-1, -4, 1, 4).contains(place);
    m_cursor.setAt(inPlot ? std::optional(timeAt(place.x())) : std::nullopt);
    const int series = seriesAt(place);
    if (series != m_current) {
        m_current = series;
        viewport()->update();
    }
    const bool opens = series >= 0 && !m_spec.series.at(series).key.subject.isEmpty();
    viewport()->setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_press = event->position().x();
    m_dragging = false;
}

void TimeChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_press)
        return event->ignore();
    m_press.reset();
    if (std::exchange(m_dragging, false))
        return;
    if (m_cursor.span()) {
        m_cursor.setSpan(std::nullopt);
        return;
    }
    activate(seriesAt(event->position()));
}

void TimeChart::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls, not the chart
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    event->setAccepted(takeKey(event->key(), event->modifiers()));
}

bool TimeChart::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int step = modifiers.testFlag(Qt::ShiftModifier) ? bigStep : 1;
    switch (key) {
    case Qt::Key_Left:
        moveCursor(-step);
        return true;
    case Qt::Key_Right:
        moveCursor(step);
        return true;
    case Qt::Key_Home:
        m_cursor.setAt(m_clock.from());
        return true;
    case Qt::Key_End:
        m_cursor.setAt(m_clock.now());
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_current >= 0 ? m_current : 0);
        return true;
    case Qt::Key_Escape:
        if (!m_cursor.at() && !m_cursor.span())
            return false;
        m_cursor.setAt(std::nullopt);
        m_cursor.setSpan(std::nullopt);
        return true;
    default:
        return false;
    }
}

void TimeChart::moveCursor(int columns)
{
    const double now = m_frame.x(m_clock.now());
    const double x = m_cursor.at() ? m_frame.x(*m_cursor.at()) + columns : now + std::min(columns, 0);
    m_cursor.setAt(timeAt(std::min(x, now)));
}

void TimeChart::moveCurrent(int rows)
{
    QList<ChartReading> order = m_readings;
    if (order.isEmpty())
        return;
    std::ranges::stable_sort(order, {}, [](const ChartReading &reading) { return reading.box.top(); });
    const auto place = std::ranges::find(order, m_current, &ChartReading::series);
    const qsizetype size = order.size();
    const qsizetype row = place == order.end() ? (rows > 0 ? 0 : size - 1) : std::clamp<qsizetype>(place - order.begin() + rows, 0, size - 1);
    m_current = order.at(row).series;
    viewport()->update();
}

int TimeChart::seriesAt(QPointF place) const
{
    for (const ChartReading &reading : m_readings) {
        if (reading.box.contains(place))
            return reading.series;
    }
    if (!m_frame.plot.contains(place))
        return -1;
    const double at = m_frame.timeAt(place.x());
    const double reach = std::max(m_frame.columnWidth(), static_cast<double>(m_clock.gapAfter().count())) / 2;
    int nearest = -1;
    double best = lineReach;
    for (qsizetype i = 0; i < m_data.size(); ++i) {
        const ChartPoint *point = m_data.at(i).pointAt(at, reach);
        const double distance = point ? std::abs(m_frame.y(point->mean) - place.y()) : lineReach + 1;
        if (distance <= best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void TimeChart::activate(int series)
{
    if (series >= 0 && series < m_spec.series.size())
        Q_EMIT seriesActivated(m_spec.series.at(series).key);
}

} // namespace warrener
