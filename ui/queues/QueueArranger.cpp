#include "ui/queues/QueueArranger.h"

#include "base/OffThread.h"

namespace warrener {

QueueArranger::QueueArranger(QObject *parent) : QObject(parent) {}

QueueArranger::~QueueArranger()
{
    m_stop.request_stop();
}

void QueueArranger::request(QueueRequest request)
{
    m_next = std::move(request);
    if (m_busy)
        m_stop.request_stop();
    else
        start();
}

void QueueArranger::start()
{
    m_busy = true;
    m_stop = std::stop_source();
    const quint64 serial = ++m_serial;
    // What is arranged is told from the event loop, never within this call: the asker is to hear first
    // that it is under way.
    QCoro::connect(computed([request = std::move(*m_next), stop = m_stop.get_token()] { return arrange(request, stop); }), this,
                   [this, serial](const Result<QueueArrangementPtr> &result) { finish(serial, result); });
    m_next.reset();
}

void QueueArranger::finish(quint64 serial, const Result<QueueArrangementPtr> &result)
{
    if (serial != m_serial)
        return;
    m_busy = false;
    // While somebody waits for newer rows, the old ones are not worth a repaint, and their
    // error may be about an expression that is no longer there.
    if (m_next) {
        start();
        return;
    }
    if (result)
        Q_EMIT arranged(*result);
    else
        Q_EMIT failed(result.error());
}

} // namespace warrener
