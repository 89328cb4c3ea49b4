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
    return tipWith(index, false);
}

QString TipDelegate::tipWith(const QModelIndex &index, bool isCut)
{
    const QString own = index.data(Qt::ToolTipRole).toString();
    const QString text = index.data().toString();
    if (!isCut || own.contains(text))
        return own;
    return own.isEmpty() ? text : text + QLatin1Char('\n') + own;
}

} // namespace warrener
