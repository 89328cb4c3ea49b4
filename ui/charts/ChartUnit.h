#pragma once

#include "ui/charts/ChartSpec.h"

#include <QStringList>

#include <functional>

namespace warrener {

/// The unit in which one chart is drawn at one moment.
struct ChartUnit
{
    ChartFormat format = ChartFormat::Count;
    double divisor = 1; ///< raw figure / divisor = what is written
    QString word;       ///< "GiB", "thousands"; empty: the spec's own unit says it

    bool operator==(const ChartUnit &) const = default;
};

/// The unit whose figures stay short when `highest` (raw) is the largest one on the axis.
ChartUnit chartUnit(ChartFormat format, double highest);

/// A raw figure for the column of values: "6.12", "1,852", "42 %"; "no data" for NaN.
QString chartValueText(const ChartUnit &unit, double raw);

/// A figure on the axis, already divided, with as many decimals as the step needs.
QString chartAxisText(double scaled, double step);

/// The figures of a whole axis, from 0 to step · steps: whole ones where the widest has `room`, else all by
/// thousands (k), millions (M) or milliards (G). `width`: of a text, in the unit of `room`.
QStringList chartAxisTexts(double step, int steps, const std::function<double(const QString &)> &width, double room);

/// A limit's figure, already divided, without trailing zeros: "9.6", "80".
QString chartLimitText(double scaled);

} // namespace warrener
