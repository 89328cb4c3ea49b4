#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// A meter (roles::Meter) with the figure (Qt::DisplayRole) at its right.
class MeterDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterDelegate)

public:
    using RowDelegate::RowDelegate;

    /// Of the meter in a cell so wide, beside a figure so wide: it gives way, that the figure is whole.
    static qreal barWidth(qreal cell, qreal figure);

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace warrener
