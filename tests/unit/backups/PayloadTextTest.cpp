#include "ui/backups/PayloadText.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class PayloadTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("the picture")
            << u"{\"payment\":\"pay_8f21c0\",\"order\":\"2026-03-14-004417\",\"amount\":{\"value\":129.90,\"currency\":\"EUR\"},\"attempts\":5}"_s
            << u"{\n  \"payment\": \"pay_8f21c0\",\n  \"order\": \"2026-03-14-004417\",\n  \"amount\": { \"value\": 129.90, \"currency\": \"EUR\" },\n  \"attempts\": 5\n}"_s;
        // Figures and letters stay as they were written, keys in their order, twice where they come twice.
        QTest::newRow("as written") << u"{\"b\":1.50e+10,\"a\":12345678901234567890,\"a\":\"\\u00e9\\\"}\"}"_s
                                    << u"{\n  \"b\": 1.50e+10,\n  \"a\": 12345678901234567890,\n  \"a\": \"\\u00e9\\\"}\"\n}"_s;
        QTest::newRow("empty ones") << u" { \"a\" : { } , \"b\":[ ] } "_s << u"{\n  \"a\": {},\n  \"b\": []\n}"_s;
        QTest::newRow("a word") << u"true"_s << u"true"_s;
        QTest::newRow("a list") << u"[1,-2,null]"_s << u"[\n  1,\n  -2,\n  null\n]"_s;
        QTest::newRow("long inner") << u"{\"a\":[\"%1\",\"%1\"]}"_s.arg(QString(40, u'x'))
                                    << u"{\n  \"a\": [\n    \"%1\",\n    \"%1\"\n  ]\n}"_s.arg(QString(40, u'x'));
    }
    void json()
    {
        QFETCH(QString, in);
        QFETCH(QString, out);
        QCOMPARE(prettyJson(in).value_or(u"none"_s), out);
        // It is JSON still, and says the same.
        QCOMPARE(prettyJson(out).value_or(u"none"_s), out);
    }

    void noJson_data()
    {
        QTest::addColumn<QString>("in");
        for (const auto *text :
             {"", "{", "{\"a\"}", "{\"a\":}", "[1,]", "{\"a\":1}x", "nothing", "{a:1}", "\"open", "[1 2]", "+1", ".5", "\"a\nb\"", "NaN", "inf", "{\"a\":1,}"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("deep") << QString(100'000, u'[');
    }
    void noJson()
    {
        QFETCH(QString, in);
        QVERIFY(!prettyJson(in));
    }

    void hex()
    {
        QCOMPARE(hexDump("{\"payment\": \"é\"}\n"), u"00000000  7b 22 70 61 79 6d 65 6e  74 22 3a 20 22 c3 a9 22  |{\"payment\": \"..\"|\n"
                                                    "00000010  7d 0a                                             |}.|"_s);
        QCOMPARE(hexDump({}), QString());
        QCOMPARE(hexDump("{\"payment\"", HexLine::Narrow), u"00000000  7b 22 70 61 79 6d 65 6e  |{\"paymen|\n00000008  74 22                    |t\"|"_s);
        QCOMPARE(hexDump(QByteArray(16, 'x')).size(), hexLineLetters);
    }

    void looks()
    {
        QCOMPARE(lookFor("{\"a\": 1}", {}), PayloadLook::Json);
        QCOMPARE(lookFor("12", "application/json"), PayloadLook::Json);
        QCOMPARE(lookFor("hello", "text/plain"), PayloadLook::Text);
        QCOMPARE(lookFor(QByteArray::fromHex("00ff"), "application/json"), PayloadLook::Hex);
        // A letter that the look cuts through makes no text binary.
        QCOMPARE(lookFor(QByteArray(4095, 'a') + "é" + QByteArray(100, 'b'), {}), PayloadLook::Text);
    }

    void texts()
    {
        PayloadText shown = payloadText("{\"a\":1}", PayloadLook::Json);
        QVERIFY(shown.isJson);
        QCOMPARE(shown.text, u"{\n  \"a\": 1\n}"_s);
        shown = payloadText("{\"a\":", PayloadLook::Json);
        QVERIFY(!shown.isJson);
        QCOMPARE(shown.text, u"{\"a\":"_s);
        // What moves the pen is shown as a mark.
        shown = payloadText("a\x1b[31mb\n\xE2\x80\xAE"
                            "c",
                            PayloadLook::Text);
        QCOMPARE(shown.text, u"a�[31mb\n�c"_s);
        // Only the beginning of a long one, whole letters of it.
        const QByteArray large = QByteArray("é").repeated(mostShownBytes);
        shown = payloadText(large, PayloadLook::Json);
        QVERIFY(shown.isCut);
        QVERIFY(shown.text.size() <= mostShownBytes / 2);
        QVERIFY(!shown.text.contains(QChar::ReplacementCharacter));
        shown = payloadText(large, PayloadLook::Hex);
        QVERIFY(shown.isCut);
        QVERIFY(shown.text.size() < mostShownBytes * 2);
        QVERIFY(payloadText({}, PayloadLook::Hex).text.isEmpty());
    }

    /// Half a megabyte that would become fifty with its indents is shown as it came.
    void indentsDoNotMakeItHuge()
    {
        QByteArray deep(60, '[');
        while (deep.size() < mostShownBytes - 100)
            deep += "0,";
        deep += '0' + QByteArray(60, ']');
        const PayloadText shown = payloadText(deep, PayloadLook::Json);
        QVERIFY(!shown.isJson);
        QCOMPARE(shown.text, QString::fromLatin1(deep));
    }
};

QTEST_GUILESS_MAIN(PayloadTextTest)
#include "PayloadTextTest.moc"
