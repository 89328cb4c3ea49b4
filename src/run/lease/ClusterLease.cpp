#include "run/lease/ClusterLease.h"

#include <QCoreApplication>
#include <QPointer>

namespace warrener {

ClusterLease::ClusterLease(std::unique_ptr<Lease> local, std::unique_ptr<Lease> broker, std::unique_ptr<Lease> hosts, QObject *parent)
    : Lease(parent), m_local(std::move(local)), m_broker(std::move(broker)), m_hosts(std::move(hosts))
{
    if (m_broker != nullptr) {
        connect(m_broker.get(), &Lease::lost, this, &Lease::lost);
        connect(m_broker.get(), &Lease::regained, this, &Lease::regained);
    }
}

QCoro::Task<Result<LeaseAnswer>> ClusterLease::acquire(LeaseHolder self, bool override, std::stop_token stop)
{
    const QPointer<ClusterLease> alive = this;
    const auto local = m_local;
    const auto broker = m_broker;
    const auto hosts = m_hosts;
    m_brokerHas = m_hostsHave = false;
    const auto giveBack = [local, broker, hosts] {
        local->release();
        if (broker != nullptr)
            broker->release();
        if (hosts != nullptr)
            hosts->release();
    };
    const Result<LeaseAnswer> here = co_await local->acquire(self, override, stop);
    if (!here || !here->granted)
        co_return here;
    std::optional<QCoro::Task<Result<LeaseAnswer>>> asking;
    if (hosts != nullptr)
        asking.emplace(hosts->acquire(self, override, stop));
    Result<LeaseAnswer> there = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Lease", "The profile names no AMQP address"));
    if (broker != nullptr)
        there = co_await broker->acquire(self, override, stop);
    std::optional<LeaseAnswer> granted;
    if (asking) {
        // That they cannot be asked is no obstacle; that somebody else has it is one.
        const Result<LeaseAnswer> onHosts = co_await *asking;
        if (onHosts && !onHosts->granted) {
            giveBack();
            co_return onHosts;
        }
        if (onHosts)
            granted = *onHosts;
    }
    if (there && there->granted) {
        if (alive)
            m_brokerHas = !there->overridable;
        co_return there;
    }
    // Every console asks more than half of the hosts too: what they grant is as good.
    if (!there && granted && there.error().kind != ErrorKind::Cancelled) {
        if (alive)
            m_hostsHave = true;
        granted->reason = QCoreApplication::translate("Lease", "Granted by %1; no broker can be asked: %2").arg(granted->where, there.error().message);
        co_return *granted;
    }
    if (!there && override && there.error().kind != ErrorKind::Cancelled) {
        LeaseAnswer alone = *here;
        alone.reason = QCoreApplication::translate("Lease", "Taken on this machine only, the cluster cannot be asked: %1").arg(there.error().message);
        co_return alone;
    }
    giveBack();
    if (there)
        co_return there;
    co_return LeaseAnswer{
        .reason = QCoreApplication::translate("Lease", "The cluster cannot be asked whether another console changes it: %1").arg(there.error().message),
        .overridable = there.error().kind != ErrorKind::Cancelled};
}

QCoro::Task<Status> ClusterLease::confirm(std::stop_token stop)
{
    if (m_brokerHas)
        return m_broker->confirm(std::move(stop));
    if (m_hostsHave)
        return m_hosts->confirm(std::move(stop));
    return m_local->confirm(std::move(stop)); // somebody took the rest upon himself
}

void ClusterLease::release()
{
    m_brokerHas = m_hostsHave = false;
    m_local->release();
    if (m_broker != nullptr)
        m_broker->release();
    if (m_hosts != nullptr)
        m_hosts->release();
}

QCoro::Task<> ClusterLease::giveBack()
{
    m_brokerHas = m_hostsHave = false;
    m_local->release();
    return giveBackAll({m_broker, m_hosts});
}

} // namespace warrener
