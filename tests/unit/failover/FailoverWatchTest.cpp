#include "plan/failover/FailoverWatch.h"

#include "record/journal/JournalRuns.h"
#include "run/operations/AutomaticWords.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName one{u"rabbit@broker1"_s};
const NodeName two{u"rabbit@broker2"_s};
const NodeName three{u"rabbit@broker3"_s};

QCoro::Task<Sight> sight(Sight seen)
{
    co_return seen;
}

QCoro::Task<Result<std::optional<FailoverMark>>> noMark(Pending<bool> remembered)
{
    co_await remembered;
    co_return std::optional<FailoverMark>();
}

QCoro::Task<Result<std::optional<FailoverMark>>> sayMark(FailoverMark mark)
{
    co_return std::optional(mark);
}

QCoro::Task<Result<std::optional<FailoverMark>>> refusedMark(Error error)
{
    co_return std::unexpected(std::move(error));
}

QCoro::Task<SnapshotPtr> nothing()
{
    co_return nullptr;
}

QCoro::Task<Result<QJsonObject>> passes()
{
    co_return QJsonObject{};
}

/// A cluster that a test plays, and the automatic that watches it.
struct Play
{
    QTemporaryDir folder;
    std::shared_ptr<FakeTime> time = std::make_shared<FakeTime>();
    std::shared_ptr<Journal> journal;
    FailoverWatch::Senses senses;
    std::unique_ptr<FailoverWatch> watch;
    QMap<NodeName, Sight> nodes{{one, Sight::Answers}, {two, Sight::Answers}, {three, Sight::Answers}};
    qint64 questions = 0;
    SecondLook second{.node = one,
                      .own = {.sight = Sight::Silent, .sees = true},
                      .others = {{.name = u"lb1"_s, .sight = Sight::Silent, .sees = true}},
                      .peers = {{.peer = two, .running = false, .maintenance = false, .reaches = false}}};
    Pending<bool> secondLooked; ///< finished: the second look ends at once
    Pending<Status> runEnded;   ///< what the failover's run waits for
    Verdict verdict = Verdict::Done;
    std::optional<FailoverMark> mark;
    std::optional<Error> markError;
    Pending<bool> remembered; ///< unfinished: the cluster takes long to tell of earlier failovers
    bool acting = false;      ///< a failover was decided on, and its end is not told yet
    bool acted = false;       ///< its run has begun
    QStringList log;          ///< decisions, and "run NODE"

    explicit Play(const QList<NodeName> &more = {})
    {
        remembered.finish(true);
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"play"_s};
        for (const auto listed = QList{one, two, three} + more; const NodeName &name : listed) {
            profile->nodes.emplaceBack().name = name;
            nodes[name] = Sight::Answers;
        }
        const Result<std::shared_ptr<Journal>> opened = Journal::open(profile->name, folder.path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        journal = *opened;
        auto operations = std::make_shared<Operations>();
        operations->add(u"pass"_s, [](QJsonObject, StepContext) { return passes(); });
        RunKit kit{
            .access = std::make_shared<ClusterAccess>(profile, QString(), time), .operations = operations, .journal = journal, .time = time, .snapshot = {}};
        watch = std::make_unique<FailoverWatch>(kit, FailoverSettings{}, nothing, u"ops@console"_s);
        senses = {.glance =
                      [this](const NodeName &node) {
                          ++questions;
                          return sight(nodes.value(node));
                      },
                  .confirm =
                      [this](const NodeName &node) {
                          SecondLook seen = second;
                          seen.node = node;
                          return lookAgain(secondLooked, seen);
                      },
                  .mark = [this] { return markError ? refusedMark(*markError)
                                          : mark    ? sayMark(*mark)
                                                    : noMark(remembered); },
                  .act =
                      [this](const NodeName &node) {
                          acted = true;
                          log.append(u"run "_s + shortName(node));
                          return end(runEnded, verdict);
                      }};
        watch->setSenses(senses);
        QObject::connect(watch.get(), &FailoverWatch::decided, watch.get(), [this](const AutoDecision &decision) {
            if (decision.kind == AutoDecision::Kind::FailOver)
                std::tie(acting, acted) = std::pair(true, false);
            else if (decision.kind == AutoDecision::Kind::NotDone || decision.state == AutoState::Recovering || decision.state == AutoState::Failed)
                acting = false;
            if (decision.kind == AutoDecision::Kind::NotDone)
                log.append(u"not: "_s + decision.reason);
            else if (decision.kind == AutoDecision::Kind::Changed)
                log.append(toId(decision.state));
            else if (decision.kind == AutoDecision::Kind::Returned)
                log.append(u"returned"_s);
        });
    }

    /// What still waits is let go, so that nothing of it is left.
    ~Play()
    {
        watch.reset();
        secondLooked.finish(true);
        remembered.finish(true);
        runEnded.finish({});
        QCoreApplication::processEvents();
    }
    Q_DISABLE_COPY_MOVE(Play)

    /// Armed while broker1 lived, which then says nothing any more; each second look agrees.
    void fallSilent()
    {
        secondLooked.finish(true);
        watch->start();
        rest();
        nodes[one] = Sight::Silent;
    }

    static QCoro::Task<SecondLook> lookAgain(Pending<bool> looked, SecondLook seen)
    {
        co_await looked;
        co_return seen;
    }
    static QCoro::Task<Result<Verdict>> end(Pending<Status> ended, Verdict verdict)
    {
        const Status status = co_await ended;
        co_return status ? verdict : Verdict::Failed;
    }

    /// Turns the event loop until that is so; ctest's time-out is the only other end.
    static void until(const std::function<bool()> &condition)
    {
        while (!condition())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    /// Until everything is done that needs no time to pass: the round, and a run that the test does not hold up.
    void rest()
    {
        until([this] { return time->isAwaited() && (!acting || (acted && !runEnded.isFinished())); });
    }
    /// Rounds until that much time has gone by.
    void pass(Millis length)
    {
        const Millis end = time->monotonic() + length;
        for (rest(); time->monotonic() < end; rest())
            time->advance();
    }
    template <class T>
    void say(QCoro::Task<T> saying)
    {
        bool said = false;
        QCoro::connect(std::move(saying), watch.get(), [&said](const auto &) { said = true; });
        until([&said] { return said; });
    }
};

} // namespace

using namespace std::chrono_literals;

/// The automatic with everything but its plan's run: rounds, second looks, words in the journal, under
/// a clock that runs as fast as the rounds are done.
class FailoverWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuietDay()
    {
        Play play;
        play.watch->start();
        play.pass(24h);
        QCOMPARE(play.log, QStringList());
        QCOMPARE(play.questions, 3 * (24 * 360 + 1)); // each node every ten seconds
        QCOMPARE(play.watch->automatic().state(), AutoState::Normal);
    }

    void aUserWithoutTheRightIsToldAsSoonAsItIsArmed()
    {
        Play play;
        play.markError = Error{.kind = ErrorKind::Forbidden, .message = u"not permitted"_s, .detail = {}};
        play.watch->start();
        play.rest();
        QVERIFY2(play.watch->status().obstacle.contains(u"policymaker"_s), qPrintable(play.watch->status().obstacle));
        // Slow answers are no such thing, and the right may be given meanwhile.
        play.markError->kind = ErrorKind::Timeout;
        play.pass(1min);
        QVERIFY(!play.watch->status().obstacle.isEmpty());
        play.markError.reset();
        play.pass(1min);
        QVERIFY(play.watch->status().obstacle.isEmpty());
        QCOMPARE(play.log, QStringList());
    }

    void aNodeFailsAndComesBack()
    {
        Play play;
        play.secondLooked.finish(true);
        play.watch->start();
        play.pass(1h);
        play.nodes[one] = Sight::Silent;
        play.pass(30s);
        QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"failing-over"_s, u"run broker1"_s}));
        // Rounds go on while the run does.
        const qint64 asked = play.questions;
        play.pass(20s);
        QCOMPARE(play.questions, asked + 6);
        play.runEnded.finish({});
        Play::until([&play] { return play.log.size() == 4; });
        QCOMPARE(play.log.last(), u"recovering"_s);
        play.nodes[one] = Sight::Answers;
        play.pass(1min);
        QCOMPARE(play.log.sliced(4), (QStringList{u"returned"_s, u"normal"_s}));
    }

    /// Who reads the journal sees that nobody pressed a button, and whose automatic it was.
    void itsRunIsTheAutomaticsInTheJournal()
    {
        Play play;
        play.secondLooked.finish(true);
        play.senses.act = {};
        play.senses.plan = [](const NodeName &node) {
            Plan plan{.id = u"p"_s, .kind = u"failover"_s, .title = u"Fail over"_s, .cluster = {u"play"_s}, .lease = {.kind = LeaseNeed::Kind::Beside}};
            plan.fences = node;
            plan.steps.append(Step{.id = u"look"_s, .type = StepType::Check, .title = u"Look"_s, .act = Call{.operation = u"pass"_s}});
            return plan;
        };
        play.watch->setSenses(play.senses);
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        QList<RunSummary> runs;
        while (runs.isEmpty()) {
            QCoreApplication::processEvents();
            if (play.time->isAwaited())
                play.time->advance();
            runs = listRuns(play.journal->path(), {.kinds = {u"failover"_s}, .notes = false}).value_or(QList<RunSummary>());
        }
        QCOMPARE(runs.first().who, u"automatic failover, armed by ops@console"_s);
    }

    void afterAFailoverItWaitsOrIsToldToGoOn_data()
    {
        QTest::addColumn<bool>("acknowledged");
        QTest::newRow("nobody says a word: an hour") << false;
        QTest::newRow("acknowledged elsewhere: at once") << true;
    }
    void afterAFailoverItWaitsOrIsToldToGoOn()
    {
        QFETCH(bool, acknowledged);
        Play play;
        play.secondLooked.finish(true);
        play.runEnded.finish({});
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        play.pass(1min);
        play.nodes[one] = Sight::Answers;
        play.pass(1min);
        QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"failing-over"_s, u"run broker1"_s, u"recovering"_s, u"returned"_s, u"normal"_s}));
        play.log.clear();
        if (acknowledged)
            play.say(sayAcknowledged(play.journal, u"seen"_s, u"eve"_s));
        play.nodes[two] = Sight::Refuses;
        play.second.node = two;
        play.pass(10min);
        if (acknowledged) {
            QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"failing-over"_s, u"run broker2"_s, u"recovering"_s}));
            return;
        }
        QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"not: blocked"_s}));
        play.pass(1h);
        QCOMPARE(play.log.sliced(2), (QStringList{u"failing-over"_s, u"run broker2"_s, u"recovering"_s}));
    }

    void aFailedRunWaitsForAPerson()
    {
        Play play;
        play.secondLooked.finish(true);
        play.runEnded.finish(failure(ErrorKind::Command, u"no way"_s));
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        play.pass(24h);
        QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"failing-over"_s, u"run broker1"_s, u"failed"_s}));
        play.say(sayAcknowledged(play.journal, u"seen"_s, u"eve"_s));
        play.pass(20s);
        QCOMPARE(play.log[4], u"normal"_s);
    }

    /// When a node freezes, nobody can say for a minute whether another console has just failed one over. That is no "no".
    void nobodyCanSayWhetherOneWasFailedOver_data()
    {
        QTest::addColumn<bool>("anotherIsOut");
        QTest::addColumn<QString>("decision");
        QTest::newRow("every other node is there") << false << u"run broker1"_s;
        QTest::newRow("another one is out, by whose hand nobody knows") << true << u"not: blocked"_s;
    }
    void nobodyCanSayWhetherOneWasFailedOver()
    {
        QFETCH(const bool, anotherIsOut);
        QFETCH(const QString, decision);
        const NodeName four{u"rabbit@broker4"_s}, five{u"rabbit@broker5"_s};
        Play play({four, five});
        play.secondLooked.finish(true);
        if (anotherIsOut)
            play.nodes[five] = Sight::Silent; // never seen alive here: not this console's to fail over
        play.watch->start();
        play.rest(); // armed while it lived
        play.pass(1min);
        play.log.clear();
        play.markError = Error{.kind = ErrorKind::Timeout, .message = u"no answer"_s, .detail = {}};
        play.nodes[one] = Sight::Mute;
        play.pass(30s);
        QVERIFY2(play.log.contains(decision), qPrintable(play.log.join(u", "_s)));
        QCOMPARE(play.log.contains(u"run broker1"_s), !anotherIsOut);
    }

    /// Refused because another console has the lease: what that one does can be heard of only later.
    void refusedAndThenNobodyCanSay()
    {
        Play play;
        play.secondLooked.finish(true);
        play.runEnded.finish({});
        play.verdict = Verdict::Refused;
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Mute;
        play.pass(30s);
        QVERIFY2(play.log.contains(u"not: refused"_s), qPrintable(play.log.join(u", "_s)));
        play.log.clear();
        play.markError = Error{.kind = ErrorKind::Timeout, .message = u"no answer"_s, .detail = {}};
        play.pass(80s);
        QVERIFY2(play.log.contains(u"not: blocked"_s), qPrintable(play.log.join(u", "_s)));
        QVERIFY2(!play.log.contains(u"run broker1"_s), qPrintable(play.log.join(u", "_s)));
        // As soon as somebody says that there was none, it goes on.
        play.markError.reset();
        play.log.clear();
        play.pass(3min);
        QVERIFY2(play.log.contains(u"run broker1"_s), qPrintable(play.log.join(u", "_s)));
    }

    /// What names no failover acknowledges none, the one that failed here least of all.
    void aMarkThatNamesNoRunAcknowledgesNone()
    {
        Play play;
        play.secondLooked.finish(true);
        play.runEnded.finish(failure(ErrorKind::Command, u"no way"_s));
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        play.pass(5min);
        QCOMPARE(play.watch->automatic().state(), AutoState::Failed);
        play.mark = FailoverMark{.node = one, .who = u"eve@elsewhere"_s, .run = {}, .at = play.time->now(), .acknowledged = true};
        play.pass(5min);
        QCOMPARE(play.watch->automatic().state(), AutoState::Failed);
        QVERIFY(play.watch->status().blockedUntil > play.time->now());
    }

    /// A node that is out and not confirmed keeps this console in Monitoring; what another one does is heard there too.
    void aMarkIsSeenInEveryState()
    {
        Play play;
        play.secondLooked.finish(true);
        play.second.others.first().sight = Sight::Answers;
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        play.pass(5min);
        QCOMPARE(play.watch->automatic().state(), AutoState::Monitoring);
        QVERIFY(isNever(play.watch->status().blockedUntil));
        play.mark = FailoverMark{.node = two, .who = u"eve@elsewhere"_s, .run = u"r"_s, .at = play.time->now()};
        play.pass(1min);
        QVERIFY(play.watch->status().blockedUntil > play.time->now());
        play.mark->acknowledged = true;
        play.pass(1min);
        QVERIFY(isNever(play.watch->status().blockedUntil));
    }

    /// Who ends the automatic in that moment wants nothing to begin any more.
    void endedBetweenDecisionAndRun()
    {
        Play play;
        play.secondLooked.finish(true);
        play.watch->start();
        play.rest(); // armed while it lived
        play.remembered = {};
        play.nodes[one] = Sight::Silent;
        while (!play.acting) {
            QCoreApplication::processEvents();
            if (play.time->isAwaited())
                play.time->advance();
        }
        play.watch->finish();
        play.remembered.finish(true);
        Play::until([&play] { return play.log.size() == 4; });
        QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"failing-over"_s, u"monitoring"_s, u"not: disarmed"_s}));
    }

    /// Who is asked to end it may be asked in the same second, and no round follows any more.
    void thatARunIsUnderWayIsSaidAtOnce()
    {
        Play play;
        play.secondLooked.finish(true);
        QList<bool> running;
        QObject::connect(play.watch.get(), &FailoverWatch::statusChanged, play.watch.get(),
                         [&running](const AutomaticStatus &status) { running.append(status.running); });
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        while (!play.acted) {
            QCoreApplication::processEvents();
            if (play.time->isAwaited())
                play.time->advance();
        }
        QVERIFY(running.contains(true));
    }

    /// What came of the run is told before finish() is over: then nobody listens any more.
    void whatCameOfItIsSaidFirst()
    {
        Play play;
        play.fallSilent();
        play.pass(30s);
        QCOMPARE(play.log.last(), u"run broker1"_s);
        auto finishing = play.watch->finish();
        QVERIFY(!finishing.isReady());
        play.runEnded.finish({});
        QVERIFY(QCoro::waitFor(std::move(finishing)));
        QCOMPARE(play.log.last(), u"recovering"_s);
    }

    void aSecondLookThatSeesItStopsIt()
    {
        Play play;
        play.secondLooked.finish(true);
        play.second.others.first().sight = Sight::Answers;
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        play.pass(10min);
        QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"not: not-confirmed"_s}));
    }

    void pausedAndResumedFromElsewhere()
    {
        Play play;
        play.secondLooked.finish(true);
        play.watch->start();
        play.rest(); // armed while it lived
        play.say(sayPause(play.journal, {}, u"maintenance"_s, u"eve"_s));
        play.nodes[one] = Sight::Silent;
        play.pass(24h);
        QCOMPARE(play.log, (QStringList{u"monitoring"_s, u"not: paused"_s}));
        QCOMPARE(play.watch->status().pausedBy, u"eve"_s);
        play.say(sayResume(play.journal, {}, u"eve"_s));
        play.pass(20s);
        QCOMPARE(play.log.sliced(2), (QStringList{u"failing-over"_s, u"run broker1"_s}));
    }

    /// Looks that were cancelled say nothing, for however long.
    void whoWasNotAskedHasNotFailed()
    {
        Play play;
        play.secondLooked.finish(true);
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Unknown;
        play.pass(24h);
        QCOMPARE(play.log, QStringList{u"not: cannot-look"_s}); // told once, however long it lasts
        QCOMPARE(play.watch->automatic().failures(one), 0);
    }

    void disarmedInTheSecondLook()
    {
        Play play;
        play.watch->start();
        play.rest(); // armed while it lived
        play.nodes[one] = Sight::Silent;
        const auto asked = [&play] { return play.log.size() == 1 && play.watch->automatic().failures(one) == 3; };
        while (!asked()) {
            Play::until([&] { return play.time->isAwaited() || asked(); });
            if (!asked())
                play.time->advance();
        }
        const qint64 questions = play.questions;
        play.watch.reset();
        play.secondLooked.finish(true);
        FakeTime::settle();
        QCOMPARE(play.log, QStringList{u"monitoring"_s});
        QCOMPARE(play.questions, questions);
    }

    void disarmedInTheRun()
    {
        Play play;
        play.fallSilent();
        play.pass(30s);
        QCOMPARE(play.log.last(), u"run broker1"_s);
        const qint64 questions = play.questions;
        play.watch.reset();
        play.runEnded.finish({});
        FakeTime::settle();
        QCOMPARE(play.log.last(), u"run broker1"_s);
        QCOMPARE(play.questions, questions);
        QVERIFY2(!play.time->isAwaited(), "the rounds' pause was left behind");
    }
};

QTEST_GUILESS_MAIN(FailoverWatchTest)
#include "FailoverWatchTest.moc"
