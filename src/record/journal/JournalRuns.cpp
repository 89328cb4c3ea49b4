#include "record/journal/JournalRuns.h"

#include "base/Csv.h"
#include "record/journal/JournalIndex.h"
#include "record/journal/RunFold.h"
#include "record/journal/SearchText.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <ranges>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct Listed
{
    RunSummary summary;
    bool textFound = false;
};

/// Calls `visit` for each sound record.
template <class Visit>
Status eachRecord(const QString &path, Visit visit)
{
    JournalReader reader(path);
    if (const Status opened = reader.open(); !opened)
        return opened.error().kind == ErrorKind::NotFound ? Status() : opened;
    for (;;) {
        const Result<std::optional<JournalLine>> line = reader.next();
        if (!line && line.error().kind == ErrorKind::Io)
            return std::unexpected(line.error());
        if (!line)
            continue;
        if (!*line)
            return {};
        visit((*line)->record, reader.text());
    }
}

QByteArray csvLine(const JournalRecord &record)
{
    const QStringList fields{
        QString::number(record.number),
        toDateTime(record.at).toUTC().toString(Qt::ISODateWithMs),
        record.run,
        record.kind == RecordKind::Unknown ? record.kindId : toId(record.kind),
        record.step,
        record.who,
        QString::fromUtf8(QJsonDocument(record.data).toJson(QJsonDocument::Compact)),
    };
    QStringList quoted;
    for (const QString &field : fields)
        quoted.append(csvField(field));
    return quoted.join(u',').toUtf8() + "\r\n";
}

/// Without an index, where none can be written: the whole journal.
Result<QList<RunSummary>> listByReading(const QString &journal, const RunFilter &filter)
{
    const SearchText wanted(filter.text);
    QList<Listed> listed;
    QHash<QString, qsizetype> place;
    const Status read = eachRecord(journal, [&](const JournalRecord &record, const QByteArray &text) {
        if (!fold::isListed(record))
            return;
        const bool note = fold::isNote(record);
        if (note || !place.contains(record.run)) {
            if (!note)
                place.insert(record.run, listed.size());
            listed.append({.summary = fold::firstOf(record)});
        }
        Listed &entry = note ? listed.last() : listed[place.value(record.run)];
        fold::take(record, entry.summary);
        entry.textFound = entry.textFound || wanted.isIn(text);
    });
    if (!read)
        return std::unexpected(read.error());
    QList<RunSummary> runs;
    for (const Listed &entry : std::views::reverse(listed)) {
        if (entry.textFound && fold::matches(entry.summary, filter))
            runs.append(entry.summary);
    }
    return runs;
}

Result<QList<JournalRecord>> findByReading(const QString &journal, const QString &run)
{
    QList<JournalRecord> records;
    const Status read = eachRecord(journal, [&](const JournalRecord &record, const QByteArray &) {
        if (record.run == run)
            records.append(record);
    });
    if (!read)
        return std::unexpected(read.error());
    return records;
}

/// Asks the index; once more where it turns out not to fit the journal. An error: read the journal
/// itself. NotFound: there is none yet.
template <class Ask>
auto askIndex(const QString &journal, Ask ask) -> decltype(ask(std::declval<JournalIndex &>()))
{
    JournalIndex index(journal);
    if (const Status ready = index.update(); !ready)
        return std::unexpected(ready.error());
    auto answer = ask(index);
    if (answer || answer.error().kind != ErrorKind::Malformed)
        return answer;
    if (const Status ready = index.remake(); !ready)
        return std::unexpected(ready.error());
    return ask(index);
}

/// The records of one run by the index; Malformed where a line is not what the index says.
Result<QList<JournalRecord>> recordsOf(JournalIndex &index, const QString &run)
{
    const Result<std::optional<qint64>> id = index.find(run);
    if (!id)
        return std::unexpected(id.error());
    QList<JournalRecord> records;
    if (!*id)
        return records;
    bool fits = true;
    const Status read = index.read({**id}, [&](const QByteArray &lines) {
        for (const QByteArray &text : lines.chopped(1).split('\n')) {
            Result<JournalLine> line = lineFromText(text);
            fits = fits && line && line->record.run == run;
            if (fits)
                records.append(std::move(line->record));
        }
    });
    if (!read)
        return std::unexpected(read.error());
    if (!fits)
        return failure(ErrorKind::Malformed, {});
    return records;
}

} // namespace

Result<QList<RunSummary>> listRuns(const QString &journal, const RunFilter &filter)
{
    const Result<QList<JournalIndex::Entry>> entries = askIndex(journal, [&](JournalIndex &index) { return index.list(filter); });
    if (!entries)
        return listByReading(journal, filter);
    QList<RunSummary> runs;
    runs.reserve(entries->size());
    for (const JournalIndex::Entry &entry : std::views::reverse(*entries))
        runs.append(entry.summary);
    return runs;
}

Result<QList<JournalRecord>> readRun(const QString &journal, const QString &run)
{
    Result<QList<JournalRecord>> records = askIndex(journal, [&](JournalIndex &index) { return recordsOf(index, run); });
    if (!records)
        records = findByReading(journal, run);
    if (!records)
        return records;
    if (run.isEmpty() || records->isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Journal", "The journal knows no run “%1”").arg(run));
    return records;
}

Status exportRuns(const QString &journal, const RunFilter &filter, ExportFormat format, QIODevice &out)
{
    const Result<QList<RunSummary>> runs = listRuns(journal, filter);
    if (!runs)
        return std::unexpected(runs.error());
    QSet<QString> wanted;
    for (const RunSummary &run : *runs) {
        if (!run.isNote())
            wanted.insert(run.run);
    }
    const SearchText text(filter.text);
    bool written = format != ExportFormat::Csv || out.write("n,at,run,kind,step,who,data\r\n") > 0;
    // Through the journal itself: what leaves the house is what stands there, each line's hash checked.
    const Status read = eachRecord(journal, [&](const JournalRecord &record, const QByteArray &line) {
        const bool matchingNote = fold::isNote(record) && fold::matches(fold::firstOf(record), filter) && text.isIn(line);
        if (!matchingNote && !wanted.contains(record.run))
            return;
        const QByteArray told = format == ExportFormat::Csv ? csvLine(record) : line + '\n';
        written = written && out.write(told) == told.size();
    });
    if (!read)
        return read;
    if (!written)
        return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "The export cannot be written"), out.errorString());
    return {};
}

} // namespace warrener
