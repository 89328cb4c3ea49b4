#pragma once

#include "base/Result.h"
#include "look/examination/ProxyDeepLook.h"

#include <QByteArray>
#include <QMap>

namespace warrener {

/// One part of what the proxy's script printed.
struct ProxySection
{
    QByteArray text;
    int exitCode = -1; ///< −1: it never ended
};

/// The script for a proxy's host: everything is asked in one go, read-only. `root` is what makes a
/// command run as root ("sudo -n"), or empty; `master` may be empty.
QString proxyScript(const QString &socket, const QString &master, const QString &config, const QString &root);
/// Asks old workers by the master socket how many sessions they hold.
QString workerScript(const QString &master, const QList<qint64> &pids, const QString &root);
/// What these scripts printed, by section: "process", "state", "proc", "files", "config", "test",
/// "version", and "worker-PID".
QMap<QString, ProxySection> proxySections(const QByteArray &text);

// Parsers of HAProxy's answers: pure, for any input; what is missing or out of range is left at its
// default, a wrong shape is Malformed, lists are cut at 20,000 entries.

/// `show servers state` of format 1, columns by name.
Result<QList<ProxyServerLook>> parseServersState(const QByteArray &text);
/// The reply to `show info;show stat;show servers state`: servers with what both say of them.
Result<QList<ProxyServerLook>> parseProxyState(const QByteArray &text);
/// `show proc` of the master: the workers only.
Result<QList<ProxyWorker>> parseShowProc(const QByteArray &text);

} // namespace warrener
