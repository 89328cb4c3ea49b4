#pragma once

#include "cluster/Snapshot.h"

#include <QMap>

#include <optional>

namespace warrener {

/// What clients do at one moment of a run.
struct RunSample
{
    TimePoint at{};
    QMap<QString, double> sessions{}; ///< by server, all proxies together
    std::optional<double> publish{};  ///< messages/s
    std::optional<double> deliver{};  ///< messages/s

    bool operator==(const RunSample &) const = default;
};

/// Of the parts that the snapshot has.
RunSample sampleOf(const Snapshot &snapshot);

} // namespace warrener
