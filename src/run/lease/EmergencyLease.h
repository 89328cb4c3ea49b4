#pragma once

#include "base/Timekeeper.h"
#include "run/procedure/Lease.h"

#include <QPointer>

#include <memory>

namespace warrener {

/// The lease of a forced failover. While a node is frozen or cut off, the others declare no queue
/// (measured on 4.0: not before the node is fenced or net_ticktime is over), so the cluster's own
/// lease cannot be had before the deed that needs it. The machine's lock is taken at once, the
/// cluster's is waited for only briefly and taken as soon as the cluster answers: regained(). Should
/// another console turn out to have it by then: lost(), taken, and the run stops.
class EmergencyLease final : public Lease
{
    Q_OBJECT

public:
    /// `broker` may be null.
    EmergencyLease(std::unique_ptr<Lease> local, std::unique_ptr<Lease> broker, std::shared_ptr<Timekeeper> time, Millis patience = Millis{300},
                   QObject *parent = nullptr);
    ~EmergencyLease() override;

    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) override;
    void release() override;

private:
    struct Attempt;
    static QCoro::Task<> pursue(QPointer<EmergencyLease> self, std::shared_ptr<Lease> broker, LeaseHolder holder, std::shared_ptr<Attempt> attempt);

    const std::shared_ptr<Lease> m_local;
    const std::shared_ptr<Lease> m_broker;
    const std::shared_ptr<Timekeeper> m_time;
    const Millis m_patience;
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace warrener
