#include "ui/theme/FocusRing.h"

#include "ui/theme/Theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>

namespace warrener {

namespace {

class Frame final : public QFocusFrame
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::of().color(Token::Accent), 2));
        painter.drawRoundedRect(QRectF(focusRingRect(*this)).adjusted(1, 1, -1, -1), 8, 8);
    }
};

bool showsItself(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractScrollArea *>(widget) || widget->property("ownFocus").toBool();
}

} // namespace

QRect focusRingRect(const QWidget &frame)
{
    QRect room = frame.rect();
    QPoint at;
    for (const QWidget *each = &frame; !each->isWindow() && each->parentWidget(); each = each->parentWidget()) {
        at += each->pos();
        room &= each->parentWidget()->rect().translated(-at);
    }
    return room;
}

FocusRing::FocusRing() = default;

void FocusRing::watch(QApplication &application)
{
    application.installEventFilter(this);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    // Qt hands the focus on, as by Tab, when whoever has it is hidden or disabled: after a click that is nobody's wish.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)
        m_byKeyboard = true;
    else if (event->type() == QEvent::MouseButtonPress)
        m_byKeyboard = false;
    if ((event->type() != QEvent::FocusIn && event->type() != QEvent::FocusOut) || !watched->isWidgetType())
        return false;
    // A frame dies with the window that it was drawn in, so it is made anew when needed.
    static QPointer<Frame> frame;
    auto *widget = static_cast<QWidget *>(watched);
    const auto reason = static_cast<QFocusEvent *>(event)->reason();
    const bool byKeyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    if (event->type() == QEvent::FocusIn && byKeyboard && m_byKeyboard && !showsItself(widget)) {
        if (!frame)
            frame = new Frame;
        frame->setWidget(widget);
        frame->raise(); // over whatever borders on the widget, or half of the ring is hidden
    } else if (frame && frame->widget() == widget && event->type() == QEvent::FocusOut) {
        frame->setWidget(nullptr);
        frame->setParent(nullptr);
    }
    return false;
}

} // namespace warrener
