#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace warrener::haproxy {

/// What an operator told a server to be; what its checks say is another matter.
enum class AdminState : std::uint8_t { Ready, Drain, Maint };

/// Bits of srv_admin_state. A server that its file disables has 4 and 1; `state ready` takes the 1
/// away, and with the 4 alone it takes clients (measured on 3.0). Bits above say nothing of clients:
/// 64 is a name that was changed while it ran.
enum AdminBit : std::uint16_t {
    ForcedMaint = 1,
    InheritedMaint = 2, ///< of the server that it tracks
    ConfiguredMaint = 4,
    ForcedDrain = 8,
    InheritedDrain = 16,
    DnsMaint = 32,
};

/// A server as HAProxy's commands call it.
struct ServerRef
{
    QString backend;
    QString server;

    bool operator==(const ServerRef &) const = default;
};
/// "backend/server"; a server whose backend is empty by its name alone.
QString toText(const ServerRef &ref);
/// The other way round. Names hold no '/'.
ServerRef serverRefFromText(const QString &text);

struct ServerState
{
    QString name;
    QString address;    ///< an IP address; empty: it has none at present, or is a UNIX socket
    quint16 port = 0;   ///< 0: a UNIX socket, or whichever port the client came to, with `portOffset`
    int portOffset = 0; ///< below the port that the client came to ("host:-10"); one above it looks as any port does: 0
    QString fqdn{};     ///< the name that its file gives instead of an address; empty: none
    QString record{};   ///< the SRV record that gives it its name, as to a slot of a template; empty: none
    int operState = 0;  ///< 0 stopped, 1 starting, 2 running, 3 stopping
    int adminBits = 0;
    int weight = 0;           ///< the user's weight, 0–256
    int initialWeight = 0;    ///< as configured
    QString status{};         ///< of `show stat`, "UP", "DOWN", …; empty: not asked
    qint64 sessions = -1;     ///< open now; −1: not asked
    qint64 sessionLimit = -1; ///< its maxconn; 0: it has none; −1: not asked
    qint64 sessionsEver = -1; ///< since it started; −1: not asked, or not told
    bool speaksHttp = false;  ///< its section is one of HTTP; false too: not asked
    bool hasAgent = false;    ///< an agent-check is on: what it says next outranks what the server was told

    AdminState admin() const;
    /// What it was told at run time, whatever its name, its file or the server that it tracks make of
    /// it: all that `set server … state` changes.
    AdminState told() const;
    /// "10.0.0.1:5672"; empty: it has no address at present, or is a UNIX socket.
    QString place() const { return address.isEmpty() ? QString() : address + u':' + QString::number(portOffset != 0 ? portOffset : port); }
    /// A slot of a server template that no name has filled yet.
    bool isSpare() const { return address.isEmpty() && fqdn.isEmpty() && (adminBits & DnsMaint) != 0; }
    bool isDisabledByFile() const { return (adminBits & ConfiguredMaint) != 0 && (adminBits & ForcedMaint) != 0; }
    /// New clients are sent there now.
    bool takesClients() const;
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

/// A section that takes clients: a frontend, or a "listen", which is a backend of the same name too.
struct FrontState
{
    QString name;
    qint64 sessions = 0;
    qint64 sessionLimit = 0; ///< its maxconn; whoever comes above it waits outside; 0: not told
    QStringList backends{};  ///< where its clients are; empty: nobody has looked, or it has none

    bool isFull() const { return sessionLimit > 0 && sessions >= sessionLimit; }
    bool operator==(const FrontState &) const = default;
};
/// How many clients a proxy has and lets in, whichever servers they go to.
struct Intake
{
    qint64 connections = 0, maxConnections = 0; ///< of the whole process; 0: not told
    QList<FrontState> fronts{};                 ///< of TCP

    bool operator==(const Intake &) const = default;
};

const ServerTable *tableOf(const QList<ServerTable> &tables, const QString &backend);
const ServerState *serverOf(const QList<ServerTable> &tables, const ServerRef &ref);

QString toId(AdminState state); ///< "ready", "drain", "maint"
/// Ready where it is none of them.
AdminState adminStateFromId(const QString &id);

/// Reads `show servers state`: a line with the format version (1), a header that begins with
/// "# ", a line a server. At most 20,000 servers. Malformed otherwise.
Result<QList<ServerTable>> parseServerTables(const QByteArray &text);
/// Where brokers take AMQP in clear text and encrypted; ports that nobody names are the usual ones.
struct BrokerPlaces
{
    QList<Endpoint> amqp;
    QList<Endpoint> amqps;
};
BrokerPlaces brokerPlaces(const ClusterProfile &profile);
/// Which backend leads to the brokers, where nobody has named it: the one with the most servers at an
/// address and port of theirs, else at a port; of AMQP before AMQPS. NotFound: none; Usage: several alike.
Result<QString> brokerBackend(const QList<ServerTable> &tables, const BrokerPlaces &places);

/// What a socket's level permits; `set server` needs Admin, `show sess` Operator. OneProcess: it is that of one of several processes
/// (nbproc, until 2.4), and what it is told the others never hear.
enum class SocketLevel : std::uint8_t { Unknown, User, Operator, Admin, OneProcess };
QString toId(SocketLevel level); ///< "user", "operator", "admin", "one-process"; empty: unknown
/// The reply to `show cli level` at the beginning of `text`. Unknown: HAProxy has no such command (before 1.8).
SocketLevel parseLevel(const QByteArray &text);

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

/// The sections by which clients came, each with the backends that they are on, in `show sess`. Forbidden, Malformed.
Result<QHash<QString, QStringList>> parseOrigins(const QByteArray &text);

/// Sessions of these servers in `show sess`: their ids ("0x55d0c8"). Those whose server's side is
/// closed already are left out. Forbidden: the socket's level does not permit to see them.
Result<QList<QByteArray>> parseSessions(const QByteArray &text, const QList<ServerRef> &servers);

} // namespace warrener::haproxy
