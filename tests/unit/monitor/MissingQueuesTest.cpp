// Which queues a list that was put together over a while has lost, whom to ask, and what the answer means.
#include "look/monitor/MissingQueues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QueueRow row(const QString &name, QueueType type, bool durable = true)
{
    QueueRow row;
    row.name = name;
    row.vhost = 0;
    row.type = type;
    row.durable = durable;
    row.leader = 0;
    row.ready = 7;
    return row;
}

QueueTable table(std::vector<QueueRow> rows, QueueSource source = QueueSource::Metrics)
{
    QueueTable table;
    table.vhosts = {u"/"_s};
    table.nodes = {NodeName{u"rabbit@broker1"_s}};
    table.rows = std::move(rows);
    table.source = source;
    return table;
}

QueueRef ref(const QString &name)
{
    return {.vhost = u"/"_s, .name = name};
}

Result<QueueInfo> notFound()
{
    return failure(ErrorKind::NotFound, u"not found"_s);
}

bool anybody(const MissingQueues::Vanished &)
{
    return true;
}

} // namespace

class MissingQueuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoComesAndGoesIsNotMissed_data()
    {
        QTest::addColumn<QueueRow>("gone");
        QTest::addColumn<bool>("missed");
        QTest::newRow("replicated") << row(u"orders"_s, QueueType::Quorum) << true;
        QTest::newRow("by nobody knows whom") << row(u"orders"_s, QueueType::Classic) << true;
        QTest::newRow("named by the broker") << row(u"amq.gen-1"_s, QueueType::Classic) << false;
    }
    void whoComesAndGoesIsNotMissed()
    {
        QFETCH(QueueRow, gone);
        QFETCH(bool, missed);
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        const QueueTable before = table({gone});
        missing.noteVanished(&before, table({}));
        QCOMPARE(missing.hasVanished(), missed);
        // It was in no list at one moment only.
        missing.noteVanished(&before, before);
        QVERIFY(!missing.hasVanished());
    }

    /// Between two lists of one moment each the difference tells it all.
    void twoListsOfOneMomentNeedNoQuestion()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        QueueTable before = table({row(u"orders"_s, QueueType::Quorum)}, QueueSource::Api);
        before.total = 1;
        QueueTable now = table({}, QueueSource::Api);
        now.total = 0;
        missing.noteVanished(&before, now);
        QVERIFY(!missing.hasVanished());
    }

    /// The cluster's metadata knows a replicated one whoever is down; one that a node alone holds is found by that node only.
    void oneAnswerIsEnoughForWhatAllKnow()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        QueueInfo classic;
        classic.ref = ref(u"mail"_s);
        classic.type = u"classic"_s;
        classic.durable = true;
        missing.learn({classic});
        QVERIFY(missing.isLearnt(classic.ref));
        const QueueTable before = table({row(u"orders"_s, QueueType::Quorum), row(u"mail"_s, QueueType::Classic)});
        missing.noteVanished(&before, table({}));
        QCOMPARE(missing.vanishedToAsk(anybody).size(), 2);
        QVERIFY(missing.vanished(ref(u"orders"_s)).home.isEmpty());
        QCOMPARE(missing.vanished(ref(u"mail"_s)).home.value, u"rabbit@broker1"_s);
        const std::optional<DeletedQueue> orders = missing.told(ref(u"orders"_s), notFound());
        QVERIFY(orders && orders->messages == 7);
        QVERIFY(!missing.told(ref(u"mail"_s), notFound()));
        QCOMPARE(missing.vanishedToAsk(anybody), QList{ref(u"mail"_s)});
        QVERIFY(missing.told(ref(u"mail"_s), notFound()));
        QVERIFY(!missing.hasVanished());
    }

    /// Nobody may be asked for ever: neither who is forbidden to tell, nor who never does.
    void whoTellsNothingIsNotAskedForEver()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        const QueueTable before = table({row(u"a"_s, QueueType::Quorum), row(u"b"_s, QueueType::Quorum), row(u"c"_s, QueueType::Quorum)});
        missing.noteVanished(&before, table({}));
        QVERIFY(!missing.told(ref(u"a"_s), failure(ErrorKind::Forbidden, u"no"_s)));
        QueueInfo there;
        there.ref = ref(u"b"_s);
        QVERIFY(!missing.told(there.ref, there));
        QCOMPARE(missing.vanishedToAsk(anybody), QList{ref(u"c"_s)});
        QVERIFY(missing.vanishedToAsk([](const MissingQueues::Vanished &) { return false; }).isEmpty());
        for (int i = 0; i < 10; ++i)
            QVERIFY(!missing.told(ref(u"c"_s), failure(ErrorKind::Timeout, u"late"_s)));
        QVERIFY(!missing.hasVanished());
    }

    /// How a new one is held is asked while it is there to tell; of what was there at the first look nobody is asked.
    void newOnesAreAskedForOnce()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        const QueueTable first = table({row(u"old"_s, QueueType::Classic)});
        QVERIFY(!missing.noteNew(nullptr, first));
        const QueueTable second = table({row(u"old"_s, QueueType::Classic), row(u"new"_s, QueueType::Classic), row(u"amq.gen-1"_s, QueueType::Classic)});
        QVERIFY(missing.noteNew(&first, second));
        QCOMPARE(missing.newToAsk(), QList{ref(u"new"_s)});
        QVERIFY(missing.takeNew(ref(u"new"_s)));
        QVERIFY(!missing.takeNew(ref(u"new"_s)));
        QVERIFY(missing.newToAsk().isEmpty());
    }
};

QTEST_GUILESS_MAIN(MissingQueuesTest)
#include "MissingQueuesTest.moc"
