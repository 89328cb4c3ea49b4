#include "CalendarReading.h"

#include "plan/drill/DrillOutcome.h"
#include "plan/recovery/RecoveryReport.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "record/catalogue/BackupId.h"
#include "record/journal/Journal.h"
#include "record/journal/JournalRuns.h"
#include "record/report/ReportStore.h"
#include "run/procedure/RunState.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The verdict of the procedure, where nobody says more of it.
void judgeByRun(const RunSummary &summary, PastRun &run)
{
    if (summary.verdict.isEmpty()) {
        run.verdict = RunVerdict::Running;
        run.word = QCoreApplication::translate("CalendarReading", "not ended");
    } else if (summary.verdict == "done"_L1) {
        run.verdict = RunVerdict::Good;
        run.word = run.kind == CalendarKind::RestoreTest ? QCoreApplication::translate("CalendarReading", "complete")
                                                         : QCoreApplication::translate("CalendarReading", "done");
    } else {
        run.verdict = RunVerdict::Bad;
        run.word = QCoreApplication::translate("CalendarReading", "failed");
    }
}

void judgeDrill(const QList<JournalRecord> &records, PastRun &run)
{
    const Result<RunState> state = runStateFrom(records);
    if (!state)
        return;
    const DrillOutcome outcome = drillOutcomeOf(*state);
    run.subject = outcome.drill;
    run.title = outcome.title.isEmpty() ? run.title : outcome.title;
    run.word = toWord(outcome.verdict);
    switch (outcome.verdict) {
    case DrillVerdict::Passed:
        run.verdict = RunVerdict::Good;
        break;
    case DrillVerdict::Failed:
        run.verdict = RunVerdict::Bad;
        break;
    case DrillVerdict::Inconclusive:
        run.verdict = RunVerdict::Unclear;
        break;
    case DrillVerdict::Running:
        run.verdict = RunVerdict::Running;
        break;
    }
}

void judgeRecovery(const QList<JournalRecord> &records, PastRun &run)
{
    const Result<RecoveryReport> report = recoveryReportOf(records);
    if (!report)
        return;
    run.subject = report->scenario;
    run.title = report->title;
    if (report->verdict == Verdict::Done && report->rto && !report->isWithinRto()) {
        run.verdict = RunVerdict::Warning;
        run.word = QCoreApplication::translate("CalendarReading", "over RTO");
    }
}

std::optional<CalendarKind> kindOf(const QString &kind)
{
    if (kind == "drill"_L1)
        return CalendarKind::Drill;
    if (kind == "restore-test"_L1)
        return CalendarKind::RestoreTest;
    if (recoveryRunOf(kind).value_or(RecoveryRun::InEarnest) != RecoveryRun::InEarnest)
        return CalendarKind::Rehearsal;
    return kind.startsWith("backup"_L1) ? std::optional(CalendarKind::Backup) : std::nullopt;
}

void addReports(const ClusterName &cluster, TimePoint since, QList<PastRun> &runs)
{
    for (const auto all = ReportStore(cluster).list(); const ReportSummary &report : all) {
        if (report.at < since)
            continue;
        const Level level = levelOf(report.status);
        const RunVerdict verdict = level == Level::Critical  ? RunVerdict::Bad
                                   : level == Level::Warning ? RunVerdict::Warning
                                   : level == Level::Unknown ? RunVerdict::Unclear
                                                             : RunVerdict::Good;
        runs.append({.kind = CalendarKind::Diagnosis,
                     .run = report.id,
                     .title = toWord(CalendarKind::Diagnosis),
                     .at = report.at - report.took,
                     .until = report.at,
                     .verdict = verdict,
                     .word = toWord(report.status).toLower()});
    }
}

/// A test in another cluster stands in that one's journal; whose backup it was, in its plan.
void addTestsIn(const QString &place, const ClusterName &cluster, TimePoint since, KnownRuns *known, QList<PastRun> &runs)
{
    const QString journal = journalPath({place});
    for (const auto all = listRuns(journal, {.kinds = {u"restore-test"_s}, .from = since, .notes = false}).value_or(QList<RunSummary>());
         const RunSummary &summary : all) {
        if (const auto found = known->constFind(summary.run); found != known->constEnd()) {
            if (!found->run.isEmpty())
                runs.append(*found);
            continue;
        }
        const Result<QList<JournalRecord>> records = readRun(journal, summary.run);
        const Result<RunState> state = records ? runStateFrom(*records) : Result<RunState>(std::unexpected(records.error()));
        if (!state)
            continue;
        PastRun run;
        if (isIdOfCluster(state->plan.facts.value("backup"_L1).toString(), cluster.value)) {
            run = {.kind = CalendarKind::RestoreTest,
                   .run = summary.run,
                   .title = toWord(CalendarKind::RestoreTest),
                   .at = summary.startedAt,
                   .until = isNever(summary.endedAt) ? summary.startedAt : summary.endedAt,
                   .place = place};
            judgeByRun(summary, run);
            runs.append(run);
        }
        if (!summary.isOpen())
            known->insert(summary.run, run);
    }
}

} // namespace

QList<PastRun> pastRuns(const ClusterName &cluster, TimePoint since, KnownRuns *known, const QStringList &elsewhere)
{
    QList<PastRun> runs;
    const QString journal = journalPath(cluster);
    for (const auto all = listRuns(journal, {.from = since, .notes = false}).value_or(QList<RunSummary>()); const RunSummary &summary : all) {
        const std::optional<CalendarKind> kind = kindOf(summary.kind);
        if (!kind)
            continue;
        if (const auto found = known->constFind(summary.run); found != known->constEnd()) {
            runs.append(*found);
            continue;
        }
        PastRun run{.kind = *kind,
                    .run = summary.run,
                    .title = *kind == CalendarKind::Drill ? summary.title : toWord(*kind),
                    .at = summary.startedAt,
                    .until = isNever(summary.endedAt) ? summary.startedAt : summary.endedAt,
                    .home = *kind == CalendarKind::RestoreTest ? cluster.value : QString()};
        judgeByRun(summary, run);
        if (*kind == CalendarKind::Drill || *kind == CalendarKind::Rehearsal) {
            if (const Result<QList<JournalRecord>> records = readRun(journal, summary.run); records && *kind == CalendarKind::Drill)
                judgeDrill(*records, run);
            else if (records)
                judgeRecovery(*records, run);
        }
        if (!summary.isOpen())
            known->insert(summary.run, run);
        runs.append(run);
    }
    for (const QString &place : elsewhere)
        addTestsIn(place, cluster, since, known, runs);
    addReports(cluster, since, runs);
    std::ranges::stable_sort(runs, {}, &PastRun::at);
    return runs;
}

} // namespace warrener
