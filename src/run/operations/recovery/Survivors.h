#pragma once

#include "run/operations/SeatsLook.h"

namespace warrener {

/// Of queues that have lost their majority: which member each goes on with. Pure.
struct Survivors
{
    QMap<NodeName, QList<QueueRef>> byNode; ///< the one whose log is the longest of those that are online
    QList<QueueRef> gone;                   ///< no member of theirs is online
    QList<QueueRef> untold;                 ///< several are, and it is not known of each how long its log is

    qsizetype count() const;
};

/// Quorum queues of which no majority is online. Errors: Unreachable, where it is not known of one.
Result<QList<QueueSeat>> withoutMajority(const QList<QueueSeat> &seats);
/// Streams of which no majority is online, and those that nobody leads; where it is not known of one, that one too.
QList<QueueSeat> stalledStreams(const QList<QueueSeat> &seats);
Survivors survivorsOf(const QList<QueueSeat> &lost, const LogProgress &progress);

} // namespace warrener
