#pragma once

#include "run/procedure/Lease.h"

#include <memory>

namespace warrener {

/// The lease that runs take: the machine's lock, and the cluster's own. Where the cluster cannot be
/// asked, the machine's lock is enough if somebody says so (an override), since nobody can know
/// then what other machines do.
class ClusterLease final : public Lease
{
    Q_OBJECT

public:
    /// `broker` may be null where the profile has no AMQP address: as one that cannot be asked.
    ClusterLease(std::unique_ptr<Lease> local, std::unique_ptr<Lease> broker, QObject *parent = nullptr);

    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) override;
    void release() override;

private:
    const std::shared_ptr<Lease> m_local;
    const std::shared_ptr<Lease> m_broker;
};

} // namespace warrener
