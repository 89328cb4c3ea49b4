#include "run/operations/AutomaticWords.h"

#include "base/ProcessMark.h"
#include "record/journal/JournalRuns.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/GuardOperations.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

/// What people say to the automatic is read back from the journal as it was meant, the last word counts.
class AutomaticWordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto journal = Journal::open({u"orders"_s}, m_folder->path());
        QVERIFY(journal);
        m_journal = *journal;
    }

    void nobodySaidAnything() { QCOMPARE(read(), AutomaticWords()); }

    void pauses_data()
    {
        QTest::addColumn<TimePoint>("until");
        QTest::newRow("for good") << TimePoint();
        QTest::newRow("for a time") << TimePoint(std::chrono::milliseconds(1'800'000'000'123));
    }
    void pauses()
    {
        QFETCH(const TimePoint, until);
        QVERIFY(QCoro::waitFor(sayPause(m_journal, until, u"kernel"_s, u"ops@console"_s)));
        const AutomaticWords words = read();
        QVERIFY(words.paused);
        QCOMPARE(words.pausedUntil, until);
        QCOMPARE(words.pausedBy, u"ops@console"_s);
        QVERIFY(!isNever(words.pauseSaidAt));
        QCOMPARE(words.pauseNumber, 1);
    }

    void theLastWordCounts()
    {
        QVERIFY(QCoro::waitFor(sayPause(m_journal, {}, {}, u"a"_s)));
        QVERIFY(QCoro::waitFor(sayResume(m_journal, {}, u"b"_s)));
        QVERIFY(!read().paused);
        QVERIFY(read().pausedBy.isEmpty());
        QVERIFY(QCoro::waitFor(sayPause(m_journal, {}, {}, u"c"_s)));
        QCOMPARE(read().pausedBy, u"c"_s);
    }

    void whoCrashesWhileItIsArmedIsToldOf()
    {
        const auto left = [this] { return readLeftArmed(m_journal->path()).value(); };
        QVERIFY(!left());
        QVERIFY(QCoro::waitFor(sayArmed(m_journal, true, {}, u"ops@console"_s)));
        QVERIFY(!left()); // this process has armed it, and runs
        QVERIFY(QCoro::waitFor(sayArmed(m_journal, false, {}, u"ops@console"_s)));
        QVERIFY(!left());
        QStringList gone = processMark().split(u'|');
        gone[2] = u"2147483646"_s;
        QVERIFY(QCoro::waitFor(m_journal->note(u"failover-armed"_s, u"armed"_s, u"night@console"_s, {{u"process"_s, gone.join(u'|')}})));
        QVERIFY(left());
        QCOMPARE(left()->who, u"night@console"_s);
        QVERIFY(!isNever(left()->at));
        QVERIFY(QCoro::waitFor(sayArmed(m_journal, false, u"it ended"_s, u"ops@console"_s)));
        QVERIFY(!left()); // told once
    }

    /// Whatever the clock says at each word: forward, back, far back, all at one time.
    void orderIsTheJournals_data()
    {
        QTest::addColumn<QList<int>>("minutes"); // of the clock, at each record
        QTest::newRow("as it goes") << QList<int>{0, 1, 2, 3, 4, 5};
        QTest::newRow("all at once") << QList<int>{0, 0, 0, 0, 0, 0};
        QTest::newRow("set back at each") << QList<int>{0, -1, -2, -3, -4, -5};
        QTest::newRow("a day back in the middle") << QList<int>{0, 1, 2, -1440, -1439, -1438};
        QTest::newRow("forward and back") << QList<int>{0, 5000, 1, 4000, 2, 3000};
    }
    void orderIsTheJournals()
    {
        QFETCH(const QList<int>, minutes);
        qsizetype spoken = 0;
        const auto at = [&] { return TimePoint{std::chrono::milliseconds(1'700'000'000'000)} + std::chrono::minutes(minutes[spoken++]); };
        const auto say = [&](const QString &kind) {
            const QJsonObject data{{u"kind"_s, kind}, {u"words"_s, u"w"_s}, {u"cluster"_s, u"orders"_s}};
            QVERIFY(QCoro::waitFor(m_journal->append({.at = at(), .kind = RecordKind::Note, .data = data})));
        };
        const auto failOver = [&](const QString &run) {
            const TimePoint now = at();
            const QJsonObject plan{{u"kind"_s, u"any"_s}, {u"fences"_s, u"rabbit@a"_s}, {u"cluster"_s, u"orders"_s}};
            QVERIFY(QCoro::waitFor(m_journal->append({.at = now, .run = run, .kind = RecordKind::RunStarted, .data = {{u"plan"_s, plan}}})));
            QVERIFY(QCoro::waitFor(m_journal->append({.at = now, .run = run, .kind = RecordKind::RunEnded, .data = {{u"verdict"_s, u"done"_s}}})));
        };
        say(u"failover-resumed"_s);
        say(u"failover-paused"_s);
        QVERIFY2(read().paused, "the pause is lost");
        failOver(u"r1"_s);
        QVERIFY(read().isUnacknowledged() && read().isEndedUnacknowledged());
        say(u"failover-acknowledged"_s);
        QVERIFY2(!read().isUnacknowledged() && !read().isEndedUnacknowledged(), "it cannot be acknowledged");
        failOver(u"r2"_s);
        QVERIFY2(read().isUnacknowledged(), "an old word acknowledges a new failover");
        say(u"failover-resumed"_s);
        QVERIFY(!read().paused);
        QVERIFY(read().pauseNumber > read().lastFailoverNumber);
        QVERIFY(read().lastFailoverNumber > read().acknowledgedNumber && read().acknowledgedNumber > 0);
    }

    /// What a run may do is in its plan's own words; journals from before that are read as they were meant.
    void fencing_data()
    {
        QTest::addColumn<QJsonObject>("plan");
        QTest::addColumn<bool>("counts");
        QTest::newRow("says whom") << QJsonObject{{u"kind"_s, u"recovery"_s}, {u"fences"_s, u"rabbit@a"_s}} << true;
        QTest::newRow("says nobody") << QJsonObject{{u"kind"_s, u"failover"_s}, {u"fences"_s, u""_s}} << false;
        QTest::newRow("older failover") << QJsonObject{{u"kind"_s, u"failover"_s}, {u"leavesOut"_s, u"rabbit@a"_s}} << true;
        QTest::newRow("oldest failover") << QJsonObject{{u"kind"_s, u"failover"_s}} << true;
        QTest::newRow("older other plan") << QJsonObject{{u"kind"_s, u"drain"_s}, {u"leavesOut"_s, u"rabbit@a"_s}} << false;
    }
    void fencing()
    {
        QFETCH(const QJsonObject, plan);
        QVERIFY(QCoro::waitFor(m_journal->append({.at = SystemClock().now(), .run = u"r1"_s, .kind = RecordKind::RunStarted, .data = {{u"plan"_s, plan}}})));
        QTEST(read().isUnacknowledged(), "counts");
        // Without an index, from the journal itself, the same.
        const QString index = besideJournal(m_journal->path(), u"index.sqlite"_s);
        QVERIFY(QFile::remove(index) && QDir().mkpath(index + u"/x"_s));
        QTEST(read().isUnacknowledged(), "counts");
    }

    /// A run that was refused moved nothing; one that is open, or was killed, may have.
    void failovers_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("unacknowledged");
        QTest::addColumn<bool>("ended");
        QTest::newRow("done") << u"failover"_s << u"done"_s << true << true;
        QTest::newRow("failed") << u"failover"_s << u"failed"_s << true << true;
        QTest::newRow("open") << u"failover"_s << QString() << true << false;
        QTest::newRow("refused") << u"failover"_s << u"refused"_s << false << false;
        QTest::newRow("planned") << u"switchover"_s << u"done"_s << false << false;
    }
    void failovers()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, verdict);
        const TimePoint at = SystemClock().now() - std::chrono::minutes(1);
        const QJsonObject plan{{u"kind"_s, kind}, {u"title"_s, u"t"_s}, {u"cluster"_s, u"orders"_s}};
        QVERIFY(QCoro::waitFor(m_journal->append({.at = at, .run = u"r1"_s, .kind = RecordKind::RunStarted, .data = {{u"plan"_s, plan}}})));
        if (!verdict.isEmpty())
            QVERIFY(QCoro::waitFor(m_journal->append({.at = at, .run = u"r1"_s, .kind = RecordKind::RunEnded, .data = {{u"verdict"_s, verdict}}})));
        QTEST(read().isUnacknowledged(), "unacknowledged");
        QTEST(!isNever(read().lastEndedFailover), "ended");
        QVERIFY(QCoro::waitFor(sayAcknowledged(m_journal, {}, u"ops"_s)));
        QVERIFY(!read().isUnacknowledged());
    }

    /// The guard asks the journal and the clock that it is given, not the usual ones.
    void theBlock_data()
    {
        QTest::addColumn<int>("minutesLater");
        QTest::addColumn<bool>("acknowledged");
        QTest::addColumn<bool>("passes");
        QTest::newRow("soon after") << 10 << false << false;
        QTest::newRow("soon after, acknowledged") << 10 << true << true;
        QTest::newRow("when the block is over") << 61 << false << true;
    }
    void theBlock()
    {
        QFETCH(const int, minutesLater);
        QFETCH(const bool, acknowledged);
        QFETCH(const bool, passes);
        // Years ago by the machine's clock, which has no say here.
        const TimePoint at{std::chrono::milliseconds(1'700'000'000'000)};
        const QJsonObject plan{{u"kind"_s, u"failover"_s}, {u"title"_s, u"t"_s}, {u"cluster"_s, u"orders"_s}};
        QVERIFY(QCoro::waitFor(m_journal->append({.at = at, .run = u"r1"_s, .kind = RecordKind::RunStarted, .data = {{u"plan"_s, plan}}})));
        QVERIFY(QCoro::waitFor(m_journal->append({.at = at, .run = u"r1"_s, .kind = RecordKind::RunEnded, .data = {{u"verdict"_s, u"done"_s}}})));
        if (acknowledged) {
            const QJsonObject said{{u"kind"_s, u"failover-acknowledged"_s}, {u"words"_s, u"w"_s}, {u"cluster"_s, u"orders"_s}};
            QVERIFY(QCoro::waitFor(m_journal->append({.at = at + std::chrono::minutes(1), .kind = RecordKind::Note, .data = said})));
        }
        const auto operations = std::make_shared<Operations>();
        addBlockGuard(*operations, m_journal->path(), std::make_shared<ClockAt>(at + std::chrono::minutes(minutesLater)),
                      std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(), QString()));
        const auto answer = QCoro::waitFor(Operations::call(operations, notBlockedGuard(std::chrono::hours(1), {}).act, {}, systemTimekeeper(), {}));
        QCOMPARE(answer.has_value(), passes);
        if (!passes)
            QCOMPARE(answer.error().kind, ErrorKind::Forbidden);
    }

private:
    class ClockAt final : public Clock
    {
    public:
        explicit ClockAt(TimePoint now) : m_now(now) {}
        TimePoint now() const override { return m_now; }
        Millis monotonic() const override { return m_now.time_since_epoch(); }

    private:
        const TimePoint m_now;
    };

    AutomaticWords read() const
    {
        const Result<AutomaticWords> words = readAutomaticWords(m_journal->path());
        return words ? *words : AutomaticWords{.pausedBy = words.error().message};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Journal> m_journal;
};

QTEST_GUILESS_MAIN(AutomaticWordsTest)
#include "AutomaticWordsTest.moc"
