#include "run/operations/HaproxyOperations.h"

#include "base/Units.h"
#include "run/operations/FactsLook.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkProxyName = "haproxy.check"_L1;
constexpr auto checkFileName = "haproxy.check-file"_L1;
constexpr auto setName = "haproxy.set"_L1;
constexpr auto restoreName = "haproxy.restore"_L1;
constexpr auto isSetName = "haproxy.is-set"_L1;
constexpr auto ensureName = "haproxy.ensure"_L1;
constexpr auto wishesKey = "wishes"_L1;
constexpr auto stateKey = "state"_L1;
constexpr auto weightKey = "weight"_L1;
constexpr auto closeKey = "close"_L1;
constexpr auto beforeWishesKey = "before"_L1; ///< kept: how it was
constexpr auto reloadedKey = "reloaded"_L1;

} // namespace

QJsonArray toJson(const QList<HaproxyClient::Wish> &wishes)
{
    QJsonArray list;
    for (const HaproxyClient::Wish &wish : wishes) {
        QJsonObject json{{key::server, wish.server}};
        if (wish.state)
            json.insert(stateKey, haproxy::toId(*wish.state));
        if (wish.weight)
            json.insert(weightKey, *wish.weight);
        if (wish.closeSessions)
            json.insert(closeKey, true);
        list.append(json);
    }
    return list;
}

QList<HaproxyClient::Wish> wishesFromJson(const QJsonArray &json)
{
    QList<HaproxyClient::Wish> wishes;
    for (const QJsonValue value : json) {
        const QJsonObject item = value.toObject();
        HaproxyClient::Wish wish{.server = item.value(key::server).toString()};
        if (item.contains(stateKey))
            wish.state = haproxy::adminStateFromId(item.value(stateKey).toString());
        if (item.contains(weightKey))
            wish.weight = item.value(weightKey).toInt();
        wish.closeSessions = item.value(closeKey).toBool();
        wishes.append(wish);
    }
    return wishes;
}

namespace {

QList<HaproxyClient::Wish> wishesOf(const QJsonObject &arguments)
{
    return wishesFromJson(arguments.value(wishesKey).toArray());
}

bool isAs(const haproxy::ServerTable &table, const QList<HaproxyClient::Wish> &wishes)
{
    return std::ranges::all_of(wishes, [&](const HaproxyClient::Wish &wish) {
        const haproxy::ServerState *server = table.server(wish.server);
        return server != nullptr && (!wish.state || server->admin() == *wish.state) && (!wish.weight || server->weight == *wish.weight);
    });
}

QList<HaproxyClient::Wish> asTheyAre(const haproxy::ServerTable &table, const QList<HaproxyClient::Wish> &wishes)
{
    QList<HaproxyClient::Wish> before;
    for (const HaproxyClient::Wish &wish : wishes) {
        if (const haproxy::ServerState *server = table.server(wish.server))
            before.append({.server = wish.server, .state = server->admin(), .weight = server->weight});
    }
    return before;
}

void tellStates(const StepContext &context, const QString &proxy, const haproxy::ServerTable &table, const QList<HaproxyClient::Wish> &wishes)
{
    for (const HaproxyClient::Wish &wish : wishes) {
        if (const haproxy::ServerState *server = table.server(wish.server)) {
            context.output(u"%1  %2/%3 %4, read back: admin %5, weight %6"_s.arg(proxy, table.backend, wish.server, haproxy::toId(server->admin()))
                               .arg(server->adminBits)
                               .arg(server->weight));
        }
    }
}

/// Argument: {"proxy", "servers": [names that must take clients]}.
OperationTask checkAnswer(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const Result<ProxyFigures> figures = co_await client->figures(context.stop);
    if (!figures)
        co_return std::unexpected(figures.error());
    QJsonObject sessions;
    for (const ProxyServer &server : figures->servers)
        sessions.insert(server.name, server.sessions);
    const QStringList wanted = texts(arguments, key::servers);
    for (const QString &server : wanted) {
        const auto found = std::ranges::find(figures->servers, server, &ProxyServer::name);
        if (found == figures->servers.end())
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "%1 has no server %2 in %3").arg(name, server, figures->backend));
        if (!found->up)
            co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "%1 sends no clients to %2: %3").arg(name, server, found->status));
    }
    co_return saying(QCoreApplication::translate("Failover", "%1 answers, %2 sessions").arg(name, units::count(double(figures->sessions))),
                     {{key::pid, figures->pid}, {key::sessions, sessions}});
}

/// Argument: {"proxy", "wishes"}. Keeps {"before": wishes}, so that it can be taken back.
OperationTask setServers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const QList<HaproxyClient::Wish> wishes = wishesOf(arguments);
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    // A second attempt must not take the first one's state for the one before.
    if (!context.kept.contains(beforeWishesKey)) {
        const Result<haproxy::ServerTable> before = co_await client->servers(context.stop);
        if (!before)
            co_return std::unexpected(before.error());
        if (const Status kept = co_await context.keep({{beforeWishesKey, toJson(asTheyAre(*before, wishes))}}); !kept)
            co_return std::unexpected(kept.error());
    }
    const Result<haproxy::ServerTable> now = co_await client->set(wishes, context.stop);
    if (!now)
        co_return std::unexpected(now.error());
    tellStates(context, name, *now, wishes);
    co_return saying(QCoreApplication::translate("Failover", "%1 told and read back").arg(name));
}

/// The undo of set().
OperationTask restoreServers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const QList<HaproxyClient::Wish> before = wishesFromJson(context.kept.value(beforeWishesKey).toArray());
    if (before.isEmpty())
        co_return saying(QCoreApplication::translate("Failover", "%1 had not been told anything").arg(name));
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const Result<haproxy::ServerTable> now = co_await client->set(before, context.stop);
    if (!now)
        co_return std::unexpected(now.error());
    tellStates(context, name, *now, before);
    co_return saying(QCoreApplication::translate("Failover", "%1 as it was before").arg(name));
}

/// Argument: as set(). Probe.
OperationTask isSet(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<HaproxyClient> client = access->proxy(arguments.value(key::proxy).toString());
    if (!client)
        co_return std::unexpected(client.error());
    const Result<haproxy::ServerTable> table = co_await client->servers(context.stop);
    if (!table)
        co_return std::unexpected(table.error());
    co_return whether(isAs(*table, wishesOf(arguments)));
}

/// Argument: {"proxy", "wishes", "seen": the step whose result has the Pid}. Reads back, and tells a
/// proxy again that was reloaded meanwhile and has forgotten it.
OperationTask ensureServers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const QList<HaproxyClient::Wish> wishes = wishesOf(arguments);
    const ProxyFacts facts = co_await askProxy(access, ProxyName{name}, true, context.stop);
    if (facts.error)
        co_return std::unexpected(*facts.error);
    const qint64 before = context.results.value(arguments.value(key::seen).toString()).value(key::pid).toInteger();
    const bool reloaded = before != 0 && facts.pid != before;
    if (reloaded) {
        context.output(QCoreApplication::translate("Failover", "%1 was reloaded meanwhile: Pid %2, was %3; old workers with sessions: %4")
                           .arg(name)
                           .arg(facts.pid)
                           .arg(before)
                           .arg(facts.oldWorkers));
    }
    const bool right = isAs(*facts.servers, wishes);
    if (!right) {
        const Result<HaproxyClient> client = access->proxy(name);
        const Result<haproxy::ServerTable> now = co_await client->set(wishes, context.stop);
        if (!now)
            co_return std::unexpected(now.error());
        tellStates(context, name, *now, wishes);
    } else {
        tellStates(context, name, *facts.servers, wishes);
    }
    co_return saying(right ? QCoreApplication::translate("Failover", "%1 is as it was told").arg(name)
                           : QCoreApplication::translate("Failover", "%1 had forgotten it and was told again").arg(name),
                     {{key::pid, facts.pid}, {reloadedKey, reloaded}});
}

/// Argument: {"proxy"}. What it would read if it were started now, judged by HAProxy itself.
OperationTask checkFile(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const auto proxy = std::ranges::find(access->profile().proxies, ProxyName{name}, &ProxyProfile::name);
    HostShell *shell = proxy == access->profile().proxies.end() ? nullptr : access->shell(proxy->host);
    if (shell == nullptr)
        co_return noLogin(name);
    const Result<CommandResult> result =
        co_await shell->run(haproxyCheckCommand(hostOf(access->profile(), *proxy)), {.timeout = Millis{15000}, .asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    if (result->exitCode != 0) {
        for (const QByteArray &line : (result->err + result->out).left(4000).trimmed().split('\n'))
            context.output(QString::fromUtf8(line));
        co_return failure(ErrorKind::Command,
                          QCoreApplication::translate("Failover", "HAProxy on %1 would not start with its configuration file as it is now").arg(name));
    }
    co_return saying(QCoreApplication::translate("Failover", "“haproxy -c” finds no error on %1").arg(name));
}

QString checkId(const ProxyPart &proxy)
{
    return idFor(u"check"_s, proxy.name);
}

} // namespace

void addHaproxyOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, checkProxyName, access, checkAnswer);
    add(operations, checkFileName, access, checkFile);
    add(operations, setName, access, setServers);
    add(operations, restoreName, access, restoreServers);
    add(operations, isSetName, access, isSet);
    add(operations, ensureName, access, ensureServers);
}

QList<ProxyPart> proxiesFor(const ClusterView &view, const NodeName &from, const NodeName &to)
{
    QList<ProxyPart> proxies;
    for (const ProxyFacts &facts : view.facts->proxies) {
        const QString server = serverOf(facts, *view.profile, from);
        if (!server.isEmpty())
            proxies.append(
                {.name = facts.name, .backend = facts.backend, .from = server, .to = serverOf(facts, *view.profile, to), .servers = &*facts.servers});
    }
    return proxies;
}

QStringList namesOf(const QList<ProxyPart> &proxies)
{
    QStringList names;
    for (const ProxyPart &proxy : proxies)
        names.append(proxy.name.value);
    return names;
}

QStringList proxyNames(const ClusterProfile &profile)
{
    QStringList names;
    for (const ProxyProfile &proxy : profile.proxies)
        names.append(proxy.name.value);
    return names;
}

QStringList proxiesLeftOut(const ClusterView &view, const NodeName &from)
{
    QStringList out;
    for (const ProxyFacts &facts : view.facts->proxies) {
        if (facts.error)
            out.append(QCoreApplication::translate("Failover", "%1 cannot be asked: %2").arg(facts.name.value, facts.error->message));
        else if (serverOf(facts, *view.profile, from).isEmpty())
            out.append(QCoreApplication::translate("Failover", "%1 has no server for %2").arg(facts.name.value, shortName(from)));
    }
    return out;
}

Step tellProxyStep(const QString &id, const QString &title, const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes)
{
    const QJsonObject arguments{{key::proxy, proxy.name.value}, {wishesKey, toJson(wishes)}};
    Step step = action(id, title, call(setName, arguments), Millis{200});
    step.timeout = Millis{10000};
    step.commands = HaproxyClient::commands(proxy.backend, wishes);
    step.probe = call(isSetName, arguments);
    step.idempotent = true;
    step.retry = {.times = 1, .pause = Millis{200}};
    QList<HaproxyClient::Wish> before;
    QStringList words;
    for (const HaproxyClient::Wish &wish : wishes) {
        const haproxy::ServerState *server = proxy.servers->server(wish.server);
        if (server == nullptr)
            continue;
        before.append({.server = wish.server, .state = server->admin(), .weight = server->weight});
        words.append(u"%1 %2, %3"_s.arg(wish.server, haproxy::toId(server->admin())).arg(server->weight));
    }
    step.undo = Undo{.act = call(restoreName, {{key::proxy, proxy.name.value}}),
                     .words = words.join(u"; "_s),
                     .command = HaproxyClient::commands(proxy.backend, before).join(u'\n'),
                     .timeout = Millis{10000}};
    return step;
}

Step ensureProxyStep(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes, bool unchecked)
{
    const QString seen = unchecked ? QString() : checkId(proxy);
    const QJsonObject arguments{{key::proxy, proxy.name.value}, {wishesKey, toJson(wishes)}, {key::seen, seen}};
    Step step = action(idFor(u"agree"_s, proxy.name), QCoreApplication::translate("Failover", "Read %1 back").arg(proxy.name.value),
                       call(ensureName, arguments), Millis{150});
    step.commands = {u"show servers state "_s + proxy.backend};
    step.idempotent = true;
    step.timeout = Millis{10000};
    return step;
}

Step checkProxyStep(const ProxyPart &proxy, const QStringList &servers)
{
    Step step = parts::check(checkId(proxy), QCoreApplication::translate("Failover", "%1 answers").arg(proxy.name.value),
                             call(checkProxyName, {{key::proxy, proxy.name.value}, {key::servers, QJsonArray::fromStringList(servers)}}), Millis{200});
    step.commands = {u"show info;show stat"_s};
    return step;
}

Step checkFileStep(const ClusterProfile &profile, const ProxyProfile &proxy)
{
    const HostProfile host = hostOf(profile, proxy);
    Step step = check(u"check-file"_s, QCoreApplication::translate("Failover", "Its configuration file is sound"),
                      call(checkFileName, {{key::proxy, proxy.name.value}}), Millis{300});
    step.commands = {shown(host, haproxyCheckCommand(host))};
    return step;
}

} // namespace warrener
