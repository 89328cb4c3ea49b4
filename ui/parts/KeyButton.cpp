#include "ui/parts/KeyButton.h"

#include "ui/parts/KeyCap.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace warrener {

namespace {

constexpr int keyGap = 8;

} // namespace

KeyButton::KeyButton(QWidget *parent) : QPushButton(parent) {}

KeyButton::KeyButton(const QString &text, const QString &key, QWidget *parent) : QPushButton(text, parent), m_key(key) {}

void KeyButton::setKey(const QString &key)
{
    m_key = key;
    updateGeometry();
    update();
}

QSize KeyButton::sizeHint() const
{
    QSize hint = QPushButton::sizeHint();
    if (!m_key.isEmpty())
        hint.rwidth() += keyGap + keyCap::width(m_key);
    return hint;
}

void KeyButton::paintEvent(QPaintEvent *event)
{
    if (m_key.isEmpty()) {
        QPushButton::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const int taken = keyGap + keyCap::width(m_key);
    option.rect = option.rect.adjusted(0, 0, -taken, 0);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    keyCap::paint(painter, QRectF(rect()).adjusted(0, 0, -9, 0), m_key);
}

} // namespace warrener
