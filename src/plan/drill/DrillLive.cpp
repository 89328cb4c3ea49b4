#include "plan/drill/DrillLive.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/drill/DrillOperations.h"
#include "run/operations/drill/FaultOperations.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The steps of one fault on one host, and of its way back.
struct FaultSteps
{
    Fault fault{};
    QString suffix{}; ///< "1-broker3": which act, which host
    QString arm{}, armed{}, make{}, reverse{};
};

QList<FaultSteps> faultStepsOf(const RunState &state)
{
    QList<FaultSteps> all;
    eachStep(state.plan.steps, [&all](const Step &step, int) {
        if (step.type == StepType::Group || !step.id.startsWith(drillstep::make))
            return;
        if (const std::optional<Fault> fault = faultOf(step)) {
            const QString suffix = step.id.mid(drillstep::make.size());
            all.append({.fault = *fault,
                        .suffix = suffix,
                        .arm = drillstep::arm + suffix,
                        .armed = drillstep::armed + suffix,
                        .make = step.id,
                        .reverse = drillstep::reverse + suffix});
        }
    });
    return all;
}

/// "1" of "1-broker3".
int actOf(const FaultSteps &steps)
{
    return steps.suffix.section(u'-', 0, 0).toInt();
}

bool isGone(const RunState &state, const FaultSteps &steps)
{
    return state.step(steps.reverse).phase == StepPhase::Done || state.step(steps.make).phase == StepPhase::Undone
           || state.step(steps.arm).phase == StepPhase::Undone;
}

bool isBeingTakenBack(const RunState &state, const FaultSteps &steps)
{
    return state.step(steps.reverse).phase == StepPhase::Running || state.step(steps.make).phase == StepPhase::Undoing
           || state.step(steps.arm).phase == StepPhase::Undoing;
}

/// The act under way: the last one that was begun and is not gone, else the first to come, else the last.
int currentAct(const RunState &state, const QList<FaultSteps> &all)
{
    for (auto it = all.crbegin(); it != all.crend(); ++it) {
        if (state.step(it->arm).phase != StepPhase::Pending && !isGone(state, *it))
            return actOf(*it);
    }
    for (const FaultSteps &one : all) {
        if (state.step(one.arm).phase == StepPhase::Pending)
            return actOf(one);
    }
    return all.isEmpty() ? 0 : actOf(all.last());
}

DrillStage stageOf(const RunState &state, const QList<FaultSteps> &act)
{
    if (state.verdict)
        return DrillStage::Ended;
    const auto any = [&](auto is) { return std::ranges::any_of(act, is); };
    if (any([&](const FaultSteps &one) { return isBeingTakenBack(state, one); }))
        return DrillStage::Reversing;
    if (any([&](const FaultSteps &one) { return state.step(one.make).phase != StepPhase::Pending && !isGone(state, one); }))
        return DrillStage::FaultOn;
    if (any([&](const FaultSteps &one) { return state.step(one.make).phase != StepPhase::Pending; }))
        return DrillStage::Recovering;
    if (any([&](const FaultSteps &one) { return state.step(one.arm).phase == StepPhase::Done; }))
        return DrillStage::Armed;
    return state.isUndoing() ? DrillStage::Recovering : DrillStage::Preparing;
}

void takeTimes(DrillLive &live, const RunState &state, const QList<FaultSteps> &act)
{
    for (const FaultSteps &one : act) {
        const StepState made = state.step(one.make);
        if (!isNever(made.startedAt))
            live.faultFrom = isNever(live.faultFrom) ? faultMadeAt(made) : std::min(live.faultFrom, faultMadeAt(made));
        const StepState arm = state.step(one.arm);
        if (isGone(state, one) || arm.phase == StepPhase::Pending || isNever(arm.startedAt))
            continue;
        // What the host said of its timer is better than what was wished.
        const TimePoint said = faultHealsAt(state.step(one.armed));
        const TimePoint heals = isNever(said) ? arm.startedAt + one.fault.deadline : said;
        live.healsAt = std::max(live.healsAt, heals);
        if (arm.phase == StepPhase::Done)
            live.healing.append(one.fault.host.value);
    }
    if (live.stage >= DrillStage::Recovering)
        live.faultUntil = live.outcome.faultUntil;
}

DrillLamp &lampOf(QList<DrillLamp> &lamps, const QString &words)
{
    const auto found = std::ranges::find(lamps, words, &DrillLamp::words);
    if (found != lamps.end())
        return *found;
    lamps.append({.words = words});
    return lamps.last();
}

/// What a step's conditions said, out of its answer or of what it measured.
void takeConditions(QList<DrillLamp> &lamps, const QJsonArray &conditions, std::optional<bool> DrillLamp::*when, bool onlyNow = false)
{
    for (const QJsonValue &value : conditions) {
        const QJsonObject one = value.toObject();
        DrillLamp &lamp = lampOf(lamps, one.value("words"_L1).toString());
        // A lamp that nobody looked at stays dark.
        const bool looked = one.value("looked"_L1).toBool(true);
        lamp.isUnseen = lamp.isUnseen || !looked;
        if (!onlyNow && looked) {
            const bool holds = one.value("holds"_L1).toBool();
            lamp.*when = holds;
            lamp.reason = holds ? QString() : one.value("reason"_L1).toString();
        }
        if (const QString now = one.value("now"_L1).toString(); !now.isEmpty())
            lamp.now = now;
    }
}

QJsonObject lastWith(const QList<QJsonObject> &samples, QLatin1StringView key)
{
    const auto found = std::ranges::find_if(samples.crbegin(), samples.crend(), [key](const QJsonObject &one) { return one.contains(key); });
    return found == samples.crend() ? QJsonObject() : *found;
}

QJsonObject whatItSaid(const StepState &state)
{
    return state.result.isEmpty() ? state.kept : state.result;
}

/// What is counted, and at which figure it breaks the drill off.
void nameLimit(const DrillCondition &condition, DrillLimit *limit)
{
    const QString under = QCoreApplication::translate("Drill", "under %1").arg(std::max(1, condition.amount));
    const QString notAll = QCoreApplication::translate("Drill", "not all");
    const QString any = QCoreApplication::translate("Drill", "any");
    switch (condition.kind) {
    case DrillConditionKind::NodesRunning:
        limit->words = QCoreApplication::translate("Drill", "Nodes that run");
        limit->limit = condition.amount > 0 ? under : notAll;
        return;
    case DrillConditionKind::NoAlarms:
        limit->words = QCoreApplication::translate("Drill", "Nodes with an alarm");
        limit->limit = any;
        return;
    case DrillConditionKind::NoPartitions:
        limit->words = QCoreApplication::translate("Drill", "Nodes that parted");
        limit->limit = any;
        return;
    case DrillConditionKind::QueuesAvailable:
        limit->words = QCoreApplication::translate("Drill", "Queues with a majority");
        limit->limit = notAll;
        return;
    case DrillConditionKind::QueuesComplete:
        limit->words = QCoreApplication::translate("Drill", "Queues with all members");
        limit->limit = notAll;
        return;
    case DrillConditionKind::ProxiesServe:
        limit->words = QCoreApplication::translate("Drill", "Servers of a proxy");
        limit->limit = under;
        return;
    case DrillConditionKind::ProbeFlows:
        limit->words = QCoreApplication::translate("Drill", "Time without a confirm");
        return;
    case DrillConditionKind::ProbeComplete:
        limit->words = QCoreApplication::translate("Drill", "Message missing for");
        return;
    case DrillConditionKind::ProbeLatency:
        limit->words = QCoreApplication::translate("Drill", "Confirm latency, p99");
        return;
    }
}

/// What a condition of the probe bounds, as it was last.
std::optional<Millis> nowOf(DrillConditionKind kind, const DrillSample &last)
{
    if (kind == DrillConditionKind::ProbeLatency)
        return last.latency99;
    return kind == DrillConditionKind::ProbeComplete ? last.overtaken : last.silence;
}

/// What each type of the probe's queues is expected to bear; seen once it has ended.
void takeTypeLamps(DrillLive &live, const RunState &state)
{
    const QMap<QString, ProbeExpectation> expected = drillExpectations(state.plan);
    for (const auto listed = expected.isEmpty() ? QStringList() : drillTypes(state); const QString &type : listed) {
        DrillLamp lamp{.words = describe(type, expected.value(type, ProbeExpectation::Holds)), .isCounted = true};
        const QList<DrillTypeSample> last = live.samples.isEmpty() ? QList<DrillTypeSample>() : live.samples.last().types;
        if (const auto its = std::ranges::find(last, type, &DrillTypeSample::type); its != last.end())
            lamp.now = its->silence > Millis{2000} ? QCoreApplication::translate("Drill", "no confirm for %1").arg(units::span(its->silence))
                                                   : QCoreApplication::translate("Drill", "%1 confirmed").arg(units::count(double(its->confirmed)));
        if (const auto traffic = std::ranges::find(live.outcome.traffic, type, &DrillTraffic::type);
            traffic != live.outcome.traffic.end() && traffic->error.isEmpty()) {
            if (!traffic->mayComeYet(state.step(drillstep::after).phase == StepPhase::Done))
                lamp.after = !traffic->isLossWrong();
            lamp.now = QCoreApplication::translate("Drill", "%1 lost").arg(traffic->lost);
            lamp.reason = lamp.after == false ? lamp.now : QString();
        }
        live.hypothesis.append(lamp);
    }
}

/// The latest thing that is known of each condition.
void takeLamps(DrillLive &live, const RunView &view, const QString &observe)
{
    const RunState &state = view.state;
    QList<DrillLamp> &lamps = live.hypothesis;
    if (const Step *before = state.plan.step(drillstep::before)) {
        for (const auto listed = steadyOf(*before); const DrillCondition &condition : listed)
            lampOf(lamps, describe(condition)).isSteady = true;
    }
    const Step *watching = observe.isEmpty() ? nullptr : state.plan.step(observe);
    const std::optional<Observation> observation = watching ? observationOf(*watching) : std::nullopt;
    if (observation) {
        for (const DrillCondition &condition : observation->expected)
            lampOf(lamps, describe(condition)).isLasting = true;
    }
    takeConditions(lamps, whatItSaid(state.step(drillstep::before)).value("conditions"_L1).toArray(), &DrillLamp::before);
    // What the probe shows can be seen only once it runs: directly before the first fault.
    takeConditions(lamps, whatItSaid(state.step(drillstep::steady + QString::number(1))).value("conditions"_L1).toArray(), &DrillLamp::before);
    const QJsonObject seen = lastWith(view.measured.value(observe), "conditions"_L1);
    takeConditions(lamps, seen.value("conditions"_L1).toArray(), &DrillLamp::during, seen.value("settling"_L1).toBool());
    takeConditions(lamps, whatItSaid(state.step(observe)).value("conditions"_L1).toArray(), &DrillLamp::during);
    takeConditions(lamps, lastWith(view.measured.value(drillstep::after), "conditions"_L1).value("conditions"_L1).toArray(), &DrillLamp::after);
    // What does not hold yet is still waited for.
    for (DrillLamp &lamp : lamps) {
        if (lamp.after == false) {
            lamp.after.reset();
            lamp.reason.clear();
        }
    }
    takeConditions(lamps, whatItSaid(state.step(drillstep::after)).value("conditions"_L1).toArray(), &DrillLamp::after);
    if (!observation)
        return;
    const QJsonArray limits = seen.value("abort"_L1).toArray();
    for (const DrillCondition &condition : observation->abort) {
        DrillLimit limit{.words = describe(condition)};
        for (const QJsonValue &value : limits) {
            const QJsonObject one = value.toObject();
            if (one.value("words"_L1).toString() == limit.words) {
                limit.holds = one.value("holds"_L1).toBool(true);
                limit.now = one.value("now"_L1).toString();
                limit.reason = limit.holds ? QString() : one.value("reason"_L1).toString();
            }
        }
        limit.share = limit.holds ? 0 : 1;
        nameLimit(condition, &limit);
        limit.kind = condition.kind;
        if (isOfProbe(condition.kind)) {
            const Millis most = boundOf(condition);
            const std::optional<Millis> now = live.samples.isEmpty() ? std::nullopt : nowOf(condition.kind, live.samples.last());
            limit.now = now ? units::span(*now) : QString();
            limit.limit = units::span(most);
            limit.mostMs = most;
            limit.share = std::clamp(double(now.value_or(Millis{0}).count()) / double(most.count()), 0.0, 1.0);
        }
        live.limits.append(limit);
    }
}

void takeSamples(DrillLive &live, const RunView &view)
{
    for (const Step &step : view.state.plan.steps) {
        for (const auto listed = view.measured.value(step.id); const QJsonObject &one : listed) {
            if (!one.contains("confirmed"_L1))
                continue;
            live.samples.append({.at = TimePoint{Millis{one.value("at"_L1).toInteger()}},
                                 .confirmed = one.value("confirmed"_L1).toInteger(),
                                 .consumed = one.value("consumed"_L1).toInteger(),
                                 .silence = Millis{one.value("silenceMs"_L1).toInteger()},
                                 .overtaken = Millis{one.value("overtakenMs"_L1).toInteger()},
                                 .latency99 = drillLatency(one.value("latency99Ms"_L1)),
                                 .types = drillTypeSamples(one.value("types"_L1).toObject())});
        }
    }
    std::ranges::stable_sort(live.samples, {}, &DrillSample::at);
    // What the probe itself has kept is the whole of it, once it has ended.
    const auto endOf = [](const QList<DrillSample> &samples) { return samples.isEmpty() ? TimePoint() : samples.last().at; };
    if (endOf(live.outcome.samples) > endOf(live.samples))
        live.samples = live.outcome.samples;
}

/// Who has noticed, while the watching still goes on.
void takeDetection(DrillLive &live, const RunView &view, const QString &observe)
{
    const QJsonObject seen = lastWith(view.measured.value(observe), "detectMs"_L1);
    const TimePoint began = TimePoint{Millis{seen.value("at"_L1).toInteger()}} - Millis{seen.value("sinceMs"_L1).toInteger()};
    const QJsonObject detect = seen.value("detectMs"_L1).toObject();
    for (auto it = detect.begin(); it != detect.end(); ++it) {
        if (it.key() != "stopped"_L1 && !live.outcome.detected.contains(it.key()) && !isNever(live.faultFrom))
            live.outcome.detected.insert(it.key(), std::max(Millis{0}, began + Millis{it.value().toInteger()} - live.faultFrom));
    }
}

QString sentenceOf(const DrillLive &live)
{
    QStringList faults;
    for (const Fault &fault : live.faults)
        faults.append(describe(fault));
    const QString what = phrases::clauses(faults);
    switch (live.stage) {
    case DrillStage::Preparing:
        return QCoreApplication::translate("Drill", "Nothing is broken yet. To come: %1").arg(what);
    case DrillStage::Armed:
        return QCoreApplication::translate("Drill", "The way back is armed; next: %1").arg(what);
    case DrillStage::FaultOn:
        return QCoreApplication::translate("Drill", "Fault is on: %1").arg(what);
    case DrillStage::Reversing:
        return QCoreApplication::translate("Drill", "The fault is being taken back. Until then: %1").arg(what);
    case DrillStage::Recovering:
        return QCoreApplication::translate("Drill", "The fault is taken back; the steady state is waited for");
    case DrillStage::Ended:
        return toWord(live.outcome.verdict);
    }
    return {};
}

} // namespace

DrillLive drillLiveOf(const RunView &view)
{
    const RunState &state = view.state;
    DrillLive live{.outcome = drillOutcomeOf(state)};
    const QList<FaultSteps> all = faultStepsOf(state);
    const int number = currentAct(state, all);
    QList<FaultSteps> act;
    std::ranges::copy_if(all, std::back_inserter(act), [number](const FaultSteps &one) { return actOf(one) == number; });
    for (const FaultSteps &one : std::as_const(act)) {
        live.faults.append(one.fault);
        if (!one.fault.node.isEmpty())
            live.targets.append(one.fault.node);
    }
    live.stage = stageOf(state, act);
    live.standsBy =
        state.step(u"pause-automatic"_s).phase == StepPhase::Done && state.step(u"resume-automatic"_s).phase == StepPhase::Pending && !state.verdict;
    takeTimes(live, state, act);
    const QString observe = drillstep::observe + QString::number(number);
    if (const Step *watching = state.plan.step(observe)) {
        if (const std::optional<Observation> observation = observationOf(*watching))
            live.length = observation->length;
        const StepState watched = state.step(observe);
        if (isNever(live.faultUntil) && !isNever(watched.startedAt))
            live.faultUntil = watched.startedAt + live.length;
    }
    takeSamples(live, view);
    takeLamps(live, view, observe);
    takeTypeLamps(live, state);
    takeDetection(live, view, observe);
    live.sentence = sentenceOf(live);
    for (const QString &id : state.order) {
        if (const StepState step = state.step(id); step.phase == StepPhase::Running || step.phase == StepPhase::Undoing) {
            const Step *planned = state.plan.step(id);
            QStringList words{planned ? planned->title : QString(), step.words};
            words.removeAll(QString());
            live.step = phrases::clauses(words);
        }
    }
    return live;
}

QList<DrillRate> ratesOf(const QList<DrillSample> &samples)
{
    QList<DrillRate> rates;
    for (qsizetype i = 1; i < samples.size(); ++i) {
        const DrillSample &before = samples[i - 1];
        const DrillSample &here = samples[i];
        const double seconds = double((here.at - before.at).count()) / 1000;
        if (seconds < 0.05)
            continue;
        rates.append({.at = here.at,
                      .confirmed = std::max(0.0, double(here.confirmed - before.confirmed) / seconds),
                      .consumed = std::max(0.0, double(here.consumed - before.consumed) / seconds),
                      .silence = here.silence,
                      .latency99 = here.latency99,
                      .types = {}});
        for (const DrillTypeSample &type : here.types) {
            const auto was = std::ranges::find(before.types, type.type, &DrillTypeSample::type);
            if (was != before.types.end())
                rates.last().types.insert(type.type, std::max(0.0, double(type.confirmed - was->confirmed) / seconds));
        }
    }
    return rates;
}

} // namespace warrener
