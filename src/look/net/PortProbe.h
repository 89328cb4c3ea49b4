#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QByteArray>
#include <QCoroTask>

#include <stop_token>

namespace warrener {

/// Connects by TCP and hangs up: how long that took. A frozen program still accepts (its kernel
/// does), a host that is gone does not. Errors: Refused, Unreachable (also: nothing came back in
/// time), Unresolved, Cancelled, NotConfigured (endpoint not set).
QCoro::Task<Result<Millis>> connectTime(Endpoint endpoint, Millis timeout, std::stop_token stop = {});

/// As connectTime(), then waits for the first line that the server says by itself (SSH does):
/// at most 255 bytes, without the line's end. Timeout: connected, nothing was said in time;
/// Disconnected: closed before a line was complete.
QCoro::Task<Result<QByteArray>> greeting(Endpoint endpoint, Millis timeout, std::stop_token stop = {});

/// As connectTime(), with a TLS session whose certificate is verified for that name, as the profile
/// says; nothing is sent over it. Errors besides: Tls and CertificateExpired (not trusted, another
/// name, no TLS at all), those of tlsConfiguration(), Timeout (connected, no session in time).
QCoro::Task<Result<Millis>> tlsConnectTime(Endpoint endpoint, TlsProfile tls, Millis timeout, std::stop_token stop = {});

} // namespace warrener
