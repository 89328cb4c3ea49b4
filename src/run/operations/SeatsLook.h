#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/ClusterFacts.h"

namespace warrener {

/// quorum_tick_interval is five seconds, and a little for the answer: so old may be what a node tells
/// of its logs.
inline constexpr Millis raftTick{6000};

/// Up to so many queues the whole list costs a broker less than half a second, and every node may be asked for it.
inline constexpr qint64 listedWhole = 10'000;

/// Queues as one node tells them.
struct Seats
{
    QList<QueueSeat> queues;
    bool whole = true;              ///< false: there are so many that those that are not replicated are left out
    qint64 total = 0;               ///< queues that the cluster has
    QList<NodeName> nodes;          ///< of the cluster, as it calls them
    QMap<NodeName, Error> untold{}; ///< with lag: why it is not known how far this node's members have come
    qint64 lost = 0;                ///< rows of the broker's list that do not say which queue they are of

    /// Forbidden, with how many: where some cannot be read, nobody can say what becomes of them.
    Status areAllRead() const;
};

/// The queues as the first of `nodes` tells them that answers. Every replicated queue is in the answer, or
/// there is none; among 50,000 it takes the broker half a second a node (4.0.5, measured; the whole list two to three).
/// `withLag`: with how far each member has come,
/// as the nodes' metrics tell. Errors: those of ManagementClient::allQueuePlaces() on the last node.
QCoro::Task<Result<Seats>> askSeats(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, bool withLag, std::stop_token stop);
/// Every queue, however many there are: what the others cost is paid here. Errors: as above.
QCoro::Task<Result<Seats>> askEverySeat(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, std::stop_token stop);

/// These queues again, one by one; those that are no more are left out, those whose names cannot be read are unplaced: nobody can ask for
/// them. Errors: as above.
QCoro::Task<Result<QList<QueueSeat>>> askSeatsOf(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, QList<QueueRef> queues, std::stop_token stop);

/// How far the queues' logs have come, as the nodes tell.
struct LogProgress
{
    QHash<QueueRef, QMap<NodeName, double>> written; ///< by each member
    QHash<QueueRef, double> commits;                 ///< the furthest that anybody knows
    QMap<NodeName, Error> untold;                    ///< who did not tell, and why
};
/// All nodes side by side, by their metrics; whoever does not answer is `untold`.
QCoro::Task<LogProgress> askProgress(std::shared_ptr<ClusterAccess> access, std::stop_token stop);

/// What each member lacks of the furthest commit that anybody told in `first`; not known where neither the leader nor a majority of the
/// members told. Nodes tell of their logs
/// as they were at their last tick (each at its own time): under load a member in sync seems to lack up to
/// five seconds of traffic. So who seems to lack much is asked again until it has what was committed at
/// first, for as long as a tick takes; who has less `patience` takes what was told first.
QCoro::Task<> addLag(std::shared_ptr<ClusterAccess> access, QList<QueueSeat> *seats, LogProgress first, Millis patience, std::stop_token stop);

} // namespace warrener
