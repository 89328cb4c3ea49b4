#include "look/amqp/AmqpInbox.h"

#include <QtTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    quint64 number;
    bool multiple;
    bool refused = false;
};

amqp_frame_t methodFrame(amqp_method_number_t id, void *decoded)
{
    amqp_frame_t frame{};
    frame.frame_type = AMQP_FRAME_METHOD;
    frame.payload.method = {.id = id, .decoded = decoded};
    return frame;
}

} // namespace

Q_DECLARE_METATYPE(Answer)

class AmqpInboxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settles_data();
    void settles();
    void keepsNoMoreThanAskedFor();
    void keepsPropertiesWhole();
    void eachDeliveryHasItsOwnNames();
};

void AmqpInboxTest::settles_data()
{
    QTest::addColumn<QList<Answer>>("answers");
    QTest::addColumn<QList<quint64>>("confirmed");
    QTest::addColumn<QList<quint64>>("refused");
    QTest::addColumn<qsizetype>("left");
    using Numbers = QList<quint64>;

    QTest::newRow("none") << QList<Answer>{} << Numbers{} << Numbers{} << qsizetype(5);
    QTest::newRow("one") << QList<Answer>{{3, false}} << Numbers{3} << Numbers{} << qsizetype(4);
    QTest::newRow("out of order") << QList<Answer>{{4, false}, {1, false}} << Numbers{4, 1} << Numbers{} << qsizetype(3);
    QTest::newRow("several at once") << QList<Answer>{{3, true}} << Numbers{1, 2, 3} << Numbers{} << qsizetype(2);
    QTest::newRow("several after one of them") << QList<Answer>{{2, false}, {4, true}} << Numbers{2, 1, 3, 4} << Numbers{} << qsizetype(1);
    QTest::newRow("all") << QList<Answer>{{0, true}} << Numbers{1, 2, 3, 4, 5} << Numbers{} << qsizetype(0);
    QTest::newRow("twice") << QList<Answer>{{1, false}, {1, false}} << Numbers{1} << Numbers{} << qsizetype(4);
    QTest::newRow("never sent") << QList<Answer>{{9, false}} << Numbers{} << Numbers{} << qsizetype(5);
    QTest::newRow("refused") << QList<Answer>{{2, true, true}, {3, false}} << Numbers{3} << Numbers{1, 2} << qsizetype(2);
}

void AmqpInboxTest::settles()
{
    QFETCH(QList<Answer>, answers);
    AmqpInbox inbox(1000);
    for (quint64 number = 1; number <= 5; ++number)
        inbox.expect(number);
    for (const Answer &answer : answers) {
        amqp_basic_ack_t ack{.delivery_tag = answer.number, .multiple = answer.multiple};
        amqp_basic_nack_t nack{.delivery_tag = answer.number, .multiple = answer.multiple, .requeue = 0};
        QVERIFY(inbox.take(answer.refused ? methodFrame(AMQP_BASIC_NACK_METHOD, &nack) : methodFrame(AMQP_BASIC_ACK_METHOD, &ack)));
    }
    const AmqpConfirms confirms = inbox.takeConfirms();
    QTEST(confirms.confirmed, "confirmed");
    QTEST(confirms.refused, "refused");
    QTEST(inbox.unconfirmed(), "left");
    QVERIFY(inbox.takeConfirms().isEmpty());
}

void AmqpInboxTest::keepsNoMoreThanAskedFor()
{
    AmqpInbox inbox(1000, 2);
    amqp_basic_deliver_t deliver{};
    amqp_basic_properties_t properties{};
    amqp_frame_t header{};
    header.frame_type = AMQP_FRAME_HEADER;
    header.payload.properties = {.class_id = 60, .body_size = 0, .decoded = &properties, .raw = {}};
    Status taken;
    for (int i = 0; i < 3; ++i) {
        deliver.delivery_tag = quint64(i) + 1;
        QVERIFY(inbox.take(methodFrame(AMQP_BASIC_DELIVER_METHOD, &deliver)));
        taken = inbox.take(header);
        QCOMPARE(taken.has_value(), i < 2);
    }
    QCOMPARE(toId(taken.error().kind), toId(ErrorKind::TooLarge));
    QCOMPARE(inbox.takeDelivery()->tag, 1ULL);
}

void AmqpInboxTest::keepsPropertiesWhole()
{
    AmqpInbox inbox(1024);
    amqp_basic_deliver_t deliver{};
    deliver.delivery_tag = 1;
    QVERIFY(inbox.take(methodFrame(AMQP_BASIC_DELIVER_METHOD, &deliver)));
    // More than the room that there is at first.
    QByteArray large(5000, 'x');
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes("header");
    entry.value.kind = AMQP_FIELD_KIND_BYTES;
    entry.value.value.bytes = {.len = size_t(large.size()), .bytes = large.data()};
    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_HEADERS_FLAG | AMQP_BASIC_PRIORITY_FLAG;
    properties.priority = 3;
    properties.headers = {.num_entries = 1, .entries = &entry};
    amqp_frame_t header{};
    header.frame_type = AMQP_FRAME_HEADER;
    header.payload.properties.class_id = AMQP_BASIC_CLASS;
    header.payload.properties.decoded = &properties;
    QVERIFY(inbox.take(header));
    const auto delivery = inbox.takeDelivery();
    QVERIFY(delivery);
    // Flags, a table of one entry, the priority.
    QCOMPARE(delivery->properties, QByteArray::fromHex("2800"
                                                       "00001394"
                                                       "06686561646572"
                                                       "78"
                                                       "00001388")
                                       + large + '\3');
}

/// Names are shared from one delivery to the next only where they are the same.
void AmqpInboxTest::eachDeliveryHasItsOwnNames()
{
    struct Names
    {
        QByteArray consumer;
        QByteArray exchange;
        QByteArray key;
    };
    const QList<Names> sent{{"one", "x", "a"}, {"one", "x", "a"}, {"one", "x", "b"}, {"two", "", "b"}, {"", "x", ""}, {"one", "x", "a"}};
    AmqpInbox inbox(1000);
    amqp_basic_properties_t properties{};
    amqp_frame_t header{};
    header.frame_type = AMQP_FRAME_HEADER;
    header.payload.properties = {.class_id = 60, .body_size = 0, .decoded = &properties, .raw = {}};
    for (const Names &names : sent) {
        // The frame's memory is the library's, and written over by the next one.
        Names there = names;
        const auto bytes = [](QByteArray &text) { return amqp_bytes_t{.len = size_t(text.size()), .bytes = text.data()}; };
        amqp_basic_deliver_t deliver{};
        deliver.consumer_tag = bytes(there.consumer);
        deliver.exchange = bytes(there.exchange);
        deliver.routing_key = bytes(there.key);
        QVERIFY(inbox.take(methodFrame(AMQP_BASIC_DELIVER_METHOD, &deliver)));
        QVERIFY(inbox.take(header));
        for (QByteArray *text : {&there.consumer, &there.exchange, &there.key})
            text->fill('?');
    }
    for (const Names &names : sent) {
        const auto delivery = inbox.takeDelivery();
        QVERIFY(delivery);
        QCOMPARE(delivery->consumer, QString::fromLatin1(names.consumer));
        QCOMPARE(delivery->exchange, names.exchange);
        QCOMPARE(delivery->routingKey, names.key);
    }
}

QTEST_GUILESS_MAIN(AmqpInboxTest)
#include "AmqpInboxTest.moc"
