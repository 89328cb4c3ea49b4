#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"

#include <QCoroTask>
#include <QPointer>

#include <stop_token>

namespace warrener {

class HostShell;

/// HAProxy's runtime API, read-only: over the admin socket on the proxy's host through a
/// HostShell, or over TCP where the profile says "tcp:HOST:PORT" (which has no authentication).
class HaproxyClient final
{
public:
    /// `shell` may be null where the socket is a TCP one. The client may be copied.
    explicit HaproxyClient(ProxyProfile proxy, HostShell *shell = nullptr);

    /// Servers and sessions of the profile's backend; where it names none, of the first backend
    /// that has servers. Errors: NotConfigured, NotFound (socket, backend), Refused (HAProxy does
    /// not run), Forbidden (no right to the socket), Malformed, and those of HostShell::run().
    QCoro::Task<Result<ProxyFigures>> figures(std::stop_token stop = {}, Millis timeout = Millis{5000}) const;

private:
    ProxyProfile m_proxy;
    QPointer<HostShell> m_shell;
};

} // namespace warrener
