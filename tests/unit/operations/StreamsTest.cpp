// Streams whose coordinator has lost its majority: what is seen of them, and when it goes on with one node.
#include "CarryOut.h"
#include "StandInHosts.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/operations/recovery/Survivors.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// As its coordinator tells it that hears nobody any more: all is well.
const QByteArray aStream = R"({"name":"log","vhost":"/","type":"stream","leader":"rabbit@broker2","node":"rabbit@broker2",)"
                           R"("members":["rabbit@broker1","rabbit@broker2","rabbit@broker3"],"online":["rabbit@broker1","rabbit@broker2","rabbit@broker3"]})";

/// On three lines, as the tool breaks what is long.
const QByteArray ledByMost =
    "{members,[rabbit@broker1,rabbit@broker2,rabbit@broker3],\n         leader,rabbit@broker1,up,\n         [rabbit@broker1,rabbit@broker2]}\n";
/// It goes on calling itself the leader, of nobody.
const QByteArray ledByOneLeft = "{members,[rabbit@broker1,rabbit@broker2,rabbit@broker3],leader,rabbit@broker1,up,[rabbit@broker1]}\n";

} // namespace

class StreamsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hosts = std::make_unique<StandInHosts>();
        m_api = std::make_unique<FakeServer>();
        m_time = std::make_shared<FakeTime>();
        hasStreams(true);
        run({true, false, false});
    }
    void cleanup() { m_hosts.reset(); }

    /// The coordinator's last word is not what is: whose node does not run takes no part and leads nothing.
    void oldWords()
    {
        const Result<Seats> seats = QCoro::waitFor(askSeats(access(), {{u"rabbit@broker1"_s}}, false, {}));
        QVERIFY(seats);
        QCOMPARE(seats->queues.first().online, QList{NodeName{u"rabbit@broker1"_s}});
        QVERIFY(seats->queues.first().leader.isEmpty());
        QCOMPARE(stalledStreams(seats->queues).size(), 1);
        const Result<QJsonObject> listed = carryOut(u"streams.stalled"_s);
        QVERIFY2(listed, listed ? "" : qPrintable(listed.error().message));
        QCOMPARE(listed->value("outcome"_L1).toString(), u"some"_s);
        run({true, true, true});
        QCOMPARE(carryOut(u"streams.stalled"_s)->value("outcome"_L1).toString(), u"none"_s);
        m_api->on("/api/queues", {.status = 500, .body = "{}"});
        QCOMPARE(carryOut(u"streams.stalled"_s)->value("outcome"_L1).toString(), u"unknown"_s);
    }

    void goesOnAlone_data()
    {
        QTest::addColumn<QByteArray>("coordinator");
        QTest::addColumn<QStringList>("states");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("it has its majority") << ledByMost << QStringList{u"running"_s, u"stopped"_s, u"stopped"_s} << u"nothing"_s;
        QTest::newRow("there never was a stream") << QByteArray("{none}") << QStringList{u"running"_s, u"stopped"_s, u"stopped"_s} << u"nothing"_s;
        QTest::newRow("lost") << QByteArray("{lost}") << QStringList{u"running"_s, u"stopped"_s, u"stopped"_s} << u"alone"_s;
        QTest::newRow("lost, and it was led by the node that is left") << ledByOneLeft << QStringList{u"running"_s, u"stopped"_s, u"stopped"_s} << u"alone"_s;
        QTest::newRow("lost, and one runs behind a cut network") << QByteArray("{lost}") << QStringList{u"running"_s, u"running"_s, u"stopped"_s} << QString();
    }
    void goesOnAlone()
    {
        QFETCH(const QByteArray, coordinator);
        QFETCH(const QStringList, states);
        QFETCH(const QString, outcome);
        write(u"coordinator"_s, coordinator);
        setStates(states);
        const Result<QJsonObject> said = carryOut(u"streams.coordinator-alone"_s);
        QCOMPARE(noted(u"alone"_s), outcome == "alone"_L1 ? QByteArray("broker1\n") : QByteArray());
        if (outcome.isEmpty()) {
            QVERIFY(!said);
            QCOMPARE(said.error().kind, ErrorKind::Forbidden);
            return;
        }
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QCOMPARE(said->value("outcome"_L1).toString(), outcome);
        // Whoever gives them members again knows which ones, and how many.
        QJsonArray oneStream; // in braces it would be a copy of the inner one
        oneStream.append(QJsonArray{u"/"_s, u"log"_s, 3});
        QCOMPARE(said->value("queues"_L1).toArray(), outcome == "alone"_L1 ? oneStream : QJsonArray());
    }

    void howTheCoordinatorIs_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("state");
        QTest::newRow("most run, the leader too") << ledByMost << u"led"_s;
        QTest::newRow("a leader of nobody") << ledByOneLeft << u"lost"_s;
        QTest::newRow("the leader is gone") << QByteArray(
            "{members,['rabbit@a-1','rabbit@a-2','rabbit@a-3'],leader,'rabbit@a-3',up,['rabbit@a-1','rabbit@a-2']}")
                                            << u"lost"_s;
        QTest::newRow("half of them") << QByteArray("{members,[rabbit@a,rabbit@b],leader,rabbit@a,up,[rabbit@a]}") << u"lost"_s;
        QTest::newRow("alone") << QByteArray("{members,[rabbit@a],leader,rabbit@a,up,[rabbit@a]}") << u"led"_s;
        QTest::newRow("nobody leads") << QByteArray("{members,[rabbit@a],leader,undefined,up,[rabbit@a]}") << u"lost"_s;
        QTest::newRow("a warning before it") << QByteArray("warning: the name [x]\n{none}\n") << u"none"_s;
        QTest::newRow("something else") << QByteArray("Error: unable to perform an operation") << QString();
        QTest::newRow("cut off") << QByteArray("{members,[rabbit@a],leader,rabbit@a,up,[rabbit") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void howTheCoordinatorIs()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const QString, state);
        const std::optional<parts::CoordinatorState> read = parts::coordinatorFrom(said);
        using enum parts::CoordinatorState;
        QCOMPARE(!read ? QString() : *read == Led ? u"led"_s : *read == Lost ? u"lost"_s : u"none"_s, state);
    }

    /// Which of the two has the longer log nobody can tell.
    void severalAreLeft()
    {
        write(u"coordinator"_s, "{lost}");
        setStates({u"running"_s, u"running"_s, u"stopped"_s});
        run({true, true, false});
        const Result<QJsonObject> said = carryOut(u"streams.coordinator-alone"_s);
        QVERIFY(!said);
        QCOMPARE(said.error().kind, ErrorKind::Forbidden);
        QCOMPARE(noted(u"alone"_s), QByteArray());
        // Without a stream nothing hangs on it, and the plan goes on.
        hasStreams(false);
        QVERIFY(carryOut(u"streams.coordinator-alone"_s));
        QCOMPARE(noted(u"alone"_s), QByteArray());
    }

    /// 3.10: it says so and leads to a restore; a cluster without streams loses nothing by it.
    void theBrokerCannot_data()
    {
        QTest::addColumn<QByteArray>("coordinator");
        QTest::newRow("led by a node that is lost") << QByteArray("{lost}");
        QTest::newRow("led by the node that is left") << ledByOneLeft;
    }
    void theBrokerCannot()
    {
        QFETCH(const QByteArray, coordinator);
        write(u"coordinator"_s, coordinator);
        write(u"unsupported"_s, "");
        setStates({u"running"_s, u"stopped"_s, u"stopped"_s});
        const Result<QJsonObject> refused = carryOut(u"streams.coordinator-alone"_s);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"restore into another cluster"_s), qPrintable(refused.error().message));
        hasStreams(false);
        const Result<QJsonObject> said = carryOut(u"streams.coordinator-alone"_s);
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QCOMPARE(said->value("outcome"_L1).toString(), u"nothing"_s);
    }

private:
    void run(const QList<bool> &which) const
    {
        QByteArrayList rows;
        for (qsizetype i = 0; i < which.size(); ++i)
            rows.append(R"({"name":"rabbit@)" + StandInHosts::names().at(i).toUtf8() + R"(","running":)" + (which[i] ? "true}" : "false}"));
        m_api->on("/api/nodes", {.body = "[" + rows.join(',') + "]"});
        m_api->on("/api/overview", {.body = R"({"rabbitmq_version":"4.0.5","node":"rabbit@broker1"})"});
    }
    void hasStreams(bool any) const
    {
        m_api->on("/api/queues",
                  {.body = R"({"items":[)" + (any ? aStream : QByteArray()) + R"(],"page":1,"page_count":1,"total_count":)" + (any ? "1}" : "0}")});
    }
    void write(const QString &name, const QByteArray &content) const { m_hosts->write(name, content); }
    void setStates(const QStringList &states) const { m_hosts->setStates(states); }
    QByteArray noted(const QString &name) const { return m_hosts->noted(name); }
    std::shared_ptr<ClusterAccess> access() const
    {
        const auto profile = StandInHosts::profile();
        for (NodeProfile &node : profile->nodes)
            node.management = m_api->url();
        return std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
    }
    Result<QJsonObject> carryOut(const QString &operation) const
    {
        QJsonArray ask;
        for (const auto entries = StandInHosts::names(); const QString &host : entries)
            ask.append("rabbit@"_L1 + host);
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        return ::carryOut(operations, Call{.operation = operation, .arguments = {{u"ask"_s, ask}}}, *m_time);
    }

    std::unique_ptr<StandInHosts> m_hosts;
    std::unique_ptr<FakeServer> m_api;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(StreamsTest)
#include "StreamsTest.moc"
