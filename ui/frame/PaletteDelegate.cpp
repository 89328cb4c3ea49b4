#include "ui/frame/PaletteDelegate.h"

#include "ui/parts/Paint.h"
#include "ui/theme/Icons.h"

namespace warrener {

namespace {

constexpr int paletteLeft = 14, paletteRight = 16; ///< air beside a row's content
constexpr int paletteIcon = 24;
constexpr int paletteGap = 12; ///< between the text and the word for its kind

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of();
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        painter->fillRect(option.rect, theme.color(Token::Selected));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.color(Token::Accent));
    }
    const QRect box = option.rect.adjusted(paletteLeft, 0, -paletteRight, 0);
    paintIcon(*painter, QRect(box.left(), box.center().y() - 7, 16, 16), index.data(iconRole).toString(), selected ? Token::Text : Token::Text2);
    const qreal kind = paintText(*painter, box, index.data(kindRole).toString(), theme.font(TextStyle::Table), theme.color(Token::Text3), Qt::AlignRight);
    paintText(*painter, QRectF(box).adjusted(paletteIcon, 0, -kind - paletteGap, 0), index.data().toString(), theme.font(TextStyle::Body),
              theme.color(Token::Text));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight};
}

QString PaletteDelegate::tipOf(const QModelIndex &index, int width) const
{
    const Theme &theme = Theme::of();
    const qreal kind = QFontMetricsF(theme.font(TextStyle::Table)).horizontalAdvance(index.data(kindRole).toString());
    const qreal room = width - paletteLeft - paletteRight - paletteIcon - paletteGap - kind;
    return tipWith(index, QFontMetricsF(theme.font(TextStyle::Body)).horizontalAdvance(index.data().toString()) > room);
}

} // namespace warrener
