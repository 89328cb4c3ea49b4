#pragma once

#include "look/access/ClusterAccess.h"

namespace warrener::parts {

/// One node's row, as the first of `asked` that answers has it. Errors: NotConfigured (nobody to ask), NotFound (no member of the
/// cluster, by the word of one that counts itself), Usage (the cluster spells its name otherwise), Malformed (nobody says whether it
/// runs, or what answers is another cluster's), those of the last node that was asked.
QCoro::Task<Result<NodeFigures>> rowOf(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> asked, std::stop_token stop);

/// The same by everybody's word, for what cannot be taken back: of nodes that the network has parted each says something else, and one that
/// sees it run is enough. NotFound: nobody counts it any more who says anything at all.
QCoro::Task<Result<NodeFigures>> rowOfAll(std::shared_ptr<ClusterAccess> access, NodeName node, QList<NodeName> asked, std::stop_token stop);

/// All rows, as the first of `asked` has them that answers and says of each node whether it runs. Errors: NotConfigured,
/// Malformed, those of the last node that was asked.
QCoro::Task<Result<QList<NodeFigures>>> rowsOfAny(std::shared_ptr<ClusterAccess> access, QList<NodeName> asked, std::stop_token stop);

} // namespace warrener::parts
