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

    /// Any client may hold the queue, and call itself what it likes: who is no Warrener, or is one by its own word alone, as another
    /// user than ours, must not keep a person from a dead broker; another console of ours does.
    void whoMayBePassedOver_data()
    {
        QTest::addColumn<std::optional<LeaseOwner>>("owner");
        QTest::addColumn<bool>("isPassed");
        const LeaseHolder console{.who = u"eve@two"_s, .pid = 2, .run = u"run-e"_s};
        const auto owner = [&console](const QString &user, bool isWarrener) {
            return std::optional(LeaseOwner{.connection = u"10.0.0.7:5 -> 10.0.0.1:5672"_s,
                                            .user = user,
                                            .client = toText(console),
                                            .holder = isWarrener ? std::optional(console) : std::nullopt});
        };
        QTest::newRow("a console of our user") << owner(u"ops"_s, true) << false;
        QTest::newRow("a console, and nobody says whose") << owner({}, true) << false;
        QTest::newRow("another user, who calls himself one") << owner(u"app"_s, true) << true;
        QTest::newRow("another user's client") << owner(u"app"_s, false) << true;
        QTest::newRow("a client of our user") << owner(u"ops"_s, false) << true;
        QTest::newRow("nobody can tell") << std::optional<LeaseOwner>() << true;
    }
    void whoMayBePassedOver()
    {
        QFETCH(const std::optional<LeaseOwner>, owner);
        QFETCH(const bool, isPassed);
        FakeBroker::Script script;
        script.answers.insert(method::declare, frame::channelClose(405, "RESOURCE_LOCKED - held by another"));
        const FakeBroker broker(script);
        BrokerLease::Setup setup = leaseAt(broker, Millis{30'000});
        setup.overridePatience = Millis{30'000};
        setup.whoHolds = [owner](std::stop_token) -> QCoro::Task<std::optional<LeaseOwner>> { co_return owner; };
        BrokerLease lease(setup);
        for (const bool override : {false, true}) {
            const Result<LeaseAnswer> answer = QCoro::waitFor(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, override, {}));
            QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
            QCOMPARE(answer->granted, override && isPassed);
            QCOMPARE(answer->overridable, isPassed);
            QCOMPARE(answer->holder, owner ? owner->holder : std::nullopt);
            // Whoever is asked to pass it is told as whom the client is logged in.
            QCOMPARE(answer->reason.contains(u"user app"_s), owner && owner->user == "app"_L1);
            // None of ours is there.
            QVERIFY(!QCoro::waitFor(lease.confirm({})));
        }
    }
};

QTEST_GUILESS_MAIN(BrokerLeaseTest)
#include "BrokerLeaseTest.moc"
