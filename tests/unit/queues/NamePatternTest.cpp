#include "ui/queues/NamePattern.h"

using namespace Qt::StringLiterals;
using namespace warrener;

class NamePatternTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("matches");

        QTest::newRow("empty matches all") << QString() << u"orders"_s << true;
        QTest::newRow("anchored") << u"^(orders|payments)\\."_s << u"orders.created"_s << true;
        QTest::newRow("anchored, in the middle") << u"^(orders|payments)\\."_s << u"my.orders.x"_s << false;
        QTest::newRow("in the middle") << u"store\\.\\d+"_s << u"orders.store.00417.out"_s << true;
        QTest::newRow("case is ignored") << u"ORDERS"_s << u"orders.created"_s << true;
        QTest::newRow("Chinese") << u"订单"_s << u"新订单"_s << true;
        QTest::newRow("a limit in the text") << u"(*LIMIT_MATCH=4000000000)a"_s << u"a"_s << true;
    }
    void matches()
    {
        QFETCH(QString, expression);
        QFETCH(QString, name);
        QFETCH(bool, matches);

        const auto pattern = NamePattern::compile(expression);
        QVERIFY(pattern);
        QCOMPARE(pattern->match(name) == NamePattern::Match::Yes, matches);
    }

    void refusesWhatIsNoExpression_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("place");

        QTest::newRow("open bracket") << u"orders("_s << u"at character 7"_s;
        QTest::newRow("open class") << u"ab[c"_s << u"at character 4"_s;
        QTest::newRow("nothing to repeat") << u"*"_s << u"at character 0"_s;
        QTest::newRow("too long") << QString(1001, u'a') << u"1000"_s;
    }
    void refusesWhatIsNoExpression()
    {
        QFETCH(QString, expression);
        QFETCH(QString, place);

        const auto pattern = NamePattern::compile(expression);
        QVERIFY(!pattern);
        QCOMPARE(pattern.error().kind, ErrorKind::Usage);
        QVERIFY2(pattern.error().message.contains(place), qPrintable(pattern.error().message));
    }

    void givesUpOnEndlessBacktracking_data()
    {
        QTest::addColumn<QString>("expression");

        QTest::newRow("nested plus") << u"^(a+)+$"_s;
        QTest::newRow("its own limit lifted") << u"(*LIMIT_MATCH=4000000000)^(a+)+$"_s;
        QTest::newRow("alternatives") << u"^(a|a|a)*$"_s;
    }
    void givesUpOnEndlessBacktracking()
    {
        QFETCH(QString, expression);

        const auto pattern = NamePattern::compile(expression);
        QVERIFY(pattern);
        // Unbounded, this takes longer than the universe has existed.
        QCOMPARE(pattern->match(QString(60, u'a') + u'!'), NamePattern::Match::TooCostly);
    }
};

QTEST_GUILESS_MAIN(NamePatternTest)
#include "NamePatternTest.moc"
