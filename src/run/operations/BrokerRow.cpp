#include "run/operations/BrokerRow.h"

#include "run/operations/NodeNames.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener::parts {

namespace {

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
            QList<NodeName> names;
            for (const NodeFigures &other : *rows)
                names.append(other.name);
            const Status known = knownAmong(node, names);
            co_return known ? failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "%1 is no member of the cluster").arg(node.value))
                            : std::unexpected(known.error());
        }
        if (row->runningKnown)
            co_return *row;
        outcome = saysNot(peer, node);
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
