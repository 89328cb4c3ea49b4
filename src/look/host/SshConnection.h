#pragma once

#include "base/Clock.h"
#include "look/host/HostTarget.h"

#include <QCoroTask>
#include <QStringList>

#include <stop_token>

class QObject;

namespace warrener {

/// One multiplexed OpenSSH connection: the first command over it opens it, the others share it,
/// and it is closed when the last of its owners lets go.
class SshConnection final
{
    Q_DISABLE_COPY_MOVE(SshConnection)

public:
    explicit SshConnection(HostTarget target);
    ~SshConnection();

    /// Arguments of `ssh` up to and including the host; the command follows. `plainSession`: whatever a person's
    /// configuration says, the command runs, in the foreground, with our standard input; only for a client that
    /// knowsSessionOptions().
    QStringList arguments(Millis timeout, bool plainSession = false) const;

private:
    QStringList commonArguments() const;

    const HostTarget m_target;
    const QString m_controlPath; ///< empty: no safe place for a socket, each command connects anew
};

/// Whether this client takes SessionType, StdinNull and ForkAfterAuthentication: OpenSSH 8.7 or later. An older one
/// refuses them, also in a person's configuration. Remembered for each program; one that cannot be asked counts as an older one.
QCoro::Task<bool> knowsSessionOptions(QString program, QObject *owner, std::stop_token stop);
/// The same of what `ssh -V` says.
bool knowsSessionOptions(const QByteArray &version);

} // namespace warrener
