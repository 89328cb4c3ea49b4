#pragma once

#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"
#include "ui/parts/Tile.h"

namespace warrener {

/// A node at one glance: memory and disk against their limits, its host's CPU. One that does not
/// answer shows what its host still tells, and when it last answered.
TileContent nodeTile(const Snapshot &snapshot, const Assessment &assessment, const NodeLook &node);

/// A proxy: servers it sends clients to, their sessions, its host's CPU.
TileContent proxyTile(const Snapshot &snapshot, const Assessment &assessment, const ProxyLook &proxy);

} // namespace warrener
