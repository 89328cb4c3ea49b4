#pragma once

#include "base/Ids.h"
#include "cluster/Part.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace warrener {

/// One share of a node's memory, as the broker counts it. `id` is the API's key
/// ("quorum_queue_procs", "binary", …).
struct MemoryShare
{
    QString id;
    qint64 bytes = 0;

    bool operator==(const MemoryShare &) const = default;
};

struct MemoryBreakdown
{
    QList<MemoryShare> shares; ///< largest first
    qint64 total = 0;          ///< by the node's own strategy (rss or allocated)
    QString strategy;

    bool operator==(const MemoryBreakdown &) const = default;
};

/// One of the broker's own health checks, asked on the node it is about.
struct HealthCheck
{
    enum class Outcome : std::uint8_t {
        Passed,
        Failed,
        NotAvailable, ///< this version has no such check
        NotAsked,     ///< it could not be asked: see `reason`
    };

    QString id; ///< as in the URL: "local-alarms", "virtual-hosts", …
    Outcome outcome = Outcome::NotAsked;
    QString reason; ///< the broker's words where it failed

    bool operator==(const HealthCheck &) const = default;
};

struct FeatureFlag
{
    QString name;
    QString state;     ///< "enabled", "disabled", "unavailable", …
    QString stability; ///< "stable", "required", "experimental"
    QString description;

    bool operator==(const FeatureFlag &) const = default;
};

struct PortCheck
{
    QString protocol;
    quint16 port = 0;
    std::optional<Millis> connectTime; ///< absent: not open, see `error`
    std::optional<Error> error;

    bool operator==(const PortCheck &) const = default;
};

struct ConnectionInfo
{
    QString name, user, vhost, peer, state, protocol, clientName;
    qint64 channels = 0; ///< −1: not told
    TimePoint connectedAt{};
    double receiveRate = 0, sendRate = 0; ///< bytes/s; −1: not told

    bool operator==(const ConnectionInfo &) const = default;
};

/// What the page of one node shows beyond the snapshot; asked only while somebody looks.
struct NodeDetail
{
    NodeName node;
    Part<MemoryBreakdown> memory;
    Part<QList<HealthCheck>> checks;
    Part<QList<FeatureFlag>> featureFlags;
    Part<QList<PortCheck>> ports;
    Part<QList<ConnectionInfo>> connections; ///< at most 500 of this node
};

using NodeDetailPtr = std::shared_ptr<const NodeDetail>;

} // namespace warrener

Q_DECLARE_METATYPE(warrener::NodeDetailPtr)
