#include "run/operations/restore/RestoreFit.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto masterLocator = "queue-master-locator"_L1;
constexpr auto leaderLocator = "queue-leader-locator"_L1;
constexpr auto masterLocatorArgument = "x-queue-master-locator"_L1;
constexpr auto leaderLocatorArgument = "x-queue-leader-locator"_L1;

RestoreFit leftOut(const QString &advice)
{
    return {.isLeftOut = true, .advice = advice};
}

RestoreFit without(const QString &plugin)
{
    return leftOut(QCoreApplication::translate("Restore", "it needs the plugin %1, which is not enabled there: it is left out").arg(plugin));
}

/// Where nobody knows, a feature is permitted below the version from which it is not.
bool isDenied(const BrokerTraits &target, const QString &feature, const QVersionNumber &from)
{
    if (target.deniedFeatures)
        return target.deniedFeatures->contains(feature);
    const QVersionNumber version = QVersionNumber::fromString(target.version);
    return !version.isNull() && version >= from;
}

/// Plugins that people enable bring others along: rabbitmq_shovel_management the shovel.
bool isWithout(const BrokerTraits &target, const QString &plugin)
{
    return target.enabledPlugins && std::ranges::none_of(*target.enabledPlugins, [&](const QString &enabled) { return enabled.startsWith(plugin); });
}

/// Since 4.2 each half of it has a plugin of its own.
bool isWithoutFederation(const BrokerTraits &target)
{
    return isWithout(target, u"rabbitmq_federation"_s) && isWithout(target, u"rabbitmq_exchange_federation"_s)
           && isWithout(target, u"rabbitmq_queue_federation"_s);
}

/// Of the newer setting that took the place of the older one: where a queue's leader stands.
QString leaderLocatorFor(const QString &master)
{
    return master == "client-local"_L1 ? u"client-local"_s : u"balanced"_s;
}

QString saidOfLocator(const QString &master)
{
    return QCoreApplication::translate("Restore", "queue-master-locator (%1) is refused there: queue-leader-locator (%2) in its place")
        .arg(master, leaderLocatorFor(master));
}

RestoreFit fitPolicy(QJsonObject &object, bool isOperators, const BrokerTraits &target)
{
    QJsonObject holder = object.value("value"_L1).toObject();
    QJsonObject definition = (isOperators ? holder : object).value("definition"_L1).toObject();
    QStringList said;
    if (QVersionNumber::fromString(target.version).majorVersion() >= 4) {
        QStringList mirrorKeys;
        for (const auto listed = definition.keys(); const QString &key : listed) {
            if (key.startsWith("ha-"_L1))
                mirrorKeys.append(key);
        }
        for (const QString &key : std::as_const(mirrorKeys))
            definition.remove(key);
        if (!mirrorKeys.isEmpty() && definition.isEmpty()) {
            return leftOut(QCoreApplication::translate(
                               "Restore", "it does nothing but mirror classic queues (%1), which ended with 4.0: it is left out; quorum queues are the way now")
                               .arg(mirrorKeys.join(u", "_s)));
        }
        if (!mirrorKeys.isEmpty()) {
            said.append(QCoreApplication::translate("Restore", "without %1: mirrored classic queues ended with 4.0; quorum queues are the way now")
                            .arg(mirrorKeys.join(u", "_s)));
        }
    }
    if (definition.contains(masterLocator) && isDenied(target, u"queue_master_locator"_s, {4, 1})) {
        const QString master = definition.take(masterLocator).toString();
        // Operators' policies know no place for leaders.
        if (isOperators && definition.isEmpty())
            return leftOut(QCoreApplication::translate("Restore", "queue-master-locator (%1) is refused there: it is left out").arg(master));
        if (!isOperators && !definition.contains(leaderLocator))
            definition.insert(leaderLocator, leaderLocatorFor(master));
        said.append(isOperators ? QCoreApplication::translate("Restore", "without queue-master-locator (%1), which is refused there").arg(master)
                                : saidOfLocator(master));
    }
    const QStringList keys = definition.keys();
    const bool isFederated = std::ranges::any_of(keys, [](const QString &key) { return key.startsWith("federation-upstream"_L1); });
    if (isFederated && isWithoutFederation(target))
        return without(u"rabbitmq_federation"_s);
    if (isOperators) {
        holder.insert("definition"_L1, definition);
        object.insert("value"_L1, holder);
    } else {
        object.insert("definition"_L1, definition);
    }
    return {.advice = said.join(u"; "_s)};
}

RestoreFit fitQueue(QJsonObject &object, const BrokerTraits &target)
{
    // An import passes over them without a word.
    if (object.value("name"_L1).toString().startsWith("amq."_L1))
        return leftOut(QCoreApplication::translate("Restore", "brokers name such queues themselves and let nobody else: its client declares a new one"));
    QJsonObject arguments = object.value("arguments"_L1).toObject();
    QStringList said;
    const QVersionNumber version = QVersionNumber::fromString(target.version);
    if (arguments.value("x-queue-version"_L1).toInt() == 1 && version >= QVersionNumber(4, 3)) {
        arguments.remove("x-queue-version"_L1);
        said.append(QCoreApplication::translate("Restore", "without x-queue-version 1: since 4.3 there is the second version only"));
    }
    if (arguments.contains(masterLocatorArgument) && isDenied(target, u"queue_master_locator"_s, {4, 1})) {
        const QString master = arguments.take(masterLocatorArgument).toString();
        if (!arguments.contains(leaderLocatorArgument))
            arguments.insert(leaderLocatorArgument, leaderLocatorFor(master));
        said.append(saidOfLocator(master));
    }
    if (!said.isEmpty())
        object.insert("arguments"_L1, arguments);
    // Its clients cannot declare it there either; what it holds is worth more than how it was declared.
    if (!object.value("durable"_L1).toBool(true) && isDenied(target, u"transient_nonexcl_queues"_s, {5})) {
        object.insert("durable"_L1, true);
        said.append(QCoreApplication::translate("Restore", "transient queues are refused there: it becomes durable"));
    }
    return {.advice = said.join(u"; "_s)};
}

RestoreFit fitParameter(const QJsonObject &object, const BrokerTraits &target)
{
    const QString component = object.value("component"_L1).toString();
    if (component == "shovel"_L1 && isWithout(target, u"rabbitmq_shovel"_s))
        return without(u"rabbitmq_shovel"_s);
    if (component.startsWith("federation-upstream"_L1) && isWithoutFederation(target))
        return without(u"rabbitmq_federation"_s);
    return {};
}

RestoreFit fitExchange(const QJsonObject &object, const BrokerTraits &target)
{
    const QString type = object.value("type"_L1).toString();
    if (!target.exchangeTypes || type.isEmpty() || target.exchangeTypes->contains(type))
        return {};
    const QString plugin = pluginOfExchange(type);
    if (!plugin.isEmpty() && isWithout(target, plugin))
        return without(plugin);
    return leftOut(QCoreApplication::translate("Restore", "exchanges of type %1 are not known there: it is left out").arg(type));
}

/// Which brokers keep the protection of a virtual host from deletion: those of POST /api/vhosts/NAME/deletion/protection.
RestoreFit fitVhost(QJsonObject &object, const BrokerTraits &target)
{
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    const QVersionNumber version = QVersionNumber::fromString(target.version);
    if (version.isNull() || version >= QVersionNumber(4, 0, 6) || !metadata.value("protected_from_deletion"_L1).toBool())
        return {};
    metadata.remove("protected_from_deletion"_L1);
    object.insert("metadata"_L1, metadata);
    return {.isLeftOut = false,
            .advice = QCoreApplication::translate("Restore", "without its protection from deletion: RabbitMQ %1 knows none").arg(target.version)};
}

} // namespace

RestoreFit fitInto(const QString &section, QJsonObject &object, const BrokerTraits &target)
{
    // The definitions of one virtual host do not say which: of such an object a broker's import of all of them breaks off (HTTP 500
    // in 4.0.5 and 4.3.6).
    const bool isOfAVhost = section != "users"_L1 && section != "vhosts"_L1 && section != "global_parameters"_L1;
    if (isOfAVhost && object.value("vhost"_L1).toString().isEmpty())
        return leftOut(QCoreApplication::translate("Restore", "it does not say which virtual host it is of: the file is an export of one virtual host"));
    if (section == "vhosts"_L1)
        return fitVhost(object, target);
    if (section == "policies"_L1)
        return fitPolicy(object, false, target);
    if (section == "parameters"_L1)
        return object.value("component"_L1) == "operator_policy"_L1 ? fitPolicy(object, true, target) : fitParameter(object, target);
    if (section == "queues"_L1)
        return fitQueue(object, target);
    if (section == "exchanges"_L1)
        return fitExchange(object, target);
    return {};
}

} // namespace warrener
