#include "run/operations/restore/RestorePour.h"

#include "base/Units.h"
#include "look/amqp/AmqpSession.h"
#include "run/operations/restore/RestoreAhead.h"

#include <QCoreApplication>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// Messages on their way to be confirmed: so many that a queue of several members never waits for the next one while it syncs.
constexpr qsizetype window = 4000;
constexpr qint64 windowBytes = 16LL * 1024 * 1024;
constexpr qint64 keepEvery = 3500; ///< messages between two notes of the position in the journal
constexpr Millis confirmPatience{60'000};
static_assert(mostBetweenNotes >= 2 * keepEvery + window);

constexpr auto doneNote = "done"_L1;         ///< {queue: messages} of those that are through
constexpr auto fillingNote = "filling "_L1;  ///< and the queue: true; something may have been published into it
constexpr auto begunNote = "begun "_L1;      ///< an older Warrener's, from before it was known whether anything may be
constexpr auto underWayNote = "at"_L1;       ///< the queue under way
constexpr auto positionNote = "position"_L1; ///< messages of it that are over
constexpr auto skippedNote = "skipped"_L1;   ///< of the queues that are through: messages that were there already
constexpr auto dealtNote = "dealt"_L1;       ///< likewise: messages that an attempt had dealt with when it was cut off

class Pourer final
{
public:
    Pourer(const Pouring &job, AmqpSession &session) : m_job(job), m_session(session), m_present(job.present) {}

    Result<Poured> run()
    {
        // A disk that is slow, or much that is there already, must not look like a console that has died.
        const auto read = readAhead(m_job.read, [this](const QueueMessage &message) { return take(message); }, [this] { return m_session.keepAlive(); });
        if (!read)
            return std::unexpected(read.error());
        if (const Status confirmed = awaitAll(); !confirmed)
            return std::unexpected(confirmed.error());
        return m_poured;
    }

private:
    Status take(const QueueMessage &message)
    {
        if (m_job.stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("Backup", "Cancelled"));
        ++m_number;
        const Outgoing out = outgoing(message, m_job.options.user, m_job.mark);
        if (takePresent(m_present, message, out)) {
            // What lies there of the earlier attempt is counted with what that has dealt with, and not twice.
            m_poured.skipped += m_number > m_job.from ? 1 : 0;
            return passOver();
        }
        // Published by an earlier run, and taken by a consumer since.
        if (m_number <= m_job.from)
            return passOver();
        if (m_session.unconfirmed() >= window || m_bytesUnderWay >= windowBytes) {
            if (const Status room = awaitRoom(); !room)
                return room;
        }
        const Result<quint64> sent = m_session.publish(
            {.exchange = m_job.exchange, .body = message.payload, .properties = out.properties, .keyBytes = message.routingKeys.value(0)}, m_job.stop);
        if (!sent)
            return std::unexpected(sent.error());
        m_underWay.push_back({.tag = *sent, .number = m_number, .bytes = message.payload.size()});
        m_bytesUnderWay += message.payload.size();
        ++m_poured.published;
        m_poured.adapted += out.isAdapted ? 1 : 0;
        m_job.relay->tell(m_job.expected > 0 ? double(m_number) / double(m_job.expected) : -1,
                          [this] { return QCoreApplication::translate("Backup", "%1, messages: %2").arg(m_job.to.name, units::count(double(m_number))); });
        if (m_job.perSecond > 0)
            pace();
        return m_number - m_kept >= keepEvery ? keepPosition() : Status();
    }

    /// Where millions are, the broker hears of us now and then all the same.
    Status passOver() { return m_number % 10'000 == 0 ? m_session.keepAlive() : Status(); }

    Status settle(const Result<AmqpConfirms> &confirms)
    {
        if (!confirms)
            return std::unexpected(confirms.error());
        if (!confirms->refused.isEmpty() || !confirms->returned.isEmpty()) {
            return failure(
                ErrorKind::Command,
                QCoreApplication::translate("Restore", "%1 takes no more messages: its limit is reached, or its broker refuses them").arg(m_job.to.name));
        }
        const std::optional<quint64> first = m_session.firstUnconfirmed();
        while (!m_underWay.empty() && (!first || m_underWay.front().tag < *first)) {
            m_bytesUnderWay -= m_underWay.front().bytes;
            m_underWay.pop_front();
        }
        return {};
    }

    /// Half of the window is free again: the broker always has something to do meanwhile.
    Status awaitRoom() { return awaitAtMost(window / 2, windowBytes / 2); }

    /// However slow a broker is: as long as it confirms anything it is waited for.
    Status awaitAtMost(qsizetype messages, qint64 bytes)
    {
        while (m_session.unconfirmed() > messages || m_bytesUnderWay > bytes) {
            const Result<AmqpConfirms> confirms = m_session.takeConfirms(confirmPatience, m_job.stop);
            if (confirms && confirms->isEmpty())
                return failure(ErrorKind::Timeout, QCoreApplication::translate("Restore", "%1: the broker confirms nothing any more").arg(m_job.to.name));
            if (const Status settled = settle(confirms); !settled)
                return settled;
        }
        return {};
    }

    /// Everything is confirmed, and what was noted stands in the journal.
    Status awaitAll()
    {
        if (const Status confirmed = awaitAtMost(0, std::numeric_limits<qint64>::max()); !confirmed)
            return confirmed;
        // What was refused may have been read while the last ones were sent.
        if (const Status settled = settle(m_session.awaitConfirms(confirmPatience, m_job.stop)); !settled)
            return settled;
        return awaitNote();
    }

    /// What all before it is confirmed of is noted in the journal while the broker goes on with what is under way.
    Status keepPosition()
    {
        if (const Status settled = settle(m_session.takeConfirms(Millis{0}, m_job.stop)); !settled)
            return settled;
        if (const Status noted = awaitNote(); !noted)
            return noted;
        m_kept = m_number;
        const qint64 over = m_underWay.empty() ? m_number : m_underWay.front().number - 1;
        m_note = m_job.keeper->keep(m_job.note(over));
        return {};
    }

    Status awaitNote() { return m_note.valid() ? m_note.get() : Status(); }

    void pace()
    {
        const auto due = m_begun + std::chrono::microseconds(m_poured.published * 1'000'000 / m_job.perSecond);
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any pause; // which hears a stop
        pause.wait_until(lock, m_job.stop, due, [] { return false; });
    }

    const Pouring &m_job;
    AmqpSession &m_session;
    Prints m_present;
    Poured m_poured;
    qint64 m_number = 0;
    qint64 m_kept = 0; ///< its number when the position was noted
    std::future<Status> m_note;
    /// What is not confirmed yet, or is behind something that is not.
    struct UnderWay
    {
        quint64 tag = 0;
        qint64 number = 0;
        qint64 bytes = 0;
    };
    std::deque<UnderWay> m_underWay;
    qint64 m_bytesUnderWay = 0;
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

} // namespace

FillNotes::FillNotes(const QJsonObject &kept)
    : m_done(kept.value(doneNote).toObject()), m_underWay(kept.value(underWayNote).toString()), m_position(kept.value(positionNote).toInteger()),
      m_skipped(kept.value(skippedNote).toInteger()), m_dealtWith(kept.value(dealtNote).toInteger())
{
    for (const auto listed = kept.keys(); const QString &key : listed) {
        if (key.startsWith(begunNote))
            m_begun.insert(key.sliced(begunNote.size()));
        if (key.startsWith(fillingNote))
            m_filling.insert(key.sliced(fillingNote.size()));
    }
    m_begun.unite(m_filling);
    // An older Warrener noted a queue with its first position only.
    if (!m_underWay.isEmpty())
        m_begun.insert(m_underWay);
}

qint64 FillNotes::from(const QString &queue) const
{
    return queue == m_underWay ? m_position : 0;
}

qint64 FillNotes::publishedBefore() const
{
    qint64 published = 0;
    for (const QJsonValue &queue : m_done)
        published += queue.toInteger();
    return published;
}

QJsonObject FillNotes::begin(const QString &queue)
{
    m_begun.insert(queue);
    m_filling.insert(queue);
    return {{fillingNote + queue, true}};
}

bool parts::mayFillUnseen(QueueType type, bool isEmpty, bool skipPresent, bool wasFilling)
{
    return !skipPresent || isEmpty || (wasFilling && type == QueueType::Classic);
}

qint64 parts::perhapsTwice(bool isTold, bool withConsumers, qint64 published)
{
    return isTold && !withConsumers ? 0 : std::min(mostBetweenNotes, published);
}

bool parts::isOfOneQueue(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound || kind == ErrorKind::Command || kind == ErrorKind::Usage;
}

bool parts::isSurelyEmpty(const AmqpQueueState &state, const QueueInfo &figures)
{
    // Those that wait to be delivered once more are neither ready nor with anybody, but have their bytes.
    return state.ready == 0 && state.consumers == 0 && figures.ready == 0 && figures.unacked == 0 && figures.messageBytes == 0;
}

bool parts::isPerhapsEmpty(const AmqpQueueState &state, const QueueInfo &figures)
{
    return state.ready == 0 && state.consumers == 0 && figures.ready < 0 && figures.unacked < 0 && figures.messageBytes <= 0;
}

Result<bool> parts::emptyByWord(const Result<bool> &proven, const QString &queue)
{
    if (proven || proven.error().kind == ErrorKind::Forbidden)
        return proven.value_or(true);
    if (proven.error().kind != ErrorKind::Timeout)
        return proven;
    // This queue's own trouble: the others are filled all the same.
    return failure(ErrorKind::Forbidden,
                   QCoreApplication::translate("Messages", "The leader of “%1” answers late or not at all: what it holds is not known").arg(queue),
                   proven.error().message);
}

QJsonObject FillNotes::at(const QString &queue, qint64 over) const
{
    return {{doneNote, m_done}, {underWayNote, queue}, {positionNote, over}};
}

QJsonObject FillNotes::done(const QString &queue, qint64 published, qint64 skipped, qint64 dealtWith)
{
    m_done.insert(queue, published);
    m_skipped += skipped;
    m_dealtWith += dealtWith;
    return {{doneNote, m_done}, {underWayNote, QString()}, {positionNote, 0}, {skippedNote, m_skipped}, {dealtNote, m_dealtWith}};
}

std::future<Status> Keeper::keep(const QJsonObject &what)
{
    const auto promise = std::make_shared<std::promise<Status>>();
    std::future<Status> kept = promise->get_future();
    post(&m_there, [context = m_context, what, promise] { write(context, what, promise); });
    return kept;
}

QCoro::Task<> Keeper::write(StepContext context, QJsonObject what, std::shared_ptr<std::promise<Status>> promise)
{
    promise->set_value(co_await context.keep(what));
}

Result<qint64> parts::countPresent(const ReadMessages &read, Prints present, const QString &user, const QString &mark)
{
    qint64 count = 0;
    const Status done = read([&](const QueueMessage &message) -> Status {
        count += takePresent(present, message, outgoing(message, user, mark)) ? 1 : 0;
        return {};
    });
    return done ? Result<qint64>(count) : std::unexpected(done.error());
}

Result<Poured> parts::pour(const Pouring &job)
{
    const Result<std::unique_ptr<AmqpSession>> session = AmqpSession::open(job.options, job.stop);
    if (!session)
        return std::unexpected(session.error());
    if (const Status confirms = (*session)->enableConfirms(job.stop); !confirms)
        return std::unexpected(confirms.error());
    // Whom a rate is set for, a message goes when it is its turn.
    if (job.perSecond == 0)
        (*session)->gatherPackets();
    return Pourer(job, **session).run();
}

} // namespace warrener
