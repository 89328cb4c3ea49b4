#include "look/proxy/HaproxyText.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

namespace {

constexpr qsizetype maxRows = 20000;
constexpr qsizetype maxColumns = 500;
constexpr qsizetype maxInfoBytes = 256 * 1024;
constexpr auto serverType = "2";
constexpr auto frontType = "0";

std::unexpected<Error> malformedText(QByteArrayView text)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Haproxy", "HAProxy's answer cannot be understood"),
                   QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 300))).trimmed());
}

/// Reads one CSV record from `at` on, which moves behind its line break.
QList<QByteArray> record(QByteArrayView text, qsizetype &at)
{
    QList<QByteArray> fields;
    QByteArray field;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            const bool doubled = c == '"' && at + 1 < text.size() && text[at + 1] == '"';
            if (c == '"' && !doubled) {
                quoted = false;
                continue;
            }
            at += doubled ? 1 : 0;
            field.append(c);
        } else if (c == '"' && field.isEmpty()) {
            quoted = true;
        } else if (c == ',') {
            if (fields.size() < maxColumns)
                fields.append(field);
            field.clear();
        } else if (c == '\n') {
            ++at;
            break;
        } else if (c != '\r') {
            field.append(c);
        }
    }
    if (fields.size() < maxColumns)
        fields.append(field);
    return fields;
}

qint64 number(const StatRow &row, const QByteArray &column)
{
    return std::max<qint64>(0, row.value(column).toLongLong());
}

bool takesClients(const QByteArray &status)
{
    // "UP 1/3" is up and on its way down; "no check" is sent to without asking.
    return status == "UP" || status.startsWith("UP ") || status == "no check";
}

} // namespace

Result<QList<StatRow>> parseStat(const QByteArray &text)
{
    qsizetype at = 0;
    while (at < text.size() && QByteArrayView(text).sliced(at, 1).trimmed().isEmpty())
        ++at;
    if (!QByteArrayView(text).sliced(at).startsWith("# "))
        return malformedText(text);
    at += 2;
    const QList<QByteArray> header = record(text, at);
    if (!header.contains("pxname") || !header.contains("svname"))
        return malformedText(text);

    QList<StatRow> rows;
    while (at < text.size()) {
        const QList<QByteArray> fields = record(text, at);
        if (fields.size() == 1 && fields.first().trimmed().isEmpty())
            break; // an empty line ends the table
        if (rows.size() == maxRows)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Haproxy", "HAProxy has more than 20,000 servers"));
        StatRow row;
        for (qsizetype i = 0; i < std::min(header.size(), fields.size()); ++i) {
            if (!header.at(i).isEmpty())
                row.insert(header.at(i), fields.at(i));
        }
        rows.append(row);
    }
    return rows;
}

Result<QHash<QByteArray, QByteArray>> parseInfo(const QByteArray &text)
{
    // In life it is 2 KiB.
    if (text.size() > maxInfoBytes)
        return malformedText(text);
    QHash<QByteArray, QByteArray> info;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(": ");
        if (colon > 0)
            info.insert(line.first(colon), line.sliced(colon + 2).trimmed());
    }
    if (info.isEmpty())
        return malformedText(text);
    return info;
}

Result<RunText> parseRun(const QByteArray &text)
{
    if (text.startsWith("Permission denied")) {
        return failure(ErrorKind::Forbidden, QCoreApplication::translate("Haproxy", "HAProxy's socket does not permit to read its state"),
                       QString::fromUtf8(text.left(300)).trimmed());
    }
    const qsizetype table = text.startsWith("# ") ? 0 : text.indexOf("\n# pxname");
    if (table < 0)
        return malformedText(text);
    const auto info = parseInfo(text.first(table));
    if (!info)
        return std::unexpected(info.error());
    auto rows = parseStat(text.sliced(table));
    if (!rows)
        return std::unexpected(rows.error());
    const qint64 uptime = std::clamp<qint64>(info->value("Uptime_sec").toLongLong(), 0, 10'000'000'000);
    return RunText{.pid = std::max<qint64>(0, info->value("Pid").toLongLong()),
                   .processes = std::max<qint64>(1, info->value("Nbproc").toLongLong()),
                   .version = QString::fromUtf8(info->value("Version")),
                   .uptime = std::chrono::seconds{uptime},
                   .connections = std::max<qint64>(0, info->value("CurrConns").toLongLong()),
                   .maxConnections = std::max<qint64>(0, info->value("Maxconn").toLongLong()),
                   .rows = std::move(*rows)};
}

Intake intakeOf(const RunText &run)
{
    Intake intake{.connections = run.connections, .maxConnections = run.maxConnections};
    for (const StatRow &row : run.rows) {
        // Some versions and copies of the table tell a row's kind by its name alone.
        const bool isFront = row.value("svname") == "FRONTEND" || row.value("type") == frontType;
        if (isFront && row.value("mode") != "http")
            intake.fronts.append({.name = QString::fromUtf8(row.value("pxname")), .sessions = number(row, "scur"), .sessionLimit = number(row, "slim")});
    }
    return intake;
}

void join(QList<ServerTable> &tables, const QList<StatRow> &rows)
{
    QHash<std::pair<QByteArray, QByteArray>, const StatRow *> byName;
    for (const StatRow &row : rows) {
        if (row.value("type") == serverType)
            byName.insert({row.value("pxname"), row.value("svname")}, &row);
    }
    for (ServerTable &table : tables) {
        for (ServerState &server : table.servers) {
            const StatRow *row = byName.value({table.backend.toUtf8(), server.name.toUtf8()});
            if (row == nullptr)
                continue;
            server.status = QString::fromUtf8(row->value("status"));
            server.sessions = number(*row, "scur");
            server.sessionLimit = number(*row, "slim");
            server.sessionsEver = row->contains("stot") ? number(*row, "stot") : -1;
            server.speaksHttp = row->value("mode") == "http";
        }
    }
}

/// Seconds; old versions and servers without checks do not tell it.
std::optional<Millis> changedOf(const StatRow &row)
{
    bool isNumber = false;
    const qint64 seconds = row.value("lastchg").toLongLong(&isNumber);
    return isNumber && seconds >= 0 && seconds < 10'000'000'000 ? std::optional(Millis{1000 * seconds}) : std::nullopt;
}

Result<ProxyFigures> parseFigures(const QByteArray &text, const QString &backend)
{
    const Result<RunText> run = parseRun(text);
    if (!run)
        return std::unexpected(run.error());
    const QByteArray wanted = backend.toUtf8();
    ProxyFigures figures;
    figures.backend = QString::fromUtf8(wanted);
    bool found = false;
    for (const StatRow &row : run->rows) {
        if (row.value("pxname") != wanted || wanted.isEmpty())
            continue;
        if (row.value("type") == serverType) {
            const QByteArray status = row.value("status");
            // Nobody is sent to a server without weight, however well it is.
            const bool weightless = row.value("weight") == "0";
            figures.servers.append(
                {.name = QString::fromUtf8(row.value("svname")),
                 .status = weightless ? QCoreApplication::translate("Haproxy", "%1, weight 0").arg(QString::fromUtf8(status)) : QString::fromUtf8(status),
                 .up = takesClients(status) && !weightless,
                 .sessions = number(row, "scur"),
                 .waiting = number(row, "qcur"),
                 .changed = changedOf(row)});
            found = true;
        } else if (row.value("svname") == "BACKEND") {
            figures.sessions = number(row, "scur");
            found = true;
        }
    }
    if (!found)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "HAProxy has no backend “%1”").arg(figures.backend));
    figures.pid = run->pid;
    figures.version = run->version;
    figures.uptime = run->uptime;
    figures.connections = run->connections;
    figures.maxConnections = run->maxConnections;
    return figures;
}

void leaveOutSpares(ProxyFigures &figures, const QList<ServerTable> &tables)
{
    const ServerTable *table = tableOf(tables, figures.backend);
    if (table == nullptr)
        return;
    figures.servers.removeIf([table](const ProxyServer &server) {
        const ServerState *state = table->server(server.name);
        return !server.up && state != nullptr && state->isSpare();
    });
}

} // namespace warrener::haproxy
