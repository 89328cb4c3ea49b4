#include "app/warrenctl/Timers.h"

#include "app/warrenctl/Terminal.h"
#include "look/schedule/UserSystemd.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QFileInfo>

#include <algorithm>

namespace warrener::ctl {

QString timerProfileFile(const Options &options)
{
    const QString named = !options.profileFile.isEmpty() || !options.cluster.isEmpty() ? options.profileFile : qEnvironmentVariable("WARRENER_PROFILE");
    return named.isEmpty() ? QString() : QFileInfo(named).absoluteFilePath();
}

void tellWhenNotRun()
{
    if (const QString when = QCoro::waitFor(whyNotWithoutLogin({})); !when.isEmpty())
        tell(when);
}

QString replacedWords(const QList<ScheduledCommand> &timers, const ScheduledCommand &wanted)
{
    const auto before = std::ranges::find(timers, wanted.id, &ScheduledCommand::id);
    if (before == timers.end() || (before->calendar == wanted.calendar && before->arguments == wanted.arguments))
        return {};
    return QCoreApplication::translate("warrenctl", "It takes the place of the timer that ran at %1: %2").arg(before->calendar, before->arguments.join(u' '));
}

Status startTimer(const ScheduledCommand &wanted)
{
    const Schedule timers(QCoreApplication::applicationFilePath());
    const QString replaced = replacedWords(timers.list(), wanted);
    if (const Status written = timers.write(wanted); !written)
        return written;
    const Status active = QCoro::waitFor(Schedule::activate(wanted.id, {}));
    // A timer that nobody starts would look like one that runs.
    if (!active)
        static_cast<void>(timers.removeFiles(wanted.id));
    else
        tellWhenNotRun();
    if (active && !replaced.isEmpty())
        tell(replaced);
    return active;
}

Status stopTimer(const QString &id)
{
    const Schedule timers(QCoreApplication::applicationFilePath());
    const bool isThere = std::ranges::contains(timers.list(), id, &ScheduledCommand::id);
    const Status stopped = isThere ? QCoro::waitFor(Schedule::deactivate(id, {})) : Status{};
    if (const Status removed = timers.removeFiles(id); !removed)
        return removed;
    return stopped;
}

} // namespace warrener::ctl
