#pragma once

#include "app/warrenctl/Report.h"
#include "base/Clock.h"
#include "base/Error.h"
#include "cluster/Part.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <cmath>
#include <limits>
#include <optional>

namespace warrener::ctl {

/// A known number, or null. Figures that are no numbers are null too: JSON has no NaN.
template <class Number>
QJsonValue number(const std::optional<Number> &value)
{
    if (!value || !std::isfinite(static_cast<double>(*value)))
        return QJsonValue::Null;
    return static_cast<double>(*value);
}

inline QJsonValue number(const std::optional<Millis> &value)
{
    return value ? QJsonValue(static_cast<double>(value->count())) : QJsonValue::Null;
}

/// Exact: JSON has numbers of 64 bits here, with a sign; what is above is text.
inline QJsonValue exactly(quint64 value)
{
    return value <= quint64(std::numeric_limits<qint64>::max()) ? QJsonValue(qint64(value)) : QJsonValue(QString::number(value));
}

inline QJsonValue time(TimePoint at)
{
    return isNever(at) ? QJsonValue::Null : QJsonValue(toDateTime(at).toUTC().toString(Qt::ISODateWithMs));
}

inline QJsonValue error(const std::optional<Error> &reason)
{
    if (!reason)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("kind"), toId(reason->kind)}, {QStringLiteral("message"), reason->message}, {QStringLiteral("detail"), reason->detail}};
}

inline QJsonValue text(const QString &value)
{
    return value.isEmpty() ? QJsonValue::Null : QJsonValue(value);
}

/// A schema as it is published: the same bytes for people, the same document for scripts.
inline Report schemaReport(const QByteArray &schema)
{
    return {.text = QString::fromUtf8(schema), .json = QJsonDocument::fromJson(schema).object()};
}

} // namespace warrener::ctl
