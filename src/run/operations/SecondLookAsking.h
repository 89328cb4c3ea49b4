#pragma once

#include "run/operations/SecondLook.h"

#include <functional>

namespace warrener {

/// What each is asked in a second look, and what its answer amounts to: other hosts, the node's own, its management API, its peers.
/// Each ends by itself, with what was not said unknown; SecondLookTaking asks them side by side.
namespace secondlook {

using LookAccess = std::shared_ptr<ClusterAccess>;

/// Whoever has had so long and said nothing is silent; no look waits longer for a greeting.
constexpr Millis mostPatience{4000};
static_assert(3 * mostPatience <= longestLook); // a login, the way into a host, and the greeting seen from there
/// Of a healthy broker, to greet a place that saw none in the usual time. Looking once more must leave time to act on what
/// was seen: a fence takes nothing that is older than LookMemory::mostAge.
constexpr Millis latePatience{2500};

/// How long everybody has in one look.
struct LookPatience
{
    Millis greeting; ///< a broker, to greet
    Millis login;    ///< a host, to let us in
    Millis whole;    ///< the look, from here on
    /// Of a host, where nobody else has said enough: one under load takes seconds for what costs another nothing.
    Millis host() const { return greeting + std::max(login, mostPatience); }
    /// Of the hosts whose word nobody else can give: a login there takes three seconds where the machine is busy, and then a program
    /// is started for each question.
    Millis longestHost() const;
};

/// Other nodes that are looked for where this one is: a line of the profile that was copied.
QList<NodeName> sharersOf(const ClusterAccess &access, const NodeProfile &node);

/// While a node is frozen its healthy peers may be slow to greet as well. Who saw none of them in the usual time has no
/// voice; before that decides anything, it looks once more, with more patience.
QCoro::Task<Viewpoint> lookFrom(LookAccess access, HostName host, NodeName node, LookPatience patience, std::stop_token stop);

/// What the node's own host says. `heard`: what it has said so far, for a look that ends before it has said all.
QCoro::Task<HostWord> askHost(LookAccess access, NodeName node, LookPatience patience, std::function<void(HostWord)> heard, std::stop_token stop);

/// `patience`: of a greeting; it has half as long again.
QCoro::Task<ApiWord> askApi(LookAccess access, NodeName node, Millis patience, std::stop_token stop);

/// What `peer` knows about the node: by its management API, and by its broker itself.
QCoro::Task<PeerWord> askPeer(LookAccess access, NodeName peer, NodeName about, LookPatience patience, std::stop_token stop);

} // namespace secondlook

} // namespace warrener
