#include "look/host/HostShell.h"

#include "cluster/AllowedNames.h"
#include "look/host/ProcessRun.h"
#include "look/host/SshConnection.h"
#include "look/host/SshFailure.h"

#include <QPointer>

#include <algorithm>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int sshFailed = 255;

bool isSafeTarget(const QString &ssh)
{
    return ssh.isEmpty() || whyNotAllowed(NameKind::SshTarget, ssh).isEmpty();
}

/// The command with what every command gets, as words for `sh`. What programs say is told apart by English words; LANGUAGE outranks
/// a locale that is not plainly C.
QString script(const QString &command)
{
    return "LC_ALL=C.UTF-8 LANGUAGE= PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin; export LC_ALL LANGUAGE PATH\n"_L1 + command;
}

/// sudo speaks before the script can say how: the language of the host, unless it is told.
constexpr auto sudoThere = "exec env LC_ALL=C sudo -n -- sh -c "_L1;

/// sudo's own refusal, which is not an exit code of the command. A login may print before it; what sudo warns of besides, as of a
/// host's name that leads nowhere, is none.
bool sudoRefused(const CommandResult &result)
{
    // Those of sudo, and of sudo-rs.
    static const QList<QByteArray> refusals{"password is required",
                                            "no tty present",
                                            "terminal is required",
                                            "not allowed",
                                            "not in the sudoers",
                                            "may not run",
                                            "authentication is required",
                                            "I'm sorry",
                                            "account validation",
                                            "no valid sudoers",
                                            "must be owned by uid 0",
                                            "must have the setuid bit",
                                            "effective uid",
                                            "no new privileges",
                                            "must have a tty",
                                            "account management error"};
    if (result.exitCode != 1)
        return false;
    const QList<QByteArray> lines = result.err.split('\n');
    return std::ranges::any_of(lines, [](const QByteArray &line) {
        // It begins with whoever asks.
        if (line.contains(" is not in the sudoers file") || line.contains(" is not allowed to run sudo on "))
            return true;
        return (line.startsWith("sudo: ") || line.startsWith("Sorry, user "))
               && std::ranges::any_of(refusals, [&line](const QByteArray &refusal) { return line.contains(refusal); });
    });
}

/// That there is no such program, in the words of env(1): of GNU, of BusyBox, of the BSDs; or of a login shell.
bool isWithoutSudo(const CommandResult &result)
{
    const QList<QByteArray> lines = result.err.split('\n');
    return (result.exitCode == 127 || result.exitCode == 1) && std::ranges::any_of(lines, [](const QByteArray &line) {
               const bool isOfEnv = line.startsWith("env: ") && line.contains("sudo") && line.contains("No such file");
               return isOfEnv || line.contains("sudo: not found") || line.contains("sudo: command not found") || line.contains("sudo: Command not found");
           });
}

} // namespace

HostShell::HostShell(HostTarget target, QObject *parent) : QObject(parent), m_target(std::move(target))
{
    if (!m_target.ssh.isEmpty())
        m_connection = std::make_shared<SshConnection>(m_target);
}

HostShell::~HostShell() = default;

QString HostShell::label() const
{
    return m_target.ssh.isEmpty() ? tr("This machine") : m_target.ssh;
}

/// What to do once the words for the process are known.
struct HostShell::Start
{
    Millis connect; ///< for ssh's own time-out
    bool asRoot = false;
    std::function<ProcessRun::Outcome(ProcessPlan, std::stop_token, QObject *)> start;
};

QCoro::Task<Result<CommandResult>> HostShell::run(QString shellCommand, CommandOptions options, std::stop_token stop)
{
    const Millis timeout = options.timeout;
    const bool asRoot = options.asRoot;
    const auto start = [options = std::move(options)](ProcessPlan plan, std::stop_token token, QObject *owner) {
        return ProcessRun::start(std::move(plan), options, std::move(token), owner);
    };
    co_return co_await runAs(std::move(shellCommand), {.connect = timeout, .asRoot = asRoot, .start = start}, std::move(stop));
}

QCoro::Task<Result<CommandResult>> HostShell::runStreaming(QString shellCommand, StreamOptions options, OutputSink sink, std::stop_token stop)
{
    const Millis silence = options.silence;
    const bool asRoot = options.asRoot;
    const auto start = [options = std::move(options), sink = std::move(sink)](ProcessPlan plan, std::stop_token token, QObject *owner) {
        return ProcessRun::stream(std::move(plan), options, sink, std::move(token), owner);
    };
    co_return co_await runAs(std::move(shellCommand), {.connect = silence, .asRoot = asRoot, .start = start}, std::move(stop));
}

QCoro::Task<Result<CommandResult>> HostShell::runAs(QString shellCommand, Start start, std::stop_token stop)
{
    const QString where = label();
    if (!isSafeTarget(m_target.ssh))
        co_return failure(ErrorKind::Usage, tr("“%1” cannot be the name of a host").arg(where));

    const bool remote = !m_target.ssh.isEmpty();
    const bool withSudo = start.asRoot && m_target.sudo && (remote || ::geteuid() != 0);

    const QPointer<HostShell> self(this);
    // `sh` for everybody: the login shell may be another one.
    ProcessPlan plan{.program = {}, .arguments = {}, .label = where, .signalGroup = !remote};
    if (remote) {
        const QString words = (withSudo ? sudoThere : "exec sh -c "_L1) + shellQuote(script(shellCommand));
        const bool plain = co_await knowsSessionOptions(m_target.sshProgram, this, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled, tr("The command on %1 was cancelled").arg(where));
        plan.program = m_target.sshProgram;
        plan.arguments = m_connection->arguments(start.connect, plain) + QStringList{words};
    } else if (withSudo) {
        plan.program = u"sudo"_s;
        plan.arguments = {u"-n"_s, u"--"_s, u"sh"_s, u"-c"_s, script(shellCommand)};
    } else {
        plan.program = u"/bin/sh"_s;
        plan.arguments = {u"-c"_s, script(shellCommand)};
    }

    // Holds the connection open while the command runs, whatever becomes of this object.
    const std::shared_ptr<SshConnection> connection = m_connection;
    Result<CommandResult> result = co_await start.start(std::move(plan), std::move(stop), this);

    if (!result) {
        // A connection that has gone quiet would hold up the next command as well, and hide why.
        if (remote && result.error().kind == ErrorKind::Timeout && self && self->m_connection == connection)
            self->m_connection = std::make_shared<SshConnection>(self->m_target);
        co_return result;
    }
    if (remote && result->exitCode == sshFailed)
        co_return std::unexpected(sshFailure(where, result->err));
    if (withSudo && isWithoutSudo(*result)) {
        co_return failure(ErrorKind::NotConfigured, tr("%1 has no sudo, and the profile says that it is to be used there").arg(where),
                          QString::fromUtf8(result->err).trimmed().right(500));
    }
    if (withSudo && sudoRefused(*result)) {
        co_return failure(ErrorKind::Forbidden, tr("sudo on %1 does not let this user run the command without a password").arg(where),
                          QString::fromUtf8(result->err).trimmed().right(500));
    }
    co_return result;
}

QCoro::Task<Result<CommandResult>> HostShell::runChecked(QString shellCommand, CommandOptions options, std::stop_token stop)
{
    const QString where = label();
    Result<CommandResult> result = co_await run(std::move(shellCommand), std::move(options), std::move(stop));
    if (result && result->exitCode != 0) {
        co_return failure(ErrorKind::Command, tr("A command on %1 failed with exit code %2").arg(where, QString::number(result->exitCode)),
                          QString::fromUtf8(result->err).trimmed().right(1000));
    }
    co_return result;
}

} // namespace warrener
