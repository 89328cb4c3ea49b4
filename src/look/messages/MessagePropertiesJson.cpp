// MessageProperties: the form for people.
#include "look/messages/MessageProperties.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 exactInJson = qint64(1) << 53;
constexpr int deepestJson = 64;

std::unexpected<Error> badJson(const QString &place)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Messages", "The properties of a message make no sense at “%1”").arg(place));
}

QJsonValue jsonOfText(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return text;
    return QJsonObject{{u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
}

QJsonValue jsonOfBits(quint64 bits)
{
    return QJsonObject{{u"hex"_s, QString::number(bits, 16)}};
}

QJsonValue jsonOfWhole(quint64 bits, bool isSigned)
{
    const auto value = qint64(bits);
    const bool exact = isSigned ? value >= -exactInJson && value <= exactInJson : bits <= quint64(exactInJson);
    return exact ? QJsonValue(value) : jsonOfBits(bits);
}

template <class Real, class Bits>
QJsonValue jsonOfReal(Bits bits)
{
    const auto real = std::bit_cast<Real>(bits);
    // −0 and the values that JSON has no word for.
    if (!std::isfinite(real) || (real == Real(0) && std::signbit(real)))
        return jsonOfBits(bits);
    return double(real);
}

QJsonArray jsonOfFields(const std::vector<AmqpField> &fields, bool keys);

QJsonObject jsonOfValue(const AmqpValue &value)
{
    QJsonObject json{{u"type"_s, QString(amqpTypeName(value.type))}};
    const auto put = [&json](const QJsonValue &of) { json.insert(u"value"_s, of); };
    switch (value.type) {
    case 't':
        // Any byte but 0 is true; only 0 and 1 come back from a JSON boolean.
        put(value.bits <= 1 ? QJsonValue(value.bits == 1) : jsonOfBits(value.bits));
        break;
    case 'b':
    case 's':
    case 'I':
    case 'l':
        put(jsonOfWhole(value.bits, true));
        break;
    case 'B':
    case 'u':
    case 'i':
    case 'L':
    case 'T':
        put(jsonOfWhole(value.bits, false));
        break;
    case 'f':
        put(jsonOfReal<float>(quint32(value.bits)));
        break;
    case 'd':
        put(jsonOfReal<double>(value.bits));
        break;
    case 'D':
        json.insert(u"scale"_s, value.scale);
        put(jsonOfWhole(value.bits, false));
        break;
    case 'S':
        put(jsonOfText(value.bytes));
        break;
    case 'x':
        put(QJsonObject{{u"base64"_s, QString::fromLatin1(value.bytes.toBase64())}});
        break;
    case 'A':
        put(jsonOfFields(value.items, false));
        break;
    case 'F':
        put(jsonOfFields(value.items, true));
        break;
    default:
        break;
    }
    return json;
}

QJsonArray jsonOfFields(const std::vector<AmqpField> &fields, bool keys)
{
    QJsonArray array;
    for (const AmqpField &field : fields) {
        QJsonObject json = jsonOfValue(field.value);
        if (keys)
            json.insert(u"key"_s, jsonOfText(field.key));
        array.append(json);
    }
    return array;
}

std::optional<QByteArray> textOfJson(const QJsonValue &json)
{
    if (json.isString())
        return json.toString().toUtf8();
    const QJsonValue base64 = json[u"base64"];
    if (!base64.isString())
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(base64.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}

std::optional<quint64> bitsOfJson(const QJsonValue &json)
{
    const QJsonValue hex = json[u"hex"];
    if (!hex.isString())
        return std::nullopt;
    bool good = false;
    const quint64 bits = hex.toString().toULongLong(&good, 16);
    return good ? std::optional(bits) : std::nullopt;
}

std::optional<quint64> wholeOfJson(const QJsonValue &json, qint64 least, quint64 most)
{
    if (!json.isDouble()) {
        const std::optional<quint64> bits = bitsOfJson(json);
        const bool fits = bits && (least < 0 ? qint64(*bits) >= least && (qint64(*bits) < 0 || *bits <= most) : *bits <= most);
        return fits ? bits : std::nullopt;
    }
    const double real = json.toDouble();
    if (std::floor(real) != real || std::abs(real) > double(exactInJson))
        return std::nullopt;
    const auto value = qint64(real);
    if (value < least || (value > 0 && quint64(value) > most))
        return std::nullopt;
    return quint64(value);
}

char typeOfJson(const QJsonValue &json)
{
    static constexpr char letters[] = "tbBsuIilLfdDSxAFTV";
    const QString name = json.toString();
    for (const char letter : QByteArrayView(letters)) {
        if (!name.isEmpty() && amqpTypeName(letter) == name)
            return letter;
    }
    return '\0';
}

std::optional<std::vector<AmqpField>> fieldsOfJson(const QJsonValue &json, bool keys, int depth);

std::optional<AmqpValue> valueOfJson(const QJsonObject &json, int depth)
{
    AmqpValue value{.type = typeOfJson(json.value("type"_L1))};
    const QJsonValue of = json.value("value"_L1);
    const auto whole = [&](qint64 least, quint64 most) -> std::optional<AmqpValue> {
        const std::optional<quint64> bits = wholeOfJson(of, least, most);
        if (!bits)
            return std::nullopt;
        value.bits = *bits;
        return value;
    };
    switch (value.type) {
    case 't':
        if (!of.isBool())
            return whole(0, 0xff);
        value.bits = of.toBool() ? 1 : 0;
        return value;
    case 'b':
        return whole(-0x80, 0x7f);
    case 'B':
        return whole(0, 0xff);
    case 's':
        return whole(-0x8000, 0x7fff);
    case 'u':
        return whole(0, 0xffff);
    case 'I':
        return whole(std::numeric_limits<qint32>::min(), 0x7fffffff);
    case 'i':
        return whole(0, 0xffffffff);
    case 'l':
        return whole(std::numeric_limits<qint64>::min(), quint64(std::numeric_limits<qint64>::max()));
    case 'L':
    case 'T':
        return whole(0, std::numeric_limits<quint64>::max());
    case 'D': {
        const int scale = json.value("scale"_L1).toInt(-1);
        if (scale < 0 || scale > 255)
            return std::nullopt;
        value.scale = quint8(scale);
        return whole(0, 0xffffffff);
    }
    case 'f':
        if (!of.isDouble())
            return whole(0, 0xffffffff);
        value.bits = std::bit_cast<quint32>(float(of.toDouble()));
        return value;
    case 'd':
        if (!of.isDouble())
            return whole(0, std::numeric_limits<quint64>::max());
        value.bits = std::bit_cast<quint64>(of.toDouble());
        return value;
    case 'S':
    case 'x': {
        std::optional<QByteArray> bytes = textOfJson(of);
        if (!bytes)
            return std::nullopt;
        value.bytes = std::move(*bytes);
        return value;
    }
    case 'A':
    case 'F': {
        auto items = fieldsOfJson(of, value.type == 'F', depth + 1);
        if (!items)
            return std::nullopt;
        value.items = std::move(*items);
        return value;
    }
    case 'V':
        return value;
    default:
        return std::nullopt;
    }
}

std::optional<std::vector<AmqpField>> fieldsOfJson(const QJsonValue &json, bool keys, int depth)
{
    if (!json.isArray() || depth > deepestJson)
        return std::nullopt;
    std::vector<AmqpField> fields;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &item : array) {
        const QJsonObject object = item.toObject();
        const std::optional<QByteArray> key = keys ? textOfJson(object.value("key"_L1)) : QByteArray();
        std::optional<AmqpValue> value = valueOfJson(object, depth);
        if (!key || !value)
            return std::nullopt;
        fields.push_back({.key = *key, .value = std::move(*value)});
    }
    return fields;
}

struct TextProperty
{
    QLatin1StringView key;
    std::optional<QByteArray> MessageProperties::*place;
};

constexpr TextProperty textProperties[] = {
    {"contentType"_L1, &MessageProperties::contentType},
    {"contentEncoding"_L1, &MessageProperties::contentEncoding},
    {"correlationId"_L1, &MessageProperties::correlationId},
    {"replyTo"_L1, &MessageProperties::replyTo},
    {"expiration"_L1, &MessageProperties::expiration},
    {"messageId"_L1, &MessageProperties::messageId},
    {"type"_L1, &MessageProperties::type},
    {"userId"_L1, &MessageProperties::userId},
    {"appId"_L1, &MessageProperties::appId},
    {"clusterId"_L1, &MessageProperties::clusterId},
};

} // namespace

QJsonObject toJson(const MessageProperties &properties)
{
    QJsonObject json;
    for (const TextProperty &text : textProperties) {
        if (const auto &value = properties.*text.place)
            json.insert(text.key, jsonOfText(*value));
    }
    if (properties.deliveryMode)
        json.insert("deliveryMode"_L1, *properties.deliveryMode);
    if (properties.priority)
        json.insert("priority"_L1, *properties.priority);
    if (properties.timestamp)
        json.insert("timestamp"_L1, jsonOfWhole(*properties.timestamp, false));
    if (properties.headers)
        json.insert("headers"_L1, jsonOfFields(*properties.headers, true));
    return json;
}

Result<MessageProperties> propertiesFrom(const QJsonObject &json)
{
    MessageProperties properties;
    for (const TextProperty &text : textProperties) {
        if (!json.contains(text.key))
            continue;
        properties.*text.place = textOfJson(json.value(text.key));
        if (!(properties.*text.place))
            return badJson(text.key);
    }
    const auto octet = [&json](QLatin1StringView key, std::optional<quint8> &place) {
        if (!json.contains(key))
            return true;
        const std::optional<quint64> value = wholeOfJson(json.value(key), 0, 0xff);
        place = value ? std::optional(quint8(*value)) : std::nullopt;
        return value.has_value();
    };
    if (!octet("deliveryMode"_L1, properties.deliveryMode))
        return badJson(u"deliveryMode"_s);
    if (!octet("priority"_L1, properties.priority))
        return badJson(u"priority"_s);
    if (json.contains("timestamp"_L1)) {
        properties.timestamp = wholeOfJson(json.value("timestamp"_L1), 0, std::numeric_limits<quint64>::max());
        if (!properties.timestamp)
            return badJson(u"timestamp"_s);
    }
    if (json.contains("headers"_L1)) {
        properties.headers = fieldsOfJson(json.value("headers"_L1), true, 0);
        if (!properties.headers)
            return badJson(u"headers"_s);
    }
    return properties;
}

} // namespace warrener
