// What the open window costs this machine while nobody touches it: processor and memory.

#include "Bench.h"
#include "LiveCluster.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int warmUpSeconds = 15;
constexpr int watchSeconds = 60;

/// Seconds of processor time that a process has used, in user and system mode.
double processorSeconds(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    // The name stands in brackets and may hold blanks; utime and stime are fields 14 and 15.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// Proportional share of memory, in MB.
double memoryOf(qint64 pid)
{
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').value(0).toDouble() / 1000;
    }
    return 0;
}

double childrenSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval &time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Asks the same URLs at the same interval for the same time.
double curlLoop(const LiveCluster &live)
{
    const double before = childrenSeconds();
    const auto interval = std::chrono::milliseconds(live.profile.poll);
    QElapsedTimer all;
    all.start();
    while (all.elapsed() < watchSeconds * 1000) {
        QElapsedTimer round;
        round.start();
        QProcess curl;
        curl.start(u"curl"_s, {u"--config"_s, u"-"_s});
        curl.write(live.curlScript());
        curl.closeWriteChannel();
        curl.waitForFinished();
        QThread::msleep(static_cast<unsigned long>(std::max<qint64>(0, interval.count() - round.elapsed())));
    }
    return childrenSeconds() - before;
}

} // namespace

BenchResult benchIdleWindow()
{
    const Result<LiveCluster> live = LiveCluster::find();
    if (!live)
        return std::unexpected(live.error());
    const QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(live->program, {u"--profile"_s, live->profileFile});
    if (!window.waitForStarted())
        return failure(ErrorKind::Command, u"the window did not start"_s);
    QThread::sleep(warmUpSeconds);
    const double before = processorSeconds(window.processId());
    QThread::sleep(watchSeconds);
    const double used = processorSeconds(window.processId()) - before;
    const double memory = memoryOf(window.processId());
    const bool runs = window.state() == QProcess::Running;
    window.terminate();
    if (!window.waitForFinished(10'000)) {
        window.kill();
        window.waitForFinished();
    }
    if (!runs)
        return failure(ErrorKind::Command, u"the window ended while it was watched"_s);
    const double curl = curlLoop(*live);
    const auto percent = [](double seconds) { return QString::number(100 * seconds / watchSeconds, 'f', 2) + u" %"_s; };
    return QList<BenchLine>{
        {.what = u"idle window at %1 s: one processor core"_s.arg(live->profile.poll.count()),
         .measured = percent(used),
         .baseline = u"curl of the same URLs as often: "_s + percent(curl),
         .ratio = curl > 0 ? used / curl : 0,
         .bound = {}},
        {.what = u"idle window: memory (PSS)"_s, .measured = QString::number(memory, 'f', 0) + u" MB"_s, .baseline = u"–"_s, .ratio = 0, .bound = {}},
    };
}

} // namespace warrener
