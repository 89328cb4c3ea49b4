#include "record/report/DiagnosisThread.h"

#include "record/report/ReportStore.h"
#include "record/report/RunDiagnosis.h"
#include "support/FakeServer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace warrener;

/// One node that takes every question and answers none.
class DiagnosisThreadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_silent.on("/api/whoami", {.mode = FakeAnswer::Mode::Hang});
        m_silent.on("/api/overview", {.mode = FakeAnswer::Mode::Hang});
    }
    void cancelledLeavesAReport();
    void endsInTheMiddleOfALook();
    void runsOneAfterTheOther();

private:
    DiagnosisRequest request() const
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"silent"_s};
        profile->nodes.append(
            {.name = {u"rabbit@a"_s}, .management = m_silent.url(), .managementTls = {}, .amqp = {}, .amqps = {}, .metrics = {}, .host = {}, .other = {}});
        return {.doors = {.profile = profile}, .clock = std::make_shared<const SystemClock>(), .snapshot = [] { return SnapshotPtr(); }};
    }
    ReportStore fresh() { return ReportStore({u"silent"_s}, m_folder.filePath(QString::number(++m_stores))); }

    FakeServer m_silent;
    QTemporaryDir m_folder;
    int m_stores = 0;
};

void DiagnosisThreadTest::cancelledLeavesAReport()
{
    const ReportStore store = fresh();
    DiagnosisThread thread;
    QSignalSpy finished(&thread, &DiagnosisThread::finished);
    QSignalSpy asked(&m_silent, &FakeServer::requested);
    QThread *toldIn = nullptr;
    connect(&thread, &DiagnosisThread::progressed, this, [&toldIn] { toldIn = QThread::currentThread(); });
    thread.run(request(), store);
    QTRY_VERIFY(!asked.isEmpty());
    QTRY_COMPARE(toldIn, QThread::currentThread());
    thread.cancel();
    QTRY_COMPARE(finished.size(), 1);
    const auto kept = finished.first().first().value<KeptReport>();
    QVERIFY(kept.kept);
    QVERIFY(kept.report->cancelled);
    QCOMPARE(store.list().size(), 1);
    QVERIFY(store.list().first().cancelled);
}

void DiagnosisThreadTest::endsInTheMiddleOfALook()
{
    QElapsedTimer clock;
    {
        DiagnosisThread thread;
        QSignalSpy finished(&thread, &DiagnosisThread::finished);
        clock.start();
        thread.run(request(), fresh());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    }
    const qint64 whole = clock.elapsed();
    const ReportStore store = fresh();
    {
        DiagnosisThread thread;
        QSignalSpy asked(&m_silent, &FakeServer::requested);
        thread.run(request(), store);
        QTRY_VERIFY(!asked.isEmpty());
        clock.start();
    }
    // Whoever waited for the silent one would wait as long as a look that nobody ends.
    QVERIFY2(clock.elapsed() < whole, qPrintable(u"%1 of %2 ms"_s.arg(clock.elapsed()).arg(whole)));
    QVERIFY(store.list().isEmpty());
}

void DiagnosisThreadTest::runsOneAfterTheOther()
{
    const ReportStore store = fresh();
    DiagnosisThread thread;
    QSignalSpy finished(&thread, &DiagnosisThread::finished);
    for (int round = 1; round <= 2; ++round) {
        QSignalSpy asked(&m_silent, &FakeServer::requested);
        thread.run(request(), store);
        QTRY_VERIFY(!asked.isEmpty());
        thread.cancel();
        QTRY_COMPARE(finished.size(), round);
    }
    QCOMPARE(store.list().size(), 2);
}

QTEST_GUILESS_MAIN(DiagnosisThreadTest)
#include "DiagnosisThreadTest.moc"
