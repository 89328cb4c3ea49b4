#pragma once

#include "base/Result.h"
#include "cluster/Event.h"
#include "look/history/History.h"

#include <QCoroTask>
#include <QList>
#include <QObject>
#include <QString>
#include <QThread>

#include <array>
#include <memory>
#include <optional>

namespace warrener {

/// What an earlier run of the console has left.
struct StoredHistory
{
    History history;
    QList<Event> events;          ///< oldest first
    std::optional<Error> trouble; ///< Io: a damaged file was renamed aside, and this one is new
};

/// History and events of one cluster in a SQLite file (mode 0600, in a folder 0700), on a thread of
/// its own: nothing here ever blocks the caller. Bounded: buckets no older than their ring keeps,
/// at most 2,000 events of 24 hours and a bit. Two windows may share a file: buckets of both join.
class HistoryStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryStore)

public:
    explicit HistoryStore(QString file, QObject *parent = nullptr);
    /// Waits for what is being written, at most the database's busy time-out of two seconds.
    ~HistoryStore() override;

    /// The file for a cluster: `$XDG_DATA_HOME/warrener/history/NAME.sqlite`.
    static QString fileFor(const QString &cluster);

    /// What is there up to `now`. A file that is damaged is renamed to FILE.damaged-TIME; Errors of
    /// kind Io: it cannot be opened or made at all.
    QCoro::Task<Result<std::shared_ptr<StoredHistory>>> load(TimePoint now);

    /// Queues what has come since the last save: call it every ten seconds or so, and at the end.
    /// Buckets that are still being filled are written too, and again when they are full.
    void save(const History &history, TimePoint now);
    void save(const QList<Event> &events);

Q_SIGNALS:
    /// Writing failed; told once until it succeeds again. The console goes on without.
    void failed(const warrener::Error &error);

private:
    struct Worker;

    QThread m_thread;
    Worker *m_worker;                                     ///< lives in m_thread
    std::array<TimePoint, allZooms.size()> m_savedFrom{}; ///< buckets before are on disk for good
    std::array<quint64, allZooms.size()> m_savedRevisions{};
};

} // namespace warrener
