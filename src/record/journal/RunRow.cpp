#include "record/journal/RunRow.h"

#include "record/journal/RowSum.h"

#include <QJsonDocument>
#include <QSqlQuery>

#include <iterator>

using namespace Qt::StringLiterals;

namespace warrener::runrow {

namespace {

enum Column {
    Id,
    Run,
    Kind,
    Title,
    Cluster,
    Who,
    Started,
    Ended,
    Verdict,
    Steps,
    Finished,
    Note,
    Sum,
    Number,
    Fences,
    Label,
    Waited,
    Waiting,
    Over,
    Inner,
    Page,
    Keeps
};

constexpr struct
{
    const char *name;
    const char *type;
} table[] = {{"id", "INTEGER PRIMARY KEY"},
             {"run", "TEXT"},
             {"kind", "TEXT"},
             {"title", "TEXT"},
             {"cluster", "TEXT"},
             {"who", "TEXT"},
             {"started", "INTEGER"},
             {"ended", "INTEGER"},
             {"verdict", "TEXT"},
             {"steps", "INTEGER"},
             {"finished", "INTEGER"},
             {"note", "BLOB"},
             {"sum", "INTEGER"},
             {"number", "INTEGER"},
             {"fences", "TEXT"},
             {"label", "TEXT"},
             {"waited", "INTEGER"},
             {"waiting", "INTEGER"},
             {"over", "INTEGER"},
             {"inner", "TEXT"},
             {"page", "TEXT"},
             {"keeps", "INTEGER"}};
static_assert(std::size(table) == Keeps + 1);

qint64 millis(TimePoint at)
{
    return at.time_since_epoch().count();
}

TimePoint timePoint(const QVariant &value)
{
    return TimePoint{Millis{value.toLongLong()}};
}

QString innerText(const RunSummary &run)
{
    return notNull(run.inner.join(u'\n'));
}

QByteArray noteBytes(const RunSummary &run)
{
    return run.isNote() ? QJsonDocument(run.note).toJson(QJsonDocument::Compact) : QByteArray();
}

/// `note`: as it stands in the row.
qint64 sumOf(qint64 id, const RunSummary &run, const QByteArray &note)
{
    return (RowSum() << id << run.run << run.kind << run.title << run.cluster << run.who << millis(run.startedAt) << millis(run.endedAt) << run.verdict
                     << run.steps << run.finished << note << run.number << run.fences << run.label << qint64(run.persons.spent.count())
                     << millis(run.persons.since) << millis(run.persons.over) << innerText(run) << run.page << int(run.keepsOnHosts))
        .value();
}

} // namespace

QString definition()
{
    QStringList all;
    for (const auto &column : table)
        all.append(QLatin1StringView(column.name) + u' ' + QLatin1StringView(column.type));
    return all.join(u", "_s);
}

QString columns()
{
    QStringList all;
    for (const auto &column : table)
        all.append(QLatin1StringView(column.name));
    return all.join(u", "_s);
}

QString places()
{
    return u'?' + u", ?"_s.repeated(Keeps);
}

QVariantList values(qint64 id, const RunSummary &run)
{
    const QByteArray note = noteBytes(run);
    return {id,
            notNull(run.run),
            notNull(run.kind),
            notNull(run.title),
            notNull(run.cluster),
            notNull(run.who),
            millis(run.startedAt),
            millis(run.endedAt),
            notNull(run.verdict),
            run.steps,
            run.finished,
            note,
            sumOf(id, run, note),
            run.number,
            notNull(run.fences),
            notNull(run.label),
            qint64(run.persons.spent.count()),
            millis(run.persons.since),
            millis(run.persons.over),
            innerText(run),
            notNull(run.page),
            int(run.keepsOnHosts)};
}

qint64 idIn(const QSqlQuery &query)
{
    return query.value(Id).toLongLong();
}

std::optional<Row> read(const QSqlQuery &query)
{
    Row row{.id = idIn(query),
            .summary = {.number = query.value(Number).toLongLong(),
                        .run = query.value(Run).toString(),
                        .kind = query.value(Kind).toString(),
                        .label = query.value(Label).toString(),
                        .title = query.value(Title).toString(),
                        .cluster = query.value(Cluster).toString(),
                        .who = query.value(Who).toString(),
                        .startedAt = timePoint(query.value(Started)),
                        .endedAt = timePoint(query.value(Ended)),
                        .persons = {Millis{query.value(Waited).toLongLong()}, timePoint(query.value(Waiting)), timePoint(query.value(Over))},
                        .verdict = query.value(Verdict).toString(),
                        .steps = query.value(Steps).toInt(),
                        .finished = query.value(Finished).toInt(),
                        .inner = query.value(Inner).toString().split(u'\n', Qt::SkipEmptyParts),
                        .fences = query.value(Fences).toString(),
                        .page = query.value(Page).toString(),
                        .keepsOnHosts = query.value(Keeps).toBool()}};
    const QByteArray note = query.value(Note).toByteArray();
    if (sumOf(row.id, row.summary, note) != query.value(Sum).toLongLong())
        return std::nullopt;
    if (!note.isEmpty())
        row.summary.note = QJsonDocument::fromJson(note).object();
    return row;
}

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace warrener::runrow
