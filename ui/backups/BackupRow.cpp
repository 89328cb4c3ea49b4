#include "ui/backups/BackupRow.h"

namespace warrener {

BackupTrust trustOf(const BackupRow &row)
{
    const BackupSummary &backup = row.backup;
    if (backup.condition == BackupCondition::Running || backup.state == BackupState::Running || backup.state == BackupState::Pending)
        return BackupTrust::Running;
    // An archive that lost its sidecar is read all the same; it is only not listed as fast.
    if (backup.condition != BackupCondition::Whole && backup.condition != BackupCondition::NoSidecar)
        return BackupTrust::Incomplete;
    if (backup.state != BackupState::Success)
        return BackupTrust::Incomplete;
    if (row.verifying)
        return BackupTrust::Verifying;
    if (backup.verification == Verification::Bad)
        return BackupTrust::Damaged;
    if (!row.broken.isEmpty())
        return BackupTrust::Broken;
    if (backup.verification == Verification::Bytes)
        return BackupTrust::Bytes;
    return backup.verification == Verification::Good ? BackupTrust::Verified : BackupTrust::NotYet;
}

bool isSound(const BackupRow &row)
{
    const BackupTrust trust = trustOf(row);
    return trust == BackupTrust::Verified || trust == BackupTrust::Bytes || trust == BackupTrust::NotYet || trust == BackupTrust::Verifying;
}

bool hasCopy(const BackupRow &row, const QString &place)
{
    if (place.isEmpty() || row.outside)
        return false;
    return row.there == CopyThere::Whole || row.there == CopyThere::Odd || (!isNever(row.backup.copiedAt) && row.backup.copiedTo == place);
}

} // namespace warrener
