#include "ui/failover/FailoverPage.h"

#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "ui/charts/RunChart.h"
#include "ui/failover/AutomaticCard.h"
#include "ui/failover/CandidatesCard.h"
#include "ui/failover/OfferWords.h"
#include "ui/failover/OutcomeCard.h"
#include "ui/failover/WishBar.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/EverySecond.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/steps/ConfirmBar.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/RunPanel.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/StepsView.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::chrono::seconds offerHolds{30};

enum Places { StatePlace, PlanPlace, AutomaticPlace, RunPlace };

QList<WishNode> nodesOf(const ClusterStore &store)
{
    QList<WishNode> nodes;
    const SnapshotPtr snapshot = store.snapshot();
    for (const NodeProfile &node : store.profile().nodes) {
        // As its tile and its row say it.
        const Level level = store.assessment().stateOf(SubjectKind::Node, node.name.value).level;
        const NodeLook *look = snapshot ? snapshot->node(node.name) : nullptr;
        const bool forced = snapshot && mayBeForcedOut(*snapshot, node.name);
        nodes.append({.node = node.name, .level = level, .forced = forced, .lost = forced && look && isLost(judgeNode(*snapshot, *look))});
    }
    return nodes;
}

} // namespace

QString toWord(FailoverKind kind)
{
    switch (kind) {
    case FailoverKind::Switchover:
        return QCoreApplication::translate("FailoverPage", "Switchover");
    case FailoverKind::Failover:
        return QCoreApplication::translate("FailoverPage", "Forced failover");
    case FailoverKind::Failback:
        return QCoreApplication::translate("FailoverPage", "Failback");
    }
    Q_UNREACHABLE_RETURN({});
}

FailoverPage::FailoverPage(ClusterStore &store, FailoverDesk &desk, RunDesk &runs, QWidget *parent)
    : Page(parent), m_store(store), m_desk(desk), m_runs(runs), m_header(new PageHeader(tr("Failover"), this)),
      m_tabs(new SegmentedControl({tr("Move clients"), tr("Failback"), tr("Automatic")}, this)), m_save(new QPushButton(tr("Save plan…"), this)),
      m_copy(new QPushButton(tr("Copy as command"), this)), m_proxyConfig(new QPushButton(tr("HAProxy…"), this)), m_notice(new NoticeBar(this)),
      m_unfinished(new NoticeBar(this)), m_state(new StatePanel(this)), m_wish(new WishBar(this)), m_candidates(new CandidatesCard(this)),
      m_plan(new StepsView(this)), m_confirm(new ConfirmBar(this)), m_automatic(new AutomaticCard(this)), m_run(new RunPanel(runs, this)),
      m_sessions(new RunChart(tr("Sessions by server"), tr("all proxies together"), this)), m_rates(new RunChart(tr("Message rates"), tr("messages/s"), this)),
      m_outcome(new OutcomeCard(this))
{
    setObjectName(u"failoverPage"_s);
    build();
    connectAll();
}

void FailoverPage::connectAll()
{
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int at) { setTab(static_cast<Tab>(at)); });
    connect(m_save, &QPushButton::clicked, this, &FailoverPage::savePlan);
    connect(m_copy, &QPushButton::clicked, this, &FailoverPage::copyCommand);
    connect(m_proxyConfig, &QPushButton::clicked, this, &FailoverPage::showProxyConfig);
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        m_problem.clear();
        showNotice();
    });
    connect(m_unfinished, &NoticeBar::actionTriggered, this, &FailoverPage::recover);
    connect(m_state, &StatePanel::actionTriggered, this, [this] {
        if (m_desk.obstacle())
            Q_EMIT openRequested({u"settings"_s, {}});
        else
            askAgain();
    });
    connect(m_wish, &WishBar::wished, this, [this] {
        m_kind = m_wish->kind();
        m_overrides.clear();
        ask();
    });
    connect(m_candidates, &CandidatesCard::candidateChosen, this, [this](const NodeName &node) {
        FailoverWish wish = m_wish->wish();
        wish.to = node;
        m_wish->setWish(m_kind, wish);
        m_overrides.clear();
        ask();
    });
    connect(m_confirm, &ConfirmBar::confirmed, this, &FailoverPage::run);
    connect(m_confirm, &ConfirmBar::cancelled, this, [this] {
        m_wish->clearWhy();
        m_overrides.clear();
        m_lease.reset();
        showOffer();
    });
    connect(m_confirm, &ConfirmBar::overrideRequested, this, &FailoverPage::overrideGuards);
    connect(m_automatic, &AutomaticCard::armRequested, &m_desk, &FailoverDesk::setArmed);
    connect(m_automatic, &AutomaticCard::pauseRequested, &m_desk, &FailoverDesk::pauseAutomatic);
    connect(m_automatic, &AutomaticCard::resumeRequested, &m_desk, &FailoverDesk::resumeAutomatic);
    connect(m_automatic, &AutomaticCard::acknowledgeRequested, &m_desk, &FailoverDesk::acknowledgeBlock);
    connect(m_automatic, &AutomaticCard::serviceRequested, &m_desk, &FailoverDesk::setService);
    connect(m_outcome, &OutcomeCard::failbackRequested, this, [this] { Q_EMIT openRequested({u"failover"_s, u"failback"_s}); });
    connect(m_run, &RunPanel::succeeded, this, &Page::succeeded);
    connect(m_run, &RunPanel::refreshed, this, &FailoverPage::showCharts);
    connect(m_run, &RunPanel::closeRequested, this, &FailoverPage::closeRun);
    connect(&m_desk, &FailoverDesk::offerChanged, this, [this] {
        if (m_active)
            refresh();
    });
    everySecond(m_wish, [this] { m_wish->setLast(m_desk.lastRun()); });
    connect(&m_desk, &FailoverDesk::automaticChanged, this, &FailoverPage::showAutomatic);
    const auto fail = [this](const QString &reason) {
        m_problem = reason;
        showNotice();
    };
    connect(&m_desk, &FailoverDesk::failed, this, fail);
    connect(&m_runs, &RunDesk::failed, this, fail);
    connect(&m_runs, &RunDesk::changed, this, [this] {
        if (m_active)
            refresh();
    });
    connect(&m_runs, &RunDesk::ended, this, &FailoverPage::goOnAfterRun);
    connect(&m_runs, &RunDesk::unfinishedChanged, this, &FailoverPage::showUnfinished);
    connect(&m_store, &ClusterStore::changed, this, &FailoverPage::goOnWithNews);
}

/// What the lease has said stays with the offer: a person may pass it.
void FailoverPage::closeRun()
{
    const RunView &run = m_runs.current();
    m_closed = run.state.run;
    m_lease.reset();
    if (!run.leaseRefusal.isEmpty() && run.state.verdict == Verdict::Refused) {
        m_lease = GuardVerdict{.id = u"lease"_s,
                               .words = tr("Nobody else acts on the cluster"),
                               .state = GuardVerdict::State::Refused,
                               .reason = run.leaseRefusal,
                               .overridable = run.leaseOverridable};
    }
    ask();
    refresh();
}

void FailoverPage::goOnAfterRun()
{
    // Force was for that run. Where it was refused nothing has happened, and a person may know better.
    if (m_runs.current().state.verdict != Verdict::Refused && m_kind == FailoverKind::Failover) {
        m_kind = FailoverKind::Switchover;
        if (m_tab == Tab::Move)
            m_wish->setWish(m_kind, {.from = {}, .to = {}, .why = {}});
    }
    if (m_active)
        ask(); // the cluster is another one now
}

void FailoverPage::goOnWithNews()
{
    if (!m_active)
        return;
    showNodes();
    showAutomatic();
    // A plan is made anew before the cluster that it was made for has become another one.
    const FailoverOffer &offer = m_desk.offer();
    beginWithTheLost();
    if (!m_asked || (!offer.asking && (!offer.plan || now() - offer.at > offerHolds)))
        ask();
}

QString FailoverPage::title() const
{
    return tr("Failover");
}

void FailoverPage::activate()
{
    m_active = true;
    showNodes();
    beginWithTheLost();
    m_run->setActive(true);
    if (!m_runs.isRunning() && !showsRun())
        ask();
    refresh();
}

void FailoverPage::deactivate()
{
    m_active = false;
    m_run->setActive(false);
}

void FailoverPage::open(const QString &object)
{
    if (object.isEmpty())
        return;
    // What was chosen for the time before does not stay: force least of all.
    m_kind = FailoverKind::Switchover;
    m_wish->setNodes(nodesOf(m_store));
    // A run that is over makes room for what was asked for.
    if (!m_runs.isRunning())
        m_closed = m_runs.current().state.run;
    setTab(object == "failback"_L1 ? Tab::Back : object == "automatic"_L1 ? Tab::Automatic : Tab::Move);
    if (object.startsWith("forced/"_L1)) {
        m_kind = FailoverKind::Failover;
        m_wish->setWish(m_kind, {.from = {object.section(u'/', 1)}, .to = {}, .why = {}});
        showNodes();
        if (m_kind == FailoverKind::Failover)
            ask();
    }
}

/// A run that is over makes room.
void FailoverPage::showFirst()
{
    if (!m_runs.isRunning())
        m_closed = m_runs.current().state.run;
    if (m_tab != Tab::Move)
        setTab(Tab::Move);
    else
        refresh();
}

/// Where nobody has chosen anything yet, the page is about the node that is down and not about one that is well.
void FailoverPage::beginWithTheLost()
{
    if (m_tab != Tab::Move || m_kind != FailoverKind::Switchover || m_asked || m_runs.isRunning() || showsRun() || !m_wish->wish().from.isEmpty())
        return;
    const QList<WishNode> nodes = nodesOf(m_store);
    const auto lost = std::ranges::find(nodes, true, &WishNode::lost);
    if (lost == nodes.end())
        return;
    m_kind = FailoverKind::Failover;
    m_wish->setWish(m_kind, {.from = lost->node, .to = {}, .why = {}});
}

/// Force is an answer only while something speaks against the very node; once nothing does, the plan is the planned one.
void FailoverPage::showNodes()
{
    const QList<WishNode> nodes = nodesOf(m_store);
    m_wish->setNodes(nodes);
    const NodeName about = m_tab == Tab::Move ? m_wish->wish().from : NodeName();
    const auto isMeant = [&about](const WishNode &node) { return node.forced && (about.isEmpty() || node.node == about); };
    if (m_kind != FailoverKind::Failover || std::ranges::any_of(nodes, isMeant))
        return;
    m_kind = FailoverKind::Switchover;
    m_overrides.clear();
    if (m_tab == Tab::Back)
        return;
    m_wish->setWish(m_kind, {});
    ask();
}

bool FailoverPage::escape()
{
    if (m_notice->isVisibleTo(this)) {
        m_problem.clear();
        showNotice();
        return true;
    }
    return m_stack->currentIndex() == PlanPlace && m_confirm->clear();
}

bool FailoverPage::askAgain()
{
    m_store.askNow();
    ask();
    return true;
}

void FailoverPage::setTab(Tab tab)
{
    m_tab = tab;
    m_tabs->setCurrent(static_cast<int>(tab));
    m_overrides.clear();
    m_lease.reset();
    m_confirm->clear();
    FailoverWish wish = m_wish->wish();
    wish.from = {};
    wish.to = {};
    m_wish->setWish(tab == Tab::Back ? FailoverKind::Failback : m_kind, wish);
    if (tab != Tab::Automatic)
        ask();
    refresh();
}

void FailoverPage::ask()
{
    if (m_desk.obstacle() || !m_store.snapshot() || m_runs.isRunning())
        return;
    m_asked = true;
    m_desk.ask(m_tab == Tab::Back ? FailoverKind::Failback : m_kind, m_wish->wish());
}

/// Runs of other kinds (a drain, a rebalance) are shown too: they act on the same cluster. One that is over and has a page
/// of its own stands there; here it would only be in the way of what comes next.
bool FailoverPage::showsRun() const
{
    const RunState &state = m_runs.current().state;
    if (state.run.isEmpty() || m_runs.isRunning())
        return !state.run.isEmpty();
    return state.run != m_closed && state.plan.page == "failover"_L1;
}

void FailoverPage::refresh()
{
    const auto obstacle = m_desk.obstacle();
    const bool running = showsRun();
    showUnfinished();
    showNotice();
    if (running) {
        m_run->setClosable(!m_runs.isRunning());
        m_run->follow();
        m_stack->setCurrentIndex(RunPlace);
        showCharts();
    } else if (obstacle) {
        m_state->showEmpty(obstacle->title, obstacle->text);
        m_state->setAction(tr("Open settings"));
        m_stack->setCurrentIndex(StatePlace);
    } else if (m_tab == Tab::Automatic) {
        showAutomatic();
        m_stack->setCurrentIndex(AutomaticPlace);
    } else if (!m_store.snapshot()) {
        m_state->showLoading(tr("The nodes are being asked"),
                             tr("A plan needs to know which nodes are in service, what they hold and who is connected to them."));
        m_state->setAction({});
        m_stack->setCurrentIndex(StatePlace);
    } else {
        showOffer();
        m_stack->setCurrentIndex(PlanPlace);
    }
    showHeader();
}

/// With what the lease said, which is asked for by the run alone.
FailoverOffer FailoverPage::shownOffer() const
{
    FailoverOffer offer = m_desk.offer();
    if (m_lease)
        offer.guards.append(*m_lease);
    return offer;
}

void FailoverPage::showOffer()
{
    const FailoverOffer offer = shownOffer();
    const ClusterProfile &profile = m_store.profile();
    if (!offer.wish.to.isEmpty() || !offer.wish.from.isEmpty())
        m_wish->setWish(offer.kind, offer.wish);
    m_wish->setLast(m_desk.lastRun());
    m_candidates->setOffer(offer, profile.environment);
    const Confirmation confirmation = confirmationOf(offer, profile.name, profile.environment, m_overrides);
    // Why there is none stands where the plan would; the bar below says only that nothing can be run.
    const QString problem = offer.asking ? QString() : problemOf(offer);
    m_plan->setNothing(offer.plan ? QString() : problem.isEmpty() ? confirmation.title : problem);
    if (offer.plan) {
        m_plan->setPlan(*offer.plan);
        m_plan->setFoot(offer.plan->afterwards.isEmpty() ? QString() : tr("Afterwards"), offer.plan->afterwards);
    } else {
        m_plan->setPlan({});
        m_plan->setFoot({}, {});
    }
    m_confirm->setConfirmation(confirmation);
    m_save->setEnabled(offer.plan.has_value());
    m_copy->setEnabled(offer.plan.has_value());
}

void FailoverPage::showHeader()
{
    const bool plan = m_stack->currentIndex() == PlanPlace;
    const bool running = m_stack->currentIndex() == RunPlace;
    m_header->setVisible(!running);
    m_save->setVisible(plan);
    m_copy->setVisible(plan);
    m_proxyConfig->setVisible(!m_store.profile().proxies.isEmpty());
    m_tabs->setVisible(!m_desk.obstacle());
    if (m_desk.obstacle()) {
        m_header->setTitle(tr("Failover"));
        m_header->setLine({});
        return;
    }
    if (m_tab == Tab::Automatic) {
        m_header->setTitle(tr("Automatic failover"));
        m_header->setLine({});
        return;
    }
    const FailoverKind kind = m_tab == Tab::Back ? FailoverKind::Failback : m_kind;
    m_header->setTitle(toWord(kind));
    switch (kind) {
    case FailoverKind::Switchover:
        m_header->setLine(tr("nothing is changed yet; moves clients and leaders to another node"));
        break;
    case FailoverKind::Failover:
        m_header->setLine(tr("nothing is changed yet; takes out a silent node and fences it"));
        break;
    case FailoverKind::Failback:
        m_header->setLine(tr("nothing is changed yet; takes a node that has returned back into service"));
        break;
    }
}

void FailoverPage::showNotice()
{
    m_notice->setNotice(m_problem.isEmpty() ? Level::Ok : Level::Critical, m_problem.isEmpty() ? QString() : tr("That did not work"), m_problem);
    m_notice->setAction(m_problem.isEmpty() ? QString() : tr("Close"), tr("Esc"));
}

void FailoverPage::showAutomatic()
{
    if (m_active)
        m_automatic->setView(m_desk.automatic(), now());
}

void FailoverPage::showUnfinished()
{
    const QList<RunSummary> left = m_runs.unfinished();
    if (left.isEmpty() || m_runs.isRunning()) {
        m_unfinished->setNotice(Level::Ok, {}, {});
        return;
    }
    const RunSummary &run = left.first();
    m_unfinished->setNotice(Level::Warning, tr("“%1” was left in the middle").arg(run.title),
                            tr("%1 began it at %2; %3 of %4 steps were finished.")
                                .arg(run.who, units::clockTime(run.startedAt), QString::number(run.finished), QString::number(run.steps)));
    m_unfinished->setAction(tr("Finish or undo…"));
}

TimePoint FailoverPage::now() const
{
    return m_runs.now();
}

} // namespace warrener
