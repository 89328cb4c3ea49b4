#include "ui/parts/EnvironmentBand.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace warrener {

EnvironmentBand::EnvironmentBand(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(4);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EnvironmentBand::setEnvironment(std::optional<Environment> environment)
{
    m_environment = environment;
    update();
}

void EnvironmentBand::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Rail));
    if (!m_environment)
        return;
    const QColor color = theme.color(*m_environment);
    if (*m_environment == Environment::Production) {
        painter.fillRect(rect(), color);
        return;
    }
    const int dash = *m_environment == Environment::Staging ? 40 : 9;
    const int gap = *m_environment == Environment::Staging ? 8 : 7;
    for (int x = 0; x < width(); x += dash + gap)
        painter.fillRect(x, 0, dash, height(), color);
}

} // namespace warrener
