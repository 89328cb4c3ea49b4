#include "judge/assess/BackupFindings.h"

#include "base/Units.h"

using namespace Qt::StringLiterals;

namespace warrener {

QList<Draft> backupFindings(const BackupStanding &standing, TimePoint now)
{
    if (!isOverdue(standing, now))
        return {};
    const QString target = units::duration(standing.rpo);
    const bool none = isNever(standing.lastGood);
    Draft draft;
    draft.finding.id = u"cluster.backup-overdue"_s;
    draft.finding.level = Level::Warning;
    draft.finding.title = none ? fill(QT_TRANSLATE_NOOP("Diagnosis", "No backup")) : fill(QT_TRANSLATE_NOOP("Diagnosis", "Backup overdue"));
    draft.finding.text =
        none ? fill(QT_TRANSLATE_NOOP("Diagnosis", "there is no backup that could be restored from; the target is one every %1"), {target})
             : fill(QT_TRANSLATE_NOOP("Diagnosis", "the last good backup is %1 old, the target is %2"), {units::age(standing.lastGood, now), target});
    if (!standing.lastTrouble.isEmpty())
        draft.finding.text += fill(QT_TRANSLATE_NOOP("Diagnosis", "; the newest one: %1"), {standing.lastTrouble});
    if (!none)
        draft.finding.since = standing.lastGood + standing.rpo;
    draft.clause = none ? fill(QT_TRANSLATE_NOOP("Diagnosis", "there is no good backup"))
                        : fill(QT_TRANSLATE_NOOP("Diagnosis", "the last good backup is older than it should be"));
    draft.briefOne = none ? QT_TRANSLATE_NOOP("Diagnosis", "no backup") : QT_TRANSLATE_NOOP("Diagnosis", "backup overdue");
    return {draft};
}

} // namespace warrener
