#include "base/JsonLines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class JsonLinesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasItsLine()
    {
        const JsonLines lines(
            "{\n  \"a\": 1,\n  \"list\": [\n    {\"x\": \"}\\\"]\"},\n    {\n      \"y\": [1,\n 2]}\n  ],\n\n  \"end\": {\"deep\": null}\n}\n");
        QCOMPARE(lines.lineOf(u"a"_s), 2);
        QCOMPARE(lines.lineOf(u"list"_s), 3);
        QCOMPARE(lines.lineOf(u"list[0].x"_s), 4);
        QCOMPARE(lines.lineOf(u"list[1]"_s), 5);
        QCOMPARE(lines.lineOf(u"list[1].y"_s), 6);
        QCOMPARE(lines.lineOf(u"list[1].y[1]"_s), 7);
        QCOMPARE(lines.lineOf(u"end.deep"_s), 10);
        // What is not there is missing in what is.
        QCOMPARE(lines.lineOf(u"list[1].z"_s), 5);
        QCOMPARE(lines.lineOf(u"list[9].z"_s), 3);
        QCOMPARE(lines.lineOf(u"nothing"_s), 1);
        QCOMPARE(lines.lineOf({}), 1);
    }

    void whatBreaksOffEndsThere()
    {
        for (const char *text : {"", "{", "{\"a\"", "{\"a\":", "{\"a\":[1,", "{\"a\":\"\\", "nonsense", "]"}) {
            const JsonLines lines{QByteArrayView(text)};
            QVERIFY(lines.lineOf(u"a"_s) >= 1);
        }
        QCOMPARE(JsonLines::lineAt("a\nb\nc", 4), 3);
        QCOMPARE(JsonLines::lineAt("a\nb", 99), 2);
    }
};

QTEST_GUILESS_MAIN(JsonLinesTest)
#include "JsonLinesTest.moc"
