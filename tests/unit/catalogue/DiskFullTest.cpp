// A disk that is full from some moment on (ENOSPC, injected by strace at every call in turn; a limit of the size of files where strace may not
// trace): what fails says so, what was there is untouched, nothing is left that looks like a backup, and with room again it works.
#include "BackupSamples.h"
#include "Traced.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/SecondPlace.h"
#include "record/catalogue/Verify.h"

#include <QCoroTask>
#include <QScopeGuard>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>

using namespace warrener;
using namespace Qt::StringLiterals;

class DiskFullTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain();

private Q_SLOTS:
    void fromEachCallOn_data();
    void fromEachCallOn();
    void whileItIsCollected();
    void whileItIsPacked();
    void whileItIsCopied();
};

namespace {

constexpr auto fullAct = "WARRENER_FULL_ACT";
constexpr auto fullFolder = "WARRENER_FULL_FOLDER";

enum FullExit { ActDone = 0, ActSaidWhy = 20, ActSaidNothing = 21 };

/// As exit code: done, or failed with a reason that a person can read.
template <class Outcome>
int saidOf(const Outcome &outcome)
{
    if (outcome)
        return ActDone;
    return outcome.error().kind == ErrorKind::Io && !outcome.error().message.isEmpty() ? ActSaidWhy : ActSaidNothing;
}

int actOnFullDisk(const QString &what, const Catalogue &catalogue)
{
    const QString id = samples::idOf(1);
    if (what == "remove"_L1)
        return saidOf(catalogue.remove(samples::idOf(0)));
    if (what == "verify"_L1) {
        const auto report = verifyBackup(catalogue, samples::idOf(0));
        return saidOf(report && report->notNoted ? Status(std::unexpected(*report->notNoted)) : report ? Status() : Status(std::unexpected(report.error())));
    }
    if (what == "pin"_L1)
        return saidOf(catalogue.setPinned(samples::idOf(0), true));
    // As a run does it: what was collected goes when it fails.
    const auto staging = catalogue.stage(id);
    if (!staging)
        return saidOf(staging);
    for (int file = 0; file < 3; ++file) {
        if (const auto added = (*staging)->add({.path = u"logs/a/x%1.log"_s.arg(file)}, QByteArray(3'000, 'x')); !added) {
            (void)(*staging)->discard();
            return saidOf(added);
        }
    }
    BackupManifest manifest{.id = id, .cluster = u"orders"_s, .environment = u"test"_s, .at = timeOfBackupId(id), .cutAt = timeOfBackupId(id)};
    manifest.holds = {BackupPart::Logs};
    const auto packed = packBackup(catalogue, **staging, manifest);
    if (!packed)
        (void)(*staging)->discard();
    return saidOf(packed);
}

/// How the act ended, with a full disk from the nth such call on; −1: strace did not.
int runOnFullDisk(const QString &what, const QString &folder, const QString &call, int nth)
{
    return samples::underStrace(call, u"error=ENOSPC:when=%1+"_s.arg(nth), samples::suiteOfOurs(u"DiskFullTest"_s),
                                {{QString::fromLatin1(fullAct), what}, {QString::fromLatin1(fullFolder), folder}});
}

/// No file of this process may become larger: the kernel refuses what would, in the middle of a write.
class FileLimit final
{
public:
    explicit FileLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const struct rlimit now{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileLimit)

private:
    struct rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

QByteArray noiseOf(qsizetype size)
{
    QByteArray noise(size, Qt::Uninitialized);
    quint64 state = 88172645463325252ULL;
    for (char &byte : noise) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        byte = static_cast<char>(state);
    }
    return noise;
}

/// Names of all files in the folder and below it, but for locks.
QStringList filesLeft(const QString &folder)
{
    QStringList names;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories); it.hasNext();) {
        const QString name = QDir(folder).relativeFilePath(it.next());
        if (!name.endsWith(".lock"_L1))
            names.append(name);
    }
    names.sort();
    return names;
}

} // namespace

void DiskFullTest::initMain()
{
    const QString what = qEnvironmentVariable(fullAct);
    if (!what.isEmpty())
        ::_exit(actOnFullDisk(what, Catalogue(qEnvironmentVariable(fullFolder))));
}

void DiskFullTest::fromEachCallOn_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("call");
    for (const char *what : {"make", "verify", "pin", "remove"}) {
        for (const char *call : {"write", "pwrite64", "fsync", "fdatasync", "rename", "renameat2", "linkat", "mkdir"})
            QTest::addRow("%s, from %s on", what, call) << QString::fromLatin1(what) << QString::fromLatin1(call);
    }
}

void DiskFullTest::fromEachCallOn()
{
    QFETCH(const QString, what);
    QFETCH(const QString, call);
    const QTemporaryDir base(samples::quickFolder());
    if (!samples::mayTrace())
        QSKIP("strace may not trace here");
    bool isDone = false;
    for (int nth = 1; !isDone; ++nth) {
        const Catalogue catalogue(base.path() + u"/%1"_s.arg(nth));
        QGOOD(samples::make(catalogue, samples::idOf(0)));
        const int code = runOnFullDisk(what, catalogue.folder(), call, nth);
        QVERIFY2(code == ActDone || code == ActSaidWhy, qPrintable(u"%1: %2"_s.arg(nth).arg(code)));
        isDone = code == ActDone;
        const auto where = qScopeGuard([&] {
            if (QTest::currentTestFailed())
                qWarning() << "full from the" << nth << "th" << call << filesLeft(catalogue.folder());
        });
        // The next list shows nothing as good that is not, and what was there is there.
        const auto list = catalogue.list();
        QGOOD(list);
        for (const BackupSummary &summary : *list) {
            if (summary.isGood())
                QVERIFY(verifyFile(summary.file)->isGood());
        }
        QGOOD(catalogue.cleanUp());
        const auto after = catalogue.list();
        QGOOD(after);
        QStringList ids;
        for (const BackupSummary &summary : *after) {
            QVERIFY2(summary.isGood(), qPrintable(summary.id + u' ' + summary.trouble));
            ids.append(summary.id);
        }
        if (what != "remove"_L1)
            QVERIFY(ids.contains(samples::idOf(0)));
        if (what == "make"_L1 && !isDone)
            QVERIFY(!ids.contains(samples::idOf(1)));
        for (const auto listed = filesLeft(catalogue.folder()); const QString &name : listed)
            QVERIFY2(!name.contains(u'/') && !name.startsWith(u'.'), qPrintable(name));
        // With room again it works.
        if (!isDone && (what == "make"_L1 || ids.contains(samples::idOf(0)))) {
            QCOMPARE(actOnFullDisk(what, catalogue), int(ActDone));
            QCOMPARE(catalogue.list()->size(), what == "make"_L1 ? 2 : what == "remove"_L1 ? 0 : 1);
        }
        QVERIFY(QDir(catalogue.folder()).removeRecursively());
    }
}

void DiskFullTest::whileItIsCollected()
{
    const QTemporaryDir folder(samples::quickFolder());
    const Catalogue catalogue(folder.path());
    const auto staging = catalogue.stage(samples::idOf(0));
    QGOOD(staging);
    {
        const FileLimit full(100'000);
        const auto added = (*staging)->add({.path = u"logs/a/x.log"_s}, noiseOf(300'000));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::Io);
        QCOMPARE(added.error().detail, qt_error_string(EFBIG));
    }
    // Half of a file is none of the backup.
    QVERIFY((*staging)->entries().isEmpty());
    QGOOD((*staging)->discard());
    QCOMPARE(filesLeft(catalogue.folder()), QStringList());
}

void DiskFullTest::whileItIsPacked()
{
    const QTemporaryDir folder(samples::quickFolder());
    const Catalogue catalogue(folder.path());
    const QString id = samples::idOf(0);
    const auto staging = catalogue.stage(id);
    QGOOD(staging);
    for (int file = 0; file < 4; ++file)
        QGOOD((*staging)->add({.path = u"logs/a/x%1.log"_s.arg(file)}, noiseOf(50'000)));
    BackupManifest manifest{.id = id, .cluster = u"orders"_s, .environment = u"test"_s, .at = timeOfBackupId(id), .cutAt = timeOfBackupId(id)};
    manifest.holds = {BackupPart::Logs};
    {
        // The archive is larger than any file in it.
        const FileLimit full(100'000);
        const auto packed = packBackup(catalogue, **staging, manifest);
        QVERIFY(!packed);
        QCOMPARE(packed.error().kind, ErrorKind::Io);
        QVERIFY(packed.error().message.contains(catalogue.folder()));
        QCOMPARE(packed.error().detail, qt_error_string(EFBIG));
    }
    QCOMPARE(QDir(catalogue.folder()).entryList(QDir::Files | QDir::Hidden).filter(id), QStringList());
    // What was collected is still there: with room again it is packed.
    QGOOD(packBackup(catalogue, **staging, manifest));
    QVERIFY(verifyBackup(catalogue, id)->isGood());
}

void DiskFullTest::whileItIsCopied()
{
    const QTemporaryDir folder(samples::quickFolder());
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place{.folder = folder.path() + u"/there"_s};
    const auto made = samples::make(catalogue, samples::idOf(0));
    QGOOD(made);
    {
        const FileLimit full(static_cast<rlim_t>(made->archiveBytes / 2));
        const auto copied = QCoro::waitFor(copyToSecondPlace(catalogue, samples::idOf(0), place, {}, {}));
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::Io);
        QCOMPARE(copied.error().detail, qt_error_string(EFBIG));
    }
    QVERIFY(QCoro::waitFor(sizesInSecondPlace(place, {}))->isEmpty());
    QCOMPARE(filesLeft(place.folder), QStringList());
    QVERIFY(isNever(catalogue.find(samples::idOf(0))->copiedAt));
    QGOOD(QCoro::waitFor(copyToSecondPlace(catalogue, samples::idOf(0), place, {}, {})));
}

QTEST_GUILESS_MAIN(DiskFullTest)
#include "DiskFullTest.moc"
