#include "look/proxy/HaproxyServers.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

namespace {

constexpr qsizetype mostServers = 20'000;
constexpr qsizetype mostSessions = 1'000'000;

std::unexpected<Error> malformed(const QByteArray &text)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Haproxy", "HAProxy's answer cannot be understood"),
                   QString::fromUtf8(text.left(300)).trimmed());
}

/// A line of words with one blank between each two; the header gives their names.
class Columns
{
public:
    explicit Columns(const QList<QByteArray> &header) : m_header(header) {}
    void setLine(const QByteArray &line) { m_words = line.split(' '); }
    QByteArray text(QByteArrayView name) const { return m_words.value(m_header.indexOf(name)); }
    int number(QByteArrayView name) const { return text(name).toInt(); }

private:
    const QList<QByteArray> m_header;
    QList<QByteArray> m_words;
};

} // namespace

AdminState ServerState::admin() const
{
    if ((adminBits & (ForcedMaint | InheritedMaint | ConfiguredMaint | DnsMaint)) != 0)
        return AdminState::Maint;
    return (adminBits & (ForcedDrain | InheritedDrain)) != 0 ? AdminState::Drain : AdminState::Ready;
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
    for (const QByteArray &line : lines.sliced(1)) {
        if (line.trimmed().isEmpty() || line.startsWith('#'))
            break;
        columns.setLine(line.trimmed());
        const QString backend = QString::fromUtf8(columns.text("be_name"));
        ServerState server{.name = QString::fromUtf8(columns.text("srv_name")),
                           .address = QString::fromUtf8(columns.text("srv_addr")),
                           .port = quint16(columns.text("srv_port").toUInt()),
                           .operState = columns.number("srv_op_state"),
                           .adminBits = columns.number("srv_admin_state"),
                           .weight = columns.number("srv_uweight"),
                           .initialWeight = columns.number("srv_iweight")};
        if (backend.isEmpty() || server.name.isEmpty())
            return malformed(line);
        if (++servers > mostServers)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Haproxy", "HAProxy has more than 20,000 servers"));
        auto table = std::ranges::find(tables, backend, &ServerTable::backend);
        if (table == tables.end())
            table = tables.insert(tables.end(), {.backend = backend, .servers = {}});
        table->servers.append(std::move(server));
    }
    return tables;
}

Result<ServerTable> parseServers(const QByteArray &text, const QString &backend)
{
    const auto missing = [](const QString &name) {
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "HAProxy has no backend “%1”").arg(name));
    };
    if (text.contains("Can't find backend"))
        return missing(backend);
    const auto tables = parseServerTables(text);
    if (!tables)
        return std::unexpected(tables.error());
    const auto found = backend.isEmpty() ? tables->begin() : std::ranges::find(*tables, backend, &ServerTable::backend);
    if (found == tables->end())
        return missing(backend);
    return *found;
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

Result<QList<QByteArray>> parseSessions(const QByteArray &text, const QString &backend, const QString &server)
{
    QList<QByteArray> ids;
    const QByteArray wantedBackend = " be=" + backend.toUtf8() + ' ';
    const QByteArray wantedServer = " srv=" + server.toUtf8() + ' ';
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith("0x")) {
            if (!line.trimmed().isEmpty())
                return malformed(line);
            continue;
        }
        if (!line.contains(wantedBackend) || !line.contains(wantedServer))
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
    return ids;
}

} // namespace warrener::haproxy
