#include "plan/backup/BackupPlanner.h"

#include "tests/unit/failover/Scene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

const TimePoint now{Millis{1'795'740'000'000}};

QueueInfo queue(const QString &name, const QString &type, qint64 ready, qint64 consumers = 0)
{
    QueueInfo info;
    info.ref = {u"/"_s, name};
    info.type = type;
    info.state = u"running"_s;
    info.ready = ready;
    info.unacked = 0;
    info.consumers = consumers;
    info.messageBytes = ready * 1000;
    return info;
}

BackupSummary backup(BackupType type, std::chrono::hours age)
{
    BackupSummary summary;
    summary.id = newBackupId(type, u"orders"_s, now - age);
    summary.type = type;
    summary.at = now - age;
    return summary;
}

BackupFacts facts()
{
    BackupFacts known{.at = now, .folder = u"/srv/backups"_s};
    known.freeBytes = 50'000'000'000;
    known.queues = {queue(u"orders"_s, u"quorum"_s, 1000), queue(u"audit"_s, u"stream"_s, 500), queue(u"mail"_s, u"classic"_s, 30)};
    return known;
}

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    eachStep(plan.steps, [&ids](const Step &step, int) { ids.append(step.id); });
    return ids;
}

} // namespace

class BackupPlannerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatATypeHolds_data()
    {
        QTest::addColumn<BackupType>("type");
        QTest::addColumn<QStringList>("steps");
        const QStringList frame{u"check-catalogue"_s, u"begin"_s};
        const QStringList end{u"pack"_s, u"verify"_s};
        const QStringList complete{u"complete"_s};
        const QStringList config{u"collect"_s, u"definitions"_s};
        const QStringList hosts{u"config-broker1"_s, u"config-broker2"_s, u"config-broker3"_s};
        const QStringList both{u"config-broker1"_s, u"logs-broker1"_s, u"config-broker2"_s, u"logs-broker2"_s, u"config-broker3"_s, u"logs-broker3"_s};
        const QStringList proxies{u"config-lb1"_s, u"config-lb2"_s};
        QTest::newRow("full") << BackupType::Full << frame + config + both + proxies + QStringList{u"messages"_s} + end + complete;
        QTest::newRow("incremental") << BackupType::Incremental << frame + config + both + proxies + QStringList{u"messages"_s} + end + complete;
        QTest::newRow("config") << BackupType::Config << frame + config + hosts + proxies + end;
        QTest::newRow("queue data") << BackupType::QueueData << frame + QStringList{u"definitions"_s, u"messages"_s} + end + complete;
    }
    void whatATypeHolds()
    {
        QFETCH(const BackupType, type);
        QFETCH(const QStringList, steps);
        Scene scene;
        for (ProxyProfile &proxy : scene.profile.proxies) {
            proxy.host = {proxy.name.value};
            scene.profile.hosts.append({.name = proxy.host,
                                        .role = HostRole::Proxy,
                                        .address = {},
                                        .exporter = {},
                                        .ssh = proxy.name.value,
                                        .commands = {},
                                        .paths = {},
                                        .other = {}});
        }
        BackupFacts known = facts();
        known.backups = {backup(BackupType::Full, 24h)};
        const Result<Plan> plan = planBackup(scene.view(), known, usualRequest(type), u"nightly"_s);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(checkPlan(*plan));
        QCOMPARE(idsOf(*plan), steps);
        // No failover waits for it, and a run that was left is undone.
        QCOMPARE(plan->lease.kind, LeaseNeed::Kind::Beside);
        QVERIFY(!plan->harmlessToFinish);
        QCOMPARE(plan->page, u"backups"_s);
        // What it leaves behind when it is taken back: nothing.
        QVERIFY(plan->step(u"begin"_s)->undo && plan->step(u"pack"_s)->undo);
        // As plain data it is the same.
        QCOMPARE(planFromJson(toJson(*plan)).value(), *plan);
    }

    /// What reading by AMQP does to order, mark, count and dead letters is told of each queue before.
    void whatReadingDoes()
    {
        Scene scene;
        for (HostProfile &host : scene.profile.hosts)
            host.ssh.clear();
        BackupFacts known = facts();
        known.queues = {queue(u"orders"_s, u"quorum"_s, 10), queue(u"mail"_s, u"classic"_s, 10), queue(u"busy"_s, u"classic"_s, 10, 2)};
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.readConsumed = true;
        const BackupEstimate estimate = estimateBackup(scene.profile, known, request);
        const auto effectOn = [&estimate](const QString &name) { return std::ranges::find(estimate.queues, name, &QueueEstimate::name)->effect; };
        for (const QString &name : {u"orders"_s, u"mail"_s, u"busy"_s}) {
            QVERIFY2(effectOn(name).contains(u"redelivered"_s) && effectOn(name).contains(u"none is dead-lettered"_s), qPrintable(effectOn(name)));
            QCOMPARE(effectOn(name).contains(u"counts one delivery"_s), name == "orders"_L1);
            QCOMPARE(effectOn(name).contains(u"order may change"_s), name == "busy"_L1);
            QCOMPARE(effectOn(name).contains(u"order stays"_s), name != "busy"_L1);
        }
    }

    void incrementalsBuildUponTheNewestGood()
    {
        const Scene scene;
        BackupFacts known = facts();
        BackupSummary damaged = backup(BackupType::Full, 1h);
        damaged.verification = Verification::Bad;
        BackupSummary encrypted = backup(BackupType::Full, 2h);
        encrypted.isEncrypted = true;
        const BackupSummary config = backup(BackupType::Config, 3h);
        const BackupSummary good = backup(BackupType::Incremental, 4h);
        known.backups = {damaged, encrypted, config, good, backup(BackupType::Full, 5h)};
        BackupRequest request = usualRequest(BackupType::Incremental);
        QCOMPARE(planBackup(scene.view(), known, request, {})->facts.value("parent"_L1).toString(), good.id);
        request.identity = u"/home/ops/key"_s;
        QCOMPARE(planBackup(scene.view(), known, request, {})->facts.value("parent"_L1).toString(), encrypted.id);
        request.base = damaged.id;
        QCOMPARE(planBackup(scene.view(), known, request, {}).error().kind, ErrorKind::Usage);
        // One that has lost its own base goes no further.
        BackupSummary lost = backup(BackupType::Incremental, 0h);
        lost.parent = BackupParent{.id = newBackupId(BackupType::Full, u"orders"_s, known.at - 100h), .manifestSha256 = {}};
        known.backups.prepend(lost);
        request.base.clear();
        QCOMPARE(planBackup(scene.view(), known, request, {})->facts.value("parent"_L1).toString(), encrypted.id);
        request.base = lost.id;
        QCOMPARE(planBackup(scene.view(), known, request, {}).error().kind, ErrorKind::Usage);
        request.base = u"2020"_s;
        QCOMPARE(planBackup(scene.view(), known, request, {}).error().kind, ErrorKind::NotFound);
        // A beginning that several have means none of them, a whole name the one that bears it.
        known.backups = {good, backup(BackupType::Full, 5h)};
        request.base = u"20"_s;
        QCOMPARE(planBackup(scene.view(), known, request, {}).error().kind, ErrorKind::Usage);
        request.base = good.id;
        QCOMPARE(planBackup(scene.view(), known, request, {})->facts.value("parent"_L1).toString(), good.id);
        request.base = good.id.first(15);
        QCOMPARE(planBackup(scene.view(), known, request, {})->facts.value("parent"_L1).toString(), good.id);
        known.backups = {config};
        request.base.clear();
        QCOMPARE(planBackup(scene.view(), known, request, {}).error().kind, ErrorKind::NotFound);
    }

    void requestsThatContradictThemselves_data()
    {
        QTest::addColumn<BackupRequest>("request");
        BackupRequest request = usualRequest(BackupType::Full);
        request.cookie = true;
        QTest::newRow("a cookie in clear") << request;
        request = usualRequest(BackupType::Full);
        request.queuePattern = u"(orders"_s;
        QTest::newRow("no expression") << request;
        request = usualRequest(BackupType::Full);
        request.base = u"2026"_s;
        QTest::newRow("a full one that builds upon another") << request;
        request = usualRequest(BackupType::Config);
        request.definitions = request.configuration = false;
        QTest::newRow("nothing") << request;
        request = usualRequest(BackupType::QueueData);
        request.cold = true;
        QTest::newRow("cold queue data") << request;
    }
    void requestsThatContradictThemselves()
    {
        QFETCH(const BackupRequest, request);
        const Scene scene;
        const Result<Plan> plan = planBackup(scene.view(), facts(), request, {});
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::Usage);
        QVERIFY(!estimateBackup(scene.profile, facts(), request).refused.isEmpty());
    }

    void waysAndTheirPrice()
    {
        const Scene scene;
        BackupFacts known = facts();
        QueueInfo busy = queue(u"busy"_s, u"classic"_s, 5, 2);
        QueueInfo own = queue(u"own"_s, u"classic"_s, 1);
        own.exclusive = true;
        QueueInfo down = queue(u"down"_s, u"classic"_s, 1);
        down.state = u"down"_s;
        // Whoever reads it is its last consumer, and takes it away with all it holds.
        QueueInfo fleeting = queue(u"fleeting"_s, u"classic"_s, 500);
        fleeting.autoDelete = true;
        known.queues += {busy, own, down, queue(u"qos0"_s, u"rabbit_mqtt_qos0_queue"_s, 0), fleeting};
        BackupRequest request = usualRequest(BackupType::Full);
        const auto find = [](const BackupEstimate &estimate, const QString &name) { return *std::ranges::find(estimate.queues, name, &QueueEstimate::name); };
        BackupEstimate estimate = estimateBackup(scene.profile, known, request);
        QVERIFY(estimate.refused.isEmpty());
        QCOMPARE(estimate.queues.size(), 8);
        QCOMPARE(find(estimate, u"orders"_s).way, MessageWay::Snapshot);
        QVERIFY(find(estimate, u"orders"_s).effect.isEmpty());
        QCOMPARE(find(estimate, u"audit"_s).way, MessageWay::Offset);
        QCOMPARE(find(estimate, u"mail"_s).way, MessageWay::Read);
        QVERIFY(!find(estimate, u"mail"_s).effect.isEmpty());
        for (const QString &name : {u"busy"_s, u"own"_s, u"down"_s, u"qos0"_s, u"fleeting"_s}) {
            QCOMPARE(find(estimate, name).way, MessageWay::None);
            QVERIFY(!find(estimate, name).reason.isEmpty());
        }
        request.readConsumed = true;
        QCOMPARE(find(estimateBackup(scene.profile, known, request), u"busy"_s).way, MessageWay::Read);
        request.ways.insert(queueKey(u"/"_s, u"fleeting"_s), MessageWay::Read);
        QCOMPARE(find(estimateBackup(scene.profile, known, request), u"fleeting"_s).way, MessageWay::None);
        request.ways.insert(queueKey(u"/"_s, u"orders"_s), MessageWay::None);
        request.ways.insert(queueKey(u"/"_s, u"audit"_s), MessageWay::Read); // is none of its ways
        estimate = estimateBackup(scene.profile, known, request);
        QCOMPARE(find(estimate, u"orders"_s).way, MessageWay::None);
        QCOMPARE(find(estimate, u"audit"_s).way, MessageWay::Offset);

        ClusterProfile noLogin = scene.profile;
        for (HostProfile &host : noLogin.hosts)
            host.ssh.clear();
        estimate = estimateBackup(noLogin, known, usualRequest(BackupType::Full));
        QCOMPARE(find(estimate, u"orders"_s).way, MessageWay::Read);
        QVERIFY(!find(estimate, u"orders"_s).effect.isEmpty() && !find(estimate, u"orders"_s).reason.isEmpty());
        // Nobody takes a quorum queue's messages from clients who were not told.
        std::ranges::find(known.queues, u"orders"_s, [](const QueueInfo &each) { return each.ref.name; })->consumers = 3;
        QCOMPARE(find(estimateBackup(noLogin, known, usualRequest(BackupType::Full)), u"orders"_s).way, MessageWay::None);
        QCOMPARE(find(estimateBackup(scene.profile, known, usualRequest(BackupType::Full)), u"orders"_s).way, MessageWay::Snapshot);
        known.freeBytes = 1000;
        QVERIFY(!estimateBackup(noLogin, known, usualRequest(BackupType::Full)).refused.isEmpty());
    }

    /// Size, time and effect of each queue are known before; a queue that will be refused says so then, and stays what was asked for: the run fails for it.
    void thePriceOfEachQueue()
    {
        const Scene scene;
        BackupFacts known = facts();
        known.queues += {queue(u"vast"_s, u"classic"_s, 150'000), queue(u"heavy"_s, u"classic"_s, 10), queue(u"long"_s, u"quorum"_s, 70'000),
                         queue(u"empty"_s, u"classic"_s, 0)};
        known.queues[4].messageBytes = 2'000'000'000;
        const auto find = [](const BackupEstimate &estimate, const QString &name) { return *std::ranges::find(estimate.queues, name, &QueueEstimate::name); };
        const BackupRequest request = usualRequest(BackupType::Full);
        BackupEstimate estimate = estimateBackup(scene.profile, known, request);
        for (const QString &name : {u"vast"_s, u"heavy"_s}) {
            QCOMPARE(find(estimate, name).way, MessageWay::Read);
            QVERIFY2(find(estimate, name).effect.contains(name), qPrintable(find(estimate, name).effect));
        }
        QVERIFY(find(estimate, u"long"_s).effect.isEmpty());
        QVERIFY(find(estimate, u"mail"_s).effect != find(estimate, u"vast"_s).effect);
        QVERIFY(find(estimate, u"long"_s).time > find(estimate, u"orders"_s).time);
        QVERIFY(find(estimate, u"empty"_s).time > Millis{0});
        Millis longest{0};
        for (const QueueEstimate &each : estimate.queues)
            longest = std::max(longest, each.time);
        QVERIFY(longest < estimate.time);
        // The dialog says what its plan says.
        const Result<Plan> plan = planBackup(scene.view(), known, request, {});
        QVERIFY(plan);
        Millis planned = expectedDuration(plan->steps);
        for (const QString &later : {u"complete"_s, u"copy"_s, u"prune"_s}) {
            if (const Step *step = plan->step(later))
                planned -= step->expected;
        }
        QCOMPARE(estimate.time, planned);
        // By AMQP one consumer cannot have so many of a quorum queue.
        BackupRequest read = request;
        read.ways.insert(queueKey(u"/"_s, u"long"_s), MessageWay::Read);
        read.ways.insert(queueKey(u"/"_s, u"mail"_s), MessageWay::None);
        read.ways.insert(queueKey(u"/"_s, u"audit"_s), MessageWay::Snapshot);
        estimate = estimateBackup(scene.profile, known, read);
        QVERIFY(find(estimate, u"long"_s).effect.contains(u"65535"_s));
        QCOMPARE(find(estimate, u"mail"_s).time, Millis{0});
        // A wish that cannot be is said, not dropped.
        QCOMPARE(find(estimate, u"audit"_s).way, MessageWay::Offset);
        QVERIFY(!find(estimate, u"audit"_s).reason.isEmpty());
    }

    /// What is chosen for a queue in the window is the same as a command, and in a timer.
    void waysAsACommand_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("key");
        QTest::addColumn<MessageWay>("way");
        QTest::newRow("usual") << u"%2F/orders=read"_s << u"/\norders"_s << MessageWay::Read;
        QTest::newRow("odd names") << u"a%20b%2Fc/50%25%3Dread=none"_s << u"a b/c\n50%=read"_s << MessageWay::None;
        QTest::newRow("no virtual host") << u"orders=read"_s << QString() << MessageWay::None;
        QTest::newRow("no way") << u"%2F/orders"_s << QString() << MessageWay::None;
        QTest::newRow("an unknown way") << u"%2F/orders=peek"_s << QString() << MessageWay::None;
        QTest::newRow("a slash in clear") << u"//orders=read"_s << QString() << MessageWay::None;
        QTest::newRow("nothing") << QString() << QString() << MessageWay::None;
    }
    void waysAsACommand()
    {
        QFETCH(const QString, said);
        QFETCH(const QString, key);
        QFETCH(const MessageWay, way);
        const auto taken = wayFromArgument(said);
        QCOMPARE(taken.has_value(), !key.isEmpty());
        if (!taken) {
            QCOMPARE(taken.error().kind, ErrorKind::Usage);
            return;
        }
        QCOMPARE(taken->first, key);
        QCOMPARE(taken->second, way);
        QCOMPARE(wayArgument(key, way), said);
        BackupRequest request = usualRequest(BackupType::Full);
        request.ways.insert(key, way);
        const QStringList words = argumentsOf(request);
        QCOMPARE(words.value(words.indexOf(u"--way"_s) + 1), said);
    }

    /// No node is taken down for a backup that has no room: neither for what is collected nor for the archive beside it.
    void roomOfAColdOne()
    {
        const Scene scene;
        BackupRequest request = usualRequest(BackupType::Full);
        BackupFacts known = facts();
        known.dataBytes = 30'000'000'000;
        known.freeBytes = 70'000'000'000;
        QCOMPARE(estimateBackup(scene.profile, known, request).refused, QString());
        request.cold = true;
        QCOMPARE(estimateBackup(scene.profile, known, request).refused, QString());
        QVERIFY(estimateBackup(scene.profile, known, request).bytes > known.dataBytes);
        known.freeBytes = 50'000'000'000;
        QVERIFY(!estimateBackup(scene.profile, known, request).refused.isEmpty());
        // The run asks once more, before anything.
        const Result<Plan> plan = planBackup(scene.view(), known, request, {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(plan->step(u"check-catalogue"_s)->act->arguments.value("needs"_L1).toInteger() > 2 * known.dataBytes);
        known.dataError = Error{.kind = ErrorKind::Command, .message = u"du: not found"_s, .detail = {}};
        QCOMPARE(planBackup(scene.view(), known, request, {}).error().message, u"du: not found"_s);
        QVERIFY(estimateBackup(scene.profile, known, request).refused.contains("du: not found"_L1));
        QCOMPARE(dataSizeFrom("5368709120\t.\n").value(), 5'368'709'120);
        QCOMPARE(dataSizeFrom("du: cannot read\n").error().kind, ErrorKind::Malformed);
        QCOMPARE(dataSizeCommand(u"/var/lib/rabbitmq"_s), u"cd '/var/lib/rabbitmq' && du --summarize --apparent-size --block-size=1 ."_s);
    }

    /// Logs are a part like others: how much they are, and how much of them goes in, is known before.
    void logsOfABackup()
    {
        const auto file = [](const QString &name, qint64 size, int age) {
            return HostFile{.path = u"/var/log/rabbitmq/"_s + name, .size = size, .modified = now - std::chrono::hours{age}};
        };
        constexpr qint64 gigabyte = 1024LL * 1024 * 1024;
        QCOMPARE(logsTakenOf({}), LogsTaken());
        QCOMPARE(logsTakenOf({file(u"a"_s, 100, 1), file(u"b"_s, 200, 2)}), (LogsTaken{.bytes = 300}));
        HostFile link = file(u"link"_s, 500, 0);
        link.kind = HostFile::Kind::Link;
        QCOMPARE(logsTakenOf({link, file(u"a"_s, 100, 1)}), (LogsTaken{.bytes = 100}));
        // The newest first; an older one that still fits goes in behind one that does not.
        QCOMPARE(logsTakenOf({file(u"old"_s, 100, 9), file(u"large"_s, gigabyte * 3 / 2, 5), file(u"new"_s, gigabyte, 1)}),
                 (LogsTaken{.bytes = gigabyte + 100, .isCut = true}));

        const Scene scene;
        const BackupRequest request = usualRequest(BackupType::Full);
        BackupFacts known = facts();
        const qint64 without = estimateBackup(scene.profile, known, request).bytes;
        QCOMPARE(estimateBackup(scene.profile, known, request).logs, QString());
        known.logBytes = 3 * gigabyte;
        known.logsCut = {u"broker2"_s};
        known.logsNotTold = {u"broker3"_s};
        const BackupEstimate estimate = estimateBackup(scene.profile, known, request);
        QCOMPARE(estimate.bytes, without + known.logBytes);
        QCOMPARE(estimate.logs, u"3.0 GiB of logs, of broker2 the newest 2.0 GiB only, how much of broker3 is not known"_s);
        BackupRequest none = request;
        none.logs = false;
        QCOMPARE(estimateBackup(scene.profile, known, none).bytes, without);
        QCOMPARE(estimateBackup(scene.profile, known, none).logs, QString());
        // No run begins that would fill the disk with them.
        known.freeBytes = 5 * gigabyte;
        QVERIFY(!estimateBackup(scene.profile, known, request).refused.isEmpty());
        QCOMPARE(estimateBackup(scene.profile, known, none).refused, QString());
        const Result<Plan> plan = planBackup(scene.view(), known, request, {});
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(plan->step(u"check-catalogue"_s)->act->arguments.value("needs"_L1).toInteger() > 2 * known.logBytes);
        QVERIFY(plan->step(u"logs-broker1"_s)->detail.contains("2.0 GiB"_L1));
    }

    void secondPlaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("folder") << u"/mnt/nas/backups"_s << u"/mnt/nas/backups"_s;
        QTest::newRow("host") << u"sftp:ops@nas:/srv/backups"_s << u"ops@nas:/srv/backups"_s;
        QTest::newRow("relative") << u"backups"_s << u"!"_s;
        QTest::newRow("an option") << u"sftp:-oProxyCommand=x:/srv"_s << u"!"_s;
        QTest::newRow("no path") << u"sftp:nas"_s << u"!"_s;
        QTest::newRow("out of the folder") << u"/srv/../etc"_s << u"!"_s;
    }
    void secondPlaces()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, label);
        Scene scene;
        BackupSettings settings;
        settings.secondPlace = text;
        setBackupSettings(scene.profile, settings);
        const auto place = secondPlaceOf(scene.profile);
        QCOMPARE(place.has_value(), label != "!"_L1);
        if (!place)
            return;
        QCOMPARE(place->has_value(), !label.isEmpty());
        const Result<Plan> plan = planBackup(scene.view(), facts(), usualRequest(BackupType::Config), {});
        QCOMPARE(plan->step(u"copy"_s) != nullptr, !label.isEmpty());
        // Copies are removed where that is asked for by itself, after what was made has been copied.
        BackupRequest pruning = usualRequest(BackupType::Config);
        pruning.prune = true;
        QVERIFY(!planBackup(scene.view(), facts(), pruning, {})->step(u"prune-second"_s));
        pruning.pruneSecond = true;
        QVERIFY(argumentsOf(pruning).contains(u"--prune-second"_s));
        const Result<Plan> both = planBackup(scene.view(), facts(), pruning, {});
        const Step *step = both->step(u"prune-second"_s);
        QCOMPARE(step != nullptr, !label.isEmpty());
        QVERIFY(step == nullptr || (step == &both->steps.last() && step->title.contains(label) && !step->cannotBeUndone.isEmpty()));
        QVERIFY(checkPlan(*both));
    }
};

QTEST_GUILESS_MAIN(BackupPlannerTest)
#include "BackupPlannerTest.moc"
