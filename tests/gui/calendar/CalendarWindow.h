#pragma once

#include "Pages.h"
#include "support/FakeCalendarDesk.h"
#include "support/FakeDesk.h"
#include "support/FakeDrillDesk.h"
#include "support/FakeRunDesk.h"
#include "support/QuietPages.h"
#include "support/SampleCalendar.h"
#include "support/SamplePlan.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/calendar/MonthView.h"
#include "ui/calendar/WeekView.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"
#include "ui/parts/NoticeBar.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace warrener {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The window with its calendar over played desks, driven as a person would.
struct CalendarWindow
{
    explicit CalendarWindow(const QString &profiles, Sample sample = sampleData::healthyProduction())
        : directory(ProfileStore(profiles)), desk(sampleData::calendarNow(), sampleData::calendarZone()), runs(sampleData::calendarNow()),
          store(sampleData::storeOf(std::move(sample))), reports(store->profile().name), window(std::make_shared<SystemClock>(), nullptr)
    {
        desk.shown = sampleData::calendarOfMarch();
        desk.offered = sampleData::calendarOffers();
        PageServices services = quietServices(directory);
        services.desk = [this](const ClusterStore &) { return &reports; };
        services.runs = [this](const ClusterStore &) { return &runs; };
        services.calendar = [this](const ClusterStore &) { return &desk; };
        services.drills = [this](const ClusterStore &) { return &drills; };
        registerPages(window, services);
        window.resize(1440, 900);
        window.setStore(store.get());
        window.go({u"drills"_s, {}});
        window.show();
        window.activateWindow();
        ready = QTest::qWaitForWindowActive(&window);
    }

    CalendarPage *page() { return qobject_cast<CalendarPage *>(window.page(u"drills"_s)); }
    MonthView *month() { return page()->findChild<MonthView *>(); }
    WeekView *week() { return page()->findChild<WeekView *>(); }
    CalendarMark mark(const QString &entry, const QDate &day = {})
    {
        for (const CalendarDay &one : page()->surface()->scene().days) {
            for (const CalendarMark &found : one.marks) {
                if (found.entry == entry && (!day.isValid() || one.date == day))
                    return found;
            }
        }
        return {};
    }
    QPoint centreOf(const QDate &day) { return month()->dayRect(day).center(); }
    /// Slowly enough to be a drag; not let go yet.
    void grab(QWidget *from, QPoint at, QPoint to)
    {
        QTest::mousePress(from, Qt::LeftButton, {}, at);
        QTest::mouseMove(from, at + QPoint(QApplication::startDragDistance() + 1, 0));
        QTest::mouseMove(from, to);
    }
    void drag(QWidget *from, QPoint at, QPoint to)
    {
        grab(from, at, to);
        QTest::mouseRelease(from, Qt::LeftButton, {}, to);
    }
    template <class Part>
    Part *part(const char *name)
    {
        for (Part *each : window.findChildren<Part *>(QString::fromLatin1(name))) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    bool shows(const char *dialog)
    {
        return QTest::qWaitFor([&] { return part<QDialog>(dialog) != nullptr; });
    }
    bool closes(const char *dialog)
    {
        return QTest::qWaitFor([&] { return part<QDialog>(dialog) == nullptr; });
    }
    void press(const char *button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at ? at : &window, static_cast<Qt::Key>(key), modifiers);
    }
    QString notice()
    {
        const auto *bar = part<NoticeBar>("calendarNotice");
        QStringList texts;
        for (const QLabel *label : bar ? bar->findChildren<QLabel *>() : QList<QLabel *>())
            texts.append(label->text());
        return texts.join(u' ');
    }
    WallTime startOf(const QString &entry)
    {
        const CalendarEntry *found = desk.shown.calendar.entry(entry);
        return found ? found->start : WallTime();
    }
    QStringList startsOf(const QString &title)
    {
        QStringList starts;
        for (const CalendarEntry &entry : desk.shown.calendar.entries) {
            for (const Occurrence &one : entry.title == title ? occurrencesOf(entry, TimePoint(), sampleData::calendarNow() + 24h * 100) : QList<Occurrence>())
                starts.append(toDateTime(one.from).toTimeZone(sampleData::calendarZone()).toString(u"d.M. hh:mm"_s));
        }
        starts.sort();
        return starts;
    }

    ClusterDirectory directory;
    FakeCalendarDesk desk;
    FakeDrillDesk drills;
    FakeRunDesk runs;
    std::shared_ptr<ClusterStore> store;
    FakeDesk reports;
    MainWindow window;
    bool ready = false;
};

inline WallTime on(int month, int day, int hour, int minute = 0)
{
    return {QDate(2026, month, day), QTime(hour, minute)};
}

} // namespace warrener
