#include "ui/diagnosis/ReportRowDelegate.h"

#include "ui/diagnosis/ReportRow.h"
#include "ui/diagnosis/ReportRowsModel.h"
#include "ui/parts/Paint.h"
#include "ui/theme/Glyph.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int margin = 12;
constexpr int bigGlyph = 18;
constexpr int smallGlyph = 14;
constexpr int symptomIndent = 32;
constexpr int checkIndent = 34;

/// An outlined word; returns the room it took at the right end of `box`.
qreal paintTag(QPainter &painter, const Theme &theme, const QRectF &box, const QString &word)
{
    if (word.isEmpty())
        return 0;
    const QFont font = theme.font(TextStyle::Caption);
    const qreal width = QFontMetricsF(font).horizontalAdvance(word) + 12;
    const QRectF frame(box.right() - width, std::round(box.center().y() - 9) + 0.5, width - 1, 18);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(frame, 3, 3);
    paintText(painter, frame, word, font, theme.color(Token::Text2), Qt::AlignHCenter);
    return width + 8;
}

/// The angle that hangs a symptom on its cause.
void paintHook(QPainter &painter, const Theme &theme, const QRectF &row)
{
    painter.setPen(QPen(theme.color(Token::Strong), 1));
    const qreal x = row.left() + 26.5;
    const qreal y = std::round(row.top() + 11) + 0.5;
    painter.drawLine(QPointF(x, row.top() + 1), QPointF(x, y));
    painter.drawLine(QPointF(x, y), QPointF(x + 8, y));
}

} // namespace

ReportRowDelegate::ReportRowDelegate(Look look, QObject *parent) : TipDelegate(parent), m_look(look) {}

QSize ReportRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (m_look == Look::Checks)
        return {200, checkHeight};
    return {200, index.data(ReportRowsModel::RowRole).value<ReportRow>().symptom ? symptomHeight : causeHeight};
}

void ReportRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of();
    const auto row = index.data(ReportRowsModel::RowRole).value<ReportRow>();
    const QRectF all(option.rect);
    const bool findings = m_look == Look::Findings;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, theme.color(Token::Selected));
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.color(Token::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, theme.color(Token::Hover));
    }
    if (findings && !row.symptom && index.row() > 0)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), theme.color(Token::Grid));

    const bool cause = findings && !row.symptom;
    const int size = cause ? bigGlyph : smallGlyph;
    qreal left = all.left() + (cause ? margin : findings ? symptomIndent + margin : checkIndent);
    const qreal top = all.top() + (cause ? 8 : 3);
    if (findings && row.symptom)
        paintHook(*painter, theme, all);
    // What somebody knows already stays in its place without its colour.
    const GlyphKind glyph = row.known ? GlyphKind::Skipped : glyphFor(row.finding.level);
    paintGlyph(*painter, QRectF(left, top + (18 - size) / 2.0, size, size), glyph, theme);
    left += size + (cause ? 10 : 8);
    const QRectF title(left, top, all.right() - margin - left, 18);
    const QString tag = row.known ? QCoreApplication::translate("ReportRowDelegate", "known") : row.tag;
    const qreal taken = paintTag(*painter, theme, title, tag);
    paintText(*painter, title.adjusted(0, 0, -taken, 0), row.title,
              cause ? theme.font(TextStyle::Body, QFont::DemiBold) : theme.font(findings ? TextStyle::Body : TextStyle::Table),
              theme.color(row.known ? Token::Text2 : Token::Text));
    paintText(*painter, title.adjusted(0, 17, 0, 16), row.line, theme.font(TextStyle::Caption), theme.color(Token::Text2));
    painter->restore();
}

} // namespace warrener
