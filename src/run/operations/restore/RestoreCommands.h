#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QByteArray>
#include <QList>
#include <QString>

/// What a restore runs on hosts, each text made here once. All of it runs in a POSIX shell there, as root, and is
/// harmless when it is done twice or was cut off in the middle. Pure.
namespace warrener::parts {

/// Where a data directory's restore happens on its host, beside one another on one disk. A mount point cannot be moved: what is in
/// it moves, and the other two lie within ("/var/lib/rabbitmq/_pre_restore_STAMP"), where no broker looks for anything.
struct DataPlaces
{
    QString data{};        ///< "/var/lib/rabbitmq", the directory itself, no link to it
    QString staged{};      ///< "/var/lib/rabbitmq_restore_STAMP": unpacked, until it takes the place
    QString kept{};        ///< "/var/lib/rabbitmq_pre_restore_STAMP": what was there
    bool isWithin = false; ///< of a mount point

    bool operator==(const DataPlaces &) const = default;
};
DataPlaces dataPlaces(const QString &folder, const QString &stamp, bool isMountPoint = false);
/// What is put behind the name of a file that is replaced.
QString keptSuffix(const QString &stamp);

/// What is known of a node's host before its data directory is touched.
struct DataLook
{
    QString folder{};      ///< the directory itself, where the profile's path is a link to it
    qint64 liveBytes = -1; ///< −1: there is none
    qint64 freeBytes = -1; ///< on its disk: where it is no mount point, that of its parent
    bool isMountPoint = false;
    QString mountedBelow{}; ///< a mount point within it; empty: there is none
    bool hasCookie = false;
    QString lacks{};    ///< a program that is not there; empty: all are
    QString rabbitmq{}; ///< the version that is installed; empty: not known
};
/// Changes nothing.
QString lookAtDataScript(const QString &folder, const QString &mark);
Result<DataLook> dataLookFrom(const QByteArray &output, const QString &mark);

/// Unpacks the tar file on standard input beside the present directory, as who owns that, and says with the mark what
/// its SHA-256 was. `note`: is written into it, and tells it from any other (isSwappedInScript()). Exit code namesBecomeOne: two of its
/// names differ in case only, and the file system takes both for one.
QString unpackDataScript(const DataPlaces &places, const QString &note, const QString &mark);
inline constexpr int namesBecomeOne = 74;
QString unpackedHashFrom(const QByteArray &output, const QString &mark); ///< empty: it says none
/// The cookie on standard input into what was unpacked, unless one is there.
QString giveCookieScript(const DataPlaces &places);
QString readCookieScript(const QString &folder);
/// The present directory moves aside, what was unpacked takes its place. The service has stopped.
QString swapDataScript(const DataPlaces &places);
/// Says with the mark "yes" or "no".
QString isSwappedInScript(const DataPlaces &places, const QString &mark);
/// The other way round, where it was done; `stopService` is run before, then only.
QString swapDataBackScript(const DataPlaces &places, const QString &stopService);
QString removeUnpackedScript(const DataPlaces &places);

/// A file as it will be.
struct PlacedFile
{
    QString path{}; ///< on the host
    int mode = 0;   ///< permission bits, 0–0777
    QString owner{};
    QString group{};
    QString sha256{};

    bool operator==(const PlacedFile &) const = default;
};
/// Writes the bytes on standard input beside the file, as they will be, and looks at them there. Refuses a link in its
/// place or on the way to it: exit code linkInTheWay.
QString stageFileScript(const PlacedFile &file, const QString &stamp);
inline constexpr int linkInTheWay = 71;
inline constexpr int otherBytes = 72; ///< what arrived is not what was sent
inline constexpr int noSuchOwner = 73;
/// Says with the mark each of the paths that is there already.
QString whichAreThereScript(const QList<PlacedFile> &files, const QString &mark);
/// What was staged takes its place; what was there is kept beside it.
QString placeFilesScript(const QList<PlacedFile> &files, const QString &stamp);
/// Says with the mark "yes" where all of them are those bytes.
QString arePlacedScript(const QList<PlacedFile> &files, const QString &mark);
/// Where any was placed: `before`, then those that were kept are back, and `created` (paths) go, if they are what was
/// placed; then `after`. What was staged goes in any case.
QString filesBackScript(const QList<PlacedFile> &files, const QStringList &created, const QString &stamp, const QString &before, const QString &after);
/// HAProxy judges its files as they will be.
QString checkStagedProxyScript(const HostProfile &host, const QString &stamp);

} // namespace warrener::parts
