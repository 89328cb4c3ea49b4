#include "base/SafeFile.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace warrener {

Status SafeFile::open()
{
    if (m_file.open(QIODevice::WriteOnly) && m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return {};
    return failed(m_file.errorString());
}

Status SafeFile::commit()
{
    // QSaveFile syncs what it wrote, then renames it; the new name is on the disk when the folder is.
    if (!m_file.commit())
        return failed(m_file.errorString());
    if (!syncFolder(QFileInfo(m_file.fileName()).absolutePath()))
        return failed(qt_error_string(errno));
    return {};
}

std::unexpected<Error> SafeFile::failed(const QString &reason) const
{
    return failure(ErrorKind::Io, QCoreApplication::translate("SafeFile", "%1 cannot be written: %2").arg(m_file.fileName(), reason));
}

Status writeFileSafely(const QString &file, const QByteArray &bytes)
{
    SafeFile out(file);
    if (const Status opened = out.open(); !opened)
        return opened;
    out.device().write(bytes);
    return out.commit();
}

void removeUnfinished(QFile &file)
{
    file.close();
    QFile::remove(file.fileName());
}

bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const int status = ::fsync(descriptor);
    const int code = errno;
    ::close(descriptor);
    errno = code;
    return status == 0 || code == EINVAL || code == ENOTSUP;
}

} // namespace warrener
