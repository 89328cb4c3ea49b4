#include "ui/drills/DrillsPage.h"

#include "base/Units.h"
#include "ui/drills/ComposerView.h"
#include "ui/drills/DrillCard.h"
#include "ui/drills/DrillDesk.h"
#include "ui/drills/DrillDraft.h"
#include "ui/drills/DrillListModel.h"
#include "ui/drills/DrillLiveView.h"
#include "ui/drills/StartDrillDialog.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/Card.h"
#include "ui/parts/Dialog.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableView.h"
#include "ui/steps/RecoverDialog.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum DrillPlaces { DrillStatePlace, DrillListPlace, DrillLivePlace, DrillComposerPlace };

const QString drillLiveObject = u"live"_s;
const QString drillRunObject = u"run/"_s;
const QString drillNewObject = u"new"_s;
const QString drillEditObject = u"edit/"_s;
const QString drillCopyObject = u"copy/"_s;

bool isDrillRun(const RunSummary &run)
{
    return run.page == "drill"_L1;
}

} // namespace

DrillsPage::DrillsPage(ClusterStore &store, DrillDesk &desk, RunDesk &runs, QWidget *parent)
    : Page(parent), m_store(store), m_desk(desk), m_runs(runs), m_header(new PageHeader(tr("Drills"), this)), m_notice(new NoticeBar(this)),
      m_unfinished(new NoticeBar(this)), m_lever(new NoticeBar(this)), m_state(new StatePanel(this)), m_model(new DrillListModel(this)),
      m_table(new TableView(this)), m_card(new DrillCard(this)), m_live(new DrillLiveView(store, desk, this)), m_composer(new ComposerView(this)),
      m_new(new QPushButton(tr("New drill…"), this))
{
    setObjectName(u"drillsPage"_s);
    build();
    connectAll();
}

void DrillsPage::build()
{
    m_notice->setObjectName(u"drillsNotice"_s);
    m_unfinished->setObjectName(u"unfinishedDrill"_s);
    m_lever->setObjectName(u"drillLever"_s);
    m_notice->hide();
    m_unfinished->hide();
    m_lever->hide();
    m_header->setLine(tr("faults on purpose, which take themselves back, to see what the cluster makes of them"));
    m_stack = new QStackedLayout;
    m_state->setObjectName(u"drillsState"_s);
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(buildList());
    m_stack->addWidget(m_live);
    m_stack->addWidget(m_composer);
    m_new->setObjectName(u"newDrill"_s);
    m_header->addRight(m_new);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_unfinished);
    all->addWidget(m_lever);
    all->addLayout(m_stack, 1);
}

QWidget *DrillsPage::buildList()
{
    auto *page = new QWidget(this);
    auto *card = new Card({}, page);
    card->setFlush(true);
    m_table->setObjectName(u"drillList"_s);
    m_table->setAccessibleName(tr("Drills"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setItemDelegateForColumn(DrillListModel::VerdictColumn, new StateDelegate(m_table));
    m_table->setColumnWidth(DrillListModel::VerdictColumn, 130);
    m_table->setColumnWidth(DrillListModel::AgeColumn, 80);
    m_table->setStretchColumn(DrillListModel::NameColumn);
    card->body()->addWidget(m_table, 1);
    auto *sides = new QHBoxLayout(page);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(12);
    sides->addWidget(card, 38);
    sides->addWidget(m_card, 62);
    return page;
}

void DrillsPage::connectAll()
{
    connect(&m_desk, &DrillDesk::changed, this, [this] {
        if (m_active)
            refresh();
    });
    connect(&m_desk, &DrillDesk::runChanged, this, [this] {
        if (m_active)
            refresh();
        Q_EMIT badgeChanged();
    });
    const auto fail = [this](const QString &reason) {
        m_problem = reason;
        showNotices();
    };
    connect(&m_desk, &DrillDesk::failed, this, fail);
    connect(&m_runs, &RunDesk::unfinishedChanged, this, &DrillsPage::showNotices);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (const DrillRow *row = m_model->row(now.row()))
            choose(row->entry.id);
    });
    connect(m_table, &TableView::opened, this, &DrillsPage::askToStart);
    connect(m_card, &DrillCard::startRequested, this, &DrillsPage::askToStart);
    connect(m_card, &DrillCard::runRequested, this, [this](const QString &run) { Q_EMIT openRequested({u"drill"_s, drillRunObject + run}); });
    connect(m_live, &DrillLiveView::succeeded, this, &Page::succeeded);
    connect(m_live, &DrillLiveView::closeRequested, this, [this] {
        if (m_opened.isEmpty())
            m_closed = m_desk.run().state.run;
        m_opened.clear();
        refresh();
        m_table->setFocus();
    });
    const auto go = [this](const QString &object) { Q_EMIT openRequested({u"drill"_s, object}); };
    connect(m_new, &QPushButton::clicked, this, [go] { go(drillNewObject); });
    connect(m_card, &DrillCard::copyRequested, this, [this, go] { go(drillCopyObject + m_chosen); });
    connect(m_card, &DrillCard::editRequested, this, [this, go] { go(drillEditObject + m_chosen); });
    connect(m_card, &DrillCard::removeRequested, this, &DrillsPage::askToRemove);
    connect(m_composer, &ComposerView::saveRequested, this, &DrillsPage::save);
    connect(m_composer, &ComposerView::cancelled, this, [this, go] {
        m_composing = false;
        go(m_chosen);
    });
    connect(m_live, &DrillLiveView::recoverRequested, this, &DrillsPage::recover);
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        m_problem.clear();
        showNotices();
    });
    connect(m_unfinished, &NoticeBar::actionTriggered, this, &DrillsPage::recover);
    connect(m_lever, &NoticeBar::actionTriggered, this, [this] {
        QCoro::connect(m_desk.releaseLever(), this, [this](const Status &released) {
            if (!released)
                m_problem = released.error().message;
            m_desk.refresh();
            showNotices();
        });
    });
    connect(&m_store, &ClusterStore::changed, this, [this] {
        if (m_active && m_stack->currentIndex() != DrillLivePlace)
            refresh();
    });
    connect(m_state, &StatePanel::actionTriggered, &m_desk, &DrillDesk::refresh);
}

QString DrillsPage::title() const
{
    return tr("Drills");
}

void DrillsPage::activate()
{
    m_active = true;
    m_desk.follow(true);
    m_desk.refresh();
    refresh();
}

void DrillsPage::deactivate()
{
    m_active = false;
    m_desk.follow(false);
    m_live->setActive(false);
}

void DrillsPage::open(const QString &object)
{
    m_opened.clear();
    if (object.isEmpty() && m_composing && m_composer->isChanged()) {
        refresh();
        return;
    }
    m_composing = false;
    if (object == drillNewObject || object.startsWith(drillEditObject) || object.startsWith(drillCopyObject)) {
        compose(object);
        return;
    }
    if (object.startsWith(drillRunObject)) {
        openRun(object.sliced(drillRunObject.size()));
        return;
    }
    if (!object.isEmpty() && object != drillLiveObject) {
        // A run that is over makes room for what was asked for.
        if (!m_desk.isRunning())
            m_closed = m_desk.run().state.run;
        m_chosen = object;
    }
    refresh();
}

void DrillsPage::leadToCalendar()
{
    auto *crumbs = new Breadcrumb(this);
    crumbs->setObjectName(u"drillsPath"_s);
    crumbs->setSteps({tr("Calendar"), tr("All drills")});
    connect(crumbs, &Breadcrumb::activated, this, [this] { Q_EMIT openRequested({u"drills"_s, {}}); });
    static_cast<QBoxLayout *>(layout())->insertWidget(0, crumbs);
}

bool DrillsPage::escape()
{
    if (m_notice->isVisibleTo(this)) {
        m_problem.clear();
        showNotices();
        return true;
    }
    if (m_composing) {
        // A slip of the finger must not cost what was drawn.
        if (m_composer->isChanged()) {
            m_composer->tell(tr("Not saved yet; Cancel leaves it"));
            return true;
        }
        m_composing = false;
        refresh();
        return true;
    }
    return leaveRun();
}

/// One that is on stays in sight.
bool DrillsPage::leaveRun()
{
    if (m_stack->currentIndex() != DrillLivePlace || (m_desk.isRunning() && m_opened.isEmpty()))
        return false;
    if (m_opened.isEmpty())
        m_closed = m_desk.run().state.run;
    m_opened.clear();
    refresh();
    return true;
}

void DrillsPage::showFirst()
{
    leaveRun();
}

bool DrillsPage::askAgain()
{
    m_store.askNow();
    m_desk.refresh();
    return true;
}

bool DrillsPage::showsRun() const
{
    const QString run = m_desk.run().state.run;
    return !run.isEmpty() && (m_desk.isRunning() || run != m_closed);
}

void DrillsPage::refresh()
{
    // What is being drawn is not taken away by a drill that a timer starts.
    const bool live = (showsRun() || !m_opened.isEmpty()) && !m_composing;
    m_header->setVisible(!live);
    m_new->setVisible(!m_composing); // one is being drawn already
    m_live->setActive(m_active && live);
    showNotices();
    if (live) {
        if (m_opened.isEmpty())
            m_live->follow();
        m_stack->setCurrentIndex(DrillLivePlace);
        return;
    }
    if (m_composing) {
        m_stack->setCurrentIndex(DrillComposerPlace);
        return;
    }
    if (!m_desk.view().loaded) {
        m_state->showLoading(tr("The drills are being read"), tr("Those that come with the program, your own, and what the journal has of earlier runs."));
        m_state->setAction({});
        m_stack->setCurrentIndex(DrillStatePlace);
        return;
    }
    if (m_desk.view().rows.isEmpty()) {
        m_state->showEmpty(tr("There is no drill"), tr("A drill breaks one thing on purpose and watches what becomes of it."));
        m_state->setAction(tr("Read again"), tr("F5"));
        m_stack->setCurrentIndex(DrillStatePlace);
        return;
    }
    showList();
    m_stack->setCurrentIndex(DrillListPlace);
}

void DrillsPage::showList()
{
    m_model->setRows(m_desk.view().rows, m_desk.now());
    if (m_model->rowOf(m_chosen) < 0)
        m_chosen = m_desk.view().rows.first().entry.id;
    const int at = m_model->rowOf(m_chosen);
    if (m_table->currentIndex().row() != at)
        m_table->selectRow(at);
    if (const DrillRow *row = chosen())
        m_card->setDrill(*row, obstacle(), m_desk.now());
}

void DrillsPage::choose(const QString &drill)
{
    if (drill == m_chosen)
        return;
    m_chosen = drill;
    if (const DrillRow *row = chosen())
        m_card->setDrill(*row, obstacle(), m_desk.now());
}

const DrillRow *DrillsPage::chosen() const
{
    return m_model->row(m_model->rowOf(m_chosen));
}

QString DrillsPage::obstacle() const
{
    if (m_desk.view().lever && m_desk.view().lever->held)
        return tr("The stop-all switch is held");
    if (m_desk.isRunning())
        return tr("A drill is running");
    if (m_desk.isBusy())
        return tr("Something else is running on this cluster");
    return {};
}

void DrillsPage::showNotices()
{
    m_notice->setNotice(Level::Critical, m_problem.isEmpty() ? QString() : tr("It could not be done"), m_problem);
    m_notice->setAction(tr("Dismiss"));
    const QList<RunSummary> all = m_runs.unfinished();
    const auto left = std::ranges::find_if(all, isDrillRun);
    const bool isLeft = left != all.end() && !m_desk.isBusy();
    m_unfinished->setNotice(Level::Warning, isLeft ? tr("A drill was left in the middle") : QString(),
                            isLeft ? tr("%1, by %2, %3 ago. What it broke goes by itself at its deadline; taking it back now looks at what is left.")
                                         .arg(left->title, left->who, units::age(left->startedAt, m_desk.now()))
                                   : QString());
    m_unfinished->setAction(tr("Finish or undo…"));
    const std::optional<DrillLever> &lever = m_desk.view().lever;
    const bool held = lever && lever->held;
    m_lever->setNotice(Level::Warning, held ? tr("No drill can begin: the stop-all switch is held") : QString(),
                       held ? tr("By %1: %2").arg(lever->who.isEmpty() ? u"?"_s : lever->who, lever->why) : QString());
    m_lever->setAction(tr("Release it"));
}

void DrillsPage::askToStart()
{
    const DrillRow *row = chosen();
    if (row == nullptr || !row->entry.document || !row->obstacle().isEmpty() || !obstacle().isEmpty())
        return;
    auto *dialog = new StartDrillDialog(m_desk, *row, m_store.profile(), this);
    connect(dialog, &StartDrillDialog::begun, this, [this] {
        m_closed.clear();
        refresh();
    });
    dialog->open();
}

void DrillsPage::compose(const QString &object)
{
    QStringList ids;
    QStringList own;
    QStringList shipped;
    for (const DrillRow &one : m_desk.view().rows)
        (one.isOwn() ? own : shipped).append(one.entry.id);
    ids = own + shipped;
    const QString wanted = object.section(u'/', 1);
    const DrillRow *row = nullptr;
    for (const DrillRow &one : m_desk.view().rows) {
        if (one.entry.id == wanted && one.entry.document)
            row = &one;
    }
    if (object != drillNewObject && row == nullptr) {
        refresh();
        return;
    }
    const bool isEdit = object.startsWith(drillEditObject);
    const DrillDocument document = object == drillNewObject ? drills::newDraft(ids) : isEdit ? *row->entry.document : drills::copyOf(*row->entry.document, ids);
    if (isEdit)
        own.removeAll(wanted);
    m_composer->edit(document, own, shipped);
    m_composing = true;
    m_header->setVisible(true);
    refresh();
}

void DrillsPage::save(const DrillDocument &document)
{
    QCoro::connect(m_desk.save(document), this, [this, id = document.id](const Status &saved) {
        if (!saved) {
            m_composer->tell(saved.error().message);
            return;
        }
        Q_EMIT succeeded(tr("The drill %1 was saved").arg(id));
        m_composing = false;
        m_chosen = id;
        m_desk.refresh();
        Q_EMIT openRequested({u"drill"_s, id});
    });
}

void DrillsPage::askToRemove()
{
    const DrillRow *row = chosen();
    if (row == nullptr || !row->isOwn())
        return;
    auto *dialog = new Dialog(tr("Remove the drill “%1”?").arg(row->entry.document ? row->entry.document->title.text() : row->entry.id), this);
    dialog->setObjectName(u"removeDrillDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *words = new Label(tr("The file %1 goes. What its runs came to stays in the journal.").arg(row->entry.file), TextStyle::Body, Token::Text2, dialog);
    wrap(words, 460);
    dialog->body()->addWidget(words);
    connect(dialog->addButton(tr("Cancel")), &QPushButton::clicked, dialog, &QDialog::reject);
    QPushButton *yes = dialog->addButton(tr("Remove drill"), u"danger"_s);
    yes->setObjectName(u"confirmRemoveDrill"_s);
    connect(yes, &QPushButton::clicked, this, [this, dialog, id = row->entry.id] {
        dialog->accept();
        QCoro::connect(m_desk.remove(id), this, [this](const Status &removed) {
            if (!removed)
                m_problem = removed.error().message;
            m_desk.refresh();
            showNotices();
        });
    });
    dialog->open();
}

/// A run of the past, as the journal has it.
void DrillsPage::openRun(const QString &run)
{
    QCoro::connect(m_runs.read(run), this, [this](const Result<RunView> &read) {
        if (!read) {
            m_problem = read.error().message;
            refresh();
            return;
        }
        m_opened = read->state.run;
        m_live->showRun(*read);
        refresh();
    });
}

void DrillsPage::recover()
{
    const QList<RunSummary> all = m_runs.unfinished();
    auto left = std::ranges::find_if(all, isDrillRun);
    RunSummary run;
    if (left != all.end()) {
        run = *left;
    } else {
        // The one that is followed, whose process has gone since.
        const RunState &state = m_desk.run().state;
        if (state.run.isEmpty() || state.verdict)
            return;
        run = {.run = state.run,
               .kind = state.plan.kind,
               .label = state.plan.label,
               .title = state.plan.title,
               .cluster = state.plan.cluster.value,
               .who = state.who,
               .startedAt = state.startedAt};
    }
    auto *dialog = new RecoverDialog(m_runs, run, m_store.profile().name, m_store.profile().environment, this);
    connect(dialog, &RecoverDialog::begun, this, [this] {
        m_closed.clear();
        refresh();
    });
    dialog->open();
}

} // namespace warrener
