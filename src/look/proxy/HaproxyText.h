#pragma once

#include "base/Result.h"
#include "cluster/Snapshot.h"
#include "look/proxy/HaproxyServers.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace warrener::haproxy {

/// Fields by their column's name.
using StatRow = QHash<QByteArray, QByteArray>;

/// Reads `show stat`: CSV with a header line that begins with "# ". Fields may be quoted. At
/// most 20,000 rows and 500 columns; Malformed without a header.
Result<QList<StatRow>> parseStat(const QByteArray &text);

/// Reads `show info`: "Key: value" lines, at most 256 KiB. Malformed where there is none.
Result<QHash<QByteArray, QByteArray>> parseInfo(const QByteArray &text);

/// The reply to `show info;show stat`, both together; something may stand before and behind.
struct RunText
{
    qint64 pid = 0;       ///< of the worker that answers
    qint64 processes = 1; ///< that take clients side by side, each with servers of its own
    QString version{};
    Millis uptime{0};
    qint64 connections = 0, maxConnections = 0; ///< of the process; 0: not told
    QList<StatRow> rows{};
};
/// Forbidden where the socket does not permit to read; Malformed.
Result<RunText> parseRun(const QByteArray &text);
/// What it lets in. Sections of HTTP are no clients' of brokers.
Intake intakeOf(const RunText &run);
/// Adds what `show stat` says of them.
void join(QList<ServerTable> &tables, const QList<StatRow> &rows);

/// Reads the reply to `show info;show stat`. A server is up where it takes new clients:
/// "UP…" and "no check", not "DRAIN", and not with the weight 0.
Result<ProxyFigures> parseFigures(const QByteArray &text, const QString &backend);
/// Slots of a template behind which no machine stands are no servers that are down.
void leaveOutSpares(ProxyFigures &figures, const QList<ServerTable> &tables);

} // namespace warrener::haproxy
