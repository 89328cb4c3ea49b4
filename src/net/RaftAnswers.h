#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace warrener {

/// How far one member of a quorum queue has come, by its node's own metrics.
struct RaftIndex
{
    QString vhost, queue;
    double lastWritten = -1; ///< index of the last entry on its disk; −1: not told
    double commit = -1;      ///< index of the last entry that it knows a majority has

    bool operator==(const RaftIndex &) const = default;
};

/// Parses /metrics/detailed?family=ra_metrics, whose names changed with 4.2.
Result<std::vector<RaftIndex>> raftIndexesFromText(const QByteArray &text);

} // namespace warrener
