#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/RestoreWish.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/TextTable.h"
#include "app/warrenctl/Timers.h"
#include "base/Units.h"
#include "cluster/BackupSettings.h"
#include "cluster/ProfileStore.h"
#include "plan/restore/RestoreTestPlanner.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/RestoreTest.h"

#include <QCoreApplication>
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
    const BackupSummary *withMessages = lastGood(*backups, cluster, true);
    const BackupSummary *found = withMessages != nullptr ? withMessages : lastGood(*backups, cluster);
    if (found == nullptr)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("warrenctl", "There is no good backup of %1 that could be tested").arg(cluster));
    return *found;
}

/// Errors: NotFound, Usage.
Result<RestoreRequest> requestFor(const ClusterProfile &profile, const RestoreWish &wish)
{
    RestoreRequest request = wish.request;
    request.source.folder = wish.folder.isEmpty() ? backupSettings(profile).folder : wish.folder;
    QList<BackupPart> holds{BackupPart::Definitions, BackupPart::Messages};
    if (QFileInfo(wish.backup).isFile()) {
        request.source.file = QFileInfo(wish.backup).absoluteFilePath();
    } else {
        const Result<BackupSummary> found =
            wish.backup.isEmpty() ? newestGood(Catalogue(request.source.folder), profile.name.value) : Catalogue(request.source.folder).find(wish.backup);
        if (!found)
            return std::unexpected(found.error());
        request.source.id = found->id;
        holds = found->holds;
    }
    if (!wish.onlySaid) {
        request.definitions = holds.contains(BackupPart::Definitions);
        request.messages = holds.contains(BackupPart::Messages);
    }
    return request;
}

Outcome scheduleRestoreTest(const ClusterProfile &profile, const ClusterProfile &target, const RestoreWish &wish, const Options &options)
{
    const QString id = "restore-test-"_L1 + profile.name.value;
    if (wish.unschedule) {
        if (const Status stopped = stopTimer(id); !stopped)
            return std::unexpected(Complaint(stopped.error()));
        return Report{.text = QCoreApplication::translate("warrenctl", "No timer tests backups of %1 any more").arg(profile.name.value) + u'\n',
                      .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, QJsonValue(QJsonValue::Null)}}};
    }
    // Nobody is there to confirm when it starts: who makes the timer confirms.
    QStringList arguments{u"restore"_s, u"--test"_s, u"--yes"_s, u"--confirm"_s, target.name.value};
    if (!wish.to.isEmpty())
        arguments << u"--to"_s << (QFileInfo::exists(wish.to) ? QFileInfo(wish.to).absoluteFilePath() : wish.to);
    if (!wish.folder.isEmpty())
        arguments << u"--folder"_s << wish.folder;
    if (!wish.request.source.identity.isEmpty())
        arguments << u"--identity"_s << QFileInfo(wish.request.source.identity).absoluteFilePath();
    const ScheduledCommand wanted{.id = id,
                                  .cluster = profile.name,
                                  .profileFile = timerProfileFile(options),
                                  .arguments = arguments,
                                  .calendar = wish.schedule,
                                  .description = "Warrener: restore test of backups of "_L1 + profile.name.value};
    if (const Status started = startTimer(wanted); !started)
        return std::unexpected(Complaint(started.error()));
    return Report{
        .text = QCoreApplication::translate("warrenctl", "A systemd timer tests the newest backup of %1 from now on: %2").arg(profile.name.value, wish.schedule)
                + u'\n',
        .json = {{u"cluster"_s, profile.name.value}, {u"schedule"_s, wish.schedule}}};
}

QString fieldsOf(const RestoreObject &object)
{
    QStringList fields;
    for (const FieldChange &field : object.fields)
        fields.append(field.field);
    return fields.join(u", "_s);
}

QJsonObject fieldJson(const FieldChange &change)
{
    QJsonObject json{{u"field"_s, change.field}};
    json.insert(u"now"_s, change.before.isUndefined() ? QJsonValue::Null : change.before);
    json.insert(u"backup"_s, change.after.isUndefined() ? QJsonValue::Null : change.after);
    return json;
}

} // namespace

Report previewReport(const RestorePreview &preview)
{
    using enum TextTable::Align;
    using enum RestoreFate;
    QString lines;
    QJsonArray objects;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "What becomes of it"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Kind"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Virtual host"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Name"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Note"));
    for (const RestoreObject &object : preview.definitions.objects) {
        QJsonArray fields;
        for (const FieldChange &field : object.fields)
            fields.append(fieldJson(field));
        objects.append(QJsonObject{{u"fate"_s, toId(object.fate)},
                                   {u"section"_s, object.section},
                                   {u"vhost"_s, text(object.vhost)},
                                   {u"name"_s, object.name},
                                   {u"fields"_s, fields},
                                   {u"advice"_s, text(object.advice)}});
        if (object.fate != Same && object.fate != OnlyLive)
            table.addRow({toWord(object.fate), object.section, object.vhost, object.name, object.advice.isEmpty() ? fieldsOf(object) : object.advice});
    }
    if (!table.isEmpty())
        lines += table.toText() + u'\n';
    lines += QCoreApplication::translate("warrenctl", "Definitions: %1 created, %2 changed, %3 cannot be changed, %4 as they are, %5 only in the cluster")
                 .arg(preview.definitions.count(Create))
                 .arg(preview.definitions.count(Change) + preview.definitions.count(Unfit))
                 .arg(preview.definitions.count(Cannot))
                 .arg(preview.definitions.count(Same))
                 .arg(preview.definitions.count(OnlyLive))
             + u'\n';
    TextTable queues;
    queues.addColumn(QCoreApplication::translate("warrenctl", "Queue"));
    queues.addColumn(QCoreApplication::translate("warrenctl", "In the backup"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "In the cluster"), Right);
    queues.addColumn(QCoreApplication::translate("warrenctl", "Note"));
    QJsonArray rows;
    for (const RestoreQueue &queue : preview.queues) {
        const QString name = queue.targetVhost + u' ' + queue.targetName;
        queues.addRow({name, units::count(double(queue.inBackup)), queue.live < 0 ? u"–"_s : units::count(double(queue.live)),
                       queue.refused.isEmpty() ? queue.notes : QCoreApplication::translate("warrenctl", "not published: %1").arg(queue.refused)});
        rows.append(QJsonObject{{u"vhost"_s, queue.vhost},
                                {u"name"_s, queue.name},
                                {u"targetVhost"_s, queue.targetVhost},
                                {u"targetName"_s, queue.targetName},
                                {u"type"_s, queue.type},
                                {u"inBackup"_s, double(queue.inBackup)},
                                {u"live"_s, queue.live < 0 ? QJsonValue::Null : QJsonValue(double(queue.live))},
                                {u"consumers"_s, queue.consumers < 0 ? QJsonValue::Null : QJsonValue(double(queue.consumers))},
                                {u"refused"_s, text(queue.refused)},
                                {u"notes"_s, text(queue.notes)}});
    }
    if (!queues.isEmpty())
        lines += u'\n' + queues.toText();
    for (const QString &note : preview.notes)
        lines += printable(note) + u'\n';
    lines += QCoreApplication::translate("warrenctl", "Takes about %1").arg(units::duration(preview.time)) + u'\n';
    return {.text = lines,
            .json = {{u"backup"_s, preview.manifest.id},
                     {u"targetVersion"_s, text(preview.targetVersion)},
                     {u"objects"_s, objects},
                     {u"queues"_s, rows},
                     {u"messages"_s, double(preview.messages)},
                     {u"bytes"_s, double(preview.bytes)},
                     {u"expectedMs"_s, double(preview.time.count())},
                     {u"notes"_s, QJsonArray::fromStringList(preview.notes)}}};
}

Outcome restoreBackup(const Errand &errand, const RestoreWish &wish)
{
    const Options &options = errand.options();
    if (!options.change.planFile.isEmpty())
        return runSavedPlan(errand, u"restore"_s);
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
    const auto preview = QCoro::waitFor(
        book.withKit([request = *request](const RunKit &kit, std::stop_token stop) { return previewRestore(kit.access, request, std::move(stop)); }));
    if (!preview || !*preview)
        return std::unexpected(Complaint(preview ? preview->error() : preview.error()));
    const Result<ClusterView> view = (*desk)->view(FactsPace::Unhurried, options.patience);
    if (!view)
        return std::unexpected(Complaint(view.error()));
    RestoreRequest why = *request;
    why.why = options.change.why;
    const Result<Plan> made = wish.test ? planRestoreTest(*view, **preview, why) : planRestore(*view, **preview, why);
    if (!made)
        return std::unexpected(Complaint(made.error()));
    const Result<Plan> plan = QCoro::waitFor(book.learned(*made));
    const Report shown = previewReport(**preview);
    if (options.change.dryRun) {
        Report report = planReport(*plan, {}, askChecks(book, *plan));
        report.text = shown.text + u'\n' + report.text;
        report.json.insert(u"preview"_s, shown.json);
        return report;
    }
    if (const Status confirmed = confirm(*target, options.change, shown.text + u'\n' + planReport(*plan, {}, {}).text); !confirmed)
        return std::unexpected(Complaint(confirmed.error()));
    const Result<Report> report = runPlan(book, *plan, options.change);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    return *report;
}

} // namespace warrener::ctl
