// What a restore does on hosts: files of brokers and proxies, data directories.
#include "plan/restore/RestorePlanner.h"
#include "tests/unit/failover/Scene.h"
#include "unit/restore/RestorePreviews.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Who is asked whether the node may stop once more, where the step is taken back.
QStringList askedBack(const Plan &plan, const QString &step)
{
    QStringList names;
    for (const auto listed = plan.step(step)->undo->act.arguments.value("ask"_L1).toArray(); const QJsonValue &name : listed)
        names.append(name.toString());
    return names;
}

} // namespace

class RestorePlannerHostsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Settings of a broker that runs and of a proxy: each is stopped or reloaded in order, and the old file comes back.
    void configuration()
    {
        const Scene scene;
        const Result<Plan> plan = planRestore(scene.view(), hostsPreview(), hostsRequest(true, false));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QCOMPARE(idsOf(*plan), (QStringList{u"check-backup"_s, u"drain-broker2"_s, u"leaders-broker2"_s, u"stop-broker2"_s, u"files-broker2"_s,
                                            u"start-broker2"_s, u"caught-up-broker2"_s, u"check-lb1"_s, u"files-lb1"_s, u"check-file-lb1"_s, u"reload-lb1"_s,
                                            u"agree-lb1"_s, u"prove-files-broker2"_s, u"prove-files-lb1"_s, u"verify-node"_s}));
        QVERIFY(plan->step(u"stop-broker2"_s)->force && plan->step(u"stop-broker2"_s)->undo);
        // What puts files back stops the service itself: by then it may run with the new ones.
        QVERIFY(plan->step(u"files-broker2"_s)->undo->act.arguments.value("stops"_L1).toBool());
        QVERIFY(plan->step(u"files-lb1"_s)->undo->act.arguments.value("reloads"_L1).toBool());
        // And asks the others first: one of them may have gone since.
        QCOMPARE(askedBack(*plan, u"files-broker2"_s), (QStringList{u"rabbit@broker1"_s, u"rabbit@broker3"_s}));
        QVERIFY(askedBack(*plan, u"files-lb1"_s).isEmpty());
        QCOMPARE(plan->guards.size(), 2);
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Normal);
        QCOMPARE(planFromJson(toJson(*plan)).value(), *plan);
    }

    /// Data directories of the whole cluster bring its definitions with them, which are proven as those of an import; those of one node do not.
    void dataOfTheWholeCluster()
    {
        const Scene scene;
        RestorePreview known = hostsPreview();
        known.manifest.holds = {BackupPart::Definitions, BackupPart::Data};
        RestoreRequest request = hostsRequest(false, true);
        QVERIFY(!planRestore(scene.view(), known, request)->step(u"prove"_s));
        request.directories.together = true;
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QVERIFY(plan->step(u"prove"_s)->act->arguments.contains("definitions"_L1));
        QVERIFY(!plan->step(u"note-proof"_s));
        QVERIFY(plan->step(u"prove"_s)->act->arguments.contains("stopped"_L1));
        // Imported besides, everything of the backup is wanted, and proven once.
        request.definitions = true;
        known.definitions = preview().definitions;
        const Result<Plan> both = planRestore(scene.view(), known, request);
        QVERIFY2(both, qPrintable(both ? QString() : both.error().message));
        QVERIFY2(checkPlan(*both), "each step once");
        QVERIFY(!both->step(u"prove"_s)->act->arguments.contains("stopped"_L1));
        request.definitions = false;
        request.messages = true;
        known.queues = preview().queues;
        const Result<Plan> filled = planRestore(scene.view(), known, request);
        QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().message));
        QVERIFY2(checkPlan(*filled), "each step once");
        QVERIFY(filled->step(u"prove"_s)->act->arguments.contains("messages"_L1));
        request.messages = false;
        known.manifest.holds = {BackupPart::Data};
        QVERIFY(!planRestore(scene.view(), known, request)->step(u"prove"_s));
    }

    /// What is left undone on a host is read by who confirms the rest.
    void hostsThatAreLeft()
    {
        const Scene scene;
        RestorePreview known = hostsPreview();
        known.hosts.append({.of = u"lb9"_s, .isProxy = true, .refused = u"no such proxy"_s});
        const Result<Plan> plan = planRestore(scene.view(), known, hostsRequest(true, false));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY2(plan->afterwards.contains(u"lb9: no such proxy"_s), qPrintable(plan->afterwards));
        QVERIFY(!planRestore(scene.view(), hostsPreview(), hostsRequest(true, false))->afterwards.contains(u"lb9"_s));
    }

    /// What nobody could see is not overwritten, and who confirms the rest reads that; nobody calls it “as in the backup”.
    void filesThatNobodyCouldSee()
    {
        const Scene scene;
        RestorePreview known = hostsPreview();
        known.files.append({.fate = FileFate::LeftOut,
                            .of = u"rabbit@broker1"_s,
                            .path = u"/etc/rabbitmq/advanced.config"_s,
                            .entry = u"config/b1"_s,
                            .refused = u"it is there and cannot be read: denied"_s,
                            .isUnseen = true});
        const Result<Plan> plan = planRestore(scene.view(), known, hostsRequest(true, false));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(!plan->step(u"files-broker1"_s));
        QVERIFY2(plan->afterwards.contains(u"rabbit@broker1:/etc/rabbitmq/advanced.config (it is there and cannot be read"_s), qPrintable(plan->afterwards));
        known.hosts.clear();
        const Result<Plan> none = planRestore(scene.view(), known, hostsRequest(true, false));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotAvailable);
        QVERIFY2(none.error().message.contains(u"cannot be read"_s), qPrintable(none.error().message));
    }

    /// One that is down is not drained, and an undo does not start it.
    void configurationOfABrokerThatIsDown()
    {
        const Scene scene;
        RestorePreview known = hostsPreview();
        known.hosts.first().isRunning = false;
        const Result<Plan> plan = planRestore(scene.view(), known, hostsRequest(true, false));
        QVERIFY(plan);
        QVERIFY(!plan->step(u"drain-broker2"_s));
        QVERIFY(plan->step(u"stop-broker2"_s) && !plan->step(u"stop-broker2"_s)->undo);
        QVERIFY(!plan->step(u"files-broker2"_s)->undo->act.arguments.value("stops"_L1).toBool());
        QVERIFY(plan->guards.isEmpty());
        known.hosts.first().toWrite = 0;
        known.files.clear();
        known.hosts.last().toWrite = 0;
        QCOMPARE(planRestore(scene.view(), known, hostsRequest(true, false)).error().kind, ErrorKind::NotFound);
    }

    /// Everything is unpacked while the nodes still run; only the two moves are made while one is stopped.
    void data()
    {
        const Scene scene;
        const Result<Plan> plan = planRestore(scene.view(), hostsPreview(), hostsRequest(false, true));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QCOMPARE(idsOf(*plan).first(14),
                 (QStringList{u"check-backup"_s, u"check-data-broker1"_s, u"unpack-broker1"_s, u"check-data-broker2"_s, u"unpack-broker2"_s,
                              u"check-data-broker3"_s, u"unpack-broker3"_s, u"majority-broker1"_s, u"quorum-stays-broker1"_s, u"drain-broker1"_s,
                              u"leaders-broker1"_s, u"stop-broker1"_s, u"swap-broker1"_s, u"start-broker1"_s}));
        QVERIFY(plan->step(u"unpack-broker1"_s)->undo && plan->step(u"swap-broker1"_s)->undo && plan->step(u"swap-broker1"_s)->probe);
        // Guards of several nodes would be asked together, also while one of them is out: each is asked before its own node goes.
        QVERIFY(plan->guards.isEmpty());
        QVERIFY(plan->step(u"majority-broker3"_s) && plan->step(u"quorum-stays-broker3"_s));
        for (const QString &name : {u"broker1"_s, u"broker2"_s, u"broker3"_s})
            QCOMPARE(askedBack(*plan, u"swap-"_s + name).size(), 2);
        // The lease moves from node to node as each of them goes: the hosts hold it too.
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Emergency);
        QVERIFY(plan->afterwards.contains(u"_pre_restore_X"_s));
    }

    void dataOfAllTogether()
    {
        const Scene scene;
        RestoreRequest request = hostsRequest(false, true);
        request.directories.together = true;
        const Result<Plan> plan = planRestore(scene.view(), hostsPreview(), request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QCOMPARE(idsOf(*plan).sliced(7, 8), (QStringList{u"stop-all"_s, u"swap-broker1"_s, u"swap-broker2"_s, u"swap-broker3"_s, u"start-all"_s,
                                                         u"caught-up-broker1"_s, u"caught-up-broker2"_s, u"caught-up-broker3"_s}));
        QVERIFY(plan->step(u"stop-all"_s)->undo);
        // Nobody serves whom it could be missed by.
        QVERIFY(askedBack(*plan, u"swap-broker1"_s).isEmpty());
        QVERIFY(plan->guards.isEmpty());
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Emergency);
        // Nodes that are down wait for one another: nobody has to say it.
        RestorePreview down = hostsPreview();
        for (RestoreData &row : down.directories)
            row.isRunning = false;
        request.directories.together = false;
        const Result<Plan> wiped = planRestore(scene.view(), down, request);
        QVERIFY(wiped && wiped->step(u"start-all"_s) && !wiped->step(u"stop-all"_s)->undo);
    }

    void dataThatIsRefused()
    {
        const Scene scene;
        RestorePreview known = hostsPreview();
        known.directories[1].refused = u"no room"_s;
        RestoreRequest request = hostsRequest(false, true);
        request.directories.together = true;
        QVERIFY(planRestore(scene.view(), known, request).error().message.contains(u"no room"_s));
        request.directories = {.nodes = {u"broker2"_s}};
        QCOMPARE(planRestore(scene.view(), known, request).error().kind, ErrorKind::Forbidden);
        // Of all that the backup has, what can be restored is.
        request.directories = {};
        const Result<Plan> others = planRestore(scene.view(), known, request);
        QVERIFY(others && !others->step(u"swap-broker2"_s) && others->step(u"swap-broker3"_s));
    }
};

QTEST_GUILESS_MAIN(RestorePlannerHostsTest)
#include "RestorePlannerHostsTest.moc"
