// The desk behind the calendar page on a real file, in a home of its own; no systemd of a user is there.

#include "LiveCalendarDesk.h"
#include "record/journal/Journal.h"
#include "run/procedure/Plan.h"
#include "ui/model/ClusterStore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

ClusterProfile profileOf(const QString &name, Environment environment)
{
    ClusterProfile profile;
    profile.name = {name};
    profile.environment = environment;
    profile.nodes = {{.name = {u"rabbit@%1-1"_s.arg(name)}}, {.name = {u"rabbit@%1-2"_s.arg(name)}}};
    return profile;
}

CalendarEntry drillOn(const QDate &day)
{
    return {.id = newCalendarId(),
            .kind = CalendarKind::Drill,
            .title = u"Node failure, every month"_s,
            .arguments = {u"drill"_s, u"run"_s, u"node-failure"_s},
            .start = {day, QTime(10, 30)},
            .zone = QTimeZone("Europe/Berlin"),
            .rule = u"FREQ=MONTHLY"_s,
            .owner = u"ops"_s};
}

CalendarDesk::Change adds(const CalendarEntry &entry)
{
    return [entry](RunCalendar calendar) -> Result<RunCalendar> {
        calendar.entries.append(entry);
        return calendar;
    };
}

/// Once, into that cluster.
CalendarEntry restoreTestInto(const QString &cluster, TimePoint at)
{
    const QTimeZone wall = QTimeZone::systemTimeZone();
    return {.id = u"t"_s,
            .kind = CalendarKind::RestoreTest,
            .title = u"Restore test"_s,
            .arguments = {u"restore"_s, u"--test"_s, u"--to"_s, cluster, u"--yes"_s},
            .start = wallOf(at, wall),
            .zone = wall};
}

/// A restore test of that backup, forty seconds long and done, into the journal of the cluster that it was made in.
Status writeTest(const ClusterName &in, const QString &run, const QString &backup, TimePoint begun)
{
    Plan plan;
    plan.id = run;
    plan.kind = u"restore-test"_s;
    plan.title = u"Test"_s;
    plan.cluster = in;
    plan.facts = {{u"backup"_s, backup}};
    Step step;
    step.id = u"prove"_s;
    step.title = u"Prove"_s;
    step.act = Call{.operation = u"x"_s};
    plan.steps = {step};
    const auto journal = Journal::open(in);
    if (!journal)
        return std::unexpected(journal.error());
    const JournalRecord first{.at = begun, .run = run, .kind = RecordKind::RunStarted, .data = {{u"plan"_s, toJson(plan)}}};
    const JournalRecord last{
        .at = begun + std::chrono::seconds{40}, .run = run, .kind = RecordKind::RunEnded, .data = {{u"verdict"_s, u"done"_s}, {u"tookMs"_s, 40000}}};
    for (const JournalRecord &record : {first, last}) {
        if (const auto written = QCoro::waitFor((*journal)->append(record)); !written)
            return std::unexpected(written.error());
    }
    return {};
}

/// Shows what a test says.
class SetClock final : public Clock
{
public:
    explicit SetClock(TimePoint at) : at(at) {}
    TimePoint now() const override { return at; }
    Millis monotonic() const override { return at.time_since_epoch(); }

    TimePoint at;
};

TimePoint january(int day, int hour, int minute)
{
    return momentOf({QDate(2027, 1, day), QTime(hour, minute)}, QTimeZone("Europe/Berlin"));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class CalendarDeskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
        qputenv("XDG_DATA_HOME", m_home->filePath(u"data"_s).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home->filePath(u"config"_s).toUtf8());
        // Timers of the person who runs the tests are nobody's business here.
        qputenv("XDG_RUNTIME_DIR", m_home->filePath(u"run"_s).toUtf8());
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        m_store = std::make_unique<ClusterStore>(profileOf(u"orders"_s, Environment::Production));
        m_desk = std::make_unique<LiveCalendarDesk>(*m_store, std::make_shared<SystemClock>());
    }
    void cleanup()
    {
        m_desk.reset();
        m_store.reset();
    }

    /// It is in the file at once, also where nothing can run by itself; and that is said.
    void whatIsPutInStays()
    {
        const CalendarEntry entry = drillOn({2027, 1, 12});
        QSignalSpy changed(m_desk.get(), &CalendarDesk::changed);
        QVERIFY(QCoro::waitFor(m_desk->change(adds(entry))));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(m_desk->view().calendar.entries, QList{entry});
        QTRY_VERIFY(m_desk->view().loaded);
        QVERIFY2(m_desk->view().timerProblem.startsWith(u"Nothing runs by itself"_s), qPrintable(m_desk->view().timerProblem));
        QVERIFY(m_desk->view().problem.isEmpty());

        LiveCalendarDesk other(*m_store, std::make_shared<SystemClock>());
        other.refresh();
        QTRY_VERIFY(other.view().loaded);
        QCOMPARE(other.view().calendar.entries, QList{entry});
    }

    /// A change that is refused, or that cannot be written, changes nothing.
    void whatCannotBeReadStaysAsItIs()
    {
        QVERIFY(QCoro::waitFor(m_desk->change(adds(drillOn({2027, 1, 12})))));
        const Status refused = QCoro::waitFor(m_desk->change([](const RunCalendar &) -> Result<RunCalendar> { return failure(ErrorKind::Usage, u"no"_s); }));
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, u"no"_s);
        QCOMPARE(m_desk->view().calendar.entries.size(), 1);

        const QString path = CalendarStore(m_store->profile().name).file();
        const QByteArray broken = bytesOf(path).first(bytesOf(path).size() / 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(broken) == broken.size());
        file.close();
        const Status kept = QCoro::waitFor(m_desk->change(adds(drillOn({2027, 2, 12}))));
        QVERIFY(!kept);
        QCOMPARE(bytesOf(path), broken);
        m_desk->refresh();
        QTRY_VERIFY(!m_desk->view().problem.isEmpty());
    }

    /// What goes out comes in again, as what is known already.
    void outAndInAgain()
    {
        const CalendarEntry entry = drillOn({2027, 1, 31});
        QVERIFY(QCoro::waitFor(m_desk->change(adds(entry))));
        const QString file = m_home->filePath(u"out.ics"_s);
        QVERIFY(QCoro::waitFor(m_desk->exportTo(file)));
        const Result<QList<ImportItem>> seen = QCoro::waitFor(m_desk->lookAt(file));
        QVERIFY(seen);
        QCOMPARE(seen->size(), 1);
        QVERIFY(seen->first().isKnown && seen->first().wantsToRun);
        QCOMPARE(seen->first().entry->rule, entry.rule);
        QVERIFY(!QCoro::waitFor(m_desk->lookAt(m_home->filePath(u"nowhere.ics"_s))));
        QVERIFY(!QCoro::waitFor(m_desk->exportTo(m_home->filePath(u"no/such/folder/out.ics"_s))));
    }

    /// Restore tests go into this cluster or any other, under throw-away names; of another one it is known whether its name is to be asked for.
    void whatIsOffered()
    {
        m_desk->setProfiles([] {
            return QList{profileOf(u"orders"_s, Environment::Production), profileOf(u"billing"_s, Environment::Production),
                         profileOf(u"dr"_s, Environment::Test)};
        });
        m_desk->refresh();
        QTRY_VERIFY(m_desk->view().loaded);
        QList<CalendarEntry> tests;
        QList<std::optional<Environment>> places;
        for (const CalendarOffer &offer : m_desk->offers()) {
            if (offer.entry.kind == CalendarKind::RestoreTest) {
                tests.append(offer.entry);
                places.append(offer.elsewhere);
            }
        }
        QCOMPARE(tests.size(), 3);
        QCOMPARE(tests.at(0).arguments, (QStringList{u"restore"_s, u"--test"_s}));
        QCOMPARE(tests.at(1).arguments, (QStringList{u"restore"_s, u"--test"_s, u"--to"_s, u"billing"_s}));
        QCOMPARE(tests.at(2).arguments, (QStringList{u"restore"_s, u"--test"_s, u"--to"_s, u"dr"_s}));
        QCOMPARE(places, (QList<std::optional<Environment>>{std::nullopt, Environment::Production, Environment::Test}));
        QVERIFY(std::ranges::any_of(m_desk->offers(), [](const CalendarOffer &offer) { return offer.entry.kind == CalendarKind::Drill; }));
        QVERIFY(std::ranges::any_of(m_desk->offers(), [](const CalendarOffer &offer) { return offer.entry.kind == CalendarKind::Rehearsal; }));
    }

    /// What a test in another cluster came to is in that one's journal: it was run, and is not missed. Tests there of a third one's backups are nothing of
    /// ours.
    void testsInAnotherClusterWereRun()
    {
        const TimePoint begun = SystemClock().now() - std::chrono::minutes{30};
        QVERIFY(writeTest({u"dr"_s}, u"ours"_s, u"20261127-002030-full-orders-1a2b"_s, begun));
        QVERIFY(writeTest({u"dr"_s}, u"theirs"_s, u"20261127-002030-full-billing-1a2b"_s, begun));
        m_desk->setProfiles([] { return QList{profileOf(u"orders"_s, Environment::Production), profileOf(u"dr"_s, Environment::Test)}; });
        QVERIFY(QCoro::waitFor(m_desk->change(adds(restoreTestInto(u"dr"_s, begun)))));
        QTRY_COMPARE(m_desk->view().runs.size(), 1);
        const PastRun &run = m_desk->view().runs.first();
        QCOMPARE(run.run, u"ours"_s);
        QCOMPARE(run.place, u"dr"_s);
        QCOMPARE(run.verdict, RunVerdict::Good);
        wasRunAsPlanned(begun);
    }

    /// Whoever names the calendar's own cluster as the place of its tests has it read once, and not as another one's too.
    void aTestNamedIntoItsOwnClusterIsReadOnce()
    {
        const TimePoint begun = SystemClock().now() - std::chrono::minutes{30};
        m_desk->setProfiles([] { return QList{profileOf(u"orders"_s, Environment::Production)}; });
        QVERIFY(QCoro::waitFor(m_desk->change(adds(restoreTestInto(u"orders"_s, begun)))));
        QTRY_VERIFY(!m_desk->view().calendar.entries.isEmpty());
        QVERIFY(writeTest({u"orders"_s}, u"own"_s, u"20261127-002030-full-orders-1a2b"_s, begun));
        m_desk->refresh();
        QTRY_VERIFY(!m_desk->view().runs.isEmpty());
        QCOMPARE(m_desk->view().runs.size(), 1);
        QCOMPARE(m_desk->view().runs.first().place, QString());
        // It is the one that was planned, and that one is not missed.
        wasRunAsPlanned(begun);
    }

    /// From the file to the notice, where no timer of systemd reminds: once, in time or not at all; what was slept over is not told as if it
    /// were to come.
    void remindsInTimeOrNotAtAll()
    {
        const auto clock = std::make_shared<SetClock>(january(12, 9, 0));
        LiveCalendarDesk desk(*m_store, clock);
        QSignalSpy told(&desk, &LiveCalendarDesk::reminded);
        const auto tellsAt = [&](TimePoint at) {
            const qsizetype before = told.size();
            clock->at = at;
            tick(desk);
            return told.size() - before;
        };
        CalendarEntry entry = drillOn({2027, 1, 12}); // 10:30
        entry.rule = u"FREQ=DAILY"_s;
        entry.reminder = std::chrono::minutes{15};
        QVERIFY(QCoro::waitFor(desk.change(adds(entry))));
        QTRY_VERIFY(!desk.view().calendar.entries.isEmpty() && !desk.view().timerProblem.isEmpty());
        QCOMPARE(tellsAt(january(12, 10, 14)), 0);
        QCOMPARE(tellsAt(january(12, 10, 15) + std::chrono::seconds{20}), 1);
        QCOMPARE(told.last().at(0).toString(), entry.title);
        QVERIFY2(told.last().at(1).toString().startsWith(u"on orders"_s), qPrintable(told.last().at(1).toString()));
        QCOMPARE(tellsAt(january(12, 10, 16)), 0);
        QCOMPARE(tellsAt(january(12, 10, 31)), 0);
        QCOMPARE(tellsAt(january(13, 10, 40)), 0); // slept over
        QCOMPARE(tellsAt(january(14, 10, 25)), 1); // woken in time
        QCOMPARE(tellsAt(january(14, 10, 26)), 0);
        // Nor what a blackout leaves out.
        const Blackout dark{.id = u"b"_s, .title = u"close"_s, .from = {QDate(2027, 1, 15), QTime(0, 0)}, .length = std::chrono::hours{24}, .zone = entry.zone};
        QVERIFY(QCoro::waitFor(desk.change([dark](RunCalendar calendar) -> Result<RunCalendar> {
            calendar.blackouts.append(dark);
            return calendar;
        })));
        QTRY_VERIFY(!desk.view().calendar.blackouts.isEmpty());
        QCOMPARE(tellsAt(january(15, 10, 20)), 0);
        // A window that is opened meanwhile tells of what is to come, and of nothing that has begun.
        for (const auto &[minute, times] : {std::pair(20, 1), {31, 0}}) {
            clock->at = january(16, 10, minute);
            LiveCalendarDesk opened(*m_store, clock);
            QSignalSpy again(&opened, &LiveCalendarDesk::reminded);
            tick(opened);
            QCOMPARE(again.size(), 0); // nobody has read it yet
            opened.refresh();
            QTRY_VERIFY(opened.view().loaded);
            tick(opened);
            QCOMPARE(again.size(), times);
        }
    }

    /// What another program has moved is told at its new time, and not at the one before.
    void remindsOfWhatOthersHaveMoved()
    {
        const auto clock = std::make_shared<SetClock>(january(12, 9, 0));
        LiveCalendarDesk desk(*m_store, clock);
        QSignalSpy told(&desk, &LiveCalendarDesk::reminded);
        CalendarEntry entry = drillOn({2027, 1, 12});
        entry.rule.clear();
        entry.reminder = std::chrono::minutes{15};
        QVERIFY(QCoro::waitFor(desk.change(adds(entry))));
        QTRY_VERIFY(!desk.view().calendar.entries.isEmpty() && !desk.view().timerProblem.isEmpty());
        const auto moves = [](RunCalendar calendar) -> Result<RunCalendar> {
            calendar.entries.first().start.time = QTime(12, 0);
            return calendar;
        };
        QVERIFY(CalendarStore(m_store->profile().name).change(moves));
        tick(desk);
        QTRY_COMPARE(desk.view().calendar.entries.first().start.time, QTime(12, 0));
        clock->at = january(12, 10, 20);
        tick(desk);
        QCOMPARE(told.size(), 0);
        clock->at = january(12, 11, 50);
        tick(desk);
        QCOMPARE(told.size(), 1);
    }

private:
    /// As it does every half a minute.
    static void tick(LiveCalendarDesk &desk)
    {
        auto *timer = desk.findChild<QTimer *>(u"calendarReminders"_s);
        QVERIFY(timer != nullptr && timer->isActive());
        QVERIFY(QMetaObject::invokeMethod(timer, "timeout"));
    }

    /// The one mark since then is the planned one's, and it was run.
    void wasRunAsPlanned(TimePoint begun) const
    {
        const QList<CalendarMark> marks = marksIn(m_desk->view().calendar, m_desk->view().runs, begun - std::chrono::hours{1}, m_desk->now(), m_desk->now());
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.first().state, CalendarMark::State::Past);
        QCOMPARE(marks.first().entry, u"t"_s);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ClusterStore> m_store;
    std::unique_ptr<LiveCalendarDesk> m_desk;
};

QTEST_MAIN(CalendarDeskTest)
#include "CalendarDeskTest.moc"
