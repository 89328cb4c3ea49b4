#include "run/operations/DrillOperations.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "look/access/ProxyDoor.h"
#include "run/operations/DrillGuards.h"
#include "run/operations/DrillLever.h"
#include "run/operations/DrillLook.h"
#include "run/operations/DrillLookout.h"
#include "run/operations/FaultOperations.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/SecondLook.h"
#include "run/operations/StepBuilders.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto steadyName = "drill.steady"_L1;
constexpr auto steadyAgainName = "drill.steady-again"_L1;
constexpr auto startProbeName = "drill.start-probe"_L1;
constexpr auto endProbeName = "drill.end-probe"_L1;
constexpr auto observeName = "drill.observe"_L1;

constexpr auto conditionsKey = "conditions"_L1;
constexpr auto tokenKey = "token"_L1;
constexpr auto wishKey = "wish"_L1;
constexpr auto targetsKey = "targets"_L1;
constexpr auto lengthKey = "lengthMs"_L1;
constexpr auto settleKey = "settleMs"_L1;
constexpr auto expectedKey = "expected"_L1;
constexpr auto abortKey = "abort"_L1;
constexpr auto serversKey = "servers"_L1;
constexpr auto lenientKey = "lenient"_L1;
constexpr auto typesKey = "types"_L1;
constexpr auto momentKey = "at"_L1;

constexpr Millis watchEvery{250};
constexpr Millis sayEvery{1000};
constexpr qsizetype mostSamples = 900;
constexpr Millis firstConfirm{30000};
constexpr Millis longestBlind{30000}; ///< or as long as the cluster may take to settle

using WorksOfDrills = std::shared_ptr<DrillWorks>;

/// Which conditions hold, one by one, and the first reason why not.
struct Judged
{
    QJsonArray list{};
    QStringList wrong{};
};

Judged judge(const QList<DrillCondition> &conditions, const DrillSight &sight)
{
    Judged judged;
    for (const DrillCondition &condition : conditions) {
        const std::optional<QString> why = whyNot(condition, sight);
        judged.list.append(QJsonObject{{u"type"_s, toId(condition.kind)},
                                       {u"words"_s, describe(condition)},
                                       {u"holds"_s, !why.has_value()},
                                       {u"reason"_s, why.value_or(QString())},
                                       {u"now"_s, seenNow(condition, sight)}});
        if (why)
            judged.wrong.append(*why);
    }
    return judged;
}

/// What the probe has noted since the last time goes to the journal, under the step that runs.
void tellSamples(const std::shared_ptr<DrillProbe> &probe, const StepContext &context)
{
    if (!probe)
        return;
    for (const DrillProbe::Sample &one : probe->takeFresh())
        context.sample(toJson(one));
}

/// `lenient`: types of queues of which nothing is expected now.
void seeProbe(const DrillProbe &probe, const QStringList &lenient, DrillSight *sight)
{
    const load::Book::Progress now = probe.progress(lenient);
    sight->silence = now.silence;
    sight->overtaken = now.overtaken;
    sight->latency99 = now.latency99;
}

QList<DrillCondition> withoutProbe(QList<DrillCondition> conditions)
{
    conditions.removeIf([](const DrillCondition &one) { return isOfProbe(one.kind); });
    return conditions;
}

OperationTask steady(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<QList<DrillCondition>> conditions = drillConditionsFromJson(arguments.value(conditionsKey).toArray());
    if (!conditions)
        co_return std::unexpected(conditions.error());
    const QList<DrillCondition> asked = withoutProbe(*conditions); // the probe has not begun
    const DrillSight sight = co_await lookForDrill(access, nodes(arguments, key::ask), asked, context.stop);
    const Judged judged = judge(asked, sight);
    if (!judged.wrong.isEmpty())
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Drill", "Not in a healthy steady state: %1").arg(phrases::clauses(judged.wrong)));
    QJsonObject servers;
    for (const auto &[name, count] : sight.proxies) {
        if (count)
            servers.insert(name, *count);
    }
    co_return saying(QCoreApplication::translate("Drill", "In a healthy steady state"),
                     {{conditionsKey, judged.list}, {serversKey, servers}, {momentKey, toDateTime(access->time()->now()).toUTC().toString(Qt::ISODateWithMs)}});
}

OperationTask steadyAgain(WorksOfDrills works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<QList<DrillCondition>> conditions = drillConditionsFromJson(arguments.value(conditionsKey).toArray());
    if (!conditions)
        co_return std::unexpected(conditions.error());
    const std::shared_ptr<DrillProbe> probe = works->find(arguments.value(tokenKey).toString());
    // No fault is on, but who stops all drills wants this one over, and the next fault not made.
    const auto lever = co_await WaitingThread([] { return readDrillLever(); });
    if (const auto pulled = whyLeverStops(lever, context.began)) {
        tellSamples(probe, context);
        if (const Status kept = co_await context.keep({{drillstep::stopped, true}}); !kept)
            co_return std::unexpected(kept.error());
        co_return saying(*pulled, {{u"givenUp"_s, true}});
    }
    const QList<DrillCondition> asked = probe ? *conditions : withoutProbe(*conditions);
    DrillSight sight = co_await lookForDrill(access, nodes(arguments, key::ask), asked, context.stop);
    if (probe)
        seeProbe(*probe, texts(arguments, lenientKey), &sight);
    const Judged judged = judge(asked, sight);
    tellSamples(probe, context);
    context.sample({{momentKey, qint64(access->time()->now().time_since_epoch().count())}, {conditionsKey, judged.list}});
    QJsonObject answer = whether(judged.wrong.isEmpty(), judged.wrong.isEmpty() ? QCoreApplication::translate("Drill", "In a healthy steady state again")
                                                                                : phrases::clauses(judged.wrong));
    answer.insert(conditionsKey, judged.list);
    co_return answer;
}

/// Through every proxy; without one, on every node.
QCoro::Task<Result<QList<AmqpOptions>>> probeDoors(AccessPtr access, std::stop_token stop)
{
    QList<AmqpOptions> doors;
    Error last{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Drill", "The profile names no door for clients")};
    for (const ProxyProfile &proxy : access->profile().proxies) {
        const Result<AmqpOptions> door = co_await amqpThrough(access, proxy, {}, stop);
        if (door)
            doors.append(*door);
        else
            last = door.error();
    }
    if (doors.isEmpty() && access->profile().proxies.isEmpty()) {
        for (const NodeProfile &node : access->profile().nodes) {
            if (const AmqpOptions door = access->doors().amqp(node); door.endpoint.isSet())
                doors.append(door);
        }
    }
    if (doors.isEmpty())
        co_return std::unexpected(last);
    co_return doors;
}

/// The nodes' own doors, the targets' first: a queue that lives on one node alone is to live there too.
QList<AmqpOptions> homeDoors(const AccessPtr &access, const QList<NodeName> &targets)
{
    QList<AmqpOptions> first;
    QList<AmqpOptions> others;
    for (const NodeProfile &node : access->profile().nodes) {
        const AmqpOptions door = access->doors().amqp(node);
        if (door.endpoint.isSet())
            (targets.contains(node.name) ? first : others).append(door);
    }
    return first + others;
}

/// Left by an earlier probe: it says nothing of what the cluster is used for.
bool isProbes(const QueueSeat &seat)
{
    return seat.ref.name.startsWith("warrener-drill-"_L1);
}

/// Quorum queues always, and of the others what the cluster has: what nobody uses there tells nothing of it.
QCoro::Task<Result<QStringList>> typesThere(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    const Result<Seats> seats = co_await askSeats(access, ask, false, stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QStringList types;
    for (const QString &type : probeTypes()) {
        const bool isThere = std::ranges::any_of(seats->queues, [&](const QueueSeat &seat) { return toId(seat.type) == type && !isProbes(seat); });
        // Of very many those that are not replicated are not listed.
        const bool isUnlisted = type == "classic"_L1 && !seats->whole && seats->total > seats->queues.size();
        if (type == "quorum"_L1 || isThere || isUnlisted)
            types.append(type);
    }
    co_return std::move(types);
}

QHash<QString, int> serversBefore(const StepContext &context)
{
    QHash<QString, int> before;
    const QJsonObject servers = context.results.value(drillstep::before).value(serversKey).toObject();
    for (auto it = servers.begin(); it != servers.end(); ++it)
        before.insert(it.key(), it.value().toInt());
    return before;
}

OperationTask startProbe(WorksOfDrills works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString token = arguments.value(tokenKey).toString();
    const Result<QList<AmqpOptions>> doors = co_await probeDoors(access, context.stop);
    if (!doors)
        co_return std::unexpected(doors.error());
    ProbeWish wish = probeWishFromJson(arguments.value(wishKey).toObject());
    if (wish.types.isEmpty()) {
        const Result<QStringList> types = co_await typesThere(access, nodes(arguments, key::ask), context.stop);
        if (!types)
            co_return std::unexpected(types.error());
        wish.types = *types;
    }
    const TimePoint began = access->time()->now();
    if (const Status kept =
            co_await context.keep({{typesKey, QJsonArray::fromStringList(wish.types)}, {u"began"_s, toDateTime(began).toUTC().toString(Qt::ISODateWithMs)}});
        !kept)
        co_return std::unexpected(kept.error());
    const auto probe = std::make_shared<DrillProbe>(*doors, homeDoors(access, nodes(arguments, targetsKey)), wish, "warrener-"_L1 + token);
    works->begin(token, probe);
    probe->sampleBy(access->time());
    const Millis deadline = access->time()->monotonic() + firstConfirm;
    while (!probe->flows()) {
        if (const Status alive = probe->alive(); !alive)
            co_return std::unexpected(alive.error());
        if (access->time()->monotonic() > deadline)
            co_return failure(ErrorKind::Timeout,
                              QCoreApplication::translate("Drill", "No message of the probe was confirmed within %1").arg(units::duration(firstConfirm)));
        if (!co_await pauseFor(access->time(), watchEvery, context.stop))
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Drill", "Stopped"));
    }
    tellSamples(probe, context);
    if (arguments.contains(targetsKey)) { // not in plans of before
        works->begin(token, std::make_shared<DrillLookout>(access, LookoutWish{.targets = nodes(arguments, targetsKey),
                                                                               .ask = nodes(arguments, key::ask),
                                                                               .serversBefore = serversBefore(context),
                                                                               .conditions = {}}));
    }
    QStringList places;
    for (const AmqpOptions &door : *doors)
        places.append(toText(door.endpoint));
    co_return saying(
        QCoreApplication::translate("Drill", "Messages flow through %1 to queues of the types %2").arg(phrases::list(places), phrases::list(wish.types)),
        {{typesKey, QJsonArray::fromStringList(wish.types)}});
}

OperationTask endProbe(WorksOfDrills works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString token = arguments.value(tokenKey).toString();
    if (const std::shared_ptr<DrillLookout> lookout = works->takeLookout(token))
        co_await lookout->end();
    const std::shared_ptr<DrillProbe> probe = works->take(token);
    // Another process began it; with that one it has ended. Most of its queues go by themselves.
    if (!probe) {
        const QStringList began = texts(context.kept, typesKey) + texts(context.results.value(drillstep::probe), typesKey);
        const bool hasNoStream = !began.isEmpty() && !began.contains("stream"_L1);
        if (hasNoStream || !arguments.contains(wishKey)) // not in plans of before
            co_return saying(QCoreApplication::translate("Drill", "No probe runs here"));
        const Result<QList<AmqpOptions>> doors = co_await probeDoors(access, context.stop);
        const Status gone = doors ? co_await DrillProbe::removeLeft(*doors, probeWishFromJson(arguments.value(wishKey).toObject()), "warrener-"_L1 + token)
                                  : std::unexpected(doors.error());
        if (!gone)
            co_return failure(gone.error().kind, QCoreApplication::translate("Drill", "The probe's streams %1 may be left: %2")
                                                     .arg("warrener-"_L1 + token + "-stream-*"_L1, gone.error().message));
        co_return saying(QCoreApplication::translate("Drill", "No probe runs here"));
    }
    const TimePoint now = access->time()->now();
    const std::vector<DrillProbe::Type> types = co_await probe->end();
    QJsonArray list;
    qint64 lost = 0;
    for (const DrillProbe::Type &type : types) {
        const QJsonObject json = toJson(type, now);
        lost += json.value("lost"_L1).toInteger();
        list.append(json);
    }
    tellSamples(probe, context);
    const QJsonObject figures{
        {u"probe"_s, list}, {u"samples"_s, toJson(probe->samples())}, {u"endedAt"_s, toDateTime(now).toUTC().toString(Qt::ISODateWithMs)}};
    // As an undo its answer is not written down: what it kept is.
    if (const Status kept = co_await context.keep(figures); !kept)
        co_return std::unexpected(kept.error());
    co_return saying(lost == 0 ? QCoreApplication::translate("Drill", "No confirmed message was lost")
                               : (lost == 1 ? QCoreApplication::translate("Drill", "%1 confirmed message was lost")
                                            : QCoreApplication::translate("Drill", "%1 confirmed messages were lost"))
                                     .arg(lost),
                     figures);
}

Result<Observation> observationFrom(const QJsonObject &arguments)
{
    const Result<QList<DrillCondition>> expected = drillConditionsFromJson(arguments.value(expectedKey).toArray());
    if (!expected)
        return std::unexpected(expected.error());
    const Result<QList<DrillCondition>> abort = drillConditionsFromJson(arguments.value(abortKey).toArray());
    if (!abort)
        return std::unexpected(abort.error());
    return Observation{.token = arguments.value(tokenKey).toString(),
                       .targets = nodes(arguments, targetsKey),
                       .ask = nodes(arguments, key::ask),
                       .length = Millis{arguments.value(lengthKey).toInteger()},
                       .expected = *expected,
                       .settle = Millis{arguments.value(settleKey).toInteger()},
                       .abort = *abort,
                       .lenient = texts(arguments, lenientKey)};
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
};

/// `isShort`: it was chosen to be over before the conditions had to hold.
QJsonObject toJson(const Noticed &noticed, const QList<DrillCondition> &expected, bool isShort)
{
    QJsonObject detect;
    for (auto it = noticed.at.cbegin(); it != noticed.at.cend(); ++it)
        detect.insert(it.key(), it.value());
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
    return {{u"detectMs"_s, detect}, {conditionsKey, held}, {u"samples"_s, noticed.samples}};
}

/// How the conditions are now, where that is not what was told last.
void tellSight(const Observation &what, const DrillSight &sight, Millis since, TimePoint now, const StepContext &context, Noticed *noticed)
{
    QJsonObject detect;
    for (auto it = noticed->at.cbegin(); it != noticed->at.cend(); ++it)
        detect.insert(it.key(), it.value());
    QJsonArray expected = judge(what.expected, sight).list;
    const bool isSettling = since < what.settle;
    QJsonObject told{{conditionsKey, expected}, {abortKey, judge(what.abort, sight).list}, {u"detectMs"_s, detect}, {u"settling"_s, isSettling}};
    if (told == noticed->told)
        return;
    noticed->told = told;
    told.insert(momentKey, qint64(now.time_since_epoch().count()));
    told.insert(u"sinceMs"_s, qint64(since.count()));
    context.sample(told);
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
        }
        const auto check = [&](const DrillSight &sight, bool isProbe) {
            for (const DrillCondition &condition : what.abort) {
                if (isOfProbe(condition.kind) != isProbe)
                    continue;
                if (const auto why = whyNot(condition, sight); why && broken.isEmpty())
                    broken = *why;
            }
            for (const DrillCondition &condition : what.expected) {
                if (isOfProbe(condition.kind) != isProbe || since() < what.settle)
                    continue;
                const QString words = describe(condition);
                noticed.looked.insert(words);
                if (const auto why = whyNot(condition, sight); why && !noticed.notHeld.contains(words))
                    noticed.notHeld.insert(words, *why);
            }
        };
        if (probe)
            check(quick, true);
        const QHash<QString, TimePoint> missing = lookout->noticedSince(madeAt);
        for (auto it = missing.cbegin(); it != missing.cend(); ++it)
            noticed.first(it.key(), std::chrono::floor<Millis>(it.value() - beganAt));
        if (std::optional<DrillSight> sight = lookout->takeSight()) {
            if (sight->nodes)
                lastSight = since();
            check(*sight, false);
            sight->silence = quick.silence;
            sight->overtaken = quick.overtaken;
            sight->latency99 = quick.latency99;
            tellSight(what, *sight, since(), time->now(), context, &noticed);
        }
        // What nobody sees cannot break it off.
        if (broken.isEmpty() && since() - lastSight > std::max(longestBlind, what.settle))
            broken = QCoreApplication::translate("Drill", "Nobody has seen the cluster for %1").arg(units::duration(since() - lastSight));
        if (probe) {
            for (const DrillProbe::Sample &one : probe->takeFresh()) {
                context.sample(toJson(one));
                if (noticed.samples.size() < mostSamples) {
                    QJsonArray row{qint64((one.at - beganAt).count()), one.confirmed, one.consumed, qint64(one.silence.count()), latencyOf(one)};
                    if (const QJsonObject types = typesJson(one); !types.isEmpty())
                        row.append(types);
                    noticed.samples.append(row);
                }
            }
        }
        if (since() >= nextWord) {
            nextWord = since() + sayEvery;
            const load::Book::Progress at = probe ? probe->progress(what.lenient) : load::Book::Progress();
            context.progress(double(since().count()) / double(what.length.count()),
                             QCoreApplication::translate("Drill", "%1 of %2; confirmed %3, no confirm for %4")
                                 .arg(units::duration(std::chrono::floor<std::chrono::seconds>(since())), units::duration(what.length))
                                 .arg(units::count(double(at.confirmed)), units::duration(at.silence)));
        }
        if (broken.isEmpty() && !co_await pauseFor(time, watchEvery, context.stop)) {
            broken = QCoreApplication::translate("Drill", "Stopped");
            noticed.first(u"stopped"_s, since());
        }
    }
    if (works->lookout(what.token) != lookout)
        co_await lookout->end();
    QJsonObject seen = toJson(noticed, what.expected, what.length <= what.settle);
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

Call steadyCall(const QJsonArray &conditions, const QJsonArray &ask, const QString &token, const QStringList &lenient)
{
    return call(steadyAgainName, {{conditionsKey, conditions}, {key::ask, ask}, {tokenKey, token}, {lenientKey, QJsonArray::fromStringList(lenient)}});
}

template <class Work>
void addOfDrills(Operations &operations, const QString &name, WorksOfDrills works, AccessPtr access, Work work)
{
    operations.add(name, [works = std::move(works), access = std::move(access), work](QJsonObject arguments, StepContext context) {
        return work(works, access, std::move(arguments), std::move(context));
    });
}

} // namespace

void addDrillOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    const auto works = std::make_shared<DrillWorks>();
    add(operations, steadyName, access, steady);
    addOfDrills(operations, steadyAgainName, works, access, steadyAgain);
    addOfDrills(operations, startProbeName, works, access, startProbe);
    addOfDrills(operations, endProbeName, works, access, endProbe);
    addOfDrills(operations, observeName, works, access, observe);
    addDrillGuards(operations, access);
}

Step steadyBeforeStep(const QList<DrillCondition> &conditions, const QList<NodeName> &ask)
{
    Step step = check(drillstep::before, QCoreApplication::translate("Drill", "The cluster is in a healthy steady state"),
                      call(steadyName, {{conditionsKey, toJson(conditions)}, {key::ask, toJson(ask)}}), Millis{1000});
    step.timeout = Millis{20000};
    // It is what the faults rest on.
    step.freshFor = Millis{10000};
    return step;
}

Step steadyUntilStep(const QList<DrillCondition> &conditions, const QList<NodeName> &ask, const QString &token, const QStringList &lenient, qsizetype act,
                     Millis longest)
{
    Step step = wait(drillstep::steady + QString::number(act), QCoreApplication::translate("Drill", "Until the cluster is in its steady state, with the probe"),
                     steadyCall(toJson(conditions), toJson(ask), token, lenient), Millis{2000}, longest);
    step.every = Millis{1000};
    return step;
}

Step steadyAfterStep(const QList<DrillCondition> &conditions, const QList<NodeName> &ask, const QString &token, const QStringList &lenient, Millis expected,
                     Millis longest)
{
    Step step = wait(drillstep::after, QCoreApplication::translate("Drill", "Until the cluster is in its steady state again"),
                     steadyCall(toJson(conditions), toJson(ask), token, lenient), expected, longest);
    step.every = Millis{1000};
    // What has been taken back is: no further undo could help.
    step.onFailure = OnFailure::Continue;
    return step;
}

Step startProbeStep(const QString &token, const ProbeWish &wish, const QList<NodeName> &targets, const QList<NodeName> &ask)
{
    Step step =
        action(drillstep::probe, QCoreApplication::translate("Drill", "Publish and consume numbered messages as clients do"),
               call(startProbeName, {{tokenKey, token}, {wishKey, toJson(wish)}, {targetsKey, toJson(targets)}, {key::ask, toJson(ask)}}), Millis{2000});
    step.timeout = Millis{60000};
    step.undo = Undo{.act = call(endProbeName, {{tokenKey, token}, {wishKey, toJson(wish)}}),
                     .words = QCoreApplication::translate("Drill", "the probe ends"),
                     .command = {},
                     .timeout = Millis{120000}};
    return step;
}

Step endProbeStep(const QString &token, const ProbeWish &wish)
{
    Step step = action(drillstep::count, QCoreApplication::translate("Drill", "End the probe, and count what became of its messages"),
                       call(endProbeName, {{tokenKey, token}, {wishKey, toJson(wish)}}), Millis{3000});
    step.timeout = Millis{120000};
    step.idempotent = true;
    step.onFailure = OnFailure::Continue;
    return step;
}

Step observeStep(const Observation &observation, const QString &id, const QString &title)
{
    const QJsonObject arguments{{tokenKey, observation.token},
                                {targetsKey, toJson(observation.targets)},
                                {key::ask, toJson(observation.ask)},
                                {lengthKey, qint64(observation.length.count())},
                                {expectedKey, toJson(observation.expected)},
                                {settleKey, qint64(observation.settle.count())},
                                {abortKey, toJson(observation.abort)},
                                {lenientKey, QJsonArray::fromStringList(observation.lenient)}};
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

QList<DrillCondition> steadyOf(const Step &step)
{
    return step.act ? drillConditionsFromJson(step.act->arguments.value(conditionsKey).toArray()).value_or(QList<DrillCondition>()) : QList<DrillCondition>();
}

} // namespace warrener
