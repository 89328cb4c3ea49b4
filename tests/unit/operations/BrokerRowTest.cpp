// What nodes say of each other, where one of them does not say it: nothing follows from that.

#include "run/operations/BrokerRow.h"

#include "run/operations/BrokerOperations.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QTest>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;
using namespace warrener;

class BrokerRowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoDoesNotSayIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<int>("runs"); // −1: nobody says it
        const QByteArray untold(R"({"name":"rabbit@broker3"})");
        const QByteArray odd(R"({"name":"rabbit@broker3","running":[]})");
        const QByteArray yes(R"({"name":"rabbit@broker3","running":true})");
        const QByteArray asText(R"({"name":"rabbit@broker3","running":"false"})");
        QTest::newRow("the first says it") << yes << asText << 1;
        QTest::newRow("as text") << asText << yes << 0;
        QTest::newRow("the second says it") << untold << yes << 1;
        QTest::newRow("neither says it") << untold << odd << -1;
    }
    void whoDoesNotSayIsPassedOver()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, second);
        QFETCH(const int, runs);
        std::array<FakeServer, 2> servers;
        servers[0].on("/api/nodes", {.body = "[" + first + "]"});
        servers[1].on("/api/nodes", {.body = "[" + second + "]"});
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        for (qsizetype i = 0; i < 2; ++i) {
            NodeProfile &node = profile->nodes.emplaceBack();
            node.name = NodeName{u"rabbit@broker%1"_s.arg(i + 1)};
            node.management = servers.at(static_cast<std::size_t>(i)).url();
        }
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s, std::make_shared<FakeTime>());
        const QList<NodeName> asked{profile->nodes.at(0).name, profile->nodes.at(1).name};
        const Result<NodeFigures> row = QCoro::waitFor(parts::rowOf(access, NodeName{u"rabbit@broker3"_s}, asked, {}));
        const Result<QList<NodeFigures>> rows = QCoro::waitFor(parts::rowsOfAny(access, asked, {}));
        if (runs < 0) {
            QCOMPARE(row.error().kind, ErrorKind::Malformed);
            QCOMPARE(rows.error().kind, ErrorKind::Malformed);
            return;
        }
        QVERIFY(row && rows);
        QCOMPARE(row->running, runs == 1);
        QCOMPARE(rows->first().running, runs == 1);
    }

    /// A row that tells of no alarm is no word that there is none: its metrics are asked, then its own check.
    void alarmsThatTheRowDoesNotTell_data()
    {
        QTest::addColumn<QByteArray>("alarms"); // of the row
        QTest::addColumn<QByteArray>("metrics");
        QTest::addColumn<QByteArray>("check");
        QTest::addColumn<bool>("isWell");
        const QByteArray none(R"(,"mem_alarm":false,"disk_free_alarm":false)"), passed(R"({"status":"ok"})"), failed(R"({"status":"failed","reason":"alarm"})");
        const QByteArray noMetric("rabbitmq_alarms_memory_used_watermark 0\nrabbitmq_alarms_free_disk_space_watermark 0\n");
        const QByteArray diskMetric("rabbitmq_alarms_memory_used_watermark 0\nrabbitmq_alarms_free_disk_space_watermark 1\n");
        QTest::newRow("the row tells of none") << none << QByteArray() << QByteArray() << true;
        QTest::newRow("the row tells of one") << QByteArray(R"(,"mem_alarm":true,"disk_free_alarm":false)") << noMetric << passed << false;
        QTest::newRow("the row tells of one, its metrics of none") << QByteArray(R"(,"mem_alarm":true)") << noMetric << passed << false;
        QTest::newRow("half of it, and the check fails") << QByteArray(R"(,"mem_alarm":false)") << QByteArray() << failed << false;
        QTest::newRow("its metrics tell of none") << QByteArray() << noMetric << QByteArray() << true;
        QTest::newRow("its metrics tell of one") << QByteArray() << diskMetric << passed << false;
        QTest::newRow("its own check passes") << QByteArray() << QByteArray() << passed << true;
        QTest::newRow("its own check fails") << QByteArray() << QByteArray() << failed << false;
        QTest::newRow("nobody tells") << QByteArray() << QByteArray() << QByteArray() << false;
    }
    void alarmsThatTheRowDoesNotTell()
    {
        QFETCH(const QByteArray, alarms);
        QFETCH(const QByteArray, metrics);
        QFETCH(const QByteArray, check);
        QFETCH(const bool, isWell);
        FakeServer api, figures;
        api.on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":true)" + alarms + "}]"});
        if (!check.isEmpty())
            api.on("/api/health/checks/local-alarms", {.body = check});
        if (!metrics.isEmpty())
            figures.on("/metrics", {.body = metrics, .contentType = "text/plain"});
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        NodeProfile &node = profile->nodes.emplaceBack();
        node.name = NodeName{u"rabbit@broker1"_s};
        node.management = api.url();
        node.metrics = figures.url();
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, std::make_shared<ClusterAccess>(profile, u"secret"_s, std::make_shared<FakeTime>()));
        const auto said = QCoro::waitFor(Operations::call(operations, *checkNodeStep(u"check"_s, node.name).act, {}, systemTimekeeper(), {}));
        QVERIFY2(said.has_value() == isWell, said ? "" : qPrintable(said.error().message));
    }

    /// Two nodes of one machine's name, as of two sites: the one that was forgotten is not the other one by another spelling.
    void aNodeOfTheSameMachinesNameIsNoSpelling()
    {
        FakeServer api;
        api.on("/api/nodes", {.body = R"([{"name":"rabbit@mq.east","running":true}])"});
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        for (const QString &name : {u"rabbit@mq.east"_s, u"rabbit@mq.west"_s})
            profile->nodes.emplaceBack().name = NodeName{name};
        profile->nodes.first().management = api.url();
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s, std::make_shared<FakeTime>());
        const auto said = QCoro::waitFor(parts::rowOfAll(access, profile->nodes.last().name, {profile->nodes.first().name}, {}));
        QVERIFY(!said);
        QCOMPARE(said.error().kind, ErrorKind::NotFound);
    }

    /// Peers that the network has parted, machines of other clusters that answer in a peer's place, names that are spelled otherwise:
    /// one that sees it run is enough, and only who counts itself can say that it is no member.
    void whatCannotBeTakenBackIsAskedOfAll_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("says");
        const QByteArray member(R"({"name":"rabbit@broker1","running":true},{"name":"rabbit@broker2","running":true})");
        const QByteArray runs = member + R"(,{"name":"rabbit@broker3","running":true})", gone = member + R"(,{"name":"rabbit@broker3","running":false})";
        const QByteArray stranger(R"({"name":"rabbit@elsewhere","running":true})");
        QTest::newRow("both see it gone") << gone << gone << u"gone"_s;
        QTest::newRow("the second sees it run") << gone << runs << u"runs"_s;
        QTest::newRow("the first sees it run") << runs << gone << u"runs"_s;
        QTest::newRow("the first has forgotten it, the second sees it run") << member << runs << u"runs"_s;
        QTest::newRow("the first has forgotten it, the second counts it") << member << gone << u"gone"_s;
        QTest::newRow("both have forgotten it") << member << member << toId(ErrorKind::NotFound);
        QTest::newRow("another cluster answers, the second counts it") << stranger << gone << u"gone"_s;
        QTest::newRow("another cluster answers, the second has forgotten it") << stranger << member << toId(ErrorKind::NotFound);
        QTest::newRow("another cluster answers for both") << stranger << stranger << toId(ErrorKind::Malformed);
        QTest::newRow("a list without anybody") << QByteArray() << QByteArray() << toId(ErrorKind::Malformed);
        const QByteArray spelled = member + R"(,{"name":"rabbit@broker3.example.org","running":true})";
        QTest::newRow("it is spelled otherwise") << spelled << spelled << toId(ErrorKind::Usage);
    }
    void whatCannotBeTakenBackIsAskedOfAll()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, second);
        QFETCH(const QString, says);
        std::array<FakeServer, 2> servers;
        servers[0].on("/api/nodes", {.body = "[" + first + "]"});
        servers[1].on("/api/nodes", {.body = "[" + second + "]"});
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        QList<NodeName> asked;
        for (std::size_t i = 0; i < servers.size(); ++i) {
            NodeProfile &node = profile->nodes.emplaceBack();
            node.name = NodeName{u"rabbit@broker%1"_s.arg(i + 1)};
            node.management = servers.at(i).url();
            asked.append(node.name);
        }
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s, std::make_shared<FakeTime>());
        const Result<NodeFigures> row = QCoro::waitFor(parts::rowOfAll(access, NodeName{u"rabbit@broker3"_s}, asked, {}));
        QCOMPARE(row ? (row->running ? u"runs"_s : u"gone"_s) : toId(row.error().kind), says);
    }
};

QTEST_GUILESS_MAIN(BrokerRowTest)
#include "BrokerRowTest.moc"
