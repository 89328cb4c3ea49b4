#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/FailoverSettings.h"
#include "plan/failover/Planner.h"
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

Step askAgain(int perSecond, const QJsonArray &ask)
{
    const QString reason = QCoreApplication::translate("Failover", "the queues have new leaders");
    Step step = action(
        u"ask-again"_s,
        QCoreApplication::translate("Failover", "Ask all clients of a broker before 4.0 to reconnect, %1 a second: it would refuse what they publish")
            .arg(perSecond),
        call(u"broker.close-connections"_s, {{u"before"_s, goesOnSince}, {u"perSecond"_s, perSecond}, {u"reason"_s, reason}, {u"ask"_s, ask}}), Millis{500});
    step.timeout = Millis{60000};
    step.commands = {u"DELETE /api/connections/…  X-Reason: %1"_s.arg(reason)};
    step.idempotent = true;
    step.onFailure = OnFailure::Continue;
    step.cannotBeUndone = QCoreApplication::translate("Failover", "Clients have reconnected elsewhere");
    return step;
}

Step fenceStep(const ClusterView &view, const NodeName &from, const QList<NodeName> &survivors)
{
    const QJsonObject arguments{{u"node"_s, from.value}, {u"survivors"_s, toJson(survivors)}, {u"seen"_s, u"confirm"_s}};
    Step step = action(u"fence"_s, QCoreApplication::translate("Failover", "Fence %1: end it, or have every survivor drop it").arg(shortName(from)),
                       call(u"host.fence"_s, arguments), Millis{600});
    step.commands = {u"ssh %1 sudo kill -9 BROKER"_s.arg(loginOf(*view.profile, from))};
    for (const NodeName &survivor : survivors) {
        step.commands.append(
            u"ssh %1 sudo erl_call -sname %2 -e  # disconnect_node('%3'), no new connection to it for 60 s, trigger_election of the queues that it led"_s.arg(
                loginOf(*view.profile, survivor), survivor.value, from.value));
    }
    step.probe = call(u"host.is-fenced"_s, arguments);
    step.idempotent = true;
    step.retry = {.times = 1, .pause = Millis{300}};
    step.onFailure = OnFailure::Stop; // the proxies keep it out, whatever comes next
    step.cannotBeUndone = QCoreApplication::translate("Failover", "A broker that was ended is started again by its host or a person");
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
    const QJsonArray ask = toJson(survivors);
    const QList<QueueRef> gone = unavailableWithout(*view.facts, from);

    Plan plan = beginPlan(view, u"failover"_s, QCoreApplication::translate("Failover", "Failover %1 to %2").arg(shortName(from), shortName(to)), wish.why);
    plan.guards = {guard(u"majority"_s, QCoreApplication::translate("Failover", "A majority of nodes stays"),
                         call(u"guard.majority"_s, {{u"without"_s, from.value}, {u"ask"_s, ask}}), false)};
    if (wish.automatic) {
        plan.guards.append(guard(u"not-blocked"_s, QCoreApplication::translate("Failover", "No flapping block"),
                                 call(u"guard.not-blocked"_s, {{u"seconds"_s, qint64(failoverSettings(*view.profile).block.count())}}), true));
    }

    Step confirm = check(u"confirm"_s, QCoreApplication::translate("Failover", "%1 is down, seen from here and from another host").arg(shortName(from)),
                         call(u"host.confirm-down"_s, {{u"node"_s, from.value}}), Millis{1200});
    confirm.timeout = Millis{5000};
    confirm.commands = {QCoreApplication::translate("Failover", "AMQP greeting to %1 from here and from every other host").arg(shortName(from))};

    // First no proxy sends anybody there any more, then the sessions end: a client that is cut off by
    // one proxy comes back through another, and must not be sent to the dead broker again.
    QList<Step> divert, cut, agree, close, verify;
    for (const ProxyPart &proxy : proxies) {
        const auto tolerant = [](Step step) {
            step.onFailure = OnFailure::Continue; // one proxy that cannot be told must not keep the others waiting
            return step;
        };
        const QList<HaproxyClient::Wish> drain{{.server = proxy.from, .state = haproxy::AdminState::Drain}};
        const QList<HaproxyClient::Wish> maint{{.server = proxy.from, .state = haproxy::AdminState::Maint, .closeSessions = true}};
        divert.append(tolerant(tellProxy(idFor(u"divert"_s, proxy.name),
                                         QCoreApplication::translate("Failover", "%1 sends nobody to %2").arg(proxy.name.value, proxy.from), proxy, drain)));
        cut.append(tolerant(tellProxy(idFor(u"take-out"_s, proxy.name),
                                      QCoreApplication::translate("Failover", "%1 takes %2 out and ends its sessions").arg(proxy.name.value, proxy.from), proxy,
                                      maint)));
        agree.append(tolerant(ensureProxy(proxy, {{.server = proxy.from, .state = haproxy::AdminState::Maint}}, {})));
        close.append(tolerant(closeSessions(proxy, atOnce, 0)));
        verify.append(tolerant(verifyProxy(proxy)));
    }
    // Sending nobody there can be taken back, so it need not wait for the second look.
    QList<Step> look{confirm};
    QList<Step> act;
    if (!proxies.isEmpty()) {
        look.append(together(u"divert"_s, QCoreApplication::translate("Failover", "No proxy sends anybody to %1").arg(shortName(from)), divert));
        act.append(together(u"cut"_s, QCoreApplication::translate("Failover", "Every proxy ends the sessions of %1").arg(shortName(from)), cut));
    }
    act.append(fenceStep(view, from, survivors));
    plan.steps.append(together(
        u"look"_s, QCoreApplication::translate("Failover", "Make sure that %1 is down; meanwhile no proxy sends anybody there").arg(shortName(from)), look));
    plan.steps.append(
        together(u"act"_s, QCoreApplication::translate("Failover", "Take %1 out of every proxy and fence it, side by side").arg(shortName(from)), act));
    if (!proxies.isEmpty()) {
        plan.steps.append(together(u"agree"_s, QCoreApplication::translate("Failover", "Read all proxies back and compare"), agree));
        plan.steps.append(together(u"close"_s, QCoreApplication::translate("Failover", "End the sessions that are left, those of old workers too"), close));
    }
    Step led = wait(u"leaders"_s, QCoreApplication::translate("Failover", "Until every queue that has a majority has a leader"),
                    call(u"broker.leaders-away"_s, {{u"node"_s, from.value}, {u"ask"_s, ask}}), Millis{600}, Millis{30000});
    led.onFailure = OnFailure::Continue;
    plan.steps.append(led);
    if (mayRefuse(view))
        plan.steps.append(askAgain(wish.clientsPerSecond > 0 ? wish.clientsPerSecond : failoverSettings(*view.profile).clientsPerSecond, ask));
    if (!verify.isEmpty())
        plan.steps.append(together(u"verify"_s, QCoreApplication::translate("Failover", "Publish and consume 40 messages through each proxy"), verify));
    Step record =
        check(u"summary"_s, QCoreApplication::translate("Failover", "Write down how things stand, and what is not available"),
              call(u"broker.summary"_s, {{u"from"_s, from.value}, {u"ask"_s, ask}, {u"proxies"_s, serversOf(proxies)}, {u"away"_s, true}}), Millis{200});
    record.onFailure = OnFailure::Continue;
    plan.steps.append(record);

    QStringList after{
        QCoreApplication::translate("Failover", "The proxies keep %1 out until the failback, also when it starts again by itself.").arg(shortName(from))};
    if (!gone.isEmpty())
        after.append(QCoreApplication::translate("Failover", "%1 queues are not available until it returns, the first is %2.")
                         .arg(units::count(double(gone.size())), gone.first().name));
    for (const QString &out : proxiesLeftOut(view, from))
        after.append(QCoreApplication::translate("Failover", "Left out: %1.").arg(out));
    plan.afterwards = phrases::sentences(after);
    QJsonArray taking;
    for (const ProxyPart &proxy : proxies)
        taking.append(proxy.name.value);
    QJsonArray unavailable;
    for (const QueueRef &queue : gone.first(std::min(gone.size(), mostListed)))
        unavailable.append(queue.vhost + u'/' + queue.name);
    plan.facts = {{u"from"_s, from.value},
                  {u"to"_s, to.value},
                  {u"graceful"_s, false},
                  {u"sessions"_s, sessionsOf(view, from, proxies)},
                  {u"leaders"_s, view.facts->ledCount(from)},
                  {u"proxies"_s, taking},
                  {u"score"_s, target->score},
                  {u"unavailable"_s, unavailable},
                  {u"unavailableCount"_s, gone.size()},
                  {u"leftOut"_s, QJsonArray::fromStringList(proxiesLeftOut(view, from))}};
    return plan;
}

} // namespace warrener
