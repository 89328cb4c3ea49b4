#include "run/operations/BrokerRow.h"

#include "run/operations/NodeNames.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace warrener::parts {

namespace {

/// Whoever answers in the peer's place and does not count it: a machine of another cluster, a page that is none. None: it counts itself.
std::optional<Error> isNotOf(const NodeName &peer, const NodeName &about, const QList<NodeFigures> &rows)
{
    if (std::ranges::contains(rows, peer, &NodeFigures::name))
        return std::nullopt;
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("Recovery", "What answers as %1 does not count %1 among its own nodes: it says nothing about %2")
                       .arg(shortName(peer), shortName(about)))
        .error();
}

/// It is a member by another spelling: that it is none is not true. Another node of the profile on a machine of that name is no spelling of it.
std::optional<Error> isSpelledOtherwise(const NodeName &node, const QList<NodeFigures> &rows, const ClusterProfile &profile)
{
    const auto same =
        std::ranges::find_if(rows, [&](const NodeFigures &row) { return shortName(row.name) == shortName(node) && profile.node(row.name) == nullptr; });
    if (same == rows.end())
        return std::nullopt;
    Error error = knownAmong(node, {same->name}).error();
    error.kind = ErrorKind::Usage;
    return error;
}

/// Of who does not say it nothing may be concluded, least of all that it is down.
std::unexpected<Error> saysNot(const NodeName &asked, const NodeName &about)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Recovery", "%1 does not say whether %2 runs").arg(shortName(asked), shortName(about)));
}

} // namespace

QCoro::Task<Result<NodeFigures>> rowOf(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> asked, std::stop_token stop)
{
    Result<NodeFigures> outcome =
        failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask about %1").arg(node.value));
    for (const NodeName &peer : std::as_const(asked)) {
        ManagementClient *client = access->management(peer);
        if (client == nullptr)
            continue;
        const Result<QList<NodeFigures>> rows = co_await client->nodes(stop);
        if (!rows) {
            outcome = std::unexpected(rows.error());
            continue;
        }
        const auto row = std::ranges::find(*rows, node, &NodeFigures::name);
        if (row == rows->end()) {
            if (const std::optional<Error> otherwise = isSpelledOtherwise(node, *rows, access->profile()))
                co_return std::unexpected(*otherwise);
            if (const std::optional<Error> stranger = isNotOf(peer, node, *rows)) {
                outcome = std::unexpected(*stranger);
                continue;
            }
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "%1 is no member of the cluster").arg(node.value));
        }
        if (row->runningKnown)
            co_return *row;
        outcome = saysNot(peer, node);
    }
    co_return outcome;
}

QCoro::Task<Result<NodeFigures>> rowOfAll(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> asked, std::stop_token stop)
{
    std::vector<QCoro::Task<Result<NodeFigures>>> asking;
    for (const NodeName &peer : std::as_const(asked))
        asking.push_back(rowOf(access, node, {peer}, stop));
    Result<NodeFigures> outcome =
        failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask about %1").arg(node.value));
    // What speaks for it counts most, then that somebody knows it, then that it is none, then why nobody says anything.
    const auto weight = [](const Result<NodeFigures> &said) {
        if (said)
            return said->running ? 4 : 3;
        return said.error().kind == ErrorKind::NotFound ? 2 : said.error().kind == ErrorKind::NotConfigured ? 0 : 1;
    };
    for (QCoro::Task<Result<NodeFigures>> &one : asking) {
        Result<NodeFigures> said = co_await one;
        if (weight(said) > weight(outcome))
            outcome = std::move(said);
    }
    co_return outcome;
}

QCoro::Task<Result<QList<NodeFigures>>> rowsOfAny(std::shared_ptr<ClusterAccess> access, QList<NodeName> asked, std::stop_token stop)
{
    Result<QList<NodeFigures>> outcome = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Recovery", "There is no node to ask"));
    for (const NodeName &node : std::as_const(asked)) {
        if (ManagementClient *client = access->management(node); client != nullptr)
            outcome = co_await client->nodes(stop);
        if (!outcome)
            continue;
        const auto untold = std::ranges::find(*outcome, false, &NodeFigures::runningKnown);
        if (untold == outcome->end())
            break;
        outcome = saysNot(node, NodeName(untold->name));
    }
    co_return outcome;
}

} // namespace warrener::parts
