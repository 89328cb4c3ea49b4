#include "plan/failover/FailoverOffer.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

namespace {

Result<Plan> planFor(FailoverKind kind, const ClusterView &view, const FailoverWish &wish)
{
    switch (kind) {
    case FailoverKind::Switchover:
        return planSwitchover(view, wish);
    case FailoverKind::Failover:
        return planFailover(view, wish);
    case FailoverKind::Failback: {
        // A failback goes to the node that the others call the source.
        FailoverWish back = wish;
        back.from = wish.to;
        return planFailback(view, back);
    }
    }
    Q_UNREACHABLE_RETURN(failure(ErrorKind::Internal, {}));
}

} // namespace

FailoverOffer offerFor(const ClusterView &view, FailoverKind kind, FailoverWish wish)
{
    FailoverOffer offer{.kind = kind, .wish = std::move(wish), .at = view.snapshot->at, .asking = false};
    NodeName &about = kind == FailoverKind::Failback ? offer.wish.to : offer.wish.from;
    if (about.isEmpty())
        about = kind == FailoverKind::Switchover ? busiestNode(view) : kind == FailoverKind::Failover ? silentNode(view) : missingNode(view);
    if (about.isEmpty()) {
        offer.problem = kind == FailoverKind::Failback
                            ? QCoreApplication::translate("FailoverOffer", "No node is out of service: there is nothing to take back")
                        : kind == FailoverKind::Failover
                            ? QCoreApplication::translate("FailoverOffer", "Nothing speaks against any node: name the one that is to be failed over")
                            : QCoreApplication::translate("FailoverOffer", "No node is known to serve clients: name the one to begin with");
        offer.problemKind = ErrorKind::Usage;
        return offer;
    }
    if (kind == FailoverKind::Failback) {
        offer.failback = evaluateFailback(view, about);
    } else {
        offer.candidates = rankCandidates(view, about);
        if (offer.wish.to.isEmpty()) {
            const auto best = std::ranges::find(offer.candidates, true, &Candidate::recommended);
            if (best != offer.candidates.end())
                offer.wish.to = best->node;
        }
    }
    Result<Plan> plan = planFor(kind, view, offer.wish);
    if (!plan) {
        offer.problem = plan.error().message;
        offer.problemKind = plan.error().kind;
        offer.problemDetail = plan.error().detail;
        return offer;
    }
    offer.guards = verdictsOf(*plan, {});
    offer.plan = std::move(*plan);
    return offer;
}

std::optional<FailoverObstacle> failoverObstacle(const ClusterProfile &profile)
{
    if (profile.nodes.size() < 2) {
        return FailoverObstacle{
            QCoreApplication::translate("FailoverOffer", "There is one node only"),
            QCoreApplication::translate(
                "FailoverOffer", "Clients and queue leaders can move when the cluster has a second node. Add its address in the settings of this cluster.")};
    }
    if (profile.proxies.isEmpty()) {
        return FailoverObstacle{QCoreApplication::translate("FailoverOffer", "No proxy is configured"),
                                QCoreApplication::translate("FailoverOffer",
                                                            "Clients are moved by the HAProxy in front of the brokers: Warrener tells it where new clients go. "
                                                            "Name its host, its admin socket and its backend in the settings of this cluster.")};
    }
    return std::nullopt;
}

} // namespace warrener
