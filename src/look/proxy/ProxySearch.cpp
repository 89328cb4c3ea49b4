#include "look/proxy/ProxySearch.h"

#include "look/examination/HaproxyConfig.h"
#include "look/host/Command.h"
#include "look/host/HostShell.h"
#include "look/proxy/HaproxyFiles.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::haproxy {

namespace {

constexpr qint64 mostConfigBytes = 1024 * 1024;
constexpr qsizetype mostFoundServers = 20'000;

/// "ipv4@", "tcp6@", "mptcp@", …: how an address is meant, not what it is.
QString withoutFamily(const QString &address)
{
    static const QStringList families{u"ipv4@"_s, u"ipv6@"_s, u"tcp@"_s, u"tcp4@"_s, u"tcp6@"_s, u"mptcp@"_s, u"mptcp4@"_s, u"mptcp6@"_s, u"unix@"_s};
    for (const QString &family : families) {
        if (address.startsWith(family))
            return address.sliced(family.size());
    }
    return address;
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

/// A socket as the profile may name it; empty: from here it cannot be asked.
QString socketPlace(const QString &written, const QString &address)
{
    const QString place = withoutFamily(written);
    // What a variable holds, and what has no name in the file system (abns@, fd@), nobody can tell from the file.
    if (place.contains(u'$') || place.contains(u'@'))
        return {};
    if (place.startsWith(u'/'))
        return place;
    const QList<int> ports = portsOf(place);
    QString host = place.section(u':', 0, -2);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    if (ports.isEmpty())
        return {};
    const bool isHere = address.isEmpty() || isLoopback(address);
    // Asked from another machine it would be that machine's own HAProxy that answers.
    if (isLoopback(host) && !isHere)
        return {};
    if (host.isEmpty() || host == "*"_L1 || host == "0.0.0.0"_L1 || host == "::"_L1)
        host = isHere ? u"127.0.0.1"_s : address;
    return "tcp:"_L1 + toText(Endpoint{.host = host, .port = static_cast<quint16>(ports.constFirst())});
}

SocketLevel levelOf(const QStringList &words)
{
    const qsizetype at = words.indexOf(u"level"_s, 3);
    const QString level = at < 0 ? QString() : words.value(at + 1);
    // Nobody said it: that is HAProxy's own.
    return level == "admin"_L1 ? SocketLevel::Admin : level == "user"_L1 ? SocketLevel::User : SocketLevel::Operator;
}

/// stats socket PLACE [mode 660] [level admin]
void readSockets(FoundConfig &found, const ConfigSection &section, const QString &address)
{
    for (const ConfigLine &line : section.lines) {
        if (!line.startsWith({u"stats"_s, u"socket"_s}) || line.words.size() < 3)
            continue;
        const FoundSocket socket{.socket = socketPlace(line.words.at(2), address), .level = levelOf(line.words)};
        if (socket.socket.isEmpty())
            found.unusable.append(line.words.at(2));
        else if (!found.sockets.contains(socket))
            found.sockets.append(socket);
    }
}

/// Where a section takes clients: in clear text before TLS, for AMQP's own port before another.
quint16 clientPortOf(const ConfigSection &section)
{
    QList<int> clear, secure;
    clear = portsOf(section.address);
    for (const ConfigLine &line : section.lines) {
        if (section.hasClients() && line.words.first() == "bind"_L1)
            (line.words.indexOf(u"ssl"_s, 2) > 0 ? secure : clear) += portsOf(line.words.value(1));
    }
    const QList<int> ports = clear + secure;
    if (ports.contains(5672))
        return 5672;
    return ports.isEmpty() ? quint16(0) : static_cast<quint16>(ports.constFirst());
}

/// Where a server stands; a port that is not told is the one that clients come to.
Endpoint placeOf(const QString &written, quint16 clientPort)
{
    const QString address = withoutFamily(written);
    QString host = address.section(u':', 0, -2);
    QString port = address.section(u':', -1);
    if (!address.contains(u':') || port.endsWith(u']')) {
        host = address;
        port.clear();
    }
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    const bool isOffset = port.startsWith(u'+') || port.startsWith(u'-');
    qint64 number = port.isEmpty() ? clientPort : port.toInt();
    if (isOffset)
        number = clientPort == 0 ? 0 : clientPort + qint64(port.toInt());
    if (address.startsWith(u'/') || number < 1 || number > 65535)
        return {};
    return {.host = host, .port = static_cast<quint16>(number)};
}

/// By which frontend clients come to a backend.
quint16 portBefore(const Config &config, const QString &backend)
{
    for (const ConfigSection &section : config.sections) {
        if (const quint16 port = section.hasClients() ? clientPortOf(section) : 0; port != 0 && backendsOf(config, section).contains(backend))
            return port;
    }
    return 0;
}

/// `room`: how many servers are still taken.
FoundBackend backendIn(const Config &config, const ConfigSection &section, qsizetype &room)
{
    FoundBackend backend{.name = section.name, .servers = {}, .port = clientPortOf(section)};
    if (backend.port == 0)
        backend.port = portBefore(config, section.name);
    for (const ConfigLine &line : section.lines) {
        const std::optional<ConfigServer> server = serverIn(line);
        for (int i = 0; server && i < server->count && room > 0; ++i, --room)
            backend.servers.append(placeOf(server->address, backend.port));
    }
    return backend;
}

/// As the runtime interface tells of it, for the same judgement.
ServerTable tableFrom(const FoundBackend &backend)
{
    ServerTable table{.backend = backend.name, .servers = {}};
    for (const Endpoint &server : backend.servers)
        table.servers.append({.name = {}, .address = server.host, .port = server.port});
    return table;
}

qsizetype brokersIn(const FoundBackend &backend, const BrokerPlaces &brokers)
{
    return std::ranges::count_if(backend.servers, [&](const Endpoint &server) {
        return server.port == 5672 || server.port == 5671 || brokers.amqp.contains(server) || brokers.amqps.contains(server);
    });
}

} // namespace

FoundConfig foundIn(const QByteArray &files, const BrokerPlaces &brokers, const QString &address)
{
    FoundConfig found;
    const Result<Config> config = parseConfig(QString::fromUtf8(files));
    if (!config)
        return found;
    QList<ServerTable> tables;
    qsizetype room = mostFoundServers;
    for (const ConfigSection &section : config->sections) {
        if (section.type == "global"_L1)
            readSockets(found, section, address);
        if (!section.hasServers())
            continue;
        FoundBackend backend = backendIn(*config, section, room);
        if (backend.servers.isEmpty())
            continue;
        tables.append(tableFrom(backend));
        found.backends.append(std::move(backend));
    }
    if (const Result<QString> amqp = brokerBackend(tables, brokers))
        found.amqp = *amqp;
    else
        found.undecided = amqp.error().detail.isEmpty() ? amqp.error().message : amqp.error().message + u": "_s + amqp.error().detail;
    std::ranges::stable_sort(found.sockets, {}, [](const FoundSocket &socket) { return socket.level == SocketLevel::Admin ? 0 : 1; });
    std::ranges::stable_sort(found.backends, std::greater{}, [&](const FoundBackend &backend) {
        return std::pair(backend.name == found.amqp && !found.amqp.isEmpty(), brokersIn(backend, brokers));
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
    FoundConfig found = foundIn(read->out, brokers, host.address.isEmpty() ? host.name.value : host.address);
    if (found.sockets.isEmpty() && found.unusable.isEmpty() && found.backends.isEmpty())
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "No file of HAProxy was found on %1").arg(host.name.value));
    co_return found;
}

} // namespace warrener::haproxy
