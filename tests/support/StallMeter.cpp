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
    leaveOut();
}

void StallMeter::leaveOut()
{
    m_machine = 0;
    m_waited = waitedForProcessor();
    m_since.start();
}

std::chrono::milliseconds StallMeter::longest()
{
    turn();
    return m_longest;
}

void StallMeter::turn()
{
    const std::chrono::milliseconds passed{m_since.restart()};
    const std::chrono::milliseconds waited = waitedForProcessor();
    // Both tell of the same turn and of the same machine: the larger one holds the other.
    const std::chrono::milliseconds taken = std::max(waited - m_waited, std::chrono::milliseconds{m_machine.exchange(0)});
    m_longest = std::max(m_longest, passed - taken);
    m_waited = waited;
}

} // namespace warrener
