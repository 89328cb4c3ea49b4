// A node that its cluster is to forget: whose word it is that it runs nowhere.

#include "CarryOut.h"
#include "StandInHosts.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QByteArray peersOnly(R"([{"name":"rabbit@broker1","running":true},{"name":"rabbit@broker2","running":true}])");

QByteArray withTheNode(bool runs)
{
    return QByteArray(peersOnly).chopped(1) + R"(,{"name":"rabbit@broker3","running":)" + (runs ? "true}]" : "false}]");
}

} // namespace

class ForgetTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hosts = std::make_unique<StandInHosts>();
        m_time = std::make_shared<FakeTime>();
        m_hosts->setStates({u"running"_s, u"running"_s, u"running"_s});
    }
    void cleanup() { m_hosts.reset(); }

    /// It cannot be taken back: peers that are parted, a peer's address that another cluster has by now, and a login that leads to a
    /// machine without a broker say nothing that permits it.
    void isToldOnlyWhereItSurelyIsDown_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isTold");
        const QByteArray stranger(R"([{"name":"rabbit@elsewhere","running":true}])");
        QTest::newRow("stopped, and both see it gone") << withTheNode(false) << withTheNode(false) << QByteArray("stopped") << true;
        QTest::newRow("parted peers: the second sees it run") << withTheNode(false) << withTheNode(true) << QByteArray("stopped") << false;
        QTest::newRow("the login leads to a machine that has no broker") << withTheNode(false) << withTheNode(false) << QByteArray("strange") << false;
        QTest::newRow("another cluster answers for the first") << stranger << withTheNode(true) << QByteArray("stopped") << false;
        QTest::newRow("another cluster answers for both") << stranger << stranger << QByteArray("stopped") << false;
    }
    void isToldOnlyWhereItSurelyIsDown()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, second);
        QFETCH(const QByteArray, host);
        QFETCH(const bool, isTold);
        m_api[0].on("/api/nodes", {.body = first});
        m_api[1].on("/api/nodes", {.body = second});
        m_hosts->write(u"broker3.state"_s, host);
        const Result<QJsonObject> said = forget();
        // Its peers' words do not change here: that it was told is never enough to say that it is forgotten.
        QVERIFY(!said);
        QCOMPARE(!m_hosts->noted(u"forgotten"_s).isEmpty(), isTold);
    }

    void isForgottenOnceNobodyCountsIt()
    {
        m_api[0].on("/api/nodes", {.body = peersOnly});
        m_api[1].on("/api/nodes", {.body = withTheNode(false)});
        m_hosts->write(u"broker3.state"_s, "stopped");
        QVERIFY2(!forget(), "the second counts it still");
        m_api[1].on("/api/nodes", {.body = peersOnly});
        const Result<QJsonObject> said = forget();
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
    }

private:
    Result<QJsonObject> forget()
    {
        const auto profile = StandInHosts::profile();
        profile->nodes[0].management = m_api[0].url();
        profile->nodes[1].management = m_api[1].url();
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time));
        const Call call{.operation = u"cluster.forget-node"_s,
                        .arguments = {{u"node"_s, u"rabbit@broker3"_s}, {u"ask"_s, QJsonArray{u"rabbit@broker1"_s, u"rabbit@broker2"_s}}}};
        return carryOut(operations, call, *m_time);
    }

    std::unique_ptr<StandInHosts> m_hosts;
    std::array<FakeServer, 2> m_api;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(ForgetTest)
#include "ForgetTest.moc"
