#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <utility>

namespace warrener {

/// Calls `write` every second while `owner` is in sight: a text with an age in it ("13 s ago") is made anew, so that it is
/// never older than it says. Ends with `owner`.
inline void everySecond(QWidget *owner, std::function<void()> write)
{
    auto *timer = new QTimer(owner);
    QObject::connect(timer, &QTimer::timeout, owner, [owner, write = std::move(write)] {
        if (owner->isVisible())
            write();
    });
    timer->start(std::chrono::seconds{1});
}

} // namespace warrener
