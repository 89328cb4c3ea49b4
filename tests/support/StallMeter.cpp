#include "support/StallMeter.h"

#include "support/OwnTime.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>

#include <algorithm>
#include <utility>

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
    qApp->installEventFilter(this);
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
    m_longestDrawing = 0us;
    begin();
}

void StallMeter::begin()
{
    m_drawn = 0us;
    m_machine = 0;
    m_waited = waitedForProcessor();
    m_since.start();
}

std::chrono::milliseconds StallMeter::longest()
{
    turn();
    return m_longest;
}

QByteArray StallMeter::told()
{
    return "longest stall of the event loop " + QByteArray::number(qint64(longest().count())) + " ms, longest drawing "
           + QByteArray::number(qint64(longestDrawing().count())) + " ms";
}

void StallMeter::turn()
{
    const std::chrono::milliseconds passed{m_since.restart()};
    const std::chrono::milliseconds waited = waitedForProcessor();
    // Both tell of the same turn and of the same machine: the larger one holds the other.
    const std::chrono::milliseconds taken = std::max(waited - m_waited, std::chrono::milliseconds{m_machine.exchange(0)});
    const std::chrono::milliseconds drawn = std::chrono::duration_cast<std::chrono::milliseconds>(std::exchange(m_drawn, 0us));
    m_longest = std::max(m_longest, passed - taken - drawn);
    m_waited = waited;
}

bool StallMeter::eventFilter(QObject *watched, QEvent *event)
{
    // A window draws all that has to be drawn anew when it gets this.
    if (m_isDrawing || event->type() != QEvent::UpdateRequest || !watched->isWidgetType())
        return false;
    m_isDrawing = true;
    const std::chrono::microseconds before = ownTime();
    QCoreApplication::sendEvent(watched, event);
    const std::chrono::microseconds drawn = ownTime() - before;
    m_isDrawing = false;
    m_drawn += drawn;
    m_longestDrawing = std::max(m_longestDrawing, drawn);
    return true;
}

} // namespace warrener
