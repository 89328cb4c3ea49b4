#include "record/catalogue/Catalogue.h"

#include "base/FileLock.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/FileHash.h"
#include "record/catalogue/Staging.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype longestFirstLine = 256 * 1024;

/// The first line of a sidecar. NotFound: there is none.
Result<BackupSummary> readSummary(const QString &file)
{
    QFile in(file);
    if (!in.exists())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Sidecar", "The sidecar is missing"));
    if (!openPlainFile(in))
        return failure(ErrorKind::Io, QCoreApplication::translate("Sidecar", "The sidecar cannot be read"), in.errorString());
    return summaryFromSidecar(in.readLine(longestFirstLine));
}

bool isWrittenAs(const QFileInfo &archive, const BackupSummary &written)
{
    return archive.size() == written.archiveBytes && archive.fileName().endsWith(".age"_L1) == written.isEncrypted;
}

/// What its name alone tells.
BackupSummary summaryOfName(const QString &name, const QString &file)
{
    BackupSummary summary{.id = name, .file = file, .at = timeOfBackupId(name)};
    for (const BackupType type : {BackupType::Full, BackupType::Incremental, BackupType::Config, BackupType::QueueData}) {
        if (name.sliced(std::min<qsizetype>(16, name.size())).startsWith(toId(type) + u'-'))
            summary.type = type;
    }
    return summary;
}

BackupSummary troubled(BackupSummary summary, BackupCondition condition, const QString &trouble)
{
    summary.condition = condition;
    summary.trouble = trouble;
    if (condition == BackupCondition::Interrupted)
        summary.state = BackupState::Failed;
    if (condition == BackupCondition::Running)
        summary.state = BackupState::Running;
    return summary;
}

/// An archive whose sidecar does not tell: its manifest does, or nothing.
BackupSummary lookInside(const QString &name, const QFileInfo &file, BackupCondition condition, const QString &trouble)
{
    BackupSummary named = summaryOfName(name, file.filePath());
    named.archiveBytes = file.size();
    named.isEncrypted = file.fileName().endsWith(".age"_L1);
    const auto reader = ArchiveReader::open(file.filePath());
    if (!reader) {
        // What cannot be opened for want of a key, or of a newer Warrener, is an archive all the same.
        if ((reader.error().kind == ErrorKind::Forbidden || reader.error().kind == ErrorKind::NotAvailable) && isBackupId(name))
            return troubled(named, condition, trouble);
        return troubled(named, isBackupId(name) ? BackupCondition::Changed : BackupCondition::Foreign, reader.error().message);
    }
    BackupSummary summary = summaryOf((*reader)->manifest());
    summary.file = file.filePath();
    summary.archiveBytes = file.size();
    summary.manifestSha256 = (*reader)->manifestSha256();
    if (summary.id != name) {
        const QString real = summary.id;
        summary.id = name;
        return troubled(summary, BackupCondition::Renamed, QCoreApplication::translate("Catalogue", "The backup %1 under another name").arg(real));
    }
    return troubled(summary, condition, trouble);
}

BackupSummary summaryOfArchive(const QString &name, const QFileInfo &file, const QString &sidecar)
{
    Result<BackupSummary> read = isBackupId(name) ? readSummary(sidecar) : failure(ErrorKind::NotFound, {});
    if (!read && read.error().kind == ErrorKind::NotFound)
        return lookInside(
            name, file, BackupCondition::NoSidecar,
            QCoreApplication::translate("Catalogue", "Its sidecar is missing: “warrenctl backup verify %1 --rebuild-sidecar” makes it again from the archive")
                .arg(name));
    if (!read)
        return lookInside(name, file, BackupCondition::BadSidecar, read.error().message);
    BackupSummary summary = *read;
    if (summary.id != name)
        return lookInside(name, file, BackupCondition::BadSidecar,
                          QCoreApplication::translate("Catalogue", "The sidecar is that of the backup %1").arg(summary.id));
    summary.file = file.filePath();
    if (summary.archiveBytes != file.size()) {
        return troubled(
            summary, BackupCondition::Changed,
            QCoreApplication::translate("Catalogue", "The archive has %1 bytes and had %2 when it was written: it was cut short, copied in part or changed")
                .arg(file.size())
                .arg(summary.archiveBytes));
    }
    summary.condition = BackupCondition::Whole;
    return summary;
}

/// One that bears the ID of a backup and is not its archive: what is done with that ID is done with the archive alone.
BackupSummary anotherFileOf(const QString &id, const QFileInfo &file)
{
    BackupSummary summary = summaryOfName(file.fileName(), file.filePath());
    summary.archiveBytes = file.size();
    summary.isEncrypted = file.fileName().endsWith(".age"_L1);
    return troubled(summary, BackupCondition::Foreign,
                    QCoreApplication::translate("Catalogue", "Another file of the backup %1, and not its archive: left alone").arg(id));
}

/// Whether a run holds the lock of a staging folder. Asks without making a file.
bool isStagingAlive(const QString &stagingFolder, const QString &id)
{
    const QString lock = stagingFolder + u'/' + id + cataloguefiles::stagingLockEnd;
    if (!QFile::exists(lock))
        return false;
    const Result<int> descriptor = cataloguefiles::openLocked(lock);
    if (descriptor)
        ::close(*descriptor);
    return !descriptor && descriptor.error().kind == ErrorKind::Forbidden;
}

/// IDs of which something stands in the staging folder.
QStringList stagedIds(const QString &stagingFolder)
{
    QSet<QString> ids;
    for (const QString &name : QDir(stagingFolder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString id = name.section(u'.', 0, 0);
        if (isBackupId(id))
            ids.insert(id);
    }
    QStringList list(ids.cbegin(), ids.cend());
    list.sort();
    return list;
}

struct FolderNames
{
    QList<QFileInfo> archives;
    QSet<QString> ids;    ///< of those
    QSet<QString> twice;  ///< IDs that several of them bear
    QStringList parts;    ///< names of parts
    QStringList sidecars; ///< IDs
    QSet<QString> pins;   ///< IDs
    QStringList others;   ///< names of what is no file of ours

    void addArchive(const QFileInfo &file, const QString &id)
    {
        archives.append(file);
        if (ids.contains(id) && isBackupId(id))
            twice.insert(id);
        ids.insert(id);
    }
};

FolderNames namesIn(const QString &folder)
{
    FolderNames names;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot); it.hasNext();) {
        const QFileInfo file = it.nextFileInfo();
        const QString name = file.fileName();
        const QString base = name.section(u'.', 0, 0);
        if (!cataloguefiles::archiveNameOfPart(name).isEmpty())
            names.parts.append(name);
        else if (name.startsWith(u'.'))
            continue;
        else if (const QString end = cataloguefiles::archiveEndOf(name); !end.isEmpty())
            names.addArchive(file, name.chopped(end.size()));
        else if (isBackupId(base) && name == base + cataloguefiles::sidecarEnd)
            names.sidecars.append(base);
        else if (isBackupId(base) && name == base + cataloguefiles::pinEnd)
            names.pins.insert(base);
        else if (!isBackupId(base) || !name.startsWith(base + cataloguefiles::sidecarEnd))
            names.others.append(name);
    }
    return names;
}

} // namespace

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
    const FolderNames names = namesIn(m_folder);
    QSet<QString> withArchive;
    for (const QFileInfo &file : names.archives) {
        const QString name = file.fileName().chopped(cataloguefiles::archiveEndOf(file.fileName()).size());
        if (names.twice.contains(name) && QFileInfo(archiveOf(name)).fileName() != file.fileName()) {
            list.append(anotherFileOf(name, file));
            continue;
        }
        BackupSummary summary = summaryOfArchive(name, file, sidecarOf(name));
        summary.isPinned = names.pins.contains(name);
        withArchive.insert(name);
        list.append(summary);
    }
    QSet<QString> atWork;
    const QStringList staged = stagedIds(stagingFolder());
    for (const QString &id : staged) {
        if (withArchive.contains(id))
            continue;
        atWork.insert(id);
        BackupSummary named = summaryOfName(id, stagingFolder() + u'/' + id);
        if (!isStagingAlive(stagingFolder(), id)) {
            list.append(
                troubled(named, BackupCondition::Interrupted, QCoreApplication::translate("Catalogue", "The run that made it ended before it was whole")));
            continue;
        }
        named.needs = Staging::uponOf(stagingFolder(), id);
        list.append(troubled(named, BackupCondition::Running, {}));
    }
    for (const QString &part : names.parts) {
        const QString archive = cataloguefiles::archiveNameOfPart(part);
        const QString id = archive.chopped(cataloguefiles::archiveEndOf(archive).size());
        if (withArchive.contains(id) || atWork.contains(id))
            continue;
        atWork.insert(id);
        list.append(troubled(summaryOfName(id, m_folder + u'/' + part), BackupCondition::Interrupted,
                             QCoreApplication::translate("Catalogue", "The run that made it ended before it was whole")));
    }
    for (const QString &id : names.sidecars) {
        if (withArchive.contains(id) || atWork.contains(id))
            continue;
        const Result<BackupSummary> read = readSummary(sidecarOf(id));
        BackupSummary summary = read && read->id == id ? *read : summaryOfName(id, {});
        summary.file = sidecarOf(id);
        summary.isPinned = names.pins.contains(id);
        list.append(troubled(summary, BackupCondition::NoArchive, QCoreApplication::translate("Catalogue", "Its archive is gone")));
    }
    for (const QString &name : names.others)
        list.append(troubled(summaryOfName(name, m_folder + u'/' + name), BackupCondition::Foreign,
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
        for (const BackupSummary &summary : found)
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
        if (const Result<BackupSummary> written = readSummary(sidecarOf(id))) {
            const auto own = std::ranges::find_if(found, [&written](const QFileInfo &file) { return isWrittenAs(file, *written); });
            if (own != found.cend())
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
        for (const QString &name : QDir(folder).entryList({id + u".*"_s, id}, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
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
    if (!stagedIds(stagingFolder()).contains(id))
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
    if (stagedIds(stagingFolder()).isEmpty() && namesIn(m_folder).parts.isEmpty() && left().isEmpty())
        return cleaned;
    const auto guard = lock(patience);
    if (!guard)
        return std::unexpected(guard.error());
    for (const QString &id : stagedIds(stagingFolder())) {
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
    for (const QString &part : namesIn(m_folder).parts) {
        const QString archive = cataloguefiles::archiveNameOfPart(part);
        const QString id = archive.chopped(cataloguefiles::archiveEndOf(archive).size());
        if (!isBackupId(id) || isStagingAlive(stagingFolder(), id))
            continue;
        // A run that died between the sidecar and the archive's name, or in the middle of removing it.
        if (archiveOf(id).isEmpty()) {
            removeFile(id + cataloguefiles::sidecarEnd);
            removeFile(id + cataloguefiles::pinEnd);
        }
        removeFile(part);
    }
    // Nobody writes one now, the lock is ours.
    for (const QString &name : left())
        removeFile(name);
    syncFolder(m_folder);
    return cleaned;
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
        const Result<BackupSummary> summary = readSummary(sidecarOf(id));
        if (!summary)
            return std::unexpected(sidecar.error());
        sidecar = Sidecar{.summary = *summary};
    }
    const Sidecar before = *sidecar;
    change(*sidecar);
    return *sidecar == before ? Status() : writeFileSafely(sidecarOf(id), toBytes(*sidecar));
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
        for (const QString &dependant : dependantsOf(*all, id)) {
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
        for (const QString &dependant : dependantsOf(*all, id))
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
    if (const Result<BackupSummary> old = readSummary(sidecarOf(id)); old && old->id == id && !old->description.isEmpty())
        sidecar.summary.description = old->description;
    if (const Status written = writeFileSafely(sidecarOf(id), toBytes(sidecar)); !written)
        return std::unexpected(written.error());
    BackupSummary summary = sidecar.summary;
    summary.file = (*reader)->file();
    summary.isPinned = QFile::exists(m_folder + u'/' + id + cataloguefiles::pinEnd);
    return summary;
}

} // namespace warrener
