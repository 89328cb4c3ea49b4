#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"
#include "look/proxy/HaproxyServers.h"

#include <QCoroTask>
#include <QPointer>

#include <optional>
#include <stop_token>

namespace warrener {

class HostShell;

/// HAProxy's runtime API: over the admin socket on the proxy's host through a HostShell, or over TCP
/// where the profile says "tcp:HOST:PORT" (which has no authentication). The writes answer with the
/// state read back after them: HAProxy's own reply to a write is no proof.
class HaproxyClient final
{
public:
    /// What is wanted of one server; what is absent stays as it is.
    struct Wish
    {
        QString server;
        QString backend{}; ///< empty: the profile's
        std::optional<haproxy::AdminState> state{};
        std::optional<int> weight{}; ///< 0–256, as configured weights are
        bool closeSessions = false;  ///< all of the present worker's at once, after the state is set
        bool fileFirst = false;      ///< a server that its file disables meanwhile is as wished
        QString at{};                ///< "10.0.0.1:5672", where it led to when this was wished; empty: nobody has looked

        haproxy::ServerRef ref() const { return {.backend = backend, .server = server}; }
        bool operator==(const Wish &) const = default;
    };
    /// The server is as wished: told, not as its checks or its name make it.
    static bool isAs(const haproxy::ServerState &server, const Wish &wish);

    /// `shell` may be null where the socket is a TCP one. `brokers` finds the backend where the profile
    /// names none. The client may be copied.
    explicit HaproxyClient(ProxyProfile proxy, HostShell *shell = nullptr, haproxy::BrokerPlaces brokers = {});

    /// Servers and sessions of the profile's backend; where it names none, of the one that leads to
    /// brokers (haproxy::brokerBackend()). Errors: NotConfigured, NotFound (socket, backend), Refused
    /// (HAProxy does not run), Forbidden (no right to the socket), Malformed, Usage (several backends
    /// lead to brokers), and those of HostShell::run().
    QCoro::Task<Result<ProxyFigures>> figures(std::stop_token stop = {}, Millis timeout = Millis{5000}) const;

    /// All of it in one question: how the servers of every backend do, how their operator set them,
    /// and what the socket permits.
    struct Whole
    {
        QList<haproxy::ServerTable> tables; ///< of every backend, with status and sessions
        haproxy::Intake intake{};
        qint64 pid = 0; ///< of the present worker
        haproxy::SocketLevel level = haproxy::SocketLevel::Unknown;
        bool mayWrite = true; ///< false: the socket's level permits no change
    };
    /// Errors: as figures(), but for those of the backend.
    QCoro::Task<Result<Whole>> whole(std::stop_token stop = {}, Millis timeout = Millis{5000}) const;
    /// What `whole` tells of sections that let clients in, with where the clients of each are: where a frontend leads nobody tells but they.
    /// Asks only where that decides anything: several frontends without a backend of their name, and with `onlyWhereFull` one of them full.
    QCoro::Task<haproxy::Intake> origins(Whole whole, bool onlyWhereFull, std::stop_token stop = {}) const;
    /// Every server of every backend as its operator set it.
    QCoro::Task<Result<QList<haproxy::ServerTable>>> servers(std::stop_token stop = {}, Millis timeout = Millis{5000}) const;
    /// Writes to as many backends as the wishes name, and reads back in the last call. Errors: as
    /// figures(); Forbidden where the socket's level does not permit it; Command where HAProxy refused
    /// (its words in the detail), or where a server is not as wished afterwards.
    QCoro::Task<Result<QList<haproxy::ServerTable>>> set(QList<Wish> wishes, std::stop_token stop = {}, Millis timeout = Millis{5000}) const;
    /// The lines that set() would send, as a person would type them.
    static QStringList commands(const QList<Wish> &wishes);
    /// The same wishes with the profile's backend where they name none.
    QList<Wish> resolved(QList<Wish> wishes) const;
    QList<haproxy::ServerRef> resolved(QList<haproxy::ServerRef> servers) const;

    /// The same as one worker has them, by the master: an old one goes on with the file that it was started with.
    QCoro::Task<Result<QList<haproxy::ServerTable>>> serversIn(qint64 worker, std::stop_token stop = {}) const;
    /// Sessions of these servers in one worker; `worker` 0: the present one, by the admin socket.
    QCoro::Task<Result<QList<QByteArray>>> sessions(QList<haproxy::ServerRef> servers, qint64 worker = 0, std::stop_token stop = {}) const;
    /// Ends these, at most 200 in one call. One that is gone already is no error.
    QCoro::Task<Status> closeSessions(QList<QByteArray> ids, qint64 worker = 0, std::stop_token stop = {}) const;
    /// Workers of the master process. NotConfigured: the profile names no master socket.
    QCoro::Task<Result<QList<haproxy::Worker>>> workers(std::stop_token stop = {}) const;

    const ProxyProfile &profile() const { return m_proxy; }

private:
    QCoro::Task<Result<QByteArray>> ask(QString socket, QByteArray question, std::stop_token stop, Millis timeout) const;

    ProxyProfile m_proxy;
    QPointer<HostShell> m_shell;
    haproxy::BrokerPlaces m_brokers;
};

/// Why a socket of that level cannot be used to change anything, with the line of HAProxy's file that
/// permits it. Forbidden.
Error readOnlySocket(const ProxyProfile &proxy, haproxy::SocketLevel level);

} // namespace warrener
