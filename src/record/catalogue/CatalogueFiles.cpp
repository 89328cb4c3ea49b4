#include "record/catalogue/CatalogueFiles.h"

#include "base/FileLock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener::cataloguefiles {

QString archiveEndOf(const QString &name)
{
    for (const auto end : {".tar.zst"_L1, ".tar.gz"_L1, ".tar.zst.age"_L1, ".tar.gz.age"_L1}) {
        if (name.endsWith(end))
            return end;
    }
    return {};
}

QString partNameOf(const QString &archiveName)
{
    return u'.' + archiveName + partEnd;
}

QString archiveNameOfPart(const QString &name)
{
    if (!name.startsWith(u'.') || !name.endsWith(partEnd))
        return {};
    const QString archive = name.sliced(1).chopped(partEnd.size());
    return archiveEndOf(archive).isEmpty() ? QString() : archive;
}

std::unexpected<Error> noBackup(const QString &id)
{
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Catalogue", "There is no backup %1").arg(id.left(200)));
}

std::unexpected<Error> fileFailed(const QString &message, int code)
{
    return failure(ErrorKind::Io, message, qt_error_string(code));
}

Status makeFolder(const QString &folder)
{
    const bool wasThere = QFile::exists(folder);
    if (!QDir().mkpath(folder))
        return fileFailed(QCoreApplication::translate("Catalogue", "The folder %1 cannot be made").arg(folder), errno);
    // One that a person made has the rights that the person gave it.
    if (!wasThere)
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Status openNewFile(QFile &file)
{
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return {};
    const QString reason = file.errorString();
    if (file.isOpen())
        file.remove();
    else if (QFile::exists(file.fileName())) {
        return failure(ErrorKind::Io, QCoreApplication::translate("Catalogue", "There is a file %1 already, or one whose name differs in case only on a "
                                                                               "disk that takes both for one: nothing was written over it")
                                          .arg(file.fileName()));
    }
    return failure(ErrorKind::Io, QCoreApplication::translate("Catalogue", "%1 cannot be written: %2").arg(file.fileName(), reason));
}

Result<int> openLocked(const QString &file)
{
    const QByteArray path = QFile::encodeName(file);
    while (true) {
        const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return fileFailed(QCoreApplication::translate("Catalogue", "The lock %1 cannot be opened").arg(file), errno);
        const LockAnswer answer = warrener::lockFile(descriptor);
        struct stat opened{}, named{};
        const bool isSame =
            ::fstat(descriptor, &opened) == 0 && ::stat(path.constData(), &named) == 0 && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
        if (answer == LockAnswer::Taken && isSame)
            return descriptor;
        const int code = errno;
        ::close(descriptor);
        if (answer == LockAnswer::Held)
            return failure(ErrorKind::Forbidden, QCoreApplication::translate("Catalogue", "Another process has locked %1").arg(file));
        if (answer == LockAnswer::Impossible) {
            return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Catalogue", "The file system of %1 has no locks").arg(file),
                           qt_error_string(code));
        }
        // Whoever had it has removed it meanwhile: the next one is a new file.
    }
}

} // namespace warrener::cataloguefiles
