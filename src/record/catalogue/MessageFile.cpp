#include "record/catalogue/MessageFile.h"

#include "base/PlainFile.h"
#include "record/catalogue/ArchiveReader.h"
#include "record/catalogue/Cbor.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr QByteArrayView messagesFormat = "warrener-messages";
constexpr qsizetype handOnAt = 256 * 1024;
constexpr qsizetype readAtOnce = 256 * 1024;
constexpr qsizetype longestHeader = 64 * 1024;
constexpr std::array messageStates{MessageState::Ready, MessageState::Unacknowledged, MessageState::Returned, MessageState::DeadLettering};

QByteArrayView stateId(MessageState state)
{
    switch (state) {
    case MessageState::Ready:
        return "ready";
    case MessageState::Unacknowledged:
        return "unacknowledged";
    case MessageState::Returned:
        return "returned";
    case MessageState::DeadLettering:
        return "dead-lettering";
    }
    return {};
}

QByteArrayView wayId(MessageWay way)
{
    switch (way) {
    case MessageWay::Snapshot:
        return "snapshot";
    case MessageWay::Read:
        return "read";
    case MessageWay::Offset:
        return "offset";
    case MessageWay::None:
        return "none";
    }
    return {};
}

void putBody(QByteArray &to, const QueueMessage &message)
{
    cbor::putHead(to, cbor::Major::Map, 5 + (message.receivedMs ? 1 : 0));
    cbor::putText(to, "exchange");
    cbor::putBytes(to, message.exchange);
    cbor::putText(to, "routingKeys");
    cbor::putHead(to, cbor::Major::Array, static_cast<quint64>(message.routingKeys.size()));
    for (const QByteArray &key : message.routingKeys)
        cbor::putBytes(to, key);
    if (message.receivedMs) {
        cbor::putText(to, "receivedMs");
        cbor::putInt(to, *message.receivedMs);
    }
    cbor::putText(to, "container");
    cbor::putBytes(to, message.container);
    cbor::putText(to, "properties");
    cbor::putBytes(to, message.properties);
    cbor::putText(to, "payload");
    cbor::putBytes(to, message.payload);
}

quint32 crcOf(QByteArrayView bytes)
{
    return static_cast<quint32>(::crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), static_cast<z_size_t>(bytes.size())));
}

void putMessageHead(QByteArray &to, const QueueMessage &message, quint32 crc, bool hasBody)
{
    const bool isCounted = message.deliveryCount >= 0;
    cbor::putHead(to, cbor::Major::Map, 4 + (isCounted ? 1 : 0) + (hasBody ? 1 : 0));
    cbor::putText(to, "index");
    cbor::putHead(to, cbor::Major::Unsigned, message.index);
    cbor::putText(to, "state");
    cbor::putText(to, stateId(message.state));
    if (isCounted) {
        cbor::putText(to, "deliveryCount");
        cbor::putInt(to, message.deliveryCount);
    }
    cbor::putText(to, "redelivered");
    cbor::putBool(to, message.redelivered);
    cbor::putText(to, "crc32");
    cbor::putHead(to, cbor::Major::Unsigned, crc);
}

/// Why an item is none of ours; null: it is one. Not translated: a detail for whoever repairs it.
using Trouble = const char *;

Trouble takeBody(QByteArrayView bytes, QueueMessage &message, qsizetype mostKeys)
{
    const cbor::Extent extent = cbor::extentOf(bytes, bytes.size());
    if (extent.kind != cbor::Extent::Kind::Whole || extent.length != bytes.size())
        return "the body is no CBOR item";
    cbor::Taker taker(bytes);
    const auto fields = taker.map();
    if (!fields || *fields > 6)
        return "the body is no map of at most 6 keys";
    unsigned seen = 0;
    for (quint64 i = 0; i < *fields; ++i) {
        const auto key = taker.text();
        if (!key)
            return "a key of the body is no text";
        unsigned bit = 0;
        bool isGood = true;
        const auto takeBytes = [&](QByteArray &to) {
            const auto run = taker.bytes();
            isGood = run.has_value();
            if (run)
                to = run->toByteArray();
        };
        if (*key == "exchange") {
            bit = 1;
            takeBytes(message.exchange);
        } else if (*key == "routingKeys") {
            bit = 2;
            const auto count = taker.array();
            isGood = count && *count <= static_cast<quint64>(mostKeys);
            for (quint64 k = 0; isGood && k < *count; ++k)
                takeBytes(message.routingKeys.emplaceBack());
        } else if (*key == "receivedMs") {
            bit = 4;
            message.receivedMs = taker.integer();
            isGood = message.receivedMs.has_value();
        } else if (*key == "container") {
            bit = 8;
            takeBytes(message.container);
        } else if (*key == "properties") {
            bit = 16;
            takeBytes(message.properties);
        } else if (*key == "payload") {
            bit = 32;
            takeBytes(message.payload);
        } else {
            return "the body has an unknown key";
        }
        if (!isGood)
            return "a value of the body has the wrong type";
        if (seen & bit)
            return "a key of the body stands twice";
        seen |= bit;
    }
    return (seen | 4) == 63 ? nullptr : "a key of the body is missing";
}

Trouble takeItem(QByteArrayView bytes, MessageItem &item, bool withBody, qsizetype mostKeys)
{
    cbor::Taker taker(bytes);
    const auto fields = taker.map();
    if (!fields || *fields > 6)
        return "the item is no map of at most 6 keys";
    unsigned seen = 0;
    QByteArrayView body;
    for (quint64 i = 0; i < *fields; ++i) {
        const auto key = taker.text();
        if (!key)
            return "a key is no text";
        unsigned bit = 0;
        bool isGood = false;
        if (*key == "index") {
            bit = 1;
            const auto index = taker.unsignedInt();
            isGood = index.has_value();
            item.message.index = index.value_or(0);
        } else if (*key == "state") {
            bit = 2;
            const auto id = taker.text();
            for (const MessageState state : messageStates) {
                if (id && *id == stateId(state)) {
                    item.message.state = state;
                    isGood = true;
                }
            }
        } else if (*key == "deliveryCount") {
            bit = 4;
            const auto count = taker.integer();
            isGood = count && *count >= 0;
            item.message.deliveryCount = count.value_or(-1);
        } else if (*key == "redelivered") {
            bit = 8;
            const auto flag = taker.boolean();
            isGood = flag.has_value();
            item.message.redelivered = flag.value_or(false);
        } else if (*key == "crc32") {
            bit = 16;
            const auto crc = taker.unsignedInt();
            isGood = crc && *crc <= 0xffffffff;
            item.crc32 = static_cast<quint32>(crc.value_or(0));
        } else if (*key == "body") {
            bit = 32;
            const auto run = taker.bytes();
            isGood = run.has_value();
            body = run.value_or(QByteArrayView());
        } else {
            return "an unknown key";
        }
        if (!isGood)
            return "a value has the wrong type";
        if (seen & bit)
            return "a key stands twice";
        seen |= bit;
    }
    if ((seen | 4 | 32) != 63)
        return "a key is missing";
    item.isReference = !(seen & 32);
    if (item.isReference || !withBody)
        return nullptr;
    if (crcOf(body) != item.crc32)
        return "the checksum of the body is another";
    return takeBody(body, item.message, mostKeys);
}

Trouble takeHeader(QByteArrayView bytes, MessageFileHeader &header)
{
    cbor::Taker taker(bytes);
    const auto fields = taker.map();
    if (!fields || *fields > 16)
        return "the header is no map";
    bool isOurs = false;
    bool hasVersion = false;
    QSet<QByteArray> seen;
    const auto text = [&](QString &to) {
        const auto run = taker.text();
        if (run)
            to = QString::fromUtf8(*run);
        return run.has_value();
    };
    for (quint64 i = 0; i < *fields; ++i) {
        const auto key = taker.text();
        if (!key || seen.contains(key->toByteArray()))
            return "a key of the header is no text, or stands twice";
        seen.insert(key->toByteArray());
        bool isGood = false;
        if (*key == "format") {
            const auto format = taker.text();
            isOurs = isGood = format && *format == messagesFormat;
        } else if (*key == "version") {
            const auto version = taker.unsignedInt();
            isGood = hasVersion = version && *version >= 1 && *version <= 1'000'000;
            header.version = static_cast<int>(version.value_or(0));
        } else if (*key == "vhost") {
            isGood = text(header.vhost);
        } else if (*key == "queue") {
            isGood = text(header.queue);
        } else if (*key == "type") {
            isGood = text(header.type);
        } else if (*key == "way") {
            const auto id = taker.text();
            for (const MessageWay way : {MessageWay::Snapshot, MessageWay::Read, MessageWay::Offset, MessageWay::None}) {
                if (id && *id == wayId(way)) {
                    header.way = way;
                    isGood = true;
                }
            }
        } else if (*key == "cut") {
            const auto count = taker.map();
            isGood = count && *count == 5;
            QueueCutMark cut;
            for (quint64 c = 0; isGood && c < *count; ++c) {
                const auto name = taker.text();
                isGood = name.has_value();
                if (!isGood)
                    break;
                if (*name == "node") {
                    isGood = text(cut.node.value);
                } else if (*name == "uid") {
                    isGood = text(cut.uid);
                } else if (*name == "index" || *name == "term") {
                    const auto value = taker.unsignedInt();
                    isGood = value.has_value();
                    (*name == "index" ? cut.index : cut.term) = value.value_or(0);
                } else if (*name == "at") {
                    const auto ms = taker.integer();
                    isGood = ms.has_value();
                    cut.at = TimePoint{Millis{ms.value_or(0)}};
                } else {
                    isGood = false;
                }
            }
            header.cut = cut;
        } else {
            return "the header has an unknown key";
        }
        if (!isGood)
            return "a value of the header has the wrong type";
    }
    return isOurs && hasVersion ? nullptr : "the header does not name format and version";
}

} // namespace

quint32 bodyCrc32(const QueueMessage &message)
{
    QByteArray body;
    putBody(body, message);
    return crcOf(body);
}

MessageFileWriter::MessageFileWriter(QIODevice &device) : m_device(device)
{
    m_buffer.reserve(handOnAt + 64 * 1024);
}

MessageFileWriter::~MessageFileWriter() = default;

Status MessageFileWriter::begin(const MessageFileHeader &header)
{
    if (m_error)
        return std::unexpected(*m_error);
    cbor::putHead(m_buffer, cbor::Major::Map, 6 + (header.cut ? 1 : 0));
    cbor::putText(m_buffer, "format");
    cbor::putText(m_buffer, messagesFormat);
    cbor::putText(m_buffer, "version");
    cbor::putInt(m_buffer, header.version);
    cbor::putText(m_buffer, "vhost");
    cbor::putText(m_buffer, header.vhost.toUtf8());
    cbor::putText(m_buffer, "queue");
    cbor::putText(m_buffer, header.queue.toUtf8());
    cbor::putText(m_buffer, "type");
    cbor::putText(m_buffer, header.type.toUtf8());
    cbor::putText(m_buffer, "way");
    cbor::putText(m_buffer, wayId(header.way));
    if (header.cut) {
        cbor::putText(m_buffer, "cut");
        cbor::putHead(m_buffer, cbor::Major::Map, 5);
        cbor::putText(m_buffer, "node");
        cbor::putText(m_buffer, header.cut->node.value.toUtf8());
        cbor::putText(m_buffer, "uid");
        cbor::putText(m_buffer, header.cut->uid.toUtf8());
        cbor::putText(m_buffer, "index");
        cbor::putHead(m_buffer, cbor::Major::Unsigned, header.cut->index);
        cbor::putText(m_buffer, "term");
        cbor::putHead(m_buffer, cbor::Major::Unsigned, header.cut->term);
        cbor::putText(m_buffer, "at");
        cbor::putInt(m_buffer, header.cut->at.time_since_epoch().count());
    }
    return handOn();
}

Status MessageFileWriter::add(const QueueMessage &message)
{
    if (m_error)
        return std::unexpected(*m_error);
    m_body.resize(0);
    putBody(m_body, message);
    putMessageHead(m_buffer, message, crcOf(m_body), true);
    cbor::putText(m_buffer, "body");
    cbor::putBytes(m_buffer, m_body);
    ++m_messages;
    m_payloadBytes += message.payload.size();
    // A message of many megabytes does not keep its room for the small ones behind it.
    if (m_body.capacity() > 4 * handOnAt)
        m_body = QByteArray();
    return handOn();
}

Status MessageFileWriter::addReference(const QueueMessage &message, quint32 crc32)
{
    if (m_error)
        return std::unexpected(*m_error);
    putMessageHead(m_buffer, message, crc32, false);
    ++m_messages;
    return handOn();
}

Status MessageFileWriter::handOn()
{
    return m_buffer.size() < handOnAt ? Status() : flush();
}

Status MessageFileWriter::flush()
{
    if (m_error)
        return std::unexpected(*m_error);
    if (!writeAll(m_device, m_buffer)) {
        m_error = Error{
            .kind = ErrorKind::Io, .message = QCoreApplication::translate("MessageFile", "The messages cannot be written"), .detail = m_device.errorString()};
        return std::unexpected(*m_error);
    }
    if (m_buffer.capacity() > 8 * handOnAt)
        m_buffer = QByteArray();
    m_buffer.resize(0);
    m_buffer.reserve(handOnAt + 64 * 1024);
    return {};
}

MessageFileReader::MessageFileReader(QIODevice &device, MessageFileBounds bounds, Beginning beginning) : m_device(device), m_bounds(bounds)
{
    if (beginning == Beginning::Item)
        m_header.emplace();
}

std::unexpected<Error> MessageFileReader::stopWith(Error error)
{
    m_error = std::move(error);
    m_buffer = QByteArray();
    m_used = 0;
    return std::unexpected(*m_error);
}

/// The next item, in the buffer until the next call; empty: that was all.
Result<QByteArrayView> MessageFileReader::take()
{
    if (m_error)
        return std::unexpected(*m_error);
    const qsizetype most = m_header ? static_cast<qsizetype>(m_bounds.item) : longestHeader;
    while (true) {
        const QByteArrayView left = QByteArrayView(m_buffer).sliced(m_used);
        if (left.isEmpty() && m_atEnd)
            return QByteArrayView();
        const cbor::Extent extent =
            left.isEmpty() ? cbor::Extent{.kind = cbor::Extent::Kind::More, .length = 1} : cbor::extentOf(left, most, cbor::shapeOfMessageFiles);
        if (extent.kind == cbor::Extent::Kind::Whole) {
            m_used += extent.length;
            m_position += extent.length;
            return left.first(extent.length);
        }
        if (extent.kind == cbor::Extent::Kind::Malformed || m_atEnd) {
            return stopWith({.kind = ErrorKind::Malformed,
                             .message = m_atEnd
                                            ? QCoreApplication::translate("MessageFile", "The messages end in the middle of one, at byte %1").arg(m_position)
                                            : QCoreApplication::translate("MessageFile", "The messages are damaged at byte %1").arg(m_position),
                             .detail = {}});
        }
        if (m_used > 0) {
            // What a large item took is given back when the next one is small.
            m_buffer = m_buffer.capacity() > 4 * readAtOnce ? QByteArray(left.constData(), left.size()) : m_buffer.remove(0, m_used);
            m_used = 0;
        }
        // As much as came, not as much as was claimed, is what memory is taken for.
        const qsizetype wanted = std::clamp(extent.length - m_buffer.size(), readAtOnce, 16 * readAtOnce);
        const qsizetype before = m_buffer.size();
        m_buffer.resize(before + wanted);
        const qint64 got = m_device.read(m_buffer.data() + before, wanted);
        m_buffer.resize(before + std::max<qint64>(got, 0));
        if (got < 0)
            return stopWith(deviceError(m_device));
        m_atEnd = got == 0;
    }
}

Result<MessageFileHeader> MessageFileReader::header()
{
    if (m_header)
        return *m_header;
    const Result<QByteArrayView> bytes = take();
    if (!bytes)
        return std::unexpected(bytes.error());
    Result<MessageFileHeader> header = messageHeaderFrom(*bytes);
    if (!header)
        return stopWith(header.error());
    m_header = *header;
    return header;
}

Result<std::optional<MessageItem>> MessageFileReader::nextItem(bool withBody)
{
    if (const auto first = header(); !first)
        return std::unexpected(first.error());
    const qint64 at = m_position;
    const Result<QByteArrayView> bytes = take();
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->isEmpty())
        return std::nullopt;
    Result<MessageItem> item = messageItemFrom(*bytes, withBody, m_bounds);
    if (!item) {
        item.error().message = QCoreApplication::translate("MessageFile", "The messages are damaged at byte %1").arg(at);
        return stopWith(item.error());
    }
    return *std::move(item);
}

Result<MessageFileHeader> messageHeaderFrom(QByteArrayView bytes)
{
    MessageFileHeader header;
    const Trouble trouble = bytes.isEmpty() ? "it is empty" : takeHeader(bytes, header);
    if (trouble)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("MessageFile", "This is no message file of Warrener"), QString::fromLatin1(trouble));
    if (header.version > MessageFileHeader::currentVersion) {
        return failure(ErrorKind::NotAvailable,
                       QCoreApplication::translate("MessageFile", "The message file was made by a newer Warrener (its format is %1, this one reads up to %2)")
                           .arg(header.version)
                           .arg(MessageFileHeader::currentVersion));
    }
    return header;
}

Result<MessageItem> messageItemFrom(QByteArrayView bytes, bool withBody, const MessageFileBounds &bounds)
{
    MessageItem item;
    if (const Trouble trouble = takeItem(bytes, item, withBody, bounds.routingKeys))
        return failure(ErrorKind::Malformed, QCoreApplication::translate("MessageFile", "A message is damaged"), QString::fromLatin1(trouble));
    return item;
}

Result<std::optional<MessageItem>> MessageFileReader::next()
{
    return nextItem(true);
}

Result<std::optional<MessageItem>> MessageFileReader::nextHead()
{
    return nextItem(false);
}

Result<bool> MessageFileReader::skip()
{
    const auto item = nextItem(false);
    if (!item)
        return std::unexpected(item.error());
    return item->has_value();
}

} // namespace warrener
