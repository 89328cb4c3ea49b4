#include "app/warrenctl/Change.h"
#include "app/warrenctl/ChangeVerbs.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"
#include "cluster/FailoverSettings.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QList<VerbOption> nodeOptions()
{
    return {nodeOption(u"from"_s,
                       QCoreApplication::translate("warrenctl", "The node that is left; without it the busiest one, or with --forced the one that is down."),
                       &ChangeOptions::from),
            nodeOption(u"to"_s, QCoreApplication::translate("warrenctl", "The node that takes over (default: the best candidate)."), &ChangeOptions::to),
            {.name = u"graceful"_s,
             .words = QCoreApplication::translate("warrenctl", "Planned, with the node's cooperation (default)."),
             .take = sets([](Options &options, const QString &) { options.change.graceful = true; })},
            {.name = u"forced"_s,
             .words = QCoreApplication::translate("warrenctl", "The node is dead; it is fenced."),
             .take = sets([](Options &options, const QString &) { options.change.forced = true; })}};
}

QList<VerbOption> planOptions()
{
    return nodeOptions()
           + QList<VerbOption>{{.name = u"clients-per-second"_s,
                                .value = u"N"_s,
                                .words = QCoreApplication::translate("warrenctl", "Clients asked to reconnect in one second."),
                                .take = number(&ChangeOptions::clientsPerSecond, u"clients-per-second"_s, failoverbounds::clientsPerSecond.most)},
                               {.name = u"no-drain"_s,
                                .words = QCoreApplication::translate("warrenctl", "Move the clients only; the node stays in service."),
                                .take = sets([](Options &options, const QString &) { options.change.drain = false; })}};
}

VerbOption minutesOption()
{
    return {.name = u"for"_s,
            .value = u"MINUTES"_s,
            .words = QCoreApplication::translate("warrenctl", "So many minutes (default: until resumed)."),
            .take = number(&ChangeOptions::minutes, u"for"_s, 100'000)};
}

Status checkWay(const Options &options)
{
    if (options.change.graceful && options.change.forced)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--graceful and --forced cannot be given together"));
    return {};
}

} // namespace

Verb failoverVerb()
{
    QList<Verb> verbs = planAndRun(QCoreApplication::translate("warrenctl", "Candidates, guard rules and steps, each asked as things stand; changes nothing."),
                                   QCoreApplication::translate("warrenctl", "Makes that plan and runs it."), planOptions());
    verbs += {
        {.name = u"status"_s,
         .words = QCoreApplication::translate("warrenctl", "The servers of every proxy, candidates, whether a failback is advisable."),
         .options = nodeOptions()},
        {.name = u"acknowledge"_s,
         .words = QCoreApplication::translate("warrenctl", "Ends the block that keeps the automatic from another failover."),
         .options = {whyOption()}},
        {.name = u"pause"_s,
         .words = QCoreApplication::translate("warrenctl", "Nothing is done by itself meanwhile, by watch or by a window of the same user."),
         .options = {minutesOption(), whyOption()}},
        {.name = u"resume"_s, .words = QCoreApplication::translate("warrenctl", "Ends the pause."), .options = {whyOption()}},
    };
    return planVerb({.name = u"failover"_s,
                     .words = QCoreApplication::translate("warrenctl", "Moves all clients off a node: planned, or because it is dead."),
                     .id = CommandId::Failover,
                     .verbs = verbs,
                     .check = checkWay},
                    &failoverCommand);
}

Verb failbackVerb()
{
    const QList<VerbOption> options{nodeOption(
        u"from"_s, QCoreApplication::translate("warrenctl", "The node that is returned to (default: the one that is out of service)."), &ChangeOptions::from)};
    return planVerb({.name = u"failback"_s,
                     .words = QCoreApplication::translate("warrenctl", "Back to a node that has returned."),
                     .id = CommandId::Failback,
                     .verbs = planAndRun(QCoreApplication::translate("warrenctl", "The plan, with benefits, risks and reasons to wait; changes nothing."),
                                         QCoreApplication::translate("warrenctl", "Makes that plan and runs it."), options)},
                    &failoverCommand);
}

Verb watchVerb()
{
    return {.name = u"watch"_s,
            .words = QCoreApplication::translate("warrenctl", "Automatic failover without a window, until Ctrl+C."),
            .details = QCoreApplication::translate("warrenctl", "Every decision is in the journal, those not to act too."),
            .id = CommandId::Watch,
            .options =
                QList<VerbOption>{webhookOption(QCoreApplication::translate("warrenctl", "POST each decision to this URL (else to the profile's webhook)."))}
                + confirmOptions(),
            .run = changing(&watchCommand)};
}

} // namespace warrener::ctl
