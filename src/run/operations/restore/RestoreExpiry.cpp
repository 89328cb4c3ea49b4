#include "run/operations/restore/RestoreExpiry.h"

#include "base/Units.h"
#include "cluster/Queue.h"
#include "look/messages/MessageProperties.h"
#include "run/operations/backup/BackupQueues.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// Reads one queue as far as there is room. An entry that cannot be read is the restore's own affair: what was seen of it counts.
Result<ExpiringMessages> expiringIn(ChainReader &reader, const RestoreQueue &queue, ExpiryRoom &room, const std::stop_token &stop)
{
    ExpiringMessages found;
    const Status read = reader.messages(queue.vhost, queue.name, [&](const QueueMessage &message) -> Result<bool> {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("Backup", "Cancelled"));
        if (room.messages <= 0 || room.bytes <= 0) {
            found.isWhole = false;
            return false;
        }
        --room.messages;
        room.bytes -= message.payload.size();
        ++found.lookedAt;
        if (const std::optional<Millis> expiry = ownExpiry(message)) {
            found.shortest = found.count == 0 ? *expiry : std::min(found.shortest, *expiry);
            ++found.count;
        }
        return true;
    });
    if (!read && read.error().kind == ErrorKind::Cancelled)
        return std::unexpected(read.error());
    found.isWhole = found.isWhole && read.has_value();
    return found;
}

/// In a log messages stay as long as the log says.
bool canExpire(const RestoreQueue &queue)
{
    return queue.refused.isEmpty() && queue.inBackup > 0 && queueTypeFromId(queue.type) != QueueType::Stream;
}

} // namespace

std::optional<Millis> parts::ownExpiry(const QueueMessage &message)
{
    constexpr quint16 expirationFlag = 1 << 8;
    const QByteArray &wire = message.properties;
    const auto flags = wire.size() >= 2 ? quint16(quint8(wire.at(0)) << 8 | quint8(wire.at(1))) : quint16(0);
    if ((flags & expirationFlag) == 0)
        return std::nullopt;
    const Result<MessageProperties> properties = decodeProperties(wire);
    bool isNumber = false;
    const qint64 ms = properties && properties->expiration ? properties->expiration->toLongLong(&isNumber) : 0;
    return isNumber && ms >= 0 ? std::optional(Millis{ms}) : std::nullopt;
}

Result<QHash<QString, ExpiringMessages>> parts::countExpiring(const RestoreSource &source, const QList<RestoreQueue> &queues, ExpiryRoom room,
                                                              const std::stop_token &stop)
{
    const auto reader = openSource(source, stop);
    if (!reader)
        return std::unexpected(reader.error());
    QHash<QString, ExpiringMessages> all;
    for (const RestoreQueue &queue : queues) {
        if (!canExpire(queue))
            continue;
        if (room.queues-- <= 0 || room.messages <= 0 || room.bytes <= 0)
            break;
        const Result<ExpiringMessages> found = expiringIn(**reader, queue, room, stop);
        if (!found)
            return std::unexpected(found.error());
        all.insert(queueKey(queue.vhost, queue.name), *found);
    }
    return all;
}

QString parts::notesOfExpiring(const ExpiringMessages &expiring)
{
    if (expiring.count == 0)
        return {};
    const QString words =
        (expiring.count == 1
             ? QCoreApplication::translate("Restore", "%1 message carries an expiry of its own of %2, which begins anew: it is gone when that is "
                                                      "over, and a proof that comes later misses it")
             : QCoreApplication::translate("Restore", "%1 messages carry an expiry of their own, of %2 and more, which begins anew: they are gone "
                                                      "when that is over, and a proof that comes later misses them"))
            .arg(units::count(double(expiring.count)), units::duration(expiring.shortest));
    if (expiring.isWhole)
        return words;
    return QCoreApplication::translate("Restore", "%1 (of the first %2 that were looked at)").arg(words, units::count(double(expiring.lookedAt)));
}

} // namespace warrener
