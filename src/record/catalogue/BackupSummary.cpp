#include "record/catalogue/BackupSummary.h"

#include "record/catalogue/Chain.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(BackupCondition condition)
{
    switch (condition) {
    case BackupCondition::Whole:
        return u"whole"_s;
    case BackupCondition::NoSidecar:
        return u"no-sidecar"_s;
    case BackupCondition::BadSidecar:
        return u"bad-sidecar"_s;
    case BackupCondition::Changed:
        return u"changed"_s;
    case BackupCondition::Renamed:
        return u"renamed"_s;
    case BackupCondition::NoArchive:
        return u"no-archive"_s;
    case BackupCondition::Foreign:
        return u"foreign"_s;
    case BackupCondition::Running:
        return u"running"_s;
    case BackupCondition::Interrupted:
        return u"interrupted"_s;
    }
    return {};
}

QString toWord(BackupCondition condition)
{
    switch (condition) {
    case BackupCondition::Whole:
        return QCoreApplication::translate("BackupSummary", "Whole");
    case BackupCondition::NoSidecar:
        return QCoreApplication::translate("BackupSummary", "Without sidecar");
    case BackupCondition::BadSidecar:
        return QCoreApplication::translate("BackupSummary", "Sidecar damaged");
    case BackupCondition::Changed:
        return QCoreApplication::translate("BackupSummary", "Incomplete or changed");
    case BackupCondition::Renamed:
        return QCoreApplication::translate("BackupSummary", "Renamed");
    case BackupCondition::NoArchive:
        return QCoreApplication::translate("BackupSummary", "Archive missing");
    case BackupCondition::Foreign:
        return QCoreApplication::translate("BackupSummary", "Not a backup");
    case BackupCondition::Running:
        return QCoreApplication::translate("BackupSummary", "Running");
    case BackupCondition::Interrupted:
        return QCoreApplication::translate("BackupSummary", "Interrupted");
    }
    return {};
}

QString toId(Verification verification)
{
    switch (verification) {
    case Verification::Never:
        return u"never"_s;
    case Verification::Good:
        return u"good"_s;
    case Verification::Bad:
        return u"bad"_s;
    case Verification::Bytes:
        return u"bytes"_s;
    }
    return {};
}

BackupSummary summaryOf(const BackupManifest &manifest)
{
    BackupSummary summary{.id = manifest.id,
                          .type = manifest.type,
                          .cold = manifest.cold,
                          .cluster = manifest.cluster,
                          .environment = manifest.environment,
                          .at = manifest.at,
                          .cutAt = manifest.cutAt,
                          .finishedAt = manifest.finishedAt,
                          .description = manifest.description,
                          .onlyQueues = manifest.onlyQueues,
                          .parent = manifest.parent,
                          .entries = manifest.entries.size(),
                          .queues = manifest.queues.size(),
                          .messages = manifest.messages(),
                          .missing = manifest.missing(),
                          .holds = manifest.holds};
    QSet<QString> needs;
    for (const BackupEntry &entry : manifest.entries) {
        if (entry.in.isEmpty())
            summary.contentBytes += entry.size;
        else
            needs.insert(entry.in);
    }
    if (manifest.parent)
        needs.insert(manifest.parent->id);
    summary.needs = QStringList(needs.cbegin(), needs.cend());
    summary.needs.sort();
    return summary;
}

bool isOfCluster(const BackupSummary &backup, const QString &cluster)
{
    return backup.cluster.isEmpty() ? isIdOfCluster(backup.id, cluster) : backup.cluster == cluster;
}

bool isAhead(const BackupSummary &backup, TimePoint now)
{
    return backup.at > now + clocksDiffer;
}

bool isNewer(const BackupSummary &backup, const BackupSummary *other, TimePoint now)
{
    if (other == nullptr)
        return true;
    if (isAhead(backup, now) != isAhead(*other, now))
        return isAhead(*other, now);
    return backup.at > other->at;
}

const BackupSummary *lastGood(const QList<BackupSummary> &summaries, const QString &cluster, TimePoint now, bool withMessages, bool complete)
{
    const BackupSummary *best = nullptr;
    for (const BackupSummary &summary : summaries) {
        const bool hasMessages = summary.holds.contains(BackupPart::Messages) && summary.onlyQueues.isEmpty();
        if (summary.cluster != cluster || !summary.isGood() || (withMessages && !hasMessages) || (complete && summary.missing > 0))
            continue;
        if (isNewer(summary, best, now) && isRestorable(summaries, summary))
            best = &summary;
    }
    return best;
}

} // namespace warrener
