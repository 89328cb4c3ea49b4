#include "record/journal/Journal.h"
#include "record/journal/JournalReader.h"
#include "record/journal/JournalRuns.h"
#include "record/journal/JournalTrouble.h"
#include "unit/journal/JournalFiles.h"

#include <QCoroTask>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <mutex>
#include <sched.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

// All suites of the program, and all their threads, go through these.
std::atomic<int> noLocks = 0;    ///< what flock() says, where it is not 0
std::atomic<int> unreadable = 0; ///< what pread() says
std::atomic<int> unsynced = 0;   ///< what fdatasync() says
std::atomic<qint64> readBytes = 0;
std::mutex rewriting;
QByteArray rewritten; ///< what pwrite() was given

const JournalRecord intent{.at = TimePoint{Millis{1'700'000'000'000}}, .run = u"r1"_s, .kind = RecordKind::StepIntent};

/// A file system of one's own, seen by this thread alone; gone with it.
class Disk
{
public:
    explicit Disk(const QString &at) : m_at(QFile::encodeName(at))
    {
        m_isThere = ::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
                    && ::mount("none", m_at.constData(), "tmpfs", 0, "size=1m") == 0;
    }
    ~Disk()
    {
        if (m_isThere)
            ::umount2(m_at.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(Disk)
    bool isThere() const { return m_isThere; }
    bool closeToWriting() const { return ::mount("none", m_at.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0; }

private:
    const QByteArray m_at;
    bool m_isThere = false;
};

} // namespace

/// In place of the C library's, for this program: a file system without locks is not to be had everywhere.
extern "C" int flock(int descriptor, int operation) noexcept
{
    if (noLocks != 0) {
        errno = noLocks;
        return -1;
    }
    return int(::syscall(SYS_flock, descriptor, operation));
}

/// A disk, or a server far away, that gives nothing back for a moment.
extern "C" ssize_t pread(int descriptor, void *into, size_t count, off_t from)
{
    if (unreadable != 0) {
        errno = unreadable;
        return -1;
    }
    readBytes += qint64(count);
    return ::syscall(SYS_pread64, descriptor, into, count, from);
}

/// A disk that loses what it was to keep, and says so once.
extern "C" int fdatasync(int descriptor)
{
    if (unsynced != 0) {
        errno = unsynced;
        return -1;
    }
    return int(::syscall(SYS_fdatasync, descriptor));
}

extern "C" ssize_t pwrite(int descriptor, const void *from, size_t count, off_t at)
{
    const std::scoped_lock alone(rewriting);
    rewritten.append(static_cast<const char *>(from), qsizetype(count));
    return ::syscall(SYS_pwrite64, descriptor, from, count, at);
}

/// A journal that cannot be written is found out beforehand, and told in words that help.
class TroubleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        cleanup();
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"orders.jsonl"_s);
    }
    void cleanup()
    {
        noLocks = 0;
        unreadable = 0;
        unsynced = 0;
    }

    void words_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("holds");
        QTest::newRow("full") << ENOSPC << u"disk is full"_s;
        QTest::newRow("quota") << EDQUOT << u"disk is full"_s;
        QTest::newRow("read-only") << EROFS << u"read-only"_s;
        QTest::newRow("not permitted") << EACCES << u"read-only"_s;
        QTest::newRow("a link") << ELOOP << u"is a link"_s;
        QTest::newRow("broken") << EIO << u"cannot be written"_s;
    }
    void words()
    {
        QFETCH(const int, code);
        QFETCH(const QString, holds);
        const Error error = journalTrouble(m_path, code);
        QCOMPARE(error.kind, ErrorKind::Io);
        QVERIFY2(error.message.contains(holds) && error.message.contains(m_path), qPrintable(error.message));
        QVERIFY2(code == EIO || error.message.contains(u"XDG_DATA_HOME"_s), "no way on");
    }

    /// Root may work in a folder that somebody else can write in: no file is written over through a link, neither by its lock's name
    /// nor by that of a segment.
    void linksAreNotFollowed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("the month's segment") << u"orders@2023-11.jsonl"_s;
        QTest::newRow("a journal of before") << u"orders.jsonl"_s;
        QTest::newRow("the lock") << u"orders@write.lock"_s;
    }
    void linksAreNotFollowed()
    {
        QFETCH(const QString, name);
        QFile precious(m_folder->filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("precious\n") == 9);
        precious.close();
        QVERIFY(QFile::link(precious.fileName(), m_folder->filePath(name)));
        JournalFile file(m_path, Millis{20});
        QVERIFY2(!file.tryOut(), "found only when it is needed");
        const Result<JournalRecord> written = file.append(intent);
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(u"is a link"_s), qPrintable(written.error().message));
        QCOMPARE(contents(precious.fileName()), "precious\n");
    }

    void aSoundOneIsNotTouched()
    {
        JournalFile file(m_path);
        QVERIFY(file.tryOut());
        QVERIFY(file.append(intent));
        const QByteArray before = contents(segmentPath(m_path, u"2023-11"_s));
        QVERIFY(file.tryOut());
        QCOMPARE(contents(segmentPath(m_path, u"2023-11"_s)), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), (QStringList{u"orders@2023-11.jsonl"_s, u"orders@write.lock"_s}));
    }

    /// Locks of fcntl() stand in for those that are missing, between processes as between descriptors.
    void withoutFlock_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("ENOLCK") << ENOLCK;
        QTest::newRow("ENOSYS") << ENOSYS;
        QTest::newRow("EOPNOTSUPP") << EOPNOTSUPP;
        QTest::newRow("EINVAL") << EINVAL;
    }
    void withoutFlock()
    {
        QFETCH(const int, code);
        noLocks = code;
        JournalFile file(m_path, Millis{20});
        QVERIFY(file.tryOut());
        QVERIFY(file.append(intent));
        const int other = ::open(QFile::encodeName(besideJournal(m_path, u"write.lock"_s)).constData(), O_RDWR | O_CLOEXEC);
        struct flock whole{};
        whole.l_type = F_WRLCK;
        QCOMPARE(::fcntl(other, F_OFD_SETLK, &whole), 0);
        const Result<JournalRecord> held = file.append(intent);
        QVERIFY2(!held && held.error().message.contains(u"Another process"_s), "two wrote at once");
        ::close(other);
        QVERIFY(file.append(intent));
    }

    /// What nobody could look at is not taken off as damage: the records of a month would be gone for a moment's trouble.
    void whatCannotBeReadIsNotDamaged_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("EIO") << EIO;
        QTest::newRow("ESTALE") << ESTALE;
    }
    void whatCannotBeReadIsNotDamaged()
    {
        QFETCH(const int, code);
        const QString segment = segmentPath(m_path, u"2023-11"_s);
        {
            JournalFile file(m_path);
            QVERIFY(file.append(intent));
            QVERIFY(file.append(intent));
        }
        const QByteArray before = contents(segment);
        JournalFile file(m_path); // knows of no end yet: it has to read
        unreadable = code;
        const Result<JournalRecord> refused = file.append(intent);
        unreadable = 0;
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Io);
        QCOMPARE(contents(segment), before);
        QVERIFY(QDir(m_folder->path()).entryList({u"*.damaged-*"_s}).isEmpty());
        QCOMPARE(file.append(intent)->number, 3);
        const Result<ChainReport> chain = verifyJournal(m_path);
        QVERIFY(chain && !chain->broken);
        QCOMPARE(chain->records, 3);
        QCOMPARE(chain->repairs, 0);
    }

    /// A record whose sync failed is not there, and no later sync vouches for what that one has lost: what came
    /// before unsynced is written once more.
    void whatCouldNotBeSyncedIsNotThere_data()
    {
        QTest::addColumn<bool>("newMonth");
        QTest::newRow("in the newest segment") << false;
        QTest::newRow("at the begin of another") << true;
    }
    void whatCouldNotBeSyncedIsNotThere()
    {
        QFETCH(const bool, newMonth);
        const QString segment = segmentPath(m_path, u"2023-11"_s);
        JournalFile file(m_path);
        QVERIFY(file.append(intent));
        const QByteArray synced = contents(segment);
        QVERIFY(file.append(intent, false));
        const QByteArray before = contents(segment);
        JournalRecord next = intent;
        if (newMonth)
            next.at += std::chrono::days(40);
        unsynced = EIO;
        const Result<JournalRecord> refused = file.append(next);
        unsynced = 0;
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Io);
        QCOMPARE(contents(segment), before);
        QCOMPARE(QFile::exists(segmentPath(m_path, u"2023-12"_s)), false);
        rewritten.clear();
        QCOMPARE(file.append(next)->number, 3);
        QCOMPARE(rewritten, before.sliced(synced.size()));
        rewritten.clear();
        QCOMPARE(file.append(next)->number, 4);
        QVERIFY(rewritten.isEmpty());
        const Result<ChainReport> chain = verifyJournal(m_path);
        QVERIFY(chain && !chain->broken);
        QCOMPARE(chain->records, 4);
        QCOMPARE(chain->repairs, 0);
    }

    /// However many lines are no records: each byte is read once to find the end, and once to keep it.
    void aLongDamagedEndIsReadOnce()
    {
        const QString segment = segmentPath(m_path, u"2023-11"_s);
        QVERIFY(JournalFile(m_path).append(intent));
        constexpr qsizetype damage = 3 * 1024 * 1024;
        QFile more(segment);
        QVERIFY(more.open(QIODevice::Append));
        QCOMPARE(more.write(QByteArray(damage, '\n')), damage);
        more.close();
        JournalFile file(m_path);
        readBytes = 0;
        QCOMPARE(file.append(intent)->number, 3); // the second says what was set aside
        QVERIFY2(readBytes < 3 * damage, qPrintable(QString::number(readBytes)));
        QCOMPARE(verifyJournal(m_path)->repairs, 1);
    }

    void withoutAnyLock()
    {
        const Error error = journalWithoutLocks(m_path, ENOLCK);
        QVERIFY2(!error.message.contains(u"Another process"_s), "nobody holds it");
        QVERIFY(error.message.contains(u"no locks"_s) && error.message.contains(u"XDG_DATA_HOME"_s));
    }

    void aFullDisk()
    {
        const Disk disk(m_folder->path());
        if (!disk.isThere())
            QSKIP("no file system can be mounted here");
        JournalFile file(m_path);
        QVERIFY(file.append(intent));
        QVERIFY(file.tryOut());
        // A little is left: enough for a record, not for a run.
        QFile fill(m_folder->filePath(u"fill"_s));
        QVERIFY(fill.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QVERIFY(fill.write(QByteArray(900 * 1024, 'x')) > 0);
        const Status tried = file.tryOut();
        QVERIFY2(!tried && tried.error().message.contains(u"disk is full"_s), "found only when it is needed");
        QVERIFY(!QFile::exists(besideJournal(m_path, u"room"_s)));
        QVERIFY(file.append(intent));
        while (fill.write(QByteArray(4096, 'x')) == 4096) {
        }
        const Result<JournalRecord> full =
            file.append({.at = intent.at, .run = u"r1"_s, .kind = RecordKind::Output, .data = {{u"line"_s, QString(9000, u'x')}}});
        QVERIFY(!full && full.error().message.contains(u"disk is full"_s));
        QVERIFY(fill.remove());
        QVERIFY(file.tryOut());
        QVERIFY(file.append(intent));
        QVERIFY(!verifyJournal(m_path)->broken);
    }

    void aReadOnlyHome_data()
    {
        QTest::addColumn<bool>("begun");
        QTest::newRow("with a journal in it") << true;
        QTest::newRow("without") << false;
    }
    void aReadOnlyHome()
    {
        QFETCH(const bool, begun);
        const Disk disk(m_folder->path());
        if (!disk.isThere())
            QSKIP("no file system can be mounted here");
        if (begun)
            QVERIFY(JournalFile(m_path).append(intent));
        QVERIFY(disk.closeToWriting());
        JournalFile file(m_path);
        for (const Status &tried : {file.tryOut(), file.append(intent).transform([](const JournalRecord &) {})})
            QVERIFY2(!tried && tried.error().message.contains(u"read-only"_s), qPrintable(tried ? QString() : tried.error().message));
        QCOMPARE(readRun(m_path, u"r1"_s).has_value(), begun); // what was written can still be read
    }

    /// The folder of a journal that is opened may be missing, and impossible to make: that is told by
    /// who wants to write, and keeps nobody from reading.
    void aFolderThatCannotBeMade()
    {
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto journal = Journal::open({u"orders"_s}, file.fileName() + u"/journal"_s);
        QVERIFY(journal);
        const Status tried = QCoro::waitFor((*journal)->tryOut());
        QVERIFY(!tried && tried.error().kind == ErrorKind::Io);
        QVERIFY(!QCoro::waitFor((*journal)->note(u"k"_s, u"w"_s, u"o"_s)));
        QVERIFY(listRuns((*journal)->path())->isEmpty());
        file.remove();
        QVERIFY(QCoro::waitFor((*journal)->tryOut()));
        QVERIFY(QCoro::waitFor((*journal)->note(u"k"_s, u"w"_s, u"o"_s)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TroubleTest)
#include "TroubleTest.moc"
