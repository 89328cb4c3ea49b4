// Which rules a plan asks: of the nodes that it takes away, and of what they run.

#include "plan/recovery/RecoveryGuards.h"

#include "ShippedPlans.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RecoveryGuardsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A node that a step names is guarded as one that the plan is about.
    void whatAStepNamesIsGuarded()
    {
        RecoveryDocument document = shipped(u"disk-full"_s);
        document.about = RecoveryDocument::About::Cluster;
        document.guards = {RecoveryGuard::Majority};
        document.immediate.clear();
        document.validation.clear();
        document.steps = {{.id = u"a"_s, .action = RecoveryAction::StopService, .node = Scene::node(1)},
                          {.id = u"b"_s, .action = RecoveryAction::StopService, .node = Scene::node(2)}};
        const Result<Plan> plan = planRecovery(document, Scene().view(), {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QStringList about;
        for (const Guard &guard : plan->guards)
            about.append(guard.act.arguments.value("without"_L1).toString());
        QCOMPARE(about, (QStringList{Scene::node(1).value, Scene::node(2).value}));
    }

    /// A node that the cluster has forgotten already can be brought back by the same plan.
    void aForgottenNodeHasNoGuards()
    {
        Scene scene;
        scene.facts.nodes = {Scene::node(1), Scene::node(3)};
        QVERIFY(planOf(u"cluster-node-failure"_s, scene).value().guards.isEmpty());
    }

    /// In the middle of an upgrade: what a plan does then, by what each node runs. Empty: it does not tell.
    void versions_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("runs");
        QTest::addColumn<QStringList>("guards"); ///< of versions
        const auto row = [](const char *name, const char *id, const QStringList &runs, const QStringList &guards) {
            QTest::newRow(name) << QString::fromLatin1(id) << runs << guards;
        };
        const QStringList same{u"4.0.5"_s, u"4.0.5"_s, u"4.0.5"_s};
        row("one version", "cluster-node-failure", same, {});
        row("releases of one series are one", "cluster-node-failure", {u"4.0.5"_s, u"4.0.9"_s, u"4.0.5"_s}, {});
        row("nobody tells", "cluster-node-failure", {{}, {}, {}}, {});
        row("nobody knows what the lost one has", "cluster-node-failure", {u"4.0.5"_s, {}, u"4.0.5"_s}, {u"rejoins"_s});
        row("between two that it was written for", "single-node-failure", {u"4.1.0"_s, u"4.1.0"_s, u"4.1.0"_s}, {});
        row("a newer one than it was written for", "single-node-failure", {u"5.0.0"_s, u"5.0.0"_s, {}}, {u"written-for"_s});
        row("an older one on one node", "disk-full", {u"3.9.29"_s, u"3.10.8"_s, u"3.10.8"_s}, {u"written-for"_s});
        // What brings a node back that has its data goes on in the middle of an upgrade; what lets one in anew does not.
        const QStringList mixed{u"4.0.5"_s, u"4.0.5"_s, u"4.3.6"_s};
        row("mixed: started again", "single-node-failure", mixed, {});
        row("mixed: a partition", "network-partition", mixed, {});
        row("mixed: a cookie", "erlang-cookie", mixed, {});
        row("mixed: rebuilt", "data-corruption", mixed, {u"one-version"_s, u"rejoins"_s});
        row("mixed: joins again", "cluster-node-failure", mixed, {u"one-version"_s, u"rejoins"_s});
        row("mixed: a backup", "complete-system-failure", mixed, {u"one-version"_s});
        // It waits by itself until all run one.
        row("mixed: the upgrade itself", "upgrade-stopped", mixed, {});
    }
    void versions()
    {
        QFETCH(const QString, id);
        QFETCH(const QStringList, runs);
        Scene scene;
        for (qsizetype i = 0; i < runs.size(); ++i) {
            if (!runs[i].isEmpty())
                scene.snapshot.nodes[i].versions.value = NodeVersions{.rabbitmq = runs[i], .erlang = {}, .product = {}, .managementVersion = {}};
        }
        const Result<Plan> plan = planOf(id, scene);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QStringList versions;
        for (const Guard &guard : plan->guards) {
            if (guard.act.operation.startsWith(u"guard.written"_s) || guard.act.operation.startsWith(u"guard.one"_s)
                || guard.act.operation.startsWith(u"guard.rejoins"_s)) {
                versions.append(guard.id);
                QVERIFY(guard.overridable); // somebody who knows passes it, and says why
            }
        }
        QTEST(versions, "guards");
    }
};

QTEST_GUILESS_MAIN(RecoveryGuardsTest)
#include "RecoveryGuardsTest.moc"
