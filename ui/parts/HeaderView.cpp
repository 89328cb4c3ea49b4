#include "ui/parts/HeaderView.h"

#include "ui/parts/Paint.h"
#include "ui/parts/RowDelegate.h"

#include <QAbstractItemModel>

namespace warrener {

namespace {

constexpr int headerArrowRoom = 13;

} // namespace

HeaderView::HeaderView(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(false);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(36);
    setFont(Theme::of().font(TextStyle::Caption, QFont::Medium));
    connect(&Theme::of(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize HeaderView::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), 30};
}

QSize HeaderView::sectionSizeFromContents(int logicalIndex) const
{
    const QString text = model() ? model()->headerData(logicalIndex, Qt::Horizontal).toString() : QString();
    const QFontMetrics metrics(Theme::of().font(TextStyle::Caption, QFont::DemiBold));
    return {metrics.horizontalAdvance(text) + 2 * RowDelegate::margin + headerArrowRoom, 30};
}

void HeaderView::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const Theme &theme = Theme::of();
    painter->save();
    painter->fillRect(rect, theme.color(Token::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Border));
    const QString text = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const QVariant aligned = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole);
    const bool right = aligned.isValid() && Qt::Alignment::fromInt(aligned.toInt()).testFlag(Qt::AlignRight);
    const bool sorting = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const QFont font = theme.font(TextStyle::Caption, sorting ? QFont::DemiBold : QFont::Medium);
    const QColor color = theme.color(sorting ? Token::Text : Token::Text2);
    QRectF box = QRectF(rect).adjusted(RowDelegate::margin, 0, -RowDelegate::margin, -1);
    if (sorting)
        box.adjust(0, 0, -headerArrowRoom, 0);
    const qreal width = paintText(*painter, box, text, font, color, right ? Qt::AlignRight : Qt::AlignLeft);
    if (sorting) {
        const qreal x = (right ? box.right() : box.left() + width) + 8.5;
        const qreal y = box.center().y();
        const qreal tip = sortIndicatorOrder() == Qt::DescendingOrder ? 2.5 : -2.5;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawPolygon(QPolygonF{{x - 3.8, y - tip}, {x + 3.8, y - tip}, {x, y + tip}});
    }
    painter->restore();
}

} // namespace warrener
