#include "run/operations/GuardOperations.h"

#include "base/OffThread.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "base/WaitPool.h"
#include "run/operations/AutomaticWords.h"
#include "run/operations/FactsLook.h"
#include "run/operations/FailoverMark.h"
#include "run/operations/MembersLook.h"
#include "run/operations/NodeNames.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/SecondLook.h"
#include "run/operations/Standing.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto notBlockedName = "guard.not-blocked"_L1;
constexpr auto majorityName = "guard.majority"_L1;
constexpr auto membersKnownName = "guard.members-known"_L1;
constexpr auto quorumStaysName = "guard.quorum-stays"_L1;
constexpr auto proxiesAnswerName = "guard.proxies-answer"_L1;
constexpr auto anotherProxyName = "guard.another-proxy"_L1;
constexpr auto secondsKey = "seconds"_L1;
/// A failover waits for this.
constexpr Millis majorityPatience{1000};
/// Where else it would be refused for want of any word.
constexpr Millis busyPatience{15000};

/// Every other node serves clients at this moment. Error: which does not.
QCoro::Task<Status> othersServe(AccessPtr access, NodeName accused, std::stop_token stop)
{
    std::vector<std::pair<NodeName, QCoro::Task<Sight>>> looking;
    for (const auto listed = access->others(accused); const NodeName &other : listed)
        looking.emplace_back(other, lookFromHere(access, other, majorityPatience, stop));
    Status all;
    for (auto &[other, one] : looking) {
        if (co_await one != Sight::Answers)
            all = failure(ErrorKind::Forbidden, QCoreApplication::translate("Failover", "%1 does not answer either").arg(shortName(other)));
    }
    co_return all;
}

/// Argument: {"seconds", "without"}: no failover by itself so soon after another, unless a person
/// has acknowledged that one. Where nobody can say whether there was one, only while every node but "without" serves.
OperationTask notBlocked(QString journal, std::shared_ptr<const Clock> clock, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const std::chrono::seconds block{arguments.value(secondsKey).toInteger(3600)};
    const Result<AutomaticWords> words = co_await WaitingThread([journal] { return readAutomaticWords(journal); });
    if (!words)
        co_return std::unexpected(words.error());
    // The run that asks is open itself.
    const TimePoint last = words->lastEndedFailover;
    const TimePoint now = clock->now();
    if (words->isEndedUnacknowledged() && last > now - block) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Failover", "There was a failover %1 ago; until %2, or until somebody acknowledges it, none follows by itself")
                .arg(units::age(last, now), units::clockTime(last + block)));
    }
    // Said in this window or by another process, at any moment until the deed.
    if (words->paused && (isNever(words->pausedUntil) || now < words->pausedUntil)) {
        co_return failure(ErrorKind::Forbidden, words->pausedBy.isEmpty()
                                                    ? QCoreApplication::translate("Failover", "The automatic is paused")
                                                    : QCoreApplication::translate("Failover", "The automatic was paused by %1").arg(words->pausedBy));
    }
    // While a node hangs, the API of the others may hang too: then the brokers' hosts are heard.
    constexpr Millis guardPatience{500};
    const auto mark = co_await askFailoverMark(access, access->others({}), guardPatience, context.stop);
    if (mark && *mark && (*mark)->run != context.run && (*mark)->blocks(now, block))
        co_return failure(ErrorKind::Forbidden, describeBlock(**mark, now, block));
    // Never a second node while a first may be out by another console's hand. Whoever begins the run has looked before, and
    // knows that there was none some minutes ago.
    if (!mark) {
        if (const Status there = co_await othersServe(access, node(arguments, key::without), context.stop); !there) {
            co_return failure(ErrorKind::Forbidden,
                              QCoreApplication::translate("Failover", "Nobody can say whether another console has just failed a node over, and %1: %2")
                                  .arg(there.error().message, mark.error().message));
        }
    }
    co_return saying(QCoreApplication::translate("Failover", "No failover within the last %1").arg(units::duration(block)));
}

/// Argument: {"without"}: the other nodes that stay together are a majority.
OperationTask majority(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName without = node(arguments, key::without);
    const std::map<NodeName, NodeStanding> standing = co_await askStanding(access, access->others(without), majorityPatience, context.stop);
    for (const auto &[witness, said] : standing) {
        if (const Status known = knownAmong(without, said.named); !known)
            co_return std::unexpected(known.error());
    }
    const QList<NodeName> stay = nodesThatStay(standing);
    // The cluster may have grown since the profile was written: its own members count, and those that nobody can be asked
    // about but the others count as their word goes.
    const bool isTold = std::ranges::any_of(standing, [](const auto &one) { return one.second.answers; });
    QSet<NodeName> strangers = membersBesides(access->profile(), standing);
    qsizetype strangersLeft = std::ranges::count_if(strangers, [&](const NodeName &one) { return isCalledRunning(standing, stay, one); });
    if (!isTold) {
        // No API says anything, as while a node is frozen or cut off. That nobody knows them at all is membersKnownGuard()'s matter.
        const Members members = co_await askMembers(access, stay, context.stop);
        if (const Status known = knownAmong(without, members.names); !known)
            co_return std::unexpected(known.error());
        strangers = strangersAmong(access->profile(), members.names);
        strangersLeft = std::ranges::count_if(strangers, [&](const NodeName &one) { return members.linked.contains(one); });
    }
    const qsizetype all = access->profile().nodes.size() + strangers.size();
    const qsizetype left = stay.size() + strangersLeft;
    if (left <= all / 2)
        co_return failure(ErrorKind::Forbidden,
                          (left == 1 ? QCoreApplication::translate("Failover", "Without %1 only %2 of %3 nodes serves clients: no majority")
                                     : QCoreApplication::translate("Failover", "Without %1 only %2 of %3 nodes serve clients: no majority"))
                              .arg(shortName(without), QString::number(left), QString::number(all)),
                          phrases::clauses(disagreements(standing)));
    co_return saying(
        (left == 1 ? QCoreApplication::translate("Failover", "%1 of %2 nodes stays") : QCoreApplication::translate("Failover", "%1 of %2 nodes stay"))
            .arg(left)
            .arg(all));
}

/// Argument: {"without"}: somebody says which nodes the cluster has, or has said so some minutes ago.
OperationTask membersKnown(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> others = access->others(node(arguments, key::without));
    Members members = co_await askMembers(access, others, context.stop);
    if (members.names.isEmpty()) {
        // What the hosts cannot say the management APIs may; nobody has asked them, or not to the end. On a machine that is
        // busy both only take longer: that is no reason to refuse a person help.
        std::stop_source enough;
        const std::stop_callback onStop(context.stop, [enough]() mutable { enough.request_stop(); });
        const QCoro::Task<> asking = rememberMembers(access, others, busyPatience, enough.get_token());
        members = co_await askMembers(access, others, context.stop, busyPatience);
        if (!members.names.isEmpty())
            enough.request_stop();
        co_await asking;
        if (const std::optional<MembersTold> &told = access->membersTold(); told && members.names.isEmpty())
            members.names = told->names;
    }
    if (members.names.isEmpty()) {
        co_return failure(ErrorKind::Unreachable,
                          QCoreApplication::translate("Failover", "Nobody can say which nodes the cluster has: neither a management API nor a host of a broker "
                                                                  "answers. If it has more than the profile names, a majority may be lost"),
                          members.silent.join(u'\n'));
    }
    const QSet<NodeName> strangers = strangersAmong(access->profile(), members.names);
    if (strangers.isEmpty())
        co_return saying(QCoreApplication::translate("Failover", "The cluster has no node that the profile does not name"));
    co_return saying(QCoreApplication::translate("Failover", "The cluster has %1 nodes, the profile names %2; all are counted")
                         .arg(members.names.size())
                         .arg(access->profile().nodes.size()));
}

/// Argument: {"without", "ask"}: no replicated queue loses its majority.
OperationTask quorumStays(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName without = node(arguments, key::without);
    const Result<Seats> seats = co_await askSeats(access, nodes(arguments, key::ask), false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    if (const Status known = knownAmong(without, seats->nodes); !known)
        co_return std::unexpected(known.error());
    if (const Status read = seats->areAllRead(); !read)
        co_return std::unexpected(read.error());
    QStringList lost;
    for (const QueueSeat &seat : seats->queues) {
        if (seat.isUnplaced())
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Failover", "The broker does not say which members %1 has").arg(seat.ref.name));
        if (seat.replicated() && seat.members.contains(without) && !seat.keepsMajorityWithout(without))
            lost.append(seat.ref.name);
    }
    if (!lost.isEmpty()) {
        co_return failure(ErrorKind::Forbidden,
                          (lost.size() == 1 ? QCoreApplication::translate("Failover", "Without %1, %2 queue loses its majority: %3")
                                            : QCoreApplication::translate("Failover", "Without %1, %2 queues lose their majority, the first is %3"))
                              .arg(shortName(without), units::count(double(lost.size())), lost.first()));
    }
    co_return saying(QCoreApplication::translate("Failover", "Every queue keeps its majority"));
}

OperationTask askOne(AccessPtr access, QString name, std::stop_token stop)
{
    const ProxyFacts facts = co_await askProxy(access, ProxyName{name}, false, stop);
    if (facts.error)
        co_return std::unexpected(*facts.error);
    const Result<HaproxyClient> client = access->proxy(name);
    if (client && !facts.mayWrite)
        co_return std::unexpected(readOnlySocket(client->profile(), facts.level));
    co_return QJsonObject();
}

/// Argument: {"proxies"}: all of them answer, and may be told.
OperationTask proxiesAnswer(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QStringList names = texts(arguments, key::proxies);
    std::vector<OperationTask> asking;
    for (const QString &name : names)
        asking.push_back(askOne(access, name, context.stop));
    for (qsizetype i = 0; i < names.size(); ++i) {
        const OperationResult answer = co_await asking[std::size_t(i)];
        if (!answer)
            co_return failure(ErrorKind::Unreachable,
                              QCoreApplication::translate("Failover", "%1 cannot be told anything: %2").arg(names[i], answer.error().message),
                              answer.error().detail);
    }
    co_return saying(
        (names.size() == 1 ? QCoreApplication::translate("Failover", "%1 proxy answers") : QCoreApplication::translate("Failover", "%1 proxies answer"))
            .arg(names.size()));
}

/// Argument: {"proxies"}: one of them at least answers and has a server that takes clients.
OperationTask anotherProxy(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QStringList names = texts(arguments, key::proxies);
    if (names.isEmpty())
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Failover", "It is the only proxy: nobody can connect until it has started again"));
    QString why;
    for (const QString &name : names) {
        const Result<HaproxyClient> client = access->proxy(name);
        const Result<ProxyFigures> figures = client ? co_await client->figures(context.stop) : std::unexpected(client.error());
        if (figures && figures->serversUp() > 0)
            co_return saying(QCoreApplication::translate("Failover", "%1 answers and has servers").arg(name));
        why = figures ? QCoreApplication::translate("Failover", "%1 has no server that takes clients").arg(name)
                      : QCoreApplication::translate("Failover", "%1 cannot be asked: %2").arg(name, figures.error().message);
    }
    co_return failure(ErrorKind::Forbidden, why);
}

} // namespace

QCoro::Task<Status> parts::nodeMayGo(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> ask, StepContext context)
{
    const OperationResult stays = co_await majority(access, {{key::without, node.value}}, context);
    if (!stays)
        co_return std::unexpected(stays.error());
    const OperationResult queues = co_await quorumStays(access, {{key::without, node.value}, {key::ask, toJson(ask)}}, context);
    if (!queues)
        co_return std::unexpected(queues.error());
    co_return Status();
}

void addGuardOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, majorityName, access, majority);
    add(operations, membersKnownName, access, membersKnown);
    add(operations, quorumStaysName, access, quorumStays);
    add(operations, proxiesAnswerName, access, proxiesAnswer);
    add(operations, anotherProxyName, access, anotherProxy);
}

void addBlockGuard(Operations &operations, const QString &journal, std::shared_ptr<const Clock> clock, std::shared_ptr<ClusterAccess> access)
{
    operations.add(notBlockedName, [journal, clock = std::move(clock), access = std::move(access)](QJsonObject arguments, StepContext context) {
        return notBlocked(journal, clock, access, std::move(arguments), std::move(context));
    });
}

Guard notBlockedGuard(std::chrono::seconds block, const NodeName &without)
{
    return guard(u"not-blocked"_s, QCoreApplication::translate("Failover", "No flapping block"),
                 call(notBlockedName, {{secondsKey, qint64(block.count())}, {key::without, without.value}}), true);
}

Guard majorityGuard(const NodeName &without)
{
    return guard(u"majority"_s, QCoreApplication::translate("Failover", "A majority of nodes stays"), call(majorityName, {{key::without, without.value}}),
                 false);
}

Guard membersKnownGuard(const NodeName &without)
{
    return guard(u"members-known"_s, QCoreApplication::translate("Failover", "It is known which nodes the cluster has"),
                 call(membersKnownName, {{key::without, without.value}}), true);
}

Guard quorumStaysGuard(const NodeName &without, const QList<NodeName> &ask)
{
    return guard(u"quorum-stays"_s, QCoreApplication::translate("Failover", "Quorum stays"),
                 call(quorumStaysName, {{key::without, without.value}, {key::ask, toJson(ask)}}), true);
}

Guard proxiesAnswerGuard(const QStringList &proxies)
{
    return guard(u"proxies-answer"_s, QCoreApplication::translate("Failover", "All proxies answer"),
                 call(proxiesAnswerName, {{key::proxies, QJsonArray::fromStringList(proxies)}}), true);
}

Guard anotherProxyGuard(const QStringList &others)
{
    return guard(u"other-proxy"_s, QCoreApplication::translate("Failover", "Another proxy takes the clients meanwhile"),
                 call(anotherProxyName, {{key::proxies, QJsonArray::fromStringList(others)}}), true);
}

void addClusterOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    addHaproxyOperations(operations, access);
    addSessionOperations(operations, access);
    addBrokerOperations(operations, access);
    addMaintenanceOperations(operations, access);
    addLeaderOperations(operations, access);
    addConnectionOperations(operations, access);
    addHostOperations(operations, access);
    addAgentOperations(operations, access);
    addAmqpOperations(operations, access);
    addGuardOperations(operations, access);
    addRoomGuard(operations, access);
    addMarkOperations(operations, access);
}

} // namespace warrener
