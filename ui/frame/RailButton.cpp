#include "ui/frame/RailButton.h"

#include "ui/parts/KeyCap.h"
#include "ui/parts/Paint.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Icons.h"

using namespace Qt::StringLiterals;

namespace warrener {

RailButton::RailButton(const PageSpec &spec, QWidget *parent) : QAbstractButton(parent), m_id(spec.id), m_icon(spec.icon), m_digit(spec.digit)
{
    setObjectName(u"rail."_s + spec.id);
    setText(spec.title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    describe();
    updateGeometry();
    update();
}

void RailButton::setBadge(const PageBadge &badge)
{
    if (badge == m_badge)
        return;
    m_badge = badge;
    describe();
    update();
}

void RailButton::describe()
{
    QString words = text();
    if (m_badge.level != Level::Ok)
        words = tr("%1, %2: %3").arg(text(), toWord(m_badge.level)).arg(m_badge.count);
    setAccessibleName(words);
    setToolTip(m_narrow ? words : QString());
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = m_narrow ? QRectF(8, 0, 39, height()) : QRectF(8, 0, width() - 17, height());
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isChecked() ? Token::Selected : Token::Hover));
        painter.drawRoundedRect(box, 6, 6);
    }
    if (isChecked()) {
        painter.fillRect(QRectF(0, (height() - 22) / 2.0, 3, 22), theme.color(Token::Accent));
    }
    const int iconLeft = m_narrow ? 20 : 18;
    paintIcon(painter, QRect(iconLeft, (height() - 16) / 2, 16, 16), m_icon, isChecked() ? Token::Accent : Token::Text2);
    const bool badged = m_badge.level > Level::Note;
    if (m_narrow) {
        if (badged)
            paintGlyph(painter, QRectF(box.right() - 13, 3, 10, 10), glyphFor(m_badge.level), theme);
        return;
    }
    qreal right = width() - 17;
    if (m_digit >= 0)
        keyCap::paint(painter, QRectF(right - 24, 0, 24, height()), QString::number(m_digit));
    right -= 28;
    if (badged) {
        const QFont font = theme.font(TextStyle::Caption, QFont::DemiBold);
        const QString count = QString::number(m_badge.count);
        const qreal wide = QFontMetricsF(font).horizontalAdvance(count);
        paintText(painter, QRectF(right - wide, 0, wide + 1, height()), count, font, theme.color(m_badge.level));
        paintGlyph(painter, QRectF(right - wide - 5 - 12, (height() - 12) / 2.0, 12, 12), glyphFor(m_badge.level), theme);
        right -= wide + 22;
    }
    const QFont font = isChecked() ? theme.font(TextStyle::Body, QFont::Medium) : theme.font(TextStyle::Body);
    paintText(painter, QRectF(44, 0, right - 44, height()), text(), font, theme.color(isChecked() ? Token::Text : Token::Text2));
}

void RailButton::enterEvent(QEnterEvent *)
{
    update();
}

void RailButton::leaveEvent(QEvent *)
{
    update();
}

} // namespace warrener
