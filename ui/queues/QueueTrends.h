#pragma once

#include "base/Clock.h"
#include "cluster/Queue.h"
#include "ui/queues/QueueArrangement.h"

#include <QHash>

#include <array>
#include <list>
#include <span>
#include <vector>

namespace warrener {

/// Messages ready of the queues somebody has looked at, over the last ten minutes. Bounded: the
/// 5,000 queues seen last, one figure every five seconds each.
class QueueTrends final
{
public:
    static constexpr qsizetype maxQueues = 5000;
    static constexpr Millis step{5000};
    static constexpr std::size_t numSteps = 120;

    /// These are on screen now: keep their history, forget who was on screen longest ago.
    void watch(std::span<const QueueRef> queues);
    void add(const std::vector<QueueSample> &samples, TimePoint at);

    /// numSteps figures up to `to`, the newest last; NaN where nothing was heard. Empty for a
    /// queue that is not watched.
    std::vector<float> window(const QueueRef &queue, TimePoint to) const;
    /// Every watched queue, and whether it grows. Rising over the last five minutes: cut in three, each third lies
    /// higher than the one before, by more than 100 messages and a tenth in all.
    QHash<QueueRef, bool> tracked() const;

private:
    struct Ring
    {
        std::array<float, numSteps> ready{};
        qint64 newest = -1; ///< number of the step that was written last; −1: none yet
        bool growing = false;
        std::list<QueueRef>::iterator seen;
    };

    static void put(Ring &ring, qint64 number, float ready);
    static bool grows(const Ring &ring);

    QHash<QueueRef, Ring> m_rings;
    std::list<QueueRef> m_seen; ///< the one seen last first
};

} // namespace warrener
