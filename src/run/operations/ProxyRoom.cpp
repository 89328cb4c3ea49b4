#include "run/operations/ProxyRoom.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto clientsFitName = "guard.clients-fit"_L1;
constexpr auto fitElsewhereName = "guard.clients-fit-elsewhere"_L1;

QString wordsOfRoom(const QString &proxy, const QString &backend, const ProxyRoom &room)
{
    return QCoreApplication::translate("Failover",
                                       "%1 has %2 clients in %3, and the servers that are left there take %4 by their maxconn: %5 would wait outside")
        .arg(proxy, units::count(double(room.clients)), backend, units::count(double(room.room)), units::count(double(room.clients - room.room)));
}

/// Its clients may be those of one of these backends. A "listen" is of its own backend alone; where a frontend leads only its clients
/// tell: another application's is nobody's way here.
bool mayLeadTo(const haproxy::FrontState &front, const QList<haproxy::ServerTable> &tables, const QStringList &backends)
{
    if (haproxy::tableOf(tables, front.name) != nullptr)
        return backends.contains(front.name);
    return front.backends.isEmpty() || std::ranges::any_of(front.backends, [&backends](const QString &backend) { return backends.contains(backend); });
}

bool isProcessFull(const haproxy::Intake &intake)
{
    return intake.maxConnections > 0 && intake.connections >= intake.maxConnections;
}

QStringList backendsIn(const QList<haproxy::ServerRef> &servers)
{
    QStringList names;
    for (const haproxy::ServerRef &ref : servers) {
        if (!names.contains(ref.backend))
            names.append(ref.backend);
    }
    return names;
}

/// Somebody is sent away when they go; also where that is not known.
bool haveClients(const QList<haproxy::ServerTable> &tables, const QList<haproxy::ServerRef> &servers)
{
    return std::ranges::any_of(servers, [&](const haproxy::ServerRef &ref) {
        const haproxy::ServerState *server = haproxy::serverOf(tables, ref);
        return server != nullptr && server->sessions != 0;
    });
}

/// Who is sent away comes again, and finds others before it who have waited outside.
QStringList wordsOfFull(const QString &proxy, const haproxy::Intake &intake, const QList<haproxy::ServerTable> &tables, const QList<haproxy::ServerRef> &going)
{
    if (!haveClients(tables, going))
        return {};
    if (isProcessFull(intake)) {
        return {QCoreApplication::translate("Failover", "%1 has %2 connections, as many as its maxconn lets it have: "
                                                        "whoever is sent away may find its place taken by those who wait outside")
                    .arg(proxy, units::count(double(intake.connections)))};
    }
    QStringList words;
    const QStringList backends = backendsIn(going);
    for (const haproxy::FrontState &front : intake.fronts) {
        if (!front.isFull() || !mayLeadTo(front, tables, backends))
            continue;
        words.append(QCoreApplication::translate("Failover", "%1 has %2 clients in %3, as many as its maxconn lets it have: "
                                                             "whoever is sent away may find its place taken by those who wait outside")
                         .arg(proxy, units::count(double(front.sessions)), front.name));
    }
    return words;
}

/// What does not fit at one proxy without these servers.
QStringList crowdedWithout(const QString &proxy, const haproxy::Intake &intake, const QList<haproxy::ServerTable> &tables,
                           const QList<haproxy::ServerRef> &going)
{
    QStringList words;
    for (const haproxy::ServerTable &table : tables) {
        QStringList from;
        for (const haproxy::ServerRef &ref : going) {
            if (ref.backend == table.backend)
                from.append(ref.server);
        }
        const std::optional<ProxyRoom> room = from.isEmpty() ? std::nullopt : roomWithout(table, from);
        if (room && !room->fits())
            words.append(wordsOfRoom(proxy, table.backend, *room));
    }
    return words + wordsOfFull(proxy, intake, tables, going);
}

/// Argument: {"servers": {proxy: ["backend/server"]}}, those that are to go.
OperationTask clientsFit(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QJsonObject leaving = arguments.value(key::servers).toObject();
    QStringList tooLittle;
    for (auto it = leaving.begin(); it != leaving.end(); ++it) {
        const Result<HaproxyClient> client = access->proxy(it.key());
        if (!client)
            co_return std::unexpected(client.error());
        const Result<HaproxyClient::Whole> whole = co_await client->whole(context.stop);
        if (!whole)
            co_return std::unexpected(whole.error());
        const haproxy::Intake intake = co_await client->origins(*whole, true, context.stop);
        tooLittle += crowdedWithout(it.key(), intake, whole->tables, client->resolved(refs(it.value())));
    }
    if (!tooLittle.isEmpty())
        co_return failure(ErrorKind::Forbidden, phrases::clauses(tooLittle));
    co_return saying(QCoreApplication::translate("Failover", "The servers that are left take all clients"));
}

qint64 clientsOn(const QList<haproxy::ServerTable> &tables, const QList<haproxy::ServerRef> &servers)
{
    qint64 clients = 0;
    for (const haproxy::ServerRef &ref : servers) {
        if (const haproxy::ServerState *server = haproxy::serverOf(tables, ref))
            clients += std::max<qint64>(0, server->sessions);
    }
    return clients;
}

/// Arguments: {"proxy", "servers": {proxy: ["backend/server"]}}: those of clients, at the one that stops and at all others. Who does
/// not answer has no room: nobody knows of any.
OperationTask clientsFitElsewhere(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString proxy = arguments.value(key::proxy).toString();
    const QJsonObject servers = arguments.value(key::servers).toObject();
    qint64 clients = 0, room = 0;
    bool isAnyNumber = false;
    QStringList silent;
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        const Result<HaproxyClient> client = access->proxy(it.key());
        const Result<HaproxyClient::Whole> whole = client ? co_await client->whole(context.stop) : std::unexpected(client.error());
        if (!whole && it.key() == proxy)
            co_return std::unexpected(whole.error());
        if (!whole) {
            silent.append(QCoreApplication::translate("Failover", "%1 cannot be asked: %2").arg(it.key(), whole.error().message));
            continue;
        }
        const QList<haproxy::ServerRef> its = client->resolved(refs(it.value()));
        if (it.key() == proxy) {
            clients = clientsOn(whole->tables, its);
            continue;
        }
        const haproxy::Intake intake = co_await client->origins(*whole, false, context.stop);
        const std::optional<qint64> left = roomLeft(intake, whole->tables, its);
        isAnyNumber = isAnyNumber || !left;
        room += left.value_or(0);
    }
    if (!isAnyNumber && clients > room) {
        const QString words = QCoreApplication::translate("Failover", "%1 has %2 clients, and the other proxies take %3 more by their maxconn: "
                                                                      "%4 would wait outside")
                                  .arg(proxy, units::count(double(clients)), units::count(double(room)), units::count(double(clients - room)));
        co_return failure(ErrorKind::Forbidden, phrases::clauses(QStringList{words} + silent));
    }
    co_return saying(QCoreApplication::translate("Failover", "The other proxies take its clients"));
}

/// Those that lead to a broker's door for clients.
QList<haproxy::ServerRef> messagingServersOf(const ClusterView &view, const ProxyFacts &facts)
{
    QList<haproxy::ServerRef> servers;
    for (const auto listed = routesOf(view, facts).routes; const Route &route : listed) {
        if (isMessaging(route.carries))
            servers.append(route.ref);
    }
    return servers;
}

} // namespace

std::optional<ProxyRoom> roomWithout(const haproxy::ServerTable &table, const QStringList &from)
{
    ProxyRoom room;
    for (const haproxy::ServerState &server : table.servers) {
        if (server.sessions < 0)
            return std::nullopt;
        room.clients += server.sessions;
        if (from.contains(server.name) || !server.takesClients())
            continue;
        if (server.sessionLimit <= 0)
            return std::nullopt;
        room.room += server.sessionLimit;
    }
    return room;
}

std::optional<qint64> roomLeft(const haproxy::Intake &intake, const QList<haproxy::ServerTable> &tables, const QList<haproxy::ServerRef> &servers)
{
    std::optional<qint64> least;
    const auto atMost = [&least](qint64 room) { least = std::min(least.value_or(room), std::max<qint64>(0, room)); };
    if (intake.maxConnections > 0)
        atMost(intake.maxConnections - intake.connections);
    qint64 throughFronts = 0;
    bool isLimited = false, isOpen = false;
    const QStringList backends = backendsIn(servers);
    for (const haproxy::FrontState &front : intake.fronts) {
        if (!mayLeadTo(front, tables, backends))
            continue;
        (front.sessionLimit > 0 ? isLimited : isOpen) = true;
        throughFronts += std::max<qint64>(0, front.sessionLimit - front.sessions);
    }
    if (isLimited && !isOpen)
        atMost(throughFronts);
    qint64 atServers = 0;
    bool isKnown = !servers.isEmpty();
    for (const haproxy::ServerRef &ref : servers) {
        const haproxy::ServerState *server = haproxy::serverOf(tables, ref);
        if (server == nullptr || !server->takesClients())
            continue;
        isKnown = isKnown && server->sessionLimit > 0 && server->sessions >= 0;
        atServers += std::max<qint64>(0, server->sessionLimit - server->sessions);
    }
    if (isKnown)
        atMost(atServers);
    return least;
}

QStringList tooLittleRoom(const QList<ProxyPart> &proxies)
{
    QStringList words;
    for (const ProxyPart &proxy : proxies)
        words += crowdedWithout(proxy.name.value, proxy.intake, *proxy.servers, proxy.sources(true));
    return words;
}

std::optional<Guard> clientsFitGuard(const QList<ProxyPart> &proxies)
{
    QJsonObject leaving;
    for (const ProxyPart &proxy : proxies) {
        const bool isBounded = proxy.intake.maxConnections > 0
                               || std::ranges::any_of(proxy.intake.fronts, [](const haproxy::FrontState &front) { return front.sessionLimit > 0; });
        QList<haproxy::ServerRef> going;
        for (const BackendPart &part : proxy.backends) {
            if (isMessaging(part.carries) && (isBounded || roomWithout(*part.servers, part.from)))
                going.append(part.refs(part.from));
        }
        if (!going.isEmpty())
            leaving.insert(proxy.name.value, toJson(going));
    }
    if (leaving.isEmpty())
        return std::nullopt;
    return guard(u"clients-fit"_s, QCoreApplication::translate("Failover", "The clients fit into the servers that are left"),
                 call(clientsFitName, {{key::servers, leaving}}), true);
}

std::optional<Guard> clientsFitElsewhereGuard(const ClusterView &view, const ProxyName &proxy)
{
    QJsonObject servers;
    for (const ProxyProfile &known : view.profile->proxies) {
        const ProxyFacts *facts = view.facts->proxy(known.name);
        const QList<haproxy::ServerRef> its = facts != nullptr && facts->servers ? messagingServersOf(view, *facts) : QList<haproxy::ServerRef>();
        if (known.name == proxy && its.isEmpty())
            return std::nullopt;
        servers.insert(known.name.value, toJson(its));
    }
    // The only one has its guard: nobody can connect meanwhile.
    if (servers.size() < 2)
        return std::nullopt;
    return guard(u"clients-fit"_s, QCoreApplication::translate("Failover", "The other proxies have room for its clients"),
                 call(fitElsewhereName, {{key::proxy, proxy.value}, {key::servers, servers}}), true);
}

void addRoomGuard(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, clientsFitName, access, clientsFit);
    add(operations, fitElsewhereName, access, clientsFitElsewhere);
}

} // namespace warrener
