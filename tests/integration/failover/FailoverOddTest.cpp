#include "Bench.h"

#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr int longest = 120'000;

/// The state of a server, without its weight, as both proxies say; " / " where they differ.
QString stateOf(const QString &host)
{
    const QMap<QString, QString> states = bench::serverStates();
    const QString one = states.value(u"lb1/"_s + host).section(u' ', 0, 0);
    const QString two = states.value(u"lb2/"_s + host).section(u' ', 0, 0);
    return one == two ? one : one + u" / "_s + two;
}

} // namespace

/// What does not go by the book: each case has an outcome that can be explained.
class FailoverOddTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        QVERIFY(m_home.isValid());
        QVERIFY(m_other.isValid());
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
    }
    void init() { QVERIFY(bench::reset()); }
    void cleanupTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            return;
        QVERIFY(bench::reset());
        bench::removeQueues();
    }

    /// A switchover wants all proxies: clients of the other one would stay behind.
    void switchoverWithoutOneProxyIsRefused()
    {
        QCOMPARE(bench::shell(u"testbed-cut lb2"_s).code, 0);
        const bench::Ended over = bench::warrenctl({u"failover"_s, u"run"_s, u"--from"_s, u"broker1"_s, u"--yes"_s});
        QCOMPARE(bench::shell(u"testbed-heal lb2"_s).code, 0);
        QVERIFY2(over.code != 0, over.out.constData());
        QVERIFY2((over.out + over.err).contains("lb2"), over.trouble().constData());
        QCOMPARE(stateOf(u"broker1"_s), u"ready"_s);
    }

    /// A forced failover does what it can, and says whom it left out.
    void forcedWithoutOneProxyGoesOn()
    {
        QCOMPARE(bench::shell(u"testbed-cut lb2; testbed-freeze broker2"_s).code, 0);
        const bench::Ended over = bench::warrenctl({u"failover"_s, u"run"_s, u"--forced"_s, u"--from"_s, u"broker2"_s, u"--yes"_s});
        QCOMPARE(bench::shell(u"testbed-heal lb2"_s).code, 0);
        QVERIFY2(over.json().value("verdict"_L1) == "done"_L1 || over.json().value("verdict"_L1) == "partly"_L1, over.trouble().constData());
        QVERIFY2((over.out + over.err).contains("lb2"), over.out.constData());
        QCOMPARE(stateOf(u"broker2"_s), u"maint / ready"_s);
    }

    /// The check of many handbooks hangs on every broker while one of them is frozen, and the proxies turn everybody away.
    void everyServerIsOutByItsCheck()
    {
        if (qEnvironmentVariable("TESTBED_BROKER") == "3.10"_L1)
            QSKIP("answers this check without its peers");
        const QString usual = QString::fromLatin1("for p in lb1 lb2; do on $p 'sudo -n cp /etc/haproxy/haproxy.cfg.usual /etc/haproxy/haproxy.cfg && "
                                                  "sudo -n systemctl reload haproxy'; done");
        QCOMPARE(bench::shell(u"login=$(printf 'warrener:%s' \"$WARRENER_PASSWORD\" | base64); for p in lb1 lb2; do "
                              "on $p \"sudo -n cp /etc/haproxy/haproxy.cfg /etc/haproxy/haproxy.cfg.usual; "
                              "sudo -n sed -i -e '/tcp-check/d; /http-check/d; /httpchk/d' -e '/^backend be_amqp\\$/a\\    option httpchk\\n"
                              "    http-check send meth GET uri /api/health/checks/port-listener/5672 ver HTTP/1.1 hdr Host testbed "
                              "hdr Authorization \\\"Basic $login\\\"\\n    http-check expect status 200' /etc/haproxy/haproxy.cfg && "
                              "sudo -n systemctl reload haproxy\"; done"_s)
                     .code,
                 0);
        const auto whole = qScopeGuard([&] { bench::shell(usual); });
        const auto up = [] { return bench::tellHaproxy(u"lb1"_s, u"show stat"_s).count(",UP,"); };
        QTRY_VERIFY_WITH_TIMEOUT(up() >= 6, longest);
        bench::Load load;
        QVERIFY(load.isFlowing());
        QCOMPARE(bench::shell(u"testbed-freeze broker2"_s).code, 0);
        const auto out = [](const QString &proxy) {
            const QList<QByteArray> lines = bench::tellHaproxy(proxy, u"show stat"_s).split('\n');
            return std::ranges::count_if(lines, [](const QByteArray &line) { return line.startsWith("be_amqp,broker") && line.contains(",DOWN,"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(out(u"lb1"_s) == 3 && out(u"lb2"_s) == 3, longest);

        const bench::Ended told = bench::warrenctl({u"diagnose"_s});
        QVERIFY2(told.json().value("headline"_L1).toString().contains("broker2 is frozen"_L1), told.out.constData());
        QVERIFY2(told.json().value("line"_L1).toString().contains("No client gets in through a proxy"_L1), told.out.constData());
        const bench::Ended over = bench::warrenctl({u"failover"_s, u"run"_s, u"--forced"_s, u"--from"_s, u"broker2"_s, u"--yes"_s});
        QVERIFY2(over.code == 0, over.trouble().constData());
        QVERIFY(load.goesOn());
        const Result<load::Account> account = load.stop();
        QVERIFY(account);
        QCOMPARE(account->totals().lost, 0ULL);
        QVERIFY(bench::mostAttempts(*account) > bench::everyDoorTwice); // they were turned away, as the title says
    }

    /// The reload makes it forget what it was told.
    void proxyIsReloadedInTheMiddle_data()
    {
        QTest::addColumn<int>("moment");
        for (const int moment : {24, 34, 44})
            QTest::newRow(qPrintable(QString::number(moment))) << moment;
    }
    void proxyIsReloadedInTheMiddle()
    {
        QFETCH(const int, moment);
        const bench::Ended over = bench::run(QStringLiteral(KILLED_FAILOVER),
                                             {u"switchover"_s, u"rabbit@broker1"_s, QString::number(moment), u"on lb1 'sudo -n systemctl reload haproxy'"_s});
        QVERIFY2(over.err.startsWith("moment "), over.err.constData());
        // Before it is read back, it is told again; after that, the run fails and is undone.
        QCOMPARE(stateOf(u"broker1"_s), over.code == 0 ? u"drain"_s : u"ready"_s);
        qInfo("%s", (over.err.trimmed() + ": " + over.out.trimmed()).constData());
    }

    void candidateDiesWhileItBecomesTheTarget_data()
    {
        QTest::addColumn<int>("moment");
        for (const int moment : {20, 40})
            QTest::newRow(qPrintable(QString::number(moment))) << moment;
    }
    void candidateDiesWhileItBecomesTheTarget()
    {
        QFETCH(const int, moment);
        const bench::Ended plan = bench::warrenctl({u"failover"_s, u"plan"_s, u"--from"_s, u"broker1"_s});
        const QString to = plan.json().value("plan"_L1).toObject().value("facts"_L1).toObject().value("to"_L1).toString().section(u'@', 1);
        QVERIFY2(to.startsWith(u"broker"_s), plan.out.constData());
        const bench::Ended over = bench::run(QStringLiteral(KILLED_FAILOVER), {u"switchover"_s, u"rabbit@broker1"_s, QString::number(moment),
                                                                               u"on %1 'sudo -n pkill -9 -x beam.smp'"_s.arg(to)});
        qInfo("%s", (over.err.trimmed() + ": " + over.out.trimmed()).constData());
        // It is seen before the source loses its clients: all is taken back, and the source serves.
        QCOMPARE(over.code, 1);
        QCOMPARE(stateOf(u"broker1"_s), u"ready"_s);
    }

    /// Another home is another machine: only the lease in the cluster can know.
    void twoConsolesAtOnce()
    {
        QFile secondHasEnded(m_home.filePath(u"second-has-ended"_s));
        QProcess first;
        first.start(QStringLiteral(KILLED_FAILOVER), {u"switchover"_s, u"rabbit@broker1"_s, u"14"_s,
                                                      u"for i in $(seq 600); do [ -e '%1' ] && break; sleep 0.1; done"_s.arg(secondHasEnded.fileName())});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += first.readAllStandardError()).contains("moment "), 30'000);
        qputenv("XDG_DATA_HOME", m_other.path().toLocal8Bit());
        const bench::Ended second = bench::warrenctl({u"failover"_s, u"run"_s, u"--from"_s, u"broker2"_s, u"--yes"_s});
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QVERIFY(secondHasEnded.open(QIODevice::WriteOnly));
        QVERIFY(first.waitForFinished(longest));
        QVERIFY2(second.code != 0, second.out.constData());
        QVERIFY2(second.json().value("error"_L1).toString().contains(u"already changes the cluster"_s), second.trouble().constData());
        QCOMPARE(first.exitCode(), 0);
        QCOMPARE(stateOf(u"broker1"_s), u"drain"_s);
        QCOMPARE(stateOf(u"broker2"_s), u"ready"_s);
    }

    /// From a console that sees nothing, or one node less than the others do, nothing is failed over.
    void consoleWithoutNetwork_data()
    {
        QTest::addColumn<QStringList>("hosts");
        QTest::newRow("one node") << QStringList{u"broker1"_s};
        QTest::newRow("everything") << QStringList{u"broker1"_s, u"broker2"_s, u"broker3"_s, u"lb1"_s, u"lb2"_s};
    }
    void consoleWithoutNetwork()
    {
        QFETCH(const QStringList, hosts);
        const QString profile = quickProfile();
        QVERIFY(!profile.isEmpty());
        const QString route = u"for h in %1; do ip route %2 blackhole $(getent hosts $h | cut -d' ' -f1)/32; done"_s;
        QProcess watch;
        watch.start(QStringLiteral(WARRENCTL), {u"--profile"_s, profile, u"--format"_s, u"json"_s, u"watch"_s, u"--yes"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += watch.readAllStandardError()).contains('\n'), 20'000);
        QCOMPARE(bench::shell(route.arg(hosts.join(u' '), u"add"_s)).code, 0);
        const auto refused = [&] {
            const QByteArray journal = journalText();
            return journal.contains("failover-not-done");
        };
        const bool told = QTest::qWaitFor(refused, 40'000);
        QCOMPARE(bench::shell(route.arg(hosts.join(u' '), u"del"_s)).code, 0);
        watch.terminate();
        QVERIFY(watch.waitForFinished(longest));
        said += watch.readAllStandardError();
        QVERIFY2(told, said.constData());
        qInfo("%s", said.trimmed().constData());
        QVERIFY(!journalText().contains("fence"));
        QVERIFY(bench::allReady());
    }

private:
    /// A profile that is watched at short intervals, in a new home.
    QString quickProfile()
    {
        m_watched = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_watched->path().toLocal8Bit());
        return bench::quickProfile(m_watched->path());
    }
    QByteArray journalText() const { return bench::shell(u"cat %1/warrener/journal/*.jsonl 2>/dev/null || true"_s.arg(m_watched->path())).out; }

    QTemporaryDir m_home;
    QTemporaryDir m_other;
    std::unique_ptr<QTemporaryDir> m_watched;
};

QTEST_GUILESS_MAIN(FailoverOddTest)
#include "FailoverOddTest.moc"
