#include "run/operations/ServiceTelling.h"

using namespace Qt::StringLiterals;

namespace warrener::parts {

QCoro::Task<Result<CommandResult>> tellService(HostShell *shell, HostProfile host, ServiceVerb verb, CommandOptions options, QString *besides,
                                               std::stop_token stop)
{
    const Result<QString> command = serviceCommand(host, verb);
    if (!command)
        co_return std::unexpected(command.error());
    options.asRoot = true;
    const Result<CommandResult> told = co_await shell->runChecked(*command, options, stop);
    const bool starts = verb == ServiceVerb::Start || verb == ServiceVerb::Restart;
    if (told || !starts || hasOwnCommands(host) || told.error().kind != ErrorKind::Command || stop.stop_requested())
        co_return told;
    const QString unit = shellWord(serviceUnit(host));
    const Result<CommandResult> result = co_await shell->runChecked("systemctl show -p Result --value "_L1 + unit, options, stop);
    if (!result || result->out.trimmed() != "start-limit-hit")
        co_return told;
    *besides = u"systemctl reset-failed %1 && %2"_s.arg(unit, *command);
    co_return co_await shell->runChecked(*besides, options, stop);
}

} // namespace warrener::parts
