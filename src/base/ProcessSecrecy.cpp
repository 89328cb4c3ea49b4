#include "base/ProcessSecrecy.h"

#include <cstdlib>
#include <cstring>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

namespace warrener {

void keepProcessSecret()
{
    // Programs that are started inherit this one, too: their cores would hold what we told them.
    const rlimit none{};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    // The limit does not hold where the kernel pipes cores to a program; this does.
    ::prctl(PR_SET_DUMPABLE, 0);
    // The descriptor of --password-fd is one of them. An old kernel leaves them as they are.
    ::syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
#endif
}

QString takeFromEnvironment(const QByteArray &variable)
{
    char *const value = std::getenv(variable.constData());
    if (value == nullptr)
        return {};
    QString taken = QString::fromLocal8Bit(value);
    // unsetenv() only forgets where it stands.
    ::explicit_bzero(value, std::strlen(value));
    ::unsetenv(variable.constData());
    return taken;
}

} // namespace warrener
