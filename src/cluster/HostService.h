#pragma once

#include "cluster/ClusterProfile.h"

#include <cstdint>

namespace warrener {

/// A service as its host's manager knows it.
enum class ServiceState : std::uint8_t {
    Unknown,
    Active,   ///< runs, as far as the manager knows: a frozen one too
    Starting, ///< or loading its configuration anew, or about to be started again
    Stopping,
    Stopped, ///< ended in order: somebody stopped it
    Failed,  ///< ended by itself, and is not started again
};

/// The host's service is steered by commands of its own, not by systemd.
bool hasOwnCommands(const HostProfile &host);
/// What runs on a host of that role where its profile says nothing else: "rabbitmq-server", "haproxy".
QString usualService(HostRole role);
/// The unit of systemd that the host is there for: of a proxy's host HAProxy, unless its profile names
/// something else.
QString serviceUnit(const HostProfile &host);
/// What does `verb` ("start", "stop", "restart", "status") to the service, for advice, plans and hands
/// alike: "systemctl restart rabbitmq-server", or the profile's own command as it stands there; empty
/// where it has commands of its own, but none for this.
QString serviceCommand(const HostProfile &host, const QString &verb);

} // namespace warrener
