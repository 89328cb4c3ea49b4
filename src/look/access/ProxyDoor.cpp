#include "look/access/ProxyDoor.h"

#include "look/access/ClusterAccess.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

namespace {

/// Those that the proxy sends clients of AMQP to. Null: nobody can tell.
const haproxy::ServerTable *messagingTable(const ClusterProfile &profile, const ProxyProfile &proxy, const QList<haproxy::ServerTable> &tables)
{
    QString backend = proxy.backend;
    if (backend.isEmpty())
        backend = haproxy::brokerBackend(tables, haproxy::brokerPlaces(profile)).value_or(QString());
    return backend.isEmpty() ? nullptr : haproxy::tableOf(tables, backend);
}

} // namespace

ProxyDoor proxyDoor(const ClusterProfile &profile, const ProxyProfile &proxy, const QList<haproxy::ServerTable> *tables)
{
    if (proxy.tls)
        return *proxy.tls ? ProxyDoor::Tls : ProxyDoor::Clear;
    const auto speaksTls = [](const NodeProfile &node) { return node.amqps.isSet(); };
    const auto speaksPlain = [](const NodeProfile &node) { return node.amqp.isSet(); };
    if (std::ranges::none_of(profile.nodes, speaksTls))
        return ProxyDoor::Clear;
    const auto isTlsPort = [&](quint16 port) {
        return std::ranges::any_of(profile.nodes, [port](const NodeProfile &node) { return node.amqps.isSet() && node.amqps.port == port; });
    };
    if (std::ranges::none_of(profile.nodes, speaksPlain) || isTlsPort(proxy.address.port))
        return ProxyDoor::Tls;
    const haproxy::ServerTable *table = tables == nullptr ? nullptr : messagingTable(profile, proxy, *tables);
    if (table == nullptr || table->servers.isEmpty())
        return ProxyDoor::Unknown;
    // The bytes go through as they are: what the brokers speak there is what the clients speak here.
    // A listener that takes TLS off itself says so by the profile's "tls".
    const auto portOf = [&](const haproxy::ServerState &server) {
        return server.port != 0 ? server.port : proxy.address.port; // without one, the client's own
    };
    const auto isPlainPort = [&](quint16 port) {
        return !isTlsPort(port) && std::ranges::any_of(profile.nodes, [port](const NodeProfile &node) { return node.amqp.isSet() && node.amqp.port == port; });
    };
    if (std::ranges::all_of(table->servers, isPlainPort, portOf))
        return ProxyDoor::Clear;
    return std::ranges::all_of(table->servers, isTlsPort, portOf) ? ProxyDoor::Tls : ProxyDoor::Unknown;
}

QCoro::Task<Result<AmqpOptions>> amqpThrough(std::shared_ptr<ClusterAccess> access, ProxyProfile proxy, QString name, std::stop_token stop)
{
    if (!proxy.address.isSet())
        co_return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "The profile names no AMQP address of %1").arg(proxy.name.value));
    ProxyDoor door = proxyDoor(access->profile(), proxy);
    if (door == ProxyDoor::Unknown) {
        const Result<QList<haproxy::ServerTable>> tables = co_await access->proxy(proxy).servers(stop);
        if (!tables && tables.error().kind == ErrorKind::Cancelled)
            co_return std::unexpected(tables.error());
        if (tables)
            door = proxyDoor(access->profile(), proxy, &*tables);
    }
    if (door == ProxyDoor::Unknown) {
        co_return failure(ErrorKind::NotConfigured,
                          QCoreApplication::translate("Failover",
                                                      "Nobody says whether %1 speaks TLS to clients, so the password is not sent there: write \"tls\": true or "
                                                      "false to that proxy in the profile")
                              .arg(proxy.name.value));
    }
    co_return door == ProxyDoor::Tls ? access->doors().amqpWithTls(proxy.address, name) : access->doors().amqp(proxy.address, name);
}

} // namespace warrener
