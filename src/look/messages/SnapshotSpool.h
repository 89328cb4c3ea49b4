#pragma once

#include "look/messages/QuorumSnapshot.h"

#include <QFile>
#include <QHash>

#include <functional>
#include <map>

namespace warrener {

/// Keeps the bodies of a snapshot in one file until the rosters are there, then hands each queue's messages on
/// in its order. The file has no name: whatever ends this process, nobody finds a message in it. Memory: 40 bytes a message
/// and the largest one.
class SnapshotSpool final : public SnapshotSink
{
public:
    /// `file` is made (0600), and its name taken away at once. check open() before use.
    explicit SnapshotSpool(QString file);
    ~SnapshotSpool() override;
    Q_DISABLE_COPY_MOVE(SnapshotSpool)

    Status open();

    Status body(qsizetype queue, QueueMessage message) override;
    Status roster(qsizetype queue, const QueueCut &cut, const QList<LiveEntry> &entries) override;

    /// The messages of one queue, in the roster's order; `take` gets those of the base with neither
    /// properties nor payload and with `inBase` true. Errors: Internal (the roster names a message that
    /// never came), Io, those of `take`.
    Status replay(qsizetype queue, const std::function<Status(const QueueMessage &message, bool inBase)> &take);

    /// Of one queue the messages that stand in the base and whose bodies came all the same, to be compared with those there.
    /// Errors: Io, those of `take`.
    Status proofs(qsizetype queue, const std::function<Status(const QueueMessage &message)> &take);
    /// The roster of one queue.
    const QList<LiveEntry> &entries(qsizetype queue) { return m_queues[queue].entries; }

private:
    struct Place
    {
        qint64 at = 0;
        qint64 size = 0;
    };
    struct Spooled
    {
        QHash<quint64, Place> bodies;
        QList<LiveEntry> entries;
    };

    Status flush();
    Status readBody(const Place &place, QueueMessage &message);

    QFile m_file;
    qint64 m_end = 0;    ///< of what was written
    QByteArray m_buffer; ///< to be written there
    QByteArray m_window; ///< read from m_windowAt on
    qint64 m_windowAt = 0;
    std::map<qsizetype, Spooled> m_queues;
};

} // namespace warrener
