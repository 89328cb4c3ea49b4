#include "app/warrenctl/Verbs.h"

#include "app/warrenctl/VerbOptions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

Status checkCluster(const Options &options)
{
    if (!options.profileFile.isEmpty() && !options.cluster.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--profile and --cluster cannot be given together"));
    return {};
}

} // namespace

Verb commandLine()
{
    return {
        .name = u"warrenctl"_s,
        .words = QCoreApplication::translate("warrenctl", "looks at RabbitMQ clusters and their hosts, and changes them, from a terminal"),
        .details = QCoreApplication::translate("warrenctl",
                                               "What the window of Warrener shows and does, for terminals and scripts. Options may stand before or after the "
                                               "command.\n\n"
                                               "Without --profile and --cluster the file that WARRENER_PROFILE names is taken, else the only profile of the "
                                               "configuration folder. The password comes from --password-fd, else from WARRENER_PASSWORD, else from the "
                                               "keychain; never from the command line.\n\n"
                                               "Commands that change a cluster ask on a terminal, and elsewhere need --yes; a production cluster also needs "
                                               "--confirm with its name. Ctrl+C aborts a run and takes back what was done; a killed one is in the journal.\n\n"
                                               "With --format json one document is printed on standard output, everything else on standard error."),
        .notes = {{QCoreApplication::translate("warrenctl", "Exit codes"),
                   QCoreApplication::translate("warrenctl",
                                               "0: done, or healthy (a warning is named, and still 0).\n1: failed, or unhealthy.\n2: wrong usage.\n3: no node "
                                               "could be reached, or none lets this user in.\n4: refused by a guard rule, which is named.")},
                  {QCoreApplication::translate("warrenctl", "Environment"),
                   QCoreApplication::translate("warrenctl",
                                               "WARRENER_PROFILE: the profile file to use.\nWARRENER_PASSWORD: the password of the profile's user.\n"
                                               "XDG_CONFIG_HOME: its folder warrener/clusters holds the profiles.")}},
        .options = globalOptions(),
        .verbs = {clustersVerb(),
                  statusVerb(),
                  nodesVerb(),
                  queuesVerb(),
                  diagnoseVerb(),
                  failoverVerb(),
                  failbackVerb(),
                  rebalanceVerb(),
                  drainVerb(),
                  reviveVerb(),
                  restartVerb(),
                  startVerb(),
                  startApplicationVerb(),
                  thawVerb(),
                  resumeListenersVerb(),
                  closeConnectionsVerb(),
                  backupVerb(),
                  restoreVerb(),
                  recoveryVerb(),
                  drillVerb(),
                  calendarVerb(),
                  watchVerb(),
                  journalVerb(),
                  proxyVerb(),
                  completionVerb(),
                  helpVerb(),
                  manVerb()},
        .check = checkCluster,
    };
}

} // namespace warrener::ctl
