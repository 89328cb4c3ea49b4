#include "ui/parts/EnvironmentTag.h"

#include "ui/parts/Paint.h"

namespace warrener {

namespace {

QFont tagFont()
{
    QFont font = Theme::of().font(TextStyle::Caption, QFont::Bold);
    font.setPixelSize(10);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.3);
    return font;
}

} // namespace

EnvironmentTag::EnvironmentTag(Environment environment, QWidget *parent) : QWidget(parent), m_environment(environment)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(toWord(environment));
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EnvironmentTag::setEnvironment(Environment environment)
{
    m_environment = environment;
    setAccessibleName(toWord(environment));
    updateGeometry();
    update();
}

QSize EnvironmentTag::sizeHint() const
{
    return sizeOf(m_environment);
}

QSize EnvironmentTag::sizeOf(Environment environment)
{
    return {static_cast<int>(QFontMetricsF(tagFont()).horizontalAdvance(toWord(environment))) + 11, 18};
}

void EnvironmentTag::paint(QPainter &painter, const QRectF &box, Environment environment)
{
    const Theme &theme = Theme::of();
    const QSize size = sizeOf(environment);
    const QRectF frame(box.left(), box.center().y() - size.height() / 2.0, size.width(), size.height());
    const QColor color = theme.color(environment);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (environment == Environment::Production) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(frame, 3, 3);
    } else {
        QPen pen(color, 1.2);
        if (environment == Environment::Test)
            pen.setDashPattern({2.5, 1.8});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3);
    }
    const QColor ink = environment == Environment::Production ? theme.color(Token::GlyphCutout) : color;
    paintText(painter, frame, toWord(environment), tagFont(), ink, Qt::AlignHCenter);
    painter.restore();
}

void EnvironmentTag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_environment);
}

} // namespace warrener
