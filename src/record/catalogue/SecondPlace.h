#pragma once

#include "look/host/HostTarget.h"
#include "record/catalogue/Catalogue.h"

#include <QCoroTask>
#include <QMap>

namespace warrener {

struct ClusterProfile;

/// Where copies of backups go: a folder of this machine (another disk, a share), or one of a host by sftp.
struct SecondPlace
{
    QString folder;                   ///< absolute; by sftp also relative to the login's home
    std::optional<HostTarget> host{}; ///< none: this machine

    QString label() const; ///< for people: "/mnt/nas/backups", "ops@nas:backups"
    bool operator==(const SecondPlace &) const = default;
};

/// "/srv/backups", "sftp:HOST:/PATH" of the profile's `backup.secondPlace`; none where it names no second place. Errors: Usage.
Result<std::optional<SecondPlace>> secondPlaceOf(const ClusterProfile &profile);

QJsonObject toJson(const SecondPlace &place);
Result<SecondPlace> secondPlaceFromJson(const QJsonObject &json);

struct CopyOutcome
{
    QString id;
    qint64 bytes = 0;      ///< sent
    bool wasThere = false; ///< it had been copied before, and is still right
    QString verifiedBy{};  ///< translated: how it was looked at there, "SHA-256 there", "read back"

    bool operator==(const CopyOutcome &) const = default;
};

/// Copies archive and sidecar under temporary names, looks at them there (SHA-256 by the host's own sha256sum, else read
/// back), renames, and notes it in the sidecar here. What it needs of its chain is copied first where it is not there.
/// Cancel and failure leave temporary names at most, which the next copy writes over. Errors: those of HostShell; Io; Malformed (what
/// arrived is not what was sent); Usage (no such place); NotFound (it was copied there before, and nothing lies there: a disk that is not mounted).
QCoro::Task<Result<CopyOutcome>> copyToSecondPlace(Catalogue catalogue, QString id, SecondPlace place, OnArchiveProgress progress, std::stop_token stop);

/// NotFound where backups were copied there and nothing lies there: a disk that is not mounted says nothing of its copies. Errors: as above.
QCoro::Task<Status> isSecondPlaceThere(Catalogue catalogue, SecondPlace place, std::stop_token stop);

/// What the archives there are, newest first, by their names, sizes and the sidecars beside them; of a host nothing else is read, and what
/// the sidecar does not tell belongs to nobody. A folder that is not there holds none. Errors: as above.
QCoro::Task<Result<QList<BackupSummary>>> backupsInSecondPlace(SecondPlace place, std::stop_token stop);
/// Names and sizes in bytes of the archives there. Errors: as above.
QCoro::Task<Result<QMap<QString, qint64>>> sizesInSecondPlace(SecondPlace place, std::stop_token stop);
/// Whether the archive there has the SHA-256 that `copy`, one of backupsInSecondPlace(), says. Errors: Malformed, and as above.
QCoro::Task<Status> checkInSecondPlace(Catalogue catalogue, BackupSummary copy, SecondPlace place, std::stop_token stop);
/// Archive, sidecar and pin there; the archive loses its name first. Does not ask who needs it. Errors: Usage (pinned there), and as above.
QCoro::Task<Status> removeInSecondPlace(SecondPlace place, BackupSummary copy, std::stop_token stop);
/// Usage where the second place is the catalogue's own folder.
Status isAnotherPlace(const Catalogue &catalogue, const SecondPlace &place);

/// The ID that such an archive's name begins with; empty: it is no backup's. Pure.
QString idOfArchive(const QString &name);

/// Whether the copy there is still what the catalogue's sidecar says, or the sidecar there where the catalogue has none, and what it needs lies there
/// too. What that came to is noted in the catalogue. Errors: NotFound (the copy, or what it needs, is not there), Malformed (other bytes; nothing tells
/// what they should be), and as above.
QCoro::Task<Status> verifyInSecondPlace(Catalogue catalogue, QString id, SecondPlace place, OnArchiveProgress progress, std::stop_token stop);

} // namespace warrener
