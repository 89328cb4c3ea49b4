#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/FailoverSettings.h"
#include "plan/failover/Planner.h"
#include "run/operations/AmqpOperations.h"
#include "run/operations/BrokerOperations.h"
#include "run/operations/ConnectionOperations.h"
#include "run/operations/FailoverMark.h"
#include "run/operations/FenceOperations.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/ProxyRoom.h"
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
    const QList<QueueRef> gone = unavailableWithout(*view.facts, from);

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
    QList<Step> divert, cut, agree, close, verify;
    for (const ProxyPart &proxy : proxies) {
        const auto tolerant = [](Step step) {
            step.onFailure = OnFailure::Continue; // one proxy that cannot be told must not keep the others waiting
            return step;
        };
        // Nobody is taken out of a maintenance that somebody put it into.
        const auto wished = [&](haproxy::AdminState state, bool closing) {
            QList<HaproxyClient::Wish> wishes;
            for (const haproxy::ServerRef &ref : proxy.sources()) {
                const bool out = haproxy::serverOf(*proxy.servers, ref)->told() == haproxy::AdminState::Maint;
                wishes.append({.server = ref.server, .backend = ref.backend, .state = out ? haproxy::AdminState::Maint : state, .closeSessions = closing});
            }
            return wishes;
        };
        const QString shown = proxy.shownSources();
        divert.append(tolerant(tellProxyStep(idFor(u"divert"_s, proxy.name),
                                             QCoreApplication::translate("Failover", "%1 sends nobody to %2").arg(proxy.name.value, shown), proxy,
                                             wished(haproxy::AdminState::Drain, false))));
        divert.last().detail = proxy.meaning();
        cut.append(tolerant(tellProxyStep(idFor(u"take-out"_s, proxy.name),
                                          QCoreApplication::translate("Failover", "%1 takes %2 out and ends its sessions").arg(proxy.name.value, shown), proxy,
                                          wished(haproxy::AdminState::Maint, true))));
        cut.last().force = true; // it ends the sessions of whoever runs there by now
        agree.append(tolerant(ensureProxyStep(proxy, wished(haproxy::AdminState::Maint, false), Ensure::Unchecked)));
        close.append(tolerant(closeSessionsStep(proxy, atOnce, sessionsAt(view, proxy))));
        verify.append(tolerant(verifyProxyStep(*view.profile, proxy.name, proxy.servers)));
    }
    // Sending nobody there can be taken back, so it need not wait for the second look.
    QList<Step> look{confirmDownStep(from, !wish.automatic)};
    QList<Step> act;
    if (!proxies.isEmpty()) {
        look.append(together(u"divert"_s, QCoreApplication::translate("Failover", "No proxy sends anybody to %1").arg(shortName(from)), divert));
        act.append(together(u"cut"_s, QCoreApplication::translate("Failover", "Every proxy ends the sessions of %1").arg(shortName(from)), cut));
    }
    act.append(fenceStep(*view.profile, from, survivors, !wish.automatic));
    plan.steps.append(together(
        u"look"_s, QCoreApplication::translate("Failover", "Make sure that %1 is down; meanwhile no proxy sends anybody there").arg(shortName(from)), look));
    Step force = together(u"act"_s, QCoreApplication::translate("Failover", "Take %1 out of every proxy and fence it, side by side").arg(shortName(from)), act);
    force.force = true; // ends sessions, and a broker
    plan.steps.append(force);
    if (!proxies.isEmpty()) {
        plan.steps.append(together(u"agree"_s, QCoreApplication::translate("Failover", "Read all proxies back and compare"), agree));
        plan.steps.append(together(u"close"_s, QCoreApplication::translate("Failover", "End the sessions that are left, those of old workers too"), close));
    }
    // Before all that takes long: the other consoles go by it.
    plan.steps.append(markFailoverStep(from, survivors));
    Step led = leadersAwayStep(from, survivors, OtherLeaders::Go);
    led.title = QCoreApplication::translate("Failover", "Until every queue that has a majority has a leader");
    led.expected = Millis{600};
    led.onFailure = OnFailure::Continue;
    plan.steps.append(led);
    if (mayRefuse(view))
        plan.steps.append(askAgain(wish.clientsPerSecond > 0 ? wish.clientsPerSecond : failoverSettings(*view.profile).clientsPerSecond, survivors));
    if (!verify.isEmpty())
        plan.steps.append(together(u"verify"_s, QCoreApplication::translate("Failover", "Publish and consume 40 messages through each proxy"), verify));
    plan.steps.append(summaryStep(from, survivors, proxies, true));

    QStringList after{
        QCoreApplication::translate("Failover", "The proxies keep %1 out until the failback, also when it starts again by itself.").arg(shortName(from))};
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
    for (const QString &crowded : tooLittleRoom(proxies))
        after.append(QCoreApplication::translate("Failover", "Too little room: %1.").arg(crowded));
    for (const QString &out : proxiesLeftOut(view, from))
        after.append(QCoreApplication::translate("Failover", "Left out: %1.").arg(out));
    plan.afterwards = phrases::sentences(after);
    QJsonArray unavailable;
    for (const QueueRef &queue : gone.first(std::min(gone.size(), mostListed)))
        unavailable.append(queue.vhost + u'/' + queue.name);
    plan.facts = {{u"from"_s, from.value},
                  {u"to"_s, to.value},
                  {u"graceful"_s, false},
                  {u"sessions"_s, sessionsOf(view, from, proxies)},
                  {u"leaders"_s, view.facts->ledCount(from)},
                  {u"proxies"_s, QJsonArray::fromStringList(namesOf(proxies))},
                  {u"score"_s, target->score},
                  {u"unavailable"_s, unavailable},
                  {u"unavailableCount"_s, view.facts->queuesKnown && view.facts->queuesWhole ? gone.size() : -1},
                  {u"backends"_s, backendFacts(proxies)},
                  {u"leftOut"_s, QJsonArray::fromStringList(proxiesLeftOut(view, from))}};
    return plan;
}

} // namespace warrener
