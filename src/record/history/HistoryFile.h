#pragma once

#include "base/Result.h"
#include "cluster/Event.h"
#include "look/history/StoredBucket.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

class QSqlDatabase;
class QSqlQuery;

namespace warrener {

/// The SQLite file behind HistoryStore. Every call blocks; used in one thread.
class HistoryFile final
{
    Q_DISABLE_COPY_MOVE(HistoryFile)

public:
    struct Content
    {
        std::vector<StoredBucket> buckets;
        QList<Event> events;
    };

    /// Rows of one zoom that are read at most: what a full set of series holds, and no more of a swollen file.
    static constexpr qsizetype usualMostBuckets = 1'000'000;

    explicit HistoryFile(QString file, qsizetype mostBuckets = usualMostBuckets);
    ~HistoryFile();

    /// Opens or makes it. A damaged file, or one of another program, is renamed aside: then this
    /// is why, and an empty one is open. An Error: there is none to work with.
    Result<std::optional<Error>> open();
    bool isOpen() const { return m_isOpen; }

    /// Of each zoom, and of the events, the newest where there are more than are read; the oldest of those first.
    Result<Content> read(TimePoint now);
    Status write(const std::vector<StoredBucket> &buckets);
    Status write(const QList<Event> &events);
    /// Removes what is older than the rings keep and the events' bound.
    Status prune(TimePoint now);

private:
    /// Again and again while another window makes the file or changes its mode, for some seconds.
    Status openPatiently();
    Status openOnce();
    Status setUp();
    Status takeOldEvents();
    Status run(const QString &statement);
    /// The Error of a statement; notes whether the file is damaged, or in another's hands.
    Status failed(const QSqlQuery &query);
    Error errorOf(const QSqlQuery &query) const;
    QSqlDatabase database() const;
    void close();
    /// In one transaction, so that another window sees all of it or nothing.
    template <class Work>
    Status inTransaction(Work work);

    QString m_file;
    QString m_connection;
    qsizetype m_mostBuckets;
    bool m_isOpen = false;
    bool m_isDamaged = false;
    bool m_isTaken = false;
};

} // namespace warrener
