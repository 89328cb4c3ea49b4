#include "record/report/ReportJson.h"

#include "SampleReport.h"
#include "record/report/ReportDiff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace warrener;
using namespace warrener::samplereport;
using namespace Qt::StringLiterals;

class ReportJsonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWent();
    void hostile_data();
    void hostile();
    void unknownKeysAreNoError();
    void differences();
    void whatWasNotListedIsNotGone();
    void manyOfAKindAreComparedByTheirNames();
};

void ReportJsonTest::comesBackAsItWent()
{
    const Report report = sample();
    const Result<Report> back = reportFromBytes(QJsonDocument(toJson(report)).toJson());
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back->findings, report.findings);
    QCOMPARE(back->recommendations, report.recommendations);
    QCOMPARE(back->checks, report.checks);
    QCOMPARE(back->system, report.system);
    QCOMPARE(back->status, report.status);
    QCOMPARE(back->at, report.at);
    QCOMPARE(back->took, report.took);
    QCOMPARE(back->series.first().key, report.series.first().key);
    QVERIFY(std::isnan(back->series.first().values.at(2)));
    QCOMPARE(QJsonDocument(toJson(*back)).toJson(), QJsonDocument(toJson(report)).toJson());
}

void ReportJsonTest::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("key");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("no object") << QByteArray("[1]") << QString();
    QTest::newRow("broken") << QByteArray("{\"format\":1") << QString();
    QTest::newRow("deep") << QByteArray(2000, '[') << QString();
    QTest::newRow("no format") << QByteArray("{}") << u"format"_s;
    QTest::newRow("newer format") << QByteArray(R"({"format":2})") << u"format"_s;
    QTest::newRow("list for a text") << QByteArray(R"({"format":1,"headline":[]})") << u"headline"_s;
    QTest::newRow("unknown status") << QByteArray(R"({"format":1,"status":"splendid"})") << u"status"_s;
    QTest::newRow("no time") << QByteArray(R"({"format":1,"at":"yesterday"})") << u"at"_s;
    QTest::newRow("finding no object") << QByteArray(R"({"format":1,"findings":[3]})") << u"findings"_s;
    QTest::newRow("cause ahead") << QByteArray(R"({"format":1,"findings":[{"cause":0}]})") << u"findings"_s;
    QTest::newRow("cause out of range") << QByteArray(R"({"format":1,"findings":[{"cause":99}]})") << u"findings"_s;
    QTest::newRow("advice out of range") << QByteArray(R"({"format":1,"findings":[{"recommendations":[5]}]})") << u"findings"_s;
    QTest::newRow("link that runs") << QByteArray(R"x({"format":1,"recommendations":[{"read":[{"title":"x","url":"javascript:alert(1)"}]}]})x") << u"url"_s;
    QTest::newRow("unknown metric") << QByteArray(R"({"format":1,"series":[{"metric":"beer"}]})") << u"metric"_s;
    QTest::newRow("time that never ends") << QByteArray(R"({"format":1,"tookMs":1e300})") << u"tookMs"_s;
    QByteArray many = R"({"format":1,"checks":[)";
    for (int i = 0; i < 20'001; ++i)
        many += "{},";
    many.chop(1);
    QTest::newRow("too many checks") << many + "]}" << u"checks"_s;
    QTest::newRow("text too long") << QByteArray(R"({"format":1,"line":")") + QByteArray(70'000, 'x') + "\"}" << u"line"_s;
}

void ReportJsonTest::hostile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, key);
    const Result<Report> report = reportFromBytes(bytes);
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(key), qPrintable(report.error().message));
}

void ReportJsonTest::unknownKeysAreNoError()
{
    QJsonObject json = toJson(sample());
    json.insert(u"future"_s, QJsonArray{1, 2});
    QVERIFY(reportFromJson(json));
}

void ReportJsonTest::differences()
{
    const Report before = sample();
    Report after = before;
    after.findings[0].level = Level::Warning;
    after.findings[1].id = u"queue.minority"_s;
    after.findings.append(before.findings[1]);
    after.findings.last().host = u"broker3"_s;
    const ReportFinding &lost = before.findings[1];
    after.checks.removeIf([&](const CheckResult &check) { return check.id == lost.id; });
    QCOMPARE(compare(before, after).last().change, Change::NotAsked); // it may still be so
    after.checks.append({.id = lost.id, .subject = lost.subject, .host = lost.host, .outcome = Outcome::NotAsked});
    QCOMPARE(compare(before, after).last().change, Change::NotAsked);
    after.checks.last().outcome = Outcome::Passed;
    const QList<FindingChange> changes = compare(before, after);
    QCOMPARE(changes, (QList<FindingChange>{{Change::New, -1, 1}, {Change::New, -1, 2}, {Change::Better, 0, 0}, {Change::Gone, 1, -1}}));
    QCOMPARE(compare(after, before).at(1).change, Change::Worse);
    for (const auto all = compare(before, before); const FindingChange &change : all)
        QCOMPARE(change.change, Change::Same);
}

/// A queue that was not in the list that could be had is not gone from its trouble.
void ReportJsonTest::whatWasNotListedIsNotGone()
{
    Report before, after;
    ReportFinding lost;
    lost.id = u"queue.minority"_s;
    lost.subject = {SubjectKind::Queue, u"shop/orders"_s};
    before.findings.append(lost);
    after.checks = {CheckResult{.id = lost.id, .subject = {}, .outcome = Outcome::Passed},
                    CheckResult{.id = u"queue.list"_s, .subject = {}, .outcome = Outcome::Passed}};
    const auto change = [&] { return compare(before, after).first().change; };
    QCOMPARE(change(), Change::Gone);
    after.checks.last().kind = QString::fromLatin1(listedInPart);
    QCOMPARE(change(), Change::NotAsked);
    after.checks.last() = CheckResult{.id = u"queue.list"_s, .subject = {}, .outcome = Outcome::NotAsked};
    QCOMPARE(change(), Change::NotAsked);
    // By the metrics, not by the list.
    before.findings.first().id = after.checks.first().id = u"queue.no-consumers"_s;
    QCOMPARE(change(), Change::Gone);
}

/// Of many queues another is the worst each time: none of them is gone or new for that.
void ReportJsonTest::manyOfAKindAreComparedByTheirNames()
{
    const auto of = [](const QStringList &queues) {
        Report report;
        ReportFinding finding;
        finding.id = u"queue.no-consumers"_s;
        finding.level = Level::Warning;
        finding.subject = {SubjectKind::Queue, queues.first()};
        finding.things = queues;
        finding.things.sort();
        report.findings.append(finding);
        report.checks = {CheckResult{.id = finding.id, .subject = finding.subject, .outcome = Outcome::Warning}};
        return report;
    };
    const auto changes = [&](const QStringList &before, const QStringList &after) {
        QList<Change> found;
        for (const auto all = compare(of(before), of(after)); const FindingChange &change : all)
            found.append(change.change);
        return found;
    };
    QCOMPARE(changes({u"/a"_s, u"/b"_s}, {u"/b"_s, u"/a"_s}), QList<Change>{Change::Same});
    QCOMPARE(changes({u"/a"_s, u"/b"_s}, {u"/b"_s, u"/c"_s, u"/a"_s}), QList<Change>{Change::Worse});
    QCOMPARE(changes({u"/a"_s, u"/b"_s}, {u"/b"_s, u"/c"_s}), QList<Change>{Change::Worse});
    QCOMPARE(changes({u"/a"_s, u"/b"_s}, {u"/b"_s}), QList<Change>{Change::Better});
    QCOMPARE(changes({u"/a"_s}, {u"/b"_s}), (QList<Change>{Change::New, Change::Gone}));
    // Programs whose logins are refused: on which host most of that was seen is another thing.
    Report here = of({u"shop/eve"_s});
    Report there = here;
    here.findings.first().host = u"broker1"_s;
    there.findings.first().host = u"broker2"_s;
    QCOMPARE(compare(here, there).size(), 1);
    QCOMPARE(compare(here, there).first().change, Change::Same);
    const Result<Report> back = reportFromBytes(QJsonDocument(toJson(of({u"/a"_s, u"/b"_s}))).toJson());
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back->findings.first().things, (QStringList{u"/a"_s, u"/b"_s}));
}

QTEST_GUILESS_MAIN(ReportJsonTest)
#include "ReportJsonTest.moc"
