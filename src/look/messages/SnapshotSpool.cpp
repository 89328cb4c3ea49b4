#include "look/messages/SnapshotSpool.h"

#include <QCoreApplication>
#include <QDataStream>

#include <unistd.h>

namespace warrener {

namespace {

constexpr qsizetype spoolBuffer = 1024 * 1024;

std::unexpected<Error> spoolTrouble(const QFile &file)
{
    return failure(ErrorKind::Io, QCoreApplication::translate("Messages", "The messages cannot be kept in %1 for the time being").arg(file.fileName()),
                   file.errorString());
}

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
    m_buffer.clear();
    return {};
}

Status SnapshotSpool::body(qsizetype queue, QueueMessage message)
{
    const qsizetype from = m_buffer.size();
    QDataStream out(&m_buffer, QIODevice::Append);
    out << message.exchange << message.routingKeys << message.receivedMs.value_or(-1) << message.properties << message.container << message.payload;
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
    QDataStream in(QByteArray::fromRawData(m_window.constData() + from, place.size));
    qint64 received = -1;
    in >> message.exchange >> message.routingKeys >> received >> message.properties >> message.container >> message.payload;
    if (in.status() != QDataStream::Ok)
        return spoolTrouble(m_file);
    if (received >= 0)
        message.receivedMs = received;
    return {};
}

} // namespace warrener
