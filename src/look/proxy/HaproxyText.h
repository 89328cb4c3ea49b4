#pragma once

#include "base/Result.h"
#include "cluster/Snapshot.h"

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

/// Reads the reply to `show info;show stat`, both together. `backend` empty: the first with
/// servers. A server is up where it takes new clients: "UP…" and "no check", not "DRAIN".
Result<ProxyFigures> parseFigures(const QByteArray &text, const QString &backend);

} // namespace warrener::haproxy
