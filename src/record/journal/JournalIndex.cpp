#include "record/journal/JournalIndex.h"

#include "base/PlainFile.h"
#include "record/journal/RowSum.h"
#include "record/journal/RunFold.h"
#include "record/journal/RunRow.h"
#include "record/journal/SearchText.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int indexId = 0x5761526A; // "WaRj"
constexpr int indexVersion = 7;     // of the tables, and of what is put into them
/// So many records a transaction: a process that is killed while an index is made has not worked in vain.
constexpr int recordsAtOnce = 20'000;
constexpr qint64 stretchBytes = 32 * 1024;
constexpr qint64 largestStretch = 64 * 1024 * 1024;

qint64 sumOf(const JournalPosition &position, qint64 runs, qint64 stretches)
{
    return (RowSum() << position.month << position.offset << position.line << position.tail << runs << stretches).value();
}

/// What SQLite calls corrupt (11), no database (26), moved away by another process (8), or tables that are not ours (1).
bool tellsDamage(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    return code == 11 || code == 26 || code == 8 || code == 1;
}

std::unexpected<Error> misfit()
{
    return failure(ErrorKind::Malformed, u"index"_s); // never shown
}

void bind(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values[i]);
}

} // namespace

struct JournalIndex::Stretch
{
    qint64 entry = 0; ///< 0: none
    QString month{};
    qint64 begin = 0;
    qint64 size = 0;

    qint64 sum(qint64 id, const QByteArray &filter) const { return (RowSum() << id << entry << month << begin << size << filter).value(); }
};

struct JournalIndex::Fold
{
    qint64 lastEntry = 0;
    QHash<QString, qint64> known{};
    std::map<qint64, RunSummary> changed{};
    std::vector<std::pair<Stretch, QByteArray>> stretches{};
    Stretch stretch{};
    SearchFilter filter{};

    void endStretch()
    {
        if (stretch.entry != 0)
            stretches.emplace_back(stretch, filter.take());
        stretch = {};
    }
    void add(qint64 entry, const JournalReader &reader)
    {
        const qint64 bytes = reader.text().size() + 1;
        if (stretch.entry != entry || stretch.month != reader.position().month || stretch.begin + stretch.size != reader.begin()
            || stretch.size + bytes > stretchBytes)
            endStretch();
        if (stretch.entry == 0)
            stretch = {.entry = entry, .month = reader.position().month, .begin = reader.begin()};
        stretch.size += bytes;
        filter.add(reader.text());
    }
};

JournalIndex::JournalIndex(QString journal)
    : m_journal(std::move(journal)), m_file(besideJournal(m_journal, u"index.sqlite"_s)), m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

JournalIndex::~JournalIndex()
{
    close();
}

QSqlDatabase JournalIndex::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

void JournalIndex::close()
{
    if (QSqlDatabase::contains(m_connection)) {
        database().close();
        QSqlDatabase::removeDatabase(m_connection);
    }
    m_segments.clear();
}

void JournalIndex::throwAway()
{
    close();
    QFile::remove(m_file);
    QFile::remove(m_file + "-journal"_L1);
}

Error JournalIndex::errorOf(const QSqlQuery &query) const
{
    return {.kind = tellsDamage(query.lastError()) ? ErrorKind::Malformed : ErrorKind::Io,
            .message = QCoreApplication::translate("Journal", "The index %1 cannot be used").arg(m_file),
            .detail = query.lastError().text()};
}

Status JournalIndex::run(const QString &statement)
{
    QSqlQuery query(database());
    if (query.exec(statement))
        return {};
    return std::unexpected(errorOf(query));
}

Status JournalIndex::open()
{
    if (QSqlDatabase::contains(m_connection))
        return {};
    const auto unusable = [this](const QString &why) {
        return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "The index %1 cannot be used").arg(m_file), why);
    };
    if (journalSegments(m_journal).isEmpty() && !QFile::exists(m_file))
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Journal", "There is no journal %1 yet").arg(m_journal));
    // Made before SQLite does, which would let others read it.
    QFile file(m_file);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) && !file.exists())
        return unusable(file.errorString());
    file.close();
    QSqlDatabase opened = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    opened.setDatabaseName(m_file);
    // Another process may be making it: wait a bit, then read the journal itself.
    opened.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=3000"_s);
    if (!opened.open()) {
        const bool isDamaged = tellsDamage(opened.lastError());
        const QString why = opened.lastError().text();
        opened = {};
        close();
        return isDamaged ? misfit() : unusable(why);
    }
    Status ready = setUp();
    // Half set up it would count as open, and a transaction that it began would lock others out.
    if (!ready)
        close();
    return ready;
}

Status JournalIndex::setUp()
{
    {
        QSqlQuery query(database());
        if (!query.exec(u"SELECT (SELECT count(*) FROM sqlite_master), application_id, user_version FROM pragma_application_id, pragma_user_version"_s)
            || !query.next())
            return std::unexpected(errorOf(query));
        const bool isNew = query.value(0).toInt() == 0;
        if (!isNew)
            return query.value(1).toInt() == indexId && query.value(2).toInt() == indexVersion ? Status() : misfit();
    }
    // In one step: another process may be at it too.
    for (const QString &statement :
         {u"BEGIN IMMEDIATE"_s,
          u"CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY, month TEXT, offset INTEGER, line INTEGER, tail BLOB, "
          "runs INTEGER, stretches INTEGER, sum INTEGER)"_s,
          u"CREATE TABLE IF NOT EXISTS segment (month TEXT PRIMARY KEY, bytes INTEGER, changed INTEGER)"_s,
          u"CREATE TABLE IF NOT EXISTS run (%1)"_s.arg(runrow::definition()), u"CREATE INDEX IF NOT EXISTS run_by_name ON run (run) WHERE run <> ''"_s,
          u"CREATE TABLE IF NOT EXISTS stretch (id INTEGER PRIMARY KEY, run INTEGER, month TEXT, begin INTEGER, size INTEGER, "
          "sum INTEGER)"_s,
          u"CREATE TABLE IF NOT EXISTS filter (id INTEGER PRIMARY KEY, bits BLOB)"_s, u"PRAGMA application_id=%1"_s.arg(indexId),
          u"PRAGMA user_version=%1"_s.arg(indexVersion), u"COMMIT"_s}) {
        if (const Status status = run(statement); !status)
            return status;
    }
    return {};
}

Status JournalIndex::update()
{
    Status status = open();
    if (status)
        status = foldNew();
    if (status || status.error().kind != ErrorKind::Malformed)
        return status;
    return remake();
}

Status JournalIndex::remake()
{
    throwAway();
    Status status = open();
    if (status)
        status = foldNew();
    // Twice in a row is none's fault but the disk's.
    if (!status && status.error().kind == ErrorKind::Malformed)
        status.error().kind = ErrorKind::Io;
    return status;
}

Status JournalIndex::foldNew()
{
    for (;;) {
        const Result<bool> more = foldSome();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return {};
    }
}

Result<JournalPosition> JournalIndex::position()
{
    QSqlQuery query(database());
    if (!query.exec(u"SELECT month, offset, line, tail, runs, stretches, sum, (SELECT count(*) FROM run NOT INDEXED), (SELECT count(*) FROM stretch) "
                    "FROM state"_s))
        return std::unexpected(errorOf(query));
    if (!query.next())
        return JournalPosition();
    JournalPosition position{
        .month = query.value(0).toString(), .offset = query.value(1).toLongLong(), .line = query.value(2).toLongLong(), .tail = query.value(3).toByteArray()};
    const qint64 runs = query.value(4).toLongLong();
    const qint64 stretches = query.value(5).toLongLong();
    if (query.value(6).toLongLong() != sumOf(position, runs, stretches) || query.value(7).toLongLong() != runs || query.value(8).toLongLong() != stretches)
        return misfit();
    return position;
}

/// The segments before the position are those that were read.
Result<bool> JournalIndex::isStale(const JournalPosition &position)
{
    QList<JournalSegment> closed = journalSegments(m_journal);
    closed.removeIf([&](const JournalSegment &segment) { return segment.month >= position.month; });
    QSqlQuery query(database());
    if (!query.exec(u"SELECT month, bytes, changed FROM segment ORDER BY month"_s))
        return std::unexpected(errorOf(query));
    qsizetype at = 0;
    while (query.next()) {
        if (at >= closed.size() || closed[at].month != query.value(0).toString() || closed[at].bytes != query.value(1).toLongLong()
            || closed[at].changed != query.value(2).toLongLong())
            return true;
        ++at;
    }
    return at != closed.size();
}

Result<RunSummary *> JournalIndex::entryOf(const JournalRecord &record, Fold &fold)
{
    const auto begin = [&] {
        const qint64 id = ++fold.lastEntry;
        if (!record.run.isEmpty())
            fold.known.insert(record.run, id);
        return &(fold.changed[id] = fold::firstOf(record));
    };
    if (record.run.isEmpty())
        return begin();
    if (const auto known = fold.known.constFind(record.run); known != fold.known.cend())
        return &fold.changed[*known];
    QSqlQuery query(database());
    query.prepare(u"SELECT %1 FROM run WHERE run = ? AND run <> ''"_s.arg(runrow::columns()));
    query.addBindValue(record.run);
    if (!query.exec())
        return std::unexpected(errorOf(query));
    if (!query.next())
        return begin();
    const std::optional<runrow::Row> row = runrow::read(query);
    if (!row)
        return misfit();
    fold.known.insert(record.run, row->id);
    return &(fold.changed[row->id] = row->summary);
}

/// One transaction's worth. True: there may be more.
Result<bool> JournalIndex::foldSome()
{
    const Result<JournalPosition> from = position();
    if (!from)
        return std::unexpected(from.error());
    const Result<bool> stale = isStale(*from);
    if (!stale)
        return std::unexpected(stale.error());
    if (*stale)
        return misfit();
    JournalReader reader(m_journal, *from);
    if (const Status opened = reader.open(); !opened) {
        if (opened.error().kind == ErrorKind::NotFound)
            return false;
        return std::unexpected(opened.error());
    }
    // Looked at before anything is locked: mostly there is nothing new.
    Result<std::optional<JournalLine>> line = reader.next();
    if (line && !*line)
        return false;
    if (const Status begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return std::unexpected(begun.error());
    const auto giveUp = [this](const Error &error) {
        QSqlQuery(database()).exec(u"ROLLBACK"_s);
        return std::unexpected(error);
    };
    const Result<JournalPosition> still = position();
    if (!still)
        return giveUp(still.error());
    if (*still != *from) { // another process was faster
        QSqlQuery(database()).exec(u"ROLLBACK"_s);
        return true;
    }
    Fold fold;
    {
        QSqlQuery last(database());
        if (!last.exec(u"SELECT max(id) FROM run"_s) || !last.next())
            return giveUp(errorOf(last));
        fold.lastEntry = last.value(0).toLongLong();
    }
    bool more = false;
    for (int records = 1;; ++records) {
        if (!line && line.error().kind == ErrorKind::Io)
            return giveUp(line.error());
        if (line && !*line)
            break;
        if (line && fold::isListed((*line)->record)) {
            const Result<RunSummary *> entry = entryOf((*line)->record, fold);
            if (!entry)
                return giveUp(entry.error());
            fold::take((*line)->record, **entry);
            fold.add((*line)->record.run.isEmpty() ? fold.lastEntry : fold.known.value((*line)->record.run), reader);
        }
        more = records >= recordsAtOnce;
        if (more)
            break;
        line = reader.next();
    }
    fold.endStretch();
    if (const Status saved = save(fold, reader.position()); !saved)
        return giveUp(saved.error());
    if (const Status committed = run(u"COMMIT"_s); !committed)
        return giveUp(committed.error());
    return more;
}

Status JournalIndex::save(Fold &fold, const JournalPosition &position)
{
    QSqlQuery query(database());
    query.prepare(u"INSERT OR REPLACE INTO run VALUES (%1)"_s.arg(runrow::places()));
    for (const auto &[id, run] : fold.changed) {
        bind(query, runrow::values(id, run));
        if (!query.exec())
            return std::unexpected(errorOf(query));
    }
    if (!query.exec(u"SELECT max(id) FROM stretch"_s) || !query.next())
        return std::unexpected(errorOf(query));
    qint64 stretches = query.value(0).toLongLong();
    QSqlQuery filters(database());
    filters.prepare(u"INSERT INTO filter VALUES (?, ?)"_s);
    query.prepare(u"INSERT INTO stretch VALUES (?, ?, ?, ?, ?, ?)"_s);
    for (const auto &[stretch, filter] : fold.stretches) {
        const qint64 id = ++stretches;
        bind(filters, {id, filter});
        bind(query, {id, stretch.entry, stretch.month, stretch.begin, stretch.size, stretch.sum(id, filter)});
        if (!query.exec())
            return std::unexpected(errorOf(query));
        if (!filters.exec())
            return std::unexpected(errorOf(filters));
    }
    query.prepare(u"INSERT OR IGNORE INTO segment VALUES (?, ?, ?)"_s);
    for (const JournalSegment &segment : journalSegments(m_journal)) {
        if (segment.month >= position.month)
            continue;
        bind(query, {runrow::notNull(segment.month), segment.bytes, segment.changed});
        if (!query.exec())
            return std::unexpected(errorOf(query));
    }
    query.prepare(u"INSERT OR REPLACE INTO state VALUES (0, ?, ?, ?, ?, ?, ?, ?)"_s);
    bind(query, {position.month, position.offset, position.line, position.tail, fold.lastEntry, stretches, sumOf(position, fold.lastEntry, stretches)});
    return query.exec() ? Status() : std::unexpected(errorOf(query));
}

Result<QList<JournalIndex::Entry>> JournalIndex::list(const RunFilter &filter)
{
    std::optional<QSet<qint64>> found;
    if (const SearchText text(filter.text); !text.isEmpty()) {
        Result<QSet<qint64>> searched = search(text);
        if (!searched)
            return std::unexpected(searched.error());
        found = std::move(*searched);
    }
    // Only what makes most rows away; fold::matches() is the rule.
    QStringList where;
    QStringList words;
    if (!filter.notes)
        where.append(u"run <> ''"_s);
    if (filter.onlyFencing)
        where.append(u"fences <> ''"_s);
    const auto among = [&](const QString &name, const QStringList &some) {
        if (some.isEmpty())
            return;
        where.append(name + u" IN (?"_s + u", ?"_s.repeated(some.size() - 1) + u')');
        words.append(some);
    };
    among(u"kind"_s, filter.kinds);
    QStringList verdicts = filter.verdicts;
    std::ranges::replace(verdicts, u"open"_s, u""_s);
    among(u"verdict"_s, verdicts);
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(u"SELECT %1 FROM run"_s.arg(runrow::columns()) + (where.isEmpty() ? QString() : u" WHERE "_s + where.join(u" AND "_s)) + u" ORDER BY id"_s);
    for (const QString &word : words)
        query.addBindValue(runrow::notNull(word));
    if (!query.exec())
        return std::unexpected(errorOf(query));
    QList<Entry> entries;
    while (query.next()) {
        // Most of a search's time would go into rows that it then leaves out.
        if (found && !found->contains(runrow::idIn(query)))
            continue;
        std::optional<runrow::Row> row = runrow::read(query);
        if (!row)
            return misfit();
        if (fold::matches(row->summary, filter))
            entries.append({.id = row->id, .summary = std::move(row->summary)});
    }
    if (query.lastError().isValid())
        return std::unexpected(errorOf(query));
    return entries;
}

/// The entries that hold the text.
Result<QSet<qint64>> JournalIndex::search(const SearchText &text)
{
    QSet<qint64> found;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT stretch.id, run, month, begin, size, sum, bits FROM stretch LEFT JOIN filter USING (id) ORDER BY stretch.id"_s))
        return std::unexpected(errorOf(query));
    while (query.next()) {
        const Stretch stretch{.entry = query.value(1).toLongLong(),
                              .month = query.value(2).toString(),
                              .begin = query.value(3).toLongLong(),
                              .size = query.value(4).toLongLong()};
        const QByteArray filter = query.value(6).toByteArray();
        if (stretch.sum(query.value(0).toLongLong(), filter) != query.value(5).toLongLong())
            return misfit();
        if (found.contains(stretch.entry) || !text.mayBeIn(filter))
            continue;
        const Result<QByteArray> lines = linesOf(stretch);
        if (!lines)
            return std::unexpected(lines.error());
        if (text.isIn(*lines))
            found.insert(stretch.entry);
    }
    if (query.lastError().isValid())
        return std::unexpected(errorOf(query));
    return found;
}

Result<std::optional<qint64>> JournalIndex::find(const QString &run)
{
    QSqlQuery query(database());
    query.prepare(u"SELECT id FROM run NOT INDEXED WHERE run = ?"_s);
    query.addBindValue(run);
    if (!query.exec())
        return std::unexpected(errorOf(query));
    return query.next() ? std::optional(query.value(0).toLongLong()) : std::nullopt;
}

Result<QByteArray> JournalIndex::linesOf(const Stretch &stretch)
{
    std::shared_ptr<QFile> &file = m_segments[stretch.month];
    if (!file) {
        file = std::make_shared<QFile>(segmentPath(m_journal, stretch.month));
        if (!openPlainFile(*file, QIODevice::ReadOnly | QIODevice::Unbuffered))
            return misfit();
    }
    if (stretch.size <= 0 || stretch.size > largestStretch || stretch.begin < 0 || !file->seek(stretch.begin))
        return misfit();
    QByteArray lines = file->read(stretch.size);
    if (lines.size() != stretch.size || !lines.endsWith('\n'))
        return misfit();
    return lines;
}

Status JournalIndex::read(const QList<qint64> &entries, const std::function<void(const QByteArray &)> &visit)
{
    const QSet<qint64> wanted(entries.begin(), entries.end());
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT run, month, begin, size FROM stretch ORDER BY id"_s))
        return std::unexpected(errorOf(query));
    while (query.next()) {
        if (!wanted.contains(query.value(0).toLongLong()))
            continue;
        const Result<QByteArray> lines = linesOf({.entry = query.value(0).toLongLong(),
                                                  .month = query.value(1).toString(),
                                                  .begin = query.value(2).toLongLong(),
                                                  .size = query.value(3).toLongLong()});
        if (!lines)
            return std::unexpected(lines.error());
        visit(*lines);
    }
    return query.lastError().isValid() ? std::unexpected(errorOf(query)) : Status();
}

} // namespace warrener
