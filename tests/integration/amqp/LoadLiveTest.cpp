#include "look/load/LoadRun.h"
#include "support/TestHosts.h"

#include <QtTest>

using namespace warrener;
using namespace warrener::load;
using namespace Qt::StringLiterals;

// Against the test hosts: tests/testbed/testbed exec -- …/test_live LoadLiveTest
class LoadLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothingAtRest_data();
    void losesNothingAtRest();
    void endsEarly();

private:
    static LoadOptions options();
};

void LoadLiveTest::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
        QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
    QVERIFY(testhosts::reset());
}

LoadOptions LoadLiveTest::options()
{
    LoadOptions result;
    result.endpoints = {{u"lb1"_s, 5672}, {u"lb2"_s, 5672}};
    result.user = u"warrener"_s;
    result.password = qEnvironmentVariable("WARRENER_PASSWORD");
    result.prefix = u"load-live"_s;
    result.rate = 500;
    result.seconds = std::chrono::seconds{3};
    result.queues = 2;
    result.publishers = 2;
    result.consumers = 2;
    return result;
}

void LoadLiveTest::losesNothingAtRest_data()
{
    QTest::addColumn<QString>("type");
    for (const QString &type : {u"quorum"_s, u"classic"_s, u"stream"_s})
        QTest::newRow(qPrintable(type)) << type;
}

void LoadLiveTest::losesNothingAtRest()
{
    QFETCH(QString, type);
    LoadOptions load = options();
    load.type = type;
    load.prefix += u'-' + type;
    const auto account = runLoad(load, {}, {});
    QVERIFY2(account, account ? "" : qPrintable(account.error().message + account.error().detail));
    const Ledger::Counts counts = account->totals();
    QVERIFY2(counts.confirmed >= 1000, qPrintable(QString::number(counts.confirmed)));
    QCOMPARE(counts.confirmed, counts.published);
    QCOMPARE(counts.consumed, counts.published);
    QCOMPARE(counts.lost + counts.duplicates + counts.reordered + counts.unknown + account->foreign, 0ULL);
    QCOMPARE(account->interruptionCount, 0ULL);
    QVERIFY(account->longestGap > Millis{0});
}

void LoadLiveTest::endsEarly()
{
    LoadOptions load = options();
    load.seconds = std::chrono::seconds{60};
    load.idleConnections = 5;
    std::stop_source early;
    const auto account = runLoad(load, early.get_token(), {}, [&](const Book::Progress &progress) {
        if (progress.idleOpen == load.idleConnections && progress.confirmed > 0)
            early.request_stop();
    });
    QVERIFY(account);
    QVERIFY(account->interrupted);
    QVERIFY(account->published < Millis{10000});
    QCOMPARE(account->idleOpen, 5);
    QCOMPARE(account->totals().lost, 0ULL);
}

QTEST_GUILESS_MAIN(LoadLiveTest)
#include "LoadLiveTest.moc"
