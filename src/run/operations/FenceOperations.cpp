#include "run/operations/FenceOperations.h"

#include "base/Phrases.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SecondLook.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto confirmDownName = "host.confirm-down"_L1;
constexpr auto fenceName = "host.fence"_L1;
constexpr auto isFencedName = "host.is-fenced"_L1;
constexpr auto hostAnswersKey = "hostAnswers"_L1;
constexpr auto survivorsKey = "survivors"_L1;
constexpr auto confirmId = "confirm"_L1;
constexpr Millis killPatience{3000};
constexpr Millis dropPatience{12000};

/// Argument: {"node"}. Result: "hostAnswers". Its error says why the node does not count as down.
OperationTask confirmDown(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const SecondLook look = co_await takeSecondLook(access, node(arguments), Millis{1000}, context.stop);
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Failover", "Stopped while looking"));
    context.output(describe(look));
    if (!look.isDown())
        co_return failure(ErrorKind::Command, describe(look));
    QJsonObject answer = saying(describe(look));
    if (look.hostAnswers)
        answer.insert(hostAnswersKey, *look.hostAnswers);
    co_return answer;
}

QCoro::Task<std::pair<NodeName, Status>> dropOn(AccessPtr access, NodeName survivor, NodeName dead, qsizetype turn, std::stop_token stop)
{
    HostShell *shell = access->shellOf(survivor);
    if (shell == nullptr)
        co_return {survivor, noLogin(shortName(survivor))};
    const Result<CommandResult> result = co_await shell->runChecked(dropNodeCommand(survivor, dead, turn), {.timeout = dropPatience, .asRoot = true}, stop);
    if (!result)
        co_return {survivor, std::unexpected(result.error())};
    co_return {survivor, Status()};
}

QCoro::Task<Result<QString>> killOn(AccessPtr access, NodeName name, Millis patience, std::stop_token stop)
{
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const Result<QString> command = endBrokerCommand(hostOf(access->profile(), name));
    if (!command)
        co_return std::unexpected(command.error());
    const Result<CommandResult> result = co_await shell->runChecked(*command, {.timeout = patience, .asRoot = true}, stop);
    if (!result)
        co_return std::unexpected(result.error());
    co_return QString::fromUtf8(result->out).trimmed().left(100);
}

/// Argument: {"node", "survivors", "seen": step of the second look}. Ends the node where its host
/// answers, and has every survivor drop it, side by side. Enough: it is ended, or all have dropped it.
OperationTask fence(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName dead = node(arguments);
    const QList<NodeName> survivors = nodes(arguments, survivorsKey);
    if (!isNodeName(dead.value) || !std::ranges::all_of(survivors, isNodeName, &NodeName::value))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "“%1” cannot be the name of a node").arg(dead.value));
    // A host that was silent a moment ago is not worth the wait.
    const QJsonObject seen = context.results.value(arguments.value(key::seen).toString());
    const bool hostIsSilent = seen.contains(hostAnswersKey) && !seen.value(hostAnswersKey).toBool();
    const Millis patience = hostIsSilent ? Millis{300} : killPatience;
    QCoro::Task<Result<QString>> killing = killOn(access, dead, patience, context.stop);
    std::vector<QCoro::Task<std::pair<NodeName, Status>>> dropping;
    for (qsizetype turn = 0; turn < survivors.size(); ++turn)
        dropping.push_back(dropOn(access, survivors[turn], dead, turn, context.stop));
    QStringList dropped;
    QStringList failed;
    for (auto &one : dropping) {
        const auto [survivor, status] = co_await one;
        (status ? dropped : failed).append(shortName(survivor));
        context.output(status ? u"%1  dropped %2"_s.arg(shortName(survivor), dead.value) : u"%1  %2"_s.arg(shortName(survivor), status.error().message));
    }
    const Result<QString> killed = co_await killing;
    context.output(killed ? u"%1  broker ended: %2"_s.arg(shortName(dead), *killed) : u"%1  %2"_s.arg(shortName(dead), killed.error().message));
    if (!killed && (dropped.isEmpty() || !failed.isEmpty())) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "%1 could neither be ended nor dropped by every survivor: %2")
                                                  .arg(shortName(dead), killed.error().message));
    }
    co_return saying(killed ? QCoreApplication::translate("Failover", "%1 was ended").arg(shortName(dead))
                            : QCoreApplication::translate("Failover", "%1 was dropped by %2").arg(shortName(dead), phrases::list(dropped)),
                     {{u"killed"_s, killed.has_value()}, {u"dropped"_s, QJsonArray::fromStringList(dropped)}});
}

/// Argument: {"node", "survivors"}. Done where every survivor that answers counts it as gone.
OperationTask isFenced(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName dead = node(arguments);
    int answered = 0;
    int gone = 0;
    for (const NodeName &survivor : nodes(arguments, survivorsKey)) {
        ManagementClient *client = access->management(survivor);
        if (client == nullptr)
            continue;
        const Result<QList<NodeFigures>> rows = co_await client->nodes(context.stop);
        if (!rows)
            continue;
        const auto row = std::ranges::find(*rows, dead, &NodeFigures::name);
        ++answered;
        gone += row == rows->end() || !row->running ? 1 : 0;
    }
    if (answered == 0)
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Failover", "No survivor answers"));
    co_return whether(gone == answered,
                      QCoreApplication::translate("Failover", "%1 of %2 survivors count %3 as gone").arg(gone).arg(answered).arg(shortName(dead)));
}

} // namespace

void addFenceOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, confirmDownName, access, confirmDown);
    add(operations, fenceName, access, fence);
    add(operations, isFencedName, access, isFenced);
}

Step confirmDownStep(const NodeName &node)
{
    Step step = check(confirmId, QCoreApplication::translate("Failover", "%1 is down, seen from here and from another host").arg(shortName(node)),
                      call(confirmDownName, {{key::node, node.value}}), Millis{1200});
    step.timeout = Millis{5000};
    step.commands = {QCoreApplication::translate("Failover", "AMQP greeting to %1 from here and from every other host").arg(shortName(node))};
    return step;
}

Step fenceStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &survivors)
{
    const QJsonObject arguments{{key::node, node.value}, {survivorsKey, toJson(survivors)}, {key::seen, confirmId}};
    Step step = action(u"fence"_s, QCoreApplication::translate("Failover", "Fence %1: end it, or have every survivor drop it").arg(shortName(node)),
                       call(fenceName, arguments), Millis{600});
    const HostProfile host = hostOf(profile, node);
    // Where there is no way to end it, the survivors alone must do.
    if (const Result<QString> end = endBrokerCommand(host))
        step.commands.append(shown(host, *end));
    for (qsizetype turn = 0; turn < survivors.size(); ++turn)
        step.commands.append(shown(hostOf(profile, survivors[turn]), dropNodeCommand(survivors[turn], node, turn)));
    step.probe = call(isFencedName, arguments);
    step.idempotent = true;
    step.retry = {.times = 1, .pause = Millis{300}};
    step.onFailure = OnFailure::Stop; // the proxies keep it out, whatever comes next
    step.cannotBeUndone = QCoreApplication::translate("Failover", "A broker that was ended is started again by its host or a person");
    return step;
}

} // namespace warrener
