#pragma once

#include "base/Clock.h"

#include <QRectF>

namespace warrener {

/// Where time and figures lie on one chart.
struct ChartFrame
{
    QRectF plot;     ///< pixels of the widget
    double from = 0; ///< ms since the epoch at plot.left()
    double to = 1;   ///< at plot.right()
    double top = 1;  ///< raw figure at plot.top(); 0 is at plot.bottom()

    double x(double at) const { return plot.left() + (at - from) / (to - from) * plot.width(); }
    double x(TimePoint at) const { return x(static_cast<double>(at.time_since_epoch().count())); }
    double y(double raw) const { return plot.bottom() - raw / top * plot.height(); }
    double timeAt(double x) const { return from + (x - plot.left()) / plot.width() * (to - from); }
    /// ms that one pixel column stands for.
    double columnWidth() const { return (to - from) / plot.width(); }

    bool operator==(const ChartFrame &) const = default;
};

} // namespace warrener
