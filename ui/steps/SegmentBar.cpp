#include "ui/steps/SegmentBar.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>

namespace warrener {

namespace {

constexpr double gap = 2;

} // namespace

SegmentBar::SegmentBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SegmentBar::setSegments(const QList<RunSegment> &segments)
{
    if (segments == m_segments)
        return;
    m_segments = segments;
    update();
}

void SegmentBar::paintEvent(QPaintEvent *)
{
    if (m_segments.isEmpty())
        return;
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    double all = 0;
    for (const RunSegment &segment : std::as_const(m_segments))
        all += segment.weight;
    const double room = width() - gap * static_cast<double>(m_segments.size() - 1);
    double left = 0;
    for (const RunSegment &segment : std::as_const(m_segments)) {
        const double wide = std::max(1.0, room * segment.weight / all);
        const QRectF box(left, 0, wide, height());
        painter.setBrush(theme.color(Token::Grid));
        painter.drawRoundedRect(box, 2, 2);
        if (segment.done > 0) {
            painter.setBrush(glyphColor(segment.glyph, theme));
            painter.drawRoundedRect(QRectF(box.left(), box.top(), std::max(1.0, wide * segment.done), box.height()), 2, 2);
        }
        left += wide + gap;
    }
}

} // namespace warrener
