// What is asked of an entry before it stands in the calendar: which way, which ones of a series, who agrees, what is taken over.

#include "CalendarWindow.h"
#include "record/calendar/CalendarCommand.h"
#include "support/SuiteTheme.h"
#include "ui/calendar/AgendaModel.h"
#include "ui/calendar/EntryDialog.h"
#include "ui/calendar/ImportDialog.h"
#include "ui/calendar/OfferList.h"
#include "ui/calendar/RunPlace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

class CalendarEntriesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsFromTheList();
    void asksInWhichWay();
    void asksWhichOnesBeforeConsent();
    void productionWantsNameAndApprover();
    void itsOwnOptionsStay();
    void anotherClusterAsksForItsOwnName();
    void whatIsImportedAsksWhereItIsPlanned();
    void movesOneOfMany_data();
    void movesOneOfMany();
    void spanBecomesABlackout();
    void hoursBecomeABlackout_data();
    void hoursBecomeABlackout();
    void manyBlackoutsStayWithinTheScreen();
    void manyAreNotLookedForAmongAll();
    void whatAFileWouldRunIsRead();
    void importsWhatIsTicked();

private:
    SuiteTheme m_theme;
    QTemporaryDir m_profiles;
};

void CalendarEntriesTest::createsFromTheList()
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
void CalendarEntriesTest::asksInWhichWay()
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
void CalendarEntriesTest::asksWhichOnesBeforeConsent()
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

void CalendarEntriesTest::productionWantsNameAndApprover()
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
void CalendarEntriesTest::itsOwnOptionsStay()
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

/// A test restores into that cluster: its name is asked for where it is one of production, whatever this one is; and of two others each is shown as itself.
void CalendarEntriesTest::anotherClusterAsksForItsOwnName()
{
    CalendarWindow all(m_profiles.path(), sampleData::healthyStaging());
    QList<CalendarOffer> offers;
    for (const auto &[name, environment] : {std::pair(u"dr1"_s, Environment::Test), {u"billing"_s, Environment::Production}, {u"dr2"_s, Environment::Test}}) {
        offers.append({.entry = {.kind = CalendarKind::RestoreTest,
                                 .title = u"Restore test"_s,
                                 .arguments = {u"restore"_s, u"--test"_s, u"--to"_s, name},
                                 .length = 30min},
                       .line = u"into "_s + name,
                       .elsewhere = environment});
    }
    CalendarEntry entry = offers.at(1).entry;
    entry.id = u"t"_s;
    entry.zone = sampleData::calendarZone();
    entry.start = on(3, 24, 10);
    const auto nothing = [](const CalendarEntry &, TimePoint) { return QString(); };
    EntryDialog dialog(all.store->profile(), offers, entry, true, nothing, u"Ann"_s, nullptr);
    dialog.show();
    auto *what = dialog.findChild<QComboBox *>(u"entryWhat"_s);
    auto *name = dialog.findChild<QLineEdit *>(u"typedName"_s);
    auto *save = dialog.findChild<QPushButton *>(u"saveEntry"_s);
    QCOMPARE(what->currentIndex(), 1);
    QVERIFY(name->isVisible() && !save->isEnabled());
    QVERIFY(!dialog.findChild<QLabel *>(u"entryReason"_s)->text().isEmpty());
    name->setText(all.store->profile().name.value);
    QVERIFY(!save->isEnabled());
    name->setText(u"billing"_s);
    QVERIFY(save->isEnabled());
    QCOMPARE(dialog.entry().arguments, (QStringList{u"restore"_s, u"--test"_s, u"--to"_s, u"billing"_s, u"--confirm"_s, u"billing"_s, u"--yes"_s}));
    // The name that was typed was of another one.
    what->setCurrentIndex(2);
    QVERIFY(!name->isVisible() && save->isEnabled());
    what->setCurrentIndex(1);
    QVERIFY(name->isVisible() && !save->isEnabled());
    for (int offer = 0; offer < offers.size(); ++offer) {
        CalendarEntry there = entry;
        there.arguments = withConsent(offers.at(offer).entry.arguments, all.store->profile().name.value);
        EntryDialog again(all.store->profile(), offers, there, false, nothing, u"Ann"_s, nullptr);
        QCOMPARE(again.findChild<QComboBox *>(u"entryWhat"_s)->currentIndex(), offer);
    }
    // One that nobody here knows stays what it is, and is taken for one of production.
    CalendarEntry stranger = entry;
    stranger.arguments = {u"restore"_s, u"--test"_s, u"--to"_s, u"elsewhere"_s};
    EntryDialog unknown(all.store->profile(), offers, stranger, false, nothing, u"Ann"_s, nullptr);
    QCOMPARE(withoutConsent(unknown.entry().arguments), stranger.arguments);
    QVERIFY(!unknown.findChild<QPushButton *>(u"saveEntry"_s)->isEnabled());
}

/// No file brings consent for a production cluster of which nobody has typed the name, nor a second person.
void CalendarEntriesTest::whatIsImportedAsksWhereItIsPlanned()
{
    const QList<CalendarOffer> offers{
        {.entry = {.kind = CalendarKind::RestoreTest, .arguments = {u"restore"_s, u"--test"_s, u"--to"_s, u"dr1"_s}}, .elsewhere = Environment::Test}};
    const auto kindOf = [&offers](const QStringList &arguments, Environment environment) {
        ClusterProfile profile;
        profile.name = {u"orders"_s};
        profile.environment = environment;
        const CalendarEntry entry{.id = u"i"_s, .kind = kindOfCommand(arguments).value(), .arguments = arguments};
        const ImportItem item = asImported({{.entry = entry, .wantsToRun = true}}, profile, offers).first();
        // What is left out is said.
        return item.wantsToRun == item.remark.isEmpty() && item.wantsToRun != item.entry->arguments.isEmpty() ? item.entry->kind : CalendarKind::Rehearsal;
    };
    const QStringList drill{u"drill"_s, u"run"_s, u"disk-full"_s};
    const QStringList test{u"restore"_s, u"--test"_s};
    QCOMPARE(kindOf(drill, Environment::Production), CalendarKind::Note);
    QCOMPARE(kindOf(drill, Environment::Staging), CalendarKind::Drill);
    QCOMPARE(kindOf({u"diagnose"_s}, Environment::Production), CalendarKind::Diagnosis);
    QCOMPARE(kindOf(test, Environment::Production), CalendarKind::RestoreTest); // the dialog asks for this cluster's name
    QCOMPARE(kindOf(test + QStringList{u"--to"_s, u"dr1"_s}, Environment::Staging), CalendarKind::RestoreTest);
    QCOMPARE(kindOf(test + QStringList{u"--to"_s, u"billing"_s}, Environment::Staging), CalendarKind::Note);
}

void CalendarEntriesTest::movesOneOfMany_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QStringList>("starts");
    QTest::newRow("this one") << "whichThis"_ba << QStringList{u"20.3. 12:00"_s, u"26.3. 12:00"_s};
    QTest::newRow("all after") << "whichAllAfter"_ba << QStringList{u"20.3. 12:00"_s, u"27.3. 12:00"_s};
    QTest::newRow("all") << "whichAll"_ba << QStringList{u"20.3. 12:00"_s, u"27.3. 12:00"_s};
}

void CalendarEntriesTest::movesOneOfMany()
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

void CalendarEntriesTest::spanBecomesABlackout()
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

/// Dragged over hours it is one of hours, to the end of the last quarter that was touched, also at the end of the day; upwards too.
void CalendarEntriesTest::hoursBecomeABlackout_data()
{
    QTest::addColumn<double>("from"); // hours
    QTest::addColumn<double>("until");
    QTest::addColumn<WallTime>("begins");
    QTest::addColumn<int>("minutes");
    QTest::newRow("over the night's work") << 1.05 << 4.9 << on(3, 21, 1) << 240;
    QTest::newRow("from below") << 4.9 << 1.05 << on(3, 21, 1) << 240;
    QTest::newRow("to midnight") << 22.55 << 23.95 << on(3, 21, 22, 30) << 90;
}
void CalendarEntriesTest::hoursBecomeABlackout()
{
    QFETCH(double, from);
    QFETCH(double, until);
    QFETCH(WallTime, begins);
    QFETCH(int, minutes);
    CalendarWindow all(m_profiles.path());
    all.month()->setFocus();
    all.key(Qt::Key_W);
    all.page()->open(u"2026-03-21"_s);
    WeekView *week = all.week();
    const QRect day = week->dayRect(QDate(2026, 3, 21));
    const auto at = [&day](double hour) { return QPoint(day.center().x(), day.top() + static_cast<int>(day.height() * hour / 24)); };
    all.drag(week, at(from), at(until));
    QVERIFY(all.shows("blackoutDialog"));
    QTest::keyClicks(all.part<QLineEdit>("blackoutTitle"), u"night's work"_s);
    all.press("saveBlackout");
    QVERIFY(all.closes("blackoutDialog"));
    const Blackout &made = all.desk.shown.calendar.blackouts.last();
    QCOMPARE(made.from, begins);
    QCOMPARE(made.length, std::chrono::minutes{minutes});
}

/// By count, not by time: each cell of the list is asked for its own entry alone, and each day for its own blackouts.
void CalendarEntriesTest::manyAreNotLookedForAmongAll()
{
    constexpr int many = 5000;
    CalendarView view{.loaded = true};
    QList<CalendarMark> marks;
    for (int index = 0; index < many; ++index) {
        const WallTime start{QDate(2026, 1, 1).addDays(index % 365), QTime(index % 24, 0)};
        view.calendar.entries.append({.id = u"e%1"_s.arg(index), .title = u"Note %1"_s.arg(index), .start = start, .owner = u"ops"_s});
        view.calendar.blackouts.append({.id = u"b%1"_s.arg(index), .title = u"dark"_s, .from = start, .length = 1min});
        marks.append({.kind = CalendarKind::Note, .at = momentOf(start, QTimeZone(QTimeZone::UTC)), .entry = u"e%1"_s.arg(index)});
    }
    AgendaModel model;
    model.setMarks(marks, view.calendar, QTimeZone(QTimeZone::UTC));
    qint64 before = calendarSteps();
    for (int row = 0; row < many; ++row) {
        for (int column = 0; column < AgendaModel::NumColumns; ++column)
            static_cast<void>(model.index(row, column).data());
    }
    QVERIFY2(calendarSteps() - before <= many * AgendaModel::NumColumns, qPrintable(QString::number(calendarSteps() - before)));
    QCOMPARE(model.index(many - 1, AgendaModel::OwnerColumn).data().toString(), u"ops"_s);
    before = calendarSteps();
    const CalendarScene scene = sceneOf(view, QDate(2026, 3, 2), 42, momentOf({QDate(2026, 3, 10), QTime(0, 0)}, QTimeZone(QTimeZone::UTC)),
                                        QTimeZone(QTimeZone::UTC), {CalendarKind::Note});
    QVERIFY(std::ranges::all_of(scene.days, [](const CalendarDay &day) { return day.dark.size() > 10 && day.dark.first().title == "dark"_L1; }));
    QVERIFY2(calendarSteps() - before <= 10 * many, qPrintable(QString::number(calendarSteps() - before)));
}

void CalendarEntriesTest::manyBlackoutsStayWithinTheScreen()
{
    CalendarWindow all(m_profiles.path());
    for (int month = 0; month < 60; ++month) {
        all.desk.shown.calendar.blackouts.append({.id = u"dark-%1"_s.arg(month),
                                                  .title = u"close %1"_s.arg(month),
                                                  .from = {QDate(2027, 1, 31).addMonths(month), QTime(0, 0)},
                                                  .zone = sampleData::calendarZone()});
    }
    Q_EMIT all.desk.changed();
    all.press("calendarBlackout");
    QVERIFY(all.shows("blackoutDialog"));
    auto *dialog = all.part<QDialog>("blackoutDialog");
    QVERIFY2(dialog->height() < 700, qPrintable(QString::number(dialog->height())));
    // Each of them can still be reached, by keys alone.
    auto *last = dialog->findChild<QPushButton *>(u"removeBlackout-dark-59"_s);
    QVERIFY(last);
    last->setFocus(Qt::TabFocusReason);
    const QWidget *area = dialog->findChild<QWidget *>(u"blackoutsThere"_s);
    QTRY_VERIFY(area->rect().contains(last->mapTo(area, last->rect().center())));
    QTest::keyClick(last, Qt::Key_Space);
    QVERIFY(all.closes("blackoutDialog"));
    QVERIFY(!all.desk.shown.calendar.blackout(u"dark-59"_s));
    QCOMPARE(all.desk.shown.calendar.blackouts.size(), 60);
}

/// What is called a harmless thing, by signs that turn the line around, and is another: the command stands beside the title, as it is.
void CalendarEntriesTest::whatAFileWouldRunIsRead()
{
    ClusterProfile profile;
    profile.name = {u"lab"_s};
    profile.environment = Environment::Test;
    const CalendarEntry entry{.id = u"i"_s,
                              .kind = CalendarKind::Drill,
                              .title = u"Latency \u202ebal no"_s,
                              .arguments = {u"drill"_s, u"run"_s, u"data-corruption"_s, u"--why"_s, u"\u202ecalm"_s},
                              .start = on(3, 20, 9)};
    const ImportDialog dialog(profile, u"team.ics"_s, {{.entry = entry, .wantsToRun = true}}, nullptr);
    const QString line = dialog.findChild<QListWidget *>(u"importList"_s)->item(0)->text();
    QVERIFY2(line.contains(u"would run: warrenctl drill run data-corruption --why ▯calm"_s), qPrintable(line));
    QVERIFY2(line.startsWith(u"Latency ▯bal no"_s) && !line.contains(QChar(0x202e)), qPrintable(line));
}

void CalendarEntriesTest::importsWhatIsTicked()
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
        auto *list = all.part<QListWidget>("importList");
        QVERIFY2(list->item(0)->text().endsWith(u"\nwould run: warrenctl diagnose"_s), qPrintable(list->item(0)->text()));
        QVERIFY(!list->item(1)->text().contains(u"warrenctl"_s));
        list->item(1)->setCheckState(Qt::Unchecked);
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

QTEST_MAIN(CalendarEntriesTest)
#include "CalendarEntriesTest.moc"
