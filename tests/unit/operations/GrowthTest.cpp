// What a cluster has given up that had lost its majority, and which queues get their members back, also after a run that ended too soon.

#include "CarryOut.h"
#include "FolderHosts.h"
#include "run/operations/recovery/ClusterConditions.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QByteArray countedOne = R"([{"name":"rabbit@broker1","running":true}])";
const QByteArray countedThree =
    R"([{"name":"rabbit@broker1","running":true},{"name":"rabbit@broker2","running":false},{"name":"rabbit@broker3","running":true}])";

QByteArray queueOf(const QByteArray &members, const QByteArray &online, const QByteArray &arguments = {})
{
    return R"({"name":"orders","vhost":"/","type":"quorum","leader":"rabbit@broker1","arguments":{)" + arguments + R"(},"members":[)" + members
           + R"(],"online":[)" + online + "]}";
}

const QByteArray onOne = R"("rabbit@broker1")";
const QByteArray onTwo = R"("rabbit@broker1","rabbit@broker3")";
const QByteArray onThree = R"("rabbit@broker1","rabbit@broker2","rabbit@broker3")";

} // namespace

class GrowthTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hosts = std::make_unique<FolderHosts>();
        m_api = std::make_unique<FakeServer>();
        m_time = std::make_shared<FakeTime>();
    }
    void cleanup() { m_hosts.reset(); }

    /// One member of one is a majority: that the queues have theirs is not all.
    void whatIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("nodes");
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<bool>("holds");
        QTest::newRow("two of three are there, and nobody is forgotten") << countedThree << queueOf(onThree, onTwo) << true;
        QTest::newRow("the queue has lost its majority") << countedThree << queueOf(onThree, onOne) << false;
        QTest::newRow("the queue goes on alone, and so does the cluster") << countedOne << queueOf(onOne, onOne) << false;
        QTest::newRow("the queue goes on alone while nodes are missed") << countedThree << queueOf(onOne, onOne) << false;
        QTest::newRow("it was declared so") << countedThree << queueOf(onOne, onOne, R"("x-quorum-initial-group-size":1)") << true;
        QTest::newRow("nobody is missed") << QByteArray(countedThree).replace("false", "true") << queueOf(onOne, onOne) << true;
    }
    void whatIsGivenUp()
    {
        QFETCH(const QByteArray, nodes);
        QFETCH(const QByteArray, queue);
        tell(nodes, queue);
        Call call = conditionCall(ClusterCondition::NothingGivenUp, {}, all());
        const Result<QJsonObject> said = ::carryOut(operations(), call, *m_time);
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QTEST(said->value("done"_L1).toBool(), "holds");
    }

    /// Whoever was shrunk by a run that ended before it gave the members back is known by what it was declared as, to no step of this run.
    void whoGetsMembers_data()
    {
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<bool>("afterShrinking");
        QTest::addColumn<bool>("lacks");
        const QByteArray wishesOne = R"("x-quorum-initial-group-size":1)";
        QTest::newRow("one member, in a plan that shrinks") << queueOf(onOne, onOne) << true << true;
        QTest::newRow("one member, declared so") << queueOf(onOne, onOne, wishesOne) << true << false;
        QTest::newRow("one member, in a plan that does not") << queueOf(onOne, onOne) << false << false;
        QTest::newRow("two members") << queueOf(onTwo, onTwo) << false << true;
        QTest::newRow("it has one there") << queueOf(R"("rabbit@broker2")", onOne) << true << false;
    }
    void whoGetsMembers()
    {
        QFETCH(const QByteArray, queue);
        QFETCH(const bool, afterShrinking);
        QFETCH(const bool, lacks);
        tell(countedThree, queue);
        QJsonObject arguments{{u"node"_s, u"rabbit@broker2"_s}, {u"ask"_s, QJsonArray{u"rabbit@broker1"_s}}};
        if (afterShrinking)
            arguments.insert(u"shrunk"_s, u"shrink"_s);
        const Result<QJsonObject> said = ::carryOut(operations(), {.operation = u"queues.grow"_s, .arguments = arguments}, *m_time);
        // Nobody gives it a member here: whoever lacks one lacks it in the end.
        QCOMPARE(!said, lacks);
        if (!said)
            QVERIFY2(said.error().message.contains(u"orders"_s), qPrintable(said.error().message));
    }

    /// On whom nobody works in this run may be down: that is no failure of growing.
    void whoIsDownIsPassedBy()
    {
        tell(countedThree, queueOf(onOne, onOne));
        const Result<QJsonObject> said = ::carryOut(
            operations(),
            {.operation = u"queues.grow"_s,
             .arguments = {{u"node"_s, u"rabbit@broker2"_s}, {u"ask"_s, QJsonArray{u"rabbit@broker1"_s}}, {u"shrunk"_s, u"shrink"_s}, {u"ifRunning"_s, true}}},
            *m_time);
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QCOMPARE(said->value("grown"_L1).toInt(-1), 0);
    }

    /// In a cluster of more nodes than a queue has members it gets as many as it had, and not one on every node.
    void asManyAsItHad_data()
    {
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<QJsonArray>("shrunk");
        QTest::addColumn<bool>("lacks");
        const QByteArray onOthers = R"("rabbit@broker1","rabbit@broker3","rabbit@broker4")";
        QTest::newRow("one of three") << queueOf(onOne, onOne) << QJsonArray{u"/"_s, u"orders"_s, 3} << true;
        QTest::newRow("three of three, elsewhere") << queueOf(onOthers, onOthers) << QJsonArray{u"/"_s, u"orders"_s, 3} << false;
        QTest::newRow("three of five") << queueOf(onOthers, onOthers) << QJsonArray{u"/"_s, u"orders"_s, 5} << true;
        QTest::newRow("a run that an older version began") << queueOf(onOthers, onOthers) << QJsonArray{u"/"_s, u"orders"_s} << true;
    }
    void asManyAsItHad()
    {
        QFETCH(const QByteArray, queue);
        QFETCH(const QJsonArray, shrunk);
        QFETCH(const bool, lacks);
        tell(countedThree, queue);
        QJsonArray all; // in braces it would be a copy of the inner one
        all.append(shrunk);
        StepContext context;
        context.results.insert(u"shrink"_s, {{u"queues"_s, all}});
        const QJsonObject arguments{{u"node"_s, u"rabbit@broker2"_s}, {u"ask"_s, QJsonArray{u"rabbit@broker1"_s}}, {u"shrunk"_s, u"shrink"_s}};
        QCOMPARE(!::carryOut(operations(), {.operation = u"queues.grow"_s, .arguments = arguments}, *m_time, context), lacks);
    }

private:
    void tell(const QByteArray &nodes, const QByteArray &queue)
    {
        m_api->on("/api/nodes", {.body = nodes});
        m_api->on("/api/queues",
                  {.body = R"({"filtered_count":1,"item_count":1,"page":1,"page_count":1,"page_size":500,"total_count":1,"items":[)" + queue + "]}"});
        m_api->on("/api/queues/%2F/orders", {.body = queue});
    }
    static QList<NodeName> all() { return {FolderHosts::node(1), FolderHosts::node(2), FolderHosts::node(3)}; }
    std::shared_ptr<Operations> operations() const
    {
        auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, m_hosts->access(m_api->url(), m_time));
        return operations;
    }

    std::unique_ptr<FolderHosts> m_hosts;
    std::unique_ptr<FakeServer> m_api;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(GrowthTest)
#include "GrowthTest.moc"
