// A backup to the second place, with all that it needs.
#include "base/OffThread.h"
#include "base/Units.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/SecondPlaceLook.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace placefiles;

namespace {

// What a file system takes for itself beside two files.
constexpr qint64 spareThere = 64 * 1024;

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

} // namespace

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

} // namespace warrener
