#include "look/load/Overtaken.h"

#include <algorithm>

namespace warrener::load {

void Overtaken::sent(quint64 number, int queue)
{
    Queue &of = m_queues[queue];
    of.waiting.try_emplace(number);
    m_queueOf.insert_or_assign(number, queue);
}

void Overtaken::confirmed(quint64 number)
{
    const auto queue = m_queueOf.find(number);
    if (queue != m_queueOf.end())
        m_queues[queue->second].waiting[number].confirmed = true;
}

void Overtaken::consumed(quint64 number, int queue, Millis now)
{
    Queue &of = m_queues[queue];
    of.waiting.erase(number);
    m_queueOf.erase(number);
    if (number <= of.highest)
        return;
    for (auto it = of.waiting.upper_bound(of.highest); it != of.waiting.end() && it->first < number; ++it)
        it->second.since = now;
    of.highest = number;
}

Millis Overtaken::longest(Millis now) const
{
    Millis longest{0};
    for (const auto &[id, queue] : m_queues) {
        for (auto it = queue.waiting.begin(); it != queue.waiting.end() && it->first < queue.highest; ++it) {
            if (it->second.confirmed && it->second.since >= Millis{0})
                longest = std::max(longest, now - it->second.since);
        }
    }
    return longest;
}

} // namespace warrener::load
