#include "record/catalogue/CatalogueGlance.h"

#include "base/PlainFile.h"
#include "record/catalogue/ArchiveReader.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Sidecar.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener::cataloguefiles {

namespace {

constexpr qsizetype longestFirstLine = 256 * 1024;

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

} // namespace

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

BackupSummary anotherFileOf(const QString &id, const QFileInfo &file)
{
    BackupSummary summary = summaryOfName(file.fileName(), file.filePath());
    summary.archiveBytes = file.size();
    summary.isEncrypted = file.fileName().endsWith(".age"_L1);
    return troubled(summary, BackupCondition::Foreign,
                    QCoreApplication::translate("Catalogue", "Another file of the backup %1, and not its archive: left alone").arg(id));
}

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

QStringList stagedIds(const QString &stagingFolder)
{
    QSet<QString> ids;
    for (const auto listed = QDir(stagingFolder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden); const QString &name : listed) {
        const QString id = name.section(u'.', 0, 0);
        if (isBackupId(id))
            ids.insert(id);
    }
    QStringList list(ids.cbegin(), ids.cend());
    list.sort();
    return list;
}

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

} // namespace warrener::cataloguefiles
