// A node that joins its peers again: whose word it is that it has.

#include "CarryOut.h"
#include "StandInHosts.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class JoinTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hosts = std::make_unique<StandInHosts>();
        m_api = std::make_unique<FakeServer>();
        m_time = std::make_shared<FakeTime>();
        m_hosts->setStates({u"running"_s, u"running"_s, u"running"_s});
        // What its host says of the peers that it counts.
        m_hosts->write(u"linked"_s, "true");
    }
    void cleanup() { m_hosts.reset(); }

    void itsPeersSaySo_data()
    {
        QTest::addColumn<QByteArray>("peersSay"); // of the node
        QTest::addColumn<bool>("joined");
        QTest::newRow("they see it run") << QByteArray(R"(,{"name":"rabbit@broker3","running":true})") << true;
        QTest::newRow("they have forgotten it, and it does not know") << QByteArray() << false;
        QTest::newRow("they do not see it run") << QByteArray(R"(,{"name":"rabbit@broker3","running":false})") << false;
    }
    void itsPeersSaySo()
    {
        QFETCH(const QByteArray, peersSay);
        QFETCH(const bool, joined);
        m_api->on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":true},{"name":"rabbit@broker2","running":true})" + peersSay + "]"});
        m_api->on("/api/overview", {.body = R"({"rabbitmq_version":"4.0.5","node":"rabbit@broker1"})"});
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        const Call join{.operation = u"node.join-cluster"_s,
                        .arguments = {{u"node"_s, u"rabbit@broker3"_s}, {u"ask"_s, QJsonArray{u"rabbit@broker1"_s, u"rabbit@broker2"_s}}}};
        const Result<QJsonObject> said = carryOut(operations, join, *m_time);
        QVERIFY2(said.has_value() == joined, said ? "" : qPrintable(said.error().message));
        QVERIFY2(said || said.error().kind == ErrorKind::Command, said ? "" : qPrintable(said.error().message));
    }

private:
    std::shared_ptr<ClusterAccess> access() const
    {
        const auto profile = StandInHosts::profile();
        for (NodeProfile &node : profile->nodes)
            node.management = m_api->url();
        return std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
    }

    std::unique_ptr<StandInHosts> m_hosts;
    std::unique_ptr<FakeServer> m_api;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(JoinTest)
#include "JoinTest.moc"
