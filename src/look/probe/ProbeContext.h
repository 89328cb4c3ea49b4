#pragma once

#include "cluster/ClusterProfile.h"
#include "look/access/HostShells.h"
#include "look/monitor/Monitor.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace warrener {

/// What every probe is handed. Copies share the shells; lives in one thread with an event loop.
struct ProbeContext
{
    std::shared_ptr<const ClusterProfile> profile;
    std::shared_ptr<const Credentials> credentials;
    std::shared_ptr<HostShells> shells;
    std::shared_ptr<const Clock> clock;
    /// Called as each question is put (done false) and answered (done true), with a translated
    /// word or two for people: "broker2: AMQP". May be empty.
    std::function<void(const QString &what, bool done)> progress;
};

} // namespace warrener
