#include "ui/parts/ShowThrough.h"

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
}

} // namespace warrener
