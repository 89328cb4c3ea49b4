#include "look/probe/BrokerProbe.h"

#include "base/Deadline.h"
#include "look/net/ManagementClient.h"
#include "look/probe/BrokerQuestions.h"

#include <QCoreApplication>

#include <vector>

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis mostLookTime = 6s; ///< then the look ends, whoever is silent

/// Which node answers first: its place in the profile, −1 where none does.
QCoro::Task<> waitFor(qsizetype place, Pending<bool> answers, Pending<qsizetype> first, std::shared_ptr<qsizetype> left)
{
    const bool well = co_await answers;
    if (well)
        first.finish(place);
    else if (--*left == 0)
        first.finish(-1);
}

/// Why nobody could be asked for the cluster: what the first node said.
Error reason(const BrokerLook &look)
{
    for (const BrokerNodeLook &node : look.nodes) {
        if (node.ping.error)
            return *node.ping.error;
    }
    return failure(ErrorKind::NotConfigured, QCoreApplication::translate("BrokerProbe", "The profile names no management URL")).error();
}

void fail(BrokerLook &look, const Error &error)
{
    look.policies.error = look.operatorPolicies.error = look.vhosts.error = look.featureFlags.error = error;
    look.deprecatedUsed.error = look.federation.error = look.shovels.error = look.limits.error = error;
    look.connections.error = look.queues.error = look.definitions.error = error;
}

} // namespace

QCoro::Task<BrokerLook> lookAtBroker(ProbeContext context, std::stop_token stop)
{
    const auto deadline = std::make_unique<Deadline>(mostLookTime, stop);
    const QList<NodeProfile> profiles = context.profile().nodes;
    const Pending<qsizetype> first;
    const auto left = std::make_shared<qsizetype>(profiles.size());

    std::vector<BrokerDoors> doors;
    std::vector<QCoro::Task<BrokerNodeLook>> tasks;
    std::vector<QCoro::Task<>> waiting;
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        const Pending<bool> answers;
        doors.push_back(doorsOf(context, profiles.at(i)));
        tasks.push_back(lookAtBrokerNode(context, doors.back(), answers, deadline->token()));
        waiting.push_back(waitFor(i, answers, first, left));
    }

    BrokerLook look;
    const qsizetype answering = profiles.isEmpty() ? -1 : co_await first;
    if (answering >= 0)
        look = co_await lookAtCluster(context, doors[static_cast<std::size_t>(answering)], deadline->token());
    for (qsizetype i = 0; i < profiles.size(); ++i)
        look.nodes.insert(profiles.at(i).name, co_await tasks[static_cast<std::size_t>(i)]);
    if (answering < 0)
        fail(look, reason(look));
    co_return look;
}

} // namespace warrener
