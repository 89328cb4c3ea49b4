#pragma once

#include "plan/restore/RestorePlanner.h"

namespace warrener {

/// What a test of a backup asks for: everything of its virtual hosts under throw-away names, and nothing of what belongs
/// to the whole cluster, or would begin to work by itself (users, permissions, shovels, federation). Pure.
/// `request`: source and filters; `vhosts`: of the backup, see backedUpVhosts().
RestoreRequest restoreTestRequest(RestoreRequest request, const QStringList &vhosts, TimePoint now);

/// The test as a plan: kind "restore-test"; what it makes is thrown away at its end, also where it fails, and what the
/// proof found stands beside the backup. No failover waits for it. Errors: Usage, NotFound, and the preview's refusal.
Result<Plan> planRestoreTest(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request);

} // namespace warrener
