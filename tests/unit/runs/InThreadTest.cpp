#include "base/InThread.h"

#include <QCoroTask>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>

using namespace warrener;

namespace {

QCoro::Task<Qt::HANDLE> whoAmI()
{
    co_return QThread::currentThreadId();
}

/// Ends a turn of the event loop later.
QCoro::Task<int> later(int value)
{
    const Pending<int> pending;
    QMetaObject::invokeMethod(qApp, [] {}, Qt::QueuedConnection);
    pending.finish(value);
    co_return co_await pending;
}

} // namespace

class InThreadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = new QObject;
        m_place->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_place, &QObject::deleteLater);
        m_thread.start();
    }
    void cleanup()
    {
        m_thread.quit();
        m_thread.wait();
    }

    void worksThereAndAnswersHere()
    {
        const Qt::HANDLE here = QThread::currentThreadId();
        Qt::HANDLE after = nullptr;
        const auto ask = [&]() -> QCoro::Task<Qt::HANDLE> {
            const Qt::HANDLE there = co_await InThread(m_place, [] { return whoAmI(); });
            after = QThread::currentThreadId();
            co_return Qt::HANDLE(there);
        };
        const Qt::HANDLE there = QCoro::waitFor(ask());
        QVERIFY(there != here);
        QCOMPARE(after, here);
    }

    void manyAtATimeKeepTheirAnswers()
    {
        QList<int> answers;
        for (int i = 0; i < 200; ++i)
            QCoro::connect(
                [](QObject *place, int value) -> QCoro::Task<int> { co_return co_await InThread(place, [value] { return later(value); }); }(m_place, i), this,
                [&answers](int value) { answers.append(value); });
        QTRY_COMPARE(answers.size(), 200);
        std::ranges::sort(answers);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(answers[i], i);
    }

    void whatTheWorkHoldsDiesThere()
    {
        std::atomic<Qt::HANDLE> diedIn = nullptr;
        std::atomic<Qt::HANDLE> there = nullptr;
        const auto ask = [&]() -> QCoro::Task<bool> {
            auto work = [&there, token = std::shared_ptr<void>(this, [&diedIn](void *) { diedIn = QThread::currentThreadId(); })] {
                there = QThread::currentThreadId();
                return whoAmI();
            };
            co_await InThread(m_place, std::move(work));
            co_return true;
        };
        QVERIFY(QCoro::waitFor(ask()));
        QTRY_VERIFY(diedIn.load() != nullptr);
        QCOMPARE(diedIn.load(), there.load());
    }

private:
    QThread m_thread;
    QObject *m_place = nullptr;
};

QTEST_GUILESS_MAIN(InThreadTest)
#include "InThreadTest.moc"
