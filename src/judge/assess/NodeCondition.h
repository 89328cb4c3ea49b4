#pragma once

#include "cluster/Snapshot.h"

#include <QString>

#include <cstdint>

namespace warrener {

/// What is the matter with one node, told from its own answer, its metrics, its host and its
/// peers' opinion of it.
enum class NodeCondition : std::uint8_t {
    Asking, ///< nobody has answered yet
    InService,
    Draining,        ///< in maintenance mode, by its own word or a peer's
    Stopped,         ///< the host refuses the connection: no broker there
    PortsClosed,     ///< peers see it run, its ports are closed: it starts, is drained (3.x tells no more), or they do not know yet
    Frozen,          ///< takes connections and does not answer
    ApiHanging,      ///< serves its metrics while its management API does not answer
    HostUnreachable, ///< nothing of that host answers
    NoAnswer,        ///< silent, and nothing tells whether its host is
    Unresolved,
    Unauthorized,
    LoginRefused, ///< for another reason than the password
    Forbidden,
    TlsFailed,
    CertificateExpired,
    ManagementOff, ///< runs, but its management port is closed
    ApiError,      ///< answers with something that is no answer
    Partitioned,   ///< runs and has parted from running peers
    NotConfigured,
    Stale, ///< its last answer is far older than it should be
};

NodeCondition judgeNode(const Snapshot &snapshot, const NodeLook &node);

/// Serves clients, as far as is known: it is in service, or its metrics or its peers say that it runs though its
/// management API cannot be asked.
bool serves(NodeCondition condition);
/// Whether it serves clients nobody can say: it keeps the console out, what answers there is no answer, nothing was heard
/// of it for long, or it has parted from the others and serves whom it can alone.
bool mayServe(NodeCondition condition);
/// Neither serves clients nor counts for a majority.
bool isLost(NodeCondition condition);
/// Something that was seen at this moment speaks for ending it by force: it does not serve, and does not so on
/// purpose. A node that serves, is in maintenance mode, or keeps only the console out has nothing against it.
bool mayBeForcedOut(const Snapshot &snapshot, const NodeName &node);
/// Those who answer do not see it run, and it says nothing for itself: members of queues there take no part.
bool isMissed(const Snapshot &snapshot, const NodeName &node);
/// The console is kept out; the node itself may be well.
bool isAccessProblem(NodeCondition condition);

/// How many nodes serve. Every "2 of 3 nodes are in service" counts by it, and is put into words by it.
struct ServingTally
{
    qsizetype all = 0;
    qsizetype serving = 0;
    qsizetype notKnown = 0; ///< mayServe()

    bool operator==(const ServingTally &) const = default;
};
ServingTally servingTally(const Snapshot &snapshot);
/// "2 of 3"; "at least 2 of 3" where of some it is not known.
QString toText(const ServingTally &tally);
/// "2 of 3 nodes are in service." or "At least 2 of 3 nodes are in service.", or that it is not known of any.
QString nodesInService(const ServingTally &tally);
/// The clause from the other side, where nodes are lost: "at most 2 of 3 nodes are in service".
QString mostInService(const ServingTally &tally);

/// The newest figures of a node: its own, else a peer's row of it; null where there are none.
const NodeFigures *figuresOf(const Snapshot &snapshot, const NodeLook &node);

/// Those, and what they do not tell by the node's metrics: what alarms and limits are judged by.
NodeFigures knownFigures(const Snapshot &snapshot, const NodeLook &node);

/// Its management API answers, and nothing collects the statistics that the API tells: the agent has ended (it does for good, when
/// it meets a file that it cannot read some times in a row). Its peers go on without this node's connections, channels and
/// rates, and its metrics go on telling the last memory and disk that it measured. False where the collector is off for all.
bool haveStatisticsStopped(const NodeLook &node);

/// Nodes that `node` has parted from: by its own `partitions`, because one of the two counts the other as not
/// running although that one has answered since, or because neither has the other in its cluster.
QList<NodeName> partedFrom(const Snapshot &snapshot, const NodeLook &node);
/// Of those, the ones that are members of another cluster than `node`.
QList<NodeName> notInClusterOf(const Snapshot &snapshot, const NodeLook &node);
/// Whoever has a part in it where nodes have parted: who does not see another one, and who is not seen; the
/// profile's in their order, others behind them.
QList<NodeName> partedNodes(const Snapshot &snapshot);
/// Who says what of whom there: "mq1 does not see mq2; mq2 sees all". Empty: nobody has parted.
QString disagreement(const Snapshot &snapshot);

} // namespace warrener
