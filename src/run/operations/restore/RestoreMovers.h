#pragma once

#include "cluster/Queue.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

/// What moves messages by itself as soon as it is there: shovels, and what federation takes from. Pure.
namespace warrener::parts {

/// `section`, `object`: as GET /api/definitions answers.
bool movesMessages(const QString &section, const QJsonObject &object);

/// Where a mover takes messages from: no password, whatever its addresses hold.
struct MoverSource
{
    QString queue{};      ///< empty: of several, each by its own name
    QStringList vhosts{}; ///< that its address may mean
    QString host{};       ///< of its address; empty: the broker that it is on, or not to be read
};
QList<MoverSource> sourcesOf(const QJsonObject &mover);

/// Whether it may take from this queue, where its address leads to the cluster that has the queue.
bool mayTakeFrom(const QJsonObject &mover, const QueueRef &queue);
/// The queues that it names.
QList<QueueRef> queuesNamedBy(const QJsonObject &mover);
/// Whether it may take from this queue, publish into it, or make it where it is not there.
bool mayTouch(const QJsonObject &mover, const QueueRef &queue);

/// One that names the queue that it takes from.
struct KnownMover
{
    QString name{}; ///< "shovel move"
    QList<MoverSource> sources{};
};
/// By the name of that queue: read once for all queues that are asked about.
using MoversByQueue = QHash<QString, QList<KnownMover>>;
MoversByQueue moversByQueue(const QList<QJsonObject> &movers);

} // namespace warrener::parts
