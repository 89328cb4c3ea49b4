#pragma once

#include "base/Timekeeper.h"
#include "run/procedure/Lease.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace warrener {

/// The lease of a forced failover. While a node is frozen or cut off, the others declare no queue
/// (measured on 4.0: not before the node is fenced or net_ticktime is over), so the cluster's own
/// lease cannot be had before the deed that needs it. Then the brokers' hosts grant it: more than half of
/// them, so that no two consoles have it. Where they cannot be asked either, it is taken on this machine
/// alone, and only while every other node is there, also at the moment of each deed: never a second node while a first is out. The
/// cluster's own is taken as soon as that answers: regained(). Should another console turn out to have it by
/// then: lost(), taken, and the run stops.
class EmergencyLease final : public Lease
{
    Q_OBJECT

public:
    using OthersAreThere = std::function<QCoro::Task<Status>(std::stop_token stop)>;
    struct Setup
    {
        std::unique_ptr<Lease> local{};
        std::unique_ptr<Lease> broker{}; ///< may be null
        std::unique_ptr<Lease> hosts{};  ///< may be null
        std::shared_ptr<Timekeeper> time{};
        /// Every other node works; empty: nobody can say.
        OthersAreThere othersAreThere{};
        /// How long the broker's login took, for as long as it is asked; negative: it is not logged in yet.
        std::function<Millis()> loginTook{};
        Millis patience{300};       ///< after the login, for the lease itself; at least as long as the login took
        Millis loginPatience{1500}; ///< for the login
    };

    explicit EmergencyLease(Setup setup, QObject *parent = nullptr);
    ~EmergencyLease() override;

    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) override;
    QCoro::Task<Status> confirm(std::stop_token stop) override;
    void release() override;
    QCoro::Task<> giveBack() override;

private:
    struct Attempt;
    void endAttempt();
    static QCoro::Task<Status> areOthersThere(OthersAreThere others, std::stop_token stop);
    static QCoro::Task<> pursue(QPointer<EmergencyLease> self, std::shared_ptr<Lease> broker, LeaseHolder holder, std::shared_ptr<Attempt> attempt);
    static QCoro::Task<> waitFor(QPointer<EmergencyLease> self, std::shared_ptr<Attempt> attempt);

    const std::shared_ptr<Lease> m_local;
    const std::shared_ptr<Lease> m_broker;
    const std::shared_ptr<Lease> m_hosts;
    const Setup m_setup; ///< the leases in it have been moved from
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace warrener
