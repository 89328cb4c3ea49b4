#pragma once

#include "run/operations/drill/Fault.h"

#include <QStringList>

namespace warrener::parts {

/// One fault in words of a shell; pure. What all of them may use stands before them in FaultScripts: $T, the fault's token; $D, the
/// folder that the way back keeps; $KEPT, one that stays; $U, the unit that takes it back; $N, a name for nftables; $S, the broker's
/// service; no and cannot, which refuse; up, boot, rest, in seconds; broker, which evaluates in the node.
struct FaultSnippets
{
    QStringList programs{};
    QString before{}; ///< keeps in $D what the way back needs, refuses with no or cannot
    QString make{};
    QString undo{}; ///< harmless twice
    QString left{}; ///< prints what is left
    /// True while the fault itself is there. For what nothing in a cluster takes back by itself: where that has gone, somebody else
    /// did it, such as who loads their firewall rules anew. Empty: what is drilled may end it.
    QString stands{};
};

/// `console`: the address from which that host sees us, where it is known.
FaultSnippets faultSnippetsOf(const HostProfile &host, const Fault &fault, const QString &console);

} // namespace warrener::parts
