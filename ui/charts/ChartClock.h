#pragma once

#include "base/Clock.h"
#include "look/history/History.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace warrener {

class TimeChart;

/// The time axis that all charts of a page share, and the one timer that makes them draw: on a
/// tick each visible chart prepares its picture, in slices short enough that the window never
/// stalls; hidden charts do nothing until they are shown.
class ChartClock final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartClock)

public:
    explicit ChartClock(QObject *parent = nullptr);
    ~ChartClock() override;

    void setZoom(Zoom zoom);
    /// Time has gone on, or figures have come: draws anew. `poll` is how often samples come.
    void setNow(TimePoint now, Millis poll);

    /// Lays the lines of that long ago under those of now; 0: nothing.
    void setAgo(Millis ago);

    Zoom zoom() const { return m_zoom; }
    Millis ago() const { return m_ago; }
    TimePoint now() const { return m_now; }
    TimePoint from() const { return m_now - spanOf(m_zoom); }
    /// Samples further apart than this have a gap between them: two and a half intervals.
    Millis gapAfter() const { return m_poll * 5 / 2; }

    void add(TimeChart *chart);
    /// Draws every visible chart anew within the next turns of the event loop.
    void tick();
    /// The same for one chart.
    void request(TimeChart *chart);
    /// Its turn in the tick is still to come.
    bool isWaiting(const TimeChart *chart) const;

Q_SIGNALS:
    void changed(); ///< zoom, now, or what is compared with

private:
    void runSlice();

    Zoom m_zoom = Zoom::Hour1;
    TimePoint m_now{};
    Millis m_poll{5000};
    Millis m_ago{0};
    QList<QPointer<TimeChart>> m_charts;
    QList<QPointer<TimeChart>> m_waiting;
    QTimer m_timer;
};

} // namespace warrener
