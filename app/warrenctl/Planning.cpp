#include "app/warrenctl/Planning.h"

#include "app/warrenctl/LookOnce.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/RunPlan.h"
#include "look/monitor/MonitorThread.h"
#include "run/operations/FactsLook.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// What is waited for a node that may be dead, when every second counts.
constexpr Millis hurry{1000};

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

QCoro::Task<ClusterFacts> ask(std::shared_ptr<ClusterAccess> access, Millis patience)
{
    return askClusterFacts(std::move(access), patience);
}

QCoro::Task<QList<DryRunItem>> tryOut(const Plan &plan, const RunKit &kit)
{
    return dryRun(plan, true, kit.operations, kit.time);
}

} // namespace

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
    return failure(ErrorKind::Usage,
                   QCoreApplication::translate("warrenctl", "“%1” is no node of %2; there are %3").arg(text, profile.name.value, known.join(u", "_s)));
}

Result<ClusterView> viewOf(const RunKit &kit, const Credentials &credentials, const Options &options)
{
    QCoro::Task<ClusterFacts> asking = ask(kit.access, options.change.forced ? hurry : Millis{8000});
    const SnapshotPtr snapshot = look(kit.access->profile(), credentials, options);
    if (!snapshot) {
        return failure(ErrorKind::Timeout, QCoreApplication::translate("warrenctl", "Nobody has answered within the time allowed"));
    }
    auto facts = std::make_shared<const ClusterFacts>(QCoro::waitFor(std::move(asking)));
    return ClusterView{.profile = kit.access->sharedProfile(), .snapshot = snapshot, .facts = std::move(facts)};
}

QList<DryRunItem> askChecks(const RunKit &kit, const Plan &plan)
{
    return QCoro::waitFor(tryOut(plan, kit));
}

Result<Report> confirmAndRun(const RunKit &kit, const Plan &plan, const QList<Candidate> &candidates, const ChangeOptions &options)
{
    if (const Status confirmed = confirm(kit.access->profile(), options, planReport(plan, candidates, {}).text); !confirmed)
        return std::unexpected(confirmed.error());
    return runPlan(kit, plan, options);
}

} // namespace warrener::ctl
