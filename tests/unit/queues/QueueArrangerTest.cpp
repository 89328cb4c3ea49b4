#include "ui/queues/QueueArranger.h"

#include "support/OwnTime.h"
#include "support/SettleThreads.h"

#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr int manyRows = 100'000;

std::shared_ptr<const QueueTable> manyQueues()
{
    auto table = std::make_shared<QueueTable>();
    table->vhosts = {u"/"_s, u"stores"_s};
    table->nodes = {NodeName{u"rabbit@broker1"_s}};
    table->rows.reserve(manyRows);
    for (int i = 0; i < manyRows; ++i) {
        QueueRow row;
        row.name = u"orders.store.%1.out"_s.arg((i * 7919LL) % manyRows, 5, 10, QLatin1Char('0'));
        row.vhost = i % 2;
        row.state = QueueState::Running;
        row.ready = (i * 31) % 997;
        table->rows.push_back(row);
    }
    return table;
}

} // namespace

class QueueArrangerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrangesBesideTheEventLoop()
    {
        const auto table = manyQueues();
        QueueArranger arranger;
        QSignalSpy arranged(&arranger, &QueueArranger::arranged);

        // The loop turns while the rows are sorted: nothing here waits for them.
        const double before = ownMs();
        int turns = 0;
        QTimer tick;
        connect(&tick, &QTimer::timeout, this, [&] { turns += arranger.isBusy() ? 1 : 0; });
        tick.start(1);
        arranger.request({.table = table, .filter = {.expression = u"store\\.\\d*7"_s}});
        QVERIFY(arranger.isBusy());
        QVERIFY(arranged.wait(20'000));
        const auto view = arranged.first().first().value<QueueArrangementPtr>();
        QVERIFY(!view->rows.empty());
        QVERIFY(view->rows.size() < table->rows.size());
        QVERIFY2(turns > 0, "the event loop stood still meanwhile");
        const double own = ownMs() - before;
        QVERIFY2(own < 50, qPrintable(u"its thread worked for %1 ms"_s.arg(own)));
    }

    void theLatestRequestWins()
    {
        const auto table = manyQueues();
        QueueArranger arranger;
        QSignalSpy arranged(&arranger, &QueueArranger::arranged);
        QSignalSpy failed(&arranger, &QueueArranger::failed);
        arranger.request({.table = table, .filter = {.expression = u"("_s}});
        arranger.request({.table = table, .filter = {.expression = u"no such queue"_s}});
        arranger.request({.table = table, .filter = {.expression = u"00042"_s}});
        QVERIFY(arranged.wait(20'000));
        QTRY_VERIFY(!arranger.isBusy());
        QCOMPARE(arranged.size(), 1);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(arranged.first().first().value<QueueArrangementPtr>()->rows.size(), std::size_t{1});
    }

    void tellsWhyItCannot()
    {
        QueueArranger arranger;
        QSignalSpy failed(&arranger, &QueueArranger::failed);
        arranger.request({.table = manyQueues(), .filter = {.expression = u"(open"_s}});
        QVERIFY(failed.wait(20'000));
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Usage);
    }

    void canBeDestroyedWhileBusy()
    {
        auto arranger = std::make_unique<QueueArranger>();
        QSignalSpy arranged(arranger.get(), &QueueArranger::arranged);
        arranger->request({.table = manyQueues()});
        arranger.reset();
        settleThreads();
        QCOMPARE(arranged.size(), 0);
    }
};

QTEST_GUILESS_MAIN(QueueArrangerTest)
#include "QueueArrangerTest.moc"
