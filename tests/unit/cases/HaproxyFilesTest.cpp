// Configuration files of HAProxy as they stand in public repositories: for each what a person reads in it. The right
// answers were read from the files, not from what Warrener says of them.

#include "CaseFiles.h"
#include "judge/diagnosis/HaproxyConfigFaults.h"
#include "look/proxy/ProxySearch.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

struct RightFile
{
    const char *file;
    QStringList sockets{};  ///< "place level", those that may write first
    QStringList unusable{}; ///< sockets that nobody can ask by what the file says
    QString amqp{};         ///< the backend that leads to brokers; empty: none, and none is chosen
    int port = 0;           ///< where its clients come to
    QStringList brokers{};  ///< its servers
    QStringList others{};   ///< backends with servers that are no brokers' AMQP
    QStringList faults{};   ///< "kind section" of what carries AMQP
};

QStringList threeAt(const QString &names, int port)
{
    QStringList places;
    for (const auto all = names.split(u' '); const QString &name : all)
        places.append(u"%1:%2"_s.arg(name).arg(port));
    return places;
}

/// A time-out of 50 to 60 s for both sides, checks that only connect, and sessions that stay.
QStringList usualOf(const QString &section)
{
    return {u"tight-client "_s + section, u"tight-server "_s + section, u"tcp "_s + section, u"missing "_s + section};
}

const QList<RightFile> rightFiles{
    // One section that is about AMQP stands there as a comment; those for epmd, the nodes' links and STOMP lead to the same machines.
    {.file = "01-keepalived-chinese-comments.cfg",
     .sockets = {u"/usr/local/haproxy/haproxy.sock operator"_s},
     .amqp = u"rabbitmq_cluster_AMQP2"_s,
     .port = 5672,
     .brokers = threeAt(u"192.168.15.126 192.168.15.129 192.168.15.130"_s, 5672),
     .others = {u"rabbitmq_cluster_web"_s, u"rabbitmq_cluster_epmd"_s, u"rabbitmq_cluster_erlang"_s, u"rabbitmq_cluster_stomp"_s, u"rabbitmq_cluster_stomp2"_s},
     .faults = usualOf(u"listen rabbitmq_cluster_AMQP2"_s)},
    // Clients come to 5673: the frontend is AMQP's by where it leads, and its time-out counts.
    {.file = "02-http-check-send-auth.cfg",
     .sockets = {u"/var/run/haproxy.sock admin"_s},
     .amqp = u"rabbitmq_amqp_backend"_s,
     .port = 5673,
     .brokers = threeAt(u"192.168.59.40 192.168.59.41 192.168.59.42"_s, 5672),
     .others = {u"rabbitmq_http_backend"_s},
     .faults = {u"tight-client frontend rabbitmq_amqp"_s, u"tight-server backend rabbitmq_amqp_backend"_s, u"tcp backend rabbitmq_amqp_backend"_s,
                u"missing backend rabbitmq_amqp_backend"_s}},
    {.file = "04-amqp-stream-5552-maxconn-128.cfg",
     .amqp = u"rabbitmq"_s,
     .port = 5672,
     .brokers = threeAt(u"rmq0 rmq1 rmq2"_s, 5672),
     .others = {u"rabbitmq-stream"_s, u"mgmt"_s},
     .faults = {u"tcp listen rabbitmq"_s, u"missing listen rabbitmq"_s}},
    {.file = "05-swarm-no-mode-in-defaults.cfg",
     .amqp = u"rabbitmq"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbitmq-01 rabbitmq-02 rabbitmq-03"_s, 5672),
     .others = {u"rabbitmq-ui"_s},
     .faults = usualOf(u"listen rabbitmq"_s)},
    // No defaults: what the statistics' section says of time-outs is its own.
    {.file = "07-four-nodes-indented-section.cfg",
     .amqp = u"rabbitmq-tcp"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbitmq1 rabbitmq2 rabbitmq3 rabbitmq4"_s, 5672),
     .others = {u"rabbitmq-ui-tcp"_s},
     .faults = {u"missing-client listen rabbitmq-tcp"_s, u"missing-server listen rabbitmq-tcp"_s, u"tcp listen rabbitmq-tcp"_s,
                u"missing listen rabbitmq-tcp"_s}},
    // Its sockets stand there as comments.
    {.file = "08b-global-part.cfg"},
    {.file = "09-contimeout-legacy-no-rabbit-section.cfg"},
    {.file = "10-classic-3h-timeouts.cfg",
     .amqp = u"rabbitmq"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbitmq1 rabbitmq2 rabbitmq3"_s, 5672),
     .others = {u"mgmt"_s},
     .faults = {u"tcp listen rabbitmq"_s, u"missing listen rabbitmq"_s}},
    {.file = "12-commented-config-first.cfg",
     .amqp = u"rabbitmq"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbitmq-node-1 rabbitmq-node-2 rabbitmq-node-3"_s, 5672),
     .faults = usualOf(u"listen rabbitmq"_s)},
    // Checked by what default-server says.
    {.file = "13-default-server-only.cfg",
     .amqp = u"rabbit_backend"_s,
     .port = 5672,
     .brokers = threeAt(u"192.168.88.91 192.168.88.92 192.168.88.94"_s, 5672),
     .faults = {u"tcp backend rabbit_backend"_s, u"missing backend rabbit_backend"_s}},
    {.file = "15-frontend-backend-no-mode.cfg",
     .amqp = u"rabbitmq_back"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbitmq1 rabbitmq2 rabbitmq3"_s, 5672),
     .others = {u"rabbitmq_mgmt_back"_s},
     .faults = {u"tight-client frontend rabbitmq_front"_s, u"tight-server backend rabbitmq_back"_s, u"tcp backend rabbitmq_back"_s,
                u"missing backend rabbitmq_back"_s}},
    {.file = "16-on-marked-down-shutdown-sessions.cfg",
     .amqp = u"rabbitmq"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbit1 rabbit2 rabbit3"_s, 5672),
     .faults = {u"tcp listen rabbitmq"_s}},
    {.file = "17-no-global-ui-http.cfg",
     .amqp = u"rabbitmq"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbitmq_node_01 rabbitmq_node_02 rabbitmq_node_03"_s, 5672),
     .others = {u"rabbitmq-ui"_s},
     .faults = usualOf(u"listen rabbitmq"_s)},
    {.file = "18-two-frontends-50s.cfg",
     .amqp = u"rabbitmq_backend"_s,
     .port = 5672,
     .brokers = threeAt(u"rabbitmq1 rabbitmq2 rabbitmq3"_s, 5672),
     .others = {u"rabbitmq_management_backend"_s},
     .faults = {u"tight-client frontend rabbitmq_frontend"_s, u"tight-server backend rabbitmq_backend"_s, u"tcp backend rabbitmq_backend"_s,
                u"missing backend rabbitmq_backend"_s}},
    // No brokers in what follows: nothing of it is chosen, and nothing judged. Where the third socket lies only its shell knows.
    {.file = "20-client-native-full.cfg",
     .sockets = {u"/var/run/haproxy-runtime-api.1.sock admin"_s, u"/var/run/haproxy-runtime-api.2.sock admin"_s},
     .unusable = {u"$PWD/haproxy-runtime-api.3.sock"_s},
     .others = {u"default_backend2"_s, u"test"_s}},
    {.file = "21-client-native-multiple-defaults.cfg"},
    // "mode admin" is no level.
    {.file = "22-client-native-generated-150kB.cfg", .sockets = {u"tcp:127.0.0.1:8080 operator"_s, u"/some/path/to/socket operator"_s}, .others = {u"test"_s}},
    {.file = "23-haproxy-address-syntax.cfg", .others = {u"l35"_s, u"l36"_s, u"l37"_s, u"l38"_s, u"l39"_s, u"l40"_s}},
    {.file = "24-haproxy-names.cfg", .others = {u"valid_listen1"_s, u"Valid_BK-1"_s, u"bk2_srv"_s}},
    {.file = "25-haproxy-binds.cfg", .sockets = {u"/tmp/sock1 admin"_s}, .others = {u"p"_s}},
    {.file = "26-haproxy-several-listens.cfg", .sockets = {u"/tmp/sock1 operator"_s}, .others = {u"sample1"_s}},
    {.file = "27-mptcp-addresses.cfg", .others = {u"mptcp_backend"_s}},
    {.file = "34-undefined-backends.cfg", .others = {u"servers"_s, u"unused-servers"_s, u"other-servers"_s}},
    {.file = "35-partial-section.cfg"},
    {.file = "36-delimiter-error.cfg"},
    {.file = "37-conditional-if.cfg", .others = {u"app"_s}},
    {.file = "38-diagnostics-invalid.cfg"},
    {.file = "39-named-defaults-required.cfg"},
    // A frontend and a backend have one name.
    {.file = "40-dynamic-backends.cfg", .others = {u"www"_s, u"non_www"_s}},
    {.file = "41-messy-format.cfg"},
};

haproxy::FoundConfig foundInFile(const QString &file, const QString &host = {})
{
    return haproxy::foundIn(cases::read(u"haproxy/"_s + file), {}, host);
}

} // namespace

class HaproxyFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (cases::folder().isEmpty())
            QSKIP("../shared/cases is not there: its HAProxy files are left out");
    }
    void everyFileHasItsReading()
    {
        for (const auto all = cases::filesIn(u"haproxy"_s, {u"*.cfg"_s}); const QString &file : all)
            QVERIFY2(std::ranges::contains(rightFiles, file, [](const RightFile &right) { return QString::fromLatin1(right.file); }), qPrintable(file));
    }
    void isReadAsItStands_data()
    {
        QTest::addColumn<qsizetype>("index");
        for (qsizetype i = 0; i < rightFiles.size(); ++i)
            QTest::newRow(rightFiles[i].file) << i;
    }
    void isReadAsItStands()
    {
        QFETCH(qsizetype, index);
        const RightFile &right = rightFiles[index];
        const haproxy::FoundConfig found = foundInFile(QString::fromLatin1(right.file));
        QStringList sockets, others;
        for (const haproxy::FoundSocket &socket : found.sockets)
            sockets.append(socket.socket + u' ' + haproxy::toId(socket.level));
        QCOMPARE(sockets, right.sockets);
        QCOMPARE(found.unusable, right.unusable);
        QCOMPARE(found.amqp, right.amqp);
        QCOMPARE(found.undecided.isEmpty(), !right.amqp.isEmpty());
        for (const haproxy::FoundBackend &backend : found.backends) {
            if (backend.name != right.amqp)
                others.append(backend.name);
        }
        QCOMPARE(others, right.others);
        if (right.amqp.isEmpty())
            return;
        const haproxy::FoundBackend &amqp = found.backends.first();
        QCOMPARE(amqp.name, right.amqp);
        QCOMPARE(int(amqp.port), right.port);
        QStringList brokers;
        for (const Endpoint &server : amqp.servers)
            brokers.append(toText(server));
        QCOMPARE(brokers, right.brokers);
    }
    void isJudgedByWhatCarriesAmqp_data() { isReadAsItStands_data(); }
    void isJudgedByWhatCarriesAmqp()
    {
        QFETCH(qsizetype, index);
        const RightFile &right = rightFiles[index];
        const auto config = haproxy::parseConfig(QString::fromUtf8(cases::read(u"haproxy/"_s + QString::fromLatin1(right.file))));
        QVERIFY(config);
        const haproxy::AmqpPlaces places{.ports = {5671, 5672}, .backend = right.amqp};
        QCOMPARE(haproxy::amqpSections(*config, places).isEmpty(), right.amqp.isEmpty());
        QStringList faults;
        for (const auto all = haproxy::faultsOf(*config, places); const haproxy::ConfigFault &fault : all)
            faults.append(fault.kind + u' ' + fault.section);
        QCOMPARE(faults, right.faults);
    }
    /// A socket on the proxy's own loopback is another machine's when it is asked from here.
    void aLoopbackIsTheProxysOwn()
    {
        const haproxy::FoundConfig found = foundInFile(u"22-client-native-generated-150kB.cfg"_s, u"10.0.0.9"_s);
        QCOMPARE(found.sockets, (QList<haproxy::FoundSocket>{{u"/some/path/to/socket"_s, haproxy::SocketLevel::Operator}}));
        QVERIFY(found.unusable.contains(u"127.0.0.1:8080"_s));
    }
    /// Ports that are not written beside a server are the client's, or count from it.
    void portsThatAreTheClients()
    {
        const haproxy::FoundConfig found = foundInFile(u"23-haproxy-address-syntax.cfg"_s);
        const auto serversOf = [&](const QString &name) {
            QStringList places;
            for (const haproxy::FoundBackend &backend : found.backends) {
                for (const Endpoint &server : backend.name == name ? backend.servers : QList<Endpoint>())
                    places.append(u"%1 %2"_s.arg(server.host).arg(server.port));
            }
            return places;
        };
        QCOMPARE(serversOf(u"l36"_s), (QStringList{u"1.1.1.1 80"_s, u"1::1 80"_s, u"::1.1.1.1 80"_s, u"localhost 80"_s}));
        QCOMPARE(serversOf(u"l37"_s), (QStringList{u"1.1.1.1 37000"_s, u"1::1 37000"_s, u"::1.1.1.1 37000"_s, u"localhost 37000"_s}));
        QCOMPARE(serversOf(u"l38"_s), (QStringList{u"1.1.1.1 38001"_s, u"1::1 38001"_s, u"::1.1.1.1 38001"_s, u"localhost 38001"_s}));
    }
};

QTEST_GUILESS_MAIN(HaproxyFilesTest)

#include "HaproxyFilesTest.moc"
