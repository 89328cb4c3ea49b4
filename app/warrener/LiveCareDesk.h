#pragma once

#include "ui/steps/CareDesk.h"

#include <memory>

namespace warrener {

class ClusterStore;
class LiveRunDesk;
struct ClusterProfile;

/// Makes the small plans for the open cluster from its newest snapshot and what is asked for the
/// purpose; runs them as all others.
class LiveCareDesk final : public CareDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveCareDesk)

public:
    /// Both outlive the desk.
    LiveCareDesk(ClusterStore &store, LiveRunDesk &runs, QObject *parent = nullptr);

    bool isBusy() const override;
    QCoro::Task<Result<Plan>> plan(CareWish wish) override;
    QCoro::Task<QList<GuardVerdict>> examine(Plan plan) override;
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override;

private:
    ClusterStore &m_store;
    LiveRunDesk &m_runs;
    const std::shared_ptr<const ClusterProfile> m_profile;
};

} // namespace warrener
