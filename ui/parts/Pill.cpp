#include "ui/parts/Pill.h"

#include "ui/parts/Paint.h"

namespace warrener {

namespace {

constexpr int pillHeight = 22;
constexpr int glyphSize = 16;

} // namespace

Pill::Pill(QWidget *parent) : QWidget(parent)
{
    setFont(Theme::of().font(TextStyle::Body, QFont::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

Pill::Pill(GlyphKind kind, const QString &word, QWidget *parent) : Pill(parent)
{
    setState(kind, word);
}

void Pill::setState(GlyphKind kind, const QString &word)
{
    if (kind == m_kind && word == m_word)
        return;
    m_kind = kind;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {7 + glyphSize + 6 + fontMetrics().horizontalAdvance(m_word) + 9, pillHeight};
}

void Pill::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    const QColor color = glyphColor(m_kind, theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.tint(color));
    painter.drawRoundedRect(QRectF(rect()), 4, 4);
    paintGlyph(painter, QRectF(7, (rect().height() - glyphSize) / 2.0, glyphSize, glyphSize), m_kind, theme);
    paintText(painter, QRectF(rect()).adjusted(7 + glyphSize + 6, 0, 0, 0), m_word, font(), color);
}

} // namespace warrener
