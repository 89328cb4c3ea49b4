// Small plans on the real test hosts, by the desk that the window uses: a node is drained and
// revived, and the leaders are spread again.

#include "LiveCareDesk.h"
#include "LiveRunDesk.h"
#include "cluster/ProfileStore.h"
#include "look/monitor/MonitorThread.h"
#include "support/TestHosts.h"
#include "ui/model/ClusterStore.h"
#include "ui/steps/CareWords.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class CareLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("WARRENER_PROFILE"))
            QSKIP("needs the test hosts");
        QVERIFY(testhosts::reset());
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        const auto profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY(profile);
        const QString password = qEnvironmentVariable("WARRENER_PASSWORD");
        m_store = std::make_unique<ClusterStore>(*profile);
        m_monitor = std::make_unique<MonitorThread>(*profile, Credentials{.password = password});
        connect(m_monitor.get(), &MonitorThread::snapshotReady, m_store.get(), qOverload<const SnapshotPtr &>(&ClusterStore::take));
        connect(m_store.get(), &ClusterStore::askNowRequested, m_monitor.get(), &MonitorThread::askNow);
        m_monitor->start();
        m_runs = std::make_unique<LiveRunDesk>(*profile, std::make_shared<SystemClock>());
        m_runs->setCredentials({.password = password});
        m_desk = std::make_unique<LiveCareDesk>(*m_store, *m_runs);
        QTRY_VERIFY_WITH_TIMEOUT(m_runs->book().isOpen() && obstacle({.kind = CareKind::Drain, .node = m_node}).isEmpty(), 30'000);
    }
    void cleanupTestCase()
    {
        m_desk.reset();
        m_runs.reset();
        m_monitor.reset();
        m_store.reset();
    }

    void plansRun_data()
    {
        QTest::addColumn<CareWish>("wish");
        QTest::newRow("drain") << CareWish{.kind = CareKind::Drain, .node = m_node};
        QTest::newRow("revive") << CareWish{.kind = CareKind::Revive, .node = m_node};
        QTest::newRow("rebalance") << CareWish{.kind = CareKind::Rebalance};
        QTest::newRow("restart a proxy") << CareWish{.kind = CareKind::Restart, .proxy = {u"lb2"_s}};
        QTest::newRow("close a user's connections") << CareWish{.kind = CareKind::CloseConnections, .user = u"warrener"_s};
        QTest::newRow("close a node's connections") << CareWish{.kind = CareKind::CloseConnections, .node = m_node};
    }
    void plansRun()
    {
        QFETCH(const CareWish, wish);
        // The snapshot knows of the maintenance mode a moment after the run that changed it.
        m_store->askNow();
        QTRY_COMPARE_WITH_TIMEOUT(obstacle(wish), QString(), 30'000);
        std::optional<Result<Plan>> plan;
        QCoro::connect(m_desk->plan(wish), this, [&](const Result<Plan> &made) { plan = made; });
        QTRY_VERIFY_WITH_TIMEOUT(plan, 20'000);
        QVERIFY2(plan->has_value(), plan->has_value() ? "" : qPrintable(plan->error().message));
        std::optional<QList<GuardVerdict>> guards;
        QCoro::connect(m_desk->examine(**plan), this, [&](const QList<GuardVerdict> &verdicts) { guards = verdicts; });
        QTRY_VERIFY_WITH_TIMEOUT(guards, 20'000);
        for (const GuardVerdict &guard : *guards)
            QVERIFY2(guard.state == GuardVerdict::State::Passed, qPrintable(guard.words + u": "_s + guard.reason));
        std::optional<Status> begun;
        QCoro::connect(m_desk->start(**plan, {}), this, [&](const Status &status) { begun = status; });
        QTRY_VERIFY_WITH_TIMEOUT(begun, 20'000);
        QVERIFY2(begun->has_value(), begun->has_value() ? "" : qPrintable(begun->error().message));
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->isBusy(), 120'000);
        const RunState &state = m_runs->current().state;
        qInfo().noquote() << state.plan.title << (state.verdict ? toId(*state.verdict) : u"?"_s) << (state.endedAt - state.startedAt).count() << "ms"
                          << state.error;
        for (const QString &id : state.order)
            qInfo().noquote() << "  " << id << toId(state.step(id).phase) << (state.step(id).endedAt - state.step(id).startedAt).count() << "ms"
                              << state.step(id).words;
        QCOMPARE(state.verdict, Verdict::Done);
    }

private:
    QString obstacle(const CareWish &wish) const { return care::obstacle(wish, m_store->profile(), m_store->snapshot().get(), m_desk->isBusy()); }

    const NodeName m_node{u"rabbit@broker3"_s};
    QTemporaryDir m_data;
    std::unique_ptr<ClusterStore> m_store;
    std::unique_ptr<MonitorThread> m_monitor;
    std::unique_ptr<LiveRunDesk> m_runs;
    std::unique_ptr<LiveCareDesk> m_desk;
};

QTEST_GUILESS_MAIN(CareLiveTest)
#include "CareLiveTest.moc"
