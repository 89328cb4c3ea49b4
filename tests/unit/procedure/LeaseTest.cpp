#include "Stage.h"
#include "run/lease/ClusterLease.h"
#include "run/lease/LocalLease.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Answers what it is told to.
class FakeLease final : public Lease
{
public:
    explicit FakeLease(Result<LeaseAnswer> answer) : m_answer(std::move(answer)) {}
    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder, bool, std::stop_token) override { co_return m_answer; }
    void release() override { ++releases; }

    int releases = 0;

private:
    const Result<LeaseAnswer> m_answer;
};

Result<LeaseAnswer> ask(Lease &lease, bool override = false)
{
    std::optional<Result<LeaseAnswer>> answer;
    const auto store = [](QCoro::Task<Result<LeaseAnswer>> task, std::optional<Result<LeaseAnswer>> *into) -> QCoro::Task<> { *into = co_await task; };
    const QCoro::Task<> task = store(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, override, {}), &answer);
    FakeTime::settle();
    return answer.value_or(failure(ErrorKind::Internal, u"no answer"_s));
}

const Result<LeaseAnswer> granted = LeaseAnswer{.granted = true, .where = u"broker1:5672"_s};
const Result<LeaseAnswer> taken = LeaseAnswer{.reason = u"eve has it"_s};
const Result<LeaseAnswer> silent = failure(ErrorKind::Unreachable, u"nobody answers"_s);

} // namespace

class LeaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holderAsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("understood");
        const LeaseHolder holder{.who = u"ops@console"_s, .pid = 4711, .run = u"2026-sw"_s, .since = TimePoint{Millis{1'700'000'000'000}}};
        QTest::newRow("whole") << toText(holder) << true;
        QTest::newRow("without a run") << toText(LeaseHolder{.who = u"ops@console"_s, .pid = 1, .run = {}}) << true;
        QTest::newRow("another connection") << u"my publisher"_s << false;
        QTest::newRow("no number") << u"warrener lease: ops@console pid x run y"_s << false;
        QTest::newRow("endless") << u"warrener lease: "_s + QString(1000, u'x') + u" pid 1 run y"_s << false;
    }
    void holderAsText()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, understood);
        const std::optional<LeaseHolder> holder = leaseHolderFromText(text);
        QCOMPARE(holder.has_value(), understood);
        if (holder)
            QCOMPARE(toText(*holder), text);
    }

    void oneLockAtATime()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"orders.lock"_s);
        auto first = std::make_unique<LocalLease>(path);
        LocalLease second(path);
        QVERIFY(ask(*first)->granted);
        const Result<LeaseAnswer> refused = ask(second);
        QVERIFY(refused && !refused->granted && refused->overridable);
        QCOMPARE(refused->holder->who, u"ops@console"_s);
        QCOMPARE(refused->holder->pid, 7);

        const Result<LeaseAnswer> overridden = ask(second, true);
        QVERIFY(overridden->granted && overridden->reason.contains(u"ops@console"_s));
        // The first holder's end must not end the second one's lock.
        first.reset();
        LocalLease third(path);
        QVERIFY(!ask(third)->granted);
        second.release();
        QVERIFY(ask(third)->granted);
    }

    void clusterAndMachine_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("local");
        QTest::addColumn<Result<LeaseAnswer>>("broker");
        QTest::addColumn<bool>("override");
        QTest::addColumn<bool>("isGranted");
        QTest::addColumn<bool>("overridable");
        QTest::newRow("both") << granted << granted << false << true << false;
        QTest::newRow("another console") << granted << taken << false << false << false;
        QTest::newRow("another console is not overridden") << granted << taken << true << false << false;
        QTest::newRow("another process here") << taken << granted << false << false << false;
        QTest::newRow("silent cluster") << granted << silent << false << false << true;
        QTest::newRow("silent cluster, somebody takes it upon himself") << granted << silent << true << true << false;
    }
    void clusterAndMachine()
    {
        QFETCH(const Result<LeaseAnswer>, local);
        QFETCH(const Result<LeaseAnswer>, broker);
        QFETCH(const bool, override);
        QFETCH(const bool, isGranted);
        QFETCH(const bool, overridable);
        ClusterLease lease(std::make_unique<FakeLease>(local), std::make_unique<FakeLease>(broker));
        const Result<LeaseAnswer> answer = ask(lease, override);
        QVERIFY(answer);
        QCOMPARE(answer->granted, isGranted);
        QCOMPARE(answer->overridable, overridable);
        QVERIFY(isGranted || !answer->reason.isEmpty());
    }

    void runs_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("answer");
        QTest::addColumn<int>("lostAfterA"); // 0 no, 1 lost, 2 taken by somebody else
        QTest::addColumn<QStringList>("expected");
        const QStringList a{u"step-intent a 1"_s, u"> ok a"_s, u"step-done a"_s};
        const QStringList b{u"step-intent b 1"_s, u"> ok b"_s, u"step-done b"_s};
        QTest::newRow("granted") << granted << 0 << QStringList{u"lease-taken"_s} + a + b + QStringList{u"run-ended done"_s};
        QTest::newRow("refused") << taken << 0 << QStringList{u"guard-refused lease eve has it"_s, u"run-ended refused eve has it"_s};
        QTest::newRow("not to be asked") << silent << 0 << QStringList{u"guard-refused lease nobody answers"_s, u"run-ended refused nobody answers"_s};
        QTest::newRow("lost and regained") << granted << 1
                                           << QStringList{u"lease-taken"_s} + a + QStringList{u"lease-lost gone"_s, u"step-intent b 1"_s, u"> ok b"_s,
                                                                                              u"lease-taken"_s,     u"step-done b"_s,     u"run-ended done"_s};
        QTest::newRow("taken by somebody else: hands off")
            << granted << 2 << QStringList{u"lease-taken"_s} + a + QStringList{u"lease-lost gone"_s, u"run-ended failed gone"_s};
    }
    void runs()
    {
        QFETCH(const Result<LeaseAnswer>, answer);
        QFETCH(const int, lostAfterA);
        QFETCH(const QStringList, expected);
        Stage stage;
        const auto lease = std::make_shared<FakeLease>(answer);
        stage.lease = lease;
        stage.onLine = [&](const QString &line) {
            if (line == "step-done a"_L1 && lostAfterA > 0)
                Q_EMIT lease->lost(u"gone"_s, lostAfterA == 2);
            if (line == "step-intent b 1"_L1 && lostAfterA == 1)
                Q_EMIT lease->regained(u"broker2:5672"_s);
        };
        QVERIFY(stage.run(plan({undoable(u"a"_s, call(u"ok"_s)), action(u"b"_s, call(u"ok"_s))})));
        QCOMPARE(stage.lines.mid(1), expected);
        QVERIFY(lease->releases >= 1);
    }
};

QTEST_GUILESS_MAIN(LeaseTest)
#include "LeaseTest.moc"
