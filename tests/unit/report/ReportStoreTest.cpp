#include "record/report/ReportStore.h"

#include "SampleReport.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "record/report/KeepDiagnosis.h"
#include "record/report/RunDiagnosis.h"
#include "record/report/VerdictMessage.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace warrener::samplereport;
using namespace Qt::StringLiterals;

class ReportStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAndLists();
    void onlyTheOwnerMayRead();
    void survivesDamage();
    void keepsABound();
    void refusesStrangeNames();
    void keepsTheReference();
    void whatADiagnosisLeaves();
    void whenAVerdictIsNew();

private:
    static Report numbered(int number)
    {
        Report report = sample();
        report.at = now + std::chrono::minutes{number};
        report.id = toDateTime(report.at).toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s) + "-0000"_L1;
        return report;
    }
    QTemporaryDir m_folder;
    ReportStore fresh(const char *name) const { return ReportStore({}, m_folder.filePath(QString::fromLatin1(name))); }
};

void ReportStoreTest::keepsAndLists()
{
    const ReportStore store = fresh("list");
    QVERIFY(store.list().isEmpty());
    QCOMPARE(store.latest().error().kind, ErrorKind::NotFound);
    for (int i = 0; i < 3; ++i)
        QVERIFY(store.write(numbered(i)));
    const QList<ReportSummary> all = store.list();
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.first().id, numbered(2).id);
    QCOMPARE(all.first().status, OverallStatus::Unhealthy);
    QCOMPARE(all.first().critical, 2);
    QCOMPARE(all.first().at, numbered(2).at);
    QCOMPARE(all.first().took, numbered(2).took);
    QCOMPARE(all.first().cancelled, numbered(2).cancelled);
    QCOMPARE(store.latest(numbered(2).id)->id, numbered(1).id);
    QCOMPARE(store.read(numbered(0).id)->findings, numbered(0).findings);
    QVERIFY(store.remove(numbered(0).id));
    QCOMPARE(store.list().size(), 2);
}

void ReportStoreTest::onlyTheOwnerMayRead()
{
    const ReportStore store = fresh("mode");
    QVERIFY(store.write(numbered(0)));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(!(QFileInfo(store.folder()).permissions() & others));
    const QFileInfoList files = QDir(store.folder()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 2);
    for (const QFileInfo &file : files)
        QVERIFY(!(file.permissions() & others));
}

void ReportStoreTest::survivesDamage()
{
    const ReportStore store = fresh("damage");
    QVERIFY(store.write(numbered(0)));
    QVERIFY(store.write(numbered(1)));
    QFile summary(store.folder() + u'/' + numbered(0).id + ".summary"_L1);
    QVERIFY(summary.open(QIODevice::WriteOnly | QIODevice::Truncate));
    summary.close();
    QCOMPARE(store.list().size(), 2);
    QCOMPARE(store.list().last().headline, sample().headline);
    QFile damaged(store.fileFor(numbered(1).id));
    QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
    damaged.write("{");
    damaged.close();
    QCOMPARE(store.read(numbered(1).id).error().kind, ErrorKind::Malformed);
}

void ReportStoreTest::keepsABound()
{
    const ReportStore store = fresh("bound");
    for (int i = 0; i <= ReportStore::most; ++i) {
        QFile file(store.fileFor(numbered(i).id));
        QVERIFY(QDir().mkpath(store.folder()) && file.open(QIODevice::WriteOnly));
        QFile summary(store.folder() + u'/' + numbered(i).id + ".summary"_L1);
        QVERIFY(summary.open(QIODevice::WriteOnly));
        summary.write(R"({"at":1,"status":"healthy"})");
    }
    QVERIFY(store.write(numbered(ReportStore::most + 1)));
    const QList<ReportSummary> all = store.list();
    QCOMPARE(all.size(), ReportStore::most);
    QCOMPARE(all.first().id, numbered(ReportStore::most + 1).id);
    QCOMPARE(all.last().id, numbered(2).id);
}

void ReportStoreTest::refusesStrangeNames()
{
    const ReportStore store = fresh("names");
    Report report = sample();
    for (const QString &id : {u""_s, u"../../etc/passwd"_s, u"20260109T120000Z-4f2a/../x"_s}) {
        report.id = id;
        QCOMPARE(store.write(report).error().kind, ErrorKind::Usage);
        QCOMPARE(store.read(id).error().kind, ErrorKind::Usage);
    }
}

void ReportStoreTest::keepsTheReference()
{
    const ReportStore store = fresh("reference");
    QCOMPARE(store.reference().error().kind, ErrorKind::NotFound);
    const DiagnosisReference reference{
        .at = now, .definitions = {{u"queues"_s, u"x"_s}}, .configFiles = {{HostName{u"broker1"_s}, {{u"/etc/a"_s, u"b = 1\n"_s}}}}};
    QVERIFY(store.writeReference(reference));
    QCOMPARE(*store.reference(), reference);
    QVERIFY(store.list().isEmpty());
}

void ReportStoreTest::whatADiagnosisLeaves()
{
    auto seen = std::make_shared<Examination>();
    seen->broker.definitions.value = QJsonObject{{u"queues"_s, u"x"_s}};
    Diagnosis ill{.report = sample(), .input = {}};
    ill.input.examination = seen;
    ill.report.cancelled = false;
    const ReportStore store = fresh("leaves");
    QVERIFY(keepDiagnosis(store, ill).reference);
    QCOMPARE(store.list().size(), 1);
    QCOMPARE(store.reference().error().kind, ErrorKind::NotFound);

    Diagnosis well = ill;
    well.report.status = OverallStatus::Healthy;
    well.report.findings.clear();
    Diagnosis cut = well;
    cut.report.cancelled = true;
    static_cast<void>(keepDiagnosis(store, cut, true));
    QCOMPARE(store.reference().error().kind, ErrorKind::NotFound);
    QVERIFY(keepDiagnosis(store, well).reference);
    QCOMPARE(store.reference()->definitions, *seen->broker.definitions.value);

    const ReportStore asked = fresh("leaves-asked");
    QVERIFY(keepDiagnosis(asked, ill, true).reference);
    QCOMPARE(asked.reference()->at, ill.report.at);
    seen->broker.definitions.value.reset();
    const DiagnosisKept without = keepDiagnosis(asked, ill, true);
    QVERIFY(without.report && !without.reference);
}

void ReportStoreTest::whenAVerdictIsNew()
{
    Report report = sample();
    report.cancelled = false;
    report.status = OverallStatus::Unhealthy;
    QVERIFY(isNewVerdict(report, std::nullopt));
    QVERIFY(isNewVerdict(report, OverallStatus::Healthy));
    QVERIFY(!isNewVerdict(report, OverallStatus::Unhealthy));
    report.status = OverallStatus::Healthy;
    QVERIFY(!isNewVerdict(report, std::nullopt));
    QVERIFY(isNewVerdict(report, OverallStatus::Critical));
    report.cancelled = true;
    QVERIFY(!isNewVerdict(report, OverallStatus::Critical));
}

QTEST_GUILESS_MAIN(ReportStoreTest)
#include "ReportStoreTest.moc"
