#include "base/ShownName.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class ShownNameTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"orders.created"_s << u"orders.created"_s;
        QTest::newRow("blank within") << u"orders created"_s << u"orders created"_s;
        QTest::newRow("blank behind") << u"orders "_s << u"orders␣"_s;
        QTest::newRow("blank before") << u"  orders"_s << u"␣␣orders"_s;
        QTest::newRow("only blanks") << u"  "_s << u"␣␣"_s;
        QTest::newRow("NUL and line feed") << QString::fromUtf8("a\0b\nc", 5) << u"a␀b␊c"_s;
        QTest::newRow("byte-order mark") << QString(QChar(0xfeff)) + u"a"_s << u"▯a"_s;
        QTest::newRow("right to left override") << QString(u"a") + QChar(0x202e) + u"b"_s << u"a▯b"_s;
        QTest::newRow("no-break space") << QString(u"a") + QChar(0x00a0) + u"b"_s << u"a▯b"_s;
        QTest::newRow("Chinese") << u"订单"_s << u"订单"_s;
        QTest::newRow("emoji") << u"📦 box"_s << u"📦 box"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(shownName(name), "shown");
        QCOMPARE(shownName(name).size(), name.size());
    }
};

QTEST_GUILESS_MAIN(ShownNameTest)
#include "ShownNameTest.moc"
