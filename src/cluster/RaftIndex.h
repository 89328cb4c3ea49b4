#pragma once

#include <QString>

namespace warrener {

/// How far one member of a quorum queue has come, by its node's own metrics.
struct RaftIndex
{
    QString vhost, queue;
    double lastWritten = -1; ///< index of the last entry on its disk; −1: not told
    double commit = -1;      ///< index of the last entry that it knows a majority has

    bool operator==(const RaftIndex &) const = default;
};

} // namespace warrener
