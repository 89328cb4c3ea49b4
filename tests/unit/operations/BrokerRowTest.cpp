// What nodes say of each other, where one of them does not say it: nothing follows from that.

#include "run/operations/BrokerRow.h"

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
};

QTEST_GUILESS_MAIN(BrokerRowTest)
#include "BrokerRowTest.moc"
