#include "base/WaitPool.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace warrener {

namespace {

/// A cluster of a hundred nodes, each asked by two protocols at a time, with room to spare.
constexpr int mostWaiters = 256;

/// Milliseconds.
constexpr int longestGoodbye = 5000;

struct Pool final : QThreadPool
{
    Pool()
    {
        setMaxThreadCount(mostWaiters);
        setExpiryTimeout(30'000);
        setObjectName(QStringLiteral("WaitPool"));
    }
};

Q_GLOBAL_STATIC(Pool, pool)

/// What the tasks use (SQL) ends with the application, so it waits for those under way; they end by
/// their own time-outs or stop tokens, mostly at once.
void awaitTasks()
{
    pool()->waitForDone(longestGoodbye);
}

} // namespace

QThreadPool *waitPool()
{
    static const bool registered = [] {
        qAddPostRoutine(awaitTasks);
        return true;
    }();
    Q_UNUSED(registered)
    return pool();
}

} // namespace warrener
