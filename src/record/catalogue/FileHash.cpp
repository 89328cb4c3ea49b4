#include "record/catalogue/FileHash.h"

#include "base/PlainFile.h"
#include "record/catalogue/Sha256.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace warrener {

Result<QString> fileSha256(const QString &file, std::stop_token stop, const std::function<void(qint64)> &progress)
{
    QFile in(file);
    if (!in.exists())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Archive", "There is no file %1").arg(file));
    if (!openPlainFile(in, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(QFileInfo(file).isReadable() ? ErrorKind::Io : ErrorKind::Forbidden,
                       QCoreApplication::translate("Archive", "%1 cannot be read").arg(file), in.errorString());
    Sha256 hash;
    QByteArray buffer(1024 * 1024, Qt::Uninitialized);
    while (true) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("Archive", "Cancelled"));
        const qint64 got = in.read(buffer.data(), buffer.size());
        if (got < 0)
            return failure(ErrorKind::Io, QCoreApplication::translate("Archive", "%1 cannot be read").arg(file), in.errorString());
        if (got == 0)
            return hash.hex();
        hash.add(QByteArrayView(buffer).first(got));
        if (progress)
            progress(got);
    }
}

} // namespace warrener
