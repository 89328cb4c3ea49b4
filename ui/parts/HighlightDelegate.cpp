#include "ui/parts/HighlightDelegate.h"

#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"

namespace warrener {

void HighlightDelegate::setPattern(const QRegularExpression &pattern)
{
    m_pattern = pattern.isValid() ? pattern : QRegularExpression();
}

void HighlightDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    if (!m_pattern.pattern().isEmpty()) {
        const QFontMetricsF metrics(fontOf(index));
        QString text = index.data().toString();
        if (metrics.horizontalAdvance(text) > box.width() + 0.5)
            text = elided(text, metrics, box.width(), index.data(roles::Name).toBool()); // what is not to be seen cannot be marked
        const QRegularExpressionMatch match = m_pattern.match(text);
        if (match.hasMatch() && match.capturedLength() > 0) {
            const qreal left = metrics.horizontalAdvance(text.first(match.capturedStart()));
            const qreal right = metrics.horizontalAdvance(text.first(match.capturedEnd()));
            const Theme &theme = Theme::of();
            const QRectF mark(box.left() + left, std::round(box.center().y() - 8), std::min(right, box.width()) - left, 16);
            if (mark.width() > 0) {
                painter.setRenderHint(QPainter::Antialiasing);
                painter.setPen(Qt::NoPen);
                painter.setBrush(theme.tint(theme.color(Token::Accent)));
                painter.drawRoundedRect(mark.adjusted(-1, 0, 1, 0), 2, 2);
            }
        }
    }
    RowDelegate::paintCell(painter, box, index);
}

} // namespace warrener
