#pragma once

#include "ui/theme/Theme.h"

#include <QPainter>

namespace warrener {

/// Thin lines from below left to above right, 7 px apart, over what is there: a span in which nothing is begun.
inline void paintHatching(QPainter &painter, const QRectF &box)
{
    painter.save();
    painter.setClipRect(box);
    painter.fillRect(box, Theme::of().color(Token::Bg));
    painter.setPen(QPen(Theme::of().color(Token::Strong), 1));
    painter.setRenderHint(QPainter::Antialiasing);
    // From one origin, so that the lines of days beside each other meet.
    constexpr int apart = 7;
    const int from = (static_cast<int>(box.left() + box.top()) / apart) * apart;
    for (int sum = from; sum < box.right() + box.bottom(); sum += apart)
        painter.drawLine(QPointF(sum - box.top(), box.top()), QPointF(sum - box.bottom(), box.bottom()));
    painter.restore();
}

} // namespace warrener
