#pragma once

#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

namespace warrener {

/// Clients go to this cluster's nodes: at every proxy of its profile that has servers of theirs, those take clients, and every
/// other server of the same backends takes none. Backends that lead to no node of this cluster are not touched. Undo: each
/// server as it was told before. None: no proxy leads here, and a person has to send the clients. Errors: those of
/// certainAbout().
Result<std::optional<Step>> switchTrafficStep(const ClusterView &view);

} // namespace warrener
