#pragma once

#include "cluster/ClusterProfile.h"
#include "record/catalogue/ArchiveWriter.h"
#include "record/catalogue/Manifest.h"
#include "record/catalogue/Retention.h"
#include "record/catalogue/SecondPlace.h"
#include "run/operations/backup/BackupQueues.h"
#include "run/procedure/Step.h"

#include <memory>

namespace warrener {

class ClusterAccess;
class Operations;

// The steps of a backup, in their order: begin, collect (side by side where they may), pack, verify, copy, prune.
// What is collected lies in the catalogue's staging folder until it is packed; cancel and failure remove it.

/// Which backup, and where it goes.
struct BackupPlace
{
    QString id{};
    QString folder{}; ///< the catalogue's; empty: the usual one

    bool operator==(const BackupPlace &) const = default;
};

/// What is known of a backup before anything is collected.
struct BackupBeginning
{
    BackupType type = BackupType::Full;
    bool cold = false;
    QString description{};
    QString onlyQueues{};     ///< for people; empty: all
    QString parent{};         ///< ID; empty: it builds upon none
    QString identity{};       ///< age identity file that opens an encrypted parent; may be empty
    qint64 needs = 0;         ///< bytes on the catalogue's disk at once, collected and packed, as estimated
    QStringList recipients{}; ///< of age, whom it is encrypted for; empty: it is not
    QList<LeftOut> leftOut{}; ///< known before: there is no way to it

    bool operator==(const BackupBeginning &) const = default;
};

/// The catalogue can be written, has the room, and what the backup builds upon is there and good.
Step checkCatalogueStep(const BackupPlace &place, const BackupBeginning &beginning);
/// Makes the staging folder, after what died runs left has been removed. Undo: it goes.
Step beginBackupStep(const BackupPlace &place, const BackupBeginning &beginning, const ClusterProfile &profile);
/// Definitions of the whole cluster and of each virtual host, from the first of the nodes that gives them.
Step definitionsStep(const BackupPlace &place, const QList<NodeName> &ask);

/// Which files of a host.
struct HostFilesWish
{
    BackupPart part = BackupPart::Configuration; ///< or Logs
    bool tlsFiles = false;                       ///< private keys and certificates too
    bool cookie = false;                         ///< the Erlang cookie too: of an encrypted backup only

    bool operator==(const HostFilesWish &) const = default;
};
Step nodeFilesStep(const BackupPlace &place, const ClusterProfile &profile, const NodeName &node, const HostFilesWish &wish);
Step proxyFilesStep(const BackupPlace &place, const ClusterProfile &profile, const ProxyName &proxy, bool tlsFiles);
/// The data directory of a node that does not run. Without the cookie.
Step dataStep(const BackupPlace &place, const ClusterProfile &profile, const NodeName &node);

/// Messages of queues, each by its way, as chosen when it runs. `expected`: −1 is not known.
Step messagesStep(const BackupPlace &place, const QueueChoice &choice, const QList<NodeName> &ask, const QString &identity, qint64 messages, qint64 bytes);
/// After it: fails, and the run is done in part, where a queue's messages were to be in it and could not be had.
Step completeStep();

/// Makes the archive. Undo: it goes. `identity`: opens an encrypted parent, here and in what follows.
Step packStep(const BackupPlace &place, const ArchiveOptions &options, const QString &identity, qint64 bytes);
/// Reads it back whole.
Step verifyBackupStep(const BackupPlace &place, const QString &identity, qint64 bytes);
/// A failure leaves the backup, and the run ends as partly done.
Step copyBackupStep(const BackupPlace &place, const SecondPlace &second, qint64 bytes);
/// Removes what the rules of retention keep no longer. Likewise.
Step pruneStep(const BackupPlace &place, const QString &cluster, const RetentionRules &rules);
/// Removes copies that they keep no longer, where this backup has arrived there. Likewise.
Step pruneSecondStep(const BackupPlace &place, const SecondPlace &second, const QString &cluster, const RetentionRules &rules);

/// What the steps of this file name, for a kit of operations.
void addBackupOperations(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
