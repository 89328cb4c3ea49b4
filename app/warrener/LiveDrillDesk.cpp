#include "LiveDrillDesk.h"

#include "LiveRunDesk.h"
#include "base/OffThread.h"
#include "run/procedure/Lease.h"
#include "ui/model/ClusterStore.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int followMs = 1000;
constexpr qsizetype mostOutcomes = 200;

QString shownTitle(const DrillRow &row)
{
    return row.entry.document ? row.entry.document->title.text() : row.entry.id;
}

} // namespace

LiveDrillDesk::LiveDrillDesk(ClusterStore &store, LiveRunDesk &runs, std::function<TimePoint()> verified, QObject *parent)
    : DrillDesk(parent), m_store(store), m_runs(runs), m_verified(std::move(verified))
{
    m_follow.setInterval(followMs);
    connect(&m_follow, &QTimer::timeout, this, [this] { look(); });
    connect(&m_runs, &RunDesk::changed, this, &DrillDesk::runChanged);
    connect(&m_runs, &RunDesk::failed, this, &DrillDesk::failed);
    connect(&m_runs, &RunDesk::runsChanged, this, &LiveDrillDesk::refresh);
    connect(&m_runs, &LiveRunDesk::opened, this, &LiveDrillDesk::refresh);
}

TimePoint LiveDrillDesk::now() const
{
    return m_runs.now();
}

void LiveDrillDesk::refresh()
{
    if (m_reading)
        m_again = true;
    else
        read();
}

QCoro::Task<> LiveDrillDesk::read()
{
    const QPointer<LiveDrillDesk> self(this);
    m_reading = true;
    const QList<DrillEntry> entries = co_await WaitingThread([] { return drillLibrary(); });
    if (!self)
        co_return;
    const std::optional<DrillLever> lever = co_await WaitingThread([] { return readDrillLever(); });
    if (!self)
        co_return;
    QList<DrillOutcome> outcomes;
    QString problem;
    const Result<QList<RunSummary>> runs = co_await m_runs.runs({.kinds = {u"drill"_s}, .notes = false});
    if (!self)
        co_return;
    if (!runs)
        problem = runs.error().message;
    for (const auto all = runs.value_or(QList<RunSummary>()); const RunSummary &run : all) {
        if (run.isOpen() || outcomes.size() >= mostOutcomes)
            continue;
        if (!m_outcomes.contains(run.run)) {
            const Result<RunView> whole = co_await m_runs.read(run.run);
            if (!self)
                co_return;
            if (!whole)
                continue; // damaged lines are for whoever verifies the journal to name
            m_outcomes.insert(run.run, drillOutcomeOf(whole->state));
        }
        outcomes.append(m_outcomes.value(run.run));
    }
    DrillsView view{.loaded = true, .problem = problem, .lever = lever};
    const ClusterView cluster = clusterView();
    for (const DrillEntry &entry : entries) {
        DrillRow row{.entry = entry};
        if (entry.document)
            row.needs = drillNeeds(cluster, *entry.document, m_verified(), now());
        std::ranges::copy_if(outcomes, std::back_inserter(row.runs), [&entry](const DrillOutcome &one) { return one.drill == entry.id; });
        view.rows.append(row);
    }
    // By what a person reads; they come in the order of their ids.
    std::ranges::stable_sort(view.rows, [](const DrillRow &one, const DrillRow &other) { return shownTitle(one).localeAwareCompare(shownTitle(other)) < 0; });
    m_view = view;
    m_reading = false;
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        read();
}

void LiveDrillDesk::follow(bool on)
{
    if (!on) {
        m_follow.stop();
        return;
    }
    m_follow.start();
    look();
}

/// At what another process does: warrenctl, a timer's command.
QCoro::Task<> LiveDrillDesk::look()
{
    if (m_looking || m_runs.isRunning())
        co_return;
    const QPointer<LiveDrillDesk> self(this);
    m_looking = true;
    const Result<QList<RunSummary>> open = co_await m_runs.runs({.kinds = {u"drill"_s}, .verdicts = {u"open"_s}, .notes = false});
    if (!self)
        co_return;
    // The one that was followed is read once more when it has ended: with its verdict.
    QString wanted = m_other.state.run.isEmpty() || m_other.state.verdict ? QString() : m_other.state.run;
    for (const auto all = open.value_or(QList<RunSummary>()); const RunSummary &run : all) {
        if (!isLeft(run.run)) {
            wanted = run.run;
            break;
        }
    }
    if (!wanted.isEmpty()) {
        const Result<RunView> seen = co_await m_runs.read(wanted);
        if (!self)
            co_return;
        if (seen && *seen != m_other) {
            const bool ended = !m_other.state.verdict && seen->state.verdict;
            m_other = *seen;
            Q_EMIT runChanged();
            if (ended)
                refresh();
        }
    }
    m_looking = false;
}

/// This window runs one, or ran the last one.
bool LiveDrillDesk::isOwn() const
{
    const RunState &own = m_runs.current().state;
    if (own.run.isEmpty() || !isDrill(own))
        return false;
    return m_runs.isRunning() || m_other.state.run.isEmpty() || own.startedAt >= m_other.state.startedAt;
}

/// Its process has gone: nobody is at it.
bool LiveDrillDesk::isLeft(const QString &run) const
{
    return std::ranges::contains(m_runs.unfinished(), run, &RunSummary::run);
}

const RunView &LiveDrillDesk::run() const
{
    static const RunView none;
    if (isOwn() && (m_runs.isRunning() || m_other.state.verdict || m_other.state.run.isEmpty()))
        return m_runs.current();
    if (!m_other.state.run.isEmpty() && !isLeft(m_other.state.run))
        return m_other;
    return isOwn() ? m_runs.current() : none;
}

bool LiveDrillDesk::isRunning() const
{
    if (isOwn() && m_runs.isRunning())
        return true;
    const RunState &other = m_other.state;
    return !other.run.isEmpty() && !other.verdict && !isLeft(other.run);
}

bool LiveDrillDesk::isBusy() const
{
    return m_runs.isRunning();
}

ClusterView LiveDrillDesk::clusterView() const
{
    // What can be made is told by the profile.
    ClusterView view = bareView(m_store.profile(), now());
    if (m_store.snapshot())
        view.snapshot = m_store.snapshot();
    return view;
}

Result<Plan> LiveDrillDesk::planFor(const QString &drill, const DrillRequest &request) const
{
    if (const Status ready = m_runs.book().obstacle(); !ready)
        return std::unexpected(ready.error());
    const auto row = std::ranges::find(m_view.rows, drill, [](const DrillRow &one) { return one.entry.id; });
    if (row == m_view.rows.end())
        return failure(ErrorKind::NotFound, tr("There is no drill “%1” any more").arg(drill));
    if (!row->entry.document)
        return std::unexpected(row->entry.document.error());
    return planDrill(clusterView(), *row->entry.document, request);
}

QCoro::Task<Result<Plan>> LiveDrillDesk::plan(QString drill, DrillRequest request)
{
    // To be looked at before anybody has agreed; start() asks for who did.
    if (request.approver.isEmpty())
        request.approver = anybody();
    Result<Plan> plan = planFor(drill, request);
    if (!plan)
        co_return std::unexpected(plan.error());
    Plan made = *plan;
    made.facts.remove(u"approver"_s);
    co_return made;
}

QCoro::Task<QList<GuardVerdict>> LiveDrillDesk::examine(Plan plan)
{
    co_return co_await m_runs.book().verdicts(std::move(plan));
}

QCoro::Task<Status> LiveDrillDesk::start(QString drill, DrillRequest request, QHash<QString, QString> overrides)
{
    request.who = who();
    request.login = thisProcess({}, {}).who;
    const Result<Plan> plan = planFor(drill, request);
    if (!plan)
        co_return std::unexpected(plan.error());
    co_return co_await m_runs.start(*plan, std::move(overrides));
}

void LiveDrillDesk::stop()
{
    // The lever reaches the drills of every process of this user; an own run need not wait until it is seen.
    const DrillLever lever{.at = now(), .who = who(), .why = tr("stopped in the window"), .held = false};
    QCoro::connect(waitedFor([lever] { return pullDrillLever(lever); }), this, [this](const Status &pulled) {
        if (!pulled)
            Q_EMIT failed(pulled.error().message);
    });
    if (m_runs.isRunning() && isDrill(m_runs.current().state))
        m_runs.abort(tr("stopped in the window"), true);
}

QCoro::Task<Status> LiveDrillDesk::releaseLever()
{
    co_return co_await WaitingThread([] { return releaseDrillLever(); });
}

QString LiveDrillDesk::who() const
{
    return m_runs.book().who();
}

QCoro::Task<Status> LiveDrillDesk::save(DrillDocument document)
{
    co_return co_await WaitingThread([document] { return saveOwnDrill(document); });
}

QCoro::Task<Status> LiveDrillDesk::remove(QString drill)
{
    co_return co_await WaitingThread([drill] { return removeOwnDrill(drill); });
}

QCoro::Task<Status> LiveDrillDesk::exportTo(DrillOutcome outcome, QList<DrillOutcome> earlier, QString file)
{
    co_return co_await WaitingThread([outcome, earlier, file] { return exportDrill(outcome, earlier, file); });
}

} // namespace warrener
