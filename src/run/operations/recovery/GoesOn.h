#pragma once

#include "cluster/ClusterProfile.h"
#include "run/procedure/Step.h"

#include <QStringList>

#include <functional>

namespace warrener::parts {

// What is said alike of all that goes on with those who are left.

/// What goes on without those that are lost, and is never taken back.
Step goesOnStep(const QString &id, const QString &title, const Call &act, Millis expected, const QStringList &commands, const QString &cannotBeUndone);

/// As it is typed on the first of them; which one it will be is seen when it runs.
QStringList onOneOf(const ClusterProfile &profile, const QList<NodeName> &ask, const std::function<QString(const NodeName &)> &commandOn);

} // namespace warrener::parts
