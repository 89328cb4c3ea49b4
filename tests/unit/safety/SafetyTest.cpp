#include "Console.h"
#include "support/SafetySeeds.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Journals in memory where the machine has such a place: thousands of them are written, and synced.
QString quickPlace()
{
    return QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/warrener-safety.XXXXXX"_s : QDir::tempPath() + u"/warrener-safety.XXXXXX"_s;
}

/// Refusals of an automatic in the journals of a folder.
qsizetype notesOf(const QString &folder)
{
    qsizetype count = 0;
    for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            count += file.readAll().count("failover-not-done");
    }
    return count;
}

/// Lets five minutes go by.
void live(World &world, QList<Console *> consoles)
{
    const Millis end = std::chrono::minutes(5);
    while (world.time->monotonic() < end) {
        FakeTime::settle();
        // Journals are written in threads of their own: time stands still meanwhile.
        while (!std::ranges::all_of(consoles, &Console::isAwaited))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!world.time->advance())
            break;
    }
}

} // namespace

/// Whatever happens to a cluster, and from wherever it is looked at: no healthy node is fenced, no majority is
/// lost by our hand, one death is one fence, and every refusal has its reason.
class SafetyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worlds()
    {
        const SafetySeeds seeds = SafetySeeds::wanted(1200);
        int fences = 0;
        int refusals = 0;
        QTemporaryDir folder(quickPlace());
        for (int i = 0; i < seeds.count; ++i) {
            const quint32 seed = seeds.first + quint32(i);
            const auto time = std::make_shared<FakeTime>();
            World world = World::fromSeed(seed, time);
            LeaseDesk desk;
            QList<qsizetype> refused;
            {
                std::vector<std::unique_ptr<Console>> consoles;
                QList<Console *> list;
                for (int console = 0; console < world.consoles; ++console) {
                    consoles.push_back(std::make_unique<Console>(world, desk, console, folder.filePath(u"%1-%2"_s.arg(seed).arg(console))));
                    list.append(consoles.back().get());
                }
                live(world, list);
                for (const Console *console : std::as_const(list)) {
                    refused.append(console->notDone().size());
                    refusals += int(console->notDone().size());
                }
            }
            // What the consoles still waited for comes, and finds nobody.
            do {
                FakeTime::settle();
            } while (time->advance());
            for (qsizetype console = 0; console < refused.size(); ++console) {
                const qsizetype noted = notesOf(folder.filePath(u"%1-%2"_s.arg(seed).arg(console)));
                if (noted < refused[console])
                    world.violations.append(u"console %1 refused %2 times, its journal holds %3 of them"_s.arg(console).arg(refused[console]).arg(noted));
            }
            for (const QList<Millis> &each : std::as_const(world.fencedAt))
                fences += int(each.size());
            if (world.mustFence != 0 && world.fencedAt.value(world.mustFence).isEmpty())
                world.violations.append(u"broker%1 died, everybody saw it, and nothing was done"_s.arg(world.mustFence));
            if (seeds.isReplay)
                qInfo("%s", qPrintable(world.describe()));
            QVERIFY2(world.violations.isEmpty(), qPrintable(world.describe() + replayWords(seed)));
        }
        qInfo("%d worlds, %d fences, %d refusals", seeds.count, fences, refusals);
        // An automatic that never acts is safe, and useless.
        QVERIFY(seeds.isReplay || fences * 20 > seeds.count);
    }
};

QTEST_GUILESS_MAIN(SafetyTest)
#include "SafetyTest.moc"
