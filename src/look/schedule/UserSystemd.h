#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "look/host/Command.h"

#include <QCoroTask>
#include <QString>

#include <stop_token>

namespace warrener {

/// Where the user's own units lie: $XDG_CONFIG_HOME/systemd/user.
QString userUnitFolder();

/// One line for a shell, of programs that ask the user's own systemd (`systemctl --user …`). It is found from a shell too that nobody has
/// logged in for, such as one of su or cron. Errors: those of HostShell::run(); an exit code is none.
QCoro::Task<Result<CommandResult>> askUserSystemd(QString command, Millis patience, std::stop_token stop);

/// There is one, and it answers. Errors: NotAvailable, saying what would help.
QCoro::Task<Status> isUserSystemdThere(std::stop_token stop);

/// Translated: why what it is to start does not always run, and what would help. Empty: it does, or nobody can tell.
QCoro::Task<QString> whyNotWithoutLogin(std::stop_token stop);

} // namespace warrener
