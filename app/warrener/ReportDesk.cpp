#include "ReportDesk.h"

#include "Warrenctl.h"
#include "base/OffThread.h"
#include "base/Pending.h"
#include "look/notify/Webhook.h"
#include "record/history/HistoryStore.h"
#include "record/paper/ReportExport.h"
#include "record/report/ReportDiff.h"
#include "record/report/RunDiagnosis.h"
#include "record/report/ScheduledDiagnosis.h"
#include "record/report/VerdictMessage.h"
#include "ui/model/ClusterStore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto scheduleGroup = "diagnosis/schedule/"_L1;

struct Kept
{
    QList<ReportSummary> summaries;
    ReportPtr latest;
};

ReportEntry entryOf(const ReportSummary &summary)
{
    return {.id = summary.id, .at = summary.at, .took = summary.took, .status = summary.status, .headline = summary.headline, .cancelled = summary.cancelled};
}

QCoro::Task<Kept> keptIn(ReportStore store)
{
    co_return co_await WaitingThread([store] {
        Kept kept{.summaries = store.list(), .latest = {}};
        if (const Result<Report> latest = store.latest())
            kept.latest = std::make_shared<const Report>(*latest);
        return kept;
    });
}

QCoro::Task<Result<ReportPtr>> readFrom(ReportStore store, QString id)
{
    co_return co_await WaitingThread([store, id]() -> Result<ReportPtr> {
        const Result<Report> report = store.read(id);
        if (!report)
            return std::unexpected(report.error());
        return std::make_shared<const Report>(*report);
    });
}

ComparedFinding comparedOf(const FindingChange &change, const Report &before, const Report &after)
{
    const bool was = change.before >= 0 && change.before < before.findings.size();
    const bool is = change.after >= 0 && change.after < after.findings.size();
    return {.before = was ? before.findings.at(change.before).level : Level::Ok,
            .now = is ? after.findings.at(change.after).level : Level::Ok,
            .finding = is    ? after.findings.at(change.after)
                       : was ? before.findings.at(change.before)
                             : ReportFinding{}};
}

ReportComparison comparisonOf(const ReportPtr &older, const ReportPtr &newer)
{
    ReportComparison comparison{.older = older, .newer = newer, .added = {}, .gone = {}, .worse = {}, .better = {}, .notAsked = {}};
    for (const auto all = compare(*older, *newer); const FindingChange &change : all) {
        const ComparedFinding compared = comparedOf(change, *older, *newer);
        switch (change.change) {
        case Change::New:
            comparison.added.append(compared);
            break;
        case Change::Gone:
            comparison.gone.append(compared);
            break;
        case Change::Worse:
            comparison.worse.append(compared);
            break;
        case Change::Better:
            comparison.better.append(compared);
            break;
        case Change::NotAsked:
            comparison.notAsked.append(compared);
            break;
        case Change::Same:
            break;
        }
    }
    return comparison;
}

QLatin1StringView endOf(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Json:
        return ".json"_L1;
    case ReportFormat::Html:
        return ".html"_L1;
    case ReportFormat::Pdf:
        return ".pdf"_L1;
    }
    Q_UNREACHABLE_RETURN(".json"_L1);
}

/// systemd repeats within the hour or the day only by what divides it; empty: it cannot.
QString calendarOf(std::chrono::minutes every)
{
    const auto minutes = every.count();
    if (minutes > 0 && minutes < 60 && 60 % minutes == 0)
        return u"*-*-* *:00/%1:00"_s.arg(minutes);
    if (minutes % 60 == 0 && minutes / 60 < 24 && 24 % (minutes / 60) == 0)
        return u"*-*-* 00/%1:00:00"_s.arg(minutes / 60);
    return minutes == 24 * 60 ? u"*-*-* 06:00:00"_s : QString();
}

} // namespace

ReportDesk::ReportDesk(ClusterStore &store, std::shared_ptr<const Clock> clock, QSettings *settings, QObject *parent)
    : DiagnosisDesk(store.profile().name, parent, settings), m_store(store), m_clock(std::move(clock)), m_reports(store.profile().name), m_settings(settings)
{
    m_snapshot->set(m_store.snapshot());
    connect(&m_store, &ClusterStore::changed, this, [this] { m_snapshot->set(m_store.snapshot()); });
    connect(&m_thread, &DiagnosisThread::finished, this, &ReportDesk::take);
    connect(&m_thread, &DiagnosisThread::progressed, this, [this](const DiagnosisProgress &progress) {
        m_progress = {progress.answered, progress.asked, progress.what};
        Q_EMIT progressed();
    });
    connect(&m_every, &QTimer::timeout, this, &ReportDesk::run);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_running)
            reload();
    });
    readSchedule();
    reload();
}

ReportDesk::~ReportDesk() = default;

void ReportDesk::setProfilePlace(const QString &file, KeepProfile keep)
{
    m_profileFile = file;
    m_keepProfile = std::move(keep);
}

void ReportDesk::setCredentials(const Credentials &credentials)
{
    m_credentials = credentials;
}

DiagnosisRequest ReportDesk::request() const
{
    return {
        .doors = {.profile = std::make_shared<const ClusterProfile>(m_store.profile()), .credentials = *m_credentials},
        .clock = m_clock,
        .snapshot = [newest = m_snapshot] { return newest->get(); },
        // The window's own history belongs to its thread; what is on disk lags by ten seconds.
        .historyFile = HistoryStore::fileFor(m_store.profile().name.value),
    };
}

void ReportDesk::run()
{
    if (m_running)
        return;
    if (!m_credentials) {
        Q_EMIT failed(tr("The password for %1 is not known yet, so nothing can be asked").arg(m_store.profile().name.value));
        return;
    }
    m_running = true;
    m_progress = {};
    Q_EMIT runningChanged();
    m_thread.run(request(), m_reports);
}

void ReportDesk::cancel()
{
    if (m_running)
        m_thread.cancel();
}

void ReportDesk::take(const KeptReport &kept)
{
    const std::optional<OverallStatus> before = lastVerdict();
    const Report &report = *kept.report;
    m_running = false;
    m_latest = kept.report;
    m_entries.prepend(entryOf(summaryOf(report)));
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(m_reports.folder());
    Q_EMIT reportsChanged();
    if (isNewVerdict(report, before)) {
        notify(report);
        tellWebhookOf(report, before);
    }
    Q_EMIT runningChanged();
    if (!kept.kept)
        Q_EMIT failed(kept.kept.error().message);
}

/// Of the newest report that was not ended early.
std::optional<OverallStatus> ReportDesk::lastVerdict() const
{
    const auto found = std::ranges::find(m_entries, false, &ReportEntry::cancelled);
    return found == m_entries.end() ? std::nullopt : std::optional(found->status);
}

void ReportDesk::notify(const Report &report)
{
    if (m_schedule.notify)
        m_notifier.tell(tr("%1: %2", "cluster, verdict").arg(report.cluster.value, toWord(report.status)), report.headline, levelOf(report.status));
}

void ReportDesk::tellWebhookOf(const Report &report, std::optional<OverallStatus> before)
{
    if (m_schedule.webhook.isEmpty())
        return;
    QCoro::connect(tellWebhook(m_store.profile(), m_schedule.webhook, webhookBody(report, before), {}), this, [this](const Status &told) {
        if (!told)
            Q_EMIT failed(told.error().message);
    });
}

void ReportDesk::reload()
{
    QCoro::connect(keptIn(m_reports), this, [this](const Kept &kept) {
        if (m_running)
            return; // the run ends with a report of its own, which is newer
        QList<ReportEntry> entries;
        for (const ReportSummary &summary : kept.summaries)
            entries.append(entryOf(summary));
        if (QFileInfo(m_reports.folder()).isDir() && m_watcher.directories().isEmpty())
            m_watcher.addPath(m_reports.folder());
        const bool newer = kept.latest && (!m_latest || kept.latest->id != m_latest->id);
        if (entries == m_entries && !newer)
            return;
        const std::optional<OverallStatus> before = lastVerdict();
        m_entries = entries;
        if (newer)
            m_latest = kept.latest;
        Q_EMIT reportsChanged();
        // Of the timer, or of a person at a terminal: warrenctl has told the webhook itself.
        if (newer && before && isNewVerdict(*kept.latest, before))
            notify(*kept.latest);
    });
}

QCoro::Task<Result<ReportPtr>> ReportDesk::report(QString id)
{
    return readFrom(m_reports, std::move(id));
}

QCoro::Task<Result<ReportComparison>> ReportDesk::compare(QString older, QString newer)
{
    const ReportStore store = m_reports;
    const Result<ReportPtr> before = co_await readFrom(store, older);
    if (!before)
        co_return std::unexpected(before.error());
    const Result<ReportPtr> after = co_await readFrom(store, newer);
    if (!after)
        co_return std::unexpected(after.error());
    co_return comparisonOf(*before, *after);
}

QCoro::Task<Status> ReportDesk::exportTo(ReportPtr report, QString file, ReportFormat format)
{
    const QString named = file.endsWith(endOf(format), Qt::CaseInsensitive) ? file : file + endOf(format);
    co_return co_await WaitingThread([report, named] { return exportReport(*report, named); });
}

QString ReportDesk::timerProblem() const
{
    if (QStandardPaths::findExecutable(u"systemctl"_s).isEmpty())
        return tr("There is no systemd on this machine");
    return warrenctlProgram().isEmpty() ? tr("The program warrenctl, which the timer would start, is not installed") : QString();
}

QCoro::Task<Status> ReportDesk::setSchedule(RunSchedule schedule)
{
    const QPointer<ReportDesk> self(this);
    const ClusterName cluster = m_store.profile().name;
    const QString id = diagnosisTimerId(cluster);
    const Schedule timers(warrenctlProgram());
    const RunSchedule::By before = m_schedule.by;
    const QString profileFile = m_profileFile;
    if (const Status kept = co_await keepWebhook(schedule.webhook); !kept)
        co_return kept;
    if (schedule.by == RunSchedule::By::Timer) {
        const QString calendar = calendarOf(schedule.every);
        if (calendar.isEmpty())
            co_return failure(ErrorKind::Usage, tr("A systemd timer repeats after a part of an hour (5, 10, 15, 20 or 30 minutes), of a day "
                                                   "(1, 2, 3, 4, 6, 8 or 12 hours), or after 24 hours"));
        const ScheduledCommand wanted = scheduledDiagnosis(cluster, calendar, profileFile);
        if (const Status written = co_await WaitingThread([timers, wanted] { return timers.write(wanted); }); !written)
            co_return written;
        if (const Status active = co_await Schedule::activate(id, {}); !active) {
            // A timer that nobody starts would look like one that runs.
            static_cast<void>(co_await WaitingThread([timers, id] { return timers.removeFiles(id); }));
            co_return active;
        }
    } else if (before == RunSchedule::By::Timer) {
        if (const Status stopped = co_await Schedule::deactivate(id, {}); !stopped)
            co_return stopped;
        if (const Status removed = co_await WaitingThread([timers, id] { return timers.removeFiles(id); }); !removed)
            co_return removed;
    }
    if (self) {
        self->m_schedule = schedule;
        self->keepSchedule();
    }
    co_return Status{};
}

/// The webhook stands in the profile: warrenctl, which the timer starts, reads it there.
QCoro::Task<Status> ReportDesk::keepWebhook(QUrl webhook)
{
    if (webhook == m_schedule.webhook)
        co_return Status{};
    if (!m_keepProfile)
        co_return failure(ErrorKind::NotConfigured, tr("The webhook belongs into the profile, which cannot be written here"));
    const Pending<Status> written;
    m_keepProfile(withWebhook(m_store.profile(), webhook), [written](const Status &status) { written.finish(status); });
    co_return co_await written;
}

void ReportDesk::readSchedule()
{
    const QString key = scheduleGroup + m_store.profile().name.value;
    const auto kept = [&](QLatin1StringView name, const QVariant &otherwise) { return m_settings ? m_settings->value(key + name, otherwise) : otherwise; };
    m_schedule.by = static_cast<RunSchedule::By>(std::clamp(kept("/by"_L1, 0).toInt(), 0, 2));
    m_schedule.every = std::chrono::minutes(std::clamp(kept("/minutes"_L1, 60).toInt(), 1, 7 * 24 * 60));
    m_schedule.notify = kept("/notify"_L1, true).toBool();
    m_schedule.webhook = webhookOf(m_store.profile());
    m_every.setInterval(m_schedule.every);
    if (m_schedule.by == RunSchedule::By::Window)
        m_every.start();
}

void ReportDesk::keepSchedule()
{
    const QString key = scheduleGroup + m_store.profile().name.value;
    if (m_settings) {
        m_settings->setValue(key + "/by"_L1, static_cast<int>(m_schedule.by));
        m_settings->setValue(key + "/minutes"_L1, static_cast<int>(m_schedule.every.count()));
        m_settings->setValue(key + "/notify"_L1, m_schedule.notify);
    }
    m_every.setInterval(m_schedule.every);
    if (m_schedule.by == RunSchedule::By::Window)
        m_every.start();
    else
        m_every.stop();
}

} // namespace warrener
