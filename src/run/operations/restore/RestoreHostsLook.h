#pragma once

#include "look/host/HostFiles.h"
#include "record/catalogue/Chain.h"
#include "run/operations/restore/RestoreCommands.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePreview.h"

#include <QHash>

/// What hosts say before a restore touches them. Changes nothing.
namespace warrener::parts {

/// How the data directory of a node stands. Errors: no login, those of the command.
QCoro::Task<Result<DataLook>> askDataLook(AccessPtr access, NodeName node, std::stop_token stop);
/// Translated; empty: `bytes` can be unpacked there.
QString whyNoData(const DataLook &look, qint64 bytes);
/// Translated; empty: a node of the one version takes the data of the other, or nobody knows the versions. Pure.
QString whyOtherVersion(const QString &madeOn, const QString &installed);

/// The service of the node's host has stopped. Errors: Forbidden (it has not, or nobody can say), those of the command.
QCoro::Task<Status> seeStopped(AccessPtr access, NodeName node, std::stop_token stop);

/// Whether a way back may stop the node once more: it serves by now, nobody has asked since, and another one may have gone meanwhile. `ask`: who tells; empty:
/// nobody is asked, as where all were stopped together. A service that does not run is missed by nobody. Peers that are only just back are waited for. Errors:
/// why it may not.
QCoro::Task<Status> mayStopAgain(AccessPtr access, NodeName node, QList<NodeName> ask, StepContext context);

/// How long what the preview says of hosts keeps nodes out of service, and proxies busy. Pure.
Millis expectedOutage(const RestorePreview &preview, bool isTogether);
/// Fills in what the preview says of hosts, files and data directories.
QCoro::Task<Status> lookAtHosts(AccessPtr access, RestoreRequest request, RestorePreview *preview, std::stop_token stop);

/// Of a file in the backup and on the host; contents that nobody may see are not compared line by line. Pure.
/// `live`: none where it is not there. `liveFile`: as it was listed.
RestoreFile restoredFile(const BackupEntry &entry, const QByteArray &bytes, const std::optional<HostFile> &liveFile, const QByteArray &live);
/// Of one that is there and could not be read: it is not compared with anything, and stays as it is. `bytes`: in the backup. Pure.
RestoreFile unseenFile(const BackupEntry &entry, qint64 bytes, const HostFile &liveFile);
/// Where a restore may write on a host, whatever a backup says: that may be from anybody.
struct WritablePlaces
{
    QStringList folders{};  ///< and all below them
    QStringList tlsFiles{}; ///< outside of them: certificates and keys that the host's present settings name
    QString cookie{};       ///< the Erlang cookie's path; empty: there is none
};
/// Translated, why the file is not written; empty: it is. Pure.
QString whyLeftOut(const RestoreFile &file, const QByteArray &bytes, const ConfigurationChoice &choice, const WritablePlaces &places);

} // namespace warrener::parts
