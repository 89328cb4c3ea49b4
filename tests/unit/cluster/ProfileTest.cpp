#include "cluster/ClusterProfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

/// JSON with ' for ", so that it can be read here.
QJsonObject fromText(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('\'', '"'));
    Q_ASSERT(document.isObject());
    return document.object();
}

const QByteArray least = "{'name': 'c', 'nodes': [{'name': 'rabbit@a', 'management': 'http://a:15672'}]}";

const QByteArray full = "{"
                        "'name': 'testbed', 'environment': 'staging', 'user': 'operator', 'later': {'a': [1]},"
                        "'nodes': [{'name': 'rabbit@broker1', 'management': 'http://broker1:15672/with%20prefix', 'managementTls': 'https://broker1:15671',"
                        "'amqp': 'broker1:5673', 'amqps': '[fd00::1]:5671', 'metrics': 'http://broker1:15692', 'host': 'broker1', 'rack': 'r1'}],"
                        "'hosts': [{'name': 'broker1', 'role': 'broker', 'address': '10.77.0.11', 'ssh': 'ops@broker1', 'sudo': false,"
                        "'serviceManager': 'commands', 'service': 'rabbit', 'commands': {'start': 'run it'},"
                        "'exporter': 'http://broker1:9100',"
                        "'paths': {'data': '/data', 'config': '/c', 'log': '/l', 'spool': '/s'}, 'owner': 'me'}],"
                        "'proxies': [{'name': 'lb1', 'host': 'lb1', 'address': 'lb1:5672', 'socket': '/run/a.sock', 'masterSocket': '/run/m.sock',"
                        "'backend': 'be', 'weighting': true}],"
                        "'tls': {'ca': '/ca.pem', 'clientCertificate': '/c.pem', 'clientKey': '/c.key', 'crl': '/crl.pem'},"
                        "'ssh': {'config': '/ssh/config', 'multiplex': false},"
                        "'intervals': {'poll': 7, 'timeout': 0.57, 'slow': 60},"
                        "'prometheus': 'http://prom:9090',"
                        "'thresholds': {'cpuWarning': 70, 'gpuWarning': 5}"
                        "}";

} // namespace

class ProfileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything()
    {
        const Result<ClusterProfile> profile = profileFromJson(fromText(full));
        QVERIFY(profile);
        QCOMPARE(profile->environment, Environment::Staging);
        QCOMPARE(profile->user, u"operator"_s);
        const NodeProfile *node = profile->node(NodeName{u"rabbit@broker1"_s});
        QVERIFY(node != nullptr);
        QCOMPARE(node->amqp, (Endpoint{u"broker1"_s, 5673}));
        QCOMPARE(node->amqps, (Endpoint{u"fd00::1"_s, 5671}));
        const HostProfile *host = profile->host(HostName{u"broker1"_s});
        QVERIFY(host != nullptr);
        QCOMPARE(host->sudo, false);
        QCOMPARE(host->paths.data, u"/data"_s);
        QCOMPARE(host->ssh, u"ops@broker1"_s);
        QCOMPARE(profile->proxies.first().socket, u"/run/a.sock"_s);
        QCOMPARE(profile->tls.clientKey, u"/c.key"_s);
        QCOMPARE(profile->sshConfig, u"/ssh/config"_s);
        QCOMPARE(profile->poll, std::chrono::seconds{7});
        QCOMPARE(profile->timeout, Millis{570});
        QCOMPARE(profile->thresholds.cpuWarning, 70.0);
        QVERIFY(profile->node(NodeName{u"rabbit@other"_s}) == nullptr);
        QVERIFY(profile->host(HostName{u"other"_s}) == nullptr);
    }

    void writesEveryKeyBack()
    {
        const QJsonObject json = fromText(full);
        const Result<ClusterProfile> profile = profileFromJson(json);
        QVERIFY(profile);
        // Keys that this version does not know stand at every level of it.
        QCOMPARE(QJsonDocument(toJson(*profile)).toJson(), QJsonDocument(json).toJson());
        const Result<ClusterProfile> again = profileFromJson(toJson(*profile));
        QVERIFY(again);
        QCOMPARE(*again, *profile);
    }

    void aChangeLeavesUnknownKeysAlone()
    {
        Result<ClusterProfile> profile = profileFromJson(fromText(full));
        QVERIFY(profile);
        profile->thresholds = {};
        profile->tls.ca = u"/other.pem"_s;
        profile->hosts.first().paths.data = u"/new"_s;
        const QJsonObject json = toJson(*profile);
        QCOMPARE(json["thresholds"_L1].toObject(), (QJsonObject{{u"gpuWarning"_s, 5}}));
        QCOMPARE(json["tls"_L1].toObject()["ca"_L1].toString(), u"/other.pem"_s);
        QCOMPARE(json["tls"_L1].toObject()["crl"_L1].toString(), u"/crl.pem"_s);
        const QJsonObject paths = json["hosts"_L1].toArray().first().toObject()["paths"_L1].toObject();
        QCOMPARE(paths["data"_L1].toString(), u"/new"_s);
        QCOMPARE(paths["spool"_L1].toString(), u"/s"_s);
    }

    void missingKeysTakeDefaults()
    {
        const Result<ClusterProfile> profile = profileFromJson(fromText(least));
        QVERIFY(profile);
        QCOMPARE(profile->environment, Environment::Production);
        QCOMPARE(profile->user, u"guest"_s);
        QCOMPARE(profile->poll, std::chrono::seconds{5});
        QCOMPARE(profile->timeout, Millis{3000});
        QCOMPARE(profile->thresholds, Thresholds());
        QVERIFY(profile->hosts.isEmpty());
        QVERIFY(!profile->nodes.first().amqp.isSet());
        QVERIFY(profile->nodes.first().metrics.isEmpty());

        QJsonObject json = fromText(least);
        json.insert("hosts"_L1, QJsonArray{QJsonObject{{u"name"_s, u"a"_s}}});
        json.insert("user"_L1, QJsonValue::Null);
        const Result<ClusterProfile> withHost = profileFromJson(json);
        QVERIFY(withHost);
        QCOMPARE(withHost->user, u"guest"_s);
        QCOMPARE(withHost->hosts.first().paths, HostPaths());
        QVERIFY(withHost->hosts.first().sudo);
    }

    void everyTimeoutSurvivesSaving()
    {
        Result<ClusterProfile> profile = profileFromJson(fromText(least));
        QVERIFY(profile);
        for (int ms = 100; ms < 3000; ++ms) {
            profile->timeout = Millis{ms};
            QCOMPARE(profileFromJson(toJson(*profile))->timeout, Millis{ms});
        }
    }

    void errorsNameTheKey_data()
    {
        QTest::addColumn<QString>("path"); // where the value is put, as in the message
        QTest::addColumn<QJsonValue>("value");

        QTest::newRow("name missing") << u"name"_s << QJsonValue(QJsonValue::Null);
        QTest::newRow("name a number") << u"name"_s << QJsonValue(3);
        QTest::newRow("environment unknown") << u"environment"_s << QJsonValue(u"prod"_s);
        QTest::newRow("user an object") << u"user"_s << QJsonValue(QJsonObject());
        QTest::newRow("nodes an object") << u"nodes"_s << QJsonValue(QJsonObject());
        QTest::newRow("nodes empty") << u"nodes"_s << QJsonValue(QJsonArray());
        QTest::newRow("node a text") << u"nodes[0]."_s << QJsonValue(u"rabbit@a"_s);
        QTest::newRow("node without a name") << u"nodes[0].name"_s << QJsonValue(u""_s);
        QTest::newRow("node without management") << u"nodes[0].management"_s << QJsonValue(QJsonValue::Null);
        QTest::newRow("management no URL") << u"nodes[0].management"_s << QJsonValue(u"broker1:15672"_s);
        QTest::newRow("management a file") << u"nodes[0].management"_s << QJsonValue(u"file:///etc/passwd"_s);
        QTest::newRow("management with a password") << u"nodes[0].management"_s << QJsonValue(u"http://u:p@a:15672"_s);
        QTest::newRow("amqp no endpoint") << u"nodes[0].amqp"_s << QJsonValue(u"a:b:c"_s);
        QTest::newRow("role unknown") << u"hosts[0].role"_s << QJsonValue(u"king"_s);
        QTest::newRow("ssh an option") << u"hosts[0].ssh"_s << QJsonValue(u"-oProxyCommand=touch x"_s);
        QTest::newRow("sudo a text") << u"hosts[0].sudo"_s << QJsonValue(u"yes"_s);
        QTest::newRow("service a slice") << u"hosts[0].service"_s << QJsonValue(u"system.slice"_s);
        QTest::newRow("service a target") << u"hosts[0].service"_s << QJsonValue(u"multi-user.target"_s);
        QTest::newRow("paths a text") << u"hosts[0].paths"_s << QJsonValue(u"/"_s);
        QTest::newRow("path a number") << u"hosts[0].paths.data"_s << QJsonValue(1);
        QTest::newRow("proxy address") << u"proxies[0].address"_s << QJsonValue(u":"_s);
        QTest::newRow("tls a list") << u"tls"_s << QJsonValue(QJsonArray());
        QTest::newRow("ca a flag") << u"tls.ca"_s << QJsonValue(true);
        QTest::newRow("ssh config a list") << u"ssh.config"_s << QJsonValue(QJsonArray());
        QTest::newRow("poll too small") << u"intervals.poll"_s << QJsonValue(0);
        QTest::newRow("poll too large") << u"intervals.poll"_s << QJsonValue(1e9);
        QTest::newRow("poll a text") << u"intervals.poll"_s << QJsonValue(u"5"_s);
        QTest::newRow("time-out negative") << u"intervals.timeout"_s << QJsonValue(-1);
        QTest::newRow("thresholds a list") << u"thresholds"_s << QJsonValue(QJsonArray());
    }
    void errorsNameTheKey()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        const Result<ClusterProfile> profile = profileFromJson(with(fromText(full), path, value));
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Malformed);
        const QString place = path.endsWith(u'.') ? path.chopped(1) : path;
        QVERIFY2(profile.error().message.contains(u"“%1”"_s.arg(place)), qPrintable(profile.error().message));
        QVERIFY2(!profile.error().message.contains(u"u:p"_s), "the message holds a password");
    }

    void namesStandOnce()
    {
        QJsonObject json = fromText(least);
        QJsonArray nodes = json["nodes"_L1].toArray();
        nodes.append(nodes.first());
        json.insert("nodes"_L1, nodes);
        const Result<ClusterProfile> profile = profileFromJson(json);
        QVERIFY(!profile);
        QVERIFY2(profile.error().message.contains(u"nodes[1].name"_s), qPrintable(profile.error().message));
    }

    void hugeListsAreRefused()
    {
        QJsonArray nodes;
        for (int i = 0; i < 100'000; ++i)
            nodes.append(QJsonObject{{u"name"_s, QString::number(i)}});
        QJsonObject json = fromText(least);
        json.insert("nodes"_L1, nodes);
        const Result<ClusterProfile> profile = profileFromJson(json);
        QVERIFY(!profile);
        QVERIFY2(profile.error().message.contains(u"“nodes”"_s), qPrintable(profile.error().message));
    }

    /// Where a wrong one would be taken for the usual, that is for less safety than was asked for.
    void featuresOfAWrongType_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *path, const QJsonValue &value) { QTest::newRow(path) << QString::fromLatin1(path) << value; };
        row("backup", u"daily"_s);
        row("backup.recipients", u"age1abc"_s);
        row("backup.folder", 7);
        QTest::newRow("a folder that no disk has") << u"backup.folder"_s << QJsonValue(u"/srv/a"_s + QChar(u'\0') + u"b"_s);
        QTest::newRow("a line break in a place") << u"backup.secondPlace"_s << QJsonValue(u"/srv/a\nb"_s);
        row("backup.rpoMinutes", u"60"_s);
        row("backup.retention", 30);
        row("backup.retention.days", u"365"_s);
        row("backup.schedule", u"daily"_s);
        row("failover.automatic", u"no"_s);
        row("failover.failures", true);
        row("nodes[0].failover.never", u"true"_s);
        row("nodes[0].failover.priority", u"-10"_s);
        row("thresholds.cpuWarning", u"70"_s);
        row("thresholds.diskCritical", true);
        row("webhookToken", 1);
    }
    void featuresOfAWrongType()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, value);
        const QJsonObject good = fromText(least);
        QVERIFY(profileFromJson(good));
        const Result<ClusterProfile> profile = profileFromJson(with(good, path, value));
        QVERIFY(!profile);
        QVERIFY2(profile.error().message.contains(u'“' + path + u'”'), qPrintable(profile.error().message));
        QVERIFY(profileFromJson(with(good, path, QJsonValue::Null)));
    }

    void featuresAreKept()
    {
        QJsonObject json = with(fromText(least), u"backup.recipients"_s, QJsonArray{u"age1abc"_s});
        json = with(json, u"backup.newer.a"_s, 1);
        json = with(json, u"nodes[0].failover.never"_s, true);
        const Result<ClusterProfile> profile = profileFromJson(json);
        QVERIFY(profile);
        const QJsonObject again = toJson(*profile);
        QCOMPARE(again.value("backup"_L1), json.value("backup"_L1));
        QCOMPARE(again.value("nodes"_L1)[0]["failover"_L1], json.value("nodes"_L1)[0]["failover"_L1]);
    }

    void environmentsAndRolesHaveWords()
    {
        QCOMPARE(toId(Environment::Production), u"production"_s);
        QCOMPARE(toWord(Environment::Test), u"TEST"_s);
        QCOMPARE(toId(HostRole::Standby), u"standby"_s);
    }

private:
    /// `json` with `value` at "a.b", "a[0].b" or "a[0]." (the element itself).
    static QJsonObject with(QJsonObject json, const QString &path, const QJsonValue &value)
    {
        const qsizetype dot = path.indexOf(u'.');
        const QString head = path.left(dot < 0 ? path.size() : dot);
        const QString tail = dot < 0 ? QString() : path.mid(dot + 1);
        const qsizetype bracket = head.indexOf(u'[');
        if (bracket >= 0) {
            QJsonArray array = json[head.left(bracket)].toArray();
            array[0] = tail.isEmpty() ? value : QJsonValue(with(array[0].toObject(), tail, value));
            json[head.left(bracket)] = array;
        } else if (tail.isEmpty()) {
            json[head] = value;
        } else {
            json[head] = with(json[head].toObject(), tail, value);
        }
        return json;
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "ProfileTest.moc"
