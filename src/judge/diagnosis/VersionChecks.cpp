// What should be alike on all nodes, and what the next upgrade will ask for.
#include "base/Phrases.h"
#include "judge/assess/NodeCondition.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The value that most nodes have; of several the one that comes first.
template <class T>
T mostCommon(const QMap<NodeName, T> &values)
{
    T best{};
    qsizetype most = 0;
    for (const T &value : values) {
        const auto count = std::ranges::count(values, value);
        if (count > most) {
            most = count;
            best = value;
        }
    }
    return best;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList without(const QStringList &list, const QStringList &others)
{
    QStringList left;
    for (const QString &entry : list) {
        if (!others.contains(entry))
            left.append(entry);
    }
    return left;
}

/// By the node's own word, else by a peer's: a node without its management plugin answers no one.
QMap<NodeName, QStringList> pluginsOf(const Snapshot &snapshot)
{
    QMap<NodeName, QStringList> plugins;
    for (const NodeLook &node : snapshot.nodes) {
        const NodeFigures *figures = figuresOf(snapshot, node);
        if (figures && !figures->enabledPlugins.isEmpty())
            plugins.insert(node.name, sorted(figures->enabledPlugins));
    }
    return plugins;
}

QList<CheckResult> pluginsDiffer(const DiagnosisInput &input)
{
    const Snapshot &snapshot = *input.snapshot;
    const QMap<NodeName, QStringList> plugins = pluginsOf(snapshot);
    const QStringList usual = mostCommon(plugins);
    QList<CheckResult> results;
    for (const NodeLook &node : snapshot.nodes) {
        CheckResult result = aboutNode("broker.plugins.differ"_L1, FaultClass::Human, node);
        const QString name = shortName(node.name);
        result.title = QCoreApplication::translate("BrokerChecks", "%1 has the same plugins as the others").arg(name);
        const auto own = plugins.constFind(node.name);
        const bool gone = own == plugins.cend();
        if (gone && judgeNode(snapshot, node) == NodeCondition::ManagementOff && !usual.isEmpty()) {
            // Not even its agent tells its peers anything: what they have and it has not is plain.
            result.outcome = Outcome::Warning;
            result.kind = u"management"_s;
            result.title = QCoreApplication::translate("BrokerChecks", "The plugin rabbitmq_management is off on %1").arg(name);
            result.facts.insert(u"missing"_s, u"rabbitmq_management"_s);
            result.facts.insert(u"plugin"_s, u"rabbitmq_management"_s);
        } else if (gone) {
            result.outcome = Outcome::NotAsked;
            result.text = QCoreApplication::translate("BrokerChecks", "Neither the node nor a peer tells its plugins.");
        } else if (*own != usual) {
            const QStringList missing = without(usual, *own);
            const QStringList extra = without(*own, usual);
            result.outcome = Outcome::Warning;
            result.title = missing.isEmpty()
                               ? QCoreApplication::translate("BrokerChecks", "%1 has plugins that the others have not: %2").arg(name, phrases::list(extra))
                               : QCoreApplication::translate("BrokerChecks", "%1 lacks plugins of the others: %2").arg(name, phrases::list(missing));
            result.kind = missing.contains("rabbitmq_management"_L1) ? u"management"_s : missing.isEmpty() ? u"more"_s : u"fewer"_s;
            result.seen = phrases::list(*own);
            result.expected = phrases::list(usual);
            result.facts.insert(u"missing"_s, missing.join(u' '));
            result.facts.insert(u"extra"_s, extra.join(u' '));
            result.facts.insert(u"plugin"_s, missing.isEmpty() ? extra.first() : missing.first());
        }
        results.append(result);
    }
    return results;
}

QList<CheckResult> versionsDiffer(const DiagnosisInput &input)
{
    const Snapshot &snapshot = *input.snapshot;
    QMap<NodeName, QString> versions;
    for (const NodeLook &node : snapshot.nodes) {
        const QString version = versionOf(node);
        if (!version.isEmpty())
            versions.insert(node.name, version);
    }
    const QString usual = mostCommon(versions);
    QList<CheckResult> results;
    for (const NodeLook &node : snapshot.nodes) {
        CheckResult result = aboutNode("broker.versions.differ"_L1, FaultClass::Human, node);
        const QString own = versions.value(node.name);
        result.title = QCoreApplication::translate("BrokerChecks", "%1 runs the same version as the others").arg(shortName(node.name));
        result.seen = own;
        result.expected = usual;
        result.facts.insert(u"version"_s, own);
        if (own.isEmpty()) {
            result.outcome = Outcome::NotAsked;
            result.text = QCoreApplication::translate("BrokerChecks", "The node does not tell its version.");
        } else if (own != usual) {
            result.outcome = Outcome::Warning;
            result.title = QCoreApplication::translate("BrokerChecks", "%1 runs RabbitMQ %2, others %3").arg(shortName(node.name), own, usual);
            result.text = QCoreApplication::translate("BrokerChecks", "Nodes of different versions belong together only while an upgrade goes on.");
        }
        results.append(result);
    }
    return results;
}

CheckResult flagsDisabled(const DiagnosisInput &input)
{
    CheckResult result = aboutCluster("broker.flags.disabled"_L1, FaultClass::Human);
    result.title = QCoreApplication::translate("BrokerChecks", "All stable feature flags are on");
    const auto &answer = input.examination->broker.featureFlags;
    if (isUnanswered(result, answer))
        return result;
    QStringList off;
    QStringList experimental;
    for (const FeatureFlag &flag : *answer.value) {
        if (flag.state == "disabled"_L1)
            (flag.stability == "experimental"_L1 ? experimental : off).append(flag.name);
    }
    if (!experimental.isEmpty())
        result.text = QCoreApplication::translate("BrokerChecks", "Experimental ones that are off, as they should be: %1").arg(phrases::list(experimental));
    if (off.isEmpty())
        return result;
    result.outcome = Outcome::Warning;
    result.title = QCoreApplication::translate("BrokerChecks", "Stable feature flags are off: %1").arg(phrases::list(off));
    result.text = QCoreApplication::translate("BrokerChecks", "A node of the next version may refuse to start until they are on; once on, they stay so.");
    result.seen = phrases::list(off);
    result.facts.insert(u"flags"_s, off.join(u' '));
    return result;
}

CheckResult deprecatedUsed(const DiagnosisInput &input)
{
    CheckResult result = aboutCluster("broker.deprecated.used"_L1, FaultClass::Human);
    result.title = QCoreApplication::translate("BrokerChecks", "No deprecated feature is in use");
    const auto &answer = input.examination->broker.deprecatedUsed;
    if (isUnanswered(result, answer) || answer.value->isEmpty())
        return result;
    QStringList names;
    for (const DeprecatedFeature &feature : *answer.value)
        names.append(feature.name);
    result.outcome = Outcome::Note;
    result.title = QCoreApplication::translate("BrokerChecks", "Deprecated features are in use: %1").arg(phrases::list(names));
    result.text = QCoreApplication::translate("BrokerChecks", "They go away with a later version; nothing is wrong now.");
    result.facts.insert(u"features"_s, names.join(u' '));
    return result;
}

} // namespace

QList<CheckResult> versionChecks(const DiagnosisInput &input)
{
    return pluginsDiffer(input) + versionsDiffer(input) + QList{flagsDisabled(input), deprecatedUsed(input)};
}

} // namespace warrener
