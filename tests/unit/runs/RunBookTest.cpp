#include "run/runs/RunBook.h"

#include "support/SettleThreads.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Operations that a test steers; they work in the thread of the runs.
struct Hands
{
    QSemaphore blocked; ///< "block" waits for it, and holds its thread up meanwhile
    std::atomic<bool> isBlocked = false;
    std::atomic<int> undone = 0;
    std::atomic<int> stopped = 0;
    std::atomic<Qt::HANDLE> workedIn = nullptr;

    Registrar registrar()
    {
        return [this](Operations &operations, const std::shared_ptr<ClusterAccess> &) {
            operations.add(u"test.refuse"_s, [](QJsonObject, StepContext) { return refuse(); });
            operations.add(u"test.ok"_s, [this](QJsonObject, StepContext) { return ok(this); });
            operations.add(u"test.undo"_s, [this](QJsonObject, StepContext) { return undo(this); });
            operations.add(u"test.block"_s, [this](QJsonObject, StepContext) { return block(this); });
            operations.add(u"test.hang"_s, [this](QJsonObject, StepContext context) { return hang(this, std::move(context)); });
        };
    }

    static QCoro::Task<Result<QJsonObject>> refuse() { co_return failure(ErrorKind::Forbidden, u"not now"_s); }
    static QCoro::Task<Result<QJsonObject>> ok(Hands *self)
    {
        self->workedIn = QThread::currentThreadId();
        co_return QJsonObject();
    }
    static QCoro::Task<Result<QJsonObject>> undo(Hands *self)
    {
        ++self->undone;
        co_return QJsonObject();
    }
    static QCoro::Task<Result<QJsonObject>> block(Hands *self)
    {
        self->isBlocked = true;
        self->blocked.acquire();
        co_return QJsonObject();
    }
    static QCoro::Task<Result<QJsonObject>> hang(Hands *self, StepContext context)
    {
        const Pending<bool> never;
        const std::stop_callback onStop(context.stop, [never] { never.finish(false); });
        self->isBlocked = true;
        co_await never;
        ++self->stopped;
        co_return failure(ErrorKind::Cancelled, u"stopped"_s);
    }
};

Step action(const QString &id, const QString &operation)
{
    Step step;
    step.id = id;
    step.title = id;
    step.act = Call{.operation = operation, .arguments = {}};
    step.undo = Undo{.act = {.operation = u"test.undo"_s, .arguments = {}}};
    step.idempotent = true;
    return step;
}

} // namespace

class RunBookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hands = std::make_unique<Hands>();
        m_profile = std::make_shared<ClusterProfile>();
        m_profile->name = ClusterName{u"test"_s};
        m_profile->environment = Environment::Test;
    }

    /// What the books still asked of the disk is answered.
    void cleanup() { settleThreads(); }

    void nothingRunsBeforeItIsOpen()
    {
        RunBook book(setup());
        QVERIFY(!book.isOpen());
        QCOMPARE(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.ok"_s)}), alone())).error().kind, ErrorKind::NotAvailable);
        QVERIFY(!book.isRunning());
        QVERIFY(book.place() == nullptr);
    }

    void aRunIsToldInOrderAndWorksElsewhere()
    {
        RunBook book(setup());
        open(book);
        QList<RecordKind> told;
        connect(&book, &RunBook::happened, this, [&told](const JournalRecord &record) { told.append(record.kind); });
        QSignalSpy ended(&book, &RunBook::ended);
        const Result<Verdict> verdict = QCoro::waitFor(book.run(plan({action(u"a"_s, u"test.ok"_s), action(u"b"_s, u"test.ok"_s)}), alone()));
        QVERIFY(verdict);
        QCOMPARE(*verdict, Verdict::Done);
        QCOMPARE(told.first(), RecordKind::RunStarted);
        QCOMPARE(told.last(), RecordKind::RunEnded);
        QCOMPARE(ended.size(), 1);
        QVERIFY(!book.isRunning());
        QCOMPARE(book.current().state.verdict, Verdict::Done);
        QCOMPARE(book.current().state.order, (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(m_hands->workedIn.load() != QThread::currentThreadId());
        // The same as whoever reads it from the journal.
        const Result<RunView> read = QCoro::waitFor(book.read(book.current().state.run));
        QVERIFY(read);
        QCOMPARE(read->state, book.current().state);
    }

    /// The rules alone are asked, and all of them; before the book is open nobody can tell.
    void whatTheGuardsSay()
    {
        Plan asked = plan({action(u"a"_s, u"test.ok"_s)});
        asked.guards = {{.id = u"passes"_s, .words = u"Passes"_s, .act = {.operation = u"test.undo"_s, .arguments = {}}},
                        {.id = u"refuses"_s, .words = u"Refuses"_s, .act = {.operation = u"test.refuse"_s, .arguments = {}}}};
        const auto statesOf = [](const QList<GuardVerdict> &verdicts) {
            QList<GuardVerdict::State> states;
            for (const GuardVerdict &verdict : verdicts)
                states.append(verdict.state);
            return states;
        };
        using State = GuardVerdict::State;
        RunBook book(setup());
        QCOMPARE(statesOf(QCoro::waitFor(book.verdicts(asked))), (QList{State::Unknown, State::Unknown}));
        open(book);
        const QList<GuardVerdict> verdicts = QCoro::waitFor(book.verdicts(asked));
        QCOMPARE(statesOf(verdicts), (QList{State::Passed, State::Refused}));
        QVERIFY2(verdicts.last().reason.contains(u"not now"_s), qPrintable(verdicts.last().reason));
        QCOMPARE(m_hands->undone.load(), 1);
        QVERIFY(m_hands->workedIn.load() == nullptr);
    }

    /// An operation that holds its thread up holds no other one up.
    void theCallersEventLoopGoesOn()
    {
        RunBook book(setup());
        open(book);
        QVERIFY(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.block"_s)}), alone())));
        QTRY_VERIFY(m_hands->isBlocked);
        bool turned = false;
        QMetaObject::invokeMethod(this, [&turned] { turned = true; }, Qt::QueuedConnection);
        QTRY_VERIFY(turned);
        QVERIFY(book.isRunning());
        m_hands->blocked.release();
        QTRY_VERIFY(!book.isRunning());
        QCOMPARE(book.current().state.verdict, Verdict::Done);
    }

    void oneRunAtATime()
    {
        RunBook book(setup());
        open(book);
        QVERIFY(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.hang"_s)}), alone())));
        QCOMPARE(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.ok"_s)}), alone())).error().kind, ErrorKind::Usage);
        book.abort(u"enough"_s, false);
        QTRY_VERIFY(!book.isRunning());
    }

    /// Work of the book's thread that has ended there, and is not told here yet, holds nobody up.
    void itGoesInTheMiddleOfAQuestion()
    {
        auto book = std::make_unique<RunBook>(setup());
        open(*book);
        book->withKit([](const RunKit &, std::stop_token) -> QCoro::Task<bool> { co_return true; });
        book.reset(); // comes back, or the test's time-out ends it
    }

    void abortTakesBackAndItRunsUntilThen()
    {
        RunBook book(setup());
        open(book);
        QVERIFY(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.ok"_s), action(u"b"_s, u"test.hang"_s)}), alone())));
        QTRY_VERIFY(m_hands->isBlocked);
        book.abort(u"the window was closed"_s, true);
        QTRY_VERIFY(!book.isRunning());
        QCOMPARE(book.current().state.verdict, Verdict::Undone);
        QVERIFY(m_hands->undone >= 1);
    }

    /// Whoever goes in the middle leaves the run where it is, and the next one finds it.
    void whatIsLeftIsFoundAndTakenBack()
    {
        QString run;
        {
            RunBook book(setup());
            open(book);
            QVERIFY(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.ok"_s), action(u"b"_s, u"test.hang"_s)}), alone())));
            QTRY_VERIFY(m_hands->isBlocked);
            QTRY_COMPARE(book.current().state.step(u"b"_s).phase, StepPhase::Running);
            run = book.current().state.run;
        }
        QCOMPARE(m_hands->undone, 0);
        RunBook next(setup());
        open(next);
        QTRY_COMPARE(next.unfinished().size(), 1);
        QCOMPARE(next.unfinished().first().run, run);
        const Result<RecoveryPlan> plan = QCoro::waitFor(next.examine(run));
        QVERIFY(plan);
        QVERIFY(!plan->undo.isEmpty());
        const Result<Verdict> verdict = QCoro::waitFor(next.recoverToEnd(run, {.finish = false, .overrides = alone()}));
        QVERIFY(verdict);
        QCOMPARE(*verdict, Verdict::Undone);
        QVERIFY(m_hands->undone >= 1);
        QTRY_VERIFY(next.unfinished().isEmpty());
    }

    /// Who says no while it is still being looked at, what a recovery would do, has said no to all of it.
    void aRecoveryThatIsStillLookedAtCanBeStopped()
    {
        QString run;
        {
            RunBook book(setup());
            open(book);
            QVERIFY(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.ok"_s), action(u"b"_s, u"test.hang"_s)}), alone())));
            QTRY_VERIFY(m_hands->isBlocked);
            QTRY_COMPARE(book.current().state.step(u"b"_s).phase, StepPhase::Running);
            run = book.current().state.run;
        }
        RunBook next(setup());
        open(next);
        QTRY_COMPARE(next.unfinished().size(), 1);
        auto recovering = next.recoverToEnd(run, {.finish = false, .overrides = alone()});
        QVERIFY(!next.isRunning());
        next.abort(u"interrupted"_s, true);
        const Result<Verdict> verdict = QCoro::waitFor(std::move(recovering));
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_hands->undone, 0);
        // The next time it is asked for, it is done.
        QCOMPARE(*QCoro::waitFor(next.recoverToEnd(run, {.finish = false, .overrides = alone()})), Verdict::Undone);
        QVERIFY(m_hands->undone >= 1);
    }

    void whatIsMeasuredIsKeptWithTheRun()
    {
        RunBook::Setup measured = setup();
        const auto count = std::make_shared<std::atomic<int>>(0);
        measured.snapshot = [count] {
            auto snapshot = std::make_shared<Snapshot>();
            snapshot->at = TimePoint{Millis{1'800'000'000'000 + 1000 * ++*count}};
            snapshot->totals.value = ClusterTotals{};
            snapshot->totals.value->publishRate = 7;
            return snapshot;
        };
        RunBook book(measured);
        open(book);
        QVERIFY(QCoro::waitFor(book.start(plan({action(u"a"_s, u"test.hang"_s)}), alone())));
        QTRY_VERIFY(book.current().samples.size() >= 2);
        book.abort(u"enough"_s, false);
        QTRY_VERIFY(!book.isRunning());
        const Result<RunView> read = QCoro::waitFor(book.read(book.current().state.run));
        QVERIFY(read);
        QCOMPARE(read->samples, book.current().samples);
        QCOMPARE(read->samples.first().publish, 7.0);
    }

    /// A run of the automatic is shown, and nobody else may begin one meanwhile.
    void anothersRunIsShown()
    {
        RunBook book(setup());
        open(book);
        const Plan shown = plan({action(u"a"_s, u"test.ok"_s)});
        book.showOther({.run = u"r1"_s, .kind = RecordKind::RunStarted, .data = {{u"plan"_s, toJson(shown)}}});
        QVERIFY(book.isRunning() && book.isOther());
        int ends = 0;
        connect(&book, &RunBook::ended, this, [&ends] { ++ends; });
        QCOMPARE(QCoro::waitFor(book.start(shown, alone())).error().kind, ErrorKind::Usage);
        book.showOther({.run = u"r2"_s, .kind = RecordKind::RunEnded, .data = {{u"verdict"_s, u"done"_s}}});
        QVERIFY(book.isRunning());
        book.showOther({.run = u"r1"_s, .kind = RecordKind::RunEnded, .data = {{u"verdict"_s, u"done"_s}}});
        QVERIFY(!book.isRunning());
        QCOMPARE(book.current().state.verdict, Verdict::Done);
        QCOMPARE(ends, 1);
    }

private:
    RunBook::Setup setup() const
    {
        return {.profile = m_profile, .snapshot = {}, .journals = m_folder->path(), .who = u"test@here"_s, .registrars = {m_hands->registrar()}};
    }
    static void open(RunBook &book)
    {
        const Status opened = QCoro::waitFor(book.open({.password = {}}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    }
    /// There is no broker that could give the lease.
    static QHash<QString, Override> alone() { return {{u"lease"_s, {.who = u"test@here"_s, .why = u"no broker"_s}}}; }
    Plan plan(const QList<Step> &steps) const
    {
        Plan plan;
        plan.id = u"test-1"_s;
        plan.kind = u"test"_s;
        plan.title = u"Test"_s;
        plan.cluster = m_profile->name;
        plan.environment = m_profile->environment;
        plan.profileDigest = digestOf(*m_profile);
        plan.steps = steps;
        return plan;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Hands> m_hands;
    std::shared_ptr<ClusterProfile> m_profile;
};

QTEST_GUILESS_MAIN(RunBookTest)
#include "RunBookTest.moc"
