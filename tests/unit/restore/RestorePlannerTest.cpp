#include "plan/restore/RestorePlanner.h"

#include "tests/unit/failover/Scene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

RestorePreview preview()
{
    RestorePreview known;
    known.manifest.id = u"20261127-002030-full-orders-1a2b"_s;
    known.definitions.objects = {{.fate = RestoreFate::Create, .section = u"queues"_s, .vhost = u"/"_s, .name = u"orders"_s}};
    known.queues = {{.vhost = u"/"_s, .name = u"orders"_s, .targetVhost = u"/"_s, .targetName = u"orders"_s, .type = u"quorum"_s, .inBackup = 100}};
    known.messages = 100;
    return known;
}

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    eachStep(plan.steps, [&ids](const Step &step, int) { ids.append(step.id); });
    return ids;
}

} // namespace

class RestorePlannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfIt()
    {
        const Scene scene;
        const RestoreRequest request{.source = {.id = preview().manifest.id}};
        const Result<Plan> plan = planRestore(scene.view(), preview(), request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QCOMPARE(idsOf(*plan), (QStringList{u"check-backup"_s, u"safety-check-catalogue"_s, u"safety-begin"_s, u"safety-definitions"_s, u"safety-pack"_s,
                                            u"safety-verify"_s, u"definitions"_s, u"messages"_s, u"prove"_s}));
        // Nothing changes before there is something to go back to; that stays when the restore is undone.
        QVERIFY(!plan->step(u"safety-pack"_s)->undo && plan->step(u"definitions"_s)->undo);
        QVERIFY(!plan->step(u"messages"_s)->cannotBeUndone.isEmpty());
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Normal);
        QCOMPARE(planFromJson(toJson(*plan)).value(), *plan);
    }

    void messagesAlone()
    {
        const Scene scene;
        RestoreRequest request{.source = {.id = preview().manifest.id}, .definitions = false};
        const Result<Plan> plan = planRestore(scene.view(), preview(), request);
        QCOMPARE(idsOf(*plan), (QStringList{u"check-backup"_s, u"messages"_s, u"prove"_s}));
        // Where nothing can be published, the reason is the answer.
        RestorePreview refused = preview();
        refused.queues.first().refused = u"clients consume from it"_s;
        const Result<Plan> none = planRestore(scene.view(), refused, request);
        QVERIFY(!none);
        QVERIFY(none.error().message.contains(u"clients consume from it"_s));
        request.messages = false;
        QCOMPARE(planRestore(scene.view(), preview(), request).error().kind, ErrorKind::Usage);
    }

    void choicesAsText()
    {
        const MessagesChoice choice{.pattern = u"^o"_s,
                                    .vhosts = {u"shop"_s},
                                    .vhostNames = {{u"a"_s, u"b"_s}},
                                    .queueNames = {{u"c"_s, u"d"_s}},
                                    .skipPresent = false,
                                    .mark = true,
                                    .withConsumers = true,
                                    .perSecond = 7};
        QCOMPARE(messagesChoiceFromJson(toJson(choice)), choice);
        const RestoreSource source{.folder = u"/srv"_s, .id = u"x"_s, .file = u"/tmp/y"_s, .identity = u"/k"_s};
        QCOMPARE(restoreSourceFromJson(toJson(source)), source);
    }
};

QTEST_GUILESS_MAIN(RestorePlannerTest)
#include "RestorePlannerTest.moc"
