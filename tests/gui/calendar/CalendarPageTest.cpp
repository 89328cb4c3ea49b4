// The calendar in the real window: dragged by the mouse, and by the keyboard alone.

#include "CalendarWindow.h"
#include "support/SuiteTheme.h"
#include "ui/calendar/AgendaModel.h"
#include "ui/calendar/OfferList.h"
#include "ui/parts/Card.h"
#include "ui/parts/TableView.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

class CalendarPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsToAllDrills();
    void showsWhatWasAndWhatIsPlanned();
    void movesByDragging();
    void refusesInABlackoutAndSaysWhere();
    void refusesInABlackoutOfWhereItRestores();
    void refusalIsTakenByTheKeyboard();
    void escapeEndsADrag();
    void escapeEndsADragOutOfTheList();
    void pastRunsStay();
    void missedOnesCanBePlannedAgain();
    void saysThatNothingRunsByItself();
    void theRightSideFitsALowWindow();
    void theRightSideFitsAnEmptyCalendar();
    void removesByKey();
    void movesByKeys();
    void takesBackTheLastChange();
    void looksByKeys();
    void whatIsChosenIsSeen();
    void aFullWeekCanBeRead();
    void weekSnapsToQuarters();
    void filters();
    void opensRuns();
    void notWhereTheFileIsDamaged();
    void failureStays();
    void badge();
    void whatTheBadgeCounts();

private:
    SuiteTheme m_theme;
    QTemporaryDir m_profiles;
};

/// The page of the rail leads to the drills themselves, and back.
void CalendarPageTest::leadsToAllDrills()
{
    CalendarWindow all(m_profiles.path());
    QVERIFY(all.ready);
    all.press("calendarDrills");
    QTRY_COMPARE(all.window.current().page, u"drill"_s);
    all.key(Qt::Key_Escape);
    QTRY_COMPARE(all.window.current().page, u"drills"_s);
}

void CalendarPageTest::showsWhatWasAndWhatIsPlanned()
{
    CalendarWindow all(m_profiles.path());
    QVERIFY(all.ready);
    const CalendarScene &scene = all.month()->scene();
    QCOMPARE(scene.days.first().date, QDate(2026, 2, 23));
    QCOMPARE(scene.days.size(), 42);
    QCOMPARE(scene.day(QDate(2026, 3, 13))->marks.first().verdict, RunVerdict::Bad);
    QCOMPARE(all.mark(u"cpu"_s).state, CalendarMark::State::Missed);
    QCOMPARE(all.mark(u"disk"_s).state, CalendarMark::State::Future);
    QCOMPARE(scene.day(QDate(2026, 3, 5))->backups, 24);
    QCOMPARE(scene.day(QDate(2026, 3, 6))->failedBackups, 1);
    QCOMPARE(scene.day(QDate(2026, 3, 29))->clockChange, 1h);
    QVERIFY(scene.day(QDate(2026, 3, 30))->dark.first().begins);
    QVERIFY(scene.day(QDate(2026, 4, 1))->dark.first().ends);
    QCOMPARE(scene.day(QDate(2026, 4, 1))->dark.first().until, 0.25);
    QVERIFY(all.part<QLabel>("calendarNext")->text().contains(u"Disk full"_s));
}

void CalendarPageTest::movesByDragging()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    all.drag(month, month->markRect(all.mark(u"freeze"_s)).center(), all.centreOf(QDate(2026, 3, 20)));
    QCOMPARE(all.startOf(u"freeze"_s), on(3, 20, 10));
    QCOMPARE(all.desk.changes, 1);
    QVERIFY(!month->isDragging());
    QCOMPARE(all.mark(u"freeze"_s).at, momentOf(on(3, 20, 10), sampleData::calendarZone()));
}

void CalendarPageTest::refusesInABlackoutAndSaysWhere()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    const QPoint to = all.centreOf(QDate(2026, 3, 31));
    all.grab(month, month->markRect(all.mark(u"partition"_s)).center(), to);
    // While one drags.
    QVERIFY(month->dragVerdict());
    QCOMPARE(month->dragVerdict()->conflicts.first().why, CalendarConflict::Why::Blackout);
    QCOMPARE(month->dragVerdict()->nearest, momentOf(on(4, 1, 14), sampleData::calendarZone()));
    QTest::mouseRelease(month, Qt::LeftButton, {}, to);
    QCOMPARE(all.desk.changes, 0);
    QCOMPARE(all.startOf(u"partition"_s), on(3, 26, 14));
    QVERIFY2(all.notice().contains(u"Tuesday 31 March"_s) && all.notice().contains(u"month-end close"_s), qPrintable(all.notice()));
    // Where it fits.
    QPushButton *put = all.part<NoticeBar>("calendarNotice")->findChild<QPushButton *>();
    QVERIFY(put && put->text().contains(u"Wednesday 1 April, 14:00"_s));
    QTest::mouseClick(put, Qt::LeftButton);
    QCOMPARE(all.startOf(u"partition"_s), on(4, 1, 14));
    QVERIFY(!all.part<NoticeBar>("calendarNotice"));
}

/// A test that restores into another cluster is not planned into a blackout of that one either; what stays at home is.
void CalendarPageTest::refusesInABlackoutOfWhereItRestores()
{
    CalendarWindow all(m_profiles.path());
    const Blackout freeze{.id = u"f"_s, .title = u"freeze of dr1"_s, .from = on(3, 20, 0), .length = 24h, .zone = sampleData::calendarZone()};
    all.desk.shown.elsewhere.insert(u"dr1"_s, {freeze});
    Q_EMIT all.desk.changed();
    MonthView *month = all.month();
    const QPoint to = all.centreOf(QDate(2026, 3, 20));
    all.grab(month, month->markRect(all.mark(u"restore"_s, QDate(2026, 3, 19))).center(), to);
    QVERIFY(month->dragVerdict() && !month->dragVerdict()->conflicts.isEmpty());
    QCOMPARE(month->dragVerdict()->conflicts.first().why, CalendarConflict::Why::Blackout);
    QTest::mouseRelease(month, Qt::LeftButton, {}, to);
    QCOMPARE(all.desk.changes, 0);
    QVERIFY2(all.notice().contains(u"freeze of dr1"_s), qPrintable(all.notice()));
    CalendarWindow home(m_profiles.path());
    home.desk.shown.elsewhere.insert(u"dr1"_s, {freeze});
    home.drag(home.month(), home.month()->markRect(home.mark(u"freeze"_s)).center(), home.centreOf(QDate(2026, 3, 20)));
    QCOMPARE(home.startOf(u"freeze"_s), on(3, 20, 10));
}

void CalendarPageTest::refusalIsTakenByTheKeyboard()
{
    CalendarWindow all(m_profiles.path());
    all.page()->open(u"2026-03-26"_s);
    all.month()->setFocus();
    // The first of the day is the restore test.
    all.key(Qt::Key_Space);
    all.key(Qt::Key_Space);
    for (int day = 0; day < 3; ++day)
        all.key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(all.startOf(u"partition"_s), on(3, 29, 14));
    all.page()->open(u"2026-03-29"_s);
    all.key(Qt::Key_Space);
    all.key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(all.startOf(u"partition"_s), on(3, 29, 14));
    QVERIFY(all.notice().contains(u"Monday 30 March"_s));
    all.key(Qt::Key_Return);
    QCOMPARE(all.startOf(u"partition"_s), on(4, 1, 14));
}

void CalendarPageTest::escapeEndsADrag()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    const QPoint to = all.centreOf(QDate(2026, 3, 20));
    all.grab(month, month->markRect(all.mark(u"freeze"_s)).center(), to);
    QVERIFY(month->isDragging());
    QTest::keyClick(month, Qt::Key_Escape);
    QVERIFY(!month->isDragging());
    QTest::mouseRelease(month, Qt::LeftButton, {}, to);
    QCOMPARE(all.desk.changes, 0);
}

/// Once it is ended the mouse that moves on does not take it up again.
void CalendarPageTest::escapeEndsADragOutOfTheList()
{
    CalendarWindow all(m_profiles.path(), sampleData::healthyStaging());
    QVERIFY(all.ready);
    auto *offers = all.part<OfferList>("calendarOffers");
    QVERIFY(offers);
    const QPoint to = offers->mapFromGlobal(all.month()->mapToGlobal(all.centreOf(QDate(2026, 3, 20))));
    offers->setFocus();
    all.grab(offers, offers->rowRect(3).center(), to);
    QVERIFY(all.month()->isDragging());
    QTest::keyClick(offers, Qt::Key_Escape);
    QVERIFY(!all.month()->isDragging());
    QTest::mouseMove(offers, to + QPoint(3, 0));
    QVERIFY(!all.month()->isDragging());
    QTest::mouseRelease(offers, Qt::LeftButton, {}, to);
    QVERIFY(!all.part<QDialog>("entryDialog"));
}

void CalendarPageTest::pastRunsStay()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    const CalendarMark run = month->scene().day(QDate(2026, 3, 4))->marks.first();
    all.drag(month, month->markRect(run).center(), all.centreOf(QDate(2026, 3, 20)));
    QCOMPARE(all.desk.changes, 0);
}

void CalendarPageTest::missedOnesCanBePlannedAgain()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    all.drag(month, month->markRect(all.mark(u"cpu"_s)).center(), all.centreOf(QDate(2026, 3, 20)));
    QCOMPARE(all.startOf(u"cpu"_s), on(3, 20, 15));
}

/// In the smallest window what can be dragged goes before what is summed up; nothing is cut, and all of it can be reached.
void CalendarPageTest::theRightSideFitsALowWindow()
{
    CalendarWindow all(m_profiles.path());
    all.desk.shown.timerProblem = u"No systemd of the user ops runs on this machine; an administrator starts one by “loginctl enable-linger ops”"_s;
    all.desk.offered += all.desk.offered;
    all.desk.offered += all.desk.offered;
    Q_EMIT all.desk.changed();
    all.window.resize(1100, 700);
    auto *offers = all.part<OfferList>("calendarOffers");
    auto *area = all.page()->findChild<QWidget *>(u"calendarOffersArea"_s);
    QTRY_VERIFY(area->height() >= 5 * OfferList::rowHeight && area->height() % OfferList::rowHeight == 0);
    QWidget *right = area->parentWidget()->parentWidget();
    QTRY_VERIFY(std::ranges::all_of(right->findChildren<Card *>(), [right](const Card *card) {
        return !card->isVisible() || (card->height() >= card->minimumSizeHint().height() && card->geometry().bottom() < right->height());
    }));
    QVERIFY(offers->hidden() > 0);
    all.press("calendarMoreOffers");
    QTRY_COMPARE(offers->hidden(), 0);
    QTRY_VERIFY2(area->height() < offers->height(),
                 qPrintable(u"%1 of %2, %3"_s.arg(area->height()).arg(offers->height()).arg(all.desk.offered.size()))); // and scrolled
}

/// What is said below the summary may grow although no line of it changes.
void CalendarPageTest::theRightSideFitsAnEmptyCalendar()
{
    CalendarWindow all(m_profiles.path());
    PastRun longAgo = all.desk.shown.runs.first();
    longAgo.at -= 24h * 400;
    all.desk.offered += all.desk.offered;
    all.desk.shown = CalendarView{.loaded = true, .runs = {longAgo}};
    Q_EMIT all.desk.changed();
    auto *next = all.part<QLabel>("calendarNext");
    QTRY_VERIFY(next->text().startsWith(u"Nothing is planned.\n"_s));
    auto *area = all.page()->findChild<QWidget *>(u"calendarOffersArea"_s);
    const int before = area->height();
    all.desk.shown = CalendarView{.loaded = true};
    Q_EMIT all.desk.changed();
    QTRY_VERIFY(next->text().contains(u"drag one onto a day"_s));
    QTRY_VERIFY(area->height() < before);
    QWidget *right = area->parentWidget()->parentWidget();
    QTRY_VERIFY(std::ranges::all_of(right->findChildren<Card *>(), [right](const Card *card) {
        return !card->isVisible() || (card->height() >= card->minimumSizeHint().height() && card->geometry().bottom() < right->height());
    }));
}

/// A calendar with something in it is believed.
void CalendarPageTest::saysThatNothingRunsByItself()
{
    CalendarWindow all(m_profiles.path());
    QVERIFY(!all.part<NoticeBar>("calendarNotice"));
    all.desk.shown.timerProblem = u"There is no systemd of this user"_s;
    Q_EMIT all.desk.changed();
    QVERIFY2(all.notice().contains(u"will not run by itself"_s) && all.notice().contains(u"no systemd"_s), qPrintable(all.notice()));
    // Nor while nobody is logged in, where nothing worse is known.
    all.desk.shown.timerNote = u"Timers run only while alice is logged in"_s;
    Q_EMIT all.desk.changed();
    QVERIFY2(all.notice().contains(u"no systemd"_s), qPrintable(all.notice()));
    all.desk.shown.timerProblem.clear();
    Q_EMIT all.desk.changed();
    QVERIFY2(all.notice().contains(u"nobody is logged in"_s) && all.notice().contains(u"alice"_s), qPrintable(all.notice()));
    // It is so all the time: what is wrong with what is seen goes before it. So many share a look that each gets a hundred times.
    CalendarEntry often = all.desk.shown.calendar.entries.first();
    often.title = u"Each hour"_s;
    often.rule = u"FREQ=HOURLY"_s;
    for (int i = 0; i < 1000; ++i) {
        CalendarEntry far = often;
        far.id = u"far-%1"_s.arg(i);
        far.rule = u"FREQ=DAILY;COUNT=1"_s;
        far.start.date = QDate(2027, 1, 4);
        all.desk.shown.calendar.entries.append(far);
    }
    often.id = u"often"_s;
    all.desk.shown.calendar.entries.append(often);
    Q_EMIT all.desk.changed();
    QVERIFY2(all.notice().contains(u"Each hour"_s) && !all.notice().contains(u"alice"_s), qPrintable(all.notice()));
    all.desk.shown.calendar.entries.clear();
    Q_EMIT all.desk.changed();
    QVERIFY(!all.part<NoticeBar>("calendarNotice"));
}

void CalendarPageTest::removesByKey()
{
    CalendarWindow all(m_profiles.path());
    all.page()->open(u"2026-03-27"_s);
    all.month()->setFocus();
    all.key(Qt::Key_Space);
    all.key(Qt::Key_Delete);
    QVERIFY(all.shows("whichDialog"));
    all.press("whichThis");
    QVERIFY(all.closes("whichDialog"));
    QVERIFY(!all.desk.shown.calendar.entry(u"dns"_s));
}

void CalendarPageTest::movesByKeys()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    month->setFocus();
    QCOMPARE(month->day(), QDate(2026, 3, 17));
    all.key(Qt::Key_Right);
    QCOMPARE(month->day(), QDate(2026, 3, 18));
    all.key(Qt::Key_Space);
    QVERIFY(month->chosenMark() && month->chosenMark()->entry == u"freeze"_s);
    QVERIFY(month->accessibleDescription().contains(u"Node freeze"_s));
    all.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(all.startOf(u"freeze"_s), on(3, 25, 10));
    // Over the edge of what is shown.
    all.page()->open(u"2026-04-05"_s);
    month->setFocus();
    QCOMPARE(month->scene().month, QDate(2026, 4, 1));
    all.key(Qt::Key_PageUp);
    QCOMPARE(month->scene().month, QDate(2026, 3, 1));
    all.key(Qt::Key_Home);
    QCOMPARE(month->day(), QDate(2026, 3, 17));
    // Enter opens what is chosen.
    all.key(Qt::Key_Space);
    all.key(Qt::Key_Return);
    QVERIFY(all.shows("entryDialog"));
    QCOMPARE(all.part<QLineEdit>("entryTitle")->text(), u"Disk full"_s);
}

/// Once, and once more to have it again; never over what somebody else has changed.
void CalendarPageTest::takesBackTheLastChange()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    const RunCalendar before = all.desk.shown.calendar;
    month->setFocus();
    all.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(all.desk.changes, 0);
    all.drag(month, month->markRect(all.mark(u"freeze"_s)).center(), all.centreOf(QDate(2026, 3, 20)));
    QCOMPARE(all.startOf(u"freeze"_s), on(3, 20, 10));
    all.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(all.desk.shown.calendar, before);
    all.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(all.startOf(u"freeze"_s), on(3, 20, 10));
    // Another window moves it meanwhile.
    for (CalendarEntry &entry : all.desk.shown.calendar.entries) {
        if (entry.id == "freeze"_L1)
            entry.start = on(3, 24, 11);
    }
    Q_EMIT all.desk.changed();
    all.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY2(all.notice().contains(u"changed elsewhere"_s), qPrintable(all.notice()));
    QCOMPARE(all.startOf(u"freeze"_s), on(3, 24, 11));
}

void CalendarPageTest::looksByKeys()
{
    CalendarWindow all(m_profiles.path());
    all.month()->setFocus();
    all.key(Qt::Key_W);
    QVERIFY(all.week()->isVisible());
    QCOMPARE(all.week()->scene().days.first().date, QDate(2026, 3, 16));
    all.key(Qt::Key_PageDown);
    QCOMPARE(all.week()->scene().days.first().date, QDate(2026, 3, 23));
    all.key(Qt::Key_L);
    auto *list = all.part<TableView>("calendarList");
    QVERIFY(list);
    QVERIFY(list->model()->rowCount() > 15);
    // Days are of different widths: times have a column of their own, so that they stand below each other.
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        static const QRegularExpression time(u"^[0-9]{2}:[0-9]{2}$"_s);
        const QString at = list->model()->index(row, AgendaModel::TimeColumn).data().toString();
        QVERIFY2(time.match(at).hasMatch(), qPrintable(at));
        QVERIFY(!list->model()->index(row, AgendaModel::WhenColumn).data().toString().contains(u':'));
    }
    all.key(Qt::Key_M);
    QVERIFY(all.month()->isVisible());
    QCOMPARE(all.page()->day(), QDate(2026, 3, 24));
}

/// Of a day with more than it has room for each one can be reached by keys, and is seen then.
void CalendarPageTest::whatIsChosenIsSeen()
{
    CalendarWindow all(m_profiles.path());
    const QDate day(2026, 3, 24);
    constexpr int many = 30;
    for (int hour = 0; hour < many; ++hour) {
        all.desk.shown.calendar.entries.append({.id = u"note-%1"_s.arg(hour),
                                                .title = u"Note %1"_s.arg(hour),
                                                .start = {day, QTime(hour / 2, hour % 2 * 30)},
                                                .zone = sampleData::calendarZone()});
    }
    Q_EMIT all.desk.changed();
    all.page()->open(u"2026-03-24"_s);
    MonthView *month = all.month();
    month->setFocus();
    QVERIFY(month->markRect(all.mark(u"note-29"_s)).isEmpty());
    QSet<int> places;
    for (int step = 0; step < many; ++step) {
        all.key(Qt::Key_Space);
        const CalendarMark *chosen = month->chosenMark();
        QVERIFY(chosen);
        QCOMPARE(chosen->entry, u"note-%1"_s.arg(step));
        const QRect box = month->markRect(*chosen);
        QVERIFY2(!box.isEmpty() && month->dayRect(day).contains(box), qPrintable(chosen->entry));
        places.insert(box.top());
    }
    // As many places as the day shows at once, again and again.
    QVERIFY(places.size() < many);
    // What is clicked upon is what was seen there, on every page.
    const CalendarMark last = all.mark(u"note-29"_s);
    QTest::mouseDClick(month, Qt::LeftButton, {}, month->markRect(last).center());
    QVERIFY(all.shows("entryDialog"));
    QCOMPARE(all.part<QLineEdit>("entryTitle")->text(), u"Note 29"_s);
    all.part<QDialog>("entryDialog")->reject();
    QVERIFY(all.closes("entryDialog"));
}

/// Seven days with much on each: nothing lies over another, and nothing is a strip of which nobody reads the first word.
void CalendarPageTest::aFullWeekCanBeRead()
{
    CalendarWindow all(m_profiles.path());
    const QDate monday(2026, 3, 23);
    constexpr int eachDay = 12;
    for (int number = 0; number < 7 * eachDay; ++number) {
        all.desk.shown.calendar.entries.append({.id = u"full-%1"_s.arg(number),
                                                .title = u"Network partition %1"_s.arg(number),
                                                .start = {monday.addDays(number / eachDay), QTime(20, 0).addSecs(number % eachDay * 15 * 60)},
                                                .zone = sampleData::calendarZone()});
    }
    Q_EMIT all.desk.changed();
    all.page()->open(u"2026-03-23"_s);
    all.month()->setFocus();
    all.key(Qt::Key_W);
    const WeekView *week = all.week();
    for (const CalendarDay &day : week->scene().days) {
        const QRect column = week->dayRect(day.date);
        QVERIFY(day.marks.size() >= eachDay);
        QList<QRect> boxes;
        for (const CalendarMark &mark : day.marks) {
            const QRect box = week->markRect(mark);
            QVERIFY2(column.contains(box), qPrintable(mark.title));
            QVERIFY2(box.width() >= std::min(118, column.width() - 8), qPrintable(mark.title));
            for (const QRect &other : std::as_const(boxes))
                QVERIFY2(!box.intersects(other), qPrintable(mark.title));
            boxes.append(box);
        }
    }
}

void CalendarPageTest::weekSnapsToQuarters()
{
    CalendarWindow all(m_profiles.path());
    all.month()->setFocus();
    all.key(Qt::Key_W);
    WeekView *week = all.week();
    const QRect box = week->markRect(all.mark(u"freeze"_s));
    const QRect day = week->dayRect(QDate(2026, 3, 19));
    // 15:15 of Thursday.
    const QPoint to(day.center().x(), day.top() + static_cast<int>(day.height() * 15.3 / 24));
    all.drag(week, box.center(), to);
    QCOMPARE(all.startOf(u"freeze"_s), on(3, 19, 15, 15));
    all.page()->open(u"2026-03-19"_s);
    week->setFocus();
    all.key(Qt::Key_Space);
    all.key(Qt::Key_Space);
    all.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(all.startOf(u"freeze"_s), on(3, 19, 16, 15));
}

void CalendarPageTest::filters()
{
    CalendarWindow all(m_profiles.path());
    QVERIFY(!all.month()->scene().day(QDate(2026, 3, 9))->marks.isEmpty());
    QTest::mouseClick(all.part<QCheckBox>("show-diagnosis"), Qt::LeftButton, {}, QPoint(8, 10));
    QVERIFY(all.month()->scene().day(QDate(2026, 3, 9))->marks.isEmpty());
    QVERIFY(!all.month()->scene().day(QDate(2026, 3, 11))->marks.isEmpty());
}

void CalendarPageTest::opensRuns()
{
    CalendarWindow all(m_profiles.path());
    QSignalSpy asked(all.page(), &CalendarPage::runRequested);
    MonthView *month = all.month();
    const CalendarMark run = month->scene().day(QDate(2026, 3, 13))->marks.first();
    QTest::mouseDClick(month, Qt::LeftButton, {}, month->markRect(run).center());
    QCOMPARE(asked.size(), 1);
}

void CalendarPageTest::notWhereTheFileIsDamaged()
{
    CalendarWindow all(m_profiles.path());
    CalendarView view = all.desk.shown;
    view.problem = u"the calendar orders.ics is damaged"_s;
    all.desk.setView(view);
    QVERIFY(all.notice().contains(u"orders.ics"_s));
    QVERIFY(!all.part<QPushButton>("calendarSchedule")->isEnabled());
    MonthView *month = all.month();
    all.drag(month, month->markRect(all.mark(u"freeze"_s)).center(), all.centreOf(QDate(2026, 3, 20)));
    QCOMPARE(all.desk.changes, 0);
}

void CalendarPageTest::failureStays()
{
    CalendarWindow all(m_profiles.path());
    all.desk.changeAnswer = failure(ErrorKind::Io, u"The disk is full"_s);
    MonthView *month = all.month();
    all.drag(month, month->markRect(all.mark(u"freeze"_s)).center(), all.centreOf(QDate(2026, 3, 20)));
    QVERIFY(all.notice().contains(u"The disk is full"_s));
    QCOMPARE(all.startOf(u"freeze"_s), on(3, 18, 10));
}

void CalendarPageTest::badge()
{
    CalendarWindow all(m_profiles.path());
    // Disk full has failed, CPU pressure was missed, both within the week: the worst alone is counted.
    QCOMPARE(troubleOf(all.desk.view(), all.desk.now()), (CalendarTrouble{Level::Critical, 1}));
    CalendarView view = all.desk.shown;
    PastRun good = view.runs.last();
    good.kind = CalendarKind::Drill;
    good.subject = u"disk-full"_s;
    good.title = u"Disk full"_s;
    good.verdict = RunVerdict::Good;
    view.runs.append(good);
    QCOMPARE(troubleOf(view, all.desk.now()), (CalendarTrouble{Level::Warning, 1}));
}

/// A failure counts until the same thing has run well, by whatever name, and no longer than a week.
void CalendarPageTest::whatTheBadgeCounts()
{
    CalendarWindow all(m_profiles.path());
    const TimePoint now = all.desk.now();
    const CalendarView sample = all.desk.shown;
    QVERIFY(all.part<QLabel>("calendarNext")->text().startsWith(u"Failed within a week, and not run well since: Disk full."_s));
    const auto then = [&](std::chrono::hours ago, RunVerdict verdict, CalendarKind kind = CalendarKind::Drill, const QString &subject = u"disk-full"_s) {
        return PastRun{
            .kind = kind, .run = u"later"_s, .subject = subject, .title = u"磁盘已满"_s, .at = now - ago, .until = now - ago + 5min, .verdict = verdict};
    };
    const auto with = [&](const QList<PastRun> &runs) {
        CalendarView view = sample;
        view.runs += runs;
        return troubleOf(view, now);
    };
    const CalendarTrouble one{Level::Critical, 1};
    const CalendarTrouble onlyMissed{Level::Warning, 1};
    QCOMPARE(with({then(1h, RunVerdict::Good)}), onlyMissed); // named in another language
    QCOMPARE(with({then(1h, RunVerdict::Bad)}), one);         // failed twice: one drill does
    QCOMPARE(with({then(1h, RunVerdict::Unclear)}), one);     // nobody knows better yet
    QCOMPARE(with({then(1h, RunVerdict::Good, CalendarKind::Drill, u"proxy-failure"_s)}), one);
    QCOMPARE(with({then(24h * 6, RunVerdict::Good)}), one);                        // before it failed
    QCOMPARE(with({then(1h, RunVerdict::Bad, CalendarKind::Diagnosis, {})}), one); // has a badge of its own
    // What was missed is over as soon as it has run, whatever came of it; its failure is then the failure.
    QCOMPARE(with({then(1h, RunVerdict::Good), then(2h, RunVerdict::Unclear, CalendarKind::Drill, u"cpu-pressure"_s)}), (CalendarTrouble{Level::Ok, 0}));
    // Nothing stays for ever.
    QCOMPARE(troubleOf(sample, now + 24h * 8).level == Level::Critical, false);
}

QTEST_MAIN(CalendarPageTest)
#include "CalendarPageTest.moc"
