#include "RecoveryBench.h"

using namespace Qt::StringLiterals;
using namespace warrener;

/// The disaster that happens most, made and healed; the others are in RecoveryDisastersTest.
class RecoveryLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        bench::beginOnHosts(m_home);
        if (bench::hasHosts())
            QVERIFY(bench::reset());
    }
    void cleanupTestCase() { bench::endOnHosts(); }

    /// Its plan finds out what keeps it from serving, starts it, and proves that it serves; nothing confirmed is lost.
    void aBrokerThatHasStopped()
    {
        bench::Load load;
        QVERIFY(load.isFlowing());
        const QString since = bench::nowText();
        QCOMPARE(bench::shell(u"on broker2 sudo -n systemctl stop rabbitmq-server"_s).code, 0);
        const bench::Healed healed = bench::heal(u"single-node-failure"_s, since, {u"--node"_s, u"broker2"_s});
        QVERIFY2(healed.run.code == 0, healed.words().constData());
        QCOMPARE(healed.phaseOf(u"start"_s), u"done"_s);
        QCOMPARE(healed.phaseOf(u"restart"_s), u"skipped"_s);
        QCOMPARE(healed.phaseOf(u"valid-all-nodes-running"_s), u"done"_s);
        QVERIFY(healed.rtoMs() > 0);
        QVERIFY(load.goesOn());
        const Result<load::Account> account = load.stop();
        QVERIFY(account);
        QCOMPARE(account->totals().lost, 0ULL);
    }

    /// The list says how ready we are now; a rehearsal touches nothing, and one that nobody was at earns nothing.
    void howReady()
    {
        const auto scoreOf = [](const QJsonValue &plan) { return plan.toObject().value("readiness"_L1).toObject().value("score"_L1).toInt(); };
        const int before = scoreOf(bench::warrenctl({u"recovery"_s, u"list"_s}).json().value("plans"_L1).toArray().at(1));
        const bench::Ended rehearsed = bench::warrenctl({u"recovery"_s, u"run"_s, u"cluster-node-failure"_s, u"--node"_s, u"broker3"_s, u"--rehearse"_s});
        QVERIFY2(rehearsed.code == 0, (rehearsed.out + rehearsed.err).constData());
        QVERIFY(bench::allReady());
        const QJsonArray plans = bench::warrenctl({u"recovery"_s, u"list"_s}).json().value("plans"_L1).toArray();
        QCOMPARE(plans.size(), 10);
        QCOMPARE(plans.first().toObject().value("id"_L1).toString(), u"single-node-failure"_s);
        QVERIFY(plans.first().toObject().value("rto"_L1).toObject().value("measuredMs"_L1).toDouble() > 0);
        QVERIFY(plans.at(1).toObject().value("rto"_L1).toObject().value("measuredMs"_L1).isNull());
        QCOMPARE(scoreOf(plans.at(1)), before);
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(RecoveryLiveTest)
#include "RecoveryLiveTest.moc"
