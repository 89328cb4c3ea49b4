#include "run/operations/recovery/RepairOperations.h"

#include "base/Pause.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/ServiceTelling.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/ClusterConditions.h"
#include "run/operations/recovery/FeatureFlags.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/operations/recovery/SurelyDown.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto nodeStateName = "node.state"_L1;
constexpr auto inTroubleName = "guard.node-in-trouble"_L1;
constexpr auto setAsideName = "node.set-data-aside"_L1;
constexpr auto putBackName = "node.put-data-back"_L1;
constexpr auto forgetName = "cluster.forget-node"_L1;
constexpr auto isForgottenName = "cluster.is-forgotten"_L1;
constexpr auto joinName = "node.join-cluster"_L1;
constexpr auto diskUsageName = "host.disk-usage"_L1;
constexpr auto reloadCertificatesName = "broker.reload-certificates"_L1;
constexpr auto outcomeKey = "outcome"_L1;
constexpr auto asideKey = "aside"_L1;
constexpr Millis certificatesPatience{20000};
constexpr Millis repairPatience{120000};
constexpr Millis joinPatience{300000};
constexpr Millis joinSeen{60000};
constexpr Millis betweenJoinLooks{2000};

QString lastLines(const QByteArray &text)
{
    return QString::fromUtf8(text).trimmed().right(500);
}

/// Argument: {"node", "ask"}. Guard: something keeps it from serving. Its own host and its peers together call it well.
OperationTask inTrouble(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<NodeFigures> row = co_await rowOf(access, name, nodes(arguments, key::ask), context.stop);
    if (!row && row.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(row.error());
    const NodeTrouble trouble = row && row->running ? co_await askTrouble(access, name, context) : NodeTrouble::Unknown;
    if (context.stop.stop_requested())
        co_return stoppedLooking();
    if (trouble == NodeTrouble::None)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 serves: nothing is wrong with it").arg(shortName(name)));
    // A command that does not answer, or a login that fails, is no word against the peers'.
    const bool saysNothing =
        trouble == NodeTrouble::Unknown || trouble == NodeTrouble::Hung || trouble == NodeTrouble::HostSilent || trouble == NodeTrouble::HostRefuses;
    if (row && row->running && saysNothing) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Recovery", "Its peers see %1 run, and its own host does not say otherwise: %2").arg(shortName(name), toWord(trouble)));
    }
    co_return saying(QCoreApplication::translate("Recovery", "%1 does not serve as it should").arg(shortName(name)));
}

/// Argument: {"node", "ask"}. Answer: {"outcome": id of NodeTrouble}.
OperationTask nodeState(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    NodeTrouble trouble = co_await askTrouble(access, name, context);
    if (context.stop.stop_requested())
        co_return stoppedLooking();
    // Its peers know what its own host cannot tell; only together they may call it well.
    const Result<NodeFigures> row = co_await rowOf(access, name, nodes(arguments, key::ask), context.stop);
    if (row)
        context.output(row->running ? QCoreApplication::translate("Recovery", "Its peers see %1 run").arg(shortName(name))
                                    : QCoreApplication::translate("Recovery", "Its peers do not see %1 run").arg(shortName(name)));
    else
        context.output(row.error().message);
    const QString words = QCoreApplication::translate("Recovery", "%1: %2").arg(shortName(name), toWord(trouble));
    // A command on its host that gives no answer in time may be slow, or not be found: nothing is ended for that alone.
    if (trouble == NodeTrouble::Hung && row && row->running) {
        context.output(QCoreApplication::translate("Recovery", "A node that its peers see run is not restarted for that. Look at its log; where it serves "
                                                               "nobody, restart its service by hand"));
        trouble = NodeTrouble::Unknown;
    }
    co_return saying(words, {{outcomeKey, toId(trouble)}});
}

/// Nobody among `ask` counts it as a member any more. None: nobody could be asked.
QCoro::Task<std::optional<bool>> isForgottenBy(AccessPtr access, NodeName name, QList<NodeName> ask, std::stop_token stop)
{
    const Result<NodeFigures> row = co_await rowOfAll(access, name, ask, stop);
    if (row)
        co_return false;
    if (row.error().kind == ErrorKind::NotFound)
        co_return true;
    co_return std::nullopt;
}

/// Argument: {"node", "ask"}. What the undo must know is kept before: the run that the folder is named by.
OperationTask setAside(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    if (!isNodeName(name.value))
        co_return noNodeName(name);
    const HostProfile host = hostOf(access->profile(), name);
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    if (const Status stopped = co_await isStoppedThere(access, name, context); !stopped)
        co_return std::unexpected(stopped.error());
    if (const Status kept = co_await context.keep({{asideKey, asideName(context.run)}}); !kept)
        co_return std::unexpected(kept.error());
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    const Result<QByteArray> said = co_await onHostOf(access, name, setAsideCommand(host, name, context.run), {.timeout = repairPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    const QString last = QString::fromUtf8(*said).trimmed().section(u'\n', -1);
    if (last == "nothing"_L1)
        co_return saying(QCoreApplication::translate("Recovery", "%1 has no data to set aside").arg(shortName(name)), {{outcomeKey, u"nothing"_s}});
    if (!last.startsWith("aside "_L1))
        co_return failure(ErrorKind::Malformed,
                          QCoreApplication::translate("Recovery", "The host of %1 does not say what became of its data").arg(shortName(name)), last.left(200));
    co_return saying(QCoreApplication::translate("Recovery", "The data of %1 is kept in %2").arg(shortName(name), last.sliced(6)),
                     {{outcomeKey, u"aside"_s}, {u"path"_s, last.sliced(6)}});
}

/// Argument: {"node", "ask"}.
OperationTask putBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    if (context.kept.value(asideKey).toString().isEmpty())
        co_return saying(QCoreApplication::translate("Recovery", "Nothing of %1 was set aside").arg(shortName(name)));
    const Result<NodeFigures> row = co_await rowOfAll(access, name, nodes(arguments, key::ask), context.stop);
    if (row && row->running)
        co_return saying(QCoreApplication::translate("Recovery", "%1 runs with its new data: the old stays in %2")
                             .arg(shortName(name), context.kept.value(asideKey).toString()));
    if (!row && row.error().kind == ErrorKind::NotFound) {
        co_return saying(QCoreApplication::translate("Recovery", "The cluster has forgotten %1: its old data would be refused, and stays in %2")
                             .arg(shortName(name), context.kept.value(asideKey).toString()));
    }
    if (!row)
        co_return std::unexpected(row.error());
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    if (const Status stopped = co_await isStoppedThere(access, name, context); !stopped)
        co_return std::unexpected(stopped.error());
    const HostProfile host = hostOf(access->profile(), name);
    const Result<QByteArray> said = co_await onHostOf(access, name, putBackCommand(host, name, context.run), {.timeout = repairPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Recovery", "The data of %1 is where it was").arg(shortName(name)));
}

/// Argument: {"node", "ask"}. Probe.
OperationTask isForgotten(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const std::optional<bool> forgotten = co_await isForgottenBy(access, name, nodes(arguments, key::ask), context.stop);
    if (!forgotten)
        co_return failure(ErrorKind::Unreachable,
                          QCoreApplication::translate("Recovery", "Nobody tells whether the cluster still knows %1").arg(shortName(name)));
    co_return whether(*forgotten, *forgotten ? QCoreApplication::translate("Recovery", "The cluster has forgotten %1").arg(shortName(name))
                                             : QCoreApplication::translate("Recovery", "The cluster knows %1").arg(shortName(name)));
}

/// Argument: {"node", "ask"}.
OperationTask forget(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> ask = nodes(arguments, key::ask);
    if (!isNodeName(name.value))
        co_return noNodeName(name);
    if (co_await isForgottenBy(access, name, ask, context.stop) == true)
        co_return saying(QCoreApplication::translate("Recovery", "The cluster has forgotten %1 already").arg(shortName(name)));
    if (const Status down = co_await surelyDown(access, name, ask, context); !down)
        co_return std::unexpected(down.error());
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    NodeName where;
    const Result<QByteArray> said = co_await onHostOfAny(
        access, ask, [name](const NodeName &peer) { return forgetCommand(peer, name); }, {.timeout = repairPatience}, &where, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    // What was only told is read back.
    if (co_await isForgottenBy(access, name, ask, context.stop) != true) {
        co_return failure(ErrorKind::Command,
                          QCoreApplication::translate("Recovery", "%1 was told, and its peers still know %2").arg(shortName(where), shortName(name)),
                          lastLines(*said));
    }
    co_return saying(QCoreApplication::translate("Recovery", "The cluster has forgotten %1").arg(shortName(name)));
}

/// Its own word may be of before it was forgotten: with its old data it counts peers that do not know it any more. What counts is
/// that they see it run, the one first that it has joined.
QCoro::Task<Status> seenByPeers(AccessPtr access, NodeName name, NodeName peer, QList<NodeName> ask, std::stop_token stop)
{
    ask.removeIf([&](const NodeName &each) { return each == name || each == peer; });
    ask.prepend(peer);
    const Millis deadline = access->time()->monotonic() + joinSeen;
    for (;;) {
        const Result<NodeFigures> row = co_await rowOf(access, name, ask, stop);
        if (row && row->running)
            co_return Status();
        if (access->time()->monotonic() < deadline && co_await pauseFor(access->time(), betweenJoinLooks, stop))
            continue;
        if (!row && row.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(row.error());
        co_return failure(ErrorKind::Command,
                          QCoreApplication::translate("Recovery", "%1 says that it is with %2, and its peers do not see it run there. Where "
                                                                  "it has its data of before, these are to be set aside first")
                              .arg(shortName(name), shortName(peer)));
    }
}

/// Argument: {"node", "ask"}.
OperationTask join(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const HostProfile host = hostOf(access->profile(), name);
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    // To a peer that runs: the first of those that count each other so.
    NodeName peer;
    for (const NodeName &each : ask) {
        const Result<NodeFigures> row = co_await rowOf(access, each, {each}, context.stop);
        if (row && row->running && isNodeName(each.value)) {
            peer = each;
            break;
        }
    }
    if (peer.isEmpty())
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Recovery", "No peer of %1 runs that it could join").arg(shortName(name)));
    QString besides;
    const Result<CommandResult> started = co_await tellService(shell, host, ServiceVerb::Start, {.timeout = joinPatience}, &besides, context.stop);
    if (!besides.isEmpty())
        context.output(QCoreApplication::translate("Failover", "systemd refused one more start so soon; its count was set back: %1").arg(besides));
    if (!started)
        co_return std::unexpected(started.error());
    context.progress(-1, QCoreApplication::translate("Recovery", "its service has started"));
    const Result<QByteArray> joined = co_await onHostOf(access, name, joinCommand(name, peer), {.timeout = joinPatience}, context.stop);
    if (!joined)
        co_return std::unexpected(joined.error());
    if (!joined->contains("joined"))
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Recovery", "%1 has not joined").arg(shortName(name)), lastLines(*joined));
    if (const Status seen = co_await seenByPeers(access, name, peer, ask, context.stop); !seen)
        co_return std::unexpected(seen.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 has joined %2").arg(shortName(name), shortName(peer)));
}

/// Argument: {"node"}.
OperationTask diskUsage(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const HostProfile host = hostOf(access->profile(), name);
    const Result<QByteArray> said = co_await onHostOf(access, name, diskUsageCommand(host), {.timeout = repairPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    for (const auto all = QString::fromUtf8(*said).split(u'\n', Qt::SkipEmptyParts); const QString &line : all)
        context.output(line.left(200));
    co_return saying(QCoreApplication::translate("Recovery", "What takes the space on %1 stands in the output").arg(shortName(name)));
}

OperationTask reloadCertificates(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<QByteArray> said = co_await onHostOf(access, name, clearCertificatesCommand(name), {.timeout = certificatesPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 reads its certificates anew").arg(shortName(name)));
}

Step repairStep(const QString &id, const QString &title, const Call &act, Millis expected, Millis longest)
{
    Step step = action(id, title, act, expected);
    step.timeout = longest;
    return step;
}

} // namespace

void addRepairOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, nodeStateName, access, nodeState);
    add(operations, inTroubleName, access, inTrouble);
    add(operations, setAsideName, access, setAside);
    add(operations, putBackName, access, putBack);
    add(operations, forgetName, access, forget);
    add(operations, isForgottenName, access, isForgotten);
    add(operations, joinName, access, join);
    add(operations, diskUsageName, access, diskUsage);
    addMemberRepairs(operations, access);
    addCookieRepairs(operations, access);
    addFeatureFlagOperations(operations, access);
    add(operations, reloadCertificatesName, access, reloadCertificates);
}

Step nodeStateStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    Step step = check(id, QCoreApplication::translate("Recovery", "What keeps %1 from serving").arg(shortName(node)),
                      call(nodeStateName, askingAbout(node, ask)), Millis{3000});
    step.timeout = troublePatience * 2;
    step.commands = {shown(hostOf(profile, node), troubleCommand(hostOf(profile, node), node, u"#"_s))};
    return step;
}

Guard inTroubleGuard(const NodeName &node, const QList<NodeName> &ask)
{
    Guard rule = guard(u"in-trouble"_s, QCoreApplication::translate("Recovery", "Something keeps the node from serving"),
                       call(inTroubleName, askingAbout(node, ask)), true);
    rule.ofForceAlone = true; // a node that serves again is what the run is for
    return rule;
}

Step setDataAsideStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    const HostProfile host = hostOf(profile, node);
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "Set the data of %1 aside").arg(shortName(node)),
                           call(setAsideName, askingAbout(node, ask)), Millis{1500}, repairPatience);
    step.force = true;
    step.idempotent = true;
    step.commands = {shown(host, setAsideCommand(host, node, u"RUN"_s))};
    step.undo = Undo{.act = call(putBackName, askingAbout(node, ask)),
                     .words = QCoreApplication::translate("Recovery", "put it back"),
                     .command = shown(host, putBackCommand(host, node, u"RUN"_s)),
                     .timeout = repairPatience};
    return step;
}

Step forgetNodeStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "The cluster forgets %1").arg(shortName(node)), call(forgetName, askingAbout(node, ask)),
                           Millis{5000}, repairPatience);
    step.force = true;
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = {shown(hostOf(profile, ask.value(0)), forgetCommand(ask.value(0), node))};
    step.probe = call(isForgottenName, askingAbout(node, ask));
    step.cannotBeUndone = QCoreApplication::translate("Recovery", "A node that was forgotten comes back as a new one: it joins again");
    return step;
}

Step joinClusterStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    const HostProfile host = hostOf(profile, node);
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "%1 joins the cluster").arg(shortName(node)), call(joinName, askingAbout(node, ask)),
                           Millis{15000}, joinPatience);
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = {shown(host, serviceCommand(host, ServiceVerb::Start).value_or(QString())), shown(host, joinCommand(node, ask.value(0, node)))};
    step.probe = conditionCall(ClusterCondition::NodeRunning, node, ask);
    step.cannotBeUndone = QCoreApplication::translate("Recovery", "The node is back");
    return step;
}

Step diskUsageStep(const QString &id, const ClusterProfile &profile, const NodeName &node)
{
    Step step = check(id, QCoreApplication::translate("Recovery", "Where the disk space of %1 has gone").arg(shortName(node)),
                      call(diskUsageName, {{key::node, node.value}}), Millis{2000});
    step.timeout = repairPatience;
    step.commands = {shown(hostOf(profile, node), diskUsageCommand(hostOf(profile, node)))};
    step.onFailure = OnFailure::Continue;
    return step;
}

Step reloadCertificatesStep(const QString &id, const ClusterProfile &profile, const NodeName &node)
{
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "%1 reads its certificates anew").arg(shortName(node)),
                           call(reloadCertificatesName, {{key::node, node.value}}), Millis{2000}, certificatesPatience);
    step.idempotent = true;
    step.commands = {shown(hostOf(profile, node), clearCertificatesCommand(node))};
    return step;
}

} // namespace warrener
