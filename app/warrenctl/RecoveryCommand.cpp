#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/RecoveryWishes.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/VerbOptions.h"
#include "cluster/ProfileStore.h"
#include "plan/drill/DrillOutcome.h"
#include "plan/recovery/ReadinessSources.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "plan/recovery/RecoveryReport.h"
#include "plan/recovery/RecoveryRestore.h"
#include "plan/recovery/Rehearsal.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "plan/restore/RestorePlanner.h"
#include "record/journal/Journal.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// A plan that cannot be read is no plan to run.
Result<RecoveryDocument> soundDocument(const QString &named, const ClusterProfile &profile)
{
    const Result<RecoveryEntry> entry = recoveryDocument(named, &profile);
    if (!entry)
        return std::unexpected(entry.error());
    if (!entry->document)
        return std::unexpected(entry->error.value_or(Error{}));
    return *entry->document;
}

bool drillPassed(const RunState &run)
{
    return drillOutcomeOf(run).showsAll();
}

ReadinessSources sourcesOf(const ClusterProfile &profile)
{
    return readinessSourcesOf(readClusterRecords(profile, runsForReadiness, {standbyRehearsalKind()}), profile, SystemClock().now(), drillPassed);
}

RecoveryWish wishOf(const Errand &errand, const RecoveryOrder &order, const ClusterProfile &profile)
{
    return {.why = errand.options().change.why, .since = order.since, .backup = sourcesOf(profile).point(), .roles = order.roles};
}

/// In a registry that holds what answers and nothing else: whatever the plan named, there would be no hand to do it.
Outcome rehearse(const Errand &errand, const RecoveryOrder &order, const ClusterProfile &profile, const RecoveryDocument &document)
{
    const Options &options = errand.options();
    RecoveryWish wish = wishOf(errand, order, profile);
    const Result<NodeName> named = nodeNamed(profile, order.node);
    if (!named)
        return std::unexpected(Complaint(named.error()));
    wish.node = *named;
    const Result<Plan> made = planRehearsal(document, profile, wish, systemTimekeeper()->now());
    if (!made)
        return std::unexpected(Complaint(made.error()));
    const Plan &plan = *made;
    if (options.change.dryRun)
        return planReport(plan, {}, {});
    RunBook book(rehearsalBook(profile));
    if (const Status opened = QCoro::waitFor(book.open({})); !opened)
        return std::unexpected(Complaint(opened.error()));
    ChangeOptions answers = options.change;
    answers.simulated = true;
    const Result<Report> report = runPlan(book, plan, answers);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    return *report;
}

Result<Plan> planFor(ClusterDesk &desk, const Errand &errand, const RecoveryOrder &order, const RecoveryDocument &document, const ClusterProfile *of = nullptr)
{
    const ClusterProfile &profile = desk.profile();
    RecoveryWish wish = wishOf(errand, order, profile);
    const Result<NodeName> named = nodeNamed(profile, order.node);
    if (!named)
        return std::unexpected(named.error());
    wish.node = *named;
    const Result<ClusterView> view = desk.view(FactsPace::Unhurried, errand.options().patience);
    if (!view)
        return std::unexpected(view.error());
    if (of != nullptr) {
        if (const Status may = QCoro::waitFor(mayRehearseAsSeen(document, *view, *of)); !may)
            return std::unexpected(may.error());
    }
    if (restoresBackup(document)) {
        if (const Status there = checkNamedFolder(order.folder); !there)
            return std::unexpected(there.error());
        const RecoveryRestoreWish meant{.folder = order.folder, .backup = order.backup, .of = of ? of->name : ClusterName()};
        const auto asked = QCoro::waitFor(desk.book().withKit([document, meant, now = SystemClock().now()](const RunKit &kit, std::stop_token stop) {
            return askRecoveryRestore(kit, document, meant, now, std::move(stop));
        }));
        if (!asked || !*asked)
            return std::unexpected(asked ? asked->error() : asked.error());
        const Result<Plan> restore = planRestore(*view, (*asked)->preview, (*asked)->request);
        if (!restore)
            return std::unexpected(restore.error());
        wish.restore = restore->steps;
        wish.backup = (*asked)->point;
    }
    const Result<Plan> plan = planRecovery(document, *view, wish);
    if (!plan)
        return std::unexpected(plan.error());
    return QCoro::waitFor(desk.book().learned(*plan));
}

/// What this rehearsal on the standby came to, kept where the readiness of the cluster is read; one that failed is not.
Status keepRehearsal(const ClusterProfile &standby, const QString &run, const QString &who)
{
    const Result<QList<JournalRecord>> records = readRun(journalPath(standby.name), run);
    const Result<RunState> state = records ? runStateFrom(*records) : std::unexpected(records.error());
    if (!state)
        return std::unexpected(state.error());
    const std::optional<StandbyNote> note = standbyNoteOf(*state);
    if (!note)
        return {};
    return QCoro::waitFor(keepStandbyNote(*note, who));
}

/// The plan of this cluster on another one, every step in earnest; provably without a way to this one.
Outcome rehearseOnStandby(const Errand &errand, const RecoveryOrder &order, const ClusterProfile &of, const RecoveryDocument &document)
{
    const Options &options = errand.options();
    const Result<ClusterProfile> standby = QFileInfo::exists(order.on) ? readProfile(order.on) : ProfileStore().read(ClusterName{order.on});
    if (!standby)
        return std::unexpected(Complaint(standby.error(), WrongUsage));
    if (const Status may = QCoro::waitFor(mayRehearseThere(*standby, of)); !may)
        return std::unexpected(Complaint(may.error(), WrongUsage));
    if (const Status may = mayRehearse(document, *standby); !may)
        return std::unexpected(Complaint(may.error(), WrongUsage));
    const std::expected<Credentials, Complaint> credentials = errand.credentials(*standby);
    if (!credentials)
        return std::unexpected(credentials.error());
    const auto desk = ClusterDesk::open(*standby, *credentials, options.change);
    if (!desk)
        return std::unexpected(Complaint(desk.error()));
    const Result<Plan> made = planFor(**desk, errand, order, document, &of);
    if (!made)
        return std::unexpected(Complaint(made.error()));
    const Plan plan = standbyRehearsalOf(*made, of.name);
    if (options.change.dryRun)
        return planReport(plan, {}, askChecks((*desk)->book(), plan));
    const Result<Report> report = confirmAndRun((*desk)->book(), plan, {}, options.change);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    if (const Status kept = keepRehearsal(*standby, report->json.value("run"_L1).toString(), (*desk)->book().who()); !kept)
        return std::unexpected(Complaint(kept.error()));
    return *report;
}

/// A plan as it is, and what it was before.
struct KeptVersions
{
    RecoveryEntry present;
    QList<RecoveryVersion> older;
};

std::expected<std::pair<ClusterProfile, KeptVersions>, Complaint> versionsOf(const Errand &errand, const RecoveryOrder &order)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    KeptVersions versions;
    versions.older = recoveryVersions(*profile, order.named.value(0));
    const Result<RecoveryEntry> present = recoveryDocument(order.named.value(0), &*profile);
    // One that was taken away and is not shipped has older versions only.
    if (!present && versions.older.isEmpty())
        return std::unexpected(documentComplaint(present.error()));
    versions.present = present ? *present : RecoveryEntry{.id = order.named.value(0)};
    return std::pair(*profile, versions);
}

/// The newest run of a recovery plan that has ended; rehearsals too.
Result<QString> newestRecovery(const QString &journal)
{
    const Result<QList<RunSummary>> runs = listRuns(journal, {.notes = false});
    if (!runs)
        return std::unexpected(runs.error());
    const auto found = std::ranges::find_if(*runs, [](const RunSummary &run) { return recoveryRunOf(run.kind).has_value(); });
    if (found == runs->end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("warrenctl", "No recovery plan has been run or rehearsed yet"));
    return found->run;
}

} // namespace

Outcome listRecovery(const Errand &errand)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const QList<RecoveryEntry> entries = recoveryDocuments(&*profile);
    const ReadinessSources sources = sourcesOf(*profile);
    const TimePoint now = systemTimekeeper()->now();
    QList<Readiness> readiness;
    for (const RecoveryEntry &entry : entries)
        readiness.append(readinessOf(readinessFactsOf(entry, sources), now));
    return recoveryListReport(entries, readiness);
}

Outcome showRecovery(const Errand &errand, const RecoveryOrder &order)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile && errand.isClusterNamed())
        return std::unexpected(profile.error());
    if (!order.version.isEmpty()) {
        const auto versions = versionsOf(errand, order);
        if (!versions)
            return std::unexpected(versions.error());
        const Result<RecoveryVersion> older = recoveryVersion(versions->second.older, order.version);
        if (!older)
            return std::unexpected(Complaint(older.error(), WrongUsage));
        return recoveryShowReport(older->entry);
    }
    const Result<RecoveryEntry> entry = recoveryDocument(order.named.value(0), profile ? &*profile : nullptr);
    if (!entry)
        return std::unexpected(documentComplaint(entry.error()));
    return recoveryShowReport(*entry);
}

Outcome recoveryVersionsKept(const Errand &errand, const RecoveryOrder &order)
{
    const auto versions = versionsOf(errand, order);
    if (!versions)
        return std::unexpected(versions.error());
    return recoveryVersionsReport(versions->second.present.id, versions->second.older);
}

Outcome compareRecovery(const Errand &errand, const RecoveryOrder &order)
{
    const auto versions = versionsOf(errand, order);
    if (!versions)
        return std::unexpected(versions.error());
    const Result<RecoveryVersion> older = recoveryVersion(versions->second.older, order.version);
    if (!older)
        return std::unexpected(Complaint(older.error(), WrongUsage));
    return recoveryDiffReport(*older, versions->second.present);
}

Outcome takeRecoveryBack(const Errand &errand, const RecoveryOrder &order)
{
    const auto versions = versionsOf(errand, order);
    if (!versions)
        return std::unexpected(versions.error());
    const auto &[profile, kept] = *versions;
    const Result<RecoveryVersion> older = recoveryVersion(kept.older, order.version);
    if (!older)
        return std::unexpected(Complaint(older.error(), WrongUsage));
    const QString present = kept.present.document ? kept.present.document->version : older->version();
    const Result<TakenBack> back = takenBack(*older, present, kept.older);
    if (!back)
        return std::unexpected(Complaint(back.error()));
    if (const Status done = keepRecoveryDocument(profile, back->text, SystemClock().now()); !done)
        return std::unexpected(Complaint(done.error()));
    const Result<RecoveryEntry> now = recoveryDocument(kept.present.id, &profile);
    if (!now)
        return std::unexpected(Complaint(now.error()));
    return recoveryCheckReport({*now}, {});
}

Outcome checkRecovery(const Errand &errand, const RecoveryOrder &order)
{
    // Names of nodes are looked at where there is a cluster to compare them with.
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile && errand.isClusterNamed())
        return std::unexpected(profile.error());
    const ClusterProfile *known = profile ? &*profile : nullptr;
    QList<RecoveryEntry> entries;
    for (const QString &named : order.named) {
        const Result<RecoveryEntry> entry = recoveryDocument(named, known);
        if (!entry && entry.error().kind == ErrorKind::NotFound)
            return std::unexpected(documentComplaint(entry.error()));
        // One that cannot be read is one that is not good: the others are looked at all the same.
        entries.append(entry ? *entry : RecoveryEntry{.id = QFileInfo(named).completeBaseName(), .file = named, .error = entry.error()});
    }
    // A document is one of all that stand beside it.
    QList<RecoveryEntry> all = recoveryDocuments(known);
    if (entries.isEmpty())
        entries = all;
    QList<RecoveryDocument> together;
    QHash<QString, int> lines;
    for (const auto listed = entries + all; const RecoveryEntry &entry : listed) {
        const bool isThere = std::ranges::any_of(together, [&entry](const RecoveryDocument &other) { return other.id == entry.id; });
        if (entry.document && !isThere) {
            together.append(*entry.document);
            lines.insert(entry.id, fallbackLineOf(entry.text));
        }
    }
    return recoveryCheckReport(entries, checkFallbacks(together, lines));
}

Outcome runRecovery(const Errand &errand, const RecoveryOrder &order)
{
    const Options &options = errand.options();
    if (!options.change.planFile.isEmpty())
        return runSavedPlan(errand, u"recovery"_s);
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const Result<RecoveryDocument> document = soundDocument(order.named.value(0), *profile);
    if (!document)
        return std::unexpected(documentComplaint(document.error()));
    if (order.rehearse && !order.on.isEmpty())
        return rehearseOnStandby(errand, order, *profile, *document);
    if (order.rehearse)
        return rehearse(errand, order, *profile, *document);
    const std::expected<Credentials, Complaint> credentials = errand.credentials(*profile);
    if (!credentials)
        return std::unexpected(credentials.error());
    const auto desk = ClusterDesk::open(*profile, *credentials, options.change);
    if (!desk)
        return std::unexpected(Complaint(desk.error()));
    const Result<Plan> plan = planFor(**desk, errand, order, *document);
    if (!plan)
        return std::unexpected(Complaint(plan.error()));
    if (options.change.dryRun)
        return planReport(*plan, {}, askChecks((*desk)->book(), *plan));
    const Result<Report> report = confirmAndRun((*desk)->book(), *plan, {}, options.change);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    return *report;
}

Outcome reportRecovery(const Errand &errand, const RecoveryOrder &order)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const QString journal = journalPath(profile->name);
    const Result<QString> run = order.named.isEmpty() ? newestRecovery(journal) : Result<QString>(order.named.first());
    if (!run)
        return std::unexpected(Complaint(run.error()));
    if (!order.lessons.isEmpty()) {
        // Of a run that is none of a recovery plan nothing is learned here.
        if (const Result<RecoveryReport> known = readRecoveryReport(journal, *run); !known)
            return std::unexpected(Complaint(known.error()));
        const Result<std::shared_ptr<Journal>> opened = Journal::open(profile->name);
        if (!opened)
            return std::unexpected(Complaint(opened.error()));
        if (const auto kept = QCoro::waitFor(noteLessons(*opened, *run, order.lessons, operatorName())); !kept)
            return std::unexpected(Complaint(kept.error()));
    }
    const Result<RecoveryReport> report = readRecoveryReport(journal, *run);
    if (!report)
        return std::unexpected(Complaint(report.error()));
    for (const QString &file : order.out) {
        if (const Status written = exportPaper(paperOf(*report), toJson(*report), file); !written)
            return std::unexpected(Complaint(written.error()));
    }
    return Report{.text = toText(*report), .json = toJson(*report)};
}

} // namespace warrener::ctl
