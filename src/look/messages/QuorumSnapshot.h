#pragma once

#include "base/Clock.h"
#include "base/Ids.h"
#include "base/Result.h"
#include "cluster/QueueMessage.h"
#include "cluster/StoodStill.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

class HostShell;

/// An earlier cut that what is read now builds upon.
struct SnapshotBase
{
    NodeName node;
    QByteArray uid; ///< of the queue's member there: another one means another queue of the same name, or a member made anew
    quint64 index = 0;
    quint64 term = 0; ///< at that index; a log that has not come so far is an older one that was brought back. 0: not known

    bool operator==(const SnapshotBase &) const = default;
};

/// A quorum queue to be read.
struct SnapshotQueue
{
    QString vhost;
    QString name;
    /// Bodies of messages up to the base's index are not read again where the member is still the same
    /// (LiveEntry::inBase), but for some of the newest: they prove that it is still the same log, for a member that was
    /// brought back from a copy keeps its name. Who holds the base compares them. The base's node is preferred then, as long
    /// as it does not lead the queue.
    std::optional<SnapshotBase> base{};

    bool operator==(const SnapshotQueue &) const = default;
};

/// The state of one queue as of one Raft index.
struct QueueCut
{
    QString vhost;
    QString name;
    NodeName node;       ///< whose member was read
    bool leader = false; ///< true: that member led the queue, because there was no other
    QByteArray uid;      ///< of that member
    quint64 index = 0;   ///< all that was applied up to here, and nothing behind it
    quint64 term = 0;
    /// All that was confirmed to publishers before `since` is in it; nothing that was published after `at`, and
    /// nothing is missing that was acknowledged after it. By the clock of the host that was asked.
    TimePoint since{};
    TimePoint at{};
    qint64 messages = 0;
    qint64 bytes = 0;        ///< of payloads, as the queue counts them
    bool fromBase = false;   ///< the base was taken up
    StoodStill stoodStill{}; ///< how long members applied nothing because of us: one step for each look into this queue

    bool operator==(const QueueCut &) const = default;
};

/// One message that was in the queue at the cut.
struct LiveEntry
{
    quint64 index = 0;
    MessageState state = MessageState::Ready;
    qint64 deliveryCount = 0;
    bool redelivered = false; ///< was with a consumer before
    bool inBase = false;      ///< its body stands in the base; none was sent but of those that prove it

    bool operator==(const LiveEntry &) const = default;
};

/// Takes what a snapshot finds, in the thread of takeSnapshot(). An error returned ends the snapshot.
class SnapshotSink
{
public:
    virtual ~SnapshotSink() = default;

    /// A body, of the queue with this number in the list asked for. Bodies come in no order and before the
    /// roster; those that the roster does not name are to be dropped. State, delivery count and redelivered
    /// are the roster's to tell.
    virtual Status body(qsizetype queue, QueueMessage message) = 0;
    /// The queue at the cut, once a queue, behind all its bodies: returned messages first, then the ready
    /// ones, both in the order in which they would be delivered, then what is with consumers, then what is
    /// on its way to a dead-letter exchange.
    virtual Status roster(qsizetype queue, const QueueCut &cut, const QList<LiveEntry> &entries) = 0;
};

struct SnapshotBounds
{
    qint64 chunkBytes = 4 * 1024 * 1024; ///< of bodies read at one go
    qint64 messages = 2'500'000;         ///< of one queue: listing them is what a member stands still for, about 70 ms a million
    Millis patience{250};                ///< for a follower to have what its leader had when the cut began
    Millis spread{250};                  ///< from the beginning of the cuts of one snapshot to the last of them
    int attempts = 12;                   ///< rounds of reading until a list's messages are all there
    qint64 largestMessage = 512LL * 1024 * 1024;
    Millis silence{60000}; ///< nothing from the host so long: given up
};

struct SnapshotProgress
{
    qint64 messages = 0;
    qint64 bytes = 0;
    qint64 messagesExpected = 0;
    qint64 bytesExpected = 0;
};

struct SnapshotOutcome
{
    /// One for each queue asked for, in that order. NotAvailable: this queue cannot be read this way, with
    /// the reason; NotFound: there is none; others: what went wrong with it.
    QList<Result<QueueCut>> queues;
    Millis spread{0}; ///< from the first `since` to the last `at` of the queues
    bool withinSpread = false;
};

/// Reads quorum queues from the brokers' own logs through one login, as of one moment for all of them; nothing
/// is delivered, counted, acknowledged or reordered, and nothing stays behind in a broker or on a host.
/// `node` is the broker on the shell's host; members on other nodes are reached through it. A follower is read
/// wherever there is one. See README.md for how. `sink`, and `shell`, must live until the task is done.
/// Errors, for the whole: those of HostShell::run(), NotAvailable (no Erlang there, an unknown version),
/// Malformed, the sink's own.
QCoro::Task<Result<SnapshotOutcome>> takeSnapshot(HostShell &shell, NodeName node, QList<SnapshotQueue> queues, SnapshotBounds bounds, SnapshotSink &sink,
                                                  std::function<void(const SnapshotProgress &)> progress, std::stop_token stop);

} // namespace warrener
