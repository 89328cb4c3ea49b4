#include "ui/parts/KeyCap.h"

#include "ui/parts/Paint.h"

namespace warrener::keyCap {

int width(const QString &key)
{
    const QFontMetricsF metrics(Theme::of().font(TextStyle::Caption, QFont::Medium));
    return std::max(16, static_cast<int>(std::ceil(metrics.horizontalAdvance(key))) + 10);
}

void paint(QPainter &painter, const QRectF &box, const QString &key)
{
    const Theme &theme = Theme::of();
    const int wide = width(key);
    const QRectF cap(box.right() - wide, std::floor(box.center().y() - 9), wide, 18);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Bg));
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    paintText(painter, cap, key, theme.font(TextStyle::Caption, QFont::Medium), theme.color(Token::Text2), Qt::AlignHCenter);
    painter.restore();
}

} // namespace warrener::keyCap
