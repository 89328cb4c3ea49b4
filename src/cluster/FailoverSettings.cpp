#include "cluster/FailoverSettings.h"

#include "cluster/ProfileKeys.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto failoverKey = "failover"_L1; // of the profile, and of a node in it
constexpr auto checkKey = "check"_L1;
constexpr auto failuresKey = "failures"_L1;
constexpr auto recoveryKey = "recovery"_L1;
constexpr auto longestKey = "longest"_L1;
constexpr auto blockKey = "block"_L1;
constexpr auto clientsPerSecondKey = "clientsPerSecond"_L1;
constexpr auto automaticKey = "automatic"_L1;
constexpr auto priorityKey = "priority"_L1;
constexpr auto neverKey = "never"_L1;

} // namespace

FailoverSettings failoverSettings(const ClusterProfile &profile)
{
    const QJsonObject json = profile.other.value(failoverKey).toObject();
    const FailoverSettings normal;
    return {
        .checkInterval = std::chrono::seconds{profilekeys::within(json, checkKey, failoverbounds::checkInterval, int(normal.checkInterval.count()))},
        .failures = profilekeys::within(json, failuresKey, failoverbounds::failures, normal.failures),
        .recoveryInterval =
            std::chrono::seconds{profilekeys::within(json, recoveryKey, failoverbounds::recoveryInterval, int(normal.recoveryInterval.count()))},
        .longest = std::chrono::seconds{profilekeys::within(json, longestKey, failoverbounds::longest, int(normal.longest.count()))},
        .block = std::chrono::seconds{profilekeys::within(json, blockKey, failoverbounds::block, int(normal.block.count()))},
        .clientsPerSecond = profilekeys::within(json, clientsPerSecondKey, failoverbounds::clientsPerSecond, normal.clientsPerSecond),
        .automatic = json.value(automaticKey).toBool(normal.automatic),
    };
}

NodePreference nodePreference(const NodeProfile &node)
{
    const QJsonObject json = node.other.value(failoverKey).toObject();
    return {.priority = profilekeys::within(json, priorityKey, failoverbounds::priority, 0), .never = json.value(neverKey).toBool(false)};
}

void setFailoverSettings(ClusterProfile &profile, const FailoverSettings &settings)
{
    const FailoverSettings normal;
    QJsonObject json = profile.other.value(failoverKey).toObject();
    profilekeys::put(json, checkKey, int(settings.checkInterval.count()), int(normal.checkInterval.count()));
    profilekeys::put(json, failuresKey, settings.failures, normal.failures);
    profilekeys::put(json, recoveryKey, int(settings.recoveryInterval.count()), int(normal.recoveryInterval.count()));
    profilekeys::put(json, longestKey, int(settings.longest.count()), int(normal.longest.count()));
    profilekeys::put(json, blockKey, int(settings.block.count()), int(normal.block.count()));
    profilekeys::put(json, clientsPerSecondKey, settings.clientsPerSecond, normal.clientsPerSecond);
    profilekeys::put(json, automaticKey, settings.automatic, normal.automatic);
    profilekeys::putObject(profile.other, failoverKey, json);
}

void setNodePreference(NodeProfile &node, const NodePreference &preference)
{
    const NodePreference normal;
    QJsonObject json = node.other.value(failoverKey).toObject();
    profilekeys::put(json, priorityKey, preference.priority, normal.priority);
    profilekeys::put(json, neverKey, preference.never, normal.never);
    profilekeys::putObject(node.other, failoverKey, json);
}

void checkFailoverSettings(JsonReader profile)
{
    JsonReader failover = profile.object(failoverKey);
    for (const QLatin1StringView key : {checkKey, failuresKey, recoveryKey, longestKey, blockKey, clientsPerSecondKey})
        profilekeys::check(failover, key);
    failover.flag(automaticKey);
    profile.list("nodes"_L1, [](JsonReader node) {
        JsonReader preference = node.object(failoverKey);
        profilekeys::check(preference, priorityKey);
        return preference.flag(neverKey);
    });
}

} // namespace warrener
