#include "app/warrenctl/Diagnose.h"
#include "app/warrenctl/Timers.h"
#include "record/report/ScheduledDiagnosis.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

Result<Report> scheduleDiagnosis(const ClusterProfile &profile, const Options &options)
{
    if (const Status started = startTimer(scheduledDiagnosis(profile.name, options.schedule, timerProfileFile(options))); !started)
        return std::unexpected(started.error());
    return Report{.text =
                      QCoreApplication::translate("warrenctl", "%1 is diagnosed by a systemd timer from now on: %2").arg(profile.name.value, options.schedule)
                      + u'\n',
                  .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, options.schedule}}};
}

Result<Report> unscheduleDiagnosis(const ClusterProfile &profile)
{
    if (const Status stopped = stopTimer(diagnosisTimerId(profile.name)); !stopped)
        return std::unexpected(stopped.error());
    return Report{.text = QCoreApplication::translate("warrenctl", "No timer diagnoses %1 any more").arg(profile.name.value) + u'\n',
                  .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, QJsonValue(QJsonValue::Null)}}};
}

} // namespace warrener::ctl
