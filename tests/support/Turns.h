#pragma once

#include <QCoreApplication>

namespace warrener {

/// Lets everything that waits for a turn of the event loop have it, also what that asks for again:
/// for tests that show that something does not happen, where there is no condition to wait for.
inline void turnEvents(int turns = 50)
{
    for (int i = 0; i < turns; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace warrener
