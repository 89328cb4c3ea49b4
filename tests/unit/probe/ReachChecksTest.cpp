#include "judge/diagnosis/DiagnosisInput.h"
#include "judge/diagnosis/ProxyChecks.h"

#include <QTest>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now{Millis{1'790'000'000'000}};
constexpr Millis day = 24h;

template <class T>
Answer<T> good(T value)
{
    return {.value = std::move(value), .error = {}, .took = 5ms};
}

template <class T>
Answer<T> bad(ErrorKind kind)
{
    return {.value = {}, .error = Error{.kind = kind, .message = u"said"_s, .detail = {}}, .took = 5ms};
}

AmqpTrip trip(const QString &protocol, const QString &failedStage = {}, ErrorKind kind = ErrorKind::Timeout)
{
    AmqpTrip trip{.protocol = protocol, .endpoint = {u"broker1"_s, 5672}, .stages = {}, .blocked = {}};
    bool failed = false;
    for (const QString &id : {u"connect"_s, u"channel"_s, u"declare"_s, u"publish"_s, u"consume"_s}) {
        const bool here = id == failedStage;
        trip.stages.append({.id = id, .took = here ? bad<Millis>(kind) : failed ? bad<Millis>(ErrorKind::Cancelled) : good(3ms)});
        failed = failed || here;
    }
    return trip;
}

TlsLook tls(TimePoint until)
{
    return {.protocol = u"amqps"_s,
            .endpoint = {u"broker1"_s, 5671},
            .chain = good(QList<CertificateLook>{{.subject = u"broker1"_s, .issuer = u"CA"_s, .serial = {}, .from = now - 10 * day, .until = until}}),
            .complaints = {}};
}

ReachLook machine()
{
    return {.name = u"broker1"_s, .address = u"broker1"_s, .lookup = good(QStringList{u"10.0.0.1"_s}), .ping = good(PingFigures{20, 20, 0.1, 0.2, 0.3})};
}

ReachLook node()
{
    ReachLook look = machine();
    look.ports = {{u"amqp"_s, {u"broker1"_s, 5672}, good(1ms)}, {u"http"_s, {u"broker1"_s, 15672}, good(1ms)}};
    look.apis = {{.protocol = u"http"_s, .endpoint = {u"broker1"_s, 15672}, .user = good(u"ops"_s), .version = good(u"4.0.5"_s)}};
    look.tls = {tls(now + 400 * day)};
    look.trips = {trip(u"amqp"_s)};
    return look;
}

ProxyServerLook server(const QString &name)
{
    return {.backend = u"be"_s, .name = name, .address = {}, .port = 5672, .operational = 2, .status = u"UP"_s, .checkStatus = u"L7OK"_s};
}

ProxyDeepLook proxy()
{
    return {.backend = u"be"_s,
            .level = u"admin"_s,
            .processes = good(2),
            .servers = good(QList<ProxyServerLook>{server(u"broker1"_s), server(u"broker2"_s)}),
            .workers = good(QList<ProxyWorker>{{.pid = 9, .uptime = {}, .version = {}, .sessions = {}}}),
            .configFiles = {u"/etc/haproxy/haproxy.cfg"_s},
            .config =
                good(u"defaults\n mode tcp\n timeout client 3h\n timeout server 3h\nlisten be\n bind :5672\n option tcp-check\n tcp-check expect binary 00\n"
                     " server broker1 broker1:5672 check on-marked-down shutdown-sessions\n"_s),
            .test = good(ProxyConfigTest{.valid = true, .said = {}}),
            .version = u"3.0"_s};
}

} // namespace

/// Verdicts on what the probes brought back: pure tables.
class ReachChecksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWell()
    {
        const QList<CheckResult> results = reach({}) + proxies({});
        QVERIFY(results.size() > 20);
        for (const CheckResult &result : results) {
            // This cluster has no TLS, which is said and is no fault.
            const bool isWell = result.outcome == Outcome::Passed || (result.id == "reach.clear"_L1 && result.outcome == Outcome::Note);
            QVERIFY2(isWell, qPrintable(result.id + u' ' + result.text));
            QVERIFY2(!result.title.isEmpty(), qPrintable(result.id));
        }
    }

    /// A server that starts slowly takes clients: none of the checks counts it as down while another counts it as up.
    void aServerThatWarmsUpIsUp()
    {
        for (const auto listed = proxies([](Examination &all) {
                 for (ProxyServerLook &server : *all.proxyDeep[ProxyName{u"lb1"_s}].servers.value)
                     server.operational = 1;
             });
             const CheckResult &result : listed)
            QVERIFY2(result.outcome == Outcome::Passed, qPrintable(result.id + u' ' + result.title + u' ' + result.seen));
    }

    void reachFaults_data()
    {
        using Spoil = std::function<void(Examination &)>;
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, const Spoil &spoil, const QString &id, const QString &kind, Outcome outcome, FaultClass fault) {
            QTest::newRow(name) << spoil << id << kind << int(outcome) << int(fault);
        };
        const auto atNode = [](const std::function<void(ReachLook &)> &change) -> Spoil {
            return [change](Examination &all) { change(all.nodes[NodeName{u"rabbit@broker1"_s}]); };
        };
        const auto atHost = [](const std::function<void(ReachLook &)> &change) -> Spoil {
            return [change](Examination &all) { change(all.hosts[HostName{u"broker1"_s}]); };
        };
        const auto atProxy = [](const std::function<void(ReachLook &)> &change) -> Spoil {
            return [change](Examination &all) { change(all.proxies[ProxyName{u"lb1"_s}]); };
        };
        const auto pinged = [&](int received, double mean) {
            return atHost([=](ReachLook &look) { look.ping = good(PingFigures{20, received, mean, mean, mean}); });
        };

        row("no name", atHost([](ReachLook &look) { look.lookup = bad<QStringList>(ErrorKind::Unresolved); }), u"reach.dns"_s, u"unresolved"_s,
            Outcome::Warning, FaultClass::Network);
        row("no ping", pinged(0, 0), u"reach.ping"_s, u"timeout"_s, Outcome::Warning, FaultClass::Network);
        row("one lost", pinged(19, 1), u"reach.ping.loss"_s, u"loss"_s, Outcome::Warning, FaultClass::Network);
        row("30 % lost", pinged(14, 1), u"reach.ping.loss"_s, u"loss"_s, Outcome::Critical, FaultClass::Network);
        row("slow ping", pinged(20, 300), u"reach.ping.latency"_s, u"slow"_s, Outcome::Warning, FaultClass::Network);
        row("amqp refused", atNode([](ReachLook &look) { look.ports[0].connect = bad<Millis>(ErrorKind::Refused); }), u"reach.port.amqp"_s, u"refused"_s,
            Outcome::Critical, FaultClass::Software);
        row("http dropped", atNode([](ReachLook &look) { look.ports[1].connect = bad<Millis>(ErrorKind::Unreachable); }), u"reach.port.http"_s,
            u"unreachable"_s, Outcome::Warning, FaultClass::Network);
        row("api silent", atNode([](ReachLook &look) { look.apis[0].user = look.apis[0].version = bad<QString>(ErrorKind::Timeout); }), u"reach.api"_s,
            u"timeout"_s, Outcome::Warning, FaultClass::Software);
        row("answers in part", atNode([](ReachLook &look) { look.apis[0].version = bad<QString>(ErrorKind::Http); }), u"reach.api"_s, u"in-part"_s,
            Outcome::Warning, FaultClass::Software);
        row("login slow", atNode([](ReachLook &look) { look.apis[0].user = bad<QString>(ErrorKind::Timeout); }), u"reach.api"_s, u"slow-login"_s,
            Outcome::Warning, FaultClass::Software);
        row("login refused", atNode([](ReachLook &look) { look.apis[0].user = bad<QString>(ErrorKind::LoginRefused); }), u"reach.credentials"_s,
            u"login-refused"_s, Outcome::Critical, FaultClass::Human);
        row("tags too few", atNode([](ReachLook &look) { look.apis[0].tags = QStringList{u"management"_s}; }), u"reach.credentials"_s, u"tags"_s,
            Outcome::Warning, FaultClass::Human);
        row("refused, and not for its tags", atNode([](ReachLook &look) {
                look.apis[0].tags = QStringList{u"administrator"_s};
                look.apis[0].version = bad<QString>(ErrorKind::Forbidden);
            }),
            u"reach.credentials"_s, u"forbidden-elsewhere"_s, Outcome::Warning, FaultClass::Human);
        row("api slow", atNode([](ReachLook &look) { look.apis[0].user.took = look.apis[0].version.took = 3s; }), u"reach.api"_s, u"slow"_s, Outcome::Warning,
            FaultClass::Software);
        row("wrong password", atNode([](ReachLook &look) { look.apis[0].user = bad<QString>(ErrorKind::Unauthorized); }), u"reach.credentials"_s,
            u"unauthorized"_s, Outcome::Critical, FaultClass::Human);
        row("no tag", atNode([](ReachLook &look) { look.apis[0].version = bad<QString>(ErrorKind::Forbidden); }), u"reach.credentials"_s, u"forbidden"_s,
            Outcome::Warning, FaultClass::Human);
        row("untrusted", atNode([](ReachLook &look) { look.tls[0].complaints = {u"The host name did not match"_s}; }), u"reach.tls.chain"_s, u"untrusted"_s,
            Outcome::Warning, FaultClass::Human);
        row("expired", atNode([](ReachLook &look) { look.tls = {tls(now - 1s)}; }), u"reach.tls.expiry"_s, u"expired"_s, Outcome::Critical, FaultClass::Human);
        row("three days", atNode([](ReachLook &look) { look.tls = {tls(now + 3 * day)}; }), u"reach.tls.expiry"_s, u"soon"_s, Outcome::Critical,
            FaultClass::Human);
        row("29 days", atNode([](ReachLook &look) { look.tls = {tls(now + 29 * day)}; }), u"reach.tls.expiry"_s, u"soon"_s, Outcome::Warning,
            FaultClass::Human);
        row("amqp publish", atNode([](ReachLook &look) { look.trips = {trip(u"amqp"_s, u"publish"_s)}; }), u"reach.amqp"_s, u"publish-timeout"_s,
            Outcome::Critical, FaultClass::Software);
        row("amqps refused", atNode([](ReachLook &look) { look.trips = {trip(u"amqps"_s, u"connect"_s, ErrorKind::Refused)}; }), u"reach.amqps"_s,
            u"connect-refused"_s, Outcome::Critical, FaultClass::Software);
        row("amqp password", atNode([](ReachLook &look) { look.trips = {trip(u"amqp"_s, u"connect"_s, ErrorKind::Unauthorized)}; }), u"reach.amqp"_s,
            u"connect-unauthorized"_s, Outcome::Warning, FaultClass::Human);
        row("blocked", atNode([](ReachLook &look) {
                look.trips = {trip(u"amqp"_s, u"publish"_s)};
                look.trips[0].blocked = u"low on disk"_s;
            }),
            u"reach.amqp"_s, u"blocked"_s, Outcome::Critical, FaultClass::Software);
        row("slow trip", atNode([](ReachLook &look) { look.trips[0].stages[3].took = {.value = 2500ms, .error = {}, .took = 2500ms}; }), u"reach.amqp"_s,
            u"slow"_s, Outcome::Warning, FaultClass::Software);
        row("proxy closes", atProxy([](ReachLook &look) { look.trips = {trip(u"amqp"_s, u"connect"_s, ErrorKind::Disconnected)}; }), u"reach.proxy.amqp"_s,
            u"connect-disconnected"_s, Outcome::Critical, FaultClass::Software);
        row("proxy port", atProxy([](ReachLook &look) { look.ports[0].connect = bad<Millis>(ErrorKind::Refused); }), u"reach.proxy.port.amqp"_s, u"refused"_s,
            Outcome::Critical, FaultClass::Software);
    }
    void reachFaults()
    {
        QFETCH(std::function<void(Examination &)>, spoil);
        verifyOne(reach(spoil));
    }

    /// One stall, of the way or of a busy console, makes no way slow.
    void oneStallIsNoSlowWay()
    {
        const QList<CheckResult> results =
            reach([](Examination &all) { all.nodes[NodeName{u"rabbit@broker1"_s}].ping = good(PingFigures{20, 20, 0.2, 400, 3000}); });
        QVERIFY(std::ranges::none_of(results, [](const CheckResult &result) { return result.id == "reach.ping.latency"_L1 && result.kind == "slow"_L1; }));
    }

    /// A certificate until 2099, or until the last day that one can name, is not taken for one of this century's first days.
    void farDatesAreWhole_data()
    {
        QTest::addColumn<int>("year");
        for (const int year : {2039, 2099, 9999})
            QTest::addRow("%d", year) << year;
    }
    void farDatesAreWhole()
    {
        QFETCH(int, year);
        const TimePoint until = fromDateTime(QDateTime(QDate(year, 12, 30), QTime(12, 0)));
        const QList<CheckResult> results = reach([until](Examination &all) { all.nodes[NodeName{u"rabbit@broker1"_s}].tls = {tls(until)}; });
        const auto found = std::ranges::find_if(
            results, [&](const CheckResult &result) { return result.id == "reach.tls.expiry"_L1 && result.seen.contains(u"until %1-12-30"_s.arg(year)); });
        QVERIFY(found != results.end());
        QCOMPARE(found->outcome, Outcome::Passed);
    }

    void proxyFaults_data()
    {
        using Spoil = std::function<void(Examination &)>;
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, const std::function<void(ProxyDeepLook &)> &change, const QString &id, const QString &kind, Outcome outcome,
                            FaultClass fault) {
            const Spoil spoil = [change](Examination &all) { change(all.proxyDeep[ProxyName{u"lb1"_s}]); };
            QTest::newRow(name) << spoil << id << kind << int(outcome) << int(fault);
        };
        const auto replaced = [](const QString &before, const QString &after) {
            return [=](ProxyDeepLook &look) { look.config.value->replace(before, after); };
        };
        row("stopped", [](ProxyDeepLook &look) { look.processes = good(0); }, u"proxy.process"_s, u"stopped"_s, Outcome::Critical, FaultClass::Software);
        row(
            "down", [](ProxyDeepLook &look) { (*look.servers.value)[0].operational = 0; }, u"proxy.server"_s, u"down"_s, Outcome::Warning,
            FaultClass::Software);
        row(
            "no address", [](ProxyDeepLook &look) { (*look.servers.value)[0].administrative = 32; }, u"proxy.server"_s, u"dns"_s, Outcome::Warning,
            FaultClass::Network);
        row(
            "maint", [](ProxyDeepLook &look) { (*look.servers.value)[0].administrative = 1; }, u"proxy.maintenance"_s, u"maint"_s, Outcome::Warning,
            FaultClass::Human);
        row(
            "drain", [](ProxyDeepLook &look) { (*look.servers.value)[0].administrative = 8; }, u"proxy.maintenance"_s, u"drain"_s, Outcome::Warning,
            FaultClass::Human);
        row(
            "disabled", [](ProxyDeepLook &look) { (*look.servers.value)[0].administrative = 5; }, u"proxy.maintenance"_s, u"config"_s, Outcome::Warning,
            FaultClass::Human);
        row(
            "read-only socket", [](ProxyDeepLook &look) { look.level = u"operator"_s; }, u"proxy.socket"_s, u"read-only"_s, Outcome::Warning,
            FaultClass::Human);
        row("none", [](ProxyDeepLook &look) { look.servers.value->clear(); }, u"proxy.available"_s, u"none-up"_s, Outcome::Critical, FaultClass::Software);
        row(
            "differs", [](ProxyDeepLook &look) { (*look.servers.value)[1].administrative = 1; }, u"proxy.agree"_s, u"differ"_s, Outcome::Warning,
            FaultClass::Human);
        row(
            "old worker",
            [](ProxyDeepLook &look) { look.workers.value->append({.pid = 7, .old = true, .uptime = {}, .version = {}, .sessions = good(qint64(3))}); },
            u"proxy.workers"_s, u"old-worker"_s, Outcome::Warning, FaultClass::Software);
        row("mode http", replaced(u"mode tcp"_s, u"mode http"_s), u"proxy.config.mode"_s, u"http"_s, Outcome::Critical, FaultClass::Human);
        row("short", replaced(u"timeout client 3h"_s, u"timeout client 10s"_s), u"proxy.config.timeout"_s, u"client"_s, Outcome::Warning, FaultClass::Human);
        row("heartbeats pass", replaced(u"timeout client 3h"_s, u"timeout client 50s"_s), u"proxy.config.timeout"_s, u"tight-client"_s, Outcome::Note,
            FaultClass::Human);
        row("the nodes' own port", replaced(u"defaults\n"_s, u"listen epmd\n bind :4369\n server broker1 broker1:4369\ndefaults\n"_s),
            u"proxy.config.internal"_s, u"passed-on"_s, Outcome::Warning, FaultClass::Human);
        row("no check", replaced(u" check "_s, u" "_s), u"proxy.config.check"_s, u"none"_s, Outcome::Warning, FaultClass::Human);
        row("tcp check", replaced(u"option tcp-check"_s, QString()), u"proxy.config.check"_s, u"tcp"_s, Outcome::Note, FaultClass::Human);
        row("check that hangs",
            replaced(u"option tcp-check"_s, u"option httpchk GET /api/health/checks/port-listener/5672\n    http-check connect port 15672"_s),
            u"proxy.config.check"_s, u"hangs"_s, Outcome::Warning, FaultClass::Human);
        row("sessions stay", replaced(u"on-marked-down shutdown-sessions"_s, QString()), u"proxy.config.shutdown"_s, u"missing"_s, Outcome::Warning,
            FaultClass::Human);
        row(
            "invalid", [](ProxyDeepLook &look) { look.test = good(ProxyConfigTest{.valid = false, .said = u"unknown keyword"_s}); }, u"proxy.config.valid"_s,
            u"invalid"_s, Outcome::Warning, FaultClass::Human);
        row(
            "ports in variables",
            [](ProxyDeepLook &look) {
                look.config = good(u"listen mq\n    bind \"${MQ_ADDRESS}\"\n    mode tcp\n    server a \"${MQ_SERVER}\" check\n"_s);
                look.backend.clear();
            },
            u"proxy.config.mode"_s, u"not-found"_s, Outcome::NotAsked, FaultClass::Human);
        row(
            "unreadable", [](ProxyDeepLook &look) { look.config = bad<QString>(ErrorKind::NotFound); }, u"proxy.config.mode"_s, u"not-found"_s,
            Outcome::NotAsked, FaultClass::Human);
    }
    void proxyFaults()
    {
        QFETCH(std::function<void(Examination &)>, spoil);
        verifyOne(proxies(spoil));
    }

    /// Of a file in which nothing is known to carry AMQP none of the four has passed.
    void whatIsNotSeenHasNotPassed()
    {
        const QList<CheckResult> results = proxies([](Examination &all) {
            for (ProxyDeepLook &look : all.proxyDeep) {
                look.config = good(u"defaults\n    mode http\n    timeout client 1s\nlisten mq\n    bind :${MQ}\n    server a \"${MQ_SERVER}\"\n"_s);
                look.backend.clear();
            }
        });
        int judged = 0;
        for (const CheckResult &result : results) {
            const bool isTopic =
                QStringList{u"proxy.config.mode"_s, u"proxy.config.timeout"_s, u"proxy.config.check"_s, u"proxy.config.shutdown"_s}.contains(result.id);
            judged += isTopic ? 1 : 0;
            QVERIFY2(!isTopic || result.outcome == Outcome::NotAsked, qPrintable(result.id));
        }
        QCOMPARE(judged, 8); // of two proxies
    }

    /// A proxy that the verdict calls full is full in the report too.
    void roomForClients_data()
    {
        QTest::addColumn<qint64>("connections"); // of 500
        QTest::addColumn<qint64>("waiting");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("outcome");
        QTest::newRow("room") << qint64{300} << qint64{0} << QString() << int(Outcome::Passed);
        QTest::newRow("near") << qint64{450} << qint64{0} << u"near"_s << int(Outcome::Warning);
        QTest::newRow("full") << qint64{500} << qint64{0} << u"full"_s << int(Outcome::Critical);
        QTest::newRow("clients wait") << qint64{300} << qint64{100} << u"queueing"_s << int(Outcome::Warning);
    }
    void roomForClients()
    {
        QFETCH(qint64, connections);
        QFETCH(qint64, waiting);
        QFETCH(QString, kind);
        QFETCH(int, outcome);
        DiagnosisInput input = inputOf({});
        Snapshot snapshot = *input.snapshot;
        ProxyLook look;
        look.name = ProxyName{u"lb1"_s};
        look.figures.value = ProxyFigures{.backend = u"be"_s,
                                          .servers = {{.name = u"broker1"_s, .status = u"UP"_s, .up = true, .sessions = 1, .waiting = waiting, .changed = {}}},
                                          .version = {},
                                          .connections = connections,
                                          .maxConnections = 500};
        look.figures.asOf = now;
        snapshot.proxies.append(look);
        input.snapshot = std::make_shared<const Snapshot>(snapshot);
        const QList<CheckResult> results = proxyChecks(input);
        const auto found = std::ranges::find(results, u"proxy.room"_s, &CheckResult::id);
        QVERIFY(found != results.end());
        QCOMPARE(found->kind, kind);
        QCOMPARE(int(found->outcome), outcome);
    }

    void theProxyHeader_data()
    {
        QTest::addColumn<QString>("conf");  // of the broker; empty: not read
        QTest::addColumn<QString>("words"); // of the server's line
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("outcome");
        QTest::newRow("neither") << u"heartbeat = 60\n"_s << QString() << QString() << int(Outcome::Passed);
        QTest::newRow("both") << u"proxy_protocol = true\n"_s << u"send-proxy-v2"_s << QString() << int(Outcome::Passed);
        QTest::newRow("missing") << u"proxy_protocol = true\n"_s << QString() << u"missing"_s << int(Outcome::Warning);
        QTest::newRow("unexpected") << u"proxy_protocol = false\n"_s << u"send-proxy"_s << u"unexpected"_s << int(Outcome::Warning);
        QTest::newRow("taken back") << u"heartbeat = 60\n"_s << u"send-proxy no-send-proxy"_s << QString() << int(Outcome::Passed);
        QTest::newRow("not read") << QString() << u"send-proxy"_s << u"not-found"_s << int(Outcome::NotAsked);
    }
    void theProxyHeader()
    {
        QFETCH(QString, conf);
        QFETCH(QString, words);
        QFETCH(QString, kind);
        QFETCH(int, outcome);
        const QList<CheckResult> results = proxies([&](Examination &all) {
            all.proxyDeep[ProxyName{u"lb1"_s}].config.value->replace(u" check on-marked"_s, u' ' + words + u" check on-marked"_s);
            if (conf.isEmpty())
                all.deep.clear();
            else
                all.deep[HostName{u"broker1"_s}].config = configOf(conf);
        });
        const auto found = std::ranges::find(results, u"proxy.config.header"_s, &CheckResult::id);
        QVERIFY(found != results.end());
        QCOMPARE(found->kind, kind);
        QCOMPARE(int(found->outcome), outcome);
        QVERIFY2(kind == "not-found"_L1 || kind.isEmpty() || (found->seen.contains("haproxy.cfg"_L1) && found->text.contains("broker1"_L1)),
                 qPrintable(found->text));
    }

    /// In the classic format and in advanced.config a term behind a % is a comment, as in the example that comes with the broker.
    void aCommentAboutTheProxyHeaderIsNone_data()
    {
        QTest::addColumn<QString>("terms");
        QTest::addColumn<bool>("waits");
        QTest::newRow("set") << u"[\n {rabbit, [\n  {proxy_protocol, true}\n ]}\n]."_s << true;
        QTest::newRow("on one line") << u"[{rabbit, [{tcp_listeners, [5672]}, {proxy_protocol, true}]}]."_s << true;
        QTest::newRow("comment") << u"[{rabbit, [\n  %% {proxy_protocol, true},\n  {tcp_listeners, [5672]}]}]."_s << false;
        QTest::newRow("comment behind a term") << u"[{rabbit, [{tcp_listeners, [5672]} % {proxy_protocol, true}\n ]}]."_s << false;
    }
    void aCommentAboutTheProxyHeaderIsNone()
    {
        QFETCH(QString, terms);
        Examination examination;
        Answer<ConfigLook> config = configOf(terms);
        config.value->files.first().path = u"/etc/rabbitmq/advanced.config"_s;
        examination.deep[HostName{u"broker1"_s}].config = config;
        QTEST(waitsForProxyHeader(examination, HostName{u"broker1"_s}).value_or(false), "waits");
    }

    /// Who waits for a PROXY header hangs up on the console, and serves clients all the same.
    void aPortForProxiesIsNotDown()
    {
        const auto look = [](const QString &conf, ErrorKind kind) {
            const QList<CheckResult> results = reach([&](Examination &all) {
                all.nodes[NodeName{u"rabbit@broker1"_s}].trips = {trip(u"amqp"_s, u"connect"_s, kind)};
                all.deep[HostName{u"broker1"_s}].config = configOf(conf);
            });
            return *std::ranges::find(results, u"reach.amqp"_s, &CheckResult::id);
        };
        QCOMPARE(look(u"proxy_protocol = true\n"_s, ErrorKind::Disconnected).outcome, Outcome::Note);
        QCOMPARE(look(u"proxy_protocol = true\n"_s, ErrorKind::Timeout).kind, u"proxy-header"_s);
        QCOMPARE(look(u"proxy_protocol = true\n"_s, ErrorKind::Refused).outcome, Outcome::Critical);
        QCOMPARE(look(u"heartbeat = 60\n"_s, ErrorKind::Disconnected).outcome, Outcome::Critical);
    }

    void whatWasNotAskedIsNotJudged()
    {
        const Examination nothing;
        DiagnosisInput input = inputOf(nothing);
        QVERIFY(reachChecks(input).isEmpty());
        QVERIFY(proxyChecks(input).isEmpty());
        Examination empty;
        empty.nodes[NodeName{u"rabbit@broker1"_s}] = {};
        empty.hosts[HostName{u"broker1"_s}] = {};
        empty.proxyDeep[ProxyName{u"lb1"_s}] = {};
        input = inputOf(empty);
        for (const auto listed = reachChecks(input) + proxyChecks(input); const CheckResult &result : listed)
            QVERIFY2(isNotJudged(result.outcome) || result.id == "reach.clear"_L1, qPrintable(result.id));
    }

    void clearTextIsSaid()
    {
        Examination all;
        all.nodes[NodeName{u"rabbit@broker1"_s}] = node();
        const DiagnosisInput plain = inputOf(all);
        const auto clearIn = [](const DiagnosisInput &input) {
            const QList<CheckResult> results = reachChecks(input);
            const auto found = std::ranges::find(results, u"reach.clear"_s, &CheckResult::id);
            return found == results.end() ? CheckResult{} : *found;
        };
        QCOMPARE(clearIn(plain).outcome, Outcome::Note);
        QCOMPARE(clearIn(plain).kind, u"clear"_s);
        QVERIFY2(clearIn(plain).text.contains(u"amqp://broker1:5672"_s), qPrintable(clearIn(plain).text));
        ClusterProfile secure = *plain.profile;
        secure.nodes.first().amqps = {u"broker1"_s, 5671};
        DiagnosisInput encrypted = plain;
        encrypted.profile = std::make_shared<const ClusterProfile>(secure);
        QCOMPARE(clearIn(encrypted).outcome, Outcome::Passed);
    }

private:
    static Answer<ConfigLook> configOf(const QString &conf)
    {
        ConfigFileLook file;
        file.path = u"/etc/rabbitmq/rabbitmq.conf"_s;
        file.exists = true;
        file.content = conf;
        return good(ConfigLook{.folder = u"/etc/rabbitmq"_s, .folderExists = true, .user = u"rabbitmq"_s, .files = {file}});
    }

    static DiagnosisInput inputOf(const Examination &examination)
    {
        const auto profile = std::make_shared<ClusterProfile>();
        profile->nodes = {{.name = {u"rabbit@broker1"_s},
                           .management = {},
                           .managementTls = {},
                           .amqp = {u"broker1"_s, 5672},
                           .amqps = {},
                           .metrics = {},
                           .host = {u"broker1"_s},
                           .other = {}}};
        profile->hosts = {{.name = {u"broker1"_s}}, {.name = {u"lb1"_s}, .role = HostRole::Proxy}, {.name = {u"lb2"_s}, .role = HostRole::Proxy}};
        for (const QString &name : {u"lb1"_s, u"lb2"_s})
            profile->proxies.append(
                {.name = {name}, .host = {name}, .address = {name, 5672}, .socket = u"/run/a"_s, .masterSocket = u"/run/m"_s, .backend = u"be"_s});
        const auto snapshot = std::make_shared<Snapshot>();
        snapshot->at = now;
        return {.profile = profile, .snapshot = snapshot, .examination = std::make_shared<Examination>(examination), .history = {}, .reference = {}};
    }

    static QList<CheckResult> reach(const std::function<void(Examination &)> &spoil)
    {
        Examination all;
        all.hosts[HostName{u"broker1"_s}] = machine();
        all.nodes[NodeName{u"rabbit@broker1"_s}] = node();
        ReachLook proxy = machine();
        proxy.ports = {{u"amqp"_s, {u"lb1"_s, 5672}, good(1ms)}};
        proxy.trips = {trip(u"amqp"_s)};
        all.proxies[ProxyName{u"lb1"_s}] = proxy;
        if (spoil)
            spoil(all);
        return reachChecks(inputOf(all));
    }

    static QList<CheckResult> proxies(const std::function<void(Examination &)> &spoil)
    {
        Examination all;
        all.proxyDeep[ProxyName{u"lb1"_s}] = proxy();
        all.proxyDeep[ProxyName{u"lb2"_s}] = proxy();
        all.deep[HostName{u"broker1"_s}].config = configOf(u"heartbeat = 60\n"_s);
        if (spoil)
            spoil(all);
        return proxyChecks(inputOf(all));
    }

    static void verifyOne(const QList<CheckResult> &results)
    {
        QFETCH(QString, id);
        QFETCH(QString, kind);
        QFETCH(int, outcome);
        QFETCH(int, fault);
        const auto found = std::ranges::find_if(results, [&](const CheckResult &result) { return result.id == id && result.kind == kind; });
        QVERIFY(found != results.end());
        QCOMPARE(int(found->outcome), outcome);
        QCOMPARE(int(found->fault), fault);
        QVERIFY(!found->title.isEmpty());
        QVERIFY(!found->subject.name.isEmpty());
        QVERIFY(!found->host.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ReachChecksTest)
#include "ReachChecksTest.moc"
