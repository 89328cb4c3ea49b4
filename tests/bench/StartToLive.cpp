// From the start of the window's program to live figures of the test hosts on its screen.

#include "Bench.h"
#include "LiveCluster.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int rounds = 3;
constexpr int patience = 60'000; // ms
constexpr double promisedSeconds = 10;

Result<double> secondsOf(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        return failure(ErrorKind::Timeout, u"%1 did not end within %2 s"_s.arg(program).arg(patience / 1000));
    }
    if (process.exitCode() != 0)
        return failure(ErrorKind::Command, u"%1 ended with %2: %3"_s.arg(program).arg(process.exitCode()).arg(QString::fromUtf8(process.readAll().right(400))));
    return static_cast<double>(timer.elapsed()) / 1000;
}

} // namespace

BenchResult benchStartToLive()
{
    const Result<LiveCluster> live = LiveCluster::find();
    if (!live)
        return std::unexpected(live.error());
    const QTemporaryDir folder;
    // Its own history would be there at once; only figures of this run count.
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());
    QList<double> starts, asks;
    for (int round = 0; round < rounds; ++round) {
        const QString picture = folder.filePath(u"live.png"_s);
        const auto start = secondsOf(live->program, {u"--profile"_s, live->profileFile, u"--screenshot"_s, picture}, {});
        if (!start)
            return std::unexpected(start.error());
        starts += *start;
        const auto ask = secondsOf(u"curl"_s, {u"--config"_s, u"-"_s}, live->curlScript());
        if (!ask)
            return std::unexpected(ask.error());
        asks += *ask;
    }
    std::ranges::sort(starts);
    std::ranges::sort(asks);
    const double start = starts.at(rounds / 2);
    const double ask = asks.at(rounds / 2);
    return QList<BenchLine>{{.what = u"start to live figures on screen, then exit"_s,
                             .measured = QString::number(start, 'f', 2) + u" s"_s,
                             .baseline = u"curl, the same URLs: %1 s"_s.arg(ask, 0, 'f', 2),
                             .ratio = start / ask,
                             .bound = u"< %1 s"_s.arg(promisedSeconds),
                             .holds = start < promisedSeconds}};
}

} // namespace warrener
