#include "look/monitor/QueueMerge.h"

#include "Places.h"

#include <QTest>

#include <cmath>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const NodeName broker2{u"rabbit@broker2"_s};

QueueMetric metric(const QString &name, double ready, double published)
{
    QueueMetric one;
    one.vhost = u"/"_s;
    one.queue = name;
    one.ready = ready;
    one.unacked = 0;
    one.published = published;
    one.delivered = published;
    return one;
}

const QueueRow *rowOf(const QueueTable &table, const QString &name)
{
    const auto found = std::ranges::find(table.rows, name, &QueueRow::name);
    return found == table.rows.end() ? nullptr : &*found;
}

} // namespace

class QueueMergeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesComeFromCounterDifferences()
    {
        MergeInput first;
        first.answers = {{broker1, {metric(u"a"_s, 5, 100)}}, {broker2, {metric(u"b"_s, 6, 50), metric(u"idle"_s, 0, QueueMetric::unknown)}}};
        MergedQueues merged = mergeMetrics(first);
        QCOMPARE(merged.table.rows.size(), 3U);
        QVERIFY(std::isnan(rowOf(merged.table, u"a"_s)->inRate));
        QCOMPARE(merged.table.leaderOf(*rowOf(merged.table, u"b"_s)), broker2);
        QCOMPARE(rowOf(merged.table, u"a"_s)->ready, 5);
        QCOMPARE(rowOf(merged.table, u"a"_s)->consumers, -1);

        MergeInput second;
        second.before = merged.round;
        second.elapsed = 5s;
        // b's counter has begun anew.
        second.answers = {{broker1, {metric(u"a"_s, 5, 150)}}, {broker2, {metric(u"b"_s, 6, 10), metric(u"idle"_s, 0, QueueMetric::unknown)}}};
        merged = mergeMetrics(second);
        QCOMPARE(rowOf(merged.table, u"a"_s)->inRate, 10.F);
        QVERIFY(std::isnan(rowOf(merged.table, u"b"_s)->inRate));
        // No counter of its own, while others have one: nothing has come yet.
        QCOMPARE(rowOf(merged.table, u"idle"_s)->inRate, 0.F);
        // Nobody counts acknowledgements: not known, which is not none.
        QVERIFY(std::isnan(rowOf(merged.table, u"a"_s)->ackRate));
    }

    void publishesCountWhereTheirChannelIs()
    {
        // broker1 leads the queue, clients publish through broker2.
        const auto answers = [](double published) {
            return std::vector<NodeQueueMetrics>{{broker1, {metric(u"a"_s, 5, QueueMetric::unknown)}},
                                                 {broker2, {metric(u"a"_s, QueueMetric::unknown, published)}}};
        };
        MergeInput first;
        first.answers = answers(100);
        MergeInput second;
        second.before = mergeMetrics(first).round;
        second.elapsed = 5s;
        second.answers = answers(200);
        const MergedQueues merged = mergeMetrics(second);
        QCOMPARE(merged.table.rows.size(), 1U);
        QCOMPARE(merged.table.leaderOf(merged.table.rows.front()), broker1);
        QCOMPARE(merged.table.rows.front().ready, 5);
        QCOMPARE(merged.table.rows.front().inRate, 20.F);
    }

    /// No count is larger than a double can tell: what is told so is not known.
    void figuresBeyondAllCounting()
    {
        MergeInput input;
        input.answers = {{broker1, {metric(u"a"_s, 1e300, 110), metric(u"b"_s, 9.1e15, 110), metric(u"c"_s, 8e15, 110)}}};
        const MergedQueues merged = mergeMetrics(input);
        QCOMPARE(rowOf(merged.table, u"a"_s)->ready, -1);
        QCOMPARE(rowOf(merged.table, u"b"_s)->ready, -1);
        QCOMPARE(rowOf(merged.table, u"c"_s)->ready, 8'000'000'000'000'000);
    }

    void aMovedLeaderHasNoTwin()
    {
        MergeInput input;
        input.answers = {{broker1, {metric(u"a"_s, 5, 110)}}, {broker2, {metric(u"a"_s, 9, 400)}}};
        const MergedQueues merged = mergeMetrics(input);
        QCOMPARE(merged.table.rows.size(), 1U);
        QCOMPARE(merged.table.leaderOf(merged.table.rows.front()), broker2);
        QCOMPARE(merged.table.rows.front().ready, 9);
    }

    void aReturningNodeMakesNoFalseRate()
    {
        MergeInput first;
        first.answers = {{broker1, {metric(u"a"_s, 5, 100)}}};
        first.missing = {broker2};
        MergeInput second;
        second.before = mergeMetrics(first).round;
        second.elapsed = 5s;
        second.answers = {{broker1, {metric(u"a"_s, 5, 100)}}, {broker2, {metric(u"a"_s, QueueMetric::unknown, 50'000)}}};
        QVERIFY(std::isnan(mergeMetrics(second).table.rows.front().inRate));
    }

    void queuesOfASilentNodeStayWithoutFigures()
    {
        MergeInput first;
        first.answers = {{broker1, {metric(u"a"_s, 5, 100)}}, {broker2, {metric(u"b"_s, 6, 50), metric(u"c"_s, 7, 70)}}};
        MergeInput second;
        second.previous = std::make_shared<const QueueTable>(mergeMetrics(first).table);
        second.missing = {broker2};
        // c has found a new leader.
        second.answers = {{broker1, {metric(u"a"_s, 5, 100), metric(u"c"_s, 8, 1)}}};
        const QueueTable table = mergeMetrics(second).table;
        QCOMPARE(table.rows.size(), 3U);
        QCOMPARE(rowOf(table, u"b"_s)->ready, -1);
        QCOMPARE(table.leaderOf(*rowOf(table, u"b"_s)), broker2);
        QCOMPARE(table.leaderOf(*rowOf(table, u"c"_s)), broker1);
        QCOMPARE(table.missing, QList{broker2});
    }

    /// A long list is asked without statistics, and calls every queue idle: who is seen to work by the metrics is not.
    void whoWorksByTheMetricsIsNotIdle()
    {
        MergeInput first;
        first.answers = {{broker1, {metric(u"works"_s, 5, 100), metric(u"rests"_s, 5, 100)}}};
        MergeInput second;
        second.before = mergeMetrics(first).round;
        second.elapsed = 5s;
        second.answers = {{broker1, {metric(u"works"_s, 5, 200), metric(u"rests"_s, 5, 100)}}};
        QueueTable table = mergeMetrics(second).table;
        QHash<QueueRef, QueueInfo> infos;
        for (const QString &name : {u"works"_s, u"rests"_s}) {
            QueueInfo info;
            info.ref = {u"/"_s, name};
            info.type = u"quorum"_s;
            info.state = u"idle"_s;
            info.inRate = info.outRate = info.ackRate = 0;
            infos.insert(info.ref, info);
        }
        applyInfos(table, infos, InfoAge::Fresh);
        QCOMPARE(rowOf(table, u"works"_s)->state, QueueState::Running);
        QCOMPARE(rowOf(table, u"rests"_s)->state, QueueState::Idle);
    }

    void infosFillTheRowsThatAreThere()
    {
        MergeInput input;
        input.answers = {{broker1, {metric(u"a"_s, 5, 100), metric(u"b"_s, 5, 100)}}};
        QueueTable table = mergeMetrics(input).table;
        QueueInfo info;
        info.ref = {u"/"_s, u"a"_s};
        info.type = u"quorum"_s;
        info.state = u"running"_s;
        info.leader = broker2.value;
        info.leaderKnown = true;
        info.members = {broker1.value, broker2.value, u"rabbit@broker3"_s};
        info.online = {broker1.value, broker2.value};
        info.membersKnown = true;
        info.inRate = 7;
        QHash<QueueRef, QueueInfo> infos{{info.ref, info}, {{u"/"_s, u"gone"_s}, info}};
        QueueTable old = table;
        applyInfos(old, infos, InfoAge::Old);
        QCOMPARE(rowOf(old, u"a"_s)->type, QueueType::Quorum);
        QVERIFY(!rowOf(old, u"a"_s)->membersKnown);
        QCOMPARE(rowOf(old, u"a"_s)->state, QueueState::Unknown);

        applyInfos(table, infos, InfoAge::Fresh);
        const QueueRow *row = rowOf(table, u"a"_s);
        QCOMPARE(row->members.size(), 3U);
        QCOMPARE(row->online.size(), 2U);
        QCOMPARE(row->state, QueueState::Running);
        // Rates that no metrics tell come from here too.
        QCOMPARE(row->inRate, 7.F);
        QVERIFY(std::isnan(rowOf(table, u"b"_s)->inRate));
        // Metrics say who leads it now.
        QCOMPARE(table.leaderOf(*row), broker1);
        QCOMPARE(rowOf(table, u"b"_s)->type, QueueType::Unknown);
        QCOMPARE(table.rows.size(), 2U);
    }

    void aPageTellsAll()
    {
        QueuePage page;
        page.total = 1;
        QueueInfo info;
        info.ref = {u"shop"_s, u"a"_s};
        info.type = u"classic"_s;
        info.leader = broker1.value;
        info.leaderKnown = true;
        info.members = {broker1.value};
        info.membersKnown = true;
        info.ready = 3;
        info.inRate = 2.5;
        page.queues = {info};
        const QueueTable table = tableFromPage(page);
        QCOMPARE(table.source, QueueSource::Api);
        QCOMPARE(table.vhostOf(table.rows.front()), u"shop"_s);
        QCOMPARE(table.leaderOf(table.rows.front()), broker1);
        QCOMPARE(table.rows.front().inRate, 2.5F);
        QCOMPARE(table.total, 1);
    }

    /// Slowed down at every look for ten minutes; one look at which it was not begins anew.
    void flowForLongIsMarked()
    {
        const auto look = [](QueueState state) {
            QueueTable table;
            table.vhosts = {u"/"_s};
            QueueRow row;
            row.name = u"a"_s;
            row.vhost = 0;
            row.state = state;
            table.rows = {row};
            return table;
        };
        FlowSince since;
        const auto isLong = [&](QueueState state, Millis at) {
            QueueTable table = look(state);
            since = markLongFlow(table, since, at);
            return table.rows.front().flowsLong;
        };
        QVERIFY(!isLong(QueueState::Flow, 1min));
        QVERIFY(!isLong(QueueState::Flow, 10min));
        QVERIFY(isLong(QueueState::Flow, 11min));
        QVERIFY(!isLong(QueueState::Running, 12min));
        QVERIFY(!isLong(QueueState::Flow, 13min));
        QVERIFY(!isLong(QueueState::Flow, 22min));
        QVERIFY(isLong(QueueState::Flow, 23min));
    }
};

QTEST_GUILESS_MAIN(QueueMergeTest)
#include "QueueMergeTest.moc"
