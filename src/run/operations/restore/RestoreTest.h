#pragma once

#include "base/Clock.h"
#include "run/operations/restore/RestoreOperations.h"

namespace warrener {

// A restore test: a backup is restored into virtual hosts of its own, which are thrown away afterwards.

/// What the names of all such virtual hosts begin with; no other is ever taken away.
inline constexpr QLatin1StringView throwAwayPrefix("warrener-restore-test-");

/// Names of the backup's virtual hosts that have anything in them; waits for the disk. Errors: those of ChainReader; Malformed.
Result<QStringList> backedUpVhosts(const RestoreSource &source);

/// A throw-away name for each: "warrener-restore-test-20261127T043501-1". Pure.
QHash<QString, QString> throwAwayNames(const QStringList &vhosts, TimePoint now);

/// Makes these virtual hosts, empty. Undo: they are gone, with all that is in them.
Step makePlaceStep(const QStringList &vhosts, const QList<NodeName> &ask);
/// They are gone, with all that is in them. Those that do not exist are no error.
Step removePlaceStep(const QStringList &vhosts, const QList<NodeName> &ask);

} // namespace warrener
