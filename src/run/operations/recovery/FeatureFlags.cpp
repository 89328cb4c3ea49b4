// The feature flags that an upgrade has left off.
#include "run/operations/recovery/FeatureFlags.h"

#include "base/Phrases.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/RepairCommands.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto enableFlagsName = "broker.enable-flags"_L1;
constexpr Millis flagsPatience{120000};

QString flagNames(const QList<FeatureFlag> &flags)
{
    QStringList names;
    for (const FeatureFlag &flag : flags)
        names.append(flag.name);
    return phrases::list(names);
}

/// Argument: {"ask"}. Answer: {"enabled": [names]}.
OperationTask enableFlags(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const Result<QList<FeatureFlag>> off = co_await askFlagsOff(access, ask, context.stop);
    if (!off)
        co_return std::unexpected(off.error());
    if (off->isEmpty())
        co_return saying(QCoreApplication::translate("Recovery", "Every stable feature flag is on"), {{u"enabled"_s, QJsonArray()}});
    for (const FeatureFlag &flag : *off)
        context.output(QCoreApplication::translate("Recovery", "%1: %2, %3").arg(flag.name, flag.state, flag.stability));
    // A flag is enabled by all nodes or by none.
    const Result<QList<NodeFigures>> rows = co_await rowsOfAny(access, ask, context.stop);
    if (!rows)
        co_return std::unexpected(rows.error());
    const auto down = std::ranges::find(*rows, false, &NodeFigures::running);
    if (down != rows->end()) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Recovery", "%1 does not run: a feature flag is enabled by all nodes or by none").arg(shortName(down->name)));
    }
    const auto unknown = std::ranges::find(*off, u"unavailable"_s, &FeatureFlag::state);
    if (unknown != off->end()) {
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Recovery", "Not every node knows %1: bring all nodes to one version first").arg(unknown->name));
    }
    NodeName where;
    const Result<QByteArray> said = co_await onHostOfAny(access, ask, enableFlagsCommand, {.timeout = flagsPatience}, &where, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    const Result<QList<FeatureFlag>> left = co_await askFlagsOff(access, ask, context.stop);
    if (!left)
        co_return std::unexpected(left.error());
    if (!left->isEmpty()) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Recovery", "%1 was told to enable every feature flag, and these are off still: %2")
                                                  .arg(shortName(where), flagNames(*left)));
    }
    QJsonArray enabled;
    for (const FeatureFlag &flag : *off)
        enabled.append(flag.name);
    co_return saying(QCoreApplication::translate("Recovery", "%1 is on, by %2").arg(flagNames(*off), shortName(where)), {{u"enabled"_s, enabled}});
}

} // namespace

void addFeatureFlagOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, enableFlagsName, access, enableFlags);
}

QCoro::Task<Result<QList<FeatureFlag>>> askFlagsOff(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop)
{
    Result<QList<FeatureFlag>> flags = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Recovery", "There is no node to ask"));
    for (const NodeName &node : std::as_const(ask)) {
        if (ManagementClient *client = access->management(node); client != nullptr)
            flags = co_await client->featureFlags(stop);
        if (flags)
            break;
    }
    if (flags)
        flags->removeIf(
            [](const FeatureFlag &flag) { return flag.state == "enabled"_L1 || (flag.stability != "stable"_L1 && flag.stability != "required"_L1); });
    co_return flags;
}

Step enableFlagsStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask)
{
    Step step =
        action(id, QCoreApplication::translate("Recovery", "Enable every stable feature flag"), call(enableFlagsName, {{key::ask, toJson(ask)}}), Millis{5000});
    step.timeout = flagsPatience;
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = {shown(hostOf(profile, ask.value(0)), enableFlagsCommand(ask.value(0)))};
    step.cannotBeUndone = QCoreApplication::translate("Recovery", "A feature flag cannot be switched off again");
    return step;
}

} // namespace warrener
