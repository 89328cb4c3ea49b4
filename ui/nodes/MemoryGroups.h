#pragma once

#include "cluster/NodeDetail.h"

#include <QList>
#include <QString>

namespace warrener {

/// Shares of a node's memory in words: keys of the API that mean the same to an operator are one.
struct MemoryGroup
{
    QString word; ///< translated: "Quorum queues"
    qint64 bytes = 0;

    bool operator==(const MemoryGroup &) const = default;
};

/// At most `most` groups, the largest first; what does not fit is summed up as the last one.
/// A key this version of Warrener does not know keeps its own name.
QList<MemoryGroup> memoryGroups(const MemoryBreakdown &memory, qsizetype most);

} // namespace warrener
