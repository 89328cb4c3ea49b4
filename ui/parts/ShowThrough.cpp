#include "ui/parts/ShowThrough.h"

#include <QApplication>
#include <QScrollArea>

namespace warrener {

void showThrough(QScrollArea &area, QWidget *inside)
{
    area.setWidgetResizable(true);
    area.setFrameShape(QFrame::NoFrame);
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area.setWidget(inside);
    area.viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    // By itself it follows the focus only from one of its own to the next: who comes from outside, backwards, would not see where they are.
    QObject::connect(qApp, &QApplication::focusChanged, &area, [&area](const QWidget *, QWidget *now) {
        // What is just pressed must not move away below the pointer.
        if (now != nullptr && area.isAncestorOf(now) && QGuiApplication::mouseButtons() == Qt::NoButton)
            area.ensureWidgetVisible(now);
    });
}

} // namespace warrener
