#include "look/probe/ProxyAnswers.h"

#include "look/host/Command.h"
#include "look/proxy/HaproxyFiles.h"
#include "look/proxy/HaproxyServers.h"
#include "look/proxy/HaproxySocket.h"
#include "look/proxy/HaproxyText.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr char mark = '\x1e'; ///< a record separator: in nothing that HAProxy prints

/// `ask SOCKET`, with sudo only where the login may not write to it: sudo leaves a line in a log.
QString askFunction(const QString &root)
{
    return u"ask() { as=; [ -w \"$1\" ] || as='%1'\n"
           "if command -v socat >/dev/null; then $as socat -t3 - \"UNIX-CONNECT:$1\" 2>&1\n"
           "elif command -v nc >/dev/null; then $as nc -U \"$1\" 2>&1\n"
           "else echo '%2'; return 127; fi; }\n"
           "begin() { printf '\\n\\036%s\\n' \"$1\"; }\n"
           "end() { printf '\\n\\036=%s\\n' \"$1\"; }\n"_s.arg(root, haproxy::noSocketProgram);
}

Error malformed(const QByteArray &text)
{
    return {.kind = ErrorKind::Malformed,
            .message = QCoreApplication::translate("Haproxy", "HAProxy's answer cannot be understood"),
            .detail = QString::fromUtf8(text.left(300)).trimmed()};
}

} // namespace

QString proxyScript(const QString &socket, const QString &master, const QString &config, const QString &root)
{
    QString script = askFunction(root);
    // A container's or another user's processes count as well, so no look at who owns them.
    script += u"begin process; ps -C haproxy -o pid= ; end $?\n"_s;
    if (!socket.isEmpty())
        script += u"begin state; printf 'show cli level;show info;show stat;show servers state\\n' | ask %1; end $?\n"_s.arg(shellQuote(socket));
    if (!master.isEmpty())
        script += u"begin proc; printf 'show proc\\n' | ask %1; end $?\n"_s.arg(shellQuote(master));
    // The files it was started with; the usual one where it does not run.
    script += haproxy::startedFilesScript(config);
    script +=
        u"begin files; printf '%s\\n' $files; end 0\n"
        "begin config\n"
        "for file in $files; do if [ -d \"$file\" ]; then set +f; %2 cat \"$file\"/*.cfg; set -f; else %2 cat \"$file\"; fi; done 2>&1 | head -c 2000000\n"
        "set -- $files; if %2 test -r \"$1\"; then end 0; else end 1; fi\n"
        "begin test; %2 haproxy -c $tests 2>&1 | tail -c 4000; %2 haproxy -c -q $tests >/dev/null 2>&1; end $?\n"
        "begin version; haproxy -v | head -n 1; end $?\n"_s.replace("%2"_L1, root);
    return script;
}

QString workerScript(const QString &master, const QList<qint64> &pids, const QString &root)
{
    QString script = askFunction(root);
    for (const qint64 pid : pids)
        script += u"begin worker-%1; printf '@!%1 show info\\n' | ask %2; end $?\n"_s.arg(QString::number(pid), shellQuote(master));
    return script;
}

QMap<QString, ProxySection> proxySections(const QByteArray &text)
{
    QMap<QString, ProxySection> sections;
    QString current;
    qsizetype at = 0;
    while ((at = text.indexOf(mark, at)) >= 0) {
        const qsizetype line = text.indexOf('\n', at);
        if (line < 0)
            break;
        const QByteArray title = text.sliced(at + 1, line - at - 1);
        if (title.startsWith('=')) {
            if (const auto open = sections.find(current); open != sections.end())
                open->exitCode = title.sliced(1).toInt();
            current.clear();
        } else if (sections.size() < 100) {
            current = QString::fromLatin1(title);
            const qsizetype next = text.indexOf(mark, line);
            QByteArray said = text.sliced(line + 1, (next < 0 ? text.size() : next) - line - 1);
            // The line end before a mark is the script's: with it an answer that breaks off behind a line would look like a whole one.
            if (next >= 0 && said.endsWith('\n'))
                said.chop(1);
            sections.insert(current, {.text = said, .exitCode = -1});
        }
        at = line;
    }
    return sections;
}

Result<QList<ProxyServerLook>> parseServersState(const QByteArray &text)
{
    const auto tables = haproxy::parseServerTables(text);
    if (!tables)
        return std::unexpected(tables.error());
    QList<ProxyServerLook> servers;
    for (const haproxy::ServerTable &table : *tables) {
        for (const haproxy::ServerState &server : table.servers) {
            servers.append({.backend = table.backend,
                            .name = server.name,
                            .address = server.address,
                            .port = server.port,
                            .operational = server.operState,
                            .administrative = server.adminBits,
                            .weight = server.weight,
                            .spare = server.isSpare()});
        }
    }
    return servers;
}

Result<QList<ProxyServerLook>> parseProxyState(const QByteArray &text)
{
    const qsizetype table = text.startsWith("# pxname") ? 0 : text.indexOf("\n# pxname");
    const qsizetype state = text.indexOf("\n1\n# be_id");
    if (table < 0 || state < 0)
        return std::unexpected(malformed(text));
    const auto rows = haproxy::parseStat(text.sliced(table, state - table));
    if (!rows)
        return std::unexpected(rows.error());
    auto servers = parseServersState(text.sliced(state + 1));
    if (!servers)
        return servers;
    QHash<std::pair<QString, QString>, haproxy::StatRow> byName;
    for (const haproxy::StatRow &row : *rows)
        byName.insert({QString::fromUtf8(row.value("pxname")), QString::fromUtf8(row.value("svname"))}, row);
    for (ProxyServerLook &server : *servers) {
        const haproxy::StatRow row = byName.value({server.backend, server.name});
        server.status = QString::fromUtf8(row.value("status"));
        server.checkStatus = QString::fromUtf8(row.value("check_status"));
        server.lastCheck = QString::fromUtf8(row.value("last_chk").left(300));
        server.sessions = std::max<qint64>(0, row.value("scur").toLongLong());
        server.backup = row.value("bck") == "1";
    }
    return servers;
}

Result<QList<ProxyWorker>> parseShowProc(const QByteArray &text)
{
    const auto known = haproxy::parseWorkers(text);
    if (!known)
        return std::unexpected(known.error());
    QList<ProxyWorker> workers;
    for (const haproxy::Worker &worker : *known)
        workers.append({.pid = worker.pid, .old = worker.old, .reloads = worker.reloads, .uptime = worker.uptime, .version = worker.version, .sessions = {}});
    return workers;
}

} // namespace warrener
