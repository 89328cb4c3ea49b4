#pragma once

#include "support/FakeRestoreDesk.h"
#include "support/SampleBackups.h"

namespace warrener::sampleData {

QList<RestorePlace> restorePlaces(); ///< orders-prod, a standby, a cluster in staging
RestorePreview restorePreview();     ///< of the full backup of 17 March 02:00
RestorePreview hostsPreview();       ///< of its configuration and, for a picture, of data directories too
Plan restorePlan();                  ///< of that preview

RunView runningRestore();    ///< messages are being published
RunView doneRestore();       ///< complete
RunView incompleteRestore(); ///< two differences
RunView undoneRestore();     ///< taken back after the import failed

/// Both desks, with all that the wizard may ask.
void fillRestore(FakeBackupsDesk &backups, FakeRestoreDesk &desk);

} // namespace warrener::sampleData
