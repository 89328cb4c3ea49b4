#include "record/catalogue/ArchiveForm.h"

#include "record/catalogue/EntryPaths.h"

#include <QCoreApplication>

namespace warrener::archiveform {

TarHeader headerOf(const BackupEntry &entry)
{
    return asWritten({.path = entry.path, .size = entry.size, .mode = entry.mode, .owner = entry.owner, .group = entry.group, .modified = entry.modified});
}

TarHeader manifestHeader(const BackupManifest &manifest, qint64 size)
{
    return asWritten({.path = entrypath::manifest, .size = size, .modified = manifest.at});
}

QByteArray hashText(const QString &manifestSha256)
{
    return manifestSha256.toLatin1() + "  " + QByteArray(entrypath::manifest.data(), entrypath::manifest.size()) + '\n';
}

TarHeader hashHeader(const BackupManifest &manifest)
{
    return asWritten({.path = entrypath::manifestHash, .size = hashText(QString(64, u'0')).size(), .modified = manifest.at});
}

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("Archive", "Cancelled"), .detail = {}};
}

} // namespace warrener::archiveform
