#include "LiveCareDesk.h"

#include "GuardVerdicts.h"
#include "LiveRunDesk.h"
#include "plan/care/CarePlanner.h"
#include "run/operations/FactsLook.h"
#include "run/runs/RunKit.h"
#include "ui/model/ClusterStore.h"

#include <QPointer>

namespace warrener {

LiveCareDesk::LiveCareDesk(ClusterStore &store, LiveRunDesk &runs, QObject *parent)
    : CareDesk(parent), m_store(store), m_runs(runs), m_profile(std::make_shared<const ClusterProfile>(store.profile()))
{
}

bool LiveCareDesk::isBusy() const
{
    return m_runs.isRunning();
}

QCoro::Task<Result<Plan>> LiveCareDesk::plan(CareWish wish)
{
    const QPointer<LiveCareDesk> self(this);
    const std::shared_ptr<const RunKit> kit = m_runs.kit();
    if (!kit || !m_store.snapshot())
        co_return failure(ErrorKind::NotConfigured, tr("The password of this cluster is not known, or no node has answered yet"));
    const auto facts = std::make_shared<const ClusterFacts>(co_await askClusterFacts(kit->access));
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    co_return planCare({.profile = m_profile, .snapshot = m_store.snapshot(), .facts = facts}, wish, {});
}

QCoro::Task<QList<GuardVerdict>> LiveCareDesk::examine(Plan plan)
{
    const std::shared_ptr<const RunKit> kit = m_runs.kit();
    if (!kit)
        co_return verdictsOf(plan, {});
    const QList<DryRunItem> items = co_await dryRun(guardsOf(plan), true, kit->operations, kit->time);
    co_return verdictsOf(plan, items);
}

QCoro::Task<Status> LiveCareDesk::start(Plan plan, QHash<QString, QString> overrides)
{
    co_return co_await m_runs.start(std::move(plan), std::move(overrides));
}

} // namespace warrener
