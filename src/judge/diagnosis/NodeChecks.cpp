// Whether each node runs and answers, in the broker's own stages.
#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct ConditionWords
{
    NodeCondition condition;
    Outcome outcome;
    FaultClass fault;
    const char *kind;
    const char *title; ///< %1 the node
    const char *text;
};

constexpr ConditionWords conditions[] = {
    {NodeCondition::Asking, Outcome::NotAsked, FaultClass::Software, "asking", QT_TRANSLATE_NOOP("BrokerChecks", "%1 has not answered yet"), ""},
    {NodeCondition::InService, Outcome::Passed, FaultClass::Software, "", QT_TRANSLATE_NOOP("BrokerChecks", "%1 runs"), ""},
    {NodeCondition::Draining, Outcome::Passed, FaultClass::Software, "draining", QT_TRANSLATE_NOOP("BrokerChecks", "%1 runs, in maintenance mode"), ""},
    {NodeCondition::Partitioned, Outcome::Passed, FaultClass::Network, "partitioned", QT_TRANSLATE_NOOP("BrokerChecks", "%1 runs, parted from others"), ""},
    {NodeCondition::Stopped, Outcome::Critical, FaultClass::Software, "stopped", QT_TRANSLATE_NOOP("BrokerChecks", "%1 is down"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Its host refuses the connection: no broker runs there.")},
    {NodeCondition::PortsClosed, Outcome::Warning, FaultClass::Software, "ports-closed", QT_TRANSLATE_NOOP("BrokerChecks", "The ports of %1 are closed"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Its peers still see it run: it stopped a few seconds ago, is starting, or is in maintenance mode.")},
    {NodeCondition::Frozen, Outcome::Critical, FaultClass::Software, "frozen", QT_TRANSLATE_NOOP("BrokerChecks", "%1 is frozen"),
     QT_TRANSLATE_NOOP("BrokerChecks", "It accepts connections and does not answer.")},
    {NodeCondition::ApiHanging, Outcome::Warning, FaultClass::Software, "api-hanging", QT_TRANSLATE_NOOP("BrokerChecks", "The management API of %1 hangs"),
     QT_TRANSLATE_NOOP("BrokerChecks", "The node serves its metrics, but its management API does not answer in time.")},
    {NodeCondition::HostUnreachable, Outcome::Critical, FaultClass::Network, "host-unreachable", QT_TRANSLATE_NOOP("BrokerChecks", "%1 cannot be reached"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Nothing on its host answers.")},
    {NodeCondition::NoAnswer, Outcome::Critical, FaultClass::Network, "no-answer", QT_TRANSLATE_NOOP("BrokerChecks", "%1 does not answer"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Whether its host is there is not known.")},
    {NodeCondition::Unresolved, Outcome::Warning, FaultClass::Network, "unresolved", QT_TRANSLATE_NOOP("BrokerChecks", "The host name of %1 has no address"),
     ""},
    {NodeCondition::Unauthorized, Outcome::Warning, FaultClass::Human, "unauthorized", QT_TRANSLATE_NOOP("BrokerChecks", "%1 refuses the user or the password"),
     ""},
    {NodeCondition::LoginRefused, Outcome::Warning, FaultClass::Human, "login-refused", QT_TRANSLATE_NOOP("BrokerChecks", "%1 refuses the console's login"),
     QT_TRANSLATE_NOOP("BrokerChecks", "It says why, and it is not the password.")},
    {NodeCondition::Forbidden, Outcome::Warning, FaultClass::Human, "forbidden", QT_TRANSLATE_NOOP("BrokerChecks", "The user may not look at %1"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Its tags do not do for it, or a server before the API refuses it.")},
    {NodeCondition::TlsFailed, Outcome::Warning, FaultClass::Network, "tls", QT_TRANSLATE_NOOP("BrokerChecks", "No trusted TLS session with %1"), ""},
    {NodeCondition::CertificateExpired, Outcome::Warning, FaultClass::Human, "certificate-expired",
     QT_TRANSLATE_NOOP("BrokerChecks", "The certificate of %1 has expired"), ""},
    {NodeCondition::ManagementOff, Outcome::Warning, FaultClass::Software, "management-off",
     QT_TRANSLATE_NOOP("BrokerChecks", "%1 runs, but its management port is closed"),
     QT_TRANSLATE_NOOP("BrokerChecks", "The plugin rabbitmq_management is off there, or its listener failed.")},
    {NodeCondition::ApiError, Outcome::Warning, FaultClass::Software, "api-error",
     QT_TRANSLATE_NOOP("BrokerChecks", "The management API of %1 does not answer as it should"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Somebody answers there; whether the node serves clients is not known from it.")},
    {NodeCondition::NotConfigured, Outcome::NotConfigured, FaultClass::Software, "not-configured",
     QT_TRANSLATE_NOOP("BrokerChecks", "No management URL is configured for %1"), ""},
    {NodeCondition::Stale, Outcome::NotAsked, FaultClass::Software, "stale", QT_TRANSLATE_NOOP("BrokerChecks", "The last answer of %1 is old"), ""},
};

QString said(const char *source)
{
    return *source == '\0' ? QString() : QCoreApplication::translate("BrokerChecks", source);
}

CheckResult running(const Snapshot &snapshot, const NodeLook &node, NodeCondition condition)
{
    const auto *words = std::ranges::find(conditions, condition, &ConditionWords::condition);
    CheckResult result = aboutNode("broker.node.running"_L1, words->fault, node);
    result.outcome = words->outcome;
    result.kind = QString::fromLatin1(words->kind);
    result.title = said(words->title).arg(shortName(node.name));
    result.text = said(words->text);
    if (condition == NodeCondition::Stopped && node.answer.isCurrent())
        result.text = QCoreApplication::translate("BrokerChecks", "Whoever answers at its address says that it does not run.");
    if (result.text.isEmpty() && isNotJudged(result.outcome))
        result.text = result.title;
    result.took = node.answer.took;
    result.expected = QCoreApplication::translate("BrokerChecks", "running and answering");
    if (node.answer.error) {
        result.since = node.answer.failingSince;
        result.seen = node.answer.error->message;
    } else if (const NodeFigures *figures = figuresOf(snapshot, node); figures && figures->uptime) {
        result.seen = QCoreApplication::translate("BrokerChecks", "up for %1").arg(units::duration(*figures->uptime));
    }
    return result;
}

CheckResult maintenance(const NodeLook &node, NodeCondition condition)
{
    CheckResult result = aboutNode("broker.node.maintenance"_L1, FaultClass::Human, node);
    const bool draining = condition == NodeCondition::Draining;
    if (condition == NodeCondition::Asking || condition == NodeCondition::Stale)
        cannotJudge(result, {.kind = ErrorKind::Timeout, .message = QCoreApplication::translate("BrokerChecks", "The node does not answer."), .detail = {}});
    else
        result.outcome = draining ? Outcome::Warning : Outcome::Passed;
    result.title = draining ? QCoreApplication::translate("BrokerChecks", "%1 is in maintenance mode").arg(shortName(node.name))
                            : QCoreApplication::translate("BrokerChecks", "%1 is not in maintenance mode").arg(shortName(node.name));
    if (draining)
        result.text = QCoreApplication::translate("BrokerChecks", "It takes no clients and leads no queues until it is revived or restarted.");
    return result;
}

CheckResult partition(const Snapshot &snapshot, const NodeLook &node)
{
    CheckResult result = aboutNode("broker.partition"_L1, FaultClass::Network, node);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 sees the nodes that run").arg(shortName(node.name));
    if (!node.answer.isCurrent()) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "The node does not answer, so its own view is not known.");
        return result;
    }
    QStringList peers;
    QStringList hosts;
    for (const auto listed = partedFrom(snapshot, node); const NodeName &peer : listed) {
        peers.append(shortName(peer));
        const NodeLook *look = snapshot.node(peer);
        hosts.append(look && !look->host.isEmpty() ? look->host.value : shortName(peer));
    }
    if (peers.isEmpty())
        return result;
    result.outcome = Outcome::Critical;
    result.title = QCoreApplication::translate("BrokerChecks", "%1 has parted from %2").arg(shortName(node.name), phrases::list(peers));
    result.text =
        QCoreApplication::translate("BrokerChecks", "Both sides run and answer. Quorum queues may look well all the same; what is declared on one side can "
                                                    "be missing on the other.");
    if (const QList<NodeName> strangers = notInClusterOf(snapshot, node); !strangers.isEmpty()) {
        QStringList names;
        for (const NodeName &stranger : strangers)
            names.append(shortName(stranger));
        result.kind = u"another-cluster"_s;
        result.title = QCoreApplication::translate("BrokerChecks", "%1 is not in one cluster with %2").arg(shortName(node.name), phrases::list(names));
        result.text =
            QCoreApplication::translate("BrokerChecks", "All of them run and answer, and are members of different clusters: one was reset, has another "
                                                        "name than before, or never belonged there. What is declared on one side is missing on the "
                                                        "other, messages too.");
    }
    result.seen = disagreement(snapshot);
    result.facts.insert(u"peers"_s, hosts.join(u", "_s));
    result.facts.insert(u"peer"_s, hosts.first());
    return result;
}

CheckResult ping(const NodeLook &node, const Answer<WhoAmI> &answer)
{
    CheckResult result = aboutNode("broker.ping"_L1, FaultClass::Software, node);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 answers").arg(shortName(node.name));
    result.expected = QCoreApplication::translate("BrokerChecks", "an answer of its management API");
    result.took = answer.took;
    if (answer.has()) {
        result.seen = QCoreApplication::translate("BrokerChecks", "answered in %1").arg(units::duration(answer.took));
        return result;
    }
    if (isUnanswered(result, answer) && result.outcome == Outcome::NotAsked) {
        const ErrorKind kind = answer.error->kind;
        // A closed door of the console says nothing about the node.
        const bool kept = kind == ErrorKind::Unauthorized || kind == ErrorKind::LoginRefused || kind == ErrorKind::Forbidden || kind == ErrorKind::Tls
                          || kind == ErrorKind::CertificateExpired || kind == ErrorKind::Cancelled;
        result.outcome = kept ? Outcome::NotAsked : Outcome::Warning;
    }
    result.title = QCoreApplication::translate("BrokerChecks", "%1 was asked directly and did not answer").arg(shortName(node.name));
    result.seen = answer.error ? describe(answer.error->kind) : QString();
    return result;
}

/// Who counts clients by the management API counts without such a node.
CheckResult statistics(const Snapshot &snapshot, const NodeLook &node)
{
    CheckResult result = aboutNode("broker.node.statistics"_L1, FaultClass::Software, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 collects its statistics").arg(name);
    if (!node.answer.isCurrent()) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "The node does not answer.");
    } else if (snapshot.totals.has() && snapshot.totals.value->statsDisabled) {
        result.outcome = Outcome::NotConfigured;
        result.text = QCoreApplication::translate("BrokerChecks", "The metrics collector is off in this cluster.");
    } else if (haveStatisticsStopped(node)) {
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "The statistics of %1 have stopped").arg(name);
        result.text = QCoreApplication::translate(
            "BrokerChecks", "It runs and serves clients, and its management agent has ended: connections, channels and message rates of this node are "
                            "missing in every list and total, and what its metrics tell of memory and disk is as old as that.");
    } else if (node.answer.value->self.withoutFigures) {
        // It has just started, or its metrics cannot be asked: broker.disk.watch says what follows.
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "It has just started, or its metrics do not tell how long it runs.");
    }
    return result;
}

/// "port-listener/5672" is one check, whatever the port.
QString baseOf(const QString &check)
{
    return check.section(u'/', 0, 0);
}

CheckResult healthCheck(const NodeLook &node, const NodeCheck &check)
{
    CheckResult result = aboutNode("broker.check."_L1, FaultClass::Software, node);
    result.id += baseOf(check.id);
    result.facts.insert(u"check"_s, check.id);
    if (baseOf(check.id) == "port-listener"_L1)
        result.facts.insert(u"port"_s, check.id.section(u'/', 1));
    result.title = QCoreApplication::translate("BrokerChecks", "%1 passes its health check %2").arg(shortName(node.name), check.id);
    if (isUnanswered(result, check.answer))
        return result;
    switch (check.answer.value->outcome) {
    case HealthCheck::Outcome::Passed:
        return result;
    case HealthCheck::Outcome::NotAvailable:
        result.outcome = Outcome::NotAvailable;
        result.text = QCoreApplication::translate("BrokerChecks", "This version has no such check.");
        return result;
    case HealthCheck::Outcome::NotAsked:
        result.outcome = Outcome::NotAsked;
        result.text = check.answer.value->reason;
        return result;
    case HealthCheck::Outcome::Failed:
        break;
    }
    static const QStringList serious{u"local-alarms"_s, u"port-listener"_s, u"virtual-hosts"_s, u"metadata-store"_s,
                                     u"quorum-queues-without-elected-leaders"_s};
    result.outcome = serious.contains(baseOf(check.id)) ? Outcome::Critical : Outcome::Warning;
    result.title = QCoreApplication::translate("BrokerChecks", "%1 fails its health check %2").arg(shortName(node.name), check.id);
    result.seen = check.answer.value->reason;
    return result;
}

} // namespace

QList<CheckResult> nodeChecks(const DiagnosisInput &input)
{
    const Snapshot &snapshot = *input.snapshot;
    QList<CheckResult> results;
    for (const NodeLook &node : snapshot.nodes) {
        const NodeCondition condition = judgeNode(snapshot, node);
        const BrokerNodeLook look = brokerLookOf(input, node.name);
        results.append(running(snapshot, node, condition));
        results.append(maintenance(node, condition));
        results.append(partition(snapshot, node));
        results.append(statistics(snapshot, node));
        results.append(ping(node, look.ping));
        for (const NodeCheck &check : look.checks) {
            // These two have results of their own, which know more of it.
            if (check.id != "node-is-quorum-critical"_L1 && check.id != "node-is-mirror-sync-critical"_L1)
                results.append(healthCheck(node, check));
        }
    }
    return results;
}

} // namespace warrener
