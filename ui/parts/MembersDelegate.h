#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// Numbered boxes, one a member (roles::Members): the leader filled, missing ones dashed.
class MembersDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MembersDelegate)

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace warrener
