#include "base/PlainFile.h"

#include <QCoreApplication>

#include <sys/stat.h>

namespace warrener {

namespace {

struct TellingFile final : QFile
{
    static void tell(QFile &file, const QString &why) { (file.*&TellingFile::setErrorString)(why); }
};

} // namespace

bool openPlainFile(QFile &file, QIODevice::OpenMode mode)
{
    struct stat status{};
    // Links are followed: it is what they lead to that is read.
    if (::stat(QFile::encodeName(file.fileName()).constData(), &status) == 0 && !S_ISREG(status.st_mode)) {
        TellingFile::tell(file, QCoreApplication::translate("PlainFile", "it is no plain file"));
        return false;
    }
    return file.open(mode);
}

bool writeAll(QIODevice &device, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 written = device.write(bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

} // namespace warrener
