#include "base/JsonReader.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

enum class Colour : std::uint8_t { Red, Green };

QString toId(Colour colour)
{
    return colour == Colour::Red ? u"red"_s : u"green"_s;
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// Everything that a reader can be asked for, from one document.
void readAll(JsonReader reader)
{
    reader.text("name"_L1, {}, 10);
    reader.flag("on"_L1);
    reader.number("share"_L1, 0, 1, 0.5);
    reader.whole("count"_L1, 1, 100, 1);
    reader.millis("wait"_L1);
    reader.time("at"_L1);
    reader.texts("words"_L1, 2);
    reader.oneOf("colour"_L1, std::array{Colour::Red, Colour::Green}, Colour::Red);
    reader.object("part"_L1).flag("deep"_L1);
    const auto list = reader.list("items"_L1, [](JsonReader item) {
        if (item.text("id"_L1).isEmpty())
            item.missing("id"_L1);
        return item.object("inner"_L1).whole("n"_L1, 0, 9, 0);
    });
}

} // namespace

class JsonReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsThere()
    {
        JsonReader reader(json(R"({"name": "a", "on": true, "share": 0.25, "count": 7, "wait": 1500, "at": "2026-01-02T03:04:05.006Z",
                                   "words": ["x", "y"], "colour": "green", "part": {"deep": true}})"));
        QCOMPARE(reader.text("name"_L1), u"a"_s);
        QVERIFY(reader.flag("on"_L1));
        QCOMPARE(reader.number("share"_L1, 0, 1, 0.5), 0.25);
        QCOMPARE(reader.whole("count"_L1, 1, 100, 1), 7);
        QCOMPARE(reader.millis("wait"_L1), Millis{1500});
        QCOMPARE(toDateTime(reader.time("at"_L1)).toUTC().toString(Qt::ISODateWithMs), u"2026-01-02T03:04:05.006Z"_s);
        QCOMPARE(reader.texts("words"_L1), (QStringList{u"x"_s, u"y"_s}));
        QCOMPARE(reader.oneOf("colour"_L1, std::array{Colour::Red, Colour::Green}, Colour::Red), Colour::Green);
        QVERIFY(reader.object("part"_L1).flag("deep"_L1));
        QVERIFY(reader.isGood());
        QCOMPARE(reader.rest(), QJsonObject());
    }

    void whatIsAbsentOrNullIsOtherwise()
    {
        JsonReader reader(json(R"({"name": null, "count": null})"));
        QCOMPARE(reader.text("name"_L1, u"b"_s), u"b"_s);
        QCOMPARE(reader.whole("count"_L1, 1, 100, 42), 42);
        QCOMPARE(reader.number("share"_L1, 0, 1, 0.5), 0.5);
        QVERIFY(isNever(reader.time("at"_L1)));
        QVERIFY(reader.isGood());
    }

    void saysWhereAndWhy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *text, const QString &words) { QTest::newRow(text) << QByteArray(text) << words; };
        row(R"({"name": 1})", u"“name” has the wrong type"_s);
        row(R"({"name": "12345678901"})", u"“name” is longer than 10 characters"_s);
        row(R"({"on": "yes"})", u"“on” has the wrong type"_s);
        row(R"({"share": 1.5})", u"“share” is not between 0 and 1"_s);
        row(R"({"count": 1.5})", u"“count” is not a whole number between 1 and 100"_s);
        row(R"({"count": 1e300})", u"“count” is not a whole number between 1 and 100"_s);
        row(R"({"wait": -1})", u"“wait” is not between 0 and 9000000000000000"_s);
        row(R"({"at": "yesterday"})", u"“at” is not a time"_s);
        row(R"({"words": ["x", 2]})", u"“words” is not a list of texts"_s);
        row(R"({"words": ["x", "y", "z"]})", u"“words” has more than 2 entries"_s);
        row(R"({"colour": "blue"})", u"“colour” has the unknown value “blue”; known are red, green"_s);
        row(R"({"part": []})", u"“part” has the wrong type"_s);
        row(R"({"part": {"deep": 1}})", u"“part.deep” has the wrong type"_s);
        row(R"({"items": [{"id": "a"}, 7]})", u"“items[1]” is not an object"_s);
        row(R"({"items": [{"id": "a"}, {}]})", u"“items[1].id” is missing"_s);
        row(R"({"items": [{"id": "a", "inner": {"n": 10}}]})", u"“items[0].inner.n” is not a whole number between 0 and 9"_s);
        row(R"({"on": 1, "share": 2})", u"“on” has the wrong type"_s); // the first
    }
    void saysWhereAndWhy()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const JsonReader reader(json(text));
        readAll(reader);
        QVERIFY(!reader.isGood());
        QCOMPARE(reader.error()->message, words);
    }

    /// Where people write, nothing between the quotes is no word of theirs for what is usual.
    void anEmptyWordIsNoWish()
    {
        const std::array known{Colour::Red, Colour::Green};
        JsonReader reader(json(R"({"colour": "", "other": "green"})"));
        QCOMPARE(reader.oneOf("colour"_L1, known, Colour::Red), Colour::Red);
        QCOMPARE(reader.oneOfWritten("other"_L1, known, Colour::Red), Colour::Green);
        QCOMPARE(reader.oneOfWritten("absent"_L1, known, Colour::Green), Colour::Green);
        QVERIFY(reader.isGood());
        reader.oneOfWritten("colour"_L1, known, Colour::Red);
        QCOMPARE(reader.error()->message, u"“colour” has the unknown value “”; known are red, green"_s);
    }

    void tooMuchIsToldApart()
    {
        JsonReader reader(json(R"({"words": ["x", "y", "z"]})"));
        QCOMPARE(reader.texts("words"_L1, 2), QStringList());
        QCOMPARE(reader.error()->kind, ErrorKind::TooLarge);
    }

    /// What a newer Warrener wrote is kept, within parts too.
    void keepsWhatNobodyTook()
    {
        JsonReader reader(json(R"({"name": "a", "newer": 1, "part": {"deep": true, "deeper": {"x": 2}}, "same": {"a": 1}})"));
        reader.text("name"_L1);
        reader.object("part"_L1).flag("deep"_L1);
        reader.object("same"_L1).ignore({u"a"_s});
        QCOMPARE(reader.rest(), json(R"({"newer": 1, "part": {"deeper": {"x": 2}}})"));
    }

    void refusesWhatNobodyTook()
    {
        const auto refused = [](const QByteArray &text) {
            JsonReader reader(json(text));
            reader.text("name"_L1);
            reader.object("part"_L1).flag("deep"_L1);
            reader.refuseRest(u"is none"_s);
            return reader.error() ? reader.place() : QString();
        };
        QCOMPARE(refused(R"({"name": "a", "part": {"deep": true}, "nothing": null})"), QString());
        QCOMPARE(refused(R"({"name": "a", "part": {"deep": true, "depe": 1}})"), u"part.depe"_s);
        QCOMPARE(refused(R"({"nmae": "a"})"), u"nmae"_s);
        // Whatever it is written in.
        QCOMPARE(refused("{\"\xe9\x94\xae\": 1}"), u"键"_s);
    }

    void wholeDocuments()
    {
        QCOMPARE(jsonObjectFrom(R"({"a": 1})", 100)->value("a"_L1).toInt(), 1);
        QCOMPARE(jsonObjectFrom("[1]", 100).error().kind, ErrorKind::Malformed);
        QCOMPARE(jsonObjectFrom("{\"a\":", 100).error().kind, ErrorKind::Malformed);
        QVERIFY(jsonObjectFrom("{\"a\":", 100).error().detail.contains("offset"_L1));
        QCOMPARE(jsonObjectFrom("{         }", 5).error().kind, ErrorKind::TooLarge);
        QCOMPARE(jsonObjectFrom(R"({"a": [1, 2, 3]})", {.bytes = 100, .values = 3, .depth = 4}).error().kind, ErrorKind::TooLarge);
        QCOMPARE(jsonObjectFrom(R"({"a": [1, 2, 3]})", {.bytes = 100, .values = 10, .depth = 1}).error().kind, ErrorKind::Malformed);
        QVERIFY(jsonObjectFrom(R"({"a": [1, 2, 3]})", {.bytes = 100, .values = 10, .depth = 4}));
    }
};

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "JsonReaderTest.moc"
