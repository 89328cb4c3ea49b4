#pragma once

#include "base/Clock.h"
#include "cluster/Bounds.h"
#include "cluster/ClusterProfile.h"

#include <chrono>

namespace warrener {

class JsonReader;

/// What the operators said about failovers, from the profile's key "failover". Defaults of the four
/// times are the operations handbook's: check 10 s, 3 failures, recovery check 30 s, at most 300 s.
struct FailoverSettings
{
    std::chrono::seconds checkInterval{10};    ///< "check"
    int failures = 3;                          ///< "failures": in a row
    std::chrono::seconds recoveryInterval{30}; ///< "recovery"
    std::chrono::seconds longest{300};         ///< "longest": a run that takes longer has failed
    std::chrono::seconds block{3600};          ///< "block": after a failover none by itself for so long
    int clientsPerSecond = 50;                 ///< "clientsPerSecond": asked to reconnect
    bool automatic = false;                    ///< "automatic": the window arms it when it opens

    bool operator==(const FailoverSettings &) const = default;
};

/// In the units of the fields above, times in seconds.
namespace failoverbounds {
inline constexpr Bounds checkInterval{1, 3600};
inline constexpr Bounds failures{1, 100};
inline constexpr Bounds recoveryInterval{1, 3600};
inline constexpr Bounds longest{10, 3600};
inline constexpr Bounds block{0, 86'400};
inline constexpr Bounds clientsPerSecond{1, 100'000};
inline constexpr Bounds priority{-10, 10};
} // namespace failoverbounds

/// What they said about one node, from the node's key "failover".
struct NodePreference
{
    int priority = 0;   ///< "priority": points
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
