#pragma once

#include "base/Result.h"
#include "cluster/Queue.h"
#include "cluster/QueueInfo.h"

#include <QHash>
#include <QSet>

#include <cstdint>
#include <functional>

namespace warrener {

/// Which queues were in the list before and are in this one no more, of lists that were put together over a while: such a list may
/// have lost a queue that is still there. Says who may be asked for by name, and takes what was told; asks nobody itself.
class MissingQueues
{
public:
    /// A queue that is missing in the list.
    struct Vanished
    {
        qint64 messages = 0;
        NodeName home{};           ///< who alone holds it, as far as is known; empty: whoever answers tells
        bool mayHaveEnded = false; ///< DeletedQueue::mayHaveEnded
        int misses = 0;            ///< how often its home did not know it
        int unanswered = 0;        ///< how often nobody told either way
    };
    /// What was told of a queue when it was asked for by itself; null: nothing.
    using Known = std::function<const QueueInfo *(const QueueRef &)>;
    using CanTell = std::function<bool(const Vanished &)>;

    explicit MissingQueues(Known known) : m_known(std::move(known)) {}

    /// How these are held; what was learnt before is forgotten.
    void learn(const QList<QueueInfo> &all);
    bool isLearnt(const QueueRef &queue) const { return m_tenures.contains(queue); }

    /// Queues that the table before had and this one has not, but for those that are known to pass. `before` may be null.
    void noteVanished(const QueueTable *before, const QueueTable &table);
    bool hasVanished() const { return !m_vanished.isEmpty(); }
    /// Whom of them to ask for now, those first that do not come and go with a client.
    QList<QueueRef> vanishedToAsk(const CanTell &canTell) const;
    Vanished vanished(const QueueRef &queue) const { return m_vanished.value(queue); }
    /// The answer to the question for one of them; a value: the broker has it no more.
    std::optional<DeletedQueue> told(const QueueRef &queue, const Result<QueueInfo> &answer);

    /// Those of a long list that the one before had not: how they are held is asked while they are there to tell. Whether there
    /// are some now and were none before. `before` may be null.
    bool noteNew(const QueueTable *before, const QueueTable &table);
    /// Of them as many as are asked for with one look at single rows.
    QList<QueueRef> newToAsk() const;
    /// Whether it was one of them; it is asked for once.
    bool takeNew(const QueueRef &queue) { return m_new.remove(queue); }

private:
    /// What may be said of a queue that no list has any more.
    enum class Tenure : std::uint8_t {
        Unknown,
        Passing,    ///< it ends with a connection, or with its node
        OneNode,    ///< one node alone holds it, and the others do not find it while that one is down
        Replicated, ///< the cluster's metadata knows it, whoever is down
    };

    static Tenure tenureOf(QueueType type, bool durable, bool exclusive);
    Tenure tenureOf(const QueueTable &table, const QueueRow &row) const;

    Known m_known;
    QHash<QueueRef, Tenure> m_tenures; ///< as far as it is known without asking for each
    QHash<QueueRef, Vanished> m_vanished;
    QSet<QueueRef> m_new; ///< nobody has told yet how they are held
};

} // namespace warrener
