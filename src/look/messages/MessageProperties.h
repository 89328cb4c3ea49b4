#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>
#include <vector>

namespace warrener {

struct AmqpField;

/// A value of an AMQP 0-9-1 field table with the type it has on the wire, as RabbitMQ and its clients
/// write them: t boolean, b B s u I i l L whole numbers of 8 to 64 bits (small letter of a pair: see
/// amqpTypeName()), f d floats, D decimal, S long string, x bytes, A array, F table, T timestamp (s), V void.
struct AmqpValue
{
    char type = 'V';
    quint64 bits = 0;             ///< of numbers, booleans, floats, timestamps: as on the wire, signed ones extended to 64 bits
    quint8 scale = 0;             ///< of a decimal: digits behind the point
    QByteArray bytes{};           ///< of S and x
    std::vector<AmqpField> items; ///< of A (keys are empty) and F, in the order of the wire

    bool operator==(const AmqpValue &) const;
};

/// One entry of a table. A key may come twice.
struct AmqpField
{
    QByteArray key;
    AmqpValue value;

    bool operator==(const AmqpField &) const = default;
};

inline bool AmqpValue::operator==(const AmqpValue &other) const
{
    return type == other.type && bits == other.bits && scale == other.scale && bytes == other.bytes && items == other.items;
}

/// "int32", "string"…: what a type letter means, for people and in JSON; empty for a letter that is none.
QLatin1StringView amqpTypeName(char type);

/// The properties of a message of AMQP 0-9-1 (class basic). What is not set is not there.
struct MessageProperties
{
    std::optional<QByteArray> contentType{};
    std::optional<QByteArray> contentEncoding{};
    std::optional<std::vector<AmqpField>> headers{};
    std::optional<quint8> deliveryMode{}; ///< 1 transient, 2 persistent
    std::optional<quint8> priority{};
    std::optional<QByteArray> correlationId{};
    std::optional<QByteArray> replyTo{};
    std::optional<QByteArray> expiration{}; ///< milliseconds, as text
    std::optional<QByteArray> messageId{};
    std::optional<quint64> timestamp{}; ///< seconds since the epoch
    std::optional<QByteArray> type{};
    std::optional<QByteArray> userId{};
    std::optional<QByteArray> appId{};
    std::optional<QByteArray> clusterId{};

    bool operator==(const MessageProperties &) const = default;
};

/// Bounds of what is read: tables nest 64 deep and hold 100,000 values in all; bytes are the caller's bound.
/// Reads flags and list as they stand on the wire (QueueMessage::properties). Empty input: no properties.
/// Pure. Errors: Malformed, TooLarge (nesting, values).
Result<MessageProperties> decodeProperties(QByteArrayView wire);
/// The wire's form: of what decodeProperties() gave, the very bytes it came from (but for flags that mean
/// nothing). Errors: Usage (a short string or key over 255 bytes, a type letter that is none).
Result<QByteArray> encodeProperties(const MessageProperties &properties);

/// A form for people that loses nothing: {"contentType": "text/plain", "deliveryMode": 2, "headers":
/// [{"key": "x", "type": "int32", "value": 7}, …]}. Bytes that are not UTF-8 stand as {"base64": "…"};
/// numbers that JSON would blur (over 2^53, NaN, infinities) as {"hex": "…"} of their bits.
QJsonObject toJson(const MessageProperties &properties);
/// And back. Errors: Malformed with the place.
Result<MessageProperties> propertiesFrom(const QJsonObject &json);

} // namespace warrener
