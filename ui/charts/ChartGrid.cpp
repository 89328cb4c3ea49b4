#include "ui/charts/ChartGrid.h"

#include "ui/charts/ChartCard.h"
#include "ui/charts/TimeChart.h"

#include <QGridLayout>
#include <QResizeEvent>

#include <algorithm>

namespace warrener {

namespace {

constexpr int cardGap = 12;
constexpr int wideWindow = 1200;

} // namespace

ChartGrid::ChartGrid(const History &history, QWidget *parent) : QWidget(parent), m_history(history), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(cardGap);
}

void ChartGrid::setSpecs(const QList<ChartSpec> &specs)
{
    QList<TimeChart *> charts;
    for (const ChartSpec &spec : specs) {
        TimeChart *chart = this->chart(spec.id);
        if (chart)
            m_charts.removeOne(chart);
        else
            chart = makeChart();
        chart->setSpec(spec);
        charts += chart;
    }
    for (TimeChart *chart : std::as_const(m_charts))
        chart->parentWidget()->deleteLater();
    const bool same = m_charts.isEmpty() && charts.size() == m_layout->count();
    m_charts = charts;
    if (!same)
        arrange(std::max(1, m_columns));
}

void ChartGrid::setEvents(const QList<Event> &events)
{
    m_events = events;
    for (TimeChart *chart : std::as_const(m_charts))
        chart->setEvents(events);
}

TimeChart *ChartGrid::chart(const QString &id) const
{
    const auto found = std::ranges::find_if(m_charts, [&](const TimeChart *chart) { return chart->spec().id == id; });
    return found == m_charts.end() ? nullptr : *found;
}

TimeChart *ChartGrid::makeChart()
{
    auto *chart = new TimeChart(m_history, m_clock, m_cursor);
    new ChartCard(chart, this);
    chart->setEvents(m_events);
    connect(chart, &TimeChart::seriesActivated, this, &ChartGrid::seriesActivated);
    return chart;
}

void ChartGrid::resizeEvent(QResizeEvent *event)
{
    const int columns = window()->width() >= wideWindow ? 3 : 2;
    if (columns != m_columns)
        arrange(columns);
    QWidget::resizeEvent(event);
}

void ChartGrid::arrange(int columns)
{
    m_columns = columns;
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    for (int i = 0; i < m_layout->rowCount(); ++i)
        m_layout->setRowStretch(i, 0);
    for (int i = 0; i < m_layout->columnCount(); ++i)
        m_layout->setColumnStretch(i, 0);
    int index = 0;
    for (TimeChart *chart : std::as_const(m_charts)) {
        m_layout->addWidget(chart->parentWidget(), index / columns, index % columns);
        m_layout->setRowStretch(index / columns, 1);
        m_layout->setColumnStretch(index % columns, 1);
        ++index;
    }
}

} // namespace warrener
