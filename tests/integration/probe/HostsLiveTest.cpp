#include "cluster/ProfileStore.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "look/probe/HostProbe.h"
#include "support/TestHosts.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QProcess>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

using namespace warrener;
using namespace Qt::StringLiterals;

/// Host probe and host checks on the real test hosts: faults are made, found and mended.
class HostsLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
            QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
        const Result<ClusterProfile> profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
        QVERIFY(testhosts::reset());
        m_profile = std::make_shared<ClusterProfile>(*profile);
        m_access = std::make_shared<ClusterAccess>(Doors{.profile = m_profile});
        for (const HostProfile &host : std::as_const(m_profile->hosts))
            m_snapshot.hosts.append({.name = host.name, .role = host.role, .source = {}, .figures = {}});
        for (const NodeProfile &node : std::as_const(m_profile->nodes))
            m_snapshot.nodes.append({.name = node.name, .host = node.host});
    }

    void everyHostAnswersAllQuestions()
    {
        const QMap<HostName, HostDeepLook> looks = look();
        QCOMPARE(looks.size(), m_profile->hosts.size());
        for (const HostDeepLook &deep : looks) {
            const QByteArray name = deep.name.value.toUtf8();
            QVERIFY2(deep.login.has() && *deep.login.value, (name + ": " + (deep.login.error ? deep.login.error->message.toUtf8() : QByteArray())).constData());
            QVERIFY2(deep.clock.has() && deep.service.has() && deep.process.has() && deep.memoryKills.has() && deep.fileSystems.has() && deep.cpu.has()
                         && deep.firewall.has() && deep.listeners.has() && deep.exporter.has(),
                     name.constData());
            QVERIFY2(deep.process.value->pid > 0, name.constData());
            // All hosts share one clock.
            QVERIFY2(std::abs(deep.clock.value->offset.count()) <= deep.clock.value->error.count() + 100, name.constData());
            QCOMPARE(deep.config.has(), deep.role != HostRole::Proxy);
            QCOMPARE(deep.log.has(), deep.role != HostRole::Proxy);
            QCOMPARE(deep.peers.has(), deep.role == HostRole::Broker);
            if (!deep.isMember)
                continue;
            QCOMPARE(deep.peers.value->size(), 2);
            for (const PeerLook &peer : std::as_const(*deep.peers.value)) {
                QVERIFY2(peer.ping.has() && peer.ping.value->received > 0, name.constData());
                QCOMPARE(peer.ports.size(), 5);
                QVERIFY2(std::ranges::all_of(peer.ports, [](const PeerPortLook &port) { return port.state == "open"_L1; }), name.constData());
            }
            QVERIFY(!deep.log.value->nodeLog.isEmpty());
            for (const ConfigFileLook &file : std::as_const(deep.config.value->files))
                QVERIFY2(!file.content.value_or(QString()).contains("warrener-test"_L1), qPrintable(file.path));
        }
    }

    void healthyHostsGiveNoWarning()
    {
        for (int round = 0; round < 3; ++round) {
            QStringList troubles;
            for (const auto listed = checks(); const CheckResult &result : listed) {
                if (result.outcome == Outcome::Warning || result.outcome == Outcome::Critical)
                    troubles.append(words(result));
            }
            QVERIFY2(troubles.isEmpty(), qPrintable(troubles.join(u'\n')));
        }
    }

    void findsFaults_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("make");
        QTest::addColumn<QString>("mend");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("where"); // the host that the result is about
        QTest::addColumn<QString>("kind");

        const QString conf = u"/etc/rabbitmq/rabbitmq.conf"_s;
        QTest::newRow("config unreadable") << u"broker2"_s << u"chmod 000 "_s + conf << u"chmod 644 "_s + conf << u"host.config.files"_s << u"broker2"_s
                                           << u"unreadable"_s;
        QTest::newRow("syntax error") << u"broker3"_s << u"cp -p %1 /root/kept; echo 'heartbeat 60' >>%1"_s.arg(conf) << u"cp -p /root/kept "_s + conf
                                      << u"host.config.syntax"_s << u"broker3"_s << u"rabbitmq.conf"_s;
        QTest::newRow("config differs") << u"broker3"_s << u"cp -p %1 /root/kept; echo 'heartbeat = 30' >>%1"_s.arg(conf) << u"cp -p /root/kept "_s + conf
                                        << u"host.config.diff"_s << u"broker3"_s << u"differs"_s;
        const QString plugins = u"/etc/rabbitmq/enabled_plugins"_s;
        // A broker that reads such a file ends its management agent for good: afresh by what the advice says (node-statistics).
        const QString mended = u"cp -p /root/kept %1; rabbitmqctl eval 'application:stop(rabbitmq_management), application:stop(rabbitmq_management_agent), "
                               "application:start(rabbitmq_management_agent), application:start(rabbitmq_management).'"_s.arg(plugins);
        QTest::newRow("plugins without dot") << u"broker1"_s << u"cp -p %1 /root/kept; echo '[rabbitmq_management]' >%1"_s.arg(plugins) << mended
                                             << u"host.config.syntax"_s << u"broker1"_s << u"enabled_plugins"_s;
        QTest::newRow("log disk full") << u"broker1"_s
                                       << u"mount -t tmpfs -o size=1m tmpfs /var/log/rabbitmq; head -c 2000000 /dev/zero >/var/log/rabbitmq/fill"_s
                                       << u"umount /var/log/rabbitmq"_s << u"host.disk.full"_s << u"broker1"_s << u"full"_s;
        QTest::newRow("log disk read-only") << u"broker2"_s << u"mount -t tmpfs -o ro tmpfs /var/log/rabbitmq"_s << u"umount /var/log/rabbitmq"_s
                                            << u"host.disk.readonly"_s << u"broker2"_s << u"log"_s;
        QTest::newRow("frozen") << u"broker3"_s << u"pkill -STOP -x beam.smp"_s << u"pkill -CONT -x beam.smp"_s << u"host.process"_s << u"broker3"_s
                                << u"frozen"_s;
        QTest::newRow("name missing") << u"broker1"_s << u"cp /etc/hosts /root/hosts; sed -i '/broker2/d' /etc/hosts"_s << u"cp /root/hosts /etc/hosts"_s
                                      << u"peer.dns"_s << u"broker1"_s << u"missing"_s;
        QTest::newRow("name differs") << u"broker1"_s << u"cp /etc/hosts /root/hosts; sed -i 's/^.* broker2$/10.77.0.99 broker2/' /etc/hosts"_s
                                      << u"cp /root/hosts /etc/hosts"_s << u"peer.dns"_s << u"broker1"_s << u"differs"_s;
        const QString table = u"nft add table inet wt; nft add chain inet wt in '{ type filter hook input priority 0; }'; nft add rule inet wt in "_s;
        const QString noTable = u"nft delete table inet wt"_s;
        QTest::newRow("peer cut") << u"broker1"_s << table + u"ip saddr 10.77.0.12 drop"_s << noTable << u"peer.ping"_s << u"broker2"_s << u"timeout"_s;
        QTest::newRow("port firewalled") << u"broker1"_s << table + u"tcp dport 5672 drop"_s << noTable << u"peer.port.5672"_s << u"broker2"_s << u"timeout"_s;
        QTest::newRow("port rejected") << u"broker1"_s << table + u"tcp dport 25672 reject with tcp reset"_s << noTable << u"peer.port.25672"_s << u"broker3"_s
                                       << u"refused"_s;
        QTest::newRow("packets lost") << u"broker2"_s << u"iptables -A INPUT -m statistic --mode random --probability 0.4 -p icmp -j DROP"_s
                                      << u"iptables -D INPUT -m statistic --mode random --probability 0.4 -p icmp -j DROP"_s << u"peer.ping.loss"_s
                                      << u"broker1"_s << u"loss"_s;
        QTest::newRow("log errors")
            << u"broker2"_s
            << u"f=$(ls /var/log/rabbitmq/rabbit@*.log | head -n1); cp -p $f /root/kept; "
               "for i in $(seq 40); do echo \"$(date '+%Y-%m-%d %H:%M:%S.%6N%:z') [error] <0.$i.0> Channel error on connection <0.$i.0>: no queue $i\"; done >>$f"_s
            << u"f=$(ls /var/log/rabbitmq/rabbit@*.log | head -n1); cat /root/kept >$f"_s << u"host.log.errors"_s << u"broker2"_s << u"many"_s;
        QTest::newRow("clock fast")
            << u"broker2"_s << u"printf '#!/bin/sh\\nexec /usr/bin/date -d \"+90 seconds\" \"$@\"\\n' >/usr/local/bin/date; chmod +x /usr/local/bin/date"_s
            << u"rm /usr/local/bin/date"_s << u"host.clock"_s << u"broker2"_s << u"fast"_s;
        QTest::newRow("exporter stopped") << u"lb1"_s << u"systemctl stop prometheus-node-exporter"_s << u"systemctl start prometheus-node-exporter"_s
                                          << u"host.exporter"_s << u"lb1"_s << u"stopped"_s;
        QTest::newRow("proxy stopped") << u"lb2"_s << u"systemctl stop haproxy"_s << u"systemctl start haproxy"_s << u"host.service"_s << u"lb2"_s
                                       << u"stopped"_s;
        QTest::newRow("data disk full")
            << u"broker1"_s << u"mount -t tmpfs -o size=1m tmpfs /var/lib/rabbitmq/mnesia; head -c 2000000 /dev/zero >/var/lib/rabbitmq/mnesia/fill"_s
            << u"umount -l /var/lib/rabbitmq/mnesia"_s << u"host.disk.full"_s << u"broker1"_s << u"full"_s;
        QTest::newRow("service stopped") << u"broker2"_s << u"systemctl stop rabbitmq-server"_s << u"systemctl start rabbitmq-server"_s << u"host.service"_s
                                         << u"broker2"_s << u"stopped"_s;
    }

    void findsFaults()
    {
        QFETCH(QString, host);
        QFETCH(QString, make);
        QFETCH(QString, mend);
        QFETCH(QString, id);
        QFETCH(QString, where);
        QFETCH(QString, kind);
        const auto mended = qScopeGuard([&] { onHost(host, mend); });
        QVERIFY(onHost(host, make));
        const QList<CheckResult> results = checks();
        const auto found = std::ranges::find_if(results, [&](const CheckResult &result) {
            return result.id == id && result.host == where && result.kind == kind
                   && (result.outcome == Outcome::Warning || result.outcome == Outcome::Critical);
        });
        QStringList all;
        for (const CheckResult &result : results) {
            if (result.outcome == Outcome::Warning || result.outcome == Outcome::Critical)
                all.append(words(result));
        }
        qInfo().noquote() << all.join(u'\n');
        QVERIFY2(found != results.end(), qPrintable(all.join(u'\n')));
        QVERIFY(!found->title.isEmpty() && !found->expected.isEmpty());
    }

    void aCutHostCostsNoMoreThanItsTimeout()
    {
        const auto healed = qScopeGuard([] { QProcess::execute(u"testbed-heal"_s, {u"broker2"_s}); });
        QCOMPARE(QProcess::execute(u"testbed-cut"_s, {u"broker2"_s}), 0);
        QElapsedTimer timer;
        timer.start();
        const QList<CheckResult> results = checks();
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        const auto is = [&](const QString &id, const QString &host, const QString &kind) {
            return std::ranges::any_of(results, [&](const CheckResult &result) {
                return result.id == id && result.host == host && result.kind == kind
                       && result.outcome == (id == "host.ssh"_L1 ? Outcome::Warning : Outcome::Critical);
            });
        };
        QVERIFY(is(u"host.ssh"_s, u"broker2"_s, u"timeout"_s) || is(u"host.ssh"_s, u"broker2"_s, u"unreachable"_s));
        QVERIFY(is(u"peer.ping"_s, u"broker1"_s, u"timeout"_s));
        QVERIFY(is(u"peer.port.25672"_s, u"broker3"_s, u"timeout"_s));
    }

    void cleanupTestCase()
    {
        if (m_profile && QProcess::execute(u"testbed-reset"_s) != 0)
            qWarning("the test hosts did not come back");
    }

private:
    QMap<HostName, HostDeepLook> look()
    {
        QElapsedTimer timer;
        timer.start();
        const ProbeContext context{.access = m_access, .clock = std::make_shared<SystemClock>(), .progress = {}};
        QMap<HostName, HostDeepLook> looks = QCoro::waitFor(lookAtHosts(context, {}));
        qInfo() << "looked at" << looks.size() << "hosts in" << timer.elapsed() << "ms";
        return looks;
    }

    QList<CheckResult> checks()
    {
        auto examination = std::make_shared<Examination>();
        examination->deep = look();
        auto snapshot = std::make_shared<Snapshot>(m_snapshot);
        snapshot->at = SystemClock().now();
        return hostChecks({.profile = m_profile, .snapshot = snapshot, .examination = examination, .history = {}, .reference = {}});
    }

    static bool onHost(const QString &host, const QString &command)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(u"on"_s, {host, u"sudo"_s, u"-n"_s, u"sh"_s, u"-s"_s});
        process.write(command.toUtf8() + '\n');
        process.closeWriteChannel();
        return process.waitForFinished(90'000) && process.exitStatus() == QProcess::NormalExit;
    }

    static QString words(const CheckResult &result)
    {
        QStringList facts;
        for (const auto &[key, value] : result.facts.asKeyValueRange())
            facts.append(key + u'=' + value);
        return u"%1 [%2] %3 (%4): %5 | seen %6 | expected %7 | %8 | %9"_s.arg(result.id, result.kind, toId(result.outcome), result.host, result.title,
                                                                              result.seen, result.expected, result.text, facts.join(u' '));
    }

    std::shared_ptr<const ClusterProfile> m_profile;
    std::shared_ptr<ClusterAccess> m_access;
    Snapshot m_snapshot;
};

QTEST_GUILESS_MAIN(HostsLiveTest)
#include "HostsLiveTest.moc"
