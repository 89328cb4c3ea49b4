#include "plan/recovery/RecoveryPlanner.h"

#include "base/Units.h"
#include "plan/recovery/AffectedNodes.h"
#include "plan/recovery/RecoveryGuards.h"
#include "plan/recovery/RecoveryScene.h"
#include "plan/recovery/TrafficSwitch.h"
#include "run/operations/AmqpOperations.h"
#include "run/operations/BrokerOperations.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/HostOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/FeatureFlags.h"
#include "run/operations/recovery/MajorityOperations.h"
#include "run/operations/recovery/RepairOperations.h"
#include "run/operations/recovery/ResumePaused.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis serviceExpected{15000};
constexpr Millis serviceLongest{180000};
constexpr Millis stopExpected{5000};
constexpr Millis conditionLongest{300000};
constexpr Millis personsLongest{3600000};

/// Whoever agrees to a plan of the cluster that takes over reads which one that is, and whom it takes the place of.
QString takingOver(const RecoveryScene &scene)
{
    const QString from = scene.restoredFrom();
    if (!scene.document.onStandby || from.isEmpty())
        return {};
    return QCoreApplication::translate("Recovery", "%1 takes over from %2, with its backup %3.").arg(scene.profile().name.value, from, scene.wish.backup->id);
}

Step personStep(const RecoveryScene &scene, const RecoveryStep &wanted)
{
    Step step;
    step.type = wanted.action == RecoveryAction::Approval ? StepType::Approval : StepType::Manual;
    step.detail = wanted.instructions.text();
    if (const QString words = takingOver(scene); wanted.action == RecoveryAction::Approval && !words.isEmpty())
        step.detail = words + u'\n' + step.detail;
    step.timeout = personsLongest;
    return step;
}

/// The proxies still send everybody elsewhere.
bool isBeforeTheSwitch(const RecoveryDocument &document, const RecoveryStep &wanted)
{
    const QList<RecoveryStep> all = document.allSteps();
    const auto own = std::ranges::find(all, wanted.id, &RecoveryStep::id);
    return std::ranges::any_of(own, all.end(), [](const RecoveryStep &step) { return step.action == RecoveryAction::SwitchTraffic; });
}

/// Short, and of no two such steps the same, whose ids may differ at their end alone.
QString idPartOf(const RecoveryDocument &document, const RecoveryStep &wanted)
{
    constexpr qsizetype longestPart = 20;
    const QString part = wanted.id.left(longestPart);
    const QList<RecoveryStep> all = document.allSteps();
    const auto own = std::ranges::find(all, wanted.id, &RecoveryStep::id);
    const auto before =
        std::count_if(all.begin(), own, [&](const RecoveryStep &step) { return step.action == wanted.action && step.id.left(longestPart) == part; });
    return before == 0 ? part : part + u'.' + QString::number(before + 1);
}

Step messagesThroughAll(const RecoveryScene &scene, const RecoveryStep &wanted)
{
    QList<Step> each;
    const bool isDirect = isBeforeTheSwitch(scene.document, wanted);
    const QString idPart = idPartOf(scene.document, wanted);
    for (const ProxyProfile &proxy : isDirect ? QList<ProxyProfile>() : scene.profile().proxies) {
        const ProxyFacts *facts = scene.view.facts->proxy(proxy.name);
        each.append(verifyProxyStep(scene.profile(), proxy.name, facts != nullptr && facts->servers ? &*facts->servers : nullptr));
    }
    if (each.isEmpty())
        each.append(verifyNodeStep(scene.everybody().value(0)));
    for (Step &step : each) {
        step.onFailure = OnFailure::Stop;
        // A document may ask for it more than once.
        step.id.replace(0, step.id.indexOf(u'-'), idPart);
    }
    return together({}, QCoreApplication::translate("Recovery", "Messages go through"), each);
}

/// With a look before it, at the moment when it is done: what a document's guards say was asked when the run began, and a node
/// may be needed since.
Result<Step> restartStep(const RecoveryScene &scene, const RecoveryStep &wanted, const NodeName &node)
{
    Result<Step> step = restartServiceStep(hostOf(scene.profile(), node), serviceExpected, serviceLongest, node);
    if (!step)
        return step;
    step->force = true;
    step->cannotBeUndone = QCoreApplication::translate("Recovery", "A restart has happened");
    // Who lost the others with it sees few members online.
    QList<NodeName> witnesses = scene.peersOf(node);
    witnesses.removeIf([&scene](const NodeName &peer) { return scene.affected.contains(peer); });
    const Guard stays = quorumStaysGuard(node, witnesses.isEmpty() ? scene.peersOf(node) : witnesses);
    Step before =
        check(wanted.id + "-may"_L1, QCoreApplication::translate("Recovery", "No queue needs %1 to stand").arg(shortName(node)), stays.act, Millis{500});
    before.onFailure = OnFailure::Stop;
    // A pause may lie between the two: what was seen before it is looked for again.
    constexpr Millis restartEvidence{5000};
    before.freshFor = restartEvidence;
    Step both;
    both.type = StepType::Group;
    both.title = step->title;
    both.parallel = false;
    both.steps = {before, *step};
    return both;
}

/// The step that does this, such as shrinking queues before others let them grow again; empty: none does.
QString stepOf(const RecoveryDocument &document, RecoveryAction action)
{
    const QList<RecoveryStep> all = document.allSteps();
    const auto found = std::ranges::find(all, action, &RecoveryStep::action);
    return found == all.end() ? QString() : found->id;
}

/// It does something on the node's own host that would hit another one's broker where the host is that one's.
bool needsOwnHost(RecoveryAction action)
{
    switch (action) {
    case RecoveryAction::StartService:
    case RecoveryAction::StopService:
    case RecoveryAction::RestartService:
    case RecoveryAction::StartApplication:
    case RecoveryAction::Thaw:
    case RecoveryAction::SetDataAside:
    case RecoveryAction::JoinCluster:
    case RecoveryAction::CopyCookie:
        return true;
    default:
        return false;
    }
}

/// The steps of the restore that was planned for this one, as a group. Errors: Usage (there is none).
Result<Step> restoreSteps(const RecoveryScene &scene)
{
    if (scene.wish.restore.isEmpty())
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Recovery", "There is no backup that could be restored: %1 needs one").arg(scene.document.id));
    Step step;
    step.type = StepType::Group;
    const QString from = scene.restoredFrom();
    step.title = from.isEmpty() ? QCoreApplication::translate("Recovery", "Restore the newest good backup")
                                : QCoreApplication::translate("Recovery", "Restore the newest good backup of %1 into %2").arg(from, scene.profile().name.value);
    if (scene.wish.backup && scene.wish.backup->isNamed)
        step.title =
            from.isEmpty()
                ? QCoreApplication::translate("Recovery", "Restore the backup %1").arg(scene.wish.backup->id)
                : QCoreApplication::translate("Recovery", "Restore the backup %1 of %2 into %3").arg(scene.wish.backup->id, from, scene.profile().name.value);
    step.parallel = false;
    step.steps = scene.wish.restore;
    // Clients are not sent to what came back in part only, and nobody has said that this is enough.
    for (Step &part : step.steps) {
        if (part.onFailure == OnFailure::Continue)
            part.onFailure = OnFailure::Stop;
    }
    return step;
}

/// The action for one node, or for the cluster where `node` is empty.
Result<Step> builtStep(const RecoveryScene &scene, const RecoveryStep &wanted, const NodeName &node)
{
    const ClusterProfile &profile = scene.profile();
    const HostProfile host = hostOf(profile, node);
    const QList<NodeName> ask = node.isEmpty() ? scene.everybody() : scene.peersOf(node);
    if (needsOwnHost(wanted.action)) {
        if (const Status alone = servesAlone(profile, node); !alone)
            return std::unexpected(alone.error());
    }
    switch (wanted.action) {
    case RecoveryAction::Look:
        return summaryStep(scene.affected.value(0), scene.everybody(), {}, !scene.affected.isEmpty());
    case RecoveryAction::NodeState:
        return nodeStateStep({}, profile, node, ask);
    case RecoveryAction::OnlyCopies:
        return onlyCopiesStep({}, node, ask);
    case RecoveryAction::Condition:
        return conditionStep({}, *wanted.condition, needsNode(*wanted.condition) ? node : NodeName{}, ask, conditionLongest);
    case RecoveryAction::Ask:
        return askConditionStep({}, *wanted.condition, needsNode(*wanted.condition) ? node : NodeName{}, ask,
                                wanted.timeout.count() > 0 ? Millis(wanted.timeout) : conditionLongest);
    case RecoveryAction::StartService:
        return startServiceStep(host, serviceExpected, serviceLongest);
    case RecoveryAction::StopService:
        return stopServiceStep(host, stopExpected, serviceLongest);
    case RecoveryAction::RestartService:
        return restartStep(scene, wanted, node);
    case RecoveryAction::StartApplication:
        return startApplicationStep(profile, node);
    case RecoveryAction::Thaw:
        return thawStep(profile, node);
    case RecoveryAction::SetDataAside:
        return setDataAsideStep({}, profile, node, ask);
    case RecoveryAction::ForgetNode:
        return forgetNodeStep({}, profile, node, ask);
    case RecoveryAction::JoinCluster:
        return joinClusterStep({}, profile, node, ask);
    case RecoveryAction::GrowMembers:
        // A node on which nobody works in this run is asked about by everybody, and may be down.
        return growMembersStep({}, profile, node, scene.affected.contains(node) ? ask : scene.everybody(), stepOf(scene.document, RecoveryAction::ShrinkQueues),
                               stepOf(scene.document, RecoveryAction::StreamsAlone), !scene.affected.contains(node));
    case RecoveryAction::ResumePaused:
        return resumePausedStep({}, profile, ask, scene.view.facts->paused);
    case RecoveryAction::MetadataAlone:
        return metadataAloneStep({}, profile, ask);
    case RecoveryAction::ShrinkQueues:
        return shrinkQueuesStep({}, profile, ask);
    case RecoveryAction::StalledStreams:
        return stalledStreamsStep({}, ask);
    case RecoveryAction::StreamsAlone:
        return coordinatorAloneStep({}, profile, ask);
    case RecoveryAction::MembersInSync:
        return caughtUpStep(node, ask);
    case RecoveryAction::Rebalance:
        return rebalanceStep(ask);
    case RecoveryAction::VerifyMessages:
        return messagesThroughAll(scene, wanted);
    case RecoveryAction::DiskUsage:
        return diskUsageStep({}, profile, node);
    case RecoveryAction::CopyCookie:
        return copyCookieStep({}, profile, node, ask);
    case RecoveryAction::EnableFlags:
        return enableFlagsStep({}, profile, ask);
    case RecoveryAction::ReloadCertificates:
        return reloadCertificatesStep({}, profile, node);
    case RecoveryAction::SwitchTraffic: {
        const Result<std::optional<Step>> step = switchTrafficStep(scene.view);
        if (!step)
            return std::unexpected(step.error());
        // Where no proxy that is known leads here, only people can.
        return *step ? **step : personStep(scene, wanted);
    }
    case RecoveryAction::RestoreBackup:
        return restoreSteps(scene);
    case RecoveryAction::Manual:
    case RecoveryAction::Approval:
        return personStep(scene, wanted);
    }
    Q_UNREACHABLE_RETURN(failure(ErrorKind::Internal, {}));
}

/// "start", or "start-broker2" where the plan is about several nodes.
QString idOn(const RecoveryScene &scene, const QString &id, const NodeName &node)
{
    return node.isEmpty() || scene.affected.size() < 2 ? id : id + u'-' + scene.idPart(node);
}

/// It does nothing to the cluster: people do, or it waits.
bool isLeftToPeople(RecoveryAction action)
{
    return action == RecoveryAction::Manual || action == RecoveryAction::Approval || action == RecoveryAction::Condition || action == RecoveryAction::Ask;
}

std::optional<Call> branchOf(const RecoveryScene &scene, const RecoveryStep &wanted, const NodeName &node)
{
    if (!wanted.when)
        return std::nullopt;
    const RecoveryWhen &when = *wanted.when;
    if (when.condition) {
        const NodeName about = needsNode(*when.condition) ? (node.isEmpty() ? scene.affected.value(0) : node) : NodeName{};
        return unlessCondition(*when.condition, when.holds, about, node.isEmpty() ? scene.everybody() : scene.peersOf(node),
                               isLeftToPeople(wanted.action) ? Untold::Begins : Untold::Fails);
    }
    const QList<RecoveryStep> all = scene.document.allSteps();
    const auto asked = std::ranges::find(all, when.step, &RecoveryStep::id);
    const bool perNode = asked != all.end() && traitsOf(asked->action).perNode;
    return unlessOutcome(perNode ? idOn(scene, when.step, node.isEmpty() ? scene.affected.value(0) : node) : when.step, when.outcomes);
}

/// What the document says about the step goes before what its builder says.
Step adjusted(const RecoveryScene &scene, const RecoveryStep &wanted, Step step, const NodeName &node)
{
    // A restart comes with a look before it: results and branches go by the name of the restart.
    if (wanted.action == RecoveryAction::RestartService && step.type == StepType::Group) {
        step.steps.first().id = idOn(scene, step.steps.first().id, node);
        step.steps.last() = adjusted(scene, wanted, step.steps.last(), node);
        // Once it has been restarted, that no queue needed it is nothing that the restart of another one rests on.
        step.steps.last().takesBack = {step.steps.first().id};
        step.steps.first().precondition = step.steps.last().precondition;
        step.steps.first().other = step.steps.last().other;
        step.title = step.steps.last().title;
        step.id = step.steps.last().id + "-all"_L1;
        return step;
    }
    step.id = idOn(scene, wanted.id, node);
    if (!wanted.title.isEmpty())
        step.title = wanted.title.text();
    // An asking step ends by itself when its time is over.
    if (wanted.timeout.count() > 0 && wanted.action != RecoveryAction::Ask)
        step.timeout = wanted.timeout;
    if (wanted.expected.count() > 0)
        step.expected = wanted.expected;
    // What a builder has found, such as a proxy that nobody can tell, is not to be read elsewhere.
    if (!wanted.instructions.isEmpty() && !step.detail.endsWith(wanted.instructions.text()))
        step.detail = step.detail.isEmpty() ? wanted.instructions.text() : step.detail + u"\n"_s + wanted.instructions.text();
    if (wanted.action == RecoveryAction::Condition && !wanted.instructions.isEmpty())
        step.other.insert(recoveryKey::byPeople, true);
    if (!wanted.cannotBeUndone.isEmpty() && !step.undo)
        step.cannotBeUndone = wanted.cannotBeUndone.text();
    step.commands += wanted.commands;
    step.other.insert(recoveryKey::role, toId(wanted.role));
    if (!wanted.outcome.isEmpty())
        step.other.insert(recoveryKey::rehearsed, wanted.outcome);
    if (const std::optional<Call> branch = branchOf(scene, wanted, node)) {
        // A group has no precondition of its own: each of its members gets it.
        if (step.type == StepType::Group) {
            for (Step &member : step.steps)
                member.precondition = branch;
        } else {
            step.precondition = branch;
        }
    }
    return step;
}

/// Of a side that has lost, all are stopped before the first one starts: it would take over what another of them believes, as RabbitMQ's
/// guide on partitions has it and its own autoheal does. Queues that have most of their members there stand still meanwhile, so that no
/// look at each of them says anything.
Result<QList<Step>> restartTogether(const RecoveryScene &scene, const RecoveryStep &wanted, const QList<NodeName> &nodes)
{
    QList<Step> stops, starts;
    RecoveryStep back = wanted;
    back.action = RecoveryAction::StartService;
    for (const NodeName &node : nodes) {
        RecoveryStep away = wanted;
        away.action = RecoveryAction::StopService;
        away.expected = {};
        const Result<Step> start = builtStep(scene, back, node);
        const Result<Step> stop = stopToStartAgainStep(hostOf(scene.profile(), node), stopExpected, serviceLongest, node);
        if (!stop || !start)
            return std::unexpected(stop ? start.error() : stop.error());
        Step stopping = adjusted(scene, away, *stop, node);
        Step starting = adjusted(scene, back, *start, node);
        stopping.id = starting.id + "-stop"_L1;
        stopping.title = QCoreApplication::translate("Recovery", "%1: stop %2").arg(stopping.title, shortName(node));
        starting.title = QCoreApplication::translate("Recovery", "%1: start %2").arg(starting.title, shortName(node));
        // Whether they have parted was asked before the first was stopped; what is stopped shows nothing of it any more.
        if (!stops.isEmpty())
            stopping.precondition = unlessOutcome(stops.first().id, {u"done"_s});
        starting.precondition = unlessOutcome(stopping.id, {u"done"_s});
        stops.append(stopping);
        starts.append(starting);
    }
    return stops + starts;
}

/// Also where an undo takes back a part of it: messages that were published stay.
bool staysDone(const Step &step)
{
    if (step.type == StepType::Group)
        return std::ranges::any_of(step.steps, staysDone);
    return step.type == StepType::Action && !step.cannotBeUndone.isEmpty();
}

/// Of the nodes that the step is done for one after the other; one without a name is the cluster.
QList<NodeName> nodesOf(const RecoveryScene &scene, const RecoveryStep &wanted, bool isAnybodys)
{
    const bool perNode = traitsOf(wanted.action).perNode || (wanted.condition && needsNode(*wanted.condition));
    if (!perNode)
        return {NodeName{}};
    if (!wanted.node.isEmpty())
        return {wanted.node};
    QList<NodeName> nodes = scene.affected;
    // The lost ones first: a queue has its members where it had them, and not on others that were never asked to hold it.
    if (isAnybodys)
        std::ranges::copy_if(scene.everybody(), std::back_inserter(nodes), [&](const NodeName &node) { return !scene.affected.contains(node); });
    return nodes;
}

/// Of everybody nobody would be left whom the first one could take over from: it would wait for the others, and all are out. Of a
/// partition half of the nodes are no side that has lost: nothing would be left that has the majority.
bool mayStopTogether(const RecoveryScene &scene, const QList<NodeName> &nodes)
{
    if (scene.document.about == RecoveryDocument::About::Nodes)
        return nodes.size() > 1 && nodes.size() * 2 < memberCount(scene.view);
    return nodes.size() > 1 && nodes.size() < scene.profile().nodes.size();
}

Result<QList<Step>> stepsFor(const RecoveryScene &scene, const RecoveryStep &wanted)
{
    // An earlier run may have ended after a node had joined, and before it got its members: it is not out of service now.
    const bool isAnybodys = wanted.action == RecoveryAction::GrowMembers && scene.document.about == RecoveryDocument::About::Lost && wanted.node.isEmpty();
    const QList<NodeName> nodes = nodesOf(scene, wanted, isAnybodys);
    if (wanted.action == RecoveryAction::RestartService && mayStopTogether(scene, nodes))
        return restartTogether(scene, wanted, nodes);
    QList<Step> steps;
    for (const NodeName &node : nodes) {
        const Result<Step> built = builtStep(scene, wanted, node);
        if (!built)
            return std::unexpected(built.error());
        Step step = adjusted(scene, wanted, *built, node);
        if (isAnybodys)
            step.id = wanted.id + u'-' + scene.idPart(node);
        steps.append(step);
    }
    return steps;
}

Result<QList<Step>> stepsOf(const RecoveryScene &scene)
{
    QList<Step> steps;
    // Once something has been done that nothing takes back, to take the rest back would leave less than to stop there.
    bool isPast = false;
    for (const auto listed = scene.document.allSteps(); const RecoveryStep &wanted : listed) {
        const Result<QList<Step>> each = stepsFor(scene, wanted);
        if (!each)
            return std::unexpected(each.error());
        for (Step step : *each) {
            if (wanted.onFailure)
                step.onFailure = *wanted.onFailure;
            else if (isPast && step.onFailure == OnFailure::Undo)
                step.onFailure = OnFailure::Stop;
            isPast = isPast || staysDone(step);
            steps.append(step);
        }
    }
    return steps;
}

/// Each is waited for: what has just been mended takes a moment to be seen.
QList<Step> validationSteps(const RecoveryScene &scene)
{
    QList<Step> steps;
    for (const ClusterCondition condition : scene.document.validation) {
        const QList<NodeName> about = needsNode(condition) ? scene.affected : QList<NodeName>{NodeName{}};
        for (const NodeName &node : about) {
            Step step = conditionStep(idOn(scene, u"valid-"_s + toId(condition), node), condition, node, scene.everybody(), conditionLongest);
            step.onFailure = OnFailure::Stop;
            step.other.insert(recoveryKey::role, toId(RecoveryRole::Operator));
            steps.append(step);
        }
    }
    return steps;
}

QJsonObject factsOf(const RecoveryScene &scene)
{
    QJsonObject facts{{u"scenario"_s, scene.document.id},
                      {u"document"_s, scene.document.version},
                      {u"rtoSeconds"_s, qint64(scene.document.rto.count())},
                      {u"rpoSeconds"_s, qint64(scene.document.rpo.count())},
                      {u"nodes"_s, toJson(scene.affected)}};
    if (!scene.affected.isEmpty())
        facts.insert(u"from"_s, scene.affected.first().value);
    if (!isNever(scene.wish.since))
        facts.insert(u"since"_s, toDateTime(scene.wish.since).toUTC().toString(Qt::ISODateWithMs));
    if (scene.wish.backup) {
        facts.insert(u"backup"_s, QJsonObject{{u"id"_s, scene.wish.backup->id},
                                              {u"cluster"_s, scene.wish.backup->cluster},
                                              {u"at"_s, toDateTime(scene.wish.backup->at).toUTC().toString(Qt::ISODateWithMs)},
                                              {u"verified"_s, scene.wish.backup->verified}});
    }
    if (!scene.document.fallback.isEmpty())
        facts.insert(u"fallback"_s, QJsonObject{{u"words"_s, scene.document.fallback.text()}, {u"plan"_s, scene.document.fallbackPlan}});
    QJsonObject roles;
    for (auto it = scene.wish.roles.cbegin(); it != scene.wish.roles.cend(); ++it)
        roles.insert(it.key(), it.value());
    if (!roles.isEmpty())
        facts.insert(u"roles"_s, roles);
    return facts;
}

} // namespace

QString recoveryKind(const QString &scenario, bool rehearsal)
{
    return (rehearsal ? "rehearsal-"_L1 : "recovery-"_L1) + scenario;
}

bool restoresBackup(const RecoveryDocument &document)
{
    return std::ranges::any_of(document.allSteps(), [](const RecoveryStep &step) { return step.action == RecoveryAction::RestoreBackup; });
}

Result<Plan> planRecovery(const RecoveryDocument &document, const ClusterView &view, const RecoveryWish &wish)
{
    const Result<QList<NodeName>> affected = affectedNodes(document, view, wish.node);
    if (!affected)
        return std::unexpected(affected.error());
    const RecoveryScene scene{.document = document, .view = view, .wish = wish, .affected = *affected};
    const Result<QList<Step>> steps = stepsOf(scene);
    if (!steps)
        return std::unexpected(steps.error());
    const QString about = affected->isEmpty() ? view.profile->name.value : shortNamesOf(*affected);
    Plan plan = beginPlan(view, {recoveryKind(document.id, false), QCoreApplication::translate("Recovery", "Recovery"), u"recovery"_s},
                          QCoreApplication::translate("Recovery", "%1: %2").arg(document.title.text(), about), wish.why);
    plan.guards = recoveryGuards(scene);
    plan.steps = *steps + validationSteps(scene);
    plan.afterwards = document.afterwards.text();
    plan.lease.avoid = *affected;
    // While a node is frozen or cut off, its peers may not be able to give the cluster's own lease.
    if (!affected->isEmpty())
        plan.lease.kind = LeaseNeed::Kind::Emergency;
    plan.facts = factsOf(scene);
    plan.page = u"recovery"_s;
    plan.keepsOnHosts = restoresBackup(document);
    if (const Status checked = checkPlan(plan); !checked)
        return std::unexpected(checked.error());
    return plan;
}

} // namespace warrener
