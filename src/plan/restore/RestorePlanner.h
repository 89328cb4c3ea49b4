#pragma once

#include "record/journal/JournalRuns.h"
#include "run/operations/ClusterFacts.h"
#include "run/operations/restore/RestoreKept.h"
#include "run/operations/restore/RestorePreview.h"
#include "run/procedure/Plan.h"

namespace warrener {

/// The restore as a plan: kind "restore"; a safety backup of the target's definitions comes first. `folder`: where that
/// goes. Errors: Usage, and the preview's refusal.
Result<Plan> planRestore(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request);

/// Every queue that the backup holds comes back with its messages, as far as what is chosen by name tells: of a part nobody can
/// say that it is all there. Pure.
bool restoresAll(const RestorePreview &preview, const RestoreRequest &request);

/// Removes what restores have kept: kind "remove-kept". `silent`: hosts that could not be asked, as askKept() tells them.
/// `open`: runs that have not ended; what a restore among them has moved aside is all that its undo has. Errors: NotFound, where there is
/// nothing; Forbidden, where such a run may need it.
Result<Plan> planRemoveKept(const ClusterView &view, const QList<KeptThing> &things, const QStringList &silent, const QString &why,
                            const QList<RunSummary> &open = {});

} // namespace warrener
