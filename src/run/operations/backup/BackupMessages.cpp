// Messages of queues into a backup: each queue by its way.
#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "look/messages/QueueRead.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/MessageFile.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupGathering.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto backupMessagesName = "backup.messages"_L1;
constexpr auto choiceKey = "choice"_L1;
constexpr auto takenMessagesKey = "messages"_L1;
constexpr auto takenBytesKey = "bytes"_L1;
constexpr auto leftKey = "left"_L1;
constexpr auto failedKey = "failed"_L1;
constexpr auto backupCompleteName = "backup.complete"_L1;
constexpr auto messagesId = "messages"_L1;
constexpr auto spreadKey = "spreadMs"_L1;
constexpr auto longestStoodKey = "longestStoodStillUs"_L1;
constexpr auto stoodInAllKey = "stoodStillUs"_L1;

constexpr Millis longestMessages{std::chrono::hours{12}};
/// A member tells its figures every five seconds, and the API gathers them as often.
constexpr int mostLooksForFigures = 13;
constexpr Millis betweenLooksForFigures{1000};

/// Without its messages, and why.
void leaveQueueOut(BackupGathering &gathering, const QueueWay &way, const QString &reason, bool failed = false)
{
    gathering.work->addQueue({.vhost = way.queue.ref.vhost, .name = way.queue.ref.name, .type = way.queue.type, .way = MessageWay::None, .reason = reason});
    ++gathering.left;
    gathering.unsaved += way.messages() != 0 ? 1 : 0;
    if (way.messages() != 0)
        gathering.work->leaveOut(BackupPart::Messages, QCoreApplication::translate("Backup", "messages of %1").arg(backupNameOf(way.queue)), reason, failed);
}

/// What of it was to be in the backup could not be brought there: a failure, and no choice.
void failQueue(BackupGathering &gathering, const QueueWay &way, const QString &reason)
{
    leaveQueueOut(gathering, way, reason, true);
    if (way.messages() != 0)
        gathering.failed.append(u"%1 (%2)"_s.arg(backupNameOf(way.queue), reason));
}

/// Queues were chosen, and none is meant.
void failChoice(BackupGathering &gathering, const QueueChoice &choice)
{
    QStringList chosen = choice.vhosts;
    if (!choice.pattern.isEmpty())
        chosen.prepend(choice.pattern);
    const QString what = QCoreApplication::translate("Backup", "messages of the chosen queues, %1").arg(phrases::list(chosen));
    const QString reason = QCoreApplication::translate("Backup", "the cluster has no such queue");
    gathering.work->leaveOut(BackupPart::Messages, what, reason, true);
    gathering.failed.append(u"%1 (%2)"_s.arg(phrases::list(chosen), reason));
}

// By AMQP.

QCoro::Task<Result<TakenQueue>> readOne(std::shared_ptr<BackupGathering> gathering, QueueWay way)
{
    const QueueInfo &queue = way.queue;
    const Result<ReadHeadroom> headroom = co_await askSettled(gathering, queue.ref);
    if (!headroom)
        co_return std::unexpected(headroom.error());
    if (const std::optional<Error> why = whyNotRead(*headroom, {}))
        co_return std::unexpected(*why);
    BackedUpQueue row{.vhost = queue.ref.vhost, .name = queue.ref.name, .type = queue.type, .way = MessageWay::Read, .reason = way.reason};
    if (headroom->unacked > 0) {
        const QString with = (headroom->unacked == 1 ? QCoreApplication::translate("Backup", "%1 message was with a consumer and is not in it")
                                                     : QCoreApplication::translate("Backup", "%1 messages were with consumers and are not in it"))
                                 .arg(units::count(double(headroom->unacked)));
        row.reason = row.reason.isEmpty() ? with : row.reason + u"; "_s + with;
        gathering->work->leaveOut(BackupPart::Messages, QCoreApplication::translate("Backup", "messages of %1").arg(backupNameOf(queue)), with);
    }
    // Whoever consumes beside it takes some; where nobody does, all of them come, or it is no backup of them.
    const bool isAlone = headroom->consumers == 0;
    const auto save = [gathering, row, isAlone, shown = backupNameOf(queue), options = amqpForBackup(*gathering, queue), headroom = *headroom,
                       now = gathering->access->time()->now(), stop = gathering->context.stop] {
        return saveReadQueue(*gathering->work, row, now, {}, *gathering->relay,
                             [&](const std::function<Status(QueueMessage)> &take) -> Result<std::optional<QueueCutMark>> {
                                 const Result<QueueReadOutcome> read = readQueue(options, headroom, {}, take, stop);
                                 if (!read)
                                     return std::unexpected(read.error());
                                 if (read->messages < read->expected) {
                                     const QString words = QCoreApplication::translate("Backup", "%1 of %2 messages came")
                                                               .arg(units::count(double(read->messages)), units::count(double(read->expected)));
                                     if (isAlone)
                                         return failure(ErrorKind::Timeout, words);
                                     gathering->work->leaveOut(BackupPart::Messages, QCoreApplication::translate("Backup", "messages of %1").arg(shown), words);
                                 }
                                 return std::optional(QueueCutMark{.at = isNever(read->at) ? now : read->at});
                             });
    };
    Result<BackedUpQueue> saved = co_await WaitingThread(save);
    if (!saved)
        co_return std::unexpected(saved.error());
    co_return TakenQueue{.row = *std::move(saved)};
}

/// The management API says itself that there is no such queue.
QCoro::Task<bool> isGone(std::shared_ptr<BackupGathering> gathering, QueueRef queue)
{
    for (const NodeName &node : std::as_const(gathering->ask)) {
        ManagementClient *client = gathering->access->management(node);
        if (client == nullptr)
            continue;
        const Result<ReadHeadroom> there = co_await askHeadroom(*client, queue, gathering->context.stop);
        if (there || there.error().kind == ErrorKind::NotFound)
            co_return !there;
    }
    co_return false;
}

/// One queue that is not read from the log. Its failure leaves it out, but a cancel, and a disk that takes no more.
QCoro::Task<Status> takeOne(std::shared_ptr<BackupGathering> gathering, QueueWay way, QString before)
{
    Result<TakenQueue> taken = co_await (way.way == MessageWay::Offset ? readStreamQueue(gathering, way) : readOne(gathering, way));
    if (taken) {
        BackedUpQueue &row = taken->row;
        if (!before.isEmpty())
            row.reason = row.reason.isEmpty() ? before : before + u"; "_s + row.reason;
        gathering->work->addQueue(row);
        gathering->messages += row.messages;
        gathering->bytes += row.bytes;
        if (!taken->missing.isEmpty())
            gathering->failed.append(u"%1 (%2)"_s.arg(backupNameOf(way.queue), taken->missing));
        co_return Status{};
    }
    const Error &error = taken.error();
    if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Io)
        co_return std::unexpected(error);
    // Gone since the list was made: it has no messages to save. A broker calls a queue not found too whose node is away.
    if (error.kind == ErrorKind::NotFound && co_await isGone(gathering, way.queue.ref))
        co_return Status{};
    failQueue(*gathering, way, before.isEmpty() ? error.message : before + u"; "_s + error.message);
    co_return Status{};
}

QCoro::Task<Status> gather(std::shared_ptr<BackupGathering> gathering)
{
    QList<QueueWay> logs;
    QList<std::pair<QueueWay, QString>> others;
    for (const QueueWay &way : std::as_const(gathering->queues)) {
        if (way.way == MessageWay::None)
            leaveQueueOut(*gathering, way, way.reason);
        else if (way.way == MessageWay::Snapshot)
            logs.append(way);
        else
            others.append({way, {}});
    }
    if (!logs.isEmpty()) {
        const auto unread = co_await readLogs(gathering, logs);
        if (!unread)
            co_return std::unexpected(unread.error());
        for (const auto &[way, error] : *unread) {
            if (error.kind == ErrorKind::NotFound && co_await isGone(gathering, way.queue.ref))
                continue;
            // Only where the log cannot be read at all is another way safe: a broker in trouble is not asked for more.
            if (error.kind != ErrorKind::NotAvailable && error.kind != ErrorKind::NotConfigured) {
                failQueue(*gathering, way, error.message);
                continue;
            }
            // Nobody was told that clients would notice it.
            if (const QString why = whyNotReadBeside(way.queue, gathering->readConsumed); !why.isEmpty()) {
                failQueue(*gathering, way, error.message + u"; "_s + why);
                continue;
            }
            QueueWay read = way;
            read.way = MessageWay::Read;
            others.append({read, error.message});
        }
    }
    for (const auto &[way, before] : others) {
        if (gathering->context.stop.stop_requested())
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Backup", "Cancelled"));
        if (const Status taken = co_await takeOne(gathering, way, before); !taken)
            co_return taken;
    }
    co_return Status{};
}

/// What an exchange keeps in itself until its time has come is in no queue, and no client can read it: that is said, so that nobody takes the backup for more
/// than it is.
QCoro::Task<> tellWhatWaits(std::shared_ptr<BackupGathering> gathering, QStringList vhosts)
{
    for (const NodeName &node : std::as_const(gathering->ask)) {
        ManagementClient *client = gathering->access->management(node);
        if (client == nullptr)
            continue;
        const Result<BrokerTraits> traits = co_await client->traits(node, gathering->context.stop);
        if (!traits)
            continue;
        if (traits->exchangeTypes && !traits->exchangeTypes->contains("x-delayed-message"_L1))
            co_return;
        const Result<QList<DelayingExchange>> exchanges = co_await client->delayingExchanges(gathering->context.stop);
        if (!exchanges)
            continue;
        for (const DelayingExchange &exchange : *exchanges) {
            if (exchange.waiting == 0 || (!vhosts.isEmpty() && !vhosts.contains(exchange.vhost)))
                continue;
            const QString name = exchange.vhost == "/"_L1 ? exchange.name : exchange.vhost + u'/' + exchange.name;
            gathering->work->leaveOut(
                BackupPart::Messages, QCoreApplication::translate("Backup", "messages that the exchange %1 delays").arg(name),
                exchange.waiting < 0
                    ? QCoreApplication::translate("Backup", "it keeps them in itself, where nobody can read them")
                    : QCoreApplication::translate("Backup", "it keeps %1 in itself, where nobody can read them").arg(units::count(double(exchange.waiting))));
        }
        co_return;
    }
}

/// Argument: {"backup", "folder", "choice", "ask", "identity"}.
OperationTask collectMessages(WorksPtr works, AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const BackupPlace place = placeFrom(arguments);
    const Result<std::shared_ptr<BackupWork>> work = works->find(place.id);
    if (!work)
        co_return std::unexpected(work.error());
    const QueueChoice choice = queueChoiceFromJson(arguments.value(choiceKey).toObject());
    if (const Status checked = checkChoice(choice); !checked)
        co_return std::unexpected(checked.error());
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const Result<QList<QueueInfo>> queues = co_await askBackupQueues(access, ask, context.stop);
    if (!queues)
        co_return std::unexpected(queues.error());
    const auto gathering =
        std::make_shared<BackupGathering>(BackupGathering{.access = access, .work = *work, .relay = std::make_shared<ProgressRelay>(context)});
    gathering->ask = ask;
    gathering->context = context;
    gathering->readConsumed = choice.readConsumed;
    gathering->queues = chooseWays(*queues, choice, !loginNodes(*gathering).isEmpty());
    if (const auto parent = (*work)->manifest().parent) {
        const auto open = [place, id = parent->id, identity = arguments.value(key::identity).toString()] {
            return ChainReader::open(Catalogue(place.folder), id, {.ageIdentityFile = identity});
        };
        Result<std::unique_ptr<ChainReader>> base = co_await WaitingThread(open);
        if (!base)
            co_return std::unexpected(base.error());
        gathering->base = *std::move(base);
    }
    if (const Status gathered = co_await gather(gathering); !gathered)
        co_return std::unexpected(gathered.error());
    // A name that was mistyped would be found out when the messages are needed.
    if (gathering->queues.isEmpty() && !(choice.pattern.isEmpty() && choice.vhosts.isEmpty()))
        failChoice(*gathering, choice);
    if (choice.pattern.isEmpty())
        co_await tellWhatWaits(gathering, choice.vhosts);
    if (holdsMessages(*gathering))
        (*work)->holds(BackupPart::Messages);
    const QString taken = QCoreApplication::translate("Backup", "messages: %1, queues: %2, %3")
                              .arg(units::count(double(gathering->messages)), units::count(double(gathering->queues.size() - gathering->left)),
                                   units::bytes(double(gathering->bytes)));
    const QString left = gathering->left == 0 ? QString() : QCoreApplication::translate("Backup", "; %n queue(s) left out", nullptr, gathering->left);
    QJsonObject result{{takenMessagesKey, gathering->messages},
                       {takenBytesKey, gathering->bytes},
                       {leftKey, gathering->left},
                       {failedKey, QJsonArray::fromStringList(gathering->failed)},
                       {spreadKey, qint64(gathering->spread.count())}};
    if (gathering->longestStood) {
        result.insert(longestStoodKey, qint64(gathering->longestStood->stoodStill.longest().count()));
        result.insert(stoodInAllKey, qint64(gathering->stoodInAll.count()));
    }
    co_return saying(taken + left + stoodStillWords(*gathering), result);
}

/// What was asked for is in it; what was left out by choice or by a queue's nature is no failure.
OperationTask isComplete(AccessPtr, QJsonObject, StepContext context)
{
    const QStringList failed = failedQueues(context);
    if (failed.isEmpty())
        co_return saying(QCoreApplication::translate("Backup", "Nothing that was asked for is missing"));
    for (const QString &queue : failed)
        context.output(QCoreApplication::translate("Backup", "Missing: messages of %1").arg(queue));
    co_return failure(
        ErrorKind::Command,
        QCoreApplication::translate("Backup", "The messages of %n queue(s) are missing, the first is %1", nullptr, int(failed.size())).arg(failed.first()));
}

} // namespace

Result<BackedUpQueue> parts::finishQueue(StagedFile &file, MessageFileWriter &writer, BackedUpQueue row)
{
    if (const Status flushed = writer.flush(); !flushed)
        return std::unexpected(flushed.error());
    const Result<BackupEntry> entry = file.commit();
    if (!entry)
        return std::unexpected(entry.error());
    row.entry = entry->path;
    row.messages = writer.messages();
    row.bytes = writer.payloadBytes();
    return row;
}

MessageFileHeader parts::headerOf(const BackedUpQueue &row)
{
    return {.vhost = row.vhost, .queue = row.name, .type = row.type, .way = row.way, .cut = row.cut};
}

Result<std::unique_ptr<StagedFile>> parts::openFor(BackupWork &work, const BackedUpQueue &row, TimePoint at)
{
    return work.staging().open(
        {.path = entrypath::messages(row.vhost, row.name), .source = {.host = row.cut ? row.cut->node.value : QString(), .path = {}}, .modified = at});
}

bool parts::holdsMessages(const BackupGathering &gathering)
{
    return gathering.left < gathering.queues.size() || (gathering.unsaved == 0 && gathering.failed.isEmpty());
}

QString parts::backupNameOf(const QueueInfo &queue)
{
    return queue.ref.vhost == "/"_L1 ? queue.ref.name : queue.ref.vhost + u'/' + queue.ref.name;
}

Result<BaseBodies> parts::baseBodiesOf(ChainReader &base, const BackedUpQueue &queue)
{
    Result<std::unique_ptr<QIODevice>> device = base.entry(queue.entry);
    if (!device)
        return std::unexpected(device.error());
    BaseBodies bodies;
    MessageFileReader reader(**device);
    for (;;) {
        const Result<std::optional<MessageItem>> item = reader.next();
        if (!item)
            return std::unexpected(item.error());
        if (!*item)
            return bodies;
        bodies.insert((*item)->message.index, (*item)->crc32);
    }
}

std::optional<BackedUpQueue> parts::inBackupBase(const BackupGathering &gathering, const QueueWay &way, MessageWay how)
{
    const BackedUpQueue *before = gathering.base ? gathering.base->manifest().findQueue(way.queue.ref.vhost, way.queue.ref.name) : nullptr;
    if (before == nullptr || before->way != how || before->entry.isEmpty() || !before->cut)
        return std::nullopt;
    return *before;
}

AmqpOptions parts::amqpForBackup(const BackupGathering &gathering, const QueueInfo &queue)
{
    const ClusterProfile &profile = gathering.access->profile();
    // The node that leads it has the messages at hand.
    const NodeProfile *node = profile.node(NodeName{queue.leader});
    for (qsizetype i = 0; node == nullptr && i < gathering.ask.size(); ++i)
        node = profile.node(gathering.ask.at(i));
    AmqpOptions options = node == nullptr ? AmqpOptions{} : gathering.access->doors().amqp(*node, u"Warrener backup"_s);
    options.vhost = queue.ref.vhost;
    return options;
}

Result<BackedUpQueue> parts::saveReadQueue(BackupWork &work, BackedUpQueue row, TimePoint at, const BaseBodies &bodies, ProgressRelay &relay,
                                           const ReadInto &read)
{
    Result<std::unique_ptr<StagedFile>> file = openFor(work, row, at);
    if (!file)
        return std::unexpected(file.error());
    MessageFileWriter writer(**file);
    if (const Status begun = writer.begin(headerOf(row)); !begun)
        return std::unexpected(begun.error());
    // A stream's earlier range stands in the backup below.
    QList<quint64> offsets = bodies.keys();
    std::ranges::sort(offsets);
    for (const quint64 offset : std::as_const(offsets)) {
        if (const Status referred = writer.addReference({.index = offset}, bodies.value(offset)); !referred)
            return std::unexpected(referred.error());
    }
    const Result<std::optional<QueueCutMark>> cut = read([&](QueueMessage message) -> Status {
        relay.tell(-1, [&] { return QCoreApplication::translate("Backup", "%1, messages: %2").arg(row.name, units::count(double(writer.messages()))); });
        return writer.add(message);
    });
    if (!cut)
        return std::unexpected(cut.error());
    row.cut = *cut;
    return finishQueue(**file, writer, std::move(row));
}

QCoro::Task<Result<ReadHeadroom>> parts::askBackedUp(std::shared_ptr<BackupGathering> gathering, QueueRef queue)
{
    Result<ReadHeadroom> headroom = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Backup", "No node can be asked about its queues"));
    for (const NodeName &node : std::as_const(gathering->ask)) {
        ManagementClient *client = gathering->access->management(node);
        if (client == nullptr)
            continue;
        headroom = co_await askHeadroom(*client, queue, gathering->context.stop);
        if (headroom || headroom.error().kind == ErrorKind::NotFound || headroom.error().kind == ErrorKind::Cancelled)
            break;
    }
    co_return headroom;
}

QCoro::Task<Result<ReadHeadroom>> parts::askSettled(std::shared_ptr<BackupGathering> gathering, QueueRef queue)
{
    Result<ReadHeadroom> headroom = co_await askBackedUp(gathering, queue);
    for (int look = 1; look < mostLooksForFigures && headroom && lacksFigures(*headroom) && !gathering->isWithoutFigures; ++look) {
        if (!co_await pauseFor(gathering->access->time(), betweenLooksForFigures, gathering->context.stop))
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Backup", "Cancelled"));
        headroom = co_await askBackedUp(gathering, queue);
    }
    // Not once more for each of thousands.
    gathering->isWithoutFigures = gathering->isWithoutFigures || (headroom && lacksFigures(*headroom));
    co_return headroom;
}

QStringList parts::failedQueues(const StepContext &context)
{
    QStringList failed;
    for (const auto listed = context.results.value(messagesId).value(failedKey).toArray(); const QJsonValue &queue : listed)
        failed.append(queue.toString());
    return failed;
}

void parts::addBackupMessageOperations(Operations &operations, WorksPtr works, AccessPtr access)
{
    add(operations, backupCompleteName, access, isComplete);
    add(operations, backupMessagesName, works, access, collectMessages);
}

Step messagesStep(const BackupPlace &place, const QueueChoice &choice, const QList<NodeName> &ask, const QString &identity, qint64 count, qint64 bytes)
{
    QJsonObject about = toJson(place);
    about.insert(key::identity, identity);
    about.insert(choiceKey, toJson(choice));
    about.insert(key::ask, parts::toJson(ask));
    Step step = check(messagesId,
                      count < 0 ? QCoreApplication::translate("Backup", "Messages of the queues")
                                : QCoreApplication::translate("Backup", "Messages of the queues, about %1").arg(units::count(double(count))),
                      call(backupMessagesName, about), Millis{3000 + std::max<qint64>(0, count) / 20 + std::max<qint64>(0, bytes) / 20'000});
    step.timeout = longestMessages;
    return step;
}

Step completeStep()
{
    Step step = check(u"complete"_s, QCoreApplication::translate("Backup", "Nothing that was asked for is missing"), call(backupCompleteName), Millis{50});
    // What is there is worth keeping, and the run says that it is not all.
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
