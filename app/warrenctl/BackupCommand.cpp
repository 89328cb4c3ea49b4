#include "app/warrenctl/BackupReports.h"
#include "app/warrenctl/BackupWish.h"
#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Timers.h"
#include "base/OffThread.h"
#include "plan/backup/BackupPlanner.h"
#include "record/catalogue/Catalogue.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// What nothing in the cluster notices is not asked about; what takes nodes out of service is.
Result<Report> runBackupPlan(RunBook &book, const Plan &plan, const BackupWish &wish, const ChangeOptions &change)
{
    return wish.request.cold ? confirmAndRun(book, plan, {}, change) : runPlan(book, plan, change);
}

/// The report of the run, with the backup that came of it.
Report withBackup(Report report, const Plan &plan)
{
    const QString id = plan.facts.value("backup"_L1).toString();
    const Catalogue catalogue(plan.facts.value("folder"_L1).toString());
    const Result<BackupSummary> made = catalogue.find(id);
    if (!made) {
        report.json.insert(u"backup"_s, QJsonValue::Null);
        return report;
    }
    report.json.insert(u"backup"_s, toJson(*made));
    report.text += u'\n' + made->id + u"\n"_s + made->file + u'\n';
    return report;
}

/// What is planned, with what it costs queue by queue: before anything is done.
Report withPrice(Report report, const BackupEstimate &estimate)
{
    const Report price = estimateReport(estimate);
    report.text += u'\n' + price.text;
    report.json.insert(u"estimate"_s, price.json.value("estimate"_L1));
    return report;
}

QString backupTimerId(const ClusterName &cluster, BackupType type)
{
    return "backup-"_L1 + toId(type) + u'-' + cluster.value;
}

} // namespace

Outcome createBackup(const ClusterProfile &profile, const Credentials &credentials, const BackupWish &wish, const Options &options)
{
    const ChangeOptions &change = options.change;
    const auto desk = ClusterDesk::open(profile, credentials, change);
    if (!desk)
        return std::unexpected(Complaint(desk.error()));
    RunBook &book = (*desk)->book();
    const Result<ClusterView> view = (*desk)->view(FactsPace::Unhurried, options.patience);
    if (!view)
        return std::unexpected(Complaint(view.error()));
    const auto facts = QCoro::waitFor(
        book.withKit([asked = factsFor(wish.request)](const RunKit &kit, std::stop_token stop) { return askBackupFacts(kit.access, asked, std::move(stop)); }));
    if (!facts)
        return std::unexpected(Complaint(facts.error()));
    const Result<Plan> made = planBackup(*view, *facts, wish.request, change.why);
    if (!made)
        return std::unexpected(Complaint(made.error()));
    const Result<Plan> plan = QCoro::waitFor(book.learned(*made));
    if (change.dryRun)
        return withPrice(planReport(*plan, {}, askChecks(book, *plan)), estimateBackup(profile, *facts, wish.request));
    if (!wish.request.cold)
        (*desk)->lookAtEase();
    const Result<Report> report = runBackupPlan(book, *plan, wish, change);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    return withBackup(*report, *plan);
}

Outcome scheduleBackup(const ClusterProfile &profile, const BackupWish &wish, const Options &options)
{
    const QString id = backupTimerId(profile.name, wish.request.type);
    if (wish.unschedule) {
        if (const Status stopped = stopTimer(id); !stopped)
            return std::unexpected(Complaint(stopped.error()));
        return Report{.text = QCoreApplication::translate("warrenctl", "No timer makes this backup of %1 any more").arg(profile.name.value) + u'\n',
                      .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, QJsonValue(QJsonValue::Null)}}};
    }
    if (wish.request.cold) {
        return std::unexpected(Complaint({.kind = ErrorKind::Usage,
                                          .message = QCoreApplication::translate("warrenctl", "A cold backup is made with somebody there, not by a timer"),
                                          .detail = {}}));
    }
    QStringList arguments = argumentsOf(wish.request);
    if (!wish.folder.isEmpty())
        arguments << u"--folder"_s << wish.folder;
    const ScheduledCommand wanted{.id = id,
                                  .cluster = profile.name,
                                  .profileFile = timerProfileFile(options),
                                  .arguments = arguments,
                                  .calendar = wish.schedule,
                                  .description = unitDescription(toId(wish.request.type) + " backup of "_L1 + profile.name.value)};
    if (const Status started = startTimer(wanted); !started)
        return std::unexpected(Complaint(started.error()));
    return Report{.text =
                      QCoreApplication::translate("warrenctl", "A systemd timer makes this backup of %1 from now on: %2").arg(profile.name.value, wish.schedule)
                      + u'\n',
                  .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, wish.schedule}}};
}

} // namespace warrener::ctl
