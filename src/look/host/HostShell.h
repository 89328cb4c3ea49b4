#pragma once

#include "base/Result.h"
#include "look/host/Command.h"
#include "look/host/HostTarget.h"

#include <QCoroTask>
#include <QObject>

#include <memory>
#include <stop_token>

namespace warrener {

class SshConnection;

/// Runs commands on one host: here, or by the OpenSSH client with the user's own configuration,
/// agent, known hosts and jump hosts. All commands of one HostShell share one connection, so
/// keep one a host. Never asks for anything: what would need a typed password is an error.
///
/// Use it in the thread it lives in. When it is destroyed, commands that still run end as
/// ErrorKind::Cancelled. A command that ends early (time-out, cancel, too much output) is ended
/// here; over SSH, what it had started there may go on. Nothing here ever blocks the thread.
class HostShell final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostShell)

public:
    explicit HostShell(HostTarget target, QObject *parent = nullptr);
    ~HostShell() override;

    const HostTarget &target() const { return m_target; }
    /// For messages: the SSH target, or "this machine".
    QString label() const;

    /// Runs `shellCommand` in a POSIX shell there, with C.UTF-8, English words and the sbin folders on its
    /// PATH. An exit code other than 0 is a result, not an error. Errors: Cancelled, Timeout,
    /// TooLarge, Usage (bad target), NotConfigured (no ssh program, bad ssh configuration),
    /// Forbidden (sudo refuses), and those of the way there: Unresolved, Refused, Unreachable,
    /// Silent, Disconnected, Unauthorized, Tls (host key). ssh reports its own failures by exit
    /// code 255, so over SSH a command's own 255 counts as one.
    QCoro::Task<Result<CommandResult>> run(QString shellCommand, CommandOptions options = {}, std::stop_token stop = {});

    /// The same, where an exit code other than 0 is ErrorKind::Command with what the command
    /// wrote to its standard error as detail.
    QCoro::Task<Result<CommandResult>> runChecked(QString shellCommand, CommandOptions options = {}, std::stop_token stop = {});

    /// Runs it likewise, and hands its standard output to `sink` as it comes, in the thread this lives in:
    /// memory stays flat whatever the amount. `out` of the result is empty. Errors: those of run() but
    /// TooLarge, and those of `sink`.
    QCoro::Task<Result<CommandResult>> runStreaming(QString shellCommand, StreamOptions options, OutputSink sink, std::stop_token stop = {});

private:
    struct Start;
    QCoro::Task<Result<CommandResult>> runAs(QString shellCommand, Start start, std::stop_token stop);

    const HostTarget m_target;
    std::shared_ptr<SshConnection> m_connection; ///< null on this machine
};

} // namespace warrener
