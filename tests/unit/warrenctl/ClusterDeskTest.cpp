#include "app/warrenctl/ClusterDesk.h"

#include "support/WaitingPlan.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;

/// What a command of warrenctl runs its plans with.
class ClusterDeskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.path()));
    }

    void cleanupTestCase() { qunsetenv("XDG_DATA_HOME"); }

    /// A saved plan and a recovered run need no look at the cluster beforehand; what they do to clients is measured all the same.
    void aRunIsMeasuredThoughNobodyHasLooked()
    {
        ClusterProfile profile;
        profile.name = {u"orders"_s};
        profile.nodes.append({.name = {u"rabbit@broker1"_s}, .management = QUrl(u"http://127.0.0.1:1"_s)});
        auto desk = ClusterDesk::open(profile, {});
        QVERIFY(desk);
        RunBook &book = (*desk)->book();
        Plan plan = waitingPlan(profile);
        plan.lease.kind = LeaseNeed::Kind::Beside;
        const Status begun = QCoro::waitFor(book.start(plan, {}));
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().message));
        QTRY_VERIFY_WITH_TIMEOUT(!book.current().samples.isEmpty(), 30'000);
        // Measuring begins before the run comes to its step. What is asked here is asked again when it holds.
        bool isAnswered = false;
        QTRY_VERIFY(isAnswered || (isAnswered = QCoro::waitFor(book.answer(u"by-hand"_s, {.yes = true, .who = u"ops"_s, .note = {}}))));
        QTRY_VERIFY(!book.isRunning());
        QCOMPARE(book.current().state.verdict, Verdict::Done);
        const Result<RunView> kept = QCoro::waitFor(book.read(book.current().state.run));
        QVERIFY(kept);
        QVERIFY(!kept->samples.isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ClusterDeskTest)
#include "ClusterDeskTest.moc"
