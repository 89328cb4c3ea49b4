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

/// "$XDG_DATA_HOME/warrener/recovery/CLUSTER": where a cluster's own documents are kept.
QString recoveryFolder(const ClusterName &cluster);
/// "$XDG_CONFIG_HOME/warrener/recovery/CLUSTER": where they were kept before; still read, never written.
QString oldRecoveryFolder(const ClusterName &cluster);

/// What is shipped, with the cluster's own documents in place of those that have the same id, and beside them; by id, the
/// shipped scenarios first, in their order. Reads files.
QList<RecoveryEntry> recoveryDocuments(const ClusterProfile *profile = nullptr);
/// Of a file (a pipe too: readNamedFile()), or by its id; a damaged document is in it as its error. Errors: NotFound (naming what there is), Io, TooLarge.
Result<RecoveryEntry> recoveryDocument(const QString &idOrFile, const ClusterProfile *profile = nullptr);

/// The drill that makes what the scenario is about; as the scenario's id where there is none of another name. Empty: nobody can make that
/// and take it back.
QString drillOf(const QString &scenario);

/// Warrener ships a plan of that id.
bool isShipped(const QString &id);

/// A version of the cluster's own document that another took the place of, or that was taken away.
struct RecoveryVersion
{
    QString name{};        ///< "1.2-20260317T100640000": what it is called by
    TimePoint until{};     ///< it counted until then
    RecoveryEntry entry{}; ///< `file` is where it is kept

    /// "1.2"; empty: it cannot be read.
    QString version() const { return entry.document ? entry.document->version : QString(); }
};

/// Newest first, at most 200. Reads files.
QList<RecoveryVersion> recoveryVersions(const ClusterProfile &profile, const QString &id);
/// By its name, by its version where only one has that, or (empty) the newest. Errors: NotFound (naming what there is), Usage
/// (several have that version).
Result<RecoveryVersion> recoveryVersion(const QList<RecoveryVersion> &versions, const QString &named);
/// What an older version becomes when it takes the place of the present one.
struct TakenBack
{
    QByteArray text{}; ///< a whole document
    QString version{}; ///< "1.3": what it says of itself
};

/// The older text with a version of its own, above the present one's: two that differ are never called the same. `others`: all
/// that are kept. Pure. Errors: those of the older document.
Result<TakenBack> takenBack(const RecoveryVersion &older, const QString &present, const QList<RecoveryVersion> &others);

/// Keeps a document for the cluster as ID.json in its folder; what stood there goes to "versions/ID-VERSION-TIME.json" beside it.
/// Waits for the disk. Errors: those of the document; Io.
Status keepRecoveryDocument(const ClusterProfile &profile, const QByteArray &text, TimePoint now);
/// Takes the cluster's own away, into "versions" too. Errors: NotFound (it has none of its own), Io.
Status removeRecoveryDocument(const ClusterProfile &profile, const QString &id, TimePoint now);

/// The JSON schema of the documents.
QByteArray recoverySchema();

} // namespace warrener
