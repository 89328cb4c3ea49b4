#pragma once

#include "judge/diagnosis/Report.h"

#include <QList>
#include <QPointF>
#include <QString>

namespace warrener {

/// One chart of a report, reckoned but not drawn: lines of one unit in a box of 0…1 by 0…1, the
/// origin at the top left.
struct ReportChart
{
    struct Line
    {
        QString name{};             ///< translated, with its subject
        QString last;               ///< the newest value with its unit; "–": no data
        QList<QList<QPointF>> runs; ///< a run a gap apart
    };
    QString title{}; ///< translated
    QString top{};   ///< the value at the upper edge, with its unit
    TimePoint from{}, until{};
    QList<Line> lines{};
};

/// The charts of one finding: its series, one chart a unit.
QList<ReportChart> chartsOf(const Report &report, const ReportFinding &finding);

} // namespace warrener
