#include "ui/charts/SparkPath.h"

#include "ui/charts/Decimate.h"

namespace warrener {

std::vector<QPolygonF> sparkPath(const SeriesWindow &window, const QRectF &box, Millis gapAfter)
{
    std::vector<QPolygonF> lines;
    const double from = static_cast<double>(window.from.time_since_epoch().count());
    const Millis span = window.step * std::ssize(window.buckets);
    if (span.count() <= 0 || box.width() < 1)
        return lines;
    const double columnWidth = static_cast<double>(span.count()) / box.width();
    const DecimatedSeries data = decimate(window, {.gapAfter = gapAfter, .columnWidth = columnWidth, .until = window.from + span});
    const double top = data.highest > 0 ? data.highest : 1;
    for (const ChartRun &run : data.runs) {
        QPolygonF line;
        for (const ChartPoint &point : run) {
            line += QPointF(box.left() + (point.at - from) / columnWidth, box.bottom() - point.mean / top * box.height());
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace warrener
