#include "ui/drills/StopButton.h"

#include "ui/parts/KeyCap.h"
#include "ui/parts/Paint.h"

#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int stopTall = 76;
constexpr int stopMargin = 26;

QString stopKey()
{
    return u"Ctrl Shift X"_s;
}

} // namespace

StopButton::StopButton(QWidget *parent) : QPushButton(parent)
{
    setProperty("kind", u"danger"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // The height of all other buttons stands in the style sheet.
    setStyleSheet(u"min-height: %1px; max-height: %1px;"_s.arg(stopTall - 2));
}

QSize StopButton::sizeHint() const
{
    const QFontMetrics metrics(Theme::of().font(TextStyle::Section));
    return {std::max(180, metrics.horizontalAdvance(text()) + 2 * stopMargin), stopTall};
}

void StopButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const QColor color = Theme::of().color(isEnabled() ? Token::OnFill : Token::Text3);
    paintText(painter, QRectF(8, 14, width() - 16, 22), text(), Theme::of().font(TextStyle::Section), color, Qt::AlignHCenter);
    const int wide = keyCap::width(stopKey());
    keyCap::paint(painter, QRectF((width() + wide) / 2.0 - wide, 42, wide, 20), stopKey());
}

} // namespace warrener
