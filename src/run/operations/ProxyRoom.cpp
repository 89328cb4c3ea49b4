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

QString wordsOfRoom(const QString &proxy, const QString &backend, const ProxyRoom &room)
{
    return QCoreApplication::translate("Failover",
                                       "%1 has %2 clients in %3, and the servers that are left there take %4 by their maxconn: %5 would wait outside")
        .arg(proxy, units::count(double(room.clients)), backend, units::count(double(room.room)), units::count(double(room.clients - room.room)));
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
        const QList<haproxy::ServerRef> going = client->resolved(refs(it.value()));
        for (const haproxy::ServerTable &table : whole->tables) {
            QStringList from;
            for (const haproxy::ServerRef &ref : going) {
                if (ref.backend == table.backend)
                    from.append(ref.server);
            }
            const std::optional<ProxyRoom> room = from.isEmpty() ? std::nullopt : roomWithout(table, from);
            if (room && !room->fits())
                tooLittle.append(wordsOfRoom(it.key(), table.backend, *room));
        }
    }
    if (!tooLittle.isEmpty())
        co_return failure(ErrorKind::Forbidden, phrases::clauses(tooLittle));
    co_return saying(QCoreApplication::translate("Failover", "The servers that are left take all clients"));
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

QStringList tooLittleRoom(const QList<ProxyPart> &proxies)
{
    QStringList words;
    for (const ProxyPart &proxy : proxies) {
        for (const BackendPart &part : proxy.backends) {
            const std::optional<ProxyRoom> room = isMessaging(part.carries) ? roomWithout(*part.servers, part.from) : std::nullopt;
            if (room && !room->fits())
                words.append(wordsOfRoom(proxy.name.value, part.backend, *room));
        }
    }
    return words;
}

std::optional<Guard> clientsFitGuard(const QList<ProxyPart> &proxies)
{
    QJsonObject leaving;
    for (const ProxyPart &proxy : proxies) {
        QList<haproxy::ServerRef> going;
        for (const BackendPart &part : proxy.backends) {
            if (isMessaging(part.carries) && roomWithout(*part.servers, part.from))
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

void addRoomGuard(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, clientsFitName, access, clientsFit);
}

} // namespace warrener
