#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"

#include <chrono>

namespace warrener {

class JsonReader;

/// What the operators said about failovers, from the profile's key "failover". Defaults of the four
/// times are the operations handbook's: check 10 s, 3 failures, recovery check 30 s, at most 300 s.
struct FailoverSettings
{
    std::chrono::seconds checkInterval{10};    ///< "check", 1–3600
    int failures = 3;                          ///< "failures": in a row, 1–100
    std::chrono::seconds recoveryInterval{30}; ///< "recovery", 1–3600
    std::chrono::seconds longest{300};         ///< "longest": a run that takes longer has failed, 10–3600
    std::chrono::seconds block{3600};          ///< "block": after a failover none by itself for so long, 0–86,400
    int clientsPerSecond = 50;                 ///< "clientsPerSecond": asked to reconnect, 1–100,000
    bool automatic = false;                    ///< "automatic": the window arms it when it opens

    bool operator==(const FailoverSettings &) const = default;
};

/// What they said about one node, from the node's key "failover".
struct NodePreference
{
    int priority = 0;   ///< "priority": −10…10 points
    bool never = false; ///< "never": is never a target

    bool operator==(const NodePreference &) const = default;
};

/// Missing keys and those of a wrong type keep their defaults; figures are held within their bounds.
FailoverSettings failoverSettings(const ClusterProfile &profile);
NodePreference nodePreference(const NodeProfile &node);

/// Into the profile's key; other keys there are kept, and what is as the defaults is not written.
void setFailoverSettings(ClusterProfile &profile, const FailoverSettings &settings);
void setNodePreference(NodeProfile &node, const NodePreference &preference);

/// A key of theirs that is of another type than it must be is wrong in the whole profile: a “never” in quotes would be a
/// node that is a target all the same.
void checkFailoverSettings(JsonReader profile);

} // namespace warrener
