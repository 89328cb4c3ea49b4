#include "LiveFailoverDesk.h"

#include "LiveRunDesk.h"
#include "base/ArgumentList.h"
#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/SafeFile.h"
#include "base/ShellQuote.h"
#include "base/Units.h"
#include "record/report/AskHaproxyAdvice.h"
#include "run/operations/AutomaticWords.h"
#include "run/operations/FactsLook.h"
#include "ui/model/ClusterStore.h"
#include "ui/steps/StepWords.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int lookEveryMs = 1000;
constexpr qsizetype mostDecisions = 100;
constexpr int freshLooks = 12; ///< half a second each

/// Every node that answers has answered after that moment.
bool isNewerThan(const Snapshot &snapshot, TimePoint moment)
{
    return std::ranges::all_of(snapshot.nodes, [moment](const NodeLook &node) { return !node.answer.isCurrent() || node.answer.asOf > moment; });
}

Level levelOf(const AutoDecision &decision)
{
    switch (decision.kind) {
    case AutoDecision::Kind::FailOver:
        return Level::Critical;
    case AutoDecision::Kind::Returned:
        return Level::Ok;
    case AutoDecision::Kind::Changed:
        return levelOf(decision.state);
    default:
        return Level::Note;
    }
}

QCoro::Task<> sayBesideTheBook(ClusterName cluster, bool armed, QString loss, QString who)
{
    const Result<std::shared_ptr<Journal>> journal = Journal::open(std::move(cluster));
    if (journal)
        co_await sayArmed(*journal, armed, std::move(loss), std::move(who));
}

} // namespace

LiveFailoverDesk::LiveFailoverDesk(ClusterStore &store, LiveRunDesk &runs, QObject *parent)
    : FailoverDesk(parent), m_store(store), m_runs(runs), m_profile(std::make_shared<const ClusterProfile>(store.profile())),
      m_automatic(
          runs.book(), [latest = runs.sharedLatest()] { return latest->get(); }, runs.book().who()),
      m_service({.cluster = m_profile->name, .production = m_profile->environment == Environment::Production}), m_wanted(m_automatic.settings().automatic)
{
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, &m_store, &ClusterStore::askNow);
    connect(&m_runs, &RunDesk::changed, this, &LiveFailoverDesk::followRun);
    connect(&m_runs, &RunDesk::runsChanged, this, &LiveFailoverDesk::readLast);
    connect(&m_runs, &LiveRunDesk::opened, this, &LiveFailoverDesk::armAsWished);
    connect(&m_store, &ClusterStore::changed, this, [this] { m_runs.latest().set(m_store.snapshot()); });
    connect(&m_automatic, &AutomaticFailover::changed, this, &LiveFailoverDesk::tellProtection);
    connect(&m_automatic, &AutomaticFailover::troubleChanged, this, &LiveFailoverDesk::tellProtection);
    connect(&m_service, &AutomaticService::changed, this, &LiveFailoverDesk::tellProtection);
    connect(&m_service, &AutomaticService::looked, this, &LiveFailoverDesk::readServiceWords);
    connect(&m_runs, &RunDesk::runsChanged, this, &LiveFailoverDesk::readServiceWords);
    connect(&m_automatic, &AutomaticFailover::happened, this, [this](const JournalRecord &record) { m_runs.book().showOther(record); });
    connect(&m_automatic, &AutomaticFailover::decided, this, &LiveFailoverDesk::tellDecision);
}

LiveFailoverDesk::~LiveFailoverDesk() = default;

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
    if (!self->m_runs.book().isOpen() || !self->m_store.snapshot()) {
        FailoverOffer offer{.kind = kind, .wish = wish, .asking = false};
        offer.problem = tr("The password of this cluster is not known, or no node has answered yet");
        self->m_offer = offer;
        Q_EMIT self->offerChanged();
        co_return;
    }
    // What a run has changed is not in figures from before its end: a drained node would look healthy.
    for (int i = 0; i < freshLooks && !isNewerThan(*self->m_store.snapshot(), self->m_runs.current().state.endedAt); ++i) {
        self->m_store.askNow();
        co_await pauseFor(systemTimekeeper(), Millis{500});
        if (!self || asked != self->m_asked)
            co_return;
    }
    const bool forced = kind == FailoverKind::Failover;
    const auto answers = co_await self->m_runs.book().withKit([forced, node = wish.from](const RunKit &kit, std::stop_token stop) {
        return forced ? askFacts(kit, FactsPace::Hurried, node, stop) : askFacts(kit, FactsPace::Unhurried, {}, stop);
    });
    if (!self || asked != self->m_asked)
        co_return;
    const auto facts = std::make_shared<const ClusterFacts>(answers ? *answers : ClusterFacts{});
    self->m_facts = facts;
    // Candidates, plan and words of a large cluster take longer than one turn of the event loop may.
    const ClusterView view{.profile = self->m_profile, .snapshot = self->m_store.snapshot(), .facts = facts};
    FailoverOffer offer = co_await OffThread([view, kind, wish] { return offerFor(view, kind, wish); });
    if (!self || asked != self->m_asked)
        co_return;
    if (offer.plan)
        offer.plan = co_await self->m_runs.book().learned(*offer.plan);
    if (!self || asked != self->m_asked)
        co_return;
    self->m_offer = offer;
    Q_EMIT self->offerChanged();
    if (!self || asked != self->m_asked || !self->m_offer.plan)
        co_return;
    self->readLast();
    const QList<GuardVerdict> guards = co_await self->m_runs.book().verdicts(*self->m_offer.plan);
    if (!self || asked != self->m_asked)
        co_return;
    self->m_offer.guards = guards;
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
    const auto work = [bytes = QJsonDocument(toJson(plan)).toJson(QJsonDocument::Indented), file] { return writeFileSafely(file, bytes); };
    co_return co_await WaitingThread(work);
}

QCoro::Task<Result<HaproxyAdvice>> LiveFailoverDesk::adviseProxy(ProxyName proxy)
{
    auto ask = [proxy](RunKit kit, std::stop_token stop) { return askHaproxyAdvice(kit.access, proxy, stop); };
    Result<Result<HaproxyAdvice>> advice = co_await m_runs.book().withKit(std::move(ask));
    if (!advice)
        co_return std::unexpected(advice.error());
    co_return std::move(*advice);
}

QCoro::Task<Status> LiveFailoverDesk::saveText(QString text, QString file)
{
    co_return co_await WaitingThread([text, file] { return writeFileSafely(file, text.toUtf8()); });
}

QString LiveFailoverDesk::command(FailoverKind kind, const FailoverWish &wish) const
{
    const bool isBack = kind == FailoverKind::Failback;
    ArgumentList arguments({u"warrenctl"_s, u"--cluster"_s, m_profile->name.value, isBack ? u"failback"_s : u"failover"_s, u"run"_s});
    arguments.say(u"--from"_s, isBack ? wish.to.value : wish.from.value);
    if (!isBack) {
        arguments.say(u"--to"_s, wish.to.value);
        arguments.flag(true, kind == FailoverKind::Failover ? u"--forced"_s : u"--graceful"_s);
    }
    arguments.say(u"--why"_s, wish.why);
    return shellLine(arguments.words());
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
    if (m_runs.isRunning() == m_look.isActive())
        return;
    if (m_runs.isRunning())
        m_look.start();
    else
        m_look.stop();
}

/// The last run of the same kind as the plan on offer: about as long will this one take.
void LiveFailoverDesk::readLast()
{
    if (!m_offer.plan)
        return;
    QCoro::connect(m_runs.runs({.kinds = {m_offer.plan->kind}, .verdicts = {u"done"_s, u"partly"_s}, .notes = false}), this,
                   [this, asked = m_asked](const Result<QList<RunSummary>> &runs) {
                       if (!m_offer.plan || asked != m_asked)
                           return;
                       m_last = runs && !runs->isEmpty() ? std::optional(runs->first()) : std::nullopt;
                       Q_EMIT offerChanged();
                   });
}

QString LiveFailoverDesk::lastRun() const
{
    if (!m_last)
        return {};
    return tr("Last one %1 ago: %2").arg(units::age(m_last->startedAt, m_runs.now()), steps::time(m_last->took()));
}

/// Asked for with every word of a run: told anew only of another look.
const LiveFailoverDesk::Ranking &LiveFailoverDesk::ranking() const
{
    const ClusterView view{.profile = m_profile, .snapshot = m_store.snapshot(), .facts = m_facts};
    if (view.snapshot == m_ranking.snapshot && view.facts == m_ranking.facts)
        return m_ranking;
    m_ranking = {.snapshot = view.snapshot, .facts = view.facts, .used = view.snapshot ? busiestNode(view) : NodeName{}};
    if (!m_ranking.used.isEmpty()) {
        const QList<Candidate> candidates = rankCandidates(view, m_ranking.used);
        if (const auto best = std::ranges::find(candidates, true, &Candidate::recommended); best != candidates.end())
            m_ranking.target = best->node;
    }
    return m_ranking;
}

QList<AutomaticNode> LiveFailoverDesk::watchedNodes() const
{
    QList<AutomaticNode> nodes;
    const NodeName used = ranking().used;
    const AutomaticStatus &status = m_automatic.status();
    for (const NodeProfile &profile : m_profile->nodes) {
        AutomaticNode node{.node = profile.name, .active = profile.name == used, .words = tr("not asked yet")};
        if (const auto answer = status.answers.constFind(profile.name); answer != status.answers.cend()) {
            node.level = *answer ? Level::Ok : Level::Critical;
            node.words = *answer ? tr("answers") : tr("does not answer");
            node.checkedAt = status.checkedAt;
        }
        node.failures = status.failures.value(profile.name);
        nodes.append(node);
    }
    return nodes;
}

AutomaticView LiveFailoverDesk::automatic() const
{
    const FailoverSettings &settings = m_automatic.settings();
    AutomaticView view{.wanted = m_wanted,
                       .service = m_service.isActive(),
                       .serviceBusy = m_service.isActing(),
                       .serviceName = WatchService::unitOf(m_profile->name),
                       .serviceObstacle = m_service.obstacle(),
                       .trouble = loss(),
                       .failuresToAct = settings.failures,
                       .checkEvery = settings.checkInterval,
                       .decisions = m_decisions};
    if (const auto found = obstacle()) {
        view.possible = false;
        view.whyNot = found->text;
        return view;
    }
    if (!m_runs.book().isOpen()) {
        view.possible = false;
        view.whyNot = tr("The password of this cluster is not known yet");
        return view;
    }
    view.target = ranking().target;
    if (!m_automatic.isArmed() && m_service.isActive()) {
        view.paused = m_serviceWords.paused;
        view.pausedUntil = m_serviceWords.pausedUntil;
        view.pausedBy = m_serviceWords.pausedBy;
        if (m_serviceWords.isUnacknowledged())
            view.blockedUntil = m_serviceWords.lastFailover + settings.block;
        return view;
    }
    if (!m_automatic.isArmed())
        return view;
    const AutomaticStatus &status = m_automatic.status();
    view.armed = true;
    view.state = status.state;
    view.stateWords = status.state == AutoState::Normal ? QString() : m_stateWords;
    view.paused = status.paused;
    view.pausedUntil = status.pausedUntil;
    view.pausedBy = status.pausedBy;
    view.blockedUntil = status.blockedUntil;
    view.nodes = watchedNodes();
    return view;
}

/// The service says nothing to a window; what was said to it, and what it did, stands in the journal.
void LiveFailoverDesk::readServiceWords()
{
    if (!m_service.isActive() || !m_runs.book().isOpen())
        return;
    QCoro::connect(waitedFor([journal = m_runs.book().journal()] { return readAutomaticWords(journal); }), this, [this](const Result<AutomaticWords> &words) {
        if (!words || *words == m_serviceWords)
            return;
        m_serviceWords = *words;
        Q_EMIT automaticChanged();
    });
}

QString LiveFailoverDesk::loss() const
{
    if (!m_automatic.trouble().isEmpty())
        return m_automatic.trouble();
    if (m_automatic.isArmed() || m_service.isActive())
        return {};
    if (m_service.isLost())
        return tr("The service that watched the cluster has ended");
    if (!m_wanted)
        return {};
    if (const auto found = obstacle())
        return found->text;
    return m_refusal;
}

/// Whoever counts on it is told once when it is lost, and once when it is there again.
void LiveFailoverDesk::tellProtection()
{
    if (m_automatic.isArmed())
        m_refusal.clear();
    if (const bool armed = m_automatic.isArmed(); armed != m_written) {
        m_written = armed;
        write(armed, {});
    }
    if (const QString now = loss(); now != m_toldLoss) {
        m_toldLoss = now;
        if (!now.isEmpty())
            write(false, now);
        Q_EMIT protectionChanged(now);
    }
    Q_EMIT automaticChanged();
}

AutomaticLegacy LiveFailoverDesk::legacy() const
{
    return {.wanted = m_wanted, .seenAlive = m_automatic.seenAlive(), .seenBy = m_profile, .decisions = m_decisions};
}

void LiveFailoverDesk::takeOver(const AutomaticLegacy &legacy)
{
    m_wanted = m_wanted || legacy.wanted;
    if (legacy.seenBy != nullptr)
        m_automatic.rememberAlive(stillAtTheirPlaces(legacy.seenAlive, *legacy.seenBy, *m_profile));
    m_decisions = legacy.decisions;
    tellProtection();
}

void LiveFailoverDesk::refuse(const QString &why)
{
    m_refusal = why;
    tellProtection();
}

/// As soon as it can be: the profile may wish it, and the session before this one may have been armed. Not
/// where a service does it already.
void LiveFailoverDesk::armAsWished(const Status &opened)
{
    if (!opened) {
        refuse(opened.error().message);
        return;
    }
    QCoro::connect(m_service.look(), this, [this] {
        if (m_wanted && !m_service.isActive() && !obstacle())
            setArmed(true);
        else
            tellProtection();
        if (!m_wanted && !m_service.isActive() && !obstacle())
            lookForLeftArmed();
    });
}

/// The Warrener before this one ended while it was armed: nobody protects the cluster since, and somebody may count on
/// it. It is told and not armed again by itself, since nobody knows what has happened meanwhile.
void LiveFailoverDesk::lookForLeftArmed()
{
    QCoro::connect(waitedFor([journal = m_runs.book().journal()] { return readLeftArmed(journal); }), this,
                   [this](const Result<std::optional<LeftArmed>> &left) {
                       if (!left || !*left || m_wanted || m_automatic.isArmed())
                           return;
                       m_wanted = true;
                       refuse(tr("%1 had armed it at %2 and ended without disarming it. Arm it again, or leave it off")
                                  .arg((*left)->who, units::timeAndAge((*left)->at, m_runs.now())));
                   });
}

void LiveFailoverDesk::setArmed(bool armed)
{
    m_refusal.clear();
    // What is in its way stands in loss() afterwards, and is tried again by itself.
    if (armed) {
        m_wanted = true;
        QCoro::connect(m_automatic.arm(), this, [this](const Status &) { tellProtection(); });
        return;
    }
    if (m_automatic.isArmed() && m_automatic.status().running)
        Q_EMIT failed(tr("A failover is under way; the automatic is disarmed when that has ended"));
    QCoro::connect(disarm(), this, [](const Status &) {});
}

QCoro::Task<Status> LiveFailoverDesk::disarm()
{
    const QPointer<LiveFailoverDesk> self(this);
    m_wanted = false;
    m_refusal.clear();
    m_service.forget();
    const Status disarmed = co_await m_automatic.disarm();
    if (self)
        tellProtection();
    co_return disarmed;
}

QCoro::Task<Status> LiveFailoverDesk::goToService()
{
    const QPointer<LiveFailoverDesk> self(this);
    // First the one, then the other not: the lease keeps two from acting at once, nothing keeps none.
    const Status started = co_await m_service.start();
    if (!self || !started)
        co_return started;
    co_return co_await disarm();
}

void LiveFailoverDesk::setService(bool on)
{
    const auto done = [this](const Status &status) {
        if (!status)
            Q_EMIT failed(status.error().message);
        tellProtection();
    };
    if (on)
        QCoro::connect(goToService(), this, done);
    else
        QCoro::connect(m_service.stop(), this, done);
}

/// Into the journal, for whoever asks later why nothing was done; also where nothing can be run yet.
void LiveFailoverDesk::write(bool armed, const QString &loss)
{
    const QString who = m_runs.book().who();
    if (!m_runs.book().isOpen()) {
        sayBesideTheBook(m_profile->name, armed, loss, who);
        return;
    }
    auto say = [armed, loss, who](const RunKit &kit, std::stop_token) { return sayArmed(kit.journal, armed, loss, who); };
    QCoro::connect(m_runs.book().withKit(std::move(say)), this, [](const auto &) {});
}

void LiveFailoverDesk::tellDecision(const AutoDecision &decision)
{
    m_stateWords = decision.words;
    m_decisions.prepend({m_runs.now(), levelOf(decision), decision.words});
    if (m_decisions.size() > mostDecisions)
        m_decisions.removeLast();
    if (decision.kind != AutoDecision::Kind::None && decision.kind != AutoDecision::Kind::Confirm)
        Q_EMIT automaticActed(decision, levelOf(decision));
    Q_EMIT automaticChanged();
}

void LiveFailoverDesk::tellSaid(const Result<JournalRecord> &said)
{
    if (!said)
        Q_EMIT failed(said.error().message);
    // Also where only the other consoles have not heard it.
    readServiceWords();
}

void LiveFailoverDesk::pauseAutomatic(std::chrono::minutes time)
{
    QCoro::connect(m_automatic.pause(m_runs.now() + time, {}), this, [this](const Result<JournalRecord> &said) { tellSaid(said); });
}

void LiveFailoverDesk::resumeAutomatic()
{
    QCoro::connect(m_automatic.resume({}), this, [this](const Result<JournalRecord> &said) { tellSaid(said); });
}

void LiveFailoverDesk::acknowledgeBlock()
{
    QCoro::connect(m_automatic.acknowledge({}), this, [this](const Result<JournalRecord> &said) { tellSaid(said); });
}

} // namespace warrener
