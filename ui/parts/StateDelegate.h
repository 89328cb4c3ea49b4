#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// Glyph (roles::Glyph) and word; only warning, bad and the like colour the word.
class StateDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateDelegate)

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace warrener
