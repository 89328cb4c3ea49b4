#include "cluster/ProfileStore.h"
#include "look/host/HostShell.h"
#include "look/host/ProcHealth.h"
#include "look/proxy/HaproxyClient.h"
#include "run/operations/HostCommands.h"
#include "run/operations/MembersLook.h"
#include "support/TestHosts.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <vector>

using namespace warrener;
using namespace Qt::StringLiterals;

/// HostShell, /proc health and HAProxy on the real test hosts.
class LiveHostTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
            QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
        const Result<ClusterProfile> profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
        m_profile = *profile;
        QVERIFY(testhosts::reset());
    }

    void runsCommands()
    {
        HostShell shell(target(u"broker1"_s));
        const auto who = QCoro::waitFor(shell.runChecked(u"hostname; id -un"_s));
        QVERIFY2(who, qPrintable(words(who)));
        QCOMPARE(who->out, "broker1\nops\n");
        const auto root = QCoro::waitFor(shell.runChecked(u"id -un"_s, {.asRoot = true}));
        QVERIFY2(root, qPrintable(words(root)));
        QCOMPARE(root->out, "root\n");
        const auto failing = QCoro::waitFor(shell.run(u"echo \"it's\" >&2; exit 7"_s));
        QVERIFY2(failing, qPrintable(words(failing)));
        QCOMPARE(failing->exitCode, 7);
        QCOMPARE(failing->err, "it's\n");
        const QByteArray input(2'000'000, 'x');
        QCOMPARE(QCoro::waitFor(shell.run(u"wc -c"_s, {.input = input}))->out.trimmed(), "2000000");
        const auto ctl = QCoro::waitFor(shell.runChecked(u"rabbitmqctl --silent ping"_s, {.timeout = Millis{60'000}, .asRoot = true}));
        QVERIFY2(ctl, qPrintable(words(ctl)));
    }

    void laterCommandsShareTheConnection()
    {
        HostShell shell(target(u"broker1"_s));
        const auto first = QCoro::waitFor(shell.run(u"echo $SSH_CONNECTION"_s));
        QVERIFY2(first, qPrintable(words(first)));
        QList<Millis> took;
        for (int i = 0; i < 5; ++i) {
            const auto next = QCoro::waitFor(shell.run(u"echo $SSH_CONNECTION"_s));
            QVERIFY2(next, qPrintable(words(next)));
            QCOMPARE(next->out, first->out);
            took.append(next->took);
        }
        qInfo() << "first command" << first->took.count() << "ms, later ones" << std::ranges::min(took).count() << "ms";
    }

    void theConnectionClosesWithItsShell()
    {
        // The sockets of the connections go here, and nobody else's.
        const QTemporaryDir runtime(u"/tmp/wt-XXXXXX"_s);
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
        const auto restore = qScopeGuard([&] { before.isNull() ? qunsetenv("XDG_RUNTIME_DIR") : qputenv("XDG_RUNTIME_DIR", before); });
        const auto sockets = [&] { return QDir(runtime.filePath(u"warrener"_s)).entryList(QDir::System | QDir::Files).size(); };
        const auto masters = [&] {
            QProcess pgrep;
            pgrep.start(u"pgrep"_s, {u"-fc"_s, u"^ssh: "_s + runtime.path()});
            pgrep.waitForFinished();
            return pgrep.readAll().trimmed().toInt();
        };
        {
            HostShell shell(target(u"broker2"_s));
            QVERIFY(QCoro::waitFor(shell.run(u"true"_s)));
            QVERIFY(QCoro::waitFor(shell.run(u"true"_s)));
            QCOMPARE(sockets(), 1);
            QCOMPARE(masters(), 1);
        }
        QTRY_COMPARE(sockets(), 0);
        QTRY_COMPARE(masters(), 0);
    }

    void aHostThatIsCutOffComesBack()
    {
        HostShell shell(target(u"dr1"_s));
        const auto kind = [&] {
            const auto result = QCoro::waitFor(shell.run(u"true"_s, {.timeout = Millis{3000}}));
            return result ? ErrorKind::Internal : result.error().kind;
        };
        QCOMPARE(kind(), ErrorKind::Internal); // fine
        QCOMPARE(QProcess::execute(u"testbed-cut"_s, {u"dr1"_s}), 0);
        const ErrorKind overTheOldConnection = kind();
        const ErrorKind overANewOne = kind();
        QCOMPARE(QProcess::execute(u"testbed-heal"_s, {u"dr1"_s}), 0);
        QCOMPARE(overTheOldConnection, ErrorKind::Timeout);
        QCOMPARE(overANewOne, ErrorKind::Unreachable);
        QTRY_COMPARE_WITH_TIMEOUT(kind(), ErrorKind::Internal, 20'000);
    }

    void failuresHaveTheirOwnKinds()
    {
        // No such user key, no such name, nobody there, no service there, another key there.
        QTemporaryDir dir;
        const QByteArray config = contentOf(qEnvironmentVariable("TESTBED_SSH_CONFIG"));
        const auto kindWith = [&](const QString &host, const QByteArray &extra) {
            const QString file = dir.filePath(u"config"_s);
            QFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(extra + config) < 0)
                return ErrorKind::Internal;
            out.close();
            HostShell shell({.ssh = host, .sshConfig = file});
            const auto result = QCoro::waitFor(shell.run(u"true"_s, {.timeout = Millis{5000}}));
            if (!result)
                qInfo().noquote() << result.error().message << "|" << result.error().detail.simplified();
            return result ? ErrorKind::Internal : result.error().kind;
        };
        QCOMPARE(kindWith(u"nobody@broker1"_s, {}), ErrorKind::Unauthorized);
        QCOMPARE(kindWith(u"broker1"_s, "HostName warrener.invalid\n"), ErrorKind::Unresolved);
        QCOMPARE(kindWith(u"broker1"_s, "Port 9\n"), ErrorKind::Refused);
        QCOMPARE(kindWith(u"broker1"_s, "HostName 10.77.0.250\n"), ErrorKind::Unreachable);
        QCOMPARE(kindWith(u"broker1"_s, "Nonsense yes\n"), ErrorKind::NotConfigured);
        QCOMPARE(kindWith(u"broker1"_s, "UserKnownHostsFile /dev/null\n"), ErrorKind::Tls);

        // broker2's key under broker1's address.
        const QByteArray known = contentOf(dirOf(u"ssh/known_hosts"_s));
        QByteArray swapped;
        for (const auto all = known.split('\n'); const QByteArray &line : all) {
            if (line.startsWith("10.77.0.12") || line.startsWith("broker2"))
                swapped += "10.77.0.11" + line.mid(line.indexOf(' ')) + '\n';
        }
        QVERIFY(!swapped.isEmpty());
        QFile out(dir.filePath(u"known"_s));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(swapped);
        out.close();
        QCOMPARE(kindWith(u"broker1"_s, "UserKnownHostsFile " + out.fileName().toUtf8() + '\n'), ErrorKind::Tls);
    }

    /// Two consoles, or the looks of one, side by side: who asks a broker by erl_call is a node to it, and two of one name are
    /// one too many.
    void aBrokerIsAskedByManyAtOnce()
    {
        constexpr int askers = 12;
        HostShell shell(target(u"broker1"_s));
        std::vector<QCoro::Task<Result<CommandResult>>> asking;
        for (int i = 0; i < askers; ++i)
            asking.push_back(shell.runChecked(parts::membersCommand(m_profile.nodes.first().name), {.timeout = Millis{60'000}, .asRoot = true}));
        for (auto &one : asking) {
            const Result<CommandResult> said = QCoro::waitFor(std::move(one));
            QVERIFY2(said, qPrintable(words(said)));
            QCOMPARE(membersFromTerm(said->out).names.size(), m_profile.nodes.size());
        }
    }

    void healthAgreesWithTheExporter()
    {
        QCOMPARE(m_profile.hosts.size(), 6);
        for (const HostProfile &host : std::as_const(m_profile.hosts)) {
            HostShell shell(target(host.ssh));
            const Result<HostSample> sample = QCoro::waitFor(procSample(shell, host.paths.data));
            QVERIFY2(sample, qPrintable(sample ? QString() : sample.error().message));
            const QByteArray metrics = get(host.exporter.resolved(QUrl(u"/metrics"_s)));
            QVERIFY(!metrics.isEmpty());
            const double memory = metric(metrics, "node_memory_MemTotal_bytes");
            const double available = metric(metrics, "node_memory_MemAvailable_bytes");
            QCOMPARE(sample->cores, static_cast<int>(metrics.count(",mode=\"idle\"} ")));
            QCOMPARE(sample->memoryTotal.value(), memory);
            QVERIFY(std::abs(sample->memoryAvailable.value() - available) < 0.1 * memory);
            QVERIFY(std::abs(static_cast<double>(sample->bootedAt->time_since_epoch().count()) / 1000 - metric(metrics, "node_boot_time_seconds")) < 5);
            QVERIFY(sample->processes.value() > 5 && sample->processes.value() < 1000);
            QVERIFY(sample->netInBytes.value() > 0);

            const Result<HostSample> later = QCoro::waitFor(procSample(shell, host.paths.data));
            QVERIFY(later);
            const HostFigures figures = hostFigures(&*sample, *later, host.paths.data);
            QVERIFY(figures.netInBytes.value() > 0 && figures.netInPackets.value() > 0);
            QVERIFY(figures.memoryPercent.value() > 0 && figures.diskDataPercent && figures.diskRootPercent);
        }
    }

    void proxyShowsItsServers()
    {
        QVERIFY(!m_profile.proxies.isEmpty());
        for (const ProxyProfile &proxy : std::as_const(m_profile.proxies)) {
            HostShell shell(target(m_profile.host(proxy.host)->ssh));
            const Result<ProxyFigures> figures = QCoro::waitFor(HaproxyClient(proxy, &shell).figures());
            QVERIFY2(figures, qPrintable(figures ? QString() : figures.error().message + figures.error().detail));
            QCOMPARE(figures->backend, proxy.backend);
            QCOMPARE(figures->servers.size(), 3);
            QVERIFY(std::ranges::all_of(figures->servers, &ProxyServer::up));
            QVERIFY(figures->pid > 0 && !figures->version.isEmpty());

            ProxyProfile wrong = proxy;
            wrong.socket = u"/run/haproxy/none.sock"_s;
            QCOMPARE(QCoro::waitFor(HaproxyClient(wrong, &shell).figures()).error().kind, ErrorKind::NotFound);
            wrong = proxy;
            wrong.backend = u"be_none"_s;
            QCOMPARE(QCoro::waitFor(HaproxyClient(wrong, &shell).figures()).error().kind, ErrorKind::NotFound);
        }
    }

private:
    static QString dirOf(const QString &name) { return qEnvironmentVariable("TESTBED_DIR") + u'/' + name; }
    static QByteArray contentOf(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static HostTarget target(const QString &ssh) { return {.ssh = ssh, .sshConfig = qEnvironmentVariable("TESTBED_SSH_CONFIG")}; }
    static QString words(const Result<CommandResult> &result) { return result ? QString() : result.error().message + u" | "_s + result.error().detail; }
    static QByteArray get(const QUrl &url)
    {
        QNetworkAccessManager manager;
        QNetworkReply *reply = manager.get(QNetworkRequest(url));
        return QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000) ? reply->readAll() : QByteArray();
    }
    static double metric(const QByteArray &text, const QByteArray &name)
    {
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : text.mid(at + name.size() + 2, 40).split('\n').first().toDouble();
    }

    ClusterProfile m_profile;
};

QTEST_GUILESS_MAIN(LiveHostTest)
#include "LiveHostTest.moc"
