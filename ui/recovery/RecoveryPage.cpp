#include "ui/recovery/RecoveryPage.h"

#include "base/Units.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/EverySecond.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/StatePanel.h"
#include "ui/recovery/DocumentEditor.h"
#include "ui/recovery/PrepareView.h"
#include "ui/recovery/ReadinessBar.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/recovery/ReportView.h"
#include "ui/recovery/ScenarioList.h"
#include "ui/recovery/ScenarioView.h"
#include "ui/recovery/VersionsView.h"
#include "ui/recovery/WarRoom.h"
#include "ui/steps/RunDesk.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

RecoveryPage::RecoveryPage(ClusterStore &store, RecoveryDesk &desk, QWidget *parent)
    : Page(parent), m_store(store), m_desk(desk), m_header(new PageHeader(tr("Recovery"), this)), m_notice(new NoticeBar(this)),
      m_unfinished(new NoticeBar(this)), m_goesOn(new NoticeBar(this)), m_state(new StatePanel(this)), m_readiness(new ReadinessBar(this)),
      m_list(new ScenarioList(desk, this)), m_view(new ScenarioView(desk, this)), m_prepare(new PrepareView(store, desk, this)),
      m_room(new WarRoom(desk, false, this)), m_table(new WarRoom(desk, true, this)), m_report(new ReportView(desk, this)),
      m_editor(new DocumentEditor(store, desk, this)), m_versions(new VersionsView(store, desk, this))
{
    setObjectName(u"recoveryPage"_s);
    build();
    connectAll();
}

void RecoveryPage::build()
{
    m_notice->setObjectName(u"recoveryNotice"_s);
    m_unfinished->setObjectName(u"recoveryUnfinished"_s);
    m_goesOn->setObjectName(u"recoveryGoesOn"_s);
    m_state->setObjectName(u"recoveryState"_s);
    for (NoticeBar *bar : {m_notice, m_unfinished, m_goesOn})
        bar->setNotice(Level::Ok, {}, {});
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(buildPlans());
    m_stack->addWidget(m_prepare);
    m_stack->addWidget(m_room);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_report);
    m_stack->addWidget(m_editor);
    m_stack->addWidget(m_versions);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_unfinished);
    all->addWidget(m_goesOn);
    all->addLayout(m_stack, 1);
    auto *pause = new QShortcut(Qt::Key_P, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(pause, &QShortcut::activated, this, [this] {
        if (m_place == Place::Room)
            m_room->togglePause();
        else if (m_place == Place::Table)
            m_table->togglePause();
    });
    setFocusPolicy(Qt::ClickFocus); // for that key
}

QWidget *RecoveryPage::buildPlans()
{
    auto *page = new QWidget(this);
    m_list->setMinimumWidth(320);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(m_list, 34);
    sides->addWidget(m_view, 66);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_readiness);
    column->addLayout(sides, 1);
    return page;
}

void RecoveryPage::connectAll()
{
    connect(&m_desk, &RecoveryDesk::changed, this, &RecoveryPage::refresh);
    everySecond(m_readiness, [this] { m_readiness->setReadiness(m_desk.view().readiness, m_desk.now()); });
    connect(&m_desk, &RecoveryDesk::elsewhereChanged, this, [this] {
        if (const RunView *run = m_desk.elsewhere(); run && m_place == Place::Room)
            m_room->watch(*run);
        refresh();
    });
    connect(m_list, &ScenarioList::chosenChanged, this, [this] {
        m_node = {};
        showScenario();
    });
    connect(m_list, &ScenarioList::opened, this, &RecoveryPage::prepareFirst);
    connect(&m_store, &ClusterStore::changed, this, [this] {
        if (m_active && m_place == Place::Plans)
            tellSigns();
    });
    connect(m_readiness, &ReadinessBar::earnRequested, this, [this](const QString &point) {
        // The first plan that lacks it.
        const QList<RecoveryScenario> &all = m_desk.view().scenarios;
        const auto lacks = std::ranges::find_if(all, [&point](const RecoveryScenario &scenario) {
            return std::ranges::any_of(scenario.readiness.points, [&point](const ReadinessPoint &each) { return each.id == point && each.points < each.most; });
        });
        earn(point, lacks == all.end() ? m_list->chosen() : lacks->entry.id);
    });
    connect(m_view, &ScenarioView::earnRequested, this, [this](const QString &point) { earn(point, m_list->chosen()); });
    connect(m_view, &ScenarioView::runRequested, this, [this] { prepare(false); });
    connect(m_view, &ScenarioView::rehearsalRequested, this, [this] { prepare(true); });
    connect(m_view, &ScenarioView::planRequested, this, [this](const QString &id) { Q_EMIT openRequested(ofPlan(id, m_node)); });
    connect(m_view, &ScenarioView::editRequested, this, &RecoveryPage::edit);
    connect(m_view, &ScenarioView::removeRequested, this, &RecoveryPage::askToRemove);
    connect(m_view, &ScenarioView::versionsRequested, this, &RecoveryPage::showVersions);
    connect(m_view, &ScenarioView::reportRequested, this, &RecoveryPage::openReport);
    connect(m_prepare, &PrepareView::left, this, [this] { setPlace(Place::Plans); });
    connect(m_prepare, &PrepareView::begun, this, [this](bool rehearsal) {
        m_awaited = rehearsal ? Place::Table : Place::Room;
        setPlace(*m_awaited);
    });
    for (const auto &[room, runs, rehearsal] : {std::tuple(m_room, &m_desk.runs(), false), std::tuple(m_table, &m_desk.rehearsals(), true)}) {
        connect(room, &WarRoom::closeRequested, this, [this, room] { leaveRoom(*room); });
        connect(room, &WarRoom::succeeded, this, &Page::succeeded);
        connect(room, &WarRoom::planRequested, this, [this, room](const QString &id) {
            const NodeName about{room->run().state.plan.facts.value("from"_L1).toString()};
            leaveRoom(*room);
            Q_EMIT openRequested(ofPlan(id, about));
        });
        connect(room, &WarRoom::reportRequested, this, &RecoveryPage::openReport);
        connect(runs, &RunDesk::changed, this, &RecoveryPage::refresh);
        connect(runs, &RunDesk::ended, &m_desk, &RecoveryDesk::refresh);
        connect(runs, &RunDesk::unfinishedChanged, this, &RecoveryPage::refresh);
        connect(runs, &RunDesk::failed, this, [this](const QString &reason) {
            m_problem = reason;
            showNotices();
        });
    }
    connect(m_report, &ReportView::left, this, [this] { setPlace(Place::Plans); });
    connect(m_report, &ReportView::succeeded, this, &Page::succeeded);
    connect(m_report, &ReportView::failed, this, [this](const QString &reason) {
        m_problem = reason;
        showNotices();
    });
    connect(m_editor, &DocumentEditor::left, this, &RecoveryPage::leaveEditor);
    connect(m_editor, &DocumentEditor::saved, this, [this](const QString &id) {
        Q_EMIT succeeded(tr("The plan is kept for this cluster"));
        // One with a new id comes with the reading that follows.
        m_list->chooseOnceThere(id);
        m_wanted = id;
        setPlace(Place::Plans);
    });
    connect(m_versions, &VersionsView::left, this, [this] { setPlace(Place::Plans); });
    connect(m_versions, &VersionsView::takenBack, this, [this](const QString &id, const QString &version) {
        Q_EMIT succeeded(tr("The plan was taken back as version %1").arg(version));
        m_wanted = id;
        setPlace(Place::Plans);
    });
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        m_problem.clear();
        showNotices();
    });
    connect(m_unfinished, &NoticeBar::actionTriggered, this, &RecoveryPage::recover);
    connect(m_goesOn, &NoticeBar::actionTriggered, this, [this] { setPlace(hasRun() ? Place::Room : Place::Table); });
    connect(m_state, &StatePanel::actionTriggered, this, [this] { askAgain(); });
}

QString RecoveryPage::title() const
{
    return tr("Recovery");
}

PageTarget RecoveryPage::ofPlan(const QString &scenario, const NodeName &node)
{
    return {u"recovery"_s, node.isEmpty() ? scenario : scenario + u'/' + node.value};
}

void RecoveryPage::activate()
{
    m_active = true;
    m_desk.setWatching(true);
    m_desk.refresh();
    // Whoever comes while one is under way wants to see it; what was being written stays.
    if (m_place == Place::Editor)
        refresh();
    else if (hasRun())
        setPlace(Place::Room);
    else if (hasRehearsal() && m_desk.rehearsals().isRunning())
        setPlace(Place::Table);
    else
        setPlace(m_place);
}

void RecoveryPage::deactivate()
{
    m_active = false;
    m_desk.setWatching(false);
    m_room->setActive(false);
    m_table->setActive(false);
}

void RecoveryPage::open(const QString &object)
{
    if (object.isEmpty())
        return;
    if (m_place == Place::Editor && m_editor->isChanged()) {
        m_problem = tr("A document is being edited: keep it, or leave it, first.");
        showNotices();
        return;
    }
    if (object.startsWith("report/"_L1)) {
        openReport(object.section(u'/', 1));
        return;
    }
    m_wanted = object;
    refresh();
}

/// Also from a run: it goes on, and the list leads back to it.
void RecoveryPage::showFirst()
{
    if (m_place == Place::Editor)
        leaveEditor(); // asks where something would be lost
    else if (m_place != Place::State)
        setPlace(Place::Plans);
}

bool RecoveryPage::escape()
{
    if (m_notice->isVisibleTo(this)) {
        m_problem.clear();
        showNotices();
        return true;
    }
    switch (m_place) {
    case Place::Plans:
        return m_list->clearFilter();
    case Place::Prepare:
        if (!m_prepare->clear())
            setPlace(Place::Plans);
        return true;
    case Place::Room:
    case Place::Table:
        setPlace(Place::Plans);
        return true;
    case Place::Report:
    case Place::Versions:
        setPlace(Place::Plans);
        return true;
    case Place::Editor:
        leaveEditor();
        return true;
    case Place::State:
        return false;
    }
    Q_UNREACHABLE_RETURN(false);
}

bool RecoveryPage::focusFilter()
{
    if (m_place != Place::Plans)
        return false;
    m_list->focusFilter();
    return true;
}

bool RecoveryPage::askAgain()
{
    if (m_place == Place::Prepare)
        m_prepare->ask();
    else if (m_place == Place::Versions)
        m_versions->ask();
    else
        m_desk.refresh();
    return m_place == Place::Prepare || m_place == Place::Plans || m_place == Place::Versions;
}

bool RecoveryPage::hasRun() const
{
    const RunState &state = m_desk.runs().current().state;
    const bool own = !state.run.isEmpty() && recoverywords::isRecovery(state.plan) && (m_desk.runs().isRunning() || state.run != m_closed);
    const RunView *elsewhere = m_desk.elsewhere();
    return own || (elsewhere && elsewhere->state.run != m_closed);
}

bool RecoveryPage::hasRehearsal() const
{
    const RunState &state = m_desk.rehearsals().current().state;
    return !state.run.isEmpty() && (m_desk.rehearsals().isRunning() || state.run != m_closedRehearsal);
}

void RecoveryPage::setPlace(Place place)
{
    m_place = place;
    refresh();
}

void RecoveryPage::refresh()
{
    if (!m_active)
        return;
    const RecoveryView &view = m_desk.view();
    if (!view.isRead()) {
        m_state->showLoading(tr("The plans are being read"),
                             tr("Documents, the journal of this console and the catalogue of backups tell how ready the cluster is."));
        m_state->setAction({});
        m_stack->setCurrentIndex(static_cast<int>(Place::State));
        m_header->show();
        m_header->setLine({});
        showNotices();
        return;
    }
    m_list->refresh();
    if (!m_wanted.isEmpty()) {
        // "run/ID/NODE", "rehearse/ID/NODE", "ID/NODE"
        QString wanted = std::exchange(m_wanted, {});
        const QString verb = wanted.section(u'/', 0, 0);
        const bool asks = verb == "run"_L1 || verb == "rehearse"_L1;
        if (asks)
            wanted = wanted.section(u'/', 1);
        m_list->choose(wanted.section(u'/', 0, 0));
        m_node = {wanted.section(u'/', 1)};
        m_place = Place::Plans;
        if (asks) {
            prepare(verb == "rehearse"_L1);
            return;
        }
    }
    for (const auto &[room, has] : {std::pair(Place::Room, hasRun()), std::pair(Place::Table, hasRehearsal())}) {
        if (has && m_awaited == room)
            m_awaited.reset();
        if (m_place == room && !has && m_awaited != room)
            m_place = Place::Plans;
    }
    m_readiness->setReadiness(view.readiness, m_desk.now());
    const auto own = std::ranges::count_if(view.scenarios, [](const RecoveryScenario &each) { return !each.entry.file.isEmpty(); });
    const int all = static_cast<int>(view.scenarios.size());
    m_header->setLine(own > 0 ? tr("%1 plans, %2 of them this cluster's own").arg(all).arg(own)
                              : (all == 1 ? tr("%1 plan for this cluster") : tr("%1 plans for this cluster")).arg(all));
    if (m_place == Place::Plans)
        showScenario();
    showNotices();
    const bool inRoom = m_place == Place::Room;
    const bool atTable = m_place == Place::Table;
    m_header->setVisible(m_place == Place::Plans || m_place == Place::State);
    m_stack->setCurrentIndex(static_cast<int>(m_place));
    m_room->setActive(inRoom);
    m_table->setActive(atTable);
    if (inRoom) {
        const RunView *elsewhere = m_desk.elsewhere();
        if (elsewhere && !m_desk.runs().isRunning())
            m_room->watch(*elsewhere);
        else
            m_room->follow();
    }
    if (atTable)
        m_table->follow();
}

void RecoveryPage::showScenario()
{
    m_view->show(m_list->chosen(), m_node);
    tellSigns();
}

/// A rehearsal at the table is taken up by the desk that has no way to a cluster, whoever else sees it in the journal.
std::optional<std::pair<RunDesk *, RunSummary>> RecoveryPage::unfinished() const
{
    for (RunDesk *runs : {&m_desk.runs(), &m_desk.rehearsals()}) {
        if (runs->isRunning())
            continue;
        for (const auto listed = runs->unfinished(); const RunSummary &run : listed) {
            const std::optional<RecoveryRun> of = recoveryRunOf(run.kind);
            if (of && (*of == RecoveryRun::AtTable) == (runs == &m_desk.rehearsals()))
                return std::pair(runs, run);
        }
    }
    return std::nullopt;
}

void RecoveryPage::showNotices()
{
    m_notice->setNotice(Level::Critical, m_problem.isEmpty() ? QString() : tr("That did not work"), m_problem);
    m_notice->setAction(m_problem.isEmpty() ? QString() : tr("Close"), tr("Esc"));
    if (const auto found = unfinished()) {
        const RunSummary &left = found->second;
        m_unfinished->setNotice(Level::Warning, tr("“%1” was left in the middle").arg(left.title),
                                tr("%1 began it at %2; %3 of %4 steps were finished.")
                                    .arg(left.who, units::clockTime(left.startedAt), QString::number(left.finished), QString::number(left.steps)));
        m_unfinished->setAction(tr("Finish or undo…"));
    } else {
        m_unfinished->setNotice(Level::Ok, {}, {});
    }
    const bool away = m_place == Place::Plans || m_place == Place::Prepare;
    const RunView *elsewhere = m_desk.elsewhere();
    const bool goesOnElsewhere = elsewhere && !elsewhere->state.verdict;
    const bool runs = hasRun() && (m_desk.runs().isRunning() || goesOnElsewhere);
    const bool rehearses = m_desk.rehearsals().isRunning();
    if (away && (runs || rehearses)) {
        const RunState &state = !runs                                           ? m_desk.rehearsals().current().state
                                : goesOnElsewhere && !m_desk.runs().isRunning() ? elsewhere->state
                                                                                : m_desk.runs().current().state;
        m_goesOn->setNotice(Level::Note, tr("“%1” goes on").arg(state.plan.title), tr("Begun by %1 at %2.").arg(state.who, units::clockTime(state.startedAt)));
        m_goesOn->setAction(tr("Show it"));
    } else {
        m_goesOn->setNotice(Level::Ok, {}, {});
    }
}

} // namespace warrener
