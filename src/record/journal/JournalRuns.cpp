#include "record/journal/JournalRuns.h"

#include "base/Csv.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct Listed
{
    RunSummary summary;
    bool textFound = false;
};

int countSteps(const QJsonArray &steps, int depth = 0)
{
    int count = 0;
    for (const QJsonValue step : steps) {
        const QJsonArray inner = step["steps"_L1].toArray();
        count += inner.isEmpty() || depth > 16 ? 1 : countSteps(inner, depth + 1);
    }
    return count;
}

/// A note, or the beginning of a run.
RunSummary firstOf(const JournalRecord &record)
{
    return {.run = record.run,
            .kind = record.data.value("kind"_L1).toString(),
            .title = record.data.value("words"_L1).toString(),
            .cluster = record.data.value("cluster"_L1).toString(),
            .who = record.who,
            .startedAt = record.at,
            .endedAt = record.run.isEmpty() ? record.at : TimePoint(),
            .verdict = {},
            .note = record.run.isEmpty() ? record.data : QJsonObject()};
}

void take(const JournalRecord &record, RunSummary &run)
{
    switch (record.kind) {
    case RecordKind::RunStarted: {
        const QJsonObject plan = record.data.value("plan"_L1).toObject();
        run.kind = plan.value("kind"_L1).toString();
        run.title = plan.value("title"_L1).toString();
        run.cluster = plan.value("cluster"_L1).toString();
        run.who = record.who;
        run.startedAt = record.at;
        run.steps = countSteps(plan.value("steps"_L1).toArray());
        break;
    }
    case RecordKind::StepDone:
    case RecordKind::StepSkipped:
        run.finished += record.data.value("group"_L1).toBool() ? 0 : 1;
        break;
    case RecordKind::Recovered:
        run.verdict.clear();
        run.endedAt = {};
        break;
    case RecordKind::RunEnded:
        run.verdict = record.data.value("verdict"_L1).toString();
        run.endedAt = record.at;
        break;
    default:
        break;
    }
}

bool matches(const RunSummary &run, const RunFilter &filter)
{
    const QString verdict = run.isOpen() ? u"open"_s : run.verdict;
    return (filter.kinds.isEmpty() || filter.kinds.contains(run.kind)) && (filter.verdicts.isEmpty() || filter.verdicts.contains(verdict))
           && (filter.cluster.isEmpty() || filter.cluster == run.cluster) && (!filter.from || run.startedAt >= *filter.from)
           && (!filter.until || run.startedAt < *filter.until) && (filter.notes || !run.isNote());
}

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

} // namespace

Result<QList<RunSummary>> listRuns(const QString &path, const RunFilter &filter)
{
    QList<Listed> listed;
    QHash<QString, qsizetype> place;
    const Status read = eachRecord(path, [&](const JournalRecord &record, const QByteArray &text) {
        const bool note = record.run.isEmpty() && record.kind == RecordKind::Note;
        if (!note && record.run.isEmpty())
            return;
        if (note || !place.contains(record.run)) {
            if (!note)
                place.insert(record.run, listed.size());
            listed.append({.summary = firstOf(record)});
        }
        Listed &entry = note ? listed.last() : listed[place.value(record.run)];
        take(record, entry.summary);
        entry.textFound = entry.textFound || filter.text.isEmpty() || QString::fromUtf8(text).contains(filter.text, Qt::CaseInsensitive);
    });
    if (!read)
        return std::unexpected(read.error());
    QList<RunSummary> runs;
    for (const Listed &entry : std::views::reverse(listed)) {
        if (entry.textFound && matches(entry.summary, filter))
            runs.append(entry.summary);
    }
    return runs;
}

Result<QList<JournalRecord>> readRun(const QString &path, const QString &run)
{
    QList<JournalRecord> records;
    const Status read = eachRecord(path, [&](const JournalRecord &record, const QByteArray &) {
        if (record.run == run)
            records.append(record);
    });
    if (!read)
        return std::unexpected(read.error());
    if (run.isEmpty() || records.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Journal", "The journal knows no run “%1”").arg(run));
    return records;
}

Status exportRuns(const QString &path, const RunFilter &filter, ExportFormat format, QIODevice &out)
{
    const Result<QList<RunSummary>> runs = listRuns(path, filter);
    if (!runs)
        return std::unexpected(runs.error());
    QSet<QString> wanted;
    for (const RunSummary &run : *runs) {
        if (!run.isNote())
            wanted.insert(run.run);
    }
    bool written = format != ExportFormat::Csv || out.write("n,at,run,kind,step,who,data\r\n") > 0;
    const Status read = eachRecord(path, [&](const JournalRecord &record, const QByteArray &text) {
        const bool note = record.run.isEmpty() && record.kind == RecordKind::Note;
        const bool matchingNote = note && matches(firstOf(record), filter) && QString::fromUtf8(text).contains(filter.text, Qt::CaseInsensitive);
        if (!matchingNote && !wanted.contains(record.run))
            return;
        const QByteArray line = format == ExportFormat::Csv ? csvLine(record) : text + '\n';
        written = written && out.write(line) == line.size();
    });
    if (!read)
        return read;
    if (!written)
        return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "The export cannot be written"), out.errorString());
    return {};
}

} // namespace warrener
