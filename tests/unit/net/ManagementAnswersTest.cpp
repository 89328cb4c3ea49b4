// The management API: answers recorded from 3.10.8, 4.0.5 and 4.3.6, and what no broker should say.
#include "NetTesting.h"
#include "look/net/ManagementClient.h"
#include "support/FakeServer.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;

class ManagementAnswersTest final : public QObject
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
    /// By its arguments, or by what its policies come to: messages that are put into it may not stay.
    void whatLimitsAQueue()
    {
        const auto page = queuePageFromJson(
            R"([{"name":"a","vhost":"/","arguments":{"x-max-length":10}},{"name":"b","vhost":"/","effective_policy_definition":{"max-length-bytes":10}},
                {"name":"c","vhost":"/","arguments":{"x-message-ttl":10}},{"name":"d","vhost":"/","arguments":{"x-max-priority":10}},
                {"name":"e","vhost":"/","arguments":{"x-expires":10}},{"name":"f","vhost":"/","effective_policy_definition":{"expires":10}}])");
        QVERIFY(page);
        QCOMPARE(page->queues.size(), 6);
        for (qsizetype i = 0; i < page->queues.size(); ++i)
            QCOMPARE(page->queues.at(i).vanishes, i > 3);
        QVERIFY(page->queues.at(0).limited && !page->queues.at(0).expires);
        QVERIFY(page->queues.at(1).limited && !page->queues.at(1).expires);
        QVERIFY(!page->queues.at(2).limited && page->queues.at(2).expires);
        QVERIFY(!page->queues.at(3).limited && !page->queues.at(3).expires);
    }

    void whoIsDeclaredAlone()
    {
        const auto page = queuePageFromJson(
            R"([{"name":"a","vhost":"/","arguments":{"x-quorum-initial-group-size":1}},{"name":"b","vhost":"/","arguments":{"x-initial-cluster-size":1}},
                {"name":"c","vhost":"/","arguments":{"x-quorum-initial-group-size":3}},{"name":"d","vhost":"/","arguments":{"x-quorum-initial-group-size":"1"}},
                {"name":"e","vhost":"/"}])");
        QVERIFY(page);
        QCOMPARE(page->queues.size(), 5);
        for (qsizetype i = 0; i < page->queues.size(); ++i)
            QCOMPARE(page->queues.at(i).declaredAlone, i < 2);
    }

    /// Where its dead letters go, by arguments or policy, and by whatever exchange: who is named there is made to hold them.
    void whereDeadLettersGo()
    {
        const auto page = queuePageFromJson(
            R"([{"name":"a","vhost":"/","arguments":{"x-dead-letter-exchange":"","x-dead-letter-routing-key":"b"}},
                {"name":"b","vhost":"/"},
                {"name":"c","vhost":"/","effective_policy_definition":{"dead-letter-exchange":"bin","dead-letter-routing-key":"refused"}},
                {"name":"refused","vhost":"/"},{"name":"bin","vhost":"/"},{"name":"d","vhost":"/","arguments":{"x-dead-letter-routing-key":"a"}}])");
        QVERIFY(page);
        QCOMPARE(page->queues.size(), 6);
        QStringList targets;
        for (const QueueInfo &queue : page->queues) {
            if (queue.isDeadLetterTarget)
                targets.append(queue.ref.name);
        }
        QCOMPARE(targets, (QStringList{u"b"_s, u"refused"_s, u"bin"_s}));
    }

    /// One name that cannot be read costs its row; one that begins with U+FEFF is no other name.
    void oddNames()
    {
        const auto page = queuePageFromJson("[{\"name\":\"latin\xe9\",\"vhost\":\"/\"},{\"name\":\"\xEF\xBB\xBFq\",\"vhost\":\"/\"},"
                                            "{\"name\":\"negative\",\"vhost\":\"/\",\"messages_ready\":-4}]");
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().detail));
        QCOMPARE(page->unreadable, 1);
        QCOMPARE(page->unnamed.size(), 1);
        QCOMPARE(page->unnamed[0].ref.vhost, u"/"_s);
        QCOMPARE(page->lost, 0);
        const auto lost = queuePageFromJson(R"([{"name":"a","vhost":"/"},{"vhost":"/","type":"quorum"},7])");
        QVERIFY(lost);
        QCOMPARE(lost->queues.size(), 1);
        QCOMPARE(lost->lost, 2);
        QCOMPARE(page->queues.size(), 2);
        QCOMPARE(page->queues[0].ref.name, u"\uFEFFq"_s);
        QCOMPARE(page->queues[0].type, u"classic"_s);
        QCOMPARE(page->queues[1].ready, -1);
    }

    void overview_data() { versions(); }
    void overview()
    {
        QFETCH(QString, version);
        QFETCH(QString, full);
        const auto overview = overviewFromJson(recorded(version + u"/overview.json"_s));
        QVERIFY(overview.has_value());
        QCOMPARE(overview->node.value, u"rabbit@broker1"_s);
        QCOMPARE(overview->versions.rabbitmq, full);
        QCOMPARE(overview->versions.managementVersion, full);
        QCOMPARE(overview->versions.product, u"RabbitMQ"_s);
        QVERIFY(!overview->versions.erlang.isEmpty());
        const ClusterTotals &totals = overview->totals;
        QCOMPARE(totals.clusterName, u"testbed"_s);
        QVERIFY(!totals.statsDisabled);
        QVERIFY(totals.publishRate > 0);
        QVERIFY(totals.deliverRate > 0);
        QVERIFY(totals.ackRate > 0);
        QCOMPARE(totals.returnUnroutableRate, 0.0);
        QVERIFY(totals.messagesReady > 0);
        QVERIFY(totals.messagesUnacked > 0);
        QCOMPARE(totals.queues, 3);
        QCOMPARE(totals.connections, 3);
        QCOMPARE(totals.consumers, 2);
        QCOMPARE(std::ranges::count(totals.listeners, u"amqp"_s, &Listener::protocol), 3);
        QVERIFY(totals.listeners.contains(Listener{.node = {u"rabbit@broker3"_s}, .protocol = u"http/prometheus"_s, .address = u"::"_s, .port = 15692}));
    }

    void nodes_data() { versions(); }
    void nodes()
    {
        QFETCH(QString, version);
        const auto nodes = nodesFromJson(recorded(version + u"/nodes.json"_s));
        QVERIFY(nodes.has_value());
        QCOMPARE(nodes->size(), 3);
        const NodeFigures &node = nodes->first();
        QCOMPARE(node.name.value, u"rabbit@broker1"_s);
        QVERIFY(node.running);
        QCOMPARE(node.beingDrained.has_value(), version != u"3.10"_s);
        QVERIFY(node.memoryUsed > 50'000'000);
        QCOMPARE(node.memoryLimit, 2'000'000'000);
        QCOMPARE(node.memoryAlarm, false);
        QVERIFY(node.diskFree > 1'000'000'000);
        QCOMPARE(node.diskFreeLimit, 50'000'000);
        QCOMPARE(node.diskAlarm, false);
        QVERIFY(node.descriptorsUsed > 10);
        QVERIFY(node.descriptorsTotal > 1000);
        QVERIFY(node.processesUsed > 100);
        QVERIFY(node.processors == 2);
        QVERIFY(node.uptime > Millis{10'000});
        QVERIFY(node.connectionsCreatedRate.has_value());
        QCOMPARE(node.netTickTime, Millis{60'000});
        QVERIFY(node.clusterPeers.has_value());
        QCOMPARE(*node.clusterPeers, (QStringList{u"rabbit@broker2"_s, u"rabbit@broker3"_s}));
        QCOMPARE(node.odd, OddFields());
        QVERIFY(node.enabledPlugins.contains(u"rabbitmq_prometheus"_s));
        QCOMPARE(node.configFiles, QStringList{u"/etc/rabbitmq/rabbitmq.conf"_s});
        QVERIFY(node.dataFolder.startsWith(u"/var/lib/rabbitmq/"_s));
        QVERIFY(node.partitions.isEmpty());
        QVERIFY(!node.osPid.isEmpty());
    }

    void queues_data() { versions(); }
    void queues()
    {
        QFETCH(QString, version);
        const auto page = queuePageFromJson(recorded(version + u"/queues.json"_s));
        QVERIFY(page.has_value());
        QCOMPARE(page->total, 3);
        QCOMPARE(page->page, 1);
        QCOMPARE(page->pageCount, 1);
        QCOMPARE(page->queues.size(), 3);
        QCOMPARE(page->odd, OddFields());
        const QStringList all{u"rabbit@broker1"_s, u"rabbit@broker2"_s, u"rabbit@broker3"_s};
        const QueueInfo &stream = page->queues.at(0);
        QCOMPARE(stream.ref, (QueueRef{.vhost = u"/"_s, .name = u"events"_s}));
        QCOMPARE(stream.type, u"stream"_s);
        QVERIFY(stream.ready > 0);
        QVERIFY(stream.inRate > 0);
        QCOMPARE(stream.outRate, 0.0);
        const QueueInfo &classic = page->queues.at(1);
        QCOMPARE(classic.ref.name, u"mail \"out\"\\n"_s);
        QCOMPARE(classic.members, QStringList{u"rabbit@broker1"_s});
        QCOMPARE(classic.online, classic.members);
        const QueueInfo &quorum = page->queues.at(2);
        QCOMPARE(quorum.leader, u"rabbit@broker1"_s);
        QVERIFY(quorum.leaderKnown);
        QVERIFY(quorum.membersKnown);
        QCOMPARE(QSet<QString>(quorum.members.begin(), quorum.members.end()), QSet<QString>(all.begin(), all.end()));
        QCOMPARE(quorum.online.size(), 3);
        QCOMPARE(quorum.consumers, 1);
        QVERIFY(quorum.memory > 1000);
        QVERIFY(quorum.outRate > 0);
        QVERIFY(quorum.ackRate > 0);
        QVERIFY(quorum.durable);
        QCOMPARE(queueStateOf(quorum), QueueState::Running);

        const auto alone = queueFromJson(recorded(version + u"/queue.json"_s));
        QVERIFY(alone.has_value());
        QCOMPARE(alone->ref, quorum.ref);
        QCOMPARE(alone->leader, quorum.leader);

        const auto cheap = queuePageFromJson(recorded(version + u"/queues-nostats.json"_s));
        QVERIFY(cheap.has_value());
        QCOMPARE(cheap->queues.size(), 3);
        QVERIFY(std::isnan(cheap->queues.at(2).inRate));
        QCOMPARE(cheap->queues.at(2).memory, -1);
        QVERIFY(cheap->queues.at(2).ready >= 0);
    }

    void details_data() { versions(); }
    void details()
    {
        QFETCH(QString, version);
        const auto memory = memoryFromJson(recorded(version + u"/memory.json"_s));
        QVERIFY(memory.has_value());
        QCOMPARE(memory->strategy, u"rss"_s);
        QVERIFY(memory->total > 50'000'000);
        QVERIFY(memory->shares.size() > 15);
        QVERIFY(memory->shares.first().bytes >= memory->shares.last().bytes);
        QVERIFY(std::ranges::none_of(memory->shares, [](const MemoryShare &share) { return share.id == u"total"_s; }));

        const auto flags = featureFlagsFromJson(recorded(version + u"/featureflags.json"_s));
        QVERIFY(flags.has_value());
        QVERIFY(flags->size() > 3);
        QCOMPARE(flags->first().state, u"enabled"_s);
        QVERIFY(!flags->first().stability.isEmpty());

        const auto connections = connectionPageFromJson(recorded(version + u"/connections.json"_s));
        QVERIFY(connections.has_value());
        QCOMPARE(connections->connections.size(), 3);
        QCOMPARE(connections->odd, OddFields());
        const auto &[node, connection] = connections->connections.first();
        QCOMPARE(node.value, u"rabbit@broker1"_s);
        QCOMPARE(connection.user, u"warrener"_s);
        QCOMPARE(connection.protocol, u"AMQP 0-9-1"_s);
        QCOMPARE(connection.channels, 1);
        QVERIFY(connection.peer.startsWith(u"10.77.0.1:"_s));
        QVERIFY(!isNever(connection.connectedAt));
        QVERIFY(connection.receiveRate > 0);

        const auto account = whoAmIFromJson(recorded(version + u"/whoami.json"_s));
        QVERIFY(account.has_value());
        QCOMPARE(account->user, u"warrener"_s);
        QVERIFY(account->mayMonitor());
        QCOMPARE(vhostsFromJson(recorded(version + u"/vhosts.json"_s)).value_or(QStringList()), QStringList{u"/"_s});
    }

    void oddQueues_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("leader");
        QTest::addColumn<bool>("leaderKnown");
        QTest::addColumn<QStringList>("members");
        QTest::addColumn<QStringList>("online");
        QTest::addColumn<int>("state");
        const QStringList none;
        QTest::newRow("mirrored, 3.x") << QByteArray(
            R"({"name":"q","vhost":"/","type":"classic","node":"a","slave_nodes":["b","c"],"synchronised_slave_nodes":["b"],"state":"running"})")
                                       << u"a"_s << true << QStringList{u"a"_s, u"b"_s, u"c"_s} << QStringList{u"a"_s, u"b"_s} << int(QueueState::Running);
        QTest::newRow("classic on a node that is down") << QByteArray(R"({"name":"q","type":"classic","node":"a","state":"down"})") << u"a"_s << true
                                                        << QStringList{u"a"_s} << none << int(QueueState::Down);
        QTest::newRow("quorum queue without leader") << QByteArray(
            R"({"name":"q","type":"quorum","node":"a","leader":"","members":["a","b","c"],"online":["a"],"state":"minority"})")
                                                     << QString() << true << QStringList{u"a"_s, u"b"_s, u"c"_s} << QStringList{u"a"_s}
                                                     << int(QueueState::Minority);
        QTest::newRow("wrong types") << QByteArray(
            R"({"name":"q","type":{"a":[1]},"node":7,"members":"no","online":[1,null,{"x":[]},"b"],"state":[],"messages_ready":"many","memory":{},"message_stats":[1]})")
                                     << QString() << false << none << QStringList{u"b"_s} << int(QueueState::Unknown);
        QTest::newRow("idle") << QByteArray(R"({"name":"q","state":"running","memory":9000,"idle_since":"2026-11-23T04:00:00.000+00:00"})") << QString()
                              << false << none << none << int(QueueState::Idle);
        QTest::newRow("idle, as a list of all tells it")
            << QByteArray(R"({"name":"q","state":"running","message_stats":{"publish":7,"publish_details":{"rate":0.0}}})") << QString() << false << none
            << none << int(QueueState::Idle);
        QTest::newRow("busy") << QByteArray(R"({"name":"q","state":"running","memory":9000,"message_stats":{"publish":7,"publish_details":{"rate":0.2}}})")
                              << QString() << false << none << none << int(QueueState::Running);
        QTest::newRow("without statistics nobody knows whether it is idle")
            << QByteArray(R"({"name":"q","state":"running"})") << QString() << false << none << none << int(QueueState::Running);
    }
    void oddQueues()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, leader);
        QFETCH(bool, leaderKnown);
        QFETCH(QStringList, members);
        QFETCH(QStringList, online);
        QFETCH(int, state);
        const auto queue = queueFromJson(json);
        QVERIFY(queue.has_value());
        QCOMPARE(queue->ref.name, u"q"_s);
        QCOMPARE(queue->leader, leader);
        QCOMPARE(queue->leaderKnown, leaderKnown);
        QCOMPARE(queue->members, members);
        QCOMPARE(queue->online, online);
        QCOMPARE(int(queueStateOf(*queue)), state);
        QCOMPARE(queue->ready, -1);
        const auto whole = queuePageFromJson("[" + json + "," + json + "]");
        QVERIFY(whole.has_value());
        QCOMPARE(whole->total, 2);
        QCOMPARE(whole->queues.last().leader, leader);
    }

    /// A gauge that went below nothing is not known, and no sum is made with it.
    void lessThanNothingIsNotKnown()
    {
        const auto overview = overviewFromJson(
            R"({"node":"rabbit@a","queue_totals":{"messages_ready":-4,"messages_unacknowledged":3},"object_totals":{"connections":-1,"queues":2},"message_stats":{"publish":9,"publish_details":{"rate":-2.0},"ack":3,"ack_details":{"rate":667538.4}}})");
        QVERIFY(overview.has_value());
        QVERIFY(!overview->totals.messagesReady && !overview->totals.connections && !overview->totals.publishRate && !overview->totals.ackRate);
        QCOMPARE(overview->totals.messagesUnacked, 3);
        QCOMPARE(overview->totals.queues, 2);
        const auto nodes = nodesFromJson(
            R"([{"name":"rabbit@a","running":true,"mem_used":-1,"fd_used":-5,"disk_free":-1,"run_queue":-1,"connection_created_details":{"rate":-1}}])");
        QVERIFY(nodes.has_value());
        const NodeFigures &node = nodes->first();
        QVERIFY(!node.memoryUsed && !node.descriptorsUsed && !node.diskFree && !node.runQueue && !node.connectionsCreatedRate);
        // Nor is one and a half of something, or more than a number can name.
        QVERIFY(!nodesFromJson(R"([{"name":"rabbit@a","running":true,"run_queue":1.5}])")->first().runQueue);
        QCOMPARE(nodesFromJson(R"([{"name":"rabbit@a","running":true,"run_queue":2.0}])")->first().runQueue, 2);
        const auto queue = queueFromJson(R"({"name":"q","consumers":1.5,"messages_ready":-4,"message_bytes":18446744073709551615,"memory":3.0})");
        QVERIFY(queue.has_value());
        QCOMPARE(queue->consumers, -1);
        QCOMPARE(queue->ready, -1);
        QCOMPARE(queue->messageBytes, -1);
        QCOMPARE(queue->memory, 3);
    }

    /// More in a second than there ever was, as brokers tell it right after a start, is as little a rate as less than nothing:
    /// of queues and nodes as of the cluster. What is not known is not nothing, so such a queue is not called idle.
    void ratesThatCannotBeAreNotKnown()
    {
        const auto queue = queueFromJson(R"({"name":"q","state":"running","memory":9000,"message_stats":{
            "publish_details":{"rate":667538.4},"publish":200,"deliver_get":190,"deliver_get_details":{"rate":5.0},"ack":7,"ack_details":{"rate":-0.2}}})");
        QVERIFY(queue.has_value());
        QVERIFY(std::isnan(queue->inRate) && std::isnan(queue->ackRate));
        QCOMPARE(queue->outRate, 5.0);
        QCOMPARE(queue->delivered, 190);
        QCOMPARE(queueStateOf(*queue), QueueState::Running);
        const auto alone = queueFromJson(R"({"name":"q","memory":9000,"message_stats":{"publish":1,"publish_details":{"rate":400.0}}})");
        QVERIFY(std::isnan(alone->inRate));
        QCOMPARE(alone->outRate, 0.0);
        QCOMPARE(alone->delivered, 0);
        const auto nodes = nodesFromJson(
            R"([{"name":"rabbit@a","running":true,"connection_created":12,"connection_created_details":{"rate":500.0},"connection_closed":9,"connection_closed_details":{"rate":0.4}}])");
        QVERIFY(nodes && !nodes->first().connectionsCreatedRate);
        QCOMPARE(nodes->first().connectionsClosedRate, 0.4);
    }

    /// One field that is none costs itself, one row that is none its own: the others stand, and what is left out is told.
    void whatNoBrokerTellsIsLeftOutAndCounted()
    {
        const auto nodes = nodesFromJson(
            R"([{"name":"rabbit@a","running":"true","mem_alarm":"false","mem_used":[1],"disk_free":7,"cluster_links":"no"},7,{"running":true},{"name":"rabbit@b","running":{},"fd_used":5}])");
        QVERIFY(nodes.has_value());
        QCOMPARE(nodes->size(), 2);
        const NodeFigures &first = nodes->first();
        QVERIFY(first.running && first.runningKnown);
        QCOMPARE(first.memoryAlarm, false);
        QVERIFY(!first.memoryUsed && !first.clusterPeers);
        QCOMPARE(first.diskFree, 7);
        QCOMPARE(first.odd, (OddFields{.count = 4, .first = u"mem_used (rabbit@a)"_s})); // two fields, and two rows that are none
        // Of a node whose row does not say whether it runs nobody says that it is gone.
        const NodeFigures &second = nodes->last();
        QVERIFY(!second.running && !second.runningKnown && !second.isCalledGone());
        QCOMPARE(second.descriptorsUsed, 5);
        QCOMPARE(second.odd.count, 1);

        const auto queues = queuePageFromJson(
            R"([{"name":"q","vhost":"/","durable":"false","messages_ready":[],"consumers":3,"policy":null,"message_stats":[]},7,{"vhost":"/"},{"name":"r","members":{},"arguments":"x"}])");
        QVERIFY(queues.has_value());
        QCOMPARE(queues->queues.size(), 2);
        QVERIFY(!queues->queues.first().durable);
        QCOMPARE(queues->queues.first().ready, -1);
        QCOMPARE(queues->queues.first().consumers, 3);
        QCOMPARE(queues->odd, (OddFields{.count = 5, .first = u"messages_ready (q)"_s}));

        const auto connections = connectionPageFromJson(R"([{"name":"c","channels":{},"peer_port":5},{"user":"u"}])");
        QVERIFY(connections.has_value());
        QCOMPARE(connections->connections.size(), 1);
        QCOMPARE(connections->connections.first().second.channels, -1);
        QCOMPARE(connections->odd.count, 2);
    }

    /// Lists of names: a row without one is no row that can be left out in silence.
    void rowsWithoutANameAreCountedInEveryList()
    {
        OddFields odd{.count = 9};
        const auto vhosts = vhostsFromJson(R"([{"name":"/"},{"name":""},{"tracing":false},7,{"name":5}])", &odd);
        QCOMPARE(vhosts.value_or(QStringList()), QStringList{u"/"_s});
        QCOMPARE(odd, (OddFields{.count = 4, .first = u"a row without a name"_s}));
        const auto flags = featureFlagsFromJson(R"([{"name":"khepri_db","state":"enabled"},{"state":"disabled"},null,{"name":"x","state":7}])", &odd);
        QVERIFY(flags.has_value());
        QCOMPARE(flags->size(), 2);
        QCOMPARE(odd.count, 3);
        QVERIFY(vhostsFromJson(R"([{"name":"/"}])", &odd));
        QCOMPARE(odd, OddFields());

        const auto overview = overviewFromJson(
            R"({"node":"rabbit@a","listeners":[{"protocol":"amqp","port":5672},{"protocol":"mqtt","port":99999},7],"object_totals":{"queues":-2}})");
        QVERIFY(overview.has_value());
        QCOMPARE(overview->totals.listeners.size(), 1);
        QCOMPARE(overview->totals.odd.count, 3);
        const auto nodes = nodesFromJson(R"([{"name":"rabbit@a","running":true,"cluster_links":[{"name":"rabbit@b"},{"peer_addr":"10.0.0.3"}]}])");
        QCOMPARE(nodes->first().clusterPeers, QStringList{u"rabbit@b"_s});
        QCOMPARE(nodes->first().odd.count, 1);
        const auto queues = queuePageFromJson(R"([{"name":"q","members":["rabbit@a",7],"online":["rabbit@a"]},{"vhost":"/","consumers":-1}])");
        QVERIFY(queues.has_value());
        QCOMPARE(queues->queues.first().members, QStringList{u"rabbit@a"_s});
        // The member that is none, and the row; what stands in a row that nobody can name is not told again.
        QCOMPARE(queues->odd, (OddFields{.count = 2, .first = u"members (q)"_s}));
    }

    /// What cannot be is not known, and what stands there is told as it came.
    void numbersThatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("raw"); // empty: nothing odd
        const auto row = [](const char *value, const QString &raw) { QTest::newRow(value) << QByteArray(value) << raw; };
        row("-4", u"-4"_s);
        row("1.5", u"1.5"_s);
        row("18446744073709551615", u"18446744073709551615"_s);
        row("\"12\"", u"\"12\""_s);
        row("true", u"true"_s);
        // Words of brokers for there being none.
        row("\"undefined\"", {});
        row("\"unlimited\"", {});
        row("\"\"", {});
        row("null", {});
        row("0", {});
        row("7.0", {});
    }
    void numbersThatCannotBe()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, raw);
        const auto expected = [&](const QString &field) { return raw.isEmpty() ? OddFields() : OddFields{.count = 1, .first = field + raw}; };
        const auto queues = queuePageFromJson("[{\"name\":\"q\",\"vhost\":\"/\",\"messages_ready\":" + value + "}]");
        QVERIFY(queues.has_value());
        QCOMPARE(queues->odd, expected(u"messages_ready (q): "_s));
        const auto nodes = nodesFromJson("[{\"name\":\"a\",\"running\":true,\"run_queue\":" + value + "}]");
        QVERIFY(nodes.has_value());
        const OddFields &odd = nodes->first().odd;
        QCOMPARE(odd.count, raw.isEmpty() ? 0 : 1);
        // Beyond what a double holds Qt writes it with fewer digits.
        if (raw.size() < 10)
            QCOMPARE(odd, expected(u"run_queue (a): "_s));
        if (!raw.isEmpty()) {
            QCOMPARE(queues->queues.first().ready, -1);
            QVERIFY(!nodes->first().runQueue);
        }
    }

    /// Other brokers that speak this API, and old plugins, tell less: what they do not tell is neither none nor an error.
    void absentIsUnknown()
    {
        const auto nodes = nodesFromJson(R"([{"name":"lavin","running":true,"mem_used":5,"mem_limit":9,"uptime":1000,"fd_used":3,"fd_total":9}])");
        QVERIFY(nodes.has_value());
        const NodeFigures &node = nodes->first();
        QVERIFY(!node.clusterPeers && !node.memoryAlarm && !node.diskAlarm && !node.beingDrained);
        QCOMPARE(node.odd, OddFields());
        QVERIFY(nodesFromJson(R"([{"name":"a","running":true,"cluster_links":[]}])")->first().clusterPeers->isEmpty());
        // Members of which nobody says who is online are not all away.
        const auto queue = queueFromJson(R"({"name":"q","type":"quorum","leader":"a","members":["a","b","c"]})");
        QVERIFY(queue.has_value());
        QVERIFY(!queue->membersKnown && queue->members.isEmpty());
        const auto connections = connectionPageFromJson(R"([{"name":"c"}])");
        QCOMPARE(connections->connections.first().second.channels, -1);
        QCOMPARE(connections->connections.first().second.receiveRate, -1.0);
        QCOMPARE(connections->odd, OddFields());
        QCOMPARE(memoryFromJson(R"({"memory":{"binary":2,"code":3}})")->total, 5);
    }

    void halfAnswers()
    {
        const auto bare = overviewFromJson(R"({"node":"rabbit@a","disable_stats":true,"message_stats":{"publish_details":{"rate":1}}})");
        QVERIFY(bare.has_value());
        QVERIFY(bare->totals.statsDisabled);
        QVERIFY(!bare->totals.publishRate);
        QVERIFY(!bare->totals.messagesReady);
        const auto fresh = overviewFromJson(R"({"node":"rabbit@a","message_stats":{},"queue_totals":{},"object_totals":{"queues":0}})");
        QVERIFY(fresh.has_value());
        QCOMPARE(fresh->totals.publishRate, 0.0);
        QCOMPARE(fresh->totals.messagesReady, 0);
        const auto down = nodesFromJson(
            R"([{"name":"rabbit@a","running":false,"partitions":["rabbit@b"],"mem_limit":"unlimited","disk_free":"disk_free_monitoring_disabled","uptime":1e300,"fd_used":-1e300,"processors":1e12},7,{"running":true}])");
        QVERIFY(down.has_value());
        QCOMPARE(down->size(), 1);
        QVERIFY(!down->first().running);
        QVERIFY(!down->first().memoryLimit);
        QVERIFY(!down->first().diskFree);
        QVERIFY(!down->first().uptime);
        QVERIFY(!down->first().descriptorsUsed);
        QVERIFY(!down->first().processors);
        QCOMPARE(down->first().partitions, QStringList{u"rabbit@b"_s});
        QCOMPARE(memoryFromJson(R"({"memory":"not_available"})").error().kind, ErrorKind::NotAvailable);
        QCOMPARE(memoryFromJson(R"({"memory":{"total":5,"binary":2}})")->total, 5);
        QCOMPARE(whoAmIFromJson(R"({"name":"a","tags":"monitoring,policymaker"})")->tags, (QStringList{u"monitoring"_s, u"policymaker"_s}));
    }

    void wrongShapes_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"", "null", "7", "\"text\"", "{", "[", "{]", "[}", "{\"items\":7}", "[[]]", "{\"a\":1}}", "\xff\xfe", "<html></html>",
                                 "{\"name\":\"a\"", "[{\"name\":\"q\"},", "{\"items\":[{\"name\":\"q\"}", "nul", "tru"})
            QTest::newRow(json) << QByteArray(json);
    }
    void wrongShapes()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(overviewFromJson(json).error().kind, ErrorKind::Malformed);
        QCOMPARE(memoryFromJson(json).error().kind, ErrorKind::Malformed);
        QCOMPARE(connectionPageFromJson(json).error().kind, ErrorKind::Malformed);
        QCOMPARE(whoAmIFromJson(json).error().kind, ErrorKind::Malformed);
        QCOMPARE(queueFromJson(json).error().kind, ErrorKind::Malformed);
        QCOMPARE(nodesFromJson(json).error().kind, ErrorKind::Malformed);
        if (json == "[[]]")
            return; // a list, if an odd one
        QCOMPARE(queuePageFromJson(json).error().kind, ErrorKind::Malformed);
        QCOMPARE(featureFlagsFromJson(json).error().kind, ErrorKind::Malformed);
        QCOMPARE(vhostsFromJson(json).error().kind, ErrorKind::Malformed);
    }

    void healthChecks_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("reason");
        QTest::newRow("passed") << 200 << recorded(u"4.0/check-ok.json"_s) << int(HealthCheck::Outcome::Passed) << QString();
        QTest::newRow("failed") << 503 << recorded(u"4.0/check-fail.json"_s) << int(HealthCheck::Outcome::Failed) << u"No active listener"_s;
        QTest::newRow("failed, 4.3") << 503 << recorded(u"4.3/check-fail.json"_s) << int(HealthCheck::Outcome::Failed) << u"No active listener"_s;
        QTest::newRow("no such check") << 404 << recorded(u"4.0/404.json"_s) << int(HealthCheck::Outcome::NotAvailable) << QString();
        QTest::newRow("may not ask") << 401 << recorded(u"4.0/401.json"_s) << -1 << QString();
        // What comes with 200 and is no answer to that vouches for nobody.
        QTest::newRow("a page to log in") << 200 << QByteArray("<!DOCTYPE html><html><body>Log in</body></html>") << -2 << QString();
        QTest::newRow("an error object with 200") << 200 << QByteArray(R"({"error":"Object Not Found","reason":"Not Found"})") << -2 << QString();
        QTest::newRow("nothing") << 200 << QByteArray() << -2 << QString();
        QTest::newRow("failed, with 200") << 200 << QByteArray(R"({"status":"failed","reason":"No active listener"})") << int(HealthCheck::Outcome::Failed)
                                          << u"No active listener"_s;
    }
    void healthChecks()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, outcome);
        QFETCH(QString, reason);
        FakeServer server;
        server.on("/api/health/checks/port-listener/5672", {.status = status, .body = body});
        ManagementClient client(accessTo(server.url()));
        const auto check = await(client.healthCheck(u"port-listener/5672"_s));
        QCOMPARE(server.unexpected(), QByteArrayList());
        if (outcome < 0) {
            QVERIFY(!check.has_value());
            QCOMPARE(check.error().kind, outcome == -1 ? ErrorKind::Unauthorized : ErrorKind::Malformed);
            return;
        }
        QVERIFY(check.has_value());
        QCOMPARE(check->id, u"port-listener/5672"_s);
        QCOMPARE(int(check->outcome), outcome);
        QCOMPARE(check->reason, reason);
    }

    void healthChecksOfANode()
    {
        NodeProfile node;
        QVERIFY(healthCheckIds(node).contains(u"port-listener/5672"_s));
        node.amqp = {.host = u"broker1"_s, .port = 5999};
        const QStringList ids = healthCheckIds(node);
        QVERIFY(ids.contains(u"port-listener/5999"_s));
        QVERIFY(!ids.contains(u"port-listener/5672"_s));
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    }

    void requests()
    {
        FakeServer server;
        server.on("/prefix/api/queues/%2F/a%2Fb%20%22c%22", {.body = recorded(u"4.0/queue.json"_s)});
        server.on("/prefix/api/queues", {.body = recorded(u"4.0/queues.json"_s)});
        server.on("/prefix/api/nodes/rabbit%40broker1/memory", {.body = recorded(u"4.0/memory.json"_s)});
        server.on("/prefix/api/connections", {.body = recorded(u"4.0/connections.json"_s)});
        QUrl base = server.url();
        base.setPath(u"/prefix/"_s);
        ManagementClient client(accessTo(base));
        QVERIFY(await(client.queue({.vhost = u"/"_s, .name = u"a/b \"c\""_s})).has_value());
        QVERIFY(await(client.queuesPage(2, 9999, false)).has_value());
        QCOMPARE(server.requests().last().target, "/prefix/api/queues?page=2&page_size=500&disable_stats=true&enable_queue_totals=true");
        // Node names travel as rabbit@host or rabbit%40host: both mean the same.
        const auto memory = await(client.memory({u"rabbit@broker1"_s}));
        QVERIFY(memory.has_value());
        QCOMPARE(await(client.connections({u"rabbit@broker1"_s}, 2))->size(), 2);
        QCOMPARE(await(client.connections({u"rabbit@broker2"_s}, 2))->size(), 0);
        QCOMPARE(await(client.connections({}, 500))->size(), 3);
        QCOMPARE(server.unexpected(), QByteArrayList());
    }

    void pagePastTheEnd()
    {
        FakeServer server;
        server.on("/api/queues", {.status = 400, .body = recorded(u"4.0/queues-past.json"_s)});
        ManagementClient client(accessTo(server.url()));
        const auto page = await(client.queuesPage(9, 100, true));
        QVERIFY(page.has_value());
        QVERIFY(page->queues.isEmpty());
        QCOMPARE(page->total, -1);
        QCOMPARE(page->pageCount, 8);
        QCOMPARE(await(client.queuesPage(1, 100, true)).error().kind, ErrorKind::Http);
    }
};

QTEST_GUILESS_MAIN(ManagementAnswersTest)
#include "ManagementAnswersTest.moc"
