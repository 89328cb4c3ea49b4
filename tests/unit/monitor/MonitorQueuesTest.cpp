// What the monitor knows of queues: out of one page, of many, of metrics; and who is missed is asked for by name.
#include "judge/assess/QueueCondition.h"
#include "tests/unit/monitor/MonitoredPair.h"

#include <QTest>

using namespace warrener;
using namespace warrener::monitored;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class MonitorQueuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVerdictKnowsOfQueuesThatNoPageShows()
    {
        Pair pair;
        pair.hasOneQueue();
        pair.watch();
        pair.monitor->keepQueuesInMind();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->queues && !pair.snapshot->queues->rows.empty());
        // Rarely, and as rarely as it is dear: a hundredth of the broker's time at most.
        QVERIFY(pair.snapshot->queues->interval >= Millis{10000} && pair.snapshot->queues->interval <= Millis{60000});
        const auto asked = [&] { return std::ranges::count(pair.first.requests(), "/api/queues", &FakeRequest::path); };
        const qsizetype snapshots = pair.all.size();
        const auto before = asked();
        QTRY_VERIFY(pair.all.size() > snapshots + 3);
        QCOMPARE(asked(), before);
        // Who looks has them at once, and then as often as the rest.
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(asked() > before);
        QTRY_VERIFY(pair.snapshot->queues->interval < Millis{10000});
    }

    /// Members and leaders are others then, and a minute later is too late to say so.
    void aNodeThatGoesHasTheQueuesAskedSoon()
    {
        Pair pair;
        pair.hasOneQueue();
        pair.watch();
        pair.monitor->keepQueuesInMind();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->queues && !pair.snapshot->queues->rows.empty());
        QVERIFY(!pair.snapshot->queuesAwaited);
        const auto asked = [&] { return std::ranges::count(pair.first.requests(), "/api/queues", &FakeRequest::path); };
        const auto before = asked();
        pair.second.shutDown();
        pair.secondMetrics.shutDown();
        QTRY_VERIFY(asked() > before);
    }

    /// Where the broker does not say how many queues there are nobody waits for them for ever.
    void aCountThatIsNotToldIsNotAwaited()
    {
        Pair pair;
        const FakeAnswer noCount{.body = R"({"cluster_name":"c","node":"rabbit@one","rabbitmq_version":"4.0.5"})"};
        for (FakeServer *server : {&pair.first, &pair.second})
            server->on("/api/overview", noCount);
        pair.watch();
        pair.monitor->keepQueuesInMind();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->totals.isCurrent());
        QTRY_VERIFY(!pair.snapshot->queuesAwaited);
    }

    void longListsAreLeftAloneWhileNobodyLooks()
    {
        Pair pair;
        const FakeAnswer many{.body = R"({"cluster_name":"c","node":"rabbit@one","rabbitmq_version":"4.0.5","object_totals":{"queues":50000}})"};
        for (FakeServer *server : {&pair.first, &pair.second})
            server->on("/api/overview", many);
        pair.firstMetrics.on("/metrics", {.status = 404, .body = "no"});
        pair.secondMetrics.on("/metrics", {.status = 404, .body = "no"});
        pair.watch();
        pair.monitor->keepQueuesInMind();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->totals.has());
        const qsizetype snapshots = pair.all.size();
        QTRY_VERIFY(pair.all.size() > snapshots + 5);
        QCOMPARE(std::ranges::count(pair.first.requests(), "/api/queues", &FakeRequest::path), 0);
        QCOMPARE(std::ranges::count(pair.second.requests(), "/api/queues", &FakeRequest::path), 0);
    }

    void aFirstPageIsNeverTakenForAllQueues()
    {
        Pair pair;
        const FakeAnswer page{.body = R"({"items":[{"name":"x","vhost":"/","type":"classic","node":"rabbit@one"}],"total_count":900,"page":1,"page_count":2})"};
        const FakeAnswer detailed{.body = "rabbitmq_detailed_queue_messages_ready{vhost=\"/\",queue=\"a\"} 4\n", .contentType = "text/plain"};
        for (FakeServer *server : {&pair.first, &pair.second})
            server->on("/api/queues", page);
        pair.firstMetrics.on("/metrics/detailed", detailed);
        pair.secondMetrics.on("/metrics/detailed",
                              {.body = "rabbitmq_detailed_queue_messages_ready{vhost=\"/\",queue=\"b\"} 5\n", .contentType = "text/plain"});
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->nodes.at(0).metrics.has() && pair.snapshot->nodes.at(1).metrics.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues);
        QCOMPARE(pair.snapshot->queues->source, QueueSource::Metrics);
        QCOMPARE(pair.snapshot->queues->rows.size(), 2U);
        // One node's metrics fail: its queues stay, and it is named.
        pair.secondMetrics.on("/metrics/detailed", {.status = 500, .body = "no"});
        QTRY_VERIFY(!pair.snapshot->queues->missing.isEmpty());
        QCOMPARE(pair.snapshot->queues->missing.first().value, two);
        QCOMPARE(pair.snapshot->queues->rows.size(), 2U);
        QVERIFY(pair.snapshot->queues->error);
    }

    /// While pages are read one after the other a queue may go, and the next page begin behind one that no page has had.
    void pagesThatShiftMakeNoWholeList_data()
    {
        QTest::addColumn<int>("pages");
        QTest::newRow("one page") << 1;
        QTest::newRow("two pages") << 2;
    }
    void pagesThatShiftMakeNoWholeList()
    {
        QFETCH(const int, pages);
        Pair pair;
        for (FakeServer *server : {&pair.firstMetrics, &pair.secondMetrics})
            server->on("/metrics", {.status = 500, .body = "no"});
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->otherwise([pages](const FakeRequest &request) -> std::optional<FakeAnswer> {
                if (request.path != "/api/queues")
                    return std::nullopt;
                const bool isSecond = request.target.contains("page=2");
                const QByteArray name = isSecond ? "b" : "a";
                return FakeAnswer{.body = R"({"items":[{"name":")" + name + R"(","vhost":"/","type":"classic","node":"rabbit@one"}],"total_count":900,)"
                                          + R"("page":1,"page_count":)" + QByteArray::number(pages) + '}'};
            });
        }
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->totals.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && pair.snapshot->queues->rows.size() == size_t(pages));
        QCOMPARE(pair.snapshot->queues->isInPages, pages > 1);
    }

    /// A queue that a list in pages lacks may have slipped from one page to the one before; what the broker says of it by name counts.
    void whoIsMissingInALongListIsAskedForByName()
    {
        Pair pair;
        for (FakeServer *server : {&pair.firstMetrics, &pair.secondMetrics})
            server->on("/metrics", {.status = 500, .body = "no"});
        const auto list = [](const QStringList &names) {
            QJsonArray items;
            for (const QString &name : names) {
                const bool isQuorum = name.startsWith(u"quorum"_s);
                items.append(QJsonObject{{u"name"_s, name},
                                         {u"vhost"_s, u"v"_s},
                                         {u"type"_s, isQuorum ? u"quorum"_s : u"classic"_s},
                                         {u"node"_s, name == u"onTwo"_s ? two : one},
                                         {u"durable"_s, name != u"passing"_s},
                                         {u"messages_ready"_s, 3},
                                         {u"messages_unacknowledged"_s, 1}});
            }
            return FakeAnswer{.body = QJsonDocument(QJsonObject{{u"items"_s, items}, {u"total_count"_s, 900}, {u"page"_s, 1}, {u"page_count"_s, 1}}).toJson()};
        };
        const FakeAnswer notFound{.status = 404, .body = R"({"error":"Object Not Found","reason":"Not Found"})"};
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->on("/api/queues", list({u"quorumGone"_s, u"quorumSlipped"_s, u"onOne"_s, u"onTwo"_s, u"passing"_s, u"stays"_s}));
            server->on("/api/queues/v/quorumGone", notFound);
            server->on("/api/queues/v/quorumSlipped", {.body = R"({"name":"quorumSlipped","vhost":"v","type":"quorum","node":"rabbit@one"})"});
            server->on("/api/queues/v/onOne", notFound);
            server->on("/api/queues/v/onTwo", notFound);
        }
        const auto told = [&pair] {
            QStringList names;
            TimePoint last{};
            for (const SnapshotPtr &each : std::as_const(pair.all)) {
                if (!each->queues || each->queues->asOf == last)
                    continue;
                last = each->queues->asOf;
                for (const DeletedQueue &queue : each->queues->deleted)
                    names.append(u"%1 %2"_s.arg(queue.ref.name).arg(queue.messages));
            }
            return names;
        };
        const auto asked = [](const FakeServer &server, const QByteArray &name) {
            return std::ranges::count(server.requests(), "/api/queues/v/" + name, &FakeRequest::path);
        };
        // One node calls the other gone: what that one holds alone may be hidden, and not deleted.
        pair.first.on("/api/nodes", {.body = nodesJson(false)});
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->totals.has() && pair.answer(one).has() && pair.answer(two).has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && pair.snapshot->queues->rows.size() == 6);
        for (FakeServer *server : {&pair.first, &pair.second})
            server->on("/api/queues", list({u"stays"_s}));
        pair.monitor->askNow();
        QTRY_VERIFY(told().contains(u"quorumGone 4"_s));
        QCOMPARE(pair.snapshot->queues->rows.size(), 1U);
        // Whom one node alone holds that node has to miss twice: it may have died since it was called well.
        pair.monitor->askNow();
        QTRY_VERIFY(told().contains(u"onOne 4"_s));
        QCOMPARE(asked(pair.first, "onOne"), 2);
        QCOMPARE(asked(pair.second, "onOne"), 0);
        QCOMPARE(told().size(), 2);
        QCOMPARE(asked(pair.first, "onTwo") + asked(pair.second, "onTwo"), 0);
        pair.first.on("/api/nodes", {.body = nodesJson(true)});
        QTRY_VERIFY(pair.answer(one).value->peers.value(NodeName{two}).running);
        pair.monitor->askNow();
        QTRY_COMPARE(asked(pair.second, "onTwo"), 1);
        pair.monitor->askNow();
        QTRY_VERIFY(told().contains(u"onTwo 4"_s));
        // Each is told once, and who ends with its connection is no news.
        QCOMPARE(told().size(), 3);
        QCOMPARE(asked(pair.first, "passing") + asked(pair.second, "passing"), 0);
    }

    /// Of some no answer ever comes, as of those of a virtual host that this user may not see: they are not asked for in every round for good.
    void whoNobodyTellsOfIsNotAskedForEver()
    {
        Pair pair;
        for (FakeServer *server : {&pair.firstMetrics, &pair.secondMetrics})
            server->on("/metrics", {.status = 500, .body = "no"});
        const auto list = [](const QByteArray &items) {
            return FakeAnswer{.body = R"({"items":[)" + items + R"(],"total_count":900,"page":1,"page_count":1})"};
        };
        const QByteArray stays = R"({"name":"stays","vhost":"v","type":"quorum","node":"rabbit@one","durable":true})";
        const QByteArray refused = R"({"name":"refused","vhost":"v","type":"quorum","node":"rabbit@one","durable":true})";
        const QByteArray broken = R"({"name":"broken","vhost":"v","type":"quorum","node":"rabbit@one","durable":true})";
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->on("/api/queues", list(stays + ',' + refused + ',' + broken));
            server->on("/api/queues/v/refused", {.status = 403, .body = R"({"error":"not_authorised","reason":"Access refused."})"});
            server->on("/api/queues/v/broken", {.status = 500, .body = "no"});
        }
        const auto asked = [&pair](const QByteArray &name) {
            const auto isOf = [&name](const FakeRequest &request) { return request.path == "/api/queues/v/" + name; };
            return std::ranges::count_if(pair.first.requests(), isOf) + std::ranges::count_if(pair.second.requests(), isOf);
        };
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->totals.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && pair.snapshot->queues->rows.size() == 3);
        for (FakeServer *server : {&pair.first, &pair.second})
            server->on("/api/queues", list(stays));
        const auto anotherRound = [&pair] {
            const TimePoint before = pair.snapshot->queues->asOf;
            pair.monitor->askNow();
            return QTest::qWaitFor([&] { return pair.snapshot->queues->asOf != before; });
        };
        for (int round = 0; round < 15; ++round)
            QVERIFY(anotherRound());
        QCOMPARE(asked("refused"), 1);
        QCOMPARE(asked("broken"), 10);
        QVERIFY(std::ranges::all_of(pair.all, [](const SnapshotPtr &each) { return !each->queues || each->queues->deleted.isEmpty(); }));
    }

    /// Metrics tell no queue's kind: it is learnt before the queue goes, without anybody looking at it.
    void whoIsMissingInTheMetricsIsAskedForByName()
    {
        Pair pair;
        const FakeAnswer page{
            .body =
                R"({"items":[{"name":"lasting","vhost":"v","type":"classic","durable":true,"node":"rabbit@one"},)"
                R"({"name":"passing","vhost":"v","type":"classic","durable":true,"exclusive":true,"node":"rabbit@one"}],"total_count":900,"page":1,"page_count":1})"};
        for (FakeServer *server : {&pair.first, &pair.second})
            server->on("/api/queues", page);
        for (const char *name : {"lasting", "passing"})
            pair.first.on(QByteArray("/api/queues/v/") + name, {.status = 404, .body = R"({"error":"Object Not Found","reason":"Not Found"})"});
        const auto ready = [](const QByteArray &name) { return "rabbitmq_detailed_queue_messages_ready{vhost=\"v\",queue=\"" + name + "\"} 0\n"; };
        pair.firstMetrics.on("/metrics/detailed", {.body = ready("lasting") + ready("passing"), .contentType = "text/plain"});
        pair.secondMetrics.on("/metrics/detailed", {.body = ready("other"), .contentType = "text/plain"});
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->nodes.at(0).metrics.has() && pair.snapshot->nodes.at(1).metrics.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && pair.snapshot->queues->rows.size() == 3);
        pair.firstMetrics.on("/metrics/detailed", {.body = ready("new"), .contentType = "text/plain"});
        const auto isTold = [&pair](const QString &name) {
            return std::ranges::any_of(pair.all, [&](const SnapshotPtr &each) {
                return each->queues && std::ranges::any_of(each->queues->deleted, [&](const DeletedQueue &queue) { return queue.ref.name == name; });
            });
        };
        QTRY_VERIFY(isTold(u"lasting"_s));
        QVERIFY(!isTold(u"passing"_s));
        QCOMPARE(std::ranges::count(pair.first.requests(), "/api/queues/v/passing", &FakeRequest::path), 0);
    }

    /// Of a list too long to ask how each is held its end is told all the same, and no more than is known; of who came later it is
    /// asked while it is there to tell.
    void whoWasNeverTellingItsKindIsGoneToo()
    {
        Pair pair;
        const FakeAnswer refused{.status = 500, .body = R"({"error":"too many"})"};
        const FakeAnswer notFound{.status = 404, .body = R"({"error":"Object Not Found","reason":"Not Found"})"};
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->on("/api/overview", {.body = R"({"node":"rabbit@one","rabbitmq_version":"4.0.5","object_totals":{"queues":900}})"});
            server->on("/api/queues", refused);
            server->on("/api/queues/v/reply",
                       {.body = R"({"name":"reply","vhost":"v","type":"classic","durable":false,"exclusive":true,"node":"rabbit@one"})"});
            server->on("/api/queues/v/orders", {.body = R"({"name":"orders","vhost":"v","type":"classic","durable":true,"node":"rabbit@one"})"});
        }
        const auto tell = [&pair](const QByteArrayList &names) {
            QByteArray text;
            for (const QByteArray &name : names)
                text += "rabbitmq_detailed_queue_messages_ready{vhost=\"v\",queue=\"" + name + "\"} 7\n";
            pair.firstMetrics.on("/metrics/detailed", {.body = text, .contentType = "text/plain"});
        };
        const auto asked = [&pair](const QByteArray &name) {
            const auto isOf = [&name](const FakeRequest &request) { return request.path == "/api/queues/v/" + name; };
            return std::ranges::count_if(pair.first.requests(), isOf) + std::ranges::count_if(pair.second.requests(), isOf);
        };
        const auto told = [&pair](const QString &name) {
            std::optional<DeletedQueue> found;
            for (const SnapshotPtr &each : std::as_const(pair.all)) {
                for (const DeletedQueue &queue : each->queues ? each->queues->deleted : QList<DeletedQueue>{}) {
                    if (queue.ref.name == name)
                        found = queue;
                }
            }
            return found;
        };
        pair.secondMetrics.on("/metrics/detailed",
                              {.body = "rabbitmq_detailed_queue_messages_ready{vhost=\"v\",queue=\"other\"} 0\n", .contentType = "text/plain"});
        tell({"old", "amq.gen-x", "stays"});
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->nodes.at(0).metrics.has() && pair.snapshot->nodes.at(1).metrics.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && pair.snapshot->queues->rows.size() == 4);
        tell({"stays", "reply", "orders"});
        for (const char *name : {"old", "amq.gen-x"})
            pair.first.on(QByteArray("/api/queues/v/") + name, notFound);
        QTRY_VERIFY(told(u"old"_s));
        QCOMPARE(*told(u"old"_s), (DeletedQueue{.ref = {u"v"_s, u"old"_s}, .messages = 7, .mayHaveEnded = true}));
        QTRY_VERIFY(asked("reply") >= 1 && asked("orders") >= 1);
        QCOMPARE(asked("stays"), 0);
        // They have told how they are held by now: the one ends with its client, the other was deleted.
        QTRY_VERIFY(std::ranges::any_of(pair.snapshot->queues->rows, [](const QueueRow &row) { return row.name == "reply"_L1 && row.exclusive; }));
        for (const char *name : {"reply", "orders"})
            pair.first.on(QByteArray("/api/queues/v/") + name, notFound);
        tell({"stays"});
        QTRY_VERIFY(told(u"orders"_s));
        QVERIFY(!told(u"orders"_s)->mayHaveEnded);
        QVERIFY(!told(u"reply"_s));
        QVERIFY(!told(u"amq.gen-x"_s));
        QCOMPARE(asked("amq.gen-x"), 0);
    }

    /// Queues of clients that come and go by the thousand are asked for behind what lasts, and do not take all the room.
    void whoComesAndGoesLeavesRoomForWhatWasDeleted()
    {
        Pair pair;
        const auto ready = [](const QByteArray &name) { return "rabbitmq_detailed_queue_messages_ready{vhost=\"v\",queue=\"" + name + "\"} 0\n"; };
        const auto tell = [&pair](const QByteArray &text) { pair.firstMetrics.on("/metrics/detailed", {.body = text, .contentType = "text/plain"}); };
        QByteArray passing;
        for (int i = 0; i < 2100; ++i) {
            const QByteArray name = "reply-" + QByteArray::number(i);
            passing += ready(name);
            pair.first.on("/api/queues/v/" + name, {.status = 500, .body = "no"});
        }
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->on(
                "/api/queues",
                {.body =
                     R"({"items":[{"name":"orders","vhost":"v","type":"quorum","durable":true,"node":"rabbit@one"}],"total_count":900,"page":1,"page_count":1})"});
            server->on("/api/queues/v/orders", {.status = 404, .body = R"({"error":"Object Not Found","reason":"Not Found"})"});
        }
        tell(ready("stays") + ready("orders") + passing);
        pair.secondMetrics.on("/metrics/detailed", {.body = ready("other"), .contentType = "text/plain"});
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->nodes.at(0).metrics.has() && pair.snapshot->nodes.at(1).metrics.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && pair.snapshot->queues->rows.size() == 2103);
        tell(ready("stays") + ready("orders"));
        QTRY_VERIFY(pair.snapshot->queues->rows.size() == 3);
        tell(ready("stays"));
        QTRY_VERIFY(std::ranges::any_of(pair.all, [](const SnapshotPtr &each) {
            return each->queues && std::ranges::any_of(each->queues->deleted, [](const DeletedQueue &queue) { return queue.ref.name == "orders"_L1; });
        }));
    }

    /// What a queue is for is known at 900 queues as at nine: it is asked before somebody misses a consumer.
    void whoIsMadeToHoldIsKnownOfLongListsToo()
    {
        Pair pair;
        const FakeAnswer page{
            .body =
                R"({"items":[{"name":"orders","vhost":"/","type":"classic","node":"rabbit@one","arguments":{"x-dead-letter-exchange":"bin","x-dead-letter-routing-key":"refused"}},)"
                R"({"name":"refused","vhost":"/","type":"classic","node":"rabbit@one"},{"name":"other","vhost":"/","type":"classic","node":"rabbit@two"}],"total_count":900,"page":1,"page_count":2})"};
        const auto told = [](const QByteArray &name, const QByteArray &ready) {
            const QByteArray labels = "{vhost=\"/\",queue=\"" + name + "\"} ";
            return "rabbitmq_detailed_queue_messages_ready" + labels + ready + "\nrabbitmq_detailed_queue_consumers" + labels + "0\n";
        };
        for (FakeServer *server : {&pair.first, &pair.second})
            server->on("/api/queues", page);
        pair.firstMetrics.on("/metrics/detailed", {.body = told("orders", "0") + told("refused", "4"), .contentType = "text/plain"});
        pair.secondMetrics.on("/metrics/detailed", {.body = told("other", "5"), .contentType = "text/plain"});
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->nodes.at(0).metrics.has() && pair.snapshot->nodes.at(1).metrics.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && pair.snapshot->queues->rows.size() == 3);
        QCOMPARE(pair.snapshot->queues->source, QueueSource::Metrics);
        QStringList missed;
        for (const QueueRow &row : pair.snapshot->queues->rows) {
            if (conditionOf(row, false) == QueueCondition::NoConsumers)
                missed.append(row.name);
        }
        QCOMPARE(missed, QStringList{u"other"_s});
    }

    /// While a node is frozen no list comes, and metrics tell all the same: their table does not wait as long as a list may take.
    void whoIsMadeToHoldKeepsNobodyWaiting()
    {
        Pair pair;
        bool isAsked = false;
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->otherwise([&isAsked](const FakeRequest &request) -> std::optional<FakeAnswer> {
                if (!request.path.startsWith("/api/queues"))
                    return std::nullopt;
                if (request.target.contains("disable_stats")) {
                    isAsked = true;
                    return FakeAnswer{.mode = FakeAnswer::Mode::Hang};
                }
                return FakeAnswer{.body = R"({"items":[],"total_count":900,"page":1,"page_count":2})"};
            });
        }
        const QByteArray labels = "{vhost=\"/\",queue=\"other\"} ";
        for (FakeServer *server : {&pair.firstMetrics, &pair.secondMetrics}) {
            server->on("/metrics/detailed",
                       {.body = "rabbitmq_detailed_queue_messages_ready" + labels + "5\nrabbitmq_detailed_queue_consumers" + labels + "0\n",
                        .contentType = "text/plain"});
        }
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->nodes.at(0).metrics.has() && pair.snapshot->nodes.at(1).metrics.has());
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY_WITH_TIMEOUT(pair.snapshot->queues && pair.snapshot->queues->rows.size() == 1, 15'000);
        QVERIFY(isAsked);
    }

    void aTableThatCannotBeHadSaysWhy()
    {
        Pair pair;
        pair.first.on("/api/queues", {.status = 500, .body = R"({"error":"oops"})"});
        pair.second.on("/api/queues", {.status = 500, .body = R"({"error":"oops"})"});
        pair.watch();
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot && pair.snapshot->queues && pair.snapshot->queues->error);
        QCOMPARE(pair.snapshot->queues->error->kind, ErrorKind::Http);
    }

    /// One broken row makes a broker refuse the whole list: it is had otherwise, and the table says so.
    void aRefusedListIsHadOtherwise_data()
    {
        QTest::addColumn<bool>("metrics");
        QTest::newRow("by the metrics") << true;
        QTest::newRow("by virtual hosts") << false;
    }
    void aRefusedListIsHadOtherwise()
    {
        QFETCH(bool, metrics);
        Pair pair;
        const FakeAnswer no{.status = 500, .body = R"({"error":"Internal Server Error","reason":"badarg"})"};
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->on("/api/queues", no);
            server->on("/api/vhosts", {.body = R"([{"name":"good"},{"name":"bad"}])"});
            server->on("/api/queues/good",
                       {.body = R"({"items":[{"name":"a","vhost":"good","type":"classic","node":"rabbit@one"}],"total_count":1,"page":1,"page_count":1})"});
            server->on("/api/queues/bad", {.status = 403, .body = R"({"error":"not_authorised","reason":"no"})"});
        }
        for (FakeServer *server : {&pair.firstMetrics, &pair.secondMetrics}) {
            if (metrics)
                server->on("/metrics/detailed",
                           {.body = "rabbitmq_detailed_queue_messages_ready{vhost=\"good\",queue=\"a\"} 4\n", .contentType = "text/plain"});
            else
                server->on("/metrics", {.status = 404, .body = "no"});
        }
        pair.watch();
        QTRY_VERIFY(pair.snapshot && pair.snapshot->totals.has() && (!metrics || pair.snapshot->nodes.at(0).metrics.has()));
        pair.monitor->setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY(pair.snapshot->queues && !pair.snapshot->queues->rows.empty());
        const QueueTable &table = *pair.snapshot->queues;
        QCOMPARE(table.rows.size(), 1U);
        QVERIFY(!table.error);
        QVERIFY(table.detour);
        QCOMPARE(table.detour->refused.httpStatus, 500);
        QCOMPARE(table.detour->by == QueueDetour::By::Metrics, metrics);
        QCOMPARE(table.source == QueueSource::Metrics, metrics);
        QCOMPARE(table.leavesOut(), !metrics);
        if (!metrics)
            QCOMPARE(table.detour->unlisted.first().vhost, u"bad"_s);
        // The list that fails is left alone for a while, and is found when it is well again.
        const auto asked = [&] { return std::ranges::count(pair.first.requests(), "/api/queues", &FakeRequest::path); };
        const auto before = asked();
        const TimePoint read = table.asOf;
        if (metrics) {
            QTRY_VERIFY(pair.snapshot->queues->asOf > read);
            QCOMPARE(asked(), before);
        }
        for (FakeServer *server : {&pair.first, &pair.second}) {
            server->on("/api/queues",
                       {.body = R"({"items":[{"name":"a","vhost":"good","type":"classic","node":"rabbit@one"}],"total_count":1,"page":1,"page_count":1})"});
        }
        pair.monitor->askNow(); // a person wants to know whether it is still so
        QTRY_VERIFY(pair.snapshot->queues && !pair.snapshot->queues->detour);
        QVERIFY(asked() > before);
    }
};

QTEST_GUILESS_MAIN(MonitorQueuesTest)
#include "MonitorQueuesTest.moc"
