#include "ui/parts/GlyphLabel.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace warrener {

GlyphLabel::GlyphLabel(GlyphKind kind, int size, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    setFixedSize(size, size);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void GlyphLabel::setKind(GlyphKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    update();
}

void GlyphLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGlyph(painter, rect(), m_kind, Theme::of());
}

} // namespace warrener
