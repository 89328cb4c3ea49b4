#include "record/catalogue/SecondPlaceLook.h"

#include "base/OffThread.h"
#include "base/ShellQuote.h"
#include "cluster/AllowedNames.h"
#include "look/host/HostShell.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/FileHash.h"
#include "record/catalogue/ProgressMeter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QScopeGuard>

#include <algorithm>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

Status placefiles::isUsablePlace(const SecondPlace &place)
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

QCoro::Task<Result<placefiles::HashThere>> placefiles::hashThere(Catalogue catalogue, SecondPlace place, QString id, QString name, qint64 bytes,
                                                                 OnArchiveProgress progress, std::stop_token stop)
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

std::unexpected<Error> placefiles::otherBytes(const SecondPlace &place, const QString &name)
{
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("SecondPlace", "The copy %1 in %2 is not what stands here: its SHA-256 is another").arg(name, place.label()));
}

QCoro::Task<Result<int>> placefiles::missedThere(QList<BackupSummary> here, SecondPlace place, std::stop_token stop)
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

} // namespace warrener
