#include "ui/parts/Tile.h"

#include "base/Phrases.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qreal margin = 12;
constexpr qreal firstRow = 30;
constexpr qreal rowHeight = 20;

} // namespace

Tile::Tile(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Tile::setContent(const TileContent &content)
{
    if (content == m_content)
        return;
    m_content = content;
    setAccessibleName(tr("%1: %2").arg(content.name, content.word));
    QStringList figures;
    for (const TileRow &row : content.rows)
        figures += tr("%1: %2").arg(row.label, row.value);
    if (!content.note.isEmpty())
        figures += content.note;
    setAccessibleDescription(phrases::list(figures));
    setToolTip(plainTip(tr("%1: %2").arg(content.name, content.word)));
    update();
}

void Tile::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    const bool bad = m_content.level == Level::Critical;
    const bool warned = m_content.level == Level::Warning;
    const bool unknown = m_content.level == Level::Unknown;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen border(theme.color(underMouse() ? Token::Strong : Token::Border), 1);
    QColor fill = theme.color(Token::Surface);
    if (bad) {
        border.setColor(theme.color(Token::Bad));
        fill = theme.tint(theme.color(Token::Bad));
    } else if (warned) {
        border.setColor(theme.color(Token::Warn));
        fill = theme.tint(theme.color(Token::Warn));
    } else if (unknown) {
        border.setColor(theme.color(Token::Unknown));
        border.setDashPattern({3.5, 2.5});
    }
    painter.setPen(border);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    paintHeading(painter);
    qreal top = firstRow;
    for (const TileRow &row : std::as_const(m_content.rows)) {
        if (top + rowHeight > height())
            break;
        paintRow(painter, row, top);
        top += rowHeight;
    }
    if (!m_content.note.isEmpty() && top + rowHeight <= height()) {
        paintText(painter, QRectF(margin, top, width() - 2 * margin, rowHeight), m_content.note, theme.font(TextStyle::Table), theme.color(Token::Text2));
    }
}

void Tile::paintHeading(QPainter &painter) const
{
    const Theme &theme = Theme::of();
    paintGlyph(painter, QRectF(margin, 8, 20, 20), glyphFor(m_content.level), theme);
    QFont wordFont = theme.font(TextStyle::Table, QFont::DemiBold);
    const qreal left = margin + 27;
    const qreal room = width() - margin - left;
    const QFont nameFont = theme.font(TextStyle::Body, QFont::DemiBold);
    // The name is what the eye looks for; the word yields when both do not fit.
    const qreal nameWidth = paintText(painter, QRectF(left, 8, room, 20), m_content.name, nameFont, theme.color(Token::Text));
    constexpr qreal wordGap = 8;
    const qreal wordRoom = room - nameWidth - wordGap;
    if (QFontMetricsF(wordFont).horizontalAdvance(m_content.word) > wordRoom)
        wordFont = theme.font(TextStyle::Caption, QFont::DemiBold);
    const qreal wordWidth = wordRoom > 12 ? paintText(painter, QRectF(left + nameWidth + wordGap, 8, wordRoom, 20), m_content.word, wordFont,
                                                      theme.color(m_content.level), Qt::AlignRight)
                                          : 0;
    const QFont kindFont = theme.font(TextStyle::Caption);
    const qreal kindRoom = wordRoom - wordWidth;
    if (!m_content.kind.isEmpty() && QFontMetricsF(kindFont).horizontalAdvance(m_content.kind) + 6 < kindRoom)
        paintText(painter, QRectF(left + nameWidth + 10, 9, kindRoom, 20), m_content.kind, kindFont, theme.color(Token::Text3));
}

void Tile::paintRow(QPainter &painter, const TileRow &row, qreal top) const
{
    const Theme &theme = Theme::of();
    const qreal meterLeft = std::round(width() * 0.343);
    const qreal meterWidth = std::round(width() * 0.30);
    const bool bad = m_content.level == Level::Critical;
    const qreal labelRoom = row.meter ? meterLeft - margin - 6 : width() * 0.6;
    const qreal labelWidth = paintText(painter, QRectF(margin, top, labelRoom, rowHeight), row.label, theme.font(TextStyle::Caption),
                                       theme.color(bad ? Token::Text2 : Token::Text3));
    if (row.meter)
        Meter::paint(painter, QRectF(meterLeft, top, meterWidth, rowHeight), *row.meter);
    const qreal valueLeft = row.meter ? meterLeft + meterWidth + 4 : margin + labelWidth + 8;
    paintText(painter, QRectF(valueLeft, top, width() - margin - valueLeft, rowHeight), row.value, theme.font(TextStyle::Table),
              theme.color(row.muted ? Token::Text3 : Token::Text), Qt::AlignRight);
}

void Tile::enterEvent(QEnterEvent *)
{
    update();
}

void Tile::leaveEvent(QEvent *)
{
    update();
}

} // namespace warrener
