#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QStringList>

namespace warrener {

/// The profile of `testbed exec`. NotConfigured where there are no test hosts.
Result<ClusterProfile> liveBenchProfile();

/// What the benchmarks with a real cluster need, from the environment of `testbed exec`.
struct LiveCluster
{
    QString profileFile;
    ClusterProfile profile;
    QString program; ///< the window's program

    /// NotConfigured where there are no test hosts, no program or no curl.
    static Result<LiveCluster> find();

    /// What the console asks in one polling interval, as a script for `curl --config -`: the
    /// password stands in it and in no argument list.
    QByteArray curlScript() const;
};

} // namespace warrener
