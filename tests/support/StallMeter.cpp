#include "support/StallMeter.h"

#include <QFile>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// How long this thread has waited for a processor since it began.
std::chrono::milliseconds waitedForProcessor()
{
    QFile file(u"/proc/thread-self/schedstat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0ms;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(fields.value(1).toLongLong()));
}

} // namespace

StallMeter::StallMeter()
{
    connect(&m_timer, &QTimer::timeout, this, &StallMeter::turn);
    m_timer.setTimerType(Qt::PreciseTimer);
    reset();
    m_timer.start(2);
    // A metronome, not a wait for something to happen: what it oversleeps, the machine took.
    m_idler = std::jthread([this](const std::stop_token &stop) {
        QElapsedTimer since;
        since.start();
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(2ms);
            const qint64 passed = since.restart() - 2;
            if (passed > m_machine)
                m_machine = passed;
        }
    });
}

StallMeter::~StallMeter() = default;

void StallMeter::reset()
{
    m_longest = 0ms;
    m_machine = 0;
    m_waited = waitedForProcessor();
    m_since.start();
}

std::chrono::milliseconds StallMeter::longest() const
{
    return std::max(0ms, m_longest - std::chrono::milliseconds{m_machine});
}

void StallMeter::turn()
{
    const std::chrono::milliseconds waited = waitedForProcessor();
    m_longest = std::max(m_longest, std::chrono::milliseconds{m_since.restart()} - (waited - m_waited));
    m_waited = waited;
}

} // namespace warrener
