#pragma once

#include "run/operations/ClusterFacts.h"
#include "run/operations/ServiceOutage.h"
#include "run/operations/restore/RestorePreview.h"
#include "run/procedure/Step.h"

namespace warrener {

/// What a restore does on hosts, in parts that a plan puts in their order.
struct HostWork
{
    QList<Step> before{}; ///< while everything still runs
    QList<NodeOutage> outages{};
    QList<Step> proxies{};
    QList<Step> proofs{};
    QStringList kept{}; ///< what lies beside afterwards
    QStringList left{}; ///< hosts on which nothing is done, and why
    bool isTogether = false;
};
/// Errors: NotConfigured; what stands in the way of all that was chosen.
Result<HostWork> hostWork(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request);

} // namespace warrener
