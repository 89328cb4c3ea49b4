#include "run/lease/LocalLease.h"

#include "base/FileLock.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

std::optional<LeaseHolder> holderIn(int file)
{
    QByteArray text(1024, '\0');
    const ssize_t size = ::pread(file, text.data(), size_t(text.size()), 0);
    return size > 0 ? leaseHolderFromText(QString::fromUtf8(text.first(size))) : std::nullopt;
}

/// Whether `file` is what stands at `path`: its last holder may have been overridden meanwhile.
bool isStill(int file, const QByteArray &path)
{
    struct stat open{};
    struct stat named{};
    return ::fstat(file, &open) == 0 && ::lstat(path.constData(), &named) == 0 && open.st_ino == named.st_ino;
}

/// No link is followed: whoever planted it could have root write over any file.
int openedLock(const QString &path, int how)
{
    return ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | how, 0600);
}

std::unexpected<Error> cannotBeTaken(const QString &path)
{
    const QString why =
        errno == ELOOP ? QCoreApplication::translate("Lease", "it is a link, which may lead to anybody's file") : QString::fromLocal8Bit(std::strerror(errno));
    return failure(ErrorKind::Io, QCoreApplication::translate("Lease", "The lock %1 cannot be taken: %2").arg(path, why));
}

} // namespace

LocalLease::LocalLease(QString path, QObject *parent) : Lease(parent), m_path(std::move(path)) {}

LocalLease::~LocalLease()
{
    LocalLease::release();
}

QCoro::Task<Result<LeaseAnswer>> LocalLease::acquire(LeaseHolder self, bool override, std::stop_token)
{
    co_return take(self, override);
}

Result<LeaseAnswer> LocalLease::take(const LeaseHolder &self, bool override)
{
    release();
    const QByteArray path = QFile::encodeName(m_path);
    LeaseAnswer answer{.where = m_path};
    for (;;) {
        const int file = openedLock(m_path, O_CREAT);
        if (file < 0)
            return cannotBeTaken(m_path);
        const LockAnswer lock = lockFile(file);
        if (lock == LockAnswer::Impossible) {
            ::close(file);
            answer.reason = QCoreApplication::translate("Lease", "The file system of %1 has no locks: nobody can tell whether another run is under way on this "
                                                                 "machine")
                                .arg(m_path);
            m_isWithoutLock = answer.granted = override;
            answer.overridable = !override;
            return answer;
        }
        if (lock == LockAnswer::Taken) {
            if (!isStill(file, path)) {
                ::close(file);
                continue;
            }
            const QByteArray text = toText(self).toUtf8() + '\n';
            [[maybe_unused]] const bool told = ::ftruncate(file, 0) == 0 && ::pwrite(file, text.constData(), size_t(text.size()), 0) > 0;
            m_file = file;
            answer.granted = true;
            return answer;
        }
        answer.holder = holderIn(file);
        ::close(file);
        answer.reason = answer.holder ? QCoreApplication::translate("Lease", "This machine already changes the cluster: %1").arg(describe(*answer.holder))
                                      : QCoreApplication::translate("Lease", "Another process of this machine already changes the cluster");
        answer.overridable = true;
        if (!override)
            return answer;
        override = false;
        ::unlink(path.constData());
    }
}

QCoro::Task<Status> LocalLease::confirm(std::stop_token)
{
    if (m_isWithoutLock || (m_file >= 0 && isStill(m_file, QFile::encodeName(m_path))))
        co_return Status();
    co_return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                                "Lease", "The lock %1 is not this run's any more: another process was made to take it, or somebody removed it")
                                                .arg(m_path));
}

std::optional<LeaseHolder> LocalLease::holderOf(const QString &path)
{
    // Not made by the question; a lock that can be had is nobody's, and given back at once.
    const int file = openedLock(path, 0);
    if (file < 0)
        return std::nullopt;
    const std::optional<LeaseHolder> holder = lockFile(file) == LockAnswer::Held ? holderIn(file) : std::nullopt;
    ::close(file);
    return holder;
}

Status LocalLease::tryOut(const QString &path)
{
    const int file = openedLock(path, O_CREAT);
    if (file < 0)
        return cannotBeTaken(path);
    ::close(file);
    return {};
}

void LocalLease::release()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
    m_isWithoutLock = false;
}

} // namespace warrener
