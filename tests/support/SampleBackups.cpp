#include "support/SampleBackups.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::sampleData {

namespace {

TimePoint march(int day, int hour, int minute)
{
    return fromDateTime(QDateTime({2026, 3, day}, {hour, minute}, QTimeZone::utc()));
}

BackupRow rowOf(const QString &id, BackupType type, TimePoint at, qint64 bytes)
{
    BackupRow row;
    row.backup.id = id;
    row.backup.file = u"/var/backups/warrener/%1.tar.zst"_s.arg(id);
    row.backup.type = type;
    row.backup.cluster = u"orders-prod"_s;
    row.backup.environment = u"production"_s;
    row.backup.at = at;
    row.backup.cutAt = at;
    row.backup.finishedAt = at + 41s;
    row.backup.archiveBytes = bytes;
    row.backup.contentBytes = bytes * 4;
    row.backup.entries = 214;
    row.backup.verification = Verification::Good;
    row.backup.verifiedAt = at + 60s;
    return row;
}

BackupRow increment(const QString &id, TimePoint at, qint64 bytes, const QString &parent)
{
    BackupRow row = rowOf(id, BackupType::Incremental, at, bytes);
    row.backup.parent = BackupParent{.id = parent, .manifestSha256 = QString(64, u'a')};
    row.backup.needs = {parent};
    row.backup.holds = {BackupPart::Definitions, BackupPart::Messages};
    row.kept = u"hourly"_s;
    return row;
}

BackupRow full(const QString &id, TimePoint at, qint64 bytes)
{
    BackupRow row = rowOf(id, BackupType::Full, at, bytes);
    row.backup.holds = {BackupPart::Definitions, BackupPart::Messages, BackupPart::Configuration, BackupPart::Logs};
    row.backup.queues = 36;
    row.backup.messages = 2'036'456;
    row.nodes = 3;
    row.proxies = 2;
    return row;
}

BackupEntry entryOf(const QString &path, qint64 size, const QString &host = {})
{
    BackupEntry entry;
    entry.path = path;
    entry.size = size;
    entry.sha256 = QString(64, u'b');
    entry.mode = 0640;
    entry.owner = u"rabbitmq"_s;
    entry.group = u"rabbitmq"_s;
    entry.source.host = host;
    entry.modified = march(2, 9, 14);
    return entry;
}

AmqpField field(const char *key, char type, QByteArray bytes)
{
    AmqpField made;
    made.key = key;
    made.value.type = type;
    made.value.bytes = std::move(bytes);
    return made;
}

AmqpField numberField(const char *key, char type, quint64 bits)
{
    AmqpField made;
    made.key = key;
    made.value.type = type;
    made.value.bits = bits;
    return made;
}

AmqpField death()
{
    AmqpField item;
    item.value.type = 'F';
    item.value.items = {numberField("count", 'l', 5), field("exchange", 'S', "payments"), field("queue", 'S', "payments.capture"),
                        field("reason", 'S', "rejected"), numberField("time", 'T', 1'773'481'207)};
    AmqpField deaths;
    deaths.key = "x-death";
    deaths.value.type = 'A';
    deaths.value.items = {item};
    return deaths;
}

QJsonObject queue(const QString &name, const QString &type, const QJsonObject &more = {})
{
    QJsonObject arguments = more;
    arguments.insert("x-queue-type"_L1, type);
    return {{"name"_L1, name}, {"vhost"_L1, "/"_L1}, {"durable"_L1, true}, {"auto_delete"_L1, false}, {"arguments"_L1, arguments}};
}

QJsonObject binding(const QString &source, const QString &to, const QString &key)
{
    return {{"source"_L1, source},   {"vhost"_L1, "/"_L1},           {"destination"_L1, to}, {"destination_type"_L1, "queue"_L1},
            {"routing_key"_L1, key}, {"arguments"_L1, QJsonObject()}};
}

} // namespace

Sample ordersProd()
{
    Sample sample = healthyStaging();
    sample.profile.name = {u"orders-prod"_s};
    sample.profile.environment = Environment::Production;
    return sample;
}

TimePoint backupsNow()
{
    return march(17, 14, 32);
}

BackupsView backupsView()
{
    BackupsView view{.listing = BackupsListing::Ready, .folder = u"/var/backups/warrener"_s, .read = 8, .files = 8};
    const QString base = QString::fromLatin1(fullBackup);
    const QString older = u"20260316-020000-full-orders-prod-77b0"_s;
    const QString noon = u"20260317-120000-incremental-orders-prod-8c02"_s;
    const QString one = u"20260317-130000-incremental-orders-prod-2bd1"_s;

    view.rows += increment(u"20260317-140000-incremental-orders-prod-5f1e"_s, march(17, 14, 0), 41'000'000, one);
    view.rows += increment(one, march(17, 13, 0), 38'000'000, noon);
    BackupRow row = increment(noon, march(17, 12, 0), 44'000'000, base);
    row.restoredAt = march(17, 12, 20);
    row.restoredOn = u"dr1"_s;
    view.rows += row;
    row = full(base, march(17, 2, 0), 6'200'000'000);
    row.restoredAt = march(17, 4, 10);
    row.restoredOn = u"dr1"_s;
    row.kept = u"daily, base of 3"_s;
    row.backup.copiedAt = march(17, 2, 9);
    row.backup.copiedTo = u"ops@vault:/srv/backups"_s;
    view.rows += row;
    row = increment(QString::fromLatin1(damagedBackup), march(16, 23, 0), 39'000'000, older);
    row.backup.verification = Verification::Bad;
    row.backup.verifyTrouble = u"messages/%2F/orders.audit.cborseq: its bytes are not those that were written"_s;
    row.damaged = 1;
    row.kept = u"evidence, 7 days"_s;
    view.rows += row;
    row = rowOf(u"20260316-172000-config-orders-prod-0d4f"_s, BackupType::Config, march(16, 17, 20), 212'000);
    row.backup.holds = {BackupPart::Definitions, BackupPart::Configuration};
    row.backup.isPinned = true;
    row.backup.description = u"before 4.0.5"_s;
    row.nodes = 3;
    row.proxies = 2;
    row.kept = u"pinned: before 4.0.5"_s;
    view.rows += row;
    row = full(older, march(16, 2, 0), 6'100'000'000);
    row.restoredAt = march(16, 4, 12);
    row.restoredOn = u"dr1"_s;
    row.kept = u"daily"_s;
    view.rows += row;
    row = {};
    row.backup.id = u"orders-copy.tar.zst"_s;
    row.backup.file = u"/var/backups/warrener/orders-copy.tar.zst"_s;
    row.backup.condition = BackupCondition::Changed;
    row.backup.trouble = u"ends in the middle"_s;
    row.backup.at = march(15, 9, 12);
    row.backup.archiveBytes = 1'900'000'000;
    row.kept = u"never removed"_s;
    view.rows += row;

    view.rpo = 60min;
    view.lastGood = march(17, 14, 0);
    view.provenAt = march(17, 12, 20);
    view.provenOn = u"dr1"_s;
    view.keptRules = u"24 hourly, 7 daily, 4 weekly, 12 monthly"_s;
    view.freeBytes = 212'000'000'000;
    view.bytesPerDay = 3'000'000'000;
    view.secondPlace = u"ops@vault:/srv/backups"_s;
    return view;
}

BackupManifest backupManifest()
{
    BackupManifest manifest;
    manifest.id = QString::fromLatin1(fullBackup);
    manifest.cluster = u"orders-prod"_s;
    manifest.environment = u"production"_s;
    manifest.at = march(17, 2, 0);
    manifest.cutAt = march(17, 2, 0) + 12s;
    manifest.finishedAt = march(17, 2, 4);
    manifest.tool = u"Warrener 0.1.0"_s;
    for (const auto *node : {"rabbit@broker1", "rabbit@broker2", "rabbit@broker3"})
        manifest.nodes.append({NodeName{QString::fromLatin1(node)}, u"4.0.5"_s, u"27.2"_s});
    manifest.holds = {BackupPart::Definitions, BackupPart::Messages, BackupPart::Configuration, BackupPart::Logs};
    manifest.leftOut = {{.what = u"messages of orders.mail.confirm"_s,
                         .reason = u"12 messages have one delivery left, and reading would drop them"_s,
                         .part = BackupPart::Messages}};
    manifest.entries += entryOf(u"definitions/cluster.json"_s, 5'100'000);
    manifest.entries += entryOf(u"definitions/vhosts/%2F.json"_s, 620'000);
    manifest.entries += entryOf(u"definitions/vhosts/payments.json"_s, 180'000);
    for (const QString &host : {u"rabbit%40broker1"_s, u"rabbit%40broker2"_s, u"rabbit%40broker3"_s}) {
        for (const auto *file : {"rabbitmq.conf", "advanced.config", "enabled_plugins", "rabbitmq-env.conf"})
            manifest.entries += entryOf(u"config/%1/etc/rabbitmq/%2"_s.arg(host, QString::fromLatin1(file)), 1'200);
        manifest.entries += entryOf(u"logs/%1/var/log/rabbitmq/rabbit.log"_s.arg(host), 39'300'000);
    }
    manifest.entries += entryOf(u"config/lb1/etc/haproxy/haproxy.cfg"_s, 2'900);
    manifest.entries += entryOf(u"config/lb2/etc/haproxy/haproxy.cfg"_s, 2'900);
    const auto add = [&manifest](const QString &name, const QString &type, qint64 messages, MessageWay way = MessageWay::Snapshot) {
        BackedUpQueue queue{.vhost = u"/"_s, .name = name, .type = type, .way = way, .messages = messages, .bytes = messages * 1'200};
        if (way == MessageWay::None) {
            queue.reason = u"12 messages have one delivery left, and reading would drop them"_s;
        } else {
            queue.entry = u"messages/%2F/"_s + name + u".cborseq"_s;
            if (way == MessageWay::Snapshot)
                queue.stoodStill.steps = {std::chrono::microseconds{300 + messages / 250}};
            manifest.entries += entryOf(queue.entry, queue.bytes);
        }
        manifest.queues += queue;
    };
    add(u"orders.audit"_s, u"stream"_s, 882'041, MessageWay::Offset);
    add(u"orders.dlq"_s, u"quorum"_s, 2'114);
    add(u"orders.invoice.pdf"_s, u"quorum"_s, 8'811);
    add(u"payments.dlq"_s, u"quorum"_s, 588);
    add(u"payments.settle"_s, u"quorum"_s, 1'102'400);
    add(u"orders.mail.confirm"_s, u"classic"_s, 640, MessageWay::None);
    for (int store = 0; store < 30; ++store)
        add(u"orders.store.%1.out"_s.arg(store, 5, 10, QLatin1Char('0')), u"classic"_s, store * 9, MessageWay::Read);
    return manifest;
}

QByteArray definitionsJson()
{
    QJsonArray queues;
    for (const auto *name : {"orders.audit", "orders.dlq", "orders.invoice.pdf", "payments.dlq", "payments.settle", "orders.mail.confirm"})
        queues.append(queue(QString::fromLatin1(name), name == std::string_view("orders.audit") ? u"stream"_s : u"quorum"_s,
                            {{"x-dead-letter-exchange"_L1, "dead"_L1}, {"x-max-length"_L1, 100000}}));
    for (int store = 0; store < 30; ++store)
        queues.append(queue(u"orders.store.%1.out"_s.arg(store, 5, 10, QLatin1Char('0')), u"classic"_s));
    const QJsonObject root{
        {"rabbitmq_version"_L1, "4.0.5"_L1},
        {"queues"_L1, queues},
        {"exchanges"_L1, QJsonArray{QJsonObject{{"name"_L1, "payments"_L1}, {"vhost"_L1, "/"_L1}, {"type"_L1, "topic"_L1}, {"durable"_L1, true}}}},
        {"bindings"_L1, QJsonArray{binding(u"payments"_s, u"payments.settle"_s, u"payment.#"_s), binding(u"dead"_s, u"payments.dlq"_s, u"#"_s)}},
        {"users"_L1, QJsonArray{QJsonObject{{"name"_L1, "billing"_L1},
                                            {"password_hash"_L1, "1ZUg+E4U0pkIiIjCjNDpeWLUl2zVgFQKM4BrmvIi/KzPcvKZ"_L1},
                                            {"hashing_algorithm"_L1, "rabbit_password_hashing_sha256"_L1},
                                            {"tags"_L1, QJsonArray{"monitoring"_L1}},
                                            {"limits"_L1, QJsonObject()}}}},
        {"policies"_L1, QJsonArray{QJsonObject{{"name"_L1, "orders-ttl"_L1},
                                               {"vhost"_L1, "/"_L1},
                                               {"pattern"_L1, "^orders\\."_L1},
                                               {"apply-to"_L1, "queues"_L1},
                                               {"priority"_L1, 5},
                                               {"definition"_L1, QJsonObject{{"message-ttl"_L1, 86'400'000}}}}}},
        {"parameters"_L1,
         QJsonArray{QJsonObject{{"name"_L1, "to-dr1"_L1},
                                {"component"_L1, "shovel"_L1},
                                {"vhost"_L1, "/"_L1},
                                {"value"_L1, QJsonObject{{"src-uri"_L1, "amqp://mover:hush-hush@broker1:5672"_L1}, {"src-queue"_L1, "orders.dlq"_L1}}}}}},
    };
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

QueueMessage deadLetter(qint64 number)
{
    static const QByteArray keys[] = {"payment.refused", "payment.refused", "payment.timeout", "payment.timeout", "payment.refused", "payment.invalid"};
    MessageProperties properties;
    properties.contentType = "application/json";
    properties.deliveryMode = 2;
    properties.timestamp = static_cast<quint64>(march(14, 8, 11).time_since_epoch().count() / 1000 + number * 1'780);
    properties.headers = std::vector<AmqpField>{death(),
                                                field("x-first-death-queue", 'S', "payments.capture"),
                                                field("x-first-death-reason", 'S', "rejected"),
                                                field("trace", 'x', QByteArray::fromHex("00ff10aa")),
                                                numberField("attempt", 'I', 5),
                                                numberField("urgent", 't', 1)};
    QueueMessage message;
    message.index = 44'000 + static_cast<quint64>(number);
    message.state = number % 7 == 0 ? MessageState::Unacknowledged : MessageState::Ready;
    message.deliveryCount = 1;
    message.exchange = "payments";
    message.routingKeys = {keys[(number - 1) % std::ssize(keys)]};
    message.properties = encodeProperties(properties).value_or(QByteArray());
    message.payload = "{\"payment\":\"pay_8f21c" + QByteArray::number(number)
                      + "\",\"order\":\"2026-03-14-004417\",\"amount\":{\"value\":129.90,\"currency\":\"EUR\"},\"reason\":\"acquirer did not answer in 30 s\","
                        "\"attempts\":5,\"first\":\"2026-03-14T09:37:31Z\"}";
    return message;
}

BackupDiff backupDiff()
{
    BackupDiff diff;
    diff.objects = {
        {.kind = DiffKind::Added,
         .section = u"queues"_s,
         .vhost = u"payments"_s,
         .name = u"payments.refund"_s,
         .fields = {{u"durable"_s, QJsonValue::Undefined, true}, {u"arguments.x-queue-type"_s, QJsonValue::Undefined, u"quorum"_s}}},
        {.kind = DiffKind::Removed, .section = u"users"_s, .name = u"anna.tmp"_s, .fields = {{u"tags"_s, u"administrator"_s, QJsonValue::Undefined}}},
        {.kind = DiffKind::Changed,
         .section = u"policies"_s,
         .vhost = u"/"_s,
         .name = u"orders-ttl"_s,
         .fields = {{u"definition.message-ttl"_s, 3'600'000, 86'400'000}, {u"definition.max-length"_s, 100'000, QJsonValue::Undefined}}},
        {.kind = DiffKind::Changed,
         .section = u"permissions"_s,
         .vhost = u"payments"_s,
         .name = u"settlement"_s,
         .fields = {{u"write"_s, u".*"_s, u"^payments\\."_s}}},
    };
    diff.queues = {{u"/"_s, u"payments.dlq"_s, DiffKind::Changed, 588, 612}};
    diff.files = {{.kind = DiffKind::Changed,
                   .path = u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s,
                   .lines = lineDiff(u"listeners.tcp.default = 5672\nvm_memory_high_watermark.relative = 0.4\ndisk_free_limit.absolute = 2GB\n"
                                     "cluster_partition_handling = pause_minority"_s,
                                     u"listeners.tcp.default = 5672\nvm_memory_high_watermark.relative = 0.6\ndisk_free_limit.absolute = 2GB\n"
                                     "cluster_partition_handling = pause_minority\nconsumer_timeout = 1800000"_s),
                   .sizeBefore = 144,
                   .sizeAfter = 172}};
    diff.notCompared = {{u"Logs"_s, u"they grow"_s}};
    return diff;
}

BackupEstimate backupEstimate()
{
    BackupEstimate estimate;
    estimate.bytes = 6'300'000'000;
    estimate.time = 4min;
    estimate.freeBytes = 212'000'000'000;
    estimate.effect = u"Followers stand still for up to 200 ms at a time; clients notice nothing."_s;
    estimate.base = u"Full, 17 March 02:00"_s;
    const auto add = [&estimate](const QString &name, const QString &type, qint64 messages, MessageWay way, const QList<MessageWay> &possible,
                                 const QString &effect = {}, const QString &reason = {}) {
        const Millis time{way == MessageWay::None ? 0 : messages * 1'200 / 20'000 + messages / 20};
        estimate.queues.append({u"/"_s, name, type, way, possible, messages, messages * 1'200, effect, reason, time});
    };
    add(u"orders.audit"_s, u"stream"_s, 882'041, MessageWay::Offset, {MessageWay::Offset});
    add(u"orders.dlq"_s, u"quorum"_s, 2'114, MessageWay::Snapshot, {MessageWay::Snapshot, MessageWay::Read});
    add(u"orders.invoice.pdf"_s, u"quorum"_s, 8'811, MessageWay::Snapshot, {MessageWay::Snapshot, MessageWay::Read});
    add(u"orders.mail.confirm"_s, u"quorum"_s, 640, MessageWay::None, {}, {}, u"12 messages have one delivery left"_s);
    add(u"payments.settle"_s, u"quorum"_s, 1'102'400, MessageWay::Snapshot, {MessageWay::Snapshot});
    return estimate;
}

Plan backupPlan()
{
    Plan plan{.id = u"plan-b"_s, .kind = u"backup"_s, .label = u"Backup"_s, .command = u"backup"_s, .title = u"Full backup of orders-prod"_s};
    plan.cluster = {u"orders-prod"_s};
    plan.page = u"backups"_s;
    const auto add = [&plan](const QString &id, const QString &title, Millis expected) {
        Step step;
        step.id = id;
        step.title = title;
        step.expected = expected;
        plan.steps.append(step);
    };
    add(u"space"_s, u"There is room for 6.3 GB"_s, 100ms);
    add(u"definitions"_s, u"Export the definitions of the cluster and of 4 vhosts"_s, 2s);
    add(u"config"_s, u"Read 48 configuration files of 3 brokers and 2 proxies"_s, 3s);
    add(u"messages"_s, u"Snapshot 5 queues at one moment, from followers"_s, 180s);
    add(u"pack"_s, u"Write the archive and its sidecar"_s, 40s);
    add(u"verify"_s, u"Read the archive back and check every hash"_s, 20s);
    add(u"copy"_s, u"Copy it to ops@vault:/srv/backups and verify it there"_s, 60s);
    plan.afterwards = u"One more backup, verified here and in the second place"_s;
    return plan;
}

QList<RetentionVerdict> pruneVerdicts()
{
    QList<RetentionVerdict> verdicts;
    const QStringList reasons{u"newest of its hour"_s,
                              u"newest of its hour"_s,
                              u"newest of its hour"_s,
                              u"newest of its day; 3 that stay need it"_s,
                              u"damaged: kept as evidence for 7 days"_s,
                              u"pinned: before 4.0.5"_s,
                              u"needed by no other, older than 24 hours, not the newest of its day"_s,
                              u"no backup of Warrener's: never removed"_s};
    const BackupsView view = backupsView();
    for (qsizetype at = 0; at < view.rows.size(); ++at)
        verdicts.append({view.rows.at(at).backup, at != 6, reasons.at(at)});
    return verdicts;
}

BackupProgress backupProgress()
{
    return {.run = u"20260317-000101-backup"_s,
            .what = u"Full backup: messages of payments.settle"_s,
            .since = backupsNow() - 52s,
            .bytes = 3'240'000'000,
            .bytesTotal = 6'300'000'000,
            .messages = 912'004,
            .messagesTotal = 1'996'006,
            .bytesPerSecond = 84'100'000,
            .remaining = Millis{36s}};
}

void fillBackups(FakeBackupsDesk &desk)
{
    desk.setNow(backupsNow());
    const auto manifest = std::make_shared<const BackupManifest>(backupManifest());
    const BackupsView view = backupsView();
    for (const BackupRow &row : view.rows)
        desk.manifests.insert(row.backup.id, manifest);
    desk.definitionsAnswer = readDefinitions(definitionsJson());
    desk.texts.insert(u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s,
                      u"# Managed by hand, see runbook 14\nlisteners.tcp.default = 5672\nlisteners.ssl.default = 5671\n\n## Cluster\n"
                      "cluster_formation.peer_discovery_backend = classic_config\ncluster_formation.classic_config.nodes.1 = rabbit@broker1\n"
                      "cluster_partition_handling = pause_minority\n\n## Limits\nvm_memory_high_watermark.relative = 0.6\ndisk_free_limit.absolute = 2GB\n"
                      "consumer_timeout = 1800000\n"_s);
    desk.texts.insert(u"config/rabbit%40broker1/etc/rabbitmq/advanced.config"_s,
                      u"%% Raft segments are kept small\n[\n  {ra, [\n    {wal_max_size_bytes, 67108864},\n    {segment_max_entries, 4096}\n  ]},\n"
                      "  {rabbit, [\n    {log, [{console, [{enabled, false}]}]},\n    {default_vhost, \"/\"}\n  ]}\n].\n"_s);
    desk.texts.insert(
        u"config/lb1/etc/haproxy/haproxy.cfg"_s,
        u"global\n    maxconn 20000\n    stats socket /run/haproxy/admin.sock mode 660 level admin\n\ndefaults\n    mode tcp\n    timeout client 3h\n"
        "    timeout server 3h\n\nbackend be_amqp\n    balance leastconn\n    # broker2 is drained for the upgrade\n"
        "    server broker1 10.0.0.11:5672 check inter 2s rise 2 fall 3\n"_s);
    QString log;
    for (int line = 0; line < 4000; ++line) {
        log += u"2026-03-17 02:%1:%2.118204+00:00 [%3] <0.%4.0> %5\n"_s.arg(line / 60 % 60, 2, 10, QLatin1Char('0'))
                   .arg(line % 60, 2, 10, QLatin1Char('0'))
                   .arg(line % 97 == 0   ? u"error"_s
                        : line % 41 == 0 ? u"warning"_s
                                         : u"info"_s)
                   .arg(700 + line)
                   .arg(line % 97 == 0 ? u"closing AMQP connection: handshake_timeout"_s : u"accepting AMQP connection 10.0.0.21:51514 -> 10.0.0.11:5672"_s);
    }
    desk.texts.insert(u"logs/rabbit%40broker1/var/log/rabbitmq/rabbit.log"_s, log);
    desk.queueName = u"payments.dlq"_s;
    desk.total = 588;
    desk.messageAt = deadLetter;
    desk.diffAnswer = std::make_shared<const BackupDiff>(backupDiff());
    desk.estimateAnswer = backupEstimate();
    desk.planAnswer = backupPlan();
    desk.preview = pruneVerdicts();
    desk.verifyAnswer = VerifyReport{.id = QString::fromLatin1(fullBackup), .entries = 214, .messages = 4'200, .took = Millis{41s}};
    desk.setView(view);
}

} // namespace warrener::sampleData
