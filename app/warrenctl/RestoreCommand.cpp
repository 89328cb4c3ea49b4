#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/RestoreReports.h"
#include "app/warrenctl/RestoreWish.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/TextTable.h"
#include "app/warrenctl/Timers.h"
#include "app/warrenctl/VerbOptions.h"
#include "base/Units.h"
#include "cluster/BackupSettings.h"
#include "cluster/ProfileStore.h"
#include "plan/restore/RestoreArguments.h"
#include "plan/restore/RestoreTestPlanner.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/restore/RestoreTest.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

std::expected<ClusterProfile, Complaint> targetOf(const Errand &errand, const RestoreWish &wish)
{
    if (wish.to.isEmpty())
        return errand.profile();
    Result<ClusterProfile> target = QFileInfo::exists(wish.to) ? readProfile(wish.to) : ProfileStore().read(ClusterName{wish.to});
    if (!target)
        return std::unexpected(Complaint(target.error(), WrongUsage));
    return *std::move(target);
}

/// The one that an accident would be answered with: with messages, where any has them.
Result<BackupSummary> newestGood(const Catalogue &catalogue, const QString &cluster)
{
    const Result<QList<BackupSummary>> backups = catalogue.list(cluster);
    if (!backups)
        return std::unexpected(backups.error());
    const TimePoint now = SystemClock().now();
    const BackupSummary *withMessages = lastGood(*backups, cluster, now, true);
    const BackupSummary *found = withMessages != nullptr ? withMessages : lastGood(*backups, cluster, now);
    if (found == nullptr)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("warrenctl", "There is no good backup of %1 that could be tested").arg(cluster));
    return *found;
}

/// Errors: NotFound, Usage.
Result<RestoreRequest> requestFor(const ClusterProfile &profile, const RestoreWish &wish)
{
    RestoreSource source = wish.request.source;
    if (const Status there = checkNamedFolder(wish.folder); !there)
        return std::unexpected(there.error());
    source.folder = wish.folder.isEmpty() ? backupSettings(profile).folder : wish.folder;
    // What runs that died have left is nobody's to read; where it cannot be removed now, the next one tries again.
    static_cast<void>(Catalogue(source.folder).cleanUp(Millis{0}));
    QList<BackupPart> holds{BackupPart::Definitions, BackupPart::Messages};
    if (QFileInfo(wish.backup).isFile()) {
        source.file = QFileInfo(wish.backup).absoluteFilePath();
    } else {
        const Result<BackupSummary> found =
            wish.backup.isEmpty() ? newestGood(Catalogue(source.folder), profile.name.value) : Catalogue(source.folder).find(wish.backup);
        if (!found)
            return std::unexpected(found.error());
        source.id = found->id;
        holds = found->holds;
    }
    RestoreRequest request = withItsParts(wish, holds);
    request.source = source;
    return request;
}

Result<RestorePreview> compared(RunBook &book, const RestoreRequest &request)
{
    const auto preview =
        QCoro::waitFor(book.withKit([request](const RunKit &kit, std::stop_token stop) { return previewRestore(kit.access, request, std::move(stop)); }));
    return preview ? *preview : std::unexpected(preview.error());
}

Outcome scheduleRestoreTest(const ClusterProfile &profile, const ClusterProfile &target, const RestoreWish &wish, const Options &options)
{
    const QString id = restoreTestTimerId(profile.name, wish.name);
    QJsonObject json{{u"cluster"_s, profile.name.value}, {u"name"_s, text(wish.name)}, {u"schedule"_s, QJsonValue(QJsonValue::Null)}};
    if (wish.unschedule) {
        if (const Status stopped = stopTimer(id); !stopped)
            return std::unexpected(Complaint(stopped.error()));
        // Others of the same cluster may be there.
        const QString words =
            wish.name.isEmpty()
                ? QCoreApplication::translate("warrenctl", "The timer that tests backups of %1 is gone; those with a name stay").arg(profile.name.value)
                : QCoreApplication::translate("warrenctl", "The timer “%1” that tests backups of %2 is gone").arg(printable(wish.name), profile.name.value);
        return Report{.text = words + u'\n', .json = json};
    }
    const ScheduledCommand wanted{
        .id = id,
        .cluster = profile.name,
        .profileFile = timerProfileFile(options),
        .arguments = scheduledTestArguments(wish, target.name),
        .calendar = wish.schedule,
        .description = unitDescription("restore test of backups of "_L1 + profile.name.value + (wish.name.isEmpty() ? QString() : u" (%1)"_s.arg(wish.name))),
        .catchesUp = false}; // nothing is put into brokers at a time that nobody has chosen
    const QString question =
        QCoreApplication::translate("warrenctl", "%1, from now on: the newest backup of %2 is restored into virtual hosts of its own in %3, "
                                                 "compared, and thrown away, by itself.")
            .arg(wish.schedule, profile.name.value, target.name.value);
    // Nobody is there to ask when it runs.
    if (target.environment == Environment::Production) {
        if (const Status confirmed = confirm(target, options.change, question); !confirmed)
            return std::unexpected(Complaint(confirmed.error()));
    }
    if (const Status started = startTimer(wanted); !started)
        return std::unexpected(Complaint(started.error()));
    json.insert(u"schedule"_s, wish.schedule);
    return Report{
        .text = QCoreApplication::translate("warrenctl", "A systemd timer tests the newest backup of %1 from now on: %2").arg(profile.name.value, wish.schedule)
                + u'\n',
        .json = json};
}

/// Compares, plans, asks and runs.
Outcome restoreAnew(const Errand &errand, const RestoreWish &wish)
{
    const Options &options = errand.options();
    const std::expected<ClusterProfile, Complaint> source = errand.profile();
    if (!source)
        return std::unexpected(source.error());
    const std::expected<ClusterProfile, Complaint> target = targetOf(errand, wish);
    if (!target)
        return std::unexpected(target.error());
    if (wish.unschedule || !wish.schedule.isEmpty())
        return scheduleRestoreTest(*source, *target, wish, options);
    Result<RestoreRequest> request = requestFor(*source, wish);
    if (!request)
        return std::unexpected(Complaint(request.error()));
    if (wish.test) {
        const Result<QStringList> vhosts = backedUpVhosts(request->source);
        if (!vhosts)
            return std::unexpected(Complaint(vhosts.error()));
        request = restoreTestRequest(*std::move(request), *vhosts, SystemClock().now());
    }
    const std::expected<Credentials, Complaint> credentials = errand.credentials(*target);
    if (!credentials)
        return std::unexpected(credentials.error());
    const auto desk = ClusterDesk::open(*target, *credentials, options.change);
    if (!desk)
        return std::unexpected(Complaint(desk.error()));
    RunBook &book = (*desk)->book();
    Result<RestorePreview> preview = compared(book, *request);
    if (preview) {
        if (const Status named = checkNamed(*request, *preview); !named)
            return std::unexpected(Complaint(named.error(), WrongUsage));
        const RestoreRequest asked = *request;
        request->objects.remove += onlyLiveNamed(preview->definitions, wish.deletePattern);
        if (const auto fewer = narrowed(*request, *preview))
            request = *fewer;
        if (*request != asked)
            preview = compared(book, *request);
    }
    if (!preview)
        return std::unexpected(Complaint(preview.error()));
    const Result<ClusterView> view = (*desk)->view(FactsPace::Unhurried, options.patience);
    if (!view)
        return std::unexpected(Complaint(view.error()));
    RestoreRequest why = *request;
    why.why = options.change.why;
    const Result<Plan> made = wish.test ? planRestoreTest(*view, *preview, why) : planRestore(*view, *preview, why);
    if (!made && options.change.dryRun)
        return unplannedReport(*preview, made.error());
    if (!made)
        return std::unexpected(Complaint(made.error()));
    const Result<Plan> plan = QCoro::waitFor(book.learned(*made));
    const Report shown = previewReport(*preview);
    if (options.change.dryRun) {
        Report report = planReport(*plan, {}, askChecks(book, *plan));
        report.text = shown.text + u'\n' + report.text;
        report.json.insert(u"preview"_s, shown.json);
        return report;
    }
    if (const Status confirmed = confirm(*target, options.change, shown.text + u'\n' + planReport(*plan, {}, {}).text); !confirmed)
        return std::unexpected(Complaint(confirmed.error()));
    if (!request->configuration && !request->data)
        (*desk)->lookAtEase();
    Result<Report> report = runPlan(book, *plan, options.change);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    return *std::move(report);
}

} // namespace

RestoreRequest withItsParts(const RestoreWish &wish, const QList<BackupPart> &holds)
{
    RestoreRequest request = wish.request;
    if (wish.onlySaid)
        return request;
    const DefinitionsChoice &objects = request.objects;
    const bool anyQueue = !objects.queues.isEmpty() || !objects.pattern.isEmpty();
    const bool isOfOthers = objects.isOfObjects() || (!objects.sections.isEmpty() && !objects.sections.contains(u"queues"_s));
    request.definitions = holds.contains(BackupPart::Definitions);
    request.messages = holds.contains(BackupPart::Messages) && (anyQueue || !isOfOthers);
    return request;
}

QString restoreTestTimerId(const ClusterName &cluster, const QString &name)
{
    if (name.isEmpty())
        return "restore-test-"_L1 + cluster.value;
    // A name may be in any language, and dashes in both must not make one timer of two.
    const QByteArray whole = (cluster.value + u'\n' + name).toUtf8();
    return "restore-test-named-"_L1 + QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().left(16));
}

QStringList scheduledTestArguments(const RestoreWish &wish, const ClusterName &target)
{
    // Nobody is there to confirm when it starts: who makes the timer confirms.
    QStringList arguments{u"restore"_s, u"--test"_s, u"--yes"_s, u"--confirm"_s, target.value};
    if (!wish.to.isEmpty())
        arguments << u"--to"_s << (QFileInfo::exists(wish.to) ? QFileInfo(wish.to).absoluteFilePath() : wish.to);
    RestoreRequest request = wish.request;
    request.source = {.folder = wish.folder};
    if (!wish.request.source.identity.isEmpty())
        request.source.identity = QFileInfo(wish.request.source.identity).absoluteFilePath();
    // Without the verb and a backup, which is the newest each time.
    QStringList others = argumentsOf(request).sliced(2);
    if (const qsizetype only = others.indexOf(u"--only"_s); only >= 0 && !wish.onlySaid)
        others.remove(only, 2);
    return arguments + others;
}

Outcome restoreBackup(const Errand &errand, const RestoreWish &wish)
{
    return asRestored(errand.options().change.planFile.isEmpty() ? restoreAnew(errand, wish) : runSavedPlan(errand, u"restore"_s));
}

Outcome keptByRestores(const Errand &errand, const RestoreWish &wish)
{
    using enum TextTable::Align;
    const Options &options = errand.options();
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const std::expected<Credentials, Complaint> credentials = errand.credentials(*profile);
    if (!credentials)
        return std::unexpected(credentials.error());
    const auto desk = ClusterDesk::open(*profile, *credentials, options.change);
    if (!desk)
        return std::unexpected(Complaint(desk.error()));
    RunBook &book = (*desk)->book();
    const auto silent = std::make_shared<QStringList>();
    const auto things =
        QCoro::waitFor(book.withKit([silent](const RunKit &kit, std::stop_token stop) { return askKept(kit.access, silent.get(), std::move(stop)); }));
    if (!things)
        return std::unexpected(Complaint(things.error()));
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "Host"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Size"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "Kept"));
    QJsonArray rows;
    for (const KeptThing &thing : *things) {
        table.addRow({thing.of, units::bytes(double(thing.bytes)), thing.path});
        rows.append(QJsonObject{{u"of"_s, thing.of},
                                {u"host"_s, thing.host.value},
                                {u"path"_s, thing.path},
                                {u"directory"_s, thing.isDirectory},
                                {u"bytes"_s, double(thing.bytes)}});
    }
    QString lines = table.isEmpty() ? QCoreApplication::translate("warrenctl", "Restores have kept nothing") + u'\n' : table.toText();
    for (const auto all = *silent; const QString &line : all)
        lines += printable(line) + u'\n';
    const Report list{.text = lines, .json = {{u"kept"_s, rows}, {u"silent"_s, QJsonArray::fromStringList(*silent)}}};
    if (!wish.remove || things->isEmpty())
        return list;
    const Result<ClusterView> view = (*desk)->view(FactsPace::Unhurried, options.patience);
    if (!view)
        return std::unexpected(Complaint(view.error()));
    const Result<QList<RunSummary>> open = QCoro::waitFor(book.runs({.verdicts = {u"open"_s}, .notes = false}));
    if (!open)
        return std::unexpected(Complaint(open.error()));
    const Result<Plan> plan = planRemoveKept(*view, *things, *silent, options.change.why, *open);
    if (!plan)
        return std::unexpected(Complaint(plan.error()));
    if (options.change.dryRun)
        return planReport(*plan, {}, askChecks(book, *plan));
    if (const Status confirmed = confirm(*profile, options.change, list.text + u'\n' + planReport(*plan, {}, {}).text); !confirmed)
        return std::unexpected(Complaint(confirmed.error()));
    Result<Report> report = runPlan(book, *plan, options.change);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    return *std::move(report);
}

} // namespace warrener::ctl
