#pragma once

#include "plan/care/CarePlanner.h"
#include "support/FakeGuards.h"
#include "ui/model/ClusterStore.h"
#include "ui/steps/CareDesk.h"

namespace warrener {

/// Plans by the real planners from the store's snapshot; guard rules say what a test sets, and what
/// is to be started is only remembered.
class FakeCareDesk final : public CareDesk
{
public:
    explicit FakeCareDesk(const ClusterStore &store) : m_store(store) {}

    bool isBusy() const override { return busy; }
    QCoro::Task<Result<Plan>> plan(CareWish wish) override
    {
        wishes += wish;
        if (noPlan)
            co_return std::unexpected(*noPlan);
        co_return made(wish);
    }
    QCoro::Task<QList<GuardVerdict>> examine(Plan plan) override { co_return verdictsBut(plan, refuses); }
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> given) override
    {
        started += plan;
        overrides = given;
        co_return Status(startAnswer);
    }

    bool busy = false;
    std::optional<Error> noPlan;
    QHash<QString, QString> refuses; ///< guard → reason
    Status startAnswer;
    ClusterFacts facts; ///< what a planner may want to know beyond the snapshot
    QList<CareWish> wishes;
    QList<Plan> started;
    QHash<QString, QString> overrides;

private:
    Result<Plan> made(const CareWish &wish) const
    {
        const ClusterView view{.profile = std::make_shared<const ClusterProfile>(m_store.profile()),
                               .snapshot = m_store.snapshot(),
                               .facts = std::make_shared<const ClusterFacts>(facts)};
        return planCare(view, wish, {});
    }

    const ClusterStore &m_store;
};

} // namespace warrener
