#pragma once

#include "plan/recovery/RecoveryDocument.h"

namespace warrener {

/// A recovery document where it stands.
struct RecoveryEntry
{
    QString id{};
    QString file{}; ///< of the cluster's own; empty: shipped
    QByteArray text{};
    std::optional<RecoveryDocument> document{}; ///< none: see `error`
    std::optional<Error> error{};
};

/// "$XDG_CONFIG_HOME/warrener/recovery/CLUSTER".
QString recoveryFolder(const ClusterName &cluster);

/// What is shipped, with the cluster's own documents in place of those that have the same id, and beside them; by id, the
/// shipped scenarios first, in their order. Reads files.
QList<RecoveryEntry> recoveryDocuments(const ClusterProfile *profile = nullptr);
/// Of a file, or by its id. Errors: NotFound (naming what there is), Io, and that of the document.
Result<RecoveryEntry> recoveryDocument(const QString &idOrFile, const ClusterProfile *profile = nullptr);

/// The JSON schema of the documents.
QByteArray recoverySchema();

} // namespace warrener
