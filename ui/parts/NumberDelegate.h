#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// A figure at the right; zero and what is not known (roles::Number) stay in the background.
class NumberDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberDelegate)

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace warrener
