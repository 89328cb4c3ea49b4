#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/ClusterFacts.h"

namespace warrener {

struct Viewpoint
{
    QString name; ///< "lb1", "broker2"
    Sight sight = Sight::Unknown;

    bool operator==(const Viewpoint &) const = default;
};

/// A broker seen from here and from elsewhere: what keeps a console that lost its own network from
/// failing anything over.
struct SecondLook
{
    NodeName node{};
    Sight own = Sight::Unknown;
    QList<Viewpoint> others{};         ///< hosts that looked for us
    std::optional<bool> hostAnswers{}; ///< the login to its own host works; none: there is none
    int peersRunning = 0;              ///< nodes that answered and count it as running
    int peersGone = 0;                 ///< nodes that answered and do not
    bool draining = false;             ///< a peer says it is in maintenance mode

    /// Looked for and not seen from here, seen by nobody, and somebody else did look; not in maintenance.
    bool isDown() const;
    /// Somebody else could look at all.
    bool isConfirmed() const;
    bool operator==(const SecondLook &) const = default;
};

/// Translated: "broker1 does not answer here, nor to lb1 and broker2".
QString describe(const SecondLook &look);

/// From this console alone: connects, logs in, and closes again. Unknown where it has no AMQP address
/// and where `stop` came first, before it began or in the middle: who did not look has seen nothing.
QCoro::Task<Sight> lookFromHere(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop);

/// Looks from everywhere side by side; ends within `patience` and a little.
QCoro::Task<SecondLook> takeSecondLook(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience = Millis{1200}, std::stop_token stop = {});

} // namespace warrener
