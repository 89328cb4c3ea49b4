#include "base/BoundedExpression.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class BoundedExpressionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// One that would try for years ends without a match, and says so.
    void ends()
    {
        const QString name = QString(60, u'a') + u'!';
        const QRegularExpressionMatch match = boundedExpression(u"^(a+)+$"_s).match(name);
        QVERIFY(!match.isValid());
        QVERIFY(boundedExpression(u"^a+!$"_s).match(name).hasMatch());
    }

    void isChecked()
    {
        QVERIFY(checkExpression({}));
        QVERIFY(checkExpression(u"^orders[.](new|old)$"_s));
        const Status wrong = checkExpression(u"orders("_s + QString(500, u'x'));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Usage);
        QVERIFY2(wrong.error().message.startsWith(u"“orders(x"_s), qPrintable(wrong.error().message));
        QVERIFY2(wrong.error().message.size() < 300, "bounded, whatever somebody typed");
    }
};

QTEST_GUILESS_MAIN(BoundedExpressionTest)
#include "BoundedExpressionTest.moc"
