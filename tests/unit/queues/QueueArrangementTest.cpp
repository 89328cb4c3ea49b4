#include "ui/queues/QueueArrangement.h"

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QueueRow row(const QString &name, int vhost, qint64 ready)
{
    return {.name = name,
            .vhost = vhost,
            .type = QueueType::Classic,
            .state = QueueState::Running,
            .leader = 0,
            .leaderKnown = true,
            .members = {0},
            .online = {0},
            .membersKnown = true,
            .ready = ready,
            .unacked = 1,
            .consumers = 1,
            .memory = 1000,
            .inRate = 1.5F,
            .outRate = 1,
            .ackRate = 1};
}

std::shared_ptr<QueueTable> smallTable()
{
    auto table = std::make_shared<QueueTable>();
    table->vhosts = {u"stores"_s, u"/"_s};
    table->nodes = {NodeName{u"rabbit@broker1"_s}, NodeName{u"rabbit@broker2"_s}};
    table->rows.push_back(row(u"orders.b"_s, 1, 30));
    table->rows.push_back(row(u"orders.a"_s, 0, 30));
    table->rows.push_back(row(u"payments"_s, 1, 500));
    table->rows.push_back(row(u"unknown"_s, 1, -1));
    table->rows[2].type = QueueType::Quorum;
    table->rows[2].members = {0, 1};
    table->rows[2].online = {0, 1};
    table->rows[2].leader = 1;
    table->rows[2].consumers = 0;
    table->rows[3].state = QueueState::Unknown;
    table->rows[3].type = QueueType::Unknown;
    table->rows[3].leader = -1;
    table->rows[3].leaderKnown = false;
    table->rows[3].membersKnown = false;
    table->rows[3].unacked = table->rows[3].consumers = table->rows[3].memory = -1;
    table->rows[3].inRate = table->rows[3].outRate = table->rows[3].ackRate = QueueRow::unknownRate;
    return table;
}

QStringList namesOf(const QueueArrangement &view)
{
    QStringList names;
    for (const std::uint32_t index : view.rows)
        names.append(view.table->rows[index].name);
    return names;
}

} // namespace

Q_DECLARE_METATYPE(warrener::QueueFilter)
Q_DECLARE_METATYPE(warrener::QueueSort)

class QueueArrangementTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A stream that lost its member with a node is one here too: what the verdict counts is found by its link.
    void streamsAreSeenAsTheVerdictSeesThem()
    {
        const auto table = smallTable();
        table->rows[2].type = QueueType::Stream;
        const std::vector<bool> missed{true, false};
        const Result<QueueArrangementPtr> view = arrange({.table = table, .missed = missed, .filter = {.conditions = setOf(QueueCondition::Minority)}}, {});
        QVERIFY(view);
        QCOMPARE(namesOf(**view), QStringList{u"payments"_s});
        QCOMPARE((*view)->table->rows[2].online, std::vector<std::int16_t>{1});
        // The one table of a look, however often it is arranged.
        const Result<QueueArrangementPtr> again = arrange({.table = table, .missed = missed, .shown = *view}, {});
        QVERIFY(again && (*again)->table == (*view)->table);
        const Result<QueueArrangementPtr> back = arrange({.table = table, .shown = *view}, {});
        QVERIFY(back && (*back)->table == table);
        QCOMPARE((*back)->counts.at(std::size_t(QueueCondition::Minority)), 0);
    }

    void filters_data()
    {
        QTest::addColumn<QueueFilter>("filter");
        QTest::addColumn<QStringList>("names");

        QTest::newRow("none") << QueueFilter{} << QStringList{u"orders.a"_s, u"orders.b"_s, u"payments"_s, u"unknown"_s};
        QTest::newRow("expression") << QueueFilter{.expression = u"^orders"_s} << QStringList{u"orders.a"_s, u"orders.b"_s};
        QTest::newRow("vhost") << QueueFilter{.vhost = u"stores"_s} << QStringList{u"orders.a"_s};
        QTest::newRow("a vhost that is not there") << QueueFilter{.vhost = u"gone"_s} << QStringList{};
        QTest::newRow("type") << QueueFilter{.type = QueueType::Quorum} << QStringList{u"payments"_s};
        QTest::newRow("needs attention") << QueueFilter{.conditions = attentionConditions()} << QStringList{u"payments"_s};
        QTest::newRow("condition") << QueueFilter{.conditions = setOf(QueueCondition::Unknown)} << QStringList{u"unknown"_s};
        QTest::newRow("leader") << QueueFilter{.leader = NodeName{u"rabbit@broker2"_s}} << QStringList{u"payments"_s};
        QTest::newRow("a leader that is not there") << QueueFilter{.leader = NodeName{u"rabbit@gone"_s}} << QStringList{};
        QTest::newRow("no leader: not asked is not none") << QueueFilter{.leader = NodeName{}} << QStringList{};
        QTest::newRow("two at once") << QueueFilter{.expression = u"orders"_s, .vhost = u"/"_s} << QStringList{u"orders.b"_s};
    }
    void filters()
    {
        QFETCH(QueueFilter, filter);
        QFETCH(QStringList, names);

        const auto view = arrange({.table = smallTable(), .filter = filter, .sort = {.column = QueueNameColumn, .order = Qt::AscendingOrder}}, {});
        QVERIFY(view);
        QCOMPARE(namesOf(**view), names);
    }

    void sorts_data()
    {
        QTest::addColumn<QueueSort>("sort");
        QTest::addColumn<QStringList>("names");

        const QString a = u"orders.a"_s;
        const QString b = u"orders.b"_s;
        const QString p = u"payments"_s;
        const QString u = u"unknown"_s;
        QTest::newRow("ready down, equal ones by name") << QueueSort{QueueReadyColumn, Qt::DescendingOrder} << QStringList{p, a, b, u};
        QTest::newRow("ready up, unknown last all the same") << QueueSort{QueueReadyColumn, Qt::AscendingOrder} << QStringList{a, b, p, u};
        QTest::newRow("name down") << QueueSort{QueueNameColumn, Qt::DescendingOrder} << QStringList{u, p, b, a};
        QTest::newRow("vhost by name, not by index") << QueueSort{QueueVhostColumn, Qt::AscendingOrder} << QStringList{b, p, u, a};
        QTest::newRow("state worst first") << QueueSort{QueueStateColumn, Qt::AscendingOrder} << QStringList{p, a, b, u};
        QTest::newRow("leader") << QueueSort{QueueLeaderColumn, Qt::DescendingOrder} << QStringList{p, a, b, u};
        QTest::newRow("members") << QueueSort{QueueMembersColumn, Qt::DescendingOrder} << QStringList{p, a, b, u};
        QTest::newRow("type") << QueueSort{QueueTypeColumn, Qt::DescendingOrder} << QStringList{p, a, b, u};
        QTest::newRow("rate") << QueueSort{QueueInColumn, Qt::DescendingOrder} << QStringList{a, b, p, u};
    }
    void sorts()
    {
        QFETCH(QueueSort, sort);
        QFETCH(QStringList, names);

        const auto view = arrange({.table = smallTable(), .filter = {}, .sort = sort}, {});
        QVERIFY(view);
        QCOMPARE(namesOf(**view), names);
    }

    void sumsTheMatchingRows()
    {
        const auto view = arrange({.table = smallTable(), .filter = {.expression = u"orders|unknown"_s}}, {});
        QVERIFY(view);
        QCOMPARE((*view)->sums.ready.value, 60);
        QCOMPARE((*view)->sums.memory.value, 2000);
        QCOMPARE((*view)->sums.inRate.value, 3.0);
        // One row was not asked for its figures: the sum is no more than what is known.
        QVERIFY((*view)->sums.memory.isLeast && (*view)->sums.inRate.isLeast);
        const auto asked = arrange({.table = smallTable(), .filter = {.expression = u"orders"_s}}, {});
        QVERIFY(asked);
        QVERIFY(!(*asked)->sums.memory.isLeast && !(*asked)->sums.inRate.isLeast);
        // Nor were those asked that are not in the table.
        const auto lacks = [](const std::function<void(QueueTable &)> &change) {
            const std::shared_ptr<QueueTable> table = smallTable();
            change(*table);
            const auto part = arrange({.table = table, .filter = {.expression = u"orders"_s}}, {});
            return part && (*part)->sums.ready.isLeast && (*part)->sums.outRate.isLeast;
        };
        QVERIFY(lacks([](QueueTable &table) { table.missing = {NodeName{u"rabbit@broker3"_s}}; }));
        QVERIFY(lacks([](QueueTable &table) { table.total = 5; }));
        QVERIFY(lacks([](QueueTable &table) { table.detour = QueueDetour{.refused = {}, .by = QueueDetour::By::Parts, .unlisted = {{.vhost = u"/"_s}}}; }));
        QVERIFY(!lacks([](QueueTable &table) { table.total = 4; }));
        QVERIFY(!lacks([](QueueTable &table) { table.detour = QueueDetour{.refused = {}, .by = QueueDetour::By::Metrics}; }));
        QCOMPARE((*view)->counts.at(static_cast<std::size_t>(QueueCondition::NoConsumers)), 1);

        const auto nothing = arrange({.table = smallTable(), .filter = {.expression = u"^unknown"_s}}, {});
        QVERIFY(nothing);
        QVERIFY((*nothing)->sums.ready.isUnknown());
        QVERIFY((*nothing)->sums.inRate.isUnknown());
    }

    void refusesExpressions_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::newRow("none") << u"orders("_s;
        QTest::newRow("too costly") << u"^(s+)+$"_s;
    }
    void refusesExpressions()
    {
        QFETCH(QString, expression);

        auto table = smallTable();
        table->rows[0].name = QString(80, u's') + u'!';
        const auto view = arrange({.table = table, .filter = {.expression = expression}}, {});
        QVERIFY(!view);
        QCOMPARE(view.error().kind, ErrorKind::Usage);
        QVERIFY(!view.error().message.isEmpty());
    }

    void stopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        const auto view = arrange({.table = smallTable()}, source.get_token());
        QVERIFY(!view);
        QCOMPARE(view.error().kind, ErrorKind::Cancelled);
    }

    void collectsFiguresOfTrackedQueues()
    {
        const QueueRef tracked{.vhost = u"stores"_s, .name = u"orders.a"_s};
        const auto view = arrange({.table = smallTable(), .tracked = {{tracked, true}}}, {});
        QVERIFY(view);
        QCOMPARE((*view)->samples.size(), std::size_t{1});
        QCOMPARE((*view)->samples.front().queue, tracked);
        QCOMPARE((*view)->samples.front().ready, 30);
        QCOMPARE((*view)->conditions.at(1), QueueCondition::Growing);
    }

    void tellsWhetherTheSameQueuesAreThere()
    {
        const auto first = arrange({.table = smallTable()}, {});
        QVERIFY(first);
        QVERIFY(!(*first)->sameQueues);
        auto table = smallTable();
        table->rows[2].ready = 501;
        const auto second = arrange({.table = table, .shown = *first}, {});
        QVERIFY(second && (*second)->sameQueues);
        QCOMPARE((*second)->comparedWith.lock(), *first);
        table = smallTable();
        table->rows[2].ready = 1;
        const auto third = arrange({.table = table, .shown = *first}, {});
        QVERIFY(third && !(*third)->sameQueues);
    }
};

QTEST_GUILESS_MAIN(QueueArrangementTest)
#include "QueueArrangementTest.moc"
