// Connections: held up, coming and going too fast, close to a limit.
#include "base/ShownName.h"
#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

// As RabbitMQ's own dashboards alert.
constexpr double churnShare = 0.1; ///< of the connections, opened and closed each second
constexpr double churnLeast = 100; ///< connections
constexpr double limitWarning = 0.9;

CheckResult blocked(const DiagnosisInput &input)
{
    CheckResult result = aboutCluster("broker.connections.blocked"_L1, FaultClass::Software);
    result.title = QCoreApplication::translate("BrokerChecks", "No connection is blocked");
    const auto &answer = input.examination->broker.connections;
    if (isUnanswered(result, answer))
        return result;
    QMap<QString, int> states;
    for (const auto &[node, connection] : answer.value->connections)
        ++states[connection.state];
    const int held = states.value(u"blocked"_s) + states.value(u"blocking"_s);
    const auto total = answer.value->connections.size();
    result.seen = QCoreApplication::translate("BrokerChecks", "%1 of %2 connections blocked, %3 slowed down by flow control")
                      .arg(held)
                      .arg(total)
                      .arg(states.value(u"flow"_s));
    for (auto state = states.cbegin(); state != states.cend(); ++state) {
        if (!state.key().isEmpty())
            result.facts.insert(u"state."_s + state.key(), QString::number(*state));
    }
    result.facts.insert(u"count"_s, QString::number(held));
    if (held > 0) {
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "%1 connections are blocked").arg(units::count(held));
        result.text = QCoreApplication::translate("BrokerChecks", "The broker takes no messages from them: an alarm is on.");
    }
    return result;
}

/// Opened and closed each second.
std::optional<double> churnOf(const Snapshot &snapshot, const NodeLook &node)
{
    const NodeFigures *figures = figuresOf(snapshot, node);
    if (!figures || (!figures->connectionsCreatedRate && !figures->connectionsClosedRate))
        return std::nullopt;
    // Those that come to stay are no churn: as many must go.
    return 2 * std::min(figures->connectionsCreatedRate.value_or(0), figures->connectionsClosedRate.value_or(0));
}

CheckResult churn(const Snapshot &snapshot, const NodeLook &node)
{
    CheckResult result = aboutNode("broker.connections.churn"_L1, FaultClass::Software, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "Connections to %1 last").arg(name);
    const std::optional<double> rate = churnOf(snapshot, node);
    const std::optional<double> open = node.metrics.isCurrent() ? node.metrics.value->connections : std::nullopt;
    if (!rate || !open) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "Neither the node nor a peer tells the figure.");
        return result;
    }
    result.seen = QCoreApplication::translate("BrokerChecks", "%1 opened and closed, %2 open").arg(units::perSecond(*rate), units::count(*open));
    result.expected = QCoreApplication::translate("BrokerChecks", "less than %1 of the connections each second").arg(units::percent(100 * churnShare));
    result.facts.insert(u"rate"_s, QString::number(*rate, 'f', 1));
    if (*open > churnLeast && *rate > churnShare * *open) {
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "Clients of %1 connect anew all the time").arg(name);
        result.text = QCoreApplication::translate("BrokerChecks", "Opening a connection costs the broker far more than keeping one.");
    }
    return result;
}

QList<CheckResult> limits(const DiagnosisInput &input)
{
    CheckResult all = aboutCluster("broker.connections.limit"_L1, FaultClass::Human);
    all.title = QCoreApplication::translate("BrokerChecks", "No virtual host is close to its limit of connections");
    const BrokerLook &broker = input.examination->broker;
    if (isUnanswered(all, broker.limits) || isUnanswered(all, broker.connections))
        return {all};
    if (broker.limits.value->isEmpty()) {
        all.outcome = Outcome::NotConfigured;
        all.text = QCoreApplication::translate("BrokerChecks", "No virtual host has a limit.");
        return {all};
    }
    QMap<QString, qint64> open;
    for (const auto &[node, connection] : broker.connections.value->connections)
        ++open[connection.vhost];
    QList<CheckResult> found;
    for (const ConnectionLimit &limit : *broker.limits.value) {
        const qint64 used = open.value(limit.vhost);
        if (limit.most == 0 || static_cast<double>(used) < limitWarning * static_cast<double>(limit.most))
            continue;
        CheckResult result = aboutCluster("broker.connections.limit"_L1, FaultClass::Human);
        result.outcome = used >= limit.most ? Outcome::Critical : Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "The virtual host %1 is at its limit of connections").arg(shownName(limit.vhost));
        result.seen = QCoreApplication::translate("BrokerChecks", "%1 of %2 used")
                          .arg(units::count(static_cast<double>(used)), units::count(static_cast<double>(limit.most)));
        result.expected = QCoreApplication::translate("BrokerChecks", "at most %1").arg(units::percent(100 * limitWarning));
        result.facts = {{u"vhost"_s, limit.vhost}, {u"limit"_s, QString::number(limit.most)}, {u"used"_s, QString::number(used)}};
        found.append(result);
    }
    if (found.isEmpty())
        return {all};
    QList<CheckResult> results;
    appendSome(results, found);
    return results;
}

} // namespace

QList<CheckResult> connectionChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results{blocked(input)};
    for (const NodeLook &node : input.snapshot->nodes)
        results.append(churn(*input.snapshot, node));
    return results + limits(input);
}

} // namespace warrener
