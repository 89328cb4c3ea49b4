#include "ui/parts/TipDelegate.h"

#include "ui/parts/ToolTips.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace warrener {

bool TipDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString tip = event->type() == QEvent::ToolTip && index.isValid() ? tipOf(index, option.rect.width()) : QString();
    if (!tip.isEmpty()) {
        QToolTip::showText(event->globalPos(), plainTip(tip), view->viewport(), option.rect);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

QString TipDelegate::tipOf(const QModelIndex &index, int) const
{
    return index.data(Qt::ToolTipRole).toString();
}

} // namespace warrener
