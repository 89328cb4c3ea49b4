#pragma once

#include "record/catalogue/BackupSummary.h"

#include <QFileInfo>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

/// What a file of a catalogue's folder is, as far as a glance tells.
namespace warrener::cataloguefiles {

/// The first line of a sidecar. NotFound: there is none.
Result<BackupSummary> readSummary(const QString &file);
/// Whether it is the archive that a sidecar tells of, as far as its size and name say.
bool isWrittenAs(const QFileInfo &archive, const BackupSummary &written);
/// What its name alone tells.
BackupSummary summaryOfName(const QString &name, const QString &file);
/// `trouble`: translated; may be empty.
BackupSummary troubled(BackupSummary summary, BackupCondition condition, const QString &trouble);
/// By its sidecar; where that does not tell, by its manifest. `name`: without the end of an archive.
BackupSummary summaryOfArchive(const QString &name, const QFileInfo &file, const QString &sidecar);
/// One that bears the ID of a backup and is not its archive: what is done with that ID is done with the archive alone.
BackupSummary anotherFileOf(const QString &id, const QFileInfo &file);
/// Whether a run holds the lock of a staging folder. Asks without making a file.
bool isStagingAlive(const QString &stagingFolder, const QString &id);
/// IDs of which something stands in the staging folder.
QStringList stagedIds(const QString &stagingFolder);

/// The files of a catalogue's folder, told apart by their names.
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
/// Looks at names alone, and opens nothing.
FolderNames namesIn(const QString &folder);

} // namespace warrener::cataloguefiles
