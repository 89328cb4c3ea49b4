#pragma once

#include <QJsonObject>

#include <algorithm>

/// How one feature's settings stand in a key of the profile that others may know better.
namespace warrener::profilekeys {

/// The number of that key held within its bounds; `otherwise` where it is no number.
inline int within(const QJsonObject &json, QLatin1StringView key, int least, int most, int otherwise)
{
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
