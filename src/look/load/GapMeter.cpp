#include "look/load/GapMeter.h"

#include <algorithm>

namespace warrener::load {

void GapMeter::begin(Millis now)
{
    m_last = now;
}

void GapMeter::event(Millis now)
{
    if (!m_last)
        return;
    note({.began = *m_last, .ended = now});
    m_last = now;
}

void GapMeter::end(Millis now)
{
    if (!m_last)
        return;
    note({.began = *m_last, .ended = now, .open = true});
    m_last.reset();
}

Millis GapMeter::longestAt(Millis now) const
{
    return m_last ? std::max(m_longest, now - *m_last) : m_longest;
}

void GapMeter::note(Gap gap)
{
    m_longest = std::max(m_longest, gap.length());
    if (gap.length() < m_threshold)
        return;
    ++m_count;
    if (m_gaps.size() < m_most)
        m_gaps.push_back(gap);
}

} // namespace warrener::load
