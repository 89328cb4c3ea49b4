#include "ui/parts/NumberDelegate.h"

#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"

#include <cmath>

namespace warrener {

void NumberDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const QVariant number = index.data(roles::Number);
    const bool quiet = number.isValid() && (number.toDouble() == 0 || !std::isfinite(number.toDouble()));
    // A model that gives a tone has a reason to: no consumers at all is a zero to look at.
    const bool toned = index.data(roles::Tone).isValid();
    paintText(painter, box, index.data().toString(), fontOf(index), quiet && !toned ? Theme::of().color(Token::Text3) : toneOf(index), Qt::AlignRight);
}

int NumberDelegate::contentWidth(const QModelIndex &index) const
{
    return RowDelegate::contentWidth(index);
}

} // namespace warrener
