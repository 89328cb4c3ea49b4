#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/host/HostTarget.h"

#include <QCoroTask>
#include <QStringList>

#include <stop_token>

namespace warrener {

/// The addresses of a name, asked anew of the system's resolver. Errors: Unresolved, Timeout, Cancelled,
/// NotConfigured (no name).
QCoro::Task<Result<QStringList>> lookUp(QString name, Millis timeout, std::stop_token stop);

/// Where `ssh` would connect to for that target, by its own configuration. NotConfigured: it goes
/// through another host, or there is no target.
QCoro::Task<Result<Endpoint>> sshEndpoint(HostTarget target, std::stop_token stop);

/// Reads what `ssh -G` prints.
Result<Endpoint> parseSshConfiguration(const QByteArray &text);

} // namespace warrener
