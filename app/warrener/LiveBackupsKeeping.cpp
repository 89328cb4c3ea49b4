// Backups that are there: read back, pinned, removed, pruned, copied, made full.
#include "BackupReading.h"
#include "LiveBackupsDesk.h"
#include "base/OffThread.h"
#include "base/Post.h"
#include "cluster/BackupSettings.h"
#include "plan/backup/BackupPlanner.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/SecondPlaceRetention.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QCoro::Task<Result<QList<RetentionVerdict>>> previewOfCopies(std::shared_ptr<const ClusterProfile> profile, QString folder, TimePoint now, std::stop_token stop)
{
    const Result<std::optional<SecondPlace>> second = secondPlaceOf(*profile);
    if (!second)
        co_return std::unexpected(second.error());
    if (!*second)
        co_return failure(ErrorKind::Usage, LiveBackupsDesk::tr("Settings name no second place"));
    co_return co_await previewSecondPlace(Catalogue(folder), **second, profile->name.value, retentionRulesOf(backupSettings(*profile)), now, stop);
}

} // namespace

Status LiveBackupsDesk::begin(const QString &what)
{
    if (m_progress)
        return failure(ErrorKind::Usage, tr("Something is at work already (%1): wait until it is done, or cancel it").arg(m_progress->what));
    m_stop = std::stop_source();
    m_progress = BackupProgress{.what = what, .since = m_clock->now()};
    Q_EMIT progressed();
    return {};
}

void LiveBackupsDesk::end()
{
    if (!m_book.isRunning())
        m_progress.reset();
    Q_EMIT progressed();
    refresh();
}

std::function<void(qint64 done, qint64 total)> LiveBackupsDesk::progressTeller()
{
    // Told from the thread that reads, to this one: the address lives as long as the reading, the desk may not.
    return [there = std::make_shared<QObject>(), self = QPointer(this)](qint64 done, qint64 total) {
        post(there.get(), [self, done, total] {
            if (!self || !self->m_progress || !self->m_progress->run.isEmpty())
                return;
            self->m_progress->bytes = done;
            self->m_progress->bytesTotal = total;
            const double seconds = std::chrono::duration<double>(self->m_clock->now() - self->m_progress->since).count();
            self->m_progress->bytesPerSecond = seconds > 0 ? double(done) / seconds : 0;
            if (total > 0 && self->m_progress->bytesPerSecond > 0)
                self->m_progress->remaining = Millis{qint64(double(total - done) / self->m_progress->bytesPerSecond * 1000)};
            Q_EMIT self->progressed();
        });
    };
}

QCoro::Task<Result<VerifyReport>> LiveBackupsDesk::verify(QString id)
{
    const QPointer<LiveBackupsDesk> self(this);
    if (const Status begun = begin(tr("Reading %1 back").arg(id)); !begun)
        co_return std::unexpected(begun.error());
    const auto read = [source = source(id), tell = progressTeller(), stop = m_stop.get_token()] {
        const OnArchiveProgress progress = [tell](const ArchiveProgress &at) { tell(at.done, at.total); };
        const VerifyOptions options{.ageIdentityFile = source.identity};
        return source.file.isEmpty() ? verifyBackup(Catalogue(source.catalogue), source.id, options, progress, stop)
                                     : verifyFile(source.file, options, progress, stop);
    };
    const Result<VerifyReport> report = co_await WaitingThread(read);
    if (self)
        end();
    co_return report;
}

QCoro::Task<Status> LiveBackupsDesk::pin(QString id, bool pinned, QString note)
{
    const QPointer<LiveBackupsDesk> self(this);
    const auto work = [folder = folder(), id, pinned, note]() -> Status {
        const Catalogue catalogue(folder);
        if (const Status done = catalogue.setPinned(id, pinned); !done)
            return done;
        return note.isEmpty() ? Status{} : catalogue.setDescription(id, note);
    };
    const Status done = co_await WaitingThread(work);
    if (self)
        refresh();
    co_return done;
}

QCoro::Task<Status> LiveBackupsDesk::remove(QStringList ids)
{
    const QPointer<LiveBackupsDesk> self(this);
    const auto work = [folder = folder(), ids] { return Catalogue(folder).removeTogether(ids); };
    const Status done = co_await WaitingThread(work);
    if (self)
        refresh();
    co_return done;
}

QCoro::Task<Result<QList<RetentionVerdict>>> LiveBackupsDesk::prunePreview(PrunePlace place)
{
    if (place == PrunePlace::Second)
        return previewOfCopies(m_profile, folder(), m_clock->now(), m_leaving.get_token());
    return waitedFor([folder = folder(), cluster = m_profile->name.value, rules = retentionRulesOf(backupSettings(*m_profile)),
                      now = m_clock->now()]() -> Result<QList<RetentionVerdict>> { return previewRetention(Catalogue(folder), cluster, rules, now); });
}

QCoro::Task<Result<QList<RetentionVerdict>>> LiveBackupsDesk::prune(PrunePlace place, QList<RetentionVerdict> preview)
{
    const QPointer<LiveBackupsDesk> self(this);
    const Result<QList<RetentionVerdict>> fresh = co_await prunePreview(place);
    if (!fresh)
        co_return std::unexpected(fresh.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (fatesOf(*fresh) != fatesOf(preview))
        co_return failure(ErrorKind::Usage, tr("The backups have changed since: look at the preview again"));
    if (place == PrunePlace::Second) {
        const Result<std::optional<SecondPlace>> second = secondPlaceOf(*m_profile);
        if (!second || !*second)
            co_return failure(ErrorKind::Usage, tr("Settings name no second place"));
        // What others rely upon is read back there first: that may take long.
        if (const Status begun = begin(tr("Removing copies in %1").arg((*second)->label())); !begun)
            co_return std::unexpected(begun.error());
        const Result<QList<RetentionVerdict>> gone = co_await pruneSecondPlace(
            Catalogue(folder()), **second, m_profile->name.value, retentionRulesOf(backupSettings(*m_profile)), m_clock->now(), m_stop.get_token());
        if (self)
            end();
        co_return Result<QList<RetentionVerdict>>(gone);
    }
    const auto work = [folder = folder(), cluster = m_profile->name.value, rules = retentionRulesOf(backupSettings(*m_profile)), now = m_clock->now()] {
        return applyRetention(Catalogue(folder), cluster, rules, now);
    };
    const Result<QList<RetentionVerdict>> removed = co_await WaitingThread(work);
    if (self)
        refresh();
    co_return removed;
}

QCoro::Task<Status> LiveBackupsDesk::copy(QString id)
{
    const QPointer<LiveBackupsDesk> self(this);
    const Result<std::optional<SecondPlace>> place = secondPlaceOf(*m_profile);
    if (!place)
        co_return std::unexpected(place.error());
    if (!*place)
        co_return failure(ErrorKind::Usage, tr("Settings name no second place"));
    if (const Status begun = begin(tr("Copying %1 to %2").arg(id, (*place)->label())); !begun)
        co_return std::unexpected(begun.error());
    const OnArchiveProgress progress = [tell = progressTeller()](const ArchiveProgress &at) { tell(at.done, at.total); };
    const Result<CopyOutcome> copied = co_await copyToSecondPlace(Catalogue(folder()), id, **place, progress, m_stop.get_token());
    if (self)
        end();
    if (!copied)
        co_return std::unexpected(copied.error());
    co_return Status{};
}

QCoro::Task<Status> LiveBackupsDesk::verifyCopy(QString id)
{
    const QPointer<LiveBackupsDesk> self(this);
    if (!m_second)
        co_return failure(ErrorKind::Usage, tr("Settings name no second place"));
    if (const Status begun = begin(tr("Reading the copy of %1 in %2 back").arg(id, m_second->label())); !begun)
        co_return std::unexpected(begun.error());
    const OnArchiveProgress progress = [tell = progressTeller()](const ArchiveProgress &at) { tell(at.done, at.total); };
    const Status sound = co_await verifyInSecondPlace(Catalogue(folder()), id, *m_second, progress, m_stop.get_token());
    if (self)
        end();
    co_return Status(sound);
}

QCoro::Task<Result<QString>> LiveBackupsDesk::consolidate(QString id)
{
    const QPointer<LiveBackupsDesk> self(this);
    const QStringList recipients = backupSettings(*m_profile).recipients;
    const auto row = std::ranges::find(m_view.rows, id, [](const BackupRow &each) { return each.backup.id; });
    const bool isEncrypted = row != m_view.rows.end() && row->backup.isEncrypted;
    if (isEncrypted && recipients.isEmpty())
        co_return failure(ErrorKind::Usage, tr("%1 is encrypted; settings name nobody to encrypt a new one to").arg(id));
    if (const Status begun = begin(tr("Making a full backup of %1").arg(id)); !begun)
        co_return std::unexpected(begun.error());
    const auto work = [source = source(id), to = isEncrypted ? recipients : QStringList(), tell = progressTeller(), stop = m_stop.get_token()] {
        const OnArchiveProgress progress = [tell](const ArchiveProgress &at) { tell(at.done, at.total); };
        return warrener::consolidate(Catalogue(source.catalogue), source.id, {.ageRecipients = to}, {.ageIdentityFile = source.identity}, progress, stop);
    };
    const Result<BackupSummary> made = co_await WaitingThread(work);
    if (self)
        end();
    if (!made)
        co_return std::unexpected(made.error());
    co_return QString(made->id);
}

} // namespace warrener
