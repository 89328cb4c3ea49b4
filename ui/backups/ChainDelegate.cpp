#include "ui/backups/ChainDelegate.h"

#include "ui/backups/BackupsModel.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace warrener {

namespace {

constexpr qreal laneWidth = 13;
constexpr qreal firstLane = 12; ///< from the left of the cell's content
constexpr int lanesShown = 4;   ///< more are drawn on the last one

qreal laneX(const QRectF &box, int lane)
{
    return std::round(box.left() + firstLane + laneWidth * std::min(lane, lanesShown - 1)) + 0.5;
}

} // namespace

void ChainDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const auto cell = index.data(BackupsModel::ChainRole).value<ChainCell>();
    const Theme &theme = Theme::of();
    const qreal middle = std::floor(box.center().y()) + 0.5;
    // The row's own line lies below the box: threads cross it.
    const qreal bottom = box.bottom() + 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Token::Strong), 1.5));
    for (const int lane : cell.above)
        painter.drawLine(QPointF(laneX(box, lane), box.top()), QPointF(laneX(box, lane), middle));
    for (const int lane : cell.below)
        painter.drawLine(QPointF(laneX(box, lane), middle), QPointF(laneX(box, lane), bottom));
    const QPointF at(laneX(box, cell.lane), middle);
    if (cell.torn) {
        painter.setPen(QPen(theme.color(Token::Bad), 1.5, Qt::DotLine));
        painter.drawLine(at, QPointF(at.x(), bottom));
    }
    const QColor mark = theme.color(Token::Text2);
    switch (cell.mark) {
    case ChainMark::Full:
        painter.fillRect(QRectF(at.x() - 5, at.y() - 5, 10, 10), mark);
        break;
    case ChainMark::Increment:
        painter.setPen(QPen(mark, 1.75));
        painter.setBrush(theme.color(Token::Surface));
        painter.drawEllipse(at, 3.75, 3.75);
        break;
    case ChainMark::Single: {
        QPainterPath diamond(at + QPointF(0, -5.5));
        diamond.lineTo(at + QPointF(5.5, 0));
        diamond.lineTo(at + QPointF(0, 5.5));
        diamond.lineTo(at + QPointF(-5.5, 0));
        diamond.closeSubpath();
        painter.setPen(QPen(mark, 1.5));
        painter.setBrush(theme.color(Token::Surface));
        painter.drawPath(diamond);
        break;
    }
    case ChainMark::Unknown:
        painter.setPen(QPen(theme.color(Token::Unknown), 1.5, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 5, 5);
        break;
    }
}

int ChainDelegate::contentWidth(const QModelIndex &) const
{
    return 40;
}

} // namespace warrener
