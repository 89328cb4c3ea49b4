#include "ui/queues/QueueArranger.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

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
    QPromise<Result<QueueArrangementPtr>> promise;
    // Waits before the work begins: a result that is there already would be delivered within this
    // call, before the asker has heard that it is under way.
    promise.future().then(this, [this, serial](const Result<QueueArrangementPtr> &result) { finish(serial, result); });
    promise.start();
    QThreadPool::globalInstance()->start([promise = std::move(promise), request = std::move(*m_next), stop = m_stop.get_token()]() mutable {
        promise.addResult(arrange(request, stop));
        promise.finish();
    });
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
