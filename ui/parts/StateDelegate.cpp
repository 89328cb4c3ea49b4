#include "ui/parts/StateDelegate.h"

#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"

namespace warrener {

namespace {

constexpr int glyphRoom = 20;

} // namespace

void StateDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const Theme &theme = Theme::of();
    const QVariant value = index.data(roles::Glyph);
    if (!value.isValid()) {
        RowDelegate::paintCell(painter, box, index);
        return;
    }
    const auto kind = static_cast<GlyphKind>(value.toInt());
    paintGlyph(painter, QRectF(box.left() - 1, std::round(box.center().y() - 8), 16, 16), kind, theme);
    const QColor color = kind == GlyphKind::Ok ? theme.color(Token::Text) : glyphColor(kind, theme);
    paintText(painter, box.adjusted(glyphRoom, 0, 0, 0), index.data().toString(), fontOf(index), color);
}

int StateDelegate::contentWidth(const QModelIndex &index) const
{
    return glyphRoom + RowDelegate::contentWidth(index);
}

} // namespace warrener
