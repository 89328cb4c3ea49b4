#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/FailoverSettings.h"
#include "judge/assess/NodeCondition.h"
#include "plan/failover/PlannerSteps.h"
#include "run/operations/AgentOperations.h"
#include "run/operations/AmqpOperations.h"
#include "run/operations/BrokerOperations.h"
#include "run/operations/ConnectionOperations.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/MaintenanceOperations.h"
#include "run/operations/ProxyRoom.h"
#include "run/operations/SessionOperations.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

std::unexpected<Error> noServerFor(const ProxyPart &proxy, const NodeName &to)
{
    QStringList known;
    for (const BackendPart &part : proxy.backends) {
        for (const QString &name : part.to) {
            const haproxy::ServerState *server = part.servers->server(name);
            known.append(u"%1/%2: %3"_s.arg(part.backend, name, server->status.isEmpty() ? haproxy::toId(server->admin()) : server->status));
        }
    }
    return failure(ErrorKind::Usage,
                   known.isEmpty()
                       ? QCoreApplication::translate("Failover", "%1 has no server for %2: its clients could not go there").arg(proxy.name.value, shortName(to))
                       : QCoreApplication::translate("Failover", "%1 sends nobody to %2: its clients could not go there").arg(proxy.name.value, shortName(to)),
                   phrases::clauses(known));
}

bool isAmqp(const BackendPart &part)
{
    return part.carries == Carries::Amqp || part.carries == Carries::Amqps;
}

/// The source takes no new clients; of AMQP's the target takes most, the others some.
QList<HaproxyClient::Wish> divertWishes(const ProxyPart &proxy)
{
    QList<HaproxyClient::Wish> wishes;
    for (const BackendPart &part : proxy.backends) {
        for (const QString &from : part.from) {
            // Who is in maintenance by hand takes nobody already, and drain would be less than that.
            const bool out = part.servers->server(from)->told() == haproxy::AdminState::Maint;
            wishes.append({.server = from, .backend = part.backend, .state = out ? haproxy::AdminState::Maint : haproxy::AdminState::Drain});
        }
        if (part.to.isEmpty() || !isAmqp(part))
            continue;
        for (const haproxy::ServerState &server : part.servers->servers) {
            const bool other = !part.from.contains(server.name) && !part.to.contains(server.name);
            if (other && server.admin() == haproxy::AdminState::Ready && server.weight >= 4)
                wishes.append({.server = server.name, .backend = part.backend, .weight = server.weight / 4});
        }
    }
    return wishes;
}

/// Once they have moved, new clients are spread as configured again.
QList<HaproxyClient::Wish> evenWishes(const ProxyPart &proxy)
{
    QList<HaproxyClient::Wish> wishes;
    for (const auto all = divertWishes(proxy); const HaproxyClient::Wish &wish : all) {
        if (wish.weight)
            wishes.append({.server = wish.server, .backend = wish.backend, .weight = haproxy::serverOf(*proxy.servers, wish.ref())->weight});
    }
    return wishes;
}

/// The target's servers that must take clients when it begins.
QList<haproxy::ServerRef> takers(const ProxyPart &proxy)
{
    QList<haproxy::ServerRef> list;
    for (const BackendPart &part : proxy.backends) {
        for (const QString &to : part.to) {
            if (isAmqp(part) && part.servers->server(to)->takesClients())
                list.append({.backend = part.backend, .server = to});
        }
    }
    return list;
}

/// Clients of each backend must have somewhere to go. What nobody works with stays where it is when
/// there is nobody else: the pages of the management. Errors: Usage. `stays`: what was left out, for people.
Status settleDestinations(QList<ProxyPart> &proxies, const NodeName &to, QStringList &stays)
{
    for (ProxyPart &proxy : proxies) {
        proxy.backends.removeIf([&](const BackendPart &part) {
            if (isMessaging(part.carries) || part.hasOtherServer())
                return false;
            stays.append(QCoreApplication::translate("Failover", "%1 of %2 (%3) stays as it is: it has no other server")
                             .arg(part.backend, proxy.name.value, toWord(part.carries)));
            return true;
        });
        if (std::ranges::any_of(proxy.backends, isAmqp) && takers(proxy).isEmpty())
            return noServerFor(proxy, to);
        for (const BackendPart &part : std::as_const(proxy.backends)) {
            if (!part.hasOtherServer()) {
                return failure(ErrorKind::Usage,
                               QCoreApplication::translate("Failover", "%1 has no other server in %2 (%3) that takes clients: nobody could connect")
                                   .arg(proxy.name.value, part.backend, toWord(part.carries)));
            }
        }
    }
    proxies.removeIf([](const ProxyPart &proxy) { return proxy.backends.isEmpty(); });
    return {};
}

Step preflight(const ClusterView &view, const NodeName &from, const NodeName &to, const QList<ProxyPart> &proxies, bool drains)
{
    QList<Step> checks{checkNodeStep(u"check-target"_s, to), checkMembersStep(from, to, askOrder(*view.profile, from))};
    if (drains)
        checks.append(checkMaintenanceStep(*view.profile, from));
    for (const ProxyPart &proxy : proxies)
        checks.append(checkProxyStep(proxy, takers(proxy)));
    return together(u"preflight"_s,
                    (checks.size() == 1 ? QCoreApplication::translate("Failover", "Preflight: %1 check")
                                        : QCoreApplication::translate("Failover", "Preflight: %1 checks, side by side"))
                        .arg(checks.size()),
                    checks);
}

/// The target may die while it becomes the target: then nobody is sent there, and nothing is taken
/// from the source, which would leave the cluster without a majority.
Step targetStays(const QString &id, const NodeName &to)
{
    Step step = checkNodeStep(id, to);
    step.title = QCoreApplication::translate("Failover", "%1 still runs, no alarm").arg(shortName(to));
    step.expected = Millis{50};
    step.retry = {.times = 1, .pause = Millis{300}};
    return step;
}

/// What each proxy is told and asked, side by side in each part.
struct SwitchoverProxySteps
{
    QList<Step> divert{}, agree{}, close{}, verify{}, even{}, stays{};
};

SwitchoverProxySteps switchoverStepsOf(const ClusterView &view, const QList<ProxyPart> &proxies, const NodeName &to, int perSecond)
{
    SwitchoverProxySteps steps;
    for (const ProxyPart &proxy : proxies) {
        const QList<HaproxyClient::Wish> wishes = divertWishes(proxy);
        steps.divert.append(tellProxyStep(
            idFor(u"divert"_s, proxy.name),
            QCoreApplication::translate("Failover", "%1 sends no new client to %2, most to %3").arg(proxy.name.value, proxy.shownSources(), shortName(to)),
            proxy, wishes));
        steps.divert.last().detail = proxy.meaning();
        steps.agree.append(ensureProxyStep(proxy, wishes));
        steps.close.append(closeSessionsStep(proxy, perSecond, sessionsAt(view, proxy)));
        steps.verify.append(verifyProxyStep(*view.profile, proxy.name, proxy.servers));
        steps.stays += stayingSteps(proxy, wishes);
        if (const QList<HaproxyClient::Wish> back = evenWishes(proxy); !back.isEmpty()) {
            steps.even.append(tellProxyStep(idFor(u"even"_s, proxy.name),
                                            QCoreApplication::translate("Failover", "%1 spreads new clients as before").arg(proxy.name.value), proxy, back));
            steps.even.last().undo.reset(); // the first step's undo puts the weights back
        }
    }
    return steps;
}

Step askClientsStep(const ClusterView &view, const NodeName &from, qint64 sessions, int perSecond)
{
    const QString title = sessions >= 0 ? (sessions == 1 ? QCoreApplication::translate("Failover", "Ask %1 client to reconnect, %2 a second, with the reason")
                                                         : QCoreApplication::translate("Failover", "Ask %1 clients to reconnect, %2 a second, with the reason"))
                                              .arg(units::count(double(sessions)))
                                              .arg(perSecond)
                                        : QCoreApplication::translate("Failover", "Ask the clients to reconnect, %1 a second, with the reason").arg(perSecond);
    return closeConnectionsStep(u"ask-clients"_s, title,
                                {.node = from,
                                 .perSecond = perSecond,
                                 .reason = QCoreApplication::translate("Failover", "moved to another node"),
                                 .connections = sessions,
                                 .ask = askOrder(*view.profile, from)});
}

/// Nobody can ask it for anything. One in maintenance mode takes part, and one whose AMQP answers has only hidden its console.
bool cannotTakePart(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    return look != nullptr && isLost(judgeNode(*view.snapshot, *look)) && !isInMaintenance(view, node) && view.facts->amqp.value(node) != Sight::Answers;
}

/// `leftOut`: what stays as it is, each with its reason.
QString afterSwitchover(const ClusterView &view, const NodeName &from, bool drains, const QStringList &leftOut)
{
    QStringList after;
    after.append(drains ? QCoreApplication::translate("Failover", "%1 is drained and can be updated.").arg(shortName(from))
                        : QCoreApplication::translate("Failover", "%1 runs and serves no client through the proxies.").arg(shortName(from)));
    for (const QString &out : leftOut)
        after.append(QCoreApplication::translate("Failover", "Left out: %1.").arg(out));
    if (const QString stay = drains ? leadersThatStay(*view.facts, from) : QString(); !stay.isEmpty())
        after.append(stay);
    after.append(QCoreApplication::translate("Failover", "Warrener offers the failback once %1 is back and its members have caught up.").arg(shortName(from)));
    return phrases::sentences(after);
}

} // namespace

Result<Plan> planSwitchover(const ClusterView &view, const FailoverWish &wish)
{
    const Result<Candidate> target = targetFor(view, wish);
    if (!target)
        return std::unexpected(target.error());
    const NodeName from = wish.from;
    const NodeName to = target->node;
    if (cannotTakePart(view, from)) {
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Failover", "%1 does not serve: a planned move needs its cooperation").arg(shortName(from)),
                       QCoreApplication::translate("Failover", "Take it out by force, or wait until it is back"));
    }
    if (const Status certain = certainAbout(view, {from, to}); !certain)
        return std::unexpected(certain.error());
    QList<ProxyPart> proxies = proxiesFor(view, from, to);
    QStringList stays;
    if (const Status settled = settleDestinations(proxies, to, stays); !settled)
        return std::unexpected(settled.error());
    if (proxies.isEmpty()) {
        const QStringList out = proxiesLeftOut(view, from);
        return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no proxy that could send clients elsewhere"),
                       phrases::clauses(out));
    }
    const int perSecond = clientsPerSecondOf(view, wish);
    const qint64 sessions = sessionsOf(view, from, proxies);
    const qint64 leaders = view.facts->ledCount(from);
    const QList<NodeName> others = askOrder(*view.profile, to, from);

    Plan plan = beginPlan(view, {u"switchover"_s, QCoreApplication::translate("Failover", "Switchover"), u"failover"_s},
                          QCoreApplication::translate("Failover", "Switchover %1 to %2").arg(shortName(from), shortName(to)), wish.why);
    plan.lease = {.prefer = {to}, .avoid = {from}};
    plan.leavesOut = from;
    plan.guards = {majorityGuard(from), quorumStaysGuard(from, askOrder(*view.profile, to)), proxiesAnswerGuard(proxyNames(*view.profile))};
    if (const std::optional<Guard> fit = clientsFitGuard(proxies))
        plan.guards.append(*fit);
    if (wish.automatic)
        plan.guards.append(notBlockedGuard(failoverSettings(*view.profile).block, from));

    const SwitchoverProxySteps ofProxies = switchoverStepsOf(view, proxies, to, perSecond);
    plan.steps.append(preflight(view, from, to, proxies, wish.drain));
    plan.steps.append(together(u"divert"_s, QCoreApplication::translate("Failover", "New clients go to %1, not to %2").arg(shortName(to), shortName(from)),
                               ofProxies.divert));
    plan.steps.append(readBackAll(ofProxies.agree));

    plan.steps.append(targetStays(u"target-there"_s, to));
    plan.steps.append(askClientsStep(view, from, sessions, perSecond));
    plan.steps.append(endSessionsOfAll(ofProxies.close));

    plan.steps.append(noSessionsStep(from, proxies));
    plan.steps.append(sessionsBackStep(proxies));
    if (wish.drain) {
        plan.steps.append(targetStays(u"target-stays"_s, to));
        plan.steps.append(drainStep(*view.profile, from, others, leaders - std::max<qint64>(0, view.facts->stayingLedBy(from))));
        plan.steps.append(leadersAwayStep(from, others, OtherLeaders::Stay));
    }
    plan.steps.append(verifyAll(ofProxies.verify));
    if (!ofProxies.even.isEmpty())
        plan.steps.append(together(u"even"_s, QCoreApplication::translate("Failover", "New clients are spread as before"), ofProxies.even));
    plan.steps.append(staysAll(ofProxies.stays));
    plan.steps.append(summaryStep(from, others, proxies, false));

    plan.afterwards = afterSwitchover(view, from, wish.drain, proxiesLeftOut(view, from) + stays);
    plan.facts = {{u"from"_s, from.value},     {u"to"_s, to.value},
                  {u"graceful"_s, true},       {u"sessions"_s, sessions},
                  {u"leaders"_s, leaders},     {u"proxies"_s, QJsonArray::fromStringList(namesOf(proxies))},
                  {u"score"_s, target->score}, {u"backends"_s, backendFacts(proxies)}};
    return plan;
}

} // namespace warrener
