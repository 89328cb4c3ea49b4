#pragma once

#include "run/operations/ClusterFacts.h"

#include <QCoroTask>
#include <QSet>

#include <map>
#include <memory>
#include <stop_token>

namespace warrener {

class ClusterAccess;
struct ClusterProfile;

/// How one node stands, by its own management API and by AMQP.
struct NodeStanding
{
    Sight amqp = Sight::Unknown;
    bool answers = false;       ///< its own management API does (not somebody else's at its URL), and calls the node running
    QSet<NodeName> runningBy{}; ///< whom that API calls running and in no maintenance; empty where it does not answer
    QList<NodeName> named{};    ///< every node that it knows

    bool operator==(const NodeStanding &) const = default;
};

/// Asks these nodes, all at once: AMQP for at least three seconds, their API for at most `patience`, and for
/// less once everybody has greeted: what a slow one says then is not waited for.
QCoro::Task<std::map<NodeName, NodeStanding>> askStanding(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience, std::stop_token stop);

/// Those of them that run and see each other. The cluster's own word comes first: the largest group in
/// which nobody is called gone by another, without those that gave no sign of life themselves while they
/// were looked at (a frozen node is called running for another minute). Who counts itself in while the
/// others call it gone is not among them. Where no API answers, which happens while a node is frozen or cut
/// off, it is those that speak AMQP. Where AMQP does not work from here (TLS that cannot be verified), the
/// API's answer is sign of life enough.
QList<NodeName> nodesThatStay(const std::map<NodeName, NodeStanding> &standing);

/// Those of the names that the profile does not know.
QSet<NodeName> strangersAmong(const ClusterProfile &profile, const QList<NodeName> &names);
/// Members of the cluster, as those that answer name them, that the profile does not know.
QSet<NodeName> membersBesides(const ClusterProfile &profile, const std::map<NodeName, NodeStanding> &standing);
/// One of `stay` at least answers, and each of them that does calls the node running.
bool isCalledRunning(const std::map<NodeName, NodeStanding> &standing, const QList<NodeName> &stay, const NodeName &node);

/// For people: who calls whom gone that counts itself in. Empty: they agree.
QStringList disagreements(const std::map<NodeName, NodeStanding> &standing);

} // namespace warrener
