#include "failover/CarePlanner.h"

#include "failover/PlanParts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

std::unexpected<Error> noNode(const NodeName &node)
{
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The cluster has no node %1").arg(node.value));
}

Step upgradeStep(const FailoverView &view, const NodeName &node, bool drain)
{
    const QString verb = drain ? u"drain"_s : u"revive"_s;
    const QString back = drain ? u"revive"_s : u"drain"_s;
    const QJsonObject arguments{{u"node"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}};
    QJsonObject wanted = arguments;
    wanted.insert("wanted"_L1, drain);
    Step step = action(verb, drain ? QCoreApplication::translate("Failover", "%1 goes into maintenance mode").arg(shortName(node))
                                   : QCoreApplication::translate("Failover", "%1 leaves maintenance mode").arg(shortName(node)),
                       call(u"broker."_s + verb, arguments), Millis{2500});
    step.timeout = Millis{120000};
    step.commands = {u"ssh %1 sudo rabbitmq-upgrade %2"_s.arg(loginOf(*view.profile, node), verb)};
    step.probe = call(u"broker.is-drained"_s, wanted);
    step.idempotent = true;
    step.undo = Undo{.act = call(u"broker."_s + back, arguments), .words = back,
                     .command = u"ssh %1 sudo rabbitmq-upgrade %2"_s.arg(loginOf(*view.profile, node), back), .timeout = Millis{120000}};
    return step;
}

Step loginStep(const NodeName &node, const QString &program)
{
    return check(u"check-login"_s, QCoreApplication::translate("Failover", "SSH to %1").arg(shortName(node)),
                 call(u"host.check-login"_s, {{u"node"_s, node.value}, {u"needs"_s, QJsonArray{program}}}), Millis{600});
}

QList<Guard> quorumGuards(const FailoverView &view, const NodeName &node)
{
    const QJsonObject arguments{{u"without"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}};
    return {guard(u"majority"_s, QCoreApplication::translate("Failover", "A majority of nodes stays"), call(u"guard.majority"_s, arguments), false),
            guard(u"quorum-stays"_s, QCoreApplication::translate("Failover", "Quorum stays"), call(u"guard.quorum-stays"_s, arguments), true)};
}

} // namespace

Result<Plan> planRebalance(const FailoverView &view, const QString &why)
{
    const QJsonArray ask = toJson(askOrder(*view.profile, {}));
    Plan plan = beginPlan(view, u"rebalance"_s, QCoreApplication::translate("Failover", "Spread queue leaders evenly"), why);
    Step spread = action(u"rebalance"_s, QCoreApplication::translate("Failover", "Leaders are spread over all nodes"), call(u"broker.rebalance"_s, {{u"ask"_s, ask}}), Millis{500});
    spread.commands = {u"POST /api/rebalance/queues"_s};
    spread.idempotent = true;
    spread.cannotBeUndone = QCoreApplication::translate("Failover", "Leaders may be on any member");
    Step wait = parts::wait(u"balanced"_s, QCoreApplication::translate("Failover", "Until no node leads more than its share"), call(u"broker.is-balanced"_s, {{u"ask"_s, ask}}), Millis{2000}, Millis{120000});
    wait.onFailure = OnFailure::Continue; // members are not on all nodes everywhere
    plan.steps = {spread, wait};
    plan.afterwards = QCoreApplication::translate("Failover", "Every node leads about as many queues as the others.");
    return plan;
}

Result<Plan> planDrain(const FailoverView &view, const NodeName &node, const QString &why)
{
    if (view.profile->node(node) == nullptr)
        return noNode(node);
    Plan plan = beginPlan(view, u"drain"_s, QCoreApplication::translate("Failover", "Drain %1").arg(shortName(node)), why);
    plan.guards = quorumGuards(view, node);
    plan.steps = {loginStep(node, u"rabbitmq-upgrade"_s), upgradeStep(view, node, true),
                  parts::wait(u"leaders"_s, QCoreApplication::translate("Failover", "Until every queue has its leader elsewhere"),
                              call(u"broker.leaders-away"_s, {{u"node"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}}), Millis{300}, Millis{30000})};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 serves no client until it is revived.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    return plan;
}

Result<Plan> planRevive(const FailoverView &view, const NodeName &node, const QString &why)
{
    if (view.profile->node(node) == nullptr)
        return noNode(node);
    Plan plan = beginPlan(view, u"revive"_s, QCoreApplication::translate("Failover", "Revive %1").arg(shortName(node)), why);
    plan.steps = {loginStep(node, u"rabbitmq-upgrade"_s), upgradeStep(view, node, false)};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 takes clients again.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    return plan;
}

Result<Plan> planCloseConnections(const FailoverView &view, const CloseWish &wish, const QString &why)
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
                      call(u"broker.close-connections"_s, {{u"node"_s, wish.node.value}, {u"user"_s, wish.user}, {u"perSecond"_s, perSecond}, {u"reason"_s, reason},
                                                           {u"ask"_s, toJson(askOrder(*view.profile, wish.node))}}), Millis{2000});
    ask.timeout = Millis{600000};
    ask.commands = {u"DELETE /api/connections/…  X-Reason: %1"_s.arg(reason)};
    ask.idempotent = true;
    ask.cannotBeUndone = QCoreApplication::translate("Failover", "Clients have reconnected elsewhere");
    plan.steps = {ask};
    plan.afterwards = QCoreApplication::translate("Failover", "Clients that reconnect are served as before.");
    return plan;
}

Result<Plan> planRestart(const FailoverView &view, const NodeName &node, const QString &why)
{
    if (view.profile->node(node) == nullptr)
        return noNode(node);
    Plan plan = beginPlan(view, u"restart"_s, QCoreApplication::translate("Failover", "Restart the broker on %1").arg(shortName(node)), why);
    plan.guards = quorumGuards(view, node);
    Step restart = action(u"restart"_s, QCoreApplication::translate("Failover", "Restart the service"), call(u"host.service"_s, {{u"node"_s, node.value}, {u"verb"_s, u"restart"_s}}), Millis{15000});
    restart.timeout = Millis{180000};
    restart.commands = {u"ssh %1 sudo systemctl restart rabbitmq-server"_s.arg(loginOf(*view.profile, node))};
    restart.idempotent = true;
    restart.cannotBeUndone = QCoreApplication::translate("Failover", "A restart has happened");
    restart.onFailure = OnFailure::Stop;
    Step joined = parts::wait(u"caught-up"_s, QCoreApplication::translate("Failover", "Until %1 has joined and its members have caught up").arg(shortName(node)),
                              call(u"broker.caught-up"_s, {{u"node"_s, node.value}, {u"ask"_s, toJson(askOrder(*view.profile, {}, node))}}), Millis{5000}, Millis{300000});
    joined.onFailure = OnFailure::Stop;
    plan.steps = {loginStep(node, u"systemctl"_s), restart, joined};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 runs anew and serves clients.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    return plan;
}

} // namespace warrener
