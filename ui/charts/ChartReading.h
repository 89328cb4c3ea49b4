#pragma once

#include <QRectF>
#include <QString>

namespace warrener {

/// Name and figure of one series beside its line, for the moment that is looked at.
struct ChartReading
{
    int series = 0;    ///< index in the spec
    double value = 0;  ///< raw; NaN: no data at that moment
    double anchor = 0; ///< raw figure beside which the label wants to stand
    QString text;      ///< "1,734", "no data"
    QRectF box;        ///< of name and figure, in pixels of the chart
};

} // namespace warrener
