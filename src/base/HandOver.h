#pragma once

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

/// Qt's queues (posted events, thread pools) hand work from one thread to another with all that was done
/// before. The thread sanitizer cannot see that, since Qt is not compiled with it: whoever uses such a
/// queue says so here. Costs nothing in other builds. `queue`: any address that both sides know.
namespace warrener::handover {

#if defined(__SANITIZE_THREAD__)
inline constexpr bool isWatched = true;
#else
inline constexpr bool isWatched = false;
#endif

/// What this thread has done happens before what follows take() of the same queue.
inline void give([[maybe_unused]] const void *queue)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(const_cast<void *>(queue));
#endif
}

inline void take([[maybe_unused]] const void *queue)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(const_cast<void *>(queue));
#endif
}

} // namespace warrener::handover
