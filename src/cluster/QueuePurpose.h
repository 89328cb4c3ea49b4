#pragma once

#include "cluster/QueueInfo.h"

namespace warrener {

/// Made to hold messages that nobody takes: a dead-letter queue, one that delays (messages expire into another
/// exchange), an archive. Told by its arguments and policy, and by a part of its name ("orders.dlq",
/// "RetryQueue", "audit_log").
bool isMadeToHold(const QueueInfo &queue);
bool isMadeToHold(const QString &name);

/// Marks those that another queue of the list names as the place of its dead letters. Of a list in pages: all of it.
void markDeadLetterTargets(QList<QueueInfo> &queues);

/// Such a queue without a consumer is as it should be, as long as nobody has taken from it yet: where a consumer was
/// seen once, its being gone is worth telling. `delivered`: messages given to consumers so far, −1: not known.
bool mayWaitUnread(bool madeToHold, qint64 delivered);

} // namespace warrener
