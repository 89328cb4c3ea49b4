#include "app/warrenctl/Change.h"
#include "app/warrenctl/LookOnce.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/RunPlan.h"
#include "failover/FailoverLook.h"
#include "failover/Planner.h"
#include "monitor/MonitorThread.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// What is waited for a node that may be dead, when every second counts.
constexpr Millis hurry{1000};

/// A node by its whole or short name; empty where nothing was asked for.
Result<NodeName> nodeNamed(const ClusterProfile &profile, const QString &text)
{
    if (text.isEmpty())
        return NodeName{};
    QList<NodeName> found;
    for (const NodeProfile &node : profile.nodes) {
        if (node.name.value == text || shortName(node.name) == text)
            found.append(node.name);
    }
    if (found.size() == 1)
        return found.first();
    QStringList known;
    for (const NodeProfile &node : profile.nodes)
        known.append(node.name.value);
    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "“%1” is no node of %2; there are %3").arg(text, profile.name.value, known.join(u", "_s)));
}

/// As lookOnce(), but for no longer than a hurry allows.
SnapshotPtr look(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    if (!options.change.forced)
        return lookOnce(profile, credentials, {}, options.patience);
    ClusterProfile quick = profile;
    quick.poll = std::chrono::seconds{1};
    quick.timeout = hurry;
    MonitorThread monitor(quick, credentials);
    SnapshotPtr latest;
    bool isLate = false;
    QEventLoop loop;
    QObject::connect(&monitor, &MonitorThread::snapshotReady, &loop, [&](const SnapshotPtr &snapshot) {
        latest = snapshot;
        if (isLate || isComplete(*snapshot, {}))
            loop.quit();
    });
    // While a node hangs, the management API may hang everywhere: then the first snapshot comes late,
    // with hardly anything in it, and is enough.
    QTimer::singleShot(hurry, &loop, [&] {
        isLate = true;
        if (latest)
            loop.quit();
    });
    QTimer::singleShot(options.patience, &loop, &QEventLoop::quit);
    monitor.start();
    loop.exec();
    return latest;
}

QCoro::Task<FailoverFacts> ask(std::shared_ptr<ClusterAccess> access, Millis patience)
{
    return askFailoverFacts(std::move(access), patience);
}

QCoro::Task<QList<DryRunItem>> tryOut(const Plan &plan, const RunKit &kit)
{
    return dryRun(plan, true, kit.operations, kit.time);
}

/// Ends the block that keeps the automatic from a second failover.
QCoro::Task<Result<JournalRecord>> acknowledge(const RunKit &kit, QString words)
{
    return kit.journal->note(u"failover-acknowledged"_s, std::move(words), operatorName());
}

/// Snapshot and facts side by side: both take their time.
Result<FailoverView> viewOf(const RunKit &kit, const Credentials &credentials, const Options &options)
{
    QCoro::Task<FailoverFacts> asking = ask(kit.access, options.change.forced ? hurry : Millis{8000});
    const SnapshotPtr snapshot = look(kit.access->profile(), credentials, options);
    if (!snapshot) {
        return failure(ErrorKind::Timeout, QCoreApplication::translate("warrenctl", "Nobody has answered within the time allowed"));
    }
    auto facts = std::make_shared<const FailoverFacts>(QCoro::waitFor(std::move(asking)));
    return FailoverView{.profile = kit.access->sharedProfile(), .snapshot = snapshot, .facts = std::move(facts)};
}

Result<Plan> planFor(const FailoverView &view, const FailoverWish &wish, const Options &options)
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
    if (change.action == "acknowledge"_L1) {
        const QString words = change.why.isEmpty() ? QCoreApplication::translate("warrenctl", "The last failover is acknowledged") : change.why;
        const Result<JournalRecord> noted = QCoro::waitFor(acknowledge(*kit, words));
        if (!noted)
            return std::unexpected(noted.error());
        return Report{.text = words + u'\n', .json = {{u"acknowledged"_s, true}}};
    }
    const Result<FailoverView> view = viewOf(*kit, credentials, options);
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
        const QList<DryRunItem> items = QCoro::waitFor(tryOut(*plan, *kit));
        Report report = planReport(*plan, candidates, items);
        if (back) {
            const FailbackEvaluation evaluation = evaluateFailback(*view, wish.from);
            report.text = failbackText(evaluation) + u'\n' + report.text;
            report.json.insert("evaluation"_L1, toJson(evaluation));
        }
        return report;
    }
    if (const Status confirmed = confirm(profile, change, planReport(*plan, candidates, {}).text); !confirmed)
        return std::unexpected(confirmed.error());
    return runPlan(*kit, *plan, change);
}

bool isChange(CommandId command)
{
    return command == CommandId::Failover || command == CommandId::Failback || command == CommandId::Watch || command == CommandId::Journal;
}

Result<Report> change(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    switch (options.command) {
    case CommandId::Failover:
    case CommandId::Failback: return failoverCommand(profile, credentials, options);
    case CommandId::Journal: return journalCommand(profile, credentials, options);
    default: return watchCommand(profile, credentials, options);
    }
}

} // namespace warrener::ctl
