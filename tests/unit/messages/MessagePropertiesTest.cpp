#include "look/messages/MessageProperties.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <bit>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

AmqpField entry(const char *key, AmqpValue value)
{
    return {.key = key, .value = std::move(value)};
}

MessageProperties all()
{
    const std::vector<AmqpField> inner{entry("deep", {.type = 'F', .items = {entry("x", {.type = 't', .bits = 1})}})};
    return {
        .contentType = "text/plain",
        .contentEncoding = "gzip",
        .headers =
            std::vector<AmqpField>{
                entry("boolean", {.type = 't', .bits = 0}),
                entry("odd boolean", {.type = 't', .bits = 7}),
                entry("int8", {.type = 'b', .bits = quint64(-128)}),
                entry("uint8", {.type = 'B', .bits = 255}),
                entry("int16", {.type = 's', .bits = quint64(-32768)}),
                entry("uint16", {.type = 'u', .bits = 65535}),
                entry("int32", {.type = 'I', .bits = quint64(-2147483648LL)}),
                entry("uint32", {.type = 'i', .bits = 4294967295U}),
                entry("least", {.type = 'l', .bits = quint64(std::numeric_limits<qint64>::min())}),
                entry("most", {.type = 'l', .bits = quint64(std::numeric_limits<qint64>::max())}),
                entry("exact", {.type = 'l', .bits = quint64(-9007199254740992LL)}),
                entry("uint64", {.type = 'L', .bits = std::numeric_limits<quint64>::max()}),
                entry("float", {.type = 'f', .bits = std::bit_cast<quint32>(0.1F)}),
                entry("double", {.type = 'd', .bits = std::bit_cast<quint64>(0.1)}),
                entry("minus nought", {.type = 'd', .bits = std::bit_cast<quint64>(-0.0)}),
                entry("not a number", {.type = 'd', .bits = 0x7ff8000000000123}),
                entry("infinite", {.type = 'f', .bits = 0x7f800000}),
                entry("decimal", {.type = 'D', .bits = 4294967295U, .scale = 255}),
                entry("string", {.type = 'S', .bytes = "späße"}),
                entry("no UTF-8", {.type = 'S', .bytes = "\xff\xfe"}),
                entry("bytes", {.type = 'x', .bytes = QByteArray("\0\1", 2)}),
                entry("array", {.type = 'A', .items = {entry("", {.type = 'V'}), entry("", {.type = 'F', .items = inner})}}),
                entry("table", {.type = 'F', .items = inner}),
                entry("empty", {.type = 'F'}),
                entry("time", {.type = 'T', .bits = std::numeric_limits<quint64>::max()}),
                entry("void", {.type = 'V'}),
                entry("void", {.type = 'S', .bytes = "the same key again"}),
                entry("\xff", {.type = 'V'}),
            },
        .deliveryMode = 2,
        .priority = 255,
        .correlationId = QByteArray("\xff\0", 2),
        .replyTo = "reply",
        .expiration = "1000",
        .messageId = "id",
        .timestamp = 1700000000,
        .type = "type",
        .userId = "user",
        .appId = "app",
        .clusterId = "cluster",
    };
}

} // namespace

class MessagePropertiesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asOnTheWire()
    {
        // Of a broker's log: content type, headers, delivery mode, priority.
        const QByteArray wire = QByteArray::fromHex("b800"
                                                    "0a746578742f706c61696e"
                                                    "0000003d"
                                                    "0166643ff8000000000000"
                                                    "016e6c0000000000000005"
                                                    "01735300000001"
                                                    "78"
                                                    "01744600000018"
                                                    "016141"
                                                    "00000011"
                                                    "6c0000000000000001"
                                                    "530000000162"
                                                    "7401"
                                                    "0205");
        const auto properties = decodeProperties(wire);
        QVERIFY2(properties, qPrintable(properties ? QString() : properties.error().detail));
        QCOMPARE(properties->contentType, "text/plain");
        QCOMPARE(properties->deliveryMode, 2);
        QCOMPARE(properties->priority, 5);
        QVERIFY(!properties->messageId);
        QCOMPARE(properties->headers->size(), 4U);
        QCOMPARE(properties->headers->at(3).value.items.at(0).value.items.at(1).value.bytes, "b");
        QCOMPARE(encodeProperties(*properties), wire);
        QCOMPARE(decodeProperties({}), MessageProperties{});
    }

    void thereAndBack()
    {
        const auto wire = encodeProperties(all());
        QVERIFY(wire);
        QCOMPARE(decodeProperties(*wire), all());
        QCOMPARE(encodeProperties({}), QByteArray(2, '\0'));
    }

    void asJsonAndBack()
    {
        const QByteArray text = QJsonDocument(toJson(all())).toJson();
        const auto again = propertiesFrom(QJsonDocument::fromJson(text).object());
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        QCOMPARE(*again, all());
        const QJsonObject json = toJson(all());
        QCOMPARE(json.value("headers"_L1).toArray().at(2).toObject(), QJsonObject({{u"key"_s, u"int8"_s}, {u"type"_s, u"int8"_s}, {u"value"_s, -128}}));
        QCOMPARE(json.value("headers"_L1).toArray().at(9).toObject().value("value"_L1), QJsonObject({{u"hex"_s, u"7fffffffffffffff"_s}}));
    }

    void senselessJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a number for a text") << QByteArray(R"({"contentType": 7})");
        QTest::newRow("no base64") << QByteArray(R"({"contentType": {"base64": "?"}})");
        QTest::newRow("priority") << QByteArray(R"({"priority": 256})");
        QTest::newRow("half a priority") << QByteArray(R"({"priority": 1.5})");
        QTest::newRow("time") << QByteArray(R"({"timestamp": -1})");
        QTest::newRow("headers") << QByteArray(R"({"headers": {}})");
        QTest::newRow("no key") << QByteArray(R"({"headers": [{"type": "void"}]})");
        QTest::newRow("no type") << QByteArray(R"({"headers": [{"key": "x", "value": 1}]})");
        QTest::newRow("range") << QByteArray(R"({"headers": [{"key": "x", "type": "int8", "value": 128}]})");
        QTest::newRow("range in bits") << QByteArray(R"({"headers": [{"key": "x", "type": "uint32", "value": {"hex": "100000000"}}]})");
        QTest::newRow("scale") << QByteArray(R"({"headers": [{"key": "x", "type": "decimal", "value": 1, "scale": 256}]})");
    }
    void senselessJson()
    {
        QFETCH(QByteArray, text);
        const auto properties = propertiesFrom(QJsonDocument::fromJson(text).object());
        QVERIFY(!properties);
        QCOMPARE(properties.error().kind, ErrorKind::Malformed);
    }

    void everyTruncationIsAnError()
    {
        const QByteArray wire = *encodeProperties(all());
        for (qsizetype size = 1; size < wire.size(); ++size)
            QVERIFY(!decodeProperties(QByteArray(wire.constData(), size)));
        QVERIFY(!decodeProperties(wire + 'x'));
    }

    void everyChangeIsSurvived()
    {
        const QByteArray wire = *encodeProperties(all());
        for (qsizetype at = 0; at < wire.size(); ++at) {
            for (const int value : {0, 1, int('F'), int('A'), int('S'), 0x7f, 0xff}) {
                QByteArray changed = wire;
                changed[at] = char(value);
                // What is read is what is written again, but for bits that mean nothing.
                if (const auto properties = decodeProperties(changed)) {
                    const auto again = encodeProperties(*properties);
                    QVERIFY(again);
                    QCOMPARE(decodeProperties(*again), *properties);
                    QCOMPARE(propertiesFrom(toJson(*properties)), *properties);
                }
            }
        }
    }

    void bounds()
    {
        AmqpValue deep{.type = 'V'};
        for (int i = 0; i < 60; ++i)
            deep = {.type = 'A', .items = {entry("", deep)}};
        QVERIFY(encodeProperties({.headers = std::vector<AmqpField>{entry("deep", deep)}}));
        for (int i = 0; i < 10; ++i)
            deep = {.type = 'A', .items = {entry("", deep)}};
        QVERIFY(!encodeProperties({.headers = std::vector<AmqpField>{entry("deep", deep)}}));

        // 65 arrays in each other, each with its length.
        QByteArray wire;
        for (int i = 0; i < 66; ++i) {
            QByteArray length(4, '\0');
            qToBigEndian(quint32(wire.size()), length.data());
            wire = 'A' + length + wire;
        }
        QByteArray length(4, '\0');
        qToBigEndian(quint32(wire.size() + 2), length.data());
        const auto properties = decodeProperties(QByteArray("\x20\0", 2) + length + "\1k" + wire);
        QVERIFY(!properties);
        QCOMPARE(properties.error().kind, ErrorKind::TooLarge);

        QVERIFY(!encodeProperties({.contentType = QByteArray(256, 'x')}));
        QVERIFY(!encodeProperties({.headers = std::vector<AmqpField>{entry("x", {.type = '?'})}}));
    }
};

QTEST_GUILESS_MAIN(MessagePropertiesTest)
#include "MessagePropertiesTest.moc"
