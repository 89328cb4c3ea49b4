// What a run book reads of the runs of the past, and what it reckons of a plan by them: files, not in its thread.
#include "base/OffThread.h"
#include "base/SafeFile.h"
#include "record/journal/JournalReader.h"
#include "run/procedure/DryRun.h"
#include "run/runs/LearnedTimes.h"
#include "run/runs/RunBook.h"

#include <algorithm>

namespace warrener {

namespace {

Status exportWhole(const QString &journal, const RunFilter &filter, ExportFormat format, const QString &file)
{
    SafeFile out(file);
    if (const Status opened = out.open(); !opened)
        return opened;
    if (const Status status = exportRuns(journal, filter, format, out.device()); !status)
        return status;
    return out.commit();
}

} // namespace

QCoro::Task<Result<QList<RunSummary>>> RunBook::runs(RunFilter filter)
{
    const auto work = [path = journal(), filter] { return listRuns(path, filter); };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Plan> RunBook::learned(Plan plan)
{
    const QPointer<RunBook> self(this);
    const Result<QList<RunSummary>> known =
        co_await runs({.kinds = {plan.kind}, .verdicts = {toId(Verdict::Done), toId(Verdict::Partly)}, .cluster = plan.cluster.value, .notes = false});
    QList<RunState> earlier;
    const QList<RunSummary> latest = known.value_or(QList<RunSummary>());
    for (const auto all = latest.first(std::min(latest.size(), runsToLearnFrom)); const RunSummary &run : all) {
        if (!self)
            break;
        if (const Result<RunView> view = co_await self->read(run.run))
            earlier.append(view->state);
    }
    co_return withLearnedTimes(std::move(plan), earlier);
}

QCoro::Task<QList<GuardVerdict>> RunBook::verdicts(Plan plan)
{
    const auto items =
        co_await withKit([plan](const RunKit &kit, std::stop_token stop) { return dryRun(guardsOf(plan), true, kit.operations, kit.time, stop); });
    co_return verdictsOf(plan, items.value_or(QList<DryRunItem>()));
}

QCoro::Task<Result<RunView>> RunBook::read(QString run)
{
    const auto work = [path = journal(), run]() -> Result<RunView> {
        const Result<QList<JournalRecord>> records = readRun(path, run);
        if (!records)
            return std::unexpected(records.error());
        return runViewFrom(*records);
    };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Status> RunBook::exportTo(RunFilter filter, ExportFormat format, QString file)
{
    const auto work = [path = journal(), filter, format, file] { return exportWhole(path, filter, format, file); };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Result<ChainReport>> RunBook::verify()
{
    const auto work = [path = journal()] { return verifyJournal(path); };
    co_return co_await WaitingThread(work);
}

} // namespace warrener
