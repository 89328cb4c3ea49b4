#include "ui/parts/CheckDelegate.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

namespace warrener {

namespace {

constexpr int tickRoom = 24;

} // namespace

void CheckDelegate::toggle(const QModelIndex &index)
{
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    // The model is const only for whoever reads through an index.
    const_cast<QAbstractItemModel *>(index.model())->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool CheckDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || mouse->position().x() > option.rect.left() + margin + tickRoom)
        return false;
    toggle(index);
    return true;
}

void CheckDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const QVariant state = index.data(Qt::CheckStateRole);
    QStyleOption tick;
    tick.rect = QRect(static_cast<int>(box.left()), static_cast<int>(box.center().y()) - 7, 16, 16);
    tick.state = QStyle::State_Enabled;
    tick.state.setFlag(QStyle::State_On, state.toInt() == Qt::Checked);
    // What cannot be ticked keeps its place below the others.
    if (state.isValid())
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, &painter);
    RowDelegate::paintCell(painter, box.adjusted(tickRoom, 0, 0, 0), index);
}

int CheckDelegate::contentWidth(const QModelIndex &index) const
{
    return tickRoom + RowDelegate::contentWidth(index);
}

} // namespace warrener
