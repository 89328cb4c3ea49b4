#pragma once

#include "base/Result.h"
#include "cluster/NodeDetail.h"
#include "cluster/Queue.h"
#include "cluster/Snapshot.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <limits>
#include <utility>

namespace warrener {

/// GET /api/overview.
struct BrokerOverview
{
    NodeName node;         ///< who answered
    NodeVersions versions; ///< its versions
    ClusterTotals totals;

    bool operator==(const BrokerOverview &) const = default;
};

/// One queue as the management API describes it. −1 and NaN stand for "not known".
struct QueueInfo
{
    static constexpr double unknownRate = std::numeric_limits<double>::quiet_NaN();

    QueueRef ref;
    QString type;             ///< as it came: "classic", "quorum", "stream", "rabbit_mqtt_qos0_queue", …
    QString state;            ///< as it came: "running", "flow", "minority", "down", …; may be empty
    QString idleSince;        ///< as it came, empty while the queue is busy
    QString leader;           ///< node name; empty: none, or not known
    bool leaderKnown = false; ///< true with an empty leader: there is none
    QStringList members;      ///< node names; a classic queue's only member is its node
    QStringList online;       ///< members that are online
    bool membersKnown = false;
    bool durable = true;
    bool exclusive = false;
    bool autoDelete = false;
    QString policy;
    qint64 ready = -1;
    qint64 unacked = -1;
    qint64 consumers = -1;
    qint64 memory = -1;           ///< bytes
    double inRate = unknownRate;  ///< messages/s published into it
    double outRate = unknownRate; ///< messages/s delivered or got
    double ackRate = unknownRate; ///< messages/s
};

/// One page of GET /api/queues; also a whole, unpaged answer.
struct QueuePage
{
    QList<QueueInfo> queues;
    qint64 total = 0; ///< queues in the cluster; −1: not known
    int page = 1;
    int pageCount = 1;
};

/// One page of GET /api/connections: each with the node it is on.
struct ConnectionPage
{
    QList<std::pair<NodeName, ConnectionInfo>> connections;
    int pageCount = 1;
};

/// GET /api/whoami.
struct WhoAmI
{
    QString user;
    QStringList tags; ///< "administrator", "monitoring", "management", …

    /// May read nodes and every virtual host's figures: needs "monitoring" or "administrator".
    bool mayMonitor() const { return tags.contains(QLatin1String("monitoring")) || tags.contains(QLatin1String("administrator")); }
};

/// What a QueueInfo's texts mean: an idle queue is one that runs and has been idle for a while.
QueueState queueStateOf(const QueueInfo &info);

// Parsers of the answers: pure, for any input. A field that is missing or of a wrong type is left
// out; a wrong shape of the whole (an object where a list belongs, no JSON, nested too deeply) is an
// Error of kind Malformed. Lists are cut at 100,000 entries.
Result<BrokerOverview> overviewFromJson(const QByteArray &json);
Result<QList<NodeFigures>> nodesFromJson(const QByteArray &json);
Result<MemoryBreakdown> memoryFromJson(const QByteArray &json);
Result<QList<FeatureFlag>> featureFlagsFromJson(const QByteArray &json);
Result<ConnectionPage> connectionPageFromJson(const QByteArray &json);
Result<QueuePage> queuePageFromJson(const QByteArray &json);
Result<QueueInfo> queueFromJson(const QByteArray &json);
Result<WhoAmI> whoAmIFromJson(const QByteArray &json);
Result<QStringList> vhostsFromJson(const QByteArray &json);

} // namespace warrener
