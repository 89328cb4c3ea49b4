#pragma once

#include "base/Clock.h"

#include <map>

namespace warrener::load {

/// Confirmed messages of one publisher that did not arrive while later ones of the same queue did. A queue gives out in the
/// order in which it took in: what was given back comes again soon, and what stays away is lost.
class Overtaken final
{
public:
    void sent(quint64 number, int queue);
    void confirmed(quint64 number);
    /// `now`: of one monotonic clock.
    void consumed(quint64 number, int queue, Millis now);

    /// For how long the first of them has been overtaken; 0: there is none.
    Millis longest(Millis now) const;

private:
    struct Waiting
    {
        bool confirmed = false;
        Millis since{-1}; ///< since when a later one has arrived; negative: none has
    };
    struct Queue
    {
        std::map<quint64, Waiting> waiting; ///< sent and not arrived
        quint64 highest = 0;                ///< that arrived
    };
    std::map<int, Queue> m_queues;
    std::map<quint64, int> m_queueOf; ///< of those that wait
};

} // namespace warrener::load
