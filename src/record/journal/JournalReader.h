#pragma once

#include "record/journal/JournalRecord.h"

#include <QFile>

#include <optional>

namespace warrener {

/// Up to where somebody has read a journal: what it takes to go on there later, also in another
/// process.
struct JournalPosition
{
    QString month{};   ///< of the segment; see JournalSegment
    qint64 offset = 0; ///< bytes of it
    qint64 line = 0;   ///< lines of it
    QByteArray tail{}; ///< the last bytes before the offset, a record's hash among them

    bool operator==(const JournalPosition &) const = default;
};

/// Reads a journal through all its segments, record by record, while others may write: a line that
/// is not finished yet is left for later, a segment that begins meanwhile is gone on with. Blocks on
/// the disk: for worker threads.
class JournalReader final
{
public:
    /// `journal`: the path that names it, see JournalSegment. Begins behind `from`; without one, at
    /// the first record of all.
    explicit JournalReader(QString journal, JournalPosition from = {});
    Q_DISABLE_COPY_MOVE(JournalReader)

    /// Errors: NotFound (nobody has written yet), Io, Malformed (what was read up to `from` is not
    /// there any more: begin again).
    Status open();
    /// The next record; nothing at the end, for now: ask again after more was written. A line that
    /// is no sound record is a Malformed error that names the line; the next call goes on behind it.
    /// A line that was cut off in a segment that is not the newest is one too.
    Result<std::optional<JournalLine>> next();

    // Of the line that next() gave last.
    /// 1… in its segment.
    qint64 lineNumber() const { return m_position.line; }
    /// As it stands in the file, without its end.
    const QByteArray &text() const { return m_text; }
    /// The segment's file.
    QString segment() const { return m_file.fileName(); }
    /// Where it begins, in bytes of the segment.
    qint64 begin() const { return m_begin; }
    /// Behind it.
    const JournalPosition &position() const { return m_position; }

    /// Bytes behind the last finished line.
    qint64 unfinished() const;

private:
    enum class Found : std::uint8_t { Line, TooLong, Nothing };

    Status openSegment();
    Result<Found> readLine();
    Status goOn();
    std::unexpected<Error> unreadable() const;

    const QString m_journal;
    JournalPosition m_position;
    QFile m_file;
    QByteArray m_buffer;  ///< what was read ahead, from m_position.offset
    qsizetype m_used = 0; ///< bytes of it that were given
    QByteArray m_text;
    qint64 m_begin = 0;
    qint64 m_skipped = 0; ///< bytes of a line that is too long for a record
};

/// Where a chain is broken first.
struct ChainBreak
{
    QString segment{}; ///< the file's name
    qint64 line = 0;   ///< 1… in it
    QString why{};     ///< translated

    bool operator==(const ChainBreak &) const = default;
};

struct ChainReport
{
    qint64 records = 0;  ///< sound ones before the break
    qint64 segments = 0; ///< files that were looked at
    std::optional<ChainBreak> broken;
    qint64 unfinished = 0;          ///< bytes of a last line that was cut off; the next writer sets it aside
    qint64 repairs = 0;             ///< ends that were set aside at some time
    QByteArray lastHash = noHash(); ///< noted elsewhere, it proves that nothing was cut off later

    bool operator==(const ChainReport &) const = default;
};

/// Follows the whole chain, through all segments. Errors: NotFound, Io.
Result<ChainReport> verifyJournal(const QString &journal);

} // namespace warrener
