#include "run/operations/recovery/MajorityOperations.h"

#include "base/Pause.h"
#include "base/Units.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SecondLook.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/GoesOn.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/operations/recovery/SurelyDown.h"
#include "run/operations/recovery/Survivors.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto metadataAloneName = "cluster.metadata-alone"_L1;
constexpr auto shrinkName = "queues.force-shrink"_L1;
constexpr auto coordinatorAloneName = "streams.coordinator-alone"_L1;
constexpr auto listStalledName = "streams.stalled"_L1;
constexpr auto queuesKey = "queues"_L1;
constexpr Millis oneCommand{120000};
constexpr Millis ledWithin{60000};
constexpr Millis betweenLooks{2000};
/// So many queues a command: its text stays far below what one argument of a program may have (128 KiB on Linux).
constexpr qsizetype mostAtOnce = 200;
constexpr qsizetype mostStreamsTold = 200;

QString nameOf(const QueueRef &queue)
{
    return queue.vhost + u' ' + queue.name;
}

/// Those without their majority now. Errors: those of askSeats() and withoutMajority().
QCoro::Task<Result<QList<QueueSeat>>> askLost(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    const Result<Seats> seats = co_await askSeats(access, ask, false, stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    co_return withoutMajority(seats->queues);
}

QCoro::Task<Status> allSurelyDown(AccessPtr access, QList<NodeName> missed, QList<NodeName> ask, StepContext context)
{
    for (const NodeName &name : std::as_const(missed)) {
        QList<NodeName> others = ask;
        others.removeAll(name);
        if (const Status down = co_await surelyDown(access, name, others, context); !down)
            co_return down;
    }
    co_return Status();
}

/// The nodes of all members that are missed. One that runs on the other side of a cut may have a majority there: two queues of
/// one name would come of it.
QCoro::Task<Status> surelyDownAll(AccessPtr access, QList<QueueSeat> lost, QList<NodeName> ask, StepContext context)
{
    QList<NodeName> missed;
    for (const QueueSeat &seat : std::as_const(lost)) {
        for (const NodeName &member : seat.members) {
            if (!seat.online.contains(member) && !missed.contains(member))
                missed.append(member);
        }
    }
    co_return co_await allSurelyDown(access, missed, ask, context);
}

/// One command for at most mostAtOnce of them.
QCoro::Task<Status> shrinkOn(AccessPtr access, NodeName survivor, QList<QueueRef> queues, StepContext context)
{
    for (qsizetype from = 0; from < queues.size(); from += mostAtOnce) {
        const QString command = shrinkQueuesCommand(survivor, queues.sliced(from, std::min(mostAtOnce, queues.size() - from)));
        const Result<QByteArray> said = co_await onHostOf(access, survivor, command, {.timeout = oneCommand}, context.stop);
        if (!said)
            co_return std::unexpected(said.error());
        if (said->trimmed() == "unsupported") {
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                                        "Recovery", "RabbitMQ on %1 cannot shrink queues by force: delete them and restore them from a backup")
                                                        .arg(shortName(survivor)));
        }
        for (const auto listed = QString::fromUtf8(*said).split(u'\n', Qt::SkipEmptyParts); const QString &line : listed)
            context.output(line.left(200));
    }
    co_return Status();
}

/// Until each of them is led by the member that it goes on with. Answer: those that are not.
QCoro::Task<Result<QStringList>> notLed(AccessPtr access, QList<NodeName> ask, QMap<NodeName, QList<QueueRef>> wanted, std::stop_token stop)
{
    QStringList missing;
    for (const auto [survivor, queues] : wanted.asKeyValueRange()) {
        const Result<QList<QueueSeat>> seats = co_await askSeatsOf(access, ask, queues, stop);
        if (!seats)
            co_return std::unexpected(seats.error());
        for (const QueueSeat &seat : *seats) {
            if (seat.leader != survivor || seat.members != QList<NodeName>{survivor})
                missing.append(nameOf(seat.ref));
        }
    }
    co_return missing;
}

QJsonArray namesOfSeats(const QList<QueueSeat> &seats)
{
    QJsonArray all;
    for (const QueueSeat &seat : seats)
        all.append(QJsonArray{seat.ref.vhost, seat.ref.name, seat.members.size()});
    return all;
}

/// For the step that lets them grow again; how many members each had stays as it was first seen.
QJsonArray withThose(QJsonArray known, const QList<QueueSeat> &seats)
{
    const auto isOne = [](const QJsonValue &each, const QueueRef &ref) { return each[0].toString() == ref.vhost && each[1].toString() == ref.name; };
    for (const QueueSeat &seat : seats) {
        if (std::ranges::none_of(std::as_const(known), [&](const QJsonValue &each) { return isOne(each, seat.ref); }))
            known.append(namesOfSeats({seat}).first());
    }
    return known;
}

/// Those of them that go on with a member.
QList<QueueSeat> goingOn(QList<QueueSeat> lost, const Survivors &survivors)
{
    lost.removeIf([&survivors](const QueueSeat &seat) {
        return std::ranges::none_of(survivors.byNode, [&seat](const QList<QueueRef> &queues) { return queues.contains(seat.ref); });
    });
    return lost;
}

/// As the cluster sees its nodes.
struct WhoRuns
{
    QList<NodeName> running{};
    QList<NodeName> missed{};
};

QCoro::Task<Result<WhoRuns>> whoRuns(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    const Result<QList<NodeFigures>> rows = co_await rowsOfAny(access, ask, stop);
    if (!rows)
        co_return std::unexpected(rows.error());
    WhoRuns who;
    for (const NodeFigures &row : *rows)
        (row.running ? who.running : who.missed).append(row.name);
    co_return Result<WhoRuns>(who);
}

/// Argument: {"ask"}. Answer: {"outcome": "alone" or "nothing"}.
OperationTask metadataAlone(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const Result<WhoRuns> who = co_await whoRuns(access, ask, context.stop);
    if (!who)
        co_return std::unexpected(who.error());
    const auto &[running, missed] = *who;
    if (running.size() > missed.size())
        co_return saying(QCoreApplication::translate("Recovery", "Most nodes run: the metadata has its majority"), {{u"outcome"_s, u"nothing"_s}});
    if (running.isEmpty())
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Recovery", "No node runs"));
    const NodeName survivor = running.first();
    const Result<QByteArray> kind = co_await onHostOf(access, survivor, askKhepriCommand(survivor), {.timeout = oneCommand}, context.stop);
    if (!kind)
        co_return std::unexpected(kind.error());
    if (!kind->contains("true"))
        co_return saying(QCoreApplication::translate("Recovery", "The metadata of this cluster needs no majority"), {{u"outcome"_s, u"nothing"_s}});
    if (running.size() > 1) {
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Recovery", "%1 nodes run, and are no majority: only one of them can go on alone").arg(running.size()));
    }
    if (const Status down = co_await allSurelyDown(access, missed, ask, context); !down)
        co_return std::unexpected(down.error());
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    const Result<QByteArray> said = co_await onHostOf(access, survivor, metadataAloneCommand(survivor), {.timeout = oneCommand}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    const Result<QList<NodeFigures>> after = co_await rowsOfAny(access, {survivor}, context.stop);
    if (!after)
        co_return std::unexpected(after.error());
    if (after->size() != 1) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Recovery", "%1 was told to go on alone, and still counts %2 nodes")
                                                  .arg(shortName(survivor), QString::number(after->size())));
    }
    co_return saying(QCoreApplication::translate("Recovery", "The metadata goes on with %1 alone; the others join it anew").arg(shortName(survivor)),
                     {{u"outcome"_s, u"alone"_s}});
}

/// Argument: {"ask"}. Answer: {"shrunk": count, "queues": [[vhost, name, members before]…]}.
OperationTask shrink(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const Result<QList<QueueSeat>> lost = co_await askLost(access, ask, context.stop);
    if (!lost)
        co_return std::unexpected(lost.error());
    if (lost->isEmpty()) {
        const QJsonArray before = context.kept.value(queuesKey).toArray();
        co_return saying(QCoreApplication::translate("Recovery", "Every replicated queue has its majority"),
                         {{u"shrunk"_s, before.size()}, {queuesKey, before}});
    }
    const Survivors survivors = survivorsOf(*lost, co_await askProgress(access, context.stop));
    if (!survivors.untold.isEmpty()) {
        co_return failure(ErrorKind::Unreachable,
                          QCoreApplication::translate("Recovery", "Several members of %1 are left, and it is not known which has the longest log")
                              .arg(nameOf(survivors.untold.first())));
    }
    if (const Status down = co_await surelyDownAll(access, *lost, ask, context); !down)
        co_return std::unexpected(down.error());
    // Whoever gives them members again must know them all, also where this ends in the middle: one member of one is whole.
    const QJsonArray shrunk = withThose(context.kept.value(queuesKey).toArray(), goingOn(*lost, survivors));
    if (const Status kept = co_await context.keep({{queuesKey, shrunk}}); !kept)
        co_return std::unexpected(kept.error());
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    for (const auto [survivor, queues] : survivors.byNode.asKeyValueRange()) {
        for (const QueueRef &queue : queues)
            context.output(QCoreApplication::translate("Recovery", "%1 goes on with %2 alone").arg(nameOf(queue), shortName(survivor)));
        if (const Status told = co_await shrinkOn(access, survivor, queues, context); !told)
            co_return std::unexpected(told.error());
    }
    const Millis deadline = access->time()->monotonic() + ledWithin;
    for (;;) {
        const Result<QStringList> missing = co_await notLed(access, ask, survivors.byNode, context.stop);
        if (missing && missing->isEmpty())
            break;
        if (access->time()->monotonic() >= deadline || !co_await pauseFor(access->time(), betweenLooks, context.stop)) {
            co_return missing
                ? failure(ErrorKind::Command, (missing->size() == 1 ? QCoreApplication::translate("Recovery", "%1 queue is not led yet: %2")
                                                                    : QCoreApplication::translate("Recovery", "%1 queues are not led yet, the first is %2"))
                                                  .arg(units::count(double(missing->size())), missing->first()))
                : std::unexpected(missing.error());
        }
    }
    for (const QueueRef &queue : survivors.gone)
        context.output(QCoreApplication::translate("Recovery", "%1 has no member left").arg(nameOf(queue)));
    // The others get their members back; that these stand still is what the plan's own checks say at its end.
    const QString words =
        survivors.gone.isEmpty()
            ? (survivors.count() == 1 ? QCoreApplication::translate("Recovery", "%1 queue goes on with one member")
                                      : QCoreApplication::translate("Recovery", "%1 queues go on with one member each"))
                  .arg(units::count(double(survivors.count())))
            : (survivors.gone.size() == 1
                   ? QCoreApplication::translate("Recovery", "%1 queue has no member left and needs a backup: %2; others that go on: %3")
                   : QCoreApplication::translate("Recovery", "%1 queues have no member left and need a backup, the first is %2; the other %3 go on"))
                  .arg(units::count(double(survivors.gone.size())), nameOf(survivors.gone.first()), units::count(double(survivors.count())));
    co_return saying(words, {{u"shrunk"_s, shrunk.size()}, {queuesKey, shrunk}});
}

/// Whoever of the profile's nodes does not run: the metadata may have forgotten it meanwhile, and the coordinator of the streams
/// counts it still.
QList<NodeName> lostOf(const ClusterProfile &profile, const QList<NodeName> &running, QList<NodeName> missed)
{
    for (const NodeProfile &node : profile.nodes) {
        if (!running.contains(node.name) && !missed.contains(node.name))
            missed.append(node.name);
    }
    return missed;
}

/// How the coordinator of the streams is, by that node's host.
QCoro::Task<Result<CoordinatorState>> askCoordinator(AccessPtr access, NodeName name, std::stop_token stop)
{
    const Result<QByteArray> said = co_await onHostOf(access, name, askCoordinatorCommand(name), {.timeout = oneCommand}, stop);
    if (!said)
        co_return std::unexpected(said.error());
    const std::optional<CoordinatorState> state = coordinatorFrom(*said);
    if (!state) {
        co_return failure(ErrorKind::Malformed,
                          QCoreApplication::translate("Recovery", "The host of %1 does not say how the coordinator of the streams is").arg(shortName(name)),
                          QString::fromUtf8(said->trimmed().right(200)));
    }
    co_return *state;
}

/// "orders: 1 of 3 members online, on broker1"
QString seatWords(const QueueSeat &seat)
{
    QStringList where;
    for (const NodeName &member : seat.online)
        where.append(shortName(member));
    const QString words = QCoreApplication::translate("Recovery", "%1 has %2 of %3 members online")
                              .arg(nameOf(seat.ref), QString::number(seat.online.size()), QString::number(seat.members.size()));
    return where.isEmpty() ? words : QCoreApplication::translate("Recovery", "%1: %2").arg(words, where.join(u", "_s));
}

/// Argument: {"ask"}. Answer: {"outcome": "some", "none" or "unknown", "queues"}.
OperationTask listStalled(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<Seats> seats = co_await askSeats(access, nodes(arguments, key::ask), false, context.stop);
    if (context.stop.stop_requested())
        co_return stoppedLooking();
    // Where nobody serves nobody can list them: that is no word that there are none.
    if (!seats)
        co_return saying(seats.error().message, {{u"outcome"_s, u"unknown"_s}});
    const QList<QueueSeat> stalled = stalledStreams(seats->queues);
    for (const auto listed = stalled.first(std::min(stalled.size(), mostStreamsTold)); const QueueSeat &seat : listed)
        context.output(seatWords(seat));
    const QString words = stalled.isEmpty() ? QCoreApplication::translate("Recovery", "Every stream has its majority and a leader")
                                            : (stalled.size() == 1 ? QCoreApplication::translate("Recovery", "%1 stream stands still: %2")
                                                                   : QCoreApplication::translate("Recovery", "%1 streams stand still, the first is %2"))
                                                  .arg(units::count(double(stalled.size())), nameOf(stalled.first().ref));
    co_return saying(words, {{u"outcome"_s, stalled.isEmpty() ? u"none"_s : u"some"_s}, {queuesKey, namesOfSeats(stalled)}});
}

/// Argument: {"ask"}. Answer: {"outcome": "alone" or "nothing", "queues": streams that stood still [[vhost, name, members before]…]}. Whoever gives
/// queues their members again must know those.
OperationTask coordinatorAlone(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const Result<WhoRuns> who = co_await whoRuns(access, ask, context.stop);
    if (!who)
        co_return std::unexpected(who.error());
    const auto &[running, missed] = *who;
    if (running.isEmpty())
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Recovery", "No node runs"));
    const NodeName survivor = running.first();
    const Result<CoordinatorState> before = co_await askCoordinator(access, survivor, context.stop);
    if (!before)
        co_return std::unexpected(before.error());
    QJsonArray streams = context.kept.value(queuesKey).toArray();
    if (*before != CoordinatorState::Lost) {
        co_return saying(*before == CoordinatorState::None ? QCoreApplication::translate("Recovery", "This cluster has no streams")
                                                           : QCoreApplication::translate("Recovery", "The coordinator of the streams has its majority"),
                         {{u"outcome"_s, u"nothing"_s}, {queuesKey, streams}});
    }
    const Result<Seats> seats = co_await askSeats(access, ask, false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    const bool hasStreams = std::ranges::any_of(seats->queues, [](const QueueSeat &seat) { return seat.type == QueueType::Stream; });
    if (running.size() > 1 && !hasStreams) {
        co_return saying(QCoreApplication::translate("Recovery", "The coordinator of the streams has no majority, and there is no stream: it is left alone"),
                         {{u"outcome"_s, u"nothing"_s}, {queuesKey, streams}});
    }
    if (running.size() > 1) {
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                                    "Recovery", "%1 nodes run, and the coordinator of the streams has no majority: only one of them can go on "
                                                                "alone. Stop all but one, or delete the streams and restore them in another cluster")
                                                    .arg(running.size()));
    }
    // Those whose nodes the metadata has forgotten with them are not told from others any more.
    if (const Status down = co_await allSurelyDown(access, lostOf(access->profile(), running, missed), ask, context); !down)
        co_return std::unexpected(down.error());
    streams = withThose(streams, stalledStreams(seats->queues));
    if (const Status kept = co_await context.keep({{queuesKey, streams}}); !kept)
        co_return std::unexpected(kept.error());
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    const Result<QByteArray> said = co_await onHostOf(access, survivor, coordinatorAloneCommand(survivor), {.timeout = oneCommand}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    if (said->trimmed().endsWith("unsupported")) {
        const QString cannot = QCoreApplication::translate("Recovery", "RabbitMQ on %1 has no way to bring the coordinator of its streams back without most of "
                                                                       "the nodes")
                                   .arg(shortName(survivor));
        if (hasStreams) {
            co_return failure(ErrorKind::Forbidden,
                              QCoreApplication::translate("Recovery", "%1: bring a lost node back with its data, or restore into another cluster").arg(cannot));
        }
        co_return saying(QCoreApplication::translate("Recovery", "%1. It has no stream, and cannot have one any more").arg(cannot),
                         {{u"outcome"_s, u"nothing"_s}, {queuesKey, streams}});
    }
    const Millis deadline = access->time()->monotonic() + ledWithin;
    for (;;) {
        const Result<CoordinatorState> after = co_await askCoordinator(access, survivor, context.stop);
        if (after && *after == CoordinatorState::Led)
            break;
        if (access->time()->monotonic() >= deadline || !co_await pauseFor(access->time(), betweenLooks, context.stop)) {
            co_return after
                ? failure(ErrorKind::Command, QCoreApplication::translate("Recovery", "%1 was told to go on alone with the streams, and does not lead them yet")
                                                  .arg(shortName(survivor)))
                : std::unexpected(after.error());
        }
    }
    co_return saying(QCoreApplication::translate("Recovery", "The coordinator of the streams goes on with %1 alone").arg(shortName(survivor)),
                     {{u"outcome"_s, u"alone"_s}, {queuesKey, streams}});
}

} // namespace

void addMajorityOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, metadataAloneName, access, metadataAlone);
    add(operations, shrinkName, access, shrink);
    add(operations, coordinatorAloneName, access, coordinatorAlone);
    add(operations, listStalledName, access, listStalled);
}

Step metadataAloneStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask)
{
    return goesOnStep(id, QCoreApplication::translate("Recovery", "The metadata goes on with the node that is left"),
                      call(metadataAloneName, {{key::ask, toJson(ask)}}), Millis{5000}, onOneOf(profile, ask, metadataAloneCommand),
                      QCoreApplication::translate("Recovery", "The cluster has forgotten the nodes that were lost"));
}

Step shrinkQueuesStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask)
{
    return goesOnStep(
        id, QCoreApplication::translate("Recovery", "Queues without their majority go on with the member that is left"),
        call(shrinkName, {{key::ask, toJson(ask)}}), Millis{10000},
        onOneOf(profile, ask, [](const NodeName &node) { return shrinkQueuesCommand(node, {QueueRef{.vhost = u"VHOST"_s, .name = u"QUEUE"_s}}); }),
        QCoreApplication::translate("Recovery", "What only the lost members had is gone"));
}

Step coordinatorAloneStep(const QString &id, const ClusterProfile &profile, const QList<NodeName> &ask)
{
    return goesOnStep(id, QCoreApplication::translate("Recovery", "The coordinator of the streams goes on with the node that is left"),
                      call(coordinatorAloneName, {{key::ask, toJson(ask)}}), Millis{10000}, onOneOf(profile, ask, coordinatorAloneCommand),
                      QCoreApplication::translate("Recovery", "What only the lost members had is gone"));
}

Step stalledStreamsStep(const QString &id, const QList<NodeName> &ask)
{
    Step step = check(id, QCoreApplication::translate("Recovery", "Which streams stand still"), call(listStalledName, {{key::ask, toJson(ask)}}), Millis{500});
    step.timeout = Millis{30000};
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
