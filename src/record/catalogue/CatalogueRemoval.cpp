// What goes out of a catalogue's folder: backups, and what runs that died have left.
#include "base/SafeFile.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/CatalogueGlance.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/Staging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace warrener {

Result<CleanUp> Catalogue::cleanUp(Millis patience) const
{
    CleanUp cleaned;
    if (!QFileInfo::exists(m_folder))
        return cleaned;
    // Sidecars that were being written.
    static const QRegularExpression unfinished(u"^(.+)\\.(json|pin)\\.[A-Za-z0-9]{6}\\z"_s);
    const auto left = [this] {
        QStringList names = QDir(m_folder).entryList(QDir::Files | QDir::Hidden);
        names.removeIf([](const QString &name) {
            const auto match = unfinished.match(name);
            return !match.hasMatch() || !isBackupId(match.captured(1));
        });
        return names;
    };
    // Where nothing is to be done nothing is touched, and nobody waited for.
    if (cataloguefiles::stagedIds(stagingFolder()).isEmpty() && cataloguefiles::namesIn(m_folder).parts.isEmpty() && left().isEmpty())
        return cleaned;
    const auto guard = lock(patience);
    if (!guard)
        return std::unexpected(guard.error());
    for (const auto listed = cataloguefiles::stagedIds(stagingFolder()); const QString &id : listed) {
        const auto staging = stage(id);
        if (!staging && staging.error().kind == ErrorKind::Forbidden)
            continue;
        if (!staging)
            return std::unexpected(staging.error());
        if (const Status discarded = (*staging)->discard(); !discarded)
            return std::unexpected(discarded.error());
        cleaned.removed.append(cataloguefiles::stagingFolder + u'/' + id);
    }
    const auto removeFile = [&](const QString &name) {
        if (QFile::remove(m_folder + u'/' + name))
            cleaned.removed.append(name);
    };
    for (const auto listed = cataloguefiles::namesIn(m_folder).parts; const QString &part : listed) {
        const QString archive = cataloguefiles::archiveNameOfPart(part);
        const QString id = archive.chopped(cataloguefiles::archiveEndOf(archive).size());
        if (!isBackupId(id) || cataloguefiles::isStagingAlive(stagingFolder(), id))
            continue;
        // A run that died between the sidecar and the archive's name, or in the middle of removing it.
        if (archiveOf(id).isEmpty()) {
            removeFile(id + cataloguefiles::sidecarEnd);
            removeFile(id + cataloguefiles::pinEnd);
        }
        removeFile(part);
    }
    // Nobody writes one now, the lock is ours.
    for (const auto listed = left(); const QString &name : listed)
        removeFile(name);
    syncFolder(m_folder);
    return cleaned;
}

Status Catalogue::remove(const QString &id) const
{
    const auto guard = lock();
    if (!guard)
        return std::unexpected(guard.error());
    if (QFile::exists(m_folder + u'/' + id + cataloguefiles::pinEnd) && isBackupId(id))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Catalogue", "The backup %1 is pinned").arg(id));
    return removeUnderLock(id);
}

Status Catalogue::removeTogether(const QStringList &ids) const
{
    const auto guard = lock();
    if (!guard)
        return std::unexpected(guard.error());
    const Result<QList<BackupSummary>> all = list();
    if (!all)
        return std::unexpected(all.error());
    for (const QString &id : ids) {
        if (isBackupId(id) && QFile::exists(m_folder + u'/' + id + cataloguefiles::pinEnd))
            return failure(ErrorKind::Usage, QCoreApplication::translate("Catalogue", "The backup %1 is pinned").arg(id));
        for (const auto listed = dependantsOf(*all, id); const QString &dependant : listed) {
            const auto about = std::ranges::find(*all, dependant, &BackupSummary::id);
            // One that is being made is nobody's to remove.
            if (!ids.contains(dependant) || about->condition == BackupCondition::Running)
                return failure(ErrorKind::Usage, QCoreApplication::translate("Catalogue", "%1 builds upon %2, which therefore stays").arg(dependant, id));
        }
    }
    QStringList order;
    const std::function<void(const QString &)> place = [&](const QString &id) {
        if (order.contains(id) || !ids.contains(id))
            return;
        for (const auto listed = dependantsOf(*all, id); const QString &dependant : listed)
            place(dependant);
        if (!order.contains(id))
            order.append(id);
    };
    for (const QString &id : ids)
        place(id);
    for (const QString &id : std::as_const(order)) {
        if (const Status removed = removeUnderLock(id); !removed)
            return removed;
    }
    return {};
}

/// One rename makes it no backup any more; what remains when this dies is what a clean-up removes.
Status Catalogue::removeUnderLock(const QString &id) const
{
    const QString archive = archiveOf(id);
    const QString sidecar = sidecarOf(id);
    const auto cannot = [&](const QString &file, int code) {
        return cataloguefiles::fileFailed(QCoreApplication::translate("Catalogue", "%1 cannot be removed").arg(file), code);
    };
    if (archive.isEmpty()) {
        if (!isBackupId(id) || !QFile::exists(sidecar))
            return cataloguefiles::noBackup(id);
        if (!QFile::remove(sidecar))
            return cannot(sidecar, errno);
        QFile::remove(m_folder + u'/' + id + cataloguefiles::pinEnd);
        syncFolder(m_folder);
        return {};
    }
    // Under another name than an ID nothing belongs to it.
    if (!isBackupId(id))
        return QFile::remove(archive) ? Status() : cannot(archive, errno);
    const QString part = m_folder + u'/' + cataloguefiles::partNameOf(QFileInfo(archive).fileName());
    if (::rename(QFile::encodeName(archive).constData(), QFile::encodeName(part).constData()) != 0)
        return cannot(archive, errno);
    syncFolder(m_folder);
    QFile::remove(sidecar);
    QFile::remove(m_folder + u'/' + id + cataloguefiles::pinEnd);
    if (!QFile::remove(part))
        return cannot(part, errno);
    syncFolder(m_folder);
    return {};
}

} // namespace warrener
