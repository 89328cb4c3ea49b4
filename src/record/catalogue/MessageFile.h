#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/QueueMessage.h"
#include "record/catalogue/Manifest.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>
#include <optional>

namespace warrener {

/// The first item of a message file: whose messages follow.
struct MessageFileHeader
{
    static constexpr int currentVersion = 1;

    int version = currentVersion;
    QString vhost;
    QString queue;
    QString type{}; ///< "classic", "quorum", "stream"
    MessageWay way = MessageWay::None;
    std::optional<QueueCutMark> cut{};

    bool operator==(const MessageFileHeader &) const = default;
};

/// One item: a message, or the reference to one whose body stands in a backup further down the chain.
struct MessageItem
{
    QueueMessage message; ///< of a reference: index, state, delivery count and redelivered only
    quint32 crc32 = 0;    ///< of its body, see README.md; a reference's is that of the body that it means
    bool isReference = false;

    bool operator==(const MessageItem &) const = default;
};

/// The CRC-32 (zlib's) of a message's body as an item carries it.
quint32 bodyCrc32(const QueueMessage &message);

/// Writes a CBOR sequence (RFC 8742): the header, then an item a message, in the order of the queue. Buffers
/// some 100 kB; the device need not be random-access. Errors: Io, and remembered: the next call says it again.
class MessageFileWriter final
{
public:
    explicit MessageFileWriter(QIODevice &device);
    ~MessageFileWriter();
    Q_DISABLE_COPY_MOVE(MessageFileWriter)

    /// Once, before all messages.
    Status begin(const MessageFileHeader &header);
    /// With its body.
    Status add(const QueueMessage &message);
    /// The body stands in the parent's file of this queue, or in what that refers to. `crc32`: bodyCrc32 of it.
    Status addReference(const QueueMessage &message, quint32 crc32);
    /// Hands on what is buffered. What comes after is no error, but must be flushed again.
    Status flush();

    qint64 messages() const { return m_messages; } ///< references too
    qint64 payloadBytes() const { return m_payloadBytes; }

private:
    Status handOn();

    QIODevice &m_device;
    QByteArray m_buffer;
    QByteArray m_body;
    std::optional<Error> m_error;
    qint64 m_messages = 0;
    qint64 m_payloadBytes = 0;
};

/// How long an item may be; RabbitMQ itself takes up to 512 MiB a message.
struct MessageFileBounds
{
    qint64 item = 544LL * 1024 * 1024;
    /// RabbitMQ's own frame of 128 KiB has room for 26,000 in a header “CC”, and it can be set larger.
    qsizetype routingKeys = 200'000;
};

/// One item, or the header, of bytes that are just that: for who has them in hand. Errors: Malformed, NotAvailable.
Result<MessageItem> messageItemFrom(QByteArrayView bytes, bool withBody = true, const MessageFileBounds &bounds = {});
Result<MessageFileHeader> messageHeaderFrom(QByteArrayView bytes);

/// Reads it item by item; memory is that of one item. Refuses what it does not know: no item is ever skipped. Errors:
/// Malformed (and at which byte), TooLarge, Io. After an error nothing more is read.
class MessageFileReader final
{
public:
    enum class Beginning : std::uint8_t { Header, Item };

    /// `beginning`: what the device stands before.
    explicit MessageFileReader(QIODevice &device, MessageFileBounds bounds = {}, Beginning beginning = Beginning::Header);
    Q_DISABLE_COPY_MOVE(MessageFileReader)

    /// Reads the header where next() has not yet.
    Result<MessageFileHeader> header();
    /// The next item with its checksum checked; nothing: that was all.
    Result<std::optional<MessageItem>> next();
    /// The same without its body, whose checksum is not looked at: what a reference to it needs.
    Result<std::optional<MessageItem>> nextHead();
    /// Goes over the next item without making a message of it, its checksum unchecked; false: that was all.
    Result<bool> skip();

    qint64 position() const { return m_position; } ///< bytes, of the next item

private:
    Result<std::optional<MessageItem>> nextItem(bool withBody);
    Result<QByteArrayView> take();
    std::unexpected<Error> stopWith(Error error);

    QIODevice &m_device;
    MessageFileBounds m_bounds;
    QByteArray m_buffer;
    qsizetype m_used = 0; ///< bytes of the buffer that were read
    qint64 m_position = 0;
    bool m_atEnd = false;
    std::optional<MessageFileHeader> m_header;
    std::optional<Error> m_error;
};

} // namespace warrener
