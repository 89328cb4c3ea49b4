// Every shipped drill, and a figure of its probe that goes over what it breaks off for: from there to the way back, on hosts that are played.

#include "plan/drill/DrillPlanner.h"
#include "run/operations/drill/DrillLookout.h"
#include "run/operations/drill/DrillObservation.h"
#include "run/operations/drill/DrillWork.h"
#include "unit/drill/DrillScene.h"
#include "unit/drill/PlayedHosts.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

using Progress = load::Book::Progress;

/// Publishes nothing, and says what a test wants.
class PlayedProbe final
{
public:
    DrillProbe::Run run()
    {
        return [this](const load::LoadOptions &, std::stop_token early, std::stop_token, const std::function<void(const Progress &)> &watch) {
            std::unique_lock lock(m_mutex);
            m_watch = watch;
            m_changed.notify_all();
            m_changed.wait(lock, early, [] { return false; });
            return Result<load::Account>(load::Account());
        };
    }
    /// False: nobody publishes.
    bool show(const Progress &progress)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, 30s, [this] { return bool(m_watch); }))
            return false;
        m_watch(progress);
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::function<void(const Progress &)> m_watch;
};

Progress flowing()
{
    Progress progress;
    progress.confirmed = 900;
    progress.consumed = 890;
    progress.silence = 10ms;
    progress.latency99 = 20ms;
    return progress;
}

/// The figure that this condition is about.
Progress with(DrillConditionKind kind, Millis figure)
{
    Progress progress = flowing();
    if (kind == DrillConditionKind::ProbeFlows)
        progress.silence = figure;
    else if (kind == DrillConditionKind::ProbeComplete)
        progress.overtaken = figure;
    else
        progress.latency99 = figure;
    return progress;
}

/// The first step that watches, and what it does.
std::pair<QString, Observation> watchingOf(const Plan &plan)
{
    std::pair<QString, Observation> first;
    eachStep(plan.steps, [&first](const Step &step, int) {
        if (const auto observation = observationOf(step); observation && first.first.isEmpty())
            first = {step.id, *observation};
    });
    return first;
}

} // namespace

class DrillBrokenOffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit()); } // nobody's lever

    void byTheProbe_data()
    {
        QTest::addColumn<QString>("drill");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<DrillConditionKind>("kind");
        for (const auto listed = drillLibrary(noDrills()); const DrillEntry &entry : listed) {
            for (const DrillMode &mode : entry.document->modes) {
                for (const DrillConditionKind kind : {DrillConditionKind::ProbeFlows, DrillConditionKind::ProbeComplete, DrillConditionKind::ProbeLatency})
                    QTest::newRow(qPrintable(u"%1 %2, %3"_s.arg(entry.id, mode.id, toId(kind)))) << entry.id << mode.id << kind;
            }
        }
    }
    void byTheProbe()
    {
        QFETCH(const QString, drill);
        QFETCH(const QString, mode);
        QFETCH(const DrillConditionKind, kind);
        const Result<Plan> plan = planDrill(drillScene().view(), findDrill(drill, noDrills()).value(), {.mode = mode, .who = u"ops@console"_s});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        const auto [step, observation] = watchingOf(*plan);
        const auto condition = std::ranges::find(observation.abort, kind, &DrillCondition::kind);
        if (condition == observation.abort.end())
            QSKIP("this drill is not broken off for that");
        for (const bool isOver : {false, true})
            breakOff(*plan, step, observation, *condition, isOver);
    }

    /// Where nobody publishes any more, nobody sees what it was to be broken off for.
    void withoutAProbe()
    {
        const Result<Plan> plan = planDrill(drillScene().view(), findDrill(u"node-failure"_s, noDrills()).value(), {.who = u"ops@console"_s});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        Stage stage;
        PlayedWorld world;
        play(stage, *plan, world, nullptr, {u"drill.observe"_s});
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(), QString(), stage.time);
        const auto works = std::make_shared<DrillWorks>();
        const auto lookout = std::make_shared<DrillLookout>(access, LookoutWish());
        works->begin(watchingOf(*plan).second.token, lookout);
        parts::addObservation(*stage.operations, works, access);
        const Result<Verdict> verdict = stage.run(*plan);
        QVERIFY2(verdict && *verdict == Verdict::Undone, qPrintable(stage.lines.join(u'\n')));
        QVERIFY2(failureOf(stage, watchingOf(*plan).first).contains(u"The probe does not run"_s), qPrintable(stage.lines.join(u'\n')));
        QCOMPARE(world.leftOver(), QString());
        QCoro::waitFor(lookout->end());
    }

private:
    /// What the journal has of it; empty: it did not fail.
    static QString failureOf(const Stage &stage, const QString &step)
    {
        for (const JournalRecord &one : std::as_const(stage.log->records)) {
            if (one.kind == RecordKind::StepFailed && one.step == step)
                return QString::fromUtf8(QJsonDocument(one.data).toJson());
        }
        return {};
    }

    /// At its bound a figure breaks nothing off.
    static void breakOff(const Plan &plan, const QString &step, const Observation &observation, const DrillCondition &condition, bool isOver)
    {
        const Progress figures = with(condition.kind, boundOf(condition) + (isOver ? 1ms : 0ms));
        const Progress tooMuch = with(condition.kind, boundOf(condition) + 1ms);
        const QString why = whyNot(condition, {.silence = tooMuch.silence, .overtaken = tooMuch.overtaken, .latency99 = tooMuch.latency99}).value();
        Stage stage;
        PlayedWorld world;
        QList<PlayedEffect> effects;
        play(stage, plan, world, &effects, {u"drill.observe"_s});
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(), QString(), stage.time);
        PlayedProbe played;
        const auto probe = std::make_shared<DrillProbe>(QList<AmqpOptions>(), QList<AmqpOptions>(), ProbeWish{.types = {u"quorum"_s}}, u"test"_s, played.run());
        QVERIFY(played.show(flowing()));
        const auto lookout = std::make_shared<DrillLookout>(access, LookoutWish());
        const auto works = std::make_shared<DrillWorks>();
        works->begin(observation.token, probe);
        works->begin(observation.token, lookout);
        parts::addObservation(*stage.operations, works, access);
        bool wasBroken = false;
        stage.onLine = [&](const QString &) {
            if (stage.log->records.isEmpty())
                return;
            const JournalRecord &last = stage.log->records.last();
            if (last.kind != RecordKind::StepIntent || last.step != step)
                return;
            // The fault is on, and only now the figure goes over.
            wasBroken = std::ranges::any_of(world.hosts, &PlayedHost::isBroken);
            QVERIFY(played.show(figures));
        };
        const Result<Verdict> verdict = stage.run(plan);
        QVERIFY2(verdict, qPrintable(stage.lines.join(u'\n')));
        QVERIFY(wasBroken);
        QCOMPARE(world.leftOver(), QString());
        QVERIFY2(failureOf(stage, step).contains(why) == isOver, qPrintable(stage.lines.join(u'\n')));
        if (isOver) {
            QCOMPARE(*verdict, Verdict::Undone);
            // Nothing of the fault was taken back before, and all of it after.
            const auto failed =
                std::ranges::find_if(stage.log->records, [&step](const JournalRecord &one) { return one.kind == RecordKind::StepFailed && one.step == step; });
            const qsizetype at = failed - stage.log->records.begin();
            const auto isReversal = [](const PlayedEffect &one) { return one.operation == "fault.reverse"_L1; };
            QVERIFY(std::ranges::any_of(effects, [&](const PlayedEffect &one) { return isReversal(one) && one.records > at; }));
            QVERIFY(std::ranges::none_of(effects, [&](const PlayedEffect &one) { return isReversal(one) && one.records <= at; }));
        }
        static_cast<void>(QCoro::waitFor(probe->end()));
        QCoro::waitFor(lookout->end());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(DrillBrokenOffTest)
#include "DrillBrokenOffTest.moc"
