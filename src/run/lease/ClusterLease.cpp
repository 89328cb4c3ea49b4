#include "run/lease/ClusterLease.h"

#include <QCoreApplication>

namespace warrener {

ClusterLease::ClusterLease(std::unique_ptr<Lease> local, std::unique_ptr<Lease> broker, QObject *parent)
    : Lease(parent), m_local(std::move(local)), m_broker(std::move(broker))
{
    if (m_broker != nullptr) {
        connect(m_broker.get(), &Lease::lost, this, &Lease::lost);
        connect(m_broker.get(), &Lease::regained, this, &Lease::regained);
    }
}

QCoro::Task<Result<LeaseAnswer>> ClusterLease::acquire(LeaseHolder self, bool override, std::stop_token stop)
{
    const auto local = m_local;
    const auto broker = m_broker;
    const Result<LeaseAnswer> here = co_await local->acquire(self, override, stop);
    if (!here || !here->granted)
        co_return here;
    Result<LeaseAnswer> there = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Lease", "The profile names no AMQP address"));
    if (broker != nullptr)
        there = co_await broker->acquire(self, override, stop);
    if (there && there->granted)
        co_return there;
    if (!there && override && there.error().kind != ErrorKind::Cancelled) {
        LeaseAnswer alone = *here;
        alone.reason = QCoreApplication::translate("Lease", "Taken on this machine only, the cluster cannot be asked: %1").arg(there.error().message);
        co_return alone;
    }
    local->release();
    if (there)
        co_return there;
    co_return LeaseAnswer{
        .reason = QCoreApplication::translate("Lease", "The cluster cannot be asked whether another console changes it: %1").arg(there.error().message),
        .overridable = there.error().kind != ErrorKind::Cancelled};
}

void ClusterLease::release()
{
    m_local->release();
    if (m_broker != nullptr)
        m_broker->release();
}

} // namespace warrener
