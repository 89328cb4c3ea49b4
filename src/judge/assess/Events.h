#pragma once

#include "cluster/Event.h"
#include "cluster/Snapshot.h"
#include "judge/assess/Assessment.h"

#include <QList>

namespace warrener {

/// What happened between two snapshots in a row, in the order in which it is told: nodes (down,
/// frozen, up, restarted, other version), alarms, hosts, proxies and their servers, partition, queues that are gone.
/// Nothing is an event that was not known before, so a monitor that has just started tells none.
QList<Event> eventsBetween(const Snapshot &before, const Assessment &assessedBefore, const Snapshot &now, const Assessment &assessedNow);

} // namespace warrener
