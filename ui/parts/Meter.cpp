#include "ui/parts/Meter.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace warrener {

Meter::Meter(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Meter::setValue(const MeterValue &value)
{
    if (value == m_value)
        return;
    m_value = value;
    setAccessibleDescription(tr("%1 %").arg(qRound(value.share * 100)));
    update();
}

void Meter::paint(QPainter &painter, const QRectF &box, const MeterValue &value)
{
    const Theme &theme = Theme::of();
    const QRectF track(box.left(), std::round(box.center().y() - 3), box.width(), 6);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath outline;
    outline.addRoundedRect(track, 3, 3);
    painter.fillPath(outline, theme.color(Token::Grid));

    const double share = std::clamp(value.share, 0.0, 1.0);
    if (share > 0) {
        const bool alarming = value.level == Level::Warning || value.level == Level::Critical;
        painter.setClipPath(outline);
        painter.setBrush(alarming ? theme.color(value.level) : theme.color(Token::Text3));
        // Something is there, however little: never narrower than a stroke.
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(2.0, track.width() * share), 6)), 3, 3);
        painter.setClipping(false);
    }
    if (value.limit) {
        const qreal x = track.left() + std::clamp(*value.limit, 0.0, 1.0) * (track.width() - 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(std::round(x), track.top() - 2, 2, 10), theme.color(Token::Text));
    }
    painter.restore();
}

void Meter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_value);
}

} // namespace warrener
