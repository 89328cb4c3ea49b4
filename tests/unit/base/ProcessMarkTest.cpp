#include "base/ProcessMark.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class ProcessMarkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisOneRuns()
    {
        QCOMPARE(processMark().count(u'|'), 3);
        QVERIFY(mayStillRun(processMark()));
    }

    void whatIsNotKnownMayRun()
    {
        QVERIFY(mayStillRun({}));
        QVERIFY(mayStillRun(u"nonsense"_s));
        QStringList other = processMark().split(u'|');
        other[0] = u"another-machine"_s;
        QVERIFY(mayStillRun(other.join(u'|')));
    }

    void whatIsGoneDoesNot_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<QString>("value");
        QTest::newRow("another boot") << 1 << u"00000000-0000-0000-0000-000000000000"_s;
        QTest::newRow("no such process") << 2 << u"2147483646"_s;
        QTest::newRow("its number is another's by now") << 3 << u"1"_s;
    }
    void whatIsGoneDoesNot()
    {
        QFETCH(int, place);
        QFETCH(QString, value);
        QStringList mark = processMark().split(u'|');
        mark[place] = value;
        QVERIFY(!mayStillRun(mark.join(u'|')));
    }
};

QTEST_GUILESS_MAIN(ProcessMarkTest)
#include "ProcessMarkTest.moc"
