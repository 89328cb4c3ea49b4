#pragma once

#include "look/access/ClusterAccess.h"

namespace warrener::parts {

/// One node's row, as the first of `asked` that answers has it. Errors: NotConfigured (nobody to ask),
/// NotFound (no member of the cluster), Malformed (nobody says whether it runs), those of the last node that was asked.
QCoro::Task<Result<NodeFigures>> rowOf(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> asked, std::stop_token stop);

/// All rows, as the first of `asked` has them that answers and says of each node whether it runs. Errors: NotConfigured,
/// Malformed, those of the last node that was asked.
QCoro::Task<Result<QList<NodeFigures>>> rowsOfAny(std::shared_ptr<ClusterAccess> access, QList<NodeName> asked, std::stop_token stop);

} // namespace warrener::parts
