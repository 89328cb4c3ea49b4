#pragma once

#include "base/Result.h"
#include "cluster/QueueInfo.h"
#include "record/catalogue/Manifest.h"

#include <QCoroTask>
#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <utility>

namespace warrener {

class ClusterAccess;

/// Which queues' messages go into a backup, and how.
struct QueueChoice
{
    QString pattern{};                 ///< regular expression, found anywhere in the name; empty: all
    QStringList vhosts{};              ///< empty: all
    QHash<QString, MessageWay> ways{}; ///< queueKey() → instead of the best one
    bool readConsumed = false;         ///< queues with consumers are read too: it takes messages from them for a while

    bool operator==(const QueueChoice &) const = default;
};

/// Reading by AMQP would take messages from clients for a while, or nobody knows, and it was not asked for; empty: it may be
/// read. Translated.
QString whyNotReadBeside(const QueueInfo &queue, bool readConsumed);

/// "VHOST\nQUEUE"
QString queueKey(const QString &vhost, const QString &name);

/// "VHOST/NAME=WAY", names percent-encoded, as `--way` of warrenctl takes it. `key`: queueKey().
QString wayArgument(const QString &key, MessageWay way);
/// And back. Errors: Usage.
Result<std::pair<QString, MessageWay>> wayFromArgument(const QString &said);

QJsonObject toJson(const QueueChoice &choice);
QueueChoice queueChoiceFromJson(const QJsonObject &json);
/// Errors: Usage, where the pattern is none.
Status checkChoice(const QueueChoice &choice);

/// One queue, how its messages get into the backup, and what that does.
struct QueueWay
{
    QueueInfo queue{};
    MessageWay way = MessageWay::None;
    QList<MessageWay> possible{}; ///< beside None
    QString effect{};             ///< translated: what this way does to the queue; empty: nothing
    QString reason{};             ///< translated: why not a better way, or none; may be empty

    /// What it holds; −1: not known.
    qint64 messages() const;
};

/// The queues that the choice means, by virtual host and name, each with its way. `hasLogin`: to a host of a broker.
/// Pure; the choice has been checked.
QList<QueueWay> chooseWays(const QList<QueueInfo> &queues, const QueueChoice &choice, bool hasLogin);

/// Every queue with its figures, of the first of the nodes that answers; some 500 at a time. Errors: that of the last
/// node asked.
QCoro::Task<Result<QList<QueueInfo>>> askBackupQueues(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop);

} // namespace warrener
