#pragma once

#include "base/Ids.h"
#include "cluster/ClusterProfile.h"
#include "cluster/Level.h"
#include "cluster/OddFields.h"
#include "cluster/Part.h"
#include "cluster/Queue.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>

namespace warrener {

struct Listener
{
    NodeName node;
    QString protocol; ///< "amqp", "amqp/ssl", "clustering", "http", "https", "http/prometheus", …
    QString address;
    quint16 port = 0;

    bool operator==(const Listener &) const = default;
};

/// One node's row of GET /api/nodes. Only the name is sure; versions, plugins and the metrics
/// collector decide about the rest. Sizes in bytes, limits −1 or absent where unlimited.
struct NodeFigures
{
    NodeName name;
    bool running = false;     ///< it is said to run
    bool runningKnown = true; ///< false: the row does not say, in words that can be read
    std::optional<bool> beingDrained;
    std::optional<qint64> memoryUsed, memoryLimit;
    std::optional<bool> memoryAlarm;
    std::optional<qint64> diskFree, diskFreeLimit;
    std::optional<bool> diskAlarm;
    bool diskUnwatched = false;  ///< a word stands where free disk space should: the broker does not watch it
    bool withoutFigures = false; ///< it runs, and nobody collects statistics of it
    std::optional<qint64> descriptorsUsed, descriptorsTotal;
    std::optional<qint64> socketsUsed, socketsTotal;
    std::optional<qint64> processesUsed, processesTotal;
    std::optional<qint64> runQueue;
    std::optional<int> processors;
    std::optional<Millis> uptime;
    std::optional<double> connectionsCreatedRate, connectionsClosedRate; ///< per second
    std::optional<Millis> netTickTime;
    QString osPid;
    QStringList partitions; ///< nodes it has parted from
    QStringList enabledPlugins;
    std::optional<QStringList> clusterPeers; ///< nodes with an established distribution link; absent: not told
    QStringList configFiles, logFiles;
    QString dataFolder;
    OddFields odd{}; ///< of this row, and in the first row what there is besides rows

    /// A row that does not say whether the node runs calls it neither.
    bool isCalledGone() const { return runningKnown && !running; }
    bool operator==(const NodeFigures &) const = default;
};

/// What a node said when it was asked itself.
struct NodeAnswer
{
    NodeFigures self;                      ///< its own row
    QMap<NodeName, NodeFigures> peers;     ///< its rows of the other nodes; `running` is its opinion
    QMap<NodeName, TimePoint> goneSince{}; ///< when it first said so, of those that it counts as not running

    bool operator==(const NodeAnswer &) const = default;
};

struct NodeVersions
{
    QString rabbitmq, erlang, product;
    QString managementVersion;

    bool operator==(const NodeVersions &) const = default;
};

/// From the node's own /metrics: what is there although the management plugin is not.
struct BrokerMetrics
{
    std::optional<double> connections, channels, consumers, queues;
    std::optional<double> messagesReady, messagesUnacked;
    std::optional<double> published, delivered, acknowledged;               ///< counters since start
    std::optional<double> connectionsOpened, connectionsClosed;             ///< counters since start
    std::optional<double> unroutableReturned, unroutableDropped;            ///< counters since start
    std::optional<double> memoryUsed, memoryLimit, diskFree, diskFreeLimit; ///< bytes
    std::optional<double> descriptors, descriptorsLimit;
    std::optional<double> erlangProcesses, erlangProcessesLimit;
    std::optional<bool> memoryAlarm, diskAlarm, descriptorAlarm;
    std::optional<double> unreachablePeers;
    std::optional<double> uptime;   ///< seconds
    bool figuresStoodStill = false; ///< its management agent, which measures memory, disk, descriptors and processes, has ended: they are left out
    QString rabbitmqVersion, erlangVersion, node;
    qint64 unreadLines = 0; ///< of the text, left out because they cannot be read
    QString firstUnread;    ///< which is the first, and what is wrong with it

    bool operator==(const BrokerMetrics &) const = default;
};

/// All that is known about one node: from itself, part by part.
struct NodeLook
{
    NodeName name;
    HostName host;
    QUrl management;
    Part<NodeAnswer> answer;     ///< its management API
    Part<NodeVersions> versions; ///< asked rarely
    Part<BrokerMetrics> metrics; ///< its Prometheus endpoint
    QMap<QString, Level> held;   ///< findings about its limits that stood a look ago, and how bad: coming back takes a margin

    bool operator==(const NodeLook &) const = default;
};

/// Figures of the whole cluster, from the overview of the first node that answered.
struct ClusterTotals
{
    QString clusterName;
    NodeName answeredBy;
    bool statsDisabled = false;                              ///< the metrics collector is off: no rates, few figures
    std::optional<double> publishRate, deliverRate, ackRate; ///< messages/s
    std::optional<double> redeliverRate, returnUnroutableRate, dropUnroutableRate;
    std::optional<qint64> messagesReady, messagesUnacked;
    std::optional<qint64> connections, channels, queues, consumers, exchanges;
    QList<Listener> listeners;
    OddFields odd{}; ///< in the answer that all this is from

    bool operator==(const ClusterTotals &) const = default;
};

/// Health of a host. Percentages 0–100, rates per second, sizes in bytes.
struct HostFigures
{
    int cores = 0;
    std::optional<double> cpuPercent; ///< of all cores; absent in the first sample
    std::optional<double> ioWaitPercent;
    std::optional<double> memoryPercent;
    std::optional<double> memoryTotal, memoryAvailable;
    std::optional<double> diskDataPercent, diskDataTotal, diskDataFree; ///< file system of the broker's data
    QString diskDataMount;
    std::optional<double> diskRootPercent, diskRootTotal, diskRootFree;
    std::optional<double> netInBytes, netOutBytes, netInPackets, netOutPackets;
    std::optional<double> processes;
    std::optional<double> load1, load5, load15;
    std::optional<double> outOfMemoryKills; ///< counter since boot
    std::optional<Millis> uptime;
    QString kernel;
    qint64 unreadLines = 0; ///< of the exporter's text, left out because they cannot be read
    QString firstUnread;
    QMap<QString, Level> held; ///< limits (HostIssue::id) that were crossed a look ago, and how: coming back takes a margin

    /// Of the broker's data, where that has a file system of its own that is known; else of the system.
    std::optional<double> diskPercent() const { return diskDataPercent ? diskDataPercent : diskRootPercent; }
    /// Absent too where the host does not tell of how many cores: 8 on 8 cores is not 8 on one.
    std::optional<double> loadPerCore() const { return load1 && cores > 0 ? std::optional(*load1 / cores) : std::nullopt; }
    bool operator==(const HostFigures &) const = default;
};

struct HostLook
{
    HostName name;
    HostRole role = HostRole::Broker;
    QString source; ///< "exporter" or "ssh": who gave the figures
    Part<HostFigures> figures;

    bool operator==(const HostLook &) const = default;
};

struct ProxyServer
{
    QString name;   ///< as in the proxy's configuration
    QString status; ///< HAProxy's word: "UP", "DOWN", "MAINT", "DRAIN", "no check", …
    bool up = false;
    qint64 sessions = 0;           ///< scur: sessions open now
    qint64 waiting = 0;            ///< qcur: clients that wait for a free slot
    std::optional<Millis> changed; ///< lastchg: since it last came up or went down, to the second

    bool operator==(const ProxyServer &) const = default;
};

struct ProxyFigures
{
    QString backend;
    QList<ProxyServer> servers;
    qint64 sessions = 0;
    qint64 pid = 0;
    QString version;
    Millis uptime{0};
    qint64 connections = 0;    ///< of the whole process
    qint64 maxConnections = 0; ///< further ones are not accepted; 0: not told

    qsizetype serversUp() const; ///< that take clients
    bool operator==(const ProxyFigures &) const = default;
};

struct ProxyLook
{
    ProxyName name;
    HostName host;
    Part<ProxyFigures> figures;
    bool wasNearlyFull = false; ///< or full, a look ago: coming back takes a margin

    bool operator==(const ProxyLook &) const = default;
};

/// What this console costs the brokers, over the last minute.
struct PollCost
{
    double requestsPerSecond = 0;
    double bytesPerSecond = 0;
    Millis meanLatency{0};

    bool operator==(const PollCost &) const = default;
};

/// Everything known about one cluster at one moment. Immutable once published.
struct Snapshot
{
    ClusterName cluster;
    Environment environment = Environment::Production;
    Thresholds thresholds;
    Millis pollInterval{5000};
    TimePoint at{};         ///< when it was put together
    quint64 generation = 0; ///< rises by one with each
    QList<NodeLook> nodes;  ///< in the profile's order
    QList<HostLook> hosts;  ///< in the profile's order
    QList<ProxyLook> proxies;
    Part<ClusterTotals> totals;
    std::shared_ptr<const QueueTable> queues; ///< null until somebody asked for them
    bool queuesAwaited = false;               ///< they are asked for, and nothing has come yet: of them nothing is known
    PollCost cost;

    const NodeLook *node(const NodeName &name) const;
    const HostLook *host(const HostName &name) const;
    const ProxyLook *proxy(const ProxyName &name) const;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace warrener

Q_DECLARE_METATYPE(warrener::SnapshotPtr)
