// Streams into a backup: by ranges of offsets, and what AMQP does not get of them.
#include "base/OffThread.h"
#include "base/Units.h"
#include "look/messages/StreamGaps.h"
#include "look/messages/StreamRead.h"
#include "record/catalogue/MessageFile.h"
#include "run/operations/backup/BackupGathering.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// The stream's message at that offset is the one that the base holds. Where retention has removed it since nobody can tell:
/// then it is read whole. For a thread that may wait.
Result<bool> isSameStream(const AmqpOptions &options, const QueueRef &stream, quint64 offset, const BaseBodies &bodies, const std::stop_token &stop)
{
    std::optional<quint32> body;
    const auto take = [&body, offset](const QueueMessage &message) -> Status {
        if (message.index == offset)
            body = bodyCrc32(message);
        return {};
    };
    const Result<StreamReadOutcome> read = readStream(options, stream, offset, offset, {}, take, stop);
    if (!read)
        return std::unexpected(read.error());
    return body && bodies.contains(offset) && bodies.value(offset) == *body;
}

/// What of the base still stands in the stream, which goes on from it; empty: it is another stream, or nothing of it does. For
/// a thread that may wait.
Result<BaseBodies> bodiesStillThere(const AmqpOptions &options, const QueueRef &stream, ChainReader &base, const BackedUpQueue &before,
                                    const std::stop_token &stop)
{
    Result<BaseBodies> known = baseBodiesOf(base, before);
    if (!known)
        return known;
    // One that was deleted, declared anew and filled beyond that is another one: its own words tell.
    const Result<bool> same = isSameStream(options, stream, before.cut->index, *known, stop);
    if (!same)
        return std::unexpected(same.error());
    const Result<std::optional<quint64>> first = *same ? firstOffset(options, stream, stop) : std::optional<quint64>{};
    if (!first)
        return std::unexpected(first.error());
    // What retention has removed since is not in the stream any more, and not in a backup of it as it is now.
    known->removeIf([&first](const BaseBodies::iterator &body) { return !*first || body.key() < **first; });
    return known;
}

/// A stream as it was read.
struct StreamTaken
{
    BackedUpQueue row{};
    StreamGaps gaps{};
};

Result<StreamTaken> saveRange(BackupGathering &gathering, const QueueInfo &queue, const std::optional<BackedUpQueue> &before, bool holds, TimePoint now)
{
    const AmqpOptions options = amqpForBackup(gathering, queue);
    const std::stop_token stop = gathering.context.stop;
    const Result<std::optional<quint64>> last = lastOffset(options, queue.ref, stop, holds);
    if (!last)
        return std::unexpected(last.error());
    // Its end may be nothing that AMQP clients see: then all that they do is read, and silence is the end.
    StreamBounds bounds;
    bounds.openEnd = !*last;
    const quint64 end = last->value_or(std::numeric_limits<qint64>::max());
    BaseBodies bodies;
    // A stream that ends before the base did is another one of the same name.
    if (before && *last && before->cut->index <= end) {
        Result<BaseBodies> still = bodiesStillThere(options, queue.ref, *gathering.base, *before, stop);
        if (!still)
            return std::unexpected(still.error());
        bodies = *std::move(still);
    }
    const quint64 from = bodies.isEmpty() ? 0 : before->cut->index + 1;
    StreamTaken taken{.row = {.vhost = queue.ref.vhost, .name = queue.ref.name, .type = queue.type, .way = MessageWay::Offset}};
    QList<quint64> referred = bodies.keys();
    std::ranges::sort(referred);
    for (const quint64 offset : std::as_const(referred))
        taken.gaps.take(offset);
    const auto read = [&](const std::function<Status(QueueMessage)> &take) -> Result<std::optional<QueueCutMark>> {
        if (!*last && !holds)
            return std::optional<QueueCutMark>{};
        std::optional<quint64> reached = *last;
        if (from <= end) {
            const auto pass = [&](QueueMessage message) -> Status {
                taken.gaps.take(message.index);
                return take(std::move(message));
            };
            const Result<StreamReadOutcome> range = readStream(options, queue.ref, from, end, bounds, pass, stop);
            if (!range)
                return std::unexpected(range.error());
            if (!reached && range->range)
                reached = range->range->last;
        }
        if (!reached) {
            return failure(ErrorKind::Timeout,
                           QCoreApplication::translate("Backup", "it holds messages, and none could be read by AMQP: compressed batches get to clients of the "
                                                                 "stream protocol only"));
        }
        return std::optional(QueueCutMark{.index = *reached, .at = now});
    };
    Result<BackedUpQueue> row = saveReadQueue(*gathering.work, taken.row, now, bodies, *gathering.relay, read);
    if (!row)
        return std::unexpected(row.error());
    taken.row = *std::move(row);
    return taken;
}

} // namespace

QCoro::Task<Result<TakenQueue>> parts::readStreamQueue(std::shared_ptr<BackupGathering> gathering, QueueWay way)
{
    const QueueInfo &queue = way.queue;
    const Result<ReadHeadroom> figures = co_await askBackedUp(gathering, queue.ref);
    qint64 counted = figures ? figures->messages : queue.ready;
    const auto save = [gathering, queue, before = inBackupBase(*gathering, way, MessageWay::Offset), holds = counted > 0,
                       now = gathering->access->time()->now()] { return saveRange(*gathering, queue, before, holds, now); };
    Result<StreamTaken> taken = co_await WaitingThread(save);
    if (!taken)
        co_return std::unexpected(taken.error());
    StreamGaps whole = taken->gaps;
    whole.counted(counted);
    if (whole.missing() > taken->gaps.missing()) {
        // A stream's figures are some seconds old, and retention may have removed a part of it in those.
        if (const Result<ReadHeadroom> later = co_await askBackedUp(gathering, queue.ref))
            counted = std::min(counted, later->messages);
        whole = taken->gaps;
        whole.counted(counted);
    }
    TakenQueue outcome{.row = std::move(taken->row)};
    if (whole.missing() > 0) {
        const QString words =
            QCoreApplication::translate("Backup", "%1 offsets could not be read by AMQP: compressed batches, which only clients of the stream "
                                                  "protocol get, or what the stream notes for those")
                .arg(units::count(double(whole.missing())));
        outcome.row.reason = words;
        gathering->work->leaveOut(BackupPart::Messages, QCoreApplication::translate("Backup", "messages of %1").arg(backupNameOf(queue)), words,
                                  whole.areMessages());
        if (whole.areMessages())
            outcome.missing = words;
    }
    co_return outcome;
}

} // namespace warrener
