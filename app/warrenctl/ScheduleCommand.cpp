#include "app/warrenctl/Diagnose.h"
#include "record/report/ScheduledDiagnosis.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// The timer starts in another folder and without this environment.
QString profileFileOf(const Options &options)
{
    const QString named = !options.profileFile.isEmpty() || !options.cluster.isEmpty() ? options.profileFile : qEnvironmentVariable("WARRENER_PROFILE");
    return named.isEmpty() ? QString() : QFileInfo(named).absoluteFilePath();
}

} // namespace

Result<Report> scheduleDiagnosis(const ClusterProfile &profile, const Options &options)
{
    const Schedule timers(QCoreApplication::applicationFilePath());
    const ScheduledCommand wanted = scheduledDiagnosis(profile.name, options.schedule, profileFileOf(options));
    if (const Status written = timers.write(wanted); !written)
        return std::unexpected(written.error());
    if (const Status active = QCoro::waitFor(Schedule::activate(wanted.id, {})); !active) {
        // A timer that nobody starts would look like one that runs.
        static_cast<void>(timers.removeFiles(wanted.id));
        return std::unexpected(active.error());
    }
    return Report{.text =
                      QCoreApplication::translate("warrenctl", "%1 is diagnosed by a systemd timer from now on: %2").arg(profile.name.value, options.schedule)
                      + u'\n',
                  .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, options.schedule}}};
}

Result<Report> unscheduleDiagnosis(const ClusterProfile &profile)
{
    const Schedule timers(QCoreApplication::applicationFilePath());
    const QString id = diagnosisTimerId(profile.name);
    const bool isThere = std::ranges::contains(timers.list(), id, &ScheduledCommand::id);
    const Status stopped = isThere ? QCoro::waitFor(Schedule::deactivate(id, {})) : Status{};
    // Files that are gone start nothing, also where systemd cannot be asked.
    if (const Status removed = timers.removeFiles(id); !removed)
        return std::unexpected(removed.error());
    if (!stopped)
        return std::unexpected(stopped.error());
    return Report{.text = QCoreApplication::translate("warrenctl", "No timer diagnoses %1 any more").arg(profile.name.value) + u'\n',
                  .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, QJsonValue(QJsonValue::Null)}}};
}

} // namespace warrener::ctl
