#pragma once

#include <QString>

#include <array>

namespace warrener {

/// Columns of the table of queues, in their first order.
enum QueueColumn : int {
    QueueStateColumn,
    QueueNameColumn,
    QueueVhostColumn,
    QueueTypeColumn,
    QueueLeaderColumn,
    QueueMembersColumn,
    QueueReadyColumn,
    QueueUnackedColumn,
    QueueInColumn,
    QueueOutColumn,
    QueueAckColumn,
    QueueConsumersColumn,
    QueueMemoryColumn,
    QueueTrendColumn,
    NumQueueColumns,
};

QString toTitle(QueueColumn column); ///< translated, for the header
QString toId(QueueColumn column);    ///< stable, for files and settings: "ready", "in-rate"

} // namespace warrener
