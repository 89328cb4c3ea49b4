// The page of drills on the real test hosts: a drill is started in the window, seen while the fault is on, ended by its
// button; and one that warrenctl runs is seen from its records.

#include "LiveDrillDesk.h"
#include "LiveRunDesk.h"
#include "cluster/ProfileStore.h"
#include "look/monitor/MonitorThread.h"
#include "support/TestHosts.h"
#include "ui/drills/DrillLiveView.h"
#include "ui/drills/DrillsPage.h"
#include "ui/drills/StartDrillDialog.h"
#include "ui/model/ClusterStore.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class DrillWindowLiveTest final : public QObject
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
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->setScheme(Theme::Scheme::Dark);
        m_store = std::make_unique<ClusterStore>(*profile);
        m_monitor = std::make_unique<MonitorThread>(*profile, Credentials{.password = password});
        connect(m_monitor.get(), &MonitorThread::snapshotReady, m_store.get(), qOverload<const SnapshotPtr &>(&ClusterStore::take));
        connect(m_store.get(), &ClusterStore::askNowRequested, m_monitor.get(), &MonitorThread::askNow);
        m_monitor->start();
        m_runs = std::make_unique<LiveRunDesk>(*profile, std::make_shared<SystemClock>());
        m_runs->setCredentials({.password = password});
        m_desk = std::make_unique<LiveDrillDesk>(*m_store, *m_runs, [] { return TimePoint(); });
        m_page = std::make_unique<DrillsPage>(*m_store, *m_desk, *m_runs);
        m_page->resize(1220, 820);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY_WITH_TIMEOUT(m_runs->book().isOpen() && m_store->snapshot() && m_desk->view().loaded, 30'000);
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

    void startedAndEndedInTheWindow()
    {
        m_page->open(u"network-partition"_s);
        auto *start = m_page->findChild<QPushButton *>(u"startDrill"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(start->isEnabled(), qPrintable(m_page->findChild<QLabel *>(u"drillObstacle"_s)->text()), 20'000);
        QTest::mouseClick(start, Qt::LeftButton);
        auto *dialog = m_page->findChild<StartDrillDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QSpinBox *>(u"drillSeconds"_s)->setValue(40);
        auto *confirm = dialog->findChild<QPushButton *>(u"confirmDrill"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(confirm->isEnabled(), qPrintable(dialog->findChild<QLabel *>(u"startReason"_s)->text()), 40'000);
        picture(u"start"_s, dialog);
        QTest::mouseClick(confirm, Qt::LeftButton);
        auto *view = m_page->findChild<DrillLiveView *>(u"drillLive"_s);
        QTRY_VERIFY_WITH_TIMEOUT(view->isVisible() && m_desk->isRunning(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(view->live().stage, DrillStage::FaultOn, 90'000);
        // The countdown is that of the host's own timer; the probe's figures come once a second.
        QTRY_VERIFY_WITH_TIMEOUT(!isNever(view->live().healsAt) && view->live().healsAt > m_desk->now(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(ratesOf(view->live().samples).size() >= 8, 30'000);
        QVERIFY(std::ranges::any_of(view->live().hypothesis, [](const DrillLamp &lamp) { return lamp.before == true && !lamp.now.isEmpty(); }));
        picture(u"live"_s, m_page.get());
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"stopDrill"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(
            view->live().stage == DrillStage::Reversing || view->live().stage == DrillStage::Recovering || view->live().stage == DrillStage::Ended, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(view->live().stage, DrillStage::Ended, 180'000);
        QCOMPARE(view->live().outcome.verdict, DrillVerdict::Inconclusive); // a person has ended it
        QVERIFY2(view->live().outcome.left.isEmpty(), qPrintable(view->live().outcome.left.join(u", "_s)));
        QVERIFY(!view->live().outcome.samples.isEmpty());
        qInfo().noquote() << view->live().outcome.reasons << "console, proxy, cluster after" << view->live().outcome.detected.value(u"console"_s).count()
                          << view->live().outcome.detected.value(u"proxy"_s).count() << view->live().outcome.detected.value(u"cluster"_s).count() << "ms";
        picture(u"ended"_s, m_page.get());
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"closeDrill"_s), Qt::LeftButton);
    }

    void whatWarrenctlRunsIsSeenToo()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QString::fromLocal8Bit(WARRENCTL), {u"--profile"_s, qEnvironmentVariable("WARRENER_PROFILE"), u"drill"_s, u"run"_s, u"node-failure"_s,
                                                          u"--mode"_s, u"stop"_s, u"--duration"_s, u"15"_s, u"--yes"_s});
        QVERIFY(process.waitForStarted());
        auto *view = m_page->findChild<DrillLiveView *>(u"drillLive"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(view->isVisible() && view->live().stage == DrillStage::FaultOn, process.peek(4000).constData(), 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(view->live().samples.size() > 3 && !isNever(view->live().healsAt), 20'000);
        picture(u"warrenctl"_s, m_page.get());
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 300'000);
        QTRY_COMPARE_WITH_TIMEOUT(view->live().stage, DrillStage::Ended, 20'000);
        QVERIFY(view->live().outcome.verdict != DrillVerdict::Running);
        QVERIFY(!view->live().outcome.detected.isEmpty());
        qInfo().noquote() << toId(view->live().outcome.verdict) << view->live().outcome.reasons;
        picture(u"warrenctl-ended"_s, m_page.get());
    }

private:
    /// For people to look at, where they ask for it.
    void picture(const QString &name, QWidget *widget)
    {
        const QString folder = qEnvironmentVariable("WARRENER_PICTURES");
        if (!folder.isEmpty())
            widget->grab().save(u"%1/%2.png"_s.arg(folder, name));
    }

    QTemporaryDir m_data;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ClusterStore> m_store;
    std::unique_ptr<MonitorThread> m_monitor;
    std::unique_ptr<LiveRunDesk> m_runs;
    std::unique_ptr<LiveDrillDesk> m_desk;
    std::unique_ptr<DrillsPage> m_page;
};

QTEST_MAIN(DrillWindowLiveTest)
#include "DrillWindowLiveTest.moc"
