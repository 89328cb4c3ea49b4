#pragma once

#include <QStyledItemDelegate>

namespace warrener {

/// A row of the palette: icon, text, and at the right what kind of thing it is.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteDelegate)

public:
    static constexpr int iconRole = Qt::UserRole;
    static constexpr int kindRole = Qt::UserRole + 1;
    static constexpr int rowHeight = 28;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace warrener
