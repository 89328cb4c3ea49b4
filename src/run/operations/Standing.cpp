#include "run/operations/Standing.h"

#include "base/Deadline.h"
#include "look/access/ClusterAccess.h"
#include "run/operations/SecondLook.h"

#include <vector>

namespace warrener {

namespace {

QCoro::Task<QSet<NodeName>> askWhoRuns(std::shared_ptr<ClusterAccess> access, NodeName node, std::stop_token stop)
{
    QSet<NodeName> running;
    ManagementClient *client = access->management(node);
    if (client == nullptr)
        co_return running;
    const Result<QList<NodeFigures>> rows = co_await client->nodes(stop);
    if (!rows)
        co_return running;
    for (const NodeFigures &row : *rows) {
        if (row.running && !row.beingDrained.value_or(false))
            running.insert(row.name);
    }
    co_return running;
}

} // namespace

QCoro::Task<std::map<NodeName, NodeStanding>> askStanding(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience, std::stop_token stop)
{
    const Deadline deadline(patience, stop);
    std::vector<QCoro::Task<Sight>> looking;
    std::vector<QCoro::Task<QSet<NodeName>>> asking;
    for (const NodeName &node : std::as_const(nodes)) {
        asking.push_back(askWhoRuns(access, node, deadline.token()));
        looking.push_back(lookFromHere(access, node, patience, stop));
    }
    std::map<NodeName, NodeStanding> standing;
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        NodeStanding one;
        one.amqp = co_await looking[std::size_t(i)];
        one.runningBy = co_await asking[std::size_t(i)];
        one.answers = one.runningBy.contains(nodes.at(i));
        standing.emplace(nodes.at(i), one);
    }
    co_return standing;
}

QList<NodeName> nodesThatStay(const std::map<NodeName, NodeStanding> &standing)
{
    QList<NodeName> most;
    bool told = false;
    for (const auto &[witness, said] : standing) {
        if (!said.answers)
            continue;
        told = true;
        QList<NodeName> group;
        for (const auto &[node, look] : standing) {
            const bool lives = look.answers || look.amqp == Sight::Answers || look.amqp == Sight::Unknown;
            if (lives && said.runningBy.contains(node))
                group.append(node);
        }
        if (group.size() > most.size())
            most = group;
    }
    if (told)
        return most;
    for (const auto &[node, look] : standing) {
        if (look.amqp == Sight::Answers)
            most.append(node);
    }
    return most;
}

} // namespace warrener
