#include "LiveFailoverDesk.h"

#include "GuardVerdicts.h"
#include "LiveRunDesk.h"
#include "base/OffThread.h"
#include "base/Units.h"
#include "plan/failover/FailoverWatch.h"
#include "record/report/AskHaproxyAdvice.h"
#include "run/operations/FactsLook.h"
#include "run/runs/RunKit.h"
#include "ui/model/ClusterStore.h"
#include "ui/steps/StepWords.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QPointer>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// For answers to what a plan needs to know; a dead node must not hold its failover up.
constexpr Millis hurry{1500};
constexpr Millis unhurried{8000};
constexpr qsizetype mostSamples = 2000;
constexpr int lookEveryMs = 1000;
constexpr qsizetype mostDecisions = 100;
constexpr int freshLooks = 12; ///< half a second each

/// Every node that answers has answered after that moment.
bool isNewerThan(const Snapshot &snapshot, TimePoint moment)
{
    return std::ranges::all_of(snapshot.nodes, [moment](const NodeLook &node) { return !node.answer.isCurrent() || node.answer.asOf > moment; });
}

Result<Plan> planFor(FailoverKind kind, const ClusterView &view, const FailoverWish &wish)
{
    switch (kind) {
    case FailoverKind::Switchover:
        return planSwitchover(view, wish);
    case FailoverKind::Failover:
        return planFailover(view, wish);
    case FailoverKind::Failback:
        return planFailback(view, wish);
    }
    Q_UNREACHABLE_RETURN(failure(ErrorKind::Internal, {}));
}

AutomaticState stateOf(AutoState state)
{
    switch (state) {
    case AutoState::Normal:
        return AutomaticState::Normal;
    case AutoState::Monitoring:
        return AutomaticState::Monitoring;
    case AutoState::FailingOver:
        return AutomaticState::FailingOver;
    case AutoState::Recovering:
        return AutomaticState::Recovering;
    case AutoState::Failed:
        return AutomaticState::Failed;
    }
    Q_UNREACHABLE_RETURN(AutomaticState::Normal);
}

Level levelOf(const AutoDecision &decision)
{
    switch (decision.kind) {
    case AutoDecision::Kind::FailOver:
        return Level::Critical;
    case AutoDecision::Kind::Returned:
        return Level::Ok;
    case AutoDecision::Kind::Changed:
        return levelOf(stateOf(decision.state));
    default:
        return Level::Note;
    }
}

QCoro::Task<SnapshotPtr> lookAt(SnapshotPtr snapshot)
{
    co_return snapshot;
}

QString quoted(const QString &text)
{
    QString inside = text;
    return u'\'' + inside.replace(u'\'', u"'\\''"_s) + u'\'';
}

Status writeWhole(const QByteArray &bytes, const QString &file)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return failure(ErrorKind::Io, QCoreApplication::translate("LiveFailoverDesk", "%1 cannot be written: %2").arg(file, out.errorString()));
}

} // namespace

LiveFailoverDesk::LiveFailoverDesk(ClusterStore &store, LiveRunDesk &runs, QObject *parent)
    : FailoverDesk(parent), m_store(store), m_runs(runs), m_profile(std::make_shared<const ClusterProfile>(store.profile()))
{
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, &m_store, &ClusterStore::askNow);
    connect(&m_runs, &RunDesk::changed, this, &LiveFailoverDesk::followRun);
    connect(&m_runs, &RunDesk::runsChanged, this, &LiveFailoverDesk::readLast);
    connect(&m_runs, &RunDesk::runsChanged, this, &LiveFailoverDesk::armAsWished);
    connect(&m_store, &ClusterStore::changed, this, &LiveFailoverDesk::takeSample);
}

LiveFailoverDesk::~LiveFailoverDesk() = default;

std::optional<FailoverObstacle> LiveFailoverDesk::obstacle() const
{
    if (m_profile->nodes.size() < 2) {
        return FailoverObstacle{tr("There is one node only"),
                                tr("Clients and queue leaders can move when the cluster has a second node. Add its address in the settings of this cluster.")};
    }
    if (m_profile->proxies.isEmpty()) {
        return FailoverObstacle{tr("No proxy is configured"),
                                tr("Clients are moved by the HAProxy in front of the brokers: Warrener tells it where new clients go. "
                                   "Name its host, its admin socket and its backend in the settings of this cluster.")};
    }
    return std::nullopt;
}

void LiveFailoverDesk::ask(FailoverKind kind, const FailoverWish &wish)
{
    const bool other = kind != m_offer.kind;
    m_offer.asking = true;
    m_offer.kind = kind;
    if (other || m_offer.wish.from != wish.from || m_offer.wish.to != wish.to || wish.to.isEmpty()) {
        m_offer.plan.reset(); // of another wish
        m_offer.problem.clear();
        m_offer.guards.clear();
    }
    m_offer.wish = wish;
    makeOffer(this, kind, wish, ++m_asked);
    Q_EMIT offerChanged();
}

QCoro::Task<> LiveFailoverDesk::makeOffer(QPointer<LiveFailoverDesk> self, FailoverKind kind, FailoverWish wish, int asked)
{
    const std::shared_ptr<const RunKit> kit = self->m_runs.kit();
    const SnapshotPtr snapshot = self->m_store.snapshot();
    FailoverOffer offer{.kind = kind, .wish = wish, .asking = false};
    if (!kit || !snapshot) {
        offer.problem = tr("The password of this cluster is not known, or no node has answered yet");
        self->m_offer = offer;
        Q_EMIT self->offerChanged();
        co_return;
    }
    // What a run has changed is not in figures from before its end: a drained node would look healthy.
    for (int i = 0; i < freshLooks && !isNewerThan(*self->m_store.snapshot(), self->m_runs.current().state.endedAt); ++i) {
        self->m_store.askNow();
        co_await pauseFor(Millis{500}, {});
        if (!self || asked != self->m_asked)
            co_return;
    }
    const auto facts = std::make_shared<const ClusterFacts>(co_await askClusterFacts(kit->access, kind == FailoverKind::Failover ? hurry : unhurried));
    if (!self || asked != self->m_asked)
        co_return;
    self->m_facts = facts;
    const ClusterView view{.profile = self->m_profile, .snapshot = self->m_store.snapshot(), .facts = facts};
    offer.at = view.snapshot->at;
    if (kind == FailoverKind::Failback) {
        if (offer.wish.to.isEmpty())
            offer.wish.to = missingNode(view);
        // A failback goes to the node that the others call the source.
        FailoverWish back = offer.wish;
        back.from = offer.wish.to;
        offer.failback = offer.wish.to.isEmpty() ? FailbackEvaluation{} : evaluateFailback(view, offer.wish.to);
        wish = back;
    } else {
        if (offer.wish.from.isEmpty() && kind == FailoverKind::Failover)
            offer.wish.from = missingNode(view);
        if (offer.wish.from.isEmpty())
            offer.wish.from = busiestNode(view);
        offer.candidates = rankCandidates(view, offer.wish.from);
        if (offer.wish.to.isEmpty()) {
            const auto best = std::ranges::find(offer.candidates, true, &Candidate::recommended);
            if (best != offer.candidates.end())
                offer.wish.to = best->node;
        }
        wish = offer.wish;
    }
    Result<Plan> plan = planFor(kind, view, wish);
    if (!plan) {
        offer.problem = plan.error().message;
        self->m_offer = offer;
        Q_EMIT self->offerChanged();
        co_return;
    }
    offer.plan = *plan;
    offer.guards = verdictsOf(*plan, {});
    self->m_offer = offer;
    Q_EMIT self->offerChanged();
    const QList<DryRunItem> items = co_await dryRun(guardsOf(*plan), true, kit->operations, kit->time);
    if (!self || asked != self->m_asked)
        co_return;
    self->m_offer.guards = verdictsOf(*plan, items);
    Q_EMIT self->offerChanged();
}

QCoro::Task<Status> LiveFailoverDesk::run(QString why, QHash<QString, QString> overrides)
{
    if (!m_offer.plan)
        co_return failure(ErrorKind::Usage, tr("There is no plan to run"));
    Plan plan = *m_offer.plan;
    plan.why = why;
    co_return co_await m_runs.start(std::move(plan), std::move(overrides));
}

QCoro::Task<Status> LiveFailoverDesk::savePlan(Plan plan, QString file)
{
    const auto work = [bytes = QJsonDocument(toJson(plan)).toJson(QJsonDocument::Indented), file] { return writeWhole(bytes, file); };
    co_return co_await OffThread(work);
}

QCoro::Task<Result<HaproxyAdvice>> LiveFailoverDesk::adviseProxy(ProxyName proxy)
{
    const std::shared_ptr<const RunKit> kit = m_runs.kit();
    if (!kit)
        co_return failure(ErrorKind::NotAvailable, tr("The password of this cluster is not known, or no node has answered yet"));
    // Of its own: the kit's is for runs, in whatever thread they are.
    co_return co_await askHaproxyAdvice(std::make_shared<ClusterAccess>(kit->access->doors()), proxy, {});
}

QCoro::Task<Status> LiveFailoverDesk::saveText(QString text, QString file)
{
    co_return co_await OffThread([text, file] { return writeWhole(text.toUtf8(), file); });
}

QString LiveFailoverDesk::command(FailoverKind kind, const FailoverWish &wish) const
{
    QStringList words{u"warrenctl"_s, u"--cluster"_s, quoted(m_profile->name.value)};
    if (kind == FailoverKind::Failback) {
        words += {u"failback"_s, u"run"_s};
        if (!wish.to.isEmpty())
            words += {u"--from"_s, quoted(wish.to.value)};
    } else {
        words += {u"failover"_s, u"run"_s};
        if (!wish.from.isEmpty())
            words += {u"--from"_s, quoted(wish.from.value)};
        if (!wish.to.isEmpty())
            words += {u"--to"_s, quoted(wish.to.value)};
        words += kind == FailoverKind::Failover ? u"--forced"_s : u"--graceful"_s;
    }
    if (!wish.why.isEmpty())
        words += {u"--why"_s, quoted(wish.why)};
    return words.join(u' ');
}

NodeName LiveFailoverDesk::returned() const
{
    const NodeName from{m_runs.current().state.plan.facts.value("from"_L1).toString()};
    if (from.isEmpty() || !m_store.snapshot())
        return {};
    const ClusterView view{.profile = m_profile, .snapshot = m_store.snapshot(), .facts = m_facts};
    return evaluateFailback(view, from).possible ? from : NodeName{};
}

void LiveFailoverDesk::followRun()
{
    const QString run = m_runs.current().state.run;
    if (m_runs.isRunning() && run != m_sampled) {
        m_sampled = run;
        m_samples.clear();
        takeSample();
    }
    if (m_runs.isRunning() == m_look.isActive())
        return;
    if (m_runs.isRunning())
        m_look.start();
    else
        m_look.stop();
}

void LiveFailoverDesk::takeSample()
{
    if (!m_runs.isRunning() || !m_store.snapshot())
        return;
    m_samples.append(sampleOf(*m_store.snapshot()));
    // What was known when the run began stands at its begin.
    m_samples.last().at = std::max(m_samples.last().at, m_runs.current().state.startedAt);
    if (m_samples.size() > mostSamples)
        m_samples.removeFirst();
    Q_EMIT sampled();
}

void LiveFailoverDesk::readLast()
{
    QCoro::connect(m_runs.runs({.kinds = {u"switchover"_s, u"failover"_s}, .verdicts = {u"done"_s, u"partly"_s}, .notes = false}), this,
                   [this](const Result<QList<RunSummary>> &runs) {
                       if (!runs || runs->isEmpty())
                           return;
                       const RunSummary &last = runs->first();
                       m_last = tr("Last one %1 ago: %2")
                                    .arg(units::duration(std::max(Millis{1000}, m_runs.now() - last.startedAt)), steps::time(last.endedAt - last.startedAt));
                       Q_EMIT offerChanged();
                   });
}

NodeName LiveFailoverDesk::nodeInUse() const
{
    NodeName most;
    double sessions = 0;
    if (!m_store.snapshot())
        return most;
    const RunSample sample = sampleOf(*m_store.snapshot());
    for (const NodeProfile &node : m_profile->nodes) {
        if (const double here = sample.sessions.value(shortName(node.name)); here > sessions) {
            sessions = here;
            most = node.name;
        }
    }
    return most;
}

QList<AutomaticNode> LiveFailoverDesk::watchedNodes() const
{
    QList<AutomaticNode> nodes;
    const NodeName used = nodeInUse();
    for (const NodeProfile &profile : m_profile->nodes) {
        AutomaticNode node{.node = profile.name, .active = profile.name == used, .words = tr("not asked yet")};
        if (const auto answer = m_watch->lastAnswers().constFind(profile.name); answer != m_watch->lastAnswers().cend()) {
            node.level = *answer ? Level::Ok : Level::Critical;
            node.words = *answer ? tr("answers") : tr("does not answer");
            node.checkedAt = m_watch->lastCheck();
        }
        node.failures = m_watch->automatic().failures(profile.name);
        nodes.append(node);
    }
    return nodes;
}

AutomaticView LiveFailoverDesk::automatic() const
{
    const FailoverSettings settings = failoverSettings(*m_profile);
    AutomaticView view{.failuresToAct = settings.failures, .checkEvery = settings.checkInterval, .decisions = m_decisions};
    if (const auto found = obstacle()) {
        view.possible = false;
        view.whyNot = found->text;
        return view;
    }
    if (!m_runs.kit()) {
        view.possible = false;
        view.whyNot = tr("The password of this cluster is not known yet");
        return view;
    }
    const NodeName used = nodeInUse();
    if (m_store.snapshot() && !used.isEmpty()) {
        const QList<Candidate> candidates = rankCandidates({.profile = m_profile, .snapshot = m_store.snapshot(), .facts = m_facts}, used);
        if (const auto best = std::ranges::find(candidates, true, &Candidate::recommended); best != candidates.end())
            view.target = best->node;
    }
    if (!m_watch)
        return view;
    const AutoFailover &automatic = m_watch->automatic();
    view.armed = true;
    view.state = stateOf(automatic.state());
    view.stateWords = automatic.state() == AutoState::Normal ? QString() : m_stateWords;
    view.paused = automatic.isPaused(m_runs.now());
    view.pausedUntil = automatic.pausedUntil();
    view.pausedBy = m_watch->pausedBy();
    view.blockedUntil = automatic.blockedUntil();
    view.nodes = watchedNodes();
    return view;
}

/// The profile may wish that the window arms it; what a person does later stays.
void LiveFailoverDesk::armAsWished()
{
    if (m_armedOnce || !m_runs.kit())
        return;
    m_armedOnce = true;
    if (failoverSettings(*m_profile).automatic && !obstacle())
        setArmed(true);
    else
        Q_EMIT automaticChanged();
}

void LiveFailoverDesk::setArmed(bool armed)
{
    const std::shared_ptr<const RunKit> kit = m_runs.kit();
    if (armed == (m_watch != nullptr))
        return;
    if (!armed) {
        // While it fails over it is not taken away: its run would be left in the middle.
        if (m_watch->automatic().state() == AutoState::FailingOver) {
            Q_EMIT failed(tr("A failover is under way; it can be disarmed when that has ended"));
            return;
        }
        m_watch.reset();
    } else if (kit) {
        m_watch = std::make_unique<FailoverWatch>(*kit, failoverSettings(*m_profile), [this] { return lookAt(m_store.snapshot()); }, m_runs.who());
        connect(m_watch.get(), &FailoverWatch::checked, this, &FailoverDesk::automaticChanged);
        connect(m_watch.get(), &FailoverWatch::happened, &m_runs, &LiveRunDesk::showAutomaticRun);
        connect(m_watch.get(), &FailoverWatch::decided, this, [this](const AutoDecision &decision) {
            m_stateWords = decision.words;
            m_decisions.prepend({m_runs.now(), levelOf(decision), decision.words});
            if (m_decisions.size() > mostDecisions)
                m_decisions.removeLast();
            if (decision.kind != AutoDecision::Kind::None && decision.kind != AutoDecision::Kind::Confirm)
                Q_EMIT automaticActed(decision, levelOf(decision));
            Q_EMIT automaticChanged();
        });
        m_watch->start();
    }
    Q_EMIT automaticChanged();
}

void LiveFailoverDesk::pauseAutomatic(std::chrono::minutes time)
{
    if (!m_watch)
        return;
    m_watch->pause(m_runs.now() + time, {});
    Q_EMIT automaticChanged();
}

void LiveFailoverDesk::resumeAutomatic()
{
    if (m_watch)
        m_watch->resume();
    Q_EMIT automaticChanged();
}

void LiveFailoverDesk::acknowledgeBlock()
{
    if (m_watch)
        m_watch->acknowledge({});
    Q_EMIT automaticChanged();
}

} // namespace warrener
