#include "cluster/Thresholds.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class ThresholdsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsWriteNothing()
    {
        QCOMPARE(toJson(Thresholds()), QJsonObject());
        QCOMPARE(thresholdsFromJson({}), Thresholds());
    }

    void everyKeyRoundTrips()
    {
        QJsonObject json;
        double value = 10;
        for (const QLatin1StringView key : {"cpuWarning"_L1, "cpuCritical"_L1, "memoryWarning"_L1, "memoryCritical"_L1, "diskWarning"_L1, "diskCritical"_L1,
                                            "loadWarning"_L1, "loadCritical"_L1})
            json.insert(key, value += 1);
        const Thresholds thresholds = thresholdsFromJson(json);
        QCOMPARE(thresholds.cpuWarning, 11.0);
        QCOMPARE(thresholds.loadCritical, 18.0);
        QCOMPARE(toJson(thresholds), json);
    }

    void reads_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<double>("warning");
        QTest::addColumn<double>("critical");

        QTest::newRow("both") << QJsonObject{{u"cpuWarning"_s, 50}, {u"cpuCritical"_s, 60}} << 50.0 << 60.0;
        QTest::newRow("one") << QJsonObject{{u"cpuWarning"_s, 50}} << 50.0 << 90.0;
        QTest::newRow("critical under warning") << QJsonObject{{u"cpuCritical"_s, 10}} << 80.0 << 80.0;
        QTest::newRow("warning over critical") << QJsonObject{{u"cpuWarning"_s, 95}} << 95.0 << 95.0;
        QTest::newRow("out of range") << QJsonObject{{u"cpuWarning"_s, -5}, {u"cpuCritical"_s, 1e300}} << 0.0 << 100.0;
        QTest::newRow("wrong type") << QJsonObject{{u"cpuWarning"_s, u"50"_s}, {u"cpuCritical"_s, QJsonValue::Null}} << 80.0 << 90.0;
        QTest::newRow("unknown key") << QJsonObject{{u"gpuWarning"_s, 5}} << 80.0 << 90.0;
    }
    void reads()
    {
        QFETCH(QJsonObject, json);
        QFETCH(double, warning);
        QFETCH(double, critical);
        const Thresholds thresholds = thresholdsFromJson(json);
        QCOMPARE(thresholds.cpuWarning, warning);
        QCOMPARE(thresholds.cpuCritical, critical);
        QCOMPARE(thresholds.diskWarning, 80.0);
    }
};

QTEST_GUILESS_MAIN(ThresholdsTest)
#include "ThresholdsTest.moc"
