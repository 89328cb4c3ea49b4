#include "ui/parts/MenuButton.h"

#include "ui/theme/Icons.h"

#include <QMenu>
#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int chevronRoom = 20;
constexpr int chevronSize = 14;
constexpr int chevronSide = 9;      ///< px on its right…
constexpr int smallChevronSide = 3; ///< …and in a small button, whose words stand nearer to its edge

} // namespace

MenuButton::MenuButton(const QString &text, QWidget *parent) : QPushButton(text, parent), m_menu(new QMenu(this))
{
    connect(this, &QPushButton::clicked, this, [this] {
        Q_EMIT aboutToOpen();
        m_menu->popup(mapToGlobal(QPoint(0, height() + 4)));
    });
}

QSize MenuButton::sizeHint() const
{
    return QPushButton::sizeHint() + QSize(chevronRoom, 0);
}

void MenuButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    option.rect.adjust(0, 0, -chevronRoom, 0);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    const int side = property("small").toBool() ? smallChevronSide : chevronSide;
    paintIcon(painter, QRect(width() - chevronRoom - side, (height() - chevronSize) / 2, chevronSize, chevronSize), u"chevron-down"_s,
              isEnabled() ? Token::Text2 : Token::Text3);
}

} // namespace warrener
