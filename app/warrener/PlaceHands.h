#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/steps/CareDesk.h"

#include <functional>

namespace warrener {

class LiveRunDesk;

/// Examines and starts small plans where they were made for: in clusters other than the open one, too. It makes none.
class PlaceHands final : public CareDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlaceHands)

public:
    /// `deskOf`: null where that place was never asked.
    explicit PlaceHands(std::function<LiveRunDesk *(const ClusterName &)> deskOf);

    bool isBusy() const override { return false; }
    QCoro::Task<Result<Plan>> plan(CareWish wish) override;
    QCoro::Task<QList<GuardVerdict>> examine(Plan plan) override;
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override;

private:
    const std::function<LiveRunDesk *(const ClusterName &)> m_deskOf;
};

} // namespace warrener
