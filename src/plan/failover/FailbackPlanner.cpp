#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/HostHealth.h"
#include "judge/assess/NodeCondition.h"
#include "plan/failover/Planner.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// Members of queues that the node has, and how many of them have not caught up.
std::pair<qsizetype, qsizetype> membersBehind(const ClusterFacts &facts, const NodeName &node)
{
    qsizetype all = 0;
    qsizetype behind = 0;
    for (const QueueSeat &seat : facts.queues) {
        if (!seat.replicated() || !seat.members.contains(node))
            continue;
        ++all;
        behind += seat.isInSync(node) ? 0 : 1;
    }
    return {all, behind};
}

bool isDraining(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    if (look == nullptr)
        return false;
    const NodeCondition condition = judgeNode(*view.snapshot, *look);
    return condition == NodeCondition::Draining || condition == NodeCondition::PortsClosed;
}

bool isThere(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    return look != nullptr && !isLost(judgeNode(*view.snapshot, *look));
}

} // namespace

FailbackEvaluation evaluateFailback(const ClusterView &view, const NodeName &node)
{
    FailbackEvaluation evaluation{.node = node};
    const QString name = shortName(node);
    const auto add = [](QList<FailbackEvaluation::Point> &list, Level level, const QString &id, const QString &words) {
        list.append({.level = level, .id = id, .words = words});
    };
    evaluation.possible = isThere(view, node) || isDraining(view, node);
    if (!evaluation.possible) {
        evaluation.headline = QCoreApplication::translate("Failover", "%1 is not there yet").arg(name);
        add(evaluation.against, Level::Critical, u"away"_s, QCoreApplication::translate("Failover", "%1 does not run, or has not joined again").arg(name));
        return evaluation;
    }
    const ClusterFacts &facts = *view.facts;
    const auto [members, behind] = membersBehind(facts, node);
    add(evaluation.benefits, Level::Ok, u"redundancy"_s,
        QCoreApplication::translate("Failover", "Clients and leaders are spread over %1 nodes again").arg(view.profile->nodes.size()));
    if (members > 0)
        add(evaluation.benefits, Level::Ok, u"members"_s,
            QCoreApplication::translate("Failover", "%1 queues can lose another node and go on").arg(units::count(double(members))));
    add(evaluation.risks, Level::Note, u"clients"_s, QCoreApplication::translate("Failover", "No client has to reconnect; new ones may go to %1").arg(name));
    if (members > 0)
        add(evaluation.risks, Level::Note, u"leaders"_s, QCoreApplication::translate("Failover", "Leaders move: publishers wait for some tenths of a second"));

    const bool drained = isDraining(view, node);
    if (behind > 0 && !drained) {
        add(evaluation.against, Level::Warning, u"behind"_s,
            QCoreApplication::translate("Failover", "%1 of its %2 members have not caught up yet")
                .arg(units::count(double(behind)), units::count(double(members))));
    }
    if (drained && behind > 0)
        add(evaluation.risks, Level::Note, u"catch-up"_s,
            QCoreApplication::translate("Failover", "Its %1 members begin to catch up when it leaves maintenance mode").arg(units::count(double(members))));
    if (const NodeLook *look = view.snapshot->node(node)) {
        const NodeFigures *figures = figuresOf(*view.snapshot, *look);
        if (figures != nullptr && (figures->memoryAlarm.value_or(false) || figures->diskAlarm.value_or(false)))
            add(evaluation.against, Level::Critical, u"alarm"_s, QCoreApplication::translate("Failover", "%1 has an alarm: it takes no messages").arg(name));
        constexpr Millis young = std::chrono::minutes(2);
        if (figures != nullptr && figures->uptime && *figures->uptime < young && !drained)
            add(evaluation.against, Level::Note, u"young"_s,
                QCoreApplication::translate("Failover", "It runs for only %1; if it fails again, clients pay twice").arg(units::duration(*figures->uptime)));
        const HostLook *host = view.snapshot->host(look->host);
        if (host != nullptr && host->figures.has()) {
            const HostHealth health = hostHealth(*host->figures.value, view.snapshot->thresholds);
            if (health.level == Level::Critical)
                add(evaluation.against, Level::Warning, u"host"_s,
                    QCoreApplication::translate("Failover", "Its host is in need: score %1").arg(units::count(health.score)));
        }
    }
    evaluation.advisable = std::ranges::none_of(
        evaluation.against, [](const FailbackEvaluation::Point &point) { return point.level == Level::Warning || point.level == Level::Critical; });
    evaluation.headline = evaluation.advisable ? QCoreApplication::translate("Failover", "Nothing speaks against the way back to %1").arg(name)
                                               : QCoreApplication::translate("Failover", "Better wait with the way back to %1").arg(name);
    return evaluation;
}

Result<Plan> planFailback(const ClusterView &view, const FailoverWish &wish)
{
    const NodeName node = wish.from;
    const QString name = shortName(node);
    if (view.profile->node(node) == nullptr)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "The cluster has no node %1").arg(node.value));
    const QList<ProxyPart> proxies = proxiesFor(view, node, {});
    const bool drained = isDraining(view, node);
    const bool out =
        std::ranges::any_of(proxies, [](const ProxyPart &proxy) { return proxy.servers->server(proxy.from)->admin() != haproxy::AdminState::Ready; });
    if (!drained && !out)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "%1 is in service: there is nothing to take back").arg(name));
    const QList<NodeName> others = askOrder(*view.profile, {}, node);
    const QJsonArray ask = toJson(others);

    Plan plan = beginPlan(view, u"failback"_s, QCoreApplication::translate("Failover", "Failback to %1").arg(name), wish.why);
    QJsonArray names;
    for (const ProxyProfile &proxy : view.profile->proxies)
        names.append(proxy.name.value);
    if (!names.isEmpty())
        plan.guards.append(guard(u"proxies-answer"_s, QCoreApplication::translate("Failover", "All proxies answer"),
                                 call(u"guard.proxies-answer"_s, {{u"proxies"_s, names}}), true));

    QList<Step> checks;
    for (const ProxyPart &proxy : proxies)
        checks.append(checkProxy(proxy, {}));
    if (drained) {
        checks.append(check(u"check-login"_s, QCoreApplication::translate("Failover", "SSH to %1").arg(name),
                            call(u"host.check-login"_s, {{u"node"_s, node.value}, {u"needs"_s, QJsonArray{u"rabbitmq-upgrade"_s}}}), Millis{600}));
    }
    if (!checks.isEmpty())
        plan.steps.append(together(u"preflight"_s, QCoreApplication::translate("Failover", "Preflight: %1 checks, side by side").arg(checks.size()), checks));
    if (drained) {
        const QJsonObject arguments{{u"node"_s, node.value}, {u"ask"_s, ask}};
        QJsonObject revived = arguments;
        revived.insert("wanted"_L1, false);
        Step revive = action(u"revive"_s, QCoreApplication::translate("Failover", "%1 leaves maintenance mode").arg(name), call(u"broker.revive"_s, arguments),
                             Millis{2500});
        revive.timeout = Millis{120000};
        revive.commands = {u"ssh %1 sudo rabbitmq-upgrade revive"_s.arg(loginOf(*view.profile, node))};
        revive.probe = call(u"broker.is-drained"_s, revived);
        revive.idempotent = true;
        revive.undo = Undo{.act = call(u"broker.drain"_s, arguments),
                           .words = QCoreApplication::translate("Failover", "drain"),
                           .command = u"ssh %1 sudo rabbitmq-upgrade drain"_s.arg(loginOf(*view.profile, node)),
                           .timeout = Millis{120000}};
        plan.steps.append(revive);
    }
    plan.steps.append(wait(u"caught-up"_s, QCoreApplication::translate("Failover", "Until %1 has joined and its members have caught up").arg(name),
                           call(u"broker.caught-up"_s, {{u"node"_s, node.value}, {u"ask"_s, ask}}), Millis{1000}, Millis{300000}));
    Step healthy = check(u"check-node"_s, QCoreApplication::translate("Failover", "%1 runs, no alarm").arg(name),
                         call(u"broker.check-node"_s, {{u"node"_s, node.value}}), Millis{100});
    healthy.retry = {.times = 20, .pause = Millis{500}};
    plan.steps.append(healthy);
    Step serves = check(u"verify-node"_s, QCoreApplication::translate("Failover", "40 messages through %1 itself").arg(name),
                        call(u"amqp.verify"_s, {{u"node"_s, node.value}, {u"messages"_s, 40}}), Millis{300});
    serves.retry = {.times = 5, .pause = Millis{500}};
    plan.steps.append(serves);

    QList<Step> back, agree, verify;
    for (const ProxyPart &proxy : proxies) {
        const haproxy::ServerState *server = proxy.servers->server(proxy.from);
        const QList<HaproxyClient::Wish> wishes{{.server = proxy.from, .state = haproxy::AdminState::Ready, .weight = std::max(1, server->initialWeight)}};
        back.append(tellProxy(idFor(u"ready"_s, proxy.name),
                              QCoreApplication::translate("Failover", "%1 sends clients to %2 again").arg(proxy.name.value, proxy.from), proxy, wishes));
        agree.append(ensureProxy(proxy, wishes, idFor(u"check"_s, proxy.name)));
        verify.append(verifyProxy(proxy));
    }
    if (!proxies.isEmpty()) {
        plan.steps.append(together(u"ready"_s, QCoreApplication::translate("Failover", "New clients go to %1 again").arg(name), back));
        plan.steps.append(together(u"agree"_s, QCoreApplication::translate("Failover", "Read all proxies back and compare"), agree));
    }
    if (wish.rebalance) {
        Step spread = action(u"rebalance"_s, QCoreApplication::translate("Failover", "Leaders are spread over all nodes"),
                             call(u"broker.rebalance"_s, {{u"ask"_s, ask}}), Millis{500});
        spread.commands = {u"POST /api/rebalance/queues"_s};
        spread.idempotent = true;
        spread.onFailure = OnFailure::Continue;
        spread.cannotBeUndone = QCoreApplication::translate("Failover", "Leaders may be on any member");
        plan.steps.append(spread);
    }
    if (!verify.isEmpty())
        plan.steps.append(together(u"verify"_s, QCoreApplication::translate("Failover", "Publish and consume 40 messages through each proxy"), verify));
    Step record = check(u"summary"_s, QCoreApplication::translate("Failover", "Write down how things stand"),
                        call(u"broker.summary"_s, {{u"from"_s, node.value}, {u"ask"_s, ask}, {u"proxies"_s, serversOf(proxies)}}), Millis{200});
    record.onFailure = OnFailure::Continue;
    plan.steps.append(record);

    plan.afterwards = QCoreApplication::translate("Failover", "%1 takes new clients; those that are connected elsewhere stay where they are.").arg(name);
    plan.facts = {{u"from"_s, node.value}, {u"to"_s, node.value}, {u"graceful"_s, true}, {u"sessions"_s, 0}, {u"proxies"_s, names}};
    return plan;
}

} // namespace warrener
