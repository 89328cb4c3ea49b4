#include "record/catalogue/SecondPlace.h"

#include "base/JsonReader.h"
#include "base/OffThread.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "base/ShellQuote.h"
#include "base/Units.h"
#include "cluster/AllowedNames.h"
#include "cluster/BackupSettings.h"
#include "cluster/ClusterProfile.h"
#include "look/host/HostShell.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/FileHash.h"
#include "record/catalogue/ProgressMeter.h"
#include "record/catalogue/SecondPlaceFiles.h"
#include "record/catalogue/Sidecar.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace placefiles;

namespace {

constexpr qsizetype longestFolder = 1'000;
// Larger ones are not fetched: no backup has such a table.
constexpr qint64 largestSidecarThere = 256LL * 1024 * 1024;
constexpr qsizetype longestSummaryThere = 256 * 1024;
// What a file system takes for itself beside two files.
constexpr qint64 spareThere = 64 * 1024;

Status isUsablePlace(const SecondPlace &place)
{
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    if (place.folder.isEmpty() || place.folder.size() > longestFolder || std::ranges::any_of(place.folder, isControl))
        return failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "“%1” cannot be a folder for copies").arg(place.folder.left(200)));
    if (place.folder.startsWith(u'-') || place.folder.startsWith(u'~'))
        return failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "“%1” cannot be a folder for copies").arg(place.folder));
    if (!place.host)
        return QDir::isAbsolutePath(place.folder)
                   ? Status()
                   : failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "The folder %1 is not absolute").arg(place.folder));
    if (place.host->ssh.isEmpty() || !whyNotAllowed(NameKind::SshTarget, place.host->ssh).isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "“%1” cannot be the name of a host").arg(place.host->ssh));
    return {};
}

/// By a sidecar that was fetched from there. Of one that cannot be read nothing is known, not whose it is either: nothing
/// is done with it.
BackupSummary summaryThere(const QString &id, const QString &file, qint64 size, const QString &sidecar, bool isPinned)
{
    QFile in(sidecar);
    Result<BackupSummary> read = openPlainFile(in) ? summaryFromSidecar(in.readLine(longestSummaryThere)) : failure(ErrorKind::NotFound, {});
    BackupSummary summary = read && read->id == id ? *read : BackupSummary{.id = id, .at = timeOfBackupId(id)};
    summary.file = file;
    summary.isPinned = isPinned;
    if (!read || read->id != id) {
        summary.archiveBytes = size;
        summary.condition = BackupCondition::NoSidecar;
        summary.trouble = QCoreApplication::translate("SecondPlace", "Its sidecar there is missing or damaged");
    } else if (summary.archiveBytes != size) {
        summary.condition = BackupCondition::Changed;
        summary.trouble = QCoreApplication::translate("SecondPlace", "The copy has %1 bytes, and the backup %2").arg(size).arg(summary.archiveBytes);
    }
    return summary;
}

struct HashThere
{
    QString sha256;
    QString how;
};

/// What stands there, as its own machine reads it, or as it comes back from there.
QCoro::Task<Result<HashThere>> hashThere(Catalogue catalogue, SecondPlace place, QString id, QString name, qint64 bytes, OnArchiveProgress progress,
                                         std::stop_token stop)
{
    const QString readBack = QCoreApplication::translate("SecondPlace", "read back");
    if (progress)
        progress({.done = 0, .total = bytes, .entry = name});
    if (!place.host) {
        const auto read = [path = pathAt(place, name), bytes, progress, stop] {
            ProgressMeter meter(progress, bytes);
            return fileSha256(path, stop, [&meter](qint64 got) { meter.add(got); });
        };
        const Result<QString> sha256 = co_await WaitingThread(read);
        if (!sha256)
            co_return std::unexpected(sha256.error());
        co_return HashThere{.sha256 = *sha256, .how = readBack};
    }
    HostShell shell(*place.host);
    const Result<CommandResult> said = co_await shell.run(u"sha256sum -- "_s + shellQuote(pathAt(place, name)), {.timeout = patienceFor(bytes)}, stop);
    if (said && said->exitCode == 0) {
        if (const QString sha256 = QString::fromLatin1(said->out.first(std::min<qsizetype>(64, said->out.size()))); isSha256Hex(sha256))
            co_return HashThere{.sha256 = sha256, .how = QCoreApplication::translate("SecondPlace", "SHA-256 on the host")};
    }
    if (!said && said.error().kind == ErrorKind::Cancelled)
        co_return std::unexpected(said.error());
    // A login for sftp alone: then it comes back over the wire.
    const QString local = catalogue.stagingFolder() + u'/' + id + cataloguefiles::readBackEnd;
    if (const Status made = cataloguefiles::makeFolder(catalogue.stagingFolder()); !made)
        co_return std::unexpected(made.error());
    // A clean-up leaves alone what somebody has locked.
    const QString lockName = catalogue.stagingFolder() + u'/' + id + cataloguefiles::stagingLockEnd;
    const Result<int> lock = cataloguefiles::openLocked(lockName);
    if (!lock)
        co_return std::unexpected(lock.error());
    const auto unlock = qScopeGuard([lockName, descriptor = *lock] {
        QFile::remove(lockName);
        ::close(descriptor);
    });
    const Result<QByteArray> got = co_await sftp(place, {u"get "_s + sftpWord(pathAt(place, name)) + u' ' + sftpWord(local)}, bytes, stop);
    Result<QString> sha256 = got ? co_await WaitingThread([local, stop] { return fileSha256(local, stop); }) : std::unexpected(got.error());
    QFile::remove(local);
    if (!sha256)
        co_return std::unexpected(sha256.error());
    co_return HashThere{.sha256 = *sha256, .how = readBack};
}

std::unexpected<Error> otherBytes(const SecondPlace &place, const QString &name)
{
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("SecondPlace", "The copy %1 in %2 is not what stands here: its SHA-256 is another").arg(name, place.label()));
}

/// Nobody else copies the backup meanwhile: under the one temporary name that it has there, what two write is neither's.
class CopyLock final
{
public:
    /// `name`: of the lock, in a folder of what is being made.
    static Result<CopyLock> take(const QString &stagingFolder, const QString &name, const QString &id)
    {
        // One after the other: each that is new is its owner's alone.
        for (const QString &folder : {QFileInfo(stagingFolder).path(), stagingFolder}) {
            if (const Status made = cataloguefiles::makeFolder(folder); !made)
                return std::unexpected(made.error());
        }
        const QString file = stagingFolder + u'/' + name;
        const Result<int> lock = cataloguefiles::openLocked(file);
        if (!lock && lock.error().kind == ErrorKind::Forbidden)
            return failure(ErrorKind::Forbidden, QCoreApplication::translate("SecondPlace", "%1 is being copied by another process").arg(id));
        // A share without locks is a second place all the same: two copiers of this console's catalogue are kept apart there.
        if (!lock && lock.error().kind == ErrorKind::NotAvailable) {
            QFile::remove(file);
            return CopyLock(file, -1);
        }
        return lock ? Result<CopyLock>(CopyLock(file, *lock)) : std::unexpected(lock.error());
    }
    CopyLock(CopyLock &&other) noexcept : m_name(std::move(other.m_name)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    CopyLock &operator=(CopyLock &&) = delete;
    ~CopyLock()
    {
        if (m_descriptor < 0)
            return;
        QFile::remove(m_name);
        ::close(m_descriptor);
    }

private:
    CopyLock(QString name, int descriptor) : m_name(std::move(name)), m_descriptor(descriptor) {}

    QString m_name;
    int m_descriptor = -1;
};

/// A folder of this machine has room for the backup; what an earlier copy of it left there half goes first.
Status makeRoom(const Catalogue &catalogue, const BackupSummary &backup, const SecondPlace &place)
{
    QFile::remove(pathAt(place, cataloguefiles::partNameOf(QFileInfo(backup.file).fileName())));
    const qint64 needs = backup.archiveBytes + QFileInfo(catalogue.sidecarOf(backup.id)).size() + spareThere;
    const qint64 free = catalogue.freeBytesAt(place.folder);
    if (free < 0 || free >= needs)
        return {};
    return failure(ErrorKind::Io, QCoreApplication::translate("Archive", "There is not enough room in %1: up to %2 are needed, %3 are free")
                                      .arg(place.label(), units::bytes(double(needs)), units::bytes(double(free))));
}

/// The archive and its sidecar under their names there, and how it was seen that they are whole. Errors: those of the files there, Io, Malformed.
QCoro::Task<Result<QString>> bring(Catalogue catalogue, BackupSummary backup, SecondPlace place, OnArchiveProgress progress, std::stop_token stop)
{
    const QString name = QFileInfo(backup.file).fileName();
    const QString sidecarName = backup.id + cataloguefiles::sidecarEnd;
    const QString part = cataloguefiles::partNameOf(name);
    const QString sidecarPart = cataloguefiles::partNameOf(sidecarName);
    if (!place.host) {
        if (const Status room = co_await WaitingThread([catalogue, backup, place] { return makeRoom(catalogue, backup, place); }); !room)
            co_return std::unexpected(room.error());
    }
    if (const Status put = co_await putThere(place, backup.file, part, progress, stop); !put)
        co_return std::unexpected(put.error());
    const Result<HashThere> arrived = co_await hashThere(catalogue, place, backup.id, part, backup.archiveBytes, {}, stop);
    if (!arrived)
        co_return std::unexpected(arrived.error());
    if (arrived->sha256 != backup.archiveSha256)
        co_return otherBytes(place, name);
    if (const Status put = co_await putThere(place, catalogue.sidecarOf(backup.id), sidecarPart, {}, stop); !put)
        co_return std::unexpected(put.error());
    if (const Status renamed = co_await renameThere(place, {{sidecarPart, sidecarName}, {part, name}}, stop); !renamed)
        co_return std::unexpected(renamed.error());
    co_return QString(arrived->how);
}

/// One backup, whatever it needs. `isLight`: where it was copied before, its size is enough.
QCoro::Task<Result<CopyOutcome>> copyOne(Catalogue catalogue, BackupSummary backup, SecondPlace place, bool isLight, OnArchiveProgress progress,
                                         std::stop_token stop)
{
    CopyOutcome outcome{.id = backup.id};
    const QString name = QFileInfo(backup.file).fileName();
    const QString sidecarName = backup.id + cataloguefiles::sidecarEnd;
    const Result<CopyLock> lock =
        co_await WaitingThread([catalogue, id = backup.id] { return CopyLock::take(catalogue.stagingFolder(), u'.' + id + cataloguefiles::copyingEnd, id); });
    if (!lock)
        co_return std::unexpected(lock.error());
    const Result<qint64> size = co_await sizeThere(place, name, stop);
    if (!size)
        co_return std::unexpected(size.error());
    const bool mayBeThere = *size == backup.archiveBytes;
    if (mayBeThere && isLight && backup.liesIn(place.label())) {
        outcome.wasThere = true;
        outcome.verifiedBy = QCoreApplication::translate("SecondPlace", "its size, copied before");
        co_return outcome;
    }
    if (mayBeThere) {
        const Result<HashThere> found = co_await hashThere(catalogue, place, backup.id, name, backup.archiveBytes, {}, stop);
        if (found && found->sha256 == backup.archiveSha256) {
            outcome.wasThere = true;
            outcome.verifiedBy = found->how;
        } else if (!found && found.error().kind == ErrorKind::Cancelled) {
            co_return std::unexpected(found.error());
        }
    }
    if (!outcome.wasThere) {
        const QString part = cataloguefiles::partNameOf(name);
        const QString sidecarPart = cataloguefiles::partNameOf(sidecarName);
        // Who opens the second place as a catalogue removes what is half there and nobody holds.
        std::optional<CopyLock> held;
        if (!place.host) {
            Result<CopyLock> there = co_await WaitingThread(
                [folder = Catalogue(place.folder).stagingFolder(), id = backup.id] { return CopyLock::take(folder, id + cataloguefiles::stagingLockEnd, id); });
            if (!there)
                co_return std::unexpected(there.error());
            held.emplace(std::move(*there));
        }
        const Result<QString> how = co_await bring(catalogue, backup, place, progress, stop);
        if (!how) {
            // A host that cannot be reached has nobody who could remove anything; the next copy does.
            const ErrorKind kind = how.error().kind;
            if (!place.host || kind == ErrorKind::Command || kind == ErrorKind::Malformed || kind == ErrorKind::Cancelled)
                co_await dropThere(place, {part, sidecarPart});
            co_return std::unexpected(how.error());
        }
        outcome.bytes = backup.archiveBytes;
        outcome.verifiedBy = *how;
    }
    const Status noted =
        co_await WaitingThread([catalogue, id = backup.id, label = place.label()] { return catalogue.setCopied(id, SystemClock().now(), label); });
    if (!noted)
        co_return std::unexpected(noted.error());
    co_return outcome;
}

/// How many backups were copied to a place in which nothing lies. A disk that is not mounted leaves an empty folder where copies were: what is written
/// there lies on another disk, and is out of sight once it is back.
QCoro::Task<Result<int>> missedThere(QList<BackupSummary> here, SecondPlace place, std::stop_token stop)
{
    const auto copied =
        std::ranges::count_if(here, [label = place.label()](const BackupSummary &backup) { return !isNever(backup.copiedAt) && backup.copiedTo == label; });
    if (copied == 0)
        co_return 0;
    const Result<QMap<QString, qint64>> files = co_await filesThere(place, stop);
    if (!files)
        co_return std::unexpected(files.error());
    co_return files->isEmpty() ? int(copied) : 0;
}

/// The name of the archive there; empty: there is none. Of several, as where somebody decrypted it beside itself, the one that is `written`.
QString nameThere(const QMap<QString, qint64> &files, const QString &id, const BackupSummary *written = nullptr)
{
    QString first;
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        if (idOfArchive(file.key()) != id)
            continue;
        if (written == nullptr || (file.value() == written->archiveBytes && file.key().endsWith(".age"_L1) == written->isEncrypted))
            return file.key();
        if (first.isEmpty())
            first = file.key();
    }
    return first;
}

/// Of those that bear one ID only the one that its sidecar there tells of, where one of them is that.
void dropOthersThere(QList<BackupSummary> &list)
{
    const auto isTold = [](const BackupSummary &backup) {
        return backup.condition == BackupCondition::Whole && backup.file.endsWith(".age"_L1) == backup.isEncrypted;
    };
    QSet<QString> told;
    for (const BackupSummary &backup : std::as_const(list)) {
        if (isTold(backup))
            told.insert(backup.id);
    }
    list.removeIf([&](const BackupSummary &backup) { return told.contains(backup.id) && !isTold(backup); });
}

/// What the copy should be: by the catalogue, or by what lies beside it.
QCoro::Task<Result<QList<BackupSummary>>> whoKnows(QList<BackupSummary> here, QString id, SecondPlace place, std::stop_token stop)
{
    const auto known = std::ranges::find(here, id, &BackupSummary::id);
    // A sidecar that is missing or damaged here says nothing against the copy.
    if (known != here.cend() && !known->archiveSha256.isEmpty())
        co_return Result<QList<BackupSummary>>(std::move(here));
    Result<QList<BackupSummary>> there = co_await backupsInSecondPlace(place, stop);
    co_return there;
}

/// The copy itself, then whether all that it needs lies there.
QCoro::Task<Status> lookAtCopy(Catalogue catalogue, QList<BackupSummary> here, QString id, SecondPlace place, OnArchiveProgress progress, std::stop_token stop)
{
    const Result<QMap<QString, qint64>> files = co_await filesThere(place, stop);
    if (!files)
        co_return std::unexpected(files.error());
    if (nameThere(*files, id).isEmpty())
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("SecondPlace", "There is no copy of %1 in %2").arg(id, place.label()));
    const Result<QList<BackupSummary>> all = co_await whoKnows(here, id, place, stop);
    if (!all)
        co_return std::unexpected(all.error());
    const auto known = std::ranges::find(*all, id, &BackupSummary::id);
    if (known == all->cend() || known->archiveSha256.isEmpty()) {
        co_return failure(ErrorKind::Malformed,
                          QCoreApplication::translate("SecondPlace", "No sidecar tells what the copy of %1 in %2 should be").arg(id, place.label()));
    }
    const QString name = nameThere(*files, id, &*known);
    if (files->value(name) != known->archiveBytes) {
        co_return failure(
            ErrorKind::Malformed,
            QCoreApplication::translate("SecondPlace", "The copy has %1 bytes, and the backup %2").arg(files->value(name)).arg(known->archiveBytes));
    }
    const Result<HashThere> found = co_await hashThere(catalogue, place, id, name, known->archiveBytes, progress, stop);
    if (!found)
        co_return std::unexpected(found.error());
    if (found->sha256 != known->archiveSha256)
        co_return otherBytes(place, name);
    for (const ChainLink &link : chainOf(*all, id)) {
        const QString base = nameThere(*files, link.id, link.backup ? &*link.backup : nullptr);
        const bool isWholeThere = !base.isEmpty() && (!link.backup || link.backup->archiveBytes == files->value(base));
        if (link.id != id && !isWholeThere) {
            co_return failure(
                ErrorKind::NotFound,
                QCoreApplication::translate("SecondPlace", "The copy of %1 in %2 needs %3, which does not lie there whole").arg(id, place.label(), link.id));
        }
    }
    co_return Status();
}

} // namespace

QString SecondPlace::label() const
{
    return host ? host->ssh + u':' + folder : folder;
}

Result<std::optional<SecondPlace>> secondPlaceOf(const ClusterProfile &profile)
{
    const QString text = backupSettings(profile).secondPlace;
    if (text.isEmpty())
        return std::optional<SecondPlace>{};
    const auto wrong = [&] {
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Backup", "“%1” is no second place: an absolute path, or sftp:HOST:/PATH").arg(text.left(200)));
    };
    if (!text.startsWith("sftp:"_L1)) {
        if (!whyNotAllowed(NameKind::Path, text).isEmpty())
            return wrong();
        return SecondPlace{.folder = text};
    }
    const QString rest = text.sliced(QLatin1StringView("sftp:").size());
    const qsizetype colon = rest.indexOf(":/"_L1);
    if (colon <= 0 || !whyNotAllowed(NameKind::SshTarget, rest.first(colon)).isEmpty() || !whyNotAllowed(NameKind::Path, rest.sliced(colon + 1)).isEmpty())
        return wrong();
    return SecondPlace{.folder = rest.sliced(colon + 1), .host = HostTarget{.ssh = rest.first(colon), .sshConfig = profile.sshConfig, .sudo = false}};
}

QJsonObject toJson(const SecondPlace &place)
{
    QJsonObject json{{u"folder"_s, place.folder}};
    if (place.host) {
        json.insert("ssh"_L1, place.host->ssh);
        if (!place.host->sshConfig.isEmpty())
            json.insert("sshConfig"_L1, place.host->sshConfig);
    }
    return json;
}

Result<SecondPlace> secondPlaceFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    SecondPlace place{.folder = json.text("folder"_L1, {}, longestFolder)};
    if (json.has("ssh"_L1))
        place.host = HostTarget{.ssh = json.text("ssh"_L1, {}, 1'000), .sshConfig = json.text("sshConfig"_L1, {}, 4'000), .sudo = false};
    if (const auto error = json.error())
        return std::unexpected(*error);
    if (const Status usable = isUsablePlace(place); !usable)
        return std::unexpected(usable.error());
    return place;
}

QCoro::Task<Result<CopyOutcome>> copyToSecondPlace(Catalogue catalogue, QString id, SecondPlace place, OnArchiveProgress progress, std::stop_token stop)
{
    if (const Status usable = isUsablePlace(place); !usable)
        co_return std::unexpected(usable.error());
    const Result<QList<BackupSummary>> list = co_await WaitingThread([catalogue] { return catalogue.list(); });
    if (!list)
        co_return std::unexpected(list.error());
    if (const Status other = isAnotherPlace(catalogue, place); !other)
        co_return std::unexpected(other.error());
    const Result<int> missed = co_await missedThere(*list, place, stop);
    if (!missed)
        co_return std::unexpected(missed.error());
    if (*missed > 0) {
        co_return failure(ErrorKind::NotFound,
                          QCoreApplication::translate("SecondPlace",
                                                      "Nothing lies in %1, where %n backup(s) were copied to: is its disk mounted? Nothing was copied. "
                                                      "Where it is a new, empty one, put any file into it first",
                                                      nullptr, *missed)
                              .arg(place.label()));
    }
    // A copy is of use with all that it needs: the bases go first.
    QList<ChainLink> chain = chainOf(*list, id);
    std::ranges::reverse(chain);
    for (const ChainLink &link : std::as_const(chain)) {
        if (!link.backup || link.backup->condition != BackupCondition::Whole)
            co_return failure(link.backup ? ErrorKind::Malformed : ErrorKind::NotFound,
                              QCoreApplication::translate("SecondPlace", "The backup %1 cannot be copied: %2").arg(link.id, link.trouble));
    }
    qint64 bytes = 0;
    for (const ChainLink &link : std::as_const(chain)) {
        Result<CopyOutcome> outcome = co_await copyOne(catalogue, *link.backup, place, link.id != id, progress, stop);
        if (!outcome)
            co_return std::unexpected(outcome.error());
        bytes += outcome->bytes;
        if (link.id == id) {
            outcome->bytes = bytes;
            co_return *outcome;
        }
    }
    co_return failure(ErrorKind::NotFound, QCoreApplication::translate("SecondPlace", "There is no backup %1").arg(id.left(200)));
}

QString idOfArchive(const QString &name)
{
    const QString id = name.chopped(cataloguefiles::archiveEndOf(name).size());
    return id.size() < name.size() && isBackupId(id) ? id : QString();
}

QCoro::Task<Status> isSecondPlaceThere(Catalogue catalogue, SecondPlace place, std::stop_token stop)
{
    if (const Status usable = isUsablePlace(place); !usable)
        co_return usable;
    const Result<QList<BackupSummary>> here = co_await WaitingThread([catalogue] { return catalogue.list(); });
    if (!here)
        co_return std::unexpected(here.error());
    const Result<int> missed = co_await missedThere(*here, place, stop);
    if (!missed)
        co_return std::unexpected(missed.error());
    if (*missed == 0)
        co_return Status();
    co_return failure(ErrorKind::NotFound, QCoreApplication::translate(
                                               "SecondPlace", "Nothing lies in %1, where %n backup(s) were copied to: is its disk mounted?", nullptr, *missed)
                                               .arg(place.label()));
}

Status isAnotherPlace(const Catalogue &catalogue, const SecondPlace &place)
{
    if (place.host)
        return {};
    // By another name it is the same folder all the same.
    const QString there = QFileInfo(place.folder).canonicalFilePath();
    const bool isSame = QDir::cleanPath(place.folder) == catalogue.folder() || (!there.isEmpty() && there == QFileInfo(catalogue.folder()).canonicalFilePath());
    return isSame ? failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "The second place is the first one: %1").arg(place.folder)) : Status();
}

QCoro::Task<Result<QMap<QString, qint64>>> sizesInSecondPlace(SecondPlace place, std::stop_token stop)
{
    if (const Status usable = isUsablePlace(place); !usable)
        co_return std::unexpected(usable.error());
    Result<QMap<QString, qint64>> files = co_await filesThere(place, stop);
    if (files)
        files->removeIf([](const std::pair<const QString &, qint64 &> &file) { return cataloguefiles::archiveEndOf(file.first).isEmpty(); });
    co_return files;
}

QCoro::Task<Result<QList<BackupSummary>>> backupsInSecondPlace(SecondPlace place, std::stop_token stop)
{
    if (const Status usable = isUsablePlace(place); !usable)
        co_return std::unexpected(usable.error());
    if (!place.host)
        co_return co_await WaitingThread([folder = place.folder] { return Catalogue(folder).list(); });
    const Result<QMap<QString, qint64>> files = co_await filesThere(place, stop);
    if (!files)
        co_return std::unexpected(files.error());
    const QTemporaryDir fetched;
    if (!fetched.isValid())
        co_return failure(ErrorKind::Io, QCoreApplication::translate("SecondPlace", "No folder for what comes from there"), fetched.errorString());
    QStringList batch;
    qint64 bytes = 0;
    for (auto file = files->cbegin(); file != files->cend(); ++file) {
        const QString sidecar = idOfArchive(file.key()) + cataloguefiles::sidecarEnd;
        const qint64 size = files->value(sidecar, -1);
        if (idOfArchive(file.key()).isEmpty() || size < 0 || size > largestSidecarThere)
            continue;
        // One that is gone by now is told by its absence.
        batch.append(u"-get "_s + sftpWord(pathAt(place, sidecar)) + u' ' + sftpWord(fetched.filePath(sidecar)));
        bytes += size;
    }
    if (const Result<QByteArray> got = batch.isEmpty() ? Result<QByteArray>() : co_await sftp(place, batch, bytes, stop); !got)
        co_return std::unexpected(got.error());
    QList<BackupSummary> list = co_await WaitingThread([place, files = *files, folder = fetched.path()] {
        QList<BackupSummary> found;
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            if (const QString id = idOfArchive(file.key()); !id.isEmpty())
                found.append(summaryThere(id, pathAt(place, file.key()), file.value(), folder + u'/' + id + cataloguefiles::sidecarEnd,
                                          files.contains(id + cataloguefiles::pinEnd)));
        }
        return found;
    });
    dropOthersThere(list);
    std::ranges::sort(list, [](const BackupSummary &a, const BackupSummary &b) { return a.at != b.at ? a.at > b.at : a.id > b.id; });
    co_return Result<QList<BackupSummary>>(std::move(list));
}

QCoro::Task<Status> checkInSecondPlace(Catalogue catalogue, BackupSummary copy, SecondPlace place, std::stop_token stop)
{
    if (const Status usable = isUsablePlace(place); !usable)
        co_return std::unexpected(usable.error());
    const QString name = QFileInfo(copy.file).fileName();
    const Result<HashThere> found = co_await hashThere(catalogue, place, copy.id, name, copy.archiveBytes, {}, stop);
    if (!found)
        co_return std::unexpected(found.error());
    if (found->sha256 != copy.archiveSha256)
        co_return otherBytes(place, name);
    co_return Status();
}

QCoro::Task<Status> removeInSecondPlace(SecondPlace place, BackupSummary copy, std::stop_token stop)
{
    if (const Status usable = isUsablePlace(place); !usable)
        co_return std::unexpected(usable.error());
    if (!isBackupId(copy.id))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "“%1” is no backup").arg(copy.id.left(200)));
    if (!place.host)
        co_return co_await WaitingThread([folder = place.folder, id = copy.id] { return Catalogue(folder).remove(id); });
    if (copy.isPinned)
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("SecondPlace", "The copy of %1 is pinned there").arg(copy.id));
    const QString name = QFileInfo(copy.file).fileName();
    const QString part = sftpWord(pathAt(place, cataloguefiles::partNameOf(name)));
    // Without its name it is no backup any more, whatever comes then.
    const QStringList batch{u"-rm "_s + part, u"rename "_s + sftpWord(pathAt(place, name)) + u' ' + part,
                            u"-rm "_s + sftpWord(pathAt(place, copy.id + cataloguefiles::sidecarEnd)), u"rm "_s + part};
    const Result<QByteArray> said = co_await sftp(place, batch, 0, stop);
    co_return said ? Status() : std::unexpected(said.error());
}

QCoro::Task<Status> verifyInSecondPlace(Catalogue catalogue, QString id, SecondPlace place, OnArchiveProgress progress, std::stop_token stop)
{
    // A disk that is not there has lost no copy.
    if (const Status there = co_await isSecondPlaceThere(catalogue, place, stop); !there)
        co_return std::unexpected(there.error());
    const Result<QList<BackupSummary>> here = co_await WaitingThread([catalogue] { return catalogue.list(); });
    if (!here)
        co_return std::unexpected(here.error());
    const Status sound = co_await lookAtCopy(catalogue, *here, id, place, progress, stop);
    const bool isTold = sound || sound.error().kind == ErrorKind::NotFound || sound.error().kind == ErrorKind::Malformed;
    const auto noted = std::ranges::find(*here, id, &BackupSummary::id);
    const bool wasCopied = noted != here->cend() && !isNever(noted->copiedAt) && noted->copiedTo == place.label();
    if (isTold && (sound || wasCopied)) {
        // Of what lies there only there is nothing here to note it in.
        const auto note = [catalogue, id, label = place.label(), trouble = sound ? QString() : sound.error().message] {
            return catalogue.setCopyChecked(id, SystemClock().now(), label, trouble);
        };
        static_cast<void>(co_await WaitingThread(note));
    }
    co_return Status(sound);
}

} // namespace warrener
