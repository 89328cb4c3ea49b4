#include "plan/recovery/RecoveryGuards.h"

#include "run/operations/GuardOperations.h"
#include "run/operations/recovery/MajorityOperations.h"
#include "run/operations/recovery/RepairOperations.h"
#include "run/operations/recovery/VersionGuards.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

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
    for (const auto all = scene.document.allSteps(); const RecoveryStep &step : all) {
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
            guard.id = taken.size() < 2 ? guard.id : guard.id + u'-' + scene.idPart(node);
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
    for (const auto all = document.allSteps(); const RecoveryStep &step : all) {
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
    for (const auto all = scene.document.allSteps(); const RecoveryStep &step : all) {
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
                guard.id += u'-' + scene.idPart(node);
            if (!std::ranges::contains(guards, guard.id, &Guard::id))
                guards.append(guard);
        }
    }
    return guards;
}

} // namespace

QList<Guard> recoveryGuards(const RecoveryScene &scene)
{
    return guardsOf(scene) + versionGuards(scene);
}

} // namespace warrener
