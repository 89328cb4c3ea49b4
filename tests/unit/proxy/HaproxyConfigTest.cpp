#include "look/examination/HaproxyConfig.h"

#include "cluster/ClusterProfile.h"
#include "judge/diagnosis/HaproxyConfigFaults.h"
#include "judge/diagnosis/HaproxyConfigWriter.h"

#include <QTest>

using namespace warrener;
using namespace warrener::haproxy;
using namespace Qt::StringLiterals;

namespace {

const AmqpPlaces places{.ports = {5672, 5671}, .backend = u"be_amqp"_s};

/// As the operations handbook had it.
const QString seed = u"global\n"
                     "    daemon\n"
                     "    maxconn 4096\n"
                     "\n"
                     "defaults\n"
                     "    mode http\n"
                     "    timeout connect 5000ms\n"
                     "    timeout client 50000ms\n"
                     "    timeout server 50000ms\n"
                     "\n"
                     "frontend rabbitmq_frontend\n"
                     "    bind *:5672\n"
                     "    default_backend rabbitmq_backend\n"
                     "\n"
                     "frontend rabbitmq_management\n"
                     "    bind *:15672\n"
                     "    default_backend rabbitmq_management_backend\n"
                     "\n"
                     "backend rabbitmq_backend\n"
                     "    balance roundrobin\n"
                     "    option httpchk GET /\n"
                     "    server rabbitmq1 192.168.1.10:5672 check inter 5s rise 2 fall 3\n"
                     "\n"
                     "backend rabbitmq_management_backend\n"
                     "    server rabbitmq1 192.168.1.10:15672 check inter 5s rise 2 fall 3\n"_s;

const QString sound = u"defaults\n"
                      "    mode tcp\n"
                      "    timeout client 3h\n"
                      "    timeout server 3h\n"
                      "frontend fe\n"
                      "    bind :5672\n"
                      "    default_backend be_amqp\n"
                      "backend be_amqp\n"
                      "    option httpchk\n"
                      "    http-check send meth GET uri /api/health/checks/ready-to-serve-clients\n"
                      "    default-server check port 15672 inter 2s on-marked-down shutdown-sessions\n"
                      "    server a 10.0.0.1:5672\n"
                      "    server b 10.0.0.2:5672\n"_s;

QStringList kindsOf(const QString &text)
{
    const Result<Config> config = parseConfig(text);
    QStringList kinds;
    for (const auto all = config ? faultsOf(*config, places) : QList<ConfigFault>{}; const ConfigFault &fault : all)
        kinds.append(u"%1:%2@%3"_s.arg(int(fault.topic)).arg(fault.kind).arg(fault.line));
    return kinds;
}

ClusterProfile profile(int nodes)
{
    ClusterProfile profile;
    for (int i = 1; i <= nodes; ++i) {
        const QString host = u"broker%1"_s.arg(i);
        profile.nodes.append({.name = {u"rabbit@"_s + host}, .management = QUrl(u"http://%1:15672"_s.arg(host)), .amqp = {host, 5672}});
    }
    return profile;
}

} // namespace

class HaproxyConfigTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u"\tserver  a 10.0.0.1:5672 \r"_s << QStringList{u"server"_s, u"a"_s, u"10.0.0.1:5672"_s};
        QTest::newRow("comment") << u"bind :1 # of mine"_s << QStringList{u"bind"_s, u":1"_s};
        QTest::newRow("escaped") << u"log a\\ b\\#c"_s << QStringList{u"log"_s, u"a b#c"_s};
        QTest::newRow("line ends of a request") << uR"(http-check send "GET / HTTP/1.0\r\nHost: a\x41")"_s
                                                << QStringList{u"http-check"_s, u"send"_s, u"GET / HTTP/1.0\r\nHost: aA"_s};
        QTest::newRow("no escape keeps its backslash")
            << uR"(acl a path_reg "^/a\.b\d+$")"_s << QStringList{u"acl"_s, u"a"_s, u"path_reg"_s, uR"(^/a\.b\d+$)"_s};
        QTest::newRow("strong") << u"hdr \"a # b\" c"_s << QStringList{u"hdr"_s, u"a # b"_s, u"c"_s};
        QTest::newRow("weak") << u"hdr 'a \\ \"b' \"\" c"_s << QStringList{u"hdr"_s, u"a \\ \"b"_s, QString(), u"c"_s};
        QTest::newRow("continued") << u"server a \\\n  10.0.0.1:5672 \\\n  check"_s << QStringList{u"server"_s, u"a"_s, u"10.0.0.1:5672"_s, u"check"_s};
        QTest::newRow("open quote") << u"hdr \"a b"_s << QStringList{u"hdr"_s, u"a b"_s};
        QTest::newRow("lone backslash at the end") << u"mode tcp\\"_s << QStringList();
    }
    void words()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        const auto config = parseConfig(u"backend x\n"_s + line);
        QVERIFY(config);
        QCOMPARE(config->sections.size(), 1);
        const QList<ConfigLine> lines = config->sections.first().lines;
        QCOMPARE(lines.isEmpty() ? QStringList() : lines.first().words, words);
        if (!lines.isEmpty())
            QCOMPARE(lines.first().number, 2);
    }

    void defaultsAreInherited()
    {
        const auto config = parseConfig(u"defaults base\n mode http\n option httpchk\ndefaults tcp from base\n mode tcp\n no option httpchk\n"
                                        "backend a from base\nbackend b from tcp\nbackend c\nfrontend d from nobody\n mode health\n"_s);
        QVERIFY(config);
        const auto modeOf = [&](const QString &type, const QString &name) {
            const ConfigLine *line = config->setting(*config->section(type, name), {u"mode"_s});
            return line == nullptr ? QString() : line->words.value(1);
        };
        QCOMPARE(modeOf(u"backend"_s, u"a"_s), u"http"_s);
        QCOMPARE(modeOf(u"backend"_s, u"b"_s), u"tcp"_s);
        QCOMPARE(modeOf(u"backend"_s, u"c"_s), u"tcp"_s);
        QCOMPARE(modeOf(u"frontend"_s, u"d"_s), u"health"_s);
        const QStringList httpchk{u"option"_s, u"httpchk"_s};
        QVERIFY(config->setting(*config->section(u"backend"_s, u"a"_s), httpchk) != nullptr);
        QVERIFY(config->setting(*config->section(u"backend"_s, u"b"_s), httpchk) == nullptr);
        QVERIFY(config->settings(*config->section(u"backend"_s, u"c"_s), httpchk).isEmpty());
    }

    void hostileInput_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("reads");
        QTest::newRow("empty") << QString() << true;
        QTest::newRow("no section") << u"mode tcp\nserver a b\n"_s << true;
        QTest::newRow("bare server") << u"backend be_amqp\nserver\nserver a\nbind\ntimeout client\nmode\ndefault-server\noption httpchk\n"_s << true;
        QTest::newRow("its own defaults") << u"defaults a from a\nbackend b from a\n mode tcp\n"_s << true;
        QTest::newRow("zero bytes") << QString(1000, QChar(0)) << true;
        QTest::newRow("quotes") << QString(100'001, u'"') << true;
        QTest::newRow("too many lines") << QString(200'000, u'\n') << false;
        QTest::newRow("too many words") << u"backend a\n"_s + QString(40'000, u'x').replace(u'x', u"x "_s) << false;
        QTest::newRow("too long") << QString(5'000'000, u' ') << false;
    }
    void hostileInput()
    {
        QFETCH(QString, text);
        QFETCH(bool, reads);
        const auto config = parseConfig(text);
        QCOMPARE(config.has_value(), reads);
        if (config)
            faultsOf(*config, places);
        else
            QCOMPARE(config.error().kind, ErrorKind::TooLarge);
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds"); // −1: none
        QTest::newRow("bare") << u"1500"_s << qint64(1500);
        QTest::newRow("ms") << u"50000ms"_s << qint64(50'000);
        QTest::newRow("s") << u"30s"_s << qint64(30'000);
        QTest::newRow("m") << u"2m"_s << qint64(120'000);
        QTest::newRow("h") << u"3h"_s << qint64(10'800'000);
        QTest::newRow("d") << u"1d"_s << qint64(86'400'000);
        QTest::newRow("us") << u"2000us"_s << qint64(2);
        QTest::newRow("word") << u"long"_s << qint64(-1);
        QTest::newRow("huge") << u"99999999999999999999"_s << qint64(-1);
        QTest::newRow("empty") << QString() << qint64(-1);
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);
        QCOMPARE(haproxy::milliseconds(text).value_or(-1), milliseconds);
    }

    void faults_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("kinds"); // topic:kind@line
        const auto with = [](const QString &before, const QString &after) { return QString(sound).replace(before, after); };
        const QString uri = u"/api/health/checks/ready-to-serve-clients"_s;
        QTest::newRow("sound") << sound << QStringList();
        QTest::newRow("the handbook's") << seed << QStringList{u"0:http@6"_s,         u"1:tight-client@8"_s,  u"0:http@6"_s,
                                                               u"1:tight-server@9"_s, u"2:http-on-amqp@21"_s, u"3:missing@22"_s};
        QTest::newRow("mode http") << with(u"mode tcp"_s, u"mode http"_s) << QStringList{u"0:http@2"_s, u"0:http@2"_s};
        QTest::newRow("no mode is tcp") << with(u"    mode tcp\n"_s, QString()) << QStringList();
        QTest::newRow("short client") << with(u"timeout client 3h"_s, u"timeout client 10s"_s) << QStringList{u"1:client@3"_s};
        // Heartbeats pass every 30 s: they keep it, and only who has none is cut off.
        QTest::newRow("quiet clients without heartbeats") << with(u"timeout client 3h"_s, u"timeout client 50s"_s) << QStringList{u"1:tight-client@3"_s};
        QTest::newRow("nearly two heartbeats") << with(u"timeout client 3h"_s, u"timeout client 119s"_s) << QStringList{u"1:tight-client@3"_s};
        QTest::newRow("two heartbeats") << with(u"timeout client 3h"_s, u"timeout client 120s"_s) << QStringList();
        QTest::newRow("no time-out") << with(u"    timeout server 3h\n"_s, QString()) << QStringList{u"1:missing-server@7"_s};
        QTest::newRow("tunnel counts") << with(u"timeout server 3h"_s, u"timeout server 5s\n timeout tunnel 4h"_s) << QStringList();
        QTest::newRow("alarms") << with(uri, u"/api/health/checks/alarms"_s) << QStringList{u"2:alarms@10"_s};
        QTest::newRow("local alarms") << with(uri, u"/api/health/checks/local-alarms"_s) << QStringList();
        QTest::newRow("quorum critical") << with(uri, u"/api/health/checks/node-is-quorum-critical"_s) << QStringList{u"2:critical@10"_s};
        QTest::newRow("port listener") << with(uri, u"/api/health/checks/port-listener/5672"_s) << QStringList{u"2:hangs@10"_s};
        QTest::newRow("protocol listener") << with(uri, u"/api/health/checks/protocol-listener/amqp"_s) << QStringList{u"2:hangs@10"_s};
        QTest::newRow("node health") << with(uri, u"/api/healthchecks/node"_s) << QStringList{u"2:hangs@10"_s};
        QTest::newRow("virtual hosts") << with(uri, u"/api/health/checks/virtual-hosts"_s) << QStringList();
        QTest::newRow("two doors") << with(u"    option httpchk\n"_s,
                                           u"    option tcp-check\n    tcp-check connect port 5672\n    tcp-check connect port 15672\n"
                                           "    tcp-check send \"GET /api/health/checks/virtual-hosts HTTP/1.0\\r\\n\\r\\n\"\n"
                                           "    tcp-check expect string \"200 OK\"\n"_s)
                                   << QStringList();
        QTest::newRow("aliveness") << with(uri, u"/api/aliveness-test/%2F"_s) << QStringList{u"2:aliveness@10"_s};
        QTest::newRow("root page") << with(uri, u"/"_s) << QStringList{u"2:root@10"_s};
        QTest::newRow("http on amqp") << with(u" port 15672"_s, QString()) << QStringList{u"2:http-on-amqp@10"_s};
        QTest::newRow("port by connect")
            << with(u" port 15672"_s, QString()).replace(u"http-check send"_s, u"http-check connect port 15672\n http-check send"_s) << QStringList();
        QTest::newRow("not checked") << with(u"default-server check"_s, u"default-server"_s) << QStringList{u"2:none@12"_s};
        QTest::newRow("tcp only") << with(u"    option httpchk\n"_s, QString()) << QStringList{u"2:tcp@11"_s};
        QTest::newRow("sessions stay") << with(u" on-marked-down shutdown-sessions"_s, QString()) << QStringList{u"3:missing@12"_s};
        QTest::newRow("listen") << u"listen amqp\n bind *:5672\n mode http\n timeout client 1s\n timeout server 1h\n server a 10.0.0.1:5672\n"_s
                                << QStringList{u"0:http@3"_s, u"1:client@4"_s, u"2:none@6"_s};
        QTest::newRow("another port leads there") << with(u"    bind :5672\n"_s, u"    bind :5673\n"_s).replace(u"timeout client 3h"_s, u"timeout client 10s"_s)
                                                  << QStringList{u"1:client@3"_s};
        QTest::newRow("in a title") << u"listen amqp :5672\n timeout client 1s\n timeout server 1h\n server a 10.0.0.1\n"_s
                                    << QStringList{u"1:client@2"_s, u"2:none@4"_s};
        QTest::newRow("template") << u"listen amqp\n bind :5670\n timeout client 1h\n timeout server 1h\n server-template mq 3 mq:5672 check\n"_s
                                  << QStringList{u"2:tcp@5"_s, u"3:missing@5"_s};
        QTest::newRow("others' sections")
            << sound + u"frontend web\n bind :80\n mode http\n timeout client 1s\n default_backend site\nbackend site\n mode http\n server w 10.0.0.9:8080\n"_s
            << QStringList();
    }
    void faults()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, kinds);
        QCOMPARE(kindsOf(text), kinds);
    }

    void secretsAreMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        QTest::newRow("basic") << u"http-check send meth GET hdr Authorization \"Basic d2FycmVu\" hdr X y"_s << u"d2FycmVu"_s;
        QTest::newRow("escaped") << u"option httpchk GET /x HTTP/1.1\\r\\nAuthorization:\\ Basic\\ d2FycmVu"_s << u"d2FycmVu"_s;
        QTest::newRow("bearer") << u"hdr authorization 'Bearer d2FycmVu'"_s << u"d2FycmVu"_s;
        QTest::newRow("userlist") << u"user admin password $6$d2FycmVu"_s << u"d2FycmVu"_s;
        QTest::newRow("insecure") << u"user admin insecure-password \"d2Fy cmVu\""_s << u"d2Fy cmVu"_s;
        QTest::newRow("signature") << u"bind :1 tcp-md5sig d2FycmVu"_s << u"d2FycmVu"_s;
        QTest::newRow("stats") << u"stats auth admin:d2FycmVu"_s << u"d2FycmVu"_s;
    }
    void secretsAreMasked()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        const QString masked = maskSecrets(text);
        QVERIFY2(!masked.contains(secret), qPrintable(masked));
        QVERIFY(masked.contains(u"***"_s));
        QCOMPARE(masked.left(4), text.left(4));
    }

    void whatIsWrittenIsSound_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("byHttp");
        QTest::newRow("3.10") << u"3.10.8"_s << false;
        QTest::newRow("4.0") << u"4.0.5"_s << false;
        QTest::newRow("4.1.0") << u"4.1.0"_s << false;
        QTest::newRow("4.1.1") << u"4.1.1"_s << true;
        QTest::newRow("4.3") << u"4.3.6"_s << true;
        QTest::newRow("not known") << QString() << false;
    }
    void whatIsWrittenIsSound()
    {
        QFETCH(QString, version);
        QFETCH(bool, byHttp);
        const Result<QString> text = writeConfig(profile(3), {.version = version});
        QVERIFY(text);
        QCOMPARE(kindsOf(*text), QStringList());
        QCOMPARE(text->contains(u"ready-to-serve-clients"_s), byHttp);
        QCOMPARE(text->count(u"\n    server "_s), 3);
        QVERIFY(!text->contains(u'%'));
        const auto config = parseConfig(*text);
        QVERIFY(config);
        QCOMPARE(amqpSections(*config, places).size(), 2);
    }

    void brokersWithTlsOnly()
    {
        ClusterProfile secure = profile(3);
        for (NodeProfile &node : secure.nodes) {
            node.amqps = {node.amqp.host, 5671};
            node.amqp = {};
            node.management = QUrl(u"https://%1:15671"_s.arg(node.amqps.host));
        }
        const Result<QString> text = writeConfig(secure, {.version = u"4.3.6"_s, .port = 5671});
        QVERIFY(text);
        QCOMPARE(text->count(u":5671\n"_s), 4); // three servers, and where clients connect
        QVERIFY(text->contains(u"tcp-check connect ssl"_s));
        QVERIFY(text->contains(u"default-server check verify none "_s));
        QVERIFY(!text->contains(u"5672"_s) && !text->contains(u'%'));
        QVERIFY(parseConfig(*text));
    }

    void whatCannotBeWrittenIsRefused()
    {
        QCOMPARE(writeConfig({}, {}).error().kind, ErrorKind::Usage);
        ClusterProfile hostile = profile(1);
        hostile.nodes.first().amqp.host = u"a\nserver evil 1.2.3.4:1"_s;
        QCOMPARE(writeConfig(hostile, {}).error().kind, ErrorKind::Usage);
        QCOMPARE(writeConfig(profile(1), {.version = {}, .backend = u"a b"_s}).error().kind, ErrorKind::Usage);
    }
};

QTEST_GUILESS_MAIN(HaproxyConfigTest)
#include "HaproxyConfigTest.moc"
