// What is noted of a backup after it was made: in its sidecar, but for the pin, which is a file.
#include "base/SafeFile.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/Sidecar.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype longestBackupNote = 2'000;

} // namespace

Status Catalogue::setPinned(const QString &id, bool isPinned) const
{
    const auto guard = lock();
    if (!guard)
        return std::unexpected(guard.error());
    if (archiveOf(id).isEmpty())
        return cataloguefiles::noBackup(id);
    const QString pin = m_folder + u'/' + id + cataloguefiles::pinEnd;
    if (isPinned)
        return writeFileSafely(pin, {});
    if (QFile::exists(pin) && !QFile::remove(pin))
        return failure(ErrorKind::Io, QCoreApplication::translate("Catalogue", "%1 cannot be removed").arg(pin));
    syncFolder(m_folder);
    return {};
}

Status Catalogue::setDescription(const QString &id, const QString &text) const
{
    return changeSidecar(id, [&](Sidecar &sidecar) { sidecar.summary.description = text.left(longestBackupNote); });
}

Status Catalogue::setVerified(const QString &id, Verification verification, TimePoint at, const QString &trouble) const
{
    return changeSidecar(id, [&](Sidecar &sidecar) {
        sidecar.summary.verification = verification;
        sidecar.summary.verifiedAt = at;
        sidecar.summary.verifyTrouble = trouble;
    });
}

Status Catalogue::setCopied(const QString &id, TimePoint at, const QString &to) const
{
    return changeSidecar(id, [&](Sidecar &sidecar) {
        sidecar.summary.copiedAt = at;
        sidecar.summary.copiedTo = to;
        sidecar.summary.copyCheckedAt = at;
        sidecar.summary.copyTrouble.clear();
    });
}

Status Catalogue::setCopyChecked(const QString &id, TimePoint at, const QString &to, const QString &trouble) const
{
    return changeSidecar(id, [&](Sidecar &sidecar) {
        BackupSummary &summary = sidecar.summary;
        // A sidecar that was made again knows of no copy.
        if (trouble.isEmpty() && (isNever(summary.copiedAt) || summary.copiedTo != to)) {
            summary.copiedAt = at;
            summary.copiedTo = to;
        }
        summary.copyCheckedAt = at;
        summary.copyTrouble = trouble;
    });
}

Status Catalogue::setProven(const QString &id, TimePoint at, const QString &on, const QString &trouble) const
{
    return changeSidecar(id, [&](Sidecar &sidecar) {
        sidecar.summary.provenAt = at;
        sidecar.summary.provenOn = on;
        sidecar.summary.provenTrouble = trouble;
    });
}

} // namespace warrener
