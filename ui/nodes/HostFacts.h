#pragma once

#include "cluster/Snapshot.h"
#include "ui/nodes/FactRow.h"
#include "ui/nodes/LimitRow.h"

namespace warrener {

/// What the page of a host says, made from values only.
namespace hostFacts {

QList<LimitRow> limits(const HostFigures &figures, const Thresholds &thresholds);

/// What the score is made of: figure, its value, the points it costs. The costs add up to
/// 100 − score (formula in diagnosis/HostHealth.h).
QList<FactRow> score(const HostFigures &figures);

QList<FactRow> facts(const HostLook &host, TimePoint now);

/// Name, status, sessions of each server behind a proxy.
QList<FactRow> servers(const ProxyFigures &figures);

} // namespace hostFacts

} // namespace warrener
