#include "record/catalogue/SecondPlace.h"

#include "base/JsonReader.h"
#include "base/OffThread.h"
#include "base/PlainFile.h"
#include "cluster/AllowedNames.h"
#include "cluster/BackupSettings.h"
#include "cluster/ClusterProfile.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/SecondPlaceLook.h"
#include "record/catalogue/Sidecar.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace placefiles;

namespace {

// Larger ones are not fetched: no backup has such a table.
constexpr qint64 largestSidecarThere = 256LL * 1024 * 1024;
constexpr qsizetype longestSummaryThere = 256 * 1024;

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
    if (known != here.end() && !known->archiveSha256.isEmpty())
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
    for (const auto listed = chainOf(*all, id); const ChainLink &link : listed) {
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
