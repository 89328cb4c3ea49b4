#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QString>

namespace warrener::haproxy {

struct ConfigWishes
{
    QString version; ///< of the oldest broker, "4.0.5"; empty: not known, taken for an old one
    QString socket = QStringLiteral("/run/haproxy/admin.sock");
    QString stateFile = QStringLiteral("/var/lib/haproxy/server-state");
    quint16 port = 5672; ///< where clients connect
    QString backend = QStringLiteral("be_amqp");
};

/// A whole haproxy.cfg for the cluster's AMQP clients, which `haproxy -c` accepts (2.4 and later).
/// Holds no secret. The master socket is no matter of the file: HAProxy takes it by -S. Errors: Usage
/// (no node with an AMQP address; a name that cannot stand in the file).
Result<QString> writeConfig(const ClusterProfile &profile, const ConfigWishes &wishes);

/// What the profile says of one proxy; `version` of the oldest broker.
ConfigWishes wishesFor(const ProxyProfile &proxy, const QString &version);

} // namespace warrener::haproxy
