#include "HealthyHosts.h"
#include "judge/diagnosis/HealthSections.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QTest>

#include <algorithm>

using namespace warrener;
using namespace warrener::examined;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HostChecksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthyHostsPassEverything()
    {
        const QList<CheckResult> results = Cluster().results();
        for (const CheckResult &result : results) {
            QVERIFY2(result.outcome == Outcome::Passed || result.host == "dr1"_L1, qPrintable(result.id + u' ' + result.host + u' ' + result.text));
            QVERIFY2(result.outcome == Outcome::Passed || isNotJudged(result.outcome), qPrintable(result.id));
            QVERIFY2(!result.title.isEmpty() && result.subject.kind == SubjectKind::Host && result.subject.name == result.host, qPrintable(result.id));
        }
        for (const QString &id :
             {u"host.ssh"_s,         u"host.cpu"_s,        u"host.memory"_s,   u"host.disk.data"_s,     u"host.disk.root"_s,    u"host.load"_s,
              u"host.score"_s,       u"host.iowait"_s,     u"host.oom"_s,      u"host.disk.readonly"_s, u"host.disk.full"_s,    u"host.clock"_s,
              u"host.service"_s,     u"host.restarts"_s,   u"host.process"_s,  u"host.descriptors"_s,   u"host.config.files"_s, u"host.config.syntax"_s,
              u"host.config.diff"_s, u"host.log.files"_s,  u"host.log.size"_s, u"host.log.errors"_s,    u"host.log.logins"_s,   u"host.exporter"_s,
              u"host.listeners"_s,   u"host.epmd"_s,       u"peer.ping"_s,     u"peer.ping.loss"_s,     u"peer.port.4369"_s,    u"peer.port.25672"_s,
              u"peer.port.5672"_s,   u"peer.port.15672"_s, u"peer.dns"_s}) {
            const auto count = std::ranges::count_if(results, [&](const CheckResult &result) { return result.id == id && result.host == "broker1"_L1; });
            QVERIFY2(count >= 1, qPrintable(id));
        }
        // No broker is looked for on a proxy.
        QVERIFY(std::ranges::none_of(results, [](const CheckResult &result) {
            return result.host == "lb1"_L1 && (result.id.startsWith("host.config"_L1) || result.id.startsWith("peer."_L1) || result.id == "host.disk.data"_L1);
        }));
    }

    /// A person knows no ids: what was asked in vain is called what it is, of every check that there is.
    void whatCouldNotBeAskedIsToldInWords_data()
    {
        QTest::addColumn<ErrorKind>("why");
        QTest::newRow("the login took too long") << ErrorKind::Timeout;
        QTest::newRow("no login") << ErrorKind::NotConfigured;
    }
    void whatCouldNotBeAskedIsToldInWords()
    {
        QFETCH(const ErrorKind, why);
        QStringList ids;
        for (const auto listed = Cluster().results(); const CheckResult &passed : listed)
            ids.append(passed.id);
        QVERIFY(ids.contains(u"host.process"_s));
        ids.append({u"host.boot"_s, u"host.data.names"_s, u"host.profile"_s, u"host.tls.file"_s, u"host.tls.bundle"_s});
        for (const QString &id : std::as_const(ids)) {
            CheckResult result{.id = id, .host = u"broker2"_s};
            hostchecks::cannotJudge(result, Error{.kind = why, .message = {}, .detail = {}});
            QVERIFY2(result.title.contains(u"broker2"_s), qPrintable(result.title));
            QVERIFY2(!result.title.contains(id.section(u'.', 0, 1)), qPrintable(result.title));
            QVERIFY2(!result.title.endsWith(toWord(result.fault)), qPrintable(id + u" has no words of its own"_s));
        }
    }

    /// A disk that is full costs an idle host a fifth of its score: that is not called good.
    void noGoodScoreBesideAFullDisk()
    {
        Cluster cluster;
        for (HostLook &host : cluster.snapshot.hosts)
            host.figures.value->diskDataPercent = host.name.value == "broker1"_L1 ? 99 : 10;
        for (const auto listed = cluster.results(); const CheckResult &result : listed) {
            if (result.id == "host.score"_L1 && result.host != "dr1"_L1)
                QCOMPARE(result.outcome == Outcome::Passed, result.host != "broker1"_L1);
        }
        // Nor is a score of such a host told anywhere else: pages show none.
        cluster.snapshot.hosts[0].figures.value->cpuPercent = 100;
        cluster.snapshot.hosts[0].figures.value->memoryPercent = 100;
        QCOMPARE(cluster.snapshot.hosts[0].name.value, u"broker1"_s);
        for (const auto listed = cluster.results(); const CheckResult &result : listed) {
            if (result.id == "host.score"_L1 && result.host == "broker1"_L1)
                QVERIFY(isNotJudged(result.outcome));
        }
        Report report;
        passSections(report, cluster.snapshot);
        const auto lowest = std::ranges::find(report.system.figures, u"Lowest score"_s, &QPair<QString, QString>::first);
        QVERIFY(lowest != report.system.figures.end());
        QVERIFY2(!lowest->second.contains(u"broker1"_s), qPrintable(lowest->second));
    }

    /// A profile that an older window wrote has the broker's service on every host: a proxy is there for HAProxy all the same.
    void aProxysHostIsNotJudgedByABrokersService()
    {
        Cluster cluster;
        QCOMPARE(cluster.profile.host({u"lb1"_s})->service, u"rabbitmq-server"_s);
        for (const auto listed = cluster.results(); const CheckResult &result : listed) {
            if (result.host == "lb1"_L1)
                QVERIFY2(!result.title.contains("rabbit"_L1, Qt::CaseInsensitive), qPrintable(result.title));
        }
        cluster.service(u"lb1"_s).active = u"inactive"_s;
        const QList<CheckResult> results = cluster.results();
        const CheckResult *stopped = find(results, u"host.service"_s, u"lb1"_s);
        QVERIFY(stopped != nullptr);
        QCOMPARE(stopped->title, u"haproxy is stopped on lb1"_s);
        QCOMPARE(stopped->facts.value(u"service"_s), u"haproxy"_s);
    }

    /// What cannot be so is the profile's fault, and no broker and no proxy is down for it.
    void whatIsOddInTheProfileIsSaid_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("called a proxy, and is none") << Change([](Cluster &c) {
            c.service(u"lb1"_s).active = u"inactive"_s;
            c.service(u"lb1"_s).load = u"not-found"_s;
        }) << u"lb1"_s << u"role"_s << Outcome::Note;
        QTest::newRow("the proxy answers, its unit has another name") << Change([](Cluster &c) {
            c.service(u"lb1"_s).active = u"inactive"_s;
            c.profile.proxies.append({.name = {u"lb1"_s}, .host = {u"lb1"_s}});
            c.examination.proxyDeep[ProxyName{u"lb1"_s}].servers.value = QList<ProxyServerLook>();
        }) << u"lb1"_s << u"service"_s << Outcome::Warning;
        QTest::newRow("the broker answers, its unit has another name") << Change([](Cluster &c) {
            c.service().active = u"inactive"_s;
            c.service().load = u"not-found"_s;
            c.examination.broker.nodes[NodeName{u"rabbit@broker2"_s}].ping.value = WhoAmI();
        }) << u"broker2"_s << u"service"_s << Outcome::Warning;
    }
    void whatIsOddInTheProfileIsSaid()
    {
        QFETCH(Change, change);
        QFETCH(QString, host);
        QFETCH(QString, kind);
        QFETCH(Outcome, outcome);
        Cluster cluster;
        change(cluster);
        const QList<CheckResult> results = cluster.results();
        const CheckResult *odd = find(results, u"host.profile"_s, host);
        QVERIFY(odd != nullptr);
        QCOMPARE(odd->kind, kind);
        QCOMPARE(odd->outcome, outcome);
        const CheckResult *service = find(results, u"host.service"_s, host);
        QVERIFY(service != nullptr);
        QVERIFY(isNotJudged(service->outcome));
    }

    /// Its URL may lead to a peer: a stopped service counts against the node's answer.
    void aBrokersStoppedServiceIsNotExcusedByAnAnswer()
    {
        Cluster cluster;
        cluster.service().active = u"inactive"_s;
        cluster.examination.broker.nodes[NodeName{u"rabbit@broker2"_s}].ping.value = WhoAmI();
        const QList<CheckResult> results = cluster.results();
        const CheckResult *stopped = find(results, u"host.service"_s, u"broker2"_s);
        QVERIFY(stopped != nullptr);
        QCOMPARE(stopped->outcome, Outcome::Critical);
    }

    void aFullDiskThatIsJudgedAsTheDatasDoesNotHaveRoom()
    {
        Cluster cluster;
        HostFigures &figures = *snapshots::host(cluster.snapshot, u"broker2"_s)->figures.value;
        figures.diskDataMount = u"/"_s;
        figures.diskDataPercent = 99.96;
        figures.diskRootPercent = 99.96;
        int seen = 0;
        for (const auto listed = cluster.results(); const CheckResult &result : listed) {
            if (result.host != "broker2"_L1 || !result.id.startsWith("host.disk."_L1) || result.seen.isEmpty())
                continue;
            seen += result.id == "host.disk.root"_L1 || result.id == "host.disk.data"_L1;
            QVERIFY2(!result.title.contains("has room"_L1), qPrintable(result.id + u": "_s + result.title));
            QVERIFY2(!result.seen.contains("100 %"_L1), qPrintable(result.seen));
        }
        QCOMPARE(seen, 2);
    }

    void tells_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("host");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, Change change, const QString &id, Outcome outcome, const QString &kind, const QString &host = u"broker2"_s) {
            QTest::newRow(name) << change << id << host << outcome << kind;
        };
        const auto failWith = [](ErrorKind kind) { return Error{.kind = kind, .message = describe(kind), .detail = {}}; };

        row("no ssh", [](Cluster &c) { c.deep().login = {}; }, u"host.ssh"_s, Outcome::NotConfigured, u"not-configured"_s);
        row("cut", [=](Cluster &c) { c.deep().login = {.value = {}, .error = failWith(ErrorKind::Timeout)}; }, u"host.ssh"_s, Outcome::Warning, u"timeout"_s);
        row(
            "key refused", [=](Cluster &c) { c.deep().login = {.value = {}, .error = failWith(ErrorKind::Unauthorized)}; }, u"host.ssh"_s, Outcome::Warning,
            toId(ErrorKind::Unauthorized));
        row("no root", [](Cluster &c) { c.deep().login.value = false; }, u"host.ssh"_s, Outcome::Note, u"no-root"_s);

        row("clock", [](Cluster &c) { c.deep().clock.value->offset = 5s; }, u"host.clock"_s, Outcome::Warning, u"fast"_s);
        row("clock, far", [](Cluster &c) { c.deep().clock.value->offset = -90s; }, u"host.clock"_s, Outcome::Critical, u"slow"_s);

        row(
            "stopped",
            [](Cluster &c) {
                c.service().active = u"inactive"_s;
                c.service().sub = u"dead"_s;
            },
            u"host.service"_s, Outcome::Critical, u"stopped"_s);
        row("failed", [](Cluster &c) { c.service().active = u"failed"_s; }, u"host.service"_s, Outcome::Critical, u"failed"_s);
        row(
            "starting",
            [](Cluster &c) {
                c.service().active = u"activating"_s;
                c.service().since = snapshots::now - 20s;
            },
            u"host.service"_s, Outcome::Warning, u"activating"_s);
        row(
            "starting long",
            [](Cluster &c) {
                c.service().active = u"activating"_s;
                c.service().since = snapshots::now - 1h;
            },
            u"host.service"_s, Outcome::Critical, u"activating"_s);
        row(
            "restarting",
            [](Cluster &c) {
                c.service().active = u"activating"_s;
                c.service().sub = u"auto-restart"_s;
            },
            u"host.service"_s, Outcome::Critical, u"restarting"_s);
        row(
            "no unit",
            [](Cluster &c) {
                c.service().active = u"inactive"_s;
                c.service().load = u"not-found"_s;
            },
            u"host.service"_s, Outcome::Critical, u"missing"_s);
        row(
            "own commands",
            [](Cluster &c) {
                c.service() = {};
                c.service().running = false;
            },
            u"host.service"_s, Outcome::Critical, u"stopped"_s);
        row("standby stopped", [](Cluster &c) { c.service(u"dr1"_s).active = u"inactive"_s; }, u"host.service"_s, Outcome::Note, u"stopped"_s, u"dr1"_s);
        row("proxy stopped", [](Cluster &c) { c.service(u"lb1"_s).active = u"inactive"_s; }, u"host.service"_s, Outcome::Critical, u"stopped"_s, u"lb1"_s);

        row(
            "killed thrice", [](Cluster &c) { c.service().crashes = {snapshots::now - 5min, snapshots::now - 3min, snapshots::now - 1min}; },
            u"host.restarts"_s, Outcome::Critical, u"loop"_s);
        row(
            "killed, now quiet", [](Cluster &c) { c.service().crashes = {snapshots::now - 55min, snapshots::now - 53min, snapshots::now - 51min}; },
            u"host.restarts"_s, Outcome::Note, u"ended"_s);
        row("no journal", [](Cluster &c) { c.service().journalRead = false; }, u"host.restarts"_s, Outcome::NotAvailable, u"not-available"_s);

        row("frozen", [](Cluster &c) { c.deep().process.value->state = u"T"_s; }, u"host.process"_s, Outcome::Critical, u"frozen"_s);
        row("hangs", [](Cluster &c) { c.deep().process.value->state = u"D"_s; }, u"host.process"_s, Outcome::Warning, u"D"_s);
        row("gone", [](Cluster &c) { c.deep().process.value = ProcessLook{}; }, u"host.process"_s, Outcome::Critical, u"missing"_s);
        row(
            "gone while stopped",
            [](Cluster &c) {
                c.deep().process.value = ProcessLook{};
                c.service().active = u"inactive"_s;
            },
            u"host.process"_s, Outcome::NotAsked, u"service-down"_s);
        row("descriptors", [](Cluster &c) { c.deep().process.value->descriptors = 900; }, u"host.descriptors"_s, Outcome::Warning, QString());
        row("descriptors gone", [](Cluster &c) { c.deep().process.value->descriptors = 990; }, u"host.descriptors"_s, Outcome::Critical, QString());

        row(
            "oom",
            [](Cluster &c) {
                *c.deep().memoryKills.value = {
                    .sinceBoot = 1, .journalRead = true, .lastDay = 1, .last = snapshots::now - 5min, .lastLine = u"Killed process 49 (beam.smp)"_s};
            },
            u"host.oom"_s, Outcome::Critical, u"broker"_s);
        row(
            "oom yesterday",
            [](Cluster &c) {
                *c.deep().memoryKills.value = {
                    .sinceBoot = 1, .journalRead = true, .lastDay = 1, .last = snapshots::now - 5h, .lastLine = u"Killed process 7 (java)"_s};
            },
            u"host.oom"_s, Outcome::Note, u"earlier"_s);
        row("oom some time", [](Cluster &c) { c.deep().memoryKills.value->sinceBoot = 4; }, u"host.oom"_s, Outcome::Passed, QString());

        row("read-only", [](Cluster &c) { (*c.deep().fileSystems.value)[1].readOnly = true; }, u"host.disk.readonly"_s, Outcome::Critical, u"data"_s);
        row("read-only root", [](Cluster &c) { (*c.deep().fileSystems.value)[0].readOnly = true; }, u"host.disk.readonly"_s, Outcome::Passed, QString());
        row("full", [](Cluster &c) { (*c.deep().fileSystems.value)[2].free = 0; }, u"host.disk.full"_s, Outcome::Critical, u"full"_s);
        row("no inodes", [](Cluster &c) { (*c.deep().fileSystems.value)[1].inodesFree = 0; }, u"host.disk.full"_s, Outcome::Critical, u"inodes"_s);
        row("under the limit", [](Cluster &c) { (*c.deep().fileSystems.value)[1].free = 1e9; }, u"host.disk.full"_s, Outcome::Critical, u"limit"_s);

        row("busy", [](Cluster &c) { snapshots::host(c.snapshot, u"broker2"_s)->figures.value->cpuPercent = 95; }, u"host.cpu"_s, Outcome::Critical, QString());
        row(
            "memory", [](Cluster &c) { snapshots::host(c.snapshot, u"broker2"_s)->figures.value->memoryPercent = 85; }, u"host.memory"_s, Outcome::Warning,
            QString());
        row(
            "data disk", [](Cluster &c) { snapshots::host(c.snapshot, u"broker2"_s)->figures.value->diskDataPercent = 85; }, u"host.disk.data"_s,
            Outcome::Warning, QString());
        row(
            "root disk", [](Cluster &c) { snapshots::host(c.snapshot, u"lb1"_s)->figures.value->diskRootPercent = 95; }, u"host.disk.root"_s, Outcome::Critical,
            QString(), u"lb1"_s);
        row("load", [](Cluster &c) { snapshots::host(c.snapshot, u"broker2"_s)->figures.value->load1 = 7; }, u"host.load"_s, Outcome::Critical, QString());
        row(
            "own thresholds",
            [](Cluster &c) {
                c.snapshot.thresholds.cpuWarning = c.snapshot.thresholds.cpuCritical = 100;
                snapshots::host(c.snapshot, u"broker2"_s)->figures.value->cpuPercent = 100;
            },
            u"host.cpu"_s, Outcome::Passed, QString());
        row(
            "iowait twice",
            [](Cluster &c) {
                snapshots::host(c.snapshot, u"broker2"_s)->figures.value->ioWaitPercent = 60;
                c.deep().cpu.value->ioWaitPercent = 50;
            },
            u"host.iowait"_s, Outcome::Warning, QString());
        row("iowait once", [](Cluster &c) { c.deep().cpu.value->ioWaitPercent = 90; }, u"host.iowait"_s, Outcome::Passed, QString());

        row("unreadable", [](Cluster &c) { c.deep().config.value->files[0].readable = false; }, u"host.config.files"_s, Outcome::Critical, u"unreadable"_s);
        row(
            "named file gone",
            [](Cluster &c) {
                c.deep().config.value->files.append(
                    {.path = u"/etc/rabbitmq/server.pem"_s, .exists = false, .isReferred = true, .mode = {}, .owner = {}, .group = {}, .sha256 = {}});
            },
            u"host.config.files"_s, Outcome::Critical, u"missing"_s);
        row(
            "syntax", [](Cluster &c) { *c.deep().config.value->files[0].content += u"heartbeat 60\n"_s; }, u"host.config.syntax"_s, Outcome::Critical,
            u"rabbitmq.conf"_s);
        row(
            "differs", [](Cluster &c) { c.deep().config.value->files[0].content->replace("heartbeat = 60"_L1, "heartbeat = 30"_L1); }, u"host.config.diff"_s,
            Outcome::Warning, u"differs"_s);
        row("file missing", [](Cluster &c) { c.deep().config.value->files.removeFirst(); }, u"host.config.diff"_s, Outcome::Warning, u"missing"_s);
        row(
            "other plugins", [](Cluster &c) { c.deep().config.value->files[1].content = u"[rabbitmq_shovel]."_s; }, u"host.config.diff"_s, Outcome::Warning,
            u"plugins"_s);

        const auto withTls = [](Cluster &c, const CertificateLook &shown, const CertificateLook &kept, Millis age) {
            ConfigFileLook pem = file(u"/etc/rabbitmq/server.pem"_s, {});
            pem.content.reset();
            pem.isReferred = true;
            pem.modified = snapshots::now - age;
            pem.certificates = {kept};
            c.deep().config.value->files.append(pem);
            *c.deep().config.value->files[0].content += u"ssl_options.certfile = /etc/rabbitmq/server.pem # ours\n"_s;
            TlsLook tls{.protocol = u"amqps"_s, .endpoint = {.host = u"broker2"_s, .port = 5671}};
            tls.chain.value = QList<CertificateLook>{shown};
            c.examination.nodes[NodeName{u"rabbit@broker2"_s}].tls = {tls};
        };
        const CertificateLook old{.subject = u"broker2"_s, .issuer = u"CA"_s, .serial = u"01"_s, .from = snapshots::now - 8760h, .until = snapshots::now + 24h};
        const CertificateLook fresh{
            .subject = u"broker2"_s, .issuer = u"CA"_s, .serial = u"02"_s, .from = snapshots::now - 24h, .until = snapshots::now + 8760h};
        row("certificate as in its file", [=](Cluster &c) { withTls(c, fresh, fresh, 24h); }, u"host.tls.file"_s, Outcome::Passed, QString());
        row("new certificate not loaded", [=](Cluster &c) { withTls(c, old, fresh, 24h); }, u"host.tls.file"_s, Outcome::Warning, u"not-loaded"_s);
        row("new certificate a minute old", [=](Cluster &c) { withTls(c, old, fresh, 1min); }, u"host.tls.file"_s, Outcome::Note, u"not-loaded"_s);
        row("older certificate in the file", [=](Cluster &c) { withTls(c, fresh, old, 24h); }, u"host.tls.file"_s, Outcome::Warning, u"differs"_s);
        row(
            "expired authority in the bundle",
            [=](Cluster &c) {
                ConfigFileLook pem = file(u"/etc/rabbitmq/ca.pem"_s, {});
                pem.content.reset();
                pem.isReferred = true;
                CertificateLook gone = old;
                gone.until = snapshots::now - 24h;
                pem.certificates = {gone, fresh};
                c.deep().config.value->files.append(pem);
                *c.deep().config.value->files[0].content += u"ssl_options.cacertfile = /etc/rabbitmq/ca.pem\n"_s;
            },
            u"host.tls.bundle"_s, Outcome::Note, u"expired"_s);

        row("log folder", [](Cluster &c) { c.deep().log.value->folderExists = false; }, u"host.log.files"_s, Outcome::Warning, u"missing"_s);
        row("log unwritable", [](Cluster &c) { c.deep().log.value->writable = false; }, u"host.log.files"_s, Outcome::Critical, u"unwritable"_s);
        row("log large", [](Cluster &c) { c.deep().log.value->files[0].size = 2'000'000'000; }, u"host.log.size"_s, Outcome::Warning, u"large"_s);
        row(
            "log grows",
            [](Cluster &c) {
                c.deep().log.value->bytesPerMinute = 1e9;
                c.deep().log.value->files[0].bytesPerMinute = 1e9;
            },
            u"host.log.size"_s, Outcome::Warning, u"growth"_s);
        row(
            "many errors",
            [](Cluster &c) {
                c.deep().log.value->errorsLastHour = 30;
                c.deep().log.value->errorsLast10Minutes = 10;
            },
            u"host.log.errors"_s, Outcome::Warning, u"many"_s);
        const auto unknownType = [](Cluster &c, const QString &active) {
            c.deep().service.value->active = active;
            c.deep().log.value->errors = {LogErrorKind{.kind = u"boot"_s,
                                                       .sample = u"Error during startup: {error, \"unknown exchange type 'x-consistent-hash'\"}"_s,
                                                       .count = 1,
                                                       .last = snapshots::now - 1min}};
        };
        row("definitions need a plugin", [=](Cluster &c) { unknownType(c, u"failed"_s); }, u"host.boot"_s, Outcome::Critical, u"exchange-type"_s);
        // A client that asks for it in vain is told so in the log of a broker that runs.
        row("a client asks for the type", [=](Cluster &c) { unknownType(c, u"active"_s); }, u"host.boot"_s, Outcome::Passed, QString());
        // And it stands there still when somebody stops that broker, or it has crashed for another reason.
        row(
            "a client asked for the type before the stop",
            [=](Cluster &c) {
                unknownType(c, u"inactive"_s);
                c.deep().log.value->errors.first().sample =
                    u"operation exchange.declare caused a connection exception command_invalid: \"unknown exchange type 'x-delayed-message'\""_s;
            },
            u"host.boot"_s, Outcome::Passed, QString());
        row("old errors", [](Cluster &c) { c.deep().log.value->errorsLastHour = 30; }, u"host.log.errors"_s, Outcome::Note, u"some"_s);

        row("epmd frozen", [](Cluster &c) { c.deep().portMapper.value = PortMapperLook{.state = u"silent"_s}; }, u"host.epmd"_s, Outcome::Warning, u"silent"_s);
        row("epmd gone", [](Cluster &c) { c.deep().portMapper.value = PortMapperLook{.state = u"refused"_s}; }, u"host.epmd"_s, Outcome::Warning, u"stopped"_s);
        row(
            "epmd names nobody", [](Cluster &c) { c.deep().portMapper.value = PortMapperLook{.state = u"answers"_s}; }, u"host.epmd"_s, Outcome::Warning,
            u"unknown-node"_s);
        const auto closeDoors = [](Cluster &c, bool peersSayRunning) {
            c.deep().listeners.value = QList<quint16>{22, 4369, 9100, 25672};
            for (NodeLook &node : c.snapshot.nodes) {
                if (node.host.value != "broker2"_L1)
                    node.answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = peersSayRunning;
            }
        };
        row("stop_app", [=](Cluster &c) { closeDoors(c, false); }, u"host.process"_s, Outcome::Critical, u"application-stopped"_s);
        row(
            "paused for want of peers",
            [=](Cluster &c) {
                closeDoors(c, false);
                c.deep().log.value->paused = snapshots::now - 5min;
            },
            u"host.process"_s, Outcome::Critical, u"paused"_s);
        row(
            "its log's last word of a pause, and its doors open", [](Cluster &c) { c.deep().log.value->paused = snapshots::now - 5min; }, u"host.process"_s,
            Outcome::Passed, QString());
        row("doors closed, and the peers count it", [=](Cluster &c) { closeDoors(c, true); }, u"host.listeners"_s, Outcome::Critical, u"not-listening"_s);
        row("not listening", [](Cluster &c) { c.deep().listeners.value->removeOne(5672); }, u"host.listeners"_s, Outcome::Critical, u"not-listening"_s);
        row(
            "drained",
            [](Cluster &c) {
                c.deep().listeners.value->removeOne(5672);
                snapshots::peersSay(c.snapshot, u"broker2"_s, true, true);
            },
            u"host.listeners"_s, Outcome::Note, u"drained"_s);
        row(
            "exporter",
            [](Cluster &c) {
                c.deep().listeners.value->removeOne(9100);
                c.deep().exporter.value->state = u"inactive"_s;
            },
            u"host.exporter"_s, Outcome::Warning, u"stopped"_s);

        row("no ping", [](Cluster &c) { (*c.deep().peers.value)[0].ping.value->received = 0; }, u"peer.ping"_s, Outcome::Critical, u"timeout"_s);
        row(
            "slow ping", [](Cluster &c) { c.deep().peers.value->first().ping.value = PingFigures{20, 20, 180, 200, 220}; }, u"peer.ping"_s, Outcome::Warning,
            u"slow"_s);
        row(
            "one stall among quick answers", [](Cluster &c) { c.deep().peers.value->first().ping.value = PingFigures{20, 20, 0.1, 500, 2000}; }, u"peer.ping"_s,
            Outcome::Passed, QString());
        row("loss", [](Cluster &c) { (*c.deep().peers.value)[0].ping.value->received = 14; }, u"peer.ping.loss"_s, Outcome::Critical, u"loss"_s);
        row("one lost", [](Cluster &c) { (*c.deep().peers.value)[0].ping.value->received = 19; }, u"peer.ping.loss"_s, Outcome::Passed, QString());
        row("refused", [](Cluster &c) { (*c.deep().peers.value)[0].ports[1].state = u"refused"_s; }, u"peer.port.25672"_s, Outcome::Critical, u"refused"_s);
        row("silent", [](Cluster &c) { (*c.deep().peers.value)[0].ports[2].state = u"silent"_s; }, u"peer.port.5672"_s, Outcome::Warning, u"timeout"_s);
        row("no address", [](Cluster &c) { (*c.deep().names.value)[0].addresses.clear(); }, u"peer.dns"_s, Outcome::Critical, u"missing"_s);
        row("other address", [](Cluster &c) { (*c.deep().names.value)[0].addresses = {u"10.0.0.99"_s}; }, u"peer.dns"_s, Outcome::Critical, u"differs"_s);
        row(
            "wrong name, no ping",
            [](Cluster &c) {
                (*c.deep().names.value)[0].addresses.clear();
                (*c.deep().peers.value)[0].ping.value->received = 0;
            },
            u"peer.ping"_s, Outcome::NotAsked, u"unresolved"_s);
        row("own loopback", [](Cluster &c) { (*c.deep().names.value)[1].addresses = {u"127.0.1.1"_s}; }, u"peer.dns"_s, Outcome::Passed, QString());
    }

    void tells()
    {
        QFETCH(Change, change);
        QFETCH(QString, id);
        QFETCH(QString, host);
        QFETCH(Outcome, outcome);
        QFETCH(QString, kind);
        Cluster cluster;
        change(cluster);
        const QList<CheckResult> results = cluster.results();
        const CheckResult *found = find(results, id, host);
        if (outcome == Outcome::Passed) {
            QVERIFY2(!found, qPrintable(found ? found->title : QString()));
            return;
        }
        QVERIFY(found);
        QCOMPARE(toId(found->outcome), toId(outcome));
        QCOMPARE(found->kind, kind);
        QVERIFY(!found->title.isEmpty());
    }

    void theTimeUnderwayIsNoSkew()
    {
        Cluster cluster;
        cluster.deep().clock.value = ClockLook{.hostTime = snapshots::now, .offset = 2500ms, .error = 2500ms};
        QVERIFY(!find(cluster.results(), u"host.clock"_s, u"broker2"_s));
    }

    /// Most clocks were read by a busy console, which took seconds for it: the one that was read well is not wrong for that.
    void whoWasReadWellIsNotTheWrongOne()
    {
        Cluster cluster;
        for (HostDeepLook &look : cluster.examination.deep)
            look.clock.value = ClockLook{.hostTime = snapshots::now, .offset = 2100ms, .error = 2200ms};
        cluster.deep().clock.value = ClockLook{.hostTime = snapshots::now, .offset = 10ms, .error = 10ms};
        for (const HostDeepLook &look : std::as_const(cluster.examination.deep))
            QVERIFY(!find(cluster.results(), u"host.clock"_s, look.name.value));
        // That does not hide one that is wrong by more than the doubt.
        cluster.deep().clock.value->offset = -5s;
        const QList<CheckResult> results = cluster.results();
        const CheckResult *slow = find(results, u"host.clock"_s, u"broker2"_s);
        QVERIFY(slow);
        QCOMPARE(slow->kind, u"slow"_s);
    }

    void aWrongConsoleClockIsNoHostsFault()
    {
        Cluster cluster;
        for (HostDeepLook &look : cluster.examination.deep)
            look.clock.value->offset = 3600s;
        QVERIFY(!find(cluster.results(), u"host.clock"_s, u"broker2"_s));
    }

    void factsForAdvice()
    {
        Cluster cluster;
        (*cluster.deep().peers.value)[0].ports[2].state = u"silent"_s;
        cluster.deep(u"broker1"_s).firewall.value = FirewallLook{.drops = 1, .rules = {u"tcp dport 5672 drop"_s}};
        const QList<CheckResult> results = cluster.results();
        const CheckResult *found = find(results, u"peer.port.5672"_s, u"broker2"_s);
        QVERIFY(found);
        QCOMPARE(found->facts.value(u"peer"_s), u"broker1"_s);
        QCOMPARE(found->facts.value(u"port"_s), u"5672"_s);
        QCOMPARE(found->facts.value(u"listening"_s), u"yes"_s);
        QCOMPARE(found->facts.value(u"drops"_s), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(HostChecksTest)
#include "HostChecksTest.moc"
