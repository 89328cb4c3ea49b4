#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/amqp/AmqpOptions.h"
#include "look/proxy/HaproxyServers.h"

#include <QCoroTask>

#include <cstdint>
#include <memory>
#include <stop_token>

namespace warrener {

class ClusterAccess;

/// What a proxy's listener for clients speaks, as far as it is known.
enum class ProxyDoor : std::uint8_t {
    Tls,
    Clear,   ///< and it is known that it does: the profile says so, or it fronts plain listeners only
    Unknown, ///< nobody is told a password there
};

/// What clients of `proxy` speak: what the profile's "tls" says; clear text where no node has AMQPS
/// in the profile; TLS where no node has anything else, and on a port on which nodes speak it; else
/// what `tables`, HAProxy's own word of where it sends them, amounts to for the proxy's backend (or,
/// where the profile names none, for the one that leads to brokers). Null: HAProxy was not asked.
ProxyDoor proxyDoor(const ClusterProfile &profile, const ProxyProfile &proxy, const QList<haproxy::ServerTable> *tables = nullptr);

/// AMQP through that proxy, as proxyDoor() says; HAProxy is asked only where that decides it. Errors:
/// NotConfigured (no address; nobody says what it speaks), Cancelled.
QCoro::Task<Result<AmqpOptions>> amqpThrough(std::shared_ptr<ClusterAccess> access, ProxyProfile proxy, QString name, std::stop_token stop);

} // namespace warrener
