#pragma once

#include "ui/parts/TipDelegate.h"

namespace warrener {

/// Paints a cell of the program's tables: row background, selection bar, line below, and the
/// text in the tone and weight that the model gives. Others paint something else in the cell.
class RowDelegate : public TipDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowDelegate)

public:
    static constexpr int margin = 10; ///< left and right of a cell's content

    using TipDelegate::TipDelegate;

    /// Another air left and right than `margin`, for a small table whose words would lose their ends to it.
    void setSide(int side) { m_side = side; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// What does not fit is whole in the tool tip, before what the model has to say there.
    QString tipOf(const QModelIndex &index, int width) const final;

protected:
    /// `box` is the cell without its margins.
    virtual void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const;
    /// Width of the content, for columns that fit themselves to it.
    virtual int contentWidth(const QModelIndex &index) const;

    static QFont fontOf(const QModelIndex &index);
    static QColor toneOf(const QModelIndex &index);

private:
    int m_side = margin;
};

} // namespace warrener
