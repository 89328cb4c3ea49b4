#pragma once

#include "base/JsonReader.h"
#include "cluster/Bounds.h"

#include <QJsonObject>

#include <algorithm>
#include <limits>

/// How one feature's settings stand in a key of the profile that others may know better.
namespace warrener::profilekeys {

// Of the webhook, which look/notify reads; here, so that a profile in which they are no texts is refused.
constexpr QLatin1StringView webhook("webhook");
constexpr QLatin1StringView webhookToken("webhookToken");
constexpr QLatin1StringView webhookCa("webhookCa");

/// Wrong in the whole where it is there and no number; its bounds are held when it is read.
inline void check(JsonReader &section, QLatin1StringView key)
{
    constexpr double any = std::numeric_limits<double>::max();
    section.number(key, -any, any, 0);
}

/// The number of that key held within its bounds; `otherwise` where it is no number.
inline int within(const QJsonObject &json, QLatin1StringView key, Bounds bounds, int otherwise)
{
    const auto [least, most] = bounds;
    const QJsonValue value = json.value(key);
    // The comparison is false for what is no number of that size too.
    const double number = value.toDouble(otherwise);
    return number >= least && number <= most ? int(number) : std::clamp(number > most ? most : least, least, most);
}

/// What is as ever is not written: a newer Warrener may know better.
template <class Value>
void put(QJsonObject &json, QLatin1StringView key, Value value, Value normal)
{
    if (value == normal)
        json.remove(key);
    else
        json.insert(key, value);
}

/// An object without a key is not written at all.
inline void putObject(QJsonObject &json, QLatin1StringView key, const QJsonObject &object)
{
    if (object.isEmpty())
        json.remove(key);
    else
        json.insert(key, object);
}

} // namespace warrener::profilekeys
