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

/// A plan is read in whole; of a proxy with more servers it holds those only that are not as their file has them.
constexpr qsizetype mostWishes = 1000;

constexpr auto checkProxyName = "haproxy.check"_L1;
constexpr auto checkFileName = "haproxy.check-file"_L1;
constexpr auto setName = "haproxy.set"_L1;
constexpr auto restoreName = "haproxy.restore"_L1;
constexpr auto isSetName = "haproxy.is-set"_L1;
constexpr auto ensureName = "haproxy.ensure"_L1;
constexpr auto wishesKey = "wishes"_L1;
constexpr auto stateKey = "state"_L1;
constexpr auto weightKey = "weight"_L1;
constexpr auto backendKey = "backend"_L1; ///< absent in plans of before: the profile's
constexpr auto fileFirstKey = "fileFirst"_L1;
constexpr auto countKey = "count"_L1; ///< servers whose sessions are to be counted
constexpr auto closeKey = "close"_L1;
constexpr auto beforeWishesKey = "before"_L1; ///< kept: how it was
constexpr auto toldWishesKey = "told"_L1;     ///< kept: what it was told; absent in journals of before
constexpr auto besideKey = "beside"_L1;       ///< servers that led where those lead that are sent nobody, and are left as they are
constexpr auto reloadedKey = "reloaded"_L1;
constexpr auto forgiveKey = "forgive"_L1;
constexpr auto rememberKey = "remember"_L1; ///< the answer tells how all servers were set
constexpr auto wereKey = "were"_L1;         ///< of that answer

} // namespace

QJsonArray toJson(const QList<HaproxyClient::Wish> &wishes)
{
    QJsonArray list;
    for (const HaproxyClient::Wish &wish : wishes) {
        QJsonObject json{{key::server, wish.server}};
        if (!wish.backend.isEmpty())
            json.insert(backendKey, wish.backend);
        if (wish.state)
            json.insert(stateKey, haproxy::toId(*wish.state));
        if (wish.weight)
            json.insert(weightKey, *wish.weight);
        if (wish.closeSessions)
            json.insert(closeKey, true);
        if (wish.fileFirst)
            json.insert(fileFirstKey, true);
        if (!wish.at.isEmpty())
            json.insert(key::at, wish.at);
        list.append(json);
    }
    return list;
}

QList<HaproxyClient::Wish> wishesFromJson(const QJsonArray &json)
{
    QList<HaproxyClient::Wish> wishes;
    for (const QJsonValue &value : json) {
        const QJsonObject item = value.toObject();
        HaproxyClient::Wish wish{.server = item.value(key::server).toString(), .backend = item.value(backendKey).toString()};
        if (item.contains(stateKey))
            wish.state = haproxy::adminStateFromId(item.value(stateKey).toString());
        if (item.contains(weightKey))
            wish.weight = item.value(weightKey).toInt();
        wish.closeSessions = item.value(closeKey).toBool();
        wish.fileFirst = item.value(fileFirstKey).toBool();
        wish.at = item.value(key::at).toString();
        wishes.append(wish);
    }
    return wishes;
}

namespace {

using Tables = QList<haproxy::ServerTable>;

QList<HaproxyClient::Wish> wishesOf(const QJsonObject &arguments, const HaproxyClient &client)
{
    return client.resolved(wishesFromJson(arguments.value(wishesKey).toArray()));
}

/// Those that are not so already; a server that is not there is none of them where `forgive`.
QList<HaproxyClient::Wish> openWishes(const Tables &tables, const QList<HaproxyClient::Wish> &wishes, bool forgive)
{
    QList<HaproxyClient::Wish> open;
    for (const HaproxyClient::Wish &wish : wishes) {
        const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref());
        if (server == nullptr ? !forgive : !HaproxyClient::isAs(*server, wish))
            open.append(wish);
    }
    return open;
}

bool isAs(const Tables &tables, const QList<HaproxyClient::Wish> &wishes)
{
    return openWishes(tables, wishes, false).isEmpty();
}

QList<HaproxyClient::Wish> withPlaces(QList<HaproxyClient::Wish> wishes, const Tables &tables)
{
    for (HaproxyClient::Wish &wish : wishes) {
        if (const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref()))
            wish.at = server->place();
    }
    return wishes;
}

/// The names still lead to where they led when the plan was made. Error: Forbidden.
Status stillLeadThere(const QString &proxy, const Tables &tables, const QList<HaproxyClient::Wish> &wishes)
{
    for (const HaproxyClient::Wish &wish : wishes) {
        if (const Status same = stillLeadsTo(proxy, tables, wish.ref(), wish.at); !same)
            return same;
    }
    return {};
}

/// Where the servers lead that are to get no new clients.
QStringList placesLeft(const QList<HaproxyClient::Wish> &wishes)
{
    QStringList places;
    for (const HaproxyClient::Wish &wish : wishes) {
        if (wish.state.value_or(haproxy::AdminState::Ready) != haproxy::AdminState::Ready && !wish.at.isEmpty())
            places.append(wish.at);
    }
    return places;
}

/// Servers that lead to one of these places, and that nothing is wished of.
QList<haproxy::ServerRef> besideThem(const Tables &tables, const QStringList &places, const QList<HaproxyClient::Wish> &wishes, bool takingClients)
{
    QList<haproxy::ServerRef> beside;
    for (const haproxy::ServerTable &table : tables) {
        for (const haproxy::ServerState &server : table.servers) {
            const haproxy::ServerRef ref{.backend = table.backend, .server = server.name};
            const bool isWished = std::ranges::contains(wishes, ref, &HaproxyClient::Wish::ref);
            if (!isWished && places.contains(server.place()) && (!takingClients || server.takesClients()))
                beside.append(ref);
        }
    }
    return beside;
}

/// A server that was added since the plan was made, by a reload or at run time, would go on sending clients there. Error: Command.
Status noNewWayThere(const QString &proxy, const Tables &tables, const QList<HaproxyClient::Wish> &wishes, const QJsonObject &arguments)
{
    if (!arguments.contains(besideKey))
        return {};
    const QList<haproxy::ServerRef> known = refs(arguments.value(besideKey));
    for (const auto listed = besideThem(tables, placesLeft(wishes), wishes, true); const haproxy::ServerRef &ref : listed) {
        if (known.contains(ref))
            continue;
        return failure(
            ErrorKind::Command,
            QCoreApplication::translate("Failover", "%1 sends clients to %2 by its server %3 as well, which was not there when this was planned: plan anew")
                .arg(proxy, haproxy::serverOf(tables, ref)->place(), haproxy::toText(ref)));
    }
    return {};
}

/// What the wishes change, as it is.
QList<HaproxyClient::Wish> asTheyAre(const Tables &tables, const QList<HaproxyClient::Wish> &wishes)
{
    QList<HaproxyClient::Wish> before;
    for (const HaproxyClient::Wish &wish : wishes) {
        if (const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref())) {
            before.append({.server = wish.server,
                           .backend = wish.backend,
                           .state = server->told(),
                           .weight = wish.weight ? std::optional(server->weight) : std::nullopt,
                           .at = server->place()});
        }
    }
    return before;
}

/// As HAProxy's file has those that lead elsewhere than was wished: a reload came between the look and the deed, and whatever is there
/// by now is none of ours.
QList<HaproxyClient::Wish> asInItsFile(const QString &proxy, const Tables &tables, const QList<HaproxyClient::Wish> &wishes)
{
    QList<HaproxyClient::Wish> back;
    for (const HaproxyClient::Wish &wish : wishes) {
        const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref());
        if (server == nullptr || stillLeadsTo(proxy, tables, wish.ref(), wish.at))
            continue;
        const bool isDisabled = (server->adminBits & haproxy::ConfiguredMaint) != 0;
        back.append({.server = wish.server,
                     .backend = wish.backend,
                     .state = isDisabled ? haproxy::AdminState::Maint : haproxy::AdminState::Ready,
                     .weight = wish.weight ? std::optional(server->initialWeight) : std::nullopt});
    }
    return back;
}

/// What is to be taken back of what was told: nothing of a server that is gone or leads elsewhere by now, and nothing that somebody else
/// has changed since. `words`: what stays as it is, a line each.
QList<HaproxyClient::Wish> stillOurs(const QString &proxy, const Tables &tables, const QList<HaproxyClient::Wish> &before,
                                     const QList<HaproxyClient::Wish> &told, QStringList &words)
{
    QList<HaproxyClient::Wish> back;
    for (const HaproxyClient::Wish &was : before) {
        HaproxyClient::Wish wish = was;
        const QString name = haproxy::toText(wish.ref());
        const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref());
        if (server == nullptr) {
            words.append(QCoreApplication::translate("Failover", "%1 has no server %2 any more").arg(proxy, name));
            continue;
        }
        // One that its file calls by a name is the same wherever the name leads by now.
        if (server->fqdn.isEmpty() && !stillLeadsTo(proxy, tables, wish.ref(), wish.at)) {
            words.append(
                QCoreApplication::translate("Failover", "%1 leads to %3 by its server %2 by now, which stays as it is").arg(proxy, name, server->place()));
            continue;
        }
        const auto ours = std::ranges::find(told, wish.ref(), &HaproxyClient::Wish::ref);
        if (ours != told.end() && wish.state && server->told() != *wish.state && server->told() != ours->state.value_or(*wish.state)) {
            words.append(QCoreApplication::translate("Failover", "Somebody else has set %1 of %2 to %3 since, and it stays so")
                             .arg(name, proxy, haproxy::toId(server->told())));
            wish.state.reset();
        }
        if (ours != told.end() && wish.weight && server->weight != *wish.weight && server->weight != ours->weight.value_or(*wish.weight)) {
            words.append(QCoreApplication::translate("Failover", "Somebody else has given %1 of %2 the weight %3 since, and it stays so")
                             .arg(name, proxy, QString::number(server->weight)));
            wish.weight.reset();
        }
        if (wish.state || wish.weight)
            back.append(wish);
    }
    return back;
}

void tellStates(const StepContext &context, const QString &proxy, const Tables &tables, const QList<HaproxyClient::Wish> &wishes)
{
    for (const HaproxyClient::Wish &wish : wishes) {
        if (const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref())) {
            const QString state =
                QCoreApplication::translate("Failover", "%1 %2, read back: admin %3, weight %4", "a server, its state, and HAProxy's figures")
                    .arg(haproxy::toText(wish.ref()), haproxy::toId(server->told()), QString::number(server->adminBits), QString::number(server->weight));
            context.output(u"%1  %2"_s.arg(proxy, state));
        }
    }
}

/// Why a server gets no new client.
QString whyAway(const haproxy::ServerState &server)
{
    if (server.address.isEmpty() && server.port != 0)
        return QCoreApplication::translate("Failover", "it has no address");
    if (server.weight == 0)
        return QCoreApplication::translate("Failover", "its weight is 0");
    return server.status.isEmpty() ? haproxy::toId(server.admin()) : server.status;
}

/// Argument: {"proxy", "servers": [servers that must take clients], "count": [servers whose sessions
/// are counted]}. Answers {"pid", "sessions": {server: count}}; a plan of before gets all of the profile's backend.
OperationTask checkAnswer(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const Result<HaproxyClient::Whole> whole = co_await client->whole(context.stop);
    if (!whole)
        co_return std::unexpected(whole.error());
    if (!whole->mayWrite)
        co_return std::unexpected(readOnlySocket(client->profile(), whole->level));
    QJsonObject sessions;
    qint64 all = 0;
    const auto count = [&](const QString &server, qint64 here) {
        sessions.insert(server, std::max<qint64>(0, here));
        all += std::max<qint64>(0, here);
    };
    if (arguments.contains(countKey)) {
        for (const auto listed = client->resolved(refs(arguments.value(countKey))); const haproxy::ServerRef &ref : listed) {
            if (const haproxy::ServerState *server = haproxy::serverOf(whole->tables, ref))
                count(haproxy::toText(ref), server->sessions);
        }
    } else if (const haproxy::ServerTable *table = haproxy::tableOf(whole->tables, client->profile().backend)) {
        for (const haproxy::ServerState &server : table->servers)
            count(server.name, server.sessions);
    }
    for (const auto listed = client->resolved(refs(arguments.value(key::servers))); const haproxy::ServerRef &ref : listed) {
        const haproxy::ServerState *server = haproxy::serverOf(whole->tables, ref);
        if (server == nullptr)
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "%1 has no server %2 in %3").arg(name, ref.server, ref.backend));
        if (!server->takesClients())
            co_return failure(ErrorKind::Command,
                              QCoreApplication::translate("Failover", "%1 sends no clients to %2: %3").arg(name, ref.server, whyAway(*server)));
    }
    QJsonObject answer{{key::pid, whole->pid}, {key::sessions, sessions}};
    if (arguments.value(rememberKey).toBool())
        answer.insert(wereKey, toJson(asTheyStand(whole->tables)));
    co_return saying(QCoreApplication::translate("Failover", "%1 answers, %2 sessions").arg(name, units::count(double(all))), answer);
}

/// Argument: {"proxy", "wishes"}. Keeps {"before": wishes}, so that it can be taken back.
OperationTask setServers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const QList<HaproxyClient::Wish> wishes = wishesOf(arguments, *client);
    const Result<Tables> before = co_await client->servers(context.stop);
    if (!before)
        co_return std::unexpected(before.error());
    if (const Status same = stillLeadThere(name, *before, wishes); !same)
        co_return std::unexpected(same.error());
    // A second attempt must not take the first one's state for the one before.
    if (!context.kept.contains(beforeWishesKey)) {
        const Millis looked = access->time()->monotonic();
        const QJsonObject how{{beforeWishesKey, toJson(asTheyAre(*before, wishes))}, {toldWishesKey, toJson(wishes)}};
        if (const Status kept = co_await context.keep(how); !kept)
            co_return std::unexpected(kept.error());
        // A disk may take its time, the proxy be reloaded meanwhile, and whoever is to lose his clients come back.
        if (const Status sure = co_await context.stillSure(); !sure)
            co_return std::unexpected(sure.error());
        constexpr Millis aMoment{1000};
        if (access->time()->monotonic() - looked > aMoment) {
            const Result<Tables> again = co_await client->servers(context.stop);
            if (!again)
                co_return std::unexpected(again.error());
            if (const Status same = stillLeadThere(name, *again, wishes); !same)
                co_return std::unexpected(same.error());
        }
    }
    const Result<Tables> now = co_await client->set(wishes, context.stop);
    if (!now)
        co_return std::unexpected(now.error());
    if (const Status same = stillLeadThere(name, *now, wishes); !same) {
        if (const Result<Tables> back = co_await client->set(asInItsFile(name, *now, wishes), context.stop); !back)
            context.output(back.error().message);
        // The others were told, and are to be taken back.
        Error error = same.error();
        error.kind = ErrorKind::Command;
        co_return std::unexpected(std::move(error));
    }
    tellStates(context, name, *now, wishes);
    co_return saying(QCoreApplication::translate("Failover", "%1 told and read back").arg(name));
}

/// The undo of set().
OperationTask restoreServers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const QList<HaproxyClient::Wish> kept = wishesFromJson(context.kept.value(beforeWishesKey).toArray());
    if (kept.isEmpty())
        co_return saying(QCoreApplication::translate("Failover", "%1 had not been told anything").arg(name));
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const Result<Tables> seen = co_await client->servers(context.stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    const QList<HaproxyClient::Wish> told = client->resolved(wishesFromJson(context.kept.value(toldWishesKey).toArray()));
    QStringList staying;
    const QList<HaproxyClient::Wish> before = stillOurs(name, *seen, client->resolved(kept), told, staying);
    for (const QString &line : std::as_const(staying))
        context.output(line);
    if (!before.isEmpty()) {
        const Result<Tables> now = co_await client->set(before, context.stop);
        if (!now)
            co_return std::unexpected(now.error());
        tellStates(context, name, *now, before);
    }
    co_return saying(staying.isEmpty() ? QCoreApplication::translate("Failover", "%1 as it was before").arg(name)
                                       : QCoreApplication::translate("Failover", "%1 as it was before, but for what others have changed").arg(name));
}

/// Argument: as set(). Probe.
OperationTask isSet(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<HaproxyClient> client = access->proxy(arguments.value(key::proxy).toString());
    if (!client)
        co_return std::unexpected(client.error());
    const Result<Tables> tables = co_await client->servers(context.stop);
    if (!tables)
        co_return std::unexpected(tables.error());
    if (isAs(*tables, wishesOf(arguments, *client)))
        co_return whether(true);
    // Told in part it is neither: what was changed of it has to be taken back.
    const QList<HaproxyClient::Wish> before = client->resolved(wishesFromJson(context.kept.value(beforeWishesKey).toArray()));
    if (!isAs(*tables, before))
        co_return failure(ErrorKind::Command,
                          QCoreApplication::translate("Failover", "%1 has done a part of what it was told").arg(arguments.value(key::proxy).toString()));
    co_return whether(false);
}

/// Argument: {"proxy", "wishes", "seen": the step whose result has the Pid, "forgive"}. Reads back, and tells a
/// proxy again that was reloaded meanwhile and has forgotten it. `forgive`: servers that its file does not
/// have any more are told of, and no error.
OperationTask ensureServers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const bool forgive = arguments.value(forgiveKey).toBool();
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const QJsonObject seen = context.results.value(arguments.value(key::seen).toString());
    // How they were directly before counts, not how they were when the plan was made.
    const QList<HaproxyClient::Wish> wishes =
        seen.contains(wereKey) ? client->resolved(wishesFromJson(seen.value(wereKey).toArray())) : wishesOf(arguments, *client);
    const ProxyFacts facts = co_await askProxy(access, ProxyName{name}, true, context.stop);
    if (facts.error)
        co_return std::unexpected(*facts.error);
    if (const Status same = stillLeadThere(name, *facts.servers, wishes); !same)
        co_return std::unexpected(same.error());
    const qint64 before = seen.value(key::pid).toInteger();
    const bool reloaded = before != 0 && facts.pid != before;
    if (reloaded) {
        context.output(QCoreApplication::translate("Failover", "%1 was reloaded meanwhile: Pid %2, was %3; old workers with sessions: %4")
                           .arg(name, QString::number(facts.pid), QString::number(before), QString::number(facts.oldWorkers)));
    }
    for (const HaproxyClient::Wish &wish : wishes) {
        if (forgive && haproxy::serverOf(*facts.servers, wish.ref()) == nullptr)
            context.output(QCoreApplication::translate("Failover", "%1 has no server %2 any more").arg(name, haproxy::toText(wish.ref())));
    }
    const QList<HaproxyClient::Wish> open = openWishes(*facts.servers, wishes, forgive);
    if (!open.isEmpty()) {
        const Result<Tables> now = co_await client->set(open, context.stop);
        if (!now)
            co_return std::unexpected(now.error());
        tellStates(context, name, *now, open);
    } else {
        tellStates(context, name, *facts.servers, wishes);
    }
    if (const Status none = noNewWayThere(name, *facts.servers, wishes, arguments); !none)
        co_return std::unexpected(none.error());
    co_return saying(open.isEmpty() ? QCoreApplication::translate("Failover", "%1 is as it was told").arg(name)
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
        for (const auto listed = (result->err + result->out).left(4000).trimmed().split('\n'); const QByteArray &line : listed)
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

Step tellProxyStep(const QString &id, const QString &title, const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes)
{
    const QJsonObject arguments{{key::proxy, proxy.name.value}, {wishesKey, toJson(withPlaces(wishes, *proxy.servers))}};
    Step step = action(id, title, call(setName, arguments), Millis{200});
    step.timeout = Millis{10000};
    step.commands = HaproxyClient::commands(wishes);
    step.probe = call(isSetName, arguments);
    step.idempotent = true;
    step.retry = {.times = 1, .pause = Millis{200}};
    const QList<HaproxyClient::Wish> before = asTheyAre(*proxy.servers, wishes);
    QStringList words;
    for (const HaproxyClient::Wish &wish : before) {
        const haproxy::ServerState *server = haproxy::serverOf(*proxy.servers, wish.ref());
        words.append(u"%1 %2, %3"_s.arg(proxy.backends.size() > 1 ? haproxy::toText(wish.ref()) : wish.server, haproxy::toId(server->told()),
                                        QString::number(server->weight)));
    }
    step.undo = Undo{.act = call(restoreName, {{key::proxy, proxy.name.value}}),
                     .words = words.join(u"; "_s),
                     .command = HaproxyClient::commands(before).join(u'\n'),
                     .timeout = Millis{10000}};
    return step;
}

Step ensureProxyStep(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes, Ensure how)
{
    const QString seen = how == Ensure::Unchecked ? QString() : checkId(proxy);
    const QList<HaproxyClient::Wish> placed = how == Ensure::AfterRestart ? wishes : withPlaces(wishes, *proxy.servers);
    QJsonObject arguments{{key::proxy, proxy.name.value}, {wishesKey, toJson(placed)}, {key::seen, seen}};
    if (how == Ensure::AfterRestart)
        arguments.insert(forgiveKey, true);
    else if (const QStringList places = placesLeft(placed); !places.isEmpty())
        arguments.insert(besideKey, toJson(besideThem(*proxy.servers, places, placed, false)));
    Step step = action(idFor(u"agree"_s, proxy.name), QCoreApplication::translate("Failover", "Read %1 back").arg(proxy.name.value),
                       call(ensureName, arguments), Millis{150});
    step.commands = {proxy.backends.size() == 1 ? u"show servers state "_s + proxy.backends.first().backend : u"show servers state"_s};
    step.idempotent = true;
    step.timeout = Millis{10000};
    return step;
}

Step checkProxyStep(const ProxyPart &proxy, const QList<haproxy::ServerRef> &servers)
{
    QJsonObject arguments{{key::proxy, proxy.name.value}, {key::servers, toJson(servers)}};
    if (!proxy.backends.isEmpty())
        arguments.insert(countKey, toJson(proxy.messagingServers()));
    Step step = parts::check(checkId(proxy), QCoreApplication::translate("Failover", "%1 answers, and may be told").arg(proxy.name.value),
                             call(checkProxyName, arguments), Millis{200});
    step.commands = {u"show cli level;show info;show stat;show servers state"_s};
    return step;
}

Step rememberProxyStep(const ProxyPart &proxy)
{
    Step step = checkProxyStep(proxy, {});
    step.act->arguments.insert(rememberKey, true);
    step.freshFor = Millis{5000};
    return step;
}

Status stillLeadsTo(const QString &proxy, const QList<haproxy::ServerTable> &tables, const haproxy::ServerRef &ref, const QString &place)
{
    const haproxy::ServerState *server = haproxy::serverOf(tables, ref);
    if (place.isEmpty() || server == nullptr || server->place().isEmpty() || server->place() == place)
        return {};
    return failure(ErrorKind::Forbidden,
                   QCoreApplication::translate("Failover", "%1 led to %2 by its server %3 when this was planned, and leads to %4 now: plan anew")
                       .arg(proxy, place, haproxy::toText(ref), server->place()));
}

QList<HaproxyClient::Wish> asTheyStand(const QList<haproxy::ServerTable> &tables)
{
    qsizetype all = 0;
    for (const haproxy::ServerTable &table : tables)
        all += table.servers.size();
    QList<HaproxyClient::Wish> wishes;
    for (const haproxy::ServerTable &table : tables) {
        for (const haproxy::ServerState &server : table.servers) {
            const bool changed = server.weight != server.initialWeight;
            HaproxyClient::Wish wish{.server = server.name, .backend = table.backend, .weight = changed ? std::optional(server.weight) : std::nullopt};
            // What the file disables is the file's, unless somebody enabled it meanwhile.
            const bool configured = (server.adminBits & haproxy::ConfiguredMaint) != 0;
            const bool asInFile = !configured && server.told() == haproxy::AdminState::Ready;
            if (!server.isDisabledByFile() && !(asInFile && all > mostWishes)) {
                wish.state = server.told();
                wish.fileFirst = asInFile;
            }
            if (wish.state || wish.weight)
                wishes.append(wish);
        }
    }
    return wishes;
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
