// Plans gone through at the table: no hand of theirs has a way to a cluster, and people are asked at every step.

#include "plan/recovery/Rehearsal.h"

#include "ShippedPlans.h"
#include "plan/recovery/ReadinessSources.h"
#include "plan/recovery/RecoveryReport.h"
#include "run/operations/recovery/RehearsalOperations.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/runs/RunBook.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RehearsalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What a node is found in is read by people at the table, and is no id of a document.
    void everyTroubleHasWords()
    {
        for (int each = 0; each <= int(parts::NodeTrouble::HostRefuses); ++each) {
            const QString id = parts::toId(parts::NodeTrouble(each));
            QVERIFY2(recoveryOutcomeWord(id) != id, qPrintable(id));
        }
    }

    /// Nothing that a rehearsal names, anywhere, has a way to a cluster; and its kit has no such thing.
    void aRehearsalHasNoHands_data() { eachShippedPlan(); }
    void aRehearsalHasNoHands()
    {
        QFETCH(QString, id);
        const Scene scene;
        const Plan plan = rehearsalOf(planOf(id, scene).value());
        QVERIFY(checkPlan(plan));
        for (const auto listed = operationsNamedBy(plan); const QString &operation : listed)
            QVERIFY2(operation.startsWith(u"rehearsal."_s), qPrintable(operation));
        QVERIFY(plan.guards.isEmpty() && plan.fences.isEmpty());
        QCOMPARE(plan.lease.kind, LeaseNeed::Kind::Beside);
        eachStep(plan.steps, [](const Step &step, int) { QVERIFY(step.type != StepType::Action && !step.force && !step.undo && !step.probe); });
        const QTemporaryDir folder;
        const auto kit = openRunKit(std::make_shared<const ClusterProfile>(scene.profile), {}, folder.path(),
                                    {[](Operations &operations, const std::shared_ptr<ClusterAccess> &) { addRehearsalOperations(operations); }}, true);
        QVERIFY(kit);
        QCOMPARE(kit->operations->missing(plan), QStringList());
        // Of the real plan it has nothing at all.
        const Plan real = planOf(id, scene).value();
        QCOMPARE(kit->operations->missing(real), operationsNamedBy(real));
    }

    /// What is done by people is asked of them at the table, also where the cluster itself shows in earnest that it is done.
    void whatPeopleDoIsAskedAtTheTable()
    {
        const Scene scene;
        for (const auto &[id, step] : {std::pair(u"disk-full"_s, u"free"_s), std::pair(u"network-partition"_s, u"heal"_s),
                                       std::pair(u"certificate-expired"_s, u"renew"_s), std::pair(u"upgrade-stopped"_s, u"upgrade"_s)}) {
            const Plan real = planOf(id, scene).value();
            const Plan table = rehearsalOf(real);
            const auto find = [&step](const Plan &plan) {
                const Step *found = nullptr;
                eachStep(plan.steps, [&](const Step &each, int) {
                    if (!found && (each.id == step || each.id.startsWith(step + u'-')))
                        found = &each;
                });
                return found;
            };
            QVERIFY2(find(real) && find(table), qPrintable(id));
            QVERIFY2(find(real)->type == StepType::Wait || find(real)->type == StepType::Check, qPrintable(id));
            QVERIFY2(find(table)->type == StepType::Manual, qPrintable(id));
            QVERIFY2(!find(table)->detail.isEmpty(), qPrintable(id));
        }
        // Whatever only the cluster does or shows is talked about too.
        const Plan table = rehearsalOf(planOf(u"disk-full"_s, scene).value());
        QVERIFY(table.step(u"in-sync"_s)->type == StepType::Manual && !wantsWords(*table.step(u"in-sync"_s)));
    }

    /// At the table every step stops for a person, one after the other and for as long as a talk may take; what they would do is said
    /// in words, and nothing is measured against what a step takes in earnest.
    void theTableStopsAtEachStep_data() { eachShippedPlan(); }
    void theTableStopsAtEachStep()
    {
        QFETCH(QString, id);
        const Plan real = planOf(id, Scene()).value();
        const Plan table = rehearsalOf(real);
        QVERIFY(isAtTable(table) && !isAtTable(real));
        QCOMPARE(expectedDuration(table.steps), Millis{0});
        eachStep(table.steps, [&real](const Step &step, int) {
            if (step.type == StepType::Group) {
                QVERIFY2(!step.parallel, qPrintable(step.id));
                return;
            }
            QVERIFY2(step.type == StepType::Manual || step.type == StepType::Approval, qPrintable(step.id));
            QVERIFY2(!step.detail.isEmpty(), qPrintable(step.id));
            QVERIFY2(step.timeout >= std::chrono::hours{1}, qPrintable(step.id));
            const Step *earnest = real.step(step.id);
            QVERIFY2(earnest && (earnest->type != StepType::Action || wantsWords(step)), qPrintable(step.id));
        });
    }

    /// From its first step to its last; whether people answered is told by the run.
    void aRehearsalRuns_data()
    {
        QTest::addColumn<PersonAnswer>("answer");
        QTest::addColumn<bool>("counts");
        QTest::newRow("with people") << PersonAnswer{.yes = true, .who = u"ann"_s, .note = u"I stop it by hand"_s} << true;
        QTest::newRow("clicked through") << PersonAnswer{.yes = true, .who = u"ann"_s} << false;
        QTest::newRow("with nobody") << PersonAnswer{.yes = true, .who = u"ops@console"_s, .note = u"taken as done"_s, .simulated = true} << false;
    }
    void aRehearsalRuns()
    {
        QFETCH(PersonAnswer, answer);
        QFETCH(bool, counts);
        Scene scene;
        scene.profile.nodes[0].management = scene.profile.nodes[1].management = scene.profile.nodes[2].management = {};
        const Plan plan = rehearsalOf(planOf(u"data-corruption"_s, scene).value());
        const QTemporaryDir folder;
        RunBook book({.profile = std::make_shared<const ClusterProfile>(scene.profile),
                      .journals = folder.path(),
                      .who = u"test@here"_s,
                      .registrars = {[](Operations &operations, const std::shared_ptr<ClusterAccess> &) { addRehearsalOperations(operations); }},
                      .isolated = true});
        QVERIFY(QCoro::waitFor(book.open({})));
        Plan fitting = plan;
        fitting.profileDigest = digestOf(scene.profile);
        connect(&book, &RunBook::happened, this, [&book, answer](const JournalRecord &record) {
            if (record.kind == RecordKind::Asked)
                QCoro::connect(book.answer(record.step, answer), &book, [](bool) {});
        });
        const Result<Verdict> verdict = QCoro::waitFor(book.run(fitting, {}));
        QVERIFY2(verdict, qPrintable(verdict ? QString() : verdict.error().message));
        QCOMPARE(*verdict, Verdict::Done);
        const RunState &state = book.current().state;
        QCOMPARE(state.step(u"forget"_s).phase, StepPhase::Done);
        QCOMPARE(state.step(u"host"_s).phase, StepPhase::Skipped); // simulated: its service has stopped, its host is there
        QCOMPARE(wasTalkedThrough(state), counts);
        QVERIFY(!measuredRto(state));
        const RunSummary summary{.run = state.run, .kind = plan.kind, .endedAt = state.endedAt, .verdict = u"done"_s};
        QCOMPARE(runsForReadiness({summary}), QStringList{state.run});
        const ClusterRecords records{.runs = {summary}, .states = {{state.run, state}}};
        const ReadinessFacts facts = readinessFactsOf({.id = u"data-corruption"_s}, readinessSourcesOf(records, scene.profile, state.endedAt));
        QCOMPARE(facts.rehearsal.has_value(), counts);
        const ReadinessPoint point = readinessOf(facts, state.endedAt).points.at(3);
        QCOMPARE(point.id, u"rehearsal"_s);
        QCOMPARE(point.points > 0, counts);
    }
};

QTEST_GUILESS_MAIN(RehearsalTest)
#include "RehearsalTest.moc"
