#pragma once

#include "cluster/Level.h"
#include "run/operations/ClusterFacts.h"

#include <QList>
#include <QString>

namespace warrener {

/// One thing that speaks for or against a candidate.
struct CandidateReason
{
    QString id{};    ///< stable: "in-service", "members", "memory", "disk", "latency", "host", "quorum", "priority"
    QString title{}; ///< translated: "Members in sync"
    Level level = Level::Unknown;
    QString words{};   ///< translated, short: "38 of 38", "1.3 GiB", "71, I/O wait"
    double points = 0; ///< what it is worth here; of "priority" it may be negative
    double most = 0;   ///< what it can be worth at best

    bool operator==(const CandidateReason &) const = default;
};

/// A node that could take over.
struct Candidate
{
    NodeName node{};
    bool eligible = false;    ///< in service, not "never", not the source
    bool reachable = true;    ///< the proxies that send clients to the source can send them there
    int score = 0;            ///< 0–100: the sum of the points
    bool recommended = false; ///< the first that is eligible and reachable, or as unreachable as the source
    QString verdict{};        ///< translated: "Recommended", "3 reservations", "Never, by the operator"
    Level level = Level::Unknown;
    QString why{};                    ///< translated, whole sentences; names what lacks where something does
    QList<CandidateReason> reasons{}; ///< always the same eight, in the order above

    bool operator==(const Candidate &) const = default;
};

/// All nodes but the source, the best first; those that no client can be sent to come after the others,
/// and those that are not eligible last. Points of 100: in service without alarm, and for the proxies, 25, in-sync members of the queues that the source leads
/// 25, memory 15 and disk 10 over their limits, latency 10, host's score 10, majorities without the source 5; the operator's priority adds −10…10. What is not
/// known is worth half.
QList<Candidate> rankCandidates(const ClusterView &view, const NodeName &source);

} // namespace warrener
