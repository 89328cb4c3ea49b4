#include "look/monitor/MissingQueues.h"

#include "cluster/QueuePurpose.h"

#include <algorithm>

namespace warrener {

namespace {

/// Those that are missing in a list are asked for by name: so many at a time, and the table waits no longer for it.
constexpr qsizetype mostVanishedAsked = 100;
constexpr qsizetype mostVanished = 2000;
/// So many of them of which nobody knew how they were held: where clients come and go by the hundred, theirs leave room for what
/// was deleted.
constexpr qsizetype mostUnknownVanished = mostVanished / 2;
/// Of those that have come since the list before so many are asked for, with each look at single rows; of more than that at once it
/// stays unknown how they are held.
constexpr qsizetype mostNewAsked = 20;
constexpr qsizetype mostNew = 200;
/// A node may die between the look that called it well and the question: who holds a queue alone has to miss it so often.
constexpr int missesOfItsHome = 2;
/// Whom nobody tells of so often, nobody will: else the first hundred of them were asked for round after round, and no other ever.
constexpr int mostUnanswered = 10;

bool isReplicated(QueueType type)
{
    return type == QueueType::Quorum || type == QueueType::Stream;
}

/// Clients may not choose such a name: it is a broker's choice for a queue of one connection.
bool isNamedByBroker(const QString &name)
{
    return name.startsWith(QLatin1StringView("amq."));
}

} // namespace

MissingQueues::Tenure MissingQueues::tenureOf(QueueType type, bool durable, bool exclusive)
{
    if (isReplicated(type))
        return Tenure::Replicated;
    if (!durable || exclusive)
        return Tenure::Passing;
    return type == QueueType::Classic ? Tenure::OneNode : Tenure::Unknown;
}

MissingQueues::Tenure MissingQueues::tenureOf(const QueueTable &table, const QueueRow &row) const
{
    if (table.source == QueueSource::Api || isReplicated(row.type))
        return tenureOf(row.type, row.durable, row.exclusive);
    // Metrics do not tell whether a queue outlives its connection.
    const QueueRef ref{.vhost = table.vhostOf(row), .name = row.name};
    const QueueInfo *known = m_known(ref);
    return known == nullptr ? m_tenures.value(ref, Tenure::Unknown) : tenureOf(queueTypeFromId(known->type), known->durable, known->exclusive);
}

void MissingQueues::learn(const QList<QueueInfo> &all)
{
    m_tenures.clear();
    for (const QueueInfo &queue : all)
        m_tenures.insert(queue.ref, tenureOf(queueTypeFromId(queue.type), queue.durable, queue.exclusive));
}

void MissingQueues::noteVanished(const QueueTable *before, const QueueTable &table)
{
    // Between two lists of one moment each the difference tells it all.
    if (before != nullptr && !(before->isOfOneMoment() && table.isOfOneMoment())) {
        const QList<const QueueRow *> gone = rowsGone(*before, table);
        auto unknown = std::count_if(m_vanished.cbegin(), m_vanished.cend(), [](const Vanished &one) { return one.mayHaveEnded; });
        for (const QueueRow *row : gone) {
            const QueueRef ref{.vhost = before->vhostOf(*row), .name = row->name};
            const Tenure tenure = tenureOf(*before, *row);
            const NodeName home = before->leaderOf(*row);
            m_new.remove(ref);
            if (m_vanished.size() >= mostVanished || m_vanished.contains(ref) || tenure == Tenure::Passing)
                continue;
            const bool isReplicated = tenure == Tenure::Replicated, isUnknown = tenure == Tenure::Unknown;
            // Of whom nothing is known the worst is taken: that one node alone holds it.
            if ((!isReplicated && home.value.isEmpty()) || (isUnknown && isNamedByBroker(row->name)))
                continue;
            const bool mayHaveEnded = isUnknown && before->source == QueueSource::Metrics;
            if (mayHaveEnded && ++unknown > mostUnknownVanished)
                continue;
            m_vanished.insert(ref, {.messages = messagesIn(*row), .home = isReplicated ? NodeName{} : home, .mayHaveEnded = mayHaveEnded});
        }
    }
    // Its leader has moved, or a page had lost it.
    for (std::size_t i = 0; i < table.rows.size() && !m_vanished.isEmpty(); ++i)
        m_vanished.remove({.vhost = table.vhostOf(table.rows[i]), .name = table.rows[i].name});
}

QList<QueueRef> MissingQueues::vanishedToAsk(const CanTell &canTell) const
{
    QList<QueueRef> asked;
    for (const bool mayHaveEnded : {false, true}) {
        for (auto each = m_vanished.cbegin(); each != m_vanished.cend() && asked.size() < mostVanishedAsked; ++each) {
            if (each->mayHaveEnded == mayHaveEnded && canTell(*each))
                asked.append(each.key());
        }
    }
    return asked;
}

std::optional<DeletedQueue> MissingQueues::told(const QueueRef &queue, const Result<QueueInfo> &answer)
{
    const auto vanished = m_vanished.find(queue);
    if (vanished == m_vanished.end())
        return {};
    const bool isMissed = !answer && answer.error().kind == ErrorKind::NotFound;
    const bool isGone = isMissed && (vanished->home.value.isEmpty() || ++vanished->misses >= missesOfItsHome);
    const DeletedQueue deleted{.ref = queue, .messages = vanished->messages, .mayHaveEnded = vanished->mayHaveEnded};
    // Whoever does not answer is asked again the next time, but not whoever may not tell it to this user.
    const bool isKept = !answer && (isMissed || (answer.error().kind != ErrorKind::Forbidden && ++vanished->unanswered < mostUnanswered));
    if (isGone || !isKept)
        m_vanished.erase(vanished);
    return isGone ? std::optional(deleted) : std::nullopt;
}

bool MissingQueues::noteNew(const QueueTable *before, const QueueTable &table)
{
    // What was there at the first look is too much to ask for one by one.
    if (before == nullptr || before->rows.empty() || table.source != QueueSource::Metrics)
        return false;
    const bool hadNone = m_new.isEmpty();
    for (const auto listed = rowsGone(table, *before); const QueueRow *row : listed) {
        const QueueRef ref{.vhost = table.vhostOf(*row), .name = row->name};
        if (m_new.size() < mostNew && !isNamedByBroker(row->name) && tenureOf(table, *row) == Tenure::Unknown)
            m_new.insert(ref);
    }
    return hadNone && !m_new.isEmpty();
}

QList<QueueRef> MissingQueues::newToAsk() const
{
    QList<QueueRef> asked;
    for (auto each = m_new.cbegin(); each != m_new.cend() && asked.size() < mostNewAsked; ++each)
        asked.append(*each);
    return asked;
}

} // namespace warrener
