#pragma once

#include "base/Result.h"
#include "cluster/RaftIndex.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace warrener {

/// Parses /metrics/detailed?family=ra_metrics, whose names changed with 4.2.
Result<std::vector<RaftIndex>> raftIndexesFromText(const QByteArray &text);

} // namespace warrener
