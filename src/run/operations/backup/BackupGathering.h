#pragma once

#include "look/messages/QueueRead.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/MessageFile.h"
#include "record/catalogue/Staging.h"
#include "run/operations/backup/BackupParts.h"

#include <functional>

/// What collecting messages by each way has in common (BackupMessages.cpp; quorum queues' logs: BackupSnapshots.cpp; streams: BackupStreams.cpp).
namespace warrener::parts {

/// Checksums of the bodies that stand in the parent (or further down), by their index.
using BaseBodies = QHash<quint64, quint32>;

/// All that the messages of one backup are collected with.
struct BackupGathering
{
    AccessPtr access;
    std::shared_ptr<BackupWork> work;
    std::shared_ptr<ProgressRelay> relay;
    std::shared_ptr<ChainReader> base{}; ///< of an incremental backup
    QList<QueueWay> queues{};
    QList<NodeName> ask{};
    StepContext context{};
    qint64 expected = 0; ///< messages
    qint64 messages = 0;
    qint64 bytes = 0;
    int left = 0;
    int unsaved = 0;      ///< of those, that held messages, as far as is known
    QStringList failed{}; ///< of those, what was to be in it and could not be
    bool readConsumed = false;
    Millis spread{0};
    /// queueKey() → how long its member stood still by a look that came to nothing, or was not enough.
    QHash<QString, StoodStill> stoodStill{};
    std::optional<BackedUpQueue> longestStood{}; ///< of all queues the one whose member stood still longest at once
    std::chrono::microseconds stoodInAll{0};     ///< all of them
    bool isWithoutFigures = false;               ///< a queue was waited for that got none: the cluster keeps none
};

/// What came of a queue, and what of it was to come and did not.
struct TakenQueue
{
    BackedUpQueue row{};
    QString missing{}; ///< translated; empty: nothing
};

/// `read(take)` reads messages; they go into the queue's entry. For a thread that may wait.
using ReadInto = std::function<Result<std::optional<QueueCutMark>>(const std::function<Status(QueueMessage)> &take)>;

/// A backup that was to hold messages and got none of any queue does not hold them, whatever else it holds: whether they could not be had, or no way led to
/// them. Where there were none it does.
bool holdsMessages(const BackupGathering &gathering);
QString backupNameOf(const QueueInfo &queue); ///< for people
MessageFileHeader headerOf(const BackedUpQueue &row);
/// The queue's entry, to be written. Errors: those of Staging.
Result<std::unique_ptr<StagedFile>> openFor(BackupWork &work, const BackedUpQueue &row, TimePoint at);
/// With its messages in `file`, which is committed here. For any thread.
Result<BackedUpQueue> finishQueue(StagedFile &file, MessageFileWriter &writer, BackedUpQueue row);
/// Reads the queue's file in the chain of the parent. Errors: those of ChainReader, Malformed. For a thread that may wait.
Result<BaseBodies> baseBodiesOf(ChainReader &base, const BackedUpQueue &queue);
/// Where a queue was cut in the parent, where that can be built upon.
std::optional<BackedUpQueue> inBackupBase(const BackupGathering &gathering, const QueueWay &way, MessageWay how);
/// To the node that leads the queue, else to one that is asked.
AmqpOptions amqpForBackup(const BackupGathering &gathering, const QueueInfo &queue);
/// Writes the queue's entry, what `bodies` has as references first. For a thread that may wait.
Result<BackedUpQueue> saveReadQueue(BackupWork &work, BackedUpQueue row, TimePoint at, const BaseBodies &bodies, ProgressRelay &relay, const ReadInto &read);
/// As the first node tells it that answers. Errors: that of the last one asked.
QCoro::Task<Result<ReadHeadroom>> askBackedUp(std::shared_ptr<BackupGathering> gathering, QueueRef queue);
/// The same, and of a queue that was just made once there are figures of it; without them where none come.
QCoro::Task<Result<ReadHeadroom>> askSettled(std::shared_ptr<BackupGathering> gathering, QueueRef queue);
/// A broker's host to look from: one that runs.
QList<NodeName> loginNodes(const BackupGathering &gathering);
/// Quorum queues from their log, all at once; those that cannot be read from it are given back with the reason, for another way.
QCoro::Task<Result<QList<std::pair<QueueWay, Error>>>> readLogs(std::shared_ptr<BackupGathering> gathering, QList<QueueWay> ways);
/// What the snapshots held up, for people; empty: nothing.
QString stoodStillWords(const BackupGathering &gathering);
/// A stream by its range of offsets, from the end of the base on; what AMQP does not get of it stands in what was left out.
QCoro::Task<Result<TakenQueue>> readStreamQueue(std::shared_ptr<BackupGathering> gathering, QueueWay way);

} // namespace warrener::parts
