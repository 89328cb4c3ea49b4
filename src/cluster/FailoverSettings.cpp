#include "cluster/FailoverSettings.h"

#include "cluster/ProfileKeys.h"

using namespace Qt::StringLiterals;

namespace warrener {

FailoverSettings failoverSettings(const ClusterProfile &profile)
{
    const QJsonObject json = profile.other.value("failover"_L1).toObject();
    const FailoverSettings normal;
    return {
        .checkInterval = std::chrono::seconds{profilekeys::within(json, "check"_L1, 1, 3600, int(normal.checkInterval.count()))},
        .failures = profilekeys::within(json, "failures"_L1, 1, 100, normal.failures),
        .recoveryInterval = std::chrono::seconds{profilekeys::within(json, "recovery"_L1, 1, 3600, int(normal.recoveryInterval.count()))},
        .longest = std::chrono::seconds{profilekeys::within(json, "longest"_L1, 10, 3600, int(normal.longest.count()))},
        .block = std::chrono::seconds{profilekeys::within(json, "block"_L1, 0, 86'400, int(normal.block.count()))},
        .clientsPerSecond = profilekeys::within(json, "clientsPerSecond"_L1, 1, 100'000, normal.clientsPerSecond),
        .automatic = json.value("automatic"_L1).toBool(normal.automatic),
    };
}

NodePreference nodePreference(const NodeProfile &node)
{
    const QJsonObject json = node.other.value("failover"_L1).toObject();
    return {.priority = profilekeys::within(json, "priority"_L1, -10, 10, 0), .never = json.value("never"_L1).toBool(false)};
}

void setFailoverSettings(ClusterProfile &profile, const FailoverSettings &settings)
{
    const FailoverSettings normal;
    QJsonObject json = profile.other.value("failover"_L1).toObject();
    profilekeys::put(json, "check"_L1, int(settings.checkInterval.count()), int(normal.checkInterval.count()));
    profilekeys::put(json, "failures"_L1, settings.failures, normal.failures);
    profilekeys::put(json, "recovery"_L1, int(settings.recoveryInterval.count()), int(normal.recoveryInterval.count()));
    profilekeys::put(json, "longest"_L1, int(settings.longest.count()), int(normal.longest.count()));
    profilekeys::put(json, "block"_L1, int(settings.block.count()), int(normal.block.count()));
    profilekeys::put(json, "clientsPerSecond"_L1, settings.clientsPerSecond, normal.clientsPerSecond);
    profilekeys::put(json, "automatic"_L1, settings.automatic, normal.automatic);
    profilekeys::putObject(profile.other, "failover"_L1, json);
}

void setNodePreference(NodeProfile &node, const NodePreference &preference)
{
    const NodePreference normal;
    QJsonObject json = node.other.value("failover"_L1).toObject();
    profilekeys::put(json, "priority"_L1, preference.priority, normal.priority);
    profilekeys::put(json, "never"_L1, preference.never, normal.never);
    profilekeys::putObject(node.other, "failover"_L1, json);
}

} // namespace warrener
