#include "look/probe/HostAnswers.h"

#include <QFile>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint began{1795419005268ms}; // as the recorded host read its clock
constexpr TimePoint ended{1795419009675ms};

ClusterProfile profile()
{
    ClusterProfile profile;
    for (const QString &name : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
        NodeProfile node;
        node.name = NodeName{u"rabbit@"_s + name};
        node.host = HostName{name};
        node.management = QUrl(u"http://%1:15672"_s.arg(name));
        node.metrics = QUrl(u"http://%1:15692"_s.arg(name));
        node.amqp = {.host = name, .port = 5672};
        profile.nodes.append(node);
        HostProfile host;
        host.name = HostName{name};
        host.exporter = QUrl(u"http://%1:9100"_s.arg(name));
        profile.hosts.append(host);
    }
    return profile;
}

HostQuestions questions()
{
    const ClusterProfile cluster = profile();
    return questionsFor(cluster, cluster.hosts.first());
}

QByteArray recorded()
{
    QFile file(QFINDTESTDATA("unit/probe/data/host-broker1.txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One section's lines under a head that makes sense.
QByteArray output(const QByteArray &section, const QByteArray &lines, const QByteArray &state = "whole")
{
    QByteArray text = "@@warrener 1 1795419005268 1795419009675 root\n@@" + section + ' ' + state + '\n';
    for (const auto listed = lines.split('\n'); const QByteArray &line : listed)
        text += ' ' + line + '\n';
    return text;
}

Result<HostDeepLook> parsed(const QByteArray &text)
{
    return parseHostAnswers(text, questions(), began, ended);
}

} // namespace

class HostAnswersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Whatever an older window wrote as the service of every host.
    void asksForTheServiceOfTheHostsRole()
    {
        HostQuestions questions;
        questions.host = {.name = {u"lb1"_s}, .role = HostRole::Proxy};
        QVERIFY(hostScript(questions).contains("service='haproxy'"_L1));
        QVERIFY(!hostScript(questions).contains("rabbitmq-server"_L1));
        questions.host.service = u"haproxy-edge"_s;
        QVERIFY(hostScript(questions).contains("haproxy-edge"_L1));
        questions.host = {.name = {u"broker1"_s}};
        QVERIFY(hostScript(questions).contains("rabbitmq-server"_L1));
    }

    void readsARealHost()
    {
        const auto look = parseHostAnswers(recorded(), questions(), began - 200ms, ended + 100ms);
        QVERIFY(look);
        QVERIFY(look->isMember && *look->login.value);
        QCOMPARE(look->clock.value->offset, 50ms);
        QCOMPARE(look->clock.value->error, 150ms);
        QCOMPARE(look->service.value->active, u"active"_s);
        QCOMPARE(look->service.value->user, u"rabbitmq"_s);
        QCOMPARE(look->service.value->since, TimePoint{1795418458s});
        QCOMPARE(look->service.value->starts.size(), 1);
        QVERIFY(look->service.value->journalRead && look->service.value->crashes.isEmpty());
        QCOMPARE(look->process.value->pid, 49);
        QCOMPARE(look->process.value->state, u"S"_s);
        QCOMPARE(look->process.value->descriptors, 48);
        QCOMPARE(look->process.value->descriptorsLimit, 20000);
        QCOMPARE(look->process.value->memory, 120424.0 * 1024);
        QCOMPARE(look->memoryKills.value->sinceBoot, 0.0);
        QCOMPARE(look->fileSystems.value->size(), 3);
        QCOMPARE(look->fileSystems.value->at(1).path, u"/var/lib/rabbitmq"_s);
        QCOMPARE(look->fileSystems.value->at(1).mount, u"/"_s);
        QCOMPARE(look->fileSystems.value->at(1).free, 55656960.0 * 1024);
        QVERIFY(!look->fileSystems.value->at(1).readOnly);
        QCOMPARE(look->cpu.value->cores, 2);
        QCOMPARE(look->cpu.value->ioWaitPercent, 0.0);
        QCOMPARE(look->listeners.value, (QList<quint16>{22, 4369, 5671, 5672, 9100, 15671, 15672, 15692, 25672}));
        QCOMPARE(look->exporter.value->state, u"active"_s);
        QCOMPARE(look->names.value->size(), 3);
        QCOMPARE(look->names.value->at(1).addresses, QStringList{u"10.77.0.12"_s});
        QCOMPARE(look->peers.value->size(), 2);
        QCOMPARE(look->peers.value->at(0).ping.value->received, 20);
        QCOMPARE(look->peers.value->at(0).ping.value->meanMs, 0.067);
        for (const PeerPortLook &port : look->peers.value->at(1).ports)
            QCOMPARE(port.state, u"open"_s);
        QCOMPARE(look->log.value->nodeLog, u"/var/log/rabbitmq/rabbit@broker1.log"_s);
        QCOMPARE(look->log.value->files.size(), 3);
        QCOMPARE(look->log.value->errorsLastHour, 0);
    }

    void readsConfigurationWithoutItsSecrets()
    {
        const auto look = parsed(recorded());
        const ConfigLook &config = *look->config.value;
        QCOMPARE(config.user, u"rabbitmq"_s);
        QCOMPARE(config.files.size(), 8);
        const ConfigFileLook &conf = config.files.first();
        QCOMPARE(conf.mode, u"644"_s);
        QCOMPARE(conf.readable, true);
        QCOMPARE(conf.sha256.size(), 64);
        QVERIFY(conf.content->contains("default_pass = ***"_L1));
        QVERIFY(conf.content->contains("cluster_name = testbed"_L1));
        QVERIFY(!conf.content->contains("warrener-test"_L1));
        QVERIFY(!config.files[1].exists);
        QVERIFY(!config.files[4].content); // the cookie
        QVERIFY(config.files.last().isReferred);
    }

    /// Of a file that rabbitmq.conf names the certificates are kept, and nothing else.
    void readsCertificatesOfNamedFiles()
    {
        QFile pem(QFINDTESTDATA("unit/net/data/tls/server.pem"));
        QVERIFY(pem.open(QIODevice::ReadOnly));
        QByteArray lines;
        for (const auto listed = pem.readAll().trimmed().split('\n'); const QByteArray &line : listed)
            lines += "\n|" + line;
        const auto look = parsed(output("config", "user rabbitmq\nfolder yes\nfile named 640 rabbitmq rabbitmq 900 1700000000 yes aa /etc/rabbitmq/server.pem"
                                                      + lines + "\nfile named 640 rabbitmq rabbitmq 900 1700000000 yes aa /etc/rabbitmq/other.pem\n|no PEM"));
        QCOMPARE(look->config.value->files.size(), 2);
        const ConfigFileLook &file = look->config.value->files.first();
        QVERIFY(!file.certificates.isEmpty());
        QVERIFY(!file.certificates.first().serial.isEmpty());
        QVERIFY(!file.content);
        QVERIFY(look->config.value->files.last().certificates.isEmpty());
        QVERIFY(!look->config.value->files.last().content);
    }

    void readsWhatReadsAndWhoseDataLieThere()
    {
        const auto look = parsed(output("config", "user rabbitmq\nreader 3.4.0\nreader 3.9.1\ndata rabbit@a\ndata rabbit@a.b\nfolder yes"));
        QCOMPARE(look->config.value->readers, (QStringList{u"3.4.0"_s, u"3.9.1"_s}));
        QCOMPARE(look->config.value->dataOf, (QStringList{u"rabbit@a"_s, u"rabbit@a.b"_s}));
    }

    void nonsenseIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another program") << QByteArray("Welcome to this machine\n");
        QTest::newRow("another version") << QByteArray("@@warrener 2 1 2 root\n");
        QTest::newRow("no folder") << QByteArray("@@warrener nobox\n");
        QTest::newRow("bytes") << QByteArray(100'000, '\0');
    }

    void nonsenseIsAnError()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parsed(text));
    }

    void aCutAnswerKeepsWhatItHas()
    {
        const QByteArray whole = recorded();
        for (qsizetype size = 60; size < whole.size(); size += 97) {
            const auto look = parsed(whole.left(size));
            QVERIFY(look);
            QVERIFY(look->login.has());
            QVERIFY(look->names.error || look->names.value); // one of the two, whatever was cut
        }
        const auto early = parsed(whole.left(whole.indexOf("@@cpu")));
        QVERIFY(early->fileSystems.has() && !early->cpu.has());
        QCOMPARE(early->cpu.error->kind, ErrorKind::Malformed);
    }

    void anyMutationIsSurvived()
    {
        QByteArray text = recorded();
        quint32 seed = 1;
        for (int i = 0; i < 3000; ++i) {
            seed = seed * 1664525 + 1013904223;
            text[static_cast<qsizetype>(seed % static_cast<quint32>(text.size()))] = static_cast<char>(seed >> 24);
            if (i % 50 == 0)
                parsed(text);
        }
    }

    void filesCannotForgeSections()
    {
        const auto look = parsed(output("config", "user rabbitmq\nfolder yes\nfile text 644 a b 30 0 yes - /etc/rabbitmq/rabbitmq.conf\n|@@log whole\n|@@end"));
        QCOMPARE(look->config.value->files.first().content, u"@@log whole\n@@end"_s);
        QVERIFY(!look->log.has());
    }

    void whoPausedItselfSaysSoInItsLog_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("at");
        QTest::newRow("paused") << QByteArray("2026-11-28 05:35:48.5+00:00 [warning] <0.534.0> Cluster minority/secondary status detected - awaiting recovery")
                                << qint64(1'795'844'148'500);
        QTest::newRow("started since") << QByteArray("2026-11-28 05:36:48.5+00:00 [info] <0.9.0>  Starting RabbitMQ 4.0.5 on Erlang 27.3.4.1") << qint64(0);
        QTest::newRow("never") << QByteArray() << qint64(0);
    }
    void whoPausedItselfSaysSoInItsLog()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const qint64, at);
        const auto look = parsed(output("log", "folder yes\nnode /var/log/rabbitmq/rabbit@b.log\nreadable yes 100\npause " + line));
        QCOMPARE(look->log.value->paused, at > 0 ? TimePoint{Millis{at}} : TimePoint{});
    }

    void toolsMayBeMissing_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no program") << QByteArray("!missing getent") << QByteArray("whole") << ErrorKind::NotAvailable;
        QTest::newRow("only root") << QByteArray("!root") << QByteArray("whole") << ErrorKind::Forbidden;
        QTest::newRow("unset") << QByteArray("!unset") << QByteArray("whole") << ErrorKind::NotConfigured;
        QTest::newRow("too slow") << QByteArray() << QByteArray("cut") << ErrorKind::Timeout;
    }

    void toolsMayBeMissing()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, state);
        QFETCH(ErrorKind, kind);
        const auto look = parsed(output("names", lines, state));
        QVERIFY(!look->names.has());
        QCOMPARE(look->names.error->kind, kind);
    }

    void services_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("active");
        QTest::addColumn<QString>("exit");
        QTest::newRow("stopped") << QByteArray("ActiveState=inactive\nSubState=dead\nExecMainCode=1\nExecMainStatus=0\nStateChangeTimestamp=@1795418458")
                                 << u"inactive"_s << u"status 0"_s;
        QTest::newRow("killed") << QByteArray("ActiveState=activating\nSubState=auto-restart\nExecMainCode=2\nExecMainStatus=9") << u"activating"_s
                                << u"signal 9"_s;
        QTest::newRow("never ran") << QByteArray("ActiveState=inactive\nExecMainCode=0") << u"inactive"_s << QString();
    }

    void services()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, active);
        QFETCH(QString, exit);
        const auto look = parsed(output("service", lines));
        QCOMPARE(look->service.value->active, active);
        QCOMPARE(look->service.value->exit, exit);
    }

    void countsUnaskedEnds()
    {
        const QByteArray text = output("service", "ActiveState=active")
                                + "@@journal whole\n"
                                  " 1795418000.1 b systemd[1]: Starting rabbitmq-server.service - RabbitMQ Messaging Server...\n"
                                  " 1795418001.1 b systemd[1]: rabbitmq-server.service: Main process exited, code=killed, status=9/KILL\n"
                                  " 1795418011.1 b systemd[1]: Starting rabbitmq-server.service - RabbitMQ Messaging Server...\n"
                                  " 1795418012.1 b systemd[1]: rabbitmq-server.service: Main process exited, code=exited, status=0/SUCCESS\n"
                                  " 1795418013.1 b systemd[1]: rabbitmq-server.service: Main process exited, code=exited, status=1/FAILURE\n"
                                  " what systemd[1]: Starting nonsense\n";
        const auto look = parsed(text);
        QCOMPARE(look->service.value->starts.size(), 2);
        QCOMPARE(look->service.value->crashes, (QList<TimePoint>{TimePoint{1795418001100ms}, TimePoint{1795418013100ms}}));
    }

    void processStates_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("state");
        QTest::newRow("runs") << QByteArray("R") << QByteArray("S") << u"S"_s;
        QTest::newRow("frozen") << QByteArray("T") << QByteArray("T") << u"T"_s;
        QTest::newRow("waits once") << QByteArray("S") << QByteArray("D") << u"S"_s;
        QTest::newRow("waits all the time") << QByteArray("D") << QByteArray("D") << u"D"_s;
    }

    void processStates()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(QString, state);
        const auto stat = [](const QByteArray &letter) {
            return "stat 7 (a) (b) " + letter + " 1 49 49 0 -1 4194560 39130 550 0 0 243 186 0 0 20 0 20 0 1225681 1\n";
        };
        const auto look = parsed(output("process", stat(first) + stat(second) + "btime 1795406190"));
        QCOMPARE(look->process.value->state, state);
        QCOMPARE(look->process.value->startedAt, TimePoint{1795406190s} + 12256810ms);
    }

    void peersAsTheyAnswer()
    {
        const auto look = parsed(output("peers", "port broker2 5672 refused\nport broker2 25672 silent\nport broker9 5672 open\nport broker2 x open\n"
                                                 "ping broker2 --- broker2 ping statistics --- 20 packets transmitted, 14 received, 30% packet loss, time 2ms "
                                                 "rtt min/avg/max/mdev = 0.030/0.067/0.082/0.015 ms\n"
                                                 "ping broker3 ping: broker3: Name or service not known"));
        const PeerLook &second = look->peers.value->at(0);
        QCOMPARE(second.ping.value->lossPercent(), 30.0);
        QCOMPARE(second.ports.at(1).state, u"silent"_s);
        QCOMPARE(second.ports.at(2).state, u"refused"_s);
        QCOMPARE(second.ports.at(0).state, u"unknown"_s);
        QCOMPARE(look->peers.value->at(1).ping.error->kind, ErrorKind::Unresolved);
    }

    void questionsFollowTheProfile()
    {
        ClusterProfile cluster = profile();
        HostProfile proxy;
        proxy.name = HostName{u"lb1"_s};
        proxy.role = HostRole::Proxy;
        const HostQuestions ofProxy = questionsFor(cluster, proxy);
        QVERIFY(!ofProxy.hasBroker && ofProxy.peers.isEmpty());
        QVERIFY(!hostScript(ofProxy).contains("asked='service journal process memorykills filesystems cpu firewall listeners config"_L1));
        HostProfile standby;
        standby.name = HostName{u"dr1"_s};
        standby.role = HostRole::Standby;
        QVERIFY(questionsFor(cluster, standby).hasBroker && !questionsFor(cluster, standby).isMember);

        cluster.nodes[1].amqp.port = 5680;
        cluster.nodes[2].name = NodeName{u"rabbit@$(reboot)"_s};
        const HostQuestions asked = questionsFor(cluster, cluster.hosts.first());
        QCOMPARE(asked.peers.size(), 1); // what is no name is not asked for
        QCOMPARE(asked.peers.first().ports, (QList<quint16>{4369, 25672, 5680, 15672, 15692}));
        cluster.hosts[0].service = u"it's"_s;
        QVERIFY(hostScript(questionsFor(cluster, cluster.hosts.first())).contains("service='it'\\''s'"_L1));
    }
};

QTEST_GUILESS_MAIN(HostAnswersTest)
#include "HostAnswersTest.moc"
