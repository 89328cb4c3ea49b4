// Messages out of real brokers: run inside of tests/testbed/testbed exec, once for each version.
#include "LoadBench.h"
#include "Scene.h"
#include "SlowLink.h"
#include "look/messages/MessageProperties.h"
#include "look/messages/QueueRead.h"
#include "look/messages/StreamGaps.h"
#include "look/messages/StreamRead.h"

#include <QCoroTask>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

/// Of the machine, in ms: above that its brokers wait for a processor, and their times tell of that.
constexpr qint64 mostStall = 40;

QByteArray numbered(qsizetype i)
{
    return "message " + QByteArray::number(i);
}

QByteArray wire(const MessageProperties &properties)
{
    return encodeProperties(properties).value_or(QByteArray());
}

/// The headers by name: the broker sorts them on their way to a consumer.
QByteArray jsonOf(const QByteArray &properties)
{
    Result<MessageProperties> decoded = decodeProperties(properties);
    if (decoded && decoded->headers)
        std::ranges::stable_sort(*decoded->headers, {}, &AmqpField::key);
    return decoded ? QJsonDocument(toJson(*decoded)).toJson(QJsonDocument::Compact) : decoded.error().detail.toUtf8();
}

/// One of every type of the field table, the values different with `i`.
MessageProperties everything(qsizetype i)
{
    const auto field = [](const char *key, AmqpValue value) { return AmqpField{.key = key, .value = std::move(value)}; };
    std::vector<AmqpField> nested{field("inner", {.type = 'S', .bytes = "in a table"}),
                                  field("deep", {.type = 'F', .items = {field("x", {.type = 't', .bits = 1})}})};
    std::vector<AmqpField> array{field("", {.type = 'I', .bits = quint64(-7)}), field("", {.type = 'S', .bytes = "two"}),
                                 field("", {.type = 'F', .items = nested})};
    return {
        .contentType = "application/json",
        .contentEncoding = "gzip",
        .headers =
            std::vector<AmqpField>{
                field("boolean", {.type = 't', .bits = quint64(i % 2)}),
                field("int8", {.type = 'b', .bits = quint64(-3)}),
                field("int16", {.type = 's', .bits = quint64(-300)}),
                field("int32", {.type = 'I', .bits = quint64(-70000)}),
                field("int64", {.type = 'l', .bits = quint64(-5'000'000'000)}),
                field("float", {.type = 'f', .bits = 0x3fc00000}),
                field("double", {.type = 'd', .bits = 0x400921fb54442d18}),
                field("decimal", {.type = 'D', .bits = 314, .scale = 2}),
                field("string", {.type = 'S', .bytes = "späße"}),
                field("bytes", {.type = 'x', .bytes = QByteArray("\0\xff\x80", 3)}),
                field("array", {.type = 'A', .items = array}),
                field("table", {.type = 'F', .items = nested}),
                field("timestamp", {.type = 'T', .bits = 1700000000}),
                field("void", {.type = 'V'}),
                field("number", {.type = 'l', .bits = quint64(i)}),
            },
        .deliveryMode = 2,
        .priority = quint8(i % 10),
        .correlationId = "correlation-" + QByteArray::number(i),
        .replyTo = "reply.to",
        .expiration = "86400000",
        .messageId = "id-" + QByteArray::number(i),
        .timestamp = quint64(1700000000 + i),
        .type = "a.type",
        .userId = "warrener",
        .appId = "app",
        .clusterId = "cluster",
    };
}

/// A stream keeps messages in the form of AMQP 1.0, which has no place for some types (4.0 closes the connection
/// at a header without a value).
MessageProperties streamable(qsizetype i)
{
    MessageProperties properties = everything(i);
    std::erase_if(*properties.headers, [](const AmqpField &field) { return field.key != "string" && field.key != "number" && field.key != "boolean"; });
    properties.clusterId.reset();
    properties.expiration.reset();
    return properties;
}

QList<QByteArray> bodiesOf(const SeenQueue &seen)
{
    QList<QByteArray> bodies;
    for (const QueueMessage &message : seen.messages)
        bodies.append(message.payload);
    return bodies;
}

QList<QByteArray> bodiesOf(const QList<AmqpDelivery> &deliveries)
{
    QList<QByteArray> bodies;
    for (const AmqpDelivery &delivery : deliveries)
        bodies.append(delivery.body);
    return bodies;
}

} // namespace

class MessagesLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_scene = Scene::open();
        if (m_scene == nullptr)
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
    }

    void everyPropertyComesBack()
    {
        const QString name = u"messages-properties"_s;
        m_scene->declare(name, u"quorum"_s);
        m_scene->publish(name, 50, numbered, [](qsizetype i) { return wire(everything(i)); });
        m_scene->publish(name, 1, [](qsizetype) { return QByteArray(); }, [](qsizetype) { return wire({.deliveryMode = 1}); });
        const SeenQueue seen = m_scene->snapshot(name);
        QVERIFY2(seen.cut, qPrintable(seen.cut ? QString() : seen.cut.error().message + seen.cut.error().detail));
        QCOMPARE(seen.messages.size(), 51);
        QVERIFY(!seen.cut->leader);
        QSet<QByteArray> bodies;
        for (const QueueMessage &message : seen.messages) {
            QCOMPARE(message.state, MessageState::Ready);
            QCOMPARE(message.deliveryCount, 0);
            QVERIFY(!message.redelivered);
            QCOMPARE(message.routingKeys, QList<QByteArray>{name.toUtf8()});
            QCOMPARE(message.exchange, QByteArray());
            bodies.insert(message.payload);
            if (message.payload.isEmpty())
                continue;
            const auto properties = decodeProperties(message.properties);
            QVERIFY(properties);
            const qsizetype number = message.payload.mid(8).toLongLong();
            QCOMPARE(*properties, everything(number));
        }
        QCOMPARE(bodies.size(), 51);
    }

    void messagesOfOtherProtocols_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::newRow("AMQP 1.0") << u"amqp1"_s;
        QTest::newRow("MQTT") << u"mqtt"_s;
    }
    void messagesOfOtherProtocols()
    {
        QFETCH(QString, protocol);
        const QString name = u"messages-odd"_s;
        m_scene->declare(name, u"quorum"_s);
        const bool modern = m_scene->isAtLeast(4, 0);
        QVERIFY(m_scene->publishOdd(protocol, name, 7));

        const SeenQueue seen = m_scene->snapshot(name);
        QVERIFY2(seen.cut, qPrintable(seen.cut ? QString() : seen.cut.error().message + seen.cut.error().detail));
        QCOMPARE(seen.messages.size(), 7);
        // What a consumer of AMQP 0-9-1 would get.
        const QList<AmqpDelivery> delivered = m_scene->deliveries(name, 7);
        QCOMPARE(delivered.size(), 7);
        for (qsizetype i = 0; i < 7; ++i) {
            const QueueMessage &message = seen.messages.at(i);
            QCOMPARE(message.payload, "message " + QByteArray::number(i));
            QCOMPARE(message.container, !modern ? QByteArray() : protocol == "mqtt"_L1 ? QByteArray("mc_mqtt") : QByteArray("mc_amqp"));
            QCOMPARE(message.payload, delivered.at(i).body);
            QCOMPARE(message.exchange, delivered.at(i).exchange);
            QCOMPARE(message.routingKeys.first(), delivered.at(i).routingKey);
            const auto seenProperties = decodeProperties(message.properties);
            const auto deliveredProperties = decodeProperties(delivered.at(i).properties);
            QVERIFY(seenProperties && deliveredProperties);
            QCOMPARE(*seenProperties, *deliveredProperties);
        }
    }

    /// Ready, returned, unacknowledged and on its way to a dead-letter exchange, each marked as such.
    void everyState()
    {
        const QString name = u"messages-states"_s;
        const bool atLeastOnce = m_scene->has(u"stream_queue"_s);
        QVariantMap arguments{{u"x-delivery-limit"_s, 10}, {u"x-overflow"_s, u"reject-publish"_s}, {u"x-dead-letter-exchange"_s, u"nowhere"_s}};
        if (atLeastOnce)
            arguments.insert(u"x-dead-letter-strategy"_s, u"at-least-once"_s);
        m_scene->declare(name, u"quorum"_s, arguments);
        m_scene->publish(name, 10, numbered, [](qsizetype i) { return i == 9 ? wire({.expiration = "8000000"}) : QByteArray(); });
        const auto holder = m_scene->session();
        QCOMPARE(m_scene->take(*holder, name, 2).size(), 2); // 0 and 1
        {
            const auto refuser = m_scene->session(u"broker2"_s);
            const QList<AmqpDelivery> refused = m_scene->take(*refuser, name, 2); // 2 and 3
            QCOMPARE(refused.size(), 2);
            QVERIFY(refuser->nack(refused.last().tag, false, true));
            for (int i = 0; i < 2; ++i) { // 4 and 5, given back below
                const auto next = refuser->next(Millis{10000});
                QVERIFY(next && *next);
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->snapshot(name).messages.first().state, MessageState::Returned, 20'000);
        const SeenQueue seen = m_scene->snapshot(name);
        QVERIFY(seen.cut);
        QStringList lines;
        for (const QueueMessage &message : seen.messages) {
            static constexpr const char *words[] = {"ready", "unacknowledged", "returned", "dead"};
            lines.append(u"%1 %2 %3%4"_s.arg(QString::fromUtf8(message.payload.mid(8)), QLatin1StringView(words[size_t(message.state)]))
                             .arg(message.deliveryCount)
                             .arg(message.redelivered ? u" again"_s : QString()));
        }
        QStringList expected{u"4 returned 1 again"_s,       u"5 returned 1 again"_s,      u"6 ready 0"_s, u"7 ready 0"_s, u"8 ready 0"_s, u"9 ready 0"_s,
                             u"0 unacknowledged 0 again"_s, u"1 unacknowledged 0 again"_s};
        if (atLeastOnce) {
            QCOMPARE(lines.size(), 10);
            for (const auto listed = lines.mid(8); const QString &line : listed)
                QVERIFY2(line.contains(u"dead"_s), qPrintable(lines.join(u'\n')));
            lines = lines.first(8);
        }
        QCOMPARE(lines, expected);
    }

    /// 3.10 without a limit puts what a consumer refuses to the end of the queue, under a new index.
    void requeuedByARejection()
    {
        const QString name = u"messages-requeued"_s;
        m_scene->declare(name, u"quorum"_s, m_scene->isAtLeast(4, 0) ? QVariantMap{{u"x-delivery-limit"_s, -1}} : QVariantMap{});
        m_scene->publish(name, 6, numbered);
        {
            const auto refuser = m_scene->session();
            const QList<AmqpDelivery> refused = m_scene->take(*refuser, name, 3);
            QCOMPARE(refused.size(), 3);
            QVERIFY(refuser->nack(refused.last().tag, true, true));
            for (int i = 0; i < 3; ++i) {
                const auto next = refuser->next(Millis{10000});
                QVERIFY(next && *next);
            }
        }
        const auto allBack = [&] { return m_scene->snapshot(name).messages.size() == 6 && m_scene->queueFigure(name, "messages_ready") == 6; };
        QTRY_VERIFY_WITH_TIMEOUT(allBack(), 20'000);
        const SeenQueue seen = m_scene->snapshot(name);
        QCOMPARE(bodiesOf(seen), bodiesOf(m_scene->deliveries(name, 6)));
    }

    /// The order of delivery, priorities and what came back included.
    void inTheOrderOfDelivery()
    {
        const QString name = u"messages-order"_s;
        m_scene->declare(name, u"quorum"_s);
        m_scene->publish(name, 60, numbered, [](qsizetype i) { return wire({.deliveryMode = 2, .priority = quint8((i * 7) % 10)}); });
        QCOMPARE(m_scene->deliveries(name, 5).size(), 5); // and they come back
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_ready"), 60, 20'000);
        const SeenQueue seen = m_scene->snapshot(name);
        QCOMPARE(seen.messages.size(), 60);
        QCOMPARE(bodiesOf(seen), bodiesOf(m_scene->deliveries(name, 60)));
    }

    void onlyOneConsumerIsActive()
    {
        const QString name = u"messages-single"_s;
        m_scene->declare(name, u"quorum"_s, {{u"x-single-active-consumer"_s, true}});
        m_scene->publish(name, 20, numbered);
        const auto active = m_scene->session();
        const auto waiting = m_scene->session(u"broker3"_s);
        QCOMPARE(m_scene->take(*active, name, 4).size(), 4);
        QVERIFY(waiting->setPrefetch(4));
        QVERIFY(waiting->consume(name));
        const SeenQueue seen = m_scene->snapshot(name);
        QVERIFY(seen.cut);
        QCOMPARE(std::ranges::count(seen.messages, MessageState::Unacknowledged, &QueueMessage::state), 4);
        QCOMPARE(std::ranges::count(seen.messages, MessageState::Ready, &QueueMessage::state), 16);
    }

    /// 25 snapshots of a queue with the default limit, which is 20 deliveries: nothing has changed by them.
    void nothingIsCounted_data()
    {
        QTest::addColumn<int>("times");
        QTest::newRow("five") << 5;
        QTest::newRow("twenty-five") << 25;
    }
    void nothingIsCounted()
    {
        QFETCH(const int, times);
        const QString name = u"messages-untouched"_s;
        m_scene->declare(name, u"quorum"_s);
        m_scene->publish(name, 200, numbered);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_ready"), 200, 20'000);
        const SeenQueue first = m_scene->snapshot(name);
        QVERIFY(first.cut);
        for (int i = 0; i < times - 1; ++i) {
            const SeenQueue again = m_scene->snapshot(name, u"broker%1"_s.arg(i % 3 + 1));
            QVERIFY(again.cut);
            QVERIFY(!again.cut->leader);
            QVERIFY(again.cut->stoodStill.isKnown());
            QVERIFY(again.cut->stoodStill.longest() <= Millis{200});
            QCOMPARE(again.messages, first.messages);
        }
        QCOMPARE(m_scene->queueFigure(name, "messages_unacknowledged"), 0);
        const QList<AmqpDelivery> delivered = m_scene->deliveries(name, 200);
        QCOMPARE(bodiesOf(first), bodiesOf(delivered));
        for (const AmqpDelivery &delivery : delivered) {
            QVERIFY(!delivery.redelivered);
            QCOMPARE(delivery.deliveryCount.value_or(0), 0);
        }
    }

    void onlyWhatIsNew()
    {
        const QString name = u"messages-base"_s;
        m_scene->declare(name, u"quorum"_s);
        m_scene->publish(name, 30, numbered);
        const SeenQueue base = m_scene->snapshot(name);
        QVERIFY(base.cut);
        {
            const auto consumer = m_scene->session();
            const QList<AmqpDelivery> taken = m_scene->take(*consumer, name, 10);
            QVERIFY(consumer->ack(taken.last().tag, true));
            QTRY_COMPARE_WITH_TIMEOUT(m_scene->snapshot(name).messages.size(), 20, 20'000);
        }
        m_scene->publish(name, 5, [](qsizetype i) { return "new " + QByteArray::number(i); });
        QList<SeenQueue> seen;
        const SnapshotBase known{.node = base.cut->node, .uid = base.cut->uid, .index = base.cut->index, .term = base.cut->term};
        QVERIFY(m_scene->snapshot({{.vhost = u"/"_s, .name = name, .base = known}}, seen));
        QVERIFY(seen.first().cut);
        QVERIFY(seen.first().cut->fromBase);
        QCOMPARE(seen.first().cut->node, base.cut->node);
        QCOMPARE(seen.first().messages.size(), 25);
        QCOMPARE(std::ranges::count_if(seen.first().messages, [](const QueueMessage &message) { return message.payload.startsWith("new "); }), 5);
        QCOMPARE(std::ranges::count(seen.first().messages, QByteArray(), &QueueMessage::payload), 20);
        // What proves that the log is still that of the base came all the same.
        SnapshotSpool spool(QDir::temp().filePath(u"warrener-proofs-%1"_s.arg(QCoreApplication::applicationPid())));
        QVERIFY(spool.open());
        const SnapshotQueue again{.vhost = u"/"_s, .name = name, .base = known};
        QVERIFY(QCoro::waitFor(takeSnapshot(*m_scene->access().shellOf(NodeName{u"rabbit@broker1"_s}), {u"rabbit@broker1"_s}, {again}, {}, spool, {}, {})));
        QHash<quint64, QByteArray> bodies;
        for (const QueueMessage &message : base.messages)
            bodies.insert(message.index, message.payload);
        qsizetype proofs = 0;
        QVERIFY(spool.proofs(0, [&](const QueueMessage &message) {
            ++proofs;
            return bodies.value(message.index) == message.payload ? Status{} : failure(ErrorKind::Internal, u"another message"_s);
        }));
        QVERIFY2(proofs >= 8, qPrintable(QString::number(proofs)));
        // A log that has not come as far as the base's term was brought back from before it.
        SnapshotBase later = known;
        later.term += 1000;
        QVERIFY(m_scene->snapshot({{.vhost = u"/"_s, .name = name, .base = later}}, seen));
        QVERIFY(seen.first().cut && !seen.first().cut->fromBase);
        QCOMPARE(std::ranges::count(seen.first().messages, QByteArray(), &QueueMessage::payload), 0);
        // The queue made anew is another one, and read whole.
        m_scene->declare(name, u"quorum"_s);
        m_scene->publish(name, 3, numbered);
        QVERIFY(m_scene->snapshot({{.vhost = u"/"_s, .name = name, .base = known}}, seen));
        QVERIFY(!seen.first().cut->fromBase);
        QCOMPARE(std::ranges::count(seen.first().messages, QByteArray(), &QueueMessage::payload), 0);
    }

    void whatCannotBeRead()
    {
        m_scene->declare(u"messages-classic"_s, u"classic"_s);
        QList<SeenQueue> seen;
        QVERIFY(m_scene->snapshot({{.vhost = u"/"_s, .name = u"messages-classic"_s}, {.vhost = u"/"_s, .name = u"no such queue"_s}}, seen));
        QCOMPARE(seen.at(0).cut.error().kind, ErrorKind::NotAvailable);
        QCOMPARE(seen.at(1).cut.error().kind, ErrorKind::NotFound);
    }

    /// 2,000 messages a second with confirms, consumers at work, a large queue beside them.
    void underLoad_data()
    {
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("large");
        QTest::newRow("once") << 1 << 10'000;
        QTest::newRow("three times") << 3 << 30'000;
    }
    void underLoad()
    {
        QFETCH(const int, times);
        QFETCH(const int, large);
        m_scene->makeWhole();
        const QStringList names = m_scene->loaded(4);
        m_scene->declare(u"messages-large"_s, u"quorum"_s);
        m_scene->publish(u"messages-large"_s, large, [](qsizetype i) { return QByteArray::number(i) + QByteArray(1000, 'x'); });
        LoadBench load(*m_scene, names, 1000, {u"broker1"_s, u"broker2"_s, u"broker3"_s});
        // What clients feel is measured by others than those who share this program's processor time.
        QProcess clients;
        clients.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession);
        clients.start(
            QCoreApplication::applicationDirPath() + u"/warrener-load"_s,
            u"broker1:5672 broker2:5672 broker3:5672 --user warrener --seconds 600 --rate 1000 --queues 4 --publishers 4 --consumers 4 --prefix messages-felt"_s
                .split(u' '));
        QTRY_VERIFY_WITH_TIMEOUT(load.acknowledged() > 4000, 60'000);
        QList<SnapshotQueue> queues;
        for (const auto listed = names + QStringList{u"messages-large"_s}; const QString &name : listed)
            queues.append({.vhost = u"/"_s, .name = name});
        QList<QList<SeenQueue>> snapshots;
        for (int i = 0; i < times; ++i) {
            QList<SeenQueue> seen;
            const qint64 before = load.confirmed();
            const auto outcome = m_scene->snapshot(queues, seen, u"broker%1"_s.arg(i + 1));
            QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
            if (load.longestStall() <= mostStall)
                QVERIFY2(outcome->withinSpread, qPrintable(QString::number(outcome->spread.count())));
            qInfo("snapshot %d: spread %lld ms", i, static_cast<long long>(outcome->spread.count()));
            snapshots.append(seen);
            QTRY_VERIFY_WITH_TIMEOUT(load.confirmed() > before + 2000, 30'000);
        }
        load.stop();
        for (const QList<SeenQueue> &seen : std::as_const(snapshots)) {
            for (qsizetype i = 0; i < names.size(); ++i)
                QCOMPARE(load.complaint(i, seen.at(i)), QString());
            QCOMPARE(seen.last().messages.size(), large);
            for (const SeenQueue &queue : seen) {
                QVERIFY(!queue.cut->leader);
                QVERIFY2(queue.cut->stoodStill.longest() <= Millis{200}, qPrintable(QString::number(queue.cut->stoodStill.longest().count())));
            }
        }
        QVERIFY2(clients.state() == QProcess::Running, clients.readAllStandardError().constData());
        clients.terminate(); // ends the publishing, and tells
        QVERIFY(clients.waitForFinished(60'000));
        const QJsonObject felt = QJsonDocument::fromJson(clients.readAllStandardOutput()).object();
        QCOMPARE(felt.value("lost"_L1).toInteger(-1), 0);
        const qint64 gap = felt.value("longestGapMs"_L1).toInteger(-1);
        qInfo("longest gap of a publisher: %lld ms; longest stall of the machine: %lld ms", static_cast<long long>(gap),
              static_cast<long long>(load.longestStall()));
        QVERIFY(gap >= 0);
        if (load.longestStall() <= mostStall)
            QVERIFY2(gap < 300, qPrintable(QString::number(gap)));
        else
            qWarning("the machine is too busy with other things to tell times of brokers");
    }

    void aNodeDiesInTheMiddle()
    {
        m_scene->makeWhole();
        const QStringList names = m_scene->loaded(4);
        LoadBench load(*m_scene, names, 1000, {u"broker1"_s, u"broker2"_s});
        QTRY_VERIFY_WITH_TIMEOUT(load.acknowledged() > 1500, 60'000);
        QList<SnapshotQueue> queues;
        for (const QString &name : names)
            queues.append({.vhost = u"/"_s, .name = name});
        std::jthread killer([this] { m_scene->onApart(u"broker3"_s, u"systemctl kill -s KILL rabbitmq-server"_s); });
        QList<QList<SeenQueue>> snapshots;
        bool dead = false;
        for (int i = 0; i < 6; ++i) {
            QList<SeenQueue> seen;
            const auto outcome = m_scene->snapshot(queues, seen);
            QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
            dead = dead || std::ranges::none_of(seen, [](const SeenQueue &queue) { return queue.cut && queue.cut->node.value == "rabbit@broker3"_L1; });
            snapshots.append(seen);
        }
        killer.join();
        load.stop();
        m_scene->on(u"broker3"_s, u"systemctl start rabbitmq-server; rabbitmqctl await_startup"_s);
        qsizetype cuts = 0;
        for (const QList<SeenQueue> &seen : std::as_const(snapshots)) {
            for (qsizetype i = 0; i < names.size(); ++i) {
                if (!seen.at(i).cut)
                    qInfo("%s: %s", qPrintable(seen.at(i).cut.error().message), qPrintable(seen.at(i).cut.error().detail));
                else if (const QString complaint = load.complaint(i, seen.at(i)); ++cuts)
                    QCOMPARE(complaint, QString());
            }
        }
        QVERIFY(dead);
        QCOMPARE(cuts, 6 * names.size());
    }

    /// Neither where it ends well nor where it is cut off in the middle.
    void nothingStaysBehind()
    {
        const QString name = u"messages-large"_s;
        if (m_scene->snapshot(name).messages.size() < 30'000) {
            m_scene->declare(name, u"quorum"_s);
            m_scene->publish(name, 30'000, [](qsizetype i) { return QByteArray::number(i) + QByteArray(1000, 'x'); });
        }
        const QString files = m_scene->on(u"broker1"_s, u"ls -A /var/lib/rabbitmq /tmp / /home/ops"_s);
        SeenQueue seen = m_scene->snapshot(name);
        QVERIFY(seen.cut);
        QCOMPARE(m_scene->leftovers(), QString());
        // Cut off when the first bodies have come.
        class Cutter final : public SnapshotSink
        {
        public:
            Status body(qsizetype, QueueMessage) override
            {
                stop.request_stop();
                return {};
            }
            Status roster(qsizetype, const QueueCut &, const QList<LiveEntry> &) override { return {}; }
            std::stop_source stop;
        } cutter;
        HostShell *shell = m_scene->access().shell(HostName{u"broker1"_s});
        const auto outcome =
            QCoro::waitFor(takeSnapshot(*shell, NodeName{u"rabbit@broker1"_s}, {{.vhost = u"/"_s, .name = name}}, {}, cutter, {}, cutter.stop.get_token()));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->leftovers(), QString(), 30'000);
        QCOMPARE(m_scene->on(u"broker1"_s, u"ls -A /var/lib/rabbitmq /tmp / /home/ops"_s), files);
        seen = m_scene->snapshot(name);
        QVERIFY(seen.cut);
        QCOMPARE(seen.messages.size(), 30'000);
    }

    void readingAClassicQueue()
    {
        const QString name = u"messages-read"_s;
        m_scene->declare(name, u"classic"_s);
        m_scene->publish(name, 70'000, numbered, [](qsizetype i) { return i < 50 ? wire(everything(i)) : wire({.deliveryMode = 2}); });
        const QList<QueueMessage> first = m_scene->read(name);
        QCOMPARE(first.size(), 70'000);
        for (qsizetype i = 0; i < first.size(); ++i) {
            QCOMPARE(first.at(i).payload, numbered(i));
            QVERIFY(!first.at(i).redelivered);
            if (i < 50)
                QCOMPARE(jsonOf(first.at(i).properties), jsonOf(wire(everything(i))));
        }
        // All is there again, in order, and marked.
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_ready"), 70'000, 30'000);
        const QList<QueueMessage> again = m_scene->read(name);
        QCOMPARE(again.size(), 70'000);
        for (qsizetype i = 0; i < again.size(); ++i) {
            QCOMPARE(again.at(i).payload, numbered(i));
            QVERIFY(again.at(i).redelivered);
        }
    }

    void readingAQuorumQueue_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<bool>("again");
        QTest::newRow("without limit") << -1 << true << true;
        QTest::newRow("limit of 5") << 5 << m_scene->isAtLeast(4, 0) << false;
        QTest::newRow("limit of 1") << 1 << false << false;
    }
    void readingAQuorumQueue()
    {
        QFETCH(int, limit);
        QFETCH(bool, readable);
        QFETCH(bool, again);
        // A name of its own for each limit: what the broker tells of a queue is some seconds old.
        const QString name = u"messages-read-quorum-%1"_s.arg(limit);
        QVariantMap arguments{{u"x-dead-letter-exchange"_s, u""_s}, {u"x-dead-letter-routing-key"_s, u"messages-dead"_s}};
        if (limit >= 0 || m_scene->isAtLeast(4, 0))
            arguments.insert(u"x-delivery-limit"_s, limit);
        m_scene->declare(u"messages-dead"_s, u"classic"_s);
        m_scene->declare(name, u"quorum"_s, arguments);
        m_scene->publish(name, 300, numbered);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_ready"), 300, 20'000);
        if (m_scene->isAtLeast(4, 0))
            QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_ready_returned"), 0, 20'000);
        const QList<QueueMessage> first = m_scene->read(name);
        QVERIFY2(first.size() == (readable ? 300 : 0), qPrintable(m_scene->lastError().message));
        if (!readable)
            QCOMPARE(m_scene->lastError().kind, ErrorKind::Forbidden);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->snapshot(name).messages.size(), 300, 20'000);
        const SeenQueue seen = m_scene->snapshot(name);
        for (qsizetype i = 0; i < 300; ++i) {
            QCOMPARE(seen.messages.at(i).payload, numbered(i));
            // The look at the first one, where there is a limit, and the reading.
            const int counted = !readable ? 0 : limit >= 0 && i == 0 ? 2 : 1;
            QCOMPARE(seen.messages.at(i).deliveryCount, counted);
        }
        if (readable)
            QTRY_COMPARE_WITH_TIMEOUT(m_scene->queueFigure(name, "messages_ready"), 300, 20'000);
        QCOMPARE(m_scene->read(name).size(), again ? 300 : 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->snapshot(name).messages.size(), 300, 20'000);
        QCOMPARE(m_scene->queueFigure(u"messages-dead"_s, "messages_ready"), 0);
    }

    void readingAStream()
    {
        const QString name = u"messages-stream"_s;
        m_scene->declare(name, u"stream"_s);
        const auto none = lastOffset(m_scene->amqp(), {.vhost = u"/"_s, .name = name}, {});
        QVERIFY(none && !*none);
        m_scene->publish(name, 20'000, numbered, [](qsizetype i) { return wire(streamable(i)); });
        const QueueRef stream{.vhost = u"/"_s, .name = name};
        const auto last = lastOffset(m_scene->amqp(u"broker2"_s), stream, {});
        QVERIFY(last && *last);
        QCOMPARE(**last, 19'999U);
        m_scene->publish(name, 100, [](qsizetype) { return "later"; });
        QList<QueueMessage> taken;
        const auto take = [&taken](QueueMessage message) {
            taken.append(std::move(message));
            return Status{};
        };
        const auto outcome = readStream(m_scene->amqp(), stream, 0, **last, {}, take, {});
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->range, (StreamRange{.first = 0, .last = 19'999}));
        QCOMPARE(taken.size(), 20'000);
        for (qsizetype i = 0; i < taken.size(); i += 97) {
            QCOMPARE(taken.at(i).index, quint64(i));
            QCOMPARE(taken.at(i).payload, numbered(i));
            QCOMPARE(taken.at(i).routingKeys, QList<QByteArray>{name.toUtf8()});
            QCOMPARE(jsonOf(taken.at(i).properties), jsonOf(wire(streamable(i))));
        }
        // The new range alone.
        const auto later = lastOffset(m_scene->amqp(), stream, {});
        QCOMPARE(**later, 20'099U);
        taken.clear();
        QCOMPARE(readStream(m_scene->amqp(), stream, **last + 1, **later, {}, take, {})->messages, 100);
        QCOMPARE(taken.first().index, 20'000U);
        QCOMPARE(taken.last().payload, "later");
        QCOMPARE(readStream(m_scene->amqp(), stream, **later + 1, **later, {}, take, {})->messages, 0);
        QCOMPARE(firstOffset(m_scene->amqp(), stream, {}).value(), std::optional(quint64(0)));
    }

    /// The last chunk takes seconds to come: its end is the stream's end all the same, and nothing of it is missing.
    void readingAStreamThroughASlowLink()
    {
        const QString name = u"messages-slow"_s;
        m_scene->declare(name, u"stream"_s);
        m_scene->publish(name, 3000, [](qsizetype i) { return numbered(i) + QByteArray(1000, 'x'); });
        const QueueRef stream{.vhost = u"/"_s, .name = name};
        const SlowLink link(m_scene->amqp().endpoint, 300'000);
        QVERIFY(link.port() != 0);
        AmqpOptions slow = m_scene->amqp();
        slow.endpoint = {.host = u"localhost"_s, .port = link.port()};
        const auto last = lastOffset(slow, stream, {}, true);
        QVERIFY2(last, qPrintable(last ? QString() : last.error().message));
        QCOMPARE(*last, std::optional(quint64(2999)));
        StreamGaps gaps;
        const auto take = [&gaps](const QueueMessage &message) {
            gaps.take(message.index);
            return Status{};
        };
        const auto outcome = readStream(slow, stream, 0, **last, {}, take, {});
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->messages, 3000);
        gaps.counted(3000);
        QCOMPARE(gaps.missing(), 0);
    }

private:
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(MessagesLiveTest)
#include "MessagesLiveTest.moc"
