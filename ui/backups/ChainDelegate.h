#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// Draws a ChainCell (BackupsModel::ChainRole): a thread from each backup down to its base.
class ChainDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChainDelegate)

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace warrener
