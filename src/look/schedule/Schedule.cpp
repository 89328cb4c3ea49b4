#include "look/schedule/Schedule.h"

#include "base/SafeFile.h"
#include "cluster/ProfileStore.h"
#include "look/host/HostShell.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr auto prefix = "warrener-diagnose-"_L1;

QString unitOf(const ClusterName &cluster)
{
    return prefix + cluster.value + ".timer"_L1;
}

/// One word of ExecStart: systemd reads quotes, backslashes, "%" and "$".
QString unitWord(QString word)
{
    word.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'%', "%%"_L1).replace(u'$', "$$"_L1);
    return u'"' + word + u'"';
}

QString fromUnitWord(QString word)
{
    return word.replace("$$"_L1, "$"_L1).replace("%%"_L1, "%"_L1).replace("\\\""_L1, "\""_L1).replace("\\\\"_L1, "\\"_L1);
}

QString readText(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.read(65536)) : QString();
}

QCoro::Task<Status> systemctl(QString arguments, std::stop_token stop)
{
    HostShell shell(HostTarget{});
    const Result<CommandResult> done = co_await shell.runChecked(u"systemctl --user daemon-reload && systemctl --user "_s + arguments, {.timeout = 15s}, stop);
    if (!done) {
        co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Schedule", "The user's systemd did not take the timer"), done.error().detail);
    }
    co_return Status{};
}

} // namespace

Schedule::Schedule(QString program, QString folder) : m_program(std::move(program)), m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/systemd/user"_L1;
}

QString Schedule::fileFor(const ClusterName &cluster, QLatin1StringView end) const
{
    return m_folder + u'/' + prefix + cluster.value + end;
}

QString Schedule::serviceText(const DiagnosisSchedule &schedule) const
{
    const QString which =
        schedule.profileFile.isEmpty() ? u"--cluster "_s + unitWord(schedule.cluster.value) : u"--profile "_s + unitWord(schedule.profileFile);
    // Unhealthy is a result, not a failure of the timer.
    return u"[Unit]\nDescription=Warrener: diagnosis of %1\n\n[Service]\nType=oneshot\nExecStart=%2 %3 diagnose\nSuccessExitStatus=1 3\n"_s.arg(
        schedule.cluster.value, unitWord(m_program), which);
}

QString Schedule::timerText(const DiagnosisSchedule &schedule)
{
    return u"[Unit]\nDescription=Warrener: diagnosis of %1\n\n[Timer]\nOnCalendar=%2\nPersistent=true\nRandomizedDelaySec=30\n\n[Install]\nWantedBy=timers.target\n"_s
        .arg(schedule.cluster.value, schedule.calendar);
}

Status Schedule::write(const DiagnosisSchedule &schedule) const
{
    if (const Status name = checkClusterName(schedule.cluster.value); !name)
        return name;
    static const QRegularExpression calendar(u"^[A-Za-z0-9*:,./ ~-]{1,100}$"_s);
    if (!calendar.match(schedule.calendar).hasMatch() || schedule.profileFile.contains(u'\n')) {
        return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("Schedule", "“%1” is no time that systemd knows; an example is “hourly” or “*-*-* 06:00”").arg(schedule.calendar));
    }
    const QDir folder;
    if (!folder.mkpath(m_folder))
        return failure(ErrorKind::Io, QCoreApplication::translate("Schedule", "The folder %1 cannot be made").arg(m_folder));
    if (const Status service = writeFileSafely(fileFor(schedule.cluster, ".service"_L1), serviceText(schedule).toUtf8()); !service)
        return service;
    return writeFileSafely(fileFor(schedule.cluster, ".timer"_L1), timerText(schedule).toUtf8());
}

QList<DiagnosisSchedule> Schedule::list() const
{
    static const QRegularExpression calendar(u"^OnCalendar=(.*)$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression profile(u"--profile \"((?:[^\"\\\\]|\\\\.)*)\""_s);
    QList<DiagnosisSchedule> schedules;
    const QStringList files = QDir(m_folder).entryList({prefix + "*.timer"_L1}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const ClusterName cluster{file.mid(prefix.size()).chopped(".timer"_L1.size())};
        schedules.append({.cluster = cluster,
                          .calendar = calendar.match(readText(m_folder + u'/' + file)).captured(1),
                          .profileFile = fromUnitWord(profile.match(readText(fileFor(cluster, ".service"_L1))).captured(1))});
    }
    return schedules;
}

Status Schedule::removeFiles(const ClusterName &cluster) const
{
    if (const Status name = checkClusterName(cluster.value); !name)
        return name;
    for (const QLatin1StringView end : {".timer"_L1, ".service"_L1}) {
        QFile file(fileFor(cluster, end));
        if (file.exists() && !file.remove())
            return failure(ErrorKind::Io, QCoreApplication::translate("Schedule", "The file %1 cannot be removed").arg(file.fileName()), file.errorString());
    }
    return {};
}

QCoro::Task<Status> Schedule::activate(ClusterName cluster, std::stop_token stop)
{
    return systemctl(u"enable --now "_s + shellQuote(unitOf(cluster)), std::move(stop));
}

QCoro::Task<Status> Schedule::deactivate(ClusterName cluster, std::stop_token stop)
{
    return systemctl(u"disable --now "_s + shellQuote(unitOf(cluster)), std::move(stop));
}

} // namespace warrener
