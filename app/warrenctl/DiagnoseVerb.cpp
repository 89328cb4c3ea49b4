#include "app/warrenctl/Diagnose.h"
#include "app/warrenctl/Errand.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"
#include "record/paper/ReportExport.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

Status takeOut(Options &options, const QString &value)
{
    if (!isExportable(value))
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--out takes a file that ends in .json, .html or .pdf"));
    options.out.append(value);
    return {};
}

Status takeSchedule(Options &options, const QString &value)
{
    options.schedule = value.trimmed();
    if (options.schedule.isEmpty())
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("warrenctl", "--schedule takes a time that systemd knows, as in “hourly” or “*-*-* 06:00”"));
    return {};
}

Status checkTimer(const Options &options)
{
    const bool writes = !options.schedule.isEmpty();
    const bool looks = !options.out.isEmpty() || !options.webhook.isEmpty() || !options.compare.isEmpty() || options.keepReference;
    if ((writes || options.unschedule) && (looks || (writes && options.unschedule)))
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--schedule and --unschedule are given alone"));
    return {};
}

Outcome run(const Errand &errand)
{
    const Options &options = errand.options();
    if (options.schedule.isEmpty() && !options.unschedule)
        return errand.with([&](const ClusterProfile &profile, const Credentials &credentials) -> Outcome { return diagnose(profile, credentials, options); });
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    return options.unschedule ? unscheduleDiagnosis(*profile) : scheduleDiagnosis(*profile, options);
}

} // namespace

Verb diagnoseVerb()
{
    return {
        .name = u"diagnose"_s,
        .words = QCoreApplication::translate("warrenctl", "The diagnosis: verdict, causes with symptoms and evidence, what to do."),
        .details = QCoreApplication::translate(
            "warrenctl", "Every report is kept. Ctrl+C stops softly: what has answered becomes a report that says so, with exit code 1; a second one ends the "
                         "program at once. Exit code 3 means that nothing of the cluster took a connection, no broker, host or proxy."),
        .id = CommandId::Diagnose,
        .options = {{.name = u"out"_s,
                     .value = u"FILE"_s,
                     .words = QCoreApplication::translate("warrenctl", "Write the report to this file too: .json, .html or .pdf."),
                     .take = takeOut,
                     .completes = Completes::File,
                     .isRepeatable = true},
                    {.name = u"compare"_s,
                     .value = u"last|ID"_s,
                     .words = QCoreApplication::translate("warrenctl", "Compare with the last report, or with the one of this id."),
                     .take = sets([](Options &options, const QString &value) { options.compare = value; }),
                     .completes = Completes::Choice,
                     .choices = {u"last"_s}},
                    webhookOption(QCoreApplication::translate("warrenctl", "POST to this URL when the verdict has changed (else to the profile's webhook).")),
                    {.name = u"keep-reference"_s,
                     .words = QCoreApplication::translate(
                         "warrenctl", "Keep definitions and configuration files as they are now, to find later what was deleted or changed."),
                     .take = sets([](Options &options, const QString &) { options.keepReference = true; })},
                    {.name = u"schedule"_s,
                     .value = u"CALENDAR"_s,
                     .words = QCoreApplication::translate("warrenctl", "Let a systemd timer of yours do it, as in “hourly” or “*-*-* 06:00”."),
                     .take = takeSchedule,
                     .completes = Completes::Choice,
                     .choices = {u"hourly"_s, u"daily"_s, u"weekly"_s}},
                    {.name = u"unschedule"_s,
                     .words = QCoreApplication::translate("warrenctl", "Take that timer away."),
                     .take = sets([](Options &options, const QString &) { options.unschedule = true; })}},
        .check = checkTimer,
        .run = run,
    };
}

} // namespace warrener::ctl
