#include "look/probe/Ping.h"
#include "look/probe/ProxyAnswers.h"
#include "look/probe/ReachNames.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

/// Parsers of what other programs print.
class ReachTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ping_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<PingFigures>("figures");
        QTest::newRow("iputils") << QByteArray(
            "PING broker1 (10.77.0.11) 56(84) bytes of data.\n\n--- broker1 ping statistics ---\n"
            "20 packets transmitted, 20 received, 0% packet loss, time 3812ms\nrtt min/avg/max/mdev = 0.030/0.045/0.100/0.010 ms\n")
                                 << PingFigures{20, 20, 0.03, 0.045, 0.1};
        QTest::newRow("loss and errors") << QByteArray(
            "--- x ping statistics ---\n20 packets transmitted, 14 received, +3 errors, 30% packet loss, time 3999ms\n"
            "rtt min/avg/max/mdev = 1.5/2.5/30.25/0.1 ms, pipe 2\n")
                                         << PingFigures{20, 14, 1.5, 2.5, 30.25};
        QTest::newRow("nothing back") << QByteArray("--- x ping statistics ---\n20 packets transmitted, 0 received, 100% packet loss, time 4053ms\n\n")
                                      << PingFigures{20, 0, 0, 0, 0};
        QTest::newRow("duplicates") << QByteArray(
            "20 packets transmitted, 22 received, +2 duplicates, 0% packet loss, time 1ms\nrtt min/avg/max/mdev = 1/2/3/0 ms\n")
                                    << PingFigures{20, 20, 1, 2, 3};
        QTest::newRow("busybox") << QByteArray("20 packets transmitted, 19 packets received, 5% packet loss\nround-trip min/avg/max = 0.071/0.086/0.120 ms\n")
                                 << PingFigures{20, 19, 0.071, 0.086, 0.12};
        QTest::newRow("bsd") << QByteArray(
            "20 packets transmitted, 20 packets received, 0.0% packet loss\nround-trip min/avg/max/stddev = 1.071/2.086/3.120/0.5 ms\n")
                             << PingFigures{20, 20, 1.071, 2.086, 3.12};
    }
    void ping()
    {
        QFETCH(QByteArray, text);
        QFETCH(PingFigures, figures);
        const auto read = parsePing(text);
        QVERIFY(read);
        QCOMPARE(*read, figures);
    }

    void noPing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("unknown name") << QByteArray("ping: nosuch: Name or service not known\n");
        QTest::newRow("none sent") << QByteArray("0 packets transmitted, 0 received\n");
        QTest::newRow("too many") << QByteArray("99999999999 packets transmitted, 0 received\n");
        QTest::newRow("noise") << QByteArray(1'000'000, '\xff');
    }
    void noPing()
    {
        QFETCH(QByteArray, text);
        const auto read = parsePing(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Malformed);
    }

    void sshConfiguration_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("endpoint"); // empty: none
        QTest::newRow("plain") << QByteArray("user ops\nhostname 10.77.0.11\nport 22\n") << u"10.77.0.11:22"_s;
        QTest::newRow("other port") << QByteArray("hostname broker1\nport 2222\nproxyjump none\n") << u"broker1:2222"_s;
        QTest::newRow("jump") << QByteArray("hostname broker1\nport 22\nproxyjump bastion\n") << QString();
        QTest::newRow("command") << QByteArray("hostname broker1\nport 22\nproxycommand nc %h %p\n") << QString();
        QTest::newRow("port out of range") << QByteArray("hostname broker1\nport 99999\n") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void sshConfiguration()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, endpoint);
        const auto read = parseSshConfiguration(text);
        QCOMPARE(read ? toText(*read) : QString(), endpoint);
    }

    void serversState()
    {
        const QByteArray header =
            "1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change "
            "srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord\n";
        const auto servers = parseServersState(header
                                               + "3 be_amqp 1 broker1 10.77.0.11 2 0 100 100 249 15 3 4 6 0 0 0 - 5672 -\n"
                                                 "3 be_amqp 2 broker2 10.77.0.12 0 1 100 100 3 15 3 0 14 0 0 0 - 5672 -\n\nrubbish\n");
        QVERIFY(servers);
        QCOMPARE(servers->size(), 2);
        QCOMPARE(servers->at(0), (ProxyServerLook{.backend = u"be_amqp"_s,
                                                  .name = u"broker1"_s,
                                                  .address = u"10.77.0.11"_s,
                                                  .port = 5672,
                                                  .operational = 2,
                                                  .administrative = 0,
                                                  .weight = 100}));
        QVERIFY(servers->at(0).isUp());
        QCOMPARE(servers->at(1).administrative, int(ProxyServerLook::ForcedMaintenance));
        QVERIFY(!servers->at(1).isUp());
        // Without weight nobody is sent there; a slot of a template without a name is none yet.
        const auto idle = parseServersState(header
                                            + "3 be_amqp 1 broker1 10.77.0.11 2 0 0 1 249 15 3 4 6 0 0 0 - 5672 -\n"
                                              "3 be_amqp 2 slot2 - 0 32 1 1 3 15 3 0 14 0 0 0 - 5672 -\n\n");
        QVERIFY(idle);
        QVERIFY(!idle->at(0).isUp() && !idle->at(0).spare);
        QVERIFY(idle->at(1).spare);
        for (const QByteArray &bad : {QByteArray(), QByteArray("2\n# be_id\n"), QByteArray("1\nno header\n"), QByteArray("1\n# be_id other\n"),
                                      QByteArray(header + "3 be_amqp 1\n"), QByteArray("Permission denied\n")})
            QVERIFY2(!parseServersState(bad), bad.constData());
        QCOMPARE(parseServersState(header + "\n")->size(), 0);
    }

    void stateAndStatAreJoined()
    {
        const auto servers = parseProxyState(
            "Name: HAProxy\nPid: 62\n\n# pxname,svname,scur,status,bck,check_status,last_chk,\nbe_amqp,broker1,4,DOWN,0,L4CON,Connection refused,\n"
            "be_amqp,spare,0,UP,1,L4OK,,\n\n1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state\n3 be_amqp 1 broker1 10.77.0.11 0 0\n3 "
            "be_amqp 2 spare 10.77.0.12 2 0\n\n");
        QVERIFY(servers);
        QCOMPARE(servers->size(), 2);
        QCOMPARE(servers->at(0).status, u"DOWN"_s);
        QCOMPARE(servers->at(0).checkStatus, u"L4CON"_s);
        QCOMPARE(servers->at(0).lastCheck, u"Connection refused"_s);
        QCOMPARE(servers->at(0).sessions, 4);
        QVERIFY(servers->at(1).backup);
        QVERIFY(!parseProxyState("socat: Permission denied\n"));
    }

    void showProc()
    {
        const auto workers =
            parseShowProc("#<PID>          <type>          <reloads>       <uptime>        <version>\n"
                          "61              master          2 [failed: 1]   0d00h04m09s     3.0.11\n# workers\n"
                          "90              worker          0               0d00h00m05s     3.0.11\n# old workers\n"
                          "62              worker          2 [failed: 1]   0d00h04m09s     3.0.11\n"
                          "70              worker          1               0d00h02m09s     3.0.11\n# programs\n88  dataplane 0 0d00h00m05s -\n\n");
        QVERIFY(workers);
        QCOMPARE(workers->size(), 3);
        QCOMPARE(workers->at(0).pid, 90);
        QVERIFY(!workers->at(0).old);
        QCOMPARE(workers->at(1), (ProxyWorker{.pid = 62, .old = true, .reloads = 2, .uptime = u"0d00h04m09s"_s, .version = u"3.0.11"_s, .sessions = {}}));
        QCOMPARE(workers->at(2).pid, 70);
        QVERIFY(!parseShowProc("Unknown command\n"));
        QVERIFY(!parseShowProc({}));
        QCOMPARE(parseShowProc("#<PID> <type>\n# old workers\n[\n-1 worker 0 x y\nx y z w\n")->size(), 0);
    }

    void sections()
    {
        const auto sections = proxySections("motd\n\x1eprocess\n62\n\n\x1e=0\n\n\x1e"
                                            "files\n/etc/haproxy/haproxy.cfg\n\n\x1e=0\n\n\x1e"
                                            "config\nhalf of it");
        QCOMPARE(sections.keys(), (QStringList{u"config"_s, u"files"_s, u"process"_s}));
        QCOMPARE(sections[u"process"_s].text.trimmed(), QByteArray("62"));
        QCOMPARE(sections[u"process"_s].exitCode, 0);
        QCOMPARE(sections[u"config"_s].exitCode, -1);
        QVERIFY(proxySections({}).isEmpty());
    }

    /// Word for word: where an answer breaks off is told by its last bytes.
    void sectionsAddNothing()
    {
        const QByteArray state = "# pxname,svname,scur,\nbe_amqp,a,4,\n\n1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state\n"
                                 "3 be_amqp 1 a 10.77.0.11 2 0\n3 be_amqp 2 b 10.77.0.12 2 0\n\n";
        const auto readBack = [](const QByteArray &said) {
            return proxySections("\n\x1e"
                                 "state\n"
                                 + said + "\n\x1e=0\n")
                .value(u"state"_s)
                .text;
        };
        QVERIFY(parseProxyState(readBack(state)));
        for (qsizetype bytes = 0; bytes < state.size(); ++bytes) {
            QCOMPARE(readBack(state.first(bytes)), state.first(bytes));
            QVERIFY2(!parseProxyState(readBack(state.first(bytes))), state.first(bytes).right(60).constData());
        }
    }
};

QTEST_GUILESS_MAIN(ReachTextTest)
#include "ReachTextTest.moc"
