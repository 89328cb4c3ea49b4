#include "look/messages/SnapshotSpool.h"

#include <QCoreApplication>

#include <cstring>
#include <unistd.h>

namespace warrener {

namespace {

constexpr qsizetype spoolBuffer = 1024 * 1024;

std::unexpected<Error> spoolTrouble(const QFile &file)
{
    return failure(ErrorKind::Io, QCoreApplication::translate("Messages", "The messages cannot be kept in %1 for the time being").arg(file.fileName()),
                   file.errorString());
}

// Nobody but this process reads the file: plain copies, because a stream made for each message took longer than its bytes.
template <class Number>
void spoolNumber(QByteArray &to, Number number)
{
    to.append(reinterpret_cast<const char *>(&number), sizeof number);
}

void spoolBytes(QByteArray &to, QByteArrayView bytes)
{
    spoolNumber(to, quint32(bytes.size()));
    to.append(bytes);
}

/// Takes them off again; what is not there makes it bad.
class SpooledBody final
{
public:
    explicit SpooledBody(QByteArrayView bytes) : m_bytes(bytes) {}

    template <class Number>
    Number number()
    {
        Number number = 0;
        if (const QByteArrayView bytes = take(sizeof number); !bytes.isEmpty())
            std::memcpy(&number, bytes.data(), sizeof number);
        return number;
    }
    QByteArray bytes() { return take(qsizetype(number<quint32>())).toByteArray(); }
    /// All of it was there, and nothing is left.
    bool isWhole() const { return !m_bad && m_bytes.isEmpty(); }
    bool isBad() const { return m_bad; }

private:
    QByteArrayView take(qsizetype size)
    {
        m_bad = m_bad || m_bytes.size() < size;
        if (m_bad)
            return {};
        const QByteArrayView taken = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return taken;
    }

    QByteArrayView m_bytes;
    bool m_bad = false;
};

} // namespace

SnapshotSpool::SnapshotSpool(QString file) : m_file(std::move(file)) {}

SnapshotSpool::~SnapshotSpool()
{
    m_file.close();
}

Status SnapshotSpool::open()
{
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return spoolTrouble(m_file);
    if (::unlink(QFile::encodeName(m_file.fileName()).constData()) != 0)
        return failure(ErrorKind::Io, QCoreApplication::translate("Messages", "The messages cannot be kept in %1 for the time being").arg(m_file.fileName()),
                       qt_error_string(errno));
    return {};
}

Status SnapshotSpool::flush()
{
    if (m_buffer.isEmpty())
        return {};
    if (!m_file.seek(m_end) || m_file.write(m_buffer) != m_buffer.size())
        return spoolTrouble(m_file);
    m_end += m_buffer.size();
    // Its room stays, but that of a message of many megabytes.
    if (m_buffer.capacity() > 4 * spoolBuffer)
        m_buffer = QByteArray();
    m_buffer.resize(0);
    return {};
}

Status SnapshotSpool::body(qsizetype queue, QueueMessage message)
{
    const qsizetype from = m_buffer.size();
    spoolBytes(m_buffer, message.exchange);
    spoolNumber(m_buffer, quint32(message.routingKeys.size()));
    for (const QByteArray &key : std::as_const(message.routingKeys))
        spoolBytes(m_buffer, key);
    spoolNumber(m_buffer, message.receivedMs.value_or(-1));
    spoolBytes(m_buffer, message.properties);
    spoolBytes(m_buffer, message.container);
    spoolBytes(m_buffer, message.payload);
    m_queues[queue].bodies.insert(message.index, {.at = m_end + from, .size = m_buffer.size() - from});
    return m_buffer.size() > spoolBuffer ? flush() : Status{};
}

Status SnapshotSpool::roster(qsizetype queue, const QueueCut &, const QList<LiveEntry> &entries)
{
    m_queues[queue].entries = entries;
    return {};
}

Status SnapshotSpool::replay(qsizetype queue, const std::function<Status(const QueueMessage &, bool)> &take)
{
    if (const Status written = flush(); !written)
        return written;
    const Spooled &spooled = m_queues[queue];
    for (const LiveEntry &entry : spooled.entries) {
        QueueMessage message{.index = entry.index, .state = entry.state, .deliveryCount = entry.deliveryCount, .redelivered = entry.redelivered};
        if (!entry.inBase) {
            const auto place = spooled.bodies.constFind(entry.index);
            if (place == spooled.bodies.constEnd())
                return failure(ErrorKind::Internal, QCoreApplication::translate("Messages", "A message of the snapshot never came"),
                               QString::number(entry.index));
            if (const Status read = readBody(*place, message); !read)
                return read;
        }
        if (const Status taken = take(message, entry.inBase); !taken)
            return taken;
    }
    return {};
}

Status SnapshotSpool::proofs(qsizetype queue, const std::function<Status(const QueueMessage &)> &take)
{
    if (const Status written = flush(); !written)
        return written;
    const Spooled &spooled = m_queues[queue];
    for (const LiveEntry &entry : spooled.entries) {
        const auto place = entry.inBase ? spooled.bodies.constFind(entry.index) : spooled.bodies.constEnd();
        if (place == spooled.bodies.constEnd())
            continue;
        QueueMessage message{.index = entry.index};
        if (const Status read = readBody(*place, message); !read)
            return read;
        if (const Status taken = take(message); !taken)
            return taken;
    }
    return {};
}

/// Bodies mostly lie in the order in which they are asked for: a window of the file serves many of them.
Status SnapshotSpool::readBody(const Place &place, QueueMessage &message)
{
    if (place.at < m_windowAt || place.at + place.size > m_windowAt + m_window.size()) {
        if (!m_file.seek(place.at))
            return spoolTrouble(m_file);
        m_window = m_file.read(std::max(qint64(spoolBuffer), place.size));
        m_windowAt = place.at;
    }
    const qsizetype from = place.at - m_windowAt;
    if (m_window.size() - from < place.size)
        return spoolTrouble(m_file);
    SpooledBody body(QByteArrayView(m_window).sliced(from, place.size));
    message.exchange = body.bytes();
    for (quint32 keys = body.number<quint32>(); keys > 0 && !body.isBad(); --keys)
        message.routingKeys.append(body.bytes());
    const qint64 received = body.number<qint64>();
    message.properties = body.bytes();
    message.container = body.bytes();
    message.payload = body.bytes();
    if (!body.isWhole())
        return spoolTrouble(m_file);
    if (received >= 0)
        message.receivedMs = received;
    return {};
}

} // namespace warrener
