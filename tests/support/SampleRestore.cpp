#include "support/SampleRestore.h"

#include "plan/restore/RestorePlanner.h"
#include "ui/backups/Definitions.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::sampleData {

namespace {

RestoreObject madeQueue(const QString &name, const QString &type, const QString &vhost)
{
    return {.fate = RestoreFate::Create,
            .section = u"queues"_s,
            .vhost = vhost,
            .name = name,
            .object = {{u"name"_s, name}, {u"vhost"_s, vhost}, {u"durable"_s, true}, {u"arguments"_s, QJsonObject{{u"x-queue-type"_s, type}}}}};
}

RestoreObject plain(RestoreFate fate, const QString &section, const QString &vhost, const QString &name, const QList<FieldChange> &fields = {})
{
    return {.fate = fate, .section = section, .vhost = vhost, .name = name, .fields = fields, .object = {{u"name"_s, name}, {u"vhost"_s, vhost}}};
}

/// Writes records of a restore one after the other, at moments counted from its begin.
class RestoreScript
{
public:
    RestoreScript()
    {
        add(0, RecordKind::RunStarted, {}, {{u"plan"_s, toJson(restorePlan())}});
        add(20, RecordKind::LeaseTaken, {}, {{u"where"_s, u"broker1:5672"_s}});
    }
    RestoreScript &add(int ms, RecordKind kind, const QString &step = {}, const QJsonObject &data = {})
    {
        view.apply({.number = ++m_number,
                    .at = backupsNow() + Millis{ms},
                    .run = u"20260317-143200-restore-3c1a"_s,
                    .kind = kind,
                    .step = step,
                    .who = u"ops@console-2"_s,
                    .data = data});
        return *this;
    }
    RestoreScript &whole(int from, int to, const QString &step, QJsonObject result = {})
    {
        add(from, RecordKind::StepIntent, step, {{u"attempt"_s, 1}});
        return add(to, RecordKind::StepDone, step, {{u"tookMs"_s, to - from}, {u"result"_s, result}});
    }
    RestoreScript &end(int ms, Verdict verdict, const QString &error = {})
    {
        return add(ms, RecordKind::RunEnded, {}, {{u"verdict"_s, toId(verdict)}, {u"error"_s, error}, {u"tookMs"_s, ms}});
    }
    /// Until the definitions are there.
    RestoreScript &begun()
    {
        whole(30, 1400, u"check-backup"_s, {{u"words"_s, u"Whole: 214 files"_s}});
        int at = 1400;
        for (const Step &step : std::as_const(view.state.plan.steps)) {
            if (step.id.startsWith("safety-"_L1)) {
                whole(at, at + 120, step.id);
                at += 120;
            }
        }
        return *this;
    }
    RestoreScript &imported()
    {
        begun().whole(2100, 3900, u"definitions"_s, {{u"words"_s, u"37 created, 12 changed, 51,522 as they were"_s}, {u"created"_s, 37}, {u"changed"_s, 12}});
        return *this;
    }

    RunView view;

private:
    qint64 m_number = 0;
};

} // namespace

QList<RestorePlace> restorePlaces()
{
    return {{.name = {u"orders-prod"_s}, .environment = Environment::Production},
            {.name = {u"orders-dr1"_s}, .environment = Environment::Production},
            {.name = {u"orders-staging"_s}, .environment = Environment::Staging}};
}

RestorePreview restorePreview()
{
    using enum RestoreFate;
    RestorePreview preview{.manifest = backupManifest(), .targetVersion = u"4.0.5"_s};
    QList<RestoreObject> &objects = preview.definitions.objects;
    for (const QString &user : {u"billing"_s, u"reports"_s}) {
        RestoreObject made = plain(Create, u"users"_s, {}, user);
        made.object.insert(u"password_hash"_s, u"hash"_s);
        objects += made;
    }
    objects += madeQueue(u"payments.refund"_s, u"quorum"_s, u"payments"_s);
    objects += madeQueue(u"payments.chargeback"_s, u"quorum"_s, u"payments"_s);
    objects += madeQueue(u"orders.mail.reminder"_s, u"classic"_s, u"/"_s);
    for (int store = 1; store <= 21; ++store)
        objects += madeQueue(u"orders.store.%1.in"_s.arg(store, 5, 10, QLatin1Char('0')), u"quorum"_s, u"/"_s);
    for (int i = 0; i < 11; ++i)
        objects += plain(Create, u"bindings"_s, u"payments"_s, u"payments → payments.refund (refund.%1)"_s.arg(i));
    objects += plain(Change, u"policies"_s, u"/"_s, u"orders-ttl"_s,
                     {{u"definition.message-ttl"_s, 3'600'000, 86'400'000}, {u"definition.max-length"_s, 100'000, QJsonValue::Undefined}});
    objects += plain(Change, u"policies"_s, u"payments"_s, u"payments-limit"_s, {{u"definition.delivery-limit"_s, 5, 20}, {u"priority"_s, 0, 10}});
    objects += plain(Change, u"permissions"_s, u"payments"_s, u"settlement"_s, {{u"write"_s, u".*"_s, u"^payments\\."_s}});
    objects += plain(Change, u"users"_s, {}, u"monitor"_s, {{u"tags"_s, u"administrator"_s, u"monitoring"_s}});
    objects += plain(Change, u"vhosts"_s, {}, u"stores"_s, {{u"default_queue_type"_s, u"classic"_s, u"quorum"_s}});
    RestoreObject mirrors = plain(Unfit, u"policies"_s, u"/"_s, u"ha-all"_s, {{u"definition.ha-mode"_s, QJsonValue::Undefined, QJsonValue::Undefined}});
    mirrors.fields.clear();
    mirrors.isThere = true;
    mirrors.advice = u"without ha-mode: mirrored classic queues ended with 4.0; quorum queues are the way now"_s;
    objects += mirrors;
    const QString what = u"a queue's settings cannot be changed: restore it under another name, or replace it, moving its messages"_s;
    RestoreObject fixed = plain(Cannot, u"queues"_s, u"/"_s, u"orders.mail.confirm"_s, {{u"arguments.x-queue-type"_s, u"classic"_s, u"quorum"_s}});
    fixed.isThere = true;
    fixed.advice = what;
    objects += fixed;
    fixed = plain(Cannot, u"queues"_s, u"/"_s, u"orders.import.erp"_s, {{u"durable"_s, false, true}});
    fixed.isThere = true;
    fixed.advice = what;
    objects += fixed;
    fixed = plain(Cannot, u"exchanges"_s, u"/"_s, u"events"_s, {{u"type"_s, u"topic"_s, u"fanout"_s}});
    fixed.isThere = true;
    fixed.advice = u"an exchange's settings cannot be changed: replace it, with its bindings"_s;
    objects += fixed;
    RestoreObject without = plain(LeftOut, u"exchanges"_s, u"/"_s, u"audit.hash"_s);
    without.advice = u"it needs the plugin rabbitmq_consistent_hash_exchange, which is not enabled there: it is left out"_s;
    objects += without;
    preview.replacements = {{u"queues\n/\norders.mail.confirm"_s, {.messages = 640}},
                            {u"queues\n/\norders.import.erp"_s, {.messages = 12, .refused = u"2 client(s) consume from it: stop them first"_s}},
                            {u"exchanges\n/\nevents"_s, {}}};
    for (int i = 0; i < 418; ++i)
        objects += plain(Same, u"queues"_s, u"/"_s, u"orders.store.%1.out"_s.arg(i));
    objects += plain(OnlyLive, u"queues"_s, u"/"_s, u"orders.tmp.import"_s);
    objects += plain(OnlyLive, u"queues"_s, u"payments"_s, u"payments.test2"_s);
    objects += plain(OnlyLive, u"users"_s, {}, u"anna.tmp"_s);
    for (int i = 1; i <= 6; ++i)
        objects += plain(OnlyLive, u"queues"_s, u"/"_s, u"orders.debug.%1"_s.arg(i));
    preview.queues = {
        {.vhost = u"/"_s,
         .name = u"orders.dlq"_s,
         .targetVhost = u"/"_s,
         .targetName = u"orders.dlq"_s,
         .type = u"quorum"_s,
         .inBackup = 2'114,
         .bytes = 2'536'800,
         .live = 312,
         .consumers = 0,
         .notes = u"it holds 312 messages now"_s},
        {.vhost = u"/"_s,
         .name = u"payments.dlq"_s,
         .targetVhost = u"/"_s,
         .targetName = u"payments.dlq"_s,
         .type = u"quorum"_s,
         .inBackup = 588,
         .bytes = 705'600,
         .live = 0,
         .consumers = 0},
        {.vhost = u"payments"_s,
         .name = u"payments.refund"_s,
         .targetVhost = u"payments"_s,
         .targetName = u"payments.refund"_s,
         .type = u"quorum"_s,
         .inBackup = 41,
         .bytes = 49'200},
        {.vhost = u"/"_s,
         .name = u"payments.settle"_s,
         .targetVhost = u"/"_s,
         .targetName = u"payments.settle"_s,
         .type = u"quorum"_s,
         .inBackup = 1'102'400,
         .bytes = 1'322'880'000,
         .live = 20'144,
         .consumers = 3,
         .refused = u"3 clients consume from it: they would get old messages at once"_s},
    };
    preview.messages = 2'743;
    preview.bytes = 3'291'600;
    preview.time = Millis{3'400};
    preview.notes = {u"The backup lacks Messages of orders.mail.confirm: 12 messages have one delivery left, and reading would drop them"_s};
    return preview;
}

RestorePreview hostsPreview()
{
    RestorePreview preview{.manifest = backupManifest(), .targetVersion = u"4.0.5"_s};
    const auto file = [](const QString &of, const QString &path, FileFate fate) {
        return RestoreFile{.fate = fate,
                           .of = of,
                           .path = path,
                           .entry = u"config/"_s + QString(of).replace(u'@', u"%40"_s) + path,
                           .mode = 0640,
                           .owner = u"root"_s,
                           .group = u"rabbitmq"_s};
    };
    for (const QString &node : {u"rabbit@broker1"_s, u"rabbit@broker2"_s, u"rabbit@broker3"_s}) {
        preview.hosts +=
            {.of = node, .host = {node.section(u'@', 1)}, .toWrite = 1, .keptAs = u".pre_restore_20260317-143200"_s, .afterwards = u"RabbitMQ is restarted"_s};
        RestoreFile conf = file(node, u"/etc/rabbitmq/rabbitmq.conf"_s, FileFate::Change);
        conf.change = {.path = conf.path,
                       .lines = lineDiff(u"listeners.tcp.default = 5672\nvm_memory_high_watermark.relative = 0.4\ndisk_free_limit.absolute = 2GB"_s,
                                         u"listeners.tcp.default = 5672\nvm_memory_high_watermark.relative = 0.6\ndisk_free_limit.absolute = 2GB\n"
                                         "consumer_timeout = 1800000"_s),
                       .sizeBefore = 102,
                       .sizeAfter = 131};
        preview.files += conf;
        preview.files += file(node, u"/etc/rabbitmq/enabled_plugins"_s, FileFate::Same);
    }
    RestoreFile key = file(u"rabbit@broker1"_s, u"/etc/rabbitmq/tls/server.key"_s, FileFate::LeftOut);
    key.refused = u"a private key: it is written where that is asked for"_s;
    preview.files += key;
    preview.files += file(u"rabbit@broker2"_s, u"/etc/rabbitmq/conf.d/90-debug.conf"_s, FileFate::OnlyLive);
    for (const QString &node : {u"rabbit@broker1"_s, u"rabbit@broker2"_s, u"rabbit@broker3"_s}) {
        preview.directories += {.node = {node},
                                .host = {node.section(u'@', 1)},
                                .bytes = 4'100'000'000,
                                .liveBytes = 4'300'000'000,
                                .freeBytes = 41'000'000'000,
                                .folder = u"/var/lib/rabbitmq"_s,
                                .keptAs = u"/var/lib/rabbitmq_pre_restore_20260317-143200"_s,
                                .madeOn = u"4.0.5"_s};
    }
    preview.directories[1].refused = u"the node is called rabbit@b2 now"_s;
    preview.directories[2].notes = {u"made by 4.0.4, runs 4.0.5"_s};
    preview.time = Millis{94'000};
    return preview;
}

Plan restorePlan()
{
    const Sample sample = ordersProd();
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->at = backupsNow();
    const ClusterView view{
        .profile = std::make_shared<const ClusterProfile>(sample.profile), .snapshot = snapshot, .facts = std::make_shared<const ClusterFacts>()};
    RestoreRequest request{.source = {.id = QString::fromLatin1(fullBackup)}};
    return planRestore(view, restorePreview(), request).value_or(Plan{});
}

RunView runningRestore()
{
    RestoreScript script;
    script.imported().add(3900, RecordKind::StepIntent, u"messages"_s, {{u"attempt"_s, 1}});
    script.add(4000, RecordKind::Output, u"messages"_s, {{u"line"_s, u"orders.dlq: 1,802 published, 312 were there already"_s}});
    script.add(5000, RecordKind::Progress, u"messages"_s, {{u"fraction"_s, 0.68}, {u"words"_s, u"payments.dlq, 61 of 588"_s}});
    return script.view;
}

RunView doneRestore()
{
    RestoreScript script;
    script.imported().whole(3900, 5300, u"messages"_s,
                            {{u"words"_s, u"2,431 messages published, 312 were there already"_s}, {u"published"_s, 2'431}, {u"skipped"_s, 312}});
    script.add(4000, RecordKind::Output, u"messages"_s, {{u"line"_s, u"orders.dlq: 1,802 published, 312 were there already"_s}});
    script.whole(5300, 6200, u"prove"_s, {{u"words"_s, u"Complete; 2,743 messages are there, byte for byte"_s}, {u"complete"_s, true}});
    return script.end(6200, Verdict::Done).view;
}

RunView incompleteRestore()
{
    const QString fixed = u"queues orders.mail.confirm is not as in the backup, and cannot be changed (arguments.x-queue-type)"_s;
    RestoreScript script;
    script.imported().whole(3900, 5300, u"messages"_s, {{u"published"_s, 2'431}, {u"skipped"_s, 312}});
    script.add(5300, RecordKind::StepIntent, u"prove"_s, {{u"attempt"_s, 1}});
    script.add(5800, RecordKind::Output, u"prove"_s, {{u"line"_s, fixed}});
    script.add(5900, RecordKind::Output, u"prove"_s, {{u"line"_s, u"orders.dlq lacks 2 of 2,114 messages"_s}});
    script.add(6000, RecordKind::StepFailed, u"prove"_s, {{u"error"_s, u"Not complete: 2 differences; the first: "_s + fixed}});
    return script.end(6200, Verdict::Partly, u"Not complete: 2 differences; the first: "_s + fixed).view;
}

RunView undoneRestore()
{
    RestoreScript script;
    script.begun().add(2100, RecordKind::StepIntent, u"definitions"_s, {{u"attempt"_s, 1}});
    script.add(3000, RecordKind::StepFailed, u"definitions"_s, {{u"error"_s, u"broker1 does not answer"_s}});
    return script.end(4200, Verdict::Undone, u"broker1 does not answer"_s).view;
}

void fillRestore(FakeBackupsDesk &backups, FakeRestoreDesk &desk)
{
    fillBackups(backups);
    // What was changed since lies in the newer ones: they hold what the full one does.
    for (const BackupRow &row : backups.view().rows) {
        if (!isSound(row))
            continue;
        BackupManifest manifest = backupManifest();
        manifest.id = row.backup.id;
        manifest.holds = row.backup.holds;
        if (!row.backup.holds.contains(BackupPart::Messages))
            manifest.queues.clear();
        backups.manifests.insert(row.backup.id, std::make_shared<const BackupManifest>(manifest));
    }
    desk.setNow(backupsNow());
    desk.setPlaces(restorePlaces());
    desk.previewAnswer = restorePreview();
    desk.planAnswer = restorePlan();
}

} // namespace warrener::sampleData
