#include "run/operations/StepBuilders.h"

#include "base/Units.h"
#include "run/operations/HaproxyOperations.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

Plan beginPlan(const ClusterView &view, const QString &kind, const QString &title, const QString &why)
{
    const ClusterProfile &profile = *view.profile;
    Plan plan;
    plan.kind = kind;
    plan.title = title;
    plan.why = why;
    plan.cluster = profile.name;
    plan.environment = profile.environment;
    plan.profileDigest = digestOf(profile);
    plan.createdAt = view.snapshot->at;
    plan.id = kind + u'-' + toDateTime(plan.createdAt).toUTC().toString(u"yyyyMMdd-HHmmss"_s);
    return plan;
}

Call call(const QString &operation, QJsonObject arguments)
{
    return {.operation = operation, .arguments = std::move(arguments)};
}

Step check(const QString &id, const QString &title, const Call &act, Millis expected)
{
    Step step;
    step.id = id;
    step.type = StepType::Check;
    step.title = title;
    step.act = act;
    step.timeout = Millis{10000};
    step.expected = expected;
    return step;
}

Step action(const QString &id, const QString &title, const Call &act, Millis expected)
{
    Step step = check(id, title, act, expected);
    step.type = StepType::Action;
    step.timeout = Millis{30000};
    return step;
}

Step wait(const QString &id, const QString &title, const Call &act, Millis expected, Millis longest)
{
    Step step = check(id, title, act, expected);
    step.type = StepType::Wait;
    step.timeout = longest;
    step.every = Millis{200};
    return step;
}

Step together(const QString &id, const QString &title, QList<Step> steps)
{
    if (steps.size() == 1)
        return steps.first();
    Step step;
    step.id = id;
    step.type = StepType::Group;
    step.title = title;
    step.steps = std::move(steps);
    return step;
}

Guard guard(const QString &id, const QString &words, const Call &act, bool overridable)
{
    return {.id = id, .words = words, .act = act, .overridable = overridable};
}

QJsonArray toJson(const QList<NodeName> &nodes)
{
    QJsonArray list;
    for (const NodeName &node : nodes)
        list.append(node.value);
    return list;
}

QList<NodeName> askOrder(const ClusterProfile &profile, const NodeName &first, const NodeName &without)
{
    QList<NodeName> order;
    if (!first.isEmpty())
        order.append(first);
    for (const NodeProfile &node : profile.nodes) {
        if (node.name != first && node.name != without)
            order.append(node.name);
    }
    return order;
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

QString idFor(const QString &kind, const ProxyName &proxy)
{
    return kind + u'-' + proxy.value.left(40);
}

Step tellProxy(const QString &id, const QString &title, const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes)
{
    const QJsonObject arguments{{u"proxy"_s, proxy.name.value}, {u"wishes"_s, warrener::toJson(wishes)}};
    Step step = action(id, title, call(u"haproxy.set"_s, arguments), Millis{200});
    step.timeout = Millis{10000};
    step.commands = HaproxyClient::commands(proxy.backend, wishes);
    step.probe = call(u"haproxy.is-set"_s, arguments);
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
    step.undo = Undo{.act = call(u"haproxy.restore"_s, {{u"proxy"_s, proxy.name.value}}),
                     .words = words.join(u"; "_s),
                     .command = HaproxyClient::commands(proxy.backend, before).join(u'\n'),
                     .timeout = Millis{10000}};
    return step;
}

Step ensureProxy(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes, const QString &seen)
{
    const QJsonObject arguments{{u"proxy"_s, proxy.name.value}, {u"wishes"_s, warrener::toJson(wishes)}, {u"seen"_s, seen}};
    Step step = action(idFor(u"agree"_s, proxy.name), QCoreApplication::translate("Failover", "Read %1 back").arg(proxy.name.value),
                       call(u"haproxy.ensure"_s, arguments), Millis{150});
    step.commands = {u"show servers state "_s + proxy.backend};
    step.idempotent = true;
    step.timeout = Millis{10000};
    return step;
}

Step checkProxy(const ProxyPart &proxy, const QStringList &servers)
{
    Step step = check(idFor(u"check"_s, proxy.name), QCoreApplication::translate("Failover", "%1 answers").arg(proxy.name.value),
                      call(u"haproxy.check"_s, {{u"proxy"_s, proxy.name.value}, {u"servers"_s, QJsonArray::fromStringList(servers)}}), Millis{200});
    step.commands = {u"show info;show stat"_s};
    return step;
}

Step closeSessions(const ProxyPart &proxy, int perSecond, qint64 sessions)
{
    const QJsonObject arguments{{u"proxy"_s, proxy.name.value}, {u"server"_s, proxy.from}, {u"perSecond"_s, perSecond}};
    Step step = action(idFor(u"close"_s, proxy.name), QCoreApplication::translate("Failover", "%1 ends the sessions that are left").arg(proxy.name.value),
                       call(u"haproxy.close-sessions"_s, arguments), Millis{300} + Millis{std::max<qint64>(0, sessions) * 1000 / std::max(1, perSecond)});
    step.timeout = std::max(Millis{20000}, step.expected * 4);
    step.commands = {u"show sess"_s, u"shutdown session ID"_s};
    step.idempotent = true;
    step.probe = call(u"haproxy.no-sessions"_s, {{u"servers"_s, QJsonObject{{proxy.name.value, proxy.from}}}});
    step.cannotBeUndone = QCoreApplication::translate("Failover", "Clients have reconnected elsewhere");
    return step;
}

Step verifyProxy(const ProxyPart &proxy)
{
    Step step = check(idFor(u"verify"_s, proxy.name), QCoreApplication::translate("Failover", "40 messages through %1").arg(proxy.name.value),
                      call(u"amqp.verify"_s, {{u"proxy"_s, proxy.name.value}, {u"messages"_s, 40}}), Millis{300});
    step.retry = {.times = 3, .pause = Millis{500}};
    step.commands = {QCoreApplication::translate("Failover", "own exclusive queue, confirmed and counted")};
    return step;
}

QJsonObject serversOf(const QList<ProxyPart> &proxies)
{
    QJsonObject servers;
    for (const ProxyPart &proxy : proxies)
        servers.insert(proxy.name.value, proxy.from);
    return servers;
}

QJsonObject seenBy(const QList<ProxyPart> &proxies)
{
    QJsonObject seen;
    for (const ProxyPart &proxy : proxies)
        seen.insert(proxy.name.value, idFor(u"check"_s, proxy.name));
    return seen;
}

qint64 sessionsOf(const ClusterView &view, const NodeName &node, const QList<ProxyPart> &proxies)
{
    qint64 sessions = 0;
    bool known = false;
    for (const ProxyPart &part : proxies) {
        const ProxyLook *proxy = view.snapshot->proxy(part.name);
        if (proxy == nullptr || !proxy->figures.has())
            continue;
        for (const ProxyServer &server : proxy->figures.value->servers) {
            if (server.name == part.from) {
                sessions += server.sessions;
                known = true;
            }
        }
    }
    const qint64 direct = view.facts->connections.value(node, -1);
    return known ? std::max(sessions, direct) : direct;
}

QString loginOf(const ClusterProfile &profile, const NodeName &node)
{
    const NodeProfile *known = profile.node(node);
    const HostProfile *host = known == nullptr ? nullptr : profile.host(known->host);
    return host == nullptr || host->ssh.isEmpty() ? shortName(node) : host->ssh;
}

} // namespace warrener::parts
