#include "base/Timekeeper.h"
#include "look/access/ClusterAccess.h"
#include "look/probe/ReachProbe.h"
#include "support/FakeServer.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

/// What took long beside all other questions of a diagnosis is asked once more before it is called slow.
class SlowAskedAgainTest final : public QObject
{
    Q_OBJECT

    const NodeName m_node{u"rabbit@broker1"_s};

    /// One node, whose API is `server`, and whose AMQP port nobody has.
    ProbeContext context(const FakeServer &server) const
    {
        ClusterProfile profile;
        NodeProfile &node = profile.nodes.emplaceBack();
        node.name = m_node;
        node.management = server.url();
        node.amqp = {.host = u"127.0.0.1"_s, .port = 1};
        ProbeContext context;
        context.access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
        return context;
    }

    static ReachLooks looks(const NodeName &node, const FakeServer &server, Millis took)
    {
        ReachLook look{.name = u"broker1"_s};
        ApiLook &api = look.apis.emplaceBack();
        api.protocol = u"http"_s;
        api.endpoint = {.host = u"127.0.0.1"_s, .port = server.port()};
        api.user = {.value = u"warrener"_s, .error = {}, .took = took};
        api.version = {.value = u"4.0.5"_s, .error = {}, .took = took};
        AmqpTrip &trip = look.trips.emplaceBack();
        trip.protocol = u"amqp"_s;
        trip.endpoint = {.host = u"127.0.0.1"_s, .port = 1};
        trip.stages.append({.id = u"connect"_s, .took = {.value = took, .error = {}, .took = took}});
        ReachLooks looks;
        looks.nodes.insert(node, look);
        return looks;
    }

private Q_SLOTS:
    /// Here the second answer comes at once, or there is none: then the first one stands, and so does how long it took.
    void theFasterAnswerStands_data()
    {
        QTest::addColumn<bool>("answers");
        QTest::newRow("late by itself") << true;
        QTest::newRow("slow, and silent when asked again") << false;
    }
    void theFasterAnswerStands()
    {
        QFETCH(bool, answers);
        FakeServer server;
        if (answers)
            server.on("/api/whoami", {.body = R"({"name":"warrener","tags":["monitoring"]})"});
        const ReachLooks before = looks(m_node, server, slowApi + 1h);
        const ReachLooks after = QCoro::waitFor(askTheSlowAgain(context(server), before, {}));

        const ReachLook &look = after.nodes[m_node];
        QCOMPARE(look.apis.first().user.value, u"warrener"_s);
        QCOMPARE(look.apis.first().user.took < slowApi + 1h, answers);
        QCOMPARE(look.apis.first().version.value, u"4.0.5"_s);
        QCOMPARE(look.trips, before.nodes[m_node].trips);
    }

    void whoIsNotSlowIsNotAsked()
    {
        FakeServer server;
        const ReachLooks before = looks(m_node, server, slowTrip);
        const ReachLooks after = QCoro::waitFor(askTheSlowAgain(context(server), before, {}));
        QCOMPARE(after.nodes, before.nodes);
        QCOMPARE(server.connections(), 0);
    }
};

QTEST_GUILESS_MAIN(SlowAskedAgainTest)
#include "SlowAskedAgainTest.moc"
