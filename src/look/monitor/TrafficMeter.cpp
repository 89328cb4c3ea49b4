#include "look/monitor/TrafficMeter.h"

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis span = 60s;

} // namespace

void TrafficMeter::watch(HttpClient &client)
{
    m_watched.append({.client = &client, .counted = {}});
}

PollCost TrafficMeter::cost(Millis now)
{
    erase_if(m_watched, [](const Watched &watched) { return !watched.client; });
    for (Watched &watched : m_watched) {
        const HttpClient::Traffic traffic = watched.client->traffic();
        m_total.requests += traffic.requests - watched.counted.requests;
        m_total.bytes += traffic.bytes - watched.counted.bytes;
        m_total.busy += traffic.busy - watched.counted.busy;
        watched.counted = traffic;
    }
    m_marks.push_back({now, m_total});
    while (m_marks.size() > 2 && m_marks[1].at <= now - span)
        m_marks.pop_front();

    const Mark &oldest = m_marks.front();
    const double seconds = std::chrono::duration<double>(now - oldest.at).count();
    const auto requests = m_total.requests - oldest.total.requests;
    if (seconds <= 0 || requests <= 0)
        return {};
    return {.requestsPerSecond = static_cast<double>(requests) / seconds,
            .bytesPerSecond = static_cast<double>(m_total.bytes - oldest.total.bytes) / seconds,
            .meanLatency = (m_total.busy - oldest.total.busy) / requests};
}

} // namespace warrener
