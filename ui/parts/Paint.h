#pragma once

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QRectF>
#include <QString>

namespace warrener {

/// What fits into `width` px. A sentence loses its end; a name, which is told from its like by begin and end,
/// loses its middle. Whoever knows that it is a name says so: names of queues may have blanks.
inline QString elided(const QString &text, const QFontMetricsF &metrics, qreal width, bool isName = false)
{
    return metrics.elidedText(text, !isName && text.contains(QLatin1Char(' ')) ? Qt::ElideRight : Qt::ElideMiddle, width);
}

/// One line of text, vertically centred, elided to the box; returns the width it took.
inline qreal paintText(QPainter &painter, const QRectF &box, const QString &text, const QFont &font, const QColor &color,
                       Qt::Alignment alignment = Qt::AlignLeft, bool isName = false)
{
    const QFontMetricsF metrics(font);
    QString shown = text;
    qreal width = metrics.horizontalAdvance(text);
    if (width > box.width() + 0.5) {
        shown = elided(text, metrics, box.width(), isName);
        width = metrics.horizontalAdvance(shown);
    }
    painter.setFont(font);
    painter.setPen(color);
    // Laid out, a line of two scripts may be a pixel or two wider than measured: that goes over the edge, not off a letter.
    painter.drawText(box, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    return width;
}

/// The bar at the left edge of a card, of what the card says: 5 px, within the card's round corners. Over the card's own painting.
inline void paintStateBar(QPainter &painter, const QRectF &card, const QColor &color)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(card, 6, 6);
    QPainterPath bar;
    bar.addRect(QRectF(card.left(), card.top(), 5, card.height()));
    painter.fillPath(outline & bar, color);
}

} // namespace warrener
