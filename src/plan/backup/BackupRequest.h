#pragma once

#include "base/Clock.h"
#include "record/catalogue/ArchiveWriter.h"
#include "record/catalogue/Manifest.h"
#include "run/operations/backup/BackupQueues.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace warrener {

/// What a person, a script or a timer asks for.
struct BackupRequest
{
    BackupType type = BackupType::Full;
    QString base{}; ///< of an incremental: the backup it builds upon; empty: the newest that will do
    bool definitions = true;
    bool configuration = true;
    bool logs = false;
    bool messages = true;
    bool cold = false;                 ///< data directories too: nodes are drained, stopped, copied, started one after the other
    bool together = false;             ///< of a cold one: the whole cluster at once, so that all nodes show one moment
    bool tlsFiles = false;             ///< certificates and private keys of the brokers and proxies go in
    bool cookie = false;               ///< the Erlang cookie goes in; only with recipients
    QString queuePattern{};            ///< regular expression, of names; empty: all
    QStringList vhosts{};              ///< empty: all
    QHash<QString, MessageWay> ways{}; ///< queueKey() → another way than the best one
    bool readConsumed = false;         ///< queues with consumers are read too, where only AMQP can
    ArchiveFormat format = ArchiveFormat::Zstd;
    QStringList recipients{}; ///< of age; empty: not encrypted
    QString identity{};       ///< age identity file that opens an encrypted base
    QString description{};
    bool prune = false;       ///< afterwards what no rule of retention keeps is removed
    bool pruneSecond = false; ///< and of the copies in the second place too

    bool operator==(const BackupRequest &) const = default;
};

/// What a backup of this type holds where nobody says otherwise: full and incremental all but data directories,
/// config definitions and configuration, queue-data definitions and messages.
BackupRequest usualRequest(BackupType type);

/// What follows `warrenctl` to make such a backup: {"backup", "create", "--type", "full", …}.
QStringList argumentsOf(const BackupRequest &request);

/// What it would cost for one queue.
struct QueueEstimate
{
    QString vhost;
    QString name;
    QString type; ///< "quorum", "classic", "stream"
    MessageWay way = MessageWay::None;
    QList<MessageWay> possible; ///< beside None
    qint64 messages = 0;
    qint64 bytes = -1; ///< −1: not known
    QString effect;    ///< translated: "counts a delivery, may reorder"; empty: none
    QString reason;    ///< translated, why not another way or none: "12 messages have one delivery left"
    Millis time{0};    ///< that its messages take; 0: none are taken

    bool operator==(const QueueEstimate &) const = default;
};

struct BackupEstimate
{
    qint64 bytes = -1; ///< of the archive at most, where nothing compresses; −1: not known
    Millis time{0};    ///< 0: not known
    qint64 freeBytes = -1;
    QString effect;  ///< translated, on clients and brokers as a whole
    QString base;    ///< the backup that an incremental would build upon
    QString refused; ///< translated, why it cannot be made at all; empty: it can
    QString logs{};  ///< translated, how much of them goes in: "1.2 GB of logs, of broker2 the newest 2.0 GB only"; empty: none, or not asked
    QList<QueueEstimate> queues;

    bool operator==(const BackupEstimate &) const = default;
};

} // namespace warrener
