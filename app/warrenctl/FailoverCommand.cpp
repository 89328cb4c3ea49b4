#include "app/warrenctl/Change.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/RunPlan.h"
#include "run/operations/AutomaticWords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// One word to whoever watches, by the journal.
QCoro::Task<Result<JournalRecord>> say(std::shared_ptr<Journal> journal, ChangeOptions change)
{
    if (change.action == "pause"_L1) {
        const TimePoint until = change.minutes == 0 ? TimePoint() : SystemClock().now() + std::chrono::minutes(change.minutes);
        return sayPause(std::move(journal), until, change.why, operatorName());
    }
    if (change.action == "resume"_L1)
        return sayResume(std::move(journal), change.why, operatorName());
    return sayAcknowledged(std::move(journal), change.why, operatorName());
}

bool isWord(const QString &action)
{
    return action == "acknowledge"_L1 || action == "pause"_L1 || action == "resume"_L1;
}

Result<Plan> planFor(const ClusterView &view, const FailoverWish &wish, const Options &options)
{
    if (options.command == CommandId::Failback)
        return planFailback(view, wish);
    return options.change.forced ? planFailover(view, wish) : planSwitchover(view, wish);
}

} // namespace

Result<Report> failoverCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    const ChangeOptions &change = options.change;
    const Result<NodeName> from = nodeNamed(profile, change.from);
    const Result<NodeName> to = nodeNamed(profile, change.to);
    if (!from || !to)
        return std::unexpected(!from ? from.error() : to.error());
    Result<RunKit> kit = openRunKit(std::make_shared<const ClusterProfile>(profile), credentials.password);
    if (!kit)
        return std::unexpected(kit.error());
    if (isWord(change.action)) {
        const Result<JournalRecord> said = QCoro::waitFor(say(kit->journal, change));
        if (!said)
            return std::unexpected(said.error());
        const QString words = said->data.value("words"_L1).toString();
        const QString key = change.action == "pause"_L1 ? u"paused"_s : change.action == "resume"_L1 ? u"resumed"_s : u"acknowledged"_s;
        return Report{.text = words + u'\n', .json = {{key, true}, {u"until"_s, said->data.value("until"_L1)}}};
    }
    const Result<ClusterView> view = viewOf(*kit, credentials, options);
    if (!view)
        return std::unexpected(view.error());

    FailoverWish wish{.from = *from, .to = *to, .why = change.why, .clientsPerSecond = change.clientsPerSecond, .drain = change.drain};
    const bool back = options.command == CommandId::Failback;
    if (wish.from.isEmpty())
        wish.from = back || change.forced ? missingNode(*view) : busiestNode(*view);
    const QList<Candidate> candidates = wish.from.isEmpty() || back ? QList<Candidate>() : rankCandidates(*view, wish.from);
    if (change.action == "status"_L1) {
        const NodeName missing = missingNode(*view);
        return statusReport(*view, candidates, missing.isEmpty() ? std::nullopt : std::optional(evaluateFailback(*view, missing)));
    }
    if (wish.from.isEmpty()) {
        return failure(ErrorKind::Usage, back ? QCoreApplication::translate("warrenctl", "No node is out of service: there is nothing to take back")
                                              : QCoreApplication::translate("warrenctl", "No node is out of service; name one with --from NODE"));
    }
    const Result<Plan> plan = planFor(*view, wish, options);
    if (!plan)
        return std::unexpected(plan.error());

    if (change.action == "plan"_L1 || change.dryRun) {
        Report report = planReport(*plan, candidates, askChecks(*kit, *plan));
        if (back) {
            const FailbackEvaluation evaluation = evaluateFailback(*view, wish.from);
            report.text = failbackText(evaluation) + u'\n' + report.text;
            report.json.insert("evaluation"_L1, toJson(evaluation));
        }
        return report;
    }
    return confirmAndRun(*kit, *plan, candidates, change);
}

} // namespace warrener::ctl
