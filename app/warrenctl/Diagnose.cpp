#include "app/warrenctl/Diagnose.h"

#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Terminal.h"
#include "base/Interrupt.h"
#include "look/history/Sampling.h"
#include "look/notify/Webhook.h"
#include "record/history/HistoryStore.h"
#include "record/paper/ReportExport.h"
#include "record/report/KeepDiagnosis.h"
#include "record/report/ReportStore.h"
#include "record/report/RunDiagnosis.h"
#include "record/report/VerdictMessage.h"

#include <QCoreApplication>
#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

void show(const DiagnosisProgress &progress)
{
    showProgress(QCoreApplication::translate("warrenctl", "%1 of %2 answers: %3").arg(progress.answered).arg(progress.asked).arg(progress.what.left(60)));
}

/// The console's history of this cluster: it is what tells a leak from a peak.
std::shared_ptr<StoredHistory> pastOf(HistoryStore &store, TimePoint now)
{
    const Result<std::shared_ptr<StoredHistory>> past = QCoro::waitFor(store.load(now));
    if (past)
        return *past;
    complainOf(past.error());
    return std::make_shared<StoredHistory>();
}

QCoro::Task<Diagnosis> look(DiagnosisRequest request, std::stop_token stop)
{
    return runDiagnosis(std::move(request), std::move(stop));
}

/// The newest report that was not ended early: half an answer is no verdict to compare with.
Result<warrener::Report> lastWhole(const ReportStore &store)
{
    const QList<ReportSummary> all = store.list();
    const auto found = std::ranges::find(all, false, &ReportSummary::cancelled);
    if (found == all.end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("ReportStore", "There is no earlier report"));
    return store.read(found->id);
}

bool isReached(const ReachLook &look)
{
    return std::ranges::any_of(look.ports, [](const PortLook &port) { return port.connect.has(); });
}

/// Whether anything at all of the cluster took a connection; a refused password is reached.
bool isReached(const Diagnosis &diagnosis)
{
    const Examination &seen = *diagnosis.input.examination;
    const auto any = [](const auto &looks) { return std::ranges::any_of(looks, [](const ReachLook &look) { return isReached(look); }); };
    return any(seen.nodes) || any(seen.hosts) || any(seen.proxies) || std::ranges::any_of(seen.deep, [](const HostDeepLook &look) { return look.login.has(); })
           || std::ranges::any_of(diagnosis.input.snapshot->nodes, [](const NodeLook &node) { return node.answer.value || node.metrics.value; });
}

std::optional<warrener::Report> comparedWith(const ReportStore &store, const Options &options, const Result<warrener::Report> &last)
{
    if (options.compare.isEmpty())
        return std::nullopt;
    const Result<warrener::Report> before = options.compare == "last"_L1 ? last : store.read(options.compare);
    if (before)
        return *before;
    complainOf(before.error());
    return std::nullopt;
}

void keep(const ReportStore &store, const Diagnosis &diagnosis, bool asReference)
{
    const DiagnosisKept kept = keepDiagnosis(store, diagnosis, asReference);
    if (!kept.report)
        complainOf(kept.report.error());
    if (!kept.reference && (asReference || kept.reference.error().kind == ErrorKind::Io))
        complainOf(kept.reference.error());
}

Status tellChange(const ClusterProfile &profile, const Options &options, const warrener::Report &report, const Result<warrener::Report> &last)
{
    const QUrl url = options.webhook.isEmpty() ? webhookOf(profile) : QUrl(options.webhook, QUrl::StrictMode);
    const std::optional<OverallStatus> before = last ? std::optional(last->status) : std::nullopt;
    if (url.isEmpty() || !isNewVerdict(report, before))
        return {};
    return QCoro::waitFor(tellWebhook(profile, url, webhookBody(report, before), {}));
}

/// Brings the report to all who are to have it: a way that fails keeps nobody else from it. False: something that the
/// person asked for was not done.
bool handOut(const ClusterProfile &profile, const Options &options, const warrener::Report &report, const Result<warrener::Report> &last)
{
    bool all = true;
    for (const QString &file : options.out) {
        if (const Status written = exportReport(report, file); !written) {
            complainOf(written.error());
            all = false;
        }
    }
    if (const Status told = tellChange(profile, options, report, last); !told) {
        complainOf(told.error());
        // What stands in the profile is told where it can be: that is no errand of this call.
        all = all && options.webhook.isEmpty();
    }
    return all;
}

} // namespace

Result<Report> diagnose(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    const ReportStore store(profile.name);
    const auto clock = std::make_shared<const SystemClock>();
    HistoryStore historyStore(HistoryStore::fileFor(profile.name.value));
    const std::shared_ptr<StoredHistory> past = pastOf(historyStore, clock->now());
    const Result<DiagnosisReference> reference = store.reference();
    if (!reference && reference.error().kind != ErrorKind::NotFound)
        complainOf(reference.error());

    const DiagnosisRequest request{
        .doors = {.profile = std::make_shared<const ClusterProfile>(profile), .credentials = credentials},
        .clock = clock,
        .history = std::shared_ptr<const History>(past, &past->history),
        .reference = reference ? std::make_shared<const DiagnosisReference>(*reference) : nullptr,
        .progress = &show,
        .patience = options.patience,
    };
    std::stop_source stop;
    const Diagnosis diagnosis = [&] {
        const Interrupt interrupt([&stop] { stop.request_stop(); });
        return QCoro::waitFor(look(request, stop.get_token()));
    }();
    showProgress({});
    const warrener::Report &report = diagnosis.report;
    sample(nullptr, *diagnosis.input.snapshot, past->history);
    historyStore.save(past->history, clock->now());

    const Result<warrener::Report> last = lastWhole(store);
    keep(store, diagnosis, options.keepReference);
    const bool handedOut = handOut(profile, options, report, last);
    Report shown = diagnosisReport(report, comparedWith(store, options, last));
    if (!report.cancelled && !isReached(diagnosis))
        shown.exitCode = NotReached;
    // The verdict's own code says more, where it is none of success.
    if (!handedOut && shown.exitCode == Done)
        shown.exitCode = Failed;
    return shown;
}

} // namespace warrener::ctl
