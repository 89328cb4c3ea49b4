#include "run/operations/MaintenanceOperations.h"

#include "base/Pause.h"
#include "base/Units.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/HostOperations.h"
#include "run/operations/MaintenanceLook.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto drainName = "broker.drain"_L1;
constexpr auto reviveName = "broker.revive"_L1;
constexpr auto isDrainedName = "broker.is-drained"_L1;
constexpr auto wantedKey = "wanted"_L1;
constexpr auto undoKey = "undo"_L1;             ///< it takes the step back
constexpr auto wasDrainedKey = "wasDrained"_L1; ///< kept: how it was before the step
constexpr auto begunAtKey = "begunAt"_L1;       ///< kept: when the command was given, ms since 1970
constexpr auto lateKey = "late"_L1;             ///< of a probe: what was given a moment ago may still come true
constexpr Millis maintenancePatience{120000};
/// The tool starts a virtual machine of its own before it does anything, and goes on when whoever called it has gone.
constexpr Millis latestEffect{12000};
/// From a command's good end until a peer says so.
constexpr Millis readBackPatience{5000};
constexpr Millis betweenReadings{300};

/// Argument: {"node", "ask", "wanted": bool}.
OperationTask isDrained(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const bool wanted = arguments.value(wantedKey).toBool(true);
    const Result<NodeFigures> row = co_await rowOf(access, name, nodes(arguments, key::ask), context.stop);
    if (!row)
        co_return std::unexpected(row.error());
    bool drained = row->beingDrained.value_or(false);
    // A node that has stopped leaves maintenance mode; of one that runs, its silence says nothing.
    if (row->running && !row->beingDrained) {
        const Result<MaintenanceMarks> marks = co_await askHostsForMaintenance(access, QList<NodeName>{name} + nodes(arguments, key::ask), context.stop);
        if (!marks)
            co_return std::unexpected(marks.error());
        const auto mark = marks->constFind(name);
        if (mark == marks->cend()) {
            co_return failure(ErrorKind::NotAvailable,
                              QCoreApplication::translate("Failover", "Nobody tells whether %1 is in maintenance mode").arg(shortName(name)));
        }
        drained = *mark;
    }
    co_return whether(drained == wanted, drained ? QCoreApplication::translate("Failover", "%1 is in maintenance mode").arg(shortName(name))
                                                 : QCoreApplication::translate("Failover", "%1 is not in maintenance mode").arg(shortName(name)));
}

/// Argument: {"node", "ask", "wanted": bool, "late": bool}. Probe. "No" of what was given a moment ago is none yet.
OperationTask hasDrained(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const auto begun = context.kept.value(begunAtKey);
    for (;;) {
        const OperationResult answer = co_await isDrained(access, arguments, context);
        if (!answer || answer->value(key::done).toBool() || !arguments.value(lateKey).toBool() || !begun.isDouble())
            co_return answer;
        const Millis since = access->time()->now() - TimePoint{Millis{begun.toInteger()}};
        if (since < Millis{0} || since > latestEffect)
            co_return answer;
        if (!co_await pauseFor(access->time(), betweenReadings, context.stop))
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Failover", "Stopped while looking"));
    }
}

/// What a way back has to look at first: whether there is anything to take back, and whether the cluster can bear it.
QCoro::Task<Result<bool>> isToBeTakenBack(AccessPtr access, QJsonObject arguments, StepContext context, MaintenanceVerb verb)
{
    const NodeName name = node(arguments);
    const QJsonValue was = context.kept.value(wasDrainedKey);
    // Somebody else put it where it was, and it stays there.
    if (was.isBool() && was.toBool() != (verb == MaintenanceVerb::Drain))
        co_return false;
    if (verb == MaintenanceVerb::Revive)
        co_return true;
    // Nobody has asked since it came back, and another may have gone meanwhile.
    if (const Status mayGo = co_await nodeMayGo(access, name, nodes(arguments, key::ask), context); !mayGo)
        co_return failure(mayGo.error().kind, QCoreApplication::translate("Failover", "%1 stays in service: %2").arg(shortName(name), mayGo.error().message));
    co_return true;
}

OperationTask upgrade(AccessPtr access, QJsonObject arguments, StepContext context, MaintenanceVerb verb)
{
    const NodeName name = node(arguments);
    const bool wanted = verb == MaintenanceVerb::Drain;
    const QString command = upgradeCommand(name, verb);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    QJsonObject question = arguments;
    question.insert(wantedKey, wanted);
    if (arguments.value(undoKey).toBool()) {
        const Result<bool> there = co_await isToBeTakenBack(access, arguments, context, verb);
        if (!there)
            co_return std::unexpected(there.error());
        if (!*there)
            co_return saying(wanted ? QCoreApplication::translate("Failover", "%1 had been in service before, and stays so").arg(shortName(name))
                                    : QCoreApplication::translate("Failover", "%1 had been in maintenance mode before, and stays so").arg(shortName(name)));
    } else if (!context.run.isEmpty() && !context.kept.contains(wasDrainedKey)) {
        const OperationResult before = co_await isDrained(access, question, context);
        if (before) {
            const bool was = before->value(key::done).toBool() == wanted;
            if (const Status kept = co_await context.keep({{wasDrainedKey, was}}); !kept)
                co_return std::unexpected(kept.error());
        }
    }
    if (!context.run.isEmpty()) {
        if (const Status kept = co_await context.keep({{begunAtKey, qint64(access->time()->now().time_since_epoch().count())}}); !kept)
            co_return std::unexpected(kept.error());
    }
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    const Result<CommandResult> result = co_await shell->run(command, {.timeout = maintenancePatience, .asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    for (const auto all = result->out.split('\n').first(std::min<qsizetype>(20, result->out.count('\n') + 1)); const QByteArray &line : all) {
        if (!line.trimmed().isEmpty())
            context.output(QString::fromUtf8(line).trimmed());
    }
    if (result->exitCode != 0) {
        // Before 4.2.9 it may say 69 although it is done: what a peer sees counts.
        const OperationResult there = co_await isDrained(access, question, context);
        if (!there || !there->value(key::done).toBool()) {
            co_return failure(
                ErrorKind::Command,
                QCoreApplication::translate("Failover", "%1 on %2 failed with exit code %3").arg(command, shortName(name), QString::number(result->exitCode)),
                QString::fromUtf8(result->err).trimmed().right(500));
        }
    }
    // What a tool says is good; that a peer sees it is better. Who cannot be asked says nothing against it.
    const Millis deadline = access->time()->monotonic() + readBackPatience;
    for (;;) {
        const OperationResult there = co_await isDrained(access, question, context);
        if (!there || there->value(key::done).toBool())
            break;
        if (access->time()->monotonic() >= deadline || !co_await pauseFor(access->time(), betweenReadings, context.stop)) {
            co_return failure(ErrorKind::Command,
                              QCoreApplication::translate("Failover", "%1 went well, and yet: %2").arg(command, there->value(key::words).toString()));
        }
    }
    co_return saying(wanted ? QCoreApplication::translate("Failover", "%1 is in maintenance mode").arg(shortName(name))
                            : QCoreApplication::translate("Failover", "%1 serves clients again").arg(shortName(name)));
}

OperationTask drain(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return upgrade(std::move(access), std::move(arguments), std::move(context), MaintenanceVerb::Drain);
}

OperationTask revive(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return upgrade(std::move(access), std::move(arguments), std::move(context), MaintenanceVerb::Revive);
}

Step maintenanceStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask, MaintenanceVerb verb)
{
    const bool drains = verb == MaintenanceVerb::Drain;
    const MaintenanceVerb other = drains ? MaintenanceVerb::Revive : MaintenanceVerb::Drain;
    const HostProfile host = hostOf(profile, node);
    const QJsonObject arguments = askingAbout(node, ask);
    QJsonObject wanted = arguments;
    wanted.insert(wantedKey, drains);
    wanted.insert(lateKey, true);
    Step step = action(toId(verb),
                       drains ? QCoreApplication::translate("Failover", "%1 goes into maintenance mode").arg(shortName(node))
                              : QCoreApplication::translate("Failover", "%1 leaves maintenance mode").arg(shortName(node)),
                       call(drains ? drainName : reviveName, arguments), Millis{2500});
    step.timeout = maintenancePatience;
    step.commands = {shown(host, upgradeCommand(node, verb))};
    step.probe = call(isDrainedName, wanted);
    step.idempotent = true;
    // Minutes lie between the first look and this; another node may have gone meanwhile.
    step.force = drains;
    QJsonObject back = arguments;
    back.insert(undoKey, true);
    step.undo = Undo{.act = call(drains ? reviveName : drainName, back),
                     .words = drains ? QCoreApplication::translate("Failover", "revive") : QCoreApplication::translate("Failover", "drain"),
                     .command = shown(host, upgradeCommand(node, other)),
                     .timeout = maintenancePatience};
    return step;
}

} // namespace

void addMaintenanceOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, drainName, access, drain);
    add(operations, reviveName, access, revive);
    add(operations, isDrainedName, access, hasDrained);
}

Step drainStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask, std::optional<qint64> leaders)
{
    Step step = maintenanceStep(profile, node, ask, MaintenanceVerb::Drain);
    if (leaders && *leaders >= 0) {
        step.title = QCoreApplication::translate("Failover", "%1 gives %2 queue leaders away and closes its listeners")
                         .arg(shortName(node), units::count(double(*leaders)));
        step.expected += Millis{*leaders * 5};
        step.timeout = std::max(maintenancePatience, step.expected * 4);
    }
    return step;
}

Step reviveStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    return maintenanceStep(profile, node, ask, MaintenanceVerb::Revive);
}

Step checkMaintenanceStep(const ClusterProfile &profile, const NodeName &node)
{
    return checkLoginStep(profile, node, {upgradeCommand(node, MaintenanceVerb::Drain)});
}

} // namespace warrener
