#include "judge/diagnosis/EndedFindings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

/// A report stays as it was made; what it counts beside a page of now does not.
class EndedFindingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheLiveLookSeesEndsWithIt_data()
    {
        QTest::addColumn<Level>("live");
        QTest::addColumn<int>("laterBy"); // s, after the report had ended
        QTest::addColumn<bool>("ended");
        QTest::newRow("healthy since") << Level::Ok << 5 << true;
        QTest::newRow("healthy, with a note") << Level::Note << 5 << true;
        QTest::newRow("looked before the report had ended") << Level::Ok << -1 << false;
        QTest::newRow("not healthy") << Level::Warning << 5 << false;
        QTest::newRow("nobody can say") << Level::Unknown << 5 << false;
    }
    void whatTheLiveLookSeesEndsWithIt()
    {
        QFETCH(Level, live);
        QFETCH(int, laterBy);
        QFETCH(bool, ended);
        const Report report{.at = TimePoint{1h},
                            .took = 4s,
                            .findings = {{.id = u"host.service"_s, .level = Level::Critical},
                                         {.id = u"peer.port.5672"_s, .level = Level::Warning, .cause = 0},
                                         {.id = u"reach.tls.expiry"_s, .level = Level::Critical},
                                         {.id = u"host.config.files"_s, .level = Level::Warning, .cause = 2}}};
        const Assessment assessment{.level = live};
        const TimePoint at = TimePoint{1h} + 4s + std::chrono::seconds{laterBy};
        QCOMPARE(hasEnded(report, 0, assessment, at), ended);
        QCOMPARE(hasEnded(report, 1, assessment, at), ended); // what comes of it
        QVERIFY(!hasEnded(report, 2, assessment, at));        // seen by nobody else
        QVERIFY(!hasEnded(report, 3, assessment, at));
    }
};

QTEST_GUILESS_MAIN(EndedFindingsTest)
#include "EndedFindingsTest.moc"
