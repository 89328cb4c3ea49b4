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
        QTest::newRow("disabled by its file") << 5 << u"maint"_s;
        QTest::newRow("disabled by its file, enabled since") << 4 << u"ready"_s;
        QTest::newRow("drained, disabled by its file before") << 12 << u"drain"_s;
        QTest::newRow("renamed at run time") << 64 << u"ready"_s;
        QTest::newRow("forced drain") << 8 << u"drain"_s;
        QTest::newRow("inherited drain") << 16 << u"drain"_s;
        QTest::newRow("no address") << 32 << u"maint"_s;
        QTest::newRow("maint outweighs drain") << 9 << u"maint"_s;
    }
    void adminStates()
    {
        QFETCH(const int, bits);
        QFETCH(const QString, state);
        const Result<QList<ServerTable>> tables = parseServerTables(stateHeader + row("broker1", bits, 25) + "\n");
        QVERIFY(tables);
        const ServerTable *table = tableOf(*tables, u"be_amqp"_s);
        QVERIFY(table);
        QCOMPARE(toId(table->servers.first().admin()), state);
        QCOMPARE(adminStateFromId(state), table->servers.first().admin());
        QCOMPARE(table->servers.first().weight, 25);
        QCOMPARE(table->servers.first().initialWeight, 100);
        QCOMPARE(table->servers.first().port, quint16(5672));
    }

    /// "host:-10", which HAProxy writes as a number of 32 bits; what cannot be a port is none.
    void portsBelowTheClients_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<quint16>("port");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("place");
        QTest::newRow("its own") << QByteArray("5672") << quint16(5672) << 0 << u"10.77.0.11:5672"_s;
        QTest::newRow("the client's") << QByteArray("0") << quint16(0) << 0 << u"10.77.0.11:0"_s;
        QTest::newRow("ten below") << QByteArray("4294967286") << quint16(0) << -10 << u"10.77.0.11:-10"_s;
        QTest::newRow("as far below as can be") << QByteArray("4294901761") << quint16(0) << -65535 << u"10.77.0.11:-65535"_s;
    }
    void portsBelowTheClients()
    {
        QFETCH(const QByteArray, told);
        const Result<QList<ServerTable>> tables = parseServerTables(stateHeader + row("broker1", 0, 100).replace(" 5672 ", " " + told + " ") + "\n");
        QVERIFY(tables);
        const ServerState server = tables->first().servers.first();
        QTEST(server.port, "port");
        QTEST(server.portOffset, "offset");
        QTEST(server.place(), "place");
        QVERIFY(server.takesClients());
    }

    void agents_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("isOn");
        QTest::newRow("none") << QByteArray("0") << false;
        QTest::newRow("configured and disabled") << QByteArray("18") << false;
        QTest::newRow("on") << QByteArray("22") << true;
        QTest::newRow("on, and being asked") << QByteArray("7") << true;
    }
    void agents()
    {
        QFETCH(const QByteArray, state);
        const QByteArray line = row("broker1", 0, 100).replace(" 3 4 6 0 0 0 - ", " 3 4 6 " + state + " 0 0 - ");
        const Result<QList<ServerTable>> tables = parseServerTables(stateHeader + line + "\n");
        QVERIFY(tables);
        QTEST(tables->first().servers.first().hasAgent, "isOn");
    }

    /// What was told by hand, apart from what the name, the file and the tracked server make of it.
    void told_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("byFile");
        QTest::newRow("no address") << 32 << u"ready"_s << false;
        QTest::newRow("follows another") << 2 << u"ready"_s << false;
        QTest::newRow("drained, no address") << 40 << u"drain"_s << false;
        QTest::newRow("drained, follows another") << 10 << u"drain"_s << false;
        QTest::newRow("by hand") << 1 << u"maint"_s << false;
        QTest::newRow("by its file") << 5 << u"maint"_s << true;
        QTest::newRow("enabled since") << 4 << u"ready"_s << false;
    }
    void told()
    {
        QFETCH(const int, bits);
        const ServerState server{.name = u"s"_s, .address = u"10.0.0.1"_s, .port = 5672, .operState = 2, .adminBits = bits, .weight = 1};
        QTEST(toId(server.told()), "state");
        QTEST(server.isDisabledByFile(), "byFile");
    }

    void takesClients_data()
    {
        QTest::addColumn<ServerState>("server");
        QTest::addColumn<bool>("takes");
        const ServerState good{.name = u"s"_s, .address = u"10.0.0.1"_s, .port = 5672, .operState = 2, .weight = 1};
        const auto row = [&](const char *name, bool takes, const std::function<void(ServerState &)> &change) {
            ServerState server = good;
            change(server);
            QTest::newRow(name) << server << takes;
        };
        row("up", true, [](ServerState &) {});
        row("starting slowly", true, [](ServerState &server) { server.operState = 1; });
        row("down", false, [](ServerState &server) { server.operState = 0; });
        row("stopping", false, [](ServerState &server) { server.operState = 3; });
        row("no address", false, [](ServerState &server) { server.address.clear(); });
        row("no address, as 03a tells it", false, [](ServerState &server) {
            server.address.clear();
            server.adminBits = DnsMaint;
            server.operState = 0;
        });
        row("a UNIX socket", true, [](ServerState &server) {
            server.address.clear();
            server.port = 0;
        });
        row("no weight", false, [](ServerState &server) { server.weight = 0; });
        row("drained", false, [](ServerState &server) { server.adminBits = ForcedDrain; });
    }
    void takesClients()
    {
        QFETCH(const ServerState, server);
        QTEST(server.takesClients(), "takes");
    }

    void tables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("backend");
        QTest::addColumn<int>("servers"); // −1: not there
        const QByteArray two = row("broker1", 0, 100) + row("broker2", 0, 100);
        QTest::newRow("two") << stateHeader + two + "\n" << u"be_amqp"_s << 2;
        QTest::newRow("after what a write said") << "No such server.\n\n" + stateHeader + two + "\n" << u"be_amqp"_s << 2;
        QTest::newRow("another backend") << stateHeader + two + "\n" << u"be_other"_s << -1;
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
        const Result<QList<ServerTable>> found = parseServerTables(text);
        const ServerTable *table = found ? tableOf(*found, backend) : nullptr;
        QCOMPARE(table != nullptr ? int(table->servers.size()) : -1, servers);
    }

    /// Wherever the answer ends too early (a reload, a socat that waits no longer), it is none: a server that is not named in it would be
    /// left as it is, and a line that is cut off says another state, weight or port.
    void whatBreaksOffIsNoAnswer()
    {
        const QByteArray whole = stateHeader + row("broker1", 9, 25) + row("broker2", 0, 100) + row("broker3", 0, 100) + "\n";
        QVERIFY(parseServerTables(whole));
        for (qsizetype bytes = 0; bytes < whole.size(); ++bytes)
            QVERIFY2(!parseServerTables(whole.first(bytes)), whole.first(bytes).right(80).constData());
        // "None is left" likewise.
        for (qsizetype bytes = 0; bytes < sessions.size(); ++bytes)
            QVERIFY2(!parseSessions(sessions.first(bytes), {{.backend = u"be_amqp"_s, .server = u"broker1"_s}}), sessions.first(bytes).right(80).constData());
    }

    void addressesAndNames()
    {
        const auto tables = parseServerTables("1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_fqdn srv_port\n"
                                              "2 fe 1 unix - 2 0 - 0\n2 fe 2 slot - 0 32 mq.example.org 5672\n2 fe 3 six 2001:db8::1 2 0 - 5672\n\n");
        QVERIFY(tables);
        const QList<ServerState> &servers = tables->first().servers;
        QCOMPARE(servers.at(0).address, QString());
        QCOMPARE(servers.at(1).fqdn, u"mq.example.org"_s);
        QCOMPARE(servers.at(1).address, QString());
        QCOMPARE(servers.at(2).address, u"2001:db8::1"_s);
        QCOMPARE(servers.at(2).fqdn, QString());
        QCOMPARE(servers.at(2).record, QString());
        // Slots of a template: the record names each of them anew.
        const auto slots_ = parseServerTables(stateHeader + "3 be 1 mq1 10.0.0.3 2 0 1 1 125 15 3 4 6 0 0 0 mq3.example.org 5672 _amqp._tcp.mq 0 0 - - 0\n"
                                              + row("broker1", 0, 1) + "\n");
        QVERIFY(slots_);
        QCOMPARE(slots_->at(0).servers.first().record, u"_amqp._tcp.mq"_s);
        QCOMPARE(slots_->at(1).servers.first().record, QString());
    }

    /// Where the profile names no backend.
    void brokerBackends_data()
    {
        QTest::addColumn<QList<ServerTable>>("tables");
        QTest::addColumn<QString>("backend"); // an error's kind: none
        const auto table = [](const QString &backend, const QList<std::pair<QString, quint16>> &servers) {
            ServerTable made{.backend = backend, .servers = {}};
            for (const auto &[address, port] : servers)
                made.servers.append({.name = address, .address = address, .port = port});
            return made;
        };
        const ServerTable epmd = table(u"epmd"_s, {{u"10.0.0.1"_s, 4369}});
        const ServerTable page = table(u"mgmt"_s, {{u"10.0.0.1"_s, 15672}, {u"10.0.0.2"_s, 15672}});
        const ServerTable amqp = table(u"amqp"_s, {{u"10.0.0.1"_s, 5672}, {u"10.0.0.2"_s, 5672}});
        const ServerTable amqps = table(u"amqps"_s, {{u"10.0.0.1"_s, 5671}, {u"10.0.0.2"_s, 5671}});
        QTest::newRow("the third") << QList{epmd, page, amqp} << u"amqp"_s;
        QTest::newRow("in clear text before encrypted") << QList{amqps, amqp} << u"amqp"_s;
        QTest::newRow("encrypted only") << QList{epmd, amqps} << u"amqps"_s;
        QTest::newRow("none") << QList{epmd, page} << toId(ErrorKind::NotFound);
        QTest::newRow("nothing") << QList<ServerTable>{} << toId(ErrorKind::NotFound);
        QTest::newRow("two alike") << QList{amqp, table(u"other"_s, {{u"10.7.0.1"_s, 5672}, {u"10.7.0.2"_s, 5672}})} << toId(ErrorKind::Usage);
    }
    void brokerBackends()
    {
        QFETCH(const QList<ServerTable>, tables);
        const Result<QString> found = brokerBackend(tables, {});
        QTEST(found ? *found : toId(found.error().kind), "backend");
    }
    /// The addresses of the brokers tell two alike apart.
    void brokerBackendsByAddress()
    {
        const QList<ServerTable> tables{{.backend = u"other"_s, .servers = {{.name = u"a"_s, .address = u"10.7.0.1"_s, .port = 5672}}},
                                        {.backend = u"ours"_s, .servers = {{.name = u"a"_s, .address = u"10.0.0.1"_s, .port = 5672}}}};
        QCOMPARE(brokerBackend(tables, {.amqp = {{u"10.0.0.1"_s, 5672}}, .amqps = {}}).value_or(QString()), u"ours"_s);
    }

    void levels()
    {
        QCOMPARE(parseLevel("operator\n\n\nName: HAProxy\n"), SocketLevel::Operator);
        QCOMPARE(parseLevel("admin\n"), SocketLevel::Admin);
        QCOMPARE(parseLevel("user\n"), SocketLevel::User);
        QCOMPARE(parseLevel("Unknown command: 'show cli level'\n"), SocketLevel::Unknown);
        QCOMPARE(parseLevel({}), SocketLevel::Unknown);
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
        const ServerRef one{.backend = u"be_amqp"_s, .server = u"broker1"_s};
        const auto found = parseSessions(sessions, {one});
        QVERIFY(found);
        QCOMPARE(*found, QList<QByteArray>{"0x7f75c10a9800"});
        QCOMPARE(parseSessions(sessions, {one, {.backend = u"be_amqp"_s, .server = u"broker11"_s}})->size(), 2);
        QVERIFY(parseSessions(sessions, {})->isEmpty());
        QVERIFY(parseSessions("\n", {one})->isEmpty());
        QVERIFY(!parseSessions("Unknown command\n", {one}));
        QCOMPARE(parseSessions("Permission denied\n", {one}).error().kind, ErrorKind::Forbidden);
    }
};

QTEST_GUILESS_MAIN(HaproxyServersTest)
#include "HaproxyServersTest.moc"
