#pragma once

#include "base/WaitPool.h"

#include <QCoreApplication>
#include <QThreadPool>

/// Lets the work of the pools end, and what came of it arrive, until nothing new is begun: coroutines that nobody
/// listens to any more come to their end, and their memory goes.
inline void settleThreads()
{
    constexpr int longest = 5000; // ms
    for (QThreadPool *pool : {QThreadPool::globalInstance(), warrener::waitPool()}) {
        for (int quiet = 0; quiet < 3; ++quiet) {
            if (pool->activeThreadCount() > 0)
                quiet = 0;
            if (!pool->waitForDone(longest))
                return; // it hangs, and the program ends without it
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
}
