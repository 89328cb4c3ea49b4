#include "ui/frame/AgeIndicator.h"

#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"

namespace warrener {

namespace {

constexpr int dotRoom = 14;

} // namespace

AgeIndicator::AgeIndicator(QWidget *parent) : QWidget(parent)
{
    setFont(Theme::of().font(TextStyle::Table));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AgeIndicator::setAge(const DataAge &age)
{
    if (age == m_age)
        return;
    m_age = age;
    setAccessibleName(age.text);
    setToolTip(plainTip(age.detail));
    updateGeometry();
    update();
}

void AgeIndicator::setBrief(bool brief)
{
    m_brief = brief;
    updateGeometry();
    update();
}

QSize AgeIndicator::sizeHint() const
{
    return {dotRoom + fontMetrics().horizontalAdvance(text()) + 1, 20};
}

void AgeIndicator::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    const QColor color = theme.color(m_age.level);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF center(5, height() / 2.0);
    if (m_age.level == Level::Ok) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(center, 4, 4);
    } else {
        painter.setPen(QPen(color, 2));
        painter.drawEllipse(center, 3.2, 3.2);
    }
    paintText(painter, QRectF(rect()).adjusted(dotRoom, 0, 0, 0), text(), font(), m_age.level == Level::Ok ? theme.color(Token::Text2) : color);
}

} // namespace warrener
