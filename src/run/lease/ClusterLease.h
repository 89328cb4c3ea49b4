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
    /// `broker` may be null where the profile has no AMQP address: as one that cannot be asked. `hosts` may be
    /// null; what it is for: somebody else's emergency must not begin while this lease is held, so it is
    /// taken too where it can be, and whoever has it already is heard. Where no broker can be asked, it is
    /// enough.
    ClusterLease(std::unique_ptr<Lease> local, std::unique_ptr<Lease> broker, std::unique_ptr<Lease> hosts = {}, QObject *parent = nullptr);

    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) override;
    QCoro::Task<Status> confirm(std::stop_token stop) override;
    void release() override;
    QCoro::Task<> giveBack() override;

private:
    const std::shared_ptr<Lease> m_local;
    const std::shared_ptr<Lease> m_broker;
    const std::shared_ptr<Lease> m_hosts;
    bool m_brokerHas = false; ///< it was granted, not overridden
    bool m_hostsHave = false; ///< instead of the brokers, who could not be asked
};

} // namespace warrener
