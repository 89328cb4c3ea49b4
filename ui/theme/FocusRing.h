#pragma once

#include <QObject>
#include <QRect>

class QApplication;
class QWidget;

namespace warrener {

/// What of a ring around a widget has room, in the ring's own coordinates. At the edge of the window there is none outside:
/// the ring stays whole, and goes inside.
QRect focusRingRect(const QWidget &frame);

/// Draws the ring (2 px, 2 px outside) around whatever the keyboard has moved the focus to.
/// Fields and lists show their focus themselves; a click shows none.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    FocusRing();

    void watch(QApplication &application);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_byKeyboard = true; ///< the last thing that a person did was a key and not a click
};

} // namespace warrener
