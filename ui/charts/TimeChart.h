#pragma once

#include "cluster/Event.h"
#include "look/history/History.h"
#include "ui/charts/ChartFrame.h"
#include "ui/charts/ChartLines.h"
#include "ui/charts/ChartReading.h"
#include "ui/charts/ChartSpec.h"
#include "ui/charts/ChartUnit.h"
#include "ui/charts/NiceAxis.h"
#include "ui/charts/RunShape.h"

#include <QChartView>
#include <QPixmap>

#include <optional>

namespace warrener {

class ChartClock;
class TimeCursor;

/// One chart over time: title, grid, lines with bands, limits, events, and beside the lines their
/// names and figures, of the moment under the cursor or else the latest. Everything but the
/// cursor is drawn once a tick into a picture that is kept, so pointing costs next to nothing.
class TimeChart final : public QChartView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeChart)

public:
    /// Plot area left and right of the edges, alike for all charts, so that their axes line up.
    static constexpr int plotLeft = 38;
    static constexpr int plotRight = 98;
    static constexpr int plotTop = 40;
    static constexpr int plotBottom = 23;

    /// `history`, `clock` and `cursor` outlive the chart.
    TimeChart(const History &history, ChartClock &clock, TimeCursor &cursor, QWidget *parent = nullptr);
    ~TimeChart() override;

    void setSpec(const ChartSpec &spec);
    const ChartSpec &spec() const { return m_spec; }
    void setEvents(const QList<Event> &events);

    /// The picture is out of date; it is drawn anew at the next refresh or paint.
    void markStale();
    bool isStale() const { return m_stale; }
    /// Computes now what is to be seen, and draws the picture where it is another one.
    void refresh();
    /// Moves the cursor, chooses or opens a series; false for a key that means nothing here.
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    /// Shown, and not scrolled or hidden away.
    bool isOnScreen() const;

    /// The names and figures beside the lines, in the order of the spec.
    const QList<ChartReading> &readings() const { return m_readings; }
    const ChartFrame &frame() const { return m_frame; }
    /// Unbroken lines of one series.
    int runCount(int series) const { return static_cast<int>(m_data.at(series).runs.size()); }
    /// Of the time that is compared with.
    int earlierRunCount(int series) const { return m_earlier.isEmpty() ? 0 : static_cast<int>(m_earlier.at(series).runs.size()); }
    int bandCount() const { return m_lines->bandCount(); }
    /// How often it has been computed, and how often drawn, for tests and benchmarks.
    int refreshCount() const { return m_refreshCount; }
    int pictureCount() const { return m_pictureCount; }

Q_SIGNALS:
    /// A line or its name was clicked, or chosen with Up, Down and Enter.
    void seriesActivated(const warrener::SeriesKey &key);
    void described(); ///< the accessible name or description is a new one

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void invalidate();
    ChartFrame frameNow() const;
    QSize pictureSize() const;
    QString unitText() const;
    void computeSeries();
    void fillLines();
    void drawPicture();
    void updateReadings();
    void describe();
    double readingOf(const DecimatedSeries &drawn, double latest) const;
    void tellEarlier();
    int seriesAt(QPointF place) const;
    void moveCursor(int columns);
    void moveCurrent(int rows);
    void activate(int series);
    TimePoint timeAt(double x) const;

    const History &m_history;
    ChartClock &m_clock;
    TimeCursor &m_cursor;
    ChartSpec m_spec;
    QList<Event> m_events;

    std::unique_ptr<ChartLines> m_lines;
    QList<DecimatedSeries> m_data;
    QList<DecimatedSeries> m_earlier; ///< as m_data; empty: nothing is compared with
    QList<double> m_latest;           ///< raw; NaN: no data
    ChartUnit m_unit;
    NiceAxis m_axis;
    ChartFrame m_frame;
    QList<ChartReading> m_readings;
    QPixmap m_picture;
    QList<RunShape> m_shapes; ///< in the picture
    bool m_stale = true;
    bool m_redraw = true; ///< something besides the lines has changed
    int m_refreshCount = 0;
    int m_pictureCount = 0;
    int m_current = -1;            ///< series under the pointer or chosen by keys
    std::optional<double> m_press; ///< x where the mouse button went down
    bool m_dragging = false;
};

} // namespace warrener
