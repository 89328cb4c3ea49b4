#pragma once

#include "cluster/ClusterProfile.h"
#include "look/proxy/HaproxyServers.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

class HostShell;

namespace haproxy {

/// A socket of the runtime interface that HAProxy's file names.
struct FoundSocket
{
    QString socket; ///< as a profile writes it: a path, or "tcp:HOST:PORT"
    SocketLevel level = SocketLevel::Operator;

    bool operator==(const FoundSocket &) const = default;
};

/// A list of servers that clients are spread over.
struct FoundBackend
{
    QString name;
    QList<Endpoint> servers;
    quint16 port = 0; ///< where clients connect: of its own bind, or of the frontend that leads there; 0: not told

    bool operator==(const FoundBackend &) const = default;
};

struct FoundConfig
{
    QList<FoundSocket> sockets;   ///< those that may write first
    QList<FoundBackend> backends; ///< the one of AMQP first, then those with brokers (5671, 5672, or a place of the profile's)
    QString amqp{};               ///< the backend that leads to the brokers, by brokerBackend(); empty: none does, or several alike
    QString undecided{};          ///< translated: why none is chosen; empty: one is
    QStringList unusable{};       ///< sockets as they stand there that cannot be asked from here: a variable, its own loopback

    bool operator==(const FoundConfig &) const = default;
};

/// What HAProxy's files say, one after the other. Unknown lines are left out. `address`: of the host that they are from, as
/// this machine reaches it; empty: they are this machine's.
FoundConfig foundIn(const QByteArray &files, const BrokerPlaces &brokers, const QString &address = {});

/// Reads the files that the HAProxy of that host was started with; as root. Errors: NotFound (no file), and
/// those of HostShell::run().
QCoro::Task<Result<FoundConfig>> searchProxy(HostShell &shell, HostProfile host, BrokerPlaces brokers, std::stop_token stop);

} // namespace haproxy
} // namespace warrener
