#include "ui/nodes/NodeFacts.h"

#include "cluster/BestFigures.h"
#include "judge/assess/Held.h"
#include "judge/assess/HostHealth.h"
#include "judge/assess/NodeCondition.h"
#include "support/SampleData.h"
#include "ui/nodes/HostFacts.h"
#include "ui/nodes/MemoryGroups.h"
#include "ui/nodes/NodeRow.h"
#include "ui/nodes/NodeSort.h"
#include "ui/nodes/NodesModel.h"
#include "ui/parts/Roles.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr qint64 gib = 1024LL * 1024 * 1024;

const LimitRow &named(const QList<LimitRow> &rows, const QString &label)
{
    return *std::ranges::find(rows, label, &LimitRow::label);
}

QString textOf(const QList<FactRow> &rows, const QString &first, int column)
{
    for (const FactRow &row : rows) {
        if (row.first().text == first)
            return row.value(column).text;
    }
    return {};
}

HealthCheck check(const QString &id, HealthCheck::Outcome outcome, const QString &reason = {})
{
    return {.id = id, .outcome = outcome, .reason = reason};
}

} // namespace

class NodeFactsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsTellWhatIsLeft()
    {
        NodeFigures figures;
        figures.memoryUsed = 6 * gib;
        figures.memoryLimit = 10 * gib;
        figures.diskFree = 9 * gib;
        figures.diskFreeLimit = 5 * gib;
        figures.descriptorsUsed = 750;
        figures.descriptorsTotal = 1000;
        figures.runQueue = 1;
        figures.processors = 8;
        const QList<LimitRow> rows = nodeFacts::limits({.figures = figures, .asOf = TimePoint{Millis{1}}, .current = true}, nullptr);
        QCOMPARE(rows.size(), 6);
        QCOMPARE(named(rows, u"Memory"_s).value, u"6.0 GiB of 10.0 GiB"_s);
        QCOMPARE(named(rows, u"Memory"_s).left, u"4.0 GiB left"_s);
        QCOMPARE(named(rows, u"Memory"_s).level, Level::Ok);
        QCOMPARE(named(rows, u"Disk free"_s).level, Level::Warning); // less than twice its limit
        QCOMPARE(named(rows, u"Descriptors"_s).level, Level::Ok);
        QCOMPARE(named(rows, u"Descriptors"_s).left, u"25 % left"_s);
        QCOMPARE(named(rows, u"Sockets"_s).left, u"no data"_s);
        QVERIFY(!named(rows, u"Sockets"_s).meter);
        QCOMPARE(named(rows, u"Run queue"_s).left, u"short"_s);
        QCOMPARE(named(rows, u"Run queue"_s).value, u"1 on 8 cores"_s);
        NodeFigures small = figures;
        small.processors = 1;
        QCOMPARE(named(nodeFacts::limits({.figures = small, .asOf = TimePoint{Millis{1}}, .current = true}, nullptr), u"Run queue"_s).value, u"1 on 1 core"_s);

        NodeFigures unwatched = figures;
        unwatched.diskFree.reset();
        unwatched.diskUnwatched = true;
        unwatched.runQueue = 8 * 40; // long in one sample, which may be a moment's
        const auto blind = nodeFacts::limits({.figures = unwatched, .asOf = {}, .current = true}, nullptr);
        QCOMPARE(named(blind, u"Disk free"_s).left, u"not watched by the broker"_s);
        QCOMPARE(named(blind, u"Disk free"_s).level, Level::Warning);
        QCOMPARE(named(blind, u"Run queue"_s).left, u"long"_s);
        QCOMPARE(named(blind, u"Run queue"_s).level, Level::Ok);

        figures.memoryAlarm = true;
        const auto alarmed = nodeFacts::limits({.figures = figures, .asOf = {}, .current = true}, nullptr);
        QCOMPARE(named(alarmed, u"Memory"_s).level, Level::Critical);
        const auto stale = nodeFacts::limits({.figures = figures, .asOf = TimePoint{Millis{1}}, .current = false}, nullptr);
        QCOMPARE(named(stale, u"Memory"_s).level, Level::Unknown); // an old alarm warns of nothing any more
    }

    /// A limit that the verdict still holds is held in the table and on the page as well.
    void whatIsHeldIsHeldEverywhere()
    {
        auto snapshot = std::make_shared<Snapshot>(*sampleData::healthyStaging().snapshot);
        NodeLook &node = snapshot->nodes.first();
        node.answer.value->self.memoryUsed = 365 * gib / 100; // of 4: over nine tenths
        node.answer.value->self.memoryLimit = 4 * gib;
        HostLook *host = nullptr;
        for (HostLook &look : snapshot->hosts)
            host = look.name == node.host ? &look : host;
        QVERIFY(host);
        host->figures.value->cpuPercent = snapshot->thresholds.cpuWarning + 0.4;
        const Assessment before = assess(*snapshot);
        QCOMPARE(before.level, Level::Warning);

        node.answer.value->self.memoryUsed = 355 * gib / 100;
        host->figures.value->cpuPercent = snapshot->thresholds.cpuWarning - 0.4;
        const SnapshotPtr now = holdingLimits(snapshot, before);
        const Assessment held = assess(*now);
        QCOMPARE(held.findings.size(), before.findings.size());
        const NodeLook &seen = now->nodes.first();
        const NodeRow row = nodeRows(*now, held).first();
        QCOMPARE(row.near.memory, Level::Warning);
        QCOMPARE(row.cpuLevel, Level::Warning);
        QCOMPARE(named(nodeFacts::limits(bestFigures(seen), nullptr), u"Memory"_s).level, Level::Warning);
        const HostFigures &figures = *now->host(seen.host)->figures.value;
        QCOMPARE(named(hostFacts::limits(figures, now->thresholds), u"CPU"_s).level, Level::Warning);
        // And none of it without what was seen a look ago.
        const NodeRow fresh = nodeRows(*snapshot, assess(*snapshot)).first();
        QCOMPARE(fresh.near.memory, Level::Ok);
        QCOMPARE(fresh.cpuLevel, Level::Ok);
    }

    /// The 0 of a watch that has died is no figure, from the metrics either.
    void aBlindBrokerHasNoFreeDisk()
    {
        NodeLook node;
        node.answer.fail({.kind = ErrorKind::Silent, .message = {}, .detail = {}}, TimePoint{Millis{2}}, Millis{1});
        BrokerMetrics metrics;
        metrics.memoryUsed = 1e9;
        metrics.diskFree = 0;
        metrics.diskFreeLimit = 5e7;
        node.metrics.succeed(metrics, TimePoint{Millis{2}}, Millis{1});
        const BestFigures best = bestFigures(node);
        QVERIFY(best.current && best.fromMetrics);
        QVERIFY(!best.figures.diskFree);
        QCOMPARE(named(nodeFacts::limits(best, nullptr), u"Disk free"_s).left, u"not watched by the broker"_s);
        metrics.diskAlarm = true;
        node.metrics.succeed(metrics, TimePoint{Millis{3}}, Millis{1});
        QCOMPARE(bestFigures(node).figures.diskFree, 0);
        QCOMPARE(named(nodeFacts::limits(bestFigures(node), nullptr), u"Disk free"_s).level, Level::Critical);
    }

    /// What its own answer does not tell, its metrics do: for the tables as for the judgement.
    void whatItsAnswerLacks()
    {
        Snapshot snapshot;
        NodeLook &node = snapshot.nodes.emplaceBack();
        node.name = {u"rabbit@a"_s};
        NodeAnswer answer;
        answer.self.name = node.name;
        answer.self.running = true;
        answer.self.descriptorsUsed = 7;
        node.answer.succeed(answer, TimePoint{Millis{2}}, Millis{1});
        BrokerMetrics metrics;
        metrics.memoryUsed = 9e9;
        metrics.memoryLimit = 1e10;
        metrics.memoryAlarm = false;
        metrics.diskAlarm = true;
        metrics.descriptors = 8;
        node.metrics.succeed(metrics, TimePoint{Millis{2}}, Millis{1});
        const BestFigures best = bestFigures(node);
        QCOMPARE(best.figures.memoryUsed, 9'000'000'000);
        QCOMPARE(best.figures.diskAlarm, true);
        QCOMPARE(best.figures.descriptorsUsed, 7);
        QVERIFY(best.figures == knownFigures(snapshot, node));
    }

    /// An idle host whose disk is full would score best of all: nobody shows that.
    void aHostInNeedHasNoScore()
    {
        HostFigures figures;
        figures.cpuPercent = 1;
        figures.memoryPercent = 5;
        figures.diskDataPercent = 100;
        QCOMPARE(hostHealth(figures, {}).shownScore(), std::nullopt);
        figures.diskDataPercent = 10;
        QVERIFY(hostHealth(figures, {}).shownScore().value() > 90);
        QCOMPARE(hostHealth({}, {}).shownScore(), std::nullopt);
    }

    void checksTellFourOutcomesApart()
    {
        using Outcome = HealthCheck::Outcome;
        NodeLook node;
        node.versions.succeed({.rabbitmq = u"4.0.5"_s, .erlang = {}, .product = {}, .managementVersion = {}}, {}, {});
        NodeDetail detail;
        detail.checks.succeed({check(u"local-alarms"_s, Outcome::Passed), check(u"virtual-hosts"_s, Outcome::NotAsked, u"no answer in time"_s),
                               check(u"is-in-service"_s, Outcome::NotAvailable), check(u"port-listener/5672"_s, Outcome::Failed, u"nobody listens on 5672"_s)},
                              {}, {});
        const QList<FactRow> rows = nodeFacts::checks(node, detail);
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.first().first().text, u"AMQP port closed"_s); // what failed comes first
        QCOMPARE(rows.first().first().glyph, GlyphKind::Bad);
        QCOMPARE(rows.first().at(1).text, u"nobody listens on 5672"_s);
        QCOMPARE(textOf(rows, u"No alarm on this node"_s, 1), u"passed"_s);
        QCOMPARE(textOf(rows, u"Virtual hosts run"_s, 1), u"not asked: no answer in time"_s);
        QCOMPARE(textOf(rows, u"In service"_s, 1), u"not available in 4.0.5"_s);

        detail.checks.succeed({check(u"a"_s, Outcome::NotAvailable), check(u"b"_s, Outcome::NotAvailable), check(u"c"_s, Outcome::NotAvailable)}, {}, {});
        const QList<FactRow> folded = nodeFacts::checks(node, detail);
        QCOMPARE(folded.size(), 1);
        QCOMPARE(folded.first().first().text, u"3 more checks"_s);
        QVERIFY(folded.first().first().toolTip.contains(u"b"_s));
    }

    void versionsTellWhoDiffers()
    {
        const Sample sample = sampleData::nodeInWarning();
        auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
        QList<FactRow> rows = nodeFacts::versions(*snapshot, snapshot->nodes.first(), sample.detail.get());
        QCOMPARE(textOf(rows, u"RabbitMQ"_s, 2), u"same on 3 nodes"_s);
        QVERIFY(textOf(rows, u"Feature flags"_s, 2).contains("off"_L1));
        // A day and an hour as everywhere else, not as this locale shortens them.
        const QString since = textOf(rows, u"Uptime"_s, 2);
        QVERIFY2(since.startsWith("since "_L1) && since.contains("2026 "_L1) && !since.contains(u'/') && !since.endsWith(u'M'), qPrintable(since));
        snapshot->nodes[1].versions.value->rabbitmq = u"4.0.4"_s;
        rows = nodeFacts::versions(*snapshot, snapshot->nodes.first(), sample.detail.get());
        QCOMPARE(textOf(rows, u"RabbitMQ"_s, 2), u"4.0.4 on broker2"_s);
    }

    void memoryIsGroupedInWords()
    {
        MemoryBreakdown memory;
        memory.shares = {{.id = u"binary"_s, .bytes = 50},
                         {.id = u"connection_readers"_s, .bytes = 40},
                         {.id = u"connection_other"_s, .bytes = 30},
                         {.id = u"from_the_future"_s, .bytes = 5},
                         {.id = u"code"_s, .bytes = 4},
                         {.id = u"atom"_s, .bytes = 0}};
        const QList<MemoryGroup> all = memoryGroups(memory, 10);
        const QList<MemoryGroup> expected{{.word = u"Connections"_s, .bytes = 70},
                                          {.word = u"Binaries"_s, .bytes = 50},
                                          {.word = u"from_the_future"_s, .bytes = 5},
                                          {.word = u"Code"_s, .bytes = 4}};
        QCOMPARE(all, expected);
        const QList<MemoryGroup> few = memoryGroups(memory, 3);
        QCOMPARE(few.size(), 3);
        QCOMPARE(few.last().word, u"Everything else"_s);
        QCOMPARE(few.last().bytes, 9);
    }

    void theScoreIsTheSumOfItsCosts()
    {
        HostFigures figures;
        figures.cores = 8;
        figures.cpuPercent = 42;
        figures.memoryPercent = 50;
        figures.diskDataPercent = 30;
        figures.load1 = 4;
        const HostHealth health = hostHealth(figures, {});
        double costs = 0;
        for (const auto listed = hostFacts::score(figures); const FactRow &row : listed)
            costs += QLocale().toDouble(row.at(2).text.mid(1));
        QVERIFY2(qAbs(100 - costs - health.score) < 0.3, qPrintable(u"%1 and %2"_s.arg(costs).arg(health.score)));
    }

    void rowsHoldNodesProxiesAndHosts()
    {
        const Sample sample = sampleData::nodeInWarning();
        const auto store = sampleData::storeOf(sampleData::nodeInWarning());
        const QList<NodeRow> rows = nodeRows(*sample.snapshot, store->assessment());
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows.at(0).name, u"broker1"_s);
        QCOMPARE(rows.at(0).subject.kind, SubjectKind::Node);
        QVERIFY(rows.at(0).memoryUsed && rows.at(0).cpu); // of the node, and of its host
        QCOMPARE(rows.at(3).subject.kind, SubjectKind::Proxy);
        QVERIFY(!rows.at(3).memoryUsed && rows.at(3).cpu);

        NodesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows);
        QCOMPARE(model.index(3, NodesModel::MemoryColumn).data().toString(), u"–"_s);
        NodeSort sort(NodesModel::UptimeColumn);
        sort.setSourceModel(&model);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            sort.sort(NodesModel::MemoryColumn, order);
            QCOMPARE(sort.index(4, NodesModel::MemoryColumn).data().toString(), u"–"_s); // unknown last, either way
        }
        sort.setText(u"lb"_s);
        QCOMPARE(sort.rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(NodeFactsTest)
#include "NodeFactsTest.moc"
