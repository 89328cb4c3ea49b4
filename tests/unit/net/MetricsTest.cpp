// Broker metrics, queue metrics and the node exporter, as recorded and as written by hand.
#include "NetTesting.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/NodeExporterClient.h"
#include "support/FakeServer.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;

class MetricsTest final : public QObject
{
    Q_OBJECT

    static void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("full");
        QTest::newRow("3.10") << u"3.10"_s << u"3.10.8"_s;
        QTest::newRow("4.0") << u"4.0"_s << u"4.0.5"_s;
        QTest::newRow("4.3") << u"4.3"_s << u"4.3.6"_s;
    }

private Q_SLOTS:
    /// What a node did not measure is not known; what it says twice it has once; another's figures are not its own.
    void figuresThatAreNone()
    {
        const auto metrics = brokerMetricsFromText("rabbitmq_disk_space_available_bytes NaN\n"
                                                   "rabbitmq_alarms_free_disk_space_watermark NaN\n"
                                                   "rabbitmq_resident_memory_limit_bytes +Inf\n"
                                                   "rabbitmq_queues 5\nrabbitmq_queues 5\n"
                                                   "rabbitmq_channels -3\n"
                                                   "rabbitmq_global_messages_received_total{protocol=\"amqp091\"} 1\n"
                                                   "rabbitmq_global_messages_received_total{protocol=\"amqp10\"} 2\n"
                                                   "rabbitmq_detailed_disk unknown\n"
                                                   "rabbitmq_connections{a=\"1\",a=\"2\"} 0\n"
                                                   "rabbitmq_identity_info{rabbitmq_node=\"rabbit@two\"} 1\n");
        QVERIFY(metrics.has_value());
        QVERIFY(!metrics->diskFree && !metrics->diskAlarm && !metrics->memoryLimit && !metrics->connections && !metrics->channels);
        QCOMPARE(metrics->queues, 5);
        QCOMPARE(metrics->published, 3);
        QCOMPARE(metrics->unreadLines, 2);
        QVERIFY(metricsOfNode(metrics, NodeName{u"rabbit@two"_s}).has_value());
        QCOMPARE(metricsOfNode(metrics, NodeName{u"rabbit@one"_s}).error().kind, ErrorKind::Malformed);
    }

    /// What an agent measured that has ended since is told for ever: it is no figure of now.
    void figuresThatStoodStillAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("age");
        QTest::addColumn<bool>("stoodStill");
        QTest::newRow("a round ago") << QByteArray("erlang_vm_statistics_wallclock_time_milliseconds 13120\n") << false;
        QTest::newRow("a busy broker") << QByteArray("erlang_vm_statistics_wallclock_time_milliseconds 60000\n") << false;
        QTest::newRow("an hour") << QByteArray("erlang_vm_statistics_wallclock_time_milliseconds 3608081\n") << true;
        QTest::newRow("an hour, 4.3") << QByteArray("erlang_vm_statistics_wallclock_time_seconds_total 3608081\n") << true;
        QTest::newRow("an age that is none") << QByteArray("erlang_vm_statistics_wallclock_time_milliseconds NaN\n") << false;
        QTest::newRow("not told") << QByteArray() << false;
    }
    void figuresThatStoodStillAreLeftOut()
    {
        QFETCH(QByteArray, age);
        QFETCH(bool, stoodStill);
        const auto metrics = brokerMetricsFromText("rabbitmq_erlang_uptime_seconds 8.081\nrabbitmq_connections 7\n"
                                                   "rabbitmq_process_resident_memory_bytes 143024128\nrabbitmq_disk_space_available_bytes 71564161024\n"
                                                   "rabbitmq_alarms_memory_used_watermark 1\n"
                                                   + age);
        QVERIFY(metrics.has_value());
        QCOMPARE(metrics->figuresStoodStill, stoodStill);
        QCOMPARE(metrics->memoryUsed.has_value(), !stoodStill);
        QCOMPARE(metrics->diskFree.has_value(), !stoodStill);
        QCOMPARE(metrics->uptime, stoodStill ? 3608.081 : 8.081);
        QCOMPARE(metrics->connections, 7.0); // counted when it is asked
        QCOMPARE(metrics->memoryAlarm, true);
    }

    void broker_data() { versions(); }
    void broker()
    {
        QFETCH(QString, version);
        QFETCH(QString, full);
        const auto metrics = brokerMetricsFromText(recorded(version + u"/metrics.txt"_s));
        QVERIFY(metrics.has_value());
        QCOMPARE(metrics->node, u"rabbit@broker1"_s);
        QCOMPARE(metrics->rabbitmqVersion, full);
        QVERIFY(!metrics->erlangVersion.isEmpty());
        QCOMPARE(metrics->queues, 3.0);
        QCOMPARE(metrics->connections, 3.0);
        QCOMPARE(metrics->consumers, 2.0);
        QVERIFY(metrics->published > 1000);
        QVERIFY(metrics->delivered > 1000);
        QVERIFY(metrics->acknowledged > 1000);
        // 3 queues got what 2 of them handed on: the counters are sums over protocols and types.
        QVERIFY(std::abs(*metrics->published / *metrics->delivered - 1.5) < 0.1);
        QVERIFY(metrics->messagesReady > 0);
        QVERIFY(metrics->memoryUsed > 50'000'000);
        QCOMPARE(metrics->memoryLimit, 2'000'000'000.0);
        QVERIFY(metrics->diskFree > 1'000'000'000);
        QCOMPARE(metrics->diskFreeLimit, 50'000'000.0);
        QVERIFY(metrics->descriptors > 10);
        QVERIFY(metrics->erlangProcesses > 100);
        QVERIFY(metrics->uptime > 20 && metrics->uptime < 60);
        QCOMPARE(metrics->memoryAlarm, false);
        QCOMPARE(metrics->diskAlarm, false);
        QCOMPARE(metrics->descriptorAlarm, version == u"4.3"_s ? std::optional<bool>() : false);
        QCOMPARE(metrics->unroutableDropped, 0.0);
    }

    void queues_data() { versions(); }
    void queues()
    {
        QFETCH(QString, version);
        auto queues = queueMetricsFromText(recorded(version + u"/detailed.txt"_s));
        QVERIFY(queues.has_value());
        if (version == u"3.10"_s) {
            // It does not escape the quotes in the second queue's name, so that one cannot be read.
            QCOMPARE(queues->size(), 2U);
            QCOMPARE(queues->at(0).consumers, 1.0);
            QVERIFY(std::isnan(queues->at(0).published));
            return;
        }
        QCOMPARE(queues->size(), 3U);
        std::ranges::sort(*queues, {}, &QueueMetric::queue);
        const QueueMetric &stream = queues->at(0);
        const QueueMetric &classic = queues->at(1);
        const QueueMetric &quorum = queues->at(2);
        QCOMPARE(stream.vhost, u"/"_s);
        QCOMPARE(stream.queue, u"events"_s);
        QVERIFY(stream.ready > 500);
        QCOMPARE(stream.unacked, 0.0);
        QCOMPARE(classic.queue, u"mail \"out\"\\n"_s);
        QCOMPARE(quorum.consumers, 1.0);
        QVERIFY(std::isnan(quorum.memory));
        QVERIFY(quorum.published > 1000);
        QVERIFY(quorum.delivered > 1000);
        QVERIFY(quorum.acked > 1000);
        QCOMPARE(quorum.type, version == u"4.3"_s ? QueueType::Quorum : QueueType::Unknown);
    }

    void queuesOfOtherShapes()
    {
        const auto queues =
            queueMetricsFromText("rabbitmq_detailed_queue_messages_ready{queue=\"a\",vhost=\"v\\\\1\"} 5\n"
                                 "rabbitmq_detailed_queue_messages_ready{queue=\"a\",vhost=\"w\"} 6\n"
                                 "rabbitmq_detailed_queue_messages_ready{vhost=\"v\\\\1\"} 7\n"
                                 "rabbitmq_detailed_queue_consumers{vhost=\"w\",queue=\"a\"} 1\n"
                                 "rabbitmq_detailed_queue_consumers{vhost=\"v\\\\1\",queue=\"a\"} 2\n"
                                 "rabbitmq_detailed_queue_process_memory_bytes{vhost=\"w\",queue=\"b\"} NaN\n"
                                 "rabbitmq_detailed_queue_exchange_messages_published_total{vhost=\"w\",exchange=\"x\",queue=\"a\"} 3\n"
                                 "rabbitmq_detailed_queue_exchange_messages_published_total{vhost=\"w\",exchange=\"y\",queue=\"a\"} 4\n"
                                 "rabbitmq_detailed_queue_info{vhost=\"w\",queue=\"c\",queue_type=\"rabbit_quorum_queue\",membership=\"follower\"} 1\n"
                                 "something_else{vhost=\"w\",queue=\"d\"} 1\n");
        QVERIFY(queues.has_value());
        QCOMPARE(queues->size(), 3U);
        QCOMPARE(queues->at(0).vhost, u"v\\1"_s);
        QCOMPARE(queues->at(0).consumers, 2.0);
        QCOMPARE(queues->at(1).ready, 6.0);
        QCOMPARE(queues->at(1).consumers, 1.0);
        QCOMPARE(queues->at(1).published, 7.0);
        QCOMPARE(queues->at(2).queue, u"b"_s);
        QVERIFY(queueMetricsFromText("").value().empty());
    }

    void exporter_data() { versions(); }
    void exporter()
    {
        QFETCH(QString, version);
        const TimePoint at{Millis{1'700'000'000'000}};
        const auto sample = hostSampleFromText(recorded(version + u"/exporter.txt"_s), at);
        QVERIFY(sample.has_value());
        QCOMPARE(sample->at, at);
        QCOMPARE(sample->cores, 2);
        QVERIFY(sample->cpuTotal > sample->cpuIdle);
        QVERIFY(sample->cpuIoWait.has_value());
        QVERIFY(sample->memoryTotal > sample->memoryAvailable);
        QVERIFY(sample->load1.has_value() && sample->load5.has_value() && sample->load15.has_value());
        QVERIFY(sample->netInBytes > 0);
        QVERIFY(sample->netOutPackets > 0);
        QCOMPARE(sample->outOfMemoryKills, 0.0);
        QVERIFY(sample->bootedAt.has_value());
        QVERIFY(sample->kernel.startsWith(u"6."_s));
        QVERIFY(!sample->processes);            // the test hosts' exporter does not count them
        QVERIFY(sample->fileSystems.isEmpty()); // nor does it list / : only /tmp in memory
    }

    void exporterByHand()
    {
        const auto sample =
            hostSampleFromText("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 100\n"
                               "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 20\n"
                               "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"} 5\n"
                               "node_cpu_seconds_total{cpu=\"1\",mode=\"idle\"} 50\n"
                               "node_cpu_seconds_total{cpu=\"1\",mode=\"guest\"} 9\n"
                               "node_memory_MemTotal_bytes 1000\nnode_memory_MemFree_bytes 100\nnode_memory_Buffers_bytes 20\nnode_memory_Cached_bytes 300\n"
                               "node_filesystem_size_bytes{device=\"overlay\",fstype=\"overlay\",mountpoint=\"/\"} 1000\n"
                               "node_filesystem_avail_bytes{device=\"overlay\",fstype=\"overlay\",mountpoint=\"/\"} 400\n"
                               "node_filesystem_size_bytes{device=\"tmpfs\",fstype=\"tmpfs\",mountpoint=\"/var/lib/rabbitmq\"} 64\n"
                               "node_filesystem_avail_bytes{device=\"tmpfs\",fstype=\"tmpfs\",mountpoint=\"/var/lib/rabbitmq\"} 0\n"
                               "node_filesystem_readonly{device=\"tmpfs\",fstype=\"tmpfs\",mountpoint=\"/var/lib/rabbitmq\"} 1\n"
                               "node_filesystem_size_bytes{device=\"tmpfs\",fstype=\"tmpfs\",mountpoint=\"/run\"} 64\n"
                               "node_filesystem_size_bytes{device=\"tmpfs\",fstype=\"tmpfs\",mountpoint=\"/run/user/0\"} 64\n"
                               "node_filesystem_size_bytes{device=\"x\",fstype=\"overlay\",mountpoint=\"/var/lib/docker/overlay2/7/merged\"} 64\n"
                               "node_filesystem_size_bytes{device=\"/dev/loop1\",fstype=\"squashfs\",mountpoint=\"/snap/core/1\"} 64\n"
                               "node_filesystem_size_bytes{device=\"/dev/sdb1\",fstype=\"xfs\",mountpoint=\"/runway\"} 64\n"
                               "node_network_receive_bytes_total{device=\"lo\"} 9999\n"
                               "node_network_receive_bytes_total{device=\"eth0\"} 100\n"
                               "node_network_receive_bytes_total{device=\"ens5\"} 10\n"
                               "node_network_receive_bytes_total{device=\"docker0\"} 5000\n"
                               "node_network_receive_bytes_total{device=\"eth0.100\"} 5000\n"
                               "node_network_transmit_bytes_total{device=\"eth0\"} 7\n"
                               "node_processes_pids 321\nnode_procs_running 3\nnode_boot_time_seconds 1.7e9\n"
                               "node_uname_info{release=\"6.1.0-30-amd64\",machine=\"x86_64\"} 1\n",
                               {});
        QVERIFY(sample.has_value());
        QCOMPARE(sample->cores, 2);
        QCOMPARE(sample->cpuTotal, 175.0);
        QCOMPARE(sample->cpuIdle, 150.0);
        QCOMPARE(sample->cpuIoWait, 5.0);
        QCOMPARE(sample->memoryAvailable, 420.0);
        QStringList mounts;
        for (const FileSystemSample &fs : sample->fileSystems)
            mounts.append(fs.mount);
        QCOMPARE(mounts, (QStringList{u"/"_s, u"/runway"_s, u"/var/lib/rabbitmq"_s}));
        QVERIFY(sample->fileSystems.at(2).readOnly);
        QCOMPARE(sample->fileSystems.at(0).free, 400.0);
        QCOMPARE(sample->netInBytes, 110.0);
        QCOMPARE(sample->netOutBytes, 7.0);
        QCOMPARE(sample->processes, 321.0);
        QCOMPARE(sample->bootedAt, TimePoint{Millis{1'700'000'000'000}});
        QCOMPARE(sample->kernel, u"6.1.0-30-amd64"_s);

        const auto bridge = hostSampleFromText("node_network_receive_bytes_total{device=\"bond0\"} 3\n", {});
        QCOMPARE(bridge->netInBytes, 3.0);
        QCOMPARE(hostSampleFromText("go_goroutines 7\n", {}).error().kind, ErrorKind::Malformed);
        QCOMPARE(brokerMetricsFromText("go_goroutines 7\n").error().kind, ErrorKind::Malformed);
    }

    /// Somebody's text file, a mount point that is no UTF-8, a label that is there twice: each costs its own line, and is told.
    void aBadLineOfAHostCostsItself()
    {
        const QByteArray text = "node_load1 0.5\n"
                                "backup_last{job=\"nightly} 7\n"
                                "node_filesystem_size_bytes{device=\"/dev/sda1\",fstype=\"ext4\",mountpoint=\"/\"} 1000\n"
                                "node_filesystem_avail_bytes{device=\"/dev/sda1\",fstype=\"ext4\",mountpoint=\"/\"} 400\n"
                                "node_filesystem_avail_bytes{device=\"/dev/sda1\",fstype=\"ext4\",mountpoint=\"/\",mountpoint=\"/\"} 0\n"
                                "node_filesystem_size_bytes{device=\"/dev/sdb1\",fstype=\"ext4\",mountpoint=\"/srv/\xe9\"} 64\n";
        const auto sample = hostSampleFromText(text, {});
        QVERIFY2(sample.has_value(), sample ? "" : qPrintable(sample.error().message));
        QCOMPARE(sample->load1, 0.5);
        QCOMPARE(sample->fileSystems.size(), 1);
        QCOMPARE(sample->fileSystems.first().free, 400.0);
        QCOMPARE(sample->unreadLines, 3);
        QVERIFY2(sample->firstUnread.contains(u'2'), qPrintable(sample->firstUnread));
    }

    void clients()
    {
        FakeServer server;
        server.on("/metrics", {.body = recorded(u"4.0/metrics.txt"_s), .contentType = "text/plain"});
        server.on("/metrics/detailed", {.body = recorded(u"4.0/detailed.txt"_s), .contentType = "text/plain"});
        BrokerMetricsClient broker({.base = server.url()});
        QCOMPARE(await(broker.metrics())->queues, 3.0);
        QCOMPARE(await(broker.queueMetrics())->size(), 3U);
        QVERIFY(server.requests().last().target.contains("family=queue_coarse_metrics&family=queue_consumer_count"));
        QVERIFY(!server.requests().last().headers.contains("authorization"));
        server.on("/metrics", {.body = recorded(u"4.0/exporter.txt"_s), .contentType = "text/plain"});
        NodeExporterClient exporter({.base = server.url()});
        const auto sample = await(exporter.sample());
        QVERIFY(sample.has_value());
        QVERIFY(SystemClock().now() - sample->at < Millis{10'000});
        server.on("/metrics/detailed", {.status = 404});
        QCOMPARE(await(broker.queueMetrics()).error().kind, ErrorKind::NotAvailable);
        server.on("/metrics/detailed", {.mode = FakeAnswer::Mode::Stream, .streamBytes = 70'000'000, .streamChunked = false});
        QCOMPARE(await(broker.queueMetrics()).error().kind, ErrorKind::TooLarge);
        QCOMPARE(server.requests().last().target, "/metrics/detailed?family=queue_coarse_metrics"); // asked for less before giving up
        // Its length was told, and has come: only its last line's end is missing. Else it may be a cut.
        server.on("/metrics/detailed", {.body = "a 1\nb 2"});
        QVERIFY(await(broker.queueMetrics()).has_value());
        server.on("/metrics/detailed", {.mode = FakeAnswer::Mode::CutChunked, .body = "a 1\nb 2"});
        QVERIFY(!await(broker.queueMetrics()).has_value());
    }

    void destroyedWhileParsing()
    {
        FakeServer server;
        server.on("/metrics/detailed", {.body = recorded(u"4.0/detailed.txt"_s).repeated(2000), .contentType = "text/plain"});
        auto broker = std::make_unique<BrokerMetricsClient>(HttpAccess{.base = server.url()});
        bool done = false;
        auto task = broker->queueMetrics();
        task.then([&](const Result<std::vector<QueueMetric>> &result) { done = result.has_value() || !result.has_value(); });
        QTRY_VERIFY(broker->http().traffic().bytes > 1'000'000);
        broker.reset();
        QTRY_VERIFY(done);
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "MetricsTest.moc"
