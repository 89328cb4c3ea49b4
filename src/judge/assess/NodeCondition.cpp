#include "judge/assess/NodeCondition.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/BestFigures.h"
#include "judge/assess/HostCondition.h"

#include <QCoreApplication>
#include <QSet>

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// A node that has just started is not yet known to all: no partition.
constexpr Millis settlingTime = 30s;

/// A node gives no uptime before its collector has begun; with the collector off, or after it has ended, it never does, and
/// its metrics know.
bool hasJustStarted(const Snapshot &snapshot, const NodeLook &node)
{
    std::optional<Millis> uptime = node.answer.value->self.uptime;
    if (!uptime && node.metrics.isCurrent())
        uptime = uptimeOf(*node.metrics.value);
    if (!uptime)
        return snapshot.totals.has() && !snapshot.totals.value->statsDisabled;
    return *uptime < std::max<Millis>(settlingTime, 2 * snapshot.pollInterval);
}

/// `witness` counts `node` as gone, although `node` has answered since.
bool wronglyCountsAsGone(const NodeLook &witness, const NodeLook &node)
{
    if (!witness.answer.isCurrent())
        return false;
    // Who was called gone in one round and answers in the next is not gone.
    if (!answeredSince(node.answer, witness.answer.value->goneSince.value(node.name, witness.answer.asOf)))
        return false;
    const auto row = witness.answer.value->peers.constFind(node.name);
    return row != witness.answer.value->peers.cend() && row->isCalledGone();
}

/// Both answer, and neither has the other in its cluster, running or not: one of them was reset, renamed, or belongs
/// elsewhere. Who is just joining is known to one of the two already.
bool isOfAnotherCluster(const NodeLook &one, const NodeLook &other)
{
    if (!one.answer.isCurrent() || !other.answer.isCurrent())
        return false;
    const auto &known = one.answer.value->peers, &knownThere = other.answer.value->peers;
    return !known.contains(other.name) && !knownThere.contains(one.name) && !(known.isEmpty() && knownThere.isEmpty());
}

struct PeerOpinion
{
    bool running = false;
    bool draining = false;
};

PeerOpinion peerOpinion(const Snapshot &snapshot, const NodeLook &node, TimePoint since)
{
    PeerOpinion opinion;
    for (const NodeLook &peer : snapshot.nodes) {
        if (peer.name == node.name || !answeredSince(peer.answer, since))
            continue;
        const auto row = peer.answer.value->peers.constFind(node.name);
        if (row == peer.answer.value->peers.cend() || !row->running)
            continue;
        opinion.running = true;
        opinion.draining = opinion.draining || row->beingDrained.value_or(false);
    }
    return opinion;
}

NodeCondition judgeAnswering(const Snapshot &snapshot, const NodeLook &node)
{
    const NodeFigures &self = node.answer.value->self;
    if (snapshot.at - node.answer.asOf > std::max<Millis>(60s, 4 * snapshot.pollInterval))
        return NodeCondition::Stale;
    if (!partedFrom(snapshot, node).isEmpty())
        return NodeCondition::Partitioned;
    // Who answers for itself runs, where it does not say.
    if (self.isCalledGone())
        return NodeCondition::Stopped;
    return self.beingDrained.value_or(false) ? NodeCondition::Draining : NodeCondition::InService;
}

NodeCondition judgeRefusing(const Snapshot &snapshot, const NodeLook &node, TimePoint since)
{
    if (answeredSince(node.metrics, since))
        return NodeCondition::ManagementOff;
    if (!peerOpinion(snapshot, node, since).running)
        return NodeCondition::Stopped;
    const bool metricsRefuse = node.metrics.error && node.metrics.error->kind == ErrorKind::Refused;
    return metricsRefuse ? NodeCondition::PortsClosed : NodeCondition::ManagementOff;
}

NodeCondition judgeSilent(const Snapshot &snapshot, const NodeLook &node, TimePoint since)
{
    const ErrorKind kind = node.answer.error->kind;
    // Whoever speaks HTTP is not frozen, however long it takes to find out who asks.
    const bool speaks = answeredSince(node.metrics, since) || (kind == ErrorKind::Timeout && node.answer.error->httpStatus != 0);
    if (kind != ErrorKind::Unreachable && speaks)
        return NodeCondition::ApiHanging;
    if (kind == ErrorKind::Silent)
        return NodeCondition::Frozen;
    const std::optional<bool> host = hostAnswers(snapshot, node.host, since);
    if (host == true)
        return kind == ErrorKind::Timeout ? NodeCondition::Frozen : NodeCondition::NoAnswer;
    // Only when something else on the host is silent too, not just the node itself.
    const HostLook *look = snapshot.host(node.host);
    const bool hostAsked = look && look->figures.error && look->figures.error->kind != ErrorKind::NotConfigured;
    return host == false && hostAsked ? NodeCondition::HostUnreachable : NodeCondition::NoAnswer;
}

/// Of those that it has parted from, the ones that it does not see itself.
QList<NodeName> unseenBy(const Snapshot &snapshot, const NodeLook &node)
{
    QList<NodeName> unseen = partedFrom(snapshot, node);
    unseen.removeIf([&](const NodeName &peer) {
        const NodeLook *look = snapshot.node(peer);
        return !node.answer.value->self.partitions.contains(peer.value)
               && (look == nullptr || (!wronglyCountsAsGone(node, *look) && !isOfAnotherCluster(node, *look)));
    });
    return unseen;
}

QString tallied(qsizetype nodes)
{
    return units::count(static_cast<double>(nodes));
}

} // namespace

bool haveStatisticsStopped(const NodeLook &node)
{
    return node.answer.isCurrent() && node.answer.value->self.withoutFigures && node.metrics.isCurrent() && node.metrics.value->figuresStoodStill;
}

QList<NodeName> partedFrom(const Snapshot &snapshot, const NodeLook &node)
{
    QList<NodeName> parted;
    if (!node.answer.isCurrent())
        return parted;
    const NodeFigures &self = node.answer.value->self;
    for (const QString &name : self.partitions)
        parted.append(NodeName{name});
    if (hasJustStarted(snapshot, node))
        return parted;
    for (const NodeLook &peer : snapshot.nodes) {
        if (peer.name == node.name || !peer.answer.isCurrent() || parted.contains(peer.name) || hasJustStarted(snapshot, peer)) {
            continue;
        }
        if (wronglyCountsAsGone(peer, node) || wronglyCountsAsGone(node, peer) || isOfAnotherCluster(node, peer))
            parted.append(peer.name);
    }
    return parted;
}

QList<NodeName> notInClusterOf(const Snapshot &snapshot, const NodeLook &node)
{
    QList<NodeName> strangers;
    for (const auto listed = partedFrom(snapshot, node); const NodeName &peer : listed) {
        const NodeLook *look = snapshot.node(peer);
        if (look != nullptr && isOfAnotherCluster(node, *look))
            strangers.append(peer);
    }
    return strangers;
}

QList<NodeName> partedNodes(const Snapshot &snapshot)
{
    QList<NodeName> all, outside;
    QSet<NodeName> parted;
    for (const NodeLook &node : snapshot.nodes) {
        const QList<NodeName> unseen = unseenBy(snapshot, node);
        if (!unseen.isEmpty())
            parted.insert(node.name);
        for (const NodeName &peer : unseen) {
            parted.insert(peer);
            if (snapshot.node(peer) == nullptr && !outside.contains(peer))
                outside.append(peer);
        }
    }
    for (const NodeLook &node : snapshot.nodes) {
        if (parted.contains(node.name))
            all.append(node.name);
    }
    return all + outside;
}

QString disagreement(const Snapshot &snapshot)
{
    QStringList clauses;
    for (const auto listed = partedNodes(snapshot); const NodeName &name : listed) {
        const NodeLook *node = snapshot.node(name);
        if (node == nullptr || !node->answer.isCurrent())
            continue;
        QStringList unseen;
        for (const auto listed = unseenBy(snapshot, *node); const NodeName &peer : listed)
            unseen.append(shortName(peer));
        clauses.append(unseen.isEmpty() ? QCoreApplication::translate("Diagnosis", "%1 sees all").arg(shortName(name))
                                        : QCoreApplication::translate("Diagnosis", "%1 does not see %2").arg(shortName(name), phrases::list(unseen)));
    }
    return phrases::clauses(clauses);
}

NodeCondition judgeNode(const Snapshot &snapshot, const NodeLook &node)
{
    if (node.answer.isCurrent())
        return judgeAnswering(snapshot, node);
    if (node.answer.isPending())
        return NodeCondition::Asking;

    const TimePoint since = failingFrom(node.answer);
    const ErrorKind kind = node.answer.error->kind;
    switch (kind) {
    case ErrorKind::Unresolved:
        return NodeCondition::Unresolved;
    case ErrorKind::Unauthorized:
        return NodeCondition::Unauthorized;
    case ErrorKind::LoginRefused:
        return NodeCondition::LoginRefused;
    case ErrorKind::Forbidden:
        return NodeCondition::Forbidden;
    case ErrorKind::Tls:
        return NodeCondition::TlsFailed;
    case ErrorKind::CertificateExpired:
        return NodeCondition::CertificateExpired;
    case ErrorKind::NotConfigured:
        return NodeCondition::NotConfigured;
    case ErrorKind::Refused:
    case ErrorKind::Silent:
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
        // A drained node closes its management port too: only its peers can tell.
        if (peerOpinion(snapshot, node, since).draining)
            return NodeCondition::Draining;
        return kind == ErrorKind::Refused ? judgeRefusing(snapshot, node, since) : judgeSilent(snapshot, node, since);
    default:
        return NodeCondition::ApiError;
    }
}

bool serves(NodeCondition condition)
{
    return condition == NodeCondition::InService || condition == NodeCondition::ManagementOff || condition == NodeCondition::ApiHanging;
}

bool mayServe(NodeCondition condition)
{
    return !serves(condition) && !isLost(condition);
}

ServingTally servingTally(const Snapshot &snapshot)
{
    ServingTally tally{.all = snapshot.nodes.size()};
    for (const NodeLook &node : snapshot.nodes) {
        const NodeCondition condition = judgeNode(snapshot, node);
        tally.serving += serves(condition) ? 1 : 0;
        tally.notKnown += mayServe(condition) ? 1 : 0;
    }
    return tally;
}

QString toText(const ServingTally &tally)
{
    if (tally.notKnown > 0 && tally.serving == 0) {
        // That some do not serve is known, and more than nothing.
        return tally.notKnown == tally.all ? QCoreApplication::translate("Diagnosis", "not known")
                                           : QCoreApplication::translate("Diagnosis", "at most %1 of %2").arg(tallied(tally.notKnown), tallied(tally.all));
    }
    return (tally.notKnown == 0 ? QCoreApplication::translate("Diagnosis", "%1 of %2") : QCoreApplication::translate("Diagnosis", "at least %1 of %2"))
        .arg(tallied(tally.serving), tallied(tally.all));
}

QString nodesInService(const ServingTally &tally)
{
    if (tally.notKnown > 0 && tally.notKnown == tally.all)
        return QCoreApplication::translate("Diagnosis", "Whether any of %1 nodes is in service is not known.").arg(tallied(tally.all));
    if (tally.notKnown > 0 && tally.serving == 0) {
        return (tally.notKnown == 1 ? QCoreApplication::translate("Diagnosis", "At most %1 of %2 nodes is in service.")
                                    : QCoreApplication::translate("Diagnosis", "At most %1 of %2 nodes are in service."))
            .arg(tallied(tally.notKnown), tallied(tally.all));
    }
    const char *const one = tally.notKnown > 0 ? QT_TRANSLATE_NOOP("Diagnosis", "At least %1 of %2 nodes is in service.")
                                               : QT_TRANSLATE_NOOP("Diagnosis", "%1 of %2 nodes is in service.");
    const char *const many = tally.notKnown > 0 ? QT_TRANSLATE_NOOP("Diagnosis", "At least %1 of %2 nodes are in service.")
                                                : QT_TRANSLATE_NOOP("Diagnosis", "%1 of %2 nodes are in service.");
    return QCoreApplication::translate("Diagnosis", tally.serving == 1 ? one : many).arg(tallied(tally.serving), tallied(tally.all));
}

QString mostInService(const ServingTally &tally)
{
    const qsizetype most = tally.serving + tally.notKnown;
    const char *const one = tally.notKnown > 0 ? QT_TRANSLATE_NOOP("Diagnosis", "at most %1 of %2 nodes is in service")
                                               : QT_TRANSLATE_NOOP("Diagnosis", "%1 of %2 nodes is in service");
    const char *const many = tally.notKnown > 0 ? QT_TRANSLATE_NOOP("Diagnosis", "at most %1 of %2 nodes are in service")
                                                : QT_TRANSLATE_NOOP("Diagnosis", "%1 of %2 nodes are in service");
    return QCoreApplication::translate("Diagnosis", most == 1 ? one : many).arg(tallied(most), tallied(tally.all));
}

bool isLost(NodeCondition condition)
{
    switch (condition) {
    case NodeCondition::Draining:
    case NodeCondition::Stopped:
    case NodeCondition::PortsClosed:
    case NodeCondition::Frozen:
    case NodeCondition::HostUnreachable:
    case NodeCondition::NoAnswer:
        return true;
    default:
        return false;
    }
}

bool mayBeForcedOut(const Snapshot &snapshot, const NodeName &node)
{
    const NodeLook *look = snapshot.node(node);
    if (look == nullptr)
        return false;
    const NodeCondition condition = judgeNode(snapshot, *look);
    return (isLost(condition) && condition != NodeCondition::Draining) || condition == NodeCondition::ApiHanging;
}

bool isAccessProblem(NodeCondition condition)
{
    switch (condition) {
    case NodeCondition::Unresolved:
    case NodeCondition::Unauthorized:
    case NodeCondition::LoginRefused:
    case NodeCondition::Forbidden:
    case NodeCondition::TlsFailed:
    case NodeCondition::CertificateExpired:
    case NodeCondition::NotConfigured:
        return true;
    default:
        return false;
    }
}

const NodeFigures *figuresOf(const Snapshot &snapshot, const NodeLook &node)
{
    if (node.answer.isCurrent())
        return &node.answer.value->self;
    const NodeFigures *newest = nullptr;
    TimePoint newestAt{};
    for (const NodeLook &peer : snapshot.nodes) {
        if (!peer.answer.isCurrent() || peer.answer.asOf < newestAt)
            continue;
        const auto row = peer.answer.value->peers.constFind(node.name);
        if (row == peer.answer.value->peers.cend() || !row->running)
            continue;
        newest = &*row;
        newestAt = peer.answer.asOf;
    }
    return newest;
}

NodeFigures knownFigures(const Snapshot &snapshot, const NodeLook &node)
{
    const NodeFigures *found = figuresOf(snapshot, node);
    NodeFigures figures = found ? *found : NodeFigures{};
    return node.metrics.isCurrent() ? completedBy(figures, *node.metrics.value) : figures;
}

bool isMissed(const Snapshot &snapshot, const NodeName &node)
{
    bool isGone = false;
    for (const NodeLook &look : snapshot.nodes) {
        if (!look.answer.isCurrent())
            continue;
        if (look.name == node)
            return false;
        const auto row = look.answer.value->peers.constFind(node);
        if (row != look.answer.value->peers.cend() && row->running)
            return false;
        isGone = isGone || (row != look.answer.value->peers.cend() && row->isCalledGone());
    }
    return isGone;
}

} // namespace warrener
