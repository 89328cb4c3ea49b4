// Messages out of real brokers: run inside of tests/testbed/testbed exec, once for each version.
#include "Scene.h"
#include "look/messages/MessageProperties.h"
#include "look/messages/QueueRead.h"
#include "look/messages/StreamRead.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

QByteArray numbered(qsizetype i)
{
    return "message " + QByteArray::number(i);
}

QByteArray wire(const MessageProperties &properties)
{
    return encodeProperties(properties).value_or(QByteArray());
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

private:
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(MessagesLiveTest)
#include "MessagesLiveTest.moc"
