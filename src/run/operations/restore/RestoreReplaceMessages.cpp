// The messages of a queue that is replaced: held, written down, and published again.
#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/SafeFile.h"
#include "base/Units.h"
#include "look/amqp/AmqpSession.h"
#include "look/messages/QueueRead.h"
#include "look/net/ManagementClient.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/MessageFile.h"
#include "run/operations/restore/RestoreDoors.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePour.h"
#include "run/operations/restore/RestoreReplace.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr int mostLooks = 15;
constexpr Millis betweenLooksAtIt{1000};
constexpr qint64 ofOneConsumer = 65'535;          ///< see readQueue()
constexpr qint64 spareBytes = 64LL * 1024 * 1024; ///< of the disk, beside the messages

/// A file of messages, there whole or not at all.
class KeptFile final
{
public:
    explicit KeptFile(const QString &file) : m_file(file) {}
    Q_DISABLE_COPY_MOVE(KeptFile)

    Status open(const QueueRef &queue)
    {
        if (const Status opened = m_file.open(); !opened)
            return opened;
        m_writer = std::make_unique<MessageFileWriter>(m_file.device());
        return m_writer->begin({.vhost = queue.vhost, .queue = queue.name, .way = MessageWay::Read});
    }
    Status add(const QueueMessage &message) { return m_writer->add(message); }
    /// How many messages are in it; it is on the disk then.
    Result<qint64> commit()
    {
        if (const Status flushed = m_writer->flush(); !flushed)
            return std::unexpected(flushed.error());
        if (const Status committed = m_file.commit(); !committed)
            return std::unexpected(committed.error());
        return m_writer->messages();
    }

private:
    SafeFile m_file;
    std::unique_ptr<MessageFileWriter> m_writer;
};

Result<QueueRef> queueOfFile(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QCoreApplication::translate("Restore", "%1 cannot be read: %2").arg(file, device.errorString()));
    const Result<MessageFileHeader> header = MessageFileReader(device).header();
    if (!header)
        return std::unexpected(header.error());
    return QueueRef{.vhost = header->vhost, .name = header->queue};
}

/// A message as it is published again may have lost a user id of somebody else's: either of the two is the same message.
std::pair<quint64, quint64> printsBoth(const QueueMessage &message, const QString &user)
{
    return {fingerprint(message.properties, message.payload), fingerprint(outgoing(message, user, {}).properties, message.payload)};
}

/// One of these fewer, by whichever of the two prints it is there.
bool takeOneOf(Prints &prints, std::pair<quint64, quint64> of)
{
    for (const quint64 print : {of.first, of.second}) {
        const auto found = prints.find(print);
        if (found == prints.end())
            continue;
        if (--*found == 0)
            prints.erase(found);
        return true;
    }
    return false;
}

/// A quorum queue cannot be told to go only where it is empty, and for one whose leader is late the broker says 0 of everything, us among its consumers.
/// Where we consume that shows; else its leader is asked.
Status isNothingNew(AmqpSession &session, const QString &queue, const AmqpQueueState &state, qint64 held, const std::stop_token &stop)
{
    if (held > 0) {
        return state.consumers > 0
                   ? Status()
                   : failure(ErrorKind::Timeout,
                             QCoreApplication::translate("Messages", "The leader of “%1” answers late or not at all: what it holds is not known").arg(queue));
    }
    const Result<bool> holds = session.holdsReady(queue, stop);
    if (holds && *holds) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Restore", "Messages are published to %1 meanwhile: stop what publishes to it first").arg(queue));
    }
    // One with a single active consumer gives nobody else a message: what was said of it stands.
    if (!holds && holds.error().kind == ErrorKind::Forbidden && session.isOpen())
        return session.reopenChannel(stop);
    return holds ? Status() : std::unexpected(holds.error());
}

/// All of the queue is held by `session`: it is written down, and then deleted. For a thread that waits.
Status deleteHeld(const TakeOut &job, KeptFile &now, const QString &user, bool isClassic, AmqpSession &session, qint64 held, Keeper &keeper, qint64 *messages)
{
    const Result<qint64> written = now.commit();
    if (!written)
        return std::unexpected(written.error());
    *messages = *written;
    if (!job.owed.isEmpty()) {
        const QString alone = job.file + u".now"_s;
        const Result<qint64> merged = mergeMessages(job.owed, job.over, alone, user, job.file);
        QFile::remove(alone);
        if (!merged)
            return std::unexpected(merged.error());
        *messages = *merged;
    }
    const std::stop_token stop = job.context.stop;
    if (const Status kept = keeper.keep({{u"file"_s, job.file}, {u"messages"_s, *messages}, {u"mark"_s, job.mark}}).get(); !kept)
        return kept;
    if (const Status marked = session.bind(job.queue.name, u"amq.direct"_s, job.mark, stop); !marked)
        return marked;
    if (const Status kept = keeper.keep({{u"deleting"_s, true}}).get(); !kept)
        return kept;
    // What came meanwhile is in no file: then it stays, and everything goes back into its place.
    const Result<AmqpQueueState> state = session.inspect(job.queue.name, stop);
    if (!state)
        return std::unexpected(state.error());
    if (state->ready > 0) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Restore", "Messages are published to %1 meanwhile: stop what publishes to it first").arg(job.queue.name));
    }
    if (state->consumers > (held + ofOneConsumer - 1) / ofOneConsumer) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Restore", "Clients consume from %1, or hold messages of it: stop them first").arg(job.queue.name));
    }
    if (!isClassic) {
        if (const Status sure = isNothingNew(session, job.queue.name, *state, held, stop); !sure)
            return sure;
    }
    return session.remove(job.queue.name, stop, isClassic);
}

/// Everything a queue holds now, by what it can be looked into: its log or, where nobody consumes, by reading it. `isNeeded`: also
/// where each message then counts one more delivery; a queue whose messages have come back could not be held any more.
QCoro::Task<Result<QList<quint64>>> contentsOf(AccessPtr access, NodeName node, QueueRef queue, bool isNeeded, std::stop_token stop)
{
    ManagementClient *client = access->management(node);
    const Result<ReadHeadroom> headroom = co_await askHeadroom(*client, queue, stop);
    if (!headroom)
        co_return std::unexpected(headroom.error());
    Result<QList<quint64>> prints = co_await printsOf(access, {node}, queue, headroom->type, stop);
    const bool isCosting = headroom->type == QueueType::Quorum && headroom->deliveryLimit;
    if (prints || prints.error().kind == ErrorKind::Cancelled || whyNotRead(*headroom, {}) || (isCosting && !isNeeded))
        co_return prints;
    const auto read = [headroom = *headroom, options = restoreDoor(*access, {node}, queue), stop]() -> Result<QList<quint64>> {
        QList<quint64> found;
        const auto take = [&found](const QueueMessage &message) -> Status {
            found.append(fingerprint(message.properties, message.payload));
            return {};
        };
        const Result<QueueReadOutcome> outcome = readQueue(options, headroom, {}, take, stop);
        if (!outcome)
            return std::unexpected(outcome.error());
        if (outcome->messages < outcome->expected)
            return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Restore", "Clients take messages of %1 meanwhile").arg(headroom.queue.name));
        return found;
    };
    co_return co_await WaitingThread(read);
}

/// Whether a queue holds every message of a file, and whether in its order.
struct Comparison
{
    qint64 missing = 0;
    bool isInOrder = true;
};
Result<Comparison> compareKept(const QString &file, const QString &user, const QList<quint64> &live)
{
    Prints there;
    for (const quint64 print : live)
        ++there[print];
    Comparison comparison;
    qsizetype at = 0;
    const Status read = readKept(file, [&](const QueueMessage &message) -> Status {
        const auto both = printsBoth(message, user);
        comparison.missing += takeOneOf(there, both) ? 0 : 1;
        while (at < live.size() && live.at(at) != both.first && live.at(at) != both.second)
            ++at;
        comparison.isInOrder = comparison.isInOrder && at < live.size();
        ++at;
        return {};
    });
    if (!read)
        return std::unexpected(read.error());
    return comparison;
}

/// By what the broker's own clients do.
class AmqpHands final : public MessageHands
{
public:
    explicit AmqpHands(AccessPtr access) : m_access(std::move(access)) {}

    QCoro::Task<Result<qint64>> takeOut(TakeOut job) override { return takeOutWith(m_access, std::move(job)); }
    QCoro::Task<Result<PutBackOutcome>> putBack(PutBack job) override { return putBackWith(m_access, std::move(job)); }

private:
    static QCoro::Task<Result<qint64>> takeOutWith(AccessPtr access, TakeOut job);
    static QCoro::Task<Result<PutBackOutcome>> putBackWith(AccessPtr access, PutBack job);

    const AccessPtr m_access;
};

QCoro::Task<Result<qint64>> AmqpHands::takeOutWith(AccessPtr access, TakeOut job)
{
    // Figures are some seconds old, of a queue that was just declared there are none, and what has just looked into it is among them.
    Result<ReadHeadroom> headroom = co_await askHeadroom(*access->management(job.node), job.queue, job.context.stop);
    for (int look = 1; look < mostLooks && headroom && (headroom->consumers != 0 || headroom->unacked != 0); ++look) {
        if (!co_await pauseFor(access->time(), betweenLooksAtIt, job.context.stop))
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
        headroom = co_await askHeadroom(*access->management(job.node), job.queue, job.context.stop);
    }
    if (!headroom)
        co_return std::unexpected(headroom.error());
    if (headroom->consumers != 0 || headroom->unacked != 0) {
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Restore", "Clients consume from %1, or hold messages of it: stop them first").arg(job.queue.name));
    }
    const auto keeper = std::make_shared<Keeper>(job.context);
    const auto relay = std::make_shared<ProgressRelay>(job.context);
    const auto work = [job, keeper, relay, headroom = *headroom, user = access->profile().user,
                       options = restoreDoor(*access, {job.node}, job.queue)]() -> Result<qint64> {
        const qint64 needed = std::max<qint64>(0, headroom.bytes) + (job.owed.isEmpty() ? 0 : QFileInfo(job.owed).size() + std::max<qint64>(0, headroom.bytes));
        const qint64 room = Catalogue::freeSpaceOf(QFileInfo(job.file).absolutePath());
        if (room >= 0 && room < needed + needed / 4 + spareBytes) {
            return failure(ErrorKind::Io,
                           QCoreApplication::translate("Restore", "%1 has no room for the messages of %2: it needs %3 more")
                               .arg(QFileInfo(job.file).absolutePath(), job.queue.name, units::bytes(double(needed + needed / 4 + spareBytes - room))));
        }
        KeptFile now(job.owed.isEmpty() ? job.file : job.file + u".now"_s);
        if (const Status opened = now.open(job.queue); !opened)
            return std::unexpected(opened.error());
        qint64 read = 0;
        const auto take = [&](const QueueMessage &message) -> Status {
            ++read;
            relay->tell(headroom.messages > 0 ? double(read) / double(headroom.messages) : -1,
                        [&] { return QCoreApplication::translate("Restore", "%1, messages held: %2").arg(job.queue.name, units::count(double(read))); });
            return now.add(message);
        };
        qint64 messages = -1;
        const auto held = [&](AmqpSession &session, const QueueReadOutcome &outcome) {
            return deleteHeld(job, now, user, headroom.type == QueueType::Classic, session, outcome.messages, *keeper, &messages);
        };
        const Result<QueueReadOutcome> outcome = readQueue(options, headroom, {}, take, job.context.stop, held);
        if (!outcome)
            return std::unexpected(outcome.error());
        if (messages < 0)
            return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "Clients take messages of %1 meanwhile").arg(job.queue.name));
        return messages;
    };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Result<PutBackOutcome>> AmqpHands::putBackWith(AccessPtr access, PutBack job)
{
    const std::stop_token stop = job.context.stop;
    ManagementClient *client = access->management(job.node);
    const QString user = access->profile().user;
    Pouring pouring{.read = [file = job.file](const std::function<Status(const QueueMessage &)> &take) { return readKept(file, take); },
                    .to = job.queue,
                    .expected = job.messages,
                    .options = restoreDoor(*access, {job.node}, job.queue),
                    .from = job.over,
                    .note = [](qint64 over) { return QJsonObject{{u"over"_s, over}}; },
                    .keeper = std::make_shared<Keeper>(job.context),
                    .relay = std::make_shared<ProgressRelay>(job.context),
                    .stop = stop};
    if (job.isAgain) {
        const Result<QList<quint64>> prints = co_await contentsOf(access, job.node, job.queue, true, stop);
        if (!prints)
            co_return std::unexpected(prints.error());
        for (const quint64 print : *prints)
            ++pouring.present[print];
    }
    const QString door = doorName(job.context.run, job.context.step);
    if (const Status made = co_await makeDoor(client, job.queue, door, stop); !made)
        co_return std::unexpected(made.error());
    pouring.exchange = door;
    const auto publish = [pouring] { return pour(pouring); };
    const Result<Poured> poured = co_await WaitingThread(publish);
    if (const Status closed = co_await closeDoor(client, job.queue.vhost, door); !closed)
        job.context.output(QCoreApplication::translate("Restore", "Exchanges that it published through may be left on the broker (%1…): %2")
                               .arg(door, closed.error().message));
    if (!poured)
        co_return std::unexpected(poured.error());
    PutBackOutcome outcome{.published = poured->published, .adapted = poured->adapted};
    // A journal that says so is worth more than a queue that is looked into twice: from here on nothing is published again.
    if (const Status kept = co_await job.context.keep({{u"over"_s, job.messages}}); !kept)
        co_return std::unexpected(kept.error());
    const Result<AmqpQueueState> state = co_await lookInto(pouring.options, job.queue, stop);
    if (!state)
        co_return std::unexpected(state.error());
    // Clients consume already: what they have taken is theirs, and the broker has confirmed all of it.
    if (state->consumers > 0)
        co_return outcome;
    const Result<QList<quint64>> prints = co_await contentsOf(access, job.node, job.queue, false, stop);
    if (!prints && prints.error().kind == ErrorKind::Cancelled)
        co_return std::unexpected(prints.error());
    const auto notThere = [&job](qint64 missing) {
        return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%1 lacks %2 of %3 messages: a limit, or an expiry, has taken them")
                                               .arg(job.queue.name, units::count(double(missing)), units::count(double(job.messages))));
    };
    if (!prints) {
        if (state->ready < job.messages)
            co_return notThere(job.messages - qint64(state->ready));
        co_return outcome;
    }
    const auto compare = [file = job.file, user, live = *prints] { return compareKept(file, user, live); };
    const Result<Comparison> comparison = co_await WaitingThread(compare);
    if (!comparison)
        co_return std::unexpected(comparison.error());
    if (comparison->missing > 0)
        co_return notThere(comparison->missing);
    outcome.isCompared = true;
    outcome.isInOrder = comparison->isInOrder;
    co_return outcome;
}

} // namespace

Status parts::readKept(const QString &file, const std::function<Status(const QueueMessage &message)> &take)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QCoreApplication::translate("Restore", "%1 cannot be read: %2").arg(file, device.errorString()));
    MessageFileReader reader(device);
    for (;;) {
        const Result<std::optional<MessageItem>> item = reader.next();
        if (!item)
            return std::unexpected(item.error());
        if (!*item)
            return {};
        if (const Status taken = take((*item)->message); !taken)
            return taken;
    }
}

Result<qint64> parts::mergeMessages(const QString &owed, qint64 over, const QString &now, const QString &user, const QString &into)
{
    Prints present;
    const Status seen = readKept(now, [&present](const QueueMessage &message) -> Status {
        ++present[fingerprint(message.properties, message.payload)];
        return {};
    });
    if (!seen)
        return std::unexpected(seen.error());
    KeptFile merged(into);
    const Result<QueueRef> queue = queueOfFile(now);
    if (!queue)
        return std::unexpected(queue.error());
    if (const Status opened = merged.open(*queue); !opened)
        return std::unexpected(opened.error());
    // Of what is owed all that is there as well, by its place, and what had not come to the queue; not what somebody has consumed.
    Prints rest = present;
    qint64 number = 0;
    const Status first = readKept(owed, [&](const QueueMessage &message) -> Status {
        const bool isThere = takeOneOf(rest, printsBoth(message, user));
        ++number;
        return isThere || number > over ? merged.add(message) : Status();
    });
    if (!first)
        return std::unexpected(first.error());
    // And what came besides: the last ones of each kind.
    const Status second = readKept(now, [&](const QueueMessage &message) -> Status {
        const quint64 print = fingerprint(message.properties, message.payload);
        if (rest.value(print) == 0)
            return {};
        // The earlier ones of several equal messages stand among what was owed.
        if (present[print]-- > rest.value(print))
            return {};
        --rest[print];
        return merged.add(message);
    });
    if (!second)
        return std::unexpected(second.error());
    return merged.commit();
}

std::shared_ptr<MessageHands> parts::amqpHands(AccessPtr access)
{
    return std::make_shared<AmqpHands>(std::move(access));
}

} // namespace warrener
