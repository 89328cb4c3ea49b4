// Backups of real clusters: run inside of tests/testbed/testbed exec, once for each version.
#include "Backups.h"
#include "cluster/BackupSettings.h"
#include "look/messages/MessageProperties.h"
#include "look/net/HttpClient.h"
#include "look/net/ManagementClient.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/Verify.h"
#include "run/operations/restore/LiveSideLook.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class BackupLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_scene = Scene::open();
        if (m_scene == nullptr)
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        m_backups = std::make_unique<Backups>(*m_scene, m_scene->access().profile());
        QVERIFY(m_backups->isOpen());
    }

    void cleanupTestCase()
    {
        if (m_backups)
            m_backups->removeQueues();
        m_backups.reset();
    }

    /// Everything in it, and the cluster as it was.
    void full()
    {
        for (const QString &type : {u"quorum"_s, u"classic"_s, u"stream"_s}) {
            for (int i = 0; i < 4; ++i) {
                m_backups->declare(u"bk.full.%1.%2"_s.arg(type).arg(i), type);
                m_scene->publish(u"bk.full.%1.%2"_s.arg(type).arg(i), 250, numberedBody, numberedProperties);
            }
        }
        QVERIFY(m_backups->areKnown(m_backups->queues()));
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^bk[.]full[.]"_s;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        const BackupSummary summary = m_backups->catalogue().find(made.id).value();
        QVERIFY2(summary.isGood(), qPrintable(summary.trouble));
        QCOMPARE(summary.verification, Verification::Good);
        QCOMPARE(summary.messages, 3000);
        QCOMPARE(summary.holds, (QList{BackupPart::Definitions, BackupPart::Configuration, BackupPart::Logs, BackupPart::Messages}));

        const BackupManifest manifest = m_backups->catalogue().manifest(made.id).value();
        QCOMPARE(manifest.queues.size(), 12);
        TimePoint first = TimePoint::max();
        TimePoint last{};
        for (const BackedUpQueue &queue : manifest.queues) {
            const auto messages = m_backups->messagesIn(made.id, queue.name);
            QVERIFY2(messages, qPrintable(messages ? QString() : messages.error().message));
            QCOMPARE(payloadsOf(*messages), numberedBodies(0, 250));
            for (qsizetype i = 0; i < messages->size(); ++i)
                QCOMPARE(decodeProperties(messages->at(i).properties).value(), decodeProperties(numberedProperties(i)).value());
            if (queue.way == MessageWay::Snapshot) {
                first = std::min(first, queue.cut->at);
                last = std::max(last, queue.cut->at);
            }
        }
        // One point in time for all that come from the log.
        QVERIFY2(last - first <= Millis{250}, qPrintable(QString::number((last - first).count())));

        // As each node's host has them.
        const auto reader = ChainReader::open(m_backups->catalogue(), made.id).value();
        QVERIFY(reader->read(u"definitions/cluster.json"_s).value().contains("\"bk.full.quorum.0\""));
        for (int node = 1; node <= 3; ++node) {
            const QString path = u"config/rabbit%40broker%1/etc/rabbitmq/rabbitmq.conf"_s.arg(node);
            QCOMPARE(QString::fromUtf8(reader->read(path).value()).trimmed(),
                     m_scene->on(u"broker%1"_s.arg(node), u"cat /etc/rabbitmq/rabbitmq.conf"_s).trimmed());
        }
        QVERIFY(reader->read(u"config/lb1/etc/haproxy/haproxy.cfg"_s).value().contains("backend"));
        // Private keys and the cookie: not without being asked for.
        for (const BackupEntry &entry : manifest.entries)
            QVERIFY2(!entry.path.endsWith(".key"_L1) && !entry.path.contains("cookie"_L1), qPrintable(entry.path));

        // The queues are as they were: what the log gives costs nothing.
        for (int i = 0; i < 4; ++i) {
            const QList<AmqpDelivery> quorum = m_scene->deliveries(u"bk.full.quorum.%1"_s.arg(i), 250);
            QCOMPARE(quorum.size(), 250);
            for (qsizetype n = 0; n < 250; ++n) {
                QCOMPARE(quorum.at(n).body, numberedBody(n));
                QVERIFY(!quorum.at(n).redelivered);
            }
            const QList<AmqpDelivery> classic = m_scene->deliveries(u"bk.full.classic.%1"_s.arg(i), 250);
            QCOMPARE(classic.size(), 250);
            for (qsizetype n = 0; n < 250; ++n)
                QCOMPARE(classic.at(n).body, numberedBody(n));
        }
    }

    /// Only what is new since the base is in the archive; the chain gives the whole.
    void incremental()
    {
        m_backups->declare(u"bk.inc.quorum"_s, u"quorum"_s);
        m_backups->declare(u"bk.inc.stream"_s, u"stream"_s);
        m_backups->declare(u"bk.inc.remade"_s, u"quorum"_s);
        for (const QString &queue : {u"bk.inc.quorum"_s, u"bk.inc.stream"_s, u"bk.inc.remade"_s})
            m_scene->publish(queue, 300, numberedBody, numberedProperties);
        QVERIFY(m_backups->areKnown({u"bk.inc.quorum"_s, u"bk.inc.stream"_s, u"bk.inc.remade"_s}));
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^bk[.]inc[.]"_s;
        request.logs = false;
        const Made base = m_backups->make(request);
        QCOMPARE(base.verdict, Verdict::Done);

        QVERIFY(m_backups->consume(u"bk.inc.quorum"_s, 100));
        const auto later = [](qsizetype i) { return numberedBody(i + 300); };
        const auto laterProperties = [](qsizetype i) { return numberedProperties(i + 300); };
        m_scene->publish(u"bk.inc.quorum"_s, 50, later, laterProperties);
        m_scene->publish(u"bk.inc.stream"_s, 50, later, laterProperties);
        // Another queue of the same name, whose log begins anew.
        m_backups->declare(u"bk.inc.remade"_s, u"quorum"_s);
        m_scene->publish(u"bk.inc.remade"_s, 20, later, laterProperties);
        QVERIFY(m_backups->areKnown({u"bk.inc.remade"_s}));

        request.type = BackupType::Incremental;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        const BackupManifest manifest = m_backups->catalogue().manifest(made.id).value();
        QCOMPARE(manifest.parent->id, base.id);
        QCOMPARE(payloadsOf(m_backups->messagesIn(made.id, u"bk.inc.quorum"_s).value()), numberedBodies(100, 350));
        QCOMPARE(payloadsOf(m_backups->messagesIn(made.id, u"bk.inc.stream"_s).value()), numberedBodies(0, 350));
        QCOMPARE(payloadsOf(m_backups->messagesIn(made.id, u"bk.inc.remade"_s).value()), numberedBodies(300, 320));
        // Fifty bodies, not three hundred: and files that have not changed are left where they are.
        const qint64 all = m_backups->catalogue().manifest(base.id)->findQueue(u"/"_s, u"bk.inc.quorum"_s)->bytes;
        const qint64 fresh = manifest.findQueue(u"/"_s, u"bk.inc.quorum"_s)->bytes;
        QVERIFY2(fresh * 3 < all, qPrintable(u"%1 of %2 bytes"_s.arg(fresh).arg(all)));
        QVERIFY(std::ranges::any_of(manifest.entries, [&](const BackupEntry &entry) { return entry.path.startsWith("config/"_L1) && entry.in == base.id; }));

        // On top of it, and all of it in one.
        request.base.clear();
        const Made third = m_backups->make(request);
        QCOMPARE(third.verdict, Verdict::Done);
        QCOMPARE(m_backups->catalogue().manifest(third.id)->parent->id, made.id);
        QCOMPARE(payloadsOf(m_backups->messagesIn(third.id, u"bk.inc.quorum"_s).value()), numberedBodies(100, 350));
        const Result<BackupSummary> whole = consolidate(m_backups->catalogue(), third.id);
        QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().message));
        QVERIFY(!whole->parent);
        QCOMPARE(payloadsOf(m_backups->messagesIn(whole->id, u"bk.inc.quorum"_s).value()), numberedBodies(100, 350));
        QCOMPARE(payloadsOf(m_backups->messagesIn(whole->id, u"bk.inc.stream"_s).value()), numberedBodies(0, 350));
    }

    void otherTypes_data()
    {
        QTest::addColumn<BackupType>("type");
        QTest::addColumn<QList<BackupPart>>("holds");
        QTest::newRow("config") << BackupType::Config << QList{BackupPart::Definitions, BackupPart::Configuration};
        QTest::newRow("queue data") << BackupType::QueueData << QList{BackupPart::Definitions, BackupPart::Messages};
    }
    void otherTypes()
    {
        QFETCH(const BackupType, type);
        QFETCH(const QList<BackupPart>, holds);
        m_backups->declare(u"bk.type"_s, u"quorum"_s);
        m_scene->publish(u"bk.type"_s, 10, numberedBody);
        BackupRequest request = usualRequest(type);
        request.queuePattern = u"^bk[.]type$"_s;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        QCOMPARE(m_backups->catalogue().find(made.id)->holds, holds);
        QCOMPARE(m_backups->catalogue().find(made.id)->type, type);
    }

    /// Who reads it is a consumer, and with the last one it would go, with all its messages.
    void anAutoDeleteQueueStays()
    {
        const QString name = u"bk.auto"_s;
        const auto session = m_scene->session();
        QVERIFY(session->remove(name));
        QVERIFY(session->declare({.name = name, .durable = true, .autoDelete = true}));
        m_scene->publish(name, 10, numberedBody);
        QVERIFY(m_backups->areKnown({name}));
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^bk[.]auto$"_s;
        request.readConsumed = true;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        const BackupManifest manifest = m_backups->catalogue().manifest(made.id).value();
        QCOMPARE(manifest.findQueue(u"/"_s, name)->way, MessageWay::None);
        QVERIFY(std::ranges::any_of(manifest.leftOut, [&](const LeftOut &left) { return left.what.contains(name); }));
        QCOMPARE(session->inspect(name)->ready, 10);
        QVERIFY(session->remove(name));
    }

    /// A consumer holds a part of it: that stands in what was left out, and the backup is not said to have all.
    void aPartThatConsumersHold()
    {
        const QString name = u"bk.part"_s;
        m_backups->declare(name, u"classic"_s);
        m_scene->publish(name, 100, numberedBody);
        const auto consumer = m_scene->session();
        QCOMPARE(m_scene->take(*consumer, name, 40).size(), 40);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_unacknowledged"), 40, 30'000);
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^bk[.]part$"_s;
        // By itself it is not read at all.
        Made made = m_backups->make(request);
        QCOMPARE(m_backups->catalogue().manifest(made.id)->findQueue(u"/"_s, name)->way, MessageWay::None);
        request.readConsumed = true;
        made = m_backups->make(request);
        const BackupManifest manifest = m_backups->catalogue().manifest(made.id).value();
        QVERIFY(manifest.findQueue(u"/"_s, name)->messages <= 60);
        QVERIFY(std::ranges::any_of(manifest.leftOut, [&](const LeftOut &left) { return left.what.contains(name) && left.reason.contains("40"_L1); }));
    }

    /// Each reading by AMQP would count one delivery of a default limit of twenty; the log counts none.
    void twentyFiveInARow()
    {
        m_backups->declare(u"bk.row"_s, u"quorum"_s);
        m_scene->publish(u"bk.row"_s, 200, numberedBody);
        QVERIFY(m_backups->areKnown({u"bk.row"_s}));
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^bk[.]row$"_s;
        request.definitions = false;
        Made made;
        for (int i = 0; i < 25; ++i) {
            made = m_backups->make(request);
            QCOMPARE(made.verdict, Verdict::Done);
        }
        QCOMPARE(payloadsOf(m_backups->messagesIn(made.id, u"bk.row"_s).value()), numberedBodies(0, 200));
        const QList<AmqpDelivery> left = m_scene->deliveries(u"bk.row"_s, 200);
        QCOMPARE(left.size(), 200);
        QVERIFY(std::ranges::none_of(left, &AmqpDelivery::redelivered));
    }

    /// 200 queues of all kinds and 200,000 messages, some by AMQP 1.0 and MQTT: all of it is in the backup as it was
    /// published, and afterwards the cluster has the same messages in the same order, none of them counted as delivered.
    void twoHundredQueues()
    {
        struct Kind
        {
            QString type{};
            QVariantMap arguments{};
        };
        QMap<QString, Kind> kinds{{u"quorum"_s, {u"quorum"_s}},
                                  {u"limited"_s, {u"quorum"_s, {{u"x-delivery-limit"_s, 3}, {u"x-max-length"_s, 5000}}}},
                                  {u"letters"_s, {u"quorum"_s, {{u"x-dead-letter-exchange"_s, u""_s}, {u"x-dead-letter-routing-key"_s, u"bk.many.dead"_s}}}},
                                  {u"ends"_s, {u"quorum"_s, {{u"x-message-ttl"_s, 36'000'000}}}},
                                  {u"classic"_s, {u"classic"_s}},
                                  {u"ranked"_s, {u"classic"_s, {{u"x-max-priority"_s, 5}}}},
                                  {u"single"_s, {u"classic"_s, {{u"x-single-active-consumer"_s, true}}}},
                                  {u"stream"_s, {u"stream"_s}}};
        if (m_scene->isAtLeast(3, 10)) {
            kinds.insert(u"atLeastOnce"_s, {u"quorum"_s,
                                            {{u"x-dead-letter-exchange"_s, u""_s},
                                             {u"x-dead-letter-routing-key"_s, u"bk.many.dead"_s},
                                             {u"x-dead-letter-strategy"_s, u"at-least-once"_s},
                                             {u"x-overflow"_s, u"reject-publish"_s}}});
            kinds.insert(u"alone"_s, {u"quorum"_s, {{u"x-single-active-consumer"_s, true}}});
        }
        m_backups->declare(u"bk.many.dead"_s, u"quorum"_s);
        constexpr int each = 1000;
        const int ofAKind = 200 / int(kinds.size());
        QStringList queues;
        for (const auto [name, kind] : kinds.asKeyValueRange()) {
            for (int i = 0; i < ofAKind; ++i) {
                queues.append(u"bk.many.%1.%2"_s.arg(name).arg(i));
                m_backups->declare(queues.last(), kind.type, kind.arguments);
                m_scene->publish(queues.last(), each, numberedBody, numberedProperties);
            }
        }
        QCOMPARE(queues.size(), 200);
        for (const QString &protocol : {u"amqp1"_s, u"mqtt"_s}) {
            m_backups->declare(u"bk.many."_s + protocol, u"quorum"_s);
            QVERIFY(m_scene->publishOdd(protocol, u"bk.many."_s + protocol, each));
        }
        QVERIFY(m_backups->areKnown({queues.last(), u"bk.many.mqtt"_s}));
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^bk[.]many[.]"_s;
        request.logs = false;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        const BackupManifest manifest = m_backups->catalogue().manifest(made.id).value();
        for (const LeftOut &left : manifest.leftOut)
            QVERIFY2(!left.what.contains(u"messages"_s), qPrintable(left.what + u": "_s + left.reason));
        qInfo("%lld queues, %lld messages: %lld ms", qlonglong(manifest.queues.size()), qlonglong(m_backups->catalogue().find(made.id)->messages),
              qlonglong((made.state.steps.value(u"messages"_s).endedAt - made.state.steps.value(u"messages"_s).startedAt).count()));

        const QList<QByteArray> bodies = numberedBodies(0, each);
        QList<MessageProperties> properties;
        for (int i = 0; i < each; ++i)
            properties.append(decodeProperties(numberedProperties(i)).value());
        TimePoint first = TimePoint::max();
        TimePoint last{};
        for (const QString &queue : std::as_const(queues)) {
            const QList<QueueMessage> messages = m_backups->messagesIn(made.id, queue).value();
            QVERIFY2(messages.size() == each, qPrintable(queue));
            // A queue of priorities delivers those first.
            const bool isRanked = queue.startsWith("bk.many.ranked"_L1);
            QList<QByteArray> payloads = payloadsOf(messages);
            if (isRanked)
                std::ranges::sort(payloads);
            QList<QByteArray> expected = bodies;
            if (isRanked)
                std::ranges::sort(expected);
            QVERIFY2(payloads == expected, qPrintable(queue));
            for (int i = 0; !isRanked && i < each; ++i)
                QVERIFY2(decodeProperties(messages.at(i).properties).value() == properties.at(i), qPrintable(queue));
            const BackedUpQueue *row = manifest.findQueue(u"/"_s, queue);
            if (row->way == MessageWay::Snapshot) {
                first = std::min(first, row->cut->at);
                last = std::max(last, row->cut->at);
            }
            // The cluster has it as it was.
            if (row->type == "stream"_L1)
                continue;
            const QList<AmqpDelivery> there = m_scene->deliveries(queue, each);
            QVERIFY2(there.size() == each, qPrintable(queue));
            for (int i = 0; i < each; ++i) {
                QVERIFY2(isRanked || there.at(i).body == bodies.at(i), qPrintable(queue));
                QVERIFY2(row->way != MessageWay::Snapshot || !there.at(i).redelivered, qPrintable(queue));
            }
        }
        QVERIFY2(last - first <= Millis{250}, qPrintable(QString::number((last - first).count())));
        for (const QString &protocol : {u"amqp1"_s, u"mqtt"_s})
            QCOMPARE(m_backups->messagesIn(made.id, u"bk.many."_s + protocol)->size(), each);
        QVERIFY(m_scene->deliveries(u"bk.many.dead"_s, 1).isEmpty());
    }

    /// Since 4.3 a queue may keep back what came back to it until its time has come: it is in the queue's log with the rest, and in the backup, and stays kept
    /// back.
    void aQueueThatDelays()
    {
        if (!m_scene->isAtLeast(4, 3))
            QSKIP(qPrintable(u"quorum queues delay what comes back since 4.3; this is %1"_s.arg(m_scene->version())));
        const QString name = u"bk.delays"_s;
        m_backups->declare(name, u"quorum"_s,
                           {{u"x-delayed-retry-type"_s, u"all"_s}, {u"x-delayed-retry-min"_s, 3'600'000}, {u"x-delayed-retry-max"_s, 3'600'000}});
        m_scene->publish(name, 30, numberedBody, numberedProperties);
        {
            const auto consumer = m_scene->session();
            const QList<AmqpDelivery> taken = m_scene->take(*consumer, name, 10);
            QCOMPARE(taken.size(), 10);
            QVERIFY(consumer->nack(taken.last().tag, true, true));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_delayed"), 10, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages"), 30, 30'000);
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^bk[.]delays$"_s;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        QCOMPARE(m_backups->catalogue().manifest(made.id)->findQueue(u"/"_s, name)->way, MessageWay::Snapshot);
        const Result<QList<QueueMessage>> messages = m_backups->messagesIn(made.id, name);
        QVERIFY2(messages, qPrintable(messages ? QString() : messages.error().message));
        QCOMPARE(std::ranges::count(*messages, MessageState::Returned, &QueueMessage::state), 10);
        QList<QByteArray> bodies = payloadsOf(*messages);
        QList<QByteArray> expected = numberedBodies(0, 30);
        std::ranges::sort(bodies);
        std::ranges::sort(expected);
        QCOMPARE(bodies, expected);
        // Afterwards the queue is as it was.
        QCOMPARE(m_scene->queueFigure(name, "messages_delayed"), 10);
        QCOMPARE(m_scene->deliveries(name, 20).size(), 20);
    }

    /// What an exchange keeps back is in no queue: with its plugin the backup says what it has not got.
    void anExchangeThatDelays()
    {
        const NodeName node{u"rabbit@broker1"_s};
        ManagementClient *client = m_scene->access().management(node);
        const Result<BrokerTraits> traits = QCoro::waitFor(client->traits(node));
        QVERIFY(traits);
        if (!traits->exchangeTypes || !traits->exchangeTypes->contains("x-delayed-message"_L1))
            QSKIP("the broker has no plugin that delays messages in an exchange (rabbitmq_delayed_message_exchange)");
        const QString name = u"bk.delays.x"_s;
        HttpRequest make{.method = "PUT", .path = u"/api/exchanges/%2F/"_s + name};
        make.body = R"({"type":"x-delayed-message","durable":true,"arguments":{"x-delayed-type":"fanout"}})";
        make.headers = {{"Content-Type", "application/json"}};
        QVERIFY(QCoro::waitFor(client->http().send(make)));
        m_backups->declare(u"bk.delayed.to"_s, u"quorum"_s);
        const auto session = m_scene->session();
        QVERIFY(session->bind(u"bk.delayed.to"_s, name, {}));
        const MessageProperties later{.headers = std::vector<AmqpField>{{.key = "x-delay", .value = {.type = 'I', .bits = 3'600'000}}}};
        QVERIFY(session->enableConfirms());
        for (int i = 0; i < 5; ++i)
            QVERIFY(session->publish({.exchange = name, .body = numberedBody(i), .properties = encodeProperties(later).value()}));
        QVERIFY(session->awaitConfirms(Millis{30'000}));
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^bk[.]delayed[.]to$"_s;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        const BackupManifest manifest = m_backups->catalogue().manifest(made.id).value();
        HttpRequest remove{.method = "DELETE", .path = make.path};
        QVERIFY(QCoro::waitFor(client->http().send(remove)));
        QVERIFY(std::ranges::any_of(manifest.leftOut, [&](const LeftOut &left) { return left.what.contains(name); }));
    }

    /// What cannot be had is named, with its reason, and the rest is there.
    void leftOutWithItsReason()
    {
        m_backups->declare(u"bk.left.good"_s, u"quorum"_s);
        m_scene->publish(u"bk.left.good"_s, 10, numberedBody);
        QVERIFY(m_backups->areKnown({u"bk.left.good"_s}));
        m_backups->declare(u"bk.left.consumed"_s, u"classic"_s);
        m_scene->publish(u"bk.left.consumed"_s, 10, numberedBody);
        const auto consumer = m_scene->session();
        QVERIFY(consumer->setPrefetch(1));
        QVERIFY(consumer->consume(u"bk.left.consumed"_s));
        QVERIFY(consumer->declare({.name = u"bk.left.own"_s, .exclusive = true, .arguments = {}}));
        // Until the broker's statistics know of the consumer.
        QTRY_VERIFY_WITH_TIMEOUT(m_scene->queueFigure(u"bk.left.consumed"_s, "consumers") == 1, 30'000);
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^bk[.]left[.]"_s;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        const BackupManifest manifest = m_backups->catalogue().manifest(made.id).value();
        QCOMPARE(manifest.findQueue(u"/"_s, u"bk.left.good"_s)->messages, 10);
        for (const QString &queue : {u"bk.left.consumed"_s, u"bk.left.own"_s}) {
            const BackedUpQueue *row = manifest.findQueue(u"/"_s, queue);
            QVERIFY2(row != nullptr, qPrintable(queue));
            QCOMPARE(row->way, MessageWay::None);
            QVERIFY(!row->reason.isEmpty());
        }
        QVERIFY(std::ranges::any_of(manifest.leftOut, [](const LeftOut &left) { return left.what.contains(u"bk.left.consumed"_s); }));
    }

    /// A cancel leaves nothing that looks like a backup.
    void cancelled()
    {
        m_backups->declare(u"bk.cancel"_s, u"quorum"_s);
        m_scene->publish(u"bk.cancel"_s, 2000, numberedBody);
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^bk[.]cancel$"_s;
        const Result<Plan> made = m_backups->planFor(request);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        bool asked = false;
        QObject context;
        connect(&m_backups->book(), &RunBook::happened, &context, [&](const JournalRecord &record) {
            if (!asked && record.step == "messages"_L1) {
                asked = true;
                m_backups->book().abort(u"changed my mind"_s, true);
            }
        });
        const Result<Verdict> verdict = QCoro::waitFor(m_backups->book().run(*made, {}));
        QVERIFY(verdict);
        QVERIFY2(*verdict == Verdict::Undone, qPrintable(m_backups->book().current().state.error));
        const QString id = made->facts.value("backup"_L1).toString();
        QVERIFY(!m_backups->catalogue().find(id));
        QVERIFY(QDir(m_backups->catalogue().stagingFolder()).isEmpty());
        QVERIFY(QDir(m_backups->catalogue().folder()).entryList({id + u'*'}, QDir::Files | QDir::Hidden).isEmpty());
    }

    /// After each backup a copy on another host, by sftp, looked at there; what it needs goes first. Where that is not to be had, the
    /// backup is there all the same, and the run says what is missing.
    void copiedToAHost()
    {
        const QString folder = u"/home/ops/warrener-second/of this cluster"_s;
        static_cast<void>(onStandby(u"rm -rf /home/ops/warrener-second"_s));
        const auto copying = backupsWith(u"sftp:dr1:"_s + folder);
        QVERIFY(copying->isOpen());
        copying->declare(u"bk.second"_s, u"quorum"_s);
        m_scene->publish(u"bk.second"_s, 200, numberedBody);
        QVERIFY(copying->areKnown({u"bk.second"_s}));
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^bk[.]second$"_s;
        request.logs = false;
        const Made base = copying->make(request);
        QCOMPARE(base.verdict, Verdict::Done);
        QVERIFY2(base.state.steps.value(u"copy"_s).result.value("words"_L1).toString().contains("SHA-256 on the host"_L1),
                 qPrintable(base.state.steps.value(u"copy"_s).words));
        request.type = BackupType::Incremental;
        // The base is no longer there: it goes along.
        QVERIFY(onStandby(u"rm '%1/%2.tar.zst'"_s.arg(folder, base.id)).isEmpty());
        const Made made = copying->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        for (const QString &id : {base.id, made.id}) {
            const BackupSummary summary = copying->catalogue().find(id).value();
            QCOMPARE(summary.copiedTo, u"dr1:"_s + folder);
            QCOMPARE(onStandby(u"sha256sum < '%1/%2.tar.zst'"_s.arg(folder, id)).first(64), summary.archiveSha256);
            QCOMPARE(onStandby(u"stat -c %a '%1/%2.tar.zst'"_s.arg(folder, id)).trimmed(), u"600"_s);
        }
        QVERIFY(!onStandby(u"ls -A '%1'"_s.arg(folder)).contains(".part"_L1));

        const Result<std::optional<SecondPlace>> place = secondPlaceOf(copying->profile());
        QVERIFY(place && *place);
        QVERIFY(QCoro::waitFor(verifyInSecondPlace(copying->catalogue(), made.id, **place, {}, {})));
        QCOMPARE(QCoro::waitFor(sizesInSecondPlace(**place, {}))->size(), 2);
        static_cast<void>(onStandby(u"printf x | dd of='%1/%2.tar.zst' bs=1 seek=700 conv=notrunc"_s.arg(folder, made.id)));
        QCOMPARE(QCoro::waitFor(verifyInSecondPlace(copying->catalogue(), made.id, **place, {}, {})).error().kind, ErrorKind::Malformed);
        QVERIFY(!QCoro::waitFor(copyToSecondPlace(copying->catalogue(), made.id, **place, {}, {}))->wasThere);
        QVERIFY(QCoro::waitFor(verifyInSecondPlace(copying->catalogue(), made.id, **place, {}, {})));
        static_cast<void>(onStandby(u"rm -rf /home/ops/warrener-second"_s));

        const auto failing = backupsWith(u"sftp:dr1:/proc/none"_s);
        QVERIFY(failing->isOpen());
        request.type = BackupType::Full;
        const Made alone = failing->make(request);
        QCOMPARE(alone.verdict, Verdict::Partly);
        QVERIFY(failing->catalogue().find(alone.id)->isGood());
        QVERIFY(isNever(failing->catalogue().find(alone.id)->copiedAt));
        copying->removeQueues();
    }

    /// A backup, and the cluster as it is: what somebody did since stands there, field by field.
    void differenceFromTheCluster()
    {
        m_backups->declare(u"bk.diff.kept"_s, u"quorum"_s);
        m_backups->declare(u"bk.diff.gone"_s, u"quorum"_s);
        const auto tidied = qScopeGuard([this] { m_scene->on(u"broker1"_s, u"rm -rf /etc/rabbitmq/bk.*"_s); });
        m_scene->on(u"broker1"_s, u"cd /etc/rabbitmq; echo '# gone' > bk.gone.txt; echo '# kept' > bk.kept.txt; echo '# same' > bk.mode.txt; "
                                  "chmod 640 bk.mode.txt; chown root:rabbitmq bk.mode.txt"_s);
        BackupRequest request = usualRequest(BackupType::Config);
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        QVERIFY(m_scene->session()->remove(u"bk.diff.gone"_s));
        m_scene->on(u"broker1"_s, u"rm /etc/rabbitmq/bk.gone.txt; echo '# changed' > /etc/rabbitmq/bk.kept.txt; echo '# new' > /etc/rabbitmq/bk.new.txt"_s);
        m_scene->on(u"broker1"_s, u"chmod 644 /etc/rabbitmq/bk.mode.txt; chown rabbitmq:rabbitmq /etc/rabbitmq/bk.mode.txt"_s);
        // No secret is shown, and what a restore has put aside is no configuration.
        m_scene->on(u"broker1"_s, u"mkdir /etc/rabbitmq/bk.d; echo SECRET > /etc/rabbitmq/bk.d/.erlang.cookie; "
                                  "echo '# old' > /etc/rabbitmq/bk.kept.txt.pre_restore_20260101"_s);
        m_backups->declare(u"bk.diff.new"_s, u"quorum"_s);
        const auto reader = ChainReader::open(m_backups->catalogue(), made.id).value();
        const auto live =
            QCoro::waitFor(m_backups->book().withKit([manifest = std::make_shared<const BackupManifest>(reader->manifest())](
                                                         const RunKit &kit, std::stop_token stop) { return askLiveSide(kit.access, manifest, stop); }));
        QVERIFY(live && *live);
        const BackupDiff diff = diffWithLive(*reader, **live).value();
        const auto changeOf = [&diff](const QString &name) -> std::optional<DiffKind> {
            const auto found = std::ranges::find(diff.objects, name, &ObjectChange::name);
            return found == diff.objects.end() ? std::nullopt : std::optional(found->kind);
        };
        QCOMPARE(changeOf(u"bk.diff.gone"_s), DiffKind::Removed);
        QCOMPARE(changeOf(u"bk.diff.new"_s), DiffKind::Added);
        QCOMPARE(changeOf(u"bk.diff.kept"_s), std::nullopt);
        // Files likewise; keys and certificates, which are no part of the backup, are none that came since.
        QStringList files;
        for (const FileChange &change : diff.files)
            files.append(toId(change.kind) + u' ' + change.path.section(u'/', 1, 1) + u' ' + change.path.section(u'/', -1));
        QCOMPARE(files, (QStringList{u"removed rabbit%40broker1 bk.gone.txt"_s, u"changed rabbit%40broker1 bk.kept.txt"_s,
                                     u"changed rabbit%40broker1 bk.mode.txt"_s, u"added rabbit%40broker1 bk.new.txt"_s}));
        // Whose it is and who may read it is a difference, where its text is the same too.
        const auto moded = std::ranges::find_if(diff.files, [](const FileChange &change) { return change.path.endsWith("bk.mode.txt"_L1); });
        QCOMPARE(moded->about, (QList<FieldChange>{{u"mode"_s, u"640"_s, u"644"_s}, {u"owner"_s, u"root"_s, u"rabbitmq"_s}}));
    }

private:
    std::unique_ptr<Backups> backupsWith(const QString &secondPlace)
    {
        ClusterProfile profile = m_scene->access().profile();
        BackupSettings settings = backupSettings(profile);
        settings.secondPlace = secondPlace;
        setBackupSettings(profile, settings);
        return std::make_unique<Backups>(*m_scene, profile);
    }

    /// What a shell there says; it is no host of the cluster.
    static QString onStandby(const QString &command)
    {
        QProcess shell;
        shell.start(u"ssh"_s, {u"-F"_s, qEnvironmentVariable("TESTBED_SSH_CONFIG"), u"dr1"_s, command});
        return shell.waitForFinished(60'000) ? QString::fromUtf8(shell.readAllStandardOutput()) : shell.errorString();
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Backups> m_backups;
};

QTEST_GUILESS_MAIN(BackupLiveTest)
#include "BackupLiveTest.moc"
