#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace warrener {

/// One fault made on the test hosts, and what a diagnosis owes for it.
struct FaultMade
{
    const char *id;
    const char *make;      ///< a script for runScript()
    const char *heal;      ///< likewise; testbed-reset follows by itself
    const char *cause;     ///< ids that the first finding may have, separated by blanks
    const char *where;     ///< names, one of which it must concern: host, node, proxy or queue; empty: any
    const char *also = ""; ///< ids that must stand somewhere under it
    bool inDefaultRun = false;
    bool wrongPassword = false;  ///< the console is given another password
    bool needsReference = false; ///< a diagnosis of the healthy cluster comes between `prepare` and `make`
    const char *prepare = "";
};

const QList<FaultMade> &faults();

} // namespace warrener
