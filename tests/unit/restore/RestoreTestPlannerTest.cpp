#include "plan/restore/RestoreTestPlanner.h"

#include "run/operations/ClusterOperations.h"
#include "run/operations/restore/RestoreTest.h"
#include "tests/unit/failover/Scene.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

/// A test of a backup never touches what clients use.
class RestoreTestPlannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingUnderOtherNames()
    {
        const TimePoint now = Scene().snapshot.at;
        RestoreRequest asked{.source = {.id = u"20261127-002030-full-orders-1a2b"_s}};
        asked.objects.queueNames = asked.queues.queueNames = {{u"a"_s, u"b"_s}};
        asked.objects.remove = {u"queues\n/\nlive"_s};
        const RestoreRequest request = restoreTestRequest(asked, {u"/"_s, u"shop"_s}, now);
        for (const QString &section : request.objects.sections)
            QVERIFY2(!QStringList({u"users"_s, u"permissions"_s, u"parameters"_s, u"global_parameters"_s, u"topic_permissions"_s}).contains(section),
                     qPrintable(section));
        QVERIFY(!request.objects.sections.isEmpty());
        QCOMPARE(request.objects.vhostNames.size(), 2);
        QCOMPARE(request.queues.vhostNames, request.objects.vhostNames);
        for (const QString &name : request.objects.vhostNames)
            QVERIFY(name.startsWith(throwAwayPrefix));
        QVERIFY(request.objects.vhostNames.value(u"/"_s) != request.objects.vhostNames.value(u"shop"_s));
        QVERIFY(request.objects.remove.isEmpty() && request.objects.queueNames.isEmpty() && request.queues.queueNames.isEmpty());
        QVERIFY(!request.queues.skipPresent);
    }

    void steps()
    {
        const Scene scene;
        const RestoreRequest request = restoreTestRequest({.source = {.id = preview().manifest.id}}, {u"/"_s}, scene.snapshot.at);
        const Result<Plan> plan = planRestoreTest(scene.view(), preview(), request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QStringList ids;
        eachStep(plan->steps, [&ids](const Step &step, int) { ids.append(step.id); });
        QCOMPARE(ids, (QStringList{u"check-backup"_s, u"make-place"_s, u"definitions"_s, u"messages"_s, u"prove"_s, u"remove-place"_s, u"note-proof"_s}));
        // Wherever it fails, the place goes with all that is in it.
        QVERIFY(plan->step(u"make-place"_s)->undo && !plan->step(u"definitions"_s)->undo);
        // What is published goes with the place: nothing of it stays, and nothing is said to.
        eachStep(plan->steps, [](const Step &step, int) { QVERIFY2(step.cannotBeUndone.isEmpty(), qPrintable(step.title)); });
        QCOMPARE(plan->page, u"activity"_s);
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Beside);
        QVERIFY(plan->step(u"note-proof"_s));
        QCOMPARE(planFromJson(toJson(*plan)).value(), *plan);
        // A part is no proof of the whole.
        RestoreRequest part = request;
        part.queues.pattern = u"^o"_s;
        QVERIFY(!planRestoreTest(scene.view(), preview(), part)->step(u"note-proof"_s));
        RestoreRequest definitions = request;
        definitions.messages = false;
        RestorePreview withMessages = preview();
        withMessages.manifest.queues = {{.vhost = u"/"_s, .name = u"orders"_s, .messages = 100}};
        QVERIFY(!planRestoreTest(scene.view(), withMessages, definitions)->step(u"note-proof"_s));
        QVERIFY(planRestoreTest(scene.view(), withMessages, request)->step(u"note-proof"_s));
        RestoreRequest none = request;
        none.objects.vhostNames.clear();
        QCOMPARE(planRestoreTest(scene.view(), preview(), none).error().kind, ErrorKind::NotFound);
    }

private:
    static RestorePreview preview()
    {
        RestorePreview known;
        known.manifest.id = u"20261127-002030-full-orders-1a2b"_s;
        known.queues = {{.vhost = u"/"_s, .name = u"orders"_s, .targetVhost = u"x"_s, .targetName = u"orders"_s, .type = u"quorum"_s, .inBackup = 100}};
        known.messages = 100;
        return known;
    }
};

QTEST_GUILESS_MAIN(RestoreTestPlannerTest)
#include "RestoreTestPlannerTest.moc"
