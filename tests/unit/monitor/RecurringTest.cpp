#include "look/monitor/Recurring.h"

#include <QCoroTimer>
#include <QTest>

using namespace warrener;
using namespace std::chrono_literals;

class RecurringTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAgainAndAgain()
    {
        int asked = 0;
        Recurring question(m_clock, m_tasks, [&asked] { return answer(&asked, true); }, nullptr);
        question.start(20ms);
        QCOMPARE(asked, 1);
        QTRY_VERIFY(asked >= 5);
        question.stop();
        QTRY_VERIFY(m_tasks.isIdle());
    }

    void neverTwoAtATime()
    {
        int inside = 0;
        int most = 0;
        int asked = 0;
        Recurring question(m_clock, m_tasks, [&] { return slow(&inside, &most, &asked); }, nullptr);
        question.start(1ms);
        for (int i = 0; i < 10; ++i)
            question.askNow();
        QTRY_VERIFY(asked >= 4);
        QCOMPARE(most, 1);
        question.stop();
        QTRY_VERIFY(m_tasks.isIdle());
    }

    void failuresNeverWaitLongerThanTwoIntervals()
    {
        int asked = 0;
        Recurring question(m_clock, m_tasks, [&asked] { return answer(&asked, false); }, nullptr);
        // Were the wait doubled each time, the twelfth came after forty seconds.
        question.start(20ms);
        QTRY_VERIFY(asked >= 12);
    }

    void destructionWhileAskingIsNoHarm()
    {
        int inside = 0;
        int most = 0;
        int asked = 0;
        auto question = std::make_unique<Recurring>(m_clock, m_tasks, [&] { return slow(&inside, &most, &asked); }, nullptr);
        question->start(1ms);
        QVERIFY(!m_tasks.isIdle());
        question.reset();
        QTRY_VERIFY(m_tasks.isIdle());
        QCOMPARE(asked, 1);
    }

    /// A slow answer is asked for less often, and a person's wish is not held up by it.
    void whoIsSlowIsSpared()
    {
        int asked = 0;
        Recurring question(
            m_clock, m_tasks,
            [&]() -> QCoro::Task<bool> {
                question.spare(1h);
                return answer(&asked, true);
            },
            nullptr);
        int others = 0;
        Recurring other(m_clock, m_tasks, [&others] { return answer(&others, true); }, nullptr);
        question.start(1ms);
        other.start(1ms);
        QTRY_VERIFY(others >= 20);
        QCOMPARE(asked, 1);
        question.askNow();
        QTRY_COMPARE(asked, 2);
        // What is quick is none of it.
        question.spare(1h); // nobody is asked now
        Recurring quick(
            m_clock, m_tasks,
            [&]() -> QCoro::Task<bool> {
                quick.spare(999ms);
                return answer(&others, true);
            },
            nullptr);
        const int before = others;
        other.stop();
        quick.start(1ms);
        QTRY_VERIFY(others >= before + 5);
    }

    void hurryBringsTheNextOneForward()
    {
        int asked = 0;
        Recurring question(m_clock, m_tasks, [&asked] { return answer(&asked, true); }, nullptr);
        question.start(1h);
        QCOMPARE(asked, 1);
        question.hurry(5ms);
        QTRY_COMPARE(asked, 2);
    }

private:
    static QCoro::Task<bool> answer(int *asked, bool well)
    {
        ++*asked;
        co_return well;
    }
    static QCoro::Task<bool> slow(int *inside, int *most, int *asked)
    {
        ++*inside;
        *most = std::max(*most, *inside);
        ++*asked;
        co_await QCoro::sleepFor(10ms);
        --*inside;
        co_return true;
    }

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    TaskCount m_tasks;
};

QTEST_GUILESS_MAIN(RecurringTest)
#include "RecurringTest.moc"
