#include "base/PlainFile.h"

#include "base/Units.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace warrener {

namespace {

struct TellingFile final : QFile
{
    static void tell(QFile &file, const QString &why) { (file.*&TellingFile::setErrorString)(why); }
};

/// Closed when it goes.
struct NamedSource
{
    explicit NamedSource(const QString &name) : descriptor(::open(QFile::encodeName(name).constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) {}
    ~NamedSource()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(NamedSource)

    const int descriptor;
};

std::unexpected<Error> unreadBecause(int code)
{
    return failure(ErrorKind::Io, qt_error_string(code));
}

std::unexpected<Error> largerThan(qint64 most)
{
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("PlainFile", "it is larger than %1").arg(units::bytes(static_cast<double>(most))));
}

enum class Awaited : std::uint8_t { More, End, Nothing };

/// Until there is more to read, or will be none.
Awaited awaitMore(int descriptor, const QDeadlineTimer &until)
{
    pollfd asked{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int answered = ::poll(&asked, 1, static_cast<int>(std::min<qint64>(until.remainingTime(), 60'000)));
    if (answered <= 0)
        return until.hasExpired() ? Awaited::Nothing : Awaited::More;
    return (asked.revents & POLLIN) != 0 ? Awaited::More : Awaited::End;
}

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

Result<QByteArray> readPlainFile(const QString &name, qint64 most)
{
    QFile file(name);
    if (!openPlainFile(file))
        return failure(ErrorKind::Io, file.errorString());
    const QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Io, file.errorString());
    if (bytes.size() > most)
        return largerThan(most);
    return bytes;
}

Result<QByteArray> readNamedFile(const QString &name, qint64 most, Millis patience)
{
    const NamedSource source(name);
    if (source.descriptor < 0)
        return unreadBecause(errno);
    struct stat status{};
    if (::fstat(source.descriptor, &status) != 0)
        return unreadBecause(errno);
    const QDeadlineTimer until(patience);
    QByteArray bytes;
    QByteArray part(1 << 16, Qt::Uninitialized);
    for (;;) {
        const ssize_t got = ::read(source.descriptor, part.data(), static_cast<std::size_t>(part.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno != EAGAIN)
            return unreadBecause(errno);
        if (got > 0) {
            bytes.append(part.constData(), got);
            if (bytes.size() > most)
                return largerThan(most);
            if (!until.hasExpired() || S_ISREG(status.st_mode))
                continue;
        }
        // A pipe into which nobody has written yet says that it is at its end as well.
        if (got == 0 && (!S_ISFIFO(status.st_mode) || !bytes.isEmpty()))
            return bytes;
        const Awaited more = awaitMore(source.descriptor, until);
        if (more == Awaited::End)
            return bytes;
        if (more == Awaited::Nothing || until.hasExpired()) {
            return failure(ErrorKind::Io, (bytes.isEmpty() ? QCoreApplication::translate("PlainFile", "nothing has come out of it within %1")
                                                           : QCoreApplication::translate("PlainFile", "it has not come to an end within %1"))
                                              .arg(units::duration(patience)));
        }
    }
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
