#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// A line over roles::Series from 0 to its highest value; a gap stays a gap.
class SparklineDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SparklineDelegate)

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace warrener
