#pragma once

#include "cluster/QueueMessage.h"
#include "look/amqp/AmqpSession.h"
#include "record/catalogue/Manifest.h"
#include "run/operations/OperationParts.h"
#include "run/operations/restore/RestoreOperations.h"

#include <QHash>

/// Which queues a restore fills, and how messages are told from one another: what publishing, proof and preview share.
namespace warrener::parts {

/// A queue of the backup and where its messages go.
struct RestoreTarget
{
    BackedUpQueue from{};
    QueueRef to{};
    QString refused{}; ///< translated, where a new name made it one with another queue of the backup; empty: nothing is in its way
};
/// Those with messages that the choice means; it has been checked.
QList<RestoreTarget> restoreTargets(const BackupManifest &manifest, const MessagesChoice &choice);

/// "orders", "orders in vhost shop", as steps and plans tell it: several virtual hosts may have one name. Pure.
QString inVhost(const QString &name, const QString &vhost);
QString shownQueue(const QueueRef &queue);

/// What a message will be published as.
struct Outgoing
{
    QByteArray properties{};
    bool isAdapted = false; ///< a user id of somebody else's has gone
};
/// The broker takes a message with somebody else's user id for a forgery; where there is one it stands in a header then.
/// `mark`: into the header "x-warrener-restored"; empty: none.
Outgoing outgoing(const QueueMessage &message, const QString &user, const QString &mark);

/// What tells one message from another, wherever it was published: all that its publisher gave.
quint64 fingerprint(const QByteArray &properties, const QByteArray &payload);

/// How often each message is there.
using Prints = QHash<quint64, int>;
/// Takes the message out of `present`, by the properties that it had or will be published with; false: it is not there.
bool takePresent(Prints &present, const QueueMessage &message, const Outgoing &out);

/// What a queue holds, compared with what a restore had to bring into it.
struct HeldMessages
{
    qsizetype missing = 0;
    qsizetype twice = 0;   ///< of the backup's, more often there than in the backup
    bool isInOrder = true; ///< those that are there stand as in the backup, whatever stands between them

    bool operator==(const HeldMessages &) const = default;
};
/// `expected`: of each message in its order, the fingerprint that it has in the backup and that of what is published. Pure.
HeldMessages compareHeld(const QList<std::pair<quint64, quint64>> &expected, const QList<quint64> &live);

/// The way to the first of the nodes that has one.
AmqpOptions restoreDoor(ClusterAccess &access, const QList<NodeName> &ask, const QueueRef &queue);
/// Of the first of the nodes that answers. Errors: the last node's.
QCoro::Task<Result<ManagementClient *>> answeringClient(AccessPtr access, QList<NodeName> ask, std::stop_token stop);
/// What a queue holds now, in its order as far as that can be had without touching it. Errors: NotAvailable, where it
/// cannot be looked into.
QCoro::Task<Result<QList<quint64>>> printsOf(AccessPtr access, QList<NodeName> ask, QueueRef queue, QueueType type, std::stop_token stop);
/// What a queue says of itself at this moment. Errors: those of AmqpSession; NotFound.
QCoro::Task<Result<AmqpQueueState>> lookInto(AmqpOptions options, QueueRef queue, std::stop_token stop);
/// Whether a quorum queue that is called empty is so by its leader's word, before and after. Errors: those of AmqpSession; Forbidden, where its single active
/// consumer is its only way out.
QCoro::Task<Result<bool>> isProvenEmpty(AmqpOptions options, QueueRef queue, std::stop_token stop);

} // namespace warrener::parts
