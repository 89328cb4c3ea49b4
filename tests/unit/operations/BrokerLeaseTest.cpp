// The lease's connection, and what its other end says of it.

#include "run/lease/BrokerLease.h"

#include "FakeBroker.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Does not look after its connection by itself meanwhile.
BrokerLease::Setup leaseAt(const FakeBroker &broker, Millis patience)
{
    AmqpOptions node;
    node.endpoint = broker.endpoint();
    node.user = u"ops"_s;
    node.password = u"secret"_s;
    return {
        .nodes = {node}, .whoHolds = {}, .time = systemTimekeeper(), .keepAlive = Millis{3'600'000}, .retry = Millis{3'600'000}, .confirmPatience = patience};
}

} // namespace

class BrokerLeaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A connection that was cut in the middle, or over which the console has slept, stays open on this side: before force the
    /// broker has to say that it stands.
    void itStandsByTheBrokersWord_data()
    {
        QTest::addColumn<bool>("isMute");
        QTest::newRow("the broker answers") << false;
        QTest::newRow("nobody is at the other end any more") << true;
    }
    void itStandsByTheBrokersWord()
    {
        QFETCH(const bool, isMute);
        FakeBroker::Script script;
        script.deafAfter = isMute ? method::declare : 0;
        const FakeBroker broker(script);
        // Who answers gets the time that a busy machine needs.
        BrokerLease lease(leaseAt(broker, isMute ? Millis{300} : Millis{30'000}));
        QVERIFY(!QCoro::waitFor(lease.confirm({}))); // nobody has granted it yet
        const Result<LeaseAnswer> answer = QCoro::waitFor(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, false, {}));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        QVERIFY(answer->granted);
        for (int deed = 0; deed < 2; ++deed) {
            const Status held = QCoro::waitFor(lease.confirm({}));
            QCOMPARE(held.has_value(), !isMute);
            QVERIFY(held || held.error().kind == ErrorKind::Forbidden);
        }
        QCoro::waitFor(lease.giveBack());
    }
};

QTEST_GUILESS_MAIN(BrokerLeaseTest)
#include "BrokerLeaseTest.moc"
