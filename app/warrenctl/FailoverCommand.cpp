#include "app/warrenctl/Change.h"
#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/RunPlan.h"
#include "plan/failover/AutomaticFailover.h"
#include "plan/failover/FailoverOffer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// One word to whoever watches, by the journal.
QCoro::Task<Result<JournalRecord>> say(AutomaticFailover *automatic, ChangeOptions change)
{
    if (change.action == "pause"_L1)
        return automatic->pause(change.minutes == 0 ? TimePoint() : SystemClock().now() + std::chrono::minutes(change.minutes), change.why);
    return change.action == "resume"_L1 ? automatic->resume(change.why) : automatic->acknowledge(change.why);
}

bool isWord(const QString &action)
{
    return action == "acknowledge"_L1 || action == "pause"_L1 || action == "resume"_L1;
}

FailoverKind kindOf(const Options &options)
{
    if (options.command == CommandId::Failback)
        return FailoverKind::Failback;
    return options.change.forced ? FailoverKind::Failover : FailoverKind::Switchover;
}

} // namespace

Result<Report> failoverCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    const ChangeOptions &change = options.change;
    const Result<NodeName> from = nodeNamed(profile, change.from);
    const Result<NodeName> to = nodeNamed(profile, change.to);
    if (!from || !to)
        return std::unexpected(!from ? from.error() : to.error());
    const auto desk = ClusterDesk::open(profile, credentials, change);
    if (!desk)
        return std::unexpected(desk.error());
    RunBook &book = (*desk)->book();
    if (isWord(change.action)) {
        AutomaticFailover automatic(book, {}, operatorName());
        const Result<JournalRecord> said = QCoro::waitFor(say(&automatic, change));
        if (!said)
            return std::unexpected(said.error());
        const QString words = said->data.value("words"_L1).toString();
        const QString key = change.action == "pause"_L1 ? u"paused"_s : change.action == "resume"_L1 ? u"resumed"_s : u"acknowledged"_s;
        return Report{.text = words + u'\n', .json = {{key, true}, {u"until"_s, said->data.value("until"_L1)}}};
    }
    const Result<ClusterView> view =
        change.forced ? (*desk)->view(FactsPace::Hurried, options.patience, *from) : (*desk)->view(FactsPace::Unhurried, options.patience);
    if (!view)
        return std::unexpected(view.error());

    const bool back = options.command == CommandId::Failback;
    // A failback names the node that it goes to by --from: the one that had been failed over.
    const FailoverWish wish{
        .from = back ? NodeName{} : *from, .to = back ? *from : *to, .why = change.why, .clientsPerSecond = change.clientsPerSecond, .drain = change.drain};
    FailoverOffer offer = offerFor(*view, kindOf(options), wish);
    if (offer.plan)
        offer.plan = QCoro::waitFor(book.learned(*offer.plan));
    if (change.action == "status"_L1) {
        const NodeName missing = missingNode(*view);
        return statusReport(*view, offer.candidates, missing.isEmpty() ? std::nullopt : std::optional(evaluateFailback(*view, missing)));
    }
    if (!offer.plan)
        return failure(offer.problemKind, offer.problem, offer.problemDetail);
    if (change.action == "plan"_L1 || change.dryRun) {
        Report report = planReport(*offer.plan, offer.candidates, askChecks(book, *offer.plan));
        if (back) {
            report.text = failbackText(offer.failback) + u'\n' + report.text;
            report.json.insert("evaluation"_L1, toJson(offer.failback));
        }
        return report;
    }
    return confirmAndRun(book, *offer.plan, offer.candidates, change);
}

} // namespace warrener::ctl
