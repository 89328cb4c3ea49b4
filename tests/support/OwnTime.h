#pragma once

#include <chrono>
#include <ctime>

namespace warrener {

/// What the calling thread itself has worked since it began, whatever else the machine did meanwhile.
inline std::chrono::microseconds ownTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::nanoseconds{time.tv_nsec});
}

/// The same in milliseconds, with their parts.
inline double ownMs()
{
    return static_cast<double>(ownTime().count()) / 1e3;
}

} // namespace warrener
