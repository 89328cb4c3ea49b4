#include "run/operations/OnHost.h"

#include "run/operations/HostCommands.h"
#include "run/operations/OperationParts.h"

namespace warrener::parts {

QCoro::Task<Result<QByteArray>> onHostOf(std::shared_ptr<ClusterAccess> access, NodeName name, QString command, CommandOptions options, std::stop_token stop)
{
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    options.asRoot = true;
    const Result<CommandResult> said = co_await shell->runChecked(command, options, stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return said->out;
}

QCoro::Task<Status> isOwnMachine(std::shared_ptr<ClusterAccess> access, NodeName name, std::stop_token stop)
{
    constexpr Millis machinePatience{15000};
    const Result<QByteArray> said = co_await onHostOf(access, name, askMachineCommand(access->profile(), name), {.timeout = machinePatience}, stop);
    if (!said)
        co_return std::unexpected(said.error());
    const QString whose = anothersMachineIn(*said);
    if (whose.isEmpty())
        co_return Status();
    co_return failure(
        ErrorKind::Forbidden,
        QCoreApplication::translate("Failover", "The login of %1 leads to another node's machine (%2), which is left alone").arg(shortName(name), whose));
}

namespace {

/// The way to a host failed, so that another one may be asked; else the command itself did.
bool isWayOnly(ErrorKind kind)
{
    return kind != ErrorKind::Command && kind != ErrorKind::Cancelled && kind != ErrorKind::Timeout;
}

} // namespace

QCoro::Task<Result<QByteArray>> onHostOfAny(std::shared_ptr<ClusterAccess> access, QList<NodeName> names,
                                            std::function<QString(const NodeName &node)> commandOn, CommandOptions options, NodeName *where,
                                            std::stop_token stop)
{
    Result<QByteArray> outcome = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Recovery", "There is no node to ask"));
    for (const NodeName &name : std::as_const(names)) {
        *where = name;
        outcome = co_await onHostOf(access, name, commandOn(name), options, stop);
        if (outcome || !isWayOnly(outcome.error().kind))
            break;
    }
    co_return outcome;
}

} // namespace warrener::parts
