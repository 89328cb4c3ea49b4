#include "judge/assess/GoneQueues.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace warrener {

QList<QueueRef> goneQueues(const QList<QueueRef> &backedUp, TimePoint at, const QueueTable &live)
{
    const bool isWhole = !live.error && live.missing.isEmpty() && (live.total < 0 || static_cast<qint64>(live.rows.size()) >= live.total);
    const bool isAsked = !live.detour || live.detour->unlisted.isEmpty();
    if (!isWhole || !isAsked || live.asOf <= at || backedUp.isEmpty())
        return {};
    QSet<QueueRef> there;
    there.reserve(static_cast<qsizetype>(live.rows.size()));
    for (const QueueRow &row : live.rows)
        there.insert({live.vhostOf(row), row.name});
    QList<QueueRef> gone;
    for (const QueueRef &queue : backedUp) {
        if (!queue.name.startsWith("amq.gen-"_L1) && !there.contains(queue))
            gone.append(queue);
    }
    return gone;
}

} // namespace warrener
