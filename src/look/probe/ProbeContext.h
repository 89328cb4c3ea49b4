#pragma once

#include "base/Clock.h"
#include "look/access/ClusterAccess.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace warrener {

/// What every probe is handed. Copies share the access; lives in one thread with an event loop.
struct ProbeContext
{
    std::shared_ptr<ClusterAccess> access; ///< never null
    std::shared_ptr<const Clock> clock;
    /// Called as each question is put (done false) and answered (done true), with a translated
    /// word or two for people: "broker2: AMQP". May be empty.
    std::function<void(const QString &what, bool done)> progress;

    const ClusterProfile &profile() const { return access->profile(); }
    const Doors &doors() const { return access->doors(); }
};

} // namespace warrener
