#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "look/schedule/Schedule.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace warrener::ctl {

/// The moment that `systemd-analyze calendar` names as the next one; none: it names none. Pure.
std::optional<TimePoint> elapseFrom(const QByteArray &said);

/// A time of a timer's OnCalendar was within the last minutes. systemd starts a timer whose time passed while the machine
/// slept as soon as it wakes, whatever is asked of it: what must not run late has to look itself. Asks systemd, for it alone
/// knows its words. Errors: Forbidden (it is late, or early), NotAvailable (nobody can tell).
Status isDueNow(const QString &calendar, TimePoint now);

/// The id of a drill's timer; by `name` each drill may have several. Pure.
QString drillTimerId(const ClusterName &cluster, const QString &drill, const QString &name);
/// The id of the drill's timer whose service a process with this /proc/self/cgroup belongs to; none: no such timer started it. Pure.
std::optional<QString> drillTimerOf(const QByteArray &cgroup);
/// Of a command that was given no time: timers that were written before they said theirs start it so, late as well. What its own
/// timer says among `timers` counts then. Errors: those of isDueNow().
Status isDueByTimer(const QByteArray &cgroup, const QList<ScheduledCommand> &timers, TimePoint now);

} // namespace warrener::ctl
