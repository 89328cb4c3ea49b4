#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// A tick (Qt::CheckStateRole) before the text; a click on it, or Space, changes it.
class CheckDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckDelegate)

public:
    using RowDelegate::RowDelegate;

    static void toggle(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

} // namespace warrener
