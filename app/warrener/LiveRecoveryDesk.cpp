#include "LiveRecoveryDesk.h"

#include "base/OffThread.h"
#include "cluster/BackupSettings.h"
#include "plan/drill/DrillOutcome.h"
#include "plan/recovery/AffectedNodes.h"
#include "plan/recovery/ReadinessSources.h"
#include "plan/recovery/RecoveryBackup.h"
#include "plan/recovery/RecoveryRestore.h"
#include "plan/recovery/Rehearsal.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "plan/restore/RestorePlanner.h"
#include "record/catalogue/Catalogue.h"
#include "record/journal/Journal.h"
#include "run/operations/FactsLook.h"
#include "ui/model/ClusterStore.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int recoveryWatchMs = 2000;
constexpr int recoveryAgainMs = 5 * 60 * 1000;

} // namespace

bool drillPassed(const RunState &run)
{
    return drillOutcomeOf(run).showsAll();
}

RecoveryView readRecoveryView(const ClusterProfile &profile, TimePoint now, std::optional<RecoveryPoint> *backup)
{
    const ReadinessSources sources = readinessSourcesOf(readClusterRecords(profile, runsForReadiness, {standbyRehearsalKind()}), profile, now, drillPassed);
    RecoveryView view;
    QList<Readiness> each;
    for (const auto listed = recoveryDocuments(&profile); const RecoveryEntry &entry : listed) {
        RecoveryScenario scenario{.entry = entry, .readiness = readinessOf(readinessFactsOf(entry, sources), now)};
        std::ranges::copy_if(sources.runs, std::back_inserter(scenario.runs), [&entry](const RunSummary &run) {
            return run.kind == recoveryKind(entry.id, false) || run.kind == recoveryKind(entry.id, true) || run.kind == standbyRunKind(entry.id);
        });
        each.append(scenario.readiness);
        view.scenarios.append(scenario);
    }
    view.readiness = clusterReadinessOf(each, now);
    if (backup != nullptr)
        *backup = sources.point();
    return view;
}

LiveRecoveryDesk::LiveRecoveryDesk(ClusterStore &store, LiveRunDesk &runs, std::shared_ptr<const Clock> clock, QObject *parent)
    : RecoveryDesk(parent), m_store(store), m_runs(runs), m_clock(std::move(clock)), m_profile(std::make_shared<const ClusterProfile>(store.profile())),
      m_table(rehearsalBook(store.profile()), m_clock)
{
    m_watch.setInterval(recoveryWatchMs);
    connect(&m_watch, &QTimer::timeout, this, [this] { look(); });
    m_again.setInterval(recoveryAgainMs);
    connect(&m_again, &QTimer::timeout, this, &LiveRecoveryDesk::refresh);
    m_again.start();
    connect(&m_runs, &RunDesk::ended, this, [this] { keepNote(); });
    openTable();
}

LiveRecoveryDesk::~LiveRecoveryDesk() = default;

void LiveRecoveryDesk::openTable()
{
    m_table.setCredentials({});
}

void LiveRecoveryDesk::refresh()
{
    const int number = ++m_read;
    auto work = [profile = m_profile, now = m_clock->now()] {
        std::optional<RecoveryPoint> backup;
        RecoveryView view = readRecoveryView(*profile, now, &backup);
        return std::pair(std::move(view), backup);
    };
    QCoro::connect(waitedFor(std::move(work)), this, [this, number](const std::pair<RecoveryView, std::optional<RecoveryPoint>> &read) {
        if (number != m_read)
            return;
        m_view = read.first;
        m_backup = read.second;
        Q_EMIT changed();
    });
}

NodeName LiveRecoveryDesk::meantBy(const RecoveryDocument &document, const NodeName &node) const
{
    if (!node.isEmpty() || !m_store.snapshot())
        return node;
    const ClusterView view{.profile = m_profile, .snapshot = m_store.snapshot(), .facts = std::make_shared<const ClusterFacts>()};
    const Result<QList<NodeName>> affected = affectedNodes(document, view, {});
    return affected && affected->size() == 1 ? affected->first() : NodeName{};
}

Result<Plan> LiveRecoveryDesk::outline(const RecoveryDocument &document, const NodeName &node) const
{
    return planOnPaper(document, *m_profile, {.node = meantBy(document, node), .backup = m_backup}, m_clock->now());
}

QList<ClusterName> LiveRecoveryDesk::rehearsable() const
{
    QList<ClusterName> names;
    for (const auto listed = m_profiles ? m_profiles() : QList<ClusterProfile>(); const ClusterProfile &other : listed) {
        if (mayRehearseOn(*m_profile, other))
            names.append(other.name);
    }
    return names;
}

QList<ClusterName> LiveRecoveryDesk::standbys() const
{
    QList<ClusterName> names;
    for (const auto listed = m_profiles ? m_profiles() : QList<ClusterProfile>(); const ClusterProfile &other : listed) {
        if (mayRehearseOn(other, *m_profile))
            names.append(other.name);
    }
    return names;
}

QCoro::Task<Result<Plan>> LiveRecoveryDesk::planForAnother(RecoveryOrder order)
{
    const QPointer<LiveRecoveryDesk> self(this);
    const QList<ClusterProfile> all = m_profiles ? m_profiles() : QList<ClusterProfile>();
    const auto of = std::ranges::find(all, order.of, &ClusterProfile::name);
    if (of == all.end())
        co_return failure(ErrorKind::NotFound, tr("No cluster here is named “%1”").arg(order.of.value));
    const Status may = co_await mayRehearseThere(*m_profile, *of);
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!may)
        co_return std::unexpected(may.error());
    const auto read = [profile = *of, id = order.scenario]() -> Result<RecoveryDocument> {
        for (const auto listed = recoveryDocuments(&profile); const RecoveryEntry &entry : listed) {
            if (entry.id == id)
                return entry.document ? Result<RecoveryDocument>(*entry.document) : std::unexpected(entry.error.value_or(Error{}));
        }
        return failure(ErrorKind::NotFound, tr("“%1” is no recovery plan of this cluster").arg(id));
    };
    const Result<RecoveryDocument> document = co_await WaitingThread(read);
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!document)
        co_return std::unexpected(document.error());
    if (const Status may = mayRehearse(*document, *m_profile); !may)
        co_return std::unexpected(may.error());
    const ClusterName name = order.of;
    const Result<Plan> plan = co_await planInEarnest(std::move(order), *document, *of);
    if (!plan)
        co_return std::unexpected(plan.error());
    co_return standbyRehearsalOf(*plan, name);
}

QCoro::Task<> LiveRecoveryDesk::keepNote()
{
    const std::optional<StandbyNote> note = standbyNoteOf(m_runs.current().state);
    if (!note)
        co_return;
    const QPointer<LiveRecoveryDesk> self(this);
    const Status kept = co_await keepStandbyNote(*note, person());
    if (self && !kept)
        Q_EMIT m_runs.failed(tr("What the rehearsal came to could not be kept for %1: %2").arg(note->of.value, kept.error().message));
}

QString LiveRecoveryDesk::backupFolder() const
{
    return backupSettings(*m_profile).folder;
}

QCoro::Task<Result<QList<BackupSummary>>> LiveRecoveryDesk::backups(ClusterName of, QString folder)
{
    const auto work = [folder = folder.isEmpty() ? backupFolder() : folder, now = m_clock->now(), of]() -> Result<QList<BackupSummary>> {
        const Result<QList<BackupSummary>> all = Catalogue(folder).list();
        if (!all)
            return std::unexpected(all.error());
        return wholeBackups(*all, now, of);
    };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Result<Plan>> LiveRecoveryDesk::plan(RecoveryOrder order)
{
    if (!order.of.isEmpty())
        co_return co_await planForAnother(std::move(order));
    const RecoveryScenario *scenario = m_view.scenario(order.scenario);
    if (scenario == nullptr)
        co_return failure(ErrorKind::NotFound, tr("“%1” is no recovery plan of this cluster").arg(order.scenario));
    if (!scenario->entry.document)
        co_return std::unexpected(scenario->entry.error.value_or(Error{}));
    const RecoveryDocument document = *scenario->entry.document;
    if (order.rehearse) {
        // At the table too it is about whoever does not serve.
        const RecoveryWish wish{.node = meantBy(document, order.node), .why = order.why, .backup = m_backup, .roles = order.roles, .outcomes = order.outcomes};
        co_return planRehearsal(document, *m_profile, wish, m_clock->now());
    }
    co_return co_await planInEarnest(std::move(order), document);
}

QCoro::Task<Result<Plan>> LiveRecoveryDesk::planInEarnest(RecoveryOrder order, RecoveryDocument document, std::optional<ClusterProfile> of)
{
    const QPointer<LiveRecoveryDesk> self(this);
    if (!m_runs.book().isOpen() || !m_store.snapshot())
        co_return failure(ErrorKind::NotConfigured, tr("The password of this cluster is not known, or no node has answered yet"));
    const auto answers = co_await m_runs.book().withKit(
        [](const RunKit &kit, std::stop_token stop) { return askClusterFacts(kit.access, patienceOf(FactsPace::Unhurried), stop); });
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!answers)
        co_return std::unexpected(answers.error());
    const ClusterView view{.profile = m_profile, .snapshot = m_store.snapshot(), .facts = std::make_shared<const ClusterFacts>(*answers)};
    if (of) {
        const Status may = co_await mayRehearseAsSeen(document, view, *of);
        if (!self)
            co_return failure(ErrorKind::Cancelled, {});
        if (!may)
            co_return std::unexpected(may.error());
    }
    RecoveryWish wish{.node = order.node, .why = order.why, .since = order.since, .backup = m_backup, .roles = order.roles};
    if (restoresBackup(document)) {
        const RecoveryRestoreWish meant{.folder = order.folder, .backup = order.backup, .of = order.of};
        const auto asked = co_await m_runs.book().withKit([document, meant, now = m_clock->now()](const RunKit &kit, std::stop_token stop) {
            return askRecoveryRestore(kit, document, meant, now, std::move(stop));
        });
        if (!self)
            co_return failure(ErrorKind::Cancelled, {});
        if (!asked || !*asked)
            co_return std::unexpected(asked ? asked->error() : asked.error());
        wish.backup = (*asked)->point;
        const Result<Plan> restore = planRestore(view, (*asked)->preview, (*asked)->request);
        if (!restore)
            co_return std::unexpected(restore.error());
        wish.restore = restore->steps;
    }
    const Result<Plan> plan = planRecovery(document, view, wish);
    if (!plan)
        co_return std::unexpected(plan.error());
    co_return co_await m_runs.book().learned(*plan);
}

QCoro::Task<QList<GuardVerdict>> LiveRecoveryDesk::examine(Plan plan)
{
    co_return co_await m_runs.book().verdicts(std::move(plan));
}

/// Where a plan goes follows from what it is made of, not from what a page says.
QCoro::Task<Status> LiveRecoveryDesk::start(Plan plan, QHash<QString, QString> overrides)
{
    const bool rehearsal = isAtTable(plan);
    LiveRunDesk &desk = rehearsal ? m_table : m_runs;
    co_return co_await desk.start(std::move(plan), std::move(overrides));
}

void LiveRecoveryDesk::setWatching(bool watching)
{
    if (watching == m_watch.isActive())
        return;
    if (watching) {
        m_watch.start();
        look();
    } else {
        m_watch.stop();
    }
}

/// What another console runs; one that has ended stays until another begins, so that its end can be seen.
QCoro::Task<> LiveRecoveryDesk::look()
{
    if (m_looking || !m_runs.book().isOpen())
        co_return;
    m_looking = true;
    const QPointer<LiveRecoveryDesk> self(this);
    const Result<QList<RunSummary>> others = co_await m_runs.book().runsElsewhere();
    if (!self)
        co_return;
    QString run;
    for (const auto listed = others.value_or(QList<RunSummary>()); const RunSummary &other : listed) {
        const std::optional<RecoveryRun> of = recoveryRunOf(other.kind);
        if (run.isEmpty() && of && *of != RecoveryRun::AtTable)
            run = other.run;
    }
    if (run.isEmpty() && m_elsewhere && !m_elsewhere->state.verdict)
        run = m_elsewhere->state.run;
    if (!run.isEmpty()) {
        const Result<RunView> read = co_await m_runs.book().read(run);
        if (!self)
            co_return;
        if (read && (!m_elsewhere || *read != *m_elsewhere)) {
            const bool ended = read->state.verdict.has_value();
            m_elsewhere = *read;
            Q_EMIT elsewhereChanged();
            if (ended)
                refresh();
        }
    }
    m_looking = false;
}

QCoro::Task<Result<RecoveryReport>> LiveRecoveryDesk::report(QString run)
{
    co_return co_await WaitingThread([journal = journalPath(m_profile->name), run] { return readRecoveryReport(journal, run); });
}

QCoro::Task<Status> LiveRecoveryDesk::exportReport(RecoveryReport report, QString file)
{
    const auto work = [report, file] { return exportPaper(paperOf(report), toJson(report), file); };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Status> LiveRecoveryDesk::keepRemark(QString run, QString step, QString words)
{
    const auto written = co_await m_table.book().withKit(
        [run, step, words, who = person()](const RunKit &kit, std::stop_token) { return noteRemark(kit.journal, run, step, words, who); });
    if (!written)
        co_return std::unexpected(written.error());
    if (!*written)
        co_return std::unexpected(written->error());
    co_return Status{};
}

QCoro::Task<Status> LiveRecoveryDesk::keepLessons(QString run, QString lessons)
{
    const auto written = co_await m_table.book().withKit(
        [run, lessons, who = person()](const RunKit &kit, std::stop_token) { return noteLessons(kit.journal, run, lessons, who); });
    if (!written)
        co_return std::unexpected(written.error());
    if (!*written)
        co_return std::unexpected(written->error());
    co_return Status{};
}

QCoro::Task<Result<QList<RecoveryVersion>>> LiveRecoveryDesk::versions(QString id)
{
    const auto work = [profile = m_profile, id] { return Result<QList<RecoveryVersion>>(recoveryVersions(*profile, id)); };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Status> LiveRecoveryDesk::saveDocument(QByteArray text)
{
    const QPointer<LiveRecoveryDesk> self(this);
    const auto work = [profile = m_profile, text, now = m_clock->now()] { return keepRecoveryDocument(*profile, text, now); };
    const Status kept = co_await WaitingThread(work);
    if (self)
        refresh();
    co_return kept;
}

QCoro::Task<Status> LiveRecoveryDesk::removeDocument(QString id)
{
    const QPointer<LiveRecoveryDesk> self(this);
    const auto work = [profile = m_profile, id, now = m_clock->now()] { return removeRecoveryDocument(*profile, id, now); };
    const Status removed = co_await WaitingThread(work);
    if (self)
        refresh();
    co_return removed;
}

} // namespace warrener
