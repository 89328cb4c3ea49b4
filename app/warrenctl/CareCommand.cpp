#include "app/warrenctl/Change.h"
#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "plan/care/CarePlanner.h"

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

CareKind kindOf(CommandId command)
{
    switch (command) {
    case CommandId::Drain:
        return CareKind::Drain;
    case CommandId::Revive:
        return CareKind::Revive;
    case CommandId::Restart:
        return CareKind::Restart;
    case CommandId::Start:
        return CareKind::Start;
    case CommandId::StartApplication:
        return CareKind::StartApplication;
    case CommandId::Thaw:
        return CareKind::Thaw;
    case CommandId::ResumeListeners:
        return CareKind::ResumeListeners;
    case CommandId::CloseConnections:
        return CareKind::CloseConnections;
    default:
        return CareKind::Rebalance;
    }
}

} // namespace

Result<Report> careCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    const ChangeOptions &change = options.change;
    const Result<NodeName> node = nodeNamed(profile, change.node);
    if (!node)
        return std::unexpected(node.error());
    const auto desk = ClusterDesk::open(profile, credentials, change);
    if (!desk)
        return std::unexpected(desk.error());
    RunBook &book = (*desk)->book();
    const Result<ClusterView> view = (*desk)->view(FactsPace::Unhurried, options.patience);
    if (!view)
        return std::unexpected(view.error());
    const CareWish wish{.kind = kindOf(options.command), .node = *node, .user = change.user, .proxy = {change.proxy}, .perSecond = change.clientsPerSecond};
    const Result<Plan> made = planCare(*view, wish, change.why);
    if (!made)
        return std::unexpected(made.error());
    const Result<Plan> plan = QCoro::waitFor(book.learned(*made));
    if (change.action == "plan"_L1 || change.dryRun)
        return planReport(*plan, {}, askChecks(book, *plan));
    return confirmAndRun(book, *plan, {}, change);
}

} // namespace warrener::ctl
