#include "run/operations/ServiceOutage.h"

#include "run/operations/GuardOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/HostOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/MaintenanceOperations.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis outageStop{180'000};
/// A node that waits for its peers does so for five minutes.
constexpr Millis outageStart{600'000};

void nameAfter(Step &step, const NodeName &node)
{
    const QString name = shortName(node);
    if (!step.id.endsWith(u'-' + name))
        step.id += u'-' + name;
    if (!step.title.contains(name))
        step.title = QCoreApplication::translate("Backup", "%1: %2").arg(name, step.title);
}

QList<NodeName> whoTells(const ClusterProfile &profile, const NodeName &node)
{
    return profile.nodes.size() > 1 ? askOrder(profile, {}, node) : QList<NodeName>{node};
}

QList<NodeName> runningOnes(const QList<NodeOutage> &outages)
{
    QList<NodeName> names;
    for (const NodeOutage &outage : outages) {
        if (outage.isRunning)
            names.append(outage.node);
    }
    return names;
}

/// The others can do without the node.
QList<Guard> staysGuards(const ClusterView &view, const NodeName &node)
{
    return {majorityGuard(node), quorumStaysGuard(node, whoTells(*view.profile, node))};
}

/// The same as steps: a node that has only just come back may not be counted yet.
QList<Step> staysSteps(const ClusterView &view, const NodeName &node)
{
    QList<Step> steps;
    for (const auto listed = staysGuards(view, node); const Guard &guard : listed) {
        Step step = check(guard.id, guard.words, guard.act, Millis{500});
        step.retry = {.times = 10, .pause = Millis{2000}};
        step.freshFor = Millis{10000}; // drain and stop rest on it
        steps.append(step);
    }
    return steps;
}

} // namespace

Result<QList<Step>> oneAfterTheOther(const ClusterView &view, const QList<NodeOutage> &outages)
{
    const ClusterProfile &profile = *view.profile;
    QList<Step> steps;
    for (const NodeOutage &outage : outages) {
        const NodeName &node = outage.node;
        const HostProfile host = hostOf(profile, node);
        Result<Step> stop = stopServiceStep(host, Millis{8000}, outageStop);
        const Result<Step> start = startServiceStep(host, Millis{15000}, outageStart);
        if (!stop || !start)
            return std::unexpected(!stop ? stop.error() : start.error());
        if (const Status alone = servesAlone(profile, node); !alone)
            return std::unexpected(alone.error());
        // One that is down by itself is not the run's to bring back, but a service that starts again and again is ended.
        if (!outage.isRunning) {
            stop->undo.reset();
            stop->force = false;
        }
        QList<Step> ofNode;
        if (outage.isRunning && profile.nodes.size() > 1 && runningOnes(outages).size() > 1)
            ofNode += staysSteps(view, node);
        if (outage.isRunning && profile.nodes.size() > 1 && !hasOwnCommands(host)) {
            ofNode += drainStep(profile, node, whoTells(profile, node), view.facts->ledCount(node) - std::max<qint64>(0, view.facts->stayingLedBy(node)));
            ofNode += leadersAwayStep(node, whoTells(profile, node), OtherLeaders::Stay);
        }
        if (outage.isRunning || outage.starts)
            ofNode += *stop;
        ofNode += outage.meanwhile;
        if (outage.starts)
            ofNode += {*start, caughtUpStep(node, whoTells(profile, node))};
        for (Step &step : ofNode)
            nameAfter(step, node);
        // Once it is back, what the others could do without it is nothing to rest on when the next one goes.
        if (outage.starts) {
            for (const Step &step : std::as_const(ofNode)) {
                if (step.freshFor > Millis{0})
                    ofNode.last().takesBack.append(step.id);
            }
        }
        steps += ofNode;
    }
    return steps;
}

QList<Guard> outageGuards(const ClusterView &view, const QList<NodeOutage> &outages)
{
    // All guards of a plan are asked before each use of force: of several nodes that would ask about the next ones
    // while this one is out. They are asked by steps.
    const auto running = runningOnes(outages);
    return view.profile->nodes.size() < 2 || running.size() != 1 ? QList<Guard>() : staysGuards(view, running.first());
}

LeaseNeed outageLease(const QList<NodeOutage> &outages)
{
    if (outages.size() == 1)
        return {.avoid = {outages.first().node}};
    return {.kind = LeaseNeed::Kind::Emergency};
}

Result<QList<Step>> allTogether(const ClusterView &view, const QList<NodeOutage> &outages, bool parallel)
{
    const ClusterProfile &profile = *view.profile;
    QList<HostProfile> running;
    QList<HostProfile> all;
    QList<HostProfile> starting; // who was off on purpose stays off
    QList<Step> meanwhile;
    for (const NodeOutage &outage : outages) {
        if (const Status alone = servesAlone(profile, outage.node); !alone)
            return std::unexpected(alone.error());
        const HostProfile host = hostOf(profile, outage.node);
        all.append(host);
        if (outage.starts)
            starting.append(host);
        if (outage.isRunning)
            running.append(host);
        for (Step step : outage.meanwhile) {
            nameAfter(step, outage.node);
            meanwhile.append(step);
        }
    }
    Result<Step> stop =
        servicesStep(all, ServiceVerb::Stop, QCoreApplication::translate("Backup", "Stop all nodes: the cluster serves nobody"), Millis{10000}, outageStop);
    const Result<Step> start =
        servicesStep(starting, ServiceVerb::Start, QCoreApplication::translate("Backup", "Start all nodes side by side"), Millis{30000}, outageStart);
    if (!stop || !start)
        return std::unexpected(!stop ? stop.error() : start.error());
    if (!running.isEmpty()) {
        const Result<Step> again = servicesStep(running, ServiceVerb::Start, {}, Millis{30000}, outageStart);
        if (!again)
            return std::unexpected(again.error());
        stop->force = true;
        stop->undo = Undo{.act = *again->act,
                          .words = QCoreApplication::translate("Backup", "start the nodes that ran"),
                          .command = again->commands.join(u'\n'),
                          .timeout = outageStart};
    }
    QList<Step> steps{*stop};
    if (parallel && meanwhile.size() > 1)
        steps += together(u"meanwhile"_s, QCoreApplication::translate("Backup", "While the cluster is stopped"), meanwhile);
    else
        steps += meanwhile;
    if (!starting.isEmpty())
        steps += *start;
    for (const NodeOutage &outage : outages) {
        if (!outage.starts)
            continue;
        Step caught = caughtUpStep(outage.node, askOrder(profile, outage.node));
        nameAfter(caught, outage.node);
        steps += caught;
    }
    return steps;
}

} // namespace warrener
