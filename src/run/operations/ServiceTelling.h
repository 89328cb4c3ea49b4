#pragma once

#include "look/access/ClusterAccess.h"
#include "run/operations/HostCommands.h"

#include <QCoroTask>

namespace warrener::parts {

/// The reason that a broker gives as the last thing before it ends, in the end of its log; empty: it says none. Pure.
QString whyItDidNotStart(const QByteArray &log);

/// Tells the host's service by serviceCommand(). systemd refuses to start a unit that was started too often lately
/// (`start-limit-hit`), after attempts that failed and those of people likewise: its count is set back then, and it is told once
/// more; `besides` is what was run besides. A node that somebody stopped for a change must not stay down for that.
/// Errors: those of serviceCommand() and of the command; of a broker that does not start, with what its own log says of it.
QCoro::Task<Result<CommandResult>> tellService(HostShell *shell, HostProfile host, ServiceVerb verb, CommandOptions options, QString *besides,
                                               std::stop_token stop);

} // namespace warrener::parts
