#include "run/operations/HaproxyOperations.h"

#include "base/Pause.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "look/proxy/HaproxyFiles.h"
#include "run/operations/FactsLook.h"
#include "run/operations/OperationParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

QJsonArray toJson(const QList<HaproxyClient::Wish> &wishes)
{
    QJsonArray list;
    for (const HaproxyClient::Wish &wish : wishes) {
        QJsonObject json{{u"server"_s, wish.server}};
        if (wish.state)
            json.insert("state"_L1, haproxy::toId(*wish.state));
        if (wish.weight)
            json.insert("weight"_L1, *wish.weight);
        if (wish.closeSessions)
            json.insert("close"_L1, true);
        list.append(json);
    }
    return list;
}

QList<HaproxyClient::Wish> wishesFromJson(const QJsonArray &json)
{
    QList<HaproxyClient::Wish> wishes;
    for (const QJsonValue value : json) {
        const QJsonObject item = value.toObject();
        HaproxyClient::Wish wish{.server = item.value("server"_L1).toString()};
        if (item.contains("state"_L1))
            wish.state = haproxy::adminStateFromId(item.value("state"_L1).toString());
        if (item.contains("weight"_L1))
            wish.weight = item.value("weight"_L1).toInt();
        wish.closeSessions = item.value("close"_L1).toBool();
        wishes.append(wish);
    }
    return wishes;
}

namespace {

constexpr Millis sessionsEvery{250};

QList<HaproxyClient::Wish> wishesOf(const QJsonObject &arguments)
{
    return wishesFromJson(arguments.value("wishes"_L1).toArray());
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
OperationTask check(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value("proxy"_L1).toString();
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const Result<ProxyFigures> figures = co_await client->figures(context.stop);
    if (!figures)
        co_return std::unexpected(figures.error());
    QJsonObject sessions;
    for (const ProxyServer &server : figures->servers)
        sessions.insert(server.name, server.sessions);
    const QStringList wanted = texts(arguments, u"servers"_s);
    for (const QString &server : wanted) {
        const auto found = std::ranges::find(figures->servers, server, &ProxyServer::name);
        if (found == figures->servers.end())
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "%1 has no server %2 in %3").arg(name, server, figures->backend));
        if (!found->up)
            co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "%1 sends no clients to %2: %3").arg(name, server, found->status));
    }
    co_return saying(QCoreApplication::translate("Failover", "%1 answers, %2 sessions").arg(name, units::count(double(figures->sessions))),
                     {{u"pid"_s, figures->pid}, {u"sessions"_s, sessions}});
}

/// Argument: {"proxy", "wishes"}. Keeps {"before": wishes}, so that it can be taken back.
OperationTask set(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value("proxy"_L1).toString();
    const QList<HaproxyClient::Wish> wishes = wishesOf(arguments);
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    // A second attempt must not take the first one's state for the one before.
    if (!context.kept.contains("before"_L1)) {
        const Result<haproxy::ServerTable> before = co_await client->servers(context.stop);
        if (!before)
            co_return std::unexpected(before.error());
        if (const Status kept = co_await context.keep({{u"before"_s, toJson(asTheyAre(*before, wishes))}}); !kept)
            co_return std::unexpected(kept.error());
    }
    const Result<haproxy::ServerTable> now = co_await client->set(wishes, context.stop);
    if (!now)
        co_return std::unexpected(now.error());
    tellStates(context, name, *now, wishes);
    co_return saying(QCoreApplication::translate("Failover", "%1 told and read back").arg(name));
}

/// The undo of set().
OperationTask restore(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value("proxy"_L1).toString();
    const QList<HaproxyClient::Wish> before = wishesFromJson(context.kept.value("before"_L1).toArray());
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
    const Result<HaproxyClient> client = access->proxy(arguments.value("proxy"_L1).toString());
    if (!client)
        co_return std::unexpected(client.error());
    const Result<haproxy::ServerTable> table = co_await client->servers(context.stop);
    if (!table)
        co_return std::unexpected(table.error());
    co_return whether(isAs(*table, wishesOf(arguments)));
}

/// Argument: {"proxy", "wishes", "seen": the step whose result has the Pid}. Reads back, and tells a
/// proxy again that was reloaded meanwhile and has forgotten it.
OperationTask ensure(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value("proxy"_L1).toString();
    const QList<HaproxyClient::Wish> wishes = wishesOf(arguments);
    const ProxyFacts facts = co_await askProxy(access, ProxyName{name}, true, context.stop);
    if (facts.error)
        co_return std::unexpected(*facts.error);
    const qint64 before = context.results.value(arguments.value("seen"_L1).toString()).value("pid"_L1).toInteger();
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
                     {{u"pid"_s, facts.pid}, {u"reloaded"_s, reloaded}});
}

/// Argument: {"proxy"}. What it would read if it were started now, judged by HAProxy itself.
OperationTask checkFile(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value("proxy"_L1).toString();
    const auto proxy = std::ranges::find(access->profile().proxies, ProxyName{name}, &ProxyProfile::name);
    HostShell *shell = proxy == access->profile().proxies.end() ? nullptr : access->shell(proxy->host);
    if (shell == nullptr)
        co_return noLogin(name);
    const QString script = haproxy::startedFilesScript(u"/etc/haproxy/haproxy.cfg"_s) + u"exec haproxy -c $tests"_s;
    const Result<CommandResult> result = co_await shell->run(script, {.timeout = Millis{15000}, .asRoot = true}, context.stop);
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

/// Sessions of a server in the present worker (first) and the old ones.
QCoro::Task<Result<QList<std::pair<qint64, QList<QByteArray>>>>> allSessions(HaproxyClient client, QString server, std::stop_token stop)
{
    QList<std::pair<qint64, QList<QByteArray>>> all;
    const Result<QList<QByteArray>> present = co_await client.sessions(server, 0, stop);
    if (!present)
        co_return std::unexpected(present.error());
    all.append({0, *present});
    if (client.profile().masterSocket.isEmpty())
        co_return all;
    const Result<QList<haproxy::Worker>> workers = co_await client.workers(stop);
    if (!workers)
        co_return all; // without the master there is nobody to ask; what is left is seen on the broker
    for (const haproxy::Worker &worker : *workers) {
        if (!worker.old)
            continue;
        const Result<QList<QByteArray>> old = co_await client.sessions(server, worker.pid, stop);
        if (old)
            all.append({worker.pid, *old});
    }
    co_return all;
}

qsizetype countOf(const QList<std::pair<qint64, QList<QByteArray>>> &all)
{
    qsizetype sum = 0;
    for (const auto &[worker, ids] : all)
        sum += ids.size();
    return sum;
}

/// Argument: {"proxy", "server", "perSecond"}. The sessions of a server that takes no new ones.
OperationTask closeSessions(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value("proxy"_L1).toString();
    const QString server = arguments.value("server"_L1).toString();
    const int perSecond = std::max(1, arguments.value("perSecond"_L1).toInt(50));
    const qsizetype batch = std::clamp<qsizetype>(perSecond * sessionsEvery.count() / 1000, 1, 200);
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    qsizetype closed = 0;
    qsizetype most = 0;
    for (;;) {
        const auto all = co_await allSessions(*client, server, context.stop);
        if (!all)
            co_return std::unexpected(all.error());
        const qsizetype left = countOf(*all);
        most = std::max(most, closed + left);
        context.progress(most == 0 ? 1 : double(closed) / double(most),
                         QCoreApplication::translate("Failover", "%1 of %2 closed").arg(units::count(double(closed)), units::count(double(most))));
        if (left == 0)
            break;
        qsizetype allowed = batch;
        for (const auto &[worker, ids] : *all) {
            const QList<QByteArray> some = ids.first(std::min(ids.size(), allowed));
            if (some.isEmpty())
                continue;
            if (const Status done = co_await client->closeSessions(some, worker, context.stop); !done)
                co_return std::unexpected(done.error());
            allowed -= some.size();
            closed += some.size();
        }
        if (left > batch && !co_await pauseFor(access->time(), sessionsEvery, context.stop))
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Failover", "Stopped with %1 sessions left on %2").arg(left).arg(name));
    }
    context.output(u"%1  %2: %3 sessions closed"_s.arg(name, server).arg(closed));
    co_return saying(QCoreApplication::translate("Failover", "%1: %2 sessions closed").arg(name, units::count(double(closed))), {{u"closed"_s, closed}});
}

/// Argument: {"servers": {proxy: server}}. A proxy that cannot be asked is passed over where
/// "optional" names it.
OperationTask noSessions(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QJsonObject servers = arguments.value("servers"_L1).toObject();
    qsizetype left = 0;
    QStringList words;
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        const Result<HaproxyClient> client = access->proxy(it.key());
        if (!client)
            co_return std::unexpected(client.error());
        const auto all = co_await allSessions(*client, it.value().toString(), context.stop);
        if (!all)
            co_return std::unexpected(all.error());
        left += countOf(*all);
        words.append(QCoreApplication::translate("Failover", "%1: %2 left").arg(it.key(), units::count(double(countOf(*all)))));
    }
    co_return whether(left == 0, phrases::list(words));
}

/// Argument: {"proxies": [names], "seen": {proxy: step}}. Done once as many sessions as were there
/// before are there again, whatever server they are on.
OperationTask sessionsBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    qint64 before = 0;
    qint64 now = 0;
    const QJsonObject seen = arguments.value("seen"_L1).toObject();
    for (auto it = seen.begin(); it != seen.end(); ++it) {
        const QJsonObject sessions = context.results.value(it.value().toString()).value("sessions"_L1).toObject();
        for (const QJsonValue count : sessions)
            before += count.toInteger();
        const Result<HaproxyClient> client = access->proxy(it.key());
        if (!client)
            co_return std::unexpected(client.error());
        const Result<ProxyFigures> figures = co_await client->figures(context.stop);
        if (!figures)
            co_return std::unexpected(figures.error());
        now += figures->sessions;
    }
    const double share = before == 0 ? 1 : double(now) / double(before);
    co_return whether(share >= 0.95,
                      QCoreApplication::translate("Failover", "%1 of %2 sessions are back").arg(units::count(double(now)), units::count(double(before))),
                      std::min(1.0, share));
}

} // namespace

void addHaproxyOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, u"haproxy.check"_s, access, check);
    add(operations, u"haproxy.check-file"_s, access, checkFile);
    add(operations, u"haproxy.set"_s, access, set);
    add(operations, u"haproxy.restore"_s, access, restore);
    add(operations, u"haproxy.is-set"_s, access, isSet);
    add(operations, u"haproxy.ensure"_s, access, ensure);
    add(operations, u"haproxy.close-sessions"_s, access, closeSessions);
    add(operations, u"haproxy.no-sessions"_s, access, noSessions);
    add(operations, u"haproxy.sessions-back"_s, access, sessionsBack);
}

} // namespace warrener
