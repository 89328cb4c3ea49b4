#pragma once

#include <QString>

namespace warrener {

/// A machine on which commands are run.
struct HostTarget
{
    QString ssh;       ///< what `ssh` takes: "broker1", "ops@10.0.0.1"; empty: this machine itself
    QString sshConfig; ///< `ssh -F`; empty: the user's own configuration
    bool sudo = true;  ///< commands for root go through `sudo -n`; false: the login may do all itself
    QString sshProgram = QStringLiteral("ssh");

    bool operator==(const HostTarget &) const = default;
};

} // namespace warrener
