#include "run/operations/recovery/SurelyDown.h"

#include "look/host/MarkedOutput.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SecondLook.h"

namespace warrener::parts {

QCoro::Task<NodeTrouble> askTrouble(std::shared_ptr<ClusterAccess> access, NodeName name, StepContext context)
{
    const QString mark = newMark();
    const Result<QByteArray> said =
        co_await onHostOf(access, name, troubleCommand(hostOf(access->profile(), name), name, mark), {.timeout = troublePatience}, context.stop);
    if (!said)
        context.output(said.error().message);
    if (said)
        co_return troubleFrom(*said, mark);
    // A login that fails otherwise is no sign that the machine is gone.
    const bool isSilent = said.error().kind == ErrorKind::Timeout || said.error().kind == ErrorKind::Unreachable;
    co_return isSilent ? NodeTrouble::HostSilent : NodeTrouble::HostRefuses;
}

QCoro::Task<Status> isStoppedThere(std::shared_ptr<ClusterAccess> access, NodeName name, StepContext context)
{
    const NodeTrouble trouble = co_await askTrouble(access, name, context);
    if (context.stop.stop_requested())
        co_return stoppedLooking();
    if (trouble != NodeTrouble::Stopped) {
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Recovery", "The service of %1 is not surely stopped (%2): its data stays where it is. Stop it first")
                              .arg(shortName(name), toWord(trouble)));
    }
    co_return Status();
}

QCoro::Task<Status> surelyDown(std::shared_ptr<ClusterAccess> access, NodeName name, QList<NodeName> ask, StepContext context)
{
    const Result<NodeFigures> row = co_await rowOfAll(access, name, ask, context.stop);
    // Who is no member any more is not known to run; its own host may know better.
    if (!row && row.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(row.error());
    if (row && row->running)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 runs, by its peers' word").arg(shortName(name)));
    const NodeTrouble trouble = co_await askTrouble(access, name, context);
    if (context.stop.stop_requested())
        co_return stoppedLooking();
    if (trouble == NodeTrouble::Stopped)
        co_return Status();
    if (trouble == NodeTrouble::HostSilent || trouble == NodeTrouble::HostRefuses) {
        const SecondLook look = co_await takeSecondLook(access, name, leastLookPatience, context.stop);
        context.output(describe(look));
        if (look.isDown())
            co_return Status();
        co_return failure(ErrorKind::Forbidden, describe(look));
    }
    co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 is not simply down: %2").arg(shortName(name), toWord(trouble)));
}

} // namespace warrener::parts
