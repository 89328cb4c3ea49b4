#include "plan/failover/PlannerSteps.h"

#include "cluster/FailoverSettings.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

Step parts::readBackAll(const QList<Step> &ofProxies)
{
    return together(u"agree"_s, QCoreApplication::translate("Failover", "Read all proxies back and compare"), ofProxies);
}

Step parts::endSessionsOfAll(const QList<Step> &ofProxies)
{
    return together(u"close"_s, QCoreApplication::translate("Failover", "End the sessions that are left, those of old workers too"), ofProxies);
}

QList<Step> parts::staysAll(const QList<Step> &ofProxies)
{
    if (ofProxies.isEmpty())
        return {};
    return {together(u"stays"_s, QCoreApplication::translate("Failover", "Whether the agents of the servers leave it so"), ofProxies)};
}

Step parts::verifyAll(const QList<Step> &ofProxies)
{
    return together(u"verify"_s, QCoreApplication::translate("Failover", "Publish and consume 40 messages through each proxy"), ofProxies);
}

int parts::clientsPerSecondOf(const ClusterView &view, const FailoverWish &wish)
{
    return wish.clientsPerSecond > 0 ? wish.clientsPerSecond : failoverSettings(*view.profile).clientsPerSecond;
}

} // namespace warrener
