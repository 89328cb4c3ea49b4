// Every shipped drill, its console killed after every record, and recovered by the next start: on hosts that are played.

#include "plan/drill/DrillPlanner.h"
#include "run/operations/drill/FaultOperations.h"
#include "tests/unit/procedure/Stage.h"
#include "unit/drill/DrillScene.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// What the operations do to hosts, as far as it outlives the console.
struct PlayedHost
{
    bool isArmed = false; ///< a timer there takes the fault back
    bool isBroken = false;

    bool isAsBefore() const { return !isArmed && !isBroken; }
};

struct PlayedWorld
{
    QMap<QString, PlayedHost> hosts{};
    bool isPaused = false; ///< the automatic failover
    int probes = 0;        ///< that leave queues behind

    void apply(const QString &operation, const QString &host)
    {
        if (operation == "fault.arm"_L1)
            hosts[host].isArmed = true;
        else if (operation == "fault.make"_L1)
            hosts[host].isBroken = true;
        else if (operation == "fault.reverse"_L1)
            hosts[host] = {};
        else if (operation == "automatic.pause"_L1)
            isPaused = true;
        else if (operation == "automatic.resume"_L1)
            isPaused = false;
        else if (operation == "drill.start-probe"_L1)
            ++probes;
        else if (operation == "drill.end-probe"_L1)
            probes = 0;
    }

    /// Every timer fires, nobody else doing anything.
    void deadline()
    {
        for (PlayedHost &host : hosts) {
            if (host.isArmed)
                host = {};
        }
    }

    /// The first that is not as it was; empty: all are.
    QString leftOver() const
    {
        for (auto it = hosts.cbegin(); it != hosts.cend(); ++it) {
            if (!it->isAsBefore())
                return it.key();
        }
        return isPaused ? u"the pause"_s : probes > 0 ? u"the probe"_s : QString();
    }
};

/// What was done when so many records were there: the last one is its intent.
struct PlayedEffect
{
    qsizetype records = 0;
    QString operation{}, host{};
};

QStringList operationsOf(const Plan &plan)
{
    QStringList names;
    const auto add = [&names](const std::optional<Call> &call) {
        if (call && !names.contains(call->operation))
            names.append(call->operation);
    };
    for (const Guard &guard : plan.guards)
        add(guard.act);
    eachStep(plan.steps, [&](const Step &step, int) {
        add(step.act);
        add(step.probe);
        if (step.undo)
            add(step.undo->act);
    });
    return names;
}

QCoro::Task<Result<QJsonObject>> answered(Result<QJsonObject> answer)
{
    co_return Result<QJsonObject>(answer);
}

void play(Stage &stage, const Plan &plan, PlayedWorld &world, QList<PlayedEffect> *effects = nullptr)
{
    for (const QString &name : operationsOf(plan)) {
        stage.operations->add(name, [&stage, &world, effects, name](QJsonObject arguments, StepContext context) {
            const QString host = arguments.value("fault"_L1).toObject().value("host"_L1).toString();
            if (name == "fault.make"_L1 && !world.hosts.value(host).isArmed)
                return answered(failure(ErrorKind::Forbidden, u"nothing would take it back"_s));
            if (name == "fault.is-armed"_L1)
                return answered(QJsonObject{{u"done"_s, world.hosts.value(host).isArmed}});
            if (!context.run.isEmpty()) {
                world.apply(name, host);
                if (effects)
                    effects->append({stage.log->records.size(), name, host});
            }
            return answered(QJsonObject{{u"done"_s, true}, {u"words"_s, u"x"_s}, {u"seconds"_s, 60}});
        });
    }
}

} // namespace

class DrillKilledTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterEveryRecord_data() { addShippedDrills(); }

    void afterEveryRecord()
    {
        QFETCH(const QString, drill);
        QFETCH(const QString, mode);
        const Result<Plan> plan = planDrill(drillScene().view(), findDrill(drill, noDrills()).value(), {.mode = mode, .who = u"ops@console"_s});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));

        PlayedWorld whole;
        QList<PlayedEffect> effects;
        Stage stage;
        play(stage, *plan, whole, &effects);
        const Result<Verdict> verdict = stage.run(*plan);
        QVERIFY2(verdict && *verdict == Verdict::Done, qPrintable(stage.lines.join(u'\n')));
        QCOMPARE(whole.leftOver(), QString());
        QVERIFY(std::ranges::contains(effects, u"fault.make"_s, &PlayedEffect::operation));

        const QList<JournalRecord> &records = stage.log->records;
        bool wasBroken = false;
        for (qsizetype cut = 1; cut < records.size(); ++cut) {
            // What was begun last may have been done, or not: nobody could write it down.
            for (const bool tookEffect : {false, true}) {
                PlayedWorld world;
                for (const PlayedEffect &effect : std::as_const(effects)) {
                    if (effect.records < cut || (tookEffect && effect.records == cut))
                        world.apply(effect.operation, effect.host);
                }
                const QByteArray where = "record " + QByteArray::number(cut) + ": " + toLogLine(records.at(cut - 1)).toUtf8();
                PlayedWorld healed = world;
                healed.deadline();
                for (auto it = healed.hosts.cbegin(); it != healed.hosts.cend(); ++it)
                    QVERIFY2(it->isAsBefore(), (where + " leaves " + it.key().toUtf8()).constData());
                wasBroken = wasBroken || std::ranges::any_of(world.hosts, &PlayedHost::isBroken);
                // The next start comes before the deadline, or after it.
                for (PlayedWorld start : {world, healed}) {
                    const Result<RunState> left = runStateFrom(records.first(cut));
                    QVERIFY(left);
                    if (left->verdict)
                        continue;
                    Stage next;
                    play(next, *plan, start);
                    const RecoveryPlan recovery = next.examine(*left);
                    const Result<Verdict> ended = next.resume(choose(recovery, recovery.recommended, u"next@start"_s));
                    QVERIFY2(ended, (where + ": " + (ended ? QString() : ended.error().message).toUtf8()).constData());
                    QVERIFY2(*ended != Verdict::UndoIncomplete, where.constData());
                    QVERIFY2(start.leftOver().isEmpty(), (where + " leaves " + start.leftOver().toUtf8()).constData());
                    QVERIFY2(!next.log->records.isEmpty() && next.log->records.last().kind == RecordKind::RunEnded, where.constData());
                }
            }
        }
        QVERIFY(wasBroken);
    }

    /// The played hosts would show it: a fault whose way back is not armed stays.
    void whatIsNotArmedWouldStay()
    {
        PlayedWorld world;
        world.apply(u"fault.make"_s, u"broker3"_s);
        world.deadline();
        QCOMPARE(world.leftOver(), u"broker3"_s);
    }
};

QTEST_GUILESS_MAIN(DrillKilledTest)
#include "DrillKilledTest.moc"
