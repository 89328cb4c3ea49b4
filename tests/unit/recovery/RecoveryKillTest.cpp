// Every shipped plan, its console killed at each record that it writes; and plans that wait while the cluster goes on.
// Nothing here has a host: what plans name is answered by a world that remembers what was done to it.
#include "Stage.h"
#include "plan/recovery/RecoveryLibrary.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "plan/recovery/Rehearsal.h"
#include "tests/unit/failover/Scene.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// What stands of what a plan's steps have done.
struct FakeWorld
{
    Plan plan{};
    QSet<QString> standing{};   ///< steps whose act has taken effect, and nothing has taken back
    QHash<QString, int> acts{}; ///< how often each has acted
    QStringList log{};          ///< "operation step" as they came
    QSet<QString> refusing{};   ///< operations that say Forbidden
    bool branchHolds = true;    ///< of branches on a condition of the cluster

    Result<QJsonObject> answer(const QString &operation, const QJsonObject &arguments, const StepContext &context)
    {
        log.append(u"%1 %2"_s.arg(operation, context.step).trimmed());
        if (refusing.contains(operation))
            return failure(ErrorKind::Forbidden, u"not now"_s);
        const Step *step = plan.step(context.step);
        if (step == nullptr) // a guard
            return QJsonObject();
        const Call asked{.operation = operation, .arguments = arguments};
        if (step->precondition == asked) {
            if (isOutcomeBranch(asked))
                return outcomeDecides(arguments, context);
            return branchHolds ? QJsonObject() : QJsonObject{{u"skip"_s, true}, {u"words"_s, u"not needed"_s}};
        }
        const QJsonObject said{{u"done"_s, true}, {u"outcome"_s, step->other.value(recoveryKey::rehearsed).toString()}};
        if (step->act == asked) {
            if (step->type == StepType::Action) {
                standing.insert(step->id);
                ++acts[step->id];
            }
            return said;
        }
        if (step->undo && step->undo->act == asked) {
            standing.remove(step->id);
            return QJsonObject();
        }
        if (step->probe == asked)
            return QJsonObject{{u"done"_s, standing.contains(step->id)}};
        return failure(ErrorKind::Internal, operation);
    }
};

QCoro::Task<Result<QJsonObject>> answered(Result<QJsonObject> answer)
{
    co_return answer;
}

/// The stage's hands are the world's, and whoever is asked agrees.
void furnish(Stage &stage, const std::shared_ptr<FakeWorld> &world)
{
    for (const QString &name : operationsNamedBy(world->plan)) {
        stage.operations->add(
            name, [world, name](const QJsonObject &arguments, const StepContext &context) { return answered(world->answer(name, arguments, context)); });
    }
    QObject::connect(stage.runner.get(), &Runner::happened, stage.runner.get(), [&stage](const JournalRecord &record) {
        if (record.kind != RecordKind::Asked)
            return;
        stage.time->after(Millis{1}, [&stage, step = record.step] { stage.runner->answer(step, {.yes = true, .who = u"ann"_s}); });
    });
}

QList<Step> restoreOfOnePart()
{
    Step step;
    step.id = u"definitions"_s;
    step.title = u"restore"_s;
    step.act = Call{.operation = u"restore.definitions"_s};
    step.undo.emplace().act = Call{.operation = u"restore.undo-definitions"_s};
    return {step};
}

Plan planOfShipped(const QString &id, const Scene &scene, const NodeName &node = Scene::node(2))
{
    const RecoveryDocument document = recoveryDocument(id).value().document.value();
    const bool aboutNode = document.about != RecoveryDocument::About::Cluster;
    return planRecovery(document, scene.view(), {.node = aboutNode ? node : NodeName{}, .restore = restoreOfOnePart()}).value();
}

/// Nodes 1 and 2 have parted from 3.
Scene partedScene()
{
    Scene scene;
    scene.figures(1).partitions = {u"rabbit@broker3"_s};
    scene.figures(2).partitions = {u"rabbit@broker3"_s};
    scene.figures(3).partitions = {u"rabbit@broker1"_s, u"rabbit@broker2"_s};
    return scene;
}

/// How things stood when these records had been written. Of what had begun and not ended: `took` says whether it took effect.
std::shared_ptr<FakeWorld> worldAt(const Plan &plan, const QList<JournalRecord> &records, bool took)
{
    auto world = std::make_shared<FakeWorld>(FakeWorld{.plan = plan});
    QSet<QString> begun;
    const auto acted = [&world](const QString &id) {
        world->standing.insert(id);
        world->acts.insert(id, 1);
    };
    for (const JournalRecord &record : records) {
        const Step *step = plan.step(record.step);
        if (step == nullptr || step->type != StepType::Action)
            continue;
        if (record.kind == RecordKind::StepIntent)
            begun.insert(record.step);
        if (record.kind == RecordKind::StepDone) {
            begun.remove(record.step);
            acted(record.step);
        }
    }
    for (const QString &id : std::as_const(begun)) {
        if (took)
            acted(id);
    }
    return world;
}

QString pictureOf(const Plan &plan, const RunState &state)
{
    QStringList steps;
    eachStep(plan.steps, [&](const Step &step, int) { steps.append(step.id + u' ' + toId(state.step(step.id).phase)); });
    return steps.join(u'\n');
}

} // namespace

class RecoveryKillTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killed_data()
    {
        QTest::addColumn<QString>("id");
        for (const RecoveryEntry &entry : recoveryDocuments())
            QTest::newRow(qPrintable(entry.id)) << entry.id;
    }
    /// From the journal alone it is finished, with nothing left out and nothing done twice that must not be; or taken back, as far
    /// as that goes, and it is said how far.
    void killed()
    {
        QFETCH(const QString, id);
        const Plan plan = planOfShipped(id, id == "network-partition"_L1 ? partedScene() : Scene(), Scene::node(id == "network-partition"_L1 ? 3 : 2));
        Stage whole;
        furnish(whole, std::make_shared<FakeWorld>(FakeWorld{.plan = plan}));
        const Result<Verdict> verdict = whole.run(plan);
        QVERIFY(verdict);
        QVERIFY2(*verdict == Verdict::Done, qPrintable(whole.lines.join(u'\n')));
        const QString clean = pictureOf(plan, *runStateFrom(whole.log->records));
        for (qsizetype kept = 1; kept < whole.log->records.size(); ++kept) {
            const QList<JournalRecord> records = whole.log->records.first(kept);
            for (const bool took : {false, true}) {
                for (const Direction direction : {Direction::Finish, Direction::Undo}) {
                    if (const QString wrong = wrongAfter(plan, records, took, direction, clean); !wrong.isEmpty()) {
                        QFAIL(qPrintable(u"killed after %1 %2, %3, %4: %5"_s.arg(QString::number(kept), toLogLine(records.last()),
                                                                                 took ? u"it took effect"_s : u"it did not"_s,
                                                                                 direction == Direction::Finish ? u"finish"_s : u"undo"_s, wrong)));
                    }
                }
            }
        }
    }

    /// The operator pauses between the look and the restart, and the other side is cut off meanwhile, or all is well again: what was
    /// seen before is no leave any more.
    void aPauseOutlastsWhatWasSeen_data()
    {
        QTest::addColumn<QString>("meanwhile"); // an operation that refuses from then on; empty: none
        QTest::addColumn<bool>("isMended");
        QTest::addColumn<bool>("restarts");
        QTest::newRow("nothing has changed") << QString() << false << true;
        QTest::newRow("the others are no majority any more") << u"guard.majority"_s << false << false;
        QTest::newRow("a queue needs the node now") << u"guard.quorum-stays"_s << false << false;
        QTest::newRow("the nodes have found together") << QString() << true << false;
    }
    void aPauseOutlastsWhatWasSeen()
    {
        QFETCH(const QString, meanwhile);
        QFETCH(const bool, isMended);
        QFETCH(const bool, restarts);
        const Plan plan = planOfShipped(u"network-partition"_s, partedScene(), {});
        const Step *restart = plan.step(u"restart-losers"_s);
        QVERIFY(restart != nullptr && restart->act);
        const auto world = std::make_shared<FakeWorld>(FakeWorld{.plan = plan});
        Stage stage;
        furnish(stage, world);
        qsizetype paused = -1;
        QObject::connect(stage.runner.get(), &Runner::happened, stage.runner.get(), [&](const JournalRecord &record) {
            if (record.kind != RecordKind::StepDone || record.step != "restart-losers-may"_L1 || paused >= 0)
                return;
            stage.runner->pause(u"ops"_s);
            paused = world->log.size();
            if (!meanwhile.isEmpty())
                world->refusing.insert(meanwhile);
            world->branchHolds = !isMended;
            stage.time->after(std::chrono::hours{2}, [&stage] { stage.runner->goOn(u"ops"_s); });
        });
        const Result<Verdict> verdict = stage.run(plan);
        QVERIFY(verdict);
        QVERIFY2(paused >= 0, qPrintable(stage.lines.join(u'\n')));
        const QStringList after = world->log.sliced(paused);
        const qsizetype acted = after.indexOf(restart->act->operation + " restart-losers"_L1);
        QVERIFY2((acted >= 0) == restarts, qPrintable(after.join(u'\n')));
        // The rules and the look, each once more.
        const qsizetype looked = after.indexOf(plan.step(u"restart-losers-may"_s)->act->operation + " restart-losers-may"_L1);
        QVERIFY2(looked >= 0 && (acted < 0 || looked < acted), qPrintable(after.join(u'\n')));
        if (restarts) {
            const qsizetype ruled = after.indexOf(plan.guards.first().act.operation);
            QVERIFY2(ruled >= 0 && ruled < acted, qPrintable(after.join(u'\n')));
        }
        QCOMPARE(*verdict == Verdict::Done, meanwhile.isEmpty());
    }

private:
    /// What is wrong with how a run ends that was left after these records; empty: nothing.
    static QString wrongAfter(const Plan &plan, const QList<JournalRecord> &records, bool took, Direction direction, const QString &clean)
    {
        const std::shared_ptr<FakeWorld> world = worldAt(plan, records, took);
        Stage stage;
        furnish(stage, world);
        const RecoveryPlan recovery = stage.examine(*runStateFrom(records));
        QHash<QString, bool> answers;
        for (const RecoveryPlan::Unclear &step : recovery.unclear) {
            if (step.needsPerson)
                answers.insert(step.step, took);
        }
        if (direction == Direction::Finish && !recovery.canFinish)
            return u"it cannot be finished: "_s + recovery.whyNotFinish;
        const Result<Verdict> verdict = stage.resume(choose(recovery, direction, u"eve"_s, answers));
        if (!verdict)
            return verdict.error().message;
        QStringList wrong;
        const RunState &state = stage.runner->state();
        if (direction == Direction::Finish) {
            if (*verdict != Verdict::Done)
                wrong.append(toId(*verdict) + u": "_s + state.error);
            if (const QString picture = pictureOf(plan, state); picture != clean)
                wrong.append(picture);
        } else if (*verdict != Verdict::Undone) {
            wrong.append(toId(*verdict) + u": "_s + state.error);
        }
        eachStep(plan.steps, [&](const Step &step, int) {
            if (step.type != StepType::Action)
                return;
            const bool stands = world->standing.contains(step.id);
            if (direction == Direction::Finish && state.step(step.id).phase == StepPhase::Done && !stands)
                wrong.append(step.id + u" counts as done, and was not"_s);
            if (!step.idempotent && world->acts.value(step.id) > 1)
                wrong.append(step.id + u" was done twice"_s);
            if (direction == Direction::Undo && stands && step.undo)
                wrong.append(step.id + u" was not taken back"_s);
            if (direction == Direction::Undo && stands && !step.undo && !step.cannotBeUndone.isEmpty() && !recovery.cannotBeUndone.contains(step.id))
                wrong.append(step.id + u" stays, and nobody is told"_s);
        });
        return wrong.join(u"; "_s);
    }
};

QTEST_GUILESS_MAIN(RecoveryKillTest)
#include "RecoveryKillTest.moc"
