#pragma once

#include "base/HandOver.h"

#include <QMetaObject>
#include <QObject>
#include <QRunnable>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

/// Work for another thread: the only way from one to another, for calls as for news.
namespace warrener {

namespace handover {

/// Work as it is put into a queue: what it holds is handed over once it lies where the other side finds it,
/// which is where it was moved to last.
template <class Work>
class Parcel
{
public:
    Parcel(Work work, const void *queue) : m_work(std::move(work)), m_queue(queue) {}
    Parcel(Parcel &&other) : m_work(std::move(other.m_work)), m_queue(other.m_queue) { give(m_queue); }
    Parcel(const Parcel &) = delete;
    Parcel &operator=(const Parcel &) = delete;
    Parcel &operator=(Parcel &&) = delete;
    ~Parcel() = default;

    void operator()() { m_work(); }

private:
    Work m_work;
    const void *m_queue;
};

/// For a loop's thread: who gives knows it by its object, who takes is in it.
template <class Work>
class Posted : public Parcel<Work>
{
public:
    Posted(Work work, const QObject *there) : Parcel<Work>(std::move(work), there->thread()) {}

    void operator()()
    {
        take(QThread::currentThread());
        Parcel<Work>::operator()();
    }
};

} // namespace handover

/// `work()` is called by the event loop of the thread in which `there` lives, after all that was posted
/// there before, and destroyed there. Comes to nothing where `there` is gone by then. From any thread.
template <class Work>
void post(QObject *there, Work work)
{
    QMetaObject::invokeMethod(there, handover::Posted<Work>(std::move(work), there), Qt::QueuedConnection);
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
    const auto whole = [&work, &done] {
        work();
        handover::give(&done);
    };
    QMetaObject::invokeMethod(there, handover::Posted<decltype(whole)>(whole, there), Qt::BlockingQueuedConnection);
    handover::take(&done);
}

/// `work()` is called, and destroyed, by a thread of the pool.
template <class Work>
void startIn(QThreadPool *pool, Work work)
{
    static constexpr char pools = 0;
    class Run final : public QRunnable
    {
    public:
        explicit Run(Work given) : m_work(std::move(given)) {}
        void run() override
        {
            handover::take(&pools);
            m_work();
        }

    private:
        Work m_work;
    };
    auto run = std::make_unique<Run>(std::move(work));
    handover::give(&pools);
    pool->start(run.release());
}

/// As QObject::connect(), for a signal that `sender` emits in its own thread and `slot` hears in that of
/// `receiver`, where it is called like something that was posted. What the signal carries is copied, and
/// its types are known to Qt.
template <class Sender, class Signal, class Receiver, class Slot>
void connectAcross(Sender *sender, Signal signal, Receiver *receiver, Slot slot)
{
    if constexpr (handover::isWatched) {
        // Qt copies what the signal carries while it is emitted; the second connection comes after that.
        const auto told = std::make_shared<std::atomic<quint64>>(0);
        QObject::connect(
            sender, signal, receiver,
            [slot = std::move(slot), told, heard = quint64(0)](const auto &...news) mutable {
                for (++heard; told->load() < heard;)
                    std::this_thread::yield();
                slot(news...);
            },
            Qt::QueuedConnection);
        QObject::connect(sender, signal, sender, [told](const auto &...) { ++*told; }, Qt::DirectConnection);
    } else {
        QObject::connect(sender, signal, receiver, std::move(slot), Qt::QueuedConnection);
    }
}

} // namespace warrener
