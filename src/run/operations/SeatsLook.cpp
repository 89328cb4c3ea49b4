#include "run/operations/SeatsLook.h"

#include "base/Deadline.h"
#include "base/Pause.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OperationParts.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis betweenLagLooks{500};
constexpr qsizetype mostAskedSingly = 1000;
/// At one time: as many as Qt keeps connections to a server.
constexpr qsizetype askedSideBySide = 6;
/// For a host that is to spare the broker a long list; one that is slower than that is no help.
constexpr Millis namesPatience{2500};

/// Each name once: 4.0 tells a quorum queue's members that are online twice in one object.
QList<NodeName> namesOf(const QStringList &texts)
{
    QList<NodeName> names;
    for (const QString &text : texts) {
        if (!names.contains(NodeName{text}))
            names.append(NodeName{text});
    }
    return names;
}

QueueSeat seatOf(const QueueInfo &info)
{
    return {.ref = info.ref,
            .type = queueTypeFromId(info.type),
            .leader = {info.leader},
            .members = namesOf(info.members),
            .online = namesOf(info.online),
            .behind = {}};
}

QCoro::Task<std::pair<NodeName, Result<std::vector<RaftIndex>>>> askIndexes(std::shared_ptr<ClusterAccess> access, NodeName node, std::stop_token stop)
{
    BrokerMetricsClient *client = access->metrics(node);
    if (client == nullptr)
        co_return {node,
                   failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "The profile names no metrics address of %1").arg(node.value))};
    co_return {node, co_await client->raftIndexes(stop)};
}

/// How far the queue itself has come. A follower knows of no more than it has heard: what it says of the end of the log is the end
/// where its leader says so too, or where those that tell are a majority, which has all that was confirmed.
std::optional<double> endOfLog(const QueueSeat &seat, double commit, const QMap<NodeName, double> &written)
{
    if (const auto leader = written.constFind(seat.leader); leader != written.cend())
        return commit >= 0 ? commit : *leader;
    const auto tells = [&written](const NodeName &member) { return written.contains(member); };
    if (2 * std::ranges::count_if(seat.members, tells) <= seat.members.size())
        return std::nullopt;
    return std::max(commit, *std::ranges::max_element(written));
}

/// Several queues whose names cannot be read have one name here, and one row of figures: whose it is nobody can say.
bool isAmbiguous(const QueueRef &ref)
{
    return ref.name.contains(QChar::ReplacementCharacter) || ref.vhost.contains(QChar::ReplacementCharacter);
}

/// False: a member lacks more than what may be under way.
bool setLag(QList<QueueSeat> &seats, const LogProgress &first, const QHash<QueueRef, QMap<NodeName, double>> &written)
{
    QHash<QueueRef, int> sharing;
    for (const QueueSeat &seat : std::as_const(seats)) {
        if (isAmbiguous(seat.ref))
            ++sharing[seat.ref];
    }
    bool all = true;
    for (QueueSeat &seat : seats) {
        if (sharing.value(seat.ref, 1) > 1)
            continue;
        const QMap<NodeName, double> known = written.value(seat.ref);
        const std::optional<double> end = endOfLog(seat, first.commits.value(seat.ref, -1), first.written.value(seat.ref));
        if (!end)
            continue;
        for (auto it = known.begin(); it != known.end(); ++it) {
            seat.behind.insert(it.key(), std::max(0.0, *end - it.value()));
            all = all && (seat.isInSync(it.key()) || !seat.online.contains(it.key()));
        }
    }
    return all;
}

/// Streams and quorum queues come first in this page, and it ends after them. It proves that by its own order; where all
/// are classic queues the broker has to show that it heeds one.
QCoro::Task<bool> holdsEveryReplicated(ManagementClient *client, QueuePage page, std::stop_token stop)
{
    const auto isPlain = [](const QueueInfo &info) { return info.type == "classic"_L1; };
    const auto firstPlain = std::ranges::find_if(page.queues, isPlain);
    if (firstPlain == page.queues.end() || !std::all_of(firstPlain, page.queues.end(), isPlain))
        co_return false;
    if (firstPlain != page.queues.begin())
        co_return true;
    const Result<bool> sorts = co_await client->sortsPages(page.queues.first().ref, std::move(stop));
    co_return sorts && *sorts;
}

/// Before 4.0 classic queues may be replicated too, and nothing tells of it but the whole list.
QCoro::Task<bool> mayMirror(ManagementClient *client, std::stop_token stop)
{
    const Result<BrokerOverview> overview = co_await client->overview(stop);
    co_return !overview || QVersionNumber::fromString(overview->versions.rabbitmq).majorVersion() < 4;
}

void take(Seats &seats, const QueuePage &page)
{
    // A name that is no UTF-8 names it to nobody; where its members are is told all the same.
    for (const auto listed = page.queues + page.unnamed; const QueueInfo &info : listed) {
        if (!info.exclusive)
            seats.queues.append(seatOf(info));
    }
    seats.lost = page.lost;
}

/// Those again, each by itself, of which the list does not say where they are: 3.10's tells no stream's members.
/// Nobody waits for very many; they stay unplaced, which is no permission.
QCoro::Task<Status> placeAll(ManagementClient *client, QList<QueueSeat> *seats, std::stop_token stop)
{
    QList<QueueSeat> unplaced;
    for (const QueueSeat &seat : std::as_const(*seats)) {
        if (seat.isUnplaced() && !isAmbiguous(seat.ref) && unplaced.size() < mostAskedSingly)
            unplaced.append(seat);
    }
    QHash<QueueRef, std::optional<QueueSeat>> placed;
    for (qsizetype from = 0; from < unplaced.size(); from += askedSideBySide) {
        std::vector<std::pair<QueueRef, QCoro::Task<Result<QueueInfo>>>> asking;
        for (const auto listed = unplaced.mid(from, askedSideBySide); const QueueSeat &seat : listed)
            asking.emplace_back(seat.ref, client->queuePlace(seat.ref, stop));
        std::optional<Error> failed;
        for (auto &[ref, task] : asking) {
            const Result<QueueInfo> info = co_await task;
            if (info)
                placed.insert(ref, seatOf(*info));
            else if (info.error().kind == ErrorKind::NotFound)
                placed.insert(ref, std::nullopt);
            else
                failed = info.error();
        }
        if (failed)
            co_return std::unexpected(*failed);
    }
    QList<QueueSeat> all;
    for (const QueueSeat &seat : std::as_const(*seats)) {
        const auto known = placed.constFind(seat.ref);
        if (known == placed.cend() || *known)
            all.append(known == placed.cend() ? seat : **known);
    }
    *seats = all;
    co_return Status();
}

/// Of a long list, without it: the broker's host names the replicated ones, and each is asked by itself. Nothing where there is
/// no login, the host does not say, or there are very many.
QCoro::Task<std::optional<Seats>> askHostForSeats(std::shared_ptr<ClusterAccess> access, NodeName node, ManagementClient *client, std::stop_token stop)
{
    HostShell *shell = access->shellOf(node);
    if (shell == nullptr || !parts::isNodeName(node.value))
        co_return std::nullopt;
    const Result<CommandResult> said = co_await shell->run(parts::replicatedQueuesCommand(node, int(mostAskedSingly)),
                                                           {.timeout = namesPatience, .maxBytes = 4 * 1024 * 1024, .asRoot = true}, stop);
    if (!said || said->exitCode != 0)
        co_return std::nullopt;
    const Result<parts::ReplicatedQueues> told = parts::readReplicatedQueues(said->out);
    if (!told || told->total <= listedWhole || told->replicated != told->names.size())
        co_return std::nullopt;
    Seats seats{.queues = {}, .whole = false, .total = told->total, .nodes = {}};
    for (const QueueRef &ref : told->names)
        seats.queues.append({.ref = ref, .type = QueueType::Quorum}); // or a stream: unplaced as yet
    if (!co_await placeAll(client, &seats.queues, stop))
        co_return std::nullopt;
    co_return seats;
}

/// A stream's members are told by its coordinator, which without a majority of its own goes on telling what was: whose node does
/// not run is not online, and leads nothing.
void takeOffline(QList<QueueSeat> &seats, const QList<NodeName> &running)
{
    for (QueueSeat &seat : seats) {
        if (seat.type != QueueType::Stream)
            continue;
        seat.online.removeIf([&running](const NodeName &member) { return !running.contains(member); });
        if (!seat.isUnplaced() && !seat.online.contains(seat.leader))
            seat.leader = {};
    }
}

enum class Breadth : std::uint8_t { Replicated, Every };

QCoro::Task<Result<Seats>> askSeatsAt(std::shared_ptr<ClusterAccess> access, NodeName node, Breadth breadth, std::stop_token stop)
{
    ManagementClient *client = access->management(node);
    // A small question first: who hangs must not cost the patience that a long list gets.
    const Result<QList<NodeFigures>> nodes = co_await client->nodes(stop);
    if (!nodes)
        co_return std::unexpected(nodes.error());
    Seats seats;
    QList<NodeName> running;
    for (const NodeFigures &row : *nodes) {
        seats.nodes.append(row.name);
        if (row.running)
            running.append(row.name);
    }
    if (breadth == Breadth::Replicated && client->queuesSeen().value_or(listedWhole + 1) > listedWhole) {
        if (std::optional<Seats> told = co_await askHostForSeats(access, node, client, stop)) {
            told->nodes = seats.nodes;
            takeOffline(told->queues, running);
            co_return *std::move(told);
        }
    }
    Result<QueuePage> page = co_await client->queuePlaces(stop);
    if (!page)
        co_return std::unexpected(page.error());
    seats.total = page->total;
    seats.whole = page->pageCount <= 1;
    const bool wantsAll = breadth == Breadth::Every || page->total <= listedWhole;
    if (!seats.whole && (wantsAll || !co_await holdsEveryReplicated(client, *page, stop) || co_await mayMirror(client, stop))) {
        page = co_await client->allQueuePlaces(stop);
        if (!page)
            co_return std::unexpected(page.error());
        seats.total = page->total;
        seats.whole = true;
    }
    take(seats, *page);
    if (const Status placed = co_await placeAll(client, &seats.queues, stop); !placed)
        co_return std::unexpected(placed.error());
    takeOffline(seats.queues, running);
    co_return seats;
}

/// The first of these that answers.
QCoro::Task<Result<Seats>> askFirstOf(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Breadth breadth, std::stop_token stop)
{
    Result<Seats> outcome = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask about the queues"));
    for (const NodeName &node : std::as_const(nodes)) {
        if (access->management(node) == nullptr)
            continue;
        outcome = co_await askSeatsAt(access, node, breadth, stop);
        if (outcome)
            break;
    }
    co_return outcome;
}

} // namespace

Status Seats::areAllRead() const
{
    if (lost == 0)
        return {};
    return failure(
        ErrorKind::Forbidden,
        QCoreApplication::translate("Failover", "The broker lists queues that cannot be read (%1): nobody can say which members they have").arg(lost));
}

QCoro::Task<LogProgress> askProgress(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    std::vector<QCoro::Task<std::pair<NodeName, Result<std::vector<RaftIndex>>>>> tasks;
    for (const NodeProfile &node : access->profile().nodes)
        tasks.push_back(askIndexes(access, node.name, stop));
    LogProgress progress;
    for (auto &task : tasks) {
        const auto [node, indexes] = co_await task;
        if (!indexes) {
            progress.untold.insert(node, indexes.error());
            continue;
        }
        for (const RaftIndex &index : *indexes) {
            const QueueRef ref{.vhost = index.vhost, .name = index.queue};
            if (index.lastWritten >= 0)
                progress.written[ref].insert(node, index.lastWritten);
            progress.commits[ref] = std::max(progress.commits.value(ref, -1), index.commit);
        }
    }
    co_return progress;
}

QCoro::Task<> addLag(std::shared_ptr<ClusterAccess> access, QList<QueueSeat> *seats, LogProgress first, Millis patience, std::stop_token stop)
{
    const Deadline deadline(patience, stop);
    QHash<QueueRef, QMap<NodeName, double>> written = first.written;
    while (!setLag(*seats, first, written)) {
        if (patience < raftTick || !co_await pauseFor(access->time(), betweenLagLooks, deadline.token()))
            co_return;
        const LogProgress now = co_await askProgress(access, deadline.token());
        for (auto queue = now.written.begin(); queue != now.written.end(); ++queue) {
            for (auto member = queue->begin(); member != queue->end(); ++member)
                written[queue.key()][member.key()] = std::max(written[queue.key()].value(member.key(), -1), member.value());
        }
    }
}

QCoro::Task<Result<Seats>> askEverySeat(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, std::stop_token stop)
{
    return askFirstOf(std::move(access), std::move(nodes), Breadth::Every, std::move(stop));
}

QCoro::Task<Result<Seats>> askSeats(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, bool withLag, std::stop_token stop)
{
    Result<Seats> outcome = co_await askFirstOf(access, std::move(nodes), Breadth::Replicated, stop);
    if (outcome && withLag) {
        const LogProgress progress = co_await askProgress(access, stop);
        outcome->untold = progress.untold;
        co_await addLag(access, &outcome->queues, progress, raftTick, stop);
    }
    co_return outcome;
}

QCoro::Task<Result<QList<QueueSeat>>> askSeatsOf(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, QList<QueueRef> queues, std::stop_token stop)
{
    Result<QList<QueueSeat>> outcome = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask about the queues"));
    for (const NodeName &node : std::as_const(nodes)) {
        ManagementClient *client = access->management(node);
        if (client == nullptr)
            continue;
        outcome = QList<QueueSeat>();
        for (const QueueRef &queue : std::as_const(queues)) {
            // That the broker knows none of the name that stands for it does not say that it is no more.
            if (isAmbiguous(queue)) {
                outcome->append({.ref = queue, .type = QueueType::Quorum});
                continue;
            }
            const Result<QueueInfo> info = co_await client->queuePlace(queue, stop);
            if (info) {
                outcome->append(seatOf(*info));
            } else if (info.error().kind != ErrorKind::NotFound) {
                outcome = std::unexpected(info.error());
                break;
            }
        }
        if (outcome)
            break;
    }
    co_return outcome;
}

} // namespace warrener
