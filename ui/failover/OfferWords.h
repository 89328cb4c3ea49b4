#pragma once

#include "ui/failover/FailoverDesk.h"
#include "ui/steps/ConfirmBar.h"

namespace warrener {

/// What the confirmation bar says of an offer; why there is no plan is said where the plan would stand. `overrides`: guards
/// that somebody has passed.
Confirmation confirmationOf(const FailoverOffer &offer, const ClusterName &cluster, Environment environment, const QHash<QString, QString> &overrides);

/// Why there is no plan, with all that speaks for it: both readings of what is ambiguous, the line to change.
QString problemOf(const FailoverOffer &offer);

/// "broker1, broker2 and 4 more": no more than so many names.
QString someOf(const QStringList &names, qsizetype most);

} // namespace warrener
