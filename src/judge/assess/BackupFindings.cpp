#include "judge/assess/BackupFindings.h"

#include "base/ShownName.h"
#include "base/Units.h"
#include "judge/assess/GoneQueues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Draft overdue(const BackupStanding &standing, TimePoint now)
{
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
    return draft;
}

Draft notCopied(const BackupStanding &standing, TimePoint now)
{
    const bool none = isNever(standing.lastCopied);
    Draft draft;
    draft.finding.id = u"cluster.backup-not-copied"_s;
    draft.finding.level = Level::Warning;
    draft.finding.title = fill(QT_TRANSLATE_NOOP("Diagnosis", "Backups are not copied"));
    draft.finding.text = none ? fill(QT_TRANSLATE_NOOP("Diagnosis", "no backup has arrived in the second place, %1; all there are lie on one disk"),
                                     {shownName(standing.secondPlace)})
                              : fill(QT_TRANSLATE_NOOP("Diagnosis", "the newest copy in the second place, %1, is %2 old, the target is %3"),
                                     {shownName(standing.secondPlace), units::age(standing.lastCopied, now), units::duration(standing.rpo)});
    draft.finding.since = standing.uncopiedSince;
    draft.clause = fill(QT_TRANSLATE_NOOP("Diagnosis", "backups are not copied to the second place"));
    draft.briefOne = QT_TRANSLATE_NOOP("Diagnosis", "backups not copied");
    return draft;
}

/// Somebody may have meant it: it is told, and turns nothing yellow.
Draft deletedSince(const QList<QueueRef> &gone)
{
    constexpr qsizetype most = 3;
    QStringList names;
    for (const auto listed = gone.first(std::min(most, gone.size())); const QueueRef &queue : listed)
        names.append(queue.vhost == "/"_L1 ? shownName(queue.name) : shownName(queue.vhost) + u": "_s + shownName(queue.name));
    Draft draft;
    draft.finding.id = u"cluster.queues-deleted"_s;
    draft.finding.level = Level::Note;
    draft.finding.title = fill(QT_TRANSLATE_NOOP("Diagnosis", "Queues deleted since the last backup"));
    draft.finding.text = gone.size() > most ? fill(QT_TRANSLATE_NOOP("Diagnosis", "%1 and %2 more stand in the last backup only"),
                                                   {names.join(u", "_s), QString::number(gone.size() - most)})
                                            : fill(QT_TRANSLATE_NOOP("Diagnosis", "%1: in the last backup only"), {names.join(u", "_s)});
    draft.clause = fill(QT_TRANSLATE_NOOP("Diagnosis", "queues were deleted since the last backup"));
    draft.briefOne = QT_TRANSLATE_NOOP("Diagnosis", "queues deleted");
    return draft;
}

/// A note: those that are dated well have been judged without them.
Draft datedAhead(const QStringList &backups)
{
    Draft draft;
    draft.finding.id = u"cluster.backup-dates"_s;
    draft.finding.level = Level::Note;
    draft.finding.title = fill(QT_TRANSLATE_NOOP("Diagnosis", "Backups dated in the future"));
    draft.finding.text =
        backups.size() > 1
            ? fill(QT_TRANSLATE_NOOP("Diagnosis", "%1 and %2 more: a clock is or was wrong, here or where they were made; none of them counts as recent"),
                   {backups.first(), QString::number(backups.size() - 1)})
            : fill(QT_TRANSLATE_NOOP("Diagnosis", "%1: a clock is or was wrong, here or where it was made; it does not count as recent"), {backups.first()});
    draft.clause = fill(QT_TRANSLATE_NOOP("Diagnosis", "backups are dated in the future"));
    draft.briefOne = QT_TRANSLATE_NOOP("Diagnosis", "backups dated ahead");
    return draft;
}

} // namespace

QList<Draft> backupFindings(const BackupStanding &standing, const Snapshot &snapshot)
{
    QList<Draft> drafts;
    if (isOverdue(standing, snapshot.at))
        drafts.append(overdue(standing, snapshot.at));
    if (isCopyOverdue(standing, snapshot.at))
        drafts.append(notCopied(standing, snapshot.at));
    if (!standing.ahead.isEmpty())
        drafts.append(datedAhead(standing.ahead));
    if (snapshot.queues) {
        if (const QList<QueueRef> gone = goneQueues(standing.queues, standing.queuesAt, *snapshot.queues); !gone.isEmpty())
            drafts.append(deletedSince(gone));
    }
    return drafts;
}

bool isAboutBackups(const Finding &finding)
{
    return finding.id == "cluster.backup-overdue"_L1 || finding.id == "cluster.backup-not-copied"_L1 || finding.id == "cluster.backup-dates"_L1
           || finding.id == "cluster.queues-deleted"_L1;
}

} // namespace warrener
