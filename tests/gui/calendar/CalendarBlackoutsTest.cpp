// Blackouts where days are painted: moved, stretched, opened and removed, by the mouse and by the keyboard alone.

#include "CalendarWindow.h"
#include "support/SuiteTheme.h"

#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

TimePoint moment(int month, int day, int hour, int minute = 0)
{
    return momentOf(on(month, day, hour, minute), sampleData::calendarZone());
}

} // namespace

/// The one of the sample: from Monday 30 March until Wednesday 1 April, 06:00.
class CalendarBlackoutsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesByItsMiddle();
    void stretchesByItsEnds_data();
    void stretchesByItsEnds();
    void stretchesByTheHourInAWeek();
    void whatHasBegunOnlyEnds();
    void oneOfASeries_data();
    void oneOfASeries();
    void escapeEndsADrag();
    void notWhereTheFileIsDamaged();
    void byKeysAlone();
    void byKeysInAWeek();
    void isOpenedWhereItStands();
    void isOpenedFromTheList();

private:
    /// In the lower part of a cell, where no mark is.
    static QPoint inCell(CalendarSurface &surface, const QDate &day, double share)
    {
        const QRect box = surface.dayRect(day);
        return {box.left() + static_cast<int>(share * box.width()), box.bottom() - 8};
    }
    static Blackout close(CalendarWindow &all) { return *all.desk.shown.calendar.blackout(u"close"_s); }

    SuiteTheme m_theme;
    QTemporaryDir m_profiles;
};

/// What would not be run then is said while one drags; it is the blackout's to forbid it.
void CalendarBlackoutsTest::movesByItsMiddle()
{
    CalendarWindow all(m_profiles.path());
    QVERIFY(all.ready);
    MonthView *month = all.month();
    const QPoint to = inCell(*month, QDate(2026, 4, 3), 0.5);
    all.grab(month, inCell(*month, QDate(2026, 3, 31), 0.5), to);
    QVERIFY(month->darkDrag());
    QCOMPARE(month->darkDrag()->from, moment(4, 2, 0));
    QCOMPARE(month->darkDrag()->until, moment(4, 4, 6));
    QCOMPARE(month->darkLeavesOut().size(), 1);
    QVERIFY2(month->darkLeavesOut().first().startsWith(u"Memory alarm, Friday 3 April"_s), qPrintable(month->darkLeavesOut().first()));
    QCOMPARE(all.desk.changes, 0);
    QTest::mouseRelease(month, Qt::LeftButton, {}, to);
    QCOMPARE(all.desk.changes, 1);
    QCOMPARE(all.desk.shown.calendar.blackouts.size(), 1);
    QCOMPARE(close(all).from, on(4, 2, 0));
    QCOMPARE(close(all).length, 54h);
    QCOMPARE(all.mark(u"memory"_s).state, CalendarMark::State::LeftOut);
    QVERIFY(!month->isDragging());
    // And it is the chosen one, so that it can be moved on, or back.
    QVERIFY(month->chosenDark() && month->chosenDark()->id == "close"_L1);
    all.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(close(all).from, on(3, 30, 0));
    // Let go where it was nothing is changed.
    const int changes = all.desk.changes;
    all.drag(month, inCell(*month, QDate(2026, 3, 31), 0.5), inCell(*month, QDate(2026, 3, 31), 0.6));
    QCOMPARE(all.desk.changes, changes);
}

void CalendarBlackoutsTest::stretchesByItsEnds_data()
{
    QTest::addColumn<QDate>("grabbed");
    QTest::addColumn<double>("share"); // of that day, from left to right
    QTest::addColumn<QDate>("to");
    QTest::addColumn<WallTime>("from");
    QTest::addColumn<int>("hours");
    const QDate first(2026, 3, 30), last(2026, 4, 1);
    QTest::newRow("its end, later") << last << 0.25 << QDate(2026, 4, 2) << on(3, 30, 0) << 54 + 24;
    QTest::newRow("its end, earlier") << last << 0.25 << QDate(2026, 3, 31) << on(3, 30, 0) << 54 - 24;
    // Over the night in which clocks go forward: on the wall it is as long as one sees.
    QTest::newRow("its beginning, earlier") << first << 0.0 << QDate(2026, 3, 28) << on(3, 28, 0) << 54 + 48;
    QTest::newRow("its beginning, later") << first << 0.0 << QDate(2026, 3, 31) << on(3, 31, 0) << 54 - 24;
}
void CalendarBlackoutsTest::stretchesByItsEnds()
{
    QFETCH(const QDate, grabbed);
    QFETCH(const double, share);
    QFETCH(const QDate, to);
    QFETCH(const WallTime, from);
    QFETCH(const int, hours);
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    all.drag(month, inCell(*month, grabbed, share), inCell(*month, to, 0.4));
    QCOMPARE(all.desk.changes, 1);
    QCOMPARE(close(all).from, from);
    QCOMPARE(close(all).length, std::chrono::hours{hours});
}

/// By quarters of an hour; never to nothing.
void CalendarBlackoutsTest::stretchesByTheHourInAWeek()
{
    CalendarWindow all(m_profiles.path());
    all.page()->open(u"2026-04-01"_s);
    all.month()->setFocus();
    all.key(Qt::Key_W);
    WeekView *week = all.week();
    const QRectF box = week->spanRect(QDate(2026, 4, 1), 0, 0.25);
    const QPoint end(static_cast<int>(box.center().x()), static_cast<int>(box.bottom()) - 1);
    const int hour = week->dayRect(QDate(2026, 4, 1)).height() / 24;
    all.drag(week, end, end + QPoint(0, 6 * hour));
    QCOMPARE(all.desk.changes, 1);
    QCOMPARE(close(all).from, on(3, 30, 0));
    QVERIFY2(std::chrono::abs(close(all).length - 60h) <= 30min && close(all).length % 15min == 0min, qPrintable(QString::number(close(all).length.count())));
    // Its middle down by two hours.
    const std::chrono::minutes length = close(all).length;
    const QRect day = week->dayRect(QDate(2026, 3, 31));
    const QPoint middle(day.center().x(), day.top() + 3 * day.height() / 4);
    all.drag(week, middle, middle + QPoint(0, 2 * hour));
    QCOMPARE(close(all).length, length);
    QCOMPARE(close(all).from.date, QDate(2026, 3, 30));
    QVERIFY(close(all).from.time >= QTime(1, 30) && close(all).from.time <= QTime(2, 30));
}

/// What it has left out would be called missed afterwards.
void CalendarBlackoutsTest::whatHasBegunOnlyEnds()
{
    CalendarWindow all(m_profiles.path());
    all.desk.shown.calendar.blackouts.first().from = on(3, 16, 0);
    all.desk.shown.calendar.blackouts.first().length = 78h; // until Thursday 19 March, 06:00; it is the 17th
    Q_EMIT all.desk.changed();
    MonthView *month = all.month();
    all.drag(month, inCell(*month, QDate(2026, 3, 17), 0.5), inCell(*month, QDate(2026, 3, 24), 0.5));
    all.drag(month, inCell(*month, QDate(2026, 3, 16), 0.0), inCell(*month, QDate(2026, 3, 18), 0.5));
    QCOMPARE(all.desk.changes, 0);
    // Nor does it end before now.
    all.drag(month, inCell(*month, QDate(2026, 3, 19), 0.25), inCell(*month, QDate(2026, 3, 16), 0.5));
    QCOMPARE(all.desk.changes, 0);
    all.drag(month, inCell(*month, QDate(2026, 3, 19), 0.25), inCell(*month, QDate(2026, 3, 18), 0.5));
    QCOMPARE(all.desk.changes, 1);
    QCOMPARE(close(all).length, 54h);
    // One that is over is what it was.
    all.desk.shown.calendar.blackouts.first().from = on(3, 10, 0);
    Q_EMIT all.desk.changed();
    all.drag(month, inCell(*month, QDate(2026, 3, 12), 0.25), inCell(*month, QDate(2026, 3, 20), 0.5));
    QCOMPARE(all.desk.changes, 1);
}

void CalendarBlackoutsTest::oneOfASeries_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QStringList>("days"); // on which one begins, until the middle of May
    QTest::newRow("this one") << "whichThis"_ba << QStringList{u"1.4."_s, u"28.4."_s};
    QTest::newRow("all of them") << "whichAll"_ba << QStringList{u"1.4."_s, u"29.4."_s};
}
void CalendarBlackoutsTest::oneOfASeries()
{
    QFETCH(const QByteArray, button);
    QFETCH(const QStringList, days);
    CalendarWindow all(m_profiles.path());
    all.desk.shown.calendar.blackouts.first().rule = u"FREQ=WEEKLY;INTERVAL=4;BYDAY=TU"_s;
    all.desk.shown.calendar.blackouts.first().from = on(3, 31, 0);
    all.desk.shown.calendar.blackouts.first().length = 10h;
    Q_EMIT all.desk.changed();
    MonthView *month = all.month();
    all.drag(month, inCell(*month, QDate(2026, 3, 31), 0.2), inCell(*month, QDate(2026, 4, 1), 0.2));
    QVERIFY(all.shows("whichDialog"));
    QCOMPARE(all.desk.changes, 0);
    all.press(button.constData());
    QVERIFY(all.closes("whichDialog"));
    QStringList begins;
    for (const Occurrence &one : blackoutsIn(all.desk.shown.calendar, moment(3, 1, 0), moment(5, 15, 0)))
        begins.append(toDateTime(one.from).toTimeZone(sampleData::calendarZone()).toString(u"d.M."_s));
    QCOMPARE(begins, days);
}

void CalendarBlackoutsTest::escapeEndsADrag()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    const QPoint to = inCell(*month, QDate(2026, 4, 3), 0.5);
    all.grab(month, inCell(*month, QDate(2026, 3, 31), 0.5), to);
    QVERIFY(month->isDragging());
    QTest::keyClick(month, Qt::Key_Escape);
    QVERIFY(!month->isDragging());
    QTest::mouseRelease(month, Qt::LeftButton, {}, to);
    QCOMPARE(all.desk.changes, 0);
}

void CalendarBlackoutsTest::notWhereTheFileIsDamaged()
{
    CalendarWindow all(m_profiles.path());
    CalendarView view = all.desk.shown;
    view.problem = u"the calendar orders.ics is damaged"_s;
    all.desk.setView(view);
    MonthView *month = all.month();
    all.drag(month, inCell(*month, QDate(2026, 3, 31), 0.5), inCell(*month, QDate(2026, 4, 3), 0.5));
    QTest::mouseDClick(month, Qt::LeftButton, {}, inCell(*month, QDate(2026, 3, 31), 0.5));
    QCOMPARE(all.desk.changes, 0);
    QVERIFY(!all.part<QDialog>("blackoutDialog"));
}

void CalendarBlackoutsTest::byKeysAlone()
{
    CalendarWindow all(m_profiles.path());
    all.page()->open(u"2026-03-31"_s);
    MonthView *month = all.month();
    month->setFocus();
    all.key(Qt::Key_Space);
    QVERIFY(month->chosenDark() && month->chosenDark()->id == "close"_L1);
    QVERIFY2(month->accessibleDescription().contains(u"month-end close"_s) && month->accessibleDescription().contains(u"06:00"_s),
             qPrintable(month->accessibleDescription()));
    all.key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(close(all).from, on(3, 31, 0));
    QVERIFY(month->chosenDark());
    all.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(close(all).from, on(4, 7, 0));
    all.key(Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(close(all).from, on(4, 7, 0));
    QCOMPARE(close(all).length, 78h);
    all.key(Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(close(all).length, 54h);
    all.key(Qt::Key_Return);
    QVERIFY(all.shows("blackoutDialog"));
    QCOMPARE(all.part<QLineEdit>("blackoutTitle")->text(), close(all).title);
    all.part<QDialog>("blackoutDialog")->reject();
    QVERIFY(all.closes("blackoutDialog"));
    month->setFocus();
    all.key(Qt::Key_Delete);
    QVERIFY(all.shows("whichDialog"));
    all.press("whichThis");
    QVERIFY(all.closes("whichDialog"));
    QVERIFY(all.desk.shown.calendar.blackouts.isEmpty());
    QVERIFY(!month->chosenDark());
}

void CalendarBlackoutsTest::byKeysInAWeek()
{
    CalendarWindow all(m_profiles.path());
    all.page()->open(u"2026-04-01"_s);
    all.month()->setFocus();
    all.key(Qt::Key_W);
    all.key(Qt::Key_Space);
    QVERIFY(all.week()->chosenDark());
    all.key(Qt::Key_Down, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(close(all).length, 55h);
    all.key(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(close(all).from, on(3, 29, 23));
    QCOMPARE(close(all).length, 55h);
}

/// Title, both ends and how it repeats; it stays the same one.
void CalendarBlackoutsTest::isOpenedWhereItStands()
{
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    QTest::mouseDClick(month, Qt::LeftButton, {}, inCell(*month, QDate(2026, 3, 31), 0.5));
    QVERIFY(all.shows("blackoutDialog"));
    auto *title = all.part<QLineEdit>("blackoutTitle");
    title->selectAll();
    QTest::keyClicks(title, u"quarter-end close"_s);
    QVERIFY(!all.part<QLabel>("blackoutLeavesOut"));
    all.part<QDateTimeEdit>("blackoutUntil")->setDateTime(QDateTime(QDate(2026, 4, 3), QTime(12, 0), QTimeZone(QTimeZone::UTC)));
    auto *out = all.part<QLabel>("blackoutLeavesOut");
    QVERIFY(out && out->text().contains(u"Memory alarm"_s));
    all.press("saveBlackout");
    QVERIFY(all.closes("blackoutDialog"));
    QCOMPARE(all.desk.shown.calendar.blackouts.size(), 1);
    QCOMPARE(close(all).title, u"quarter-end close"_s);
    QCOMPARE(close(all).from, on(3, 30, 0));
    QCOMPARE(close(all).length, 108h);
    QTest::mouseDClick(month, Qt::LeftButton, {}, inCell(*month, QDate(2026, 3, 31), 0.5));
    QVERIFY(all.shows("blackoutDialog"));
    all.press("removeBlackout");
    QVERIFY(all.shows("whichDialog"));
    all.press("whichThis");
    QTRY_VERIFY(all.desk.shown.calendar.blackouts.isEmpty());
}

void CalendarBlackoutsTest::isOpenedFromTheList()
{
    CalendarWindow all(m_profiles.path());
    Blackout &there = all.desk.shown.calendar.blackouts.first();
    there.rule = u"FREQ=MONTHLY;BYMONTHDAY=30"_s;
    there.exceptions = {moment(4, 30, 0)};
    Q_EMIT all.desk.changed();
    all.press("calendarBlackout");
    QVERIFY(all.shows("blackoutDialog"));
    all.press("editBlackout-close");
    QTRY_VERIFY(all.part<QPushButton>("removeBlackout"));
    auto *title = all.part<QLineEdit>("blackoutTitle");
    title->selectAll();
    QTest::keyClicks(title, u"close"_s);
    all.press("saveBlackout");
    QVERIFY(all.closes("blackoutDialog"));
    QCOMPARE(close(all).title, u"close"_s);
    QCOMPARE(close(all).rule, u"FREQ=MONTHLY;BYMONTHDAY=30"_s);
    QCOMPARE(close(all).exceptions, QList<TimePoint>{moment(4, 30, 0)});
    QCOMPARE(close(all).from, on(3, 30, 0));
}

QTEST_MAIN(CalendarBlackoutsTest)
#include "CalendarBlackoutsTest.moc"
