#include "ui/frame/SearchButton.h"

#include "ui/parts/KeyCap.h"
#include "ui/parts/Paint.h"
#include "ui/theme/Icons.h"

using namespace Qt::StringLiterals;

namespace warrener {

SearchButton::SearchButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"openPalette"_s);
    setText(tr("Search or run"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setNarrow(false);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SearchButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedSize(narrow ? 80 : 207, 30);
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(underMouse() ? Token::Strong : Token::Border));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    paintIcon(painter, QRect(9, (height() - 14) / 2, 14, 14), u"search"_s, Token::Text2);
    const QString key = tr("Ctrl K");
    keyCap::paint(painter, QRectF(rect()).adjusted(0, 0, -9, 0), key);
    if (!m_narrow) {
        paintText(painter, QRectF(31, 0, width() - 31 - keyCap::width(key) - 15, height()), text(), theme.font(TextStyle::Body), theme.color(Token::Text3));
    }
}

} // namespace warrener
