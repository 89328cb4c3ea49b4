#include "look/messages/QueueRead.h"

#include "FakeBroker.h"
#include "look/amqp/AmqpSession.h"
#include "look/messages/DeliveredMessage.h"
#include "look/messages/MessageProperties.h"

#include <QJsonDocument>
#include <QtTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class QueueReadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits_data()
    {
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<QString>("version");
        QTest::addColumn<qint64>("limit"); // −1: none
        QTest::addColumn<LimitSource>("from");
        const auto row = [](const char *name, const QByteArray &fields, const QString &version, qint64 limit, LimitSource from) {
            QTest::newRow(name) << R"({"name": "q", "vhost": "/", "type": "quorum")" + fields + "}" << version << limit << from;
        };
        row("default of 4.0", "", u"4.0.5"_s, 20, LimitSource::Default);
        row("default of 3.10", "", u"3.10.8"_s, -1, LimitSource::None);
        row("argument", R"(, "arguments": {"x-delivery-limit": 5})", u"3.10.8"_s, 5, LimitSource::Argument);
        row("policy", R"(, "policy": "p", "effective_policy_definition": {"delivery-limit": 7})", u"3.10.8"_s, 7, LimitSource::Policy);
        row("operator policy", R"(, "operator_policy": "p", "effective_policy_definition": {"delivery-limit": 7})", u"3.10.8"_s, 7,
            LimitSource::OperatorPolicy);
        row("the smaller of both", R"(, "policy": "p", "arguments": {"x-delivery-limit": 5}, "effective_policy_definition": {"delivery-limit": 7})", u"4.0.5"_s,
            5, LimitSource::Argument);
        row("the policy's is smaller", R"(, "policy": "p", "arguments": {"x-delivery-limit": 9}, "effective_policy_definition": {"delivery-limit": 7})",
            u"4.0.5"_s, 7, LimitSource::Policy);
        row("without limit by argument", R"(, "arguments": {"x-delivery-limit": -1})", u"4.0.5"_s, -1, LimitSource::None);
        row("as the broker says", R"(, "arguments": {"x-delivery-limit": 9}, "delivery_limit": 6)", u"4.0.5"_s, 6, LimitSource::Argument);
        row("an old word of the broker's", R"(, "arguments": {"x-delivery-limit": 5}, "delivery_limit": 20)", u"4.0.5"_s, 5, LimitSource::Argument);
        row("unlimited, as the broker says too", R"(, "arguments": {"x-delivery-limit": -1}, "delivery_limit": "unlimited")", u"4.3.6"_s, -1,
            LimitSource::None);
    }
    void limits()
    {
        QFETCH(QByteArray, queue);
        QFETCH(QString, version);
        QFETCH(qint64, limit);
        QFETCH(LimitSource, from);
        const ReadHeadroom headroom = headroomFrom(QJsonDocument::fromJson(queue).object(), version);
        QCOMPARE(headroom.type, QueueType::Quorum);
        QCOMPARE(headroom.deliveryLimit.value_or(-1), limit);
        QCOMPARE(headroom.limitFrom, from);
    }

    void whetherItMayBeRead_data()
    {
        QTest::addColumn<ReadHeadroom>("headroom");
        QTest::addColumn<bool>("may");
        QTest::addColumn<ErrorKind>("kind");
        const QueueRef queue{.vhost = u"/"_s, .name = u"q"_s};
        const ReadHeadroom classic{.queue = queue, .type = QueueType::Classic, .messages = 10, .bytes = 100, .unacked = 5, .consumers = 2};
        const ReadHeadroom quorum{
            .queue = queue, .type = QueueType::Quorum, .messages = 10, .bytes = 100, .unacked = 0, .consumers = 0, .returned = 0, .deliveryLimit = 20};
        const auto changed = [](ReadHeadroom headroom, auto change) {
            change(headroom);
            return headroom;
        };
        const auto row = [](const char *name, const ReadHeadroom &headroom, std::optional<ErrorKind> kind) {
            QTest::newRow(name) << headroom << !kind << kind.value_or(ErrorKind::Internal);
        };
        row("classic with consumers", classic, {});
        row("classic, too many messages", changed(classic, [](auto &h) { h.messages = 100'001; }), ErrorKind::TooLarge);
        row("classic, too many bytes", changed(classic, [](auto &h) { h.bytes = 2LL * 1024 * 1024 * 1024; }), ErrorKind::TooLarge);
        row("stream", changed(classic, [](auto &h) { h.type = QueueType::Stream; }), ErrorKind::NotAvailable);
        row("quorum at rest", quorum, {});
        row("quorum, unlimited, with consumers",
            changed(quorum,
                    [](auto &h) {
                        h.deliveryLimit = std::nullopt;
                        h.consumers = 3;
                        h.unacked = 9;
                        h.returned = 4;
                    }),
            {});
        row("limit of 3", changed(quorum, [](auto &h) { h.deliveryLimit = 3; }), {});
        row("limit of 2", changed(quorum, [](auto &h) { h.deliveryLimit = 2; }), ErrorKind::Forbidden);
        row("limit of 0", changed(quorum, [](auto &h) { h.deliveryLimit = 0; }), ErrorKind::Forbidden);
        row("a consumer", changed(quorum, [](auto &h) { h.consumers = 1; }), ErrorKind::Forbidden);
        row("something is out", changed(quorum, [](auto &h) { h.unacked = 1; }), ErrorKind::Forbidden);
        row("something came back", changed(quorum, [](auto &h) { h.returned = 1; }), ErrorKind::Forbidden);
        row("nobody knows whether something came back", changed(quorum, [](auto &h) { h.returned = -1; }), ErrorKind::Forbidden);
        row("nobody knows whether something is out", changed(quorum, [](auto &h) { h.unacked = -1; }), ErrorKind::Forbidden);
        row("quorum, more than one consumer can have", changed(quorum, [](auto &h) { h.messages = 65'536; }), ErrorKind::TooLarge);
    }
    void whetherItMayBeRead()
    {
        QFETCH(ReadHeadroom, headroom);
        QFETCH(bool, may);
        QFETCH(ErrorKind, kind);
        const std::optional<Error> why = whyNotRead(headroom, {});
        QCOMPARE(!why, may);
        if (why)
            QCOMPARE(why->kind, kind);
    }

    /// A quorum queue whose leader is late is called empty: that is believed only where the figures say so too, or the leader does.
    void aLateLeaderIsNoEmptyQueue()
    {
        const auto readFrom = [](const QByteArray &get, QueueType type, qint64 messages) {
            FakeBroker::Script script;
            script.answers.insert(method::declare, frame::declared(0, 0));
            script.answers.insert(method::get, get);
            const FakeBroker broker(script);
            const ReadHeadroom headroom{.queue = {.vhost = u"/"_s, .name = u"q"_s},
                                        .type = type,
                                        .messages = messages,
                                        .unacked = messages < 0 ? -1 : 0,
                                        .consumers = messages < 0 ? -1 : 0};
            const AmqpOptions options{.endpoint = broker.endpoint(), .user = u"ann"_s, .password = u"s3cret"_s, .heartbeat = std::chrono::seconds{0}};
            int held = 0;
            const auto outcome = readQueue(
                options, headroom, {}, [](const QueueMessage &) { return Status(); }, {},
                [&held](AmqpSession &, const QueueReadOutcome &) {
                    ++held;
                    return Status();
                });
            return outcome ? QString::number(held) : toId(outcome.error().kind);
        };
        QCOMPARE(readFrom(frame::got("body"), QueueType::Quorum, 7), toId(ErrorKind::Timeout));
        QCOMPARE(readFrom(frame::got("body"), QueueType::Quorum, -1), toId(ErrorKind::Timeout));
        QCOMPARE(readFrom(frame::gotNothing(), QueueType::Quorum, 7), u"1"_s);
        // Where all agree nobody is asked for a message: none would be counted.
        QCOMPARE(readFrom(frame::got("body"), QueueType::Quorum, 0), u"1"_s);
        QCOMPARE(readFrom(frame::got("body"), QueueType::Classic, 7), u"1"_s);
    }

    void theBrokersOwnHeadersAreTakenOff()
    {
        const auto wire = [](const std::vector<AmqpField> &headers) { return *encodeProperties({.contentType = "x", .headers = headers}); };
        const AmqpField own{.key = "own", .value = {.type = 'S', .bytes = "stays"}};
        const AmqpField count{.key = "x-delivery-count", .value = {.type = 'l', .bits = 2}};
        const QueueMessage message = deliveredMessage(
            {.redelivered = true, .exchange = "e", .routingKey = "k", .properties = wire({own, count}), .body = "b", .deliveryCount = 2}, 7, ofQuorumQueues);
        QCOMPARE(message.properties, wire({own}));
        QCOMPARE(message.deliveryCount, 2);
        QCOMPARE(message.index, 7U);
        QVERIFY(message.redelivered);
        const QueueMessage bare = deliveredMessage({.properties = wire({count}), .deliveryCount = 2}, 1, ofQuorumQueues);
        QCOMPARE(bare.properties, *encodeProperties({.contentType = "x"}));
        // Without a word of the broker's, nothing is touched.
        QCOMPARE(deliveredMessage({.properties = "as it came"}, 1, ofQuorumQueues).properties, "as it came");
        const AmqpField offset{.key = "x-stream-offset", .value = {.type = 'l', .bits = 9}};
        QCOMPARE(deliveredMessage({.properties = wire({own, offset}), .streamOffset = 9}, 9, ofStreams).properties, wire({own}));
        // A queue of another type has not added it: who published the message has, as a shovel does.
        const QueueMessage moved = deliveredMessage({.properties = wire({own, count, offset}), .deliveryCount = 2, .streamOffset = 9}, 1, ofClassicQueues);
        QCOMPARE(moved.properties, wire({own, count, offset}));
        QCOMPARE(moved.deliveryCount, 0);
        QCOMPARE(deliveredMessage({.properties = wire({count, offset}), .deliveryCount = 2, .streamOffset = 9}, 9, ofStreams).properties, wire({count}));
    }
};

QTEST_GUILESS_MAIN(QueueReadTest)
#include "QueueReadTest.moc"
