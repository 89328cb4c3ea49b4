#include "base/Deadline.h"

#include <QTest>

#include <thread>

using namespace warrener;
using namespace std::chrono_literals;

class DeadlineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsWhenTimeIsUp();
    void stopsWithTheCaller();
    void endsBeforeItsTime();
};

void DeadlineTest::stopsWhenTimeIsUp()
{
    const Deadline deadline(1ms);
    QTRY_VERIFY(deadline.token().stop_requested());
}

void DeadlineTest::stopsWithTheCaller()
{
    std::stop_source caller;
    const Deadline deadline(1h, caller.get_token());
    QVERIFY(!deadline.token().stop_requested());
    std::thread([&caller] { caller.request_stop(); }).join();
    QVERIFY(deadline.token().stop_requested());
    const Deadline late(1h, caller.get_token());
    QVERIFY(late.token().stop_requested());
}

void DeadlineTest::endsBeforeItsTime()
{
    std::stop_source caller;
    std::stop_token token;
    {
        const Deadline deadline(1h, caller.get_token());
        token = deadline.token();
    }
    caller.request_stop();
    QVERIFY(!token.stop_requested());
}

QTEST_GUILESS_MAIN(DeadlineTest)
#include "DeadlineTest.moc"
