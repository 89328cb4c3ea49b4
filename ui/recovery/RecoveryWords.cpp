#include "ui/recovery/RecoveryWords.h"

#include "base/Units.h"
#include "plan/recovery/ReadinessLevel.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "record/journal/JournalRuns.h"
#include "ui/steps/StepWords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

const RecoveryScenario *RecoveryView::scenario(const QString &id) const
{
    const auto found = std::ranges::find(scenarios, id, [](const RecoveryScenario &each) { return each.entry.id; });
    return found == scenarios.end() ? nullptr : &*found;
}

namespace recoverywords {

namespace {

QString targetWords(std::chrono::seconds target)
{
    return QCoreApplication::translate("RecoveryPage", "unknown, target %1", "a time that nobody has measured").arg(units::duration(target));
}

QString measuredOf(const std::optional<Millis> &measured, std::chrono::seconds target)
{
    return measured ? QCoreApplication::translate("RecoveryPage", "%1 of %2", "a measured time beside its target")
                          .arg(units::duration(*measured), units::duration(target))
                    : targetWords(target);
}

} // namespace

GlyphKind glyphOf(int score)
{
    return glyphFor(readinessLevel(score));
}

GlyphKind glyphOf(const RecoveryScenario &scenario)
{
    return scenario.entry.document ? glyphOf(scenario.readiness.score) : GlyphKind::Bad;
}

Token toneOf(int score)
{
    const Level level = readinessLevel(score);
    return level == Level::Ok ? Token::Ok : level == Level::Warning ? Token::Warn : Token::Bad;
}

QString scoreWord(int score)
{
    const Level level = readinessLevel(score);
    if (level == Level::Ok)
        return QCoreApplication::translate("RecoveryPage", "Ready");
    return level == Level::Warning ? QCoreApplication::translate("RecoveryPage", "Partly ready") : QCoreApplication::translate("RecoveryPage", "Not ready");
}

QString rto(const RecoveryScenario &scenario)
{
    return scenario.entry.document ? measuredOf(scenario.readiness.rto, scenario.entry.document->rto) : u"–"_s;
}

QString rtoSource(const RecoveryScenario &scenario, TimePoint now)
{
    if (scenario.readiness.rto)
        return QCoreApplication::translate("RecoveryPage", "run %1 ago").arg(units::age(scenario.readiness.rtoAt, now));
    // One that failed, or took place at the table, measures nothing, and is no reason to say that there was none.
    return scenario.runs.isEmpty() ? QCoreApplication::translate("RecoveryPage", "never run")
                                   : QCoreApplication::translate("RecoveryPage", "last run %1 ago").arg(units::age(scenario.runs.first().startedAt, now));
}

QString rpo(const RecoveryScenario &scenario)
{
    return scenario.entry.document ? measuredOf(scenario.readiness.rpo, scenario.entry.document->rpo) : u"–"_s;
}

QStringList lines(const RecoveryScenario &scenario, TimePoint now)
{
    if (!scenario.entry.document)
        return {scenario.entry.error.value_or(Error{}).message};
    return {QCoreApplication::translate("RecoveryPage", "RTO %1, %2", "measured of its target, and since when").arg(rto(scenario), rtoSource(scenario, now)),
            QCoreApplication::translate("RecoveryPage", "RPO %1", "measured of its target").arg(rpo(scenario))};
}

QString earnVerb(const ReadinessPoint &point)
{
    if (point.id == "plan"_L1)
        return QCoreApplication::translate("RecoveryPage", "Edit the document…");
    if (point.id == "backup"_L1)
        return QCoreApplication::translate("RecoveryPage", "Open backups");
    if (point.id == "restore"_L1)
        return QCoreApplication::translate("RecoveryPage", "Restore in a test…");
    if (point.id == "rehearsal"_L1 || point.byRun)
        return QCoreApplication::translate("RecoveryPage", "Rehearse…");
    return QCoreApplication::translate("RecoveryPage", "Open drills");
}

QString about(RecoveryDocument::About about)
{
    switch (about) {
    case RecoveryDocument::About::Cluster:
        return QCoreApplication::translate("RecoveryPage", "the cluster");
    case RecoveryDocument::About::Node:
        return QCoreApplication::translate("RecoveryPage", "one node");
    case RecoveryDocument::About::Nodes:
        return QCoreApplication::translate("RecoveryPage", "one or more nodes");
    case RecoveryDocument::About::Lost:
        return QCoreApplication::translate("RecoveryPage", "nodes that are lost");
    }
    Q_UNREACHABLE_RETURN({});
}

QString runLine(const RunSummary &run, TimePoint now)
{
    const QString ago = units::ago(run.startedAt, now);
    if (run.isOpen())
        return QCoreApplication::translate("RecoveryPage", "%1, by %2").arg(ago, run.who);
    // What the talk took says nothing about the plan.
    if (recoveryRunOf(run.kind) == RecoveryRun::AtTable)
        return QCoreApplication::translate("RecoveryPage", "%1, by %2, at the table").arg(ago, run.who);
    return QCoreApplication::translate("RecoveryPage", "%1, by %2, took %3").arg(ago, run.who, units::duration(run.took()));
}

bool isRecovery(const Plan &plan)
{
    return plan.facts.contains("scenario"_L1) && plan.facts.contains("rtoSeconds"_L1);
}

QList<std::pair<QString, QStringList>> outcomesToChoose(const RecoveryDocument &document)
{
    QList<std::pair<QString, QStringList>> choices;
    for (const auto all = document.allSteps(); const RecoveryStep &step : all) {
        QStringList outcomes;
        // What no later step asks about changes nothing of the exercise.
        for (const auto all = document.allSteps(); const RecoveryStep &later : all) {
            if (!later.when || later.when->step != step.id)
                continue;
            for (const QString &outcome : later.when->outcomes) {
                if (!outcomes.contains(outcome) && outcome != "done"_L1 && outcome != "not-done"_L1)
                    outcomes.append(outcome);
            }
        }
        if (!outcomes.isEmpty())
            choices.append({step.id, outcomes});
    }
    return choices;
}

RecoveryRole roleOf(const Step &step)
{
    const QString id = step.other.value(recoveryKey::role).toString();
    const auto found = std::ranges::find(allRecoveryRoles(), id, [](RecoveryRole role) { return toId(role); });
    return found == allRecoveryRoles().end() ? RecoveryRole::Operator : *found;
}

QList<RecoveryRole> rolesOf(const Plan &plan)
{
    QList<RecoveryRole> roles;
    for (const RecoveryRole role : allRecoveryRoles()) {
        if (std::ranges::any_of(plan.steps, [role](const Step &step) { return roleOf(step) == role; }))
            roles.append(role);
    }
    return roles;
}

} // namespace recoverywords

} // namespace warrener
