#include "plan/restore/RestorePlanner.h"

#include "run/operations/restore/RestoreHostsLook.h"
#include "run/operations/restore/RestoreUndo.h"
#include "tests/unit/failover/Scene.h"
#include "unit/restore/RestorePreviews.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestorePlannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Nothing is published past a limit, a time to live or a disk's limit without a word before.
    void whatIsSaidOfTargets()
    {
        QVERIFY(notesOfTarget({.type = u"quorum"_s}, u"quorum"_s).isEmpty());
        const QString limited = notesOfTarget({.type = u"quorum"_s, .limited = true}, u"quorum"_s);
        const QString expiring = notesOfTarget({.type = u"quorum"_s, .expires = true}, u"quorum"_s);
        QVERIFY(!limited.isEmpty() && !expiring.isEmpty() && limited != expiring);
        QCOMPARE(notesOfTarget({.type = u"quorum"_s, .limited = true, .expires = true}, u"quorum"_s), limited + u"; "_s + expiring);

        const QString vanishing = notesOfTarget({.type = u"quorum"_s, .vanishes = true}, u"quorum"_s);
        QVERIFY(!vanishing.isEmpty() && vanishing != expiring);

        const auto node = [](const QString &name, qint64 free, qint64 limit) {
            NodeFigures figures{.name = {name}};
            figures.diskFree = free;
            figures.diskFreeLimit = limit;
            return figures;
        };
        NodeFigures silent{.name = {u"rabbit@b3"_s}};
        const QList<NodeFigures> nodes{node(u"rabbit@b1"_s, 10'000'000'000, 2'000'000'000), node(u"rabbit@b2"_s, 3'000'000'000, 2'000'000'000), silent};
        QVERIFY(tooFullFor(nodes, 0).isEmpty());
        QVERIFY(tooFullFor(nodes, 900'000'000).isEmpty());
        const QStringList said = tooFullFor(nodes, 1'500'000'000);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().contains(u"b2"_s), qPrintable(said.first()));
        QCOMPARE(tooFullFor(nodes, 20'000'000'000).size(), 2);
    }

    /// Of a queue that comes new its policies count as well as its arguments, those of operators among them, and of several the one of the highest priority.
    void whatIsSaidOfQueuesThatCome()
    {
        const auto queue = [](const QJsonObject &arguments) {
            return QJsonObject{{u"name"_s, u"orders"_s}, {u"vhost"_s, u"/"_s}, {u"arguments"_s, arguments}};
        };
        const auto policy = [](const QString &pattern, int priority, const QJsonObject &definition) {
            return QJsonObject{{u"name"_s, pattern}, {u"vhost"_s, u"/"_s}, {u"pattern"_s, pattern}, {u"priority"_s, priority}, {u"definition"_s, definition}};
        };
        const auto policies = [](const QList<QJsonObject> &some) {
            QJsonArray rows;
            for (const QJsonObject &one : some)
                rows.append(one);
            return QJsonObject{{u"policies"_s, rows}};
        };
        const QueueInfo plain = asItWillBe(queue({}), {});
        QVERIFY(plain.type == "classic"_L1 && !plain.limited && !plain.expires && !plain.vanishes);
        QVERIFY(asItWillBe(queue({{u"x-max-length"_s, 5}}), {}).limited);
        QVERIFY(asItWillBe(queue({{u"x-expires"_s, 5}}), {}).vanishes);
        QVERIFY(asItWillBe(queue({}), policies({policy(u"^orders"_s, 0, {{u"max-length-bytes"_s, 5}})})).limited);
        QVERIFY(asItWillBe(queue({}), policies({policy(u"^orders"_s, 0, {{u"message-ttl"_s, 5}})})).expires);
        QVERIFY(!asItWillBe(queue({}), policies({policy(u"^mail"_s, 0, {{u"message-ttl"_s, 5}})})).expires);
        const QueueInfo first =
            asItWillBe(queue({}), policies({policy(u"^orders"_s, 0, {{u"message-ttl"_s, 5}}), policy(u"orders"_s, 9, {{u"expires"_s, 5}})}));
        QVERIFY(first.vanishes && !first.expires);
        const QJsonObject operators{{u"component"_s, u"operator_policy"_s},
                                    {u"name"_s, u"most"_s},
                                    {u"vhost"_s, u"/"_s},
                                    {u"value"_s, QJsonObject{{u"pattern"_s, u".*"_s}, {u"definition"_s, QJsonObject{{u"max-length"_s, 10}}}}}};
        QVERIFY(asItWillBe(queue({}), {{u"parameters"_s, QJsonArray{operators}}}).limited);
        // Both count, and of one number the smaller one.
        QJsonObject both = policies({policy(u"^orders"_s, 0, {{u"max-length"_s, 50}, {u"message-ttl"_s, 7}})});
        both.insert(u"parameters"_s, QJsonArray{operators});
        QCOMPARE(parts::definitionFor(queue({}), both), (QJsonObject{{u"max-length"_s, 10}, {u"message-ttl"_s, 7}}));
    }

    /// What stops nodes takes its time, which the preview says before.
    void howLongNodesAreOut()
    {
        RestorePreview known = hostsPreview();
        const RestorePreview files{.hosts = known.hosts};
        const RestorePreview directories{.directories = known.directories};
        QVERIFY(parts::expectedOutage(files, false) >= Millis{20'000});
        QVERIFY(parts::expectedOutage(directories, false) > 2 * parts::expectedOutage(files, false));
        QVERIFY(parts::expectedOutage(directories, true) < parts::expectedOutage(directories, false));
        QCOMPARE(parts::expectedOutage({}, true), Millis{0});
        for (RestoreData &row : known.directories)
            row.refused = u"no room"_s;
        for (RestoreHost &host : known.hosts)
            host.toWrite = 0;
        QCOMPARE(parts::expectedOutage(known, true), Millis{0});
    }

    /// By the part that each is a piece of: its words may be of another language, or made by a Warrener that named none.
    void whatTheBackupLacks_data()
    {
        QTest::addColumn<RestoreRequest>("request");
        QTest::addColumn<QStringList>("what");
        QTest::newRow("messages") << RestoreRequest{.definitions = false} << QStringList{u"orders 的消息"_s, u"older"_s};
        QTest::newRow("files") << hostsRequest(true, false) << QStringList{u"/etc/link"_s, u"older"_s};
        QTest::newRow("data") << hostsRequest(false, true) << QStringList{u"socket"_s, u"older"_s};
    }

    void whatTheBackupLacks()
    {
        QFETCH(RestoreRequest, request);
        QFETCH(QStringList, what);
        BackupManifest manifest;
        manifest.leftOut = {{.what = u"orders 的消息"_s, .reason = u"gone"_s, .part = BackupPart::Messages},
                            {.what = u"/etc/link"_s, .reason = u"a link"_s, .part = BackupPart::Configuration},
                            {.what = u"socket"_s, .reason = u"no file"_s, .part = BackupPart::Data},
                            {.what = u"old.log"_s, .reason = u"too much"_s, .part = BackupPart::Logs},
                            {.what = u"older"_s, .reason = u"no login"_s}};
        const QStringList lacks = lacksOf(manifest, request);
        QCOMPARE(lacks.size(), what.size());
        for (qsizetype i = 0; i < what.size(); ++i)
            QVERIFY2(lacks.at(i).contains(what.at(i)), qPrintable(lacks.at(i)));
    }

    void allOfIt()
    {
        const Scene scene;
        const RestoreRequest request{.source = {.id = preview().manifest.id}};
        const Result<Plan> plan = planRestore(scene.view(), preview(), request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QCOMPARE(idsOf(*plan), (QStringList{u"check-backup"_s, u"safety-check-catalogue"_s, u"safety-begin"_s, u"safety-definitions"_s, u"safety-pack"_s,
                                            u"safety-verify"_s, u"definitions"_s, u"messages"_s, u"prove"_s, u"verify-node"_s, u"note-proof"_s}));
        // Nothing changes before there is something to go back to; that stays when the restore is undone.
        QVERIFY(!plan->step(u"safety-pack"_s)->undo && plan->step(u"definitions"_s)->undo);
        const Step *messages = plan->step(u"messages"_s);
        QVERIFY(!messages->cannotBeUndone.isEmpty());
        // What they were published through goes all the same, and who reads the undo learns both.
        QVERIFY(messages->undo && messages->undo->words.contains("published stay"_L1));
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Normal);
        QVERIFY(plan->keepsOnHosts);
        QCOMPARE(planFromJson(toJson(*plan)).value(), *plan);
    }

    /// All that an import makes is led by the node that took it.
    void leadersAreSpreadAfterwards_data()
    {
        QTest::addColumn<int>("queues");
        QTest::addColumn<QString>("type");
        QTest::addColumn<RestoreFate>("fate");
        QTest::addColumn<bool>("spreads");
        QTest::newRow("one for every node") << 3 << u"quorum"_s << RestoreFate::Create << true;
        QTest::newRow("too few to spread") << 2 << u"quorum"_s << RestoreFate::Create << false;
        QTest::newRow("with one member each") << 3 << u"classic"_s << RestoreFate::Create << false;
        QTest::newRow("there already") << 3 << u"quorum"_s << RestoreFate::Same << false;
    }
    void leadersAreSpreadAfterwards()
    {
        QFETCH(const int, queues);
        QFETCH(const QString, type);
        QFETCH(const RestoreFate, fate);
        const Scene scene;
        RestorePreview known = preview();
        for (int i = 0; i < queues; ++i) {
            known.definitions.objects.append({.fate = fate,
                                              .section = u"queues"_s,
                                              .vhost = u"/"_s,
                                              .name = u"orders.%1"_s.arg(i),
                                              .object = {{u"arguments"_s, QJsonObject{{u"x-queue-type"_s, type}}}}});
        }
        const Result<Plan> plan = planRestore(scene.view(), known, {.source = {.id = known.manifest.id}});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        const QStringList ids = idsOf(*plan);
        QTEST(ids.last() == "leaders-spread"_L1, "spreads");
        QTEST(ids.contains(u"spread-leaders"_s), "spreads");
        // It ends no restore: what was restored is there either way.
        for (const QString &id : {u"spread-leaders"_s, u"leaders-spread"_s})
            QVERIFY(!ids.contains(id) || plan->step(id)->onFailure == OnFailure::Continue);
    }

    /// What a restore has moved aside is all that its undo has: it stays until that restore has come to an end.
    void keptForAnUndo_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("keeps");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("stays");
        QTest::newRow("left in the middle") << u"restore"_s << true << QString() << true;
        QTest::newRow("of a kind that comes later") << u"rebuild"_s << true << QString() << true;
        QTest::newRow("of a recovery that restores nothing") << u"recovery-one-node"_s << false << QString() << false;
        QTest::newRow("has ended") << u"restore"_s << true << u"done"_s << false;
        QTest::newRow("of other things") << u"switchover"_s << false << QString() << false;
    }
    void keptForAnUndo()
    {
        QFETCH(const QString, kind);
        QFETCH(const bool, keeps);
        QFETCH(const QString, verdict);
        const Scene scene;
        const QList<KeptThing> things{
            {.of = u"rabbit@broker1"_s, .host = {u"broker1"_s}, .path = u"/var/lib/rabbitmq_pre_restore_20261101-101112"_s, .isDirectory = true}};
        const RunSummary run{.run = u"r1"_s, .kind = kind, .title = u"Restore of yesterday"_s, .verdict = verdict, .keepsOnHosts = keeps};
        const Result<Plan> plan = planRemoveKept(scene.view(), things, {}, {}, {run});
        QTEST(!plan.has_value(), "stays");
        if (!plan) {
            QCOMPARE(plan.error().kind, ErrorKind::Forbidden);
            QVERIFY2(plan.error().message.contains(u"Restore of yesterday"_s), qPrintable(plan.error().message));
        }
    }

    /// What would move restored messages on comes only when they are proven to be there, and its undo is the first one.
    void shovelsComeAfterTheProof()
    {
        const Scene scene;
        RestorePreview known = preview();
        const QJsonObject shovel{{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"move"_s}};
        known.definitions.objects.append(
            {.fate = RestoreFate::Create, .section = u"parameters"_s, .vhost = u"/"_s, .name = u"shovel move"_s, .object = shovel});
        RestoreRequest request{.source = {.id = known.manifest.id}};
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QCOMPARE(idsOf(*plan).sliced(6), (QStringList{u"definitions"_s, u"messages"_s, u"prove"_s, u"movers"_s, u"verify-node"_s, u"note-proof"_s}));
        // It is noted as proven when they have begun, and not before.
        const QJsonObject needed = plan->step(u"note-proof"_s)->act->arguments.value("needed"_L1).toObject();
        QVERIFY(needed.contains(u"movers"_s) && needed.contains(u"prove"_s) && needed.contains(u"verify-node"_s));
        QCOMPARE(needed.value("movers"_L1).toString(), plan->step(u"movers"_s)->title);
        const auto moversOf = [&plan](const QString &step, const QString &choice) {
            return definitionsChoiceFromJson(plan->step(step)->act->arguments.value(choice).toObject()).movers;
        };
        QCOMPARE(moversOf(u"definitions"_s, u"choice"_s), MoversChoice::Held);
        QCOMPARE(moversOf(u"prove"_s, u"definitions"_s), MoversChoice::Held);
        QCOMPARE(moversOf(u"movers"_s, u"choice"_s), MoversChoice::Only);
        QVERIFY(plan->step(u"movers"_s)->undo && plan->step(u"movers"_s)->precondition);
        QVERIFY2(plan->afterwards.contains(u"begin only when all of it is proven"_s), qPrintable(plan->afterwards));
        // Without messages nothing has to wait.
        request.messages = false;
        const Result<Plan> alone = planRestore(scene.view(), known, request);
        QVERIFY(alone);
        QVERIFY(!alone->step(u"movers"_s));
        QCOMPARE(definitionsChoiceFromJson(alone->step(u"definitions"_s)->act->arguments.value(u"choice"_s).toObject()).movers, MoversChoice::All);
    }

    /// Who confirms has read how many messages are lost with the queues that go.
    void saysWhatGoes()
    {
        const Scene scene;
        RestorePreview known = preview();
        const RestoreRequest request{.source = {.id = known.manifest.id}};
        QVERIFY(!planRestore(scene.view(), known, request)->afterwards.contains("deleted"_L1));
        for (const QString &name : {u"old"_s, u"older"_s, u"silent"_s}) {
            const RestoreObject gone{.fate = RestoreFate::Remove, .section = u"queues"_s, .vhost = u"/"_s, .name = name};
            known.definitions.objects.append(gone);
            known.goes.insert(objectKey(gone), name == "silent"_L1 ? -1 : 1200);
        }
        // What stays takes nothing with it, whatever it holds.
        const RestoreObject stays{.fate = RestoreFate::OnlyLive, .section = u"queues"_s, .vhost = u"/"_s, .name = u"live"_s};
        known.definitions.objects.append(stays);
        known.goes.insert(objectKey(stays), 777);
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY(plan);
        const QString words = plan->afterwards;
        QVERIFY2(words.contains("Objects that are deleted: 3."_L1), qPrintable(words));
        QVERIFY2(words.contains("lost with their queues: 2,400."_L1), qPrintable(words));
        QVERIFY2(words.contains("nobody could count: 1."_L1), qPrintable(words));
        // Nobody reads "all of it can be undone" beside that: an undo makes the queues again, empty.
        const Step *definitions = plan->step(u"definitions"_s);
        QVERIFY(definitions->undo && !definitions->cannotBeUndone.isEmpty());
        QVERIFY(definitions->undo->words.contains(definitions->cannotBeUndone));
        for (qint64 &held : known.goes)
            held = 0;
        QVERIFY(planRestore(scene.view(), known, request)->step(u"definitions"_s)->cannotBeUndone.isEmpty());
    }

    /// A virtual host's own sum has what its queues hold: who has chosen both reads it once.
    void whatGoesWithAVirtualHostIsCountedOnce()
    {
        const Scene scene;
        RestorePreview known = preview();
        const RestoreObject vhost{.fate = RestoreFate::Remove, .section = u"vhosts"_s, .name = u"shop"_s};
        const RestoreObject inIt{.fate = RestoreFate::Remove, .section = u"queues"_s, .vhost = u"shop"_s, .name = u"carts"_s};
        const RestoreObject beside{.fate = RestoreFate::Remove, .section = u"queues"_s, .vhost = u"/"_s, .name = u"old"_s};
        known.definitions.objects += {vhost, inIt, beside};
        known.goes = {{objectKey(vhost), 1000}, {objectKey(inIt), 900}, {objectKey(beside), 5}};
        const auto words = [&] { return planRestore(scene.view(), known, {.source = {.id = known.manifest.id}})->afterwards; };
        QVERIFY2(words().contains("lost with their queues: 1,005."_L1), qPrintable(words()));
        // Where nobody could count the whole, what is known of its parts is still told.
        known.goes[objectKey(vhost)] = -1;
        QVERIFY2(words().contains("lost with their queues: 905."_L1), qPrintable(words()));
        QVERIFY2(words().contains("nobody could count: 1."_L1), qPrintable(words()));
    }

    /// A rate by which the run would be ended before its last message is none.
    void tooSlowARate()
    {
        const Scene scene;
        RestorePreview known = preview();
        known.messages = 1'000'000;
        RestoreRequest request{.source = {.id = known.manifest.id}};
        request.queues.perSecond = 10;
        const Result<Plan> slow = planRestore(scene.view(), known, request);
        QVERIFY(!slow);
        QCOMPARE(slow.error().kind, ErrorKind::Usage);
        request.queues.perSecond = 20;
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        // What takes a day to the second is a plan that can be read again.
        known.messages = 1'728'000;
        const Result<Plan> longest = planRestore(scene.view(), known, request);
        QVERIFY2(longest, qPrintable(longest ? QString() : longest.error().message));
        QVERIFY(planFromJson(toJson(*longest)));
    }

    /// What nothing is published into is told to who confirms: no step tries it all the same, and the proof names it and does not miss it.
    void whatWasForetoldIsNoDifference()
    {
        const Scene scene;
        RestorePreview known = preview();
        known.queues.append(
            {.vhost = u"/"_s, .name = u"mail"_s, .targetVhost = u"/"_s, .targetName = u"mail.old"_s, .inBackup = 15, .refused = u"clients consume from it"_s});
        const RestoreObject stays{.fate = RestoreFate::Cannot, .isThere = true, .section = u"exchanges"_s, .vhost = u"/"_s, .name = u"events"_s};
        known.definitions.objects.append(stays);
        const Result<Plan> plan = planRestore(scene.view(), known, {.source = {.id = known.manifest.id}});
        QVERIFY(plan);
        const QJsonObject proof = plan->step(u"prove"_s)->act->arguments;
        for (const QJsonObject &choice : {plan->step(u"messages"_s)->act->arguments.value("choice"_L1).toObject(), proof.value("messages"_L1).toObject()})
            QCOMPARE(messagesChoiceFromJson(choice).without, QStringList{u"/\nmail"_s});
        QCOMPARE(proof.value("foretold"_L1).toArray(), QJsonArray{objectKey(stays)});
        QVERIFY2(proof.value("apart"_L1).toArray().first().toString().contains(u"mail.old: clients consume"_s), "the reason goes along");
        // One that could not be asked about is tried all the same, and missed where it lacks anything.
        known.queues.last().isUnasked = true;
        const Result<Plan> unasked = planRestore(scene.view(), known, {.source = {.id = known.manifest.id}});
        QVERIFY(messagesChoiceFromJson(unasked->step(u"messages"_s)->act->arguments.value("choice"_L1).toObject()).without.isEmpty());
        QVERIFY(!unasked->step(u"prove"_s)->act->arguments.contains("apart"_L1));
        // Nobody reads that it is not published.
        QVERIFY2(unasked->afterwards.contains(u"tried all the same: 1, with messages: up to 15; mail.old"_s), qPrintable(unasked->afterwards));
        QVERIFY2(!unasked->afterwards.contains(u"not published"_s), qPrintable(unasked->afterwards));
        // Nor where it is all of them.
        RestorePreview silent = known;
        silent.queues = {known.queues.last()};
        silent.messages = 0;
        const Result<Plan> tried = planRestore(scene.view(), silent, {.source = {.id = known.manifest.id}});
        QVERIFY(tried && tried->step(u"messages"_s));
        QVERIFY2(!tried->afterwards.contains(u"Up to 0"_s), qPrintable(tried->afterwards));
        known.queues.last().isUnasked = false;
        // A restore that leaves something out shows nothing of the whole backup.
        QVERIFY(!plan->step(u"note-proof"_s));
        QVERIFY2(plan->afterwards.contains(u"clients consume from it"_s), qPrintable(plan->afterwards));
        QVERIFY(!planRestore(scene.view(), preview(), {.source = {.id = known.manifest.id}})->afterwards.contains(u"not published"_s));
        // Where it is all of them nothing is published, and the proof still asks for no more than was promised.
        known.queues.removeFirst();
        const Result<Plan> none = planRestore(scene.view(), known, {.source = {.id = known.manifest.id}});
        QVERIFY(none && !none->step(u"messages"_s));
        QCOMPARE(none->step(u"prove"_s)->act->arguments.value("apart"_L1).toArray().size(), 1);
    }

    /// Shovels that touch nothing that is missing begin; those that do are named, and are no difference.
    void whatTouchesARefusedQueueIsHeldBack()
    {
        const Scene scene;
        RestorePreview known = preview();
        known.queues.append(
            {.vhost = u"/"_s, .name = u"mail"_s, .targetVhost = u"/"_s, .targetName = u"mail"_s, .inBackup = 15, .refused = u"clients consume from it"_s});
        const auto shovel = [](const QString &name, const QString &from, const QString &to) {
            const QJsonObject value{{u"src-uri"_s, u"amqp://"_s}, {u"src-queue"_s, from}, {u"dest-uri"_s, u"amqp://"_s}, {u"dest-queue"_s, to}};
            return RestoreObject{.fate = RestoreFate::Create,
                                 .section = u"parameters"_s,
                                 .vhost = u"/"_s,
                                 .name = u"shovel "_s + name,
                                 .object = {{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, name}, {u"value"_s, value}}};
        };
        known.definitions.objects +=
            {shovel(u"free"_s, u"orders"_s, u"archive"_s), shovel(u"drains"_s, u"mail"_s, u"archive"_s), shovel(u"fills"_s, u"orders"_s, u"mail"_s)};
        const QStringList held{u"parameters\n/\nshovel drains"_s, u"parameters\n/\nshovel fills"_s};
        const RestoreRequest request{.source = {.id = known.manifest.id}};
        const auto leftBy = [](const Plan &plan, const QString &step, QLatin1StringView choice) {
            return definitionsChoiceFromJson(plan.step(step)->act->arguments.value(choice).toObject()).leave;
        };
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY(plan && plan->step(u"movers"_s));
        QCOMPARE(leftBy(*plan, u"definitions"_s, "choice"_L1), held);
        QCOMPARE(leftBy(*plan, u"movers"_s, "choice"_L1), held);
        QCOMPARE(leftBy(*plan, u"prove"_s, "definitions"_L1), held);
        QVERIFY2(plan->step(u"movers"_s)->title.contains(u"(1)"_s), qPrintable(plan->step(u"movers"_s)->title));
        for (const QString &name : {u"shovel drains (because of mail)"_s, u"shovel fills (because of mail)"_s})
            QVERIFY2(plan->afterwards.contains(name), qPrintable(plan->afterwards));
        QVERIFY(!plan->afterwards.contains(u"shovel free"_s));
        // Also where nothing is published at all, and nothing has to wait for a proof.
        known.queues.removeFirst();
        const Result<Plan> none = planRestore(scene.view(), known, request);
        QVERIFY(none && !none->step(u"movers"_s));
        QCOMPARE(leftBy(*none, u"definitions"_s, "choice"_L1), held);
        // Who asks for no messages misses none.
        RestoreRequest definitions = request;
        definitions.messages = false;
        QVERIFY(leftBy(*planRestore(scene.view(), known, definitions), u"definitions"_s, "choice"_L1).isEmpty());
    }

    /// Who confirms reads the numbers that the preview has shown: what is there already is not said to be published.
    void whatIsThereAlreadyIsNotPublished()
    {
        const Scene scene;
        RestorePreview known = preview();
        known.queues.first().live = known.queues.first().present = 60;
        known.queues.append(
            {.vhost = u"/"_s, .name = u"mail"_s, .targetVhost = u"/"_s, .targetName = u"mail"_s, .inBackup = 15, .live = 15, .refused = u"full"_s});
        RestoreRequest request{.source = {.id = known.manifest.id}};
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY(plan);
        QVERIFY2(plan->step(u"messages"_s)->title.contains(u"40 messages"_s), qPrintable(plan->step(u"messages"_s)->title));
        for (const QString &words : {u"Up to 40 messages"_s, u"left out: 60"_s, u"not published: 15"_s})
            QVERIFY2(plan->afterwards.contains(words), qPrintable(plan->afterwards));
        request.queues.skipPresent = false;
        QVERIFY(planRestore(scene.view(), known, request)->step(u"messages"_s)->title.contains(u"100 messages"_s));
    }

    /// A copy under another name that is bound like the original fills with new messages: that is read before.
    void aCopyThatCollectsSaysSo()
    {
        const Scene scene;
        RestorePreview known = preview();
        RestoreRequest request{.source = {.id = known.manifest.id}};
        request.objects.queueNames = request.queues.queueNames = {{u"orders"_s, u"orders.copy"_s}};
        const auto afterwards = [&] { return planRestore(scene.view(), known, request)->afterwards; };
        QVERIFY(!afterwards().contains(u"new messages"_s));
        known.definitions.objects.append(
            {.fate = RestoreFate::Create,
             .section = u"bindings"_s,
             .vhost = u"/"_s,
             .object = {{u"source"_s, u"shop"_s}, {u"destination"_s, u"orders.copy"_s}, {u"destination_type"_s, u"queue"_s}, {u"routing_key"_s, u"#"_s}}});
        QVERIFY2(afterwards().contains(u"orders.copy is bound"_s) && afterwards().contains(u"new messages"_s), qPrintable(afterwards()));
        // Ticked off it does not come.
        known.definitions.objects.last().fate = RestoreFate::Left;
        QVERIFY(!afterwards().contains(u"new messages"_s));
    }

    void messagesAlone()
    {
        const Scene scene;
        RestoreRequest request{.source = {.id = preview().manifest.id}, .definitions = false};
        const Result<Plan> plan = planRestore(scene.view(), preview(), request);
        QCOMPARE(idsOf(*plan), (QStringList{u"check-backup"_s, u"messages"_s, u"prove"_s, u"verify-node"_s}));
        // Where nothing can be published, the reason is the answer.
        RestorePreview refused = preview();
        refused.queues.first().refused = u"clients consume from it"_s;
        const Result<Plan> none = planRestore(scene.view(), refused, request);
        QVERIFY(!none);
        QVERIFY(none.error().message.contains(u"clients consume from it"_s));
        request.messages = false;
        QCOMPARE(planRestore(scene.view(), preview(), request).error().kind, ErrorKind::Usage);
    }

    /// A person reads which backup it is, not its id.
    void titled()
    {
        const Scene scene;
        RestorePreview known = preview();
        known.manifest.type = BackupType::Full;
        known.manifest.at = TimePoint{Millis{1'773'712'800'000}};
        const RestoreRequest request{.source = {.id = known.manifest.id}};
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY(plan);
        QVERIFY2(plan->title.startsWith(u"Restore the full backup of "_s) && plan->title.contains(u"March 2026"_s), qPrintable(plan->title));
        QVERIFY(!plan->title.contains(known.manifest.id));
        QCOMPARE(plan->facts.value("backup"_L1).toString(), known.manifest.id);
        // A file that does not say when it was made has its name alone.
        known.manifest.at = {};
        QVERIFY(planRestore(scene.view(), known, request)->title.contains(known.manifest.id));
    }

    /// Nothing is replaced by itself; what is comes after everything that it needs, and before messages are published into it.
    void replaced()
    {
        const Scene scene;
        RestorePreview known = preview();
        const auto fixed = [&known](RestoreFate fate, const QString &section, const QString &name, const Replacement &replacement) {
            const RestoreObject object{.fate = fate, .isThere = true, .section = section, .vhost = u"/"_s, .name = name};
            known.definitions.objects.append(object);
            known.replacements.insert(objectKey(object), replacement);
        };
        fixed(RestoreFate::Cannot, u"queues"_s, u"stays"_s, {.messages = 7, .refused = u"busy"_s});
        fixed(RestoreFate::Replace, u"exchanges"_s, u"events"_s, {});
        fixed(RestoreFate::Replace, u"queues"_s, u"mail"_s, {.messages = 1234});
        const RestoreRequest request{.source = {.id = known.manifest.id}};
        const Result<Plan> plan = planRestore(scene.view(), known, request);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        const QStringList ids = idsOf(*plan);
        const qsizetype definitions = ids.indexOf(u"definitions"_s);
        // What would refuse does so before anything is changed.
        QVERIFY(ids.contains(u"check-replace"_s) && ids.indexOf(u"check-replace"_s) < definitions);
        const Step *exchange = plan->step(ids.at(definitions + 1));
        const Step *queue = plan->step(ids.at(definitions + 2));
        QVERIFY(exchange && exchange->title.contains(u"events"_s) && exchange->undo && exchange->force);
        QVERIFY(queue && queue->title.contains(u"mail"_s) && queue->title.contains(u"1,234"_s) && queue->undo && queue->force && queue->idempotent);
        QVERIFY(ids.indexOf(u"messages"_s) > definitions + 2);
        QVERIFY2(plan->afterwards.contains(u"1,234"_s) && plan->afterwards.contains(u"mail"_s), qPrintable(plan->afterwards));
        // Where its messages lie meanwhile, and that they lie there in clear, is read before; of an exchange there is nothing to say.
        QVERIFY2(plan->afterwards.contains(u"/.replace, not encrypted"_s), qPrintable(plan->afterwards));
        RestorePreview exchangeOnly = known;
        exchangeOnly.definitions.objects.removeLast();
        const Result<Plan> without = planRestore(scene.view(), exchangeOnly, request);
        QVERIFY(without && !without->afterwards.contains(u"not encrypted"_s));
        QVERIFY(checkPlan(*plan));
        // Half of a choice is not done in silence.
        known.replacements[u"queues\n/\nmail"_s].refused = u"busy"_s;
        QCOMPARE(planRestore(scene.view(), known, request).error().kind, ErrorKind::Forbidden);
        // Nobody has asked for it.
        const Result<Plan> usual = planRestore(scene.view(), preview(), request);
        QVERIFY(usual && !usual->step(u"check-replace"_s));
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
