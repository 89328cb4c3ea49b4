#include "ui/charts/RunShape.h"

#include <algorithm>
#include <cmath>

namespace warrener {

namespace {

/// In pixels, across; a lone sample has no line, a dash keeps it visible.
constexpr double loneDash = 1.5;
constexpr double visibleMove = 0.5;

bool alike(const QList<QPointF> &before, const QList<QPointF> &now, const ChartFrame &frame)
{
    return std::ranges::equal(before, now, [&](QPointF a, QPointF b) {
        return std::abs(a.x() - b.x()) * frame.plot.width() < visibleMove && std::abs(a.y() - b.y()) * frame.plot.height() < visibleMove;
    });
}

} // namespace

RunShape shapeOf(int series, const ChartRun &run, const ChartFrame &frame)
{
    RunShape shape{.series = series, .line = {}, .upper = {}, .lower = {}};
    const auto size = static_cast<qsizetype>(run.size());
    shape.line.reserve(size);
    shape.upper.reserve(size);
    shape.lower.reserve(size);
    // A band thinner than its line would only cost time.
    const double visible = frame.top / frame.plot.height();
    for (const ChartPoint &point : run) {
        const double x = (point.at - frame.from) / (frame.to - frame.from);
        const bool several = point.samples > 1 && point.max - point.min > visible;
        shape.hasBand = shape.hasBand || several;
        shape.line.emplaceBack(x, point.mean / frame.top);
        shape.upper.emplaceBack(x, (several ? point.max : point.mean) / frame.top);
        shape.lower.emplaceBack(x, (several ? point.min : point.mean) / frame.top);
    }
    if (size == 1) {
        const QPointF half(loneDash / 2 / frame.plot.width(), 0);
        for (QList<QPointF> *points : {&shape.line, &shape.upper, &shape.lower}) {
            const QPointF only = points->constFirst();
            *points = {only - half, only + half};
        }
    }
    return shape;
}

bool looksAlike(const QList<RunShape> &before, const QList<RunShape> &now, const ChartFrame &frame)
{
    return std::ranges::equal(before, now, [&](const RunShape &a, const RunShape &b) {
        return a.series == b.series && a.isEarlier == b.isEarlier && a.hasBand == b.hasBand && alike(a.line, b.line, frame)
               && (!a.hasBand || (alike(a.upper, b.upper, frame) && alike(a.lower, b.lower, frame)));
    });
}

} // namespace warrener
