#include "base/JsonBounds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class JsonBoundsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void within_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("kind");
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("no JSON: its parser says so") << QByteArray("<html>") << QString();
        QTest::newRow("an object") << QByteArray(R"({"a": [1, 2, {"b": "c"}]})") << QString();
        QTest::newRow("a text of signs") << QByteArray("\"" + QByteArray("[{,").repeated(1000) + "\"") << QString();
        QTest::newRow("a text with quotes in it") << QByteArray("\"" + QByteArray("\\\"[[").repeated(900) + "\"") << QString();
        QTest::newRow("a text that ends with a backslash") << QByteArray("\"\\") << QString();
        QTest::newRow("as deep as may be") << QByteArray(QByteArray(5, '[') + QByteArray(5, ']')) << QString();
        QTest::newRow("too deep") << QByteArray(QByteArray(6, '[') + QByteArray(6, ']')) << u"malformed"_s;
        QTest::newRow("never closed") << QByteArray(1000, '{') << u"malformed"_s;
        QTest::newRow("wide, not deep") << QByteArray("[" + QByteArray("[],").repeated(9) + "0]") << QString();
        QTest::newRow("too many numbers") << QByteArray("[" + QByteArray("0,").repeated(25) + "0]") << u"too-large"_s;
        QTest::newRow("too many lists") << QByteArray("[" + QByteArray("[0],").repeated(12) + "0]") << u"too-large"_s;
        QTest::newRow("too many members") << QByteArray("{" + QByteArray("\"a\":0,").repeated(25) + "\"b\":0}") << u"too-large"_s;
        QTest::newRow("too long") << QByteArray(4001, ' ') << u"too-large"_s;
    }

    void within()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, kind);
        const Status status = withinBounds(text, {.bytes = 4000, .values = 25, .depth = 5});
        QCOMPARE(status ? QString() : toId(status.error().kind), kind);
        QVERIFY(status || !status.error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(JsonBoundsTest)
#include "JsonBoundsTest.moc"
