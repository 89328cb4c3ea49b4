#pragma once

#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"
#include "plan/drill/DrillLive.h"
#include "ui/theme/Glyph.h"

#include <QList>
#include <QPoint>

namespace warrener {

/// One box of the picture. Columns from left to right: probes, proxies, brokers, and those the fault is made on.
struct TopologyBox
{
    enum Column : int { Probe, Proxy, Broker, Target };

    QString name{};
    QString line{}; ///< below the name
    Column column = Probe;
    int row = 0;
    GlyphKind glyph = GlyphKind::NoData;
    bool hit = false; ///< the fault is on, here

    bool operator==(const TopologyBox &) const = default;
};

struct TopologyLink
{
    enum class State : std::uint8_t { Answers, Cut, Hurt, Unknown };

    int from = 0; ///< boxes
    int to = 0;
    State state = State::Unknown;

    bool operator==(const TopologyLink &) const = default;
};

struct TopologyShape
{
    QList<TopologyBox> boxes{};
    QList<TopologyLink> links{};
    QString targetWords{}; ///< over the targets: "until 10:33:30"
    bool hit = false;      ///< the fault is on
    QString described{};   ///< the same in words, for screen readers

    bool operator==(const TopologyShape &) const = default;
};

/// Pure. `snapshot` null: nothing is known of the nodes. `isOld`: nobody tells how the run is now.
TopologyShape topologyOf(const ClusterProfile &profile, const Snapshot *snapshot, const Assessment &assessment, const DrillLive &live, bool isOld = false);

} // namespace warrener
