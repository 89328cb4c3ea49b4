#include "look/messages/StreamGaps.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

/// Which offsets of a stream AMQP clients did not get, and whether those can have been messages.
class StreamGapsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missing_data()
    {
        QTest::addColumn<QList<quint64>>("came");
        QTest::addColumn<qint64>("counted");
        QTest::addColumn<qint64>("missing");
        QTest::addColumn<bool>("areMessages");
        QTest::newRow("whole") << QList<quint64>{0, 1, 2, 3} << qint64(4) << qint64(0) << false;
        QTest::newRow("begun behind what retention removed") << QList<quint64>{700, 701, 702} << qint64(3) << qint64(0) << false;
        QTest::newRow("its figure is not known") << QList<quint64>{0, 1, 2} << qint64(-1) << qint64(0) << false;
        QTest::newRow("its figure is old") << QList<quint64>{0, 1, 2} << qint64(1) << qint64(0) << false;
        QTest::newRow("a stored offset now and then") << QList<quint64>{0, 1, 3, 4, 6} << qint64(7) << qint64(2) << false;
        QTest::newRow("some stored at once") << QList<quint64>{0, 1, 12} << qint64(13) << qint64(10) << false;
        QTest::newRow("a compressed batch in the middle") << QList<quint64>{0, 1, 102, 103} << qint64(104) << qint64(100) << true;
        QTest::newRow("compressed batches at an end") << QList<quint64>{100, 101, 102} << qint64(1003) << qint64(1000) << true;
        QTest::newRow("nothing but such") << QList<quint64>{} << qint64(5000) << qint64(5000) << true;
        QTest::newRow("empty") << QList<quint64>{} << qint64(0) << qint64(0) << false;
        // A chunk that begins before the offset asked for.
        QTest::newRow("twice") << QList<quint64>{5, 6, 7, 6, 7, 8} << qint64(4) << qint64(0) << false;
    }
    void missing()
    {
        QFETCH(const QList<quint64>, came);
        QFETCH(const qint64, counted);
        QFETCH(const qint64, missing);
        QFETCH(const bool, areMessages);
        StreamGaps gaps;
        for (const quint64 offset : came)
            gaps.take(offset);
        gaps.counted(counted);
        QCOMPARE(gaps.missing(), missing);
        QCOMPARE(gaps.areMessages(), areMessages);
    }
};

QTEST_GUILESS_MAIN(StreamGapsTest)
#include "StreamGapsTest.moc"
