#pragma once

#include "record/journal/JournalReader.h"
#include "record/journal/JournalRuns.h"
#include "record/journal/JournalSegments.h"

#include <QHash>
#include <QSet>

#include <functional>

class QSqlDatabase;
class QSqlQuery;

namespace warrener {

class SearchText;

/// What lists and searches of a journal need, in an SQLite file beside it (CLUSTER@index.sqlite, 0600),
/// so that nobody reads a journal twice. It holds nothing that the journal does not say, and can be
/// thrown away at any time: one that is missing, damaged, of another version, or of a journal that
/// was changed since, is made anew. Blocks; lives and dies in one thread, any number of processes.
class JournalIndex final
{
public:
    explicit JournalIndex(QString journal);
    ~JournalIndex();
    Q_DISABLE_COPY_MOVE(JournalIndex)

    struct Entry
    {
        qint64 id = 0; ///< 1…, in the order of the journal; changes when the index is made anew
        RunSummary summary;
    };

    /// Opens it and folds in what the journal has more than it; a list without an error is up to date
    /// with the moment of this call. Errors: Io (of the journal, or the index cannot be used: read the
    /// journal itself).
    Status update();
    /// Throws away what is there, and update().
    Status remake();

    // After update(). Errors: Io; Malformed: the index does not fit the journal, remake() it.
    /// In the journal's order, those that match, text and all.
    Result<QList<Entry>> list(const RunFilter &filter);
    /// Nothing: there is no such run.
    Result<std::optional<qint64>> find(const QString &run);
    /// Whole lines of these entries, in the journal's order, a few at a time.
    Status read(const QList<qint64> &entries, const std::function<void(const QByteArray &lines)> &visit);

private:
    struct Stretch;
    struct Fold;

    Status open();
    Status setUp();
    void close();
    void throwAway();
    QSqlDatabase database() const;
    Error errorOf(const QSqlQuery &query) const;
    Status run(const QString &statement);

    Status foldNew();
    Result<bool> foldSome();
    Result<JournalPosition> position();
    Result<bool> isStale(const JournalPosition &position);
    Status save(Fold &fold, const JournalPosition &position);
    Result<RunSummary *> entryOf(const JournalRecord &record, Fold &fold);
    Result<QByteArray> linesOf(const Stretch &stretch);
    Result<QSet<qint64>> search(const SearchText &text);

    const QString m_journal;
    const QString m_file;
    const QString m_connection;
    QHash<QString, std::shared_ptr<QFile>> m_segments;
};

} // namespace warrener
