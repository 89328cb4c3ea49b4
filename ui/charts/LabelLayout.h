#pragma once

#include <QList>

namespace warrener {

/// Where labels stand beside their lines: as near as possible to `wanted` (y of each line, any
/// order), in the lines' order from top to bottom, at least `gap` apart, within [top, bottom].
/// Where they cannot all fit, the gap shrinks evenly. Returns one y for each, in the order given;
/// lines at the same y keep the order given.
QList<double> layoutLabels(const QList<double> &wanted, double gap, double top, double bottom);

} // namespace warrener
