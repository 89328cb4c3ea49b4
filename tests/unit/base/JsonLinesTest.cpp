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

    void byteOrderMark()
    {
        const JsonLines lines("\xef\xbb\xbf{\n \"a\": 1,\n \"b\": 2}");
        QCOMPARE(lines.lineOf(u"b"_s), 3);
    }

    void keysThatStandTwice()
    {
        const auto twice = [](QByteArrayView text) {
            const JsonLines lines(text);
            return u"%1 %2"_s.arg(lines.lineOfTwice()).arg(lines.twice());
        };
        QCOMPARE(twice("{\"a\": 1,\n\"b\": {\"a\": 2}, \"c\": [{\"a\": 1}, {\"a\": 1}]}"), u"0 "_s);
        QCOMPARE(twice("{\"a\": 1,\n\"b\": 2,\n\"a\": 3}"), u"3 a"_s);
        QCOMPARE(twice("{\"list\": [{},\n {\"x\": 1,\n\"x\": 1}]}"), u"3 list[1].x"_s);
        // The same key, written otherwise.
        QCOMPARE(twice("{\"a\": 1,\n\"\\u0061\": 2}"), u"2 a"_s);
    }

    /// What stands behind a key that nobody spells out is told by that key, and holds no copy of it each.
    void placesWithoutEnd()
    {
        const QString key(100'000, u'k');
        const JsonLines lines(u"{\n\"%1\": [\n{\"a\": 1},\n{\"a\": 1,\n\"a\": 2}],\n\"b\": 1}"_s.arg(key).toUtf8());
        QCOMPARE(lines.lineOf(u"b"_s), 6);
        QCOMPARE(lines.lineOf(key + u"[1].a"_s), 1);
        QCOMPARE(lines.lineOfTwice(), 5);
    }

    /// A key is no template.
    void signsOfPlacesInKeys()
    {
        const JsonLines lines("{\n\"a%1\": [\n1,\n2]}");
        QCOMPARE(lines.lineOf(u"a%1[1]"_s), 4);
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
