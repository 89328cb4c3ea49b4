#pragma once

#include "look/examination/ReachLook.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>
#include <QMap>

#include <stop_token>

namespace warrener {

struct ReachLooks
{
    QMap<NodeName, ReachLook> nodes;
    QMap<HostName, ReachLook> hosts;
    QMap<ProxyName, ReachLook> proxies;
};

/// Every way to every node, host and proxy of the profile, tried side by side: name, packets, ports, certificate, API, one message
/// all the way round. Reads only. What cannot be tried has its error in its own place.
QCoro::Task<ReachLooks> lookAtReach(ProbeContext context, std::stop_token stop);

/// Asks once more, all side by side, whoever answered and took longer than `slowApi` or `slowTrip`; the faster answer stands. For when
/// the rest of a diagnosis is over: hundreds of questions at once keep the console, and small brokers, busy enough to be late by
/// themselves. Ends within 4 s, at once where nobody was slow, soon after `stop`.
QCoro::Task<ReachLooks> askTheSlowAgain(ProbeContext context, ReachLooks looks, std::stop_token stop);

} // namespace warrener
