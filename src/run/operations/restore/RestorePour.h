#pragma once

#include "cluster/QueueInfo.h"
#include "cluster/QueueMessage.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QSet>

#include <functional>
#include <future>
#include <memory>
#include <stop_token>

/// How messages come into a queue: confirmed, in their order, and resumed where they were left.
namespace warrener::parts {

/// Writes what a step has to keep into the journal, from a thread that waits. Lives in the thread of the step.
class Keeper final
{
public:
    explicit Keeper(StepContext context) : m_context(std::move(context)) {}
    Q_DISABLE_COPY_MOVE(Keeper)

    /// Ready when it stands there.
    std::future<Status> keep(const QJsonObject &what);

private:
    static QCoro::Task<> write(StepContext context, QJsonObject what, std::shared_ptr<std::promise<Status>> promise);

    const StepContext m_context;
    QObject m_there;
};

struct Poured
{
    qint64 published = 0;
    qint64 skipped = 0; ///< they were there, of those that no earlier attempt has dealt with
    qint64 adapted = 0; ///< see outgoing()
    qint64 twice = 0;   ///< so many at most may be there twice: an attempt died between two notes, and nobody could look into the queue

    bool operator==(const Poured &) const = default;
};

/// So many messages at most are published after a note of the position and before the next one is on the disk.
constexpr qint64 mostBetweenNotes = 11'000;

/// What a step keeps of the queues that it fills, so that another attempt goes on where it died.
class FillNotes final
{
public:
    /// From what the journal has kept of the step.
    explicit FillNotes(const QJsonObject &kept);

    bool isDone(const QString &queue) const { return m_done.contains(queue); }
    /// Something may have been published, and the exchange that it went through be left.
    bool hasBegun() const { return !m_begun.isEmpty(); }
    /// An attempt before may have published into it already: what it holds is looked at, whatever the person chose.
    bool isAgain(const QString &queue) const { return m_begun.contains(queue) && !isDone(queue); }
    /// And it found nothing against it when it began. Older notes do not tell before the first position.
    bool isFilling(const QString &queue) const { return isAgain(queue) && (m_filling.contains(queue) || from(queue) > 0); }
    /// Messages of it that an attempt before has dealt with.
    qint64 from(const QString &queue) const;
    /// Published by attempts before into queues that are done.
    qint64 publishedBefore() const;
    /// Of the same queues: what was there already, and what an attempt had dealt with when it was cut off in the middle of one.
    qint64 skippedBefore() const { return m_skipped; }
    qint64 dealtWithBefore() const { return m_dealtWith; }

    /// Each is to be kept before what it says is done, but `done`.
    QJsonObject begin(const QString &queue);
    QJsonObject at(const QString &queue, qint64 over) const;
    QJsonObject done(const QString &queue, qint64 published, qint64 skipped = 0, qint64 dealtWith = 0);

private:
    QJsonObject m_done;
    QSet<QString> m_begun;
    QSet<QString> m_filling;
    QString m_underWay;
    qint64 m_position = 0;
    qint64 m_skipped = 0;
    qint64 m_dealtWith = 0;
};

/// Whether a queue that nobody can look into is filled: where all messages are to be published, where it holds none, or where an attempt before has
/// begun to fill it, which it did only because it was empty; what of quorum queues and streams was left out then cannot be told again. Pure.
bool mayFillUnseen(QueueType type, bool isEmpty, bool skipPresent, bool wasFilling);

/// How many messages of a queue may be there twice, or have gone to a consumer twice, where an attempt before was cut off: what it published after its last
/// note is told from what it did not by looking into the queue alone, and not where consumers have taken it meanwhile. Pure.
qint64 perhapsTwice(bool isTold, bool withConsumers, qint64 published);

/// Whether what went wrong is one queue's own, so that the others are filled all the same: it takes nothing more, is not there, may not be written to, or its
/// broker refuses one of the messages, as it does with what is larger than it allows. Pure.
bool isOfOneQueue(ErrorKind kind);

/// Whether a quorum queue holds nothing, so that its log need not be looked into. By its leader, which counts whoever holds a message of it among the
/// consumers, but for which the broker answers 0 where it is late or away; and by the broker's figures, which are some seconds old, and -1 where there are
/// none. Never for what somebody else has just put there. Pure.
bool isSurelyEmpty(const AmqpQueueState &state, const QueueInfo &figures);
/// Nothing is known against it, and there are no figures yet, as of a queue that was just made: its leader may say so instead. Pure.
bool isPerhapsEmpty(const AmqpQueueState &state, const QueueInfo &figures);
/// Of a quorum queue that is called empty, and whose log nobody can look into: what isProvenEmpty() answered. Where it may not be asked (a single active
/// consumer, no right to read) what it is called stands; a leader that says nothing is no such answer. Errors: Forbidden, with the reason; `proven`'s. Pure.
Result<bool> emptyByWord(const Result<bool> &proven, const QString &queue);

/// Hands on messages in their order until one of them is not taken.
using ReadMessages = std::function<Status(const std::function<Status(const QueueMessage &message)> &take)>;
/// Of one queue of the backup, in the order in which they go into it.
ReadMessages messagesOf(const RestoreSource &source, const RestoreTarget &target, const std::stop_token &stop);
/// How many of them a queue that holds `present` has already: as many as pour() would leave out. Waits for the disk. Errors: those of `read`.
Result<qint64> countPresent(const ReadMessages &read, Prints present, const QString &user, const QString &mark);

/// All that one queue is filled with.
struct Pouring
{
    ReadMessages read{};
    QueueRef to{};
    qint64 expected = 0; ///< messages
    AmqpOptions options{};
    QString exchange{}; ///< see RestoreDoors.h
    QString mark{};     ///< see outgoing()
    Prints present{};   ///< what the queue holds: these are not published again
    qint64 from = 0;    ///< messages that an earlier run has dealt with
    int perSecond = 0;  ///< 0: as fast as they are confirmed
    /// What is kept once so many messages are over; every so often, and never after the last one by itself.
    std::function<QJsonObject(qint64 over)> note{};
    std::shared_ptr<Keeper> keeper{};
    std::shared_ptr<ProgressRelay> relay{};
    std::stop_token stop{};
};

/// Publishes, confirmed, in order. For a thread that may wait. Errors: Command (the queue takes no more), Timeout, Cancelled, those of
/// AmqpSession and of `read`.
Result<Poured> pour(const Pouring &job);

} // namespace warrener::parts
