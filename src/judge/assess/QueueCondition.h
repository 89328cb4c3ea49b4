#pragma once

#include "cluster/Level.h"
#include "cluster/Queue.h"

#include <array>
#include <cstdint>

namespace warrener {

/// What a row says about its queue in one word: the broker's state, and what the figures add to
/// it. The most urgent first, which is also the order of the State column.
enum class QueueCondition : std::uint8_t {
    Minority, ///< has lost its majority: nobody can publish or consume
    NoLeader, ///< asked, and nobody leads it
    Down,
    Crashed,
    Terminated,
    MemberMissing, ///< works, but the next lost member may stop it
    NoConsumers,   ///< messages wait and nobody takes them
    Stopped,
    FlowLong, ///< publishers have been slowed down for ten minutes: it does not keep up with them
    Growing,  ///< messages ready rise minute by minute; a note, because only rows that were looked at have a past
    Flow,
    Running,
    Idle,
    Unknown, ///< not asked yet
};

inline constexpr std::size_t numQueueConditions = static_cast<std::size_t>(QueueCondition::Unknown) + 1;

/// `growing` comes from the row's own history (QueueTrends).
QueueCondition conditionOf(const QueueRow &row, bool growing);

/// Whether more queues may be in it than were counted: `notAsked` of the rows were not asked for what tells it, or the table
/// leaves rows out. Who has no consumers every row tells.
bool mayBeMore(QueueCondition condition, qint64 notAsked, bool leavesOut);

Level levelOf(QueueCondition condition);
QString toWord(QueueCondition condition); ///< translated: "No consumers"
QString toId(QueueCondition condition);   ///< "no-consumers"

/// A set of conditions; empty stands for every one.
using QueueConditions = std::uint32_t;

constexpr QueueConditions setOf(QueueCondition condition)
{
    return QueueConditions{1} << static_cast<unsigned>(condition);
}

/// All that are critical (with nothing milder), and all that want somebody to look.
QueueConditions criticalConditions();
QueueConditions attentionConditions();

} // namespace warrener
