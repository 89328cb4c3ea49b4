#include "record/journal/JournalReader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 largestLineRead = 8 * 1024 * 1024 + 1;

} // namespace

JournalReader::JournalReader(const QString &path) : m_file(path) {}

Status JournalReader::open()
{
    if (!m_file.exists())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Journal", "There is no journal %1 yet").arg(m_file.fileName()));
    if (!m_file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "The journal %1 cannot be read").arg(m_file.fileName()), m_file.errorString());
    }
    return {};
}

Result<std::optional<JournalLine>> JournalReader::next()
{
    // A seek also drops what was buffered of a line that was not finished then.
    if (m_file.pos() != m_offset && !m_file.seek(m_offset)) {
        return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "The journal %1 cannot be read").arg(m_file.fileName()), m_file.errorString());
    }
    QByteArray line = m_file.readLine(largestLineRead + 1);
    if (!line.endsWith('\n')) {
        if (line.size() < largestLineRead)
            return std::optional<JournalLine>();
        // No record is that long: pass over it up to its end.
        while (!line.isEmpty() && !line.endsWith('\n')) {
            m_offset += line.size();
            line = m_file.readLine(largestLineRead + 1);
        }
    }
    m_offset += line.size();
    ++m_line;
    m_text = line.endsWith('\n') ? line.chopped(1) : line;
    Result<JournalLine> read = lineFromText(m_text);
    if (!read) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Journal", "Line %1 of the journal %2 is damaged").arg(m_line).arg(m_file.fileName()),
                       read.error().message);
    }
    return std::optional(std::move(*read));
}

Result<ChainReport> verifyJournal(const QString &path)
{
    JournalReader reader(path);
    if (const Status opened = reader.open(); !opened)
        return std::unexpected(opened.error());
    ChainReport report;
    const auto broken = [&](const QString &why) { report.broken = ChainBreak{.line = reader.lineNumber(), .why = why}; };
    while (!report.broken) {
        const Result<std::optional<JournalLine>> line = reader.next();
        if (!line && line.error().kind == ErrorKind::Io)
            return std::unexpected(line.error());
        if (!line) {
            broken(line.error().detail);
        } else if (!*line) {
            report.unfinished = reader.unfinished();
            break;
        } else if ((*line)->prev != report.lastHash) {
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
