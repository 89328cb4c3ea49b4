// The speed of a backup's run and how long it is still: by the step under way, whatever came before it.
#include "plan/backup/BackupPace.h"

#include "run/procedure/RunState.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

const TimePoint paceBegan{Millis{1'795'740'000'000}};
constexpr qint64 paceBytes = 1'000'000;

Step paceStep(const QString &id, Millis expected)
{
    Step step;
    step.id = id;
    step.expected = expected;
    return step;
}

/// Collecting (two side by side), messages, packing, verifying.
RunState paceRun()
{
    RunState state{.run = u"r"_s, .startedAt = paceBegan};
    Step collect = paceStep(u"collect"_s, 0ms);
    collect.steps = {paceStep(u"definitions"_s, 2s), paceStep(u"files"_s, 3s)};
    state.plan.steps = {collect, paceStep(u"messages"_s, 60s), paceStep(u"pack"_s, 20s), paceStep(u"verify"_s, 10s)};
    return state;
}

StepState ranFrom(Millis after, double progress)
{
    StepState state;
    state.phase = StepPhase::Running;
    state.startedAt = paceBegan + after;
    state.progress = progress;
    return state;
}

StepState over()
{
    StepState state;
    state.phase = StepPhase::Done;
    return state;
}

} // namespace

class BackupPaceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paces_data()
    {
        QTest::addColumn<QStringList>("done");
        QTest::addColumn<QString>("running");
        QTest::addColumn<double>("progress");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("remaining"); // s; −1: not told
        const QStringList collected{u"definitions"_s, u"files"_s};
        const QStringList read = collected + QStringList{u"messages"_s};
        QTest::newRow("nothing yet") << QStringList{} << QString() << -1.0 << 0 << qint64(0) << 0.0 << -1;
        QTest::newRow("half of the messages in 10 s") << collected << u"messages"_s << 0.5 << 10 << qint64(500'000) << 50'000.0 << 10 + 30;
        QTest::newRow("packing is not slowed by what came before") << read << u"pack"_s << 0.25 << 5 << qint64(250'000) << 50'000.0 << 15 + 10;
        QTest::newRow("who says nothing is taken by what was expected") << collected << u"messages"_s << -1.0 << 20 << qint64(0) << 0.0 << 40 + 30;
        QTest::newRow("until that is over") << collected << u"messages"_s << -1.0 << 61 << qint64(0) << 0.0 << -1;
        QTest::newRow("too early for a speed") << collected << u"messages"_s << 0.9 << 1 << qint64(900'000) << 0.0 << 59 + 30;
        QTest::newRow("whole") << read + QStringList{u"pack"_s} << u"verify"_s << 1.0 << 4 << paceBytes << 250'000.0 << 0;
    }
    void paces()
    {
        QFETCH(const QStringList, done);
        QFETCH(const QString, running);
        QFETCH(const double, progress);
        QFETCH(const int, seconds);
        QFETCH(const qint64, bytes);
        QFETCH(const double, rate);
        QFETCH(const int, remaining);
        RunState state = paceRun();
        for (const QString &id : done)
            state.steps.insert(id, over());
        // Whatever the steps before it have taken.
        constexpr Millis before = 100s;
        if (!running.isEmpty())
            state.steps.insert(running, ranFrom(before, progress));
        const BackupPace pace = backupPaceOf(state, paceBytes, paceBegan + before + std::chrono::seconds{seconds});
        QCOMPARE(pace.bytes, bytes);
        QCOMPARE(pace.bytesPerSecond, rate);
        QCOMPARE(pace.remaining, remaining < 0 ? std::nullopt : std::optional<Millis>(std::chrono::seconds{remaining}));
        // What is taken back has no time that anybody was told.
        state.undoWanted = true;
        QCOMPARE(backupPaceOf(state, paceBytes, paceBegan + before + std::chrono::seconds{seconds}).remaining, std::nullopt);
    }
};

QTEST_GUILESS_MAIN(BackupPaceTest)
#include "BackupPaceTest.moc"
