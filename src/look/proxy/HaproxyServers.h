#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>

namespace warrener::haproxy {

/// What an operator told a server to be; what its checks say is another matter.
enum class AdminState : std::uint8_t { Ready, Drain, Maint };

/// Bits of srv_admin_state.
enum AdminBit : std::uint16_t {
    ForcedMaint = 1,
    InheritedMaint = 2,
    ConfiguredMaint = 4,
    ForcedDrain = 8,
    InheritedDrain = 16,
    DnsMaint = 32,
};

struct ServerState
{
    QString name;
    QString address; ///< as HAProxy has it, mostly an IP address
    quint16 port = 0;
    int operState = 0; ///< 0 stopped, 1 starting, 2 running, 3 stopping
    int adminBits = 0;
    int weight = 0;        ///< the user's weight, 0–256
    int initialWeight = 0; ///< as configured

    AdminState admin() const;
    bool operator==(const ServerState &) const = default;
};

/// One backend's servers.
struct ServerTable
{
    QString backend;
    QList<ServerState> servers;

    const ServerState *server(const QString &name) const;
    bool operator==(const ServerTable &) const = default;
};

QString toId(AdminState state); ///< "ready", "drain", "maint"
/// Ready where it is none of them.
AdminState adminStateFromId(const QString &id);

/// Reads `show servers state`: a line with the format version (1), a header that begins with
/// "# ", a line a server. At most 20,000 servers. Malformed otherwise.
Result<QList<ServerTable>> parseServerTables(const QByteArray &text);
/// One backend of it; NotFound without such a backend. `backend` empty: the first with servers.
Result<ServerTable> parseServers(const QByteArray &text, const QString &backend);

/// One worker of the master's `show proc`.
struct Worker
{
    qint64 pid = 0;
    bool old = false; ///< of an earlier configuration
    int reloads = 0;  ///< survived since
    QString uptime, version;

    bool operator==(const Worker &) const = default;
};
/// Reads the master socket's `show proc`; programs and the master itself are left out.
Result<QList<Worker>> parseWorkers(const QByteArray &text);

/// Sessions of `backend`/`server` in `show sess`: their ids ("0x55d0c8"). Those whose server's side
/// is closed already are left out.
Result<QList<QByteArray>> parseSessions(const QByteArray &text, const QString &backend, const QString &server);

} // namespace warrener::haproxy
