// Whether there is something to restore from.
#include "base/Units.h"
#include "judge/diagnosis/DiagnosisInput.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

CheckResult ageOfBackup(const DiagnosisInput &input)
{
    const BackupStanding &standing = input.backups;
    const TimePoint now = input.snapshot->at;
    CheckResult result;
    result.id = u"backup.age"_s;
    result.fault = FaultClass::Human;
    result.title = QCoreApplication::translate("BackupChecks", "There is a recent backup");
    if (!standing.isKnown || !standing.isWanted || standing.rpo.count() == 0) {
        result.outcome = Outcome::NotConfigured;
        result.text = QCoreApplication::translate("BackupChecks", "Nobody has said how old the last backup may be, and there is none.");
        return result;
    }
    result.expected = QCoreApplication::translate("BackupChecks", "at most %1 old").arg(units::duration(standing.rpo));
    if (!isNever(standing.lastGood)) {
        result.seen = QCoreApplication::translate("BackupChecks", "%1 old").arg(units::age(standing.lastGood, now));
        result.since = standing.lastGood + standing.rpo;
    }
    if (!isOverdue(standing, now)) {
        result.since = {};
        return result;
    }
    result.outcome = Outcome::Warning;
    result.title = isNever(standing.lastGood) ? QCoreApplication::translate("BackupChecks", "There is no backup to restore from")
                                              : QCoreApplication::translate("BackupChecks", "The last good backup is older than it should be");
    result.text = standing.lastTrouble;
    return result;
}

CheckResult copyOfBackup(const DiagnosisInput &input)
{
    const BackupStanding &standing = input.backups;
    const TimePoint now = input.snapshot->at;
    CheckResult result;
    result.id = u"backup.copied"_s;
    result.fault = FaultClass::Human;
    result.title = QCoreApplication::translate("BackupChecks", "Backups are in a second place too");
    if (!standing.isKnown || standing.secondPlace.isEmpty()) {
        result.outcome = Outcome::NotConfigured;
        result.text = QCoreApplication::translate("BackupChecks", "The profile names no second place: all backups lie on one disk.");
        return result;
    }
    if (standing.rpo.count() > 0)
        result.expected = QCoreApplication::translate("BackupChecks", "a copy in %1 that is at most %2 old")
                              .arg(standing.secondPlace.left(200), units::duration(standing.rpo));
    if (!isNever(standing.lastCopied))
        result.seen = QCoreApplication::translate("BackupChecks", "%1 old").arg(units::age(standing.lastCopied, now));
    if (!isCopyOverdue(standing, now))
        return result;
    result.outcome = Outcome::Warning;
    result.since = standing.uncopiedSince;
    result.title = isNever(standing.lastCopied) ? QCoreApplication::translate("BackupChecks", "No backup has arrived in the second place")
                                                : QCoreApplication::translate("BackupChecks", "The newest copy of a backup is older than it should be");
    return result;
}

CheckResult proofOfBackup(const DiagnosisInput &input)
{
    const BackupStanding &standing = input.backups;
    const TimePoint now = input.snapshot->at;
    CheckResult result;
    result.id = u"backup.proven"_s;
    result.fault = FaultClass::Human;
    result.title = QCoreApplication::translate("BackupChecks", "A backup was restored in a test");
    if (!standing.isKnown || isNever(standing.lastGood)) {
        result.outcome = Outcome::NotConfigured;
        result.text = QCoreApplication::translate("BackupChecks", "There is no backup that could be tested.");
        return result;
    }
    result.expected = QCoreApplication::translate("BackupChecks", "at most %1 ago").arg(units::duration(proofHolds));
    if (!isNever(standing.lastProven)) {
        result.seen = units::ago(standing.lastProven, now);
        result.since = standing.lastProven + proofHolds;
    }
    if (!isUnproven(standing, now)) {
        result.since = {};
        return result;
    }
    result.outcome = Outcome::Warning;
    result.title = isNever(standing.lastProven) ? QCoreApplication::translate("BackupChecks", "No backup was ever restored in a test")
                                                : QCoreApplication::translate("BackupChecks", "No backup was restored in a test lately");
    result.text = QCoreApplication::translate("BackupChecks", "warrenctl restore --test restores the newest one into a place that is thrown away.");
    return result;
}

} // namespace

QList<CheckResult> backupChecks(const DiagnosisInput &input)
{
    return {ageOfBackup(input), copyOfBackup(input), proofOfBackup(input)};
}

} // namespace warrener
