#pragma once

#include "ui/parts/TipDelegate.h"

namespace warrener {

/// A row of the palette: icon, text, and at the right what kind of thing it is.
class PaletteDelegate final : public TipDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteDelegate)

public:
    static constexpr int iconRole = Qt::UserRole;
    static constexpr int kindRole = Qt::UserRole + 1;
    static constexpr int rowHeight = 28;

    using TipDelegate::TipDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QString tipOf(const QModelIndex &index, int width) const override;
};

} // namespace warrener
