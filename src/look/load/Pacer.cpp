#include "look/load/Pacer.h"

#include <algorithm>
#include <cmath>

namespace warrener::load {

namespace {

using Seconds = std::chrono::duration<double>;

} // namespace

int Pacer::due(Time now, int most)
{
    if (m_perSecond <= 0)
        return most;
    if (m_began < Time{0})
        m_began = now;
    const double allowed = std::chrono::duration_cast<Seconds>(now - m_began).count() * m_perSecond;
    const double backlog = allowed - double(m_sent);
    const double kept = std::max(1.0, std::chrono::duration_cast<Seconds>(m_slack).count() * m_perSecond);
    if (backlog > kept) {
        // Late by more than the slack: the schedule moves, it does not catch up.
        m_began += std::chrono::duration_cast<Time>(Seconds((backlog - kept) / m_perSecond));
        return std::min(most, int(kept));
    }
    return std::clamp(int(backlog), 0, most);
}

Millis Pacer::wait(Time now) const
{
    if (m_perSecond <= 0 || m_began < Time{0})
        return Millis{0};
    const auto next = m_began + std::chrono::duration_cast<Time>(Seconds(double(m_sent + 1) / m_perSecond));
    return std::max(Millis{0}, std::chrono::ceil<Millis>(next - now));
}

} // namespace warrener::load
