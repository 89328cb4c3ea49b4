#include "ui/parts/Skeleton.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <array>

namespace warrener {

Skeleton::Skeleton(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(40);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Skeleton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().color(Token::Grid));
    constexpr std::array shares{0.84, 0.62, 0.71};
    for (std::size_t i = 0; i < shares.size(); ++i)
        painter.drawRoundedRect(QRectF(0, static_cast<double>(i) * 16, width() * shares[i], 8), 3, 3);
}

} // namespace warrener
