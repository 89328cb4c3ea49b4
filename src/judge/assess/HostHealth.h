#pragma once

#include "cluster/Level.h"
#include "cluster/Snapshot.h"
#include "cluster/Thresholds.h"

#include <optional>

namespace warrener {

/// One figure of a host against its thresholds.
struct HostIssue
{
    QString id; ///< "cpu", "memory", "disk-data", "disk-root", "load"
    Level level = Level::Ok;
    double value = 0;
    double threshold = 0; ///< the one that was crossed

    bool operator==(const HostIssue &) const = default;
};

struct HostHealth
{
    Level level = Level::Unknown;
    double score = 0; ///< 0 (bad) – 100 (good); meaningless while level is Unknown
    /// What the score says: `level`, but a low score with no limit crossed is a note and never "all well".
    Level scoreLevel = Level::Unknown;
    QList<HostIssue> issues; ///< worst first

    /// How one figure stands, by its HostIssue::id; Ok where nothing is wrong with it.
    Level of(QLatin1StringView id) const;
    /// None where it would mislead: while something on the host is critical (an idle one whose disk is full would score best
    /// of all), and where too little is known.
    std::optional<double> shownScore() const;
    bool operator==(const HostHealth &) const = default;
};

/// What each figure takes off a score of 100; absent ones take nothing.
struct ScoreCosts
{
    double cpu = 0, memory = 0, disk = 0, load = 0;

    bool operator==(const ScoreCosts &) const = default;
};

ScoreCosts scoreCosts(const HostFigures &figures);

/// Score: 100 − 0.3·CPU % − 0.3·memory % − 0.2·disk %, then, where the load is known,
/// 0.8·that + 0.2·max(0, 100 − 10·load per core). The weights are the operations handbook's;
/// load is taken per core, because 8 on 8 cores is not 8 on one. Figures that are absent cost
/// nothing and are left out; without CPU and memory the level is Unknown.
HostHealth hostHealth(const HostFigures &figures, const Thresholds &thresholds);

/// Of the file system that the broker's free disk is a part of, as far as the host tells it now.
Level dataDiskLevel(const HostLook &host, const Thresholds &thresholds);

} // namespace warrener
