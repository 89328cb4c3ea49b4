#pragma once

#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"
#include "judge/assess/NearLimit.h"

#include <optional>

namespace warrener {

/// One row of the table of nodes and hosts: a node with the host it runs on, or a host without
/// one. What is absent is not known.
struct NodeRow
{
    Subject subject;  ///< Node, Proxy or Host
    QString name;     ///< short: "broker1"
    QString fullName; ///< "rabbit@broker1"
    Level level = Level::Unknown;
    QString state; ///< "In service"
    QString role;  ///< "broker", "proxy"…, translated
    QString version;
    std::optional<Millis> uptime;
    bool stale = false; ///< the broker's figures are the last before it fell silent
    std::optional<qint64> memoryUsed, memoryLimit;
    std::optional<qint64> diskFree, diskLimit;
    std::optional<qint64> descriptors, descriptorsTotal;
    std::optional<qint64> sockets, socketsTotal;
    std::optional<qint64> processes, processesTotal;
    std::optional<qint64> runQueue;
    nearlimit::Levels near; ///< of the broker's figures; none is near while they are old
    std::optional<int> cores;
    bool hostStale = false;                                ///< the host's figures are the last before it fell silent
    QString hostReason;                                    ///< why there are no fresh figures of the host; empty: there are
    std::optional<double> cpu, load, hostMemory, hostDisk; ///< %, per core, %, %
    Level cpuLevel = Level::Ok, loadLevel = Level::Ok, hostMemoryLevel = Level::Ok, hostDiskLevel = Level::Ok;
    std::optional<double> netIn, netOut; ///< bytes/s
    std::optional<double> score;         ///< 0–100
    Level scoreLevel = Level::Unknown;

    bool operator==(const NodeRow &) const = default;
};

/// Nodes in the profile's order, then proxies, then hosts that are neither.
QList<NodeRow> nodeRows(const Snapshot &snapshot, const Assessment &assessment);

} // namespace warrener
