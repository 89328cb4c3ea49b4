// Which queues a list that was put together over a while has lost, whom to ask, and what the answer means.
#include "look/monitor/MissingQueues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QueueRow heldRow(const QString &name, QueueType type, bool durable = true)
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

QueueTable listOf(std::vector<QueueRow> rows, QueueSource source = QueueSource::Metrics)
{
    QueueTable table;
    table.vhosts = {u"/"_s};
    table.nodes = {NodeName{u"rabbit@broker1"_s}};
    table.rows = std::move(rows);
    table.source = source;
    return table;
}

QueueRef refTo(const QString &name)
{
    return {.vhost = u"/"_s, .name = name};
}

Result<QueueInfo> isNotThere()
{
    return failure(ErrorKind::NotFound, u"not found"_s);
}

bool anybodyTells(const MissingQueues::Vanished &)
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
        QTest::newRow("replicated") << heldRow(u"orders"_s, QueueType::Quorum) << true;
        QTest::newRow("by nobody knows whom") << heldRow(u"orders"_s, QueueType::Classic) << true;
        QTest::newRow("named by the broker") << heldRow(u"amq.gen-1"_s, QueueType::Classic) << false;
    }
    void whoComesAndGoesIsNotMissed()
    {
        QFETCH(QueueRow, gone);
        QFETCH(bool, missed);
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        const QueueTable before = listOf({gone});
        missing.noteVanished(&before, listOf({}));
        QCOMPARE(missing.hasVanished(), missed);
        // It was in no list at one moment only.
        missing.noteVanished(&before, before);
        QVERIFY(!missing.hasVanished());
    }

    /// Between two lists of one moment each the difference tells it all.
    void twoListsOfOneMomentNeedNoQuestion()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        QueueTable before = listOf({heldRow(u"orders"_s, QueueType::Quorum)}, QueueSource::Api);
        before.total = 1;
        QueueTable now = listOf({}, QueueSource::Api);
        now.total = 0;
        missing.noteVanished(&before, now);
        QVERIFY(!missing.hasVanished());
    }

    /// The cluster's metadata knows a replicated one whoever is down; one that a node alone holds is found by that node only.
    void oneAnswerIsEnoughForWhatAllKnow()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        QueueInfo classic;
        classic.ref = refTo(u"mail"_s);
        classic.type = u"classic"_s;
        classic.durable = true;
        missing.learn({classic});
        QVERIFY(missing.isLearnt(classic.ref));
        const QueueTable before = listOf({heldRow(u"orders"_s, QueueType::Quorum), heldRow(u"mail"_s, QueueType::Classic)});
        missing.noteVanished(&before, listOf({}));
        QCOMPARE(missing.vanishedToAsk(anybodyTells).size(), 2);
        QVERIFY(missing.vanished(refTo(u"orders"_s)).home.isEmpty());
        QCOMPARE(missing.vanished(refTo(u"mail"_s)).home.value, u"rabbit@broker1"_s);
        const std::optional<DeletedQueue> orders = missing.told(refTo(u"orders"_s), isNotThere());
        QVERIFY(orders && orders->messages == 7);
        QVERIFY(!missing.told(refTo(u"mail"_s), isNotThere()));
        QCOMPARE(missing.vanishedToAsk(anybodyTells), QList{refTo(u"mail"_s)});
        QVERIFY(missing.told(refTo(u"mail"_s), isNotThere()));
        QVERIFY(!missing.hasVanished());
    }

    /// Nobody may be asked for ever: neither who is forbidden to tell, nor who never does.
    void whoTellsNothingIsNotAskedForEver()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        const QueueTable before = listOf({heldRow(u"a"_s, QueueType::Quorum), heldRow(u"b"_s, QueueType::Quorum), heldRow(u"c"_s, QueueType::Quorum)});
        missing.noteVanished(&before, listOf({}));
        QVERIFY(!missing.told(refTo(u"a"_s), failure(ErrorKind::Forbidden, u"no"_s)));
        QueueInfo there;
        there.ref = refTo(u"b"_s);
        QVERIFY(!missing.told(there.ref, there));
        QCOMPARE(missing.vanishedToAsk(anybodyTells), QList{refTo(u"c"_s)});
        QVERIFY(missing.vanishedToAsk([](const MissingQueues::Vanished &) { return false; }).isEmpty());
        for (int i = 0; i < 10; ++i)
            QVERIFY(!missing.told(refTo(u"c"_s), failure(ErrorKind::Timeout, u"late"_s)));
        QVERIFY(!missing.hasVanished());
    }

    /// How a new one is held is asked while it is there to tell; of what was there at the first look nobody is asked.
    void newOnesAreAskedForOnce()
    {
        MissingQueues missing([](const QueueRef &) { return nullptr; });
        const QueueTable first = listOf({heldRow(u"old"_s, QueueType::Classic)});
        QVERIFY(!missing.noteNew(nullptr, first));
        const QueueTable second =
            listOf({heldRow(u"old"_s, QueueType::Classic), heldRow(u"new"_s, QueueType::Classic), heldRow(u"amq.gen-1"_s, QueueType::Classic)});
        QVERIFY(missing.noteNew(&first, second));
        QCOMPARE(missing.newToAsk(), QList{refTo(u"new"_s)});
        QVERIFY(missing.takeNew(refTo(u"new"_s)));
        QVERIFY(!missing.takeNew(refTo(u"new"_s)));
        QVERIFY(missing.newToAsk().isEmpty());
    }
};

QTEST_GUILESS_MAIN(MissingQueuesTest)
#include "MissingQueuesTest.moc"
