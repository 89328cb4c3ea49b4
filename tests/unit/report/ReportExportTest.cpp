#include "record/paper/ReportExport.h"

#include "SampleReport.h"
#include "look/notify/Webhook.h"
#include "record/paper/ReportHtml.h"
#include "record/paper/ReportPdf.h"
#include "record/report/ReportJson.h"
#include "record/report/VerdictMessage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace warrener::samplereport;
using namespace Qt::StringLiterals;

class ReportExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void htmlEscapes();
    void htmlNeedsNothingElse();
    void pdfHasPages();
    void endsOfNames();
    void webhookSaysWhatChanged();
};

void ReportExportTest::htmlEscapes()
{
    Report report = sample();
    report.findings[0].evidence[0].seen = u"\x1b[31m\"><img src=x onerror=alert(1)>"_s;
    report.recommendations[0].read[0].second = QUrl(u"javascript:alert(1)"_s);
    const QByteArray html = reportHtml(report);
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("<img"));
    QVERIFY(!html.contains("javascript:"));
    QVERIFY(!html.contains('\x1b'));
    QVERIFY(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    QVERIFY(html.contains("Unhealthy: &lt;b&gt;broker2&lt;/b&gt; stopped &amp; &quot;so on&quot;"));
}

void ReportExportTest::htmlNeedsNothingElse()
{
    const QByteArray html = reportHtml(sample());
    QVERIFY(html.contains("<svg"));
    QVERIFY(html.contains("<polyline"));
    QVERIFY(html.contains("prefers-color-scheme:dark"));
    QVERIFY(html.contains("default-src 'none'"));
    for (const QByteArray &outside : {QByteArray("src="), QByteArray("<link"), QByteArray("@import"), QByteArray("url(")})
        QVERIFY2(!html.contains(outside), outside.constData());
    QVERIFY(html.contains("df -h &#39;/a b&#39;") || html.contains("df -h '/a b'"));
}

void ReportExportTest::pdfHasPages()
{
    Report report = sample();
    for (int i = 0; i < 60; ++i)
        report.findings.append(report.findings.last());
    const Result<QByteArray> pdf = reportPdf(report);
    QVERIFY(pdf);
    QVERIFY(pdf->startsWith("%PDF"));
    QVERIFY(pdf->count("/Type /Page\n") + pdf->count("/Type /Page ") >= 2);
}

void ReportExportTest::endsOfNames()
{
    const QTemporaryDir folder;
    for (const QString &end : {u"json"_s, u"html"_s, u"pdf"_s}) {
        const QString file = folder.filePath(u"report."_s + end);
        QVERIFY(exportReport(sample(), file));
        QVERIFY(QFile(file).size() > 500);
    }
    QFile json(folder.filePath(u"report.json"_s));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QVERIFY(reportFromBytes(json.readAll()));
    QCOMPARE(exportReport(sample(), folder.filePath(u"report.doc"_s)).error().kind, ErrorKind::Usage);
    QCOMPARE(exportReport(sample(), folder.filePath(u"no/such/report.html"_s)).error().kind, ErrorKind::Io);
}

void ReportExportTest::webhookSaysWhatChanged()
{
    const QJsonObject body = webhookBody(sample(), OverallStatus::Healthy);
    QCOMPARE(body.value("status"_L1).toString(), u"unhealthy"_s);
    QCOMPARE(body.value("before"_L1).toString(), u"healthy"_s);
    QCOMPARE(body.value("critical"_L1).toInt(), 2);
    QCOMPARE(body.value("causes"_L1).toArray().size(), 1);
    QVERIFY(webhookBody(sample(), std::nullopt).value("before"_L1).isNull());
    ClusterProfile profile;
    profile.other.insert(u"webhook"_s, u"file:///etc/passwd"_s);
    QVERIFY(webhookOf(profile).isEmpty());
    profile.other.insert(u"webhook"_s, u"https://hooks.example/x"_s);
    QCOMPARE(webhookOf(profile).host(), u"hooks.example"_s);
}

QTEST_MAIN(ReportExportTest)
#include "ReportExportTest.moc"
