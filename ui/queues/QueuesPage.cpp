#include "ui/queues/QueuesPage.h"

#include "base/OffThread.h"
#include "base/Units.h"
#include "judge/assess/QueueFindings.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/HighlightDelegate.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/Pill.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/queues/QueueExport.h"
#include "ui/queues/QueueFilterBar.h"
#include "ui/queues/QueueModel.h"
#include "ui/queues/QueuePanel.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto restBeforeAsking = std::chrono::milliseconds{200};

/// What a page object that begins with '?' asks for.
QueueFilter filterFromObject(const QString &object)
{
    const QString wish = object.mid(1);
    if (wish == "attention"_L1)
        return {.conditions = attentionConditions()};
    if (wish == "critical"_L1)
        return {.conditions = criticalConditions()};
    if (wish.startsWith("name="_L1))
        return {.expression = QRegularExpression::escape(wish.mid(5))};
    if (wish.startsWith("leader="_L1))
        return {.leader = NodeName{wish.mid(7)}};
    for (std::size_t i = 0; i < numQueueConditions; ++i) {
        if (const auto condition = static_cast<QueueCondition>(i); wish == toId(condition))
            return {.conditions = setOf(condition)};
    }
    return {};
}

QString numberOf(std::size_t rows)
{
    return units::count(static_cast<double>(rows));
}

} // namespace

QueuesPage::QueuesPage(ClusterStore &store, QWidget *parent, CareDesk *care, QSettings *settings)
    : Page(parent), m_store(store), m_care(care), m_settings(settings), m_model(new QueueModel(m_trends, this)), m_header(new PageHeader(tr("Queues"), this)),
      m_critical(new Pill(this)), m_attention(new Pill(this)), m_rebalance(new QPushButton(this)), m_bar(new QueueFilterBar(this)),
      m_notice(new NoticeBar(this)), m_state(new StatePanel(this)), m_card(new TableCard(this)), m_table(m_card->table()),
      m_highlight(new HighlightDelegate(m_table)), m_panel(new QueuePanel(this))
{
    setObjectName(u"queuesPage"_s);
    QList<NodeName> nodes;
    for (const NodeProfile &node : m_store.profile().nodes)
        nodes.append(node.name);
    m_model->setNodeOrder(nodes);
    build();

    connect(&m_store, &ClusterStore::changed, this, &QueuesPage::takeStore);
    connect(&m_arranger, &QueueArranger::arranged, this, &QueuesPage::showArrangement);
    connect(&m_arranger, &QueueArranger::failed, this, &QueuesPage::showProblem);
    connect(m_bar, &QueueFilterBar::filterChanged, this, [this](const QueueFilter &filter) {
        if (filter == m_filter)
            return;
        m_filter = filter;
        arrangeAgain();
    });
    connect(m_bar, &QueueFilterBar::confirmed, this, [this] {
        m_table->setFocus(Qt::OtherFocusReason);
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_model, &QueueModel::sortRequested, this, [this](const QueueSort &sort) {
        if (sort == m_sort)
            return;
        m_sort = sort;
        arrangeAgain();
    });
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) { showPanel(index.row(), true); });
    connect(m_table, &TableView::peeked, this, [this](const QModelIndex &index) {
        if (m_panel->isVisibleTo(this))
            closePanel();
        else
            showPanel(index.row(), false);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (current.isValid() && m_panel->isVisibleTo(this))
            m_panel->show(*m_model, current.row());
    });
    connect(m_panel, &QueuePanel::closed, this, &QueuesPage::closePanel);
    connect(m_panel, &QueuePanel::bringBackRequested, this, &QueuesPage::bringBackRequested);
    connect(m_state, &StatePanel::actionTriggered, this, [this] {
        if (m_filter.isEmpty())
            m_store.askNow();
        else
            m_bar->clear();
    });
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        if (!forgetExportProblem() && !forgetWanted())
            m_store.askNow();
    });
    m_visibleTimer.setSingleShot(true);
    m_visibleTimer.setInterval(restBeforeAsking);
    connect(&m_visibleTimer, &QTimer::timeout, this, &QueuesPage::reportVisible);
    connect(m_table, &TableView::visibleRowsChanged, this, &QueuesPage::watchVisible);
}

QueuesPage::~QueuesPage() = default;

QString QueuesPage::title() const
{
    return tr("Queues");
}

void QueuesPage::activate()
{
    m_active = true;
    takeStore();
    reportVisible();
    // The rows may get their places only when the page is shown.
    watchVisible();
}

void QueuesPage::deactivate()
{
    m_active = false;
    m_visibleTimer.stop();
    MonitorFocus focus = m_store.focus();
    focus.queues = false;
    focus.visibleQueues.clear();
    m_store.setFocus(focus);
}

void QueuesPage::open(const QString &object)
{
    if (object.startsWith(u'?')) {
        m_wantedObject.clear();
        m_bar->setFilter(filterFromObject(object));
    } else if (!object.isEmpty()) {
        // Names may hold slashes too: the queue is found among the rows, not by taking this apart.
        m_wantedObject = object;
        m_filterGivesWay = true;
        selectWanted();
        showState();
    } else {
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

bool QueuesPage::forgetExportProblem()
{
    if (m_exportProblem.isEmpty())
        return false;
    m_exportProblem.clear();
    showState();
    return true;
}

bool QueuesPage::forgetWanted()
{
    if (!isWantedGone())
        return false;
    m_wantedObject.clear();
    showState();
    return true;
}

bool QueuesPage::isWantedGone() const
{
    const QueueArrangementPtr view = m_model->view();
    // Half a list says nothing of a queue that is not in it.
    return !m_wantedObject.isEmpty() && view && view->filter.isEmpty() && view->rows.size() == view->table->rows.size()
           && std::cmp_less_equal(view->table->total, view->rows.size());
}

void QueuesPage::showFirst()
{
    closePanel();
}

bool QueuesPage::escape()
{
    if (forgetExportProblem() || forgetWanted())
        return true;
    if (!m_filter.isEmpty()) {
        m_bar->clear();
        return true;
    }
    if (m_panel->isVisibleTo(this)) {
        closePanel();
        return true;
    }
    return false;
}

bool QueuesPage::focusFilter()
{
    m_bar->focusSearch();
    return true;
}

void QueuesPage::takeStore()
{
    if (!m_active)
        return;
    const SnapshotPtr snapshot = m_store.snapshot();
    const QueueArrangementPtr view = m_model->view();
    if (snapshot && snapshot->queues && (snapshot->queues != m_asked || missedNodes(*snapshot, *snapshot->queues) != m_missed))
        arrangeAgain();
    if (view)
        showSources(*view->table);
    showState();
    showRebalance();
}

void QueuesPage::arrangeAgain()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    if (!snapshot || !snapshot->queues)
        return;
    m_asked = snapshot->queues;
    m_missed = missedNodes(*snapshot, *snapshot->queues);
    m_arranger.request(
        {.table = snapshot->queues, .missed = m_missed, .filter = m_filter, .sort = m_sort, .tracked = m_trends.tracked(), .shown = m_model->view()});
}

void QueuesPage::showArrangement(const QueueArrangementPtr &view)
{
    if (view->table != m_sampled) {
        m_sampled = view->table;
        m_trends.add(view->samples, view->table->asOf);
    }
    const QueueArrangementPtr before = m_model->view();
    const bool sameQuestion = before && before->filter == view->filter && before->sort == view->sort;

    // Whoever has scrolled keeps the queue that stands at the top; at the top one stays there.
    QScrollBar *bar = m_table->verticalScrollBar();
    const int top = m_table->rowAt(0);
    const QueueRef anchor = sameQuestion && bar->value() > 0 ? m_model->refAt(top) : QueueRef{};
    const int shift = top >= 0 ? m_table->rowViewportPosition(top) : 0;
    m_model->show(view);
    if (!sameQuestion) {
        m_table->scrollToTop();
    } else if (!anchor.name.isEmpty()) {
        if (const int row = m_model->rowOf(anchor); row >= 0)
            bar->setValue(row * m_table->verticalHeader()->defaultSectionSize() - shift);
    }

    m_highlight->setPattern(view->pattern.expression());
    m_bar->setProblem({});
    m_bar->setChoices(*view);
    showCounts(*view);
    showSources(*view->table);
    if (m_panel->isVisibleTo(this)) {
        if (const int row = m_model->rowOf(m_panel->queue()); row >= 0)
            m_panel->show(*m_model, row);
        else
            closePanel();
    }
    selectWanted();
    showState();
    watchVisible();
}

void QueuesPage::showProblem(const Error &error)
{
    // The rows stay as they were: half an expression is a usual state of typing.
    m_bar->setProblem(error.message);
}

QList<QueueRef> QueuesPage::visibleQueues() const
{
    QList<QueueRef> queues;
    const int first = m_table->rowAt(0);
    if (first < 0 || !m_table->isVisible())
        return queues;
    const int below = m_table->rowAt(m_table->viewport()->height() - 1);
    const int last = below < 0 ? m_model->rowCount() - 1 : below;
    for (int row = first; row <= last; ++row)
        queues.append(m_model->refAt(row));
    if (m_panel->isVisibleTo(this) && !queues.contains(m_panel->queue()))
        queues.append(m_panel->queue());
    return queues;
}

void QueuesPage::watchVisible()
{
    if (m_active && !m_visibleTimer.isActive())
        m_visibleTimer.start();
}

void QueuesPage::reportVisible()
{
    if (!m_active)
        return;
    const QList<QueueRef> queues = visibleQueues();
    m_trends.watch(queues);
    MonitorFocus focus = m_store.focus();
    focus.queues = true;
    focus.visibleQueues = queues;
    m_store.setFocus(focus);
}

void QueuesPage::selectWanted()
{
    const QueueArrangementPtr view = m_model->view();
    if (m_wantedObject.isEmpty() || !view)
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QueueRef queue = m_model->refAt(row);
        if (m_wantedObject.size() == queue.vhost.size() + 1 + queue.name.size() && m_wantedObject.startsWith(queue.vhost)
            && m_wantedObject.endsWith(queue.name)) {
            m_wantedObject.clear();
            m_table->setCurrentIndex(m_model->index(row, QueueStateColumn));
            m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
            showPanel(row, false);
            return;
        }
    }
    // Hidden by a filter: the wish is for the queue, so the filter gives way.
    if (std::exchange(m_filterGivesWay, false) && !m_filter.isEmpty())
        m_bar->clear();
}

void QueuesPage::showPanel(int row, bool focus)
{
    m_panel->show(*m_model, row);
    m_panel->setRestorable(receivers(SIGNAL(bringBackRequested(QString, QString))) > 0);
    m_panel->setVisible(true);
    if (focus)
        m_panel->focusClose();
    watchVisible();
}

void QueuesPage::closePanel()
{
    const bool hadFocus = m_panel->isAncestorOf(focusWidget());
    m_panel->setVisible(false);
    if (hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
}

void QueuesPage::exportRows()
{
    const QueueArrangementPtr view = m_model->view();
    if (!view)
        return;
    auto *dialog = new QFileDialog(this, (view->rows.size() == 1 ? tr("Export %1 queue") : tr("Export %1 queues")).arg(numberOf(view->rows.size())));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("CSV table (*.csv)"), tr("JSON document (*.json)")});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"%1-queues.csv"_s.arg(m_store.profile().name.value));
    connect(dialog, &QFileDialog::fileSelected, this, [this, view](const QString &file) { exportTo(view, file); });
    dialog->open();
}

void QueuesPage::exportTo(const QueueArrangementPtr &view, const QString &file)
{
    QCoro::connect(waitedFor([view, file] { return exportQueues(*view, queueFileFormatOf(file), file); }), this,
                   [this, file, rows = view->rows.size()](const Status &status) {
                       m_exportProblem = status ? QString() : status.error().message;
                       if (status)
                           Q_EMIT succeeded((rows == 1 ? tr("%1 queue written to %2") : tr("%1 queues written to %2")).arg(numberOf(rows), file));
                       showState();
                   });
}

} // namespace warrener
