#pragma once

#include "base/Timekeeper.h"

#include <QAbstractEventDispatcher>

#include <map>

/// Time that moves only when a test says so.
class FakeTime final : public warrener::Timekeeper
{
public:
    using Millis = warrener::Millis;

    warrener::TimePoint now() const override { return warrener::TimePoint{Millis{1'000'000'000'000} + m_now}; }
    Millis monotonic() const override { return m_now; }
    Alarm after(Millis delay, std::function<void()> ring) override
    {
        m_alarms.insert({{m_now + delay, ++m_last}, std::move(ring)});
        return m_last;
    }
    void cancel(Alarm alarm) override
    {
        std::erase_if(m_alarms, [alarm](const auto &entry) { return entry.first.second == alarm; });
    }

    /// Somebody waits for time to pass.
    bool isAwaited() const { return !m_alarms.empty(); }
    /// Goes to the next alarm and rings it. False: there is none.
    bool advance()
    {
        if (m_alarms.empty())
            return false;
        const auto next = m_alarms.extract(m_alarms.begin());
        m_now = std::max(m_now, next.key().first);
        next.mapped()();
        return true;
    }

    /// Lets everything happen that can happen without time passing.
    static void settle()
    {
        while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) {
        }
    }

private:
    Millis m_now{0};
    Alarm m_last = 0;
    std::map<std::pair<Millis, Alarm>, std::function<void()>> m_alarms;
};
