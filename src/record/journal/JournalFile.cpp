#include "record/journal/JournalFile.h"

#include "base/FileLock.h"
#include "base/SafeFile.h"
#include "record/journal/JournalTrouble.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <ranges>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype roomForARun = 256 * 1024; ///< several times what a failover of a large cluster writes
constexpr qint64 largestLine = 8 * 1024 * 1024;

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    operator int() const { return m_fd; }

private:
    const int m_fd;
};

std::unexpected<Error> ioFailure(const QString &path)
{
    return std::unexpected(journalTrouble(path, errno));
}

bool writeAll(int file, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(file, bytes.constData() + written, size_t(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        written += count;
    }
    return true;
}

bool writeAllAt(int file, const QByteArray &bytes, qint64 at)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::pwrite(file, bytes.constData() + written, size_t(bytes.size() - written), at + written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        written += count;
    }
    return true;
}

/// Nothing, with errno, where not all of it can be read: what was not seen is not damaged.
std::optional<QByteArray> readAt(int file, qint64 from, qint64 count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    qint64 got = 0;
    while (got < count) {
        const ssize_t part = ::pread(file, bytes.data() + got, size_t(count - got), from + got);
        if (part < 0 && errno == EINTR)
            continue;
        if (part == 0)
            errno = EIO; // shorter than it was a moment ago, under the lock
        if (part <= 0)
            return std::nullopt;
        got += part;
    }
    return bytes;
}

/// Writes once more what is there between the two places, so that the next sync is one of it: after one that
/// failed the system holds for written what it has thrown away.
bool writeAgain(const QString &path, qint64 from, qint64 to)
{
    // Not the one that appends: with that, pwrite() does not heed its place.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    constexpr qint64 block = 1024 * 1024;
    for (qint64 at = from; at < to; at += block) {
        const std::optional<QByteArray> piece = file < 0 ? std::nullopt : readAt(file, at, std::min(block, to - at));
        if (!piece || !writeAllAt(file, *piece, at))
            return false;
    }
    return file >= 0 && ::fdatasync(file) == 0;
}

/// Behind the last sound line of the first `size` bytes of the file at `path`; nothing where there is none. What is
/// passed over is read once, however many lines it is.
/// Errors: Io, where it cannot be read.
template <class End>
Result<std::optional<End>> soundEnd(int file, const QString &path, qint64 size)
{
    QByteArray held; // the last bytes of the first `size`
    while (size > 0) {
        qsizetype before = -1;
        for (qint64 window = 64 * 1024;; window *= 16) {
            before = held.size() < 2 ? -1 : held.lastIndexOf('\n', held.size() - 2);
            if (before >= 0 || held.size() == size || held.size() > largestLine)
                break;
            const qint64 more = std::min(window, size - held.size());
            std::optional<QByteArray> earlier = readAt(file, size - held.size() - more, more);
            if (!earlier)
                return ioFailure(path);
            held.prepend(*earlier);
        }
        const QByteArray last = held.sliced(before + 1);
        if (last.startsWith('{') && last.endsWith('\n')) {
            if (const Result<JournalLine> line = lineFromText(last.chopped(1)))
                return std::optional(End{.size = size, .number = line->record.number, .hash = line->hash});
        }
        size -= last.size();
        held.chop(last.size());
    }
    return std::optional<End>();
}

LockAnswer lockWithin(int file, Millis patience)
{
    return waitForLock(patience, [file] { return lockFile(file); });
}

/// What of a record is free text. All the rest (plans, what steps keep and answer, names, figures) stands
/// as it is: no secret gets there, and whoever recovers a run must find it unchanged.
enum class FreeText : std::uint8_t { No, Words, Outside };

FreeText freeTextAt(RecordKind kind, const QString &key)
{
    switch (kind) {
    case RecordKind::Output:
        return key == "line"_L1 ? FreeText::Outside : FreeText::No;
    case RecordKind::StepFailed:
    case RecordKind::Retrying:
    case RecordKind::UndoFailed:
    case RecordKind::RunEnded:
        return key == "detail"_L1 ? FreeText::Outside : key == "error"_L1 ? FreeText::Words : FreeText::No;
    case RecordKind::GuardRefused:
    case RecordKind::Overridden:
    case RecordKind::LeaseLost:
    case RecordKind::StepSkipped:
    case RecordKind::UndoSkipped:
        return key == "reason"_L1 ? FreeText::Words : FreeText::No;
    case RecordKind::Note:
        return key == "words"_L1 ? FreeText::Words : FreeText::No;
    default:
        return FreeText::No;
    }
}

JournalRecord guarded(JournalRecord record, const OutsideText &outside)
{
    const QStringList keys = record.data.keys();
    for (const QString &key : keys) {
        const FreeText free = freeTextAt(record.kind, key);
        const QString text = record.data.value(key).toString();
        if (free != FreeText::No && !text.isEmpty())
            record.data.insert(key, free == FreeText::Outside ? outside.of(text) : outside.ofWords(text));
    }
    return record;
}

} // namespace

JournalFile::JournalFile(QString journal, Millis patience) : m_path(std::move(journal)), m_patience(patience) {}

void JournalFile::guard(OutsideText outside)
{
    const std::lock_guard lock(m_mutex);
    m_outside = std::move(outside);
}

/// Calls `work` while no other process writes.
template <class Work>
auto JournalFile::locked(Work work) -> decltype(work())
{
    const std::lock_guard mutex(m_mutex);
    // No link is followed, here and below: whoever planted it could have root write over any file.
    // Not the segment itself is locked: which one is the newest is settled under the lock, too.
    const QByteArray name = QFile::encodeName(besideJournal(m_path, u"write.lock"_s));
    const Descriptor lock(::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (lock < 0)
        return ioFailure(m_path);
    switch (lockWithin(lock, m_patience)) {
    case LockAnswer::Taken:
        return work();
    case LockAnswer::Held:
        return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "Another process holds the journal %1").arg(m_path));
    case LockAnswer::Impossible:
        break;
    }
    return std::unexpected(journalWithoutLocks(m_path, errno));
}

Result<JournalRecord> JournalFile::append(JournalRecord record, bool sync)
{
    return locked([&] { return appendLocked(std::move(record), sync); });
}

Status JournalFile::tryOut()
{
    return locked([this] { return tryRoom(); });
}

/// What a long run writes finds room now, whatever the file system promises in general.
Status JournalFile::tryRoom() const
{
    if (const std::optional<JournalSegment> last = newestSegment(m_path)) {
        const Descriptor newest(::open(QFile::encodeName(last->path).constData(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW));
        if (newest < 0)
            return ioFailure(last->path);
    }
    const QByteArray name = QFile::encodeName(besideJournal(m_path, u"room"_s));
    const Descriptor file(::open(name.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    QByteArray bytes(roomForARun, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 167 + i / 251); // a disk that packs zeros away would say yes to anything
    const bool fits = file >= 0 && writeAll(file, bytes) && ::fdatasync(file) == 0;
    const int code = errno;
    if (file >= 0)
        ::unlink(name.constData());
    return fits ? Status() : std::unexpected(journalTrouble(m_path, code));
}

Result<JournalRecord> JournalFile::appendLocked(JournalRecord record, bool sync)
{
    const std::optional<JournalSegment> last = newestSegment(m_path);
    const QString month = journalMonth(record.at);
    const bool begins = !last || month > last->month;
    End end;
    if (last) {
        const QString path = last->path;
        const Descriptor newest(::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW));
        if (newest < 0)
            return ioFailure(path);
        // A Warrener without segments, which may still run, locks this file.
        if (last->month.isEmpty() && lockWithin(newest, m_patience) != LockAnswer::Taken)
            return ioFailure(path);
        const Result<End> known = endOf(*last, newest);
        if (!known)
            return std::unexpected(known.error());
        end = *known;
        if (m_unsure) {
            if (!writeAgain(path, std::min(m_synced, end.size), end.size))
                return ioFailure(path);
            m_unsure = false;
            m_synced = end.size;
        }
        if (!begins) {
            if (const Status written = write(newest, path, record, end); !written)
                return std::unexpected(written.error());
            if (sync && ::fdatasync(newest) != 0)
                return notSynced(newest, path, m_end.size);
            m_end = end;
            if (sync)
                m_synced = end.size;
            return record;
        }
        // Else, after a crash, the new segment could follow records that never came to the disk.
        if (::fdatasync(newest) != 0)
            return notSynced(newest, path, end.size);
    }
    const QString path = segmentPath(m_path, month);
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    struct stat now{};
    if (file < 0 || ::fstat(file, &now) != 0)
        return ioFailure(path);
    end.size = 0;
    if (const Status written = write(file, path, record, end); !written)
        return std::unexpected(written.error());
    // Also where the record itself need not be: what follows may be synced, and would not be found.
    if (!syncFolder(QFileInfo(path).path()) || (sync && ::fdatasync(file) != 0)) {
        const auto failed = ioFailure(path);
        ::unlink(QFile::encodeName(path).constData());
        m_inode = 0; // the chain ends in the older one again
        m_unsure = true;
        return failed;
    }
    m_inode = now.st_ino;
    m_end = end;
    m_synced = sync ? end.size : 0;
    return record;
}

/// What is not sure to be on the disk is not there: it is taken off again, and what stands before it unsynced
/// is written once more before anything follows it.
std::unexpected<Error> JournalFile::notSynced(int file, const QString &path, qint64 before)
{
    const auto failed = ioFailure(path);
    m_unsure = true;
    [[maybe_unused]] const int cut = ::ftruncate(file, before);
    return failed;
}

Status JournalFile::write(int file, const QString &path, JournalRecord &record, End &end)
{
    record.number = end.number + 1;
    const QByteArray line = toLine(guarded(record, m_outside), end.hash) + '\n';
    if (line.size() > largestLine) {
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Journal", "A journal record of %1 bytes is over the bound of 8 MiB").arg(line.size()));
    }
    // It would pass for a damaged end, and be set aside.
    if (!lineFromText(line.chopped(1)))
        return failure(ErrorKind::TooLarge,
                       QCoreApplication::translate("Journal", "A journal record holds more, or is nested deeper, than could be read again"));
    if (!writeAll(file, line)) {
        const auto failed = ioFailure(path);
        // Half a line would be found as damage later on; a full disk can be tidied up at once.
        [[maybe_unused]] const int cut = ::ftruncate(file, end.size);
        return failed;
    }
    end.size += line.size();
    end.number = record.number;
    end.hash = line.sliced(line.size() - 3 - noHash().size(), noHash().size());
    return {};
}

/// Where the chain ends. A damaged end of the newest segment is taken off; one of an older segment is
/// damage that stays, for verifyJournal() to name, and is passed over here.
Result<JournalFile::End> JournalFile::endOf(const JournalSegment &segment, int newest)
{
    struct stat now{};
    if (::fstat(newest, &now) != 0)
        return ioFailure(segment.path);
    if (now.st_ino == m_inode && now.st_size == m_end.size)
        return m_end;
    const Result<std::optional<End>> own = soundEnd<End>(newest, segment.path, now.st_size);
    if (!own)
        return std::unexpected(own.error());
    std::optional<End> end = *own;
    const qint64 sound = end ? end->size : 0;
    if (!end) {
        for (const JournalSegment &older : std::views::reverse(journalSegments(m_path))) {
            if (older.month >= segment.month)
                continue;
            const Descriptor file(::open(QFile::encodeName(older.path).constData(), O_RDONLY | O_CLOEXEC));
            if (file < 0)
                return ioFailure(older.path);
            const Result<std::optional<End>> before = soundEnd<End>(file, older.path, older.bytes);
            if (!before)
                return std::unexpected(before.error());
            end = *before;
            if (end)
                break;
        }
    }
    Result<End> found = end.value_or(End());
    found->size = sound;
    if (sound != now.st_size)
        found = repair(newest, segment.path, now.st_size, *found);
    if (found) {
        // Whoever wrote it answers for it.
        m_synced = m_unsure && now.st_ino == m_inode ? std::min(m_synced, sound) : sound;
        m_inode = now.st_ino;
        m_end = *found;
    }
    return found;
}

/// Sets aside what is behind the last sound line and says so.
Result<JournalFile::End> JournalFile::repair(int file, const QString &path, qint64 bytes, End end)
{
    const qint64 sound = end.size;
    const QString aside = u"%1.damaged-%2-%3"_s.arg(path, QDateTime::currentDateTimeUtc().toString(u"yyyyMMddHHmmsszzz"_s), QString::number(sound));
    const Descriptor copy(::open(QFile::encodeName(aside).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    constexpr qint64 block = 1024 * 1024;
    for (qint64 at = sound; at < bytes; at += block) {
        const std::optional<QByteArray> piece = copy < 0 ? std::nullopt : readAt(file, at, std::min(block, bytes - at));
        if (!piece || !writeAll(copy, *piece))
            return ioFailure(aside);
    }
    if (::fsync(copy) != 0 || !syncFolder(QFileInfo(aside).path()) || ::ftruncate(file, sound) != 0)
        return ioFailure(path);
    JournalRecord repaired{
        .at = SystemClock().now(), .kind = RecordKind::Repaired, .data = {{u"bytes"_s, bytes - sound}, {u"file"_s, QFileInfo(aside).fileName()}}};
    if (const Status written = write(file, path, repaired, end); !written)
        return std::unexpected(written.error());
    return end;
}

} // namespace warrener
