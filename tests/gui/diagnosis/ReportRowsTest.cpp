#include "ui/diagnosis/ReportRows.h"

#include "support/SampleReport.h"
#include "ui/diagnosis/KnownFindings.h"
#include "ui/diagnosis/ReportCharts.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class ReportRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { m_settings.clear(); }

    void tallyCountsFindingsAndChecks()
    {
        QCOMPARE(tallyOf(sampleData::unhealthyReport()), (ReportTally{.critical = 2, .warning = 5, .passed = 72, .notJudged = 6}));
        QCOMPARE(tallyOf(sampleData::healthyReport()), (ReportTally{.critical = 0, .warning = 0, .passed = 60, .notJudged = 1}));
        QCOMPARE(tallyOf({}), ReportTally{});
    }

    void filterKeepsWholeGroups_data()
    {
        QTest::addColumn<ReportFilter>("filter");
        QTest::addColumn<QStringList>("ids");
        const QStringList disk{u"host.disk.data"_s, u"node.running"_s, u"queues.members"_s, u"proxy.server"_s, u"node.alarm.disk"_s};
        QTest::newRow("all") << ReportFilter{} << disk + QStringList{u"queues.consumers"_s, u"reach.tls.expiry"_s};
        QTest::newRow("a symptom brings its cause") << ReportFilter{FaultClass::Network, {}} << disk;
        QTest::newRow("human") << ReportFilter{FaultClass::Human, {}} << disk + QStringList{u"reach.tls.expiry"_s};
        QTest::newRow("broker3") << ReportFilter{std::nullopt, u"broker3"_s} << QStringList{u"reach.tls.expiry"_s};
        QTest::newRow("both") << ReportFilter{FaultClass::Network, u"broker3"_s} << QStringList{};
    }
    void filterKeepsWholeGroups()
    {
        QFETCH(ReportFilter, filter);
        QFETCH(QStringList, ids);
        const KnownFindings known({u"orders-prod"_s});
        QStringList found;
        for (const ReportRow &row : findingRows(sampleData::unhealthyReport(), filter, known))
            found += row.finding.id;
        QCOMPARE(found, ids);
    }

    void rowsSayWhatAndSinceWhen()
    {
        const KnownFindings known({u"orders-prod"_s});
        const QList<ReportRow> rows = findingRows(sampleData::unhealthyReport(), {}, known);
        QCOMPARE(rows.at(0).line, u"since 14:19:05, 13 min"_s);
        QCOMPARE(rows.at(0).tag, u"human"_s);
        QVERIFY(!rows.at(0).symptom);
        QVERIFY(rows.at(1).symptom);
        QCOMPARE(rows.at(1).line, u"exit status 1 at 14:21:40"_s);
        QVERIFY(rows.at(1).tag.isEmpty());
        QCOMPARE(rows.at(5).line, u"588 messages, oldest 3 days"_s);
    }

    void unjudgedChecksWithOneReasonAreOneRow()
    {
        const QList<ReportRow> rows = notJudgedRows(sampleData::unhealthyReport(), {});
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).line, u"not available in this version"_s);
        QCOMPARE(rows.at(1).title, u"Quorum status on broker2, and 4 more"_s);
        QCOMPARE(rows.at(1).line, u"could not be asked: connection refused"_s);
        QCOMPARE(rows.at(1).finding.evidence.size(), 5);
        QVERIFY(notJudgedRows(sampleData::unhealthyReport(), {.fault = FaultClass::Network, .host = {}}).isEmpty());
    }

    void causesThatPointNowhereAreNoHarm()
    {
        Report report;
        report.findings = {
            {.id = u"a"_s, .subject = {}, .host = {}, .title = u"A"_s, .text = {}, .cause = 7, .evidence = {}, .recommendations = {}, .charts = {}},
            {.id = u"b"_s, .subject = {}, .host = {}, .title = u"B"_s, .text = {}, .cause = -5, .evidence = {}, .recommendations = {}, .charts = {}}};
        const KnownFindings known({u"x"_s});
        const QList<ReportRow> rows = findingRows(report, {}, known);
        QCOMPARE(rows.size(), 2);
        QVERIFY(std::ranges::none_of(rows, &ReportRow::symptom));
    }

    void knownHoldsUntilTheLevelChanges()
    {
        const Report report = sampleData::unhealthyReport();
        const ReportFinding &finding = report.findings.at(5);
        {
            KnownFindings known({u"orders-prod"_s}, &m_settings);
            QVERIFY(!known.contains(finding));
            known.add(finding, u"being migrated"_s);
        }
        KnownFindings known({u"orders-prod"_s}, &m_settings);
        QVERIFY(known.contains(finding));
        QCOMPARE(known.reasonOf(finding), u"being migrated"_s);
        QVERIFY(!known.contains(report.findings.at(0)));
        QVERIFY(!KnownFindings({u"another"_s}, &m_settings).contains(finding));

        known.forgetChanged(report);
        QVERIFY(known.contains(finding));
        Report worse = report;
        worse.findings[5].level = Level::Critical;
        QVERIFY(!known.contains(worse.findings.at(5)));
        known.forgetChanged(worse);
        QVERIFY2(!known.contains(finding), "back at its old level it is news again");
        QVERIFY(!KnownFindings({u"orders-prod"_s}, &m_settings).contains(finding));
    }

    /// A mark on 40 queues is one on each: it holds whichever is the worst, and says nothing of the next that joins them.
    void knownAreThoseThatWereMarked()
    {
        const auto finding = [](const QStringList &queues) {
            ReportFinding one;
            one.id = u"queue.no-consumers"_s;
            one.level = Level::Warning;
            one.subject = {SubjectKind::Queue, queues.first()};
            one.things = queues;
            return one;
        };
        const auto report = [&](const QStringList &queues) {
            Report made;
            made.findings = {finding(queues)};
            return made;
        };
        KnownFindings known({u"orders-prod"_s}, &m_settings);
        known.add(finding({u"/a"_s, u"/b"_s}), u"nightly"_s);
        QVERIFY(known.contains(finding({u"/b"_s, u"/a"_s})));
        QCOMPARE(known.reasonOf(finding({u"/b"_s})), u"nightly"_s);
        QVERIFY(!known.contains(finding({u"/a"_s, u"/b"_s, u"/c"_s})));
        // Who has got a consumer meanwhile and loses it again is news.
        known.forgetChanged(report({u"/b"_s}));
        QVERIFY(known.contains(finding({u"/b"_s})) && !known.contains(finding({u"/a"_s})));
        QVERIFY(KnownFindings({u"orders-prod"_s}, &m_settings).contains(finding({u"/b"_s})));
        Report passed;
        passed.checks = {CheckResult{.id = u"queue.no-consumers"_s, .subject = {}, .outcome = Outcome::Passed}};
        known.forgetChanged(passed);
        QVERIFY(!known.contains(finding({u"/b"_s})));
        known.add(finding({u"/a"_s, u"/b"_s}), {});
        known.remove(finding({u"/b"_s, u"/a"_s}));
        QVERIFY(!known.contains(finding({u"/a"_s})));
    }

    void knownIsForgottenWhenItsCheckPasses()
    {
        const Report report = sampleData::unhealthyReport();
        KnownFindings known({u"orders-prod"_s}, &m_settings);
        known.add(report.findings.at(6), {});
        known.forgetChanged(sampleData::cancelledReport());
        QVERIFY(known.contains(report.findings.at(6)));
        Report passed;
        passed.checks = {{.id = u"reach.tls.expiry"_s,
                          .subject = report.findings.at(6).subject,
                          .host = {},
                          .outcome = Outcome::Passed,
                          .title = {},
                          .text = {},
                          .seen = {},
                          .expected = {},
                          .kind = {},
                          .facts = {}}};
        known.forgetChanged(passed);
        QVERIFY(!known.contains(report.findings.at(6)));
    }

    void damagedMarksAreNoMarks_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::newRow("no JSON") << QByteArray("{{{");
        QTest::newRow("no list") << QByteArray("{\"finding\": 3}");
        QTest::newRow("no levels") << QByteArray("[{\"finding\":\"a\",\"level\":\"ok\"},{\"finding\":1},7,null]");
    }
    void damagedMarksAreNoMarks()
    {
        QFETCH(QByteArray, stored);
        m_settings.setValue(u"diagnosis/known/orders-prod"_s, stored);
        const KnownFindings known({u"orders-prod"_s}, &m_settings);
        for (const ReportFinding &finding : sampleData::unhealthyReport().findings)
            QVERIFY(!known.contains(finding));
    }

    void historyIsWhatTheReportKept()
    {
        const Report report = sampleData::unhealthyReport();
        const History history = historyOf(report);
        const SeriesKey free{Metric::NodeDiskFree, u"rabbit@broker2"_s};
        QVERIFY(history.keys().contains(free));
        const SeriesWindow window = history.window(free, Zoom::Hour1, report.at);
        QVERIFY(std::ranges::count_if(window.buckets, [](const Bucket &bucket) { return bucket.count > 0; }) > 250);
        QCOMPARE(window.buckets.back().count, 0U);
    }

private:
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(u"warrener.ini"_s), QSettings::IniFormat};
};

QTEST_GUILESS_MAIN(ReportRowsTest)
#include "ReportRowsTest.moc"
