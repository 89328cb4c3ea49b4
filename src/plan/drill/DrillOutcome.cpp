#include "plan/drill/DrillOutcome.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/drill/DrillOperations.h"
#include "run/operations/drill/FaultOperations.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

TimePoint isoTime(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? fromDateTime(time) : TimePoint();
}

/// What the step answered, else what it kept: one that failed or was an undo answers nothing.
QJsonObject answerOf(const StepState &state)
{
    return state.result.isEmpty() ? state.kept : state.result;
}

/// The plan's steps of one kind, without groups.
QList<const Step *> stepsOf(const RunState &state, QLatin1StringView prefix)
{
    QList<const Step *> steps;
    eachStep(state.plan.steps, [&](const Step &step, int) {
        if (step.type != StepType::Group && step.id.startsWith(prefix))
            steps.append(&step);
    });
    return steps;
}

void takeHypothesis(DrillOutcome &outcome, const QString &when, const QJsonArray &conditions)
{
    for (const QJsonValue &value : conditions) {
        const QJsonObject one = value.toObject();
        outcome.hypothesis.append({.when = when,
                                   .words = one.value("words"_L1).toString(),
                                   .holds = one.value("holds"_L1).toBool(),
                                   .reason = one.value("reason"_L1).toString(),
                                   .looked = one.value("looked"_L1).toBool(true),
                                   .tooShort = one.value("short"_L1).toBool()});
    }
}

void takeTraffic(DrillOutcome &outcome, const RunState &state)
{
    // Ended by the step that counts, or as the undo of the one that began it.
    QJsonArray probes = answerOf(state.step(drillstep::count)).value("probe"_L1).toArray();
    QJsonArray samples = answerOf(state.step(drillstep::count)).value("samples"_L1).toArray();
    if (probes.isEmpty()) {
        const QJsonObject kept = state.step(drillstep::probe).kept;
        probes = kept.value("probe"_L1).toArray();
        samples = kept.value("samples"_L1).toArray();
    }
    // The whole of it; what the watching alone has seen stands in where the probe went with its process.
    if (!samples.isEmpty())
        outcome.samples.clear();
    for (const QJsonValue &value : std::as_const(samples)) {
        const QJsonArray one = value.toArray();
        outcome.samples.append({.at = TimePoint{Millis{one.at(0).toInteger()}},
                                .confirmed = one.at(1).toInteger(),
                                .consumed = one.at(2).toInteger(),
                                .silence = Millis{one.at(3).toInteger()},
                                .latency99 = drillLatency(one.at(4)),
                                .types = drillTypeSamples(one.at(5).toObject())});
    }
    const QMap<QString, ProbeExpectation> expected = drillExpectations(state.plan);
    for (const QJsonValue &value : std::as_const(probes)) {
        const QJsonObject one = value.toObject();
        const auto millis = [&one](QLatin1StringView key) { return Millis{one.value(key).toInteger()}; };
        outcome.traffic.append({.type = one.value("type"_L1).toString(),
                                .published = one.value("published"_L1).toInteger(),
                                .confirmed = one.value("confirmed"_L1).toInteger(),
                                .consumed = one.value("consumed"_L1).toInteger(),
                                .lost = one.value("lost"_L1).toInteger(),
                                .duplicates = one.value("duplicates"_L1).toInteger(),
                                .reordered = one.value("reordered"_L1).toInteger(),
                                .longestSilence = millis("longestSilenceMs"_L1),
                                .longestGap = millis("longestGapMs"_L1),
                                .unavailable = millis("unavailableMs"_L1),
                                .latencyMedian = millis("latencyMedianMs"_L1),
                                .latency99 = millis("latency99Ms"_L1),
                                .error = one.value("error"_L1).toString(),
                                .expected = expected.value(one.value("type"_L1).toString(), ProbeExpectation::Holds)});
    }
    const bool anyHolds = std::ranges::contains(outcome.traffic, ProbeExpectation::Holds, &DrillTraffic::expected);
    for (const DrillTraffic &one : std::as_const(outcome.traffic)) {
        // How long those stood still that were to says nothing of a failover.
        if (one.error.isEmpty() && (one.expected == ProbeExpectation::Holds || !anyHolds))
            outcome.failover = std::max(outcome.failover.value_or(Millis{0}), one.longestSilence);
    }
}

/// What each type of queue is expected to bear, and whether it did: lines of the hypothesis of their own.
void takeExpectations(DrillOutcome &outcome, const RunState &state)
{
    const QMap<QString, ProbeExpectation> expected = drillExpectations(state.plan);
    if (expected.isEmpty() || !state.verdict)
        return;
    const bool isBack = state.step(drillstep::after).phase == StepPhase::Done;
    for (const auto listed = drillTypes(state); const QString &type : listed) {
        const auto counted = std::ranges::find(outcome.traffic, type, &DrillTraffic::type);
        const bool looked = counted != outcome.traffic.end() && counted->error.isEmpty() && !counted->isEmpty() && !counted->mayComeYet(isBack);
        const bool holds = looked && !counted->isLossWrong();
        outcome.hypothesis.append({.when = u"after"_s,
                                   .words = describe(type, expected.value(type, ProbeExpectation::Holds)),
                                   .holds = holds,
                                   .reason = looked && !holds ? QCoreApplication::translate("Drill", "%1 lost").arg(counted->lost) : QString(),
                                   .looked = looked});
    }
}

/// What the watching saw: who noticed when, what held, how the messages went. Gives why it was broken off.
struct BrokenOff
{
    QString why{};
    bool byPerson = false;
};
std::optional<BrokenOff> takeObservations(DrillOutcome &outcome, const RunState &state)
{
    std::optional<BrokenOff> broken;
    for (const auto listed = stepsOf(state, drillstep::observe); const Step *step : listed) {
        const QJsonObject seen = answerOf(state.step(step->id));
        const TimePoint began = isoTime(seen.value("beganAt"_L1));
        if (isNever(began))
            continue;
        const QJsonObject detect = seen.value("detectMs"_L1).toObject();
        for (auto it = detect.begin(); it != detect.end(); ++it) {
            const TimePoint at = began + Millis{it.value().toInteger()};
            if (it.key() == "stopped"_L1 || isNever(outcome.faultFrom) || outcome.detected.contains(it.key()))
                continue;
            outcome.detected.insert(it.key(), std::max(Millis{0}, at - outcome.faultFrom));
            outcome.timeline.append({at, it.key() == "cluster"_L1 ? QCoreApplication::translate("Drill", "The cluster has noticed")
                                         : it.key() == "proxy"_L1 ? QCoreApplication::translate("Drill", "A proxy has noticed")
                                                                  : QCoreApplication::translate("Drill", "The console has noticed")});
        }
        takeHypothesis(outcome, u"during"_s, seen.value("conditions"_L1).toArray());
        for (const auto listed = seen.value("samples"_L1).toArray(); const QJsonValue &value : listed) {
            const QJsonArray one = value.toArray();
            outcome.samples.append({.at = began + Millis{one.at(0).toInteger()},
                                    .confirmed = one.at(1).toInteger(),
                                    .consumed = one.at(2).toInteger(),
                                    .silence = Millis{one.at(3).toInteger()},
                                    .latency99 = drillLatency(one.at(4)),
                                    .types = drillTypeSamples(one.at(5).toObject())});
        }
        if (const QString why = seen.value("brokenOff"_L1).toString(); !why.isEmpty()) {
            broken = BrokenOff{.why = why, .byPerson = detect.contains("stopped"_L1)};
            outcome.timeline.append({began + Millis{seen.value("lengthMs"_L1).toInteger()}, QCoreApplication::translate("Drill", "Broken off: %1").arg(why)});
        }
    }
    return broken;
}

struct FaultsSeen
{
    bool allMade = false;
    QStringList healed{}; ///< hosts where the fault had gone before it was taken back
};

/// When the faults were made and taken back, and what of them is left.
FaultsSeen takeFaults(DrillOutcome &outcome, const RunState &state)
{
    QStringList healed;
    const QList<const Step *> makes = stepsOf(state, drillstep::make);
    bool allMade = !makes.isEmpty();
    for (const Step *step : makes) {
        const StepState made = state.step(step->id);
        const bool was =
            made.phase == StepPhase::Done || made.phase == StepPhase::Undone || made.phase == StepPhase::Undoing || made.phase == StepPhase::UndoFailed;
        // Undone too: it may have failed before that.
        allMade = allMade && was && !made.result.isEmpty();
        if (made.phase == StepPhase::UndoFailed)
            outcome.left.append(made.words);
        if (made.result.isEmpty())
            continue;
        // The way back moves the end of the step; what it answered came before.
        const TimePoint at = faultMadeAt(made);
        outcome.faultFrom = isNever(outcome.faultFrom) ? at : std::min(outcome.faultFrom, at);
        outcome.timeline.append({at, step->title});
        if (made.phase == StepPhase::Undone) {
            outcome.faultUntil = std::max(outcome.faultUntil, made.endedAt);
            outcome.timeline.append({made.endedAt, step->undo ? step->undo->words : QString()});
        }
    }
    for (const auto listed = stepsOf(state, drillstep::reverse); const Step *step : listed) {
        const StepState reversed = state.step(step->id);
        if (reversed.phase == StepPhase::Done) {
            outcome.faultUntil = std::max(outcome.faultUntil, reversed.endedAt);
            const std::optional<Fault> fault = faultOf(*step);
            const QString host = fault ? fault->host.value : QString();
            const StepState armed = state.step(drillstep::armed + step->id.mid(drillstep::reverse.size()));
            if (!reverseFoundIt(reversed, faultHealsAt(armed)))
                healed.append(host.isEmpty() ? step->title : host);
            outcome.timeline.append({reversed.endedAt, host.isEmpty() ? step->title : QCoreApplication::translate("Drill", "Taken back on %1").arg(host)});
        }
    }
    for (const auto listed = stepsOf(state, drillstep::arm); const Step *step : listed) {
        if (state.step(step->id).phase == StepPhase::UndoFailed && !outcome.left.contains(state.step(step->id).words))
            outcome.left.append(state.step(step->id).words);
    }
    return {.allMade = allMade, .healed = healed};
}

/// Of one that is not told, as in records of before, it is taken that it does.
bool showsToAnybody(const RunState &state)
{
    return std::ranges::none_of(stepsOf(state, drillstep::make), [](const Step *step) { return faultOf(*step).has_value(); })
           || std::ranges::any_of(stepsOf(state, drillstep::make), [](const Step *step) {
                  const std::optional<Fault> fault = faultOf(*step);
                  return fault && showsInCluster(fault->kind);
              });
}

void judgeOutcome(DrillOutcome &outcome, const RunState &state, const FaultsSeen &faults, const std::optional<BrokenOff> &broken)
{
    const bool allMade = faults.allMade;
    QStringList failures;
    QStringList doubts;
    QStringList remarks;
    if (!outcome.left.isEmpty())
        failures.append(QCoreApplication::translate("Drill", "Not all could be taken back: %1").arg(phrases::clauses(outcome.left)));
    if (!allMade)
        doubts.append(state.error.isEmpty() ? QCoreApplication::translate("Drill", "The fault was not made") : state.error);
    if (broken)
        (broken->byPerson ? doubts : failures).append(QCoreApplication::translate("Drill", "Broken off: %1").arg(broken->why));
    for (const DrillHeld &held : std::as_const(outcome.hypothesis)) {
        if (held.when != "during"_L1 || held.holds)
            continue;
        // What the probe and the states before and after show stands; that this was not shown is said.
        if (held.tooShort)
            remarks.append(QCoreApplication::translate("Drill", "The fault was shorter than “%1” may take to hold: nobody looked").arg(held.words));
        else if (!held.looked)
            doubts.append(QCoreApplication::translate("Drill", "During the fault nobody looked whether “%1” held: it was over too soon").arg(held.words));
        else
            failures.append(QCoreApplication::translate("Drill", "During the fault, “%1” did not hold: %2").arg(held.words, held.reason));
    }
    if (!faults.healed.isEmpty())
        doubts.append(QCoreApplication::translate("Drill", "The fault had gone by itself before it was taken back: %1").arg(phrases::list(faults.healed)));
    const StepState after = state.step(drillstep::after);
    const bool isStopped = after.phase == StepPhase::Failed && after.kept.value(drillstep::stopped).toBool();
    if (isStopped)
        doubts.append(QCoreApplication::translate("Drill", "Broken off: %1").arg(after.words));
    else if (after.phase == StepPhase::Failed)
        failures.append(QCoreApplication::translate("Drill", "The steady state did not come back in time: %1").arg(after.words));
    for (const DrillTraffic &traffic : std::as_const(outcome.traffic)) {
        if (!traffic.error.isEmpty())
            doubts.append(QCoreApplication::translate("Drill", "The probe of %1 queues: %2").arg(traffic.type, traffic.error));
        else if (traffic.isEmpty()) // of nothing nothing can be lost
            doubts.append(QCoreApplication::translate("Drill", "The probe of %1 queues has had no message confirmed: it shows nothing").arg(traffic.type));
        else if (traffic.lost > 0 && !traffic.isLossWrong())
            remarks.append(
                (traffic.lost == 1
                     ? QCoreApplication::translate("Drill", "%1 confirmed message of %2 queues was lost, as was to be expected of those on the target alone")
                     : QCoreApplication::translate("Drill", "%1 confirmed messages of %2 queues were lost, as was to be expected of those on the target alone"))
                    .arg(traffic.lost)
                    .arg(traffic.type));
        else if (traffic.mayComeYet(after.phase == StepPhase::Done))
            doubts.append((traffic.lost == 1 ? QCoreApplication::translate("Drill", "%1 confirmed message of %2 queues had not arrived when the probe ended")
                                             : QCoreApplication::translate("Drill", "%1 confirmed messages of %2 queues had not arrived when the probe ended"))
                              .arg(traffic.lost)
                              .arg(traffic.type));
        else if (traffic.lost > 0 && after.phase == StepPhase::Done)
            failures.append((traffic.lost == 1 ? QCoreApplication::translate("Drill", "%1 confirmed message of %2 queues was lost")
                                               : QCoreApplication::translate("Drill", "%1 confirmed messages of %2 queues were lost"))
                                .arg(traffic.lost)
                                .arg(traffic.type));
        else if (traffic.lost > 0) // the queues may hold them still
            (isStopped ? doubts : failures)
                .append((traffic.lost == 1 ? QCoreApplication::translate("Drill", "%1 confirmed message of %2 queues had not arrived when the probe ended")
                                           : QCoreApplication::translate("Drill", "%1 confirmed messages of %2 queues had not arrived when the probe ended"))
                            .arg(traffic.lost)
                            .arg(traffic.type));
        if (traffic.error.isEmpty() && traffic.expected != ProbeExpectation::Holds && traffic.longestGap > Millis{1000})
            remarks.append(QCoreApplication::translate("Drill", "A client of %1 queues stood still for %2, as was to be expected of those on the target alone")
                               .arg(traffic.type, units::span(traffic.longestGap)));
    }
    if (allMade && outcome.traffic.isEmpty() && !broken)
        doubts.append(QCoreApplication::translate("Drill", "The probe has left no figures"));
    if (allMade && !broken && failures.isEmpty() && state.verdict != Verdict::Done && state.verdict != Verdict::Partly)
        doubts.append(state.error.isEmpty() ? describe(*state.verdict) : state.error);
    outcome.verdict = !failures.isEmpty() ? DrillVerdict::Failed : !doubts.isEmpty() ? DrillVerdict::Inconclusive : DrillVerdict::Passed;
    outcome.reasons = failures + doubts + remarks;
    outcome.reasons.removeDuplicates();
}

} // namespace

QString toId(DrillVerdict verdict)
{
    switch (verdict) {
    case DrillVerdict::Passed:
        return u"passed"_s;
    case DrillVerdict::Failed:
        return u"failed"_s;
    case DrillVerdict::Inconclusive:
        return u"inconclusive"_s;
    case DrillVerdict::Running:
        return u"running"_s;
    }
    return {};
}

QString toWord(DrillVerdict verdict)
{
    switch (verdict) {
    case DrillVerdict::Passed:
        return QCoreApplication::translate("Drill", "Passed");
    case DrillVerdict::Failed:
        return QCoreApplication::translate("Drill", "Failed");
    case DrillVerdict::Inconclusive:
        return QCoreApplication::translate("Drill", "Inconclusive");
    case DrillVerdict::Running:
        return QCoreApplication::translate("Drill", "Not ended");
    }
    return {};
}

Level levelOf(DrillVerdict verdict)
{
    switch (verdict) {
    case DrillVerdict::Passed:
        return Level::Ok;
    case DrillVerdict::Failed:
        return Level::Critical;
    case DrillVerdict::Inconclusive:
        return Level::Warning;
    case DrillVerdict::Running:
        return Level::Note;
    }
    return Level::Unknown;
}

QList<DrillTypeSample> drillTypeSamples(const QJsonObject &types)
{
    QList<DrillTypeSample> samples;
    for (const auto listed = probeTypes(); const QString &type : listed) {
        if (!types.contains(type))
            continue;
        const QJsonArray one = types.value(type).toArray();
        samples.append({.type = type,
                        .confirmed = one.at(0).toInteger(),
                        .consumed = one.at(1).toInteger(),
                        .silence = Millis{one.at(2).toInteger()},
                        .latency99 = drillLatency(one.at(3))});
    }
    return samples;
}

QMap<QString, ProbeExpectation> drillExpectations(const Plan &plan)
{
    QMap<QString, ProbeExpectation> expected;
    const QJsonObject said = plan.facts.value("probeExpects"_L1).toObject();
    for (auto it = said.begin(); it != said.end(); ++it)
        expected.insert(it.key(), probeExpectationFromId(it.value().toString()).value_or(ProbeExpectation::Holds));
    return expected;
}

QStringList drillTypes(const RunState &state)
{
    const StepState probe = state.step(drillstep::probe);
    const QJsonValue said = probe.result.contains("types"_L1) ? probe.result.value("types"_L1) : probe.kept.value("types"_L1);
    QStringList types;
    for (const auto listed = said.toArray(); const QJsonValue &type : listed)
        types.append(type.toString());
    return types;
}

bool isDrill(const RunState &state)
{
    return state.plan.facts.contains("drill"_L1);
}

bool DrillOutcome::showsAll() const
{
    return verdict == DrillVerdict::Passed && std::ranges::all_of(hypothesis, &DrillHeld::looked);
}

QString noticedText(const DrillOutcome &outcome, const QString &who)
{
    if (outcome.detected.contains(who))
        return units::span(outcome.detected.value(who));
    return outcome.isNoticeable ? u"–"_s : QCoreApplication::translate("Drill", "not looked for");
}

DrillOutcome drillOutcomeOf(const RunState &state)
{
    const QJsonObject &facts = state.plan.facts;
    DrillOutcome outcome{.run = state.run,
                         .drill = facts.value("drill"_L1).toString(),
                         .title = facts.value("title"_L1).toString(),
                         .mode = facts.value("mode"_L1).toString(),
                         .cluster = state.plan.cluster.value,
                         .who = state.who,
                         .approver = facts.value("approver"_L1).toString(),
                         .startedAt = state.startedAt,
                         .endedAt = state.endedAt,
                         .expected = facts.value("expected"_L1).toString(),
                         .blastRadius = facts.value("blastRadius"_L1).toString(),
                         .improve = facts.value("improve"_L1).toString()};
    for (const auto listed = facts.value("targets"_L1).toArray(); const QJsonValue &target : listed)
        outcome.targets.append(target.toString());
    takeHypothesis(outcome, u"before"_s, answerOf(state.step(drillstep::before)).value("conditions"_L1).toArray());
    const FaultsSeen faults = takeFaults(outcome, state);
    outcome.isNoticeable = showsToAnybody(state);
    const std::optional<BrokenOff> broken = takeObservations(outcome, state);
    const StepState after = state.step(drillstep::after);
    takeHypothesis(outcome, u"after"_s, answerOf(after).value("conditions"_L1).toArray());
    TimePoint backFrom{};
    for (const auto listed = stepsOf(state, drillstep::reverse); const Step *step : listed)
        backFrom = std::max(backFrom, state.step(step->id).startedAt);
    // By a clock that was set back meanwhile nobody knows how long it took.
    if (after.phase == StepPhase::Done && !isNever(backFrom)) {
        if (after.endedAt >= backFrom)
            outcome.recovery = after.endedAt - backFrom;
        outcome.timeline.append({after.endedAt, QCoreApplication::translate("Drill", "In a healthy steady state again")});
    }
    takeTraffic(outcome, state);
    takeExpectations(outcome, state);
    std::ranges::stable_sort(outcome.timeline, {}, &DrillMoment::at);
    if (state.verdict)
        judgeOutcome(outcome, state, faults, broken);
    return outcome;
}

} // namespace warrener
