#include "ui/parts/StateDelegate.h"

#include "ui/parts/BrokenLines.h"
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
    const QColor color = kind == GlyphKind::Ok ? theme.color(Token::Text) : glyphColor(kind, theme);
    if (const int room = (static_cast<int>(box.height()) + 1 - brokenLineAir) / brokenLineTall; m_isWrapping && room > 1) {
        const QStringList lines = brokenLines(index.data().toString(), fontOf(index), box.width() - glyphRoom, room);
        const qreal top = std::round(box.center().y() - static_cast<qreal>(lines.size() * brokenLineTall) / 2);
        paintGlyph(painter, QRectF(box.left() - 1, top, 16, 16), kind, theme);
        paintBrokenLines(painter, QRectF(box.left() + glyphRoom, top, box.width() - glyphRoom, box.bottom() - top), lines, fontOf(index), color);
        return;
    }
    paintGlyph(painter, QRectF(box.left() - 1, std::round(box.center().y() - 8), 16, 16), kind, theme);
    paintText(painter, box.adjusted(glyphRoom, 0, 0, 0), index.data().toString(), fontOf(index), color);
}

int StateDelegate::heightFor(const QModelIndex &index, int width)
{
    const int room = std::max(40, width - 2 * margin - glyphRoom);
    return std::max(28, static_cast<int>(brokenLines(index.data().toString(), fontOf(index), room).size()) * brokenLineTall + brokenLineAir);
}

int StateDelegate::contentWidth(const QModelIndex &index) const
{
    return glyphRoom + RowDelegate::contentWidth(index);
}

} // namespace warrener
