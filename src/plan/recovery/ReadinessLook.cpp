#include "plan/recovery/ReadinessLook.h"

#include "cluster/BackupSettings.h"
#include "plan/recovery/RecoveryReport.h"
#include "record/catalogue/Catalogue.h"
#include "record/journal/Journal.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The newest run of that kind that has ended.
std::optional<RecoveryProof> newestOf(const QList<RunSummary> &runs, const QString &kind, bool goodOnly)
{
    for (const RunSummary &run : runs) {
        const bool good = run.verdict == "done"_L1;
        if (run.isNote() || run.isOpen() || run.kind != kind || (goodOnly && !good))
            continue;
        return RecoveryProof{.run = run.run, .at = run.endedAt, .took = run.took(), .good = good};
    }
    return std::nullopt;
}

/// The drill that makes what the scenario is about.
QString drillOf(const QString &scenario)
{
    if (scenario == "single-node-failure"_L1 || scenario == "cluster-node-failure"_L1)
        return u"node-failure"_s;
    if (scenario == "certificate-expired"_L1)
        return u"certificate-expiry"_s;
    return scenario;
}

} // namespace

std::optional<RecoveryPoint> ReadinessSources::point() const
{
    if (!backup)
        return std::nullopt;
    return pointOf(*backup);
}

RecoveryPoint pointOf(const BackupSummary &backup)
{
    return {.id = backup.id, .at = isNever(backup.cutAt) ? backup.at : backup.cutAt, .verified = backup.verification == Verification::Good};
}

ReadinessSources readReadinessSources(const ClusterProfile &profile, const DrillJudge &passed)
{
    ReadinessSources sources;
    sources.runs = listRuns(journalPath(profile.name), {.notes = false}).value_or(QList<RunSummary>());
    // Of each scenario the newest alone is asked for.
    QSet<QString> kinds;
    for (const RunSummary &run : std::as_const(sources.runs)) {
        if (run.verdict != "done"_L1 || !run.kind.startsWith(recoveryKind({}, false)) || kinds.contains(run.kind))
            continue;
        kinds.insert(run.kind);
        const Result<QList<JournalRecord>> records = readRun(journalPath(profile.name), run.run);
        const Result<RecoveryReport> report = records ? recoveryReportOf(*records) : std::unexpected(records.error());
        if (report && report->rto)
            sources.measured.insert(run.run, *report->rto);
    }
    constexpr int mostDrills = 100; // older ones count for nothing by then
    int read = 0;
    for (const RunSummary &run : std::as_const(sources.runs)) {
        if (run.kind != "drill"_L1 || run.isNote() || run.isOpen() || !passed || ++read > mostDrills)
            continue;
        const Result<QList<JournalRecord>> records = readRun(journalPath(profile.name), run.run);
        const Result<RunState> state = records ? runStateFrom(*records) : std::unexpected(records.error());
        const QString drill = state ? state->plan.facts.value("drill"_L1).toString() : QString();
        if (!drill.isEmpty() && !sources.drills.contains(drill))
            sources.drills.insert(drill, {.run = run.run, .at = run.endedAt, .took = run.took(), .good = passed(*state)});
    }
    const Result<QList<BackupSummary>> backups = Catalogue(backupSettings(profile).folder).list(profile.name.value);
    if (const BackupSummary *good = backups ? lastGood(*backups, profile.name.value, true) : nullptr)
        sources.backup = *good;
    for (const BackupSummary &backup : backups.value_or(QList<BackupSummary>())) {
        const bool isLater = !sources.tested || backup.provenAt > sources.tested->at;
        if (!isNever(backup.provenAt) && backup.provenTrouble.isEmpty() && isLater)
            sources.tested = RecoveryProof{.at = backup.provenAt, .good = true};
    }
    return sources;
}

ReadinessFacts readinessFactsOf(const RecoveryEntry &entry, const ReadinessSources &sources)
{
    ReadinessFacts facts{.isValid = entry.document.has_value(), .invalidWhy = entry.error ? entry.error->message : QString()};
    if (entry.document) {
        facts.rpo = entry.document->rpo;
        facts.rto = entry.document->rto;
    }
    if (const std::optional<RecoveryPoint> point = sources.point()) {
        facts.lastBackup = point->at;
        facts.backupVerified = point->verified;
    }
    facts.restore = newestOf(sources.runs, u"restore"_s, true);
    if (sources.tested && (!facts.restore || sources.tested->at > facts.restore->at))
        facts.restore = sources.tested;
    facts.run = newestOf(sources.runs, recoveryKind(entry.id, false), true);
    if (facts.run)
        facts.run->took = sources.measured.value(facts.run->run, facts.run->took);
    facts.rehearsal = newestOf(sources.runs, recoveryKind(entry.id, true), true);
    if (facts.rehearsal)
        facts.rehearsal->atTable = true;
    if (const auto drill = sources.drills.constFind(drillOf(entry.id)); drill != sources.drills.cend())
        facts.drill = *drill;
    return facts;
}

} // namespace warrener
