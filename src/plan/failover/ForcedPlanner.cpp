#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/FailoverSettings.h"
#include "plan/failover/PlannerSteps.h"
#include "run/operations/AgentOperations.h"
#include "run/operations/AmqpOperations.h"
#include "run/operations/BrokerOperations.h"
#include "run/operations/ConnectionOperations.h"
#include "run/operations/FailoverMark.h"
#include "run/operations/FenceOperations.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/ProxyRoom.h"
#include "run/operations/SecondLook.h"
#include "run/operations/SessionOperations.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr qsizetype mostListed = 100;
/// All at once: whoever holds a session of a dead broker has nothing to lose.
constexpr int atOnce = 1'000'000;

/// Brokers before this major version refuse what a connection from before the election publishes,
/// until it is opened anew.
constexpr int goesOnSince = 4;

/// Whether somebody is known to run, or may run, a broker of that kind.
bool mayRefuse(const ClusterView &view)
{
    bool known = false;
    for (const NodeLook &node : view.snapshot->nodes) {
        if (!node.versions.has() || node.versions.value->rabbitmq.isEmpty())
            continue;
        known = true;
        if (QVersionNumber::fromString(node.versions.value->rabbitmq).majorVersion() < goesOnSince)
            return true;
    }
    return !known;
}

Step askAgain(int perSecond, const QList<NodeName> &ask)
{
    Step step = closeConnectionsStep(
        u"ask-again"_s,
        QCoreApplication::translate("Failover", "Ask all clients of a broker before 4.0 to reconnect, %1 a second: it would refuse what they publish")
            .arg(perSecond),
        {.before = goesOnSince, .perSecond = perSecond, .reason = QCoreApplication::translate("Failover", "the queues have new leaders"), .ask = ask});
    step.onFailure = OnFailure::Continue;
    return step;
}

/// What each proxy is told and asked, side by side in each part.
struct ForcedProxySteps
{
    QList<Step> divert{}, cut{}, agree{}, close{}, verify{}, stays{};
};

/// One proxy that cannot be told must not keep the others waiting.
Step tolerant(Step step)
{
    step.onFailure = OnFailure::Continue;
    return step;
}

/// Nobody is taken out of a maintenance that somebody put it into.
QList<HaproxyClient::Wish> wishesFor(const ProxyPart &proxy, haproxy::AdminState state, bool closing)
{
    QList<HaproxyClient::Wish> wishes;
    for (const auto listed = proxy.sources(); const haproxy::ServerRef &ref : listed) {
        const bool out = haproxy::serverOf(*proxy.servers, ref)->told() == haproxy::AdminState::Maint;
        wishes.append({.server = ref.server, .backend = ref.backend, .state = out ? haproxy::AdminState::Maint : state, .closeSessions = closing});
    }
    return wishes;
}

ForcedProxySteps stepsOfProxies(const ClusterView &view, const QList<ProxyPart> &proxies)
{
    ForcedProxySteps steps;
    for (const ProxyPart &proxy : proxies) {
        const QString shown = proxy.shownSources();
        Step divert =
            tellProxyStep(idFor(u"divert"_s, proxy.name), QCoreApplication::translate("Failover", "%1 sends nobody to %2").arg(proxy.name.value, shown), proxy,
                          wishesFor(proxy, haproxy::AdminState::Drain, false));
        divert.detail = proxy.meaning();
        Step cut = tellProxyStep(idFor(u"take-out"_s, proxy.name),
                                 QCoreApplication::translate("Failover", "%1 takes %2 out and ends its sessions").arg(proxy.name.value, shown), proxy,
                                 wishesFor(proxy, haproxy::AdminState::Maint, true));
        cut.force = true;               // it ends the sessions of whoever runs there by now
        cut.timeout += 2 * longestLook; // what it rests on is asked again within it, where the proxy answers slowly
        steps.divert.append(tolerant(divert));
        steps.cut.append(tolerant(cut));
        steps.agree.append(tolerant(ensureProxyStep(proxy, wishesFor(proxy, haproxy::AdminState::Maint, false), Ensure::Unchecked)));
        steps.close.append(tolerant(closeSessionsStep(proxy, atOnce, sessionsAt(view, proxy))));
        steps.verify.append(tolerant(verifyProxyStep(*view.profile, proxy.name, proxy.servers)));
        for (const auto listed = stayingSteps(proxy, wishesFor(proxy, haproxy::AdminState::Maint, false)); const Step &stays : listed)
            steps.stays.append(tolerant(stays));
    }
    return steps;
}

/// The second look; then the proxies and the fence, side by side.
QList<Step> lookAndAct(const ClusterView &view, const FailoverWish &wish, const QList<NodeName> &survivors, const ForcedProxySteps &proxies)
{
    const QString name = shortName(wish.from);
    // Sending nobody there can be taken back, so it need not wait for the second look.
    QList<Step> look{confirmDownStep(wish.from, !wish.automatic)};
    QList<Step> act;
    if (!proxies.cut.isEmpty()) {
        look.append(together(u"divert"_s, QCoreApplication::translate("Failover", "No proxy sends anybody to %1").arg(name), proxies.divert));
        act.append(together(u"cut"_s, QCoreApplication::translate("Failover", "Every proxy ends the sessions of %1").arg(name), proxies.cut));
    }
    act.append(fenceStep(*view.profile, wish.from, survivors, !wish.automatic));
    Step force = together(u"act"_s, QCoreApplication::translate("Failover", "Take %1 out of every proxy and fence it, side by side").arg(name), act);
    force.force = true; // ends sessions, and a broker
    return {together(u"look"_s, QCoreApplication::translate("Failover", "Make sure that %1 is down; meanwhile no proxy sends anybody there").arg(name), look),
            force};
}

Step ledAgainStep(const NodeName &from, const QList<NodeName> &survivors)
{
    Step led = leadersAwayStep(from, survivors, OtherLeaders::Go);
    led.title = QCoreApplication::translate("Failover", "Until every queue that has a majority has a leader");
    led.expected = Millis{600};
    led.onFailure = OnFailure::Continue;
    return led;
}

QString afterForced(const ClusterView &view, const NodeName &from, const QList<ProxyPart> &proxies, const QList<QueueRef> &gone)
{
    QStringList after{(proxies.isEmpty()
                           ? QCoreApplication::translate("Failover", "No proxy was told: clients go on trying %1, and come back to it when it starts again.")
                           : QCoreApplication::translate("Failover", "The proxies keep %1 out until the failback, also when it starts again by itself."))
                          .arg(shortName(from))};
    if (!view.facts->queuesKnown)
        after.append(QCoreApplication::translate("Failover", "Which queues are not available until it returns is not known."));
    else if (!view.facts->queuesWhole)
        after.append(QCoreApplication::translate(
                         "Failover", "Queues that are not replicated and lie on %1 are not available until it returns; there are too many to list them.")
                         .arg(shortName(from)));
    if (!gone.isEmpty())
        after.append((gone.size() == 1 ? QCoreApplication::translate("Failover", "%1 queue is not available until it returns: %2.")
                                       : QCoreApplication::translate("Failover", "%1 queues are not available until it returns, the first is %2."))
                         .arg(units::count(double(gone.size())), gone.first().name));
    // No reason to refuse: the node that they were on is gone with the plan and without it.
    for (const auto listed = tooLittleRoom(proxies); const QString &crowded : listed)
        after.append(QCoreApplication::translate("Failover", "Too little room: %1.").arg(crowded));
    for (const auto listed = proxiesLeftOut(view, from); const QString &out : listed)
        after.append(QCoreApplication::translate("Failover", "Left out: %1.").arg(out));
    return phrases::sentences(after);
}

QJsonObject factsOfForced(const ClusterView &view, const NodeName &from, const Candidate &target, const QList<ProxyPart> &proxies, const QList<QueueRef> &gone)
{
    QJsonArray unavailable;
    for (const auto listed = gone.first(std::min(gone.size(), mostListed)); const QueueRef &queue : listed)
        unavailable.append(queue.vhost + u'/' + queue.name);
    return {{u"from"_s, from.value},
            {u"to"_s, target.node.value},
            {u"graceful"_s, false},
            {u"sessions"_s, sessionsOf(view, from, proxies)},
            {u"leaders"_s, view.facts->ledCount(from)},
            {u"proxies"_s, QJsonArray::fromStringList(namesOf(proxies))},
            {u"score"_s, target.score},
            {u"unavailable"_s, unavailable},
            {u"unavailableCount"_s, view.facts->queuesKnown && view.facts->queuesWhole ? gone.size() : -1},
            {u"backends"_s, backendFacts(proxies)},
            {u"leftOut"_s, QJsonArray::fromStringList(proxiesLeftOut(view, from))}};
}

} // namespace

Result<Plan> planFailover(const ClusterView &view, const FailoverWish &wish)
{
    const Result<Candidate> target = targetFor(view, wish);
    if (!target)
        return std::unexpected(target.error());
    const NodeName from = wish.from;
    const NodeName to = target->node;
    const QList<ProxyPart> proxies = proxiesFor(view, from, to);
    const QList<NodeName> survivors = askOrder(*view.profile, to, from);

    Plan plan = beginPlan(view, {u"failover"_s, QCoreApplication::translate("Failover", "Failover"), u"failover"_s},
                          QCoreApplication::translate("Failover", "Failover %1 to %2").arg(shortName(from), shortName(to)), wish.why);
    plan.lease = {.kind = LeaseNeed::Kind::Emergency, .prefer = {to}, .avoid = {from}};
    plan.leavesOut = from;
    plan.fences = from;
    plan.guards = {isDownGuard(from, !wish.automatic), majorityGuard(from), membersKnownGuard(from)};
    if (wish.automatic)
        plan.guards.append(notBlockedGuard(failoverSettings(*view.profile).block, from));

    // First no proxy sends anybody there any more, then the sessions end: a client that is cut off by
    // one proxy comes back through another, and must not be sent to the dead broker again.
    const ForcedProxySteps ofProxies = stepsOfProxies(view, proxies);
    plan.steps.append(lookAndAct(view, wish, survivors, ofProxies));
    if (!proxies.isEmpty()) {
        plan.steps.append(readBackAll(ofProxies.agree));
        plan.steps.append(endSessionsOfAll(ofProxies.close));
    }
    // Before all that takes long: the other consoles go by it.
    plan.steps.append(markFailoverStep(from, survivors));
    plan.steps.append(ledAgainStep(from, survivors));
    if (mayRefuse(view))
        plan.steps.append(askAgain(clientsPerSecondOf(view, wish), survivors));
    if (!proxies.isEmpty())
        plan.steps.append(verifyAll(ofProxies.verify));
    plan.steps.append(staysAll(ofProxies.stays));
    plan.steps.append(summaryStep(from, survivors, proxies, true));
    const QList<QueueRef> gone = unavailableWithout(*view.facts, from);
    plan.afterwards = afterForced(view, from, proxies, gone);
    plan.facts = factsOfForced(view, from, *target, proxies, gone);
    return plan;
}

} // namespace warrener
