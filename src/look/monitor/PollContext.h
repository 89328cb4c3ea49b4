#pragma once

#include "cluster/ClusterProfile.h"
#include "look/monitor/Monitor.h"
#include "look/monitor/TaskCount.h"
#include "look/net/HttpClient.h"

#include <memory>
#include <stop_token>

namespace warrener {

class SnapshotBuilder;

/// What every poller of one cluster needs.
struct PollContext
{
    ClusterProfile profile;
    Credentials credentials;
    std::shared_ptr<const Clock> clock;
    SnapshotBuilder *builder = nullptr;
    TaskCount tasks;
    std::stop_token stop;

    /// With the user's credentials.
    HttpAccess access(const QUrl &base) const
    {
        HttpAccess access = publicAccess(base);
        access.user = profile.user;
        access.password = credentials.password;
        return access;
    }
    /// Without: metrics endpoints and exporters have none.
    HttpAccess publicAccess(const QUrl &base) const
    {
        HttpAccess access;
        access.base = base;
        access.tls = profile.tls;
        access.timeout = profile.timeout;
        return access;
    }
};

} // namespace warrener
