#include "plan/care/CarePlanner.h"

#include "base/Phrases.h"
#include "cluster/FailoverSettings.h"
#include "cluster/HostService.h"
#include "judge/assess/NodeCondition.h"
#include "run/operations/AmqpOperations.h"
#include "run/operations/ConnectionOperations.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/HostOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/MaintenanceOperations.h"
#include "run/operations/NodeNames.h"
#include "run/operations/ProxyRoom.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

QList<NodeName> peersOf(const ClusterView &view, const NodeName &node)
{
    return askOrder(*view.profile, {}, node);
}

QList<Guard> quorumGuards(const ClusterView &view, const NodeName &node)
{
    return {majorityGuard(node), quorumStaysGuard(node, peersOf(view, node))};
}

bool isInService(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    return look != nullptr && judgeNode(*view.snapshot, *look) == NodeCondition::InService;
}

/// Of a node that serves, which is to go: its clients come again, and must fit elsewhere. The proxies are looked at and told nothing.
QList<Guard> leavingGuards(const ClusterView &view, const NodeName &node)
{
    QList<Guard> guards = quorumGuards(view, node);
    if (!isInService(view, node))
        return guards;
    if (const std::optional<Guard> fit = clientsFitGuard(proxiesFor(view, node, {}, ProxyUse::LookAt)))
        guards.append(*fit);
    return guards;
}

/// A node that serves gives its leaders and clients away in order before it stops. One that does not could not,
/// and where the site has commands of its own nobody says that the broker's tools work on that host.
bool drainsFirst(const ClusterView &view, const NodeName &node)
{
    return isInService(view, node) && !hasOwnCommands(hostOf(*view.profile, node)) && view.profile->nodes.size() > 1;
}

/// Until the node has joined again and its members have caught up. What happened before cannot be taken back by then.
Step joinedStep(const ClusterView &view, const NodeName &node)
{
    // Of one node alone there are no peers to ask.
    Step joined = caughtUpStep(node, view.profile->nodes.size() > 1 ? peersOf(view, node) : QList<NodeName>{node});
    joined.expected = Millis{5000};
    joined.onFailure = OnFailure::Stop;
    return joined;
}

/// How a node that does not serve is brought back: by one command on its host.
struct BringBack
{
    CareKind kind;
    QString label{};
    QString title{};
    Result<Step> step;
    QString program{}; ///< that the host must have
};

Result<Plan> planBringBack(const ClusterView &view, const NodeName &node, const QString &why, BringBack wanted)
{
    if (const Status known = knownNode(view, node); !known)
        return std::unexpected(known.error());
    if (!wanted.step)
        return std::unexpected(wanted.step.error());
    if (const Status alone = servesAlone(*view.profile, node); !alone)
        return std::unexpected(alone.error());
    Plan plan = beginPlan(view, {toId(wanted.kind), wanted.label, toId(wanted.kind)}, wanted.title, why);
    wanted.step->onFailure = OnFailure::Stop;
    plan.steps = {checkLoginStep(*view.profile, node, {wanted.program}), *wanted.step, joinedStep(view, node)};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 takes clients again.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    plan.lease.avoid = {node};
    // To do it once more than needed harms nobody.
    plan.harmlessToFinish = true;
    return plan;
}

constexpr struct
{
    CareKind kind;
    const char *id;
} careIds[] = {
    {CareKind::Rebalance, "rebalance"},
    {CareKind::Drain, "drain"},
    {CareKind::Revive, "revive"},
    {CareKind::CloseConnections, "close-connections"},
    {CareKind::Restart, "restart"},
    {CareKind::Start, "start"},
    {CareKind::StartApplication, "start-app"},
    {CareKind::Thaw, "thaw"},
    {CareKind::ResumeListeners, "resume-listeners"},
};

} // namespace

QString toId(CareKind kind)
{
    return QLatin1StringView(std::ranges::find(careIds, kind, [](const auto &each) { return each.kind; })->id);
}

std::optional<CareKind> careKindFromId(const QString &id)
{
    for (const auto &each : careIds) {
        if (id == QLatin1StringView(each.id))
            return each.kind;
    }
    return std::nullopt;
}

Result<Plan> planRebalance(const ClusterView &view, const QString &why)
{
    const QList<NodeName> ask = askOrder(*view.profile, {});
    Plan plan = beginPlan(view, {u"rebalance"_s, QCoreApplication::translate("Failover", "Rebalance"), u"rebalance"_s},
                          QCoreApplication::translate("Failover", "Spread queue leaders evenly"), why);
    plan.steps = {rebalanceStep(ask), balancedStep(ask)};
    plan.afterwards = QCoreApplication::translate("Failover", "Every node leads about as many queues as the others.");
    return plan;
}

Result<Plan> planDrain(const ClusterView &view, const NodeName &node, const QString &why)
{
    if (const Status known = knownNode(view, node); !known)
        return std::unexpected(known.error());
    Plan plan = beginPlan(view, {u"drain"_s, QCoreApplication::translate("Failover", "Drain"), u"drain"_s},
                          QCoreApplication::translate("Failover", "Drain %1").arg(shortName(node)), why);
    plan.guards = leavingGuards(view, node);
    const QList<NodeName> ask = peersOf(view, node);
    const qint64 leaders = view.facts->ledCount(node) - std::max<qint64>(0, view.facts->stayingLedBy(node));
    plan.steps = {checkMaintenanceStep(*view.profile, node), drainStep(*view.profile, node, ask, leaders), leadersAwayStep(node, ask, OtherLeaders::Stay)};
    QStringList after{QCoreApplication::translate("Failover", "%1 serves no client until it is revived.").arg(shortName(node))};
    if (const QString stay = leadersThatStay(*view.facts, node); !stay.isEmpty())
        after.append(stay);
    plan.afterwards = phrases::sentences(after);
    plan.leavesOut = node;
    plan.facts = {{u"from"_s, node.value}};
    plan.lease.avoid = {node};
    return plan;
}

Result<Plan> planRevive(const ClusterView &view, const NodeName &node, const QString &why)
{
    if (const Status known = knownNode(view, node); !known)
        return std::unexpected(known.error());
    Plan plan = beginPlan(view, {u"revive"_s, QCoreApplication::translate("Failover", "Revive"), u"revive"_s},
                          QCoreApplication::translate("Failover", "Revive %1").arg(shortName(node)), why);
    plan.steps = {checkMaintenanceStep(*view.profile, node), reviveStep(*view.profile, node, peersOf(view, node))};
    plan.afterwards = QCoreApplication::translate("Failover", "%1 takes clients again.").arg(shortName(node));
    plan.facts = {{u"from"_s, node.value}};
    plan.lease.avoid = {node};
    return plan;
}

Result<Plan> planCloseConnections(const ClusterView &view, const CloseWish &wish, const QString &why)
{
    if (wish.node.isEmpty() == wish.user.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "Name either a node or a user whose connections are to be closed"));
    if (const Status known = wish.node.isEmpty() ? Status() : knownNode(view, wish.node); !known)
        return std::unexpected(known.error());
    const int perSecond = wish.perSecond > 0 ? wish.perSecond : failoverSettings(*view.profile).clientsPerSecond;
    const QString whose = wish.user.isEmpty() ? shortName(wish.node) : wish.user;
    const QString reason = wish.reason.isEmpty() ? QCoreApplication::translate("Failover", "closed by an operator, please reconnect") : wish.reason;
    Plan plan = beginPlan(view, {u"close-connections"_s, QCoreApplication::translate("Failover", "Close connections"), u"close-connections"_s},
                          QCoreApplication::translate("Failover", "Close the connections of %1").arg(whose), why);
    const qint64 known = wish.user.isEmpty() ? view.facts->connections.value(wish.node, -1) : -1;
    Step ask = closeConnectionsStep(
        u"ask-clients"_s, QCoreApplication::translate("Failover", "Ask the clients of %1 to reconnect, %2 a second").arg(whose, QString::number(perSecond)),
        {.node = wish.node, .user = wish.user, .perSecond = perSecond, .reason = reason, .connections = known, .ask = askOrder(*view.profile, wish.node)});
    if (known < 0)
        ask.expected = Millis{2000};
    ask.timeout = std::max(Millis{600000}, ask.timeout);
    plan.steps = {ask};
    plan.afterwards = QCoreApplication::translate("Failover", "Clients that reconnect are served as before.");
    return plan;
}

Result<Plan> planRestart(const ClusterView &view, const NodeName &node, const QString &why)
{
    if (const Status known = knownNode(view, node); !known)
        return std::unexpected(known.error());
    Plan plan = beginPlan(view, {u"restart"_s, QCoreApplication::translate("Failover", "Restart"), u"restart"_s},
                          QCoreApplication::translate("Failover", "Restart the broker on %1").arg(shortName(node)), why);
    plan.guards = leavingGuards(view, node);
    Result<Step> restart = restartServiceStep(hostOf(*view.profile, node), Millis{15000}, Millis{180000}, node);
    if (!restart)
        return std::unexpected(restart.error());
    if (const Status alone = servesAlone(*view.profile, node); !alone)
        return std::unexpected(alone.error());
    restart->cannotBeUndone = QCoreApplication::translate("Failover", "A restart has happened");
    restart->onFailure = OnFailure::Stop;
    restart->force = true;
    const bool serves = drainsFirst(view, node);
    plan.steps = {checkRestartStep(*view.profile, node, serves)};
    if (serves) {
        const QList<NodeName> ask = peersOf(view, node);
        plan.steps += drainStep(*view.profile, node, ask, view.facts->ledCount(node) - std::max<qint64>(0, view.facts->stayingLedBy(node)));
        plan.steps += leadersAwayStep(node, ask, OtherLeaders::Stay);
    }
    plan.steps += {*restart, joinedStep(view, node)};
    QStringList after{QCoreApplication::translate("Failover", "%1 runs anew and serves clients.").arg(shortName(node))};
    if (const QString move = leadersThatMove(*view.facts, node); !move.isEmpty())
        after.append(move);
    plan.afterwards = phrases::sentences(after);
    plan.facts = {{u"from"_s, node.value}};
    plan.lease.avoid = {node};
    return plan;
}

Result<Plan> planStart(const ClusterView &view, const NodeName &node, const QString &why)
{
    const HostProfile host = hostOf(*view.profile, node);
    return planBringBack(view, node, why,
                         {.kind = CareKind::Start,
                          .label = QCoreApplication::translate("Failover", "Start"),
                          .title = QCoreApplication::translate("Failover", "Start the broker on %1").arg(shortName(node)),
                          .step = startServiceStep(host, Millis{15000}, Millis{180000}),
                          .program = serviceCommand(host, ServiceVerb::Start).value_or(QString())});
}

Result<Plan> planStartApplication(const ClusterView &view, const NodeName &node, const QString &why)
{
    return planBringBack(view, node, why,
                         {.kind = CareKind::StartApplication,
                          .label = QCoreApplication::translate("Failover", "Start application"),
                          .title = QCoreApplication::translate("Failover", "Start RabbitMQ in the Erlang VM of %1").arg(shortName(node)),
                          .step = startApplicationStep(*view.profile, node),
                          .program = startApplicationCommand(node)});
}

Result<Plan> planThaw(const ClusterView &view, const NodeName &node, const QString &why)
{
    return planBringBack(view, node, why,
                         {.kind = CareKind::Thaw,
                          .label = QCoreApplication::translate("Failover", "Thaw"),
                          .title = QCoreApplication::translate("Failover", "Let the stopped broker of %1 go on").arg(shortName(node)),
                          .step = thawStep(*view.profile, node),
                          .program = u"pgrep"_s});
}

Result<Plan> planResumeListeners(const ClusterView &view, const NodeName &node, const QString &why)
{
    return planBringBack(view, node, why,
                         {.kind = CareKind::ResumeListeners,
                          .label = QCoreApplication::translate("Failover", "Open listeners"),
                          .title = QCoreApplication::translate("Failover", "Open the doors of %1 for clients again").arg(shortName(node)),
                          .step = resumeListenersStep(*view.profile, node),
                          .program = resumeListenersCommand(node)});
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
    if (!facts->mayWrite)
        return std::unexpected(readOnlySocket(*profile, facts->level));
    if (const Status its = servesProxy(*view.profile, *profile); !its)
        return std::unexpected(its.error());
    Result<Step> restart = restartServiceStep(hostOf(*view.profile, *profile), Millis{1500}, Millis{60000});
    if (!restart)
        return std::unexpected(restart.error());
    restart->cannotBeUndone = QCoreApplication::translate("Failover", "Its clients have been cut off and have reconnected");
    Plan plan = beginPlan(view, {u"restart"_s, QCoreApplication::translate("Failover", "Restart"), u"restart"_s},
                          QCoreApplication::translate("Failover", "Restart HAProxy on %1").arg(proxy.value), why);
    QStringList others;
    for (const ProxyProfile &other : known) {
        if (other.name != proxy)
            others.append(other.name.value);
    }
    plan.guards = {anotherProxyGuard(others)};
    if (const std::optional<Guard> fit = clientsFitElsewhereGuard(view, proxy))
        plan.guards.append(*fit);
    const ProxyPart part{.name = proxy, .servers = &*facts->servers};
    Step back = ensureProxyStep(part, asTheyStand(*facts->servers), Ensure::AfterRestart);
    back.title = QCoreApplication::translate("Failover", "Its servers, of all backends, as they were set before");
    back.retry = {.times = 10, .pause = Millis{500}};
    restart->force = true; // directly before it everything is asked again, also how its servers are set
    plan.steps = {rememberProxyStep(part), checkFileStep(*view.profile, *profile), *restart, back, verifyProxyStep(*view.profile, proxy, part.servers)};
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
    case CareKind::Start:
        return planStart(view, wish.node, why);
    case CareKind::StartApplication:
        return planStartApplication(view, wish.node, why);
    case CareKind::Thaw:
        return planThaw(view, wish.node, why);
    case CareKind::ResumeListeners:
        return planResumeListeners(view, wish.node, why);
    case CareKind::CloseConnections:
        return planCloseConnections(view, {.node = wish.node, .user = wish.user, .reason = {}, .perSecond = wish.perSecond}, why);
    }
    Q_UNREACHABLE_RETURN(failure(ErrorKind::Internal, {}));
}

} // namespace warrener
