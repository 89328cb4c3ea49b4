#include "ui/activity/ActivityPage.h"

#include "base/OffThread.h"
#include "ui/activity/EventExport.h"
#include "ui/activity/EventFilter.h"
#include "ui/activity/EventsModel.h"
#include "ui/activity/RunsView.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/KeyHints.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString idOf(const Subject &subject)
{
    return toId(subject.kind) + u':' + subject.name;
}

} // namespace

ActivityPage::ActivityPage(ClusterStore &store, QWidget *parent, RunDesk *runs)
    : Page(parent), m_store(store), m_model(new EventsModel(this)), m_filter(new EventFilter(this)), m_header(new PageHeader(tr("Activity"), this)),
      m_search(new SearchField(this)), m_level(new FilterButton(tr("Level"), this)), m_subject(new FilterButton(tr("About"), this)),
      m_clear(new QPushButton(tr("Clear"), this)), m_export(new QPushButton(tr("Export…"), this)), m_notice(new NoticeBar(this)), m_state(new StatePanel(this)),
      m_card(new TableCard(this)), m_table(m_card->table()), m_stack(new QStackedLayout), m_parts(new QStackedWidget(this))
{
    setObjectName(u"activityPage"_s);
    m_filter->setSourceModel(m_model);
    build();
    if (runs)
        addRuns(*runs);
    connect(&m_store, &ClusterStore::eventsChanged, this, &ActivityPage::refresh);
    connect(&m_store, &ClusterStore::changed, this, &ActivityPage::refresh);
    connect(m_search, &SearchField::searched, this, &ActivityPage::filter);
    connect(m_search, &QLineEdit::returnPressed, m_table, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_level, &FilterButton::currentChanged, this, &ActivityPage::filter);
    connect(m_subject, &FilterButton::currentChanged, this, &ActivityPage::filter);
    connect(m_notice, &NoticeBar::actionTriggered, this, &ActivityPage::escape);
    connect(m_clear, &QPushButton::clicked, this, &ActivityPage::escape);
    connect(m_state, &StatePanel::actionTriggered, this, &ActivityPage::escape);
    connect(m_export, &QPushButton::clicked, this, &ActivityPage::exportRows);
    connect(m_table, &TableView::opened, this, &ActivityPage::openSubject);
}

void ActivityPage::build()
{
    m_search->setObjectName(u"eventSearch"_s);
    m_search->setPlaceholderText(tr("Find in what happened"));
    m_search->setAccessibleName(tr("Text to find events by"));
    m_search->setKey(u"/"_s);
    m_search->setMaximumWidth(376);
    m_level->setObjectName(u"levelFilter"_s);
    m_subject->setObjectName(u"subjectFilter"_s);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setProperty("kind", u"ghost"_s);
    m_export->setObjectName(u"exportButton"_s);
    m_export->setToolTip(tr("Writes the events shown as CSV"));
    m_state->setObjectName(u"activityState"_s);
    QList<FilterButton::Choice> levels{{{}, tr("Any level"), tr("any")}};
    for (const Level level : {Level::Critical, Level::Warning, Level::Unknown, Level::Note, Level::Ok})
        levels.append({toId(level), EventsModel::wordOf(level)});
    m_level->setChoices(levels);
    m_subject->setChoices({{{}, tr("Anybody"), tr("anybody")}});

    m_table->setObjectName(u"eventTable"_s);
    m_table->setAccessibleName(tr("Events, the newest first"));
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    m_table->setModel(m_filter);
    m_table->setItemDelegateForColumn(EventsModel::LevelColumn, new StateDelegate(m_table));
    new ColumnFit(m_table, {.widths = {176, 84, 120, 140, 300}, .stretch = EventsModel::TextColumn, .stretchMinimum = 240});

    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_search, 2);
    bar->addWidget(m_level);
    bar->addWidget(m_subject);
    bar->addWidget(m_clear);
    bar->addStretch(1);
    bar->addWidget(m_export);
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(m_card);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(new KeyHints({{u"Enter"_s, tr("open who it is about")}, {u"Esc"_s, tr("clear filter")}}, this));
    auto *events = new QWidget(this);
    auto *column = new QVBoxLayout(events);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(bar);
    column->addWidget(m_notice);
    column->addLayout(m_stack, 1);
    column->addLayout(foot);
    m_parts->addWidget(events);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 8);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_parts, 1);
}

void ActivityPage::addRuns(RunDesk &runs)
{
    m_part = new SegmentedControl({tr("Events"), tr("Runs")}, this);
    m_part->setObjectName(u"activityPart"_s);
    m_part->setAccessibleName(tr("What is listed"));
    m_header->addRight(m_part);
    const ClusterProfile &profile = m_store.profile();
    m_runs = new RunsView(runs, profile.name, profile.environment, this);
    m_runs->setContentsMargins(0, 0, 0, 8);
    m_parts->addWidget(m_runs);
    connect(m_part, &SegmentedControl::currentChanged, this, [this](int at) { Q_EMIT openRequested({u"activity"_s, at == 0 ? QString() : u"runs"_s}); });
    connect(m_runs, &RunsView::runRequested, this,
            [this](const QString &run) { Q_EMIT openRequested({u"activity"_s, run.isEmpty() ? u"runs"_s : u"run/"_s + run}); });
    connect(m_runs, &RunsView::succeeded, this, &Page::succeeded);
    connect(m_runs, &RunsView::lineChanged, this, &ActivityPage::showState);
}

bool ActivityPage::showsRuns() const
{
    return m_runs && m_parts->currentWidget() == m_runs;
}

void ActivityPage::open(const QString &object)
{
    if (!m_runs)
        return;
    const bool run = object.startsWith("run/"_L1);
    m_parts->setCurrentIndex(run || object == "runs"_L1 ? 1 : 0);
    m_part->setCurrent(m_parts->currentIndex());
    showPart();
    if (showsRuns())
        m_runs->openRun(run ? object.sliced(4) : QString());
}

void ActivityPage::showPart()
{
    if (m_runs)
        m_runs->setActive(m_active && showsRuns());
    showState();
}

QString ActivityPage::title() const
{
    return tr("Activity");
}

void ActivityPage::activate()
{
    m_active = true;
    refresh();
    showPart();
}

void ActivityPage::deactivate()
{
    m_active = false;
    if (m_runs)
        m_runs->setActive(false);
}

bool ActivityPage::escape()
{
    if (showsRuns())
        return m_runs->escape();
    if (m_notice->isVisibleTo(this)) {
        m_notice->setNotice(Level::Ok, {}, {});
        return true;
    }
    if (m_filter->wish() == EventFilter::Wish{} && m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_level->setCurrent({});
    m_subject->setCurrent({});
    filter();
    return true;
}

bool ActivityPage::focusFilter()
{
    if (showsRuns())
        return m_runs->focusFilter();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void ActivityPage::refresh()
{
    if (!m_active)
        return;
    m_model->setEvents(m_store.events());
    const SnapshotPtr snapshot = m_store.snapshot();
    if (snapshot)
        m_model->setNow(snapshot->at);
    else if (!m_store.events().isEmpty())
        m_model->setNow(m_store.events().last().at);

    QMap<QString, QString> subjects;
    for (const Event &event : m_store.events())
        subjects.insert(idOf(event.subject), EventsModel::nameOf(event.subject));
    QList<FilterButton::Choice> choices{{{}, tr("Anybody"), tr("anybody")}};
    for (auto subject = subjects.cbegin(); subject != subjects.cend(); ++subject)
        choices.append({subject.key(), subject.value()});
    m_subject->setChoices(choices);
    showState();
}

void ActivityPage::filter()
{
    EventFilter::Wish wish{.text = m_search->text()};
    for (const Level level : {Level::Critical, Level::Warning, Level::Unknown, Level::Note, Level::Ok}) {
        if (toId(level) == m_level->current())
            wish.level = level;
    }
    for (const Event &event : m_store.events()) {
        if (idOf(event.subject) == m_subject->current())
            wish.subject = event.subject;
    }
    m_filter->setWish(wish);
    showState();
}

void ActivityPage::showState()
{
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    const bool filtered = m_filter->wish() != EventFilter::Wish{};
    m_clear->setVisible(filtered);
    m_export->setEnabled(shown > 0);
    m_stack->setCurrentIndex(shown > 0 ? 1 : 0);
    m_header->setLine(showsRuns() ? m_runs->line()
                      : all == 0  ? QString()
                      : filtered  ? tr("%1 of %2 match").arg(shown).arg(all)
                                  : tr("%1 in the last 24 hours").arg(all));
    if (all == 0) {
        m_state->showEmpty(tr("Nothing has happened yet"),
                           tr("Nodes that come and go, alarms, partitions, deleted queues and runs that ended stand here with their time, "
                              "as soon as this console sees them."));
        m_state->setAction({});
    } else if (shown == 0) {
        m_state->showEmpty(tr("No event matches"),
                           all == 1 ? tr("The filter leaves out the only event.") : tr("The filter leaves out all %1 events.").arg(all));
        m_state->setAction(tr("Clear the filter"), u"Esc"_s);
    }
}

void ActivityPage::openSubject(const QModelIndex &index)
{
    const Subject subject = m_model->eventAt(m_filter->mapToSource(index).row()).subject;
    switch (subject.kind) {
    case SubjectKind::Cluster:
        Q_EMIT openRequested({.page = u"overview"_s, .object = {}});
        break;
    case SubjectKind::Queue:
        Q_EMIT openRequested({.page = u"queues"_s, .object = subject.name});
        break;
    default:
        Q_EMIT openRequested({.page = u"nodes"_s, .object = subject.name});
    }
}

void ActivityPage::exportRows()
{
    const QList<Event> events = m_filter->events();
    auto *dialog = new QFileDialog(this, (events.size() == 1 ? tr("Export %1 event") : tr("Export %1 events")).arg(events.size()));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV table (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"%1-activity.csv"_s.arg(m_store.profile().name.value));
    connect(dialog, &QFileDialog::fileSelected, this, [this, events](const QString &file) { exportTo(events, file); });
    dialog->open();
}

void ActivityPage::exportTo(const QList<Event> &events, const QString &file)
{
    QCoro::connect(waitedFor([events, file] { return exportEvents(events, file); }), this, [this, file, count = events.size()](const Status &status) {
        if (status) {
            m_notice->setNotice(Level::Ok, {}, {});
            Q_EMIT succeeded((count == 1 ? tr("%1 event written to %2") : tr("%1 events written to %2")).arg(count).arg(file));
        } else {
            m_notice->setNotice(Level::Critical, tr("Not exported"), status.error().message);
            m_notice->setAction(tr("Close"), u"Esc"_s);
        }
    });
}

} // namespace warrener
