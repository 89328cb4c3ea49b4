#pragma once

#include <QObject>

class QApplication;

namespace warrener {

/// Draws the ring (2 px, 2 px outside) around whatever the keyboard has moved the focus to.
/// Fields and lists show their focus themselves; a click shows none.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    FocusRing();

    void watch(QApplication &application);
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace warrener
