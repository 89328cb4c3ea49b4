#include "base/Clock.h"

#include <ctime>

namespace warrener {

Millis SystemClock::monotonic() const
{
#ifdef CLOCK_BOOTTIME
    timespec since{};
    if (::clock_gettime(CLOCK_BOOTTIME, &since) == 0)
        return std::chrono::duration_cast<Millis>(std::chrono::seconds(since.tv_sec) + std::chrono::nanoseconds(since.tv_nsec));
#endif
    // Where there is no such clock (macOS, Windows) the steady one goes on in sleep as far as the system lets it.
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace warrener
