#include "cluster/FailoverSettings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

int within(const QJsonObject &json, QLatin1StringView key, int least, int most, int otherwise)
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

void putObject(QJsonObject &other, const QJsonObject &failover)
{
    if (failover.isEmpty())
        other.remove("failover"_L1);
    else
        other.insert("failover"_L1, failover);
}

} // namespace

FailoverSettings failoverSettings(const ClusterProfile &profile)
{
    const QJsonObject json = profile.other.value("failover"_L1).toObject();
    const FailoverSettings normal;
    return {
        .checkInterval = std::chrono::seconds{within(json, "check"_L1, 1, 3600, int(normal.checkInterval.count()))},
        .failures = within(json, "failures"_L1, 1, 100, normal.failures),
        .recoveryInterval = std::chrono::seconds{within(json, "recovery"_L1, 1, 3600, int(normal.recoveryInterval.count()))},
        .longest = std::chrono::seconds{within(json, "longest"_L1, 10, 3600, int(normal.longest.count()))},
        .block = std::chrono::seconds{within(json, "block"_L1, 0, 86'400, int(normal.block.count()))},
        .clientsPerSecond = within(json, "clientsPerSecond"_L1, 1, 100'000, normal.clientsPerSecond),
        .automatic = json.value("automatic"_L1).toBool(normal.automatic),
    };
}

NodePreference nodePreference(const NodeProfile &node)
{
    const QJsonObject json = node.other.value("failover"_L1).toObject();
    return {.priority = within(json, "priority"_L1, -10, 10, 0), .never = json.value("never"_L1).toBool(false)};
}

void setFailoverSettings(ClusterProfile &profile, const FailoverSettings &settings)
{
    const FailoverSettings normal;
    QJsonObject json = profile.other.value("failover"_L1).toObject();
    put(json, "check"_L1, int(settings.checkInterval.count()), int(normal.checkInterval.count()));
    put(json, "failures"_L1, settings.failures, normal.failures);
    put(json, "recovery"_L1, int(settings.recoveryInterval.count()), int(normal.recoveryInterval.count()));
    put(json, "longest"_L1, int(settings.longest.count()), int(normal.longest.count()));
    put(json, "block"_L1, int(settings.block.count()), int(normal.block.count()));
    put(json, "clientsPerSecond"_L1, settings.clientsPerSecond, normal.clientsPerSecond);
    put(json, "automatic"_L1, settings.automatic, normal.automatic);
    putObject(profile.other, json);
}

void setNodePreference(NodeProfile &node, const NodePreference &preference)
{
    const NodePreference normal;
    QJsonObject json = node.other.value("failover"_L1).toObject();
    put(json, "priority"_L1, preference.priority, normal.priority);
    put(json, "never"_L1, preference.never, normal.never);
    putObject(node.other, json);
}

} // namespace warrener
