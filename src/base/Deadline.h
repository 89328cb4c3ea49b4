#pragma once

#include "base/Clock.h"

#include <QTimer>

#include <functional>
#include <stop_token>

namespace warrener {

/// Stops when `patience` is over or `outer` says so, whichever comes first; lives in one thread with
/// an event loop. `outer` may be stopped from any thread.
class Deadline final
{
public:
    explicit Deadline(Millis patience, std::stop_token outer = {});
    Q_DISABLE_COPY_MOVE(Deadline)

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    QTimer m_timer;
    // The last member: its destructor waits for a callback that runs in another thread.
    std::stop_callback<std::function<void()>> m_onOuter;
};

} // namespace warrener
