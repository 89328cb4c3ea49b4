#pragma once

#include "cluster/QueueMessage.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePreview.h"

#include <QHash>

#include <optional>
#include <stop_token>

/// Messages of a backup that carry an expiry of their own, which begins anew when they are published.
namespace warrener::parts {

/// The expiry that a message carries itself; none: it has none, or one that is no number.
std::optional<Millis> ownExpiry(const QueueMessage &message);

/// What a preview may read of a backup to count them.
struct ExpiryRoom
{
    int queues = 200;
    qint64 messages = 100'000; ///< of all queues together
    qint64 bytes = 64LL * 1024 * 1024;
};

/// Of one queue.
struct ExpiringMessages
{
    qint64 count = 0;
    Millis shortest{0};
    qint64 lookedAt = 0;
    bool isWhole = true; ///< false: there was no room for the rest

    bool operator==(const ExpiringMessages &) const = default;
};

/// By queueKey() in the backup, of those of `queues` into which something is published; one that is not among it was not looked at. Waits for the disk. Errors:
/// those of openSource(); Cancelled.
Result<QHash<QString, ExpiringMessages>> countExpiring(const RestoreSource &source, const QList<RestoreQueue> &queues, ExpiryRoom room,
                                                       const std::stop_token &stop);

/// Translated, for who chooses; empty: none has been found. Pure.
QString notesOfExpiring(const ExpiringMessages &expiring);

} // namespace warrener::parts
