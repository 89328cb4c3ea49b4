#include "look/schedule/WatchService.h"

#include "base/SafeFile.h"
#include "base/ShellQuote.h"
#include "cluster/AllowedNames.h"
#include "look/schedule/Schedule.h"
#include "look/schedule/UnitText.h"
#include "look/schedule/UserSystemd.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// A keychain may ask the person to unlock it first (60 s).
constexpr auto startPatience = 100s;
/// The longest failover, and its way back.
constexpr auto stopPatience = 660s;

} // namespace

WatchService::WatchService(QString program, QString folder) : m_program(std::move(program)), m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        m_folder = userUnitFolder();
}

QString WatchService::unitOf(const ClusterName &cluster)
{
    return "warrener-watch-"_L1 + fileStem(cluster) + ".service"_L1;
}

QString WatchService::fileFor(const ClusterName &cluster) const
{
    return m_folder + u'/' + unitOf(cluster);
}

QString WatchService::text(const WatchedCluster &watched) const
{
    QStringList words = unittext::aboutCluster(m_program, watched.cluster.value, watched.profileFile);
    words += {u"watch"_s, u"--yes"_s};
    if (watched.production)
        words += {u"--confirm"_s, unittext::argument(watched.cluster.value)};
    // It is ready when it is armed. A failover under way is not cut off by the end of a session.
    return u"[Unit]\nDescription=%1\nX-Warrener-Cluster=%2\nStartLimitIntervalSec=0\n\n"
           "[Service]\nType=notify\nNotifyAccess=main\nExecStart=%3\nRestart=on-failure\nRestartSec=30\nTimeoutStartSec=%4\nTimeoutStopSec=%5\n\n"
           "[Install]\nWantedBy=default.target\n"_s
               // All at once: a "%4" within a file's name is no place of ours.
               .arg(unittext::value(unitDescription("automatic failover of "_L1 + watched.cluster.value)), watched.cluster.value, words.join(u' '),
                    QString::number(startPatience.count()), QString::number(stopPatience.count()));
}

Status WatchService::write(const WatchedCluster &watched) const
{
    if (const Status name = checkClusterName(watched.cluster.value); !name)
        return name;
    if (!unittext::isOneLine(m_program) || !unittext::isOneLine(watched.profileFile))
        return failure(ErrorKind::Usage, QCoreApplication::translate("WatchService", "A line break cannot stand in what a service starts"));
    if (!QDir().mkpath(m_folder))
        return failure(ErrorKind::Io, QCoreApplication::translate("WatchService", "The folder %1 cannot be made").arg(m_folder));
    return writeFileSafely(fileFor(watched.cluster), text(watched).toUtf8());
}

Status WatchService::removeFile(const ClusterName &cluster) const
{
    QFile file(fileFor(cluster));
    if (file.exists() && !file.remove())
        return failure(ErrorKind::Io, QCoreApplication::translate("WatchService", "The file %1 cannot be removed").arg(file.fileName()), file.errorString());
    return {};
}

bool WatchService::isWritten(const ClusterName &cluster) const
{
    return QFile::exists(fileFor(cluster));
}

QCoro::Task<Status> WatchService::start(ClusterName cluster, std::stop_token stop)
{
    const QString unit = shellQuote(unitOf(cluster));
    const Result<CommandResult> reload = co_await askUserSystemd(u"systemctl --user daemon-reload"_s, 15s, stop);
    if (!reload || reload->exitCode != 0) {
        co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("WatchService", "There is no systemd of this user that could start a service"),
                          reload ? QString::fromUtf8(reload->err) : reload.error().detail);
    }
    const Result<CommandResult> started = co_await askUserSystemd(u"systemctl --user enable --now "_s + unit, startPatience + 10s, stop);
    if (started && started->exitCode == 0)
        co_return Status{};
    // Left alone it would be started again and again.
    co_await askUserSystemd(u"systemctl --user disable --now "_s + unit, stopPatience, {});
    const Result<CommandResult> said = co_await askUserSystemd(u"journalctl --user --quiet --no-pager --output=cat --lines=8 --unit="_s + unit, 15s, stop);
    QString reason;
    for (const QString &line : QString::fromUtf8(said ? said->out : QByteArray()).split(u'\n')) {
        if (line.startsWith("warrenctl: "_L1))
            reason = line.mid(11);
    }
    if (reason.isEmpty())
        reason = started ? QString::fromUtf8(started->err).trimmed() : started.error().message;
    co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("WatchService", "The service did not begin: %1").arg(reason),
                      QString::fromUtf8(said ? said->out : QByteArray()));
}

QCoro::Task<Status> WatchService::stop(ClusterName cluster, std::stop_token stop)
{
    const Result<CommandResult> stopped = co_await askUserSystemd(u"systemctl --user disable --now "_s + shellQuote(unitOf(cluster)), stopPatience + 10s, stop);
    if (!stopped)
        co_return std::unexpected(stopped.error());
    if (stopped->exitCode != 0)
        co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("WatchService", "The service was not stopped"), QString::fromUtf8(stopped->err));
    co_return Status{};
}

QCoro::Task<Result<bool>> WatchService::isActive(ClusterName cluster, std::stop_token stop)
{
    const Result<CommandResult> active = co_await askUserSystemd(u"systemctl --user is-active --quiet "_s + shellQuote(unitOf(cluster)), 5s, stop);
    if (!active)
        co_return std::unexpected(active.error());
    co_return active->exitCode == 0;
}

} // namespace warrener
