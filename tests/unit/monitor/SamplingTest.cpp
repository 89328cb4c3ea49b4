#include "look/history/Sampling.h"

#include "Places.h"

#include <QTest>

#include <cmath>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Snapshot snapshotAt(TimePoint at, qint64 memory)
{
    Snapshot snapshot;
    snapshot.at = at;
    NodeLook node;
    node.name = broker1;
    NodeAnswer answer;
    answer.self.memoryUsed = memory;
    node.answer.succeed(answer, at, 5ms);
    snapshot.nodes.append(node);
    HostLook host;
    host.name = HostName{u"broker1"_s};
    HostFigures figures;
    figures.cores = 4;
    figures.load1 = 2.0;
    figures.netInBytes = 10;
    figures.netOutBytes = 20;
    host.figures.succeed(figures, at, 5ms);
    snapshot.hosts.append(host);
    ProxyLook proxy;
    proxy.name = ProxyName{u"lb1"_s};
    proxy.figures.succeed({.backend = {},
                           .servers = {{.name = u"a"_s, .status = {}, .up = true}, {.name = u"b"_s, .status = {}, .up = false}},
                           .sessions = 7,
                           .pid = 1,
                           .version = {}},
                          at, 5ms);
    snapshot.proxies.append(proxy);
    ClusterTotals totals;
    totals.publishRate = 12.5;
    snapshot.totals.succeed(totals, at, 5ms);
    return snapshot;
}

double at(const History &history, Metric metric, const QString &subject, TimePoint when)
{
    return history.valueAt({metric, subject}, Zoom::Minutes5, when, 1s);
}

} // namespace

class SamplingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartBecomesSeries()
    {
        History history;
        sample(nullptr, snapshotAt(noon, 100), history);
        QCOMPARE(at(history, Metric::NodeMemory, broker1.value, noon), 100.);
        QCOMPARE(at(history, Metric::HostLoad, u"broker1"_s, noon), 0.5);
        QCOMPARE(at(history, Metric::HostNetTotal, u"broker1"_s, noon), 30.);
        QCOMPARE(at(history, Metric::ProxySessions, u"lb1"_s, noon), 7.);
        QCOMPARE(at(history, Metric::ProxyServersUp, u"lb1"_s, noon), 1.);
        QCOMPARE(at(history, Metric::PublishRate, {}, noon), 12.5);
        // What was not there makes no series.
        QVERIFY(std::isnan(at(history, Metric::HostCpu, u"broker1"_s, noon)));
    }

    void anAnswerCountsOnce()
    {
        History history;
        const Snapshot first = snapshotAt(noon, 100);
        sample(nullptr, first, history);
        const quint64 revision = history.revision(Zoom::Minutes5);
        Snapshot again = first;
        again.at = noon + 5s;
        sample(&first, again, history);
        QCOMPARE(history.revision(Zoom::Minutes5), revision);
        sample(&again, snapshotAt(noon + 10s, 200), history);
        QCOMPARE(at(history, Metric::NodeMemory, broker1.value, noon + 10s), 200.);
    }

    void aFailedPartLeavesAGap()
    {
        History history;
        const Snapshot first = snapshotAt(noon, 100);
        sample(nullptr, first, history);
        Snapshot failed = snapshotAt(noon + 5s, 200);
        failed.nodes[0].answer = first.nodes.at(0).answer;
        failed.nodes[0].answer.fail({.kind = ErrorKind::Timeout, .message = {}, .detail = {}}, noon + 5s, 3s);
        sample(&first, failed, history);
        QVERIFY(std::isnan(at(history, Metric::NodeMemory, broker1.value, noon + 5s)));
        QCOMPARE(at(history, Metric::HostLoad, u"broker1"_s, noon + 5s), 0.5);
    }

    void metricsStandInForTheManagementApi()
    {
        History history;
        Snapshot snapshot = snapshotAt(noon, 100);
        snapshot.nodes[0].answer.fail({.kind = ErrorKind::Refused, .message = {}, .detail = {}}, noon, 3ms);
        BrokerMetrics metrics;
        metrics.memoryUsed = 77;
        metrics.connections = 3;
        snapshot.nodes[0].metrics.succeed(metrics, noon, 3ms);
        sample(nullptr, snapshot, history);
        QCOMPARE(at(history, Metric::NodeMemory, broker1.value, noon), 77.);
        QCOMPARE(at(history, Metric::NodeConnections, broker1.value, noon), 3.);
    }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "SamplingTest.moc"
