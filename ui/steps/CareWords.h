#pragma once

#include "cluster/Snapshot.h"
#include "ui/steps/CareDesk.h"

namespace warrener::care {

QString question(const CareWish &wish, const ClusterName &cluster); ///< "Drain broker3 of orders-prod?"
QString verb(const CareWish &wish);                                 ///< of the button: "Drain broker3"
QString offer(const CareWish &wish);                                ///< of a menu: "Drain…"
/// It is for a node that does not serve.
bool bringsBack(const CareWish &wish);
/// Clients lose their connection by it.
bool disturbs(const CareWish &wish);

/// Why it makes no sense at present; empty: it does. `snapshot` may be null.
QString obstacle(const CareWish &wish, const ClusterProfile &profile, const Snapshot *snapshot, bool busy);

} // namespace warrener::care
