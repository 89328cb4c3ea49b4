#pragma once

#include "record/journal/JournalRecord.h"

#include <QFile>

#include <optional>

namespace warrener {

/// Reads a journal from its beginning, record by record, while others may write: a line that is
/// not finished yet is left for later. Blocks on the disk: for worker threads where files are long.
class JournalReader final
{
public:
    explicit JournalReader(const QString &path);
    Q_DISABLE_COPY_MOVE(JournalReader)

    /// Errors: NotFound, Io. A journal that nobody has written yet is NotFound.
    Status open();
    /// The next record; nothing at the end, for now: ask again after more was written. A line that
    /// is no sound record is a Malformed error that names the line; the next call goes on behind it.
    Result<std::optional<JournalLine>> next();
    /// Of the line that next() gave last: 1…
    qint64 lineNumber() const { return m_line; }
    /// As it stands in the file, without its end.
    const QByteArray &text() const { return m_text; }
    /// Bytes behind the last finished line.
    qint64 unfinished() const { return m_file.size() - m_offset; }

private:
    QFile m_file;
    QByteArray m_text;
    qint64 m_offset = 0;
    qint64 m_line = 0;
};

/// Where a chain is broken first.
struct ChainBreak
{
    qint64 line = 0; ///< 1…
    QString why;     ///< translated

    bool operator==(const ChainBreak &) const = default;
};

struct ChainReport
{
    qint64 records = 0; ///< sound ones before the break
    std::optional<ChainBreak> broken;
    qint64 unfinished = 0;          ///< bytes of a last line that was cut off; the next writer sets it aside
    qint64 repairs = 0;             ///< ends that were set aside at some time
    QByteArray lastHash = noHash(); ///< noted elsewhere, it proves that nothing was cut off later

    bool operator==(const ChainReport &) const = default;
};

/// Follows the whole chain. Errors: NotFound, Io.
Result<ChainReport> verifyJournal(const QString &path);

} // namespace warrener
