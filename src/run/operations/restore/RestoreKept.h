#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Step.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace warrener {

// What restores have left beside what they put in place: the directories and files that were there before.

struct KeptThing
{
    QString of{}; ///< the node's or the proxy's name
    HostName host{};
    QString path{};
    bool isDirectory = false;
    qint64 bytes = 0;

    bool operator==(const KeptThing &) const = default;
};

/// On all hosts that have a login, side by side; one that cannot be asked is told in `silent`. Changes nothing.
QCoro::Task<QList<KeptThing>> askKept(std::shared_ptr<ClusterAccess> access, QStringList *silent, std::stop_token stop = {});

/// Removes what was kept on one host. Its paths are looked at again there. Nothing brings it back.
Step removeKeptStep(const ClusterProfile &profile, const QString &of, const QList<KeptThing> &things);

namespace parts {

/// Says with the mark each kept thing: "d BYTES PATH" or "f BYTES PATH". Pure.
QString listKeptScript(const QString &dataFolder, const QString &configFolder, const QString &mark);
/// Whether a restore gives such a name: nothing else may be removed. Pure.
bool isKeptName(const QString &path, const QString &dataFolder, const QString &configFolder);

} // namespace parts

} // namespace warrener
