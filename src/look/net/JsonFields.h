#pragma once

#include "base/JsonBounds.h"
#include "base/Result.h"
#include "look/net/AnswerBounds.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <cmath>
#include <optional>

namespace warrener::json {

// One field of an answer, or nothing where it is missing or of another type.

inline std::optional<qint64> integer(const QJsonValue &value)
{
    // Beyond 2^53 a double no longer names one integer, and casting one beyond 2^63 is undefined.
    if (!value.isDouble() || std::abs(value.toDouble()) > 9.0e15)
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

inline std::optional<bool> flag(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
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

/// {"NAME_details": {"rate": …}} of the management API, of what only grows: nothing where it is said to shrink.
inline std::optional<double> rate(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<double> value = number(object.value(QString(name) + QLatin1StringView("_details")).toObject(), QLatin1StringView("rate"));
    return value && *value >= 0 ? value : std::nullopt;
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
