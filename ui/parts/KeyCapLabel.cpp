#include "ui/parts/KeyCapLabel.h"

#include "ui/parts/KeyCap.h"

#include <QPainter>

namespace warrener {

KeyCapLabel::KeyCapLabel(const QString &key, QWidget *parent) : QWidget(parent), m_key(key)
{
    setFixedSize(keyCap::width(key) + 1, 20);
    setAccessibleName(key);
}

void KeyCapLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    keyCap::paint(painter, rect(), m_key);
}

} // namespace warrener
