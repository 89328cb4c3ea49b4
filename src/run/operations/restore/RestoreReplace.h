#pragma once

#include "cluster/Queue.h"
#include "cluster/QueueMessage.h"
#include "look/access/ClusterAccess.h"
#include "run/operations/OperationParts.h"
#include "run/operations/restore/RestoreOperations.h"
#include "run/operations/restore/RestoreReplaceRules.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace warrener {

// A queue or an exchange whose settings nobody can change goes, and comes again as in the backup: with its messages and bindings.

/// Whether an object that cannot be changed could be replaced at this moment. Changes nothing. `object`: RestoreFate::Cannot or
/// Replace, and there.
QCoro::Task<Replacement> lookAtReplacement(std::shared_ptr<ClusterAccess> access, NodeName node, QString version, RestoreObject object, std::stop_token stop);

/// All objects with these keys can be replaced now. `keys`: objectKey(), of the target.
Step checkReplaceStep(const RestoreSource &source, const DefinitionsChoice &choice, const QStringList &keys, const QList<NodeName> &ask);
/// One object is replaced. Of a queue: all its messages are held and written into a file in `folder` (a catalogue's) before it is
/// deleted; then it is declared as in the backup, bound as it was, and its messages are published into it, confirmed, in their
/// order, and counted and compared there. Undo: the same the other way round. `number`: of the step.
Step replaceStep(const RestoreSource &source, const DefinitionsChoice &choice, const RestoreObject &object, qint64 messages, const QString &folder, int number,
                 const QList<NodeName> &ask);

/// Where the messages of queues that are being replaced lie meanwhile: in a catalogue's folder (empty: the usual one).
QString replacedMessagesFolder(const QString &catalogue);

namespace parts {

/// Of a file of messages that are in no queue (`owed`, of which `over` are through) and one of what a queue holds now, all of them in
/// one file: what is owed first, where it stood, and nothing twice. Waits for the disk. Errors: Io, Malformed.
Result<qint64> mergeMessages(const QString &owed, qint64 over, const QString &now, const QString &user, const QString &into);
/// Every message of a file that was written whole. Waits for the disk. Errors: Io, Malformed, those of `take`.
Status readKept(const QString &file, const std::function<Status(const QueueMessage &message)> &take);

/// Messages of a queue into a file, and the queue deleted while nobody else can have one of them. Keeps {"file", "messages", "mark"}
/// once the file is safe, and then, directly before the deletion, {"deleting": true}.
struct TakeOut
{
    NodeName node{};
    QueueRef queue{};
    QString owed{}; ///< a file of messages that are in no queue, see mergeMessages(); empty: none
    qint64 over = 0;
    QString file{}; ///< to be written
    QString mark{}; ///< routing key of a binding from amq.direct that goes with the queue: it tells whether this one was deleted
    StepContext context{};
};

/// The messages of a file into a queue. Keeps {"over"} as they are confirmed.
struct PutBack
{
    NodeName node{};
    QueueRef queue{};
    QString file{};
    qint64 messages = 0;  ///< in it
    qint64 over = 0;      ///< of it, through
    bool isAgain = false; ///< some of them may be there
    StepContext context{};
};
struct PutBackOutcome
{
    qint64 published = 0;
    qint64 adapted = 0;
    bool isCompared = false; ///< by hash; else counted by the broker's confirms alone
    bool isInOrder = true;   ///< false: they are all there, in another order

    bool operator==(const PutBackOutcome &) const = default;
};

/// What is done to messages; others in tests.
class MessageHands
{
public:
    virtual ~MessageHands() = default;

    /// How many messages the file has. Errors: Forbidden (somebody else has or gets some of them), Io, those of readQueue().
    virtual QCoro::Task<Result<qint64>> takeOut(TakeOut job) = 0;
    /// Errors: Command (not all of them are there), those of pour().
    virtual QCoro::Task<Result<PutBackOutcome>> putBack(PutBack job) = 0;
};
std::shared_ptr<MessageHands> amqpHands(AccessPtr access);

void addRestoreReplaceOperations(Operations &operations, AccessPtr access, std::shared_ptr<MessageHands> hands);

} // namespace parts

} // namespace warrener
