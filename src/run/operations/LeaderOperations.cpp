#include "run/operations/LeaderOperations.h"

#include "base/Pause.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/NodeNames.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkMembersName = "broker.check-members"_L1;
constexpr auto leadersAwayName = "broker.leaders-away"_L1;
constexpr auto caughtUpName = "broker.caught-up"_L1;
constexpr auto rebalanceName = "broker.rebalance"_L1;
constexpr auto isBalancedName = "broker.is-balanced"_L1;
constexpr auto othersStayKey = "othersStay"_L1;
constexpr auto rebalancePath = "/api/rebalance/queues"_L1;

constexpr qsizetype mostNamed = 20;
constexpr qsizetype mostByName = 200;
constexpr int looksByName = 3;
constexpr Millis betweenLeaderLooks{300};
constexpr Millis membersPatience{30000};

/// Why the target could not lead the queue at once. Empty: it could.
QString whyNot(const QueueSeat &seat, const NodeName &to, const QMap<NodeName, Error> &untold)
{
    const QString name = shortName(to);
    switch (seat.memberOn(to)) {
    case MemberState::InSync:
        return {};
    case MemberState::None:
        return QCoreApplication::translate("Failover", "%1 has no member of %2, and no other node has one in sync").arg(name, seat.ref.name);
    case MemberState::Offline:
        return QCoreApplication::translate("Failover", "the member of %1 on %2 is not online").arg(seat.ref.name, name);
    case MemberState::Behind:
        return QCoreApplication::translate("Failover", "the member of %1 on %2 lacks %3 entries").arg(seat.ref.name, name, units::count(seat.behind.value(to)));
    case MemberState::NotKnown:
        break;
    }
    // How far it has come is one half; how far its leader has is the other.
    const NodeName &silent = untold.contains(to) ? to : seat.leader;
    return QCoreApplication::translate("Failover", "how far the member of %1 on %2 has come is not known: %3")
        .arg(seat.ref.name, name,
             untold.contains(silent) ? untold.value(silent).message : QCoreApplication::translate("Failover", "its metrics do not name the queue"));
}

/// Argument: {"from", "to", "ask"}: of every replicated queue that one leads the other has a member that is
/// online and up to date. Where it has none at all another member leads the queue, which must be up to
/// date. What is not known is a no.
OperationTask checkMembers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName from = node(arguments, key::from);
    const NodeName to = node(arguments, key::to);
    const Result<Seats> seats = co_await askSeats(access, nodes(arguments, key::ask), true, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    for (const NodeName &name : {from, to}) {
        if (const Status known = knownAmong(name, seats->nodes); !known)
            co_return std::unexpected(known.error());
    }
    if (const Status read = seats->areAllRead(); !read)
        co_return std::unexpected(read.error());
    QStringList against;
    qsizetype led = 0;
    qsizetype elsewhere = 0;
    for (const QueueSeat &seat : seats->queues) {
        if (seat.isUnplaced())
            against.append(QCoreApplication::translate("Failover", "The broker does not say which members %1 has").arg(seat.ref.name));
        if (seat.leader != from || !seat.replicated())
            continue;
        ++led;
        if (seat.memberOn(to) == MemberState::None && seat.hasOtherInSync(from, to)) {
            if (++elsewhere <= mostNamed)
                context.output(
                    QCoreApplication::translate("Failover", "%1 has no member of %2; another member will lead it").arg(shortName(to), seat.ref.name));
        } else if (const QString why = whyNot(seat, to, seats->untold); !why.isEmpty()) {
            against.append(why);
        }
    }
    if (elsewhere == led && led > 0) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "%1 has no member in sync of any of the %2 queues that %3 leads")
                                                  .arg(shortName(to), units::count(double(led)), shortName(from)));
    }
    if (!against.isEmpty()) {
        for (const auto listed = against.first(std::min(against.size(), mostNamed)); const QString &why : listed)
            context.output(why);
        co_return failure(
            ErrorKind::Command,
            against.size() == 1
                ? QCoreApplication::translate("Failover", "%1 cannot lead everything that %2 leads: %3").arg(shortName(to), shortName(from), against.first())
                : QCoreApplication::translate("Failover", "%1 cannot lead %2 queues that %3 leads: %4, and so on")
                      .arg(shortName(to), units::count(double(against.size())), shortName(from), against.first()));
    }
    co_return saying(QCoreApplication::translate("Failover", "%1 of %2 queues in sync on %3")
                         .arg(units::count(double(led - elsewhere)), units::count(double(led)), shortName(to)),
                     {{u"led"_s, led}});
}

/// It is left where it is: only a stop of the node moves it.
bool staysThere(const QueueSeat &seat, const NodeName &node)
{
    return !seat.movesInMaintenance() && seat.leader == node;
}

/// It has a majority without the node, and its leader is there, or nowhere yet.
bool waitsForLeader(const QueueSeat &seat, const NodeName &node, bool othersStay)
{
    if (othersStay && staysThere(seat, node))
        return false;
    return seat.isUnplaced() || (seat.keepsMajorityWithout(node) && (seat.leader == node || seat.leader.isEmpty()));
}

/// Argument: {"node", "ask", "othersStay"}. Done once it leads nothing replicated (apart from what may
/// stay), and everything that has a majority without it has a leader.
OperationTask leadersAway(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> asked = nodes(arguments, key::ask);
    const Result<Seats> seats = co_await askSeats(access, asked, false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    if (const Status known = knownAmong(name, seats->nodes); !known)
        co_return std::unexpected(known.error());
    const bool othersStay = arguments.value(othersStayKey).toBool();
    QList<QueueRef> waiting;
    qsizetype all = 0;
    qsizetype staying = 0;
    for (const QueueSeat &seat : seats->queues) {
        if (!seat.replicated() && !seat.isUnplaced())
            continue;
        if (othersStay && staysThere(seat, name)) {
            ++staying;
            continue;
        }
        ++all;
        if (waitsForLeader(seat, name, othersStay))
            waiting.append(seat.ref);
    }
    // The last few are asked for by name: the whole list would cost the broker a second each time.
    for (int look = 0; look < looksByName && !waiting.isEmpty() && waiting.size() <= mostByName; ++look) {
        if (!co_await pauseFor(access->time(), betweenLeaderLooks, context.stop))
            break;
        const Result<QList<QueueSeat>> again = co_await askSeatsOf(access, asked, waiting, context.stop);
        if (!again)
            break;
        waiting.clear();
        for (const QueueSeat &seat : *again) {
            if (waitsForLeader(seat, name, othersStay))
                waiting.append(seat.ref);
        }
    }
    const qsizetype settled = all - waiting.size();
    QStringList words{(settled == 1 ? QCoreApplication::translate("Failover", "%1 of %2 queues has its leader elsewhere")
                                    : QCoreApplication::translate("Failover", "%1 of %2 queues have their leader elsewhere"))
                          .arg(units::count(double(settled)), units::count(double(all)))};
    if (staying > 0)
        words.append((staying == 1 ? QCoreApplication::translate("Failover", "%1 stream or mirrored queue stays on %2 until it stops")
                                   : QCoreApplication::translate("Failover", "%1 streams or mirrored queues stay on %2 until it stops"))
                         .arg(units::count(double(staying)), shortName(name)));
    co_return whether(waiting.isEmpty(), phrases::clauses(words), all == 0 ? 1 : double(settled) / double(all));
}

/// Argument: {"node", "ask"}. Done once it runs, by its peers' word, and every member that it has is
/// online and up to date.
OperationTask caughtUp(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const QList<NodeName> asked = nodes(arguments, key::ask);
    const Result<NodeFigures> row = co_await rowOf(access, name, asked, context.stop);
    if (!row)
        co_return std::unexpected(row.error());
    if (!row->running)
        co_return whether(false, QCoreApplication::translate("Failover", "%1 has not joined yet").arg(shortName(name)));
    const Result<Seats> seats = co_await askSeats(access, asked, true, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    qsizetype all = 0;
    qsizetype ready = 0;
    QString notKnown;
    for (const QueueSeat &seat : seats->queues) {
        if (!seat.isUnplaced() && (!seat.replicated() || !seat.members.contains(name)))
            continue;
        ++all;
        ready += seat.isInSync(name) ? 1 : 0;
        if (seat.memberOn(name) == MemberState::NotKnown && notKnown.isEmpty())
            notKnown = whyNot(seat, name, seats->untold);
    }
    const QString words =
        QCoreApplication::translate("Failover", "%1 of %2 members have caught up").arg(units::count(double(ready)), units::count(double(all)));
    co_return whether(ready == all, notKnown.isEmpty() ? words : phrases::clauses({words, notKnown}), all == 0 ? 1 : double(ready) / double(all));
}

/// Argument: {"ask"}. Asynchronous on the broker.
OperationTask rebalance(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> asked = nodes(arguments, key::ask);
    Result<HttpReply> reply = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask"));
    for (const NodeName &peer : asked) {
        ManagementClient *client = access->management(peer);
        if (client == nullptr)
            continue;
        reply = co_await client->http().send({.method = "POST", .path = rebalancePath, .body = "{}", .headers = {{"Content-Type", "application/json"}}},
                                             context.stop);
        if (reply)
            co_return saying(QCoreApplication::translate("Failover", "%1 spreads the leaders").arg(shortName(peer)));
    }
    co_return std::unexpected(reply.error());
}

/// Argument: {"ask"}. Done once no node leads more than its share and one.
OperationTask isBalanced(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<Seats> seats = co_await askSeats(access, nodes(arguments, key::ask), false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QMap<NodeName, qsizetype> led;
    qsizetype all = 0;
    for (const NodeProfile &known : access->profile().nodes)
        led.insert(known.name, 0);
    for (const QueueSeat &seat : seats->queues) {
        if (!seat.replicated() || seat.leader.isEmpty())
            continue;
        ++all;
        ++led[seat.leader];
    }
    const double share = double(all) / double(std::max<qsizetype>(1, led.size()));
    const auto most = std::ranges::max_element(led);
    QStringList words;
    for (auto it = led.begin(); it != led.end(); ++it)
        words.append(QCoreApplication::translate("Failover", "%1 leads %2").arg(shortName(it.key()), units::count(double(it.value()))));
    co_return whether(led.isEmpty() || double(*most) <= share + 1, phrases::list(words));
}

QString leadersNotKnown(const ClusterFacts &facts, const NodeName &node)
{
    return QCoreApplication::translate("Failover", "Which queues %1 leads is not known: %2.")
        .arg(shortName(node), facts.queuesError ? facts.queuesError->message : QCoreApplication::translate("Failover", "no node could be asked"));
}

} // namespace

void addLeaderOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, checkMembersName, access, checkMembers);
    add(operations, leadersAwayName, access, leadersAway);
    add(operations, caughtUpName, access, caughtUp);
    add(operations, rebalanceName, access, rebalance);
    add(operations, isBalancedName, access, isBalanced);
}

Step checkMembersStep(const NodeName &from, const NodeName &to, const QList<NodeName> &ask)
{
    Step step =
        check(u"check-members"_s, QCoreApplication::translate("Failover", "%1 has members in sync of what %2 leads").arg(shortName(to), shortName(from)),
              call(checkMembersName, {{key::from, from.value}, {key::to, to.value}, {key::ask, toJson(ask)}}), Millis{500});
    // A tick of the logs, and the list of a broker that has very much to do.
    step.timeout = membersPatience;
    return step;
}

Step leadersAwayStep(const NodeName &node, const QList<NodeName> &ask, OtherLeaders others)
{
    QJsonObject arguments = askingAbout(node, ask);
    if (others == OtherLeaders::Stay)
        arguments.insert(othersStayKey, true);
    return wait(u"leaders"_s, QCoreApplication::translate("Failover", "Until every queue has its leader elsewhere"), call(leadersAwayName, arguments),
                Millis{300}, Millis{30000});
}

QString leadersThatStay(const ClusterFacts &facts, const NodeName &node)
{
    if (!facts.queuesKnown)
        return leadersNotKnown(facts, node);
    const qint64 staying = facts.stayingLedBy(node);
    if (staying == 0)
        return {};
    return QCoreApplication::translate("Failover", "%1 goes on leading %2 streams or mirrored queues until it stops; rabbitmq-streams restart_stream "
                                                   "--preferred-leader-node moves a stream before.")
        .arg(shortName(node), units::count(double(staying)));
}

QString leadersThatMove(const ClusterFacts &facts, const NodeName &node)
{
    if (!facts.queuesKnown)
        return leadersNotKnown(facts, node);
    const qint64 led = facts.ledCount(node);
    if (led == 0)
        return {};
    return (led == 1
                ? QCoreApplication::translate("Failover", "%1 queue that %2 leads, %3 of them streams or mirrored queues, finds another leader when it stops.")
                : QCoreApplication::translate("Failover", "%1 queues that %2 leads, %3 of them streams or mirrored queues, find another leader when it stops."))
        .arg(units::count(double(led)), shortName(node), units::count(double(facts.stayingLedBy(node))));
}

Step caughtUpStep(const NodeName &node, const QList<NodeName> &ask)
{
    return wait(u"caught-up"_s, QCoreApplication::translate("Failover", "Until %1 has joined and its members have caught up").arg(shortName(node)),
                call(caughtUpName, askingAbout(node, ask)), Millis{1000}, Millis{300000});
}

Step rebalanceStep(const QList<NodeName> &ask)
{
    Step step = action(u"rebalance"_s, QCoreApplication::translate("Failover", "Leaders are spread over all nodes"),
                       call(rebalanceName, {{key::ask, toJson(ask)}}), Millis{500});
    step.commands = {"POST "_L1 + rebalancePath};
    step.idempotent = true;
    step.cannotBeUndone = QCoreApplication::translate("Failover", "Leaders may be on any member");
    return step;
}

Step balancedStep(const QList<NodeName> &ask)
{
    Step step = wait(u"balanced"_s, QCoreApplication::translate("Failover", "Until no node leads more than its share"),
                     call(isBalancedName, {{key::ask, toJson(ask)}}), Millis{2000}, Millis{120000});
    step.onFailure = OnFailure::Continue; // members are not on all nodes everywhere
    return step;
}

} // namespace warrener
