#include "base/Pause.h"

#include "base/Pending.h"
#include "base/Post.h"

#include <algorithm>

namespace warrener {

QCoro::Task<bool> pauseFor(std::shared_ptr<Timekeeper> time, Millis length, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return false;
    const Pending<bool> over;
    QObject here; // this thread's address for a stop that comes from another one
    const Timekeeper::Alarm alarm = time->after(std::max(length, Millis{0}), [over] { over.finish(true); });
    bool whole = false;
    {
        const std::stop_callback onStop(stop, [over, &here] { post(&here, [over] { over.finish(false); }); });
        whole = co_await over;
    }
    time->cancel(alarm);
    co_return whole;
}

} // namespace warrener
