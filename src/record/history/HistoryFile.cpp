#include "record/history/HistoryFile.h"

#include "base/Clock.h"
#include "base/FileLock.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// Raised when the tables change; a file of another version is set aside.
constexpr int schemaVersion = 1;
constexpr int applicationId = 0x57415252; // "WARR"

constexpr qsizetype mostEvents = 2000;
constexpr Millis eventSpan = 48h;
constexpr qsizetype mostTextLength = 1000;

/// Two windows that make a file at one moment: SQLite refuses one of them at once where its own waiting could never end.
constexpr Millis mostOpening = 6s;

constexpr auto sqliteNotice = "database disk image is malformed";

qint64 toNumber(TimePoint at)
{
    return at.time_since_epoch().count();
}

std::optional<SubjectKind> subjectKindFromId(const QString &id)
{
    for (const SubjectKind kind : {SubjectKind::Cluster, SubjectKind::Node, SubjectKind::Host, SubjectKind::Proxy, SubjectKind::Queue}) {
        if (toId(kind) == id)
            return kind;
    }
    return std::nullopt;
}

std::optional<Level> levelFromId(const QString &id)
{
    for (const Level level : {Level::Ok, Level::Note, Level::Unknown, Level::Warning, Level::Critical}) {
        if (toId(level) == id)
            return level;
    }
    return std::nullopt;
}

QString textOf(const QStringList &values)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact));
}

QStringList valuesFrom(const QString &text)
{
    QStringList values;
    for (const auto listed = QJsonDocument::fromJson(text.left(mostTextLength).toUtf8()).array(); const QJsonValue &value : listed)
        values.append(value.toString());
    return values;
}

constexpr QFileDevice::Permissions onlyUs = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Makes the folder and what is missing above it, mode 0700.
bool makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return true;
    return makeFolder(folder.path()) && (QDir().mkdir(path, onlyUs | QFileDevice::ExeOwner) || QFileInfo(path).isDir());
}

/// SQLite's codes 11 (corrupt) and 26 (not a database), with all their extended ones.
bool isDamage(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    return code == 11 || code == 26 || error.databaseText().contains(QLatin1StringView(sqliteNotice));
}

/// SQLite's codes 5 (busy) and 6 (locked), with all their extended ones: another window is at it, and will be done.
bool isTaken(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    return code == 5 || code == 6;
}

} // namespace

HistoryFile::HistoryFile(QString file, qsizetype mostBuckets)
    : m_file(std::move(file)), m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_mostBuckets(mostBuckets)
{
}

HistoryFile::~HistoryFile()
{
    close();
}

QSqlDatabase HistoryFile::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

void HistoryFile::close()
{
    m_isOpen = false;
    if (QSqlDatabase::contains(m_connection)) {
        database().close();
        QSqlDatabase::removeDatabase(m_connection);
    }
}

Error HistoryFile::errorOf(const QSqlQuery &query) const
{
    return {.kind = ErrorKind::Io,
            .message = QCoreApplication::translate("HistoryFile", "The history file %1 cannot be used").arg(m_file),
            .detail = query.lastError().text()};
}

Status HistoryFile::run(const QString &statement)
{
    QSqlQuery query(database());
    if (query.exec(statement))
        return {};
    return failed(query);
}

Status HistoryFile::failed(const QSqlQuery &query)
{
    m_isDamaged = m_isDamaged || isDamage(query.lastError());
    m_isTaken = isTaken(query.lastError());
    return std::unexpected(errorOf(query));
}

Result<std::optional<Error>> HistoryFile::open()
{
    Status opened = openPatiently();
    if (opened)
        return std::nullopt;
    if (!m_isDamaged)
        return std::unexpected(opened.error());
    const QString aside = m_file + u".damaged-"_s + units::stamp(SystemClock().now());
    if (!QFile::rename(m_file, aside)) {
        return failure(ErrorKind::Io, QCoreApplication::translate("HistoryFile", "The history file %1 is damaged and cannot be renamed").arg(m_file));
    }
    // Its journal would be played into the new file.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
        QFile::remove(m_file + suffix);
    m_isDamaged = false;
    opened = openPatiently();
    if (!opened)
        return std::unexpected(opened.error());
    return Error{.kind = ErrorKind::Io,
                 .message = QCoreApplication::translate("HistoryFile", "The history file was damaged; it is kept as %1, and a new one has begun").arg(aside),
                 .detail = {}};
}

Status HistoryFile::openPatiently()
{
    Status opened;
    waitForLock(mostOpening, [this, &opened] {
        m_isTaken = false;
        opened = openOnce();
        if (opened)
            return LockAnswer::Taken;
        // A half-open one would be replaced by the next, and its locks stay until then.
        close();
        return m_isTaken && !m_isDamaged ? LockAnswer::Held : LockAnswer::Impossible;
    });
    return opened;
}

Status HistoryFile::openOnce()
{
    const QDir folder = QFileInfo(m_file).absoluteDir();
    if (!makeFolder(folder.path())) {
        return failure(ErrorKind::Io, QCoreApplication::translate("HistoryFile", "The folder %1 cannot be made").arg(folder.path()));
    }
    // Made before SQLite does, which would let others read it.
    QFile file(m_file);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, onlyUs) && !file.exists())
        return failure(ErrorKind::Io, QCoreApplication::translate("HistoryFile", "The history file %1 cannot be made").arg(m_file), file.errorString());
    file.close();
    if (!QFile::setPermissions(m_file, onlyUs))
        return failure(ErrorKind::Io, QCoreApplication::translate("HistoryFile", "The history file %1 cannot be used").arg(m_file), file.errorString());

    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_file);
    // Another window may be writing: wait for it, at most two seconds.
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
    if (!database.open()) {
        m_isDamaged = isDamage(database.lastError());
        m_isTaken = isTaken(database.lastError());
        return failure(ErrorKind::Io, QCoreApplication::translate("HistoryFile", "The history file %1 cannot be used").arg(m_file),
                       database.lastError().text());
    }
    const Status ready = setUp();
    m_isOpen = ready.has_value();
    return ready;
}

Status HistoryFile::setUp()
{
    QSqlQuery query(database());
    // Asked before it is set: to set it takes the file for oneself, which another window's writing refuses.
    if (!query.exec(u"PRAGMA journal_mode"_s) || !query.next())
        return failed(query);
    const bool isSet = query.value(0).toString() == "wal"_L1;
    query.finish();
    if (!isSet) {
        if (const Status status = run(u"PRAGMA journal_mode=WAL"_s); !status)
            return status;
    }
    if (const Status status = run(u"PRAGMA synchronous=NORMAL"_s); !status)
        return status;
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next() || query.value(0).toString() != "ok"_L1) {
        const Status unusable = failed(query);
        m_isDamaged = !m_isTaken;
        return unusable;
    }
    query.finish();
    if (!query.exec(u"SELECT (SELECT count(*) FROM sqlite_master), application_id, user_version "
                    "FROM pragma_application_id, pragma_user_version"_s)
        || !query.next())
        return failed(query);
    const bool isNew = query.value(0).toInt() == 0;
    const bool isOurs = query.value(1).toInt() == applicationId && query.value(2).toInt() == schemaVersion;
    query.finish();
    if (!isNew && !isOurs) {
        m_isDamaged = true;
        return failure(ErrorKind::Io, QCoreApplication::translate("HistoryFile", "The history file %1 is none, or one of another version").arg(m_file));
    }
    // "IF NOT EXISTS": another window may be making them at this moment.
    for (const QString &statement : {u"PRAGMA application_id=%1"_s.arg(applicationId), u"PRAGMA user_version=%1"_s.arg(schemaVersion),
                                     u"CREATE TABLE IF NOT EXISTS bucket (zoom INTEGER NOT NULL, metric INTEGER NOT NULL, subject TEXT NOT NULL, "
                                     "start INTEGER NOT NULL, min REAL NOT NULL, max REAL NOT NULL, sum REAL NOT NULL, count INTEGER NOT NULL, "
                                     "PRIMARY KEY (zoom, metric, subject, start)) WITHOUT ROWID"_s,
                                     // The text belongs to the key: one proxy may lose two servers at one moment. Another window that
                                     // saw the same says the same, and that is one event.
                                     u"CREATE TABLE IF NOT EXISTS happening (at INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, "
                                     "level TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (at, id, kind, subject, text)) WITHOUT ROWID"_s,
                                     // What the text was made of, beside it: an older Warrener writes and reads its rows as before.
                                     u"CREATE TABLE IF NOT EXISTS wording (at INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, "
                                     "text TEXT NOT NULL, context TEXT NOT NULL, source TEXT NOT NULL, given TEXT NOT NULL, "
                                     "PRIMARY KEY (at, id, kind, subject, text)) WITHOUT ROWID"_s}) {
        if (const Status status = run(statement); !status)
            return status;
    }
    return takeOldEvents();
}

/// A file of an older Warrener, or one that an older one has written into meanwhile.
Status HistoryFile::takeOldEvents()
{
    QSqlQuery query(database());
    if (!query.exec(u"SELECT 1 FROM sqlite_master WHERE name = 'event'"_s))
        return failed(query);
    const bool there = query.next();
    query.finish();
    if (!there)
        return {};
    return inTransaction([&]() -> Status {
        const Status taken = run(u"INSERT OR IGNORE INTO happening SELECT at, id, kind, subject, level, text FROM event"_s);
        return taken ? run(u"DROP TABLE event"_s) : taken;
    });
}

Result<HistoryFile::Content> HistoryFile::read(TimePoint now)
{
    Content content;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    for (const Zoom zoom : allZooms) {
        // A chart that lacks its beginning is a short one; one that lacks its end would tell of days ago.
        query.prepare(u"SELECT * FROM (SELECT metric, subject, start, min, max, sum, count FROM bucket "
                      "WHERE zoom = ? AND start > ? AND start <= ? ORDER BY start DESC LIMIT ?) ORDER BY start"_s);
        query.addBindValue(static_cast<int>(zoom));
        query.addBindValue(toNumber(now - keptOf(zoom)));
        query.addBindValue(toNumber(now));
        query.addBindValue(m_mostBuckets);
        if (!query.exec())
            return std::unexpected(errorOf(query));
        while (query.next()) {
            const auto metric = static_cast<Metric>(query.value(0).toInt());
            content.buckets.push_back(
                {.key = {metric, query.value(1).toString()},
                 .zoom = zoom,
                 .start = TimePoint{Millis{query.value(2).toLongLong()}},
                 .bucket = {
                     .min = query.value(3).toFloat(), .max = query.value(4).toFloat(), .sum = query.value(5).toDouble(), .count = query.value(6).toUInt()}});
        }
    }
    query.prepare(u"SELECT at, id, kind, subject, level, text, context, source, given FROM happening LEFT JOIN wording USING (at, id, kind, subject, text) "
                  "WHERE at <= ? ORDER BY at DESC LIMIT ?"_s);
    query.addBindValue(toNumber(now));
    query.addBindValue(mostEvents);
    if (!query.exec())
        return std::unexpected(errorOf(query));
    while (query.next()) {
        const auto kind = subjectKindFromId(query.value(2).toString());
        const auto level = levelFromId(query.value(4).toString());
        if (!kind || !level)
            continue;
        const Event event = worded({.at = TimePoint{Millis{query.value(0).toLongLong()}},
                                    .level = *level,
                                    .id = query.value(1).toString(),
                                    .subject = {*kind, query.value(3).toString()},
                                    .text = query.value(5).toString().left(mostTextLength),
                                    .context = query.value(6).toString().left(mostTextLength),
                                    .source = query.value(7).toString().left(mostTextLength),
                                    .values = valuesFrom(query.value(8).toString())});
        // Two windows in two languages have written one event twice.
        const auto newer = std::ranges::find_if(content.events, [&event](const Event &other) { return other.at > event.at || other == event; });
        if (newer == content.events.end() || *newer != event)
            content.events.prepend(event);
    }
    return content;
}

template <class Work>
Status HistoryFile::inTransaction(Work work)
{
    // "IMMEDIATE" waits for another window here, where the busy time-out counts, and not half-way.
    Status status = run(u"BEGIN IMMEDIATE"_s);
    if (!status)
        return status;
    status = work();
    if (!status) {
        run(u"ROLLBACK"_s);
        return status;
    }
    return run(u"COMMIT"_s);
}

Status HistoryFile::write(const std::vector<StoredBucket> &buckets)
{
    return inTransaction([&]() -> Status {
        QSqlQuery query(database());
        // Two windows sample the same answers: the fuller bucket counts, and no spike gets lost.
        query.prepare(u"INSERT INTO bucket VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                      "min = min(min, excluded.min), max = max(max, excluded.max), "
                      "sum = CASE WHEN excluded.count >= count THEN excluded.sum ELSE sum END, "
                      "count = max(count, excluded.count)"_s);
        for (const StoredBucket &stored : buckets) {
            query.bindValue(0, static_cast<int>(stored.zoom));
            query.bindValue(1, static_cast<int>(stored.key.metric));
            // A null text would break NOT NULL: the cluster's own subject is empty.
            query.bindValue(2, stored.key.subject.isNull() ? u""_s : stored.key.subject);
            query.bindValue(3, toNumber(stored.start));
            query.bindValue(4, static_cast<double>(stored.bucket.min));
            query.bindValue(5, static_cast<double>(stored.bucket.max));
            query.bindValue(6, stored.bucket.sum);
            query.bindValue(7, stored.bucket.count);
            if (!query.exec())
                return std::unexpected(errorOf(query));
        }
        return {};
    });
}

Status HistoryFile::write(const QList<Event> &events)
{
    return inTransaction([&]() -> Status {
        QSqlQuery query(database());
        query.prepare(u"INSERT OR IGNORE INTO happening VALUES (?, ?, ?, ?, ?, ?)"_s);
        const auto bind = [&query](int place, const QString &text) { query.bindValue(place, text.isNull() ? u""_s : text); };
        for (const Event &event : events) {
            query.bindValue(0, toNumber(event.at));
            bind(1, event.id);
            bind(2, toId(event.subject.kind));
            bind(3, event.subject.name);
            bind(4, toId(event.level));
            bind(5, event.text.left(mostTextLength));
            if (!query.exec())
                return std::unexpected(errorOf(query));
        }
        query.prepare(u"INSERT OR IGNORE INTO wording VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
        for (const Event &event : events) {
            if (event.source.isEmpty())
                continue;
            query.bindValue(0, toNumber(event.at));
            bind(1, event.id);
            bind(2, toId(event.subject.kind));
            bind(3, event.subject.name);
            bind(4, event.text.left(mostTextLength));
            bind(5, event.context);
            bind(6, event.source);
            bind(7, textOf(event.values));
            if (!query.exec())
                return std::unexpected(errorOf(query));
        }
        return {};
    });
}

Status HistoryFile::prune(TimePoint now)
{
    return inTransaction([&]() -> Status {
        for (const Zoom zoom : allZooms) {
            // What lies ahead was written before the clock was set back.
            const Status status = run(u"DELETE FROM bucket WHERE zoom = %1 AND (start <= %2 OR start > %3)"_s.arg(static_cast<int>(zoom))
                                          .arg(toNumber(now - keptOf(zoom) - stepOf(zoom)))
                                          .arg(toNumber(now + spanOf(zoom))));
            if (!status)
                return status;
        }
        const Status status = run(u"DELETE FROM happening WHERE at < %1"_s.arg(toNumber(now - eventSpan)));
        if (!status)
            return status;
        const Status words = run(u"DELETE FROM wording WHERE at < %1"_s.arg(toNumber(now - eventSpan)));
        if (!words)
            return words;
        return run(u"DELETE FROM happening WHERE at < (SELECT min(at) FROM (SELECT at FROM happening ORDER BY at DESC LIMIT %1))"_s.arg(mostEvents));
    });
}

} // namespace warrener
