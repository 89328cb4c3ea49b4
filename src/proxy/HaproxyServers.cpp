#include "proxy/HaproxyServers.h"

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
    case AdminState::Ready: return u"ready"_s;
    case AdminState::Drain: return u"drain"_s;
    case AdminState::Maint: return u"maint"_s;
    }
    return {};
}

AdminState adminStateFromId(const QString &id)
{
    if (id == "drain"_L1)
        return AdminState::Drain;
    return id == "maint"_L1 ? AdminState::Maint : AdminState::Ready;
}

Result<ServerTable> parseServers(const QByteArray &text, const QString &backend)
{
    if (text.contains("Can't find backend")) {
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "HAProxy has no backend “%1”").arg(backend));
    }
    // What other commands of the same line said may stand before.
    const qsizetype at = text.indexOf("# be_id ");
    if (at < 0)
        return malformed(text);
    const QList<QByteArray> lines = text.sliced(at).split('\n');
    Columns columns(lines.first().sliced(2).trimmed().split(' '));
    ServerTable table{.backend = backend, .servers = {}};
    for (const QByteArray &line : lines.sliced(1)) {
        if (line.trimmed().isEmpty() || line.startsWith('#'))
            break;
        columns.setLine(line.trimmed());
        const QString name = QString::fromUtf8(columns.text("be_name"));
        if (table.backend.isEmpty())
            table.backend = name;
        if (name != table.backend)
            continue;
        if (table.servers.size() == mostServers)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Haproxy", "HAProxy has more than 20,000 servers"));
        table.servers.append({.name = QString::fromUtf8(columns.text("srv_name")),
                              .address = QString::fromUtf8(columns.text("srv_addr")),
                              .port = quint16(columns.text("srv_port").toUInt()),
                              .operState = columns.number("srv_op_state"),
                              .adminBits = columns.number("srv_admin_state"),
                              .weight = columns.number("srv_uweight"),
                              .initialWeight = columns.number("srv_iweight")});
        if (table.servers.last().name.isEmpty())
            return malformed(line);
    }
    if (table.servers.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "HAProxy has no backend “%1”").arg(table.backend));
    return table;
}

Result<QList<Worker>> parseWorkers(const QByteArray &text)
{
    // "#<PID> <type> <reloads> <uptime> <version>", then "# workers", "# old workers", "# programs".
    if (!text.contains("# workers"))
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
        const QList<QByteArray> words = line.simplified().split(' ');
        const qint64 pid = words.first().toLongLong();
        if (inWorkers && pid > 0 && words.value(1) == "worker" && workers.size() < 1000)
            workers.append({.pid = pid, .old = old, .reloads = words.value(2).toInt()});
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
