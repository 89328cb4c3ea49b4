#include "base/WrittenJson.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class WrittenJsonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto object = writtenObject("\xef\xbb\xbf{\r\n \"a\": 1}\r\n", {});
        QVERIFY(object);
        QCOMPARE(object->value("a"_L1).toInt(), 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QByteArray() << 1 << u"no JSON"_s;
        QTest::newRow("a list") << "\n[]"_ba << 1 << u"object"_s;
        QTest::newRow("NaN") << "{\n\"a\": NaN}"_ba << 2 << u"no JSON: "_s;
        QTest::newRow("a comma too many") << "{\n\"a\": 1,\n}"_ba << 3 << u"no JSON: "_s;
        QTest::newRow("NUL") << "{\n\"a\": " + QByteArray(1, '\0') + "1}" << 2 << u"no JSON: "_s;
        QTest::newRow("something behind") << "{\n}\n{}"_ba << 3 << u"no JSON: "_s;
        QTest::newRow("no UTF-8") << "{\n\"a\":\n\"\xff\"}"_ba << 3 << u"no JSON: "_s;
        QTest::newRow("too deep") << "{\"a\":\n[\n[\n[\n[1]]]]}"_ba << 5 << u"nested"_s;
        QTest::newRow("too many values") << "{\"a\": [\n" + "1,\n"_ba.repeated(60) + "1]}" << 49 << u"values"_s;
        QTest::newRow("too large") << "{\n" + QByteArray(2000, ' ') + "}" << 2 << u"larger"_s;
        QTest::newRow("a key twice") << "{\"undo\": 1,\n\"other\": 2,\n\"undo\": 3}"_ba << 3 << u"“undo” stands there twice"_s;
    }

    void refuses()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        QFETCH(const QString, says);
        const auto object = writtenObject(text, {.bytes = 1000, .values = 50, .depth = 4});
        QVERIFY(!object);
        QCOMPARE(object.error().line, line);
        QVERIFY2(object.error().error.message.contains(says), qPrintable(object.error().error.message));
        // A reason stands behind the colon.
        QVERIFY(!object.error().error.message.endsWith(u": "_s));
    }

    void plainlyWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line"); // 0: it is good
        QTest::newRow("a line break and a tab") << "{\n\"a\": [\"x\\n\\ty\"]}"_ba << 0;
        QTest::newRow("letters of others") << "{\"a\": \"\xe8\x8a\x82\xe7\x82\xb9 \xf0\x9f\x90\x87\"}"_ba << 0;
        QTest::newRow("NUL") << "{\n\"a\": [\"x\",\n\"\\u0000\"]}"_ba << 3;
        QTest::newRow("what colours a terminal") << "{\"a\": {\n\"b\": \"\\u001b[31m\"}}"_ba << 2;
        QTest::newRow("one that has no sign") << "{\n\"a\": \"\xc2\x9b\"}"_ba << 2;
        QTest::newRow("a key") << "{\"a\":\n{\"\\u0007\": 1}}"_ba << 1;
        QTest::newRow("no JSON") << "{\n"_ba << 2;
    }

    void plainlyWritten()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        const auto object = writtenPlainly(text, {});
        QCOMPARE(object ? 0 : object.error().line, line);
        QVERIFY(object || object.error().error.kind == ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(WrittenJsonTest)
#include "WrittenJsonTest.moc"
