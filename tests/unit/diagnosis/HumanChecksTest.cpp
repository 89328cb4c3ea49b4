// Against a reference: what vanished, what changed, and what is no news.
#include "BrokerInput.h"
#include "judge/diagnosis/Reference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QJsonObject definitions()
{
    return QJsonDocument::fromJson(R"({
        "vhosts": [{"name": "/"}, {"name": "shop"}],
        "users": [{"name": "alice", "password_hash": "sha256:1", "tags": ["administrator"]}, {"name": "bob", "password_hash": "sha256:2", "tags": []}],
        "permissions": [{"user": "alice", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"}, {"user": "bob", "vhost": "shop", "configure": "", "write": ".*", "read": ".*"}],
        "parameters": [{"component": "vhost-limits", "name": "limits", "vhost": "shop", "value": {"max-connections": 10}}],
        "policies": [{"vhost": "/", "name": "ttl", "pattern": "^o", "definition": {"message-ttl": 1}, "priority": 0, "apply-to": "queues"}],
        "queues": [{"name": "orders", "vhost": "/", "durable": true, "auto_delete": false, "arguments": {"x-queue-type": "quorum"}},
                   {"name": "mail", "vhost": "shop", "durable": true, "auto_delete": false, "arguments": {}},
                   {"name": "passing", "vhost": "/", "durable": true, "auto_delete": true, "arguments": {}},
                   {"name": "amq.gen-abc", "vhost": "/", "durable": true, "auto_delete": false, "arguments": {}}],
        "exchanges": [{"name": "billing", "vhost": "/", "type": "topic", "durable": true, "auto_delete": false, "arguments": {}}],
        "bindings": [{"source": "billing", "vhost": "/", "destination": "orders", "destination_type": "queue", "routing_key": "a.#", "arguments": {}},
                     {"source": "billing", "vhost": "/", "destination": "passing", "destination_type": "queue", "routing_key": "b", "arguments": {}}]
    })")
        .object();
}

/// Removes the entries of a list for which `gone` says so.
void drop(QJsonObject &in, const QString &list, const QString &key, const QString &value)
{
    QJsonArray left;
    const QJsonArray all = in.value(list).toArray();
    for (const QJsonValue &row : all) {
        if (row[key].toString() != value)
            left.append(row);
    }
    in.insert(list, left);
}

void set(QJsonObject &in, const QString &list, int index, const QString &key, const QJsonValue &value)
{
    QJsonArray rows = in.value(list).toArray();
    QJsonObject row = rows.at(index).toObject();
    row.insert(key, value);
    rows[index] = row;
    in.insert(list, rows);
}

using Edit = std::function<void(QJsonObject &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class HumanChecksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data()
    {
        QTest::addColumn<Edit>("change");
        QTest::addColumn<QStringList>("found"); // id and outcome of what is not passed
        const auto add = [](const char *name, Edit change, const QStringList &found) { QTest::newRow(name) << change << found; };

        add("nothing", [](QJsonObject &) {}, {});
        add("queue, with its binding",
            [](QJsonObject &d) {
                drop(d, u"queues"_s, u"name"_s, u"orders"_s);
                drop(d, u"bindings"_s, u"routing_key"_s, u"a.#"_s);
            },
            {u"human.deleted.queue warning"_s});
        add("passing queue and server-named one",
            [](QJsonObject &d) {
                drop(d, u"queues"_s, u"name"_s, u"passing"_s);
                drop(d, u"queues"_s, u"name"_s, u"amq.gen-abc"_s);
                drop(d, u"bindings"_s, u"routing_key"_s, u"b"_s);
            },
            {});
        add("binding", [](QJsonObject &d) { drop(d, u"bindings"_s, u"routing_key"_s, u"a.#"_s); }, {u"human.deleted.binding warning"_s});
        add("exchange",
            [](QJsonObject &d) {
                drop(d, u"exchanges"_s, u"name"_s, u"billing"_s);
                d.insert(u"bindings"_s, QJsonArray());
            },
            {u"human.deleted.exchange warning"_s});
        add("virtual host with all in it",
            [](QJsonObject &d) {
                drop(d, u"vhosts"_s, u"name"_s, u"shop"_s);
                drop(d, u"queues"_s, u"vhost"_s, u"shop"_s);
                drop(d, u"permissions"_s, u"vhost"_s, u"shop"_s);
                drop(d, u"parameters"_s, u"vhost"_s, u"shop"_s);
            },
            {u"human.deleted.vhost warning"_s});
        add("user",
            [](QJsonObject &d) {
                drop(d, u"users"_s, u"name"_s, u"bob"_s);
                drop(d, u"permissions"_s, u"user"_s, u"bob"_s);
            },
            {u"human.deleted.user warning"_s});
        add("permission", [](QJsonObject &d) { drop(d, u"permissions"_s, u"user"_s, u"bob"_s); }, {u"human.deleted.permission warning"_s});
        add("policy", [](QJsonObject &d) { d.insert(u"policies"_s, QJsonArray()); }, {u"human.deleted.policy warning"_s});
        add("parameter", [](QJsonObject &d) { d.insert(u"parameters"_s, QJsonArray()); }, {u"human.deleted.parameter warning"_s});
        add("password", [](QJsonObject &d) { set(d, u"users"_s, 1, u"password_hash"_s, u"sha256:3"_s); }, {u"human.changed.user note"_s});
        add("policy changed", [](QJsonObject &d) { set(d, u"policies"_s, 0, u"priority"_s, 9); }, {u"human.changed.policy note"_s});
        add("queue of another kind", [](QJsonObject &d) { set(d, u"queues"_s, 0, u"arguments"_s, QJsonObject()); }, {u"human.changed.queue warning"_s});
        add("more of all",
            [](QJsonObject &d) {
                QJsonArray queues = d.value(u"queues"_s).toArray();
                queues.append(QJsonObject{{u"name"_s, u"new"_s}, {u"vhost"_s, u"/"_s}, {u"durable"_s, true}});
                d.insert(u"queues"_s, queues);
            },
            {});
        add("not definitions at all", [](QJsonObject &d) { d = QJsonObject{{u"queues"_s, 7}, {u"vhosts"_s, QJsonArray{7, QJsonValue::Null}}}; },
            {u"human.deleted.user warning"_s, u"human.deleted.user warning"_s, u"human.deleted.vhost warning"_s, u"human.deleted.vhost warning"_s});
    }
    void changes()
    {
        QFETCH(Edit, change);
        QFETCH(QStringList, found);
        IllCluster cluster;
        cluster.reference = std::make_shared<const DiagnosisReference>(
            DiagnosisReference{.at = snapshots::now - std::chrono::hours{2}, .definitions = definitions(), .configFiles = {}});
        QJsonObject now = definitions();
        change(now);
        cluster.examination.broker.definitions = answered(now);
        QStringList said;
        const QList<CheckResult> results = humanChecks(cluster.input());
        for (const CheckResult &result : results) {
            if (result.outcome != Outcome::Passed)
                said.append(result.id + u' ' + toId(result.outcome));
            QCOMPARE(result.fault, FaultClass::Human);
        }
        QCOMPARE(said, found);
    }

    void withoutReference()
    {
        const QList<CheckResult> results = humanChecks(IllCluster().input());
        QVERIFY(results.size() >= 8);
        for (const CheckResult &result : results)
            QCOMPARE(result.outcome, Outcome::NotConfigured);
    }

    void whatIsKept()
    {
        Examination examination;
        QVERIFY(!makeReference(examination, snapshots::now));
        examination.broker.definitions = answered(definitions());
        ConfigLook config;
        config.files.append({.path = u"/etc/rabbitmq/rabbitmq.conf"_s, .exists = true});
        config.files.last().content = u"listeners.tcp.default = 5672\n"_s;
        config.files.append({.path = u"/etc/rabbitmq/cut"_s, .exists = true});
        config.files.last().content = u"…"_s;
        config.files.last().isCut = true;
        examination.deep[HostName{u"broker1"_s}].config = answered(config);
        const auto reference = makeReference(examination, snapshots::now);
        QVERIFY(reference.has_value());
        QCOMPARE(reference->definitions, definitions());
        QCOMPARE(reference->configFiles.value(HostName{u"broker1"_s}).keys(), QStringList{u"/etc/rabbitmq/rabbitmq.conf"_s});
    }

    void configurationFiles_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("content"); // null: not there
        QTest::addColumn<QString>("found");
        const QString conf = u"/etc/rabbitmq/rabbitmq.conf"_s;
        QTest::newRow("same") << conf << u"a = 1\n"_s << QString();
        QTest::newRow("changed") << conf << u"a = 2\n"_s << u"human.changed.config changed"_s;
        QTest::newRow("gone") << conf << QString() << u"human.changed.config deleted"_s;
        QTest::newRow("plugins") << u"/etc/rabbitmq/enabled_plugins"_s << u"[].\n"_s << u"human.changed.plugins changed"_s;
    }
    void configurationFiles()
    {
        QFETCH(QString, path);
        QFETCH(QString, content);
        QFETCH(QString, found);
        IllCluster cluster;
        cluster.reference = std::make_shared<const DiagnosisReference>(
            DiagnosisReference{.at = snapshots::now,
                               .definitions = {},
                               .configFiles = {{HostName{u"broker1"_s}, {{path, u"a = 1\n"_s}}}, {HostName{u"broker2"_s}, {{path, u"a = 1\n"_s}}}}});
        ConfigLook config;
        if (!content.isNull()) {
            config.files.append({.path = path, .exists = true});
            config.files.last().content = content;
        } else {
            config.files.append({.path = u"/etc/rabbitmq/other"_s, .exists = true});
            config.files.last().content = u"x"_s;
        }
        cluster.examination.deep[HostName{u"broker1"_s}].config = answered(config);
        const QList<CheckResult> results = humanChecks(cluster.input());
        QStringList said;
        for (const CheckResult &result : results) {
            if (isBad(result))
                said.append(result.id + u' ' + result.kind);
        }
        QCOMPARE(said.join(u' '), found);
        // The other host could not be read: that is no change.
        const auto other = std::ranges::find(results, u"broker2"_s, &CheckResult::host);
        QCOMPARE(other->outcome, Outcome::NotAsked);
    }
};

QTEST_GUILESS_MAIN(HumanChecksTest)
#include "HumanChecksTest.moc"
