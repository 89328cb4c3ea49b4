#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/FailoverSettings.h"
#include "judge/assess/NodeCondition.h"
#include "plan/failover/Planner.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// The source takes no new clients; the target takes most of them, the others some.
QList<HaproxyClient::Wish> divertWishes(const ProxyPart &proxy)
{
    QList<HaproxyClient::Wish> wishes{{.server = proxy.from, .state = haproxy::AdminState::Drain}};
    for (const haproxy::ServerState &server : proxy.servers->servers) {
        const bool other = server.name != proxy.from && server.name != proxy.to;
        if (other && !proxy.to.isEmpty() && server.admin() == haproxy::AdminState::Ready && server.weight >= 4)
            wishes.append({.server = server.name, .weight = server.weight / 4});
    }
    return wishes;
}

/// Once they have moved, new clients are spread as configured again.
QList<HaproxyClient::Wish> evenWishes(const ProxyPart &proxy)
{
    QList<HaproxyClient::Wish> wishes;
    for (const HaproxyClient::Wish &wish : divertWishes(proxy)) {
        if (wish.weight)
            wishes.append({.server = wish.server, .weight = proxy.servers->server(wish.server)->weight});
    }
    return wishes;
}

Step preflight(const ClusterView &view, const NodeName &from, const NodeName &to, const QList<ProxyPart> &proxies, bool drains)
{
    const QJsonArray ask = toJson(askOrder(*view.profile, from));
    QList<Step> checks;
    checks.append(check(u"check-target"_s, QCoreApplication::translate("Failover", "%1 runs, no alarm").arg(shortName(to)),
                        call(u"broker.check-node"_s, {{u"node"_s, to.value}}), Millis{100}));
    checks.append(check(u"check-members"_s,
                        QCoreApplication::translate("Failover", "%1 has members in sync of what %2 leads").arg(shortName(to), shortName(from)),
                        call(u"broker.check-members"_s, {{u"from"_s, from.value}, {u"to"_s, to.value}, {u"ask"_s, ask}}), Millis{500}));
    if (drains) {
        checks.append(check(u"check-login"_s, QCoreApplication::translate("Failover", "SSH to %1").arg(shortName(from)),
                            call(u"host.check-login"_s, {{u"node"_s, from.value}, {u"needs"_s, QJsonArray{u"rabbitmq-upgrade"_s}}}), Millis{600}));
    }
    for (const ProxyPart &proxy : proxies)
        checks.append(checkProxy(proxy, proxy.to.isEmpty() ? QStringList() : QStringList{proxy.to}));
    return together(u"preflight"_s, QCoreApplication::translate("Failover", "Preflight: %1 checks, side by side").arg(checks.size()), checks);
}

/// The target may die while it becomes the target: then nobody is sent there, and nothing is taken
/// from the source, which would leave the cluster without a majority.
Step targetStays(const QString &id, const NodeName &to)
{
    Step step = check(id, QCoreApplication::translate("Failover", "%1 still runs, no alarm").arg(shortName(to)),
                      call(u"broker.check-node"_s, {{u"node"_s, to.value}}), Millis{50});
    step.retry = {.times = 1, .pause = Millis{300}};
    return step;
}

Step drainStep(const ClusterView &view, const NodeName &from, const NodeName &to, qint64 leaders)
{
    const QJsonObject arguments{{u"node"_s, from.value}, {u"ask"_s, toJson(askOrder(*view.profile, to, from))}};
    QJsonObject drained = arguments;
    drained.insert("wanted"_L1, true);
    Step step = action(
        u"drain"_s,
        QCoreApplication::translate("Failover", "%1 gives %2 queue leaders away and closes its listeners").arg(shortName(from), units::count(double(leaders))),
        call(u"broker.drain"_s, arguments), Millis{2500} + Millis{leaders * 5});
    step.timeout = std::max(Millis{120000}, step.expected * 4);
    step.commands = {u"ssh %1 sudo rabbitmq-upgrade drain"_s.arg(loginOf(*view.profile, from))};
    step.probe = call(u"broker.is-drained"_s, drained);
    step.idempotent = true;
    step.undo = Undo{.act = call(u"broker.revive"_s, arguments),
                     .words = QCoreApplication::translate("Failover", "revive"),
                     .command = u"ssh %1 sudo rabbitmq-upgrade revive"_s.arg(loginOf(*view.profile, from)),
                     .timeout = Millis{120000}};
    return step;
}

} // namespace

Result<Plan> planSwitchover(const ClusterView &view, const FailoverWish &wish)
{
    const Result<Candidate> target = targetFor(view, wish);
    if (!target)
        return std::unexpected(target.error());
    const NodeName from = wish.from;
    const NodeName to = target->node;
    const QList<ProxyPart> proxies = proxiesFor(view, from, to);
    if (proxies.isEmpty()) {
        const QStringList out = proxiesLeftOut(view, from);
        return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no proxy that could send clients elsewhere"),
                       phrases::clauses(out));
    }
    const int perSecond = wish.clientsPerSecond > 0 ? wish.clientsPerSecond : failoverSettings(*view.profile).clientsPerSecond;
    const qint64 sessions = sessionsOf(view, from, proxies);
    const qint64 leaders = view.facts->ledCount(from);
    const QJsonArray others = toJson(askOrder(*view.profile, to, from));
    const QJsonArray all = toJson(askOrder(*view.profile, to));

    Plan plan = beginPlan(view, u"switchover"_s, QCoreApplication::translate("Failover", "Switchover %1 to %2").arg(shortName(from), shortName(to)), wish.why);
    plan.guards = {
        guard(u"majority"_s, QCoreApplication::translate("Failover", "A majority of nodes stays"),
              call(u"guard.majority"_s, {{u"without"_s, from.value}, {u"ask"_s, others}}), false),
        guard(u"quorum-stays"_s, QCoreApplication::translate("Failover", "Quorum stays"),
              call(u"guard.quorum-stays"_s, {{u"without"_s, from.value}, {u"ask"_s, all}}), true),
    };
    QJsonArray names;
    for (const ProxyProfile &proxy : view.profile->proxies)
        names.append(proxy.name.value);
    plan.guards.append(guard(u"proxies-answer"_s, QCoreApplication::translate("Failover", "All proxies answer"),
                             call(u"guard.proxies-answer"_s, {{u"proxies"_s, names}}), true));
    if (wish.automatic)
        plan.guards.append(guard(u"not-blocked"_s, QCoreApplication::translate("Failover", "No flapping block"),
                                 call(u"guard.not-blocked"_s, {{u"seconds"_s, qint64(failoverSettings(*view.profile).block.count())}}), true));

    QList<Step> divert, agree, close, verify, even;
    for (const ProxyPart &proxy : proxies) {
        const QList<HaproxyClient::Wish> wishes = divertWishes(proxy);
        divert.append(
            tellProxy(idFor(u"divert"_s, proxy.name),
                      QCoreApplication::translate("Failover", "%1 sends no new client to %2, most to %3").arg(proxy.name.value, proxy.from, shortName(to)),
                      proxy, wishes));
        agree.append(ensureProxy(proxy, wishes, idFor(u"check"_s, proxy.name)));
        close.append(closeSessions(proxy, perSecond, 0));
        verify.append(verifyProxy(proxy));
        if (const QList<HaproxyClient::Wish> back = evenWishes(proxy); !back.isEmpty()) {
            even.append(tellProxy(idFor(u"even"_s, proxy.name),
                                  QCoreApplication::translate("Failover", "%1 spreads new clients as before").arg(proxy.name.value), proxy, back));
            even.last().undo.reset(); // the first step's undo puts the weights back
        }
    }
    plan.steps.append(preflight(view, from, to, proxies, wish.drain));
    plan.steps.append(
        together(u"divert"_s, QCoreApplication::translate("Failover", "New clients go to %1, not to %2").arg(shortName(to), shortName(from)), divert));
    plan.steps.append(together(u"agree"_s, QCoreApplication::translate("Failover", "Read all proxies back and compare"), agree));

    const QString reason = QCoreApplication::translate("Failover", "moved to another node");
    Step ask = action(u"ask-clients"_s,
                      sessions >= 0 ? QCoreApplication::translate("Failover", "Ask %1 clients to reconnect, %2 a second, with the reason")
                                          .arg(units::count(double(sessions)))
                                          .arg(perSecond)
                                    : QCoreApplication::translate("Failover", "Ask the clients to reconnect, %1 a second, with the reason").arg(perSecond),
                      call(u"broker.close-connections"_s,
                           {{u"node"_s, from.value}, {u"perSecond"_s, perSecond}, {u"reason"_s, reason}, {u"ask"_s, toJson(askOrder(*view.profile, from))}}),
                      Millis{500} + Millis{std::max<qint64>(0, sessions) * 1000 / perSecond});
    ask.timeout = std::max(Millis{60000}, ask.expected * 4);
    ask.commands = {u"DELETE /api/connections/…  X-Reason: %1"_s.arg(reason)};
    ask.idempotent = true;
    ask.cannotBeUndone = QCoreApplication::translate("Failover", "Clients have reconnected elsewhere");
    plan.steps.append(targetStays(u"target-there"_s, to));
    plan.steps.append(ask);
    plan.steps.append(together(u"close"_s, QCoreApplication::translate("Failover", "End the sessions that are left, those of old workers too"), close));

    Step zero = wait(u"sessions-zero"_s, QCoreApplication::translate("Failover", "Until no session is left on %1, seen by every proxy").arg(shortName(from)),
                     call(u"haproxy.no-sessions"_s, {{u"servers"_s, serversOf(proxies)}}), Millis{300}, Millis{20000});
    zero.commands = {u"show sess"_s};
    plan.steps.append(zero);
    Step back = wait(u"clients-back"_s, QCoreApplication::translate("Failover", "Until the clients are back"),
                     call(u"haproxy.sessions-back"_s, {{u"seen"_s, seenBy(proxies)}}), Millis{300}, Millis{5000});
    back.onFailure = OnFailure::Continue; // some may not want to come back
    plan.steps.append(back);
    if (wish.drain) {
        plan.steps.append(targetStays(u"target-stays"_s, to));
        plan.steps.append(drainStep(view, from, to, leaders));
        Step led = wait(u"leaders"_s, QCoreApplication::translate("Failover", "Until every queue has its leader elsewhere"),
                        call(u"broker.leaders-away"_s, {{u"node"_s, from.value}, {u"ask"_s, others}}), Millis{300}, Millis{30000});
        plan.steps.append(led);
    }
    plan.steps.append(together(u"verify"_s, QCoreApplication::translate("Failover", "Publish and consume 40 messages through each proxy"), verify));
    if (!even.isEmpty())
        plan.steps.append(together(u"even"_s, QCoreApplication::translate("Failover", "New clients are spread as before"), even));
    Step record = check(u"summary"_s, QCoreApplication::translate("Failover", "Write down how things stand"),
                        call(u"broker.summary"_s, {{u"from"_s, from.value}, {u"ask"_s, others}, {u"proxies"_s, serversOf(proxies)}}), Millis{200});
    record.onFailure = OnFailure::Continue;
    plan.steps.append(record);

    QStringList after;
    after.append(wish.drain ? QCoreApplication::translate("Failover", "%1 is drained and can be updated.").arg(shortName(from))
                            : QCoreApplication::translate("Failover", "%1 runs and serves no client through the proxies.").arg(shortName(from)));
    for (const QString &out : proxiesLeftOut(view, from))
        after.append(QCoreApplication::translate("Failover", "Left out: %1.").arg(out));
    after.append(QCoreApplication::translate("Failover", "Warrener offers the failback once %1 is back and its members have caught up.").arg(shortName(from)));
    plan.afterwards = phrases::sentences(after);
    QJsonArray taking;
    for (const ProxyPart &proxy : proxies)
        taking.append(proxy.name.value);
    plan.facts = {{u"from"_s, from.value}, {u"to"_s, to.value},    {u"graceful"_s, true},      {u"sessions"_s, sessions},
                  {u"leaders"_s, leaders}, {u"proxies"_s, taking}, {u"score"_s, target->score}};
    return plan;
}

} // namespace warrener
