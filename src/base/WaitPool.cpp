#include "base/WaitPool.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace warrener {

namespace {

/// A cluster of a hundred nodes, each asked by two protocols at a time, with room to spare.
constexpr int mostWaiters = 256;

/// Milliseconds.
constexpr int longestGoodbye = 5000;

/// Never destroyed: ~QThreadPool waits for its threads without an end, and one that hangs in the kernel
/// (a dead file server) may never come back.
QThreadPool *theOne()
{
    static QThreadPool *const pool = [] {
        auto *made = new QThreadPool;
        made->setMaxThreadCount(mostWaiters);
        made->setExpiryTimeout(30'000);
        made->setObjectName(QStringLiteral("WaitPool"));
        return made;
    }();
    return pool;
}

/// What the tasks use (SQL) ends with the application, so it waits for those under way; they end by
/// their own time-outs or stop tokens, mostly at once. One that does not is left behind.
void awaitTasks()
{
    if (theOne()->waitForDone(longestGoodbye))
        return;
#ifdef __GLIBC__
    // Registered last, so called first, with what main() returned: nothing is destroyed that the thread
    // which hangs may use once it wakes up.
    ::on_exit(
        [](int code, void *) {
            std::fflush(nullptr);
            ::_exit(code);
        },
        nullptr);
#endif
}

} // namespace

QThreadPool *waitPool()
{
    static const bool registered = [] {
        qAddPostRoutine(awaitTasks);
        return true;
    }();
    Q_UNUSED(registered)
    return theOne();
}

} // namespace warrener
