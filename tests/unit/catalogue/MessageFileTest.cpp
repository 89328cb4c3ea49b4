// Messages come back as they were; nothing that is damaged, cut short or hostile passes as a message.
#include "record/catalogue/MessageFile.h"

#include "BackupSamples.h"
#include "record/catalogue/Cbor.h"

#include <QCborStreamReader>

using namespace warrener;
using namespace Qt::StringLiterals;

class MessageFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack();
    void references();
    void isPlainCbor();
    void everyCutIsSeen();
    void everyChangedByteIsSeen();
    void refuses_data();
    void refuses();
    void claimsCostNoMemory();
    void manySmallOnesCostNoTime();
    void manyRoutingKeys();
    void largeMessages();
    void writingFails();
};

namespace {

const MessageFileHeader sampleHeader{.vhost = u"/"_s,
                                     .queue = u"Bestellungen 生产"_s,
                                     .type = u"quorum"_s,
                                     .way = MessageWay::Snapshot,
                                     .cut = QueueCutMark{.node = {u"rabbit@b1"_s}, .uid = u"UID"_s, .index = ~0ULL, .term = 3, .at = samples::at}};

Result<QList<MessageItem>> readAllItems(const QByteArray &bytes, MessageFileHeader *header = nullptr)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    MessageFileReader reader(buffer);
    const auto first = reader.header();
    if (!first)
        return std::unexpected(first.error());
    if (header)
        *header = *first;
    QList<MessageItem> items;
    while (true) {
        auto item = reader.next();
        if (!item)
            return std::unexpected(item.error());
        if (!*item)
            return items;
        items.append(**item);
    }
}

/// Hands out a few bytes at a time.
class Trickle final : public QBuffer
{
protected:
    qint64 readData(char *data, qint64 most) override { return QBuffer::readData(data, std::min<qint64>(most, 7)); }
};

} // namespace

void MessageFileTest::thereAndBack()
{
    QList<QueueMessage> messages;
    for (quint64 i = 1; i <= 100; ++i)
        messages.append(samples::message(i));
    messages.append({.index = ~0ULL, .state = MessageState::DeadLettering});
    messages.append({.index = 0,
                     .state = MessageState::Returned,
                     .exchange = QByteArray(255, '\0'),
                     .receivedMs = -1,
                     .properties = QByteArray(70'000, '\xff'),
                     .payload = QByteArray("\0\xff\n", 3)});
    Trickle buffer;
    buffer.open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    MessageFileWriter writer(buffer);
    QGOOD(writer.begin(sampleHeader));
    qint64 payload = 0;
    for (const QueueMessage &message : messages) {
        QGOOD(writer.add(message));
        payload += message.payload.size();
    }
    QGOOD(writer.flush());
    QCOMPARE(writer.messages(), messages.size());
    QCOMPARE(writer.payloadBytes(), payload);

    buffer.seek(0);
    MessageFileReader reader(buffer);
    QCOMPARE(*reader.header(), sampleHeader);
    for (const QueueMessage &message : messages) {
        const auto item = reader.next();
        QGOOD(item);
        QVERIFY(item->has_value());
        QCOMPARE((*item)->message, message);
        QCOMPARE((*item)->crc32, bodyCrc32(message));
        QVERIFY(!(*item)->isReference);
    }
    const auto end = reader.next();
    QGOOD(end);
    QVERIFY(!end->has_value());
    QCOMPARE(reader.position(), buffer.size());
}

void MessageFileTest::references()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    MessageFileWriter writer(buffer);
    QGOOD(writer.begin(sampleHeader));
    QGOOD(writer.addReference(samples::message(5), bodyCrc32(samples::message(5))));
    QGOOD(writer.add(samples::message(6)));
    QGOOD(writer.flush());
    const auto items = readAllItems(buffer.data());
    QGOOD(items);
    QCOMPARE(items->size(), 2);
    const MessageItem &reference = items->at(0);
    QVERIFY(reference.isReference);
    QCOMPARE(reference.message, (QueueMessage{.index = 5, .state = MessageState::Ready, .deliveryCount = 2, .redelivered = true}));
    QCOMPARE(reference.crc32, bodyCrc32(samples::message(5)));
    QVERIFY(!items->at(1).isReference);
    // Without bodies it is read the same, with the checksums of what was left out.
    QBuffer again;
    again.setData(buffer.data());
    again.open(QIODevice::ReadOnly);
    MessageFileReader reader(again);
    const auto first = reader.nextHead();
    const auto second = reader.nextHead();
    QCOMPARE(**first, reference);
    QCOMPARE((*second)->message.index, 6);
    QCOMPARE((*second)->crc32, bodyCrc32(samples::message(6)));
    QVERIFY((*second)->message.payload.isEmpty());
    QVERIFY(!*reader.skip());
}

/// A stranger reads it with a library for CBOR: Qt's.
void MessageFileTest::isPlainCbor()
{
    QByteArray bytes = samples::messageFile(sampleHeader, 1, 4);
    QList<QCborValue> items;
    while (!bytes.isEmpty()) {
        QCborStreamReader reader(bytes);
        items.append(QCborValue::fromCbor(reader));
        QCOMPARE(reader.lastError(), QCborError{QCborError::NoError});
        bytes.remove(0, reader.currentOffset());
    }
    QCOMPARE(items.size(), 4);
    QCOMPARE(items.at(0)[u"format"_s].toString(), u"warrener-messages"_s);
    QCOMPARE(items.at(0)[u"queue"_s].toString(), sampleHeader.queue);
    QCOMPARE(items.at(2)[u"index"_s].toInteger(), 2);
    QCOMPARE(items.at(2)[u"state"_s].toString(), u"ready"_s);
    const QCborMap body = QCborValue::fromCbor(items.at(2)[u"body"_s].toByteArray()).toMap();
    QCOMPARE(body[u"payload"_s].toByteArray(), samples::message(2).payload);
    QCOMPARE(body[u"routingKeys"_s].toArray().size(), 2);
    QCOMPARE(body.size(), 6);
}

void MessageFileTest::everyCutIsSeen()
{
    const QByteArray bytes = samples::messageFile(sampleHeader, 1, 8);
    QSet<qsizetype> wholeAt;
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    MessageFileReader reader(buffer);
    QGOOD(reader.header());
    do
        wholeAt.insert(reader.position());
    while (*reader.skip());
    for (qsizetype cut = 0; cut < bytes.size(); ++cut)
        QVERIFY2(wholeAt.contains(cut) == readAllItems(bytes.first(cut)).has_value(), qPrintable(QString::number(cut)));
}

/// The fields beside the body are not under its checksum: what changes there is under the hash of the entry. But it is
/// never a crash, and never another body.
void MessageFileTest::everyChangedByteIsSeen()
{
    const QByteArray bytes = samples::messageFile(sampleHeader, 1, 8);
    const auto good = readAllItems(bytes);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (const int flip : {1, 0x20, 0x80, 0xff}) {
            QByteArray changed = bytes;
            changed[at] = static_cast<char>(changed.at(at) ^ flip);
            MessageFileHeader header;
            const auto items = readAllItems(changed, &header);
            if (!items)
                continue;
            QVERIFY(*items != *good || header != sampleHeader);
            for (const MessageItem &item : *items)
                QVERIFY(item.isReference || item.crc32 == bodyCrc32(item.message));
        }
    }
}

void MessageFileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray header;
    {
        QBuffer buffer(&header);
        buffer.open(QIODevice::WriteOnly);
        MessageFileWriter writer(buffer);
        (void)writer.begin(sampleHeader);
        (void)writer.flush();
    }
    const auto item = [](auto fill) {
        QByteArray bytes;
        fill(bytes);
        return bytes;
    };
    using cbor::Major;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("no header") << samples::messageFile(sampleHeader, 1, 2).mid(header.size());
    QTest::newRow("two headers") << header + header;
    QTest::newRow("indefinite") << header + QByteArray("\xbf\xff");
    QTest::newRow("reserved") << header + QByteArray("\xbc");
    QTest::newRow("float") << header + QByteArray("\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00", 9);
    QTest::newRow("deep") << header + QByteArray(1000, '\x81');
    QTest::newRow("many") << header + QByteArray("\xbb\xff\xff\xff\xff\xff\xff\xff\xff");
    QTest::newRow("many items") << header + QByteArray("\x9a\x7f\xff\xff\xff");
    QTest::newRow("huge text") << header + QByteArray("\x7b\x7f\xff\xff\xff\xff\xff\xff\xff");
    QTest::newRow("empty map") << header + QByteArray("\xa0");
    QTest::newRow("key twice") << header + item([](QByteArray &to) {
                                      cbor::putHead(to, Major::Map, 2);
                                      for (int i = 0; i < 2; ++i) {
                                          cbor::putText(to, "index");
                                          cbor::putInt(to, 1);
                                      }
                                  });
    QTest::newRow("unknown key") << header + item([](QByteArray &to) {
                                        cbor::putHead(to, Major::Map, 1);
                                        cbor::putText(to, "colour");
                                        cbor::putInt(to, 1);
                                    });
    QTest::newRow("unknown state") << header + item([](QByteArray &to) {
                                          cbor::putHead(to, Major::Map, 4);
                                          cbor::putText(to, "index");
                                          cbor::putInt(to, 1);
                                          cbor::putText(to, "state");
                                          cbor::putText(to, "lost");
                                          cbor::putText(to, "redelivered");
                                          cbor::putBool(to, false);
                                          cbor::putText(to, "crc32");
                                          cbor::putInt(to, 1);
                                      });
}

void MessageFileTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    const auto items = readAllItems(bytes);
    QVERIFY(!items);
    QCOMPARE(items.error().kind, ErrorKind::Malformed);
}

/// An item that says it has 500 MB, and has not.
void MessageFileTest::claimsCostNoMemory()
{
    QByteArray bytes = samples::messageFile(sampleHeader, 1, 1);
    cbor::putHead(bytes, cbor::Major::Map, 1);
    cbor::putText(bytes, "body");
    cbor::putHead(bytes, cbor::Major::Bytes, 500'000'000);
    bytes.append(1'000, 'x');
    class Watched final : public QBuffer
    {
    public:
        qint64 asked = 0;

    protected:
        qint64 readData(char *data, qint64 most) override
        {
            asked = std::max(asked, most);
            return QBuffer::readData(data, most);
        }
    } buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    MessageFileReader reader(buffer);
    const auto item = reader.next();
    QVERIFY(!item);
    QCOMPARE(item.error().kind, ErrorKind::Malformed);
    QVERIFY2(buffer.asked <= 8 * 1024 * 1024, qPrintable(QString::number(buffer.asked)));
    QBuffer small;
    small.setData(bytes);
    small.open(QIODevice::ReadOnly);
    MessageFileReader bounded(small, {.item = 1'000'000});
    QVERIFY(!bounded.next());
}

/// Lists in a list, each there soon: what is no message is refused by what it begins with, and not gone over again with every byte that comes.
void MessageFileTest::manySmallOnesCostNoTime()
{
    QByteArray inner;
    cbor::putHead(inner, cbor::Major::Array, 100);
    inner.append(100, '\0');
    QByteArray lists;
    cbor::putHead(lists, cbor::Major::Array, 200'000);
    QCOMPARE(cbor::extentOf(lists, 100'000'000, cbor::shapeOfMessageFiles).kind, cbor::Extent::Kind::Malformed);
    // Of what has come whole, as the body of a message, it says what it is.
    QCOMPARE(cbor::extentOf(lists, 100'000'000).kind, cbor::Extent::Kind::More);
    QByteArray bytes = samples::messageFile(sampleHeader, 1, 2) + lists + inner.repeated(200'000);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    MessageFileReader reader(buffer);
    QVERIFY((*reader.next()).has_value());
    const auto refused = reader.next();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Malformed);
    QVERIFY2(buffer.pos() <= 1024 * 1024, qPrintable(QString::number(buffer.pos())));
    // Nor one map in another, deeper than any of ours.
    QByteArray deep;
    for (int i = 0; i < 4; ++i) {
        cbor::putHead(deep, cbor::Major::Map, 1);
        cbor::putText(deep, "index");
    }
    QCOMPARE(cbor::extentOf(deep, 100'000'000, cbor::shapeOfMessageFiles).kind, cbor::Extent::Kind::Malformed);
}

/// A header “CC” fills a frame of RabbitMQ with more than twenty thousand.
void MessageFileTest::manyRoutingKeys()
{
    QueueMessage copied = samples::message(1);
    for (int i = 0; i < 30'000; ++i)
        copied.routingKeys.append(QByteArray::number(i));
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    MessageFileWriter writer(buffer);
    QGOOD(writer.begin(sampleHeader));
    QGOOD(writer.add(copied));
    QGOOD(writer.flush());
    buffer.seek(0);
    MessageFileReader reader(buffer);
    const auto item = reader.next();
    QGOOD(item);
    QCOMPARE((**item).message, copied);
}

void MessageFileTest::largeMessages()
{
    QueueMessage large = samples::message(1);
    large.payload = QByteArray(20'000'000, 'p');
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    MessageFileWriter writer(buffer);
    QGOOD(writer.begin(sampleHeader));
    QGOOD(writer.add(large));
    QGOOD(writer.add(samples::message(2)));
    QGOOD(writer.flush());
    buffer.seek(0);
    MessageFileReader reader(buffer);
    QCOMPARE((**reader.next()).message, large);
    QCOMPARE((**reader.next()).message, samples::message(2));
    QVERIFY(!reader.next()->has_value());
}

void MessageFileTest::writingFails()
{
    class Full final : public QIODevice
    {
    protected:
        qint64 readData(char *, qint64) override { return -1; }
        qint64 writeData(const char *, qint64) override
        {
            setErrorString(u"no space left"_s);
            return -1;
        }
    } full;
    full.open(QIODevice::WriteOnly);
    MessageFileWriter writer(full);
    QGOOD(writer.begin(sampleHeader));
    const Status flushed = writer.flush();
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().kind, ErrorKind::Io);
    QCOMPARE(flushed.error().detail, u"no space left"_s);
    QCOMPARE(writer.add(samples::message(1)).error(), flushed.error());
}

QTEST_GUILESS_MAIN(MessageFileTest)
#include "MessageFileTest.moc"
