#include "cluster/ProfileStore.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "judge/diagnosis/HaproxyConfigWriter.h"
#include "look/access/ClusterAccess.h"
#include "look/probe/ProxyProbe.h"
#include "look/probe/ReachProbe.h"
#include "support/StallMeter.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <functional>
#include <utility>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// One of the test hosts' commands, with the text for its standard input.
bool runThere(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(qEnvironmentVariable("TESTBED_DIR") + u"/bin/"_s + program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(180'000) && process.exitCode() == 0;
    if (!ended)
        qWarning("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')), process.readAll().constData());
    return ended;
}

bool on(const QString &host, const QString &command, const QByteArray &input = {})
{
    return runThere(u"on"_s, {host, command}, input);
}

QByteArray tlsFile(const QString &name)
{
    QFile file(qEnvironmentVariable("TESTBED_DIR") + u"/tls/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString line(const CheckResult &result)
{
    return u"%1 %2 %3/%4: %5 [%6]"_s.arg(toId(result.outcome), result.subject.name, result.id, result.kind, result.title, result.seen);
}

} // namespace

/// What the console sees of the test hosts, and what it makes of it.
class ReachLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
            QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
        const Result<ClusterProfile> profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY(profile);
        m_profile = std::make_shared<const ClusterProfile>(*profile);
        QVERIFY(runThere(u"testbed-reset"_s, {}));
    }

    void cleanup()
    {
        for (const auto all = std::exchange(m_repairs, {}); const auto &[host, command] : all)
            on(host, command);
    }

    void wellIsWell()
    {
        const QList<CheckResult> results = look();
        QVERIFY(results.size() > 80);
        QVERIFY2(faultsIn(results).isEmpty(), qPrintable(faultsIn(results).join(u'\n')));
        QVERIFY2(m_took < 8s, qPrintable(QString::number(m_took.count())));
        // The first TLS in a process reads the system's authorities.
        QVERIFY2(m_longestStall < 1500ms, qPrintable(QString::number(m_longestStall.count())));
        for (const QString &id : {u"reach.dns"_s, u"reach.ping.loss"_s, u"reach.port.amqps"_s, u"reach.api"_s, u"reach.credentials"_s, u"reach.tls.expiry"_s,
                                  u"reach.port.amqp"_s, u"reach.amqps"_s, u"reach.proxy.amqp"_s, u"proxy.process"_s, u"proxy.server"_s, u"proxy.workers"_s,
                                  u"proxy.config.check"_s, u"proxy.config.valid"_s})
            QVERIFY2(std::ranges::any_of(results, [&](const CheckResult &result) { return result.id == id && result.outcome == Outcome::Passed; }),
                     qPrintable(id));
    }

    void cancelledItEndsAtOnce()
    {
        look();
        const Millis uncancelled = m_took;
        std::stop_source stop;
        m_onProgress = [this, &stop] { QMetaObject::invokeMethod(this, [&stop] { stop.request_stop(); }, Qt::QueuedConnection); };
        look(stop.get_token());
        m_onProgress = {};
        // All that was asked before it was cancelled is little beside the whole, however slow the machine is.
        QVERIFY2(m_took < uncancelled, qPrintable(u"%1 ms, uncancelled %2 ms"_s.arg(m_took.count()).arg(uncancelled.count())));
    }

    void aDroppedPort()
    {
        const QString rule = u" INPUT -p tcp -m multiport --dports 5671,5672 -j DROP"_s;
        QVERIFY(breakIt(u"broker2"_s, u"sudo iptables -I"_s + rule, u"sudo iptables -D"_s + rule));
        const QList<CheckResult> results = look();
        QVERIFY(has(results, u"reach.port.amqp"_s, u"rabbit@broker2"_s, u"unreachable"_s, Outcome::Critical));
        // With TLS where there is TLS, and never without it instead.
        QVERIFY(has(results, u"reach.amqps"_s, u"rabbit@broker2"_s, u"connect-timeout"_s, Outcome::Critical));
        QVERIFY(std::ranges::none_of(results, [](const CheckResult &result) { return result.id == "reach.amqp"_L1; }));
        QVERIFY(!has(results, u"reach.api"_s, u"rabbit@broker2"_s, u"timeout"_s, Outcome::Warning));
        QVERIFY2(m_took < 8s, qPrintable(QString::number(m_took.count())));
    }

    void lostPackets()
    {
        const QString rule = u" INPUT -m statistic --mode random --probability 0.3 -j DROP"_s;
        QVERIFY(breakIt(u"broker3"_s, u"sudo iptables -I"_s + rule, u"sudo iptables -D"_s + rule));
        const QList<CheckResult> results = look();
        QVERIFY(std::ranges::any_of(results, [](const CheckResult &result) {
            return result.id == "reach.ping.loss"_L1 && result.host == "broker3"_L1
                   && (result.outcome == Outcome::Warning || result.outcome == Outcome::Critical);
        }));
    }

    void aWrongPassword()
    {
        const QList<CheckResult> results = look({}, u"wrong"_s);
        for (const QString &node : {u"rabbit@broker1"_s, u"rabbit@broker2"_s, u"rabbit@broker3"_s}) {
            QVERIFY(has(results, u"reach.credentials"_s, node, u"unauthorized"_s, Outcome::Critical));
            QVERIFY(has(results, u"reach.amqps"_s, node, u"connect-unauthorized"_s, Outcome::Warning));
        }
        // Nothing else is wrong for it.
        QVERIFY(std::ranges::none_of(results,
                                     [](const CheckResult &result) { return result.outcome == Outcome::Critical && result.id != "reach.credentials"_L1; }));
    }

    void anExpiredCertificate()
    {
        const QString folder = u"/etc/rabbitmq/tls/"_s;
        QVERIFY(on(u"broker1"_s, u"cd %1 && sudo cp -p server.pem server.pem.good && sudo cp -p server.key server.key.good"_s.arg(folder)));
        const QString reread = u"; sudo rabbitmqctl eval 'ssl:clear_pem_cache().' >/dev/null"_s;
        m_repairs.append({u"broker1"_s, u"cd %1 && sudo mv server.pem.good server.pem && sudo mv server.key.good server.key"_s.arg(folder) + reread});
        QVERIFY(on(u"broker1"_s, u"sudo tee %1server.pem >/dev/null"_s.arg(folder), tlsFile(u"expired.pem"_s)));
        QVERIFY(on(u"broker1"_s, u"sudo tee %1server.key >/dev/null"_s.arg(folder), tlsFile(u"expired.key"_s)));
        QVERIFY(on(u"broker1"_s, u"true"_s + reread));
        const QList<CheckResult> results = look();
        QVERIFY(has(results, u"reach.tls.expiry"_s, u"rabbit@broker1"_s, u"expired"_s, Outcome::Critical));
        QVERIFY(has(results, u"reach.amqps"_s, u"rabbit@broker1"_s, u"connect-certificate-expired"_s, Outcome::Critical));
        QVERIFY(!has(results, u"reach.tls.expiry"_s, u"rabbit@broker2"_s, u"expired"_s, Outcome::Critical));
    }

    void aServerForcedDown()
    {
        const auto tell = [](const QString &word) {
            return u"echo 'set server be_amqp/broker2 state %1' | sudo socat -t2 - /run/haproxy/admin.sock"_s.arg(word);
        };
        QVERIFY(breakIt(u"lb1"_s, tell(u"maint"_s), tell(u"ready"_s)));
        const QList<CheckResult> results = look();
        QVERIFY(has(results, u"proxy.maintenance"_s, u"lb1"_s, u"maint"_s, Outcome::Warning));
        QVERIFY(has(results, u"proxy.agree"_s, u"lb1"_s, u"differ"_s, Outcome::Warning));
        QVERIFY(!has(results, u"proxy.maintenance"_s, u"lb2"_s, u"maint"_s, Outcome::Warning));
        QCOMPARE(faultsIn(results).size(), 2);
    }

    void modeHttp()
    {
        QVERIFY(on(u"lb2"_s, u"sudo cp -p /etc/haproxy/haproxy.cfg /etc/haproxy/haproxy.cfg.good"_s));
        m_repairs.append({u"lb2"_s, u"sudo mv /etc/haproxy/haproxy.cfg.good /etc/haproxy/haproxy.cfg && sudo systemctl restart haproxy"_s});
        QVERIFY(on(
            u"lb2"_s,
            u"sudo sed -i 's/mode tcp/mode http/; s/option tcplog/option httplog/; s/timeout client 3h/timeout client 10s/' /etc/haproxy/haproxy.cfg && sudo systemctl restart haproxy"_s));
        const QList<CheckResult> results = look();
        QVERIFY(has(results, u"proxy.config.mode"_s, u"lb2"_s, u"http"_s, Outcome::Critical));
        QVERIFY(has(results, u"proxy.config.timeout"_s, u"lb2"_s, u"client"_s, Outcome::Warning));
        QVERIFY(std::ranges::any_of(results, [](const CheckResult &result) {
            return result.id == "reach.proxy.amqp"_L1 && result.subject.name == "lb2"_L1 && result.outcome == Outcome::Critical;
        }));
    }

    void aStoppedProxyWithABrokenFile()
    {
        QVERIFY(on(u"lb1"_s, u"sudo cp -p /etc/haproxy/haproxy.cfg /etc/haproxy/haproxy.cfg.good"_s));
        m_repairs.append({u"lb1"_s, u"sudo mv /etc/haproxy/haproxy.cfg.good /etc/haproxy/haproxy.cfg && sudo systemctl start haproxy"_s});
        QVERIFY(on(u"lb1"_s, u"echo 'no such thing' | sudo tee -a /etc/haproxy/haproxy.cfg >/dev/null && sudo systemctl stop haproxy"_s));
        const QList<CheckResult> results = look();
        QVERIFY(has(results, u"proxy.process"_s, u"lb1"_s, u"stopped"_s, Outcome::Critical));
        QVERIFY(has(results, u"proxy.config.valid"_s, u"lb1"_s, u"invalid"_s, Outcome::Warning));
        QVERIFY(has(results, u"reach.proxy.port.amqp"_s, u"lb1"_s, u"refused"_s, Outcome::Critical));
    }

    void haproxyTakesWhatWarrenerWrites_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("old brokers") << u"4.0.5"_s;
        QTest::newRow("new brokers") << u"4.3.6"_s;
    }
    void haproxyTakesWhatWarrenerWrites()
    {
        QFETCH(QString, version);
        const Result<QString> text = haproxy::writeConfig(*m_profile, haproxy::wishesFor(m_profile->proxies.first(), version));
        QVERIFY(text);
        QVERIFY(on(u"lb1"_s, u"cat >/tmp/written.cfg && sudo haproxy -c -f /tmp/written.cfg 2>&1 | tee /tmp/said && ! grep -i -e warning -e alert /tmp/said"_s,
                   text->toUtf8()));
    }

    void brokersPassTheWrittenCheck()
    {
        const Result<QString> text = haproxy::writeConfig(*m_profile, haproxy::wishesFor(m_profile->proxies.first(), qEnvironmentVariable("TESTBED_BROKER")));
        QVERIFY(text);
        QVERIFY(on(u"lb1"_s, u"sudo cp -p /etc/haproxy/haproxy.cfg /etc/haproxy/haproxy.cfg.good"_s));
        m_repairs.append({u"lb1"_s, u"sudo mv /etc/haproxy/haproxy.cfg.good /etc/haproxy/haproxy.cfg && sudo systemctl restart haproxy"_s});
        QVERIFY(on(u"lb1"_s, u"sudo tee /etc/haproxy/haproxy.cfg >/dev/null && sudo systemctl restart haproxy"_s, text->toUtf8()));
        // Servers begin as up; only checks that have run say something.
        QTRY_VERIFY_WITH_TIMEOUT(isChecked(look(), u"lb1"_s), 40'000);
        const QList<CheckResult> results = look();
        QVERIFY2(faultsIn(results).isEmpty(), qPrintable(faultsIn(results).join(u'\n')));
    }

private:
    /// Everything that the two probes and their checks say.
    QList<CheckResult> look(std::stop_token stop = {}, const QString &password = qEnvironmentVariable("WARRENER_PASSWORD"))
    {
        const ProbeContext context{.access = std::make_shared<ClusterAccess>(m_profile, password),
                                   .clock = std::make_shared<const SystemClock>(),
                                   .progress = [this](const QString &, bool done) {
                                       if (done && m_onProgress)
                                           std::exchange(m_onProgress, {})();
                                   }};
        QElapsedTimer timer;
        timer.start();
        StallMeter meter;
        const auto examination = std::make_shared<Examination>();
        auto reach = lookAtReach(context, stop);
        auto proxies = lookAtProxies(context, stop);
        ReachLooks looks = QCoro::waitFor(std::move(reach));
        examination->proxyDeep = QCoro::waitFor(std::move(proxies));
        m_took = Millis{timer.elapsed()};
        m_longestStall = meter.longest();
        examination->nodes = looks.nodes;
        examination->hosts = looks.hosts;
        examination->proxies = looks.proxies;
        const auto snapshot = std::make_shared<Snapshot>();
        snapshot->at = SystemClock().now();
        m_last = examination;
        const DiagnosisInput input{.profile = m_profile, .snapshot = snapshot, .examination = examination, .history = {}, .reference = {}};
        const QList<CheckResult> results = reachChecks(input) + proxyChecks(input);
        qInfo("%lld ms, stall %lld ms, %lld results%s%s", qlonglong(m_took.count()), qlonglong(m_longestStall.count()), qlonglong(results.size()),
              faultsIn(results).isEmpty() ? "" : "\n", qPrintable(faultsIn(results).join(u'\n')));
        return results;
    }

    bool isChecked(const QList<CheckResult> &results, const QString &proxy) const
    {
        Q_UNUSED(results)
        const auto servers = m_last->proxyDeep.value(ProxyName{proxy}).servers.value.value_or(QList<ProxyServerLook>{});
        return servers.size() == 3
               && std::ranges::all_of(servers, [](const ProxyServerLook &server) { return server.isUp() && server.checkStatus.contains(u"OK"_s); });
    }

    bool breakIt(const QString &host, const QString &command, const QString &repair)
    {
        m_repairs.append({host, repair});
        return on(host, command);
    }

    static bool has(const QList<CheckResult> &results, const QString &id, const QString &subject, const QString &kind, Outcome outcome)
    {
        return std::ranges::any_of(results, [&](const CheckResult &result) {
            return result.id == id && result.subject.name == subject && result.kind == kind && result.outcome == outcome;
        });
    }

    static QStringList faultsIn(const QList<CheckResult> &results)
    {
        QStringList lines;
        for (const CheckResult &result : results) {
            if (result.outcome == Outcome::Warning || result.outcome == Outcome::Critical)
                lines.append(line(result));
        }
        return lines;
    }

    std::shared_ptr<const ClusterProfile> m_profile;
    std::shared_ptr<const Examination> m_last;
    QList<std::pair<QString, QString>> m_repairs;
    Millis m_took{0}; ///< of the latest look
    Millis m_longestStall{0};
    std::function<void()> m_onProgress{}; ///< once, when the first question of a look has ended
};

QTEST_GUILESS_MAIN(ReachLiveTest)
#include "ReachLiveTest.moc"
