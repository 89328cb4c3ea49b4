#include "look/proxy/HaproxyServers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::haproxy;

namespace {

// From HAProxy 3.0.11 on a test host.
const QByteArray stateHeader =
    "1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status "
    "srv_check_result "
    "srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr "
    "srv_agent_addr srv_agent_port\n";
QByteArray row(const char *server, int admin, int weight)
{
    return "3 be_amqp 1 " + QByteArray(server) + " 10.77.0.11 2 " + QByteArray::number(admin) + ' ' + QByteArray::number(weight)
           + " 100 125 15 3 4 6 0 0 0 - 5672 - 0 15672 - - 15672\n";
}
const QByteArray processes = "#<PID>          <type>          <reloads>       <uptime>        <version>      \n"
                             "47              master          1 [failed: 0]   0d00h02m21s     3.0.11\n# workers\n"
                             "93              worker          0               0d00h00m21s     3.0.11\n# old workers\n"
                             "61              worker          1               0d00h02m21s     3.0.11\n# programs\n\n";
const QByteArray sessions =
    "0x7fe554dfd000: proto=unix_stream src=unix:1 fe=GLOBAL be=<NONE> srv=<none> ts=00\n"
    "0x7f75c10a9800: proto=tcpv4 src=10.77.0.1:35440 fe=fe_amqp be=be_amqp srv=broker1 ts=00 scf=[8,14200h,fd=24] scb=[8,30005h,fd=25]\n"
    "0x7f75c10a9900: proto=tcpv4 src=10.77.0.1:35441 fe=fe_amqp be=be_amqp srv=broker1 ts=00 scf=[8,14200h,fd=24] scb=[10,30005h,fd=25]\n"
    "0x7f75c10a9a00: proto=tcpv4 src=10.77.0.1:35442 fe=fe_amqp be=be_amqp srv=broker11 ts=00 scf=[8,0h,fd=2] scb=[8,0h,fd=3]\n\n";

} // namespace

class HaproxyServersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void adminStates_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<QString>("state");
        QTest::newRow("none") << 0 << u"ready"_s;
        QTest::newRow("forced maint") << 1 << u"maint"_s;
        QTest::newRow("inherited maint") << 2 << u"maint"_s;
        QTest::newRow("configured maint") << 4 << u"maint"_s;
        QTest::newRow("forced drain") << 8 << u"drain"_s;
        QTest::newRow("inherited drain") << 16 << u"drain"_s;
        QTest::newRow("no address") << 32 << u"maint"_s;
        QTest::newRow("maint outweighs drain") << 9 << u"maint"_s;
    }
    void adminStates()
    {
        QFETCH(const int, bits);
        QFETCH(const QString, state);
        const Result<ServerTable> table = parseServers(stateHeader + row("broker1", bits, 25), u"be_amqp"_s);
        QVERIFY(table);
        QCOMPARE(toId(table->servers.first().admin()), state);
        QCOMPARE(adminStateFromId(state), table->servers.first().admin());
        QCOMPARE(table->servers.first().weight, 25);
        QCOMPARE(table->servers.first().initialWeight, 100);
        QCOMPARE(table->servers.first().port, quint16(5672));
    }

    void tables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("backend");
        QTest::addColumn<int>("servers"); // −1: an error
        const QByteArray two = row("broker1", 0, 100) + row("broker2", 0, 100);
        QTest::newRow("two") << stateHeader + two + "\n" << u"be_amqp"_s << 2;
        QTest::newRow("the first backend") << stateHeader + two << QString() << 2;
        QTest::newRow("after what a write said") << "No such server.\n\n" + stateHeader + two << u"be_amqp"_s << 2;
        QTest::newRow("another backend") << stateHeader + two << u"be_other"_s << -1;
        QTest::newRow("no such backend") << QByteArray("Can't find backend.\n") << u"be_amqp"_s << -1;
        QTest::newRow("nothing") << QByteArray() << u"be_amqp"_s << -1;
        QTest::newRow("rubbish") << QByteArray("\x00\xff\n# \n", 6) << u"be_amqp"_s << -1;
        QTest::newRow("cut off") << stateHeader.first(40) << u"be_amqp"_s << -1;
    }
    void tables()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, backend);
        QFETCH(const int, servers);
        const Result<ServerTable> table = parseServers(text, backend);
        QCOMPARE(table ? int(table->servers.size()) : -1, servers);
    }

    void workers()
    {
        const Result<QList<Worker>> found = parseWorkers(processes);
        QVERIFY(found);
        const QList<Worker> expected{{.pid = 93, .old = false, .reloads = 0, .uptime = u"0d00h00m21s"_s, .version = u"3.0.11"_s},
                                     {.pid = 61, .old = true, .reloads = 1, .uptime = u"0d00h02m21s"_s, .version = u"3.0.11"_s}};
        QCOMPARE(*found, expected);
        QVERIFY(!parseWorkers("Unknown command\n"));
    }

    /// Not those of a server whose name begins alike, and not what HAProxy has forgotten.
    void sessionsOfAServer()
    {
        const auto found = parseSessions(sessions, u"be_amqp"_s, u"broker1"_s);
        QVERIFY(found);
        QCOMPARE(*found, QList<QByteArray>{"0x7f75c10a9800"});
        QVERIFY(parseSessions("\n", u"be_amqp"_s, u"broker1"_s)->isEmpty());
        QVERIFY(!parseSessions("Unknown command\n", u"be_amqp"_s, u"broker1"_s));
    }
};

QTEST_GUILESS_MAIN(HaproxyServersTest)
#include "HaproxyServersTest.moc"
