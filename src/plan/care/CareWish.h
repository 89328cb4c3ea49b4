#pragma once

#include "base/Ids.h"

#include <QString>

#include <cstdint>

namespace warrener {

enum class CareKind : std::uint8_t { Rebalance, Drain, Revive, CloseConnections, Restart };

/// A small plan of daily care, and what it is about.
struct CareWish
{
    CareKind kind = CareKind::Rebalance;
    NodeName node{}; ///< of all but Rebalance; of CloseConnections either this or the user
    QString user{};
    ProxyName proxy{}; ///< of Restart, instead of a node
    int perSecond = 0; ///< of CloseConnections; 0: as the profile says

    bool operator==(const CareWish &) const = default;
};

} // namespace warrener
