#include "run/operations/HostOperations.h"

#include "look/host/MarkedOutput.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/Paused.h"
#include "run/operations/ServiceTelling.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkLoginName = "host.check-login"_L1;
constexpr auto serviceName = "host.service"_L1;
constexpr auto servicesName = "host.services"_L1;
constexpr auto startAgainName = "host.start-again"_L1;
constexpr auto wasStoppedKey = "wasStopped"_L1;
constexpr auto startsAgainKey = "startsAgain"_L1;
constexpr auto serviceHostsKey = "hosts"_L1;
constexpr auto startApplicationName = "host.start-app"_L1;
constexpr auto resumeListenersName = "host.resume-listeners"_L1;
constexpr auto thawName = "host.thaw"_L1;
constexpr auto neededProgramsKey = "needs"_L1;
constexpr auto verbKey = "verb"_L1;
/// At most: a step has its own time-out. A node that waits for its peers as it starts does so for minutes.
constexpr Millis servicePatience{600000};
constexpr Millis thawPatience{10000};
/// A node that has just been linked again goes on by itself within seconds.
constexpr Millis goesOnWithin{30000};

/// Argument: {"node", "needs": [programs]}: the login works, with what is needed there.
OperationTask checkLogin(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const QStringList programs = texts(arguments, neededProgramsKey);
    const Result<CommandResult> result = co_await shell->run(findProgramsCommand(programs), {.asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    if (result->exitCode != 0) {
        // It says where each is, one a line, up to the one that is not there.
        const QString lacking = programs.value(std::min(qsizetype(result->out.count('\n')), programs.size() - 1));
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Failover", "%1 lacks the program %2").arg(shell->label(), lacking.left(100)));
    }
    co_return saying(QCoreApplication::translate("Failover", "The login to %1 works").arg(shell->label()));
}

/// By the service manager's own word; one that nobody knows is not.
QCoro::Task<bool> isServiceStopped(HostShell *shell, HostProfile host, std::stop_token stop)
{
    const QString mark = newMark();
    const QString script = serviceStateScript(host, mark);
    if (script.isEmpty())
        co_return false;
    const Result<CommandResult> seen = co_await shell->run(script, {.asRoot = true}, stop);
    const ServiceState state = seen ? serviceStateFrom(seen->out, mark) : ServiceState::Unknown;
    co_return state == ServiceState::Stopped || state == ServiceState::Failed;
}

/// Before a broker is restarted, by one order or by two: one that has paused itself would serve apart from its peers.
bool asksForPause(const HostProfile &host, ServiceVerb verb, bool startsAgain)
{
    return host.role == HostRole::Broker && (verb == ServiceVerb::Restart || (verb == ServiceVerb::Stop && startsAgain));
}

/// Argument: {"host", "verb": "restart"|"start"|"stop", "startsAgain"?}; plans of an older Warrener name the "node".
OperationTask service(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const HostName named{arguments.value(key::host).toString()};
    const NodeProfile *onIt = access->profile().node(node(arguments));
    const HostProfile *host = access->profile().host(named.isEmpty() && onIt != nullptr ? onIt->host : named);
    HostShell *shell = host == nullptr ? nullptr : access->shell(host->name);
    if (shell == nullptr)
        co_return noLogin(named.isEmpty() ? shortName(node(arguments)) : named.value);
    const QString said = arguments.value(verbKey).toString();
    const std::optional<ServiceVerb> verb = serviceVerbFromId(said);
    if (!verb)
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "“%1” is nothing that a service can be told").arg(said.left(40)));
    const Result<QString> command = serviceCommand(*host, *verb);
    if (!command)
        co_return std::unexpected(command.error());
    // Whose service it is, the profile says that is open now: it may be another one than the plan was made of.
    if ((*verb == ServiceVerb::Stop || *verb == ServiceVerb::Restart) && !isProxysService(*host)) {
        if (const Status alone = servesAlone(access->profile(), host->name); !alone)
            co_return std::unexpected(alone.error());
    }
    const QList<NodeProfile> &members = access->profile().nodes;
    const auto member = std::ranges::find(members, host->name, &NodeProfile::host);
    const bool isToGo = (*verb == ServiceVerb::Stop || *verb == ServiceVerb::Restart) && !isProxysService(*host) && member != members.end();
    if (isToGo && !context.run.isEmpty()) {
        if (const Status own = co_await isOwnMachine(access, member->name, context.stop); !own)
            co_return std::unexpected(own.error());
    }
    if (asksForPause(*host, *verb, arguments.value(startsAgainKey).toBool()) && member != members.end()) {
        if (const Status serves = co_await isNotPaused(access, member->name, goesOnWithin, context.stop); !serves)
            co_return std::unexpected(serves.error());
    }
    if (*verb == ServiceVerb::Stop && !context.step.isEmpty() && !context.kept.contains(wasStoppedKey)) {
        const bool wasStopped = co_await isServiceStopped(shell, *host, context.stop);
        if (const Status kept = co_await context.keep({{wasStoppedKey, wasStopped}}); !kept)
            co_return std::unexpected(kept.error());
    }
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    QString besides;
    const Result<CommandResult> result = co_await tellService(shell, *host, *verb, {.timeout = servicePatience}, &besides, context.stop);
    if (!besides.isEmpty())
        context.output(QCoreApplication::translate("Failover", "systemd refused one more start so soon; its count was set back: %1").arg(besides));
    if (!result)
        co_return std::unexpected(result.error());
    co_return saying(QCoreApplication::translate("Failover", "%1 on %2: done").arg(*command, shell->label()));
}

/// Argument: {"host"}. The undo of a stop. Nothing is started where nothing was told: the login may lead to a machine of others, for which
/// the stop was refused. A node that was stopped before stays so; and one that its cluster has forgotten
/// meanwhile would come up blank and alone, and take messages that belong to nobody.
OperationTask startAgain(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const HostName host{arguments.value(key::host).toString()};
    if (!context.kept.contains(wasStoppedKey) && context.result.isEmpty())
        co_return saying(QCoreApplication::translate("Failover", "The service on %1 had not been told to stop").arg(host.value));
    if (context.kept.value(wasStoppedKey).toBool())
        co_return saying(QCoreApplication::translate("Failover", "The service on %1 was stopped before, and stays so").arg(host.value));
    const QList<NodeProfile> &members = access->profile().nodes;
    const auto member = std::ranges::find(members, host, &NodeProfile::host);
    if (member != members.end()) {
        QList<NodeName> peers;
        for (const NodeProfile &peer : members) {
            if (peer.name != member->name)
                peers.append(peer.name);
        }
        const Result<NodeFigures> row = co_await rowOfAll(access, member->name, peers, context.stop);
        if (!row && row.error().kind == ErrorKind::NotFound) {
            co_return saying(QCoreApplication::translate("Failover", "The cluster has forgotten %1: started now it would serve by itself, and stays stopped")
                                 .arg(shortName(member->name)));
        }
    }
    co_return co_await service(access, {{key::host, host.value}, {verbKey, toId(ServiceVerb::Start)}}, context);
}

/// Argument: {"hosts", "verb"}: all side by side. Nodes of a cluster that has stopped wait for one another as they start.
OperationTask services(AccessPtr access, QJsonObject arguments, StepContext context)
{
    std::vector<OperationTask> telling;
    const QStringList hosts = texts(arguments, serviceHostsKey);
    for (const QString &host : hosts)
        telling.push_back(service(access, {{key::host, host}, {verbKey, arguments.value(verbKey)}}, context));
    std::optional<Error> first;
    for (OperationTask &one : telling) {
        const OperationResult told = co_await one;
        if (told)
            context.output(told->value(key::words).toString());
        else if (!first)
            first = told.error();
    }
    if (first)
        co_return std::unexpected(*first);
    co_return saying(QCoreApplication::translate("Failover", "%1 on %2: done").arg(arguments.value(verbKey).toString(), hosts.join(u", "_s)));
}

/// Argument: {"node"}: one command on its host that brings the broker back; what it says counts.
OperationTask tell(AccessPtr access, QJsonObject arguments, StepContext context, QString command, Millis patience, QString done)
{
    const NodeName name = node(arguments);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    const Result<CommandResult> result = co_await shell->runChecked(command, {.timeout = patience, .asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    co_return saying(done.arg(shortName(name)));
}

OperationTask startApplication(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (const Status serves = co_await isNotPaused(access, node(arguments), goesOnWithin, context.stop); !serves)
        co_return std::unexpected(serves.error());
    co_return co_await tell(access, arguments, context, startApplicationCommand(node(arguments)), servicePatience,
                            QCoreApplication::translate("Failover", "RabbitMQ has been started on %1"));
}

OperationTask resumeListeners(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString command = resumeListenersCommand(node(arguments));
    return tell(std::move(access), std::move(arguments), std::move(context), command, servicePatience,
                QCoreApplication::translate("Failover", "%1 listens for clients again"));
}

OperationTask thaw(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString command = thawCommand(access->profile(), node(arguments));
    return tell(std::move(access), std::move(arguments), std::move(context), command, thawPatience,
                QCoreApplication::translate("Failover", "No broker process of %1 is stopped any more"));
}

Result<Step> serviceStep(const HostProfile &host, ServiceVerb verb, const QString &title, Millis expected, Millis timeout, const NodeName &node = {})
{
    const Result<QString> command = serviceCommand(host, verb);
    if (!command)
        return std::unexpected(command.error());
    Step step = action(toId(verb), title, call(serviceName, {{key::host, host.name.value}, {verbKey, toId(verb)}}), expected);
    step.timeout = timeout;
    if (asksForPause(host, verb, false) && !node.isEmpty())
        step.commands.append(shown(host, askApplicationCommand(node)));
    step.commands.append(shown(host, *command));
    step.idempotent = true;
    return step;
}

struct Command
{
    QString id{};
    QString title{};
    QLatin1StringView operation;
    QString text{};
    Millis expected{0};
    Millis timeout{0};
};

Step commandStep(const ClusterProfile &profile, const NodeName &node, const Command &command)
{
    Step step = action(command.id, command.title, call(command.operation, {{key::node, node.value}}), command.expected);
    step.timeout = command.timeout;
    step.commands = {shown(hostOf(profile, node), command.text)};
    step.idempotent = true;
    return step;
}

} // namespace

void addHostOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, checkLoginName, access, checkLogin);
    add(operations, serviceName, access, service);
    add(operations, servicesName, access, services);
    add(operations, startAgainName, access, startAgain);
    add(operations, startApplicationName, access, startApplication);
    add(operations, thawName, access, thaw);
    add(operations, resumeListenersName, access, resumeListeners);
}

Step checkLoginStep(const ClusterProfile &profile, const NodeName &node, const QStringList &commands)
{
    QStringList programs;
    for (const QString &command : commands) {
        if (const QString program = programOf(command); !program.isEmpty() && !programs.contains(program))
            programs.append(program);
    }
    Step step = check(u"check-login"_s, QCoreApplication::translate("Failover", "SSH to %1").arg(shortName(node)),
                      call(checkLoginName, {{key::node, node.value}, {neededProgramsKey, QJsonArray::fromStringList(programs)}}), Millis{600});
    step.commands = {shown(hostOf(profile, node), findProgramsCommand(programs))};
    return step;
}

Step checkRestartStep(const ClusterProfile &profile, const NodeName &node, bool drainsFirst)
{
    QStringList commands{serviceCommand(hostOf(profile, node), ServiceVerb::Restart).value_or(QString())};
    if (drainsFirst)
        commands.append(upgradeCommand(node, MaintenanceVerb::Drain));
    return checkLoginStep(profile, node, commands);
}

Result<Step> restartServiceStep(const HostProfile &host, Millis expected, Millis timeout, const NodeName &node)
{
    return serviceStep(host, ServiceVerb::Restart, QCoreApplication::translate("Failover", "Restart the service"), expected, timeout, node);
}

Result<Step> stopServiceStep(const HostProfile &host, Millis expected, Millis timeout)
{
    const Result<QString> back = serviceCommand(host, ServiceVerb::Start);
    Result<Step> step = serviceStep(host, ServiceVerb::Stop, QCoreApplication::translate("Failover", "Stop the service"), expected, timeout);
    if (!back || !step)
        return std::unexpected(!back ? back.error() : step.error());
    step->force = true;
    step->undo = Undo{.act = call(startAgainName, {{key::host, host.name.value}}),
                      .words = QCoreApplication::translate("Failover", "start the service"),
                      .command = shown(host, *back),
                      .timeout = timeout};
    return step;
}

Result<Step> stopToStartAgainStep(const HostProfile &host, Millis expected, Millis timeout, const NodeName &node)
{
    Result<Step> step = stopServiceStep(host, expected, timeout);
    if (!step)
        return step;
    step->act->arguments.insert(startsAgainKey, true);
    if (asksForPause(host, ServiceVerb::Stop, true))
        step->commands.prepend(shown(host, askApplicationCommand(node)));
    return step;
}

Result<Step> startServiceStep(const HostProfile &host, Millis expected, Millis timeout)
{
    return serviceStep(host, ServiceVerb::Start, QCoreApplication::translate("Failover", "Start the service"), expected, timeout);
}

Result<Step> reloadServiceStep(const HostProfile &host, Millis expected, Millis timeout)
{
    return serviceStep(host, ServiceVerb::Reload, QCoreApplication::translate("Failover", "The service reads its files again"), expected, timeout);
}

Result<Step> servicesStep(const QList<HostProfile> &hosts, ServiceVerb verb, const QString &title, Millis expected, Millis timeout)
{
    QStringList names;
    QStringList commands;
    for (const HostProfile &host : hosts) {
        const Result<QString> command = serviceCommand(host, verb);
        if (!command)
            return std::unexpected(command.error());
        names.append(host.name.value);
        commands.append(shown(host, *command));
    }
    Step step =
        action(toId(verb) + "-all"_L1, title, call(servicesName, {{serviceHostsKey, QJsonArray::fromStringList(names)}, {verbKey, toId(verb)}}), expected);
    step.timeout = timeout;
    step.commands = commands;
    step.idempotent = true;
    return step;
}

Step startApplicationStep(const ClusterProfile &profile, const NodeName &node)
{
    Step step = commandStep(profile, node,
                            {u"start-app"_s, QCoreApplication::translate("Failover", "Start RabbitMQ in the Erlang VM that runs"), startApplicationName,
                             startApplicationCommand(node), Millis{6000}, servicePatience});
    step.commands.prepend(shown(hostOf(profile, node), askApplicationCommand(node)));
    return step;
}

Step resumeListenersStep(const ClusterProfile &profile, const NodeName &node)
{
    return commandStep(profile, node,
                       {u"resume-listeners"_s, QCoreApplication::translate("Failover", "Open the listeners for clients"), resumeListenersName,
                        resumeListenersCommand(node), Millis{2000}, servicePatience});
}

Step thawStep(const ClusterProfile &profile, const NodeName &node)
{
    return commandStep(
        profile, node,
        {u"thaw"_s, QCoreApplication::translate("Failover", "The stopped process goes on"), thawName, thawCommand(profile, node), Millis{800}, thawPatience});
}

} // namespace warrener
