#include "Bench.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Messages a second: enough to lose some, and little enough that two cores have time for the failover. The matrix has four times that.
constexpr int usualRate = 500;

} // namespace

/// One of each kind under load, and a handful of kills; the matrix has the rest.
class FailoverLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QVERIFY(bench::reset());
    }
    /// What one left behind is nobody else's beginning.
    void init()
    {
        if (std::exchange(m_isDirty, false))
            QVERIFY(bench::reset());
    }
    void cleanup() { m_isDirty = QTest::currentTestFailed(); }
    void cleanupTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            return;
        QVERIFY(bench::reset());
        bench::removeQueues();
    }

    /// What only a proxy's memory knows outlives its restart; a load goes on by the other one.
    void aProxyIsRestartedFromTheTerminal()
    {
        QCOMPARE(bench::tellHaproxy(u"lb2"_s, u"set server be_amqp/broker3 state drain;set server be_amqps/broker2 state maint;"
                                              "set server be_exporter/broker1 state drain;set server be_exporter/broker2 weight 7"_s),
                 QByteArray());
        bench::Load load(120, usualRate);
        QVERIFY(load.isFlowing());
        const bench::Ended ended = bench::warrenctl({u"restart"_s, u"run"_s, u"--proxy"_s, u"lb2"_s, u"--yes"_s});
        QVERIFY2(ended.code == 0, ended.trouble().constData());
        QVERIFY(load.goesOn());
        const Result<load::Account> account = load.stop();
        QVERIFY(account);
        QCOMPARE(account->totals().lost, 0ULL);
        const QMap<QString, QString> states = bench::serverStates();
        QCOMPARE(states.value(u"lb2/broker3"_s), u"drain 100"_s);
        QCOMPARE(states.value(u"lb2/be_amqps/broker2"_s), u"maint 100"_s);
        QCOMPARE(states.value(u"lb2/be_amqps/broker1"_s), u"ready 100"_s);
        // All backends, those that are no broker's too.
        const QByteArray exporter = bench::tellHaproxy(u"lb2"_s, u"show servers state be_exporter"_s);
        QCOMPARE(bench::stateIn(exporter, "broker1"), QByteArray("8 100"));
        QCOMPARE(bench::stateIn(exporter, "broker2"), QByteArray("0 7"));
        QCOMPARE(bench::stateIn(exporter, "broker3"), QByteArray("0 100"));
        QVERIFY(bench::reset());
    }

    /// A broken file is seen before anybody is cut off.
    void aProxyWithABrokenFileIsLeftAlone()
    {
        QCOMPARE(bench::shell(u"on lb2 'echo nonsense | sudo -n tee -a /etc/haproxy/haproxy.cfg'"_s).code, 0);
        const bench::Ended ended = bench::warrenctl({u"restart"_s, u"run"_s, u"--proxy"_s, u"lb2"_s, u"--yes"_s});
        QCOMPARE(bench::shell(u"on lb2 \"sudo -n sed -i '/^nonsense/d' /etc/haproxy/haproxy.cfg\""_s).code, 0);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.json().value("error"_L1).toString().contains(u"would not start"_s), ended.trouble().constData());
        QVERIFY(bench::allReady());
    }

    /// Clients of one user are asked to come back, one after the other, and lose nothing.
    void aUsersConnectionsAreClosed()
    {
        bench::Load load(120, usualRate);
        QVERIFY(load.isFlowing());
        const bench::Ended ended =
            bench::warrenctl({u"close-connections"_s, u"run"_s, u"--user"_s, u"warrener"_s, u"--clients-per-second"_s, u"20"_s, u"--yes"_s});
        QVERIFY2(ended.code == 0, ended.trouble().constData());
        QVERIFY(load.goesOn());
        const Result<load::Account> account = load.stop();
        QVERIFY(account);
        QCOMPARE(account->totals().lost, 0ULL);
        QVERIFY2(account->interruptionCount >= 4, qPrintable(QString::number(account->interruptionCount)));
    }

    void dryRunChangesNothing()
    {
        const bench::Ended ended = bench::warrenctl({u"failover"_s, u"run"_s, u"--from"_s, u"broker1"_s, u"--dry-run"_s});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY(ended.json().value("plan"_L1).toObject().value("steps"_L1).toArray().size() >= 9);
        QCOMPARE(ended.json().value("candidates"_L1).toArray().size(), 2);
        QVERIFY(bench::allReady());
    }

    void needsAYes()
    {
        const bench::Ended ended = bench::warrenctl({u"failover"_s, u"run"_s, u"--from"_s, u"broker1"_s});
        QCOMPARE(ended.code, 2);
        QVERIFY(bench::allReady());
    }

    /// Nobody fences a node that answers.
    void refusesToForceAHealthyNode()
    {
        const bench::Ended ended = bench::warrenctl({u"failover"_s, u"run"_s, u"--forced"_s, u"--from"_s, u"broker1"_s, u"--yes"_s});
        QCOMPARE(ended.code, 4);
        QVERIFY2(ended.err.contains("is-down") && ended.err.contains("answers"), ended.err.constData());
        QVERIFY(bench::allReady());
    }

    void switchesOverAndBack()
    {
        bench::Load load(120, usualRate);
        QVERIFY(load.isFlowing());
        const TimePoint click = SystemClock().now();
        const bench::Ended over = bench::warrenctl({u"failover"_s, u"run"_s, u"--from"_s, u"broker1"_s, u"--yes"_s});
        QVERIFY2(over.code == 0, over.trouble().constData());
        const QMap<QString, QString> states = bench::serverStates();
        QCOMPARE(states.value(u"lb1/broker1"_s), u"drain 100"_s);
        QCOMPARE(states.value(u"lb2/broker1"_s), u"drain 100"_s);
        QCOMPARE(states.value(u"lb1/broker3"_s), u"ready 100"_s);
        // Every backend that leads to it, and nobody else's server.
        QCOMPARE(states.value(u"lb1/be_amqps/broker1"_s), u"drain 100"_s);
        QCOMPARE(states.value(u"lb2/be_amqps/broker1"_s), u"drain 100"_s);
        QCOMPARE(states.value(u"lb1/be_amqps/broker3"_s), u"ready 100"_s);
        for (const QString &proxy : {u"lb1"_s, u"lb2"_s}) {
            const QByteArray exporter = bench::tellHaproxy(proxy, u"show servers state be_exporter"_s);
            for (const char *host : {"broker1", "broker2", "broker3"})
                QCOMPARE(bench::stateIn(exporter, host), QByteArray("0 100"));
        }
        const TimePoint returning = SystemClock().now();
        const bench::Ended back = bench::warrenctl({u"failback"_s, u"run"_s, u"--from"_s, u"broker1"_s, u"--yes"_s});
        QVERIFY2(back.code == 0, back.trouble().constData());
        const Result<load::Account> account = load.stop();
        QVERIFY2(account, account ? "" : qPrintable(account.error().message));
        QCOMPARE(account->totals().lost, 0ULL);
        QCOMPARE(account->totals().confirmed, account->totals().published);
        // Until the failback only: where it spreads the leaders, a broker may keep a publisher waiting for up to ten seconds.
        const bench::Felt felt = bench::feltAfter(*account, click, bench::Begun::Later, Millis{200}, returning);
        qInfo("longest gap %lld ms, in all %lld ms, duplicates %llu%s", static_cast<long long>(felt.longest.count()),
              static_cast<long long>(account->longestGap.count()), static_cast<unsigned long long>(account->totals().duplicates),
              qPrintable(bench::gapsInWords(*account, click, std::chrono::seconds{1})));
        // How short it is on a quiet machine is the matrix' business. Here: that nobody waits for what the plan did not do.
        QVERIFY2(felt.longest < std::chrono::minutes{1}, qPrintable(QString::number(felt.longest.count())));
        QVERIFY(std::ranges::none_of(account->gaps, [returning](const load::Account::Gap &gap) { return gap.open && gap.began < returning; }));
        // Nobody was sent to where nobody serves.
        QVERIFY2(bench::mostAttempts(*account) <= bench::fewAttempts, qPrintable(QString::number(bench::mostAttempts(*account))));
        QVERIFY(bench::allReady());
    }

    /// Also where the only copy of what the cluster knows of maintenance mode is frozen with it: before 4.x one node has it, any.
    void forcesAFailover()
    {
        const QString moveMarks = u"on broker2 \"sudo -n rabbitmqctl eval 'T = rabbit_node_maintenance_states, catch case mnesia:table_info(T, ram_copies) of "
                                  "[N] when N =/= node() -> mnesia:move_table_copy(T, N, node()); _ -> kept end.'\""_s;
        QCOMPARE(bench::shell(moveMarks).code, 0);
        bench::Load load(120, usualRate);
        QVERIFY(load.isFlowing());
        QCOMPARE(bench::shell(u"testbed-freeze broker2"_s).code, 0);
        const TimePoint click = SystemClock().now();
        const bench::Ended forced = bench::warrenctl({u"failover"_s, u"run"_s, u"--forced"_s, u"--from"_s, u"broker2"_s, u"--yes"_s});
        QVERIFY2(forced.code == 0, forced.trouble().constData());
        const QMap<QString, QString> states = bench::serverStates();
        QVERIFY2(states.value(u"lb1/broker2"_s) == "maint 100"_L1, (states.value(u"lb1/broker2"_s).toUtf8() + forced.out + forced.err).constData());
        QCOMPARE(states.value(u"lb1/be_amqps/broker2"_s), u"maint 100"_s);
        const TimePoint over = SystemClock().now();
        QVERIFY(load.goesOn());
        const Result<load::Account> account = load.stop();
        QVERIFY2(account, account ? "" : qPrintable(account.error().message));
        QCOMPARE(account->totals().lost, 0ULL);
        const bench::Felt felt = bench::feltAfter(*account, click);
        qInfo("longest gap %lld ms, last client served after %lld ms, at most %d attempts to come back%s", static_cast<long long>(felt.longest.count()),
              static_cast<long long>(felt.lastServed.count()), bench::mostAttempts(*account),
              qPrintable(bench::gapsInWords(*account, click, std::chrono::seconds{5})));
        if (felt.longest > std::chrono::seconds{5})
            qInfo("%s", bench::newestRun().constData());
        // Left alone, the cluster takes a minute to notice: how much less it is on a quiet machine is the matrix' business.
        QVERIFY2(felt.longest < std::chrono::minutes{1}, qPrintable(QString::number(felt.longest.count())));
        // Nobody waits any more while the node is still out, and those of healthy brokers were not turned away meanwhile.
        QVERIFY(std::ranges::none_of(account->gaps, [over](const load::Account::Gap &gap) { return gap.open && gap.began < over; }));
        QVERIFY2(bench::mostAttempts(*account) <= bench::fewAttempts, qPrintable(QString::number(bench::mostAttempts(*account))));
        const bench::Ended back = bench::warrenctl({u"failback"_s, u"run"_s, u"--from"_s, u"broker2"_s, u"--yes"_s});
        QVERIFY2(back.code == 0, back.trouble().constData());
        QVERIFY(bench::allReady());
    }

    /// Killed before and after some steps; the matrix takes every one.
    void recovers_data()
    {
        QTest::addColumn<int>("moment");
        for (const int moment : {12, 25, 45})
            QTest::newRow(qPrintable(QString::number(moment))) << moment;
    }
    void recovers()
    {
        QFETCH(const int, moment);
        const bench::Ended killed = bench::run(QStringLiteral(KILLED_FAILOVER), {u"switchover"_s, u"rabbit@broker3"_s, QString::number(moment)});
        QVERIFY2(killed.killed, killed.trouble().constData());
        const bench::Ended recovered = bench::warrenctl({u"journal"_s, u"recover"_s, u"--yes"_s});
        QVERIFY2(recovered.code == 0, recovered.trouble().constData());
        const QString verdict = recovered.json().value("verdict"_L1).toString();
        QCOMPARE(bench::serverStates().value(u"lb1/broker3"_s), verdict == "done"_L1 ? u"drain 100"_s : u"ready 100"_s);
        if (verdict == "done"_L1)
            QCOMPARE(bench::warrenctl({u"failback"_s, u"run"_s, u"--from"_s, u"broker3"_s, u"--yes"_s}).code, 0);
        QVERIFY(bench::allReady());
        QCOMPARE(bench::warrenctl({u"journal"_s, u"verify"_s}).code, 0);
    }

private:
    QTemporaryDir m_home;
    bool m_isDirty = false;
};

QTEST_GUILESS_MAIN(FailoverLiveTest)
#include "FailoverLiveTest.moc"
