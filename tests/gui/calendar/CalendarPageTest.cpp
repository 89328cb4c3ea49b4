// The calendar in the real window: dragged by the mouse, and by the keyboard alone.

#include "ui/calendar/CalendarPage.h"

#include "Pages.h"
#include "record/calendar/CalendarCommand.h"
#include "support/FakeCalendarDesk.h"
#include "support/FakeDesk.h"
#include "support/FakeDrillDesk.h"
#include "support/FakeRunDesk.h"
#include "support/QuietPages.h"
#include "support/SampleCalendar.h"
#include "support/SampleData.h"
#include "support/SamplePlan.h"
#include "support/SuiteTheme.h"
#include "ui/calendar/AgendaModel.h"
#include "ui/calendar/EntryDialog.h"
#include "ui/calendar/MonthView.h"
#include "ui/calendar/OfferList.h"
#include "ui/calendar/WeekView.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"
#include "ui/parts/Card.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/TableView.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

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

WallTime on(int month, int day, int hour, int minute = 0)
{
    return {QDate(2026, month, day), QTime(hour, minute)};
}

} // namespace

class CalendarPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsToAllDrills();
    void showsWhatWasAndWhatIsPlanned();
    void movesByDragging();
    void refusesInABlackoutAndSaysWhere();
    void refusalIsTakenByTheKeyboard();
    void escapeEndsADrag();
    void escapeEndsADragOutOfTheList();
    void pastRunsStay();
    void missedOnesCanBePlannedAgain();
    void createsFromTheList();
    void saysThatNothingRunsByItself();
    void asksInWhichWay();
    void asksWhichOnesBeforeConsent();
    void theRightSideFitsALowWindow();
    void productionWantsNameAndApprover();
    void itsOwnOptionsStay();
    void movesOneOfMany_data();
    void movesOneOfMany();
    void spanBecomesABlackout();
    void removesByKey();
    void movesByKeys();
    void takesBackTheLastChange();
    void looksByKeys();
    void weekSnapsToQuarters();
    void filters();
    void opensRuns();
    void notWhereTheFileIsDamaged();
    void failureStays();
    void importsWhatIsTicked();
    void badge();

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

void CalendarPageTest::createsFromTheList()
{
    CalendarWindow all(m_profiles.path(), sampleData::healthyStaging());
    auto *offers = all.part<OfferList>("calendarOffers");
    QVERIFY(offers);
    const QPoint to = offers->mapFromGlobal(all.month()->mapToGlobal(all.centreOf(QDate(2026, 3, 20))));
    all.grab(offers, offers->rowRect(3).center(), to);
    QVERIFY(all.month()->isDragging());
    QVERIFY(all.month()->dragVerdict() && all.month()->dragVerdict()->conflicts.isEmpty());
    QTest::mouseRelease(offers, Qt::LeftButton, {}, to);
    QVERIFY(all.shows("entryDialog"));
    QCOMPARE(all.part<QDateTimeEdit>("entryDate")->date(), QDate(2026, 3, 20));
    all.part<QComboBox>("entryTarget")->setCurrentText(u"broker2"_s);
    all.part<QComboBox>("ruleChoice")->setCurrentIndex(3);
    all.press("saveEntry");
    QVERIFY(all.closes("entryDialog"));
    const CalendarEntry &made = all.desk.shown.calendar.entries.last();
    QCOMPARE(made.title, u"Disk full"_s);
    QCOMPARE(made.start, on(3, 20, 10));
    QCOMPARE(made.rule, u"FREQ=WEEKLY;BYDAY=FR"_s);
    QCOMPARE(made.since, sampleData::calendarNow());
    QCOMPARE(made.arguments,
             (QStringList{u"drill"_s, u"run"_s, u"disk-full"_s, u"--node"_s, u"broker2"_s, u"--confirm"_s, all.store->profile().name.value, u"--yes"_s}));

    all.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&all.window));
    // Onto a day that is dark: refused, and the nearest free one offered.
    const QPoint dark = offers->mapFromGlobal(all.month()->mapToGlobal(all.centreOf(QDate(2026, 3, 31))));
    all.drag(offers, offers->rowRect(0).center(), dark);
    QVERIFY(!all.part<QDialog>("entryDialog"));
    QVERIFY(all.notice().contains(u"month-end close"_s));
    // The notice takes room from the list: what it shows still has room for every row.
    QTRY_VERIFY(offers->height() >= offers->sizeHint().height());
    // Enter takes the day that is offered, not what is chosen in the list.
    QTRY_COMPARE(QApplication::focusWidget(), all.month());
    all.key(Qt::Key_Return);
    QVERIFY(all.shows("entryDialog"));
    QCOMPARE(all.part<QDateTimeEdit>("entryDate")->date(), QDate(2026, 4, 1));
    all.part<QDialog>("entryDialog")->reject();
    QVERIFY(all.closes("entryDialog"));
}

/// A drill that can be made in several ways asks which one: its target, its length and its command follow.
void CalendarPageTest::asksInWhichWay()
{
    CalendarWindow all(m_profiles.path());
    CalendarOffer offer = all.desk.offered.first();
    offer.entry.arguments = QStringList{u"drill"_s, u"run"_s, u"disk-full"_s, u"--mode"_s, u"alarm"_s, u"--duration"_s, u"30"_s};
    offer.modes = {{.id = u"alarm"_s, .title = u"by its limit"_s, .lasts = 30s, .length = 8min, .touches = {u"broker3"_s, u"broker2"_s}},
                   {.id = u"file"_s, .title = u"by a file"_s, .lasts = 60s, .length = 9min, .touches = {u"broker1"_s}}};
    CalendarEntry entry;
    entry.id = u"new"_s;
    entry.zone = sampleData::calendarZone();
    entry.start = {QDate(2026, 3, 24), QTime(10, 0)};
    const auto nothing = [](const CalendarEntry &, TimePoint) { return QString(); };
    EntryDialog dialog(all.store->profile(), {offer}, entry, true, nothing, u"Ann"_s, nullptr);
    dialog.show();
    auto *mode = dialog.findChild<QComboBox *>(u"entryMode"_s);
    QVERIFY(mode && mode->isVisible());
    QVERIFY2(mode->itemText(0).contains(u"30 s"_s), qPrintable(mode->itemText(0)));
    const auto said = [](const EntryDialog &of) { return withoutConsent(of.entry().arguments); };
    QCOMPARE(said(dialog), offer.entry.arguments + (QStringList{u"--node"_s, u"broker3"_s}));
    mode->setCurrentIndex(1);
    QCOMPARE(said(dialog), (QStringList{u"drill"_s, u"run"_s, u"disk-full"_s, u"--mode"_s, u"file"_s, u"--duration"_s, u"60"_s, u"--node"_s, u"broker1"_s}));
    QCOMPARE(dialog.entry().length, 9min);
    // What was chosen stays chosen when the entry is opened again.
    EntryDialog again(all.store->profile(), {offer}, dialog.entry(), false, nothing, u"Ann"_s, nullptr);
    QCOMPARE(again.findChild<QComboBox *>(u"entryMode"_s)->currentData().toString(), u"file"_s);
    QCOMPARE(said(again), said(dialog));
}

/// One of a series that a second person has agreed to is asked for like any other, before anything of it is edited.
void CalendarPageTest::asksWhichOnesBeforeConsent()
{
    CalendarWindow all(m_profiles.path());
    for (CalendarEntry &entry : all.desk.shown.calendar.entries) {
        if (entry.id == "restore"_L1)
            entry.arguments = withConsent({u"drill"_s, u"run"_s, u"disk-full"_s, u"--node"_s, u"broker3"_s}, all.store->profile().name.value, u"Kim"_s);
    }
    Q_EMIT all.desk.changed();
    MonthView *month = all.month();
    all.drag(month, month->markRect(all.mark(u"restore"_s, QDate(2026, 3, 19))).center(), all.centreOf(QDate(2026, 3, 20)));
    QVERIFY(all.shows("whichDialog"));
    QVERIFY(!all.part<QDialog>("entryDialog"));
    all.press("whichThis");
    QVERIFY(all.closes("whichDialog"));
    QVERIFY(all.shows("entryDialog"));
    QCOMPARE(all.desk.changes, 0);
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

void CalendarPageTest::productionWantsNameAndApprover()
{
    CalendarWindow all(m_profiles.path());
    all.page()->open(u"2026-03-24"_s);
    all.month()->setFocus();
    all.key(Qt::Key_N);
    QVERIFY(all.shows("entryDialog"));
    auto *save = all.part<QPushButton>("saveEntry");
    QVERIFY(!save->isEnabled());
    all.part<QLineEdit>("typedName")->setText(all.store->profile().name.value);
    QVERIFY(!save->isEnabled());
    // What is lacking stands beside the button, and the button stays where it is while that is typed.
    QVERIFY(all.part<QLabel>("entryReason")->text().contains(u"Approved by"_s));
    QCOMPARE(save->toolTip().isEmpty(), false);
    const QPoint place = save->mapToGlobal(QPoint());
    for (const QString &typed : {u"A"_s, u"Ana"_s, u"Kim"_s, QString()}) {
        all.part<QLineEdit>("entryApprover")->setText(typed);
        QCoreApplication::processEvents();
        QCOMPARE(save->mapToGlobal(QPoint()), place);
        QCOMPARE(save->isEnabled(), all.part<QLabel>("entryReason")->text().isEmpty());
    }
    // The owner does not agree to their own drill, and a tick is no name.
    all.part<QLineEdit>("entryOwner")->setText(u"Ana"_s);
    for (const QString &nobody : {u"ana@console"_s, u"x"_s}) {
        all.part<QLineEdit>("entryApprover")->setText(nobody);
        QVERIFY2(!save->isEnabled(), qPrintable(nobody));
        QVERIFY(!all.part<QLabel>("entryReason")->text().isEmpty());
    }
    all.part<QLineEdit>("entryApprover")->setText(u"Kim"_s);
    QVERIFY(save->isEnabled());
    // Where it cannot be, it says so before one saves.
    all.part<QDateTimeEdit>("entryDate")->setDate(QDate(2026, 3, 31));
    QVERIFY(!save->isEnabled());
    QVERIFY(all.part<QLabel>("entryProblem")->text().contains(u"month-end close"_s));
    all.part<QDateTimeEdit>("entryDate")->setDate(QDate(2026, 3, 24));
    // Whoever had agreed had agreed to another day.
    QVERIFY(all.part<QLineEdit>("entryApprover")->text().isEmpty() && all.part<QLineEdit>("typedName")->text().isEmpty());
    QVERIFY(!save->isEnabled());
    all.part<QLineEdit>("typedName")->setText(all.store->profile().name.value);
    all.part<QLineEdit>("entryApprover")->setText(u"Kim"_s);
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(all.closes("entryDialog"));
    QVERIFY(all.desk.shown.calendar.entries.last().arguments.contains(u"Kim"_s));
}

/// What an entry says by itself stays, whatever else of it is changed; what it is about is agreed to anew.
void CalendarPageTest::itsOwnOptionsStay()
{
    CalendarWindow all(m_profiles.path());
    const CalendarOffer offer = all.desk.offered.first();
    QCOMPARE(offer.entry.kind, CalendarKind::Drill);
    CalendarEntry entry = offer.entry;
    entry.id = u"own"_s;
    entry.zone = sampleData::calendarZone();
    entry.start = {QDate(2026, 3, 24), QTime(10, 0)};
    entry.arguments =
        offer.entry.arguments.first(3) + QStringList{u"--mode"_s, u"special"_s, u"--duration"_s, u"77"_s, u"--node"_s, u"broker1"_s, u"--why"_s, u"x"_s};
    const QStringList own = entry.arguments;
    entry.arguments = withConsent(own, all.store->profile().name.value, u"Kim"_s);
    // As another program has it: none of those that are offered here.
    entry.reminder = 45min;
    entry.length = 72h;
    EntryDialog dialog(all.store->profile(), all.desk.offered, entry, false, [](const CalendarEntry &, TimePoint) { return QString(); }, u"Ann"_s, nullptr);
    const auto said = [&dialog] { return dialog.entry().arguments; };
    QCOMPARE(withoutConsent(said()), own);
    QVERIFY(said().contains(u"Kim"_s));
    dialog.findChild<QLineEdit *>(u"entryTitle"_s)->setText(u"Another title"_s);
    QVERIFY(said().contains(u"Kim"_s));
    QCOMPARE(dialog.entry().reminder, 45min);
    QCOMPARE(dialog.entry().length, 72h);
    dialog.findChild<QDateTimeEdit *>(u"entryTime"_s)->setTime(QTime(11, 0));
    QCOMPARE(withoutConsent(said()), own);
    QVERIFY(!said().contains(u"Kim"_s));
}

void CalendarPageTest::movesOneOfMany_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QStringList>("starts");
    QTest::newRow("this one") << "whichThis"_ba << QStringList{u"20.3. 12:00"_s, u"26.3. 12:00"_s};
    QTest::newRow("all after") << "whichAllAfter"_ba << QStringList{u"20.3. 12:00"_s, u"27.3. 12:00"_s};
    QTest::newRow("all") << "whichAll"_ba << QStringList{u"20.3. 12:00"_s, u"27.3. 12:00"_s};
}

void CalendarPageTest::movesOneOfMany()
{
    QFETCH(const QByteArray, button);
    CalendarWindow all(m_profiles.path());
    MonthView *month = all.month();
    all.drag(month, month->markRect(all.mark(u"restore"_s, QDate(2026, 3, 19))).center(), all.centreOf(QDate(2026, 3, 20)));
    QVERIFY(all.shows("whichDialog"));
    QCOMPARE(all.desk.changes, 0);
    all.press(button.constData());
    QVERIFY(all.closes("whichDialog"));
    QTEST(all.startsOf(u"Restore test"_s), "starts");
}

void CalendarPageTest::spanBecomesABlackout()
{
    CalendarWindow all(m_profiles.path());
    all.drag(all.month(), all.centreOf(QDate(2026, 3, 20)) + QPoint(0, 30), all.centreOf(QDate(2026, 3, 22)));
    QVERIFY(all.shows("blackoutDialog"));
    QVERIFY(!all.part<QPushButton>("saveBlackout")->isEnabled());
    QVERIFY(!all.part<QLabel>("blackoutReason")->text().isEmpty()); // and says why
    QTest::keyClicks(all.part<QLineEdit>("blackoutTitle"), u"audit"_s);
    all.press("saveBlackout");
    QVERIFY(all.closes("blackoutDialog"));
    const Blackout &made = all.desk.shown.calendar.blackouts.last();
    QCOMPARE(made.from, on(3, 20, 0));
    QCOMPARE(made.length, 72h);
    QCOMPARE(all.month()->scene().day(QDate(2026, 3, 21))->dark.size(), 1);
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

void CalendarPageTest::importsWhatIsTicked()
{
    CalendarWindow all(m_profiles.path(), sampleData::healthyStaging());
    CalendarEntry run{.id = u"i1"_s,
                      .kind = CalendarKind::Diagnosis,
                      .title = u"Diagnosis"_s,
                      .arguments = {u"diagnose"_s},
                      .start = on(3, 20, 9),
                      .zone = sampleData::calendarZone()};
    CalendarEntry note{.id = u"i2"_s, .title = u"Audit"_s, .start = on(3, 21, 9), .zone = sampleData::calendarZone()};
    all.desk.importAnswer = QList<ImportItem>{{.entry = run, .wantsToRun = true}, {.entry = note}};
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"team.ics"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    for (const bool lets : {false, true}) {
        all.part<QPushButton>("calendarFiles")->findChild<QMenu *>()->actions().first()->trigger();
        auto *chooser = all.window.findChild<QFileDialog *>(u"importFile"_s);
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(file.fileName());
        chooser->reject();
        QVERIFY(all.shows("importDialog"));
        all.part<QListWidget>("importList")->item(1)->setCheckState(Qt::Unchecked);
        all.part<QCheckBox>("importRuns")->setChecked(lets);
        all.press("confirmImport");
        QVERIFY(all.closes("importDialog"));
        const CalendarEntry *taken = all.desk.shown.calendar.entry(u"i1"_s);
        QVERIFY(taken);
        // Not unasked.
        QCOMPARE(taken->kind, lets ? CalendarKind::Diagnosis : CalendarKind::Note);
        QCOMPARE(taken->arguments, lets ? (QStringList{u"diagnose"_s, u"--yes"_s}) : QStringList());
        QVERIFY(!all.desk.shown.calendar.entry(u"i2"_s));
        QTRY_VERIFY(!all.window.findChild<QFileDialog *>(u"importFile"_s));
    }
}

void CalendarPageTest::badge()
{
    CalendarWindow all(m_profiles.path());
    // Disk full has failed, CPU pressure was missed, both within the week.
    QCOMPARE(troubleOf(all.desk.view(), all.desk.now()), 2);
    CalendarView view = all.desk.shown;
    PastRun good = view.runs.last();
    good.kind = CalendarKind::Drill;
    good.subject = u"disk-full"_s;
    good.title = u"Disk full"_s;
    good.verdict = RunVerdict::Good;
    view.runs.append(good);
    QCOMPARE(troubleOf(view, all.desk.now()), 1);
}

QTEST_MAIN(CalendarPageTest)
#include "CalendarPageTest.moc"
