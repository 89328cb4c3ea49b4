#include "plan/recovery/ReadinessSources.h"

#include "plan/recovery/RecoveryReport.h"
#include "plan/recovery/Rehearsal.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "record/catalogue/Chain.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Of a plan that is run now and then where nothing is wrong the one that mended something is among so many.
constexpr int mostOfEachKind = 5;

/// Where runs of drills are shown.
constexpr auto drillPage = "drill"_L1;

/// The newest run of that kind that came to one of these ends.
std::optional<RecoveryProof> newestOf(const QList<RunSummary> &runs, const QString &kind, const QStringList &verdicts,
                                      const std::function<bool(const RunSummary &)> &counts = {})
{
    for (const RunSummary &run : runs) {
        if (!run.isNote() && !run.isOpen() && run.kind == kind && verdicts.contains(run.verdict) && (!counts || counts(run)))
            return RecoveryProof{.run = run.run, .at = run.endedAt, .took = run.took(), .good = run.verdict == "done"_L1};
    }
    return std::nullopt;
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
    return {.id = backup.id,
            .at = isNever(backup.cutAt) ? backup.at : backup.cutAt,
            .verified = backup.verification == Verification::Good,
            .cluster = backup.cluster};
}

QStringList runsForReadiness(const QList<RunSummary> &runs)
{
    constexpr int mostDrills = 100; // older ones count for nothing by then
    QStringList wanted;
    QHash<QString, int> kinds;
    int drills = 0;
    for (const RunSummary &run : runs) {
        if (run.isNote() || run.isOpen())
            continue;
        const std::optional<RecoveryRun> of = recoveryRunOf(run.kind);
        const bool isRecovery = of && *of != RecoveryRun::OnStandby; // that one stands in the standby's own journal, its note here
        if (run.verdict == "done"_L1 && isRecovery && kinds[run.kind] < mostOfEachKind) {
            ++kinds[run.kind];
            wanted.append(run.run);
        } else if (run.page == drillPage && ++drills <= mostDrills) {
            wanted.append(run.run);
        }
    }
    return wanted;
}

ReadinessSources readinessSourcesOf(const ClusterRecords &records, const ClusterProfile &profile, TimePoint now, const DrillJudge &passed)
{
    ReadinessSources sources{.notes = records.notes, .runs = records.runs};
    for (const RunSummary &run : records.runs) {
        const auto state = records.states.constFind(run.run);
        if (state == records.states.cend())
            continue;
        const QString drill = state->plan.facts.value("drill"_L1).toString();
        if (drill.isEmpty()) {
            if (const std::optional<Millis> measured = measuredRto(*state))
                sources.measured.insert(run.run, *measured);
            if (wasTalkedThrough(*state))
                sources.talked.insert(run.run);
            continue;
        }
        if (passed && !sources.drills.contains(drill))
            sources.drills.insert(drill, {.run = run.run, .at = run.endedAt, .took = run.took(), .good = passed(*state)});
    }
    if (const BackupSummary *good = lastGood(records.backups, profile.name.value, now, true))
        sources.backup = *good;
    QList<BackupSummary> readBack = records.backups;
    readBack.removeIf([&](const BackupSummary &one) {
        return !isRestorable(records.backups, one) || one.verification != Verification::Good || !one.onlyQueues.isEmpty() || one.cluster != profile.name.value
               || isAhead(one, now);
    });
    for (const BackupPart part : {BackupPart::Definitions, BackupPart::Configuration, BackupPart::Messages, BackupPart::Data, BackupPart::Logs}) {
        TimePoint newest{};
        for (const BackupSummary &one : std::as_const(readBack)) {
            if (one.holds.contains(part))
                newest = std::max(newest, pointOf(one).at);
        }
        if (!isNever(newest))
            sources.partsVerified.append({part, newest});
    }
    for (const BackupSummary &backup : records.backups) {
        // That a backup of some queues, or of another cluster in the same folder, can be restored says nothing of this one's.
        if (!backup.onlyQueues.isEmpty() || backup.cluster != profile.name.value)
            continue;
        const bool isLater = backup.provenAt <= now + clocksDiffer && (!sources.tested || backup.provenAt > sources.tested->at);
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
    facts.partsVerified = sources.partsVerified;
    // What is lost is what came since the newest that brings the messages back.
    const auto messages = std::ranges::find(facts.partsVerified, BackupPart::Messages, &std::pair<BackupPart, TimePoint>::first);
    if (messages != facts.partsVerified.end())
        facts.lastVerified = messages->second;
    // A restore of a file or a queue shows nothing for the cluster: what was whole and proven is told by the catalogue.
    facts.restore = sources.tested;
    // A run that found nothing to mend has mended nothing.
    facts.run =
        newestOf(sources.runs, recoveryKind(entry.id, false), {u"done"_s}, [&sources](const RunSummary &run) { return sources.measured.contains(run.run); });
    facts.failed = newestOf(sources.runs, recoveryKind(entry.id, false), {u"failed"_s, u"undo-incomplete"_s});
    if (facts.run)
        facts.run->took = sources.measured.value(facts.run->run);
    const std::optional<RecoveryProof> onStandby = standbyRehearsal(sources.notes, entry.id);
    if (onStandby && (!facts.run || onStandby->at > facts.run->at))
        facts.run = onStandby;
    facts.rehearsal =
        newestOf(sources.runs, recoveryKind(entry.id, true), {u"done"_s}, [&sources](const RunSummary &run) { return sources.talked.contains(run.run); });
    facts.unattended = newestOf(sources.runs, recoveryKind(entry.id, true), {u"done"_s});
    if (facts.rehearsal)
        facts.rehearsal->atTable = true;
    facts.drillId = drillOf(entry.id);
    facts.canBeDrilled = !facts.drillId.isEmpty();
    // A drill of somebody's own that is called so counts all the same.
    if (const auto drill = sources.drills.constFind(facts.canBeDrilled ? facts.drillId : entry.id); drill != sources.drills.cend())
        facts.drill = *drill;
    return facts;
}

} // namespace warrener
