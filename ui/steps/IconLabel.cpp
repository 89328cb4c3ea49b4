#include "ui/steps/IconLabel.h"

#include "ui/theme/Icons.h"

#include <QPainter>

namespace warrener {

IconLabel::IconLabel(const QString &name, Token token, QWidget *parent) : QWidget(parent), m_name(name), m_token(token)
{
    setFixedSize(16, 16);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(painter, rect(), m_name, m_token);
}

} // namespace warrener
