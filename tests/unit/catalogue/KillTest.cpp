// A process is killed (kill -9) at every call that changes the folder. Whatever it was doing: what the catalogue shows as
// a whole backup is one, and a clean-up leaves nothing of what is none.
#include "BackupSamples.h"
#include "Traced.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/SecondPlace.h"
#include "record/catalogue/Verify.h"

#include <QCoroTask>
#include <QScopeGuard>

#include <optional>

using namespace warrener;
using namespace Qt::StringLiterals;

class KillTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain();

private Q_SLOTS:
    void killed_data();
    void killed();
    void killedWhileItIsCopied_data();
    void killedWhileItIsCopied();
};

namespace {

constexpr auto killAct = "WARRENER_KILL_ACT";
constexpr auto killFolder = "WARRENER_KILL_FOLDER";
constexpr auto killPlace = "WARRENER_KILL_PLACE";

SecondPlace placeBeside(const Catalogue &catalogue)
{
    return {.folder = catalogue.folder() + u"-second"_s};
}

bool copy(const Catalogue &catalogue, const SecondPlace &place)
{
    return QCoro::waitFor(copyToSecondPlace(catalogue, samples::idOf(0), place, {}, {})).has_value();
}

/// What the process does that is going to be killed.
bool act(const QString &what, const Catalogue &catalogue)
{
    const QString id = samples::idOf(0);
    if (what == "make"_L1)
        return samples::make(catalogue, id).has_value();
    if (what == "remove"_L1)
        return catalogue.remove(id).has_value();
    if (what == "verify"_L1)
        return verifyBackup(catalogue, id).has_value();
    if (what == "pin"_L1)
        return catalogue.setPinned(id, true).has_value();
    if (what == "copy"_L1)
        return copy(catalogue, {.folder = qEnvironmentVariable(killPlace)});
    return catalogue.cleanUp().has_value();
}

/// How strace ended: 0, the act was done; 128 + 9, killed before it was.
int runUnder(const QString &what, const QString &folder, const QString &call, int nth)
{
    return samples::underStrace(call, u"signal=KILL:when=%1"_s.arg(nth), samples::suiteOfOurs(u"KillTest"_s),
                                {{QString::fromLatin1(killAct), what},
                                 {QString::fromLatin1(killFolder), folder},
                                 {QString::fromLatin1(killPlace), placeBeside(Catalogue(folder)).folder}});
}

/// Everything in a folder by its relative name.
QStringList namesUnder(const QString &folder)
{
    QStringList names;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories); it.hasNext();)
        names.append(QDir(folder).relativeFilePath(it.next()));
    names.removeAll(u".lock"_s);
    names.sort();
    return names;
}

} // namespace

void KillTest::initMain()
{
    const QString what = qEnvironmentVariable(killAct);
    if (what.isEmpty())
        return;
    // Copying waits for a thread by the loop of a program.
    int count = 1;
    char name[] = "KillTest";
    char *arguments[] = {name, nullptr};
    std::optional<QCoreApplication> program;
    if (QCoreApplication::instance() == nullptr)
        program.emplace(count, arguments);
    ::_exit(act(what, Catalogue(qEnvironmentVariable(killFolder))) ? 0 : 1);
}

void KillTest::killed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("call");
    for (const char *what : {"make", "remove", "verify", "pin", "clean"}) {
        for (const char *call :
             {"rename", "renameat2", "fsync", "fdatasync", "unlink", "unlinkat", "rmdir", "mkdir", "linkat", "openat", "write", "pwrite64", "fchmod"})
            QTest::addRow("%s at %s", what, call) << QString::fromLatin1(what) << QString::fromLatin1(call);
    }
}

void KillTest::killed()
{
    QFETCH(const QString, what);
    QFETCH(const QString, call);
    const QTemporaryDir base(samples::quickFolder());
    const QString id = samples::idOf(0);
    if (!samples::mayTrace())
        QSKIP("strace may not trace here");

    bool isDone = false;
    int kills = 0;
    // Files are opened by whoever starts, libraries among them: every one of those would be the same as none.
    const int step = call == "openat"_L1 ? 7 : 1;
    for (int nth = 1; !isDone; nth += step) {
        const Catalogue catalogue(base.path() + u"/%1"_s.arg(nth));
        if (what == "clean"_L1) {
            QGOOD(samples::make(catalogue, samples::idOf(1)));
            const auto staging = catalogue.stage(id);
            samples::fill(**staging);
            QVERIFY(samples::put(catalogue.folder() + u"/."_s + id + u".tar.zst.part"_s, "half"));
            QVERIFY(samples::put(catalogue.sidecarOf(id), "half"));
        } else if (what != "make"_L1) {
            QGOOD(samples::make(catalogue, id));
        }
        const int code = runUnder(what, catalogue.folder(), call, nth);
        QVERIFY2(code == 0 || code == 128 + 9, qPrintable(u"%1: %2"_s.arg(nth).arg(code)));
        isDone = code == 0;
        kills += isDone ? 0 : 1;
        const auto where = qScopeGuard([&] {
            if (QTest::currentTestFailed())
                qWarning() << "killed at the" << nth << "th" << call << namesUnder(catalogue.folder());
        });

        // As the next list has it.
        const auto list = catalogue.list();
        QGOOD(list);
        for (const BackupSummary &summary : *list) {
            QVERIFY(summary.condition == BackupCondition::Whole || !summary.isGood());
            if (!summary.isGood())
                continue;
            QVERIFY(verifyFile(summary.file)->isGood());
            QVERIFY(verifyBackup(catalogue, summary.id)->isGood());
        }
        // As the next run has it.
        QGOOD(catalogue.cleanUp());
        const auto after = catalogue.list();
        QGOOD(after);
        const bool isThere = std::ranges::any_of(*after, [&](const BackupSummary &summary) { return summary.id == id; });
        for (const BackupSummary &summary : *after)
            QVERIFY2(summary.isGood(), qPrintable(summary.id + u' ' + summary.trouble));
        QStringList expected = isThere ? QStringList{id + u".json"_s, id + u".tar.zst"_s} : QStringList();
        if (what == "clean"_L1)
            expected += {samples::idOf(1) + u".json"_s, samples::idOf(1) + u".tar.zst"_s};
        QStringList names = namesUnder(catalogue.folder());
        names.removeAll(id + u".pin"_s);
        QCOMPARE(names, expected);
        if (what == "verify"_L1 || what == "pin"_L1)
            QVERIFY(isThere);
        if (isDone)
            QCOMPARE(isThere, what != "remove"_L1 && what != "clean"_L1);
        QVERIFY(QDir(catalogue.folder()).removeRecursively() || what == "make"_L1);
    }
    qInfo() << kills << "kills";
}

void KillTest::killedWhileItIsCopied_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call : {"rename", "fsync", "fdatasync", "unlink", "mkdir", "openat", "write", "copy_file_range", "sendfile", "fchmod"})
        QTest::newRow(call) << QString::fromLatin1(call);
}

/// What lies there under its name is whole, nothing is noted as copied that is not there, and after the next copy nothing half is left.
void KillTest::killedWhileItIsCopied()
{
    QFETCH(const QString, call);
    const QTemporaryDir base(samples::quickFolder());
    const QString id = samples::idOf(0);
    if (!samples::mayTrace())
        QSKIP("strace may not trace here");

    bool isDone = false;
    int kills = 0;
    const int step = call == "openat"_L1 ? 7 : 1;
    for (int nth = 1; !isDone; nth += step) {
        const Catalogue catalogue(base.path() + u"/%1"_s.arg(nth));
        const SecondPlace place = placeBeside(catalogue);
        QGOOD(samples::make(catalogue, id));
        const int code = runUnder(u"copy"_s, catalogue.folder(), call, nth);
        QVERIFY2(code == 0 || code == 128 + 9, qPrintable(u"%1: %2"_s.arg(nth).arg(code)));
        isDone = code == 0;
        kills += isDone ? 0 : 1;
        const auto where = qScopeGuard([&] {
            if (QTest::currentTestFailed())
                qWarning() << "killed at the" << nth << "th" << call << namesUnder(place.folder);
        });

        const auto there = QCoro::waitFor(backupsInSecondPlace(place, {}));
        QGOOD(there);
        bool isThere = false;
        for (const BackupSummary &copied : *there) {
            if (copied.condition != BackupCondition::Whole) {
                QVERIFY(!copied.isGood());
                continue;
            }
            isThere = true;
            QGOOD(QCoro::waitFor(checkInSecondPlace(catalogue, copied, place, {})));
        }
        const auto here = catalogue.find(id);
        QVERIFY(here && here->condition == BackupCondition::Whole);
        QVERIFY(verifyBackup(catalogue, id)->isGood());
        QVERIFY(isNever(here->copiedAt) || isThere);
        if (isDone)
            QVERIFY(!isNever(here->copiedAt));
        // The next run.
        QGOOD(catalogue.cleanUp());
        QVERIFY(copy(catalogue, place));
        QStringList names = namesUnder(place.folder);
        names.removeIf([](const QString &name) { return name.endsWith(".lock"_L1); }); // an empty file
        QCOMPARE(names, (QStringList{id + u".json"_s, id + u".tar.zst"_s}));
        QVERIFY(QDir(place.folder).removeRecursively() && QDir(catalogue.folder()).removeRecursively());
    }
    qInfo() << kills << "kills";
}

QTEST_GUILESS_MAIN(KillTest)
#include "KillTest.moc"
