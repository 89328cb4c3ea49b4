#include "plan/care/CarePlanner.h"

#include "cluster/FailoverSettings.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

std::unexpected<Error> noNode(const NodeName &node)
{
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The cluster has no node %1").arg(node.value));
}

Step upgradeStep(const ClusterView &view, const NodeName &node, bool drain)
{
    const QString verb = drain ? u"drain"_s : u"revive"_s;
    const QString back = drain ? u"revive"_s : u"drain"_s;
    const QJsonObject arguments{{u"node"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}};
    QJsonObject wanted = arguments;
    wanted.insert("wanted"_L1, drain);
    Step step = action(verb,
                       drain ? QCoreApplication::translate("Failover", "%1 goes into maintenance mode").arg(shortName(node))
                             : QCoreApplication::translate("Failover", "%1 leaves maintenance mode").arg(shortName(node)),
                       call(u"broker."_s + verb, arguments), Millis{2500});
    step.timeout = Millis{120000};
    step.commands = {u"ssh %1 sudo rabbitmq-upgrade %2"_s.arg(loginOf(*view.profile, node), verb)};
    step.probe = call(u"broker.is-drained"_s, wanted);
    step.idempotent = true;
    step.undo = Undo{.act = call(u"broker."_s + back, arguments),
                     .words = back,
                     .command = u"ssh %1 sudo rabbitmq-upgrade %2"_s.arg(loginOf(*view.profile, node), back),
                     .timeout = Millis{120000}};
    return step;
}

/// Every server as it stands now: a proxy that starts anew knows its file only.
QList<HaproxyClient::Wish> asTheyStand(const haproxy::ServerTable &servers)
{
    QList<HaproxyClient::Wish> wishes;
    for (const haproxy::ServerState &server : servers.servers)
        wishes.append({.server = server.name, .state = server.admin(), .weight = server.weight});
    return wishes;
}

Step loginStep(const NodeName &node, const QString &program)
{
    return check(u"check-login"_s, QCoreApplication::translate("Failover", "SSH to %1").arg(shortName(node)),
                 call(u"host.check-login"_s, {{u"node"_s, node.value}, {u"needs"_s, QJsonArray{program}}}), Millis{600});
}

QList<Guard> quorumGuards(const ClusterView &view, const NodeName &node)
{
    const QJsonObject arguments{{u"without"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}};
    return {guard(u"majority"_s, QCoreApplication::translate("Failover", "A majority of nodes stays"), call(u"guard.majority"_s, arguments), false),
            guard(u"quorum-stays"_s, QCoreApplication::translate("Failover", "Quorum stays"), call(u"guard.quorum-stays"_s, arguments), true)};
}

} // namespace

Result<Plan> planRebalance(const ClusterView &view, const QString &why)
{
    const QJsonArray ask = toJson(askOrder(*view.profile, {}));
    Plan plan = beginPlan(view, u"rebalance"_s, QCoreApplication::translate("Failover", "Spread queue leaders evenly"), why);
    Step spread = action(u"rebalance"_s, QCoreApplication::translate("Failover", "Leaders are spread over all nodes"),
                         call(u"broker.rebalance"_s, {{u"ask"_s, ask}}), Millis{500});
    spread.commands = {u"POST /api/rebalance/queues"_s};
    spread.idempotent = true;
    spread.cannotBeUndone = QCoreApplication::translate("Failover", "Leaders may be on any member");
    Step wait = parts::wait(u"balanced"_s, QCoreApplication::translate("Failover", "Until no node leads more than its share"),
                            call(u"broker.is-balanced"_s, {{u"ask"_s, ask}}), Millis{2000}, Millis{120000});
    wait.onFailure = OnFailure::Continue; // members are not on all nodes everywhere
    plan.steps = {spread, wait};
    plan.afterwards = QCoreApplication::translate("Failover", "Every node leads about as many queues as the others.");
    return plan;
}

Result<Plan> planDrain(const ClusterView &view, const NodeName &node, const QString &why)
{
    if (view.profile->node(node) == nullptr)
        return noNode(node);
    Plan plan = beginPlan(view, u"drain"_s, QCoreApplication::translate("Failover", "Drain %1").arg(shortName(node)), why);
    plan.guards = quorumGuards(view, node);
    plan.steps = {loginStep(node, u"rabbitmq-upgrade"_s), upgradeStep(view, node, true),
                  parts::wait(u"leaders"_s, QCoreApplication::translate("Failover", "Until every queue has its leader elsewhere"),
                              call(u"broker.leaders-away"_s, {{u"node"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}}), Millis{300},
                              Millis{30000})};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 serves no client until it is revived.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    return plan;
}

Result<Plan> planRevive(const ClusterView &view, const NodeName &node, const QString &why)
{
    if (view.profile->node(node) == nullptr)
        return noNode(node);
    Plan plan = beginPlan(view, u"revive"_s, QCoreApplication::translate("Failover", "Revive %1").arg(shortName(node)), why);
    plan.steps = {loginStep(node, u"rabbitmq-upgrade"_s), upgradeStep(view, node, false)};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 takes clients again.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    return plan;
}

Result<Plan> planCloseConnections(const ClusterView &view, const CloseWish &wish, const QString &why)
{
    if (wish.node.isEmpty() == wish.user.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "Name either a node or a user whose connections are to be closed"));
    if (!wish.node.isEmpty() && view.profile->node(wish.node) == nullptr)
        return noNode(wish.node);
    const int perSecond = wish.perSecond > 0 ? wish.perSecond : failoverSettings(*view.profile).clientsPerSecond;
    const QString whose = wish.user.isEmpty() ? shortName(wish.node) : wish.user;
    const QString reason = wish.reason.isEmpty() ? QCoreApplication::translate("Failover", "closed by an operator, please reconnect") : wish.reason;
    Plan plan = beginPlan(view, u"close-connections"_s, QCoreApplication::translate("Failover", "Close the connections of %1").arg(whose), why);
    Step ask = action(u"ask-clients"_s, QCoreApplication::translate("Failover", "Ask the clients of %1 to reconnect, %2 a second").arg(whose).arg(perSecond),
                      call(u"broker.close-connections"_s, {{u"node"_s, wish.node.value},
                                                           {u"user"_s, wish.user},
                                                           {u"perSecond"_s, perSecond},
                                                           {u"reason"_s, reason},
                                                           {u"ask"_s, toJson(askOrder(*view.profile, wish.node))}}),
                      Millis{2000});
    ask.timeout = Millis{600000};
    ask.commands = {u"DELETE /api/connections/…  X-Reason: %1"_s.arg(reason)};
    ask.idempotent = true;
    ask.cannotBeUndone = QCoreApplication::translate("Failover", "Clients have reconnected elsewhere");
    plan.steps = {ask};
    plan.afterwards = QCoreApplication::translate("Failover", "Clients that reconnect are served as before.");
    return plan;
}

Result<Plan> planRestart(const ClusterView &view, const NodeName &node, const QString &why)
{
    if (view.profile->node(node) == nullptr)
        return noNode(node);
    Plan plan = beginPlan(view, u"restart"_s, QCoreApplication::translate("Failover", "Restart the broker on %1").arg(shortName(node)), why);
    plan.guards = quorumGuards(view, node);
    Step restart = action(u"restart"_s, QCoreApplication::translate("Failover", "Restart the service"),
                          call(u"host.service"_s, {{u"node"_s, node.value}, {u"verb"_s, u"restart"_s}}), Millis{15000});
    restart.timeout = Millis{180000};
    restart.commands = {u"ssh %1 sudo systemctl restart rabbitmq-server"_s.arg(loginOf(*view.profile, node))};
    restart.idempotent = true;
    restart.cannotBeUndone = QCoreApplication::translate("Failover", "A restart has happened");
    restart.onFailure = OnFailure::Stop;
    Step joined = parts::wait(
        u"caught-up"_s, QCoreApplication::translate("Failover", "Until %1 has joined and its members have caught up").arg(shortName(node)),
        call(u"broker.caught-up"_s, {{u"node"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}}), Millis{5000}, Millis{300000});
    joined.onFailure = OnFailure::Stop;
    plan.steps = {loginStep(node, u"systemctl"_s), restart, joined};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 runs anew and serves clients.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    return plan;
}

Result<Plan> planProxyRestart(const ClusterView &view, const ProxyName &proxy, const QString &why)
{
    const QList<ProxyProfile> &known = view.profile->proxies;
    const auto profile = std::ranges::find(known, proxy, &ProxyProfile::name);
    if (profile == known.end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The cluster has no proxy %1").arg(proxy.value));
    const ProxyFacts *facts = view.facts->proxy(proxy);
    if (facts == nullptr || !facts->servers) {
        return failure(
            ErrorKind::Unreachable,
            QCoreApplication::translate("Failover", "%1 cannot be asked how its servers are set, and would forget it: restart it by hand").arg(proxy.value),
            facts != nullptr && facts->error ? facts->error->message : QString());
    }
    const HostProfile *host = view.profile->host(profile->host);
    const QString login = host == nullptr || host->ssh.isEmpty() ? profile->host.value : host->ssh;
    Plan plan = beginPlan(view, u"restart"_s, QCoreApplication::translate("Failover", "Restart HAProxy on %1").arg(proxy.value), why);
    QJsonArray others;
    for (const ProxyProfile &other : known) {
        if (other.name != proxy)
            others.append(other.name.value);
    }
    plan.guards = {guard(u"other-proxy"_s, QCoreApplication::translate("Failover", "Another proxy takes the clients meanwhile"),
                         call(u"guard.another-proxy"_s, {{u"proxies"_s, others}}), true)};
    const ProxyPart part{.name = proxy, .backend = facts->backend, .from = {}, .to = {}, .servers = &*facts->servers};
    const QJsonObject here{{u"proxy"_s, proxy.value}};
    Step file =
        check(u"check-file"_s, QCoreApplication::translate("Failover", "Its configuration file is sound"), call(u"haproxy.check-file"_s, here), Millis{300});
    file.commands = {u"ssh %1 sudo haproxy -c -f /etc/haproxy/haproxy.cfg"_s.arg(login)};
    Step restart = action(u"restart"_s, QCoreApplication::translate("Failover", "Restart the service"),
                          call(u"host.service"_s, {{u"host"_s, profile->host.value}, {u"verb"_s, u"restart"_s}}), Millis{1500});
    restart.timeout = Millis{60000};
    restart.commands = {u"ssh %1 sudo systemctl restart haproxy"_s.arg(login)};
    restart.idempotent = true;
    restart.cannotBeUndone = QCoreApplication::translate("Failover", "Its clients have been cut off and have reconnected");
    Step back = ensureProxy(part, asTheyStand(*facts->servers), checkProxy(part, {}).id);
    back.title = QCoreApplication::translate("Failover", "Its servers as they were set before");
    back.retry = {.times = 10, .pause = Millis{500}};
    plan.steps = {checkProxy(part, {}), file, restart, back, verifyProxy(part)};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 runs anew with the file as it is now; its servers are set as before.").arg(proxy.value);
    plan.facts = {{u"proxy"_s, proxy.value}};
    return plan;
}

Result<Plan> planCare(const ClusterView &view, const CareWish &wish, const QString &why)
{
    switch (wish.kind) {
    case CareKind::Rebalance:
        return planRebalance(view, why);
    case CareKind::Drain:
        return planDrain(view, wish.node, why);
    case CareKind::Revive:
        return planRevive(view, wish.node, why);
    case CareKind::Restart:
        return wish.proxy.isEmpty() ? planRestart(view, wish.node, why) : planProxyRestart(view, wish.proxy, why);
    case CareKind::CloseConnections:
        return planCloseConnections(view, {.node = wish.node, .user = wish.user, .reason = {}, .perSecond = wish.perSecond}, why);
    }
    Q_UNREACHABLE_RETURN(failure(ErrorKind::Internal, {}));
}

} // namespace warrener
