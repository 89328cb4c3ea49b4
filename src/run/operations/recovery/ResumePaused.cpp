#include "run/operations/recovery/ResumePaused.h"

#include "base/Pause.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SecondLook.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/GoesOn.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/operations/recovery/SurelyDown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto resumePausedName = "node.resume-paused"_L1;
constexpr Millis oneAnswer{120000};
constexpr Millis runsWithin{60000};
constexpr Millis startPatience{420000};
constexpr Millis resumePatience{600000};
constexpr Millis betweenRuns{2000};

/// Nodes that are there, paused or running, see one another: else the network has parted them, and each part would go on by itself.
QCoro::Task<Status> seeEachOther(AccessPtr access, QList<NodeName> paused, QList<NodeName> there, std::stop_token stop)
{
    for (const NodeName &one : std::as_const(paused)) {
        const Result<QByteArray> said = co_await onHostOf(access, one, askLinkedCommand(one), {.timeout = oneAnswer}, stop);
        if (!said)
            co_return std::unexpected(said.error());
        const QList<NodeName> linked = linkedFrom(*said);
        for (const NodeName &other : std::as_const(there)) {
            if (other != one && !linked.contains(other)) {
                co_return failure(ErrorKind::Forbidden,
                                  QCoreApplication::translate("Recovery", "%1 and %2 are both there and do not see each other: mend the network between them")
                                      .arg(shortName(one), shortName(other)));
            }
        }
    }
    co_return Status();
}

/// The nodes of `ask` that have paused themselves. Errors: Forbidden where another one may run that they do not see.
QCoro::Task<Result<QList<NodeName>>> pausedAmongDown(AccessPtr access, QList<NodeName> ask, StepContext context)
{
    std::vector<std::pair<NodeName, QCoro::Task<NodeTrouble>>> asking;
    for (const NodeName &name : std::as_const(ask))
        asking.emplace_back(name, askTrouble(access, name, context));
    QList<NodeName> paused, there, silent;
    std::optional<Error> refused;
    for (auto &[name, task] : asking) {
        const NodeTrouble trouble = co_await task;
        context.output(QCoreApplication::translate("Recovery", "%1: %2").arg(shortName(name), toWord(trouble)));
        if (trouble == NodeTrouble::Paused)
            paused.append(name);
        if (trouble == NodeTrouble::Paused || trouble == NodeTrouble::None)
            there.append(name);
        else if (trouble == NodeTrouble::HostSilent)
            silent.append(name);
        else if (trouble != NodeTrouble::Stopped && !refused)
            refused = failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 is not simply down: %2").arg(shortName(name), toWord(trouble)))
                          .error();
    }
    if (context.stop.stop_requested())
        co_return stoppedLooking();
    if (refused)
        co_return std::unexpected(*refused);
    if (paused.isEmpty())
        co_return paused;
    if (const Status linked = co_await seeEachOther(access, paused, there, context.stop); !linked)
        co_return std::unexpected(linked.error());
    for (const NodeName &name : std::as_const(silent)) {
        const SecondLook look = co_await takeSecondLook(access, name, leastLookPatience, context.stop);
        if (!look.isSilentEverywhere()) {
            co_return failure(ErrorKind::Forbidden,
                              QCoreApplication::translate("Recovery", "%1 is not seen to be gone with its host: %2").arg(shortName(name), describe(look)));
        }
    }
    co_return paused;
}

/// Argument: {"ask"}: every node. Answer: {"outcome": "resumed" or "nothing", "nodes"}.
OperationTask resumePaused(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const QJsonObject nothing{{u"outcome"_s, u"nothing"_s}};
    // Those who have paused go on by themselves as soon as they see a majority: what parts them from it is to be mended.
    if (const Result<QList<NodeFigures>> rows = co_await rowsOfAny(access, ask, context.stop);
        rows && std::ranges::count_if(*rows, &NodeFigures::running) * 2 > ask.size())
        co_return saying(QCoreApplication::translate("Recovery", "Most nodes run: who has paused itself goes on when it sees them"), nothing);
    const Result<QList<NodeName>> paused = co_await pausedAmongDown(access, ask, context);
    if (!paused)
        co_return std::unexpected(paused.error());
    if (paused->isEmpty())
        co_return saying(QCoreApplication::translate("Recovery", "No node has paused itself"), nothing);
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    // Side by side: nodes that stopped together wait for one another's tables as they start.
    std::vector<std::pair<NodeName, QCoro::Task<Result<QByteArray>>>> starting;
    for (const NodeName &name : *paused)
        starting.emplace_back(name, onHostOf(access, name, startApplicationCommand(name), {.timeout = startPatience}, context.stop));
    std::optional<Error> notStarted;
    for (auto &[name, task] : starting) {
        const Result<QByteArray> said = co_await task;
        if (said)
            context.output(QCoreApplication::translate("Recovery", "%1 goes on without the others").arg(shortName(name)));
        else if (!notStarted)
            notStarted = said.error();
    }
    if (notStarted)
        co_return std::unexpected(*notStarted);
    const Millis deadline = access->time()->monotonic() + runsWithin;
    for (;;) {
        const Result<QList<NodeFigures>> rows = co_await rowsOfAny(access, *paused, context.stop);
        const auto runs = [&rows](const NodeName &name) {
            return rows && std::ranges::any_of(*rows, [&name](const NodeFigures &row) { return row.name == name && row.running; });
        };
        if (std::ranges::all_of(*paused, runs))
            break;
        if (access->time()->monotonic() >= deadline || !co_await pauseFor(access->time(), betweenRuns, context.stop)) {
            co_return rows ? failure(ErrorKind::Command, QCoreApplication::translate("Recovery", "Not all of them run yet that had paused themselves"))
                           : std::unexpected(rows.error());
        }
    }
    co_return saying((paused->size() == 1 ? QCoreApplication::translate("Recovery", "%1 node that had paused itself runs again")
                                          : QCoreApplication::translate("Recovery", "%1 nodes that had paused themselves run again"))
                         .arg(paused->size()),
                     {{u"outcome"_s, u"resumed"_s}, {u"nodes"_s, toJson(*paused)}});
}

} // namespace

void addResumePaused(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, resumePausedName, std::move(access), resumePaused);
}

Step resumePausedStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask, const QList<NodeName> &paused)
{
    QStringList commands;
    for (const NodeName &node : paused) {
        commands.append(shown(hostOf(profile, node), askLinkedCommand(node)));
        commands.append(shown(hostOf(profile, node), startApplicationCommand(node)));
    }
    Step step = goesOnStep(id, QCoreApplication::translate("Recovery", "Nodes that have paused themselves go on without those that are lost"),
                           call(resumePausedName, {{key::ask, toJson(ask)}}), Millis{20000},
                           commands.isEmpty() ? onOneOf(profile, ask, startApplicationCommand) : commands,
                           QCoreApplication::translate("Recovery", "What they take from clients now, the others never get to know"));
    step.timeout = resumePatience;
    return step;
}

} // namespace warrener
