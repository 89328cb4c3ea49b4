#pragma once

#include "base/Clock.h"
#include "cluster/Snapshot.h"

#include <QList>
#include <QString>

#include <optional>

namespace warrener {

struct FileSystemSample
{
    QString mount;
    QString type;
    double total = 0; ///< bytes
    double free = 0;  ///< bytes, for ordinary users
    bool readOnly = false;

    bool operator==(const FileSystemSample &) const = default;
};

/// Raw figures of a host at one moment, as the node exporter or /proc gives them: counters still
/// count from boot. CPU times in seconds, summed over all cores; sizes in bytes.
struct HostSample
{
    TimePoint at{};
    int cores = 0;
    std::optional<double> cpuIdle, cpuIoWait, cpuTotal; ///< counters
    std::optional<double> memoryTotal, memoryAvailable;
    QList<FileSystemSample> fileSystems;
    std::optional<double> netInBytes, netOutBytes, netInPackets, netOutPackets; ///< counters, without lo
    std::optional<double> processes;
    std::optional<double> load1, load5, load15;
    std::optional<double> outOfMemoryKills; ///< counter
    std::optional<TimePoint> bootedAt;
    QString kernel;
    qint64 unreadLines = 0; ///< see HostFigures
    QString firstUnread;

    bool operator==(const HostSample &) const = default;
};

/// Figures from two samples in a row (`before` null: rates and CPU are absent). A counter that
/// went down has been reset: its new value is what came since. `dataFolder` chooses the file
/// system that holds the broker's data: the longest mount that is a prefix of it.
HostFigures hostFigures(const HostSample *before, const HostSample &now, const QString &dataFolder);

} // namespace warrener
