#include "base/FileLock.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>

namespace warrener {

namespace {

constexpr Millis betweenQuestions{10};

bool isHeld(int code)
{
    return code == EWOULDBLOCK || code == EAGAIN || code == EACCES || code == EINTR;
}

} // namespace

LockAnswer lockFile(int descriptor)
{
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return LockAnswer::Taken;
    if (isHeld(errno))
        return LockAnswer::Held;
#ifdef F_OFD_SETLK
    struct flock whole{};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_OFD_SETLK, &whole) == 0)
        return LockAnswer::Taken;
    if (isHeld(errno))
        return LockAnswer::Held;
#endif
    return LockAnswer::Impossible;
}

LockAnswer waitForLock(Millis patience, const std::function<LockAnswer()> &ask, const std::stop_token &stop)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const LockAnswer answer = ask();
        if (answer != LockAnswer::Held || stop.stop_requested() || std::chrono::steady_clock::now() >= end)
            return answer;
        std::this_thread::sleep_for(betweenQuestions);
    }
}

} // namespace warrener
