#pragma once

#include "base/JsonBounds.h"
#include "base/Result.h"
#include "base/ShownName.h"
#include "cluster/OddFields.h"
#include "look/net/AnswerBounds.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

namespace warrener::json {

// One field of an answer, or nothing where it is missing or of another type.

inline std::optional<qint64> integer(const QJsonValue &value)
{
    // Beyond 2^53 a double no longer names one integer, and casting one beyond 2^63 is undefined. A part of one is none.
    if (!value.isDouble() || std::abs(value.toDouble()) > 9.0e15 || value.toDouble() != std::trunc(value.toDouble()))
        return std::nullopt;
    return value.toInteger(static_cast<qint64>(value.toDouble()));
}

inline std::optional<qint64> integer(const QJsonObject &object, QLatin1StringView key)
{
    return integer(object.value(key));
}

/// How many there are of something: less than nothing is no count, though brokers tell it after crashes.
inline std::optional<qint64> count(const QJsonObject &object, QLatin1StringView key)
{
    const std::optional<qint64> value = integer(object, key);
    return value && *value >= 0 ? value : std::nullopt;
}

inline std::optional<double> number(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

/// Some plugins, and servers that write the answer anew, put it as text.
inline std::optional<bool> flag(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    const QString word = value.toString();
    return word == QLatin1StringView("true") ? std::optional(true) : word == QLatin1StringView("false") ? std::optional(false) : std::nullopt;
}

inline std::optional<bool> flag(const QJsonObject &object, QLatin1StringView key)
{
    return flag(object.value(key));
}

/// At most 64 Ki characters: nothing a broker names is longer.
inline QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString().left(65536);
}

inline QStringList texts(const QJsonObject &object, QLatin1StringView key)
{
    QStringList list;
    const QJsonArray array = object.value(key).toArray();
    for (const QJsonValue &value : array) {
        if (value.isString())
            list.append(value.toString());
    }
    return list;
}

/// A rate, per second, of what only grows; `counted`: how many there ever were, where that is told. Nothing where it is said
/// to shrink, or to have had more in a second than ever: brokers tell such rates in the first moments after a start.
inline std::optional<double> possibleRate(double told, std::optional<qint64> counted)
{
    return !(told >= 0) || (counted && told > static_cast<double>(*counted)) ? std::nullopt : std::optional(told);
}

/// {"NAME": …, "NAME_details": {"rate": …}} of the management API: nothing where it is missing or cannot be.
inline std::optional<double> rate(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<double> value = number(object.value(QString(name) + QLatin1StringView("_details")).toObject(), QLatin1StringView("rate"));
    return value ? possibleRate(*value, integer(object, name)) : std::nullopt;
}

enum class FieldKind : std::uint8_t {
    Count,   ///< or a word, where there is none: "unlimited", "undefined"
    Integer, ///< as Count, and may be negative
    Flag,    ///< or "undefined"
    Text,
    Texts,
    Objects,
    Object, ///< or an empty list, as Erlang writes an empty one
};

struct Field
{
    QLatin1StringView key;
    FieldKind kind;
};

constexpr Field asCount(QLatin1StringView key)
{
    return {key, FieldKind::Count};
}
constexpr Field asInteger(QLatin1StringView key)
{
    return {key, FieldKind::Integer};
}
constexpr Field asFlag(QLatin1StringView key)
{
    return {key, FieldKind::Flag};
}
constexpr Field asText(QLatin1StringView key)
{
    return {key, FieldKind::Text};
}
constexpr Field asTexts(QLatin1StringView key)
{
    return {key, FieldKind::Texts};
}
constexpr Field asObjects(QLatin1StringView key)
{
    return {key, FieldKind::Objects};
}
constexpr Field asObject(QLatin1StringView key)
{
    return {key, FieldKind::Object};
}

/// "12", "-4": a number in quotes, which no broker writes; "unlimited" is a word for there being none.
inline bool isQuotedNumber(QStringView text)
{
    const QStringView digits = text.startsWith(u'-') || text.startsWith(u'+') ? text.sliced(1) : text;
    return !digits.isEmpty() && digits.front().isDigit();
}

/// Missing and null are never odd.
inline bool isOdd(const QJsonValue &value, FieldKind kind)
{
    if (value.isUndefined() || value.isNull())
        return false;
    const auto holdsOnly = [&value](QJsonValue::Type type) {
        const QJsonArray list = value.toArray();
        return value.isArray() && std::ranges::all_of(list, [type](const QJsonValue &entry) { return entry.type() == type; });
    };
    switch (kind) {
    case FieldKind::Count:
    case FieldKind::Integer: {
        if (value.isString())
            return isQuotedNumber(value.toString());
        const std::optional<qint64> whole = integer(value);
        return !whole || (kind == FieldKind::Count && *whole < 0);
    }
    case FieldKind::Flag:
        return !flag(value).has_value() && value.toString() != QLatin1StringView("undefined");
    case FieldKind::Text:
        return !value.isString();
    case FieldKind::Texts:
        return !holdsOnly(QJsonValue::String);
    case FieldKind::Objects:
        return !holdsOnly(QJsonValue::Object);
    case FieldKind::Object:
        return !value.isObject() && !(value.isArray() && value.toArray().isEmpty());
    }
    return false;
}

/// What stands there instead of a number, as it came: "-4", "1.5", "\"12\"". Empty: a structure, which says too much.
inline QString rawNumber(const QJsonValue &value)
{
    if (value.isString())
        return u'"' + shownName(value.toString().left(40)) + u'"';
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (!value.isDouble())
        return {};
    // In brackets it is a document, and stands there as JSON writes it.
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(list.sliced(1, list.size() - 2).left(40));
}

/// "messages_ready (orders): -4": a field, of whom, and what stands there; `raw` may be empty.
inline QString oddField(const QString &key, const QString &name, const QString &raw)
{
    const QString where = QStringLiteral("%1 (%2)").arg(key, shownName(name.left(200)));
    return raw.isEmpty() ? where : where + QStringLiteral(": ") + raw;
}

/// Notes the fields of a row that are none of the broker's; `name` says which row it is.
inline void noteOdd(const QJsonObject &row, std::span<const Field> fields, const QString &name, OddFields &odd)
{
    for (const Field &field : fields) {
        const QJsonValue value = row.value(field.key);
        if (isOdd(value, field.kind))
            odd.add(oddField(field.key, name, field.kind == FieldKind::Count || field.kind == FieldKind::Integer ? rawNumber(value) : QString()));
    }
}

/// A row without what it is called by, or that is no object: nobody can say what it is about.
inline void noteOddRow(OddFields &odd)
{
    odd.add(QCoreApplication::translate("ManagementAnswers", "a row without a name"));
}

inline Error malformed(const QString &detail = {})
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("ManagementAnswers", "The answer is not what RabbitMQ's management API says here"), detail)
        .error();
}

/// TooLarge, in words about the answer.
inline Status within(const QByteArray &text, const JsonBounds &bounds)
{
    const Status status = withinBounds(text, bounds);
    if (status)
        return {};
    if (status.error().kind == ErrorKind::Malformed)
        return std::unexpected(malformed(status.error().message));
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("ManagementAnswers", "The answer holds more than RabbitMQ's management API says here"),
                   status.error().message);
}

/// The one object that an answer is. Errors: Malformed, TooLarge.
inline Result<QJsonObject> object(const QByteArray &text, const JsonBounds &bounds = answers::usual)
{
    if (const Status status = within(text, bounds); !status)
        return std::unexpected(status.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        return std::unexpected(malformed(error.error == QJsonParseError::NoError ? QString() : error.errorString()));
    return document.object();
}

inline Result<QJsonArray> array(const QByteArray &text, const JsonBounds &bounds = answers::usual)
{
    if (const Status status = within(text, bounds); !status)
        return std::unexpected(status.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isArray())
        return std::unexpected(malformed(error.error == QJsonParseError::NoError ? QString() : error.errorString()));
    return document.array();
}

} // namespace warrener::json
