#include "LiveCareDesk.h"

#include "LiveRunDesk.h"
#include "plan/care/CarePlanner.h"
#include "run/operations/FactsLook.h"
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
    if (!m_runs.book().isOpen() || !m_store.snapshot())
        co_return failure(ErrorKind::NotConfigured, tr("The password of this cluster is not known, or no node has answered yet"));
    const auto answers = co_await m_runs.book().withKit(
        [](const RunKit &kit, std::stop_token stop) { return askClusterFacts(kit.access, patienceOf(FactsPace::Unhurried), stop); });
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!answers)
        co_return std::unexpected(answers.error());
    const auto facts = std::make_shared<const ClusterFacts>(*answers);
    const Result<Plan> plan = planCare({.profile = m_profile, .snapshot = m_store.snapshot(), .facts = facts}, wish, {});
    if (!plan)
        co_return std::unexpected(plan.error());
    co_return co_await m_runs.book().learned(*plan);
}

QCoro::Task<QList<GuardVerdict>> LiveCareDesk::examine(Plan plan)
{
    co_return co_await m_runs.book().verdicts(std::move(plan));
}

QCoro::Task<Status> LiveCareDesk::start(Plan plan, QHash<QString, QString> overrides)
{
    co_return co_await m_runs.start(std::move(plan), std::move(overrides));
}

} // namespace warrener
