#pragma once

#include "base/Clock.h"

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <utility>

namespace warrener {

/// Ends `thread` once `isIdle()`, asked there again and again: what was cancelled ends within a few turns of the event loop. Whatever
/// does not is waited for no longer than 0.8 s. `context` lives in that thread, and `isIdle` as long as it does.
template <class IsIdle>
void quitWhenIdle(QObject *context, QThread *thread, IsIdle isIdle)
{
    static constexpr Millis patience{800};
    static constexpr Millis look{5};
    auto *timer = new QTimer(context);
    QElapsedTimer waited;
    waited.start();
    QObject::connect(timer, &QTimer::timeout, context, [thread, waited, isIdle = std::move(isIdle)] {
        if (isIdle() || waited.durationElapsed() >= patience)
            thread->quit();
    });
    timer->start(look);
}

} // namespace warrener
