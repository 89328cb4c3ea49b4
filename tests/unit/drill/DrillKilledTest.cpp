// Every shipped drill, its console killed after every record, and recovered by the next start: on hosts that are played.

#include "plan/drill/DrillPlanner.h"
#include "unit/drill/DrillScene.h"
#include "unit/drill/PlayedHosts.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

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
