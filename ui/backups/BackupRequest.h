#pragma once

#include "base/Clock.h"
#include "record/catalogue/ArchiveWriter.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace warrener {

/// What the create dialog asks for.
struct BackupRequest
{
    BackupType type = BackupType::Full;
    QString base{}; ///< of an incremental: the backup it builds upon; empty: the newest that will do
    bool definitions = true;
    bool configuration = true;
    bool logs = false;
    bool messages = true;
    bool cold = false;                 ///< nodes are drained, stopped, copied, started one after the other
    bool tlsFiles = false;             ///< private keys of the brokers go in
    bool cookie = false;               ///< the Erlang cookie goes in; only with recipients
    QString queuePattern{};            ///< regular expression, of names; empty: all
    QStringList vhosts{};              ///< empty: all
    QHash<QString, MessageWay> ways{}; ///< wayKey() → another way than the best one
    ArchiveFormat format = ArchiveFormat::Zstd;
    QStringList recipients{}; ///< of age; empty: not encrypted
    QString description{};

    bool operator==(const BackupRequest &) const = default;
};

/// The key of a queue in BackupRequest::ways; neither a vhost nor a queue that a broker takes holds a line break.
inline QString wayKey(const QString &vhost, const QString &queue)
{
    return vhost + QLatin1Char('\n') + queue;
}

/// What it would cost for one queue.
struct QueueEstimate
{
    QString vhost{};
    QString name{};
    QString type{}; ///< "quorum", "classic", "stream"
    MessageWay way = MessageWay::None;
    QList<MessageWay> possible{}; ///< beside None
    qint64 messages = 0;
    qint64 bytes = -1; ///< −1: not known
    QString effect{};  ///< translated: "counts a delivery, may reorder"; empty: none
    QString reason{};  ///< translated, why not another way or none: "12 messages have one delivery left"

    bool operator==(const QueueEstimate &) const = default;
};

struct BackupEstimate
{
    qint64 bytes = -1; ///< of the archive; −1: not known
    Millis time{0};    ///< 0: not known
    qint64 freeBytes = -1;
    QString effect{};  ///< translated, on clients and brokers as a whole
    QString base{};    ///< the backup that an incremental would build upon
    QString refused{}; ///< translated, why it cannot be made at all; empty: it can
    QList<QueueEstimate> queues{};

    bool operator==(const BackupEstimate &) const = default;
};

} // namespace warrener
