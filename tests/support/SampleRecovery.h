#pragma once

#include "support/FakeRecoveryDesk.h"
#include "support/SampleData.h"

namespace warrener::sampleData {

/// The shipped plans of a cluster that has rehearsed some of them, one document of its own, and one that cannot be read.
RecoveryView recoveryView(TimePoint now);

/// Runs of "single-node-failure" on the sample's last node, and of its rehearsal; all begin at `begin`.
QList<JournalRecord> recoveryRecords(const ClusterProfile &profile, TimePoint begin, bool rehearsal, bool ended);
RunView runningRecovery(const ClusterProfile &profile, TimePoint begin); ///< a person is asked to bring the host back
RunView rehearsedRecovery(const ClusterProfile &profile, TimePoint begin);
RunView doneRecovery(const ClusterProfile &profile, TimePoint begin);
RecoveryReport recoveryReport(const ClusterProfile &profile, TimePoint begin);

} // namespace warrener::sampleData
