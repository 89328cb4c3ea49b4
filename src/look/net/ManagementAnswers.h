#pragma once

#include "base/Result.h"
#include "cluster/NodeDetail.h"
#include "cluster/OddFields.h"
#include "cluster/QueueInfo.h"
#include "cluster/Snapshot.h"
#include "cluster/WhoAmI.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

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

/// One page of GET /api/queues; also a whole, unpaged answer.
struct QueuePage
{
    QList<QueueInfo> queues;
    qint64 total = 0; ///< queues in the cluster; −1: not known
    int page = 1;
    int pageCount = 1;
    qint64 unreadable = 0; ///< queues left out because their names are no UTF-8
    OddFields odd{};
    QList<QueueInfo> unnamed{}; ///< those: all that is told of them but their names
    qint64 lost = 0;            ///< rows that do not say which queue they are of
};

/// One page of GET /api/connections: each with the node it is on.
struct ConnectionPage
{
    QList<std::pair<NodeName, ConnectionInfo>> connections;
    int pageCount = 1;
    OddFields odd{};
    std::optional<TimePoint> toldAt{}; ///< by the broker's clock, to the second
};

/// What a QueueInfo's texts mean: an idle queue is one that runs and has been idle for a while.
QueueState queueStateOf(const QueueInfo &info);

// Parsers of the answers: pure, for any input. A field that is missing or of a wrong type is left
// out, the latter is noted (OddFields); a wrong shape of the whole (an object where a list belongs, no JSON, nested too deeply) is an
// Error of kind Malformed. Lists are cut at 100,000 entries.
Result<BrokerOverview> overviewFromJson(const QByteArray &json);
Result<QList<NodeFigures>> nodesFromJson(const QByteArray &json);
Result<MemoryBreakdown> memoryFromJson(const QByteArray &json);
/// `odd`, where it is not null: what was left out; likewise vhostsFromJson().
Result<QList<FeatureFlag>> featureFlagsFromJson(const QByteArray &json, OddFields *odd = nullptr);
Result<ConnectionPage> connectionPageFromJson(const QByteArray &json);
Result<QueuePage> queuePageFromJson(const QByteArray &json);
Result<QueuePage> allQueuesFromJson(const QByteArray &json);
Result<QueueInfo> queueFromJson(const QByteArray &json);
Result<WhoAmI> whoAmIFromJson(const QByteArray &json);
Result<QStringList> vhostsFromJson(const QByteArray &json, OddFields *odd = nullptr);

} // namespace warrener
