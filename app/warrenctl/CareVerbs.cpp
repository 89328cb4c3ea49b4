#include "app/warrenctl/Change.h"
#include "app/warrenctl/ChangeVerbs.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"
#include "cluster/FailoverSettings.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

VerbOption theNode()
{
    return nodeOption(u"node"_s, QCoreApplication::translate("warrenctl", "The node, by its whole or short name."), &ChangeOptions::node);
}

std::unexpected<Error> incomplete(const QString &why)
{
    return failure(ErrorKind::Usage, why);
}

Status checkNode(const Options &options)
{
    if (options.change.node.isEmpty())
        return incomplete(QCoreApplication::translate("warrenctl", "%1 needs --node NODE").arg(options.verb.section(u' ', 0, 0)));
    return {};
}

Status checkRestart(const Options &options)
{
    if (options.change.node.isEmpty() == options.change.proxy.isEmpty())
        return incomplete(QCoreApplication::translate("warrenctl", "restart needs either --node NODE or --proxy NAME"));
    return {};
}

Status checkClose(const Options &options)
{
    if (options.change.node.isEmpty() == options.change.user.isEmpty())
        return incomplete(QCoreApplication::translate("warrenctl", "close-connections needs either --node NODE or --user USER"));
    return {};
}

Verb careVerb(CommandId id, const QString &name, const QString &words, const QList<VerbOption> &options, std::function<Status(const Options &)> check)
{
    return planVerb({.name = name,
                     .words = words,
                     .id = id,
                     .verbs = planAndRun(QCoreApplication::translate("warrenctl", "Guard rules and steps, each asked as things stand; changes nothing."),
                                         QCoreApplication::translate("warrenctl", "Makes that plan and runs it."), options),
                     .check = std::move(check)},
                    &careCommand);
}

} // namespace

Verb rebalanceVerb()
{
    return careVerb(CommandId::Rebalance, u"rebalance"_s, QCoreApplication::translate("warrenctl", "Spreads queue leaders evenly."), {}, {});
}

Verb drainVerb()
{
    return careVerb(CommandId::Drain, u"drain"_s, QCoreApplication::translate("warrenctl", "Puts a node into maintenance mode."), {theNode()}, checkNode);
}

Verb reviveVerb()
{
    return careVerb(CommandId::Revive, u"revive"_s, QCoreApplication::translate("warrenctl", "Takes a node out of maintenance mode."), {theNode()}, checkNode);
}

Verb restartVerb()
{
    const VerbOption proxy{.name = u"proxy"_s,
                           .value = u"NAME"_s,
                           .words = QCoreApplication::translate("warrenctl", "The proxy; it gets the states of its servers back, which only its memory knew."),
                           .take = text(&ChangeOptions::proxy)};
    return careVerb(CommandId::Restart, u"restart"_s, QCoreApplication::translate("warrenctl", "Restarts the service of a broker, or HAProxy."),
                    {theNode(), proxy}, checkRestart);
}

Verb startVerb()
{
    return careVerb(CommandId::Start, u"start"_s, QCoreApplication::translate("warrenctl", "Starts the service of a broker that does not run."), {theNode()},
                    checkNode);
}

Verb startApplicationVerb()
{
    return careVerb(CommandId::StartApplication, u"start-app"_s,
                    QCoreApplication::translate("warrenctl", "Starts RabbitMQ in an Erlang VM that runs without it."), {theNode()}, checkNode);
}

Verb thawVerb()
{
    return careVerb(CommandId::Thaw, u"thaw"_s, QCoreApplication::translate("warrenctl", "Lets a broker go on whose process was stopped by a signal."),
                    {theNode()}, checkNode);
}

Verb resumeListenersVerb()
{
    return careVerb(CommandId::ResumeListeners, u"resume-listeners"_s,
                    QCoreApplication::translate("warrenctl", "Opens the closed doors for clients of a node that runs."), {theNode()}, checkNode);
}

Verb closeConnectionsVerb()
{
    const QList<VerbOption> options{theNode(),
                                    {.name = u"user"_s,
                                     .value = u"USER"_s,
                                     .words = QCoreApplication::translate("warrenctl", "The user whose clients are meant."),
                                     .take = text(&ChangeOptions::user)},
                                    {.name = u"clients-per-second"_s,
                                     .value = u"N"_s,
                                     .words = QCoreApplication::translate("warrenctl", "Clients asked to reconnect in one second."),
                                     .take = number(&ChangeOptions::clientsPerSecond, u"clients-per-second"_s, failoverbounds::clientsPerSecond.most)}};
    return careVerb(CommandId::CloseConnections, u"close-connections"_s,
                    QCoreApplication::translate("warrenctl", "Asks the clients of a node or user to reconnect, at a bounded rate."), options, checkClose);
}

} // namespace warrener::ctl
