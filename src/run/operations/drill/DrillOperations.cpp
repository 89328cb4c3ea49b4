#include "run/operations/drill/DrillOperations.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "look/access/ProxyDoor.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/drill/DrillGuards.h"
#include "run/operations/drill/DrillLever.h"
#include "run/operations/drill/DrillLook.h"
#include "run/operations/drill/DrillLookout.h"
#include "run/operations/drill/DrillParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto steadyName = "drill.steady"_L1;
constexpr auto steadyAgainName = "drill.steady-again"_L1;
constexpr auto startProbeName = "drill.start-probe"_L1;
constexpr auto endProbeName = "drill.end-probe"_L1;

constexpr auto wishKey = "wish"_L1;
constexpr auto typesKey = "types"_L1;

constexpr Millis firstConfirm{30000};

/// What the probe has noted since the last time goes to the journal, under the step that runs.
void tellSamples(const std::shared_ptr<DrillProbe> &probe, const StepContext &context)
{
    if (!probe)
        return;
    for (const auto entries = probe->takeFresh(); const DrillProbe::Sample &one : entries)
        context.sample(toJson(one));
}

QList<DrillCondition> withoutProbe(QList<DrillCondition> conditions)
{
    conditions.removeIf([](const DrillCondition &one) { return isOfProbe(one.kind); });
    return conditions;
}

OperationTask steady(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<QList<DrillCondition>> conditions = drillConditionsFromJson(arguments.value(drillkey::conditions).toArray());
    if (!conditions)
        co_return std::unexpected(conditions.error());
    const QList<DrillCondition> asked = withoutProbe(*conditions); // the probe has not begun
    const DrillSight sight = co_await lookForDrill(access, nodes(arguments, key::ask), asked, context.stop);
    const JudgedConditions judged = judgeConditions(asked, sight);
    if (!judged.wrong.isEmpty())
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Drill", "Not in a healthy steady state: %1").arg(phrases::clauses(judged.wrong)));
    QJsonObject servers;
    for (const auto &[name, count] : sight.proxies) {
        if (count)
            servers.insert(name, *count);
    }
    co_return saying(QCoreApplication::translate("Drill", "In a healthy steady state"),
                     {{drillkey::conditions, judged.list},
                      {drillkey::servers, servers},
                      {drillkey::moment, toDateTime(access->time()->now()).toUTC().toString(Qt::ISODateWithMs)}});
}

OperationTask steadyAgain(WorksOfDrills works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<QList<DrillCondition>> conditions = drillConditionsFromJson(arguments.value(drillkey::conditions).toArray());
    if (!conditions)
        co_return std::unexpected(conditions.error());
    const std::shared_ptr<DrillProbe> probe = works->find(arguments.value(drillkey::token).toString());
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
        seeProbe(*probe, texts(arguments, drillkey::lenient), &sight);
    const JudgedConditions judged = judgeConditions(asked, sight);
    tellSamples(probe, context);
    context.sample({{drillkey::moment, qint64(access->time()->now().time_since_epoch().count())}, {drillkey::conditions, judged.list}});
    QJsonObject answer = whether(judged.wrong.isEmpty(), judged.wrong.isEmpty() ? QCoreApplication::translate("Drill", "In a healthy steady state again")
                                                                                : phrases::clauses(judged.wrong));
    answer.insert(drillkey::conditions, judged.list);
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
    for (const auto entries = probeTypes(); const QString &type : entries) {
        const bool isThere = std::ranges::any_of(seats->queues, [&](const QueueSeat &seat) { return toId(seat.type) == type && !isProbes(seat); });
        // Of very many those that are not replicated are not listed.
        const bool isUnlisted = type == "classic"_L1 && !seats->whole && seats->total > seats->queues.size();
        if (type == "quorum"_L1 || isThere || isUnlisted)
            types.append(type);
    }
    co_return std::move(types);
}

OperationTask startProbe(WorksOfDrills works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString token = arguments.value(drillkey::token).toString();
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
    const auto probe = std::make_shared<DrillProbe>(*doors, homeDoors(access, nodes(arguments, drillkey::targets)), wish, "warrener-"_L1 + token);
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
    if (arguments.contains(drillkey::targets)) { // not in plans of before
        works->begin(token, std::make_shared<DrillLookout>(access, LookoutWish{.targets = nodes(arguments, drillkey::targets),
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
    const QString token = arguments.value(drillkey::token).toString();
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

Call steadyCall(const QJsonArray &conditions, const QJsonArray &ask, const QString &token, const QStringList &lenient)
{
    return call(steadyAgainName,
                {{drillkey::conditions, conditions}, {key::ask, ask}, {drillkey::token, token}, {drillkey::lenient, QJsonArray::fromStringList(lenient)}});
}

} // namespace

void addDrillOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    const auto works = std::make_shared<DrillWorks>();
    add(operations, steadyName, access, steady);
    addOfDrills(operations, steadyAgainName, works, access, steadyAgain);
    addOfDrills(operations, startProbeName, works, access, startProbe);
    addOfDrills(operations, endProbeName, works, access, endProbe);
    addObservation(operations, works, access);
    addDrillGuards(operations, access);
}

Step steadyBeforeStep(const QList<DrillCondition> &conditions, const QList<NodeName> &ask)
{
    Step step = check(drillstep::before, QCoreApplication::translate("Drill", "The cluster is in a healthy steady state"),
                      call(steadyName, {{drillkey::conditions, toJson(conditions)}, {key::ask, toJson(ask)}}), Millis{1000});
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
    Step step = action(drillstep::probe, QCoreApplication::translate("Drill", "Publish and consume numbered messages as clients do"),
                       call(startProbeName, {{drillkey::token, token}, {wishKey, toJson(wish)}, {drillkey::targets, toJson(targets)}, {key::ask, toJson(ask)}}),
                       Millis{2000});
    step.timeout = Millis{60000};
    step.undo = Undo{.act = call(endProbeName, {{drillkey::token, token}, {wishKey, toJson(wish)}}),
                     .words = QCoreApplication::translate("Drill", "the probe ends"),
                     .command = {},
                     .timeout = Millis{120000}};
    return step;
}

Step endProbeStep(const QString &token, const ProbeWish &wish)
{
    Step step = action(drillstep::count, QCoreApplication::translate("Drill", "End the probe, and count what became of its messages"),
                       call(endProbeName, {{drillkey::token, token}, {wishKey, toJson(wish)}}), Millis{3000});
    step.timeout = Millis{120000};
    step.idempotent = true;
    step.onFailure = OnFailure::Continue;
    return step;
}

QList<DrillCondition> steadyOf(const Step &step)
{
    return step.act ? drillConditionsFromJson(step.act->arguments.value(drillkey::conditions).toArray()).value_or(QList<DrillCondition>())
                    : QList<DrillCondition>();
}

} // namespace warrener
