#pragma once

#include "cluster/Snapshot.h"

#include <QJsonObject>
#include <QMap>

#include <optional>

namespace warrener {

/// What clients do at one moment of a run. Kept in the journal for every run, whoever started it.
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

/// {"at": ms since 1970, "sessions": {server: count}, "publish", "deliver": messages/s where known}.
QJsonObject toJson(const RunSample &sample);
/// Of what it has; nothing without a time.
std::optional<RunSample> runSampleFromJson(const QJsonObject &json);

} // namespace warrener
