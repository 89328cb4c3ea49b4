#include "CalendarPictures.h"

#include "support/SampleCalendar.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/calendar/MonthView.h"
#include "ui/calendar/WeekView.h"
#include "ui/parts/TableView.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

CalendarMark markNamed(const CalendarSurface &surface, const QString &entry)
{
    for (const CalendarDay &day : surface.scene().days) {
        for (const CalendarMark &mark : day.marks) {
            if (mark.entry == entry)
                return mark;
        }
    }
    return {};
}

/// Held by the mouse over that place, as in the middle of a drag.
void hold(CalendarSurface &surface, const QString &entry, QPoint to)
{
    const QPoint from = surface.markRect(markNamed(surface, entry)).center();
    QTest::mousePress(&surface, Qt::LeftButton, {}, from);
    QTest::mouseMove(&surface, from + QPoint(20, 0));
    QTest::mouseMove(&surface, to - QPoint(5, 0));
    QTest::mouseMove(&surface, to);
    QTest::qWait(30);
}

void openBy(CalendarPage &page, const char *button)
{
    QTest::mouseClick(page.findChild<QPushButton *>(QString::fromLatin1(button)), Qt::LeftButton);
    QTest::qWait(30);
}

} // namespace

QList<CalendarPicture> calendarPictures()
{
    const auto drag = [](CalendarPage &page) {
        auto *month = page.findChild<MonthView *>();
        hold(*month, u"partition"_s, month->dayRect(QDate(2026, 3, 31)).center() + QPoint(40, 15));
    };
    return {
        {u"calendar"_s, {}},
        {u"calendar-drag"_s, drag},
        {u"calendar-drag-1100x700"_s, drag, {}, {}, {1100, 700}},
        {u"calendar-1100x700"_s, {}, {}, {}, {1100, 700}},
        {u"calendar-week"_s, [](CalendarPage &page) { QTest::keyClick(&page, Qt::Key_W); }},
        {u"calendar-list"_s, [](CalendarPage &page) { QTest::keyClick(&page, Qt::Key_L); }},
        {u"calendar-refused"_s,
         [drag](CalendarPage &page) {
             drag(page);
             auto *month = page.findChild<MonthView *>();
             QTest::mouseRelease(month, Qt::LeftButton, {}, month->dayRect(QDate(2026, 3, 31)).center() + QPoint(40, 15));
         }},
        {u"calendar-schedule"_s, [](CalendarPage &page) { openBy(page, "calendarSchedule"); }, u"entryDialog"_s},
        {u"calendar-change"_s,
         [](CalendarPage &page) {
             auto *month = page.findChild<MonthView *>();
             QTest::mouseDClick(month, Qt::LeftButton, {}, month->markRect(markNamed(*month, u"partition"_s)).center());
         },
         u"entryDialog"_s},
        {u"calendar-blackout"_s,
         [](CalendarPage &page) {
             openBy(page, "calendarBlackout");
             if (auto *title = page.findChild<QLineEdit *>(u"blackoutTitle"_s))
                 title->setText(u"Black Friday"_s);
         },
         u"blackoutDialog"_s},
        {u"calendar-which"_s,
         [](CalendarPage &page) {
             auto *month = page.findChild<MonthView *>();
             QTest::mouseClick(month, Qt::LeftButton, {}, month->markRect(markNamed(*month, u"restore"_s)).center());
             QTest::keyClick(month, Qt::Key_Delete);
         },
         u"whichDialog"_s},
        {u"calendar-empty"_s, {}, {}, [](FakeCalendarDesk &desk) { desk.shown = CalendarView{.loaded = true}; }},
        {u"calendar-loading"_s, {}, {}, [](FakeCalendarDesk &desk) { desk.shown = CalendarView{}; }},
        {u"calendar-damaged"_s,
         {},
         {},
         [](FakeCalendarDesk &desk) {
             desk.shown.calendar = {};
             desk.shown.problem = u"/home/wang/.local/share/warrener/calendar/orders-prod.ics: END:VCALENDAR"_s;
         }},
    };
}

} // namespace warrener
