#include "look/messages/MessageProperties.h"

#include <QCoreApplication>
#include <QtEndian>

namespace warrener {

namespace {

constexpr int deepestTable = 64;
constexpr qsizetype mostTableValues = 100'000;
constexpr qsizetype longestShortString = 255;

std::unexpected<Error> badProperties(const QString &detail)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Messages", "The properties of a message cannot be read"), detail);
}

/// How a property stands in MessageProperties and on the wire, in the order of the wire (flag bit 15 first).
struct Slot
{
    std::optional<QByteArray> MessageProperties::*text = nullptr;
    std::optional<quint8> MessageProperties::*octet = nullptr;
    std::optional<quint64> MessageProperties::*time = nullptr; ///< none of the three: the headers
};

constexpr Slot wireSlots[] = {
    {.text = &MessageProperties::contentType},
    {.text = &MessageProperties::contentEncoding},
    {},
    {.octet = &MessageProperties::deliveryMode},
    {.octet = &MessageProperties::priority},
    {.text = &MessageProperties::correlationId},
    {.text = &MessageProperties::replyTo},
    {.text = &MessageProperties::expiration},
    {.text = &MessageProperties::messageId},
    {.time = &MessageProperties::timestamp},
    {.text = &MessageProperties::type},
    {.text = &MessageProperties::userId},
    {.text = &MessageProperties::appId},
    {.text = &MessageProperties::clusterId},
};

class PropertyReader final
{
public:
    explicit PropertyReader(QByteArrayView bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_at == m_bytes.size(); }
    bool isBad() const { return m_bad; }
    qsizetype at() const { return m_at; }

    template <class T>
    T take()
    {
        if (m_bad || m_bytes.size() - m_at < qsizetype(sizeof(T))) {
            m_bad = true;
            return 0;
        }
        const T value = qFromBigEndian<T>(m_bytes.data() + m_at);
        m_at += qsizetype(sizeof(T));
        return value;
    }

    QByteArray bytes(quint64 size)
    {
        if (m_bad || quint64(m_bytes.size() - m_at) < size) {
            m_bad = true;
            return {};
        }
        const QByteArray taken = m_bytes.sliced(m_at, qsizetype(size)).toByteArray();
        m_at += qsizetype(size);
        return taken;
    }

    QByteArray shortString() { return bytes(take<quint8>()); }

    /// Entries up to the end that the length word before them gives; without keys: an array.
    std::vector<AmqpField> entries(bool keys, int depth)
    {
        std::vector<AmqpField> fields;
        const quint64 size = take<quint32>();
        if (m_bad || quint64(m_bytes.size() - m_at) < size) {
            m_bad = true;
            return fields;
        }
        const qsizetype end = m_at + qsizetype(size);
        while (!m_bad && m_at < end) {
            AmqpField &field = fields.emplace_back();
            if (keys)
                field.key = shortString();
            field.value = value(depth);
        }
        if (m_at != end)
            m_bad = true;
        return fields;
    }

    AmqpValue value(int depth)
    {
        AmqpValue value;
        if (depth > deepestTable || ++m_values > mostTableValues) {
            m_bad = true;
            m_vast = true;
            return value;
        }
        value.type = char(take<quint8>());
        switch (value.type) {
        case 't':
        case 'B':
            value.bits = take<quint8>();
            break;
        case 'b':
            value.bits = quint64(qint64(take<qint8>()));
            break;
        case 's':
            value.bits = quint64(qint64(take<qint16>()));
            break;
        case 'u':
            value.bits = take<quint16>();
            break;
        case 'I':
            value.bits = quint64(qint64(take<qint32>()));
            break;
        case 'i':
        case 'f':
            value.bits = take<quint32>();
            break;
        case 'l':
        case 'L':
        case 'd':
        case 'T':
            value.bits = take<quint64>();
            break;
        case 'D':
            value.scale = take<quint8>();
            value.bits = take<quint32>();
            break;
        case 'S':
        case 'x':
            value.bytes = bytes(take<quint32>());
            break;
        case 'A':
            value.items = entries(false, depth + 1);
            break;
        case 'F':
            value.items = entries(true, depth + 1);
            break;
        case 'V':
            break;
        default:
            m_bad = true;
        }
        return value;
    }

    Error error() const
    {
        if (m_vast)
            return {.kind = ErrorKind::TooLarge,
                    .message = QCoreApplication::translate("Messages", "The properties of a message hold more values than are allowed"),
                    .detail = {}};
        return badProperties(QStringLiteral("byte %1").arg(m_at)).error();
    }

private:
    const QByteArrayView m_bytes;
    qsizetype m_at = 0;
    qsizetype m_values = 0;
    bool m_bad = false;
    bool m_vast = false;
};

class PropertyWriter final
{
public:
    template <class T>
    void put(T value)
    {
        char raw[sizeof(T)];
        qToBigEndian(value, raw);
        m_bytes.append(raw, sizeof raw);
    }

    void shortString(const QByteArray &text)
    {
        m_bad = m_bad || text.size() > longestShortString;
        put(quint8(text.size()));
        m_bytes += text;
    }

    void entries(const std::vector<AmqpField> &fields, bool keys, int depth = 0)
    {
        m_bad = m_bad || depth > deepestTable;
        if (m_bad)
            return;
        const qsizetype at = m_bytes.size();
        put(quint32(0));
        for (const AmqpField &field : fields) {
            if (keys)
                shortString(field.key);
            value(field.value, depth);
        }
        qToBigEndian(quint32(m_bytes.size() - at - 4), m_bytes.data() + at);
    }

    void value(const AmqpValue &value, int depth)
    {
        m_bytes += value.type;
        switch (value.type) {
        case 't':
        case 'b':
        case 'B':
            put(quint8(value.bits));
            break;
        case 's':
        case 'u':
            put(quint16(value.bits));
            break;
        case 'I':
        case 'i':
        case 'f':
            put(quint32(value.bits));
            break;
        case 'l':
        case 'L':
        case 'd':
        case 'T':
            put(value.bits);
            break;
        case 'D':
            put(value.scale);
            put(quint32(value.bits));
            break;
        case 'S':
        case 'x':
            put(quint32(value.bytes.size()));
            m_bytes += value.bytes;
            break;
        case 'A':
            entries(value.items, false, depth + 1);
            break;
        case 'F':
            entries(value.items, true, depth + 1);
            break;
        case 'V':
            break;
        default:
            m_bad = true;
        }
    }

    Result<QByteArray> result() &&
    {
        if (m_bad)
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Messages", "These properties cannot be written: a name or a text is too long, or a type is none"));
        return std::move(m_bytes);
    }

private:
    QByteArray m_bytes;
    bool m_bad = false;
};

} // namespace

QLatin1StringView amqpTypeName(char type)
{
    switch (type) {
    case 't':
        return QLatin1StringView("boolean");
    case 'b':
        return QLatin1StringView("int8");
    case 'B':
        return QLatin1StringView("uint8");
    case 's':
        return QLatin1StringView("int16");
    case 'u':
        return QLatin1StringView("uint16");
    case 'I':
        return QLatin1StringView("int32");
    case 'i':
        return QLatin1StringView("uint32");
    case 'l':
        return QLatin1StringView("int64");
    case 'L':
        return QLatin1StringView("uint64");
    case 'f':
        return QLatin1StringView("float");
    case 'd':
        return QLatin1StringView("double");
    case 'D':
        return QLatin1StringView("decimal");
    case 'S':
        return QLatin1StringView("string");
    case 'x':
        return QLatin1StringView("bytes");
    case 'A':
        return QLatin1StringView("array");
    case 'F':
        return QLatin1StringView("table");
    case 'T':
        return QLatin1StringView("timestamp");
    case 'V':
        return QLatin1StringView("void");
    default:
        return {};
    }
}

Result<MessageProperties> decodeProperties(QByteArrayView wire)
{
    MessageProperties properties;
    if (wire.isEmpty())
        return properties;
    PropertyReader reader(wire);
    const quint16 flags = reader.take<quint16>();
    // Bit 0 says that more flags follow; class basic has none that would need them. Bit 1 means nothing.
    if ((flags & 1) != 0)
        return badProperties(QStringLiteral("flags"));
    int bit = 15;
    for (const Slot &slot : wireSlots) {
        if ((flags >> bit--) % 2 == 0)
            continue;
        if (slot.text != nullptr)
            properties.*slot.text = reader.shortString();
        else if (slot.octet != nullptr)
            properties.*slot.octet = reader.take<quint8>();
        else if (slot.time != nullptr)
            properties.*slot.time = reader.take<quint64>();
        else
            properties.headers = reader.entries(true, 0);
    }
    if (reader.isBad())
        return std::unexpected(reader.error());
    if (!reader.atEnd())
        return badProperties(QStringLiteral("byte %1").arg(reader.at()));
    return properties;
}

Result<QByteArray> encodeProperties(const MessageProperties &properties)
{
    PropertyWriter list;
    quint16 flags = 0;
    int bit = 15;
    for (const Slot &slot : wireSlots) {
        const quint16 flag = quint16(1U << bit--);
        if (slot.text != nullptr && properties.*slot.text) {
            list.shortString(*(properties.*slot.text));
            flags |= flag;
        } else if (slot.octet != nullptr && properties.*slot.octet) {
            list.put(*(properties.*slot.octet));
            flags |= flag;
        } else if (slot.time != nullptr && properties.*slot.time) {
            list.put(*(properties.*slot.time));
            flags |= flag;
        } else if (slot.text == nullptr && slot.octet == nullptr && slot.time == nullptr && properties.headers) {
            list.entries(*properties.headers, true);
            flags |= flag;
        }
    }
    PropertyWriter head;
    head.put(flags);
    Result<QByteArray> body = std::move(list).result();
    if (!body)
        return body;
    return *std::move(head).result() + *body;
}

} // namespace warrener
