#pragma once

#include <QStyledItemDelegate>

namespace warrener {

/// What all delegates of the program begin with: tool tips are shown as they are written, never read as HTML. What a
/// queue, a user or a file is called comes from outside.
class TipDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TipDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) final;

    /// Of a cell that is so many pixels wide; here what the model says (Qt::ToolTipRole). Empty: none is shown.
    virtual QString tipOf(const QModelIndex &index, int width) const;

protected:
    /// What the model says; where the cell's text is cut off, that text whole before it.
    static QString tipWith(const QModelIndex &index, bool isCut);
};

} // namespace warrener
