#include "run/operations/RepairOperations.h"

#include "base/Pause.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "look/host/MarkedOutput.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/ClusterConditions.h"
#include "run/operations/FeatureFlags.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/RepairCommands.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/SecondLook.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/SurelyDown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto nodeStateName = "node.state"_L1;
constexpr auto noOnlyCopiesName = "guard.no-only-copies"_L1;
constexpr auto inTroubleName = "guard.node-in-trouble"_L1;
constexpr auto onlyCopiesName = "queues.only-copies"_L1;
constexpr auto setAsideName = "node.set-data-aside"_L1;
constexpr auto putBackName = "node.put-data-back"_L1;
constexpr auto forgetName = "cluster.forget-node"_L1;
constexpr auto isForgottenName = "cluster.is-forgotten"_L1;
constexpr auto joinName = "node.join-cluster"_L1;
constexpr auto growName = "queues.grow"_L1;
constexpr auto diskUsageName = "host.disk-usage"_L1;
constexpr auto copyCookieName = "host.copy-cookie"_L1;
constexpr auto restoreCookieName = "host.restore-cookie"_L1;
constexpr auto reloadCertificatesName = "broker.reload-certificates"_L1;
constexpr auto outcomeKey = "outcome"_L1;
constexpr auto asideKey = "aside"_L1;
constexpr auto shrunkKey = "shrunk"_L1;
constexpr auto streamsKey = "streams"_L1;
constexpr Millis certificatesPatience{20000};
constexpr Millis repairPatience{120000};
constexpr Millis joinPatience{300000};
constexpr Millis growthSeen{60000};
constexpr Millis betweenGrowthLooks{3000};
constexpr Millis joinSeen{60000};
constexpr Millis betweenJoinLooks{2000};
constexpr qsizetype mostTold = 200;

QString lastLines(const QByteArray &text)
{
    return QString::fromUtf8(text).trimmed().right(500);
}

/// Argument: {"node", "ask"}. Guard: something keeps it from serving. Its own host and its peers together call it well.
OperationTask inTrouble(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<NodeFigures> row = co_await rowOf(access, name, nodes(arguments, key::ask), context.stop);
    if (!row && row.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(row.error());
    const NodeTrouble trouble = row && row->running ? co_await askTrouble(access, name, context) : NodeTrouble::Unknown;
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Recovery", "Stopped while looking"));
    if (trouble == NodeTrouble::None)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 serves: nothing is wrong with it").arg(shortName(name)));
    // A command that does not answer, or a login that fails, is no word against the peers'.
    const bool saysNothing = trouble == NodeTrouble::Unknown || trouble == NodeTrouble::Hung || trouble == NodeTrouble::HostSilent;
    if (row && row->running && saysNothing) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Recovery", "Its peers see %1 run, and its own host does not say otherwise: %2").arg(shortName(name), toWord(trouble)));
    }
    co_return saying(QCoreApplication::translate("Recovery", "%1 does not serve as it should").arg(shortName(name)));
}

/// Argument: {"node", "ask"}. Answer: {"outcome": id of NodeTrouble}.
OperationTask nodeState(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    NodeTrouble trouble = co_await askTrouble(access, name, context);
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Recovery", "Stopped while looking"));
    // Its peers know what its own host cannot tell; only together they may call it well.
    const Result<NodeFigures> row = co_await rowOf(access, name, nodes(arguments, key::ask), context.stop);
    if (row)
        context.output(row->running ? QCoreApplication::translate("Recovery", "Its peers see %1 run").arg(shortName(name))
                                    : QCoreApplication::translate("Recovery", "Its peers do not see %1 run").arg(shortName(name)));
    else
        context.output(row.error().message);
    const QString words = QCoreApplication::translate("Recovery", "%1: %2").arg(shortName(name), toWord(trouble));
    // A command on its host that gives no answer in time may be slow, or not be found: nothing is ended for that alone.
    if (trouble == NodeTrouble::Hung && row && row->running) {
        context.output(QCoreApplication::translate("Recovery", "A node that its peers see run is not restarted for that. Look at its log; where it serves "
                                                               "nobody, restart its service by hand"));
        trouble = NodeTrouble::Unknown;
    }
    co_return saying(words, {{outcomeKey, toId(trouble)}});
}

/// Queues that are on this node alone, but for those that go with their connection.
QCoro::Task<Result<QStringList>> onlyCopiesOn(AccessPtr access, NodeName name, QList<NodeName> ask, std::stop_token stop)
{
    const Result<Seats> seats = co_await askEverySeat(access, ask, stop);
    if (!seats)
        co_return std::unexpected(seats.error());
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
        co_return saying(alone.error().message, {{outcomeKey, u"unknown"_s}});
    for (const QString &queue : alone->first(std::min(alone->size(), mostTold)))
        context.output(queue);
    co_return saying(onlyCopiesWords(*alone, name), {{outcomeKey, alone->isEmpty() ? u"none"_s : u"some"_s},
                                                     {u"queues"_s, QJsonArray::fromStringList(alone->first(std::min(alone->size(), mostTold)))}});
}

/// Nobody among `ask` counts it as a member any more. None: nobody could be asked.
QCoro::Task<std::optional<bool>> isForgottenBy(AccessPtr access, NodeName name, QList<NodeName> ask, std::stop_token stop)
{
    const Result<NodeFigures> row = co_await rowOf(access, name, ask, stop);
    if (row)
        co_return false;
    if (row.error().kind == ErrorKind::NotFound)
        co_return true;
    co_return std::nullopt;
}

/// Argument: {"node", "ask"}. What the undo must know is kept before: the run that the folder is named by.
OperationTask setAside(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    if (!isNodeName(name.value))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "“%1” cannot be the name of a node").arg(name.value.left(60)));
    const HostProfile host = hostOf(access->profile(), name);
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    if (const Status stopped = co_await isStoppedThere(access, name, context); !stopped)
        co_return std::unexpected(stopped.error());
    if (const Status kept = co_await context.keep({{asideKey, asideName(context.run)}}); !kept)
        co_return std::unexpected(kept.error());
    const Result<QByteArray> said = co_await onHostOf(access, name, setAsideCommand(host, name, context.run), {.timeout = repairPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    const QString last = QString::fromUtf8(*said).trimmed().section(u'\n', -1);
    if (last == "nothing"_L1)
        co_return saying(QCoreApplication::translate("Recovery", "%1 has no data to set aside").arg(shortName(name)), {{outcomeKey, u"nothing"_s}});
    if (!last.startsWith("aside "_L1))
        co_return failure(ErrorKind::Malformed,
                          QCoreApplication::translate("Recovery", "The host of %1 does not say what became of its data").arg(shortName(name)), last.left(200));
    co_return saying(QCoreApplication::translate("Recovery", "The data of %1 is kept in %2").arg(shortName(name), last.sliced(6)),
                     {{outcomeKey, u"aside"_s}, {u"path"_s, last.sliced(6)}});
}

/// Argument: {"node", "ask"}.
OperationTask putBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    if (context.kept.value(asideKey).toString().isEmpty())
        co_return saying(QCoreApplication::translate("Recovery", "Nothing of %1 was set aside").arg(shortName(name)));
    const Result<NodeFigures> row = co_await rowOf(access, name, nodes(arguments, key::ask), context.stop);
    if (row && row->running)
        co_return saying(QCoreApplication::translate("Recovery", "%1 runs with its new data: the old stays in %2")
                             .arg(shortName(name), context.kept.value(asideKey).toString()));
    if (!row && row.error().kind == ErrorKind::NotFound) {
        co_return saying(QCoreApplication::translate("Recovery", "The cluster has forgotten %1: its old data would be refused, and stays in %2")
                             .arg(shortName(name), context.kept.value(asideKey).toString()));
    }
    if (!row)
        co_return std::unexpected(row.error());
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    if (const Status stopped = co_await isStoppedThere(access, name, context); !stopped)
        co_return std::unexpected(stopped.error());
    const HostProfile host = hostOf(access->profile(), name);
    const Result<QByteArray> said = co_await onHostOf(access, name, putBackCommand(host, name, context.run), {.timeout = repairPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Recovery", "The data of %1 is where it was").arg(shortName(name)));
}

/// Argument: {"node", "ask"}. Probe.
OperationTask isForgotten(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const std::optional<bool> forgotten = co_await isForgottenBy(access, name, nodes(arguments, key::ask), context.stop);
    if (!forgotten)
        co_return failure(ErrorKind::Unreachable,
                          QCoreApplication::translate("Recovery", "Nobody tells whether the cluster still knows %1").arg(shortName(name)));
    co_return whether(*forgotten, *forgotten ? QCoreApplication::translate("Recovery", "The cluster has forgotten %1").arg(shortName(name))
                                             : QCoreApplication::translate("Recovery", "The cluster knows %1").arg(shortName(name)));
}

/// Argument: {"node", "ask"}.
OperationTask forget(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> ask = nodes(arguments, key::ask);
    if (!isNodeName(name.value))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "“%1” cannot be the name of a node").arg(name.value.left(60)));
    if (co_await isForgottenBy(access, name, ask, context.stop) == true)
        co_return saying(QCoreApplication::translate("Recovery", "The cluster has forgotten %1 already").arg(shortName(name)));
    if (const Status down = co_await surelyDown(access, name, ask, context); !down)
        co_return std::unexpected(down.error());
    NodeName where;
    const Result<QByteArray> said = co_await onHostOfAny(
        access, ask, [name](const NodeName &peer) { return forgetCommand(peer, name); }, {.timeout = repairPatience}, &where, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    // What was only told is read back.
    if (co_await isForgottenBy(access, name, ask, context.stop) != true) {
        co_return failure(ErrorKind::Command,
                          QCoreApplication::translate("Recovery", "%1 was told, and its peers still know %2").arg(shortName(where), shortName(name)),
                          lastLines(*said));
    }
    co_return saying(QCoreApplication::translate("Recovery", "The cluster has forgotten %1").arg(shortName(name)));
}

/// Its own word may be of before it was forgotten: with its old data it counts peers that do not know it any more. What counts is
/// that they see it run, the one first that it has joined.
QCoro::Task<Status> seenByPeers(AccessPtr access, NodeName name, NodeName peer, QList<NodeName> ask, std::stop_token stop)
{
    ask.removeIf([&](const NodeName &each) { return each == name || each == peer; });
    ask.prepend(peer);
    const Millis deadline = access->time()->monotonic() + joinSeen;
    for (;;) {
        const Result<NodeFigures> row = co_await rowOf(access, name, ask, stop);
        if (row && row->running)
            co_return Status();
        if (access->time()->monotonic() < deadline && co_await pauseFor(access->time(), betweenJoinLooks, stop))
            continue;
        if (!row && row.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(row.error());
        co_return failure(ErrorKind::Command,
                          QCoreApplication::translate("Recovery", "%1 says that it is with %2, and its peers do not see it run there. Where "
                                                                  "it has its data of before, these are to be set aside first")
                              .arg(shortName(name), shortName(peer)));
    }
}

/// Argument: {"node", "ask"}.
OperationTask join(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const HostProfile host = hostOf(access->profile(), name);
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    const Result<QString> start = serviceCommand(host, ServiceVerb::Start);
    if (!start)
        co_return std::unexpected(start.error());
    // To a peer that runs: the first of those that count each other so.
    NodeName peer;
    for (const NodeName &each : ask) {
        const Result<NodeFigures> row = co_await rowOf(access, each, {each}, context.stop);
        if (row && row->running && isNodeName(each.value)) {
            peer = each;
            break;
        }
    }
    if (peer.isEmpty())
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Recovery", "No peer of %1 runs that it could join").arg(shortName(name)));
    const Result<QByteArray> started = co_await onHostOf(access, name, *start, {.timeout = joinPatience}, context.stop);
    if (!started)
        co_return std::unexpected(started.error());
    context.progress(-1, QCoreApplication::translate("Recovery", "its service has started"));
    const Result<QByteArray> joined = co_await onHostOf(access, name, joinCommand(name, peer), {.timeout = joinPatience}, context.stop);
    if (!joined)
        co_return std::unexpected(joined.error());
    if (!joined->contains("joined"))
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Recovery", "%1 has not joined").arg(shortName(name)), lastLines(*joined));
    if (const Status seen = co_await seenByPeers(access, name, peer, ask, context.stop); !seen)
        co_return std::unexpected(seen.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 has joined %2").arg(shortName(name), shortName(peer)));
}

/// Queues and streams with an even number of members, none of them on the node, and such of `shrunk`.
QCoro::Task<Result<QList<QueueSeat>>> lackingOn(AccessPtr access, NodeName name, QList<NodeName> ask, QSet<QueueRef> shrunk, std::stop_token stop)
{
    const Result<Seats> seats = co_await askSeats(access, ask, false, stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QList<QueueSeat> lacking;
    for (const QueueSeat &seat : seats->queues) {
        const bool isRaft = seat.type == QueueType::Quorum || seat.type == QueueType::Stream;
        const bool lacks = seat.members.size() % 2 == 0 || shrunk.contains(seat.ref);
        if (isRaft && !seat.isUnplaced() && lacks && !seat.members.contains(name))
            lacking.append(seat);
    }
    co_return lacking;
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
            access, ask, [name](const NodeName &peer) { return growCommand(peer, name); }, {.timeout = joinPatience}, &where, context.stop));
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
            note(co_await onHostOfAny(access, ask, command, {.timeout = joinPatience}, &where, context.stop));
        }
    }
    qsizetype told = 0;
    for (const QueueSeat &seat : std::as_const(lacking)) {
        ++told;
        if (seat.type != QueueType::Stream || context.stop.stop_requested())
            continue;
        const auto command = [name, ref = seat.ref](const NodeName &peer) { return addReplicaCommand(peer, ref.vhost, ref.name, name); };
        note(co_await onHostOfAny(access, ask, command, {.timeout = repairPatience}, &where, context.stop));
        context.progress(double(told) / double(lacking.size()), seat.ref.name);
    }
}

/// What the step of that name has shrunk.
QSet<QueueRef> shrunkBy(const QString &step, const StepContext &context)
{
    QSet<QueueRef> queues;
    for (const QJsonValue each : context.results.value(step).value("queues"_L1).toArray())
        queues.insert({.vhost = each.toArray().at(0).toString(), .name = each.toArray().at(1).toString()});
    return queues;
}

/// Argument: {"node", "ask"}, and "shrunk", the step that has shrunk queues, and "streams", the one that knows which stood still. Success is that none lacks a
/// member any more; told again for a minute.
OperationTask grow(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> ask = nodes(arguments, key::ask);
    if (!isNodeName(name.value))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "“%1” cannot be the name of a node").arg(name.value.left(60)));
    const QSet<QueueRef> stood = shrunkBy(arguments.value(streamsKey).toString(), context);
    const QSet<QueueRef> shrunk = shrunkBy(arguments.value(shrunkKey).toString(), context) + stood;
    Result<QList<QueueSeat>> lacking = co_await lackingOn(access, name, ask, shrunk, context.stop);
    if (!lacking)
        co_return std::unexpected(lacking.error());
    const qsizetype all = lacking->size();
    if (all == 0)
        co_return saying(QCoreApplication::translate("Recovery", "No queue lacks a member"), {{u"grown"_s, 0}});
    const Millis deadline = access->time()->monotonic() + growthSeen;
    for (;;) {
        co_await tellGrowth(access, name, ask, *lacking, context);
        lacking = co_await lackingOn(access, name, ask, shrunk, context.stop);
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

/// Argument: {"node"}.
OperationTask diskUsage(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const HostProfile host = hostOf(access->profile(), name);
    const Result<QByteArray> said = co_await onHostOf(access, name, diskUsageCommand(host), {.timeout = repairPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    for (const QString &line : QString::fromUtf8(*said).split(u'\n', Qt::SkipEmptyParts))
        context.output(line.left(200));
    co_return saying(QCoreApplication::translate("Recovery", "What takes the space on %1 stands in the output").arg(shortName(name)));
}

/// Argument: {"node", "ask"}.
OperationTask copyCookie(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const HostProfile host = hostOf(access->profile(), name);
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    QByteArray cookie;
    NodeName from;
    for (const NodeName &peer : nodes(arguments, key::ask)) {
        const Result<QByteArray> said = co_await onHostOf(access, peer, readCookieCommand(hostOf(access->profile(), peer)), {}, context.stop);
        constexpr qsizetype longest = 255; // of an atom
        if (!said || said->trimmed().isEmpty() || said->trimmed().size() > longest)
            continue;
        // Whose is the right one is not for us to guess.
        if (!cookie.isEmpty() && cookie.trimmed() != said->trimmed()) {
            co_return failure(
                ErrorKind::Forbidden,
                QCoreApplication::translate("Recovery", "The hosts of %1 and %2 have different cookies themselves").arg(shortName(from), shortName(peer)));
        }
        cookie = *said;
        from = peer;
    }
    if (cookie.isEmpty())
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Recovery", "No peer's host gives its cookie"));
    if (const Status kept = co_await context.keep({{asideKey, context.run}}); !kept)
        co_return std::unexpected(kept.error());
    const Result<QByteArray> written = co_await onHostOf(access, name, writeCookieCommand(host, context.run), {.input = cookie}, context.stop);
    if (!written)
        co_return std::unexpected(written.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 has the cookie of %2").arg(shortName(name), shortName(from)));
}

OperationTask restoreCookie(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    if (context.kept.value(asideKey).toString().isEmpty())
        co_return saying(QCoreApplication::translate("Recovery", "The cookie of %1 was not touched").arg(shortName(name)));
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    const Result<QByteArray> said = co_await onHostOf(access, name, restoreCookieCommand(hostOf(access->profile(), name), context.run), {}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 has the cookie that it had").arg(shortName(name)));
}

OperationTask reloadCertificates(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<QByteArray> said = co_await onHostOf(access, name, clearCertificatesCommand(name), {.timeout = certificatesPatience}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 reads its certificates anew").arg(shortName(name)));
}

QCoro::Task<std::pair<NodeName, Result<QByteArray>>> cookieHashOf(AccessPtr access, NodeName name, QString salt, std::stop_token stop)
{
    co_return {name, co_await onHostOf(access, name, cookieHashCommand(hostOf(access->profile(), name), salt), {}, stop)};
}

Step repairStep(const QString &id, const QString &title, const Call &act, Millis expected, Millis longest)
{
    Step step = action(id, title, act, expected);
    step.timeout = longest;
    return step;
}

QJsonObject askingOf(const NodeName &node, const QList<NodeName> &ask)
{
    return {{key::node, node.value}, {key::ask, toJson(ask)}};
}

/// A peer's host, for showing what runs there.
HostProfile peerHost(const ClusterProfile &profile, const QList<NodeName> &ask)
{
    return hostOf(profile, ask.isEmpty() ? NodeName{} : ask.first());
}

} // namespace

void addRepairOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, nodeStateName, access, nodeState);
    add(operations, noOnlyCopiesName, access, noOnlyCopies);
    add(operations, inTroubleName, access, inTrouble);
    add(operations, onlyCopiesName, access, listOnlyCopies);
    add(operations, setAsideName, access, setAside);
    add(operations, putBackName, access, putBack);
    add(operations, forgetName, access, forget);
    add(operations, isForgottenName, access, isForgotten);
    add(operations, joinName, access, join);
    add(operations, growName, access, grow);
    add(operations, diskUsageName, access, diskUsage);
    add(operations, copyCookieName, access, copyCookie);
    add(operations, restoreCookieName, access, restoreCookie);
    addFeatureFlagOperations(operations, access);
    add(operations, reloadCertificatesName, access, reloadCertificates);
}

QCoro::Task<Result<QMap<NodeName, QString>>> askCookieHashes(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    const QString salt = newMark();
    std::vector<QCoro::Task<std::pair<NodeName, Result<QByteArray>>>> asking;
    for (const NodeProfile &known : access->profile().nodes)
        asking.push_back(cookieHashOf(access, known.name, salt, stop));
    QMap<NodeName, QString> hashes;
    std::optional<Error> trouble;
    for (auto &one : asking) {
        const auto [name, said] = co_await one;
        if (!said) {
            trouble = trouble.value_or(said.error());
            continue;
        }
        const QString last = QString::fromUtf8(*said).trimmed().section(u'\n', -1);
        hashes.insert(name, last == "none"_L1 ? QString() : last.section(u' ', 0, 0));
    }
    if (trouble)
        co_return std::unexpected(*trouble);
    co_return hashes;
}

Step nodeStateStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    Step step = check(id, QCoreApplication::translate("Recovery", "What keeps %1 from serving").arg(shortName(node)), call(nodeStateName, askingOf(node, ask)),
                      Millis{3000});
    step.timeout = troublePatience * 2;
    step.commands = {shown(hostOf(profile, node), troubleCommand(hostOf(profile, node), node, u"#"_s))};
    return step;
}

Guard inTroubleGuard(const NodeName &node, const QList<NodeName> &ask)
{
    return guard(u"in-trouble"_s, QCoreApplication::translate("Recovery", "Something keeps the node from serving"), call(inTroubleName, askingOf(node, ask)),
                 true);
}

Guard noOnlyCopiesGuard(const NodeName &node, const QList<NodeName> &ask)
{
    return guard(u"no-only-copies"_s, QCoreApplication::translate("Recovery", "No queue has its only copy on the node"),
                 call(noOnlyCopiesName, askingOf(node, ask)), true);
}

Step onlyCopiesStep(const QString &id, const NodeName &node, const QList<NodeName> &ask)
{
    Step step = check(id, QCoreApplication::translate("Recovery", "Which queues have their only copy on %1").arg(shortName(node)),
                      call(onlyCopiesName, askingOf(node, ask)), Millis{500});
    step.timeout = Millis{30000};
    step.onFailure = OnFailure::Continue;
    return step;
}

Step setDataAsideStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    const HostProfile host = hostOf(profile, node);
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "Set the data of %1 aside").arg(shortName(node)),
                           call(setAsideName, askingOf(node, ask)), Millis{1500}, repairPatience);
    step.force = true;
    step.idempotent = true;
    step.commands = {shown(host, setAsideCommand(host, node, u"RUN"_s))};
    step.undo = Undo{.act = call(putBackName, askingOf(node, ask)),
                     .words = QCoreApplication::translate("Recovery", "put it back"),
                     .command = shown(host, putBackCommand(host, node, u"RUN"_s)),
                     .timeout = repairPatience};
    return step;
}

Step forgetNodeStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "The cluster forgets %1").arg(shortName(node)), call(forgetName, askingOf(node, ask)),
                           Millis{5000}, repairPatience);
    step.force = true;
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = {shown(peerHost(profile, ask), forgetCommand(ask.value(0), node))};
    step.probe = call(isForgottenName, askingOf(node, ask));
    step.cannotBeUndone = QCoreApplication::translate("Recovery", "A node that was forgotten comes back as a new one: it joins again");
    return step;
}

Step joinClusterStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    const HostProfile host = hostOf(profile, node);
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "%1 joins the cluster").arg(shortName(node)), call(joinName, askingOf(node, ask)),
                           Millis{15000}, joinPatience);
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = {shown(host, serviceCommand(host, ServiceVerb::Start).value_or(QString())),
                     shown(host, joinCommand(node, ask.isEmpty() ? node : ask.first()))};
    step.probe = conditionCall(ClusterCondition::NodeRunning, node, ask);
    step.cannotBeUndone = QCoreApplication::translate("Recovery", "The node is back");
    return step;
}

Step growMembersStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask, const QString &shrunk,
                     const QString &streams)
{
    QJsonObject arguments = askingOf(node, ask);
    if (!streams.isEmpty())
        arguments.insert(streamsKey, streams);
    if (!shrunk.isEmpty())
        arguments.insert(shrunkKey, shrunk);
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "Queues that lack a member get one on %1").arg(shortName(node)),
                           call(growName, arguments), Millis{5000}, joinPatience);
    step.idempotent = true;
    step.onFailure = OnFailure::Stop;
    step.commands = {shown(peerHost(profile, ask), growCommand(ask.value(0), node))};
    step.cannotBeUndone = QCoreApplication::translate("Recovery", "The queues have the members that they had");
    return step;
}

Step diskUsageStep(const QString &id, const ClusterProfile &profile, const NodeName &node)
{
    Step step = check(id, QCoreApplication::translate("Recovery", "Where the disk space of %1 has gone").arg(shortName(node)),
                      call(diskUsageName, {{key::node, node.value}}), Millis{2000});
    step.timeout = repairPatience;
    step.commands = {shown(hostOf(profile, node), diskUsageCommand(hostOf(profile, node)))};
    step.onFailure = OnFailure::Continue;
    return step;
}

Step copyCookieStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    const HostProfile host = hostOf(profile, node);
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "%1 gets its peers' Erlang cookie").arg(shortName(node)),
                           call(copyCookieName, askingOf(node, ask)), Millis{2000}, repairPatience);
    step.force = true;
    step.idempotent = true;
    step.commands = {shown(host, writeCookieCommand(host, u"RUN"_s))};
    step.undo = Undo{.act = call(restoreCookieName, askingOf(node, ask)),
                     .words = QCoreApplication::translate("Recovery", "the cookie that was there"),
                     .command = shown(host, restoreCookieCommand(host, u"RUN"_s))};
    return step;
}

Step reloadCertificatesStep(const QString &id, const ClusterProfile &profile, const NodeName &node)
{
    Step step = repairStep(id, QCoreApplication::translate("Recovery", "%1 reads its certificates anew").arg(shortName(node)),
                           call(reloadCertificatesName, {{key::node, node.value}}), Millis{2000}, certificatesPatience);
    step.idempotent = true;
    step.commands = {shown(hostOf(profile, node), clearCertificatesCommand(node))};
    return step;
}

} // namespace warrener
