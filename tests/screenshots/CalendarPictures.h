#pragma once

#include "support/FakeCalendarDesk.h"

#include <QSize>
#include <QString>

#include <functional>

namespace warrener {

class CalendarPage;

struct CalendarPicture
{
    QString name;
    std::function<void(CalendarPage &)> act{};
    QString dialog{}; ///< by its object's name; empty: the window
    std::function<void(FakeCalendarDesk &)> fill{};
    QSize size{1440, 900};
};

QList<CalendarPicture> calendarPictures();

} // namespace warrener
