#pragma once

#include <QHashFunctions>
#include <QString>

#include <cstdint>
#include <optional>

namespace warrener {

/// What a series measures. Ids and units are kept in the history: append, never renumber.
enum class Metric : std::uint16_t {
    // of the cluster
    PublishRate = 1, ///< messages/s
    DeliverRate = 2, ///< messages/s, deliver and get
    AckRate = 3,     ///< messages/s
    MessagesReady = 4,
    MessagesUnacked = 5,
    Connections = 6,
    Channels = 7,
    Queues = 8,
    Consumers = 9,
    // of a node
    NodeMemory = 20, ///< bytes
    NodeMemoryLimit = 21,
    NodeDiskFree = 22, ///< bytes
    NodeDiskLimit = 23,
    NodeDescriptors = 24,
    NodeSockets = 25,
    NodeProcesses = 26,
    NodeRunQueue = 27,
    NodeConnections = 28,
    // of a host
    HostCpu = 40,      ///< % of all cores
    HostIoWait = 41,   ///< % of all cores
    HostMemory = 42,   ///< % used
    HostDiskData = 43, ///< % used of the file system with the broker's data
    HostDiskRoot = 44, ///< % used of /
    HostLoad = 45,     ///< 1 minute, per core
    HostNetIn = 46,    ///< bytes/s
    HostNetOut = 47,   ///< bytes/s
    HostProcesses = 48,
    HostScore = 49,    ///< 0–100
    HostNetTotal = 50, ///< bytes/s, in and out
    // of a proxy
    ProxySessions = 60,
    ProxyServersUp = 61,
};

/// Stable text id, as stored and as in JSON: "node.memory".
QString toId(Metric metric);
std::optional<Metric> metricFromId(const QString &id);

/// One line of one chart: what is measured, and of whom. The subject is a node's, host's or
/// proxy's name, or empty for the cluster as a whole.
struct SeriesKey
{
    Metric metric;
    QString subject;

    bool operator==(const SeriesKey &) const = default;
    friend size_t qHash(const SeriesKey &key, size_t seed = 0) { return qHashMulti(seed, static_cast<int>(key.metric), key.subject); }
};

} // namespace warrener
