#include "ui/nodes/NodeList.h"

#include "base/Phrases.h"
#include "ui/model/AnswerWords.h"
#include "ui/model/ClusterStore.h"
#include "ui/nodes/NodeSort.h"
#include "ui/nodes/NodesModel.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/ColumnsButton.h"
#include "ui/parts/KeyHints.h"
#include "ui/parts/MeterDelegate.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/NumberDelegate.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/Pill.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Glyph.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString brokersAndHosts(qsizetype brokers, qsizetype others)
{
    return phrases::facts({(brokers == 1 ? NodeList::tr("%1 broker") : NodeList::tr("%1 brokers")).arg(brokers),
                           (others == 1 ? NodeList::tr("%1 other host") : NodeList::tr("%1 other hosts")).arg(others)});
}

} // namespace

NodeList::NodeList(ClusterStore &store, QSettings *settings, QWidget *parent)
    : QWidget(parent), m_store(store), m_settings(settings), m_model(new NodesModel(this)), m_sort(new NodeSort(NodesModel::UptimeColumn, this)),
      m_header(new PageHeader(tr("Nodes and hosts"), this)), m_critical(new Pill(this)), m_warning(new Pill(this)), m_search(new SearchField(this)),
      m_worst(new QPushButton(tr("Worst first"), this)), m_notice(new NoticeBar(this)), m_state(new StatePanel(this)), m_card(new TableCard(this)),
      m_table(m_card->table())
{
    setObjectName(u"nodeList"_s);
    build();
    connect(m_search, &SearchField::searched, this, [this](const QString &text) {
        m_sort->setText(text);
        showState();
        showCounts();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &NodeList::focusTable);
    connect(m_worst, &QPushButton::toggled, this, &NodeList::setWorstFirst);
    connect(m_table, &TableView::opened, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_model->rows().at(m_sort->mapToSource(index).row()).subject); });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        const QSignalBlocker quiet(m_worst);
        m_worst->setChecked(column == NodesModel::StateColumn && order == Qt::AscendingOrder);
    });
    connect(m_state, &StatePanel::actionTriggered, this, [this] {
        if (m_search->text().isEmpty())
            m_store.askNow();
        else
            escape();
    });
    connect(m_notice, &NoticeBar::actionTriggered, &m_store, &ClusterStore::askNow);
}

void NodeList::build()
{
    m_critical->setObjectName(u"criticalPill"_s);
    m_warning->setObjectName(u"warningPill"_s);
    m_header->addRight(m_critical);
    m_header->addRight(m_warning);
    m_search->setObjectName(u"nodeSearch"_s);
    m_search->setPlaceholderText(tr("Find by name, state, role or version"));
    m_search->setAccessibleName(tr("Text to find nodes and hosts by"));
    m_search->setKey(u"/"_s);
    m_search->setMaximumWidth(376);
    m_worst->setObjectName(u"worstFirst"_s);
    m_worst->setCheckable(true);
    m_worst->setToolTip(tr("Sorts by state; off: in the order of the profile"));
    m_state->setObjectName(u"nodeState"_s);

    m_sort->setSourceModel(m_model);
    m_table->setObjectName(u"nodeTable"_s);
    m_table->setAccessibleName(tr("Nodes and hosts"));
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->setModel(m_sort);
    m_table->setEndingWithRows(true);
    m_table->setItemDelegateForColumn(NodesModel::StateColumn, new StateDelegate(m_table));
    for (int column = NodesModel::UptimeColumn; column < NodesModel::NumColumns; ++column)
        m_table->setItemDelegateForColumn(column, new NumberDelegate(m_table));
    for (const int column : {NodesModel::MemoryColumn, NodesModel::DiskColumn})
        m_table->setItemDelegateForColumn(column, new MeterDelegate(m_table));
    auto *fit = new ColumnFit(m_table, {.widths = {160, 90, 68, 58, 76, 128, 128, 60, 60, 60, 52, 62, 54, 70, 64, 84, 84, 54},
                                        .stretch = NodesModel::NameColumn,
                                        .stretchMinimum = 90,
                                        .leastFirst = {NodesModel::ProcessesColumn, NodesModel::RunQueueColumn, NodesModel::SocketsColumn,
                                                       NodesModel::DescriptorsColumn, NodesModel::UptimeColumn, NodesModel::NetOutColumn,
                                                       NodesModel::NetInColumn, NodesModel::HostMemoryColumn, NodesModel::RoleColumn}});

    fit->remember(m_settings, u"nodes/columnWidths"_s);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_worst);
    bar->addStretch(1);
    bar->addWidget(new ColumnsButton(m_table, fit, NodesModel::NameColumn, m_settings, u"nodes/hiddenColumns"_s, this));

    auto *tablePage = new QWidget(this);
    auto *tableLayout = new QVBoxLayout(tablePage);
    tableLayout->setContentsMargins(0, 0, 0, 0);
    tableLayout->addWidget(m_card, 1);
    tableLayout->addStretch(0);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(tablePage);

    auto *hints = new KeyHints({{u"Enter"_s, tr("open")}, {u"/"_s, tr("find")}, {u"F5"_s, tr("ask again")}}, this);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(hints);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 8);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addLayout(bar);
    all->addWidget(m_notice);
    all->addLayout(m_stack, 1);
    all->addLayout(foot);
}

void NodeList::refresh()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    m_model->setRows(snapshot ? nodeRows(*snapshot, m_store.assessment()) : QList<NodeRow>());
    showState();
    showCounts();
}

void NodeList::setWorstFirst(bool worst)
{
    m_table->sortByColumn(worst ? NodesModel::StateColumn : -1, Qt::AscendingOrder);
}

void NodeList::showCounts()
{
    const QList<NodeRow> &rows = m_model->rows();
    const auto critical = std::ranges::count(rows, Level::Critical, &NodeRow::level);
    const auto warning = std::ranges::count(rows, Level::Warning, &NodeRow::level);
    m_critical->setState(GlyphKind::Bad, tr("%1 critical").arg(critical));
    m_critical->setVisible(critical > 0);
    m_warning->setState(GlyphKind::Warn, warning == 1 ? tr("1 needs attention") : tr("%1 need attention").arg(warning));
    m_warning->setVisible(warning > 0);
    const auto nodes = std::ranges::count(rows, SubjectKind::Node, [](const NodeRow &row) { return row.subject.kind; });
    QString line;
    if (!m_sort->text().isEmpty())
        line = tr("%1 of %2 match").arg(m_sort->rowCount()).arg(rows.size());
    else if (!rows.isEmpty())
        line = brokersAndHosts(nodes, rows.size() - nodes);
    m_header->setLine(line);
}

void NodeList::showState()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    const AnswerWords words = answerWords(snapshot.get(), m_store.profile());
    const bool heard = std::ranges::any_of(m_model->rows(), [](const NodeRow &row) { return row.level != Level::Unknown || row.memoryUsed || row.cpu; });
    const QString again = tr("Ask again");
    m_notice->setAction(again, u"F5"_s);
    if (!snapshot || (!heard && words.state == AnswerWords::State::Loading)) {
        m_state->showLoading(words.title, words.text);
        m_state->setAction({});
        m_notice->setNotice(Level::Ok, {}, {});
        m_stack->setCurrentIndex(0);
        return;
    }
    if (m_model->rows().isEmpty()) {
        m_state->showEmpty(tr("This profile names no nodes"), tr("Nodes and hosts that a cluster's profile names are watched here, each by itself."));
        m_state->setAction(again, u"F5"_s);
    } else if (m_sort->rowCount() == 0) {
        m_state->showEmpty(tr("No node or host matches"), tr("Names, states, roles and versions are searched."));
        m_state->setAction(tr("Clear the filter"), u"Esc"_s);
    }
    m_stack->setCurrentIndex(m_sort->rowCount() > 0 ? 1 : 0);
    // The card ends with its rows; a bar below it only where it scrolls sideways.
    const int bar = m_table->horizontalScrollBar()->maximum() > 0 ? 10 : 0;
    m_card->setMaximumHeight(m_card->heightOf(m_sort->rowCount()) + bar);
    if (words.state == AnswerWords::State::Unreachable)
        m_notice->setNotice(Level::Critical, words.title, words.text);
    else if (words.state == AnswerWords::State::Partial)
        m_notice->setNotice(Level::Warning, words.title, tr("%1. Last figures are grey.", "reasons").arg(words.reasons));
    else
        m_notice->setNotice(Level::Ok, {}, {});
}

bool NodeList::escape()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_sort->setText({});
    showState();
    showCounts();
    return true;
}

void NodeList::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void NodeList::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_sort->rowCount() > 0)
        m_table->setCurrentIndex(m_sort->index(0, 0));
}

} // namespace warrener
