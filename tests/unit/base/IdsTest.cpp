#include "base/Ids.h"

#include "base/Error.h"

#include <QSet>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class IdsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortNames_data()
    {
        QTest::addColumn<QString>("node");
        QTest::addColumn<QString>("expected");

        QTest::newRow("short name") << u"rabbit@broker1"_s << u"broker1"_s;
        QTest::newRow("long name") << u"rabbit@broker1.example.org"_s << u"broker1"_s;
        QTest::newRow("no host") << u"broker1"_s << u"broker1"_s;
        QTest::newRow("empty host") << u"rabbit@"_s << QString();
        QTest::newRow("two signs") << u"a@b@c"_s << u"b@c"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void shortNames()
    {
        QFETCH(QString, node);
        QFETCH(QString, expected);
        QCOMPARE(shortName(NodeName{node}), expected);
    }

    void namesAreKeys()
    {
        const NodeName a{u"a"_s}, b{u"b"_s};
        QVERIFY(a < b);
        QVERIFY(a != b);
        QCOMPARE(qHash(a), qHash(NodeName{u"a"_s}));
        QCOMPARE((QSet<NodeName>{a, b, a}.size()), 2);
        QVERIFY(NodeName().isEmpty());
    }

    void everyErrorHasItsWordAndId()
    {
        QSet<QString> ids;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
            QVERIFY(!describe(static_cast<ErrorKind>(kind)).isEmpty());
            ids.insert(toId(static_cast<ErrorKind>(kind)));
        }
        QCOMPARE(ids.size(), static_cast<int>(ErrorKind::Internal) + 1);
    }
};

QTEST_GUILESS_MAIN(IdsTest)
#include "IdsTest.moc"
