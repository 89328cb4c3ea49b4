#include "ui/parts/MeterDelegate.h"

#include "ui/parts/Meter.h"
#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"

#include <algorithm>

namespace warrener {

namespace {

constexpr int meterWidth = 56;
constexpr int leastMeter = 24;
constexpr qreal mostOfCell = 0.45;
constexpr int gap = 8;

} // namespace

void MeterDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const QVariant value = index.data(roles::Meter);
    if (!value.isValid()) {
        paintText(painter, box, index.data().toString(), fontOf(index), Theme::of().color(Token::Text3), Qt::AlignRight);
        return;
    }
    const qreal wide = barWidth(box.width(), RowDelegate::contentWidth(index));
    Meter::paint(painter, QRectF(box.left(), box.top(), wide, box.height()), value.value<MeterValue>());
    paintText(painter, box.adjusted(wide + gap, 0, 0, 0), index.data().toString(), fontOf(index), toneOf(index), Qt::AlignRight);
}

qreal MeterDelegate::barWidth(qreal cell, qreal figure)
{
    const qreal most = std::min<qreal>(meterWidth, cell * mostOfCell);
    return std::clamp(cell - gap - figure, std::min<qreal>(leastMeter, most), most);
}

int MeterDelegate::contentWidth(const QModelIndex &index) const
{
    return meterWidth + gap + RowDelegate::contentWidth(index);
}

} // namespace warrener
