#include "run/operations/recovery/Survivors.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

qsizetype Survivors::count() const
{
    qsizetype all = 0;
    for (const QList<QueueRef> &queues : byNode)
        all += queues.size();
    return all;
}

Result<QList<QueueSeat>> withoutMajority(const QList<QueueSeat> &seats)
{
    QList<QueueSeat> lost;
    for (const QueueSeat &seat : seats) {
        if (seat.type != QueueType::Quorum)
            continue;
        if (seat.isUnplaced())
            return failure(ErrorKind::Unreachable, QCoreApplication::translate("Recovery", "Nobody tells where the members of %1 are").arg(seat.ref.name));
        if (seat.online.size() <= seat.members.size() / 2)
            lost.append(seat);
    }
    return lost;
}

QList<QueueSeat> stalledStreams(const QList<QueueSeat> &seats)
{
    QList<QueueSeat> stalled;
    std::ranges::copy_if(seats, std::back_inserter(stalled), [](const QueueSeat &seat) {
        return seat.type == QueueType::Stream && (seat.isUnplaced() || seat.online.size() <= seat.members.size() / 2 || seat.leader.isEmpty());
    });
    return stalled;
}

Survivors survivorsOf(const QList<QueueSeat> &lost, const LogProgress &progress)
{
    Survivors survivors;
    for (const QueueSeat &seat : lost) {
        const QMap<NodeName, double> written = progress.written.value(seat.ref);
        const bool isTold = std::ranges::all_of(seat.online, [&written](const NodeName &member) { return written.contains(member); });
        if (seat.online.isEmpty()) {
            survivors.gone.append(seat.ref);
        } else if (seat.online.size() > 1 && !isTold) {
            survivors.untold.append(seat.ref);
        } else {
            const auto longest = std::ranges::max_element(seat.online, {}, [&written](const NodeName &member) { return written.value(member, 0.0); });
            survivors.byNode[*longest].append(seat.ref);
        }
    }
    return survivors;
}

} // namespace warrener
