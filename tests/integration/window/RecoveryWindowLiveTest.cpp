// The Recovery page on the real test hosts: a broker that has stopped is brought back from its finding, a run of warrenctl is
// watched, a rehearsal touches nothing.

#include "integration/failover/Bench.h"
#include "integration/window/LiveWindow.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "record/journal/Journal.h"
#include "ui/parts/Pill.h"
#include "ui/recovery/RecoveryPage.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RecoveryWindowLiveTest final : public QObject, private LiveWindow
{
    Q_OBJECT

public:
    static void initMain() { QLocale::setDefault(QLocale(u"en_US"_s)); }

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("needs the test hosts");
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        QVERIFY(bench::reset());
        m_theme = std::make_unique<Theme>(*qApp);
        const auto profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY(profile);
        QVERIFY(openWindow(*profile, m_data.filePath(u"profiles"_s),
                           [this](PageServices &services) { services.recovery = [this](const ClusterStore &) { return m_session->recovery(); }; }));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runs()->book().isOpen(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->recovery()->view().isRead(), 30'000);
    }
    void cleanupTestCase()
    {
        closeWindow();
        m_theme.reset();
        if (!qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QVERIFY(bench::reset());
    }

    /// The overview names the plan; the plan starts the broker, and the report has the measured time.
    void fromTheFinding()
    {
        QCOMPARE(bench::shell(u"on broker2 sudo -n systemctl stop rabbitmq-server"_s).code, 0);
        auto *plan = m_window->page(u"overview"_s)->findChild<QPushButton *>(u"openRecoveryPlan"_s);
        QTRY_VERIFY_WITH_TIMEOUT(plan->isVisible(), 60'000);
        QTest::mouseClick(plan, Qt::LeftButton);
        QTRY_COMPARE(m_window->current().page, u"recovery"_s);
        QCOMPARE(m_window->current().object, u"single-node-failure/rabbit@broker2"_s);
        QTRY_VERIFY(shows(u"scenarioView"_s));
        picture(u"recovery-live-plans"_s);
        click(u"runRecovery"_s);
        confirm();
        picture(u"recovery-live-question"_s);
        click(u"runPlan"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"warRoom"_s), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runs()->isRunning(), 30'000);
        picture(u"recovery-live-running"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runs()->current().state.verdict.has_value(), 180'000);
        const RunState &state = m_session->runs()->current().state;
        QVERIFY2(state.verdict == Verdict::Done, qPrintable(state.error));
        QVERIFY(bench::allReady());
        qInfo("service back after %lld ms", static_cast<long long>((state.endedAt - state.startedAt).count()));
        picture(u"recovery-live-ended"_s);
        QTRY_VERIFY(shows(u"openRunReport"_s));
        click(u"openRunReport"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"recoveryReport"_s), 10'000);
        picture(u"recovery-live-report"_s);
        // It counts from now on.
        QTRY_VERIFY_WITH_TIMEOUT(m_session->recovery()->view().scenario(u"single-node-failure"_s)->readiness.rto.has_value(), 20'000);
    }

    /// A node that serves is not rebuilt: the rule says so, and nothing can be pressed.
    void aHealthyNodeIsRefused()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_session->store()->assessment().findings.isEmpty() || bench::allReady(), 60'000);
        m_window->go({u"recovery"_s, u"run/cluster-node-failure/rabbit@broker3"_s});
        QTRY_VERIFY2_WITH_TIMEOUT(text(u"confirmReason"_s).startsWith(u"Refused"_s), qPrintable(text(u"confirmReason"_s)), 60'000);
        QVERIFY(!part<QPushButton>(u"runPlan"_s)->isEnabled());
        picture(u"recovery-live-refused"_s);
    }

    /// What warrenctl runs is shown while it runs, and cannot be touched here.
    void warrenctlIsWatched()
    {
        QCOMPARE(bench::shell(u"on broker2 sudo -n systemctl stop rabbitmq-server"_s).code, 0);
        QProcess other;
        other.start(QStringLiteral(WARRENCTL),
                    {u"--format"_s, u"json"_s, u"recovery"_s, u"run"_s, u"single-node-failure"_s, u"--yes"_s, u"--node"_s, u"broker2"_s});
        QVERIFY(other.waitForStarted());
        m_window->go({u"recovery"_s, u"single-node-failure"_s});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->recovery()->elsewhere() != nullptr, 90'000);
        QTRY_VERIFY(shows(u"recoveryGoesOn"_s));
        QTest::mouseClick(part<QWidget>(u"recoveryGoesOn"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(shows(u"warRoom"_s));
        picture(u"recovery-live-elsewhere"_s);
        QTRY_VERIFY_WITH_TIMEOUT(other.state() == QProcess::NotRunning, 180'000);
        QVERIFY2(other.exitCode() == 0, other.readAll().constData());
        QTRY_VERIFY_WITH_TIMEOUT(m_session->recovery()->elsewhere()->state.verdict == Verdict::Done, 20'000);
    }

    /// Gone through at the table: people are asked, nothing is touched, and the journal has it.
    void rehearsal()
    {
        m_window->go({u"recovery"_s, u"rehearse/disk-full"_s});
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(u"runPlan"_s)->isEnabled() && part<QPushButton>(u"runPlan"_s)->isVisible(), 20'000);
        click(u"runPlan"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"rehearsalRoom"_s), 20'000);
        auto *room = part<QWidget>(u"rehearsalRoom"_s);
        RunDesk &table = m_session->recovery()->rehearsals();
        auto *yes = room->findChild<QPushButton *>(u"answerYes"_s);
        bool asked = false;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (yes->isVisible()) {
                    if (!asked)
                        picture(u"recovery-live-rehearsal"_s);
                    asked = true;
                    room->findChild<QLineEdit *>(u"answerNote"_s)->setText(u"as the plan says"_s);
                    QTest::mouseClick(yes, Qt::LeftButton);
                }
                return table.current().state.verdict.has_value();
            }(),
            60'000);
        QVERIFY(asked);
        QVERIFY2(table.current().state.verdict == Verdict::Done, qPrintable(table.current().state.error));
        QVERIFY(bench::allReady());
    }

    /// The standby runs this cluster's plan: every step there, nothing here, and it counts for the readiness of this one.
    void onTheStandby()
    {
        const ClusterProfile of = m_session->store()->profile();
        const auto standby = readProfile(qEnvironmentVariable("WARRENER_DR_PROFILE"));
        QVERIFY(standby);
        const auto secrets = std::make_shared<MemoryStore>();
        QVERIFY(QCoro::waitFor(secrets->write(standby->name, standby->user, qEnvironmentVariable("WARRENER_PASSWORD"))));
        m_session->recovery()->setProfiles([all = QList{of, *standby}] { return all; });
        QCOMPARE(m_session->recovery()->standbys(), QList{standby->name});
        Session there(*standby, secrets, std::make_shared<SystemClock>(), nullptr);
        LiveRecoveryDesk &desk = *there.recovery();
        desk.setProfiles([all = QList{of, *standby}] { return all; });
        there.start();
        QTRY_VERIFY_WITH_TIMEOUT(there.isAsking() && there.runs()->book().isOpen() && there.store()->snapshot(), 30'000);
        QCOMPARE(desk.rehearsable(), QList{of.name});
        const auto nobody = QCoro::waitFor(desk.plan({.scenario = u"single-node-failure"_s, .of = {u"nobody"_s}}));
        QVERIFY(!nobody);
        const Result<Plan> plan = QCoro::waitFor(desk.plan({.scenario = u"single-node-failure"_s, .node = standby->nodes.first().name, .of = of.name}));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->cluster, standby->name);
        const qsizetype notes = listRuns(journalPath(of.name), {.kinds = {standbyRehearsalKind()}}).value_or(QList<RunSummary>()).size();
        const Status begun = QCoro::waitFor(desk.start(*plan, {}));
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().message));
        QTRY_VERIFY_WITH_TIMEOUT(there.runs()->current().state.verdict.has_value(), 120'000);
        const RunState &state = there.runs()->current().state;
        QVERIFY2(state.verdict == Verdict::Done, qPrintable(state.error));
        QTRY_COMPARE_WITH_TIMEOUT(listRuns(journalPath(of.name), {.kinds = {standbyRehearsalKind()}}).value_or(QList<RunSummary>()).size(), notes + 1, 20'000);
        QVERIFY(bench::allReady());
    }

private:
    template <class T>
    T *part(const QString &name) const
    {
        // The one that is seen: a rehearsal has a room of its own, with the same parts.
        const QList<T *> all = m_window->page(u"recovery"_s)->findChildren<T *>(name);
        const auto seen = std::ranges::find_if(all, [](const T *each) { return each->isVisible(); });
        return seen != all.end() ? *seen : all.value(0);
    }
    QString text(const QString &name) const { return part<QLabel>(name)->text(); }
    bool shows(const QString &name) const
    {
        auto *widget = part<QWidget>(name);
        return widget && widget->isVisible();
    }
    void click(const QString &name) const
    {
        for (auto *button : m_window->page(u"recovery"_s)->findChildren<QAbstractButton *>(name)) {
            if (button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(name));
    }
    void confirm()
    {
        auto *name = part<QLineEdit>(u"typedName"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(text(u"confirmReason"_s).isEmpty() || text(u"confirmReason"_s).contains(u"name"_s), qPrintable(text(u"confirmReason"_s)),
                                  60'000);
        if (name->isVisible())
            QTest::keyClicks(name, m_session->store()->profile().name.value);
        QTRY_VERIFY2_WITH_TIMEOUT(part<QPushButton>(u"runPlan"_s)->isEnabled(), qPrintable(text(u"confirmReason"_s)), 20'000);
    }
    void picture(const QString &name) const
    {
        if (qEnvironmentVariableIsSet("WARRENER_PICTURES"))
            m_window->grab().save(qEnvironmentVariable("WARRENER_PICTURES") + u'/' + name + ".png"_L1);
    }

    QTemporaryDir m_data;
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(RecoveryWindowLiveTest)
#include "RecoveryWindowLiveTest.moc"
