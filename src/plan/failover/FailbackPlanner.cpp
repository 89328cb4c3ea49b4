#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/HostFindings.h"
#include "judge/assess/NodeCondition.h"
#include "plan/failover/PlannerSteps.h"
#include "run/operations/AgentOperations.h"
#include "run/operations/AmqpOperations.h"
#include "run/operations/BrokerOperations.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/MaintenanceOperations.h"
#include "run/operations/NodeNames.h"
#include "run/operations/SessionOperations.h"
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

/// What a person, or a plan, put out of a proxy while it ran. A server without an address, one that follows
/// another, and one that its file disables are none of it: they are as somebody arranged them.
bool isPutOut(const haproxy::ServerState &server)
{
    return server.told() != haproxy::AdminState::Ready && !server.isDisabledByFile();
}

/// The proxies with something to give back, and of them those servers only.
QList<ProxyPart> proxiesToGiveBack(const ClusterView &view, const NodeName &node)
{
    QList<ProxyPart> proxies = proxiesFor(view, node, {});
    for (ProxyPart &proxy : proxies) {
        for (BackendPart &part : proxy.backends)
            part.from.removeIf([&](const QString &name) { return !isPutOut(*part.servers->server(name)); });
        proxy.backends.removeIf([](const BackendPart &part) { return part.from.isEmpty(); });
    }
    proxies.removeIf([](const ProxyPart &proxy) { return proxy.backends.isEmpty(); });
    return proxies;
}

/// Servers of the node that get no clients for a reason that no failback takes away.
QStringList staysOut(const ClusterView &view, const NodeName &node)
{
    QStringList out;
    for (const auto listed = proxiesFor(view, node, {}); const ProxyPart &proxy : listed) {
        for (const auto listed = proxy.sources(); const haproxy::ServerRef &ref : listed) {
            const haproxy::ServerState &server = *haproxy::serverOf(*proxy.servers, ref);
            const QString name = haproxy::toText(ref);
            if (server.isDisabledByFile())
                out.append(QCoreApplication::translate("Failover", "%1 stays out on %2: its file disables it").arg(name, proxy.name.value));
            else if ((server.adminBits & haproxy::DnsMaint) != 0)
                out.append(QCoreApplication::translate("Failover", "%1 stays out on %2 until its name has an address there").arg(name, proxy.name.value));
            else if ((server.adminBits & (haproxy::InheritedMaint | haproxy::InheritedDrain)) != 0 && server.told() == haproxy::AdminState::Ready)
                out.append(QCoreApplication::translate("Failover", "%1 on %2 follows another server, or what its agent says").arg(name, proxy.name.value));
        }
    }
    return out;
}

bool isThere(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    if (look == nullptr)
        return false;
    const NodeCondition condition = judgeNode(*view.snapshot, *look);
    return !isLost(condition) || condition == NodeCondition::Draining;
}

/// What is critical on a host that answers, as the overview says it.
QStringList needsOf(const Snapshot &snapshot, const HostLook &host)
{
    QStringList needs;
    if (const HostCondition condition = judgeHost(snapshot, host); condition == HostCondition::Answers) {
        for (const auto listed = hostFindings(snapshot, host, condition); const Draft &draft : listed) {
            if (draft.finding.level == Level::Critical)
                needs.append(draft.finding.title);
        }
    }
    return needs;
}

/// All of its servers take clients again, with the weight that they had been configured with.
QList<HaproxyClient::Wish> readyWishes(const ProxyPart &proxy)
{
    QList<HaproxyClient::Wish> wishes;
    for (const auto listed = proxy.sources(); const haproxy::ServerRef &ref : listed) {
        const haproxy::ServerState *server = haproxy::serverOf(*proxy.servers, ref);
        const int usual = std::max(1, server->initialWeight);
        wishes.append({.server = ref.server,
                       .backend = ref.backend,
                       .state = haproxy::AdminState::Ready,
                       .weight = server->weight == usual ? std::nullopt : std::optional(usual)});
    }
    return wishes;
}

/// What is looked at before the way back: none where there is nothing to look at.
QList<Step> preflightSteps(const ClusterProfile &profile, const NodeName &node, const QList<ProxyPart> &proxies, bool drained)
{
    QList<Step> checks;
    for (const ProxyPart &proxy : proxies)
        checks.append(checkProxyStep(proxy, {}));
    if (drained)
        checks.append(checkMaintenanceStep(profile, node));
    if (checks.isEmpty())
        return {};
    return {together(u"preflight"_s,
                     (checks.size() == 1 ? QCoreApplication::translate("Failover", "Preflight: %1 check")
                                         : QCoreApplication::translate("Failover", "Preflight: %1 checks, side by side"))
                         .arg(checks.size()),
                     checks)};
}

} // namespace

FailbackEvaluation evaluateFailback(const ClusterView &view, const NodeName &node)
{
    FailbackEvaluation evaluation{.node = node};
    const QString name = shortName(node);
    const auto add = [](QList<FailbackEvaluation::Point> &list, Level level, const QString &id, const QString &words) {
        list.append({.level = level, .id = id, .words = words});
    };
    evaluation.possible = isThere(view, node) || isOutOfService(view, node);
    if (!evaluation.possible) {
        evaluation.headline = QCoreApplication::translate("Failover", "%1 is not there yet").arg(name);
        add(evaluation.against, Level::Critical, u"away"_s, QCoreApplication::translate("Failover", "%1 does not run, or has not joined again").arg(name));
        return evaluation;
    }
    const ClusterFacts &facts = *view.facts;
    const auto [members, behind] = membersBehind(facts, node);
    add(evaluation.benefits, Level::Ok, u"redundancy"_s,
        (view.profile->nodes.size() == 1 ? QCoreApplication::translate("Failover", "Clients and leaders are on %1 node again")
                                         : QCoreApplication::translate("Failover", "Clients and leaders are spread over %1 nodes again"))
            .arg(view.profile->nodes.size()));
    if (members > 0)
        add(evaluation.benefits, Level::Ok, u"members"_s,
            (members == 1 ? QCoreApplication::translate("Failover", "%1 queue can lose another node and go on")
                          : QCoreApplication::translate("Failover", "%1 queues can lose another node and go on"))
                .arg(units::count(double(members))));
    add(evaluation.risks, Level::Note, u"clients"_s, QCoreApplication::translate("Failover", "No client has to reconnect; new ones may go to %1").arg(name));
    if (members > 0)
        add(evaluation.risks, Level::Note, u"leaders"_s, QCoreApplication::translate("Failover", "Leaders move: publishers wait for some tenths of a second"));

    const QStringList out = staysOut(view, node);
    if (!out.isEmpty())
        add(evaluation.against, Level::Note, u"stays-out"_s, phrases::clauses(out));
    const bool drained = isOutOfService(view, node);
    if (behind > 0 && !drained) {
        add(evaluation.against, Level::Warning, u"behind"_s,
            (behind == 1 ? QCoreApplication::translate("Failover", "%1 of its %2 members has not caught up yet")
                         : QCoreApplication::translate("Failover", "%1 of its %2 members have not caught up yet"))
                .arg(units::count(double(behind)), units::count(double(members))));
    }
    if (drained && behind > 0)
        add(evaluation.risks, Level::Note, u"catch-up"_s,
            (members == 1 ? QCoreApplication::translate("Failover", "Its %1 member begins to catch up when it leaves maintenance mode")
                          : QCoreApplication::translate("Failover", "Its %1 members begin to catch up when it leaves maintenance mode"))
                .arg(units::count(double(members))));
    if (const NodeLook *look = view.snapshot->node(node)) {
        const NodeFigures figures = knownFigures(*view.snapshot, *look);
        if (figures.memoryAlarm.value_or(false) || figures.diskAlarm.value_or(false))
            add(evaluation.against, Level::Critical, u"alarm"_s, QCoreApplication::translate("Failover", "%1 has an alarm: it takes no messages").arg(name));
        constexpr Millis young = std::chrono::minutes(2);
        if (figures.uptime && *figures.uptime < young && !drained)
            add(evaluation.against, Level::Note, u"young"_s,
                QCoreApplication::translate("Failover", "It runs for only %1; if it fails again, clients pay twice").arg(units::duration(*figures.uptime)));
        const HostLook *host = view.snapshot->host(look->host);
        if (const QStringList needs = host ? needsOf(*view.snapshot, *host) : QStringList(); !needs.isEmpty())
            add(evaluation.against, Level::Warning, u"host"_s, QCoreApplication::translate("Failover", "Its host is in need: %1").arg(phrases::list(needs)));
    }
    evaluation.advisable = std::ranges::none_of(
        evaluation.against, [](const FailbackEvaluation::Point &point) { return point.level == Level::Warning || point.level == Level::Critical; });
    if (!evaluation.advisable)
        evaluation.headline = QCoreApplication::translate("Failover", "Better wait with the way back to %1").arg(name);
    else if (evaluation.against.isEmpty())
        evaluation.headline = QCoreApplication::translate("Failover", "Nothing speaks against the way back to %1").arg(name);
    else
        evaluation.headline = QCoreApplication::translate("Failover", "The way back to %1 is open; see below what to keep in mind").arg(name);
    return evaluation;
}

Result<Plan> planFailback(const ClusterView &view, const FailoverWish &wish)
{
    const NodeName node = wish.from;
    const QString name = shortName(node);
    if (const Status known = knownNode(view, node); !known)
        return std::unexpected(known.error());
    if (const Status certain = certainAbout(view, {node}); !certain)
        return std::unexpected(certain.error());
    const QList<ProxyPart> all = proxiesFor(view, node, {});
    const QList<ProxyPart> proxies = proxiesToGiveBack(view, node);
    const QStringList stays = staysOut(view, node);
    const bool drained = isOutOfService(view, node);
    if (!drained && proxies.isEmpty()) {
        return failure(ErrorKind::Usage,
                       stays.isEmpty()
                           ? QCoreApplication::translate("Failover", "%1 is in service: there is nothing to take back").arg(name)
                           : QCoreApplication::translate("Failover", "Nobody put %1 out of a proxy by hand: there is nothing to take back").arg(name),
                       phrases::clauses(stays));
    }
    const QList<NodeName> others = askOrder(*view.profile, {}, node);

    Plan plan = beginPlan(view, {u"failback"_s, QCoreApplication::translate("Failover", "Failback"), u"failback"_s},
                          QCoreApplication::translate("Failover", "Failback to %1").arg(name), wish.why);
    plan.lease.prefer = {node};
    const QStringList names = proxyNames(*view.profile);
    if (!names.isEmpty())
        plan.guards.append(proxiesAnswerGuard(names));

    plan.steps.append(preflightSteps(*view.profile, node, all, drained));
    if (drained)
        plan.steps.append(reviveStep(*view.profile, node, others));
    plan.steps.append(caughtUpStep(node, others));
    Step healthy = checkNodeStep(u"check-node"_s, node);
    healthy.retry = {.times = 20, .pause = Millis{500}};
    plan.steps.append(healthy);
    plan.steps.append(verifyNodeStep(node));

    QList<Step> back, agree, verify, left;
    for (const ProxyPart &proxy : proxies) {
        const QList<HaproxyClient::Wish> wishes = readyWishes(proxy);
        back.append(tellProxyStep(idFor(u"ready"_s, proxy.name),
                                  QCoreApplication::translate("Failover", "%1 sends clients to %2 again").arg(proxy.name.value, proxy.shownSources()), proxy,
                                  wishes));
        back.last().detail = proxy.meaning();
        agree.append(ensureProxyStep(proxy, wishes));
        for (const auto listed = stayingSteps(proxy, wishes); Step step : listed) {
            step.onFailure = OnFailure::Continue; // the node is well; its agent wants it out, which is told
            left.append(step);
        }
    }
    for (const ProxyPart &proxy : all)
        verify.append(verifyProxyStep(*view.profile, proxy.name, proxy.servers));
    if (!proxies.isEmpty()) {
        plan.steps.append(together(u"ready"_s, QCoreApplication::translate("Failover", "New clients go to %1 again").arg(name), back));
        plan.steps.append(readBackAll(agree));
    }
    if (wish.rebalance) {
        Step spread = rebalanceStep(others);
        spread.onFailure = OnFailure::Continue;
        plan.steps.append(spread);
    }
    if (!verify.isEmpty())
        plan.steps.append(verifyAll(verify));
    plan.steps.append(staysAll(left));
    plan.steps.append(summaryStep(node, others, all, false));

    QStringList after{QCoreApplication::translate("Failover", "%1 takes new clients; those that are connected elsewhere stay where they are.").arg(name)};
    for (const QString &one : stays)
        after.append(QCoreApplication::translate("Failover", "Left out: %1.").arg(one));
    plan.afterwards = phrases::sentences(after);
    plan.facts = {{u"from"_s, node.value},
                  {u"to"_s, node.value},
                  {u"graceful"_s, true},
                  {u"sessions"_s, 0},
                  {u"proxies"_s, QJsonArray::fromStringList(names)},
                  {u"backends"_s, backendFacts(proxies)}};
    return plan;
}

} // namespace warrener
