#pragma once

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QRectF>
#include <QString>

namespace warrener {

/// One line of text, vertically centred, elided to the box; returns the width it took.
inline qreal paintText(QPainter &painter, const QRectF &box, const QString &text, const QFont &font, const QColor &color,
                       Qt::Alignment alignment = Qt::AlignLeft)
{
    const QFontMetricsF metrics(font);
    QString shown = text;
    qreal width = metrics.horizontalAdvance(text);
    if (width > box.width() + 0.5) {
        shown = metrics.elidedText(text, Qt::ElideRight, box.width());
        width = metrics.horizontalAdvance(shown);
    }
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(box, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return width;
}

} // namespace warrener
