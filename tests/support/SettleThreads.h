#pragma once

#include "base/WaitPool.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThreadPool>

/// Lets the work of the pools end, and what came of it arrive, until nothing new is begun: coroutines that nobody
/// listens to any more come to their end, and their memory goes.
inline void settleThreads()
{
    constexpr int longest = 5000; // ms
    // What asks again and again for ever is none that ends.
    const QDeadlineTimer patience(4 * longest);
    for (QThreadPool *pool : {QThreadPool::globalInstance(), warrener::waitPool()}) {
        for (int quiet = 0; quiet < 3 && !patience.hasExpired(); ++quiet) {
            if (pool->activeThreadCount() > 0)
                quiet = 0;
            if (!pool->waitForDone(longest))
                return; // it hangs, and the program ends without it
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
}
