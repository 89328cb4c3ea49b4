#include "ui/parts/ComboBox.h"

#include "ui/theme/Icons.h"

#include <QPainter>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace warrener {

ComboBox::ComboBox(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void ComboBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, QRect(width() - 24, (height() - 14) / 2, 14, 14), u"chevron-down"_s, isEnabled() ? Token::Text2 : Token::Text3);
}

void ComboBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace warrener
