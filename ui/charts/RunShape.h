#pragma once

#include "ui/charts/ChartFrame.h"
#include "ui/charts/Decimate.h"

#include <QList>
#include <QPointF>

namespace warrener {

/// The points of one unbroken line in the unit square: (0, 0) is the plot's lower left corner.
struct RunShape
{
    int series = 0;
    bool isEarlier = false; ///< of the time that is compared with
    QList<QPointF> line;
    QList<QPointF> upper, lower; ///< of the band
    bool hasBand = false;        ///< somewhere a column's samples lie visibly apart
};

RunShape shapeOf(int series, const ChartRun &run, const ChartFrame &frame);

/// No point lies as much as half a pixel from where it was: drawing anew would show nothing new.
bool looksAlike(const QList<RunShape> &before, const QList<RunShape> &now, const ChartFrame &frame);

} // namespace warrener
