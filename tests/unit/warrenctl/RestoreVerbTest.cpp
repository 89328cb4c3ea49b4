// A restore that the window wrote as a command is the same restore.
#include "app/warrenctl/RestoreReports.h"
#include "app/warrenctl/RestoreWish.h"
#include "cluster/ProfileStore.h"
#include "look/schedule/Schedule.h"
#include "plan/restore/RestoreArguments.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::ctl;

namespace {

/// Errors: Usage; NotFound, where the verb has no such option.
Result<RestoreWish> readBack(QStringList arguments)
{
    const auto wish = std::make_shared<RestoreWish>();
    const Verb verb = restoreVerb(wish);
    Options options;
    if (arguments.takeFirst() != verb.name)
        return failure(ErrorKind::NotFound, u"no restore"_s);
    while (!arguments.isEmpty()) {
        const QString word = arguments.takeFirst();
        if (!word.startsWith("--"_L1)) {
            if (const Status taken = verb.argument->take(options, word); !taken)
                return std::unexpected(taken.error());
            continue;
        }
        const auto option = std::ranges::find(verb.options, word.sliced(2), &VerbOption::name);
        if (option == verb.options.end())
            return failure(ErrorKind::NotFound, word);
        if (const Status taken = option->take(options, option->value.isEmpty() ? QString() : arguments.takeFirst()); !taken)
            return std::unexpected(taken.error());
    }
    if (const Status checked = verb.check(options); !checked)
        return std::unexpected(checked.error());
    return *wish;
}

RestoreRequest ofObjects()
{
    RestoreRequest request{.source = {.folder = u"/srv/back ups"_s, .id = u"20261127-001122-full"_s, .identity = u"/root/key"_s}};
    request.objects.sections = {u"queues"_s, u"policies"_s};
    request.objects.vhosts = request.queues.vhosts = {u"/"_s, u"a b/c"_s};
    request.objects.queues = request.queues.queues = {u"/\norders"_s, u"a b/c\nit's 50% – 订单/1"_s};
    request.objects.vhostNames = request.queues.vhostNames = {{u"/"_s, u"old"_s}, {u"a b/c"_s, u"d=e"_s}};
    request.objects.queueNames = request.queues.queueNames = {{u"orders"_s, u"orders.2"_s}};
    request.objects.named = {u"users\n\nalice"_s, u"policies\n/\na b/c"_s};
    request.objects.matching = {{u"permissions"_s, u"^app=[.] '\"$"_s}, {u"users"_s, u"x"_s}};
    request.objects.leave = {u"queues\n/\norders"_s, u"users\n\nalice"_s};
    request.objects.remove = {u"exchanges\na b/c\nx%2Fy"_s};
    request.objects.replace = {u"queues\n/\nfixed"_s};
    request.queues.skipPresent = false;
    request.queues.mark = true;
    request.queues.withConsumers = true;
    request.queues.perSecond = 500;
    return request;
}

} // namespace

class RestoreVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandIsTheSameRestore_data()
    {
        QTest::addColumn<RestoreRequest>("request");
        const RestoreRequest usual{.source = {.id = u"X"_s}};
        RestoreRequest pattern = usual;
        pattern.objects.pattern = pattern.queues.pattern = u"^orders[.] '\"$"_s;
        RestoreRequest files{.source = {.file = u"/root/b.warrener"_s}, .definitions = false, .messages = false, .configuration = true};
        files.files = {.hosts = {u"rabbit@broker1"_s, u"lb1"_s}, .files = {u"config/lb1/etc/haproxy/haproxy.cfg"_s}, .tlsFiles = true, .cookie = true};
        RestoreRequest data{.source = {.id = u"X"_s}, .definitions = false, .messages = false, .data = true};
        data.directories = {.nodes = {u"rabbit@broker1"_s}, .together = true};
        RestoreRequest messages = ofObjects();
        messages.definitions = false;
        messages.objects.sections = messages.objects.leave = messages.objects.remove = messages.objects.replace = messages.objects.named = {};
        messages.objects.matching = {};
        QTest::newRow("usual") << usual;
        QTest::newRow("objects") << ofObjects();
        QTest::newRow("messages only") << messages;
        QTest::newRow("pattern") << pattern;
        RestoreRequest quorum = usual;
        quorum.objects.mirroredAsQuorum = true;
        QTest::newRow("mirrored") << quorum;
        QTest::newRow("configuration") << files;
        QTest::newRow("data") << data;
    }
    void aCommandIsTheSameRestore()
    {
        QFETCH(const RestoreRequest, request);
        for (const ClusterName &into : {ClusterName{}, ClusterName{u"dr1"_s}}) {
            const Result<RestoreWish> wish = readBack(argumentsOf(request, into));
            QVERIFY2(wish, wish ? "" : qPrintable(wish.error().message));
            RestoreRequest read = wish->request;
            QCOMPARE(wish->backup, request.source.file.isEmpty() ? request.source.id : request.source.file);
            QCOMPARE(wish->folder, request.source.folder);
            QCOMPARE(wish->to, into.value);
            read.source = request.source;
            // --hosts are those of both parts, of which one is chosen.
            if (request.configuration)
                read.directories.nodes.clear();
            else
                read.files.hosts.clear();
            QVERIFY(read == request);
        }
    }

    /// A timer has another working directory than who makes it.
    void pathsAreTheSameFromEverywhere()
    {
        const Result<RestoreWish> wish = readBack({u"restore"_s, u"20261127-001122-full"_s, u"--folder"_s, u"backups/"_s, u"--identity"_s, u"../key"_s});
        QVERIFY2(wish, wish ? "" : qPrintable(wish.error().message));
        QCOMPARE(wish->folder, QDir::currentPath() + u"/backups"_s);
        QCOMPARE(wish->request.source.identity, QDir::cleanPath(QDir::currentPath() + u"/../key"_s));
    }

    void namesOfObjects()
    {
        QCOMPARE(pathOf(u"queues\n/\norders"_s), u"queues/%2F/orders"_s);
        QCOMPARE(objectKeyFromPath(u"users//alice"_s), Result<QString>(u"users\n\nalice"_s));
        for (const QString &wrong : {u""_s, u"queues"_s, u"queues/%2F"_s, u"queues/%2F/"_s, u"tables/%2F/x"_s, u"queues///x"_s})
            QVERIFY2(!objectKeyFromPath(wrong), qPrintable(wrong));
        for (const QString &wrong : {u""_s, u"orders"_s, u"/orders"_s, u"%2F/"_s, u"%2F/a/b"_s})
            QVERIFY2(!queueKeyFromPath(wrong), qPrintable(wrong));
        QVERIFY(objectKeyFromPath(u"tables/%2F/x"_s).error().message.contains("queues/%2F/orders"_L1));
    }

    /// A slip of the keyboard would delete or overwrite what it was meant to keep.
    void namesThatMeanNothing()
    {
        RestorePreview preview;
        const auto object = [](RestoreFate fate, const QString &name) {
            return RestoreObject{.fate = fate, .section = u"queues"_s, .vhost = u"/"_s, .name = name};
        };
        preview.definitions.objects = {object(RestoreFate::Left, u"mail"_s), object(RestoreFate::Create, u"new.orders"_s),
                                       object(RestoreFate::Remove, u"old"_s), object(RestoreFate::OnlyLive, u"live"_s),
                                       object(RestoreFate::Replace, u"fixed"_s)};
        preview.queues = {{.vhost = u"/"_s, .name = u"jobs"_s, .targetVhost = u"/"_s, .targetName = u"jobs"_s}};
        RestoreRequest request{.source = {.id = u"X"_s}};
        QVERIFY(checkNamed(request, preview));
        request.objects.leave = {u"queues\n/\nmail"_s};
        request.objects.remove = {u"queues\n/\nold"_s};
        request.objects.replace = {u"queues\n/\nfixed"_s};
        request.objects.queueNames = {{u"orders"_s, u"new.orders"_s}};
        request.objects.queues = {u"/\norders"_s, u"/\njobs"_s};
        QVERIFY(checkNamed(request, preview));
        const auto refusal = [&preview](RestoreRequest wrong) {
            const Status checked = checkNamed(wrong, preview);
            return checked ? QString() : checked.error().message;
        };
        RestoreRequest wrong = request;
        wrong.objects.leave = {u"queues\n/\nmial"_s};
        QVERIFY(refusal(wrong).contains("--leave queues/%2F/mial"_L1));
        wrong = request;
        wrong.objects.remove = {u"queues\n/\nodl"_s};
        QVERIFY(refusal(wrong).contains("--delete queues/%2F/odl"_L1));
        // What can be changed is not replaced.
        wrong = request;
        wrong.objects.replace = {u"queues\n/\nnew.orders"_s};
        QVERIFY(refusal(wrong).contains("--replace queues/%2F/new.orders"_L1));
        wrong = request;
        wrong.objects.queues = {u"/\nlive"_s};
        QVERIFY(refusal(wrong).contains("--queue %2F/live"_L1));
    }

    /// A new name for a queue that the backup has not would let the real one go into the live queue; and half of a choice is not done in silence.
    void choicesThatMeanNothing_data()
    {
        QTest::addColumn<QStringList>("said");
        QTest::addColumn<QString>("named"); // in the refusal; empty: it means something
        const auto row = [](const QStringList &said, const QString &named) { QTest::newRow(qPrintable(said.join(u' '))) << said << named; };
        row({u"--rename-queue"_s, u"orders=orders.2"_s}, {});
        row({u"--rename-queue"_s, u"audit=audit.2"_s}, {}); // without messages
        row({u"--rename-queue"_s, u"order=orders.2"_s}, u"--rename-queue order=orders.2"_s);
        row({u"--rename-vhost"_s, u"shop=store"_s}, {});
        row({u"--rename-vhost"_s, u"shpo=store"_s}, u"--rename-vhost shpo=store"_s);
        row({u"--vhost"_s, u"shop"_s}, {});
        row({u"--vhost"_s, u"shpo"_s}, u"--vhost shpo"_s);
        row({u"--vhost"_s, u"live"_s}, u"--vhost live"_s); // in the cluster only
        row({u"--only"_s, u"messages"_s, u"--vhost"_s, u"shop"_s}, {});
        row({u"--only"_s, u"messages"_s, u"--vhost"_s, u"shpo"_s}, u"--vhost shpo"_s);
        row({u"--kinds"_s, u"users"_s, u"--vhost"_s, u"empty"_s}, {}); // nothing of it is to be seen
        row({u"--queues"_s, u"^orders"_s}, {});
        row({u"--only"_s, u"config"_s, u"--hosts"_s, u"broker1,lb1"_s}, {});
        row({u"--only"_s, u"config"_s, u"--hosts"_s, u"rabbit@broker1"_s}, {});
        row({u"--only"_s, u"config"_s, u"--hosts"_s, u"broker1,brokr2"_s}, u"--hosts brokr2"_s);
        row({u"--only"_s, u"data"_s, u"--hosts"_s, u"broker2"_s}, {});
        row({u"--only"_s, u"data"_s, u"--hosts"_s, u"broker2,broker9"_s}, u"--hosts broker9"_s);
        row({u"--only"_s, u"config"_s, u"--file"_s, u"/etc/rabbitmq/rabbitmq.conf"_s}, {});
        row({u"--only"_s, u"config"_s, u"--file"_s, u"/etc/rabbitmq/rabitmq.conf"_s}, u"--file /etc/rabbitmq/rabitmq.conf"_s);
    }
    void choicesThatMeanNothing()
    {
        QFETCH(const QStringList, said);
        QFETCH(const QString, named);
        const Result<RestoreWish> wish = readBack(QStringList{u"restore"_s, u"X"_s} + said);
        QVERIFY2(wish, wish ? "" : qPrintable(wish.error().message));
        const RestoreRequest &request = wish->request;
        RestorePreview preview;
        preview.manifest.queues = {{.vhost = u"shop"_s, .name = u"orders"_s}};
        const auto target = [&request](const QString &queue) { return request.objects.queueNames.value(queue, queue); };
        const QString shop = request.objects.vhostNames.value(u"shop"_s, u"shop"_s);
        if (request.definitions && request.objects.sections.isEmpty()) {
            preview.definitions.objects = {
                {.fate = RestoreFate::Create, .section = u"vhosts"_s, .name = shop},
                {.fate = RestoreFate::Same, .section = u"queues"_s, .vhost = shop, .name = target(u"orders"_s)},
                {.fate = RestoreFate::Create, .section = u"queues"_s, .vhost = shop, .name = target(u"audit"_s)},
                {.fate = RestoreFate::OnlyLive, .section = u"queues"_s, .vhost = u"live"_s, .name = u"tmp"_s},
            };
        }
        preview.hosts = {{.of = u"rabbit@broker1"_s}, {.of = u"lb1"_s, .isProxy = true}};
        preview.files = {
            {.of = u"rabbit@broker1"_s, .path = u"/etc/rabbitmq/rabbitmq.conf"_s, .entry = u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s}};
        preview.directories = {{.node = {u"rabbit@broker2"_s}}};
        const Status checked = checkNamed(request, preview);
        QCOMPARE(checked.has_value(), named.isEmpty());
        if (!checked)
            QVERIFY2(checked.error().message.contains(named), qPrintable(checked.error().message));
    }

    /// Single objects are chosen as queues are; one that means nothing is told, and messages come along only where a queue or they are asked for.
    void objectsByName()
    {
        const QList<BackupPart> all{BackupPart::Definitions, BackupPart::Messages};
        const auto asked = [&all](const QStringList &said) {
            const Result<RestoreWish> wish = readBack(QStringList{u"restore"_s, u"X"_s} + said);
            return wish ? std::optional(withItsParts(*wish, all)) : std::nullopt;
        };
        const auto alice = asked({u"--object"_s, u"users//alice"_s, u"--objects"_s, u"permissions=^alice$"_s});
        QVERIFY(alice);
        QCOMPARE(alice->objects.named, QStringList{u"users\n\nalice"_s});
        QCOMPARE(alice->objects.matching.value(u"permissions"_s), u"^alice$"_s);
        QVERIFY(alice->definitions && !alice->messages);
        QVERIFY(asked({})->messages);
        QVERIFY(!asked({u"--kinds"_s, u"users,permissions"_s})->messages);
        QVERIFY(asked({u"--kinds"_s, u"users,queues"_s})->messages);
        QVERIFY(asked({u"--object"_s, u"users//alice"_s, u"--queue"_s, u"%2F/orders"_s})->messages);
        QVERIFY(asked({u"--only"_s, u"definitions,messages"_s, u"--object"_s, u"users//alice"_s})->messages);
        for (const QString &wrong : {u"users"_s, u"users="_s, u"tables=x"_s, u"=x"_s, u"users=(a"_s})
            QVERIFY2(!asked({u"--objects"_s, wrong}), qPrintable(wrong));
        QVERIFY(!asked({u"--objects"_s, u"users=a"_s, u"--objects"_s, u"users=b"_s}));
        QVERIFY(!readBack({u"restore"_s, u"--test"_s, u"--object"_s, u"users//alice"_s}));

        RestorePreview preview;
        preview.definitions.objects = {{.fate = RestoreFate::Create, .section = u"users"_s, .name = u"alice"_s},
                                       {.fate = RestoreFate::OnlyLive, .section = u"users"_s, .name = u"bob"_s}};
        RestoreRequest request{.source = {.id = u"X"_s}};
        request.objects.named = {u"users\n\nalice"_s};
        request.objects.matching = {{u"users"_s, u"^a"_s}};
        QVERIFY(checkNamed(request, preview));
        request.objects.named = {u"users\n\nalcie"_s};
        QVERIFY(checkNamed(request, preview).error().message.contains("--object users//alcie"_L1));
        request.objects.named = {u"users\n\nbob"_s}; // in the cluster only
        QVERIFY(!checkNamed(request, preview));
        request.objects.named.clear();
        request.objects.matching = {{u"policies"_s, u"^ha"_s}};
        QVERIFY(checkNamed(request, preview).error().message.contains("--objects policies=^ha"_L1));
    }

    /// An expression that nothing is called by restores virtual hosts and nothing in them.
    void anExpressionThatMeansNothing()
    {
        RestoreRequest request{.source = {.id = u"X"_s}};
        request.objects.pattern = request.queues.pattern = u"^oders"_s;
        RestorePreview preview;
        preview.definitions.objects = {{.fate = RestoreFate::Same, .section = u"vhosts"_s, .name = u"shop"_s}};
        QVERIFY(!checkNamed(request, preview));
        preview.definitions.objects.append({.fate = RestoreFate::OnlyLive, .section = u"queues"_s, .vhost = u"shop"_s, .name = u"oders.tmp"_s});
        QVERIFY(checkNamed(request, preview));
    }

    /// What is left alone carries its consequences, however it was said.
    void leftAloneIsNotFilled()
    {
        RestoreRequest request{.source = {.id = u"X"_s}};
        RestorePreview preview;
        preview.queues = {{.vhost = u"/"_s, .name = u"orders"_s, .targetVhost = u"/"_s, .targetName = u"orders"_s},
                          {.vhost = u"/"_s, .name = u"mail"_s, .targetVhost = u"old"_s, .targetName = u"mail.2"_s}};
        QVERIFY(!narrowed(request, preview));
        request.objects.leave = {u"queues\nold\nmail.2"_s};
        QCOMPARE(narrowed(request, preview)->queues.queues, QStringList{u"/\norders"_s});
        QVERIFY(narrowed(request, preview)->messages);
        request.objects.leave.append(u"queues\n/\norders"_s);
        QVERIFY(!narrowed(request, preview)->messages);
    }

    /// A timer does what was asked for when it was made.
    void timersOfTestsSayAll()
    {
        const Result<RestoreWish> wish = readBack({u"restore"_s, u"--test"_s, u"--schedule"_s, u"daily"_s, u"--only"_s, u"definitions,messages"_s,
                                                   u"--queues"_s, u"^orders"_s, u"--per-second"_s, u"500"_s, u"--folder"_s, u"/backups"_s});
        QVERIFY2(wish, wish ? "" : qPrintable(wish.error().message));
        const QStringList said = scheduledTestArguments(*wish, {u"dr1"_s});
        QCOMPARE(said.first(5), (QStringList{u"restore"_s, u"--test"_s, u"--yes"_s, u"--confirm"_s, u"dr1"_s}));
        for (const auto &[option, value] :
             {std::pair(u"--queues"_s, u"^orders"_s), {u"--per-second"_s, u"500"_s}, {u"--folder"_s, u"/backups"_s}, {u"--only"_s, u"definitions,messages"_s}})
            QCOMPARE(said.value(said.indexOf(option) + 1), value);
        // The parts of a backup that is not known yet are its own.
        const Result<RestoreWish> usual = readBack({u"restore"_s, u"--test"_s, u"--schedule"_s, u"daily"_s});
        QVERIFY(usual);
        QCOMPARE(scheduledTestArguments(*usual, {u"dr1"_s}), (QStringList{u"restore"_s, u"--test"_s, u"--yes"_s, u"--confirm"_s, u"dr1"_s}));
        QVERIFY(!readBack({u"restore"_s, u"--test"_s, u"--schedule"_s, u"daily"_s, u"--plan"_s, u"p.json"_s}));
    }

    /// One for the standby each night, one of everything each week: a cluster's backups have as many timers as names.
    void timersOfTestsHaveNames()
    {
        QCOMPARE(restoreTestTimerId({u"orders"_s}, {}), u"restore-test-orders"_s);
        const QStringList ids{restoreTestTimerId({u"orders"_s}, {}), restoreTestTimerId({u"orders"_s}, u"夜间"_s), restoreTestTimerId({u"orders"_s}, u"周日"_s),
                              restoreTestTimerId({u"orders-a"_s}, u"b"_s), restoreTestTimerId({u"orders"_s}, u"a-b"_s)};
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
        const Schedule timers(u"/usr/bin/warrenctl"_s, m_units.path());
        for (const QString &id : ids) {
            const Status written = timers.write(
                {.id = id, .cluster = {u"orders"_s}, .arguments = {u"restore"_s, u"--test"_s}, .calendar = u"daily"_s, .description = u"a test"_s});
            QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        }
        QCOMPARE(timers.list().size(), ids.size());
        const Result<RestoreWish> named = readBack({u"restore"_s, u"--test"_s, u"--schedule"_s, u"daily"_s, u"--name"_s, u" 夜间 "_s});
        QVERIFY2(named, named ? "" : qPrintable(named.error().message));
        QCOMPARE(named->name, u"夜间"_s);
        // What it does is the same: the name is the timer's.
        QVERIFY(!scheduledTestArguments(*named, {u"dr1"_s}).contains(u"--name"_s));
        QVERIFY(readBack({u"restore"_s, u"--test"_s, u"--unschedule"_s, u"--name"_s, u"夜间"_s}));
        QVERIFY(!readBack({u"restore"_s, u"--test"_s, u"--name"_s, u"夜间"_s}));
    }

    /// Nobody is there to type a production cluster's name when the timer starts: it is asked for when the timer is made, of the cluster that is tested in.
    void aTimerOnProductionAsksForItsName()
    {
        const QTemporaryDir folder;
        const auto profileOf = [&folder](const QString &name, Environment environment) {
            ClusterProfile profile;
            profile.name = {name};
            profile.environment = environment;
            profile.user = u"ops"_s;
            profile.nodes = {{.name = {u"rabbit@"_s + name}, .management = QUrl(u"http://127.0.0.1:1"_s), .amqp = {u"127.0.0.1"_s, 1}}};
            const QString file = folder.filePath(name + u".json"_s);
            return writeProfile(profile, file) ? file : QString();
        };
        Options options;
        options.profileFile = profileOf(u"orders"_s, Environment::Test);
        const QString billing = profileOf(u"billing"_s, Environment::Production);
        QVERIFY(!options.profileFile.isEmpty() && !billing.isEmpty());
        qputenv("XDG_CONFIG_HOME", folder.filePath(u"config"_s).toUtf8());
        options.change.yes = true;
        options.change.confirm = u"orders"_s; // the other one's
        const ctl::Outcome outcome = restoreBackup(Errand(options), {.to = billing, .test = true, .schedule = u"daily"_s});
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().error.message.contains(u"billing"_s), qPrintable(outcome.error().error.message));
        QVERIFY(!QDir(folder.filePath(u"config/systemd"_s)).exists());
    }

    /// What exists only in the cluster is named, with what would be lost with it: who is to choose what goes has to know both.
    void whatExistsOnlyLiveIsListed()
    {
        RestorePreview preview;
        const RestoreObject live{.fate = RestoreFate::OnlyLive, .section = u"queues"_s, .vhost = u"/"_s, .name = u"later"_s};
        preview.definitions.objects = {live};
        preview.goes.insert(objectKey(live), 1400);
        const ctl::Report report = previewReport(preview);
        QVERIFY2(report.text.contains("later"_L1) && report.text.contains("1,400"_L1), qPrintable(report.text));
        QCOMPARE(report.json.value("objects"_L1)[0]["messages"_L1].toInt(), 1400);
    }

    /// Which fields change is half of it: from what to what, also where an object cannot be changed or is adapted.
    void whatChangesIsShownFieldByField()
    {
        const QList<FieldChange> fields{{.field = u"definition.max-length"_s, .before = 100, .after = 5},
                                        {.field = u"pattern"_s, .before = u"^a"_s, .after = QString(500, u'x')},
                                        {.field = u"priority"_s, .before = QJsonValue(QJsonValue::Undefined), .after = 0}};
        RestorePreview preview;
        preview.definitions.objects = {
            {.fate = RestoreFate::Change, .isThere = true, .section = u"policies"_s, .vhost = u"/"_s, .name = u"limits"_s, .fields = fields},
            {.fate = RestoreFate::Cannot,
             .isThere = true,
             .section = u"queues"_s,
             .vhost = u"/"_s,
             .name = u"mail"_s,
             .fields = {{.field = u"durable"_s, .before = true, .after = false}},
             .advice = u"replace it"_s}};
        const QString text = previewReport(preview).text;
        for (const QString &said : {u"definition.max-length: 100 → 5"_s, u"pattern: ^a → xxx"_s, u"priority: – → 0"_s, u"durable: true → false; replace it"_s})
            QVERIFY2(text.contains(said), qPrintable(text));
        QVERIFY(!text.contains(QString(100, u'x')));
    }

    /// A script reads the exit code alone.
    void partOfABackupIsNoSuccess()
    {
        const auto ended = [](const QJsonArray &apart) {
            const QJsonObject proof{{u"id"_s, u"prove"_s}, {u"result"_s, QJsonObject{{u"complete"_s, true}, {u"apart"_s, apart}}}};
            return ctl::Report{.text = {}, .json = {{u"steps"_s, QJsonArray{proof}}}};
        };
        QCOMPARE(exitCodeOfRestore(ended({})), ctl::Done);
        QCOMPARE(exitCodeOfRestore(ended({u"orders: somebody consumes"_s})), ctl::Failed);
        ctl::Report refused = ended({});
        refused.exitCode = ctl::Refused;
        QCOMPARE(exitCodeOfRestore(refused), ctl::Refused);
        // Of a plan that was made a moment ago as of one out of a file; what was no restore keeps its own.
        QCOMPARE(asRestored(ended({u"orders: somebody consumes"_s}))->exitCode, ctl::Failed);
        QCOMPARE(asRestored(ended({}))->exitCode, ctl::Done);
        QCOMPARE(asRestored(std::unexpected(ctl::Complaint({.kind = ErrorKind::Usage, .message = u"x"_s, .detail = {}}))).error().exitCode, ctl::WrongUsage);
    }

    /// Where nothing can be restored the preview says why of each, and the exit code is that of an error all the same.
    void aPreviewWithoutAPlan()
    {
        RestorePreview preview;
        for (const QString &name : {u"orders"_s, u"mail"_s}) {
            preview.queues.append(
                {.vhost = u"/"_s, .name = name, .targetVhost = u"/"_s, .targetName = name, .inBackup = 500, .live = 3, .refused = u"because of "_s + name});
        }
        const ctl::Report report = unplannedReport(preview, {.kind = ErrorKind::Forbidden, .message = u"not now"_s, .detail = {}});
        for (const QString &said : {u"because of orders"_s, u"because of mail"_s, u"500"_s, u"not now"_s})
            QVERIFY2(report.text.contains(said), qPrintable(report.text));
        QCOMPARE(report.json.value("preview"_L1)["queues"_L1].toArray().size(), 2);
        QCOMPARE(report.exitCode, Complaint({.kind = ErrorKind::Forbidden, .message = u"x"_s, .detail = {}}).exitCode);
        QVERIFY(report.exitCode != Done);
    }

    void testsTakeNoObjects()
    {
        for (const QString &option : {u"--leave"_s, u"--delete"_s})
            QVERIFY(!readBack({u"restore"_s, u"--test"_s, option, u"queues/%2F/orders"_s}));
        QVERIFY(!readBack({u"restore"_s, u"--test"_s, u"--kinds"_s, u"queues"_s}));
        QVERIFY(!readBack({u"restore"_s, u"--test"_s, u"--delete-matching"_s, u"x"_s}));
        QVERIFY(!readBack({u"restore"_s, u"X"_s, u"--delete-matching"_s, u"("_s}));
        QVERIFY(!readBack({u"restore"_s, u"X"_s, u"--kinds"_s, u"tables"_s}));
    }

private:
    QTemporaryDir m_units;
};

QTEST_GUILESS_MAIN(RestoreVerbTest)
#include "RestoreVerbTest.moc"
