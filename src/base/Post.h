#pragma once

#include "base/HandOver.h"

#include <QMetaObject>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <utility>

/// Work for another thread: the only way from one to another, for calls as for news.
namespace warrener {

/// `work()` is called by the event loop of the thread in which `there` lives, after all that was posted
/// there before, and destroyed there. Comes to nothing where `there` is gone by then. From any thread.
template <class Work>
void post(QObject *there, Work work)
{
    handover::give(there->thread());
    QMetaObject::invokeMethod(
        there,
        [work = std::move(work)]() mutable {
            handover::take(QThread::currentThread());
            work();
        },
        Qt::QueuedConnection);
}

/// As post(), but at once where this is the thread of `there`.
template <class Work>
void postOrCall(QObject *there, Work work)
{
    if (there->thread() == QThread::currentThread())
        work();
    else
        post(there, std::move(work));
}

/// Waits until `work()` was called in the other thread, which must not be this one.
template <class Work>
void postAndWait(QObject *there, Work work)
{
    const char done = 0;
    handover::give(there->thread());
    QMetaObject::invokeMethod(
        there,
        [&work, &done] {
            handover::take(QThread::currentThread());
            work();
            handover::give(&done);
        },
        Qt::BlockingQueuedConnection);
    handover::take(&done);
}

/// `work()` is called, and destroyed, by a thread of the pool.
template <class Work>
void startIn(QThreadPool *pool, Work work)
{
    static constexpr char pools = 0;
    handover::give(&pools);
    pool->start([work = std::move(work)]() mutable {
        handover::take(&pools);
        work();
    });
}

/// As QObject::connect(), for a signal that `sender` emits in its own thread and `slot` hears in that of
/// `receiver`, where it is called like something that was posted. What the signal carries is copied, and
/// its types are known to Qt.
template <class Sender, class Signal, class Receiver, class Slot>
void connectAcross(Sender *sender, Signal signal, Receiver *receiver, Slot slot)
{
    if constexpr (handover::isWatched)
        QObject::connect(sender, signal, sender, [there = receiver->thread()](const auto &...) { handover::give(there); }, Qt::DirectConnection);
    QObject::connect(
        sender, signal, receiver,
        [slot = std::move(slot)](const auto &...news) {
            handover::take(QThread::currentThread());
            slot(news...);
        },
        Qt::QueuedConnection);
}

} // namespace warrener
