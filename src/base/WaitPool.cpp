#include "base/WaitPool.h"

#include <QThreadPool>

namespace warrener {

namespace {

/// A cluster of a hundred nodes, each asked by two protocols at a time, with room to spare.
constexpr int mostWaiters = 256;

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

} // namespace

QThreadPool *waitPool()
{
    return pool();
}

} // namespace warrener
