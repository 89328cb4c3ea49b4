#pragma once

#include "base/Clock.h"
#include "look/host/HostTarget.h"

#include <QStringList>

namespace warrener {

/// One multiplexed OpenSSH connection: the first command over it opens it, the others share it,
/// and it is closed when the last of its owners lets go.
class SshConnection final
{
    Q_DISABLE_COPY_MOVE(SshConnection)

public:
    explicit SshConnection(HostTarget target);
    ~SshConnection();

    /// Arguments of `ssh` up to and including the host; the command follows.
    QStringList arguments(Millis timeout) const;

private:
    QStringList commonArguments() const;

    const HostTarget m_target;
    const QString m_controlPath; ///< empty: no safe place for a socket, each command connects anew
};

} // namespace warrener
