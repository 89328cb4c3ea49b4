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
        std::optional<haproxy::AdminState> state{};
        std::optional<int> weight{}; ///< 0–256, as configured weights are
        bool closeSessions = false;  ///< all of the present worker's at once, after the state is set
    };

    /// `shell` may be null where the socket is a TCP one. The client may be copied.
    explicit HaproxyClient(ProxyProfile proxy, HostShell *shell = nullptr);

    /// Servers and sessions of the profile's backend; where it names none, of the first backend
    /// that has servers. Errors: NotConfigured, NotFound (socket, backend), Refused (HAProxy does
    /// not run), Forbidden (no right to the socket), Malformed, and those of HostShell::run().
    QCoro::Task<Result<ProxyFigures>> figures(std::stop_token stop = {}, Millis timeout = Millis{5000}) const;

    /// Both of it in one question: how its servers do, and how its operator set them.
    struct Whole
    {
        ProxyFigures figures;
        haproxy::ServerTable servers;
    };
    QCoro::Task<Result<Whole>> whole(std::stop_token stop = {}, Millis timeout = Millis{5000}) const;
    /// Every server of the backend as its operator set it.
    QCoro::Task<Result<haproxy::ServerTable>> servers(std::stop_token stop = {}, Millis timeout = Millis{5000}) const;
    /// Writes, and reads back in the same call. Errors: as figures(); Command where HAProxy refused
    /// (its words in the detail), or where a server is not as wished afterwards.
    QCoro::Task<Result<haproxy::ServerTable>> set(QList<Wish> wishes, std::stop_token stop = {}, Millis timeout = Millis{5000}) const;
    /// The lines that set() would send, as a person would type them.
    static QStringList commands(const QString &backend, const QList<Wish> &wishes);

    /// Sessions of a server in one worker; `worker` 0: the present one, by the admin socket.
    QCoro::Task<Result<QList<QByteArray>>> sessions(QString server, qint64 worker = 0, std::stop_token stop = {}) const;
    /// Ends these, at most 200 in one call. One that is gone already is no error.
    QCoro::Task<Status> closeSessions(QList<QByteArray> ids, qint64 worker = 0, std::stop_token stop = {}) const;
    /// Workers of the master process. NotConfigured: the profile names no master socket.
    QCoro::Task<Result<QList<haproxy::Worker>>> workers(std::stop_token stop = {}) const;

    const ProxyProfile &profile() const { return m_proxy; }

private:
    QCoro::Task<Result<QByteArray>> ask(QString socket, QByteArray question, std::stop_token stop, Millis timeout) const;

    ProxyProfile m_proxy;
    QPointer<HostShell> m_shell;
};

} // namespace warrener
