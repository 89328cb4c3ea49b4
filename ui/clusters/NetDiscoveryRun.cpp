#include "ui/clusters/NetDiscoveryRun.h"

#include <QCoroTask>

namespace warrener {

NetDiscoveryRun::NetDiscoveryRun(QObject *parent) : DiscoveryRun(parent)
{
    connect(&m_discovery, &Discovery::stepDone, this, &DiscoveryRun::stepDone);
}

void NetDiscoveryRun::start(const DiscoveryRequest &request)
{
    QCoro::connect(m_discovery.run(request), this, [this](const Result<DiscoveryResult> &result) {
        if (result)
            Q_EMIT succeeded(*result);
        else
            Q_EMIT failed(result.error());
    });
}

} // namespace warrener
