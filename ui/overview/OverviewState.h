#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"

#include <QString>

#include <cstdint>

namespace warrener {

/// How much the page of a cluster can show.
enum class OverviewStage : std::uint8_t {
    Loading,     ///< nobody has answered yet, somebody still may
    Unreachable, ///< nobody answers
    Empty,       ///< all is well and nothing is in it
    Live,
};

struct OverviewState
{
    OverviewStage stage = OverviewStage::Loading;
    bool hasFigures = false; ///< of now or of earlier
    QString title;           ///< empty for Live
    QString text;

    bool operator==(const OverviewState &) const = default;
};

/// `snapshot` null: none has come yet. `notAsked`: why nobody is asked; empty: they are.
OverviewState overviewState(const ClusterProfile &profile, const Snapshot *snapshot, const QString &notAsked);

} // namespace warrener
