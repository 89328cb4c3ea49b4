#pragma once

#include "cluster/Event.h"
#include "look/history/History.h"
#include "ui/charts/ChartClock.h"
#include "ui/charts/ChartSpec.h"
#include "ui/charts/TimeCursor.h"

#include <QWidget>

class QGridLayout;

namespace warrener {

class TimeChart;

/// Charts in cards, three beside each other in a window of 1200 px and more, else two; all with
/// one time axis and one cursor.
class ChartGrid final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartGrid)

public:
    /// `history` outlives the grid.
    explicit ChartGrid(const History &history, QWidget *parent = nullptr);

    /// Charts that are there already keep their place; those no longer in the list go.
    void setSpecs(const QList<ChartSpec> &specs);
    void setEvents(const QList<Event> &events);

    ChartClock &clock() { return m_clock; }
    TimeCursor &cursor() { return m_cursor; }
    /// Null where there is no such chart.
    TimeChart *chart(const QString &id) const;
    const QList<TimeChart *> &charts() const { return m_charts; }
    int columns() const { return m_columns; }

Q_SIGNALS:
    void seriesActivated(const warrener::SeriesKey &key);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    TimeChart *makeChart();
    void arrange(int columns);

    const History &m_history;
    ChartClock m_clock;
    TimeCursor m_cursor;
    QGridLayout *m_layout;
    QList<TimeChart *> m_charts;
    QList<Event> m_events;
    int m_columns = 0;
};

} // namespace warrener
