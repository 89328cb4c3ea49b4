#include "run/operations/drill/DrillObservation.h"

#include "base/Pause.h"
#include "base/Units.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/drill/DrillLever.h"
#include "run/operations/drill/DrillLookout.h"
#include "run/operations/drill/DrillParts.h"
#include "run/operations/drill/FaultOperations.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto observeName = "drill.observe"_L1;
constexpr auto lengthKey = "lengthMs"_L1;
constexpr auto settleKey = "settleMs"_L1;
constexpr auto expectedKey = "expected"_L1;
constexpr auto abortKey = "abort"_L1;
constexpr auto stayKey = "stay"_L1;

constexpr Millis sayEvery{1000};
constexpr qsizetype mostSamples = 900;
constexpr Millis longestBlind{30000}; ///< or as long as the cluster may take to settle

Result<Observation> observationFrom(const QJsonObject &arguments)
{
    const Result<QList<DrillCondition>> expected = drillConditionsFromJson(arguments.value(expectedKey).toArray());
    if (!expected)
        return std::unexpected(expected.error());
    const Result<QList<DrillCondition>> abort = drillConditionsFromJson(arguments.value(abortKey).toArray());
    if (!abort)
        return std::unexpected(abort.error());
    return Observation{.token = arguments.value(drillkey::token).toString(),
                       .targets = nodes(arguments, drillkey::targets),
                       .ask = nodes(arguments, key::ask),
                       .length = Millis{arguments.value(lengthKey).toInteger()},
                       .expected = *expected,
                       .settle = Millis{arguments.value(settleKey).toInteger()},
                       .abort = *abort,
                       .lenient = texts(arguments, drillkey::lenient),
                       .stay = nodes(arguments, stayKey)};
}

/// The first moments at which somebody noticed, since the observation began (negative: while the fault was still being
/// made); and what was seen besides.
struct Noticed
{
    QHash<QString, qint64> at{};       ///< "cluster", "proxy", "console"
    QHash<QString, QString> notHeld{}; ///< by condition: the first reason after it should have held
    QSet<QString> looked{};            ///< conditions that were looked at after they should have held
    QJsonArray samples{};              ///< of the probe: ms since the observation began, confirmed, consumed, ms of silence, ms of latency (p99)
    QJsonObject told{};                ///< what the journal knows of the conditions at present

    void first(const QString &who, Millis when)
    {
        if (!at.contains(who))
            at.insert(who, qint64(when.count()));
    }
    QJsonObject detected() const
    {
        QJsonObject json;
        for (auto it = at.cbegin(); it != at.cend(); ++it)
            json.insert(it.key(), it.value());
        return json;
    }
};

/// `isShort`: it was chosen to be over before the conditions had to hold.
QJsonObject noticedJson(const Noticed &noticed, const QList<DrillCondition> &expected, bool isShort)
{
    QJsonArray held;
    for (const DrillCondition &condition : expected) {
        const QString words = describe(condition);
        // That nobody saw it fail is nothing where nobody looked.
        const bool looked = noticed.looked.contains(words);
        held.append(QJsonObject{{u"type"_s, toId(condition.kind)},
                                {u"words"_s, words},
                                {u"looked"_s, looked},
                                {u"short"_s, isShort && !looked},
                                {u"holds"_s, looked && !noticed.notHeld.contains(words)},
                                {u"reason"_s, noticed.notHeld.value(words)}});
    }
    return {{u"detectMs"_s, noticed.detected()}, {drillkey::conditions, held}, {u"samples"_s, noticed.samples}};
}

/// How the conditions are now, where that is not what was told last.
void tellSight(const Observation &what, const DrillSight &sight, Millis since, TimePoint now, const StepContext &context, Noticed *noticed)
{
    QJsonArray expected = judgeConditions(what.expected, sight).list;
    const bool isSettling = since < what.settle;
    QJsonObject told{{drillkey::conditions, expected},
                     {abortKey, judgeConditions(what.abort, sight).list},
                     {u"detectMs"_s, noticed->detected()},
                     {u"settling"_s, isSettling}};
    if (told == noticed->told)
        return;
    noticed->told = told;
    told.insert(drillkey::moment, qint64(now.time_since_epoch().count()));
    told.insert(u"sinceMs"_s, qint64(since.count()));
    context.sample(told);
}

/// The conditions that the probe knows of (`isProbe`), or the others, by what was just seen. `broken`: the first reason to break
/// off.
void compare(const Observation &what, const DrillSight &sight, bool isProbe, Millis since, Noticed *noticed, QString *broken)
{
    const bool isOfCutOff = isOfTheCutOff(what.stay, sight);
    const auto isUnseen = [isOfCutOff](const DrillCondition &condition) { return isOfCutOff && condition.kind == DrillConditionKind::NodesRunning; };
    for (const DrillCondition &condition : what.abort) {
        if (isOfProbe(condition.kind) != isProbe || isUnseen(condition))
            continue;
        if (const auto why = whyNot(condition, sight); why && broken->isEmpty())
            *broken = *why;
    }
    for (const DrillCondition &condition : what.expected) {
        if (isOfProbe(condition.kind) != isProbe || since < what.settle || isUnseen(condition))
            continue;
        const QString words = describe(condition);
        noticed->looked.insert(words);
        if (const auto why = whyNot(condition, sight); why && !noticed->notHeld.contains(words))
            noticed->notHeld.insert(words, *why);
    }
}

/// What the probe has noted since the last time goes to the journal and, up to so many, into the answer.
void takeSamples(DrillProbe &probe, TimePoint beganAt, const StepContext &context, Noticed *noticed)
{
    for (const auto all = probe.takeFresh(); const DrillProbe::Sample &one : all) {
        context.sample(toJson(one));
        if (noticed->samples.size() >= mostSamples)
            continue;
        QJsonArray row{qint64((one.at - beganAt).count()), one.confirmed, one.consumed, qint64(one.silence.count()), latencyOf(one)};
        if (const QJsonObject types = typesJson(one); !types.isEmpty())
            row.append(types);
        noticed->samples.append(row);
    }
}

/// When the first fault of this run was made, as its host says.
std::optional<TimePoint> firstFault(const StepContext &context)
{
    std::optional<TimePoint> first;
    for (auto it = context.results.cbegin(); it != context.results.cend(); ++it) {
        const TimePoint at = it.key().startsWith(drillstep::make) ? faultMadeAt(*it) : TimePoint();
        if (!isNever(at))
            first = std::min(first.value_or(at), at);
    }
    return first;
}

/// Who looked from before the fault was made; without one, who looks from now on.
std::shared_ptr<DrillLookout> lookoutOf(const DrillWorks &works, const AccessPtr &access, const Observation &what, const StepContext &context)
{
    QList<DrillCondition> conditions = what.expected + what.abort;
    if (std::shared_ptr<DrillLookout> lookout = works.lookout(what.token)) {
        lookout->setConditions(std::move(conditions));
        return lookout;
    }
    return std::make_shared<DrillLookout>(
        access, LookoutWish{.targets = what.targets, .ask = what.ask, .serversBefore = serversBefore(context), .conditions = std::move(conditions)});
}

OperationTask observe(WorksOfDrills works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (context.run.isEmpty())
        co_return saying(QCoreApplication::translate("Drill", "looked at when it runs"));
    const Result<Observation> read = observationFrom(arguments);
    if (!read)
        co_return std::unexpected(read.error());
    const Observation &what = *read;
    const std::shared_ptr<DrillProbe> probe = works->find(what.token);
    const auto time = access->time();
    const TimePoint beganAt = time->now();
    const Millis began = time->monotonic();
    const auto since = [&] { return time->monotonic() - began; };
    // What was pulled since the run began counts, whichever step it was at.
    const TimePoint runBegan = isNever(context.began) ? beganAt : context.began;
    const std::optional<DrillLever> leverBefore = readDrillLever();

    Noticed noticed;
    const TimePoint madeAt = firstFault(context).value_or(beganAt);
    const std::shared_ptr<DrillLookout> lookout = lookoutOf(*works, access, what, context);
    Millis nextWord{0};
    Millis lastSight{0};
    QString broken;
    while (broken.isEmpty() && since() < what.length) {
        // By a clock that was set back meanwhile it would have been pulled before the run: that it is another one now counts as well.
        const std::optional<DrillLever> lever = readDrillLever();
        const bool isAnother = lever && lever != leverBefore;
        if (const auto pulled = whyLeverStops(lever, isAnother ? std::min(runBegan, lever->at) : runBegan)) {
            broken = *pulled;
            noticed.first(u"stopped"_s, since());
            break;
        }
        DrillSight quick;
        if (probe) {
            seeProbe(*probe, what.lenient, &quick);
            if (const Status alive = probe->alive(); !alive)
                broken = QCoreApplication::translate("Drill", "The probe has ended: %1").arg(alive.error().message);
            compare(what, quick, true, since(), &noticed, &broken);
        } else if (const auto unwatched = std::ranges::find_if(what.abort, isOfProbe, &DrillCondition::kind); unwatched != what.abort.end()) {
            // A run that another process goes on with has no probe any more: what it was to break off for, nobody would see.
            broken = whyNot(*unwatched, quick).value_or(QString());
        }
        const QHash<QString, TimePoint> missing = lookout->noticedSince(madeAt);
        for (auto it = missing.cbegin(); it != missing.cend(); ++it)
            noticed.first(it.key(), std::chrono::floor<Millis>(it.value() - beganAt));
        if (std::optional<DrillSight> sight = lookout->takeSight()) {
            if (sight->nodes)
                lastSight = since();
            compare(what, *sight, false, since(), &noticed, &broken);
            if (const auto why = whyAnotherIsGone(what.stay, *sight); why && broken.isEmpty())
                broken = *why;
            sight->silence = quick.silence;
            sight->overtaken = quick.overtaken;
            sight->latency99 = quick.latency99;
            tellSight(what, *sight, since(), time->now(), context, &noticed);
        }
        // What nobody sees cannot break it off.
        if (broken.isEmpty() && since() - lastSight > std::max(longestBlind, what.settle))
            broken = QCoreApplication::translate("Drill", "Nobody has seen the cluster for %1").arg(units::duration(since() - lastSight));
        if (probe)
            takeSamples(*probe, beganAt, context, &noticed);
        if (since() >= nextWord) {
            nextWord = since() + sayEvery;
            const load::Book::Progress at = probe ? probe->progress(what.lenient) : load::Book::Progress();
            context.progress(double(since().count()) / double(what.length.count()),
                             QCoreApplication::translate("Drill", "%1 of %2; confirmed %3, no confirm for %4")
                                 .arg(units::duration(std::chrono::floor<std::chrono::seconds>(since())), units::duration(what.length),
                                      units::count(double(at.confirmed)), units::duration(at.silence)));
        }
        if (broken.isEmpty() && !co_await pauseFor(time, watchEvery, context.stop)) {
            broken = QCoreApplication::translate("Drill", "Stopped");
            noticed.first(u"stopped"_s, since());
        }
    }
    if (works->lookout(what.token) != lookout)
        co_await lookout->end();
    QJsonObject seen = noticedJson(noticed, what.expected, what.length <= what.settle);
    seen.insert(u"beganAt"_s, toDateTime(beganAt).toUTC().toString(Qt::ISODateWithMs));
    seen.insert(u"lengthMs"_s, qint64(since().count()));
    if (!broken.isEmpty()) {
        seen.insert(u"brokenOff"_s, broken);
        if (const Status kept = co_await context.keep(seen); !kept)
            co_return std::unexpected(kept.error());
        co_return failure(context.stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Forbidden,
                          QCoreApplication::translate("Drill", "Broken off after %1: %2").arg(units::duration(since()), broken));
    }
    co_return saying(QCoreApplication::translate("Drill", "Watched for %1").arg(units::duration(what.length)), seen);
}

} // namespace

void parts::addObservation(Operations &operations, std::shared_ptr<DrillWorks> works, std::shared_ptr<ClusterAccess> access)
{
    addOfDrills(operations, observeName, works, access, observe);
}

Step observeStep(const Observation &observation, const QString &id, const QString &title)
{
    const QJsonObject arguments{{drillkey::token, observation.token},        {drillkey::targets, toJson(observation.targets)},
                                {key::ask, toJson(observation.ask)},         {lengthKey, qint64(observation.length.count())},
                                {expectedKey, toJson(observation.expected)}, {settleKey, qint64(observation.settle.count())},
                                {abortKey, toJson(observation.abort)},       {drillkey::lenient, QJsonArray::fromStringList(observation.lenient)},
                                {stayKey, toJson(observation.stay)}};
    Step step = check(id, title, call(observeName, arguments), observation.length);
    step.timeout = observation.length + Millis{60000};
    return step;
}

std::optional<Observation> observationOf(const Step &step)
{
    if (!step.act || step.act->operation != observeName)
        return std::nullopt;
    const Result<Observation> observation = observationFrom(step.act->arguments);
    return observation ? std::optional(*observation) : std::nullopt;
}

} // namespace warrener
