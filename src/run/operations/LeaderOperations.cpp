#include "run/operations/LeaderOperations.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/FactsLook.h"
#include "run/operations/OperationParts.h"
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
constexpr auto rebalancePath = "/api/rebalance/queues"_L1;

/// Argument: {"from", "to", "ask"}: every replicated queue that one leads has the other as a member
/// that is online and up to date.
OperationTask checkMembers(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName from = node(arguments, key::from);
    const NodeName to = node(arguments, key::to);
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, nodes(arguments, key::ask), true, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QStringList lacking;
    qsizetype led = 0;
    for (const QueueSeat &seat : *seats) {
        if (seat.leader != from || !seat.replicated())
            continue;
        ++led;
        if (!seat.isInSync(to))
            lacking.append(seat.ref.name);
    }
    if (lacking.size() == led && led > 0) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "%1 has no member in sync of any of the %2 queues that %3 leads")
                                                  .arg(shortName(to), units::count(double(led)), shortName(from)));
    }
    for (const QString &name : lacking.first(std::min<qsizetype>(lacking.size(), 20)))
        context.output(QCoreApplication::translate("Failover", "%1 has no member in sync of %2; another member will lead it").arg(shortName(to), name));
    co_return saying(QCoreApplication::translate("Failover", "%1 of %2 queues in sync on %3")
                         .arg(units::count(double(led - lacking.size())), units::count(double(led)), shortName(to)),
                     {{u"led"_s, led}});
}

/// Argument: {"node", "ask"}. Done once it leads nothing replicated, and everything that has a
/// majority without it has a leader.
OperationTask leadersAway(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, nodes(arguments, key::ask), false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    qsizetype waiting = 0;
    qsizetype all = 0;
    for (const QueueSeat &seat : *seats) {
        if (!seat.replicated())
            continue;
        ++all;
        if (seat.keepsMajorityWithout(name) && (seat.leader == name || seat.leader.isEmpty()))
            ++waiting;
    }
    co_return whether(waiting == 0,
                      QCoreApplication::translate("Failover", "%1 of %2 queues have their leader elsewhere")
                          .arg(units::count(double(all - waiting)), units::count(double(all))),
                      all == 0 ? 1 : double(all - waiting) / double(all));
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
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, asked, true, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    qsizetype all = 0;
    qsizetype ready = 0;
    for (const QueueSeat &seat : *seats) {
        if (!seat.replicated() || !seat.members.contains(name))
            continue;
        ++all;
        ready += seat.isInSync(name) ? 1 : 0;
    }
    co_return whether(ready == all,
                      QCoreApplication::translate("Failover", "%1 of %2 members have caught up").arg(units::count(double(ready)), units::count(double(all))),
                      all == 0 ? 1 : double(ready) / double(all));
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
    const Result<QList<QueueSeat>> seats = co_await askSeats(access, nodes(arguments, key::ask), false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QMap<NodeName, qsizetype> led;
    qsizetype all = 0;
    for (const NodeProfile &known : access->profile().nodes)
        led.insert(known.name, 0);
    for (const QueueSeat &seat : *seats) {
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
    return check(u"check-members"_s, QCoreApplication::translate("Failover", "%1 has members in sync of what %2 leads").arg(shortName(to), shortName(from)),
                 call(checkMembersName, {{key::from, from.value}, {key::to, to.value}, {key::ask, toJson(ask)}}), Millis{500});
}

Step leadersAwayStep(const NodeName &node, const QList<NodeName> &ask)
{
    return wait(u"leaders"_s, QCoreApplication::translate("Failover", "Until every queue has its leader elsewhere"),
                call(leadersAwayName, {{key::node, node.value}, {key::ask, toJson(ask)}}), Millis{300}, Millis{30000});
}

Step caughtUpStep(const NodeName &node, const QList<NodeName> &ask)
{
    return wait(u"caught-up"_s, QCoreApplication::translate("Failover", "Until %1 has joined and its members have caught up").arg(shortName(node)),
                call(caughtUpName, {{key::node, node.value}, {key::ask, toJson(ask)}}), Millis{1000}, Millis{300000});
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
