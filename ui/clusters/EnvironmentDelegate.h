#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// The environment's tag in a cell (ClusterTableModel::EnvironmentRole).
class EnvironmentDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnvironmentDelegate)

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
};

} // namespace warrener
