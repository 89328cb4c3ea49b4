#include "base/Pause.h"

#include "base/OffThread.h"
#include "support/FakeTime.h"

#include <QSignalSpy>
#include <QTest>

#include <latch>
#include <thread>

using namespace warrener;

namespace {

QCoro::Task<> note(QCoro::Task<bool> pause, std::optional<bool> *into)
{
    *into = co_await pause;
}

} // namespace

class PauseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastsAsLongAsSaid()
    {
        const auto time = std::make_shared<FakeTime>();
        std::optional<bool> whole;
        const auto task = note(pauseFor(time, std::chrono::hours{24}), &whole);
        FakeTime::settle();
        QVERIFY(!whole);
        QVERIFY(time->advance());
        FakeTime::settle();
        QCOMPARE(whole, true);
        QCOMPARE(time->monotonic(), Millis{std::chrono::hours{24}});
    }

    void lessThanNothingIsNothing()
    {
        const auto time = std::make_shared<FakeTime>();
        std::optional<bool> whole;
        const auto task = note(pauseFor(time, Millis{-5}), &whole);
        QVERIFY(time->advance());
        FakeTime::settle();
        QCOMPARE(whole, true);
        QCOMPARE(time->monotonic(), Millis{0});
    }

    void aStopEndsIt()
    {
        const auto time = std::make_shared<FakeTime>();
        std::stop_source stop;
        std::optional<bool> whole;
        const auto task = note(pauseFor(time, Millis{1000}, stop.get_token()), &whole);
        stop.request_stop();
        FakeTime::settle();
        QCOMPARE(whole, false);
        QVERIFY2(!time->advance(), "the alarm was not taken back");
    }

    void aStopMayComeFromAnotherThread()
    {
        const auto time = std::make_shared<FakeTime>();
        std::stop_source stop;
        std::optional<bool> whole;
        const auto task = note(pauseFor(time, Millis{1000}, stop.get_token()), &whole);
        std::thread([stop]() mutable { stop.request_stop(); }).join();
        QTRY_COMPARE(whole, false);
    }

    void afterAStopThereIsNone()
    {
        const auto time = std::make_shared<FakeTime>();
        std::stop_source stop;
        stop.request_stop();
        std::optional<bool> whole;
        const auto task = note(pauseFor(time, Millis{1000}, stop.get_token()), &whole);
        QCOMPARE(whole, false);
    }

    /// As many waits as the machine has cores, and more, hold up no computation.
    void waitsFillNoProcessor()
    {
        const int waits = 4 * QThread::idealThreadCount();
        std::latch begun(waits);
        std::latch over(1);
        int ended = 0;
        for (int i = 0; i < waits; ++i) {
            QCoro::connect(waitedFor([&begun, &over] {
                               begun.count_down();
                               over.wait();
                               return true;
                           }),
                           this, [&ended](bool) { ++ended; });
        }
        begun.wait(); // all at once
        bool sum = false;
        QCoro::connect(computed([] { return 1 + 1; }), this, [&sum](int two) { sum = two == 2; });
        QTRY_VERIFY(sum);
        over.count_down();
        QTRY_COMPARE(ended, waits);
    }
};

QTEST_GUILESS_MAIN(PauseTest)
#include "PauseTest.moc"
