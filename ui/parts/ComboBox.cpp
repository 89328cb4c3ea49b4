#include "ui/parts/ComboBox.h"

#include "ui/theme/Icons.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace warrener {

ComboBox::ComboBox(QWidget *parent) : QComboBox(parent) {}

void ComboBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, QRect(width() - 24, (height() - 14) / 2, 14, 14), u"chevron-down"_s, isEnabled() ? Token::Text2 : Token::Text3);
}

} // namespace warrener
