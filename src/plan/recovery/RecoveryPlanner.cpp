#include "plan/recovery/RecoveryPlanner.h"

#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
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
#include "run/operations/recovery/VersionGuards.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis serviceExpected{15000};
constexpr Millis serviceLongest{180000};
constexpr Millis conditionLongest{300000};
constexpr Millis personsLongest{3600000};

/// What all builders of one plan share.
struct RecoveryScene
{
    const RecoveryDocument &document;
    const ClusterView &view;
    const RecoveryWish &wish;
    QList<NodeName> affected;

    const ClusterProfile &profile() const { return *view.profile; }
    QList<NodeName> peersOf(const NodeName &node) const
    {
        // Of one node alone there are no peers to ask.
        const QList<NodeName> peers = askOrder(profile(), {}, node);
        return peers.isEmpty() ? QList<NodeName>{node} : peers;
    }
    /// Whose backup goes into this cluster; empty: its own, or it is not known.
    QString restoredFrom() const
    {
        const QString from = wish.backup ? wish.backup->cluster : QString();
        return from == profile().name.value ? QString() : from;
    }
    QList<NodeName> everybody() const
    {
        // Those that do not serve are asked last.
        QList<NodeName> order = askOrder(profile(), {});
        std::ranges::stable_partition(order, [this](const NodeName &node) { return !affected.contains(node); });
        return order;
    }
};

NodeCondition conditionOf(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    return look == nullptr ? NodeCondition::Asking : judgeNode(*view.snapshot, *look);
}

/// It has parted from a majority: its side has lost.
bool isOnLosingSide(const ClusterView &view, const NodeName &node)
{
    const NodeLook *look = view.snapshot->node(node);
    return look != nullptr && partedFrom(*view.snapshot, *look).size() * 2 > view.profile->nodes.size();
}

QStringList shortNames(const QList<NodeName> &nodes)
{
    QStringList names;
    for (const NodeName &node : nodes)
        names.append(shortName(node));
    return names;
}

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

Step messagesThroughAll(const RecoveryScene &scene)
{
    QList<Step> each;
    for (const ProxyProfile &proxy : scene.profile().proxies) {
        const ProxyFacts *facts = scene.view.facts->proxy(proxy.name);
        each.append(verifyProxyStep(scene.profile(), proxy.name, facts != nullptr && facts->servers ? &*facts->servers : nullptr));
    }
    if (each.isEmpty())
        each.append(verifyNodeStep(scene.everybody().value(0)));
    for (Step &step : each)
        step.onFailure = OnFailure::Stop;
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
        return stopServiceStep(host, Millis{5000}, serviceLongest);
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
        return messagesThroughAll(scene);
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
    case RecoveryAction::RestoreBackup: {
        if (scene.wish.restore.isEmpty())
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Recovery", "There is no backup that could be restored: %1 needs one").arg(scene.document.id));
        Step step;
        step.type = StepType::Group;
        const QString from = scene.restoredFrom();
        step.title = from.isEmpty() ? QCoreApplication::translate("Recovery", "Restore the newest good backup")
                                    : QCoreApplication::translate("Recovery", "Restore the newest good backup of %1 into %2").arg(from, profile.name.value);
        if (scene.wish.backup && scene.wish.backup->isNamed)
            step.title =
                from.isEmpty()
                    ? QCoreApplication::translate("Recovery", "Restore the backup %1").arg(scene.wish.backup->id)
                    : QCoreApplication::translate("Recovery", "Restore the backup %1 of %2 into %3").arg(scene.wish.backup->id, from, profile.name.value);
        step.parallel = false;
        step.steps = scene.wish.restore;
        // Clients are not sent to what came back in part only, and nobody has said that this is enough.
        for (Step &part : step.steps) {
            if (part.onFailure == OnFailure::Continue)
                part.onFailure = OnFailure::Stop;
        }
        return step;
    }
    case RecoveryAction::Manual:
    case RecoveryAction::Approval:
        return personStep(scene, wanted);
    }
    Q_UNREACHABLE_RETURN(failure(ErrorKind::Internal, {}));
}

/// For an id: short, and of no two nodes the same, whose names may differ at their end alone.
QString idPart(const RecoveryScene &scene, const NodeName &node)
{
    const auto shortened = [](const NodeName &name) { return shortName(name).left(20); };
    const QList<NodeProfile> &nodes = scene.profile().nodes;
    const QString part = shortened(node);
    if (std::ranges::count_if(nodes, [&](const NodeProfile &one) { return shortened(one.name) == part; }) < 2)
        return part;
    return part + u'.' + QString::number(std::ranges::find(nodes, node, &NodeProfile::name) - nodes.begin() + 1);
}

/// "start", or "start-broker2" where the plan is about several nodes.
QString idOn(const RecoveryScene &scene, const QString &id, const NodeName &node)
{
    return node.isEmpty() || scene.affected.size() < 2 ? id : id + u'-' + idPart(scene, node);
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

bool takesNothingBack(const Step &step)
{
    if (step.type == StepType::Group)
        return std::ranges::any_of(step.steps, takesNothingBack);
    return step.type == StepType::Action && !step.undo && !step.cannotBeUndone.isEmpty();
}

Result<QList<Step>> stepsOf(const RecoveryScene &scene)
{
    QList<Step> steps;
    // Once something has been done that nothing takes back, to take the rest back would leave less than to stop there.
    bool isPast = false;
    for (const RecoveryStep &wanted : scene.document.allSteps()) {
        QList<NodeName> nodes = wanted.node.isEmpty() ? scene.affected : QList<NodeName>{wanted.node};
        const bool perNode = traitsOf(wanted.action).perNode || (wanted.condition && needsNode(*wanted.condition));
        if (!perNode)
            nodes = {NodeName{}};
        // An earlier run may have ended after a node had joined, and before it got its members: it is not out of service now.
        const bool isAnybodys = wanted.action == RecoveryAction::GrowMembers && scene.document.about == RecoveryDocument::About::Lost && wanted.node.isEmpty();
        // The lost ones first: a queue has its members where it had them, and not on others that were never asked to hold it.
        if (isAnybodys) {
            nodes = scene.affected;
            std::ranges::copy_if(scene.everybody(), std::back_inserter(nodes), [&](const NodeName &node) { return !scene.affected.contains(node); });
        }
        for (const NodeName &node : std::as_const(nodes)) {
            const Result<Step> built = builtStep(scene, wanted, node);
            if (!built)
                return std::unexpected(built.error());
            Step step = adjusted(scene, wanted, *built, node);
            if (isAnybodys)
                step.id = wanted.id + u'-' + idPart(scene, node);
            if (wanted.onFailure)
                step.onFailure = *wanted.onFailure;
            else if (isPast && step.onFailure == OnFailure::Undo)
                step.onFailure = OnFailure::Stop;
            isPast = isPast || takesNothingBack(step);
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

Guard builtGuard(const RecoveryScene &scene, RecoveryGuard wanted, const NodeName &node)
{
    switch (wanted) {
    case RecoveryGuard::Majority:
        return majorityGuard(node);
    case RecoveryGuard::QuorumStays:
        return quorumStaysGuard(node, scene.peersOf(node));
    case RecoveryGuard::NoOnlyCopies:
        return noOnlyCopiesGuard(node, scene.peersOf(node));
    case RecoveryGuard::InTrouble:
        return inTroubleGuard(node, scene.peersOf(node));
    }
    Q_UNREACHABLE_RETURN({});
}

QList<Guard> guardsOf(const RecoveryScene &scene)
{
    QList<Guard> guards;
    // What a step names by itself is taken away as well.
    QList<NodeName> taken = scene.affected;
    for (const RecoveryStep &step : scene.document.allSteps()) {
        if (!step.node.isEmpty() && traitsOf(step.action).dangerous && !taken.contains(step.node))
            taken.append(step.node);
    }
    for (const NodeName &node : std::as_const(taken)) {
        // Nobody loses anything by what becomes of a node that the cluster has forgotten.
        const QList<NodeName> &known = scene.view.facts->nodes;
        if (!known.isEmpty() && !known.contains(node))
            continue;
        for (const RecoveryGuard wanted : scene.document.guards) {
            Guard guard = builtGuard(scene, wanted, node);
            guard.id = taken.size() < 2 ? guard.id : guard.id + u'-' + idPart(scene, node);
            guards.append(guard);
        }
    }
    return guards;
}

/// What the nodes ran when they told it last, those too that do not serve now.
QList<NodeRelease> releasesOf(const ClusterView &view)
{
    QList<NodeRelease> releases;
    for (const NodeLook &look : view.snapshot->nodes)
        releases.append({.node = look.name, .version = look.versions.has() ? look.versions.value->rabbitmq : QString()});
    return releases;
}

/// Something is done that wants one series, and the plan does not wait for that by itself before.
bool actsOnOneSeries(const RecoveryDocument &document)
{
    for (const RecoveryStep &step : document.allSteps()) {
        if (step.action == RecoveryAction::Condition && step.condition == ClusterCondition::SameVersion)
            return false;
        if (traitsOf(step.action).wantsOneSeries)
            return true;
    }
    return false;
}

/// Only where what was seen speaks for them: every rule is asked again before each use of force, and costs its time. They look for
/// themselves then, so that an upgrade that has ended meanwhile is in nobody's way.
QList<Guard> versionGuards(const RecoveryScene &scene)
{
    const QList<NodeRelease> releases = releasesOf(scene.view);
    QList<Guard> guards;
    if (!judgeWrittenFor(scene.document.brokers, releases))
        guards.append(writtenForGuard(scene.document.brokers));
    const bool isMixed = !judgeOneSeries(releases);
    if (isMixed && actsOnOneSeries(scene.document))
        guards.append(oneSeriesGuard());
    for (const RecoveryStep &step : scene.document.allSteps()) {
        if (step.action != RecoveryAction::JoinCluster)
            continue;
        const QList<NodeName> joining = step.node.isEmpty() ? scene.affected : QList<NodeName>{step.node};
        for (const NodeName &node : joining) {
            const auto own = std::ranges::find(releases, node, &NodeRelease::node);
            const bool isTold = own != releases.end() && !own->version.isEmpty();
            const bool peersTell = std::ranges::any_of(releases, [&](const NodeRelease &one) { return one.node != node && !one.version.isEmpty(); });
            if (!peersTell || (isTold && !isMixed))
                continue;
            Guard guard = rejoinsGuard(node);
            if (scene.affected.size() > 1 || !step.node.isEmpty())
                guard.id += u'-' + idPart(scene, node);
            if (!std::ranges::contains(guards, guard.id, &Guard::id))
                guards.append(guard);
        }
    }
    return guards;
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

Result<QList<NodeName>> affectedNodes(const RecoveryDocument &document, const ClusterView &view, const NodeName &named)
{
    if (document.about == RecoveryDocument::About::Cluster)
        return QList<NodeName>{};
    QList<NodeName> all;
    QList<NodeName> found;
    bool isEveryoneSeen = true;
    for (const NodeProfile &node : view.profile->nodes) {
        all.append(node.name);
        // Who has paused itself has its data, and is what the plan goes on with.
        if (document.about == RecoveryDocument::About::Lost && view.facts->paused.contains(node.name))
            continue;
        const NodeCondition condition = conditionOf(view, node.name);
        isEveryoneSeen = isEveryoneSeen && condition != NodeCondition::Asking && condition != NodeCondition::NotConfigured;
        const bool isOut = document.about == RecoveryDocument::About::Nodes
                               ? isOnLosingSide(view, node.name)
                               : isLost(condition) || condition == NodeCondition::Partitioned || condition == NodeCondition::Stale;
        if (isOut)
            found.append(node.name);
    }
    if (!named.isEmpty()) {
        if (!all.contains(named))
            return failure(ErrorKind::NotFound, QCoreApplication::translate("Recovery", "%1 is no node of %2").arg(named.value, view.profile->name.value));
        if (document.about == RecoveryDocument::About::Nodes && !found.isEmpty() && !found.contains(named)) {
            return failure(
                ErrorKind::Forbidden,
                QCoreApplication::translate("Recovery", "%1 is not on the side that has lost: that is %2. Restarting the others would take what still serves")
                    .arg(shortName(named), shortNames(found).join(u", "_s)));
        }
        return QList<NodeName>{named};
    }
    if (document.about == RecoveryDocument::About::Nodes || found.size() == 1 || (document.about == RecoveryDocument::About::Lost && !found.isEmpty()))
        return found;
    // Nobody is lost, or not any more: what an earlier run has left is brought to its end.
    if (document.about == RecoveryDocument::About::Lost && view.facts->paused.isEmpty() && isEveryoneSeen)
        return found;
    if (document.about == RecoveryDocument::About::Lost && !view.facts->paused.isEmpty()) {
        return failure(ErrorKind::Usage, QCoreApplication::translate(
                                             "Recovery", "Every node that does not serve has paused itself, and none is lost: mend the network between them"));
    }
    return failure(ErrorKind::Usage,
                   found.isEmpty()
                       ? QCoreApplication::translate("Recovery", "No node is known to be out of service; name the one that is meant: %1")
                             .arg(shortNames(all).join(u", "_s))
                       : QCoreApplication::translate("Recovery", "%1 do not serve; name the one that is meant").arg(shortNames(found).join(u", "_s)));
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
    const QString about = affected->isEmpty() ? view.profile->name.value : shortNames(*affected).join(u", "_s);
    Plan plan = beginPlan(view, {recoveryKind(document.id, false), QCoreApplication::translate("Recovery", "Recovery"), u"recovery"_s},
                          QCoreApplication::translate("Recovery", "%1: %2").arg(document.title.text(), about), wish.why);
    plan.guards = guardsOf(scene) + versionGuards(scene);
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
