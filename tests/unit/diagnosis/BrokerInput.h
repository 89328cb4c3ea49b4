#pragma once

#include "Snapshots.h"
#include "judge/diagnosis/DiagnosisInput.h"

#include <algorithm>

/// A healthy cluster as a diagnosis sees it, to be made ill one thing at a time.
namespace warrener {

template <class T>
Answer<T> answered(T value)
{
    return {.value = std::move(value), .error = {}, .took = Millis{5}};
}

template <class T>
Answer<T> unanswered(ErrorKind kind)
{
    return {.value = {}, .error = snapshots::error(kind), .took = Millis{5}};
}

inline QueueInfo queueInfo(const QString &name, const QString &type, const QStringList &online = {})
{
    QueueInfo queue;
    queue.ref = {.vhost = QStringLiteral("/"), .name = name};
    queue.type = type;
    queue.state = QStringLiteral("running");
    queue.leader = QStringLiteral("rabbit@broker1");
    queue.leaderKnown = true;
    queue.members = {QStringLiteral("rabbit@broker1"), QStringLiteral("rabbit@broker2"), QStringLiteral("rabbit@broker3")};
    queue.online = online.isEmpty() ? queue.members : online;
    queue.membersKnown = true;
    return queue;
}

class IllCluster
{
public:
    Snapshot snapshot = snapshots::healthy();
    Examination examination;
    std::shared_ptr<History> history;
    std::shared_ptr<const DiagnosisReference> reference;

    IllCluster()
    {
        BrokerLook &broker = examination.broker;
        VhostInfo vhost{.name = QStringLiteral("/"), .states = {}};
        for (NodeLook &node : snapshot.nodes) {
            node.answer.value->self.enabledPlugins = {QStringLiteral("rabbitmq_management"), QStringLiteral("rabbitmq_prometheus")};
            node.answer.value->self.runQueue = 1;
            node.answer.value->self.processesUsed = 400;
            node.answer.value->self.processesTotal = 1'000'000;
            node.answer.value->self.socketsUsed = node.answer.value->self.socketsTotal = 0;
            node.metrics.value->unroutableReturned = node.metrics.value->unroutableDropped = 0;
            for (NodeFigures &peer : node.answer.value->peers)
                peer.enabledPlugins = node.answer.value->self.enabledPlugins;
            vhost.states.insert(node.name.value, QStringLiteral("running"));
            BrokerNodeLook look;
            look.ping = answered(WhoAmI{.user = QStringLiteral("operator"), .tags = {QStringLiteral("administrator")}});
            for (const char *id : {"local-alarms", "port-listener/5672", "virtual-hosts", "node-is-quorum-critical"})
                look.checks.append(
                    {.id = QString::fromLatin1(id), .answer = answered(HealthCheck{.id = {}, .outcome = HealthCheck::Outcome::Passed, .reason = {}})});
            look.unroutable = answered(UnroutableCount{.between = Millis{1500}});
            look.queues = answered(QList<QueueFill>{});
            look.raft = answered(std::vector<RaftIndex>{});
            broker.nodes.insert(node.name, look);
        }
        broker.vhosts = answered(QList<VhostInfo>{vhost});
        broker.policies = answered(QList<PolicyInfo>{});
        broker.operatorPolicies = answered(QList<PolicyInfo>{});
        broker.featureFlags = answered(QList<FeatureFlag>{});
        broker.deprecatedUsed = answered(QList<DeprecatedFeature>{});
        broker.federation = unanswered<QList<LinkInfo>>(ErrorKind::NotConfigured);
        broker.shovels = unanswered<QList<LinkInfo>>(ErrorKind::NotConfigured);
        broker.limits = answered(QList<ConnectionLimit>{});
        broker.connections = answered(ConnectionLook{});
        broker.queues = answered(QueueLook{});
        broker.definitions = answered(QJsonObject{});
    }

    BrokerNodeLook &node(const QString &host) { return examination.broker.nodes[NodeName{QStringLiteral("rabbit@") + host}]; }
    NodeFigures &figures(const QString &host) { return snapshots::node(snapshot, host)->answer.value->self; }

    DiagnosisInput input() const
    {
        return {.profile = std::make_shared<const ClusterProfile>(),
                .snapshot = std::make_shared<const Snapshot>(snapshot),
                .examination = std::make_shared<const Examination>(examination),
                .history = history,
                .reference = reference};
    }
};

inline bool isBad(const CheckResult &result)
{
    return result.outcome == Outcome::Warning || result.outcome == Outcome::Critical;
}

/// "id outcome subject" of all that is a warning or worse.
inline QStringList badOf(const QList<CheckResult> &results)
{
    QStringList bad;
    for (const CheckResult &result : results) {
        if (isBad(result))
            bad.append(QStringList{result.id, toId(result.outcome), result.subject.name}.join(QLatin1Char(' ')).trimmed());
    }
    return bad;
}

inline CheckResult resultFor(const QList<CheckResult> &results, const QString &id, const QString &subject = {})
{
    const auto found =
        std::ranges::find_if(results, [&](const CheckResult &result) { return result.id == id && (subject.isEmpty() || result.subject.name == subject); });
    return found == results.end() ? CheckResult{} : *found;
}

} // namespace warrener
