#pragma once

#include "cluster/QueueInfo.h"
#include "cluster/Snapshot.h"
#include "look/access/ClusterAccess.h"
#include "record/catalogue/Manifest.h"
#include "run/operations/restore/RestoreHosts.h"
#include "run/operations/restore/RestoreMovers.h"
#include "run/operations/restore/RestoreOperations.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace warrener {

/// What a person asks for.
struct RestoreRequest
{
    RestoreSource source{};
    bool definitions = true;
    bool messages = true;
    bool configuration = false;
    bool data = false; ///< with nothing else: definitions and messages are in it
    DefinitionsChoice objects{};
    MessagesChoice queues{};
    ConfigurationChoice files{};
    DataChoice directories{};
    QString why{};
    bool isCompared = true; ///< for who chooses: a preview counts what the queues hold already, see RestoreQueue::present; it takes a second a queue

    bool operator==(const RestoreRequest &) const = default;
};

/// One queue of the backup, and what a restore does to it.
struct RestoreQueue
{
    QString vhost{}, name{};             ///< in the backup
    QString targetVhost{}, targetName{}; ///< in the cluster
    QString type{};
    qint64 inBackup = 0; ///< messages
    qint64 bytes = 0;
    qint64 live = -1; ///< messages in the target now; −1: it is not there
    qint64 consumers = -1;
    qint64 present = -1;    ///< of the backup's messages, those that the target holds now; −1: not counted
    QString notCounted{};   ///< translated, why they were not; empty: they were, or nothing is published
    QString refused{};      ///< translated, why nothing is published into it; empty: it is
    bool isUnasked = false; ///< `refused` is that it could not be asked about: nobody's choice, and tried all the same
    QString notes{};        ///< translated: what will not be as it was ("5 messages carry a user id, which is …"); may be empty

    /// Messages that are published into it: what it holds already left out, as far as that was counted, or all.
    qint64 published(bool skipPresent) const { return !refused.isEmpty() ? 0 : skipPresent && present > 0 ? inBackup - present : inBackup; }

    bool operator==(const RestoreQueue &) const = default;
};

struct RestorePreview
{
    BackupManifest manifest{};
    QString targetVersion{};
    DefinitionsPreview definitions{};
    QList<RestoreQueue> queues{};
    /// Messages that are lost with the queues and virtual hosts that are deleted, or would be with those that exist only in the cluster, by objectKey();
    /// −1: nobody could count them.
    QHash<QString, qint64> goes{};
    QHash<QString, Replacement> replacements{}; ///< of what canBeReplaced(), chosen or not, by objectKey()
    QList<RestoreHost> hosts{};                 ///< of the configuration
    QList<RestoreFile> files{};                 ///< by host and path
    QList<RestoreData> directories{};
    QString stamp{};     ///< in the names of what is kept
    qint64 messages = 0; ///< that would be published, before those that are there already are left out
    qint64 bytes = 0;
    Millis time{0};      ///< estimated
    QString refused{};   ///< translated, why it cannot be done at all; empty: it can
    QStringList notes{}; ///< translated

    bool operator==(const RestorePreview &) const = default;
};

/// Messages that will be published, as far as that is known: what is there already is left out where that is wished, or not. Pure.
qint64 toPublish(const RestorePreview &preview, bool skipPresent);

/// What a preview may read to compare a backup's messages with those that are live; a restore itself reads all.
struct CompareRoom
{
    int queues = 25;
    qint64 messages = 100'000; ///< of backup and cluster together
    qint64 bytes = 64LL * 1024 * 1024;
    QString closed{}; ///< translated, why no more are compared: one that could not be reached is not tried for every queue

    /// Takes it. A translated reason where there is not so much left; empty: there is.
    QString take(qint64 moreMessages, qint64 moreBytes);
};

/// What the backup lacks of the parts that are asked for, a translated sentence each.
QStringList lacksOf(const BackupManifest &manifest, const RestoreRequest &request);

/// What becomes of messages in a queue that these shovels and upstreams take from, translated; may be empty. `areHeld`: they begin only when all is
/// proven to be there. Pure.
QString takenBy(const parts::MoversByQueue &movers, const QueueRef &queue, bool areHeld);

/// Shovels and federation that come, and do not begin.
struct HeldBack
{
    QStringList keys{};  ///< objectKey()
    QStringList names{}; ///< translated, each with the first queue that it may touch
};
/// What moves messages and comes, new or changed. Pure.
QList<RestoreObject> comingMovers(const DefinitionsPreview &preview);
/// Of these movers those that may touch a queue whose messages are missing: what they moved would be missed for good, or come twice. Pure.
HeldBack heldBackBy(const QList<RestoreObject> &movers, const QList<QueueRef> &missing);
/// Likewise of a preview, for the queues into which nothing is published. Pure.
HeldBack heldBackIn(const RestorePreview &preview);
/// A translated sentence without its end; empty: none is. Pure.
QString whatIsHeldBack(const HeldBack &held);

/// A translated sentence for each of them that comes along into another cluster and takes messages at an address of its own. Pure.
QStringList movedFromElsewhere(const DefinitionsPreview &preview);
/// Queues that come under another name and with bindings, translated: new messages reach them too. Empty: none does. Pure.
QString collectsFromNowOn(const DefinitionsPreview &preview, const QHash<QString, QString> &queueNames);
/// What will not be as it was in a queue of the cluster, or in one that comes, translated; may be empty. Pure.
QString notesOfTarget(const QueueInfo &target, const QString &typeInBackup);
/// A queue that comes new, with what its arguments and these policies set for it; see policies of definitionFor(). Pure.
QueueInfo asItWillBe(const QJsonObject &queue, const QJsonObject &policies);
/// A translated sentence for each node whose disk has less than `bytes` above its limit: its broker takes no messages below that. Pure.
QStringList tooFullFor(const QList<NodeFigures> &nodes, qint64 bytes);

/// Reads the backup, asks the cluster, compares. Changes nothing. Errors: those of ChainReader; no node gives its
/// definitions; Usage.
QCoro::Task<Result<RestorePreview>> previewRestore(std::shared_ptr<ClusterAccess> access, RestoreRequest request, std::stop_token stop = {});

} // namespace warrener
