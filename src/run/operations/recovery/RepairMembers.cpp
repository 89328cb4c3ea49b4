#include "run/operations/recovery/RepairMembers.h"

#include "base/Pause.h"
#include "base/Units.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/RepairCommands.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto noOnlyCopiesName = "guard.no-only-copies"_L1;
constexpr auto onlyCopiesName = "queues.only-copies"_L1;
constexpr auto growName = "queues.grow"_L1;
constexpr auto shrunkKey = "shrunk"_L1;
constexpr auto streamsKey = "streams"_L1;
constexpr auto ifRunningKey = "ifRunning"_L1;
constexpr Millis growPatience{300000};
constexpr Millis replicaPatience{120000};
constexpr Millis growthSeen{60000};
constexpr Millis betweenGrowthLooks{3000};
constexpr qsizetype mostTold = 200;

/// Queues that are on this node alone, but for those that go with their connection.
QCoro::Task<Result<QStringList>> onlyCopiesOn(AccessPtr access, NodeName name, QList<NodeName> ask, std::stop_token stop)
{
    const Result<Seats> seats = co_await askEverySeat(access, ask, stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    if (const Status read = seats->areAllRead(); !read)
        co_return std::unexpected(read.error());
    QStringList alone;
    for (const QueueSeat &seat : seats->queues) {
        if (seat.members.size() == 1 && seat.members.first() == name)
            alone.append(seat.ref.vhost + u' ' + seat.ref.name);
    }
    co_return alone;
}

QString onlyCopiesWords(const QStringList &alone, const NodeName &name)
{
    return alone.isEmpty() ? QCoreApplication::translate("Recovery", "No queue has its only copy on %1").arg(shortName(name))
                           : (alone.size() == 1 ? QCoreApplication::translate("Recovery", "%1 queue has its only copy on %2: %3")
                                                : QCoreApplication::translate("Recovery", "%1 queues have their only copy on %2, the first is %3"))
                                 .arg(units::count(double(alone.size())), shortName(name), alone.first());
}

/// Argument: {"node", "ask"}. Guard.
OperationTask noOnlyCopies(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<QStringList> alone = co_await onlyCopiesOn(access, name, nodes(arguments, key::ask), context.stop);
    if (!alone)
        co_return std::unexpected(alone.error());
    if (!alone->isEmpty())
        co_return failure(ErrorKind::Forbidden, onlyCopiesWords(*alone, name));
    co_return saying(onlyCopiesWords(*alone, name));
}

OperationTask listOnlyCopies(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<QStringList> alone = co_await onlyCopiesOn(access, name, nodes(arguments, key::ask), context.stop);
    if (!alone && context.stop.stop_requested())
        co_return std::unexpected(alone.error());
    // Nobody can list them: that is no word that there are none.
    if (!alone)
        co_return saying(alone.error().message, {{u"outcome"_s, u"unknown"_s}});
    for (const auto listed = alone->first(std::min(alone->size(), mostTold)); const QString &queue : listed)
        context.output(queue);
    co_return saying(onlyCopiesWords(*alone, name), {{u"outcome"_s, alone->isEmpty() ? u"none"_s : u"some"_s},
                                                     {u"queues"_s, QJsonArray::fromStringList(alone->first(std::min(alone->size(), mostTold)))}});
}

/// Which queues get members again.
struct Lacking
{
    QHash<QueueRef, qsizetype> shrunk{}; ///< those by name, up to as many members as they had (0: not known), and those with an even number
    bool alone = false;                  ///< those too that have one member and were not declared so: an earlier run may have shrunk them
};

/// Queues and streams that lack a member, none of theirs on the node.
QCoro::Task<Result<QList<QueueSeat>>> lackingOn(AccessPtr access, NodeName name, QList<NodeName> ask, Lacking wanted, std::stop_token stop)
{
    const Result<Seats> seats = co_await askSeats(access, ask, false, stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QList<QueueSeat> lacking;
    QList<QueueSeat> alone;
    for (const QueueSeat &seat : seats->queues) {
        const bool isRaft = seat.type == QueueType::Quorum || seat.type == QueueType::Stream;
        if (!isRaft || seat.isUnplaced() || seat.members.contains(name))
            continue;
        const auto shrunk = wanted.shrunk.constFind(seat.ref);
        const bool isShrunk = shrunk != wanted.shrunk.cend() && (*shrunk == 0 || seat.members.size() < *shrunk);
        if (seat.members.size() % 2 == 0 || isShrunk)
            lacking.append(seat);
        else if (wanted.alone)
            alone.append(seat);
    }
    const Result<QList<QueueSeat>> left = co_await leftWithOne(access, alone, ask, stop);
    if (!left)
        co_return std::unexpected(left.error());
    co_return Result<QList<QueueSeat>>(lacking + *left);
}

/// Tells the cluster once to give each of these a member there. A command may give up before the cluster does, and a node
/// that has just joined is not known to everybody: what counts is what is seen afterwards.
QCoro::Task<> tellGrowth(AccessPtr access, NodeName name, QList<NodeName> ask, QList<QueueSeat> lacking, StepContext context)
{
    NodeName where;
    const auto note = [&context](const Result<QByteArray> &said) {
        if (!said)
            context.output(said.error().detail.isEmpty() ? said.error().message : said.error().detail.left(300));
    };
    const auto isEven = [](const QueueSeat &seat) { return seat.type == QueueType::Quorum && seat.members.size() % 2 == 0; };
    if (std::ranges::any_of(lacking, isEven))
        note(co_await onHostOfAny(
            access, ask, [name](const NodeName &peer) { return growCommand(peer, name); }, {.timeout = growPatience}, &where, context.stop));
    QMap<QString, QStringList> byName;
    for (const QueueSeat &seat : std::as_const(lacking)) {
        if (seat.type == QueueType::Quorum && !isEven(seat))
            byName[seat.ref.vhost].append(seat.ref.name);
    }
    for (const auto [vhost, names] : byName.asKeyValueRange()) {
        constexpr qsizetype atOnce = 200;
        for (qsizetype from = 0; from < names.size() && !context.stop.stop_requested(); from += atOnce) {
            const auto command = [name, vhost = QString(vhost), some = names.sliced(from, std::min(atOnce, names.size() - from))](const NodeName &peer) {
                return growNamedCommand(peer, name, vhost, some);
            };
            note(co_await onHostOfAny(access, ask, command, {.timeout = growPatience}, &where, context.stop));
        }
    }
    qsizetype told = 0;
    for (const QueueSeat &seat : std::as_const(lacking)) {
        ++told;
        if (seat.type != QueueType::Stream || context.stop.stop_requested())
            continue;
        const auto command = [name, ref = seat.ref](const NodeName &peer) { return addReplicaCommand(peer, ref.vhost, ref.name, name); };
        note(co_await onHostOfAny(access, ask, command, {.timeout = replicaPatience}, &where, context.stop));
        context.progress(double(told) / double(lacking.size()), seat.ref.name);
    }
}

/// What the step of that name has shrunk, and how many members each had. Runs that older versions began do not tell that.
QHash<QueueRef, qsizetype> shrunkBy(const QString &step, const StepContext &context)
{
    QHash<QueueRef, qsizetype> queues;
    for (const auto listed = context.results.value(step).value("queues"_L1).toArray(); const QJsonValue &each : listed)
        queues.insert({.vhost = each[0].toString(), .name = each[1].toString()}, each[2].toInteger());
    return queues;
}

/// Argument: {"node", "ask"}, and "shrunk", the step that has shrunk queues (an earlier run of it may have done so too), and "streams", the
/// one that knows which stood still, and "ifRunning": a node that does not run is passed by. Success is that none lacks a member any more; told again for a
/// minute.
OperationTask grow(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> ask = nodes(arguments, key::ask);
    if (!isNodeName(name.value))
        co_return noNodeName(name);
    const QHash<QueueRef, qsizetype> stood = shrunkBy(arguments.value(streamsKey).toString(), context);
    Lacking wanted{.shrunk = shrunkBy(arguments.value(shrunkKey).toString(), context), .alone = arguments.contains(shrunkKey)};
    wanted.shrunk.insert(stood);
    if (arguments.value(ifRunningKey).toBool()) {
        const Result<NodeFigures> row = co_await rowOf(access, name, ask, context.stop);
        if (!row || !row->running)
            co_return saying(QCoreApplication::translate("Recovery", "%1 does not run: no queue gets a member there").arg(shortName(name)), {{u"grown"_s, 0}});
    }
    Result<QList<QueueSeat>> lacking = co_await lackingOn(access, name, ask, wanted, context.stop);
    if (!lacking)
        co_return std::unexpected(lacking.error());
    const qsizetype all = lacking->size();
    if (all == 0)
        co_return saying(QCoreApplication::translate("Recovery", "No queue lacks a member"), {{u"grown"_s, 0}});
    const Millis deadline = access->time()->monotonic() + growthSeen;
    for (;;) {
        co_await tellGrowth(access, name, ask, *lacking, context);
        lacking = co_await lackingOn(access, name, ask, wanted, context.stop);
        if (!lacking)
            co_return std::unexpected(lacking.error());
        if (lacking->isEmpty())
            break;
        // A stream that nobody leads takes no new member, however long it is told.
        const bool isHopeless = std::ranges::all_of(*lacking, [&stood](const QueueSeat &seat) { return stood.contains(seat.ref) && seat.leader.isEmpty(); });
        if (isHopeless && access->time()->monotonic() >= deadline) {
            for (const QueueSeat &seat : std::as_const(*lacking))
                context.output(
                    QCoreApplication::translate("Recovery", "The stream %1 is led by nobody, and gets no member: it needs a backup").arg(seat.ref.name));
            break;
        }
        if (access->time()->monotonic() >= deadline || !co_await pauseFor(access->time(), betweenGrowthLooks, context.stop)) {
            co_return failure(ErrorKind::Command,
                              (lacking->size() == 1 ? QCoreApplication::translate("Recovery", "%1 queue still lacks a member: %2")
                                                    : QCoreApplication::translate("Recovery", "%1 queues still lack a member, the first is %2"))
                                  .arg(units::count(double(lacking->size())), lacking->first().ref.name));
        }
    }
    co_return saying((all - lacking->size() == 1 ? QCoreApplication::translate("Recovery", "%1 queue has a member on %2 again")
                                                 : QCoreApplication::translate("Recovery", "%1 queues have a member on %2 again"))
                         .arg(units::count(double(all - lacking->size())), shortName(name)),
                     {{u"grown"_s, all - lacking->size()}});
}

} // namespace

QCoro::Task<Result<QList<QueueSeat>>> leftWithOne(std::shared_ptr<ClusterAccess> access, QList<QueueSeat> seats, QList<NodeName> ask, std::stop_token stop)
{
    QList<QueueSeat> left;
    for (const QueueSeat &seat : std::as_const(seats)) {
        const bool isRaft = seat.type == QueueType::Quorum || seat.type == QueueType::Stream;
        if (!isRaft || seat.isUnplaced() || seat.members.size() != 1)
            continue;
        Result<QueueInfo> info = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Recovery", "There is no node to ask"));
        for (const NodeName &peer : std::as_const(ask)) {
            ManagementClient *client = access->management(peer);
            if (client == nullptr)
                continue;
            info = co_await client->queue(seat.ref, stop);
            if (info || info.error().kind == ErrorKind::NotFound)
                break;
        }
        if (!info && info.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(info.error());
        // Whoever is not found was deleted meanwhile.
        if (info && !info->declaredAlone)
            left.append(seat);
    }
    co_return Result<QList<QueueSeat>>(left);
}

void addMemberRepairs(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, noOnlyCopiesName, access, noOnlyCopies);
    add(operations, onlyCopiesName, access, listOnlyCopies);
    add(operations, growName, access, grow);
}

Guard noOnlyCopiesGuard(const NodeName &node, const QList<NodeName> &ask)
{
    return guard(u"no-only-copies"_s, QCoreApplication::translate("Recovery", "No queue has its only copy on the node"),
                 call(noOnlyCopiesName, askingAbout(node, ask)), true);
}

Step onlyCopiesStep(const QString &id, const NodeName &node, const QList<NodeName> &ask)
{
    Step step = check(id, QCoreApplication::translate("Recovery", "Which queues have their only copy on %1").arg(shortName(node)),
                      call(onlyCopiesName, askingAbout(node, ask)), Millis{500});
    step.timeout = Millis{30000};
    step.onFailure = OnFailure::Continue;
    return step;
}

Step growMembersStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask, const QString &shrunk,
                     const QString &streams, bool ifRunning)
{
    QJsonObject arguments = askingAbout(node, ask);
    if (ifRunning)
        arguments.insert(ifRunningKey, true);
    if (!streams.isEmpty())
        arguments.insert(streamsKey, streams);
    if (!shrunk.isEmpty())
        arguments.insert(shrunkKey, shrunk);
    Step step = action(id, QCoreApplication::translate("Recovery", "Queues that lack a member get one on %1").arg(shortName(node)), call(growName, arguments),
                       Millis{5000});
    step.timeout = growPatience;
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = {shown(hostOf(profile, ask.value(0)), growCommand(ask.value(0), node))};
    step.cannotBeUndone = QCoreApplication::translate("Recovery", "The queues have the members that they had");
    return step;
}

} // namespace warrener
