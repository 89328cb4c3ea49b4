#include "ui/parts/SparklineDelegate.h"

#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <cmath>

namespace warrener {

void SparklineDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const auto values = index.data(roles::Series).value<QList<float>>();
    if (values.size() < 2)
        return;
    float highest = 0;
    for (const float value : values)
        highest = std::isfinite(value) ? std::max(highest, value) : highest;
    const QVariant tone = index.data(roles::SeriesTone);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of().color(tone.isValid() ? static_cast<Token>(tone.toInt()) : Token::S1), 1.2));
    const QRectF area = box.adjusted(0, 6, 0, -5);
    const qreal step = area.width() / static_cast<qreal>(values.size() - 1);
    QPolygonF run;
    const auto flush = [&] {
        if (run.size() > 1)
            painter.drawPolyline(run);
        run.clear();
    };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values.at(i))) {
            flush();
            continue;
        }
        const qreal share = highest > 0 ? static_cast<qreal>(values.at(i)) / static_cast<qreal>(highest) : 0;
        run << QPointF(area.left() + static_cast<qreal>(i) * step, area.bottom() - share * area.height());
    }
    flush();
}

int SparklineDelegate::contentWidth(const QModelIndex &) const
{
    return 96;
}

} // namespace warrener
