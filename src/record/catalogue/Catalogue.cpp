#include "record/catalogue/Catalogue.h"

#include "base/FileLock.h"
#include "base/SafeFile.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/CatalogueGlance.h"
#include "record/catalogue/FileHash.h"
#include "record/catalogue/Staging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

CatalogueLock::CatalogueLock(CatalogueLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

CatalogueLock::~CatalogueLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Catalogue::Catalogue(QString folder, FreeSpace freeSpace) : m_folder(folder.isEmpty() ? defaultFolder() : QDir::cleanPath(folder)), m_freeSpace(freeSpace) {}

QString Catalogue::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/warrener/backups"_s;
}

QString Catalogue::stagingFolder() const
{
    return m_folder + u'/' + cataloguefiles::stagingFolder;
}

Result<QList<BackupSummary>> Catalogue::list(const QString &cluster) const
{
    QList<BackupSummary> list;
    if (!QFileInfo::exists(m_folder))
        return list;
    if (!QFileInfo(m_folder).isDir())
        return failure(ErrorKind::Io, QCoreApplication::translate("Catalogue", "%1 is no folder").arg(m_folder));
    if (!QFileInfo(m_folder).isReadable())
        return failure(ErrorKind::Io, QCoreApplication::translate("Catalogue", "The folder %1 cannot be read").arg(m_folder));
    const cataloguefiles::FolderNames names = cataloguefiles::namesIn(m_folder);
    QSet<QString> withArchive;
    for (const QFileInfo &file : names.archives) {
        const QString name = file.fileName().chopped(cataloguefiles::archiveEndOf(file.fileName()).size());
        if (names.twice.contains(name) && QFileInfo(archiveOf(name)).fileName() != file.fileName()) {
            list.append(cataloguefiles::anotherFileOf(name, file));
            continue;
        }
        BackupSummary summary = cataloguefiles::summaryOfArchive(name, file, sidecarOf(name));
        summary.isPinned = names.pins.contains(name);
        withArchive.insert(name);
        list.append(summary);
    }
    QSet<QString> atWork;
    const QStringList staged = cataloguefiles::stagedIds(stagingFolder());
    for (const QString &id : staged) {
        if (withArchive.contains(id))
            continue;
        atWork.insert(id);
        BackupSummary named = cataloguefiles::summaryOfName(id, stagingFolder() + u'/' + id);
        if (!cataloguefiles::isStagingAlive(stagingFolder(), id)) {
            list.append(cataloguefiles::troubled(named, BackupCondition::Interrupted,
                                                 QCoreApplication::translate("Catalogue", "The run that made it ended before it was whole")));
            continue;
        }
        named.needs = Staging::uponOf(stagingFolder(), id);
        list.append(cataloguefiles::troubled(named, BackupCondition::Running, {}));
    }
    for (const QString &part : names.parts) {
        const QString archive = cataloguefiles::archiveNameOfPart(part);
        const QString id = archive.chopped(cataloguefiles::archiveEndOf(archive).size());
        if (withArchive.contains(id) || atWork.contains(id))
            continue;
        atWork.insert(id);
        list.append(cataloguefiles::troubled(cataloguefiles::summaryOfName(id, m_folder + u'/' + part), BackupCondition::Interrupted,
                                             QCoreApplication::translate("Catalogue", "The run that made it ended before it was whole")));
    }
    for (const QString &id : names.sidecars) {
        if (withArchive.contains(id) || atWork.contains(id))
            continue;
        const Result<BackupSummary> read = cataloguefiles::readSummary(sidecarOf(id));
        BackupSummary summary = read && read->id == id ? *read : cataloguefiles::summaryOfName(id, {});
        summary.file = sidecarOf(id);
        summary.isPinned = names.pins.contains(id);
        list.append(cataloguefiles::troubled(summary, BackupCondition::NoArchive, QCoreApplication::translate("Catalogue", "Its archive is gone")));
    }
    for (const QString &name : names.others)
        list.append(cataloguefiles::troubled(cataloguefiles::summaryOfName(name, m_folder + u'/' + name), BackupCondition::Foreign,
                                             QCoreApplication::translate("Catalogue", "This is no backup of Warrener")));
    if (!cluster.isEmpty())
        // What is damaged beyond saying whose it is, or not yet written so far, is told by its name: it must not be missing just
        // because it is bad.
        list.removeIf([&](const BackupSummary &summary) { return !isOfCluster(summary, cluster); });
    std::ranges::sort(list, [](const BackupSummary &a, const BackupSummary &b) { return a.at != b.at ? a.at > b.at : a.id > b.id; });
    return list;
}

Result<BackupSummary> Catalogue::find(const QString &idOrPrefix) const
{
    const auto all = list();
    if (!all)
        return std::unexpected(all.error());
    QList<BackupSummary> found;
    for (const BackupSummary &summary : *all) {
        if (summary.id == idOrPrefix)
            return summary;
        if (!idOrPrefix.isEmpty() && summary.id.startsWith(idOrPrefix))
            found.append(summary);
    }
    if (found.isEmpty())
        return cataloguefiles::noBackup(idOrPrefix);
    // A file beside it whose name begins so too, as that of one decrypted by hand, is not what is meant.
    const auto isForeign = [](const BackupSummary &summary) { return summary.condition == BackupCondition::Foreign; };
    if (!std::ranges::all_of(found, isForeign))
        found.removeIf(isForeign);
    if (found.size() > 1) {
        QStringList ids;
        for (const BackupSummary &summary : std::as_const(found))
            ids.append(summary.id);
        return failure(ErrorKind::Usage, QCoreApplication::translate("Catalogue", "“%1” is the beginning of several backups").arg(idOrPrefix),
                       ids.first(std::min<qsizetype>(ids.size(), 20)).join(u'\n'));
    }
    return found.constFirst();
}

QString Catalogue::archiveOf(const QString &id) const
{
    if (id.contains(u'/') || id.isEmpty())
        return {};
    QFileInfoList found;
    for (const auto end : {".tar.zst"_L1, ".tar.gz"_L1, ".tar.zst.age"_L1, ".tar.gz.age"_L1}) {
        if (const QFileInfo file(m_folder + u'/' + id + end); file.isFile())
            found.append(file);
    }
    if (found.size() > 1) {
        // Somebody decrypted or repacked it beside itself: its sidecar tells which one it is.
        if (const Result<BackupSummary> written = cataloguefiles::readSummary(sidecarOf(id))) {
            const auto own = std::ranges::find_if(found, [&written](const QFileInfo &file) { return cataloguefiles::isWrittenAs(file, *written); });
            if (own != found.end())
                return own->filePath();
        }
    }
    return found.isEmpty() ? QString() : found.constFirst().filePath();
}

QString Catalogue::sidecarOf(const QString &id) const
{
    return m_folder + u'/' + id + cataloguefiles::sidecarEnd;
}

qint64 Catalogue::freeSpaceOf(const QString &folder)
{
    const QStorageInfo disk(folder);
    // Some file systems of other machines tell nothing of their size: they are not full for that.
    return disk.bytesTotal() > 0 ? disk.bytesAvailable() : -1;
}

qint64 Catalogue::freeBytes() const
{
    // Before the first backup the folder is not there yet: then it is the disk of the one that will hold it.
    QString folder = m_folder;
    while (!QFileInfo::exists(folder) && folder.contains(u'/') && folder != "/"_L1)
        folder = QFileInfo(folder).path();
    return m_freeSpace(folder);
}

Result<std::unique_ptr<ArchiveReader>> Catalogue::open(const QString &id, ReadOptions options) const
{
    const QString file = archiveOf(id);
    if (file.isEmpty())
        return cataloguefiles::noBackup(id);
    return ArchiveReader::open(file, std::move(options));
}

Result<BackupManifest> Catalogue::manifest(const QString &id, ReadOptions options) const
{
    const auto reader = open(id, std::move(options));
    if (!reader)
        return std::unexpected(reader.error());
    return (*reader)->manifest();
}

/// Names of files of another backup whose ID is the same but for its case: of clusters called “Shop” and “shop”. On many disks they would be one file.
Status Catalogue::isUnlikeOthers(const QString &id) const
{
    for (const QString &folder : {m_folder, stagingFolder()}) {
        // Filters of names do not mind case.
        for (const auto listed = QDir(folder).entryList({id + u".*"_s, id}, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
             const QString &name : listed) {
            if (const QString other = name.section(u'.', 0, 0); other != id) {
                return failure(
                    ErrorKind::Forbidden,
                    QCoreApplication::translate("Catalogue", "%1 and %2 differ in case only, and are one file on many disks: try again").arg(id, other));
            }
        }
    }
    return {};
}

Result<std::shared_ptr<Staging>> Catalogue::stage(const QString &id, const QString &upon) const
{
    if (!isBackupId(id))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Catalogue", "“%1” is no ID of a backup").arg(id.left(200)));
    for (const QString &folder : {m_folder, stagingFolder()}) {
        if (const Status made = cataloguefiles::makeFolder(folder); !made)
            return std::unexpected(made.error());
    }
    if (const Status unlike = isUnlikeOthers(id); !unlike)
        return std::unexpected(unlike.error());
    if (upon.isEmpty())
        return Staging::begin(stagingFolder(), id);
    // Who removes backups has either seen this, or is through with it.
    const auto guard = lock();
    if (!guard)
        return std::unexpected(guard.error());
    if (archiveOf(upon).isEmpty())
        return cataloguefiles::noBackup(upon);
    const auto staging = Staging::begin(stagingFolder(), id);
    if (!staging)
        return staging;
    if (const Status noted = (*staging)->noteUpon(upon); !noted) {
        (void)(*staging)->discard();
        return std::unexpected(noted.error());
    }
    return staging;
}

Status Catalogue::discardStaging(const QString &id) const
{
    if (!cataloguefiles::stagedIds(stagingFolder()).contains(id))
        return {};
    const auto staging = stage(id);
    return staging ? (*staging)->discard() : std::unexpected(staging.error());
}

Result<CatalogueLock> Catalogue::lock(Millis patience, const std::stop_token &stop) const
{
    if (const Status made = cataloguefiles::makeFolder(m_folder); !made)
        return std::unexpected(made.error());
    Result<int> descriptor = failure(ErrorKind::Internal, {});
    waitForLock(
        patience,
        [this, &descriptor] {
            descriptor = cataloguefiles::openLocked(m_folder + u'/' + cataloguefiles::lockFile);
            if (descriptor)
                return LockAnswer::Taken;
            return descriptor.error().kind == ErrorKind::Forbidden ? LockAnswer::Held : LockAnswer::Impossible;
        },
        stop);
    if (descriptor)
        return CatalogueLock(*descriptor);
    if (descriptor.error().kind != ErrorKind::Forbidden)
        return std::unexpected(descriptor.error());
    if (stop.stop_requested())
        return failure(ErrorKind::Cancelled, QCoreApplication::translate("Archive", "Cancelled"));
    return failure(ErrorKind::Forbidden, QCoreApplication::translate("Catalogue", "Another process is writing to the backups in %1").arg(m_folder));
}

Status Catalogue::changeSidecar(const QString &id, const std::function<void(Sidecar &)> &change) const
{
    const auto guard = lock();
    if (!guard)
        return std::unexpected(guard.error());
    if (archiveOf(id).isEmpty())
        return cataloguefiles::noBackup(id);
    Result<Sidecar> sidecar = readSidecar(sidecarOf(id));
    // Where only the table is damaged the summary still takes what there is to say, and the table goes: without one
    // an archive is read front to back.
    if (!sidecar) {
        const Result<BackupSummary> summary = cataloguefiles::readSummary(sidecarOf(id));
        if (!summary)
            return std::unexpected(sidecar.error());
        sidecar = Sidecar{.summary = *summary};
    }
    const Sidecar before = *sidecar;
    change(*sidecar);
    return *sidecar == before ? Status() : writeFileSafely(sidecarOf(id), toBytes(*sidecar));
}

Result<BackupSummary> Catalogue::rebuildSidecar(const QString &id, ReadOptions options) const
{
    const std::stop_token stop = options.stop;
    options.useSidecar = false;
    const auto reader = open(id, std::move(options));
    if (!reader)
        return std::unexpected(reader.error());
    if ((*reader)->manifest().id != id)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Catalogue", "The backup %1 under another name").arg((*reader)->manifest().id));
    // Whether it is whole is seen on the way: a sidecar of a damaged archive would lend it a good name.
    if (const Status read = (*reader)->readAll({}); !read)
        return std::unexpected(read.error());
    Sidecar sidecar{.summary = summaryOf((*reader)->manifest()), .places = (*reader)->places()};
    const Result<QString> sha256 = fileSha256((*reader)->file(), stop);
    if (!sha256)
        return std::unexpected(sha256.error());
    sidecar.summary.archiveSha256 = *sha256;
    sidecar.summary.archiveBytes = QFileInfo((*reader)->file()).size();
    sidecar.summary.manifestSha256 = (*reader)->manifestSha256();
    sidecar.summary.isEncrypted = (*reader)->isEncrypted();
    const auto guard = lock();
    if (!guard)
        return std::unexpected(guard.error());
    // What people wrote into the old one stays, where it can still be read.
    if (const Result<BackupSummary> old = cataloguefiles::readSummary(sidecarOf(id)); old && old->id == id && !old->description.isEmpty())
        sidecar.summary.description = old->description;
    if (const Status written = writeFileSafely(sidecarOf(id), toBytes(sidecar)); !written)
        return std::unexpected(written.error());
    BackupSummary summary = sidecar.summary;
    summary.file = (*reader)->file();
    summary.isPinned = QFile::exists(m_folder + u'/' + id + cataloguefiles::pinEnd);
    return summary;
}

} // namespace warrener
