#pragma once

#include "look/messages/QuorumSnapshot.h"

#include <map>

namespace warrener {

/// What resources/erlang/warrener_snapshot.erl writes, taken as it comes and handed to a sink: a line that ends
/// with the mark, then frames of a length (4 bytes), a letter and what belongs to it. Knows no host. Bounded: a
/// frame at most as long as the largest message allows, and the list of one queue.
class SnapshotFold final
{
public:
    SnapshotFold(QList<SnapshotQueue> queues, SnapshotBounds bounds, QByteArray mark, SnapshotSink &sink,
                 std::function<void(const SnapshotProgress &)> progress);

    /// Errors: Malformed, TooLarge, Unreachable (the broker on that host), those of the sink.
    Status take(QByteArrayView bytes);

    /// The last word was said.
    bool isDone() const { return m_done; }
    /// Not before it is done.
    SnapshotOutcome outcome() &&;

private:
    struct Listed
    {
        QList<LiveEntry> entries;
        qint64 bytes = 0;
    };

    Status takeFrame(char letter, QByteArrayView payload);
    Status takeBodies(QByteArrayView payload);
    Status takeEntries(QByteArrayView payload);
    Status takeCut(QByteArrayView payload);
    Status takeRefusal(QByteArrayView payload);
    Status takeFigures(char letter, QByteArrayView payload);
    Status takeEnd(QByteArrayView payload) const;

    const QList<SnapshotQueue> m_queues;
    const SnapshotBounds m_bounds;
    const QByteArray m_mark;
    SnapshotSink &m_sink;
    const std::function<void(const SnapshotProgress &)> m_progress;
    QByteArray m_waiting;
    bool m_marked = false;
    bool m_done = false;
    SnapshotProgress m_sofar;
    Millis m_spread{0};
    std::map<qsizetype, Listed> m_listed;
    std::map<qsizetype, Result<QueueCut>> m_results;
};

} // namespace warrener
