#pragma once

#include "base/Clock.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace warrener {

/// GET /api/policies and /api/operator-policies.
struct PolicyInfo
{
    QString vhost, name;
    QString pattern;   ///< as it came: a regular expression of Erlang's re
    QString appliesTo; ///< "all", "queues", "exchanges", "classic_queues", "quorum_queues", "streams"
    QJsonObject definition;
    qint64 priority = 0; ///< the highest one wins

    bool operator==(const PolicyInfo &) const = default;
};

/// GET /api/vhosts.
struct VhostInfo
{
    QString name;
    QMap<QString, QString> states; ///< node name → "running", "stopped", …

    bool operator==(const VhostInfo &) const = default;
};

/// GET /api/deprecated-features/used.
struct DeprecatedFeature
{
    QString name;
    QString phase; ///< "permitted_by_default", "denied_by_default", "disconnected", "removed"

    bool operator==(const DeprecatedFeature &) const = default;
};

/// A federation link or a shovel.
struct LinkInfo
{
    QString vhost, name, node;
    QString state;           ///< as it came: "running", "flow", "blocked", "starting", "terminated", "error", …
    QString reason;          ///< the broker's words where it is not well; no credentials in it
    bool isDetached = false; ///< it has no connection of its own into the cluster
    TimePoint since{};       ///< when it came into this state, by the broker's local clock as if it were UTC; never: not told

    bool operator==(const LinkInfo &) const = default;
};

/// An exchange that keeps messages in itself until their time has come (type x-delayed-message).
struct DelayingExchange
{
    QString vhost, name;
    qint64 waiting = -1; ///< messages; −1: not told

    bool operator==(const DelayingExchange &) const = default;
};

/// GET /api/vhost-limits.
struct ConnectionLimit
{
    QString vhost;
    qint64 most = -1; ///< connections; −1: not limited

    bool operator==(const ConnectionLimit &) const = default;
};

} // namespace warrener
