// A run of a cluster that is not the open one is measured too: somebody looks at it as long as the run goes on, and no longer.

#include "RunMonitor.h"

#include "LiveRunDesk.h"
#include "support/FakeServer.h"
#include "support/SettleThreads.h"
#include "support/WaitingPlan.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class RunMonitorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_profile = ClusterProfile();
        m_profile.name = ClusterName{u"dr"_s};
        m_profile.environment = Environment::Test;
        m_profile.user = u"guest"_s;
        NodeProfile node;
        node.name = NodeName{u"rabbit@one"_s};
        node.host = HostName{u"127.0.0.1"_s};
        node.management = m_server->url();
        m_profile.nodes = {node};
    }
    void cleanup() { settleThreads(); }

    void aRunIsMeasuredAndNothingElse()
    {
        LiveRunDesk desk(
            {.profile = std::make_shared<const ClusterProfile>(m_profile), .snapshot = [&desk] { return desk.latest().get(); }, .journals = m_folder.path()},
            std::make_shared<SystemClock>());
        const Credentials credentials{.password = u"guest"_s};
        RunMonitor monitor(desk, credentials);
        QVERIFY(QCoro::waitFor(desk.book().open(credentials)));
        QVERIFY2(m_server->requests().isEmpty(), "nobody looks before a run");

        QVERIFY(QCoro::waitFor(desk.start(waitingPlan(m_profile), {{u"lease"_s, u"no broker"_s}})));
        QTRY_VERIFY(desk.current().state.step(u"by-hand"_s).asks);
        QTRY_VERIFY2_WITH_TIMEOUT(!desk.current().samples.isEmpty(), "what it does to clients was not measured", 20'000);
        desk.answer(u"by-hand"_s, true, {});
        QTRY_VERIFY(!desk.isRunning());
        // Nothing goes out after the run: what was under way is answered or cancelled by now.
        settleThreads();
        const auto asked = m_server->requests().size();
        // The figures of this run are not the first ones of the next, and what comes late is dropped.
        QVERIFY(!desk.latest().get());

        // It looks again for the next one.
        QVERIFY(QCoro::waitFor(desk.start(waitingPlan(m_profile), {{u"lease"_s, u"no broker"_s}})));
        QTRY_VERIFY_WITH_TIMEOUT(m_server->requests().size() > asked && desk.latest().get(), 20'000);
        QTRY_VERIFY(desk.current().state.step(u"by-hand"_s).asks);
        desk.answer(u"by-hand"_s, true, {});
        QTRY_VERIFY(!desk.isRunning());
    }

private:
    QTemporaryDir m_folder;
    ClusterProfile m_profile;
    std::unique_ptr<FakeServer> m_server;
};

QTEST_MAIN(RunMonitorTest)

#include "RunMonitorTest.moc"
