#include "run/operations/Standing.h"

#include "base/Deadline.h"
#include "look/access/ClusterAccess.h"
#include "run/operations/SecondLook.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace warrener {

namespace {

QCoro::Task<NodeStanding> askWhoRuns(std::shared_ptr<ClusterAccess> access, NodeName node, std::stop_token stop)
{
    NodeStanding standing;
    ManagementClient *client = access->management(node);
    if (client == nullptr)
        co_return standing;
    const Result<QList<NodeFigures>> rows = co_await client->nodes(stop);
    if (!rows)
        co_return standing;
    for (const NodeFigures &row : *rows) {
        standing.named.append(row.name);
        if (row.running && !row.beingDrained.value_or(false))
            standing.runningBy.insert(row.name);
    }
    standing.answers = standing.runningBy.contains(node);
    // A node that is not in the cluster's middle may know less of it.
    if (standing.answers)
        access->rememberMembers(standing.named);
    co_return standing;
}

/// What is reached at its URL is the node itself, and no balancer or tunnel that leads to a peer: one that was frozen a moment ago is
/// called running there for another minute.
QCoro::Task<bool> speaksForItself(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop)
{
    const Deadline soon(patience, stop);
    const auto overview = co_await access->management(node)->overview(soon.token());
    co_return overview && overview->node == node;
}

/// A healthy broker greets at once, but for a machine that is busy; one that is gone costs this once.
constexpr Millis greetingPatience{3000};
/// While a node is frozen or cut off, the APIs of the others hang: once everybody has greeted, they get as long
/// as they need on a machine that greets so fast.
constexpr Millis answerPatience{300};
constexpr int greetingsAnAnswerTakes = 5;

/// It answers, and does not count the other in.
bool callsGone(const NodeStanding &witness, const NodeName &other)
{
    return witness.answers && !witness.runningBy.contains(other);
}

} // namespace

QCoro::Task<std::map<NodeName, NodeStanding>> askStanding(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience, std::stop_token stop)
{
    const std::shared_ptr<Timekeeper> time = access->time();
    const Millis began = time->monotonic();
    std::stop_source giveUp;
    const std::stop_callback onStop(stop, [giveUp]() mutable { giveUp.request_stop(); });
    const Timekeeper::Alarm longest = time->after(patience, [giveUp]() mutable { giveUp.request_stop(); });
    std::vector<QCoro::Task<std::pair<Sight, Millis>>> looking;
    std::vector<QCoro::Task<NodeStanding>> asking;
    for (const NodeName &node : std::as_const(nodes)) {
        asking.push_back(askWhoRuns(access, node, giveUp.get_token()));
        looking.push_back(lookAndMeasure(access, node, std::max(patience, greetingPatience), stop));
    }
    QList<Sight> sights;
    Millis slowest{0};
    for (auto &one : looking) {
        const auto [sight, took] = co_await one;
        sights.append(sight);
        if (sight == Sight::Answers)
            slowest = std::max(slowest, took);
    }
    const Millis wanted = std::max(answerPatience, greetingsAnAnswerTakes * slowest) - (time->monotonic() - began);
    const Timekeeper::Alarm soon = time->after(std::max(Millis{0}, wanted), [giveUp]() mutable { giveUp.request_stop(); });
    std::map<NodeName, NodeStanding> standing;
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        NodeStanding one = co_await asking[std::size_t(i)];
        one.amqp = sights[i];
        standing.emplace(nodes.at(i), one);
    }
    // Nobody at its door, or nobody who could look there, and an API that says it runs: that is worth a question. Who gets no answer to it
    // has heard nobody.
    std::vector<std::pair<NodeName, QCoro::Task<bool>>> doubted;
    for (const auto &[node, one] : standing) {
        if (one.answers && one.amqp != Sight::Answers)
            doubted.emplace_back(node, speaksForItself(access, node, patience, stop));
    }
    for (auto &[node, asked] : doubted) {
        if (!co_await asked) {
            const Sight seen = standing[node].amqp;
            standing[node] = {.amqp = isClosed(seen) ? seen : Sight::Mute};
        }
    }
    time->cancel(longest);
    time->cancel(soon);
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
        QList<NodeName> group{witness};
        for (const auto &[node, look] : standing) {
            const bool lives = look.answers || look.amqp == Sight::Answers || look.amqp == Sight::Unknown;
            const bool agreed =
                std::ranges::none_of(group, [&](const NodeName &other) { return callsGone(look, other) || callsGone(standing.at(other), node); });
            if (node != witness && lives && agreed)
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

QSet<NodeName> strangersAmong(const ClusterProfile &profile, const QList<NodeName> &names)
{
    QSet<NodeName> members(names.begin(), names.end());
    for (const NodeProfile &node : profile.nodes)
        members.remove(node.name);
    return members;
}

QSet<NodeName> membersBesides(const ClusterProfile &profile, const std::map<NodeName, NodeStanding> &standing)
{
    QList<NodeName> named;
    for (const auto &[witness, said] : standing) {
        if (said.answers)
            named += said.named;
    }
    return strangersAmong(profile, named);
}

bool isCalledRunning(const std::map<NodeName, NodeStanding> &standing, const QList<NodeName> &stay, const NodeName &node)
{
    bool isTold = false;
    for (const NodeName &witness : stay) {
        const auto said = standing.find(witness);
        if (said == standing.end() || !said->second.answers)
            continue;
        isTold = true;
        if (!said->second.runningBy.contains(node))
            return false;
    }
    return isTold;
}

QStringList disagreements(const std::map<NodeName, NodeStanding> &standing)
{
    QStringList words;
    for (const auto &[witness, said] : standing) {
        for (const auto &[node, look] : standing) {
            if (look.answers && callsGone(said, node))
                words.append(QCoreApplication::translate("Failover", "%1 calls %2 gone, %2 counts itself in").arg(shortName(witness), shortName(node)));
        }
    }
    return words;
}

} // namespace warrener
