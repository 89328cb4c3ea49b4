#include "run/operations/SessionOperations.h"

#include "base/Pause.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto closeSessionsName = "haproxy.close-sessions"_L1;
constexpr auto noSessionsName = "haproxy.no-sessions"_L1;
constexpr auto sessionsBackName = "haproxy.sessions-back"_L1;
/// What one round asks of a proxy at most: its answer to each is read.
constexpr qsizetype largestBatch = 200;
/// Where nobody knows how many there are.
constexpr qint64 sessionsAssumed = 2000;

Pace paceOfClosing(int perSecond)
{
    return paceFor(perSecond, largestBatch);
}

/// Of all rounds.
Millis closingTime(int perSecond, qint64 sessions)
{
    const Pace pace = paceOfClosing(perSecond);
    return Millis{300} + pace.every * ((std::max<qint64>(0, sessions) + pace.batch - 1) / pace.batch);
}

/// Of one proxy.
struct SessionsLeft
{
    QList<std::pair<qint64, QList<QByteArray>>> byWorker{}; ///< 0: the present one
    QList<qint64> untold{};                                 ///< old workers that are there and do not say what they hold
    bool noMaster = false;                                  ///< nobody says which old workers there are

    qsizetype count() const
    {
        qsizetype sum = 0;
        for (const auto &[worker, ids] : byWorker)
            sum += ids.size();
        return sum;
    }
    /// "lb1: 2 left, and what its old process 4711 holds is not known"
    QString words(const QString &proxy) const
    {
        const QString left = QCoreApplication::translate("Failover", "%1: %2 left").arg(proxy, units::count(double(count())));
        if (noMaster)
            return QCoreApplication::translate("Failover", "%1; its master process does not say whether old processes hold some").arg(left);
        if (untold.isEmpty())
            return left;
        QStringList pids;
        for (const qint64 pid : untold)
            pids.append(QString::number(pid));
        return QCoreApplication::translate("Failover", "%1; what its old processes hold is not known: %2").arg(left, phrases::list(pids));
    }
};

/// Sessions of these servers in the present worker (first) and the old ones. `places`: where each led to when it was planned; an old
/// worker may have its clients of that name elsewhere, and may be old for that very reason.
QCoro::Task<Result<SessionsLeft>> allSessions(HaproxyClient client, QList<haproxy::ServerRef> servers, QJsonObject places, std::stop_token stop)
{
    SessionsLeft all;
    const Result<QList<QByteArray>> present = co_await client.sessions(servers, 0, stop);
    if (!present)
        co_return std::unexpected(present.error());
    all.byWorker.append({0, *present});
    if (client.profile().masterSocket.isEmpty())
        co_return Result<SessionsLeft>(all);
    const Result<QList<haproxy::Worker>> workers = co_await client.workers(stop);
    if (!workers) {
        all.noMaster = true; // what is left is seen on the broker
        co_return Result<SessionsLeft>(all);
    }
    for (const haproxy::Worker &worker : *workers) {
        if (!worker.old)
            continue;
        QList<haproxy::ServerRef> its = servers;
        if (!places.isEmpty()) {
            const Result<QList<haproxy::ServerTable>> tables = co_await client.serversIn(worker.pid, stop);
            if (!tables) {
                all.untold.append(worker.pid);
                continue;
            }
            its.removeIf([&](const haproxy::ServerRef &ref) {
                const haproxy::ServerRef whole = client.resolved(QList{ref}).constFirst();
                const QString place = places.value(haproxy::toText(ref)).toString();
                return !stillLeadsTo(client.profile().name.value, *tables, whole, place);
            });
        }
        if (its.isEmpty())
            continue;
        const Result<QList<QByteArray>> old = co_await client.sessions(its, worker.pid, stop);
        if (old)
            all.byWorker.append({worker.pid, *old});
        else
            all.untold.append(worker.pid);
    }
    if (all.untold.isEmpty())
        co_return Result<SessionsLeft>(all);
    // Who has ended between the two questions holds nothing.
    if (const Result<QList<haproxy::Worker>> now = co_await client.workers(stop); now)
        all.untold.removeIf([&now](qint64 pid) { return !std::ranges::contains(*now, pid, &haproxy::Worker::pid); });
    co_return Result<SessionsLeft>(all);
}

/// Clients that a server got while its sessions were ended, as its proxy counts them. One that takes no new clients gets those all the
/// same whom a stick table or a cookie binds to it: they would be sent away again and again.
class ComingBack
{
public:
    /// Error: Command, once it is more than those who were on their way there already.
    Status count(const QString &proxy, const QString &ref, const haproxy::ServerState &server)
    {
        // Of HTTP every request counts, and each is asked anew: pages that are open somewhere go on asking, and keep nobody.
        if (server.sessionsEver < 0 || server.speaksHttp)
            return {};
        const auto first = m_first.constFind(ref);
        if (first == m_first.cend()) {
            m_first.insert(ref, {server.sessionsEver, std::max<qint64>(0, server.sessions)});
            return {};
        }
        const auto [ever, open] = *first;
        const qint64 came = server.sessionsEver - ever;
        if (came <= onTheirWay + open / 10)
            return {};
        return failure(ErrorKind::Command,
                       QCoreApplication::translate("Failover", "%1 goes on sending clients to %2, which is to get none: %3 have come back. A stick table or a "
                                                               "cookie binds them to it: nobody is sent away once more")
                           .arg(proxy, ref, units::count(double(came))),
                       QCoreApplication::translate("Failover", "Maintenance lets nobody in: “set server %1 state maint”, and then begin anew").arg(ref));
    }

private:
    static constexpr qint64 onTheirWay = 2;
    QMap<QString, std::pair<qint64, qint64>> m_first; ///< by server: how many it had had, and how many it had
};

/// Whether sessions of these servers may be ended there: they lead where they led, and take no new clients. Where a reload or a person
/// has changed that, others would be sent away, or the same ones again and again.
QCoro::Task<Status> mayBeClosed(HaproxyClient client, QList<haproxy::ServerRef> servers, QJsonObject places, std::shared_ptr<ComingBack> coming,
                                std::stop_token stop)
{
    const QString name = client.profile().name.value;
    const Result<HaproxyClient::Whole> seen = co_await client.whole(stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    const QList<haproxy::ServerTable> &tables = seen->tables;
    for (const haproxy::ServerRef &ref : std::as_const(servers)) {
        const haproxy::ServerRef whole = client.resolved(QList{ref}).constFirst();
        if (const Status same = stillLeadsTo(name, tables, whole, places.value(haproxy::toText(ref)).toString()); !same)
            co_return same;
        const haproxy::ServerState *server = haproxy::serverOf(tables, whole);
        if (server == nullptr)
            continue;
        if (server->takesClients()) {
            co_return failure(
                ErrorKind::Forbidden,
                QCoreApplication::translate("Failover", "%1 sends clients to its server %2 again: no session is ended there").arg(name, haproxy::toText(ref)));
        }
        if (const Status none = coming->count(name, haproxy::toText(whole), *server); !none)
            co_return none;
    }
    co_return Status();
}

/// Argument: {"proxy", "servers": ["backend/server"], "perSecond"}; of a plan of before "server". The
/// sessions of servers that take no new ones.
OperationTask closeSessions(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString name = arguments.value(key::proxy).toString();
    const QJsonValue which = arguments.contains(key::servers) ? arguments.value(key::servers) : arguments.value(key::server);
    const QList<haproxy::ServerRef> servers = refs(which);
    const int perSecond = std::max(1, arguments.value(key::perSecond).toInt(50));
    const Pace pace = paceOfClosing(perSecond);
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const QJsonObject places = arguments.value(key::at).toObject();
    const auto coming = std::make_shared<ComingBack>();
    qsizetype closed = 0;
    qsizetype most = 0;
    for (;;) {
        // Minutes may pass; each round is a deed of its own.
        if (const Status may = co_await mayBeClosed(*client, servers, places, coming, context.stop); !may)
            co_return std::unexpected(may.error());
        const auto all = co_await allSessions(*client, servers, places, context.stop);
        if (!all)
            co_return std::unexpected(all.error());
        const qsizetype left = all->count();
        most = std::max(most, closed + left);
        context.progress(most == 0 ? 1 : double(closed) / double(most),
                         QCoreApplication::translate("Failover", "%1 of %2 closed").arg(units::count(double(closed)), units::count(double(most))));
        if (left == 0) {
            if (!all->untold.isEmpty() || all->noMaster)
                context.output(all->words(name));
            break;
        }
        qsizetype allowed = pace.batch;
        for (const auto &[worker, ids] : all->byWorker) {
            const QList<QByteArray> some = ids.first(std::min(ids.size(), allowed));
            if (some.isEmpty())
                continue;
            if (const Status done = co_await client->closeSessions(some, worker, context.stop); !done)
                co_return std::unexpected(done.error());
            allowed -= some.size();
            closed += some.size();
        }
        // One that will not go is asked again, and not without a breath.
        constexpr Millis breath{50};
        if (!co_await pauseFor(access->time(), left > pace.batch ? pace.every : std::min(pace.every, breath), context.stop))
            co_return failure(ErrorKind::Cancelled, (left == 1 ? QCoreApplication::translate("Failover", "Stopped with %1 session left on %2")
                                                               : QCoreApplication::translate("Failover", "Stopped with %1 sessions left on %2"))
                                                        .arg(left)
                                                        .arg(name));
    }
    QStringList shown;
    for (const haproxy::ServerRef &ref : servers)
        shown.append(haproxy::toText(ref));
    const auto closedOf = [closed](const QString &what) {
        return (closed == 1 ? QCoreApplication::translate("Failover", "%1: %2 session closed")
                            : QCoreApplication::translate("Failover", "%1: %2 sessions closed"))
            .arg(what, units::count(double(closed)));
    };
    context.output(closedOf(u"%1  %2"_s.arg(name, phrases::list(shown))));
    co_return saying(closedOf(name), {{key::closed, closed}});
}

/// Argument: {"servers": {proxy: ["backend/server"]}, "at": {proxy: {"backend/server": place}}}; of a plan of before {proxy: server}.
OperationTask noSessions(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QJsonObject servers = arguments.value(key::servers).toObject();
    qsizetype left = 0;
    QStringList words;
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        const Result<HaproxyClient> client = access->proxy(it.key());
        if (!client)
            co_return std::unexpected(client.error());
        const QJsonObject places = arguments.value(key::at).toObject().value(it.key()).toObject();
        const auto all = co_await allSessions(*client, refs(it.value()), places, context.stop);
        if (!all)
            co_return std::unexpected(all.error());
        left += all->count();
        words.append(all->words(it.key()));
    }
    co_return whether(left == 0, phrases::list(words));
}

/// Argument: {"seen": {proxy: step}}. Done once as many sessions as were there
/// before are there again, whatever server they are on.
OperationTask sessionsBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    qint64 before = 0;
    qint64 now = 0;
    const QJsonObject seen = arguments.value(key::seen).toObject();
    for (auto it = seen.begin(); it != seen.end(); ++it) {
        const QJsonObject sessions = context.results.value(it.value().toString()).value(key::sessions).toObject();
        for (const QJsonValue &count : sessions)
            before += count.toInteger();
        const Result<HaproxyClient> client = access->proxy(it.key());
        if (!client)
            co_return std::unexpected(client.error());
        const Result<HaproxyClient::Whole> whole = co_await client->whole(context.stop);
        if (!whole)
            co_return std::unexpected(whole.error());
        // Of the backends that were counted then, whatever their servers are by now.
        QStringList backends;
        for (const auto listed = sessions.keys(); const QString &server : listed) {
            const QString backend = client->resolved(QList<haproxy::ServerRef>{haproxy::serverRefFromText(server)}).first().backend;
            if (!backends.contains(backend))
                backends.append(backend);
        }
        for (const haproxy::ServerTable &table : whole->tables) {
            for (const haproxy::ServerState &server : table.servers)
                now += backends.contains(table.backend) ? std::max<qint64>(0, server.sessions) : 0;
        }
    }
    const double share = before == 0 ? 1 : double(now) / double(before);
    co_return whether(share >= 0.95,
                      QCoreApplication::translate("Failover", "%1 of %2 sessions are back").arg(units::count(double(now)), units::count(double(before))),
                      std::min(1.0, share));
}

} // namespace

void addSessionOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, closeSessionsName, access, closeSessions);
    add(operations, noSessionsName, access, noSessions);
    add(operations, sessionsBackName, access, sessionsBack);
}

qint64 sessionsAt(const ClusterView &view, const ProxyPart &proxy)
{
    // The snapshot's are newer, and those of one backend.
    const ProxyLook *look = view.snapshot->proxy(proxy.name);
    const ProxyFigures *figures = look != nullptr && look->figures.has() ? &*look->figures.value : nullptr;
    qint64 sum = -1;
    for (const auto listed = proxy.sources(); const haproxy::ServerRef &ref : listed) {
        const haproxy::ServerState *server = haproxy::serverOf(*proxy.servers, ref);
        qint64 here = server == nullptr ? -1 : server->sessions;
        if (figures != nullptr && (figures->backend == ref.backend || figures->backend.isEmpty())) {
            const auto found = std::ranges::find(figures->servers, ref.server, &ProxyServer::name);
            here = found == figures->servers.end() ? here : found->sessions;
        }
        if (here >= 0)
            sum = std::max<qint64>(0, sum) + here;
    }
    return sum;
}

qint64 sessionsOf(const ClusterView &view, const NodeName &node, const QList<ProxyPart> &proxies)
{
    qint64 sessions = -1;
    for (const ProxyPart &proxy : proxies) {
        if (const qint64 here = sessionsAt(view, proxy); here >= 0)
            sessions = std::max<qint64>(0, sessions) + here;
    }
    return std::max(sessions, view.facts->connections.value(node, -1));
}

namespace {

QJsonObject placesOf(const ProxyPart &proxy)
{
    QJsonObject places;
    for (const auto listed = proxy.sources(); const haproxy::ServerRef &ref : listed) {
        if (const haproxy::ServerState *server = haproxy::serverOf(*proxy.servers, ref))
            places.insert(haproxy::toText(ref), server->place());
    }
    return places;
}

} // namespace

Step closeSessionsStep(const ProxyPart &proxy, int perSecond, qint64 sessions)
{
    const QJsonArray servers = toJson(proxy.sources());
    const QJsonObject places = placesOf(proxy);
    Step step =
        action(idFor(u"close"_s, proxy.name), QCoreApplication::translate("Failover", "%1 ends the sessions that are left").arg(proxy.name.value),
               call(closeSessionsName, {{key::proxy, proxy.name.value}, {key::servers, servers}, {key::perSecond, perSecond}, {key::at, places}}), Millis{300});
    // Most have gone by themselves when it comes to this; the time is for all of them.
    step.timeout = std::max(Millis{20000}, closingTime(perSecond, sessions < 0 ? sessionsAssumed : sessions) * 4);
    step.commands = {u"show sess"_s, u"shutdown session ID"_s};
    step.idempotent = true;
    step.probe = call(noSessionsName, {{key::servers, QJsonObject{{proxy.name.value, servers}}}, {key::at, QJsonObject{{proxy.name.value, places}}}});
    step.cannotBeUndone = QCoreApplication::translate("Failover", "Clients have reconnected elsewhere");
    return step;
}

Step noSessionsStep(const NodeName &node, const QList<ProxyPart> &proxies)
{
    QJsonObject servers, places;
    for (const ProxyPart &proxy : proxies) {
        servers.insert(proxy.name.value, toJson(proxy.sources(true)));
        places.insert(proxy.name.value, placesOf(proxy));
    }
    Step step = wait(u"sessions-zero"_s, QCoreApplication::translate("Failover", "Until no session is left on %1, seen by every proxy").arg(shortName(node)),
                     call(noSessionsName, {{key::servers, servers}, {key::at, places}}), Millis{300}, Millis{20000});
    step.commands = {u"show sess"_s};
    return step;
}

Step sessionsBackStep(const QList<ProxyPart> &proxies)
{
    QJsonObject seen;
    for (const ProxyPart &proxy : proxies)
        seen.insert(proxy.name.value, checkProxyStep(proxy, {}).id);
    Step step = wait(u"clients-back"_s, QCoreApplication::translate("Failover", "Until the clients are back"), call(sessionsBackName, {{key::seen, seen}}),
                     Millis{300}, Millis{5000});
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
