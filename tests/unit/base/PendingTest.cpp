#include "base/Pending.h"

#include <QCoroTask>
#include <QTest>

using namespace warrener;

namespace {

QCoro::Task<> waitFor(Pending<int> pending, QList<int> *seen)
{
    const int value = co_await pending;
    seen->append(value);
}

} // namespace

class PendingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWaiterGetsTheFirstValueFromTheEventLoop()
    {
        QList<int> seen;
        const Pending<int> pending;
        const auto one = waitFor(pending, &seen);
        const auto two = waitFor(pending, &seen);
        QVERIFY(!pending.isFinished());

        pending.finish(7);
        pending.finish(8);
        QVERIFY(pending.isFinished());
        QVERIFY2(seen.isEmpty(), "a waiter ran inside finish()");
        QTRY_COMPARE(seen, (QList<int>{7, 7}));
    }

    void aValueThatIsThereIsTakenAtOnce()
    {
        QList<int> seen;
        const Pending<int> pending;
        pending.finish(3);
        const auto task = waitFor(pending, &seen);
        QCOMPARE(seen, QList<int>{3});
    }
};

QTEST_GUILESS_MAIN(PendingTest)
#include "PendingTest.moc"
