#pragma once

#include "base/Ids.h"
#include "cluster/Part.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace warrener {

enum class QueueType : std::uint8_t { Unknown, Classic, Quorum, Stream, Other };

enum class QueueState : std::uint8_t {
    Unknown, ///< not asked yet
    Running,
    Idle,     ///< running, nothing in and out
    Flow,     ///< publishers are slowed down
    Minority, ///< a quorum queue or stream that has lost its majority
    Down,     ///< the node with the (classic) queue is not there
    Stopped,
    Crashed,
    Terminated,
};

QString toId(QueueType type); ///< "classic", "quorum", "stream", "unknown", …
QString toId(QueueState state);
QueueType queueTypeFromId(const QString &id);

/// One row of the table, kept small: there may be 100,000. Node names are indexes into
/// QueueTable::nodes, virtual hosts into QueueTable::vhosts. NaN and −1 stand for "not known".
struct QueueRow
{
    static constexpr float unknownRate = std::numeric_limits<float>::quiet_NaN();

    QString name;
    std::int32_t vhost = -1;
    QueueType type = QueueType::Unknown;
    QueueState state = QueueState::Unknown;
    std::int16_t leader = -1; ///< node index; −1: none or not known
    bool leaderKnown = false; ///< true with leader −1: there is none
    bool durable = true;
    bool exclusive = false;
    bool flowsLong = false;            ///< Flow at every look for `longFlow`
    bool mayWait = false;              ///< made to hold messages (QueuePurpose.h), and nobody has taken any yet
    std::vector<std::int16_t> members; ///< node indexes
    std::vector<std::int16_t> online;  ///< members that are online
    bool membersKnown = false;
    qint64 ready = -1;
    qint64 unacked = -1;
    qint64 consumers = -1;
    qint64 memory = -1;          ///< bytes
    float inRate = unknownRate;  ///< messages/s published into it
    float outRate = unknownRate; ///< messages/s delivered
    float ackRate = unknownRate;

    bool operator==(const QueueRow &) const = default;
};

/// Publishers that are slowed down for a moment are nothing; for so long, their queue does not keep up.
inline constexpr Millis longFlow{10 * 60 * 1000};

/// Names one queue.
struct QueueRef
{
    QString vhost;
    QString name;

    bool operator==(const QueueRef &) const = default;
    friend size_t qHash(const QueueRef &ref, size_t seed = 0) { return qHashMulti(seed, ref.vhost, ref.name); }
};

/// A queue that is there no more, and how many messages it had when it was last seen.
struct DeletedQueue
{
    QueueRef ref;
    qint64 messages = 0;
    bool mayHaveEnded = false; ///< its kind was never told: it may be one that ends with its client

    bool operator==(const DeletedQueue &) const = default;
};

/// Where the figures of the table come from.
enum class QueueSource : std::uint8_t {
    Api,     ///< pages of the management API: everything is known
    Metrics, ///< each node's metrics endpoint: many queues; leader, members, type of asked rows only
};

/// A part of the list of queues that cannot be had.
struct UnlistedQueues
{
    QString vhost;
    qint64 first = 1; ///< its place in the broker's own order of that virtual host, from 1
    qint64 count = 0; ///< 0: this one and all that come after it
    QString after{};  ///< the queue before it, for a person to find its neighbour; empty: not known
    Error error{};    ///< why

    bool operator==(const UnlistedQueues &) const = default;
};

/// The broker refuses the list of its queues, and they were had in another way.
struct QueueDetour
{
    enum class By : std::uint8_t {
        Metrics, ///< each node's metrics endpoint
        Parts,   ///< virtual host by virtual host, and page by page where one of those is refused too
    };

    Error refused;     ///< what it says to the list
    TimePoint since{}; ///< when it first said so
    By by = By::Metrics;
    QList<UnlistedQueues> unlisted{};

    bool operator==(const QueueDetour &) const = default;
};

/// How the queues were had instead and what is left out of them, in whole sentences.
QString describe(QueueDetour::By by, const QList<UnlistedQueues> &unlisted);

struct QueueTable
{
    QList<QString> vhosts;
    QList<NodeName> nodes;
    std::vector<QueueRow> rows;
    QueueSource source = QueueSource::Api;
    TimePoint asOf{};
    Millis interval{0};         ///< between one look and the next
    std::optional<Error> error; ///< of the latest attempt
    QList<NodeName> missing;    ///< nodes whose figures are not in here
    qint64 total = -1;          ///< queues the cluster says it has; −1: not known
    std::optional<QueueDetour> detour{};
    bool isInPages = false; ///< asked for in several pages: what was deleted meanwhile has moved others from one to the next, past the question
    /// Of a list that is of no one moment: queues that the one before it had, and that the broker, asked for each by its name, has
    /// no more. Those of a connection end with it and are not among them; those that one node alone holds, or of which nobody has
    /// told how they are held, are, once that node has run by everybody's word and not known them at two looks: of a node that is
    /// down they are not found by their names either.
    QList<DeletedQueue> deleted{};

    /// There are queues that have no row here. What the metrics do not tell of the cluster's count of queues is no sign of
    /// it: that count is older than they are.
    bool leavesOut() const
    {
        return !missing.isEmpty() || (source == QueueSource::Api && total > static_cast<qint64>(rows.size())) || (detour && !detour->unlisted.isEmpty());
    }

    /// All queues of one moment: whom it lacks is not there.
    bool isOfOneMoment() const { return source == QueueSource::Api && !error && !detour && !isInPages && !leavesOut(); }

    QString vhostOf(const QueueRow &row) const { return row.vhost >= 0 && row.vhost < vhosts.size() ? vhosts.at(row.vhost) : QString(); }
    NodeName leaderOf(const QueueRow &row) const { return row.leader >= 0 && row.leader < nodes.size() ? nodes.at(row.leader) : NodeName{}; }
};

/// What waits in it and what its consumers have; 0 where that is not known.
qint64 messagesIn(const QueueRow &row);

/// Those of `old` that `now` has not.
QList<const QueueRow *> rowsGone(const QueueTable &old, const QueueTable &now);

} // namespace warrener
