// The page of failovers on the real test hosts, with the desks that the window uses: a switchover
// from the first click to its verdict, then what the journal has of it, then the way back.

#include "../monitor/Watch.h"
#include "LiveFailoverDesk.h"
#include "LiveRunDesk.h"
#include "cluster/ProfileStore.h"
#include "look/monitor/MonitorThread.h"
#include "run/operations/AutomaticWords.h"
#include "run/operations/FailoverMark.h"
#include "run/runs/RunKit.h"
#include "support/Drawings.h"
#include "support/StallMeter.h"
#include "support/TestHosts.h"
#include "ui/charts/RunChart.h"
#include "ui/failover/FailoverPage.h"
#include "ui/model/ClusterStore.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class FailoverLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("WARRENER_PROFILE"))
            QSKIP("needs the test hosts");
        QVERIFY(testhosts::reset());
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        auto profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY(profile);
        profile->other.insert("failover"_L1, QJsonObject{{u"check"_s, 1}, {u"failures"_s, 2}, {u"recovery"_s, 1}});
        m_theme = std::make_unique<Theme>(*qApp);
        const QString password = qEnvironmentVariable("WARRENER_PASSWORD");
        m_store = std::make_unique<ClusterStore>(*profile);
        m_monitor = std::make_unique<MonitorThread>(*profile, Credentials{.password = password});
        connect(m_monitor.get(), &MonitorThread::snapshotReady, m_store.get(), qOverload<const SnapshotPtr &>(&ClusterStore::take));
        connect(m_store.get(), &ClusterStore::askNowRequested, m_monitor.get(), &MonitorThread::askNow);
        m_monitor->start();
        m_runs = std::make_unique<LiveRunDesk>(*profile, std::make_shared<SystemClock>());
        m_runs->setCredentials({.password = password});
        m_desk = std::make_unique<LiveFailoverDesk>(*m_store, *m_runs);
        m_page = std::make_unique<FailoverPage>(*m_store, *m_desk, *m_runs);
        m_page->resize(1232, 818);
        m_page->show();
        m_page->activate();
        m_page->open({});
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_desk.reset();
        m_runs.reset();
        m_monitor.reset();
        m_store.reset();
        m_theme.reset();
    }

    void switchoverRunsFromTheWindow()
    {
        waitForPlan(FailoverKind::Switchover);
        QCOMPARE(m_desk->offer().candidates.size(), m_store->profile().nodes.size() - 1);
        QTRY_VERIFY_WITH_TIMEOUT(guardsPassed(), 20'000);
        keep(u"plan"_s);
        StallMeter stall;
        Drawings drawings(*m_page, stall);
        runPlan();
        QTRY_VERIFY_WITH_TIMEOUT(m_runs->current().samples.size() >= 2 || !m_runs->isRunning(), 20'000);
        keep(u"running"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_runs->isRunning(), 120'000);
        const qint64 longest = stall.longest().count();
        const qint64 bound = drawings.stallBound();
        qInfo("longest stall of the event loop while the switchover ran: %lld ms (bound %lld ms)", static_cast<long long>(longest),
              static_cast<long long>(bound));
        QVERIFY2(longest < bound, qPrintable(QString::number(longest)));
        keep(u"done"_s);
        tell();
        QCOMPARE(m_runs->current().state.verdict, Verdict::Done);
        QVERIFY(!m_page->findChild<RunChart *>(u"sessionsChart"_s)->lines().isEmpty());
    }

    void journalHasIt()
    {
        Result<QList<RunSummary>> runs = failure(ErrorKind::Internal, {});
        bool asked = false;
        QCoro::connect(m_runs->runs({}), this, [&](const Result<QList<RunSummary>> &found) {
            runs = found;
            asked = true;
        });
        QTRY_VERIFY(asked);
        QVERIFY(runs.has_value());
        QCOMPARE(runs->size(), 1);
        QCOMPARE(runs->first().verdict, u"done"_s);
        std::optional<ChainReport> report;
        QCoro::connect(m_runs->verify(), this, [&](const Result<ChainReport> &found) { report = found ? *found : ChainReport{.broken = ChainBreak{}}; });
        QTRY_VERIFY(report);
        QVERIFY(!report->broken);
    }

    void failbackRunsFromTheWindow()
    {
        m_page->open(u"failback"_s);
        waitForPlan(FailoverKind::Failback);
        keep(u"failback-plan"_s);
        QTRY_VERIFY_WITH_TIMEOUT(guardsPassed(), 20'000);
        runPlan();
        QTRY_VERIFY_WITH_TIMEOUT(!m_runs->isRunning(), 180'000);
        keep(u"failback-done"_s);
        tell();
        QCOMPARE(m_runs->current().state.verdict, Verdict::Done);
    }

    void automaticWatches()
    {
        m_page->open(u"automatic"_s);
        QVERIFY(m_desk->automatic().possible);
        m_desk->setArmed(true);
        QTRY_VERIFY(m_desk->automatic().armed); // the journal is tried first
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(m_desk->automatic().nodes, [](const AutomaticNode &node) { return node.level == Level::Ok; }), 40'000);
        keep(u"automatic"_s);
        m_desk->pauseAutomatic(std::chrono::minutes(5));
        QTRY_VERIFY(m_desk->automatic().isPaused(m_runs->now()));
        m_desk->resumeAutomatic();
        QTRY_VERIFY(!m_desk->automatic().isPaused(m_runs->now()));
        m_desk->setArmed(false);
        QTRY_VERIFY(!m_desk->automatic().armed);
    }

    /// A broker is killed, and nobody touches the window: second look, forced failover, and the way back offered.
    void automaticFailsOver()
    {
        QSignalSpy acted(m_desk.get(), &LiveFailoverDesk::automaticActed);
        // The cluster remembers the failover of a suite before this one.
        QVERIFY(QCoro::waitFor(
            m_runs->book().withKit([](const RunKit &kit, std::stop_token stop) { return acknowledgeFailoverMark(kit.access, std::move(stop)); })));
        m_desk->setArmed(true);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(m_desk->automatic().nodes, [](const AutomaticNode &node) { return node.level == Level::Ok; }), 40'000);
        const auto start = [] {
            HostCommand(u"on"_s, {u"broker3"_s, u"sudo -n sh -c 'rm -rf /run/systemd/system/rabbitmq-server.service.d; systemctl daemon-reload; "
                                                "systemctl start --no-block rabbitmq-server'"_s})
                .wait();
        };
        const auto whatever = qScopeGuard(start);
        // A crash for good: what its host starts again, or somebody stopped, is left alone by the automatic.
        HostCommand stop(u"on"_s, {u"broker3"_s, u"sudo -n sh -c 'd=/run/systemd/system/rabbitmq-server.service.d; mkdir -p $d; "
                                                 "printf \"[Service]\\nRestart=no\\n\" >$d/test.conf; systemctl daemon-reload; "
                                                 "systemctl kill -s KILL rabbitmq-server'"_s});
        StallMeter stall;
        Drawings drawings(*m_page, stall);
        QTRY_VERIFY2_WITH_TIMEOUT(m_desk->automatic().state == AutomaticState::Recovering, qPrintable(decided()), 60'000);
        const qint64 longest = stall.longest().count();
        const qint64 bound = drawings.stallBound();
        qInfo("longest stall of the event loop while the automatic failed over: %lld ms (bound %lld ms)", static_cast<long long>(longest),
              static_cast<long long>(bound));
        QVERIFY2(longest < bound, qPrintable(QString::number(longest)));
        tell();
        QCOMPARE(m_runs->current().state.plan.kind, u"failover"_s);
        QCOMPARE(m_runs->current().state.verdict, Verdict::Done);
        QVERIFY(m_desk->automatic().isBlocked(m_runs->now()));
        keep(u"automatic-acted"_s);
        // Told once it is in the journal.
        const auto told = [&acted] {
            QStringList states;
            for (const QList<QVariant> &signal : std::as_const(acted))
                states.append(toId(signal.first().value<AutoDecision>().state));
            return states;
        };
        QTRY_VERIFY2(told().contains(u"failing-over"_s) && told().last() == "recovering"_L1, qPrintable(told().join(u' ')));

        start();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->automatic().state, AutomaticState::Normal, 60'000);
        // What a terminal says is heard before the next round.
        QVERIFY(QCoro::waitFor(m_runs->book().withKit([](const RunKit &kit, std::stop_token) { return sayAcknowledged(kit.journal, {}, u"test"_s); })));
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->automatic().isBlocked(m_runs->now()), 20'000);
        QVERIFY(QCoro::waitFor(
            m_runs->book().withKit([](const RunKit &kit, std::stop_token) { return sayPause(kit.journal, {}, u"maintenance"_s, u"somebody@elsewhere"_s); })));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->automatic().pausedBy, u"somebody@elsewhere"_s, 20'000);
        m_desk->resumeAutomatic();
        m_desk->setArmed(false);
        failbackRunsFromTheWindow();
    }

private:
    /// What the automatic decided, and how it sees the nodes.
    QString decided() const
    {
        const AutomaticView view = m_desk->automatic();
        QStringList lines{toWord(view.state)};
        for (const AutomaticDecision &decision : view.decisions)
            lines.append(QString::number(decision.at.time_since_epoch().count()) + u' ' + decision.words);
        for (const AutomaticNode &node : view.nodes)
            lines.append(node.node.value + u' ' + node.words + u' ' + QString::number(node.failures) + u' '
                         + QString::number(node.checkedAt.time_since_epoch().count()));
        return lines.join(u'\n');
    }

    /// The page asks anew with every look until there is one: a proxy first sees its brokers by its own checks.
    void waitForPlan(FailoverKind kind)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(m_desk->offer().kind == kind && m_desk->offer().plan && !m_desk->offer().asking, qPrintable(m_desk->offer().problem), 60'000);
    }
    bool guardsPassed() const
    {
        return std::ranges::all_of(m_desk->offer().guards, [](const GuardVerdict &guard) { return guard.state == GuardVerdict::State::Passed; });
    }
    void runPlan()
    {
        if (auto *name = m_page->findChild<QLineEdit *>(u"typedName"_s); name->isVisible())
            name->setText(m_store->profile().name.value);
        auto *button = m_page->findChild<QAbstractButton *>(u"runPlan"_s);
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QTRY_VERIFY(m_runs->isRunning());
    }
    void keep(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty())
            m_page->grab().save(folder + u'/' + name + u".png"_s);
    }
    void tell() const
    {
        const RunState &state = m_runs->current().state;
        qInfo().noquote() << state.plan.title << (state.verdict ? toId(*state.verdict) : u"?"_s) << (state.endedAt - state.startedAt).count() << "ms"
                          << state.error;
        for (const QString &id : state.order)
            qInfo().noquote() << "  " << id << toId(state.step(id).phase) << (state.step(id).endedAt - state.step(id).startedAt).count() << "ms"
                              << state.step(id).words;
    }

    QTemporaryDir m_data;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ClusterStore> m_store;
    std::unique_ptr<MonitorThread> m_monitor;
    std::unique_ptr<LiveRunDesk> m_runs;
    std::unique_ptr<LiveFailoverDesk> m_desk;
    std::unique_ptr<FailoverPage> m_page;
};

QTEST_MAIN(FailoverLiveTest)
#include "FailoverLiveTest.moc"
