#pragma once

#include "look/history/History.h"

#include <QPolygonF>

#include <vector>

namespace warrener {

/// A sparkline within `box`: one polyline for each unbroken run of at most one point a pixel,
/// scaled from 0 to the highest figure (a flat 0 lies on the bottom). Empty for no samples.
std::vector<QPolygonF> sparkPath(const SeriesWindow &window, const QRectF &box, Millis gapAfter);

} // namespace warrener
