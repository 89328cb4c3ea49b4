#include "base/Timekeeper.h"

#include <QHash>
#include <QTimer>

namespace warrener {

namespace {

class SystemTimekeeper final : public Timekeeper
{
public:
    SystemTimekeeper() = default;
    TimePoint now() const override { return m_clock.now(); }
    Millis monotonic() const override { return m_clock.monotonic(); }

    ~SystemTimekeeper() override { qDeleteAll(m_timers); }
    Q_DISABLE_COPY_MOVE(SystemTimekeeper)

    Alarm after(Millis delay, std::function<void()> ring) override
    {
        const Alarm alarm = ++m_last;
        auto *timer = new QTimer;
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
        QObject::connect(timer, &QTimer::timeout, timer, [this, alarm, ring = std::move(ring)] {
            // Not at once: the timer's own signal is still under way.
            m_timers.take(alarm)->deleteLater();
            ring();
        });
        m_timers.insert(alarm, timer);
        timer->start(delay);
        return alarm;
    }
    void cancel(Alarm alarm) override { delete m_timers.take(alarm); }

private:
    SystemClock m_clock;
    QHash<Alarm, QTimer *> m_timers;
    Alarm m_last = 0;
};

} // namespace

std::unique_ptr<Timekeeper> systemTimekeeper()
{
    return std::make_unique<SystemTimekeeper>();
}

} // namespace warrener
