#include "ui/recovery/ScenarioDelegate.h"

#include "ui/parts/BrokenLines.h"
#include "ui/parts/Paint.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/recovery/ScenarioModel.h"

using namespace Qt::StringLiterals;

namespace warrener {

QSize ScenarioDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight};
}

void ScenarioDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int side = 12, glyph = 18;
    const Theme &theme = Theme::of();
    const QRectF all(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, theme.color(Token::Selected));
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.color(Token::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, theme.color(Token::Hover));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(Token::Grid));
    const auto kind = static_cast<GlyphKind>(index.data(ScenarioModel::GlyphRole).toInt());
    paintGlyph(*painter, QRectF(all.left() + side, all.top() + 8, glyph, glyph), kind, theme);

    const bool valid = index.data(ScenarioModel::IsValidRole).toBool();
    const int score = index.data(ScenarioModel::ScoreRole).toInt();
    QRectF title(all.left() + side + glyph + 10, all.top() + 7, all.width() - 2 * side - glyph - 10, 20);
    const QString figure = valid ? QString::number(score) : u"–"_s;
    const QFont bold = theme.font(TextStyle::Body, QFont::DemiBold);
    title.setRight(title.right() - 34);
    paintText(*painter, QRectF(title.right(), title.top(), 34, title.height()), figure, bold, theme.color(recoverywords::toneOf(valid ? score : 0)),
              Qt::AlignRight);
    const QString tag = index.data(ScenarioModel::TagRole).toString();
    if (!tag.isEmpty()) {
        const QFont small = theme.font(TextStyle::Caption);
        const qreal wide = QFontMetricsF(small).horizontalAdvance(tag) + 12;
        const QRectF frame(title.right() - wide, title.top() + 1.5, wide - 1, 17);
        painter->setPen(theme.color(Token::Border));
        painter->setBrush(theme.color(Token::Surface));
        painter->drawRoundedRect(frame, 3, 3);
        paintText(*painter, frame, tag, small, theme.color(Token::Text2), Qt::AlignHCenter);
        title.setRight(title.right() - wide - 8);
    }
    paintText(*painter, title, index.data().toString(), bold, theme.color(Token::Text));
    QRectF line(all.left() + side + glyph + 10, all.top() + 26, all.width() - 2 * side - glyph - 10, 16);
    const QFont caption = theme.font(TextStyle::Caption);
    QStringList lines = index.data(ScenarioModel::LinesRole).toStringList();
    // What is wrong with a document is a sentence.
    if (!valid)
        lines = brokenLines(lines.value(0), caption, line.width(), 2);
    for (const QString &words : std::as_const(lines)) {
        paintText(*painter, line, words, caption, theme.color(valid ? Token::Text2 : Token::Warn));
        line.translate(0, 15);
    }
    painter->restore();
}

} // namespace warrener
