#include "look/proxy/HaproxyServers.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

namespace {

constexpr qsizetype mostServers = 20'000;
constexpr qsizetype mostSessions = 1'000'000;
constexpr quint16 amqpPort = 5672;
constexpr quint16 amqpsPort = 5671;

std::unexpected<Error> malformed(const QByteArray &text)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Haproxy", "HAProxy's answer cannot be understood"),
                   QString::fromUtf8(text.left(300)).trimmed());
}

std::unexpected<Error> brokenOff(const QByteArray &text)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Haproxy", "HAProxy's answer breaks off in the middle"),
                   QString::fromUtf8(text.right(300)).trimmed());
}

/// A line of words with one blank between each two; the header gives their names.
class Columns
{
public:
    explicit Columns(const QList<QByteArray> &header) : m_header(header) {}
    void setLine(const QByteArray &line) { m_words = line.split(' '); }
    QByteArray text(QByteArrayView name) const { return m_words.value(m_header.indexOf(name)); }
    int number(QByteArrayView name) const { return text(name).toInt(); }
    qint64 wideNumber(QByteArrayView name) const { return text(name).toLongLong(); }

private:
    const QList<QByteArray> m_header;
    QList<QByteArray> m_words;
};

/// The backends with the most servers at these places; empty: none has one at a port of theirs.
QStringList leadTo(const QList<ServerTable> &tables, const QList<Endpoint> &places)
{
    const auto count = [&](const ServerTable &table) {
        std::pair<qsizetype, qsizetype> count; // at address and port, at the port
        for (const ServerState &server : table.servers) {
            const auto hasPort = [&](const Endpoint &place) { return place.port == server.port; };
            const auto isThere = [&](const Endpoint &place) { return hasPort(place) && place.host == server.address; };
            count.first += std::ranges::any_of(places, isThere) ? 1 : 0;
            count.second += std::ranges::any_of(places, hasPort) ? 1 : 0;
        }
        return count;
    };
    std::pair<qsizetype, qsizetype> best;
    QStringList names;
    for (const ServerTable &table : tables) {
        const std::pair<qsizetype, qsizetype> here = count(table);
        if (here.second == 0 || here < best)
            continue;
        if (here > best)
            names.clear();
        best = here;
        names.append(table.backend);
    }
    return names;
}

/// A port below the one that the client came to is written as a number of 32 bits without a sign.
int offsetOf(qint64 port)
{
    constexpr qint64 most = std::numeric_limits<quint16>::max();
    constexpr qint64 wrapped = qint64{1} << 32;
    return port > most && port < wrapped && wrapped - port <= most ? int(port - wrapped) : 0;
}

/// Configured and enabled; 0 where a server has none.
bool isAgentOn(int state)
{
    constexpr int on = 2 | 4;
    return (state & on) == on;
}

/// HAProxy writes "-" where there is nothing.
QString orNothing(const QByteArray &text)
{
    return text == "-" ? QString() : QString::fromUtf8(text);
}

} // namespace

QString toText(const ServerRef &ref)
{
    return ref.backend.isEmpty() ? ref.server : ref.backend + u'/' + ref.server;
}

ServerRef serverRefFromText(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    return slash < 0 ? ServerRef{.backend = {}, .server = text} : ServerRef{.backend = text.first(slash), .server = text.sliced(slash + 1)};
}

AdminState ServerState::admin() const
{
    if ((adminBits & (ForcedMaint | InheritedMaint | DnsMaint)) != 0)
        return AdminState::Maint;
    return (adminBits & (ForcedDrain | InheritedDrain)) != 0 ? AdminState::Drain : AdminState::Ready;
}

AdminState ServerState::told() const
{
    if ((adminBits & ForcedMaint) != 0)
        return AdminState::Maint;
    return (adminBits & ForcedDrain) != 0 ? AdminState::Drain : AdminState::Ready;
}

bool ServerState::takesClients() const
{
    // 3: it stops softly and takes those only that it knows.
    const bool runs = operState == 1 || operState == 2;
    return runs && admin() == AdminState::Ready && !(address.isEmpty() && (port != 0 || portOffset != 0)) && weight > 0;
}

const ServerTable *tableOf(const QList<ServerTable> &tables, const QString &backend)
{
    const auto found = std::ranges::find(tables, backend, &ServerTable::backend);
    return found == tables.end() ? nullptr : &*found;
}

const ServerState *serverOf(const QList<ServerTable> &tables, const ServerRef &ref)
{
    const ServerTable *table = tableOf(tables, ref.backend);
    return table == nullptr ? nullptr : table->server(ref.server);
}

const ServerState *ServerTable::server(const QString &name) const
{
    const auto found = std::ranges::find(servers, name, &ServerState::name);
    return found == servers.end() ? nullptr : &*found;
}

QString toId(AdminState state)
{
    switch (state) {
    case AdminState::Ready:
        return u"ready"_s;
    case AdminState::Drain:
        return u"drain"_s;
    case AdminState::Maint:
        return u"maint"_s;
    }
    return {};
}

AdminState adminStateFromId(const QString &id)
{
    if (id == "drain"_L1)
        return AdminState::Drain;
    return id == "maint"_L1 ? AdminState::Maint : AdminState::Ready;
}

Result<QList<ServerTable>> parseServerTables(const QByteArray &text)
{
    // What other commands of the same line said may stand before.
    const qsizetype at = text.indexOf("# be_id ");
    if (at < 0)
        return malformed(text);
    const QList<QByteArray> lines = text.sliced(at).split('\n');
    const QList<QByteArray> header = lines.first().sliced(2).trimmed().split(' ');
    for (const char *name : {"be_name", "srv_name", "srv_op_state", "srv_admin_state"}) {
        if (!header.contains(name))
            return malformed(text);
    }
    Columns columns(header);
    QList<ServerTable> tables;
    qsizetype servers = 0;
    // HAProxy ends each answer with an empty line. What is cut off before it may lack a server, or the end of what a line says.
    bool isWhole = false;
    for (qsizetype i = 1; i < lines.size() && !isWhole; ++i) {
        const QByteArray &line = lines[i];
        if (line.trimmed().isEmpty() || line.startsWith('#')) {
            isWhole = i + 1 < lines.size();
            if (!isWhole)
                break;
            continue;
        }
        columns.setLine(line.trimmed());
        const QString backend = QString::fromUtf8(columns.text("be_name"));
        const qint64 port = columns.wideNumber("srv_port");
        const int offset = offsetOf(port);
        ServerState server{.name = QString::fromUtf8(columns.text("srv_name")),
                           .address = orNothing(columns.text("srv_addr")),
                           .port = offset != 0 ? quint16(0) : quint16(port),
                           .portOffset = offset,
                           .fqdn = orNothing(columns.text("srv_fqdn")),
                           .record = orNothing(columns.text("srvrecord")),
                           .operState = columns.number("srv_op_state"),
                           .adminBits = columns.number("srv_admin_state"),
                           .weight = columns.number("srv_uweight"),
                           .initialWeight = columns.number("srv_iweight"),
                           .hasAgent = isAgentOn(columns.number("srv_agent_state"))};
        if (backend.isEmpty() || server.name.isEmpty())
            return malformed(line);
        if (++servers > mostServers)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Haproxy", "HAProxy has more than 20,000 servers"));
        auto table = std::ranges::find(tables, backend, &ServerTable::backend);
        if (table == tables.end())
            table = tables.insert(tables.end(), {.backend = backend, .servers = {}});
        table->servers.append(std::move(server));
    }
    if (!isWhole)
        return brokenOff(text);
    return tables;
}

BrokerPlaces brokerPlaces(const ClusterProfile &profile)
{
    BrokerPlaces places;
    for (const NodeProfile &node : profile.nodes) {
        if (node.amqp.port != 0)
            places.amqp.append(node.amqp);
        if (node.amqps.port != 0)
            places.amqps.append(node.amqps);
    }
    return places;
}

Result<QString> brokerBackend(const QList<ServerTable> &tables, const BrokerPlaces &places)
{
    QStringList ports;
    for (const auto &[known, usual] : {std::pair(&places.amqp, amqpPort), std::pair(&places.amqps, amqpsPort)}) {
        const QList<Endpoint> kind = known->isEmpty() ? QList<Endpoint>{{.host = {}, .port = usual}} : *known;
        const QStringList names = leadTo(tables, kind);
        if (names.size() == 1)
            return names.first();
        if (names.size() > 1) {
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Haproxy", "Several backends of HAProxy lead to brokers: name the one of AMQP in the profile"),
                           names.join(u", "_s));
        }
        for (const Endpoint &place : kind) {
            if (const QString port = QString::number(place.port); !ports.contains(port))
                ports.append(port);
        }
    }
    return failure(
        ErrorKind::NotFound,
        QCoreApplication::translate("Haproxy", "HAProxy has no backend with servers on an AMQP port (%1): name it in the profile").arg(ports.join(u", "_s)));
}

QString toId(SocketLevel level)
{
    switch (level) {
    case SocketLevel::Unknown:
        break;
    case SocketLevel::User:
        return u"user"_s;
    case SocketLevel::Operator:
        return u"operator"_s;
    case SocketLevel::OneProcess:
        return u"one-process"_s;
    case SocketLevel::Admin:
        return u"admin"_s;
    }
    return {};
}

SocketLevel parseLevel(const QByteArray &text)
{
    const QByteArray word = text.left(text.indexOf('\n')).trimmed();
    for (const SocketLevel level : {SocketLevel::User, SocketLevel::Operator, SocketLevel::Admin}) {
        if (word == toId(level).toLatin1())
            return level;
    }
    return SocketLevel::Unknown;
}

Result<QList<Worker>> parseWorkers(const QByteArray &text)
{
    // "#<PID> <type> <reloads> <uptime> <version>", then "# workers", "# old workers", "# programs".
    if (!text.contains("<PID>"))
        return malformed(text);
    QList<Worker> workers;
    bool old = false;
    bool inWorkers = false;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith('#')) {
            inWorkers = line.startsWith("# workers") || line.startsWith("# old workers");
            old = line.startsWith("# old workers");
            continue;
        }
        // A worker that a reload failed to replace says so in brackets.
        QByteArray plain = line;
        if (const qsizetype bracket = plain.indexOf('['); bracket >= 0)
            plain.remove(bracket, std::max<qsizetype>(1, plain.indexOf(']', bracket) - bracket + 1));
        const QList<QByteArray> words = plain.simplified().split(' ');
        const qint64 pid = words.first().toLongLong();
        if (inWorkers && pid > 0 && words.value(1) == "worker" && workers.size() < 1000) {
            workers.append({.pid = pid,
                            .old = old,
                            .reloads = words.value(2).toInt(),
                            .uptime = QString::fromUtf8(words.value(3)),
                            .version = QString::fromUtf8(words.value(4))});
        }
    }
    return workers;
}

Result<QHash<QString, QStringList>> parseOrigins(const QByteArray &text)
{
    // Who may not look is told so, and a line that broke off may hold half a name.
    if (const Result<QList<QByteArray>> whole = parseSessions(text, {}); !whole)
        return std::unexpected(whole.error());
    const auto word = [](const QByteArray &line, const QByteArray &key) {
        const qsizetype at = line.indexOf(key);
        return at < 0 ? QByteArray() : line.sliced(at + key.size()).split(' ').first();
    };
    QHash<QByteArray, QList<QByteArray>> seen;
    for (const auto all = text.split('\n'); const QByteArray &line : all) {
        const QByteArray front = word(line, " fe="), backend = word(line, " be=");
        if (front.isEmpty() || backend.isEmpty() || backend == "<NONE>")
            continue;
        if (QList<QByteArray> &backends = seen[front]; !backends.contains(backend))
            backends.append(backend);
    }
    QHash<QString, QStringList> origins;
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        for (const QByteArray &backend : *it)
            origins[QString::fromUtf8(it.key())].append(QString::fromUtf8(backend));
    }
    return origins;
}

Result<QList<QByteArray>> parseSessions(const QByteArray &text, const QList<ServerRef> &servers)
{
    if (text.trimmed().startsWith("Permission denied"))
        return failure(ErrorKind::Forbidden, QCoreApplication::translate("Haproxy", "HAProxy's socket does not permit to see its sessions"));
    QList<QByteArray> ids;
    QList<std::pair<QByteArray, QByteArray>> wanted;
    for (const ServerRef &ref : servers)
        wanted.append({" be=" + ref.backend.toUtf8() + ' ', " srv=" + ref.server.toUtf8() + ' '});
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith("0x")) {
            if (!line.trimmed().isEmpty())
                return malformed(line);
            continue;
        }
        if (std::ranges::none_of(wanted, [&](const auto &one) { return line.contains(one.first) && line.contains(one.second); }))
            continue;
        // Its server's side is closed already: a stream that HAProxy forgot (measured on 3.0 where a
        // client was connecting to a host that was cut off). Ending it again changes nothing.
        if (line.contains(" scb=[10,"))
            continue;
        const qsizetype colon = line.indexOf(':');
        if (colon < 3)
            return malformed(line);
        if (ids.size() == mostSessions)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Haproxy", "HAProxy has more than 1,000,000 sessions"));
        ids.append(line.first(colon));
    }
    // That none is left is said by an answer that is whole.
    if (text != "\n" && !text.endsWith("\n\n"))
        return brokenOff(text);
    return ids;
}

} // namespace warrener::haproxy
