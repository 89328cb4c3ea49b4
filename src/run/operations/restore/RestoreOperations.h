#pragma once

#include "cluster/ClusterProfile.h"
#include "run/operations/backup/BackupQueues.h"
#include "run/operations/restore/RestoreDefinitions.h"
#include "run/procedure/Step.h"

#include <memory>

namespace warrener {

class ClusterAccess;
class Operations;

// The steps of a restore. Every one opens the backup anew: a run that was left is finished or undone by another process.

/// Which backup is restored.
struct RestoreSource
{
    QString folder{};   ///< the catalogue's; empty: the usual one
    QString id{};       ///< in it; or
    QString file{};     ///< a file that is in no catalogue
    QString identity{}; ///< age identity file; may be empty

    bool operator==(const RestoreSource &) const = default;
};
QJsonObject toJson(const RestoreSource &source);
RestoreSource restoreSourceFromJson(const QJsonObject &json);

/// Messages of which queues, and how.
struct MessagesChoice
{
    QString pattern{};                    ///< regular expression, of names in the backup; empty: all that have messages there
    QStringList vhosts{};                 ///< of the backup; empty: all
    QStringList queues{};                 ///< "VHOST\nNAME" in the backup; empty: all
    QHash<QString, QString> vhostNames{}; ///< of the backup → of the target
    QHash<QString, QString> queueNames{};
    bool skipPresent = true;    ///< messages that the queue still holds are not published again
    bool mark = false;          ///< each gets the header "x-warrener-restored" with the backup's id
    bool withConsumers = false; ///< also into queues that clients consume from
    int perSecond = 0;          ///< at most so many a second; 0: as fast as they are confirmed
    QStringList without{};      ///< "VHOST\nNAME" in the backup: these get none, as a preview has told

    bool operator==(const MessagesChoice &) const = default;
};
/// The highest MessagesChoice::perSecond that is worth a choice.
inline constexpr int mostPerSecond = 1'000'000;
QJsonObject toJson(const MessagesChoice &choice);
MessagesChoice messagesChoiceFromJson(const QJsonObject &json);
/// Errors: those of checkExpression().
Status checkChoice(const MessagesChoice &choice);

/// No step lasts longer.
constexpr Millis longestPublishing{std::chrono::hours{24}};
/// How long it takes to publish so many, at the rate that was chosen or as fast as they are confirmed. Pure.
Millis expectedPublishing(qint64 messages, const MessagesChoice &choice);

/// What a preview says of an object that cannot be changed and could be replaced, see RestoreReplace.h.
struct Replacement
{
    qint64 messages = -1; ///< that would be moved; −1: not known, or of an exchange
    QString refused{};    ///< translated, why it cannot be; empty: it can

    bool operator==(const Replacement &) const = default;
};

/// The backup can be opened and is whole: every hash is looked at.
Step checkBackupStep(const RestoreSource &source, qint64 bytes);
/// Definitions of the backup into the cluster, in parts, then exported again and compared. Undo: what it created by its own
/// notes is deleted, what it changed or removed is as in the backup `before`, which was made of the same cluster directly before;
/// what is used or was changed since stays, and is told.
Step restoreDefinitionsStep(const RestoreSource &source, const RestoreSource &before, const DefinitionsChoice &choice, const QList<NodeName> &ask,
                            qsizetype objects);
/// Of the same definitions what moves messages by itself, see RestoreMovers.h; only once the step `proof` has found all of it there: where queues alone lack
/// something, without those that may touch one of these. Undo likewise.
Step restoreMoversStep(const RestoreSource &source, const RestoreSource &before, DefinitionsChoice choice, const QList<NodeName> &ask, qsizetype movers,
                       const QString &proof);
/// Messages of the backup into the queues of the cluster, confirmed, in order, each queue by itself; goes on where it was left.
Step restoreMessagesStep(const RestoreSource &source, const MessagesChoice &choice, const QList<NodeName> &ask, qint64 messages);
/// What a person has read in the preview, and goes on without. MessagesChoice::without goes with it.
struct ForetoldLacks
{
    QStringList objects{}; ///< objectKey() of what cannot be changed
    QStringList lines{};   ///< translated: of which queue the messages do not come back, and why
};
/// Definitions are those of the backup, and every restored queue holds each message of it, as far as it can be looked at
/// without touching it. Its answer lists every difference; differences fail it. `foretold` is none.
Step proveRestoreStep(const RestoreSource &source, const std::optional<DefinitionsChoice> &definitions, const std::optional<MessagesChoice> &messages,
                      const QList<NodeName> &ask, const ForetoldLacks &foretold = {});
/// What the step `proof` found stands beside the backup from now on, in its catalogue; that it can be restored only where the steps `needed`
/// (their titles by their ids) have gone well.
Step noteProofStep(const RestoreSource &source, const QString &proof, const QMap<QString, QString> &needed);
/// The same where the definitions came with data directories: what goes when a cluster is stopped is not missed.
Step ofDataDirectories(Step proof);

/// What the steps of this file name, for a kit of operations.
void addRestoreOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
