#include "look/proxy/ProxySearch.h"

#include "look/host/Command.h"
#include "look/host/HostShell.h"
#include "look/proxy/HaproxyFiles.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::haproxy {

namespace {

constexpr qint64 mostConfigBytes = 1024 * 1024;

/// Words of one line, without its comment; quotes keep blanks together.
QStringList wordsOf(const QByteArray &line)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    const QString text = QString::fromUtf8(line);
    for (const QChar c : text) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = {};
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            inWord = true;
        } else if (c == u'#') {
            break;
        } else if (c.isSpace()) {
            if (inWord)
                words.append(word);
            word.clear();
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (inWord)
        words.append(word);
    return words;
}

FoundSocket socketOf(const QStringList &words)
{
    // stats socket PLACE [mode 660] [level admin]
    FoundSocket found{.socket = words.value(2)};
    for (const QLatin1StringView before : {"unix@"_L1, "ipv4@"_L1, "ipv6@"_L1}) {
        if (found.socket.startsWith(before))
            found.socket = found.socket.mid(before.size());
    }
    if (!found.socket.startsWith(u'/')) {
        QString place = found.socket;
        if (place.startsWith(u':') || place.startsWith("*:"_L1))
            place = "127.0.0.1:"_L1 + place.section(u':', -1);
        found.socket = "tcp:"_L1 + place;
    }
    const QString level = words.value(words.indexOf(u"level"_s) + 1);
    if (words.contains(u"level"_s))
        found.level = level == "admin"_L1 ? SocketLevel::Admin : level == "user"_L1 ? SocketLevel::User : SocketLevel::Operator;
    return found;
}

bool leadsToBroker(const Endpoint &server, const BrokerPlaces &brokers)
{
    return server.port == 5672 || server.port == 5671 || brokers.amqp.contains(server) || brokers.amqps.contains(server);
}

} // namespace

FoundConfig foundIn(const QByteArray &files, const BrokerPlaces &brokers)
{
    FoundConfig found;
    QString kind;
    QString section;
    QHash<QString, quint16> ports;    // by section
    QHash<QString, QString> frontend; // backend → who leads there
    for (const QByteArray &line : files.split('\n')) {
        const QStringList words = wordsOf(line);
        if (words.isEmpty())
            continue;
        const QString &first = words.first();
        static const QStringList kinds{u"global"_s,   u"defaults"_s, u"listen"_s,  u"backend"_s, u"frontend"_s,    u"peers"_s, u"resolvers"_s,
                                       u"userlist"_s, u"mailers"_s,  u"program"_s, u"cache"_s,   u"http-errors"_s, u"ring"_s};
        if (kinds.contains(first)) {
            kind = first;
            section = words.value(1);
            if (kind == "listen"_L1 || kind == "backend"_L1)
                found.backends.append({.name = section});
        } else if (kind == "global"_L1 && first == "stats"_L1 && words.value(1) == "socket"_L1 && words.size() > 2) {
            found.sockets.append(socketOf(words));
        } else if (first == "bind"_L1 && !ports.contains(section)) {
            ports.insert(section, words.value(1).section(u':', -1).toUShort());
        } else if (first == "default_backend"_L1 || first == "use_backend"_L1) {
            if (!frontend.contains(words.value(1)))
                frontend.insert(words.value(1), section);
        } else if (first == "server"_L1 && !found.backends.isEmpty() && (kind == "listen"_L1 || kind == "backend"_L1)) {
            found.backends.last().servers.append(endpointFromText(words.value(2), 0));
        }
    }
    found.backends.removeIf([](const FoundBackend &backend) { return backend.servers.isEmpty(); });
    for (FoundBackend &backend : found.backends)
        backend.port = ports.value(backend.name, ports.value(frontend.value(backend.name)));
    std::ranges::stable_sort(found.sockets, {}, [](const FoundSocket &socket) { return socket.level == SocketLevel::Admin ? 0 : 1; });
    std::ranges::stable_sort(found.backends, std::greater{}, [&brokers](const FoundBackend &backend) {
        return std::ranges::count_if(backend.servers, [&brokers](const Endpoint &server) { return leadsToBroker(server, brokers); });
    });
    return found;
}

QCoro::Task<Result<FoundConfig>> searchProxy(HostShell &shell, HostProfile host, BrokerPlaces brokers, std::stop_token stop)
{
    const QString script = startedFilesScript(usualFile(host))
                           + u"set +f; for file in $files; do if [ -d \"$file\" ]; then cat \"$file\"/*.cfg; else cat \"$file\"; fi; echo; done\n"_s;
    const Result<CommandResult> read = co_await shell.runChecked(script, {.timeout = 15s, .maxBytes = mostConfigBytes, .asRoot = true}, stop);
    if (!read)
        co_return std::unexpected(read.error());
    FoundConfig found = foundIn(read->out, brokers);
    if (found.sockets.isEmpty() && found.backends.isEmpty())
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "No file of HAProxy was found on %1").arg(host.name.value));
    co_return found;
}

} // namespace warrener::haproxy
