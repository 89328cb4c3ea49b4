#pragma once

#include "base/Ids.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace warrener {

enum class CareKind : std::uint8_t {
    Rebalance,
    Drain,
    Revive,
    CloseConnections,
    Restart,
    Start,            ///< of a service that does not run
    StartApplication, ///< of RabbitMQ in an Erlang VM that runs: after `rabbitmqctl stop_app`
    Thaw,             ///< of a broker whose process was stopped by a signal
    ResumeListeners,  ///< of a node that runs with its doors for clients closed: after `rabbitmqctl suspend_listeners`
};

/// The word of warrenctl, the kind of the plan and the name by which advice asks for it: "start-app".
QString toId(CareKind kind);
std::optional<CareKind> careKindFromId(const QString &id);

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
