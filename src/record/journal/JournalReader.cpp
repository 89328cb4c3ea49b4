#include "record/journal/JournalReader.h"

#include "base/PlainFile.h"
#include "record/journal/JournalSegments.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 largestLineRead = 8 * 1024 * 1024 + 1;
constexpr qint64 readBlock = 256 * 1024;
/// The end of a line with its hash: `,"hash":"…"}` and the line's end.
constexpr qsizetype tailBytes = 76;

} // namespace

JournalReader::JournalReader(QString journal, JournalPosition from) : m_journal(std::move(journal)), m_position(std::move(from)) {}

std::unexpected<Error> JournalReader::unreadable() const
{
    return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "The journal %1 cannot be read").arg(m_file.fileName()), m_file.errorString());
}

Status JournalReader::open()
{
    const QList<JournalSegment> segments = journalSegments(m_journal);
    // At the beginning of a segment that is not the first there is a month.
    if (m_position.offset == 0 && m_position.month.isEmpty()) {
        if (segments.isEmpty())
            return failure(ErrorKind::NotFound, QCoreApplication::translate("Journal", "There is no journal %1 yet").arg(m_journal));
        m_position = {.month = segments.first().month};
        return openSegment();
    }
    const auto gone = [this] {
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Journal", "The journal %1 is not what it was when it was read before").arg(m_journal));
    };
    const auto here = std::ranges::find(segments, m_position.month, &JournalSegment::month);
    if (here == segments.end() || here->bytes < m_position.offset || m_position.offset < m_position.tail.size())
        return gone();
    if (const Status opened = openSegment(); !opened)
        return opened;
    if (!m_file.seek(m_position.offset - m_position.tail.size()))
        return unreadable();
    if (m_file.read(m_position.tail.size()) != m_position.tail)
        return gone();
    return {};
}

Status JournalReader::openSegment()
{
    m_file.close();
    m_file.setFileName(segmentPath(m_journal, m_position.month));
    m_buffer.clear();
    m_used = 0;
    m_skipped = 0;
    if (!openPlainFile(m_file, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable();
    return {};
}

/// Puts the next finished line into m_text and steps behind it.
Result<JournalReader::Found> JournalReader::readLine()
{
    qsizetype seen = m_used;
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n', seen);
        if (end >= 0) {
            const bool tooLong = m_skipped + end + 1 - m_used > largestLineRead;
            m_begin = m_position.offset;
            m_text = m_buffer.sliced(m_used, end - m_used);
            m_position.offset += m_skipped + end + 1 - m_used;
            m_position.tail = m_buffer.sliced(std::max(m_used, end + 1 - tailBytes), std::min(end + 1 - m_used, tailBytes));
            ++m_position.line;
            m_used = end + 1;
            m_skipped = 0;
            return tooLong ? Found::TooLong : Found::Line;
        }
        if (m_buffer.size() - m_used > largestLineRead) {
            m_skipped += m_buffer.size() - m_used;
            m_used = m_buffer.size();
        }
        m_buffer.remove(0, m_used);
        m_used = 0;
        seen = m_buffer.size();
        if (!m_file.seek(m_position.offset + m_skipped + m_buffer.size()))
            return unreadable();
        const QByteArray block = m_file.read(readBlock);
        if (block.isEmpty()) {
            if (m_file.error() != QFile::NoError)
                return unreadable();
            // The line may be set aside and written anew before the next look.
            m_buffer.clear();
            m_skipped = 0;
            return Found::Nothing;
        }
        m_buffer += block;
    }
}

qint64 JournalReader::unfinished() const
{
    return std::max<qint64>(0, m_file.size() - m_position.offset);
}

/// To the segment that follows, where there is one.
Status JournalReader::goOn()
{
    const QList<JournalSegment> segments = journalSegments(m_journal);
    const auto next = std::ranges::upper_bound(segments, m_position.month, {}, &JournalSegment::month);
    if (next == segments.end())
        return failure(ErrorKind::NotFound, {});
    // Its first record was written after the last one here, but perhaps after this one was looked at.
    const Result<Found> late = readLine();
    if (!late)
        return std::unexpected(late.error());
    if (*late != Found::Nothing)
        return *late == Found::Line ? Status() : failure(ErrorKind::Malformed, {});
    const qint64 left = unfinished();
    if (left > 0) {
        m_begin = m_position.offset;
        m_position.offset += left;
        m_position.tail.clear();
        ++m_position.line;
        m_text.clear();
        return failure(ErrorKind::Malformed, {});
    }
    m_position = {.month = next->month};
    if (const Status opened = openSegment(); !opened)
        return opened;
    const Result<Found> first = readLine();
    if (!first)
        return std::unexpected(first.error());
    if (*first == Found::Nothing)
        return failure(ErrorKind::NotFound, {});
    return *first == Found::Line ? Status() : failure(ErrorKind::Malformed, {});
}

Result<std::optional<JournalLine>> JournalReader::next()
{
    const auto damaged = [this](const QString &why) {
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Journal", "Line %1 of the journal %2 is damaged").arg(m_position.line).arg(m_file.fileName()), why);
    };
    const auto cutOff = [&] { return damaged(QCoreApplication::translate("Journal", "The line was cut off, or is too long for a record")); };
    const Result<Found> found = readLine();
    if (!found)
        return std::unexpected(found.error());
    if (*found == Found::TooLong)
        return cutOff();
    if (*found == Found::Nothing) {
        if (const Status gone = goOn(); !gone) {
            if (gone.error().kind == ErrorKind::NotFound)
                return std::optional<JournalLine>();
            if (gone.error().kind == ErrorKind::Malformed)
                return cutOff();
            return std::unexpected(gone.error());
        }
    }
    Result<JournalLine> read = lineFromText(m_text);
    if (!read)
        return damaged(read.error().message);
    return std::optional(std::move(*read));
}

Result<ChainReport> verifyJournal(const QString &journal)
{
    JournalReader reader(journal);
    if (const Status opened = reader.open(); !opened)
        return std::unexpected(opened.error());
    ChainReport report;
    report.segments = 1;
    QString segment = reader.segment();
    const auto broken = [&](const QString &why) {
        report.broken = ChainBreak{.segment = QFileInfo(reader.segment()).fileName(), .line = reader.lineNumber(), .why = why};
    };
    while (!report.broken) {
        const Result<std::optional<JournalLine>> line = reader.next();
        const bool begins = reader.segment() != segment;
        if (begins) {
            segment = reader.segment();
            ++report.segments;
        }
        if (!line && line.error().kind == ErrorKind::Io)
            return std::unexpected(line.error());
        if (!line) {
            broken(line.error().detail);
        } else if (!*line) {
            report.unfinished = reader.unfinished();
            break;
        } else if ((*line)->prev != report.lastHash) {
            if (begins)
                broken(QCoreApplication::translate("Journal", "The file does not follow the one before it: a file is missing, or its end was cut off"));
            else if (reader.lineNumber() == 1 && report.records == 0)
                broken(QCoreApplication::translate("Journal", "The journal does not begin here: what came before is missing"));
            else
                broken(QCoreApplication::translate("Journal", "The line does not follow the one before it: lines were removed, added or moved"));
        } else if ((*line)->record.number != report.records + 1) {
            broken(QCoreApplication::translate("Journal", "The line has the number %1, expected %2").arg((*line)->record.number).arg(report.records + 1));
        } else {
            ++report.records;
            report.lastHash = (*line)->hash;
            report.repairs += (*line)->record.kind == RecordKind::Repaired ? 1 : 0;
        }
    }
    return report;
}

} // namespace warrener
