#include "record/report/RunDiagnosis.h"

#include "base/OffThread.h"
#include "base/Worded.h"
#include "judge/diagnosis/ReportMaker.h"
#include "look/monitor/LookNow.h"
#include "look/probe/Examiner.h"
#include "record/catalogue/Standing.h"
#include "record/history/HistoryStore.h"

#include <QRandomGenerator>

namespace warrener {

namespace {

/// A snapshot with nothing in it, for a cluster from which nothing came in time.
SnapshotPtr emptySnapshot(const ClusterProfile &profile, TimePoint at)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->cluster = profile.name;
    snapshot->environment = profile.environment;
    snapshot->thresholds = profile.thresholds;
    snapshot->at = at;
    for (const NodeProfile &node : profile.nodes)
        snapshot->nodes.append({.name = node.name, .host = node.host, .management = node.management, .answer = {}, .versions = {}, .metrics = {}});
    for (const HostProfile &host : profile.hosts)
        snapshot->hosts.append({.name = host.name, .role = host.role, .source = {}, .figures = {}});
    for (const ProxyProfile &proxy : profile.proxies)
        snapshot->proxies.append({.name = proxy.name, .host = proxy.host, .figures = {}});
    return snapshot;
}

std::function<void(const QString &, bool)> counting(std::function<void(const DiagnosisProgress &)> tell, std::stop_token stop)
{
    if (!tell)
        return {};
    auto progress = std::make_shared<DiagnosisProgress>();
    return [tell = std::move(tell), stop = std::move(stop), progress](const QString &what, bool done) {
        (done ? progress->answered : progress->asked) += 1;
        progress->what = what;
        if (!stop.stop_requested())
            tell(*progress);
    };
}

/// What the console has kept of the past; null where there is nothing.
QCoro::Task<std::shared_ptr<const History>> pastIn(QString file, TimePoint now)
{
    if (file.isEmpty())
        co_return nullptr;
    HistoryStore store(file);
    const Result<std::shared_ptr<StoredHistory>> stored = co_await store.load(now);
    if (!stored)
        co_return nullptr;
    co_return std::shared_ptr<const History>(*stored, &(*stored)->history);
}

QCoro::Task<BackupStanding> standingNow(std::shared_ptr<const ClusterProfile> profile, TimePoint now)
{
    const auto read = [profile, now] { return readStanding(*profile, now); };
    co_return co_await WaitingThread(read);
}

} // namespace

QCoro::Task<Diagnosis> runDiagnosis(DiagnosisRequest request, std::stop_token stop)
{
    const Millis startedAt = request.clock->monotonic();
    const std::shared_ptr<const ClusterProfile> profile = request.doors.profile;
    const ProbeContext context{.access = std::make_shared<ClusterAccess>(request.doors), .clock = request.clock, .progress = counting(request.progress, stop)};
    // A task runs as far as it can when it is made: all are under way before the first wait.
    auto past = pastIn(request.history ? QString() : request.historyFile, request.clock->now());
    auto examination = examine(context, stop);
    SnapshotPtr snapshot;
    if (!request.snapshot)
        snapshot = co_await lookNow(*profile, request.doors.credentials, request.patience, stop);
    Examination answers = co_await std::move(examination);
    if (const std::shared_ptr<const History> kept = co_await std::move(past))
        request.history = kept;
    if (request.snapshot)
        snapshot = request.snapshot();
    if (!snapshot)
        snapshot = emptySnapshot(*profile, request.clock->now());

    DiagnosisInput input{.profile = profile,
                         .snapshot = snapshot,
                         .examination = std::make_shared<const Examination>(std::move(answers)),
                         .history = request.history,
                         .reference = request.reference,
                         .backups = co_await standingNow(profile, request.clock->now())};
    const ReportOptions options{.id = newReportId(snapshot->at, static_cast<quint16>(QRandomGenerator::global()->generate())),
                                .warrener = QStringLiteral(WARRENER_VERSION),
                                .language = languageInUse(),
                                .took = request.clock->monotonic() - startedAt,
                                .cancelled = stop.stop_requested(),
                                .advice = &adviceCatalogue()};
    Report report = makeReport(input, allChecks(input), options);
    co_return Diagnosis{.report = std::move(report), .input = std::move(input)};
}

} // namespace warrener
