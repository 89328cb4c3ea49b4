// How the page of queues is put together; what it does is in QueuesPage.cpp.

#include "ui/model/ClusterStore.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/ColumnsButton.h"
#include "ui/parts/HighlightDelegate.h"
#include "ui/parts/KeyHints.h"
#include "ui/parts/Label.h"
#include "ui/parts/MembersDelegate.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/NumberDelegate.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/Pill.h"
#include "ui/parts/SparklineDelegate.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/parts/ToolTips.h"
#include "ui/queues/QueueFilterBar.h"
#include "ui/queues/QueueModel.h"
#include "ui/queues/QueuePanel.h"
#include "ui/queues/QueuesPage.h"
#include "ui/steps/CareWords.h"
#include "ui/steps/PlanDialog.h"

#include <QHeaderView>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

void QueuesPage::build()
{
    m_critical->setObjectName(u"criticalPill"_s);
    m_attention->setObjectName(u"attentionPill"_s);
    m_critical->hide();
    m_attention->hide();
    m_header->addRight(m_critical);
    m_header->addRight(m_attention);
    m_header->addRight(m_rebalance);
    m_rebalance->setObjectName(u"rebalanceLeaders"_s);
    m_rebalance->setText(care::offer({.kind = CareKind::Rebalance}));
    m_rebalance->setVisible(m_care != nullptr);
    connect(m_rebalance, &QPushButton::clicked, this, &QueuesPage::askToRebalance);
    m_state->setObjectName(u"queueState"_s);
    m_panel->hide();

    m_table->setObjectName(u"queueTable"_s);
    m_table->setAccessibleName(tr("Queues"));
    m_table->setDensity(TableView::Density::Long);
    m_table->horizontalHeader()->setSortIndicator(m_sort.column, m_sort.order);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(QueueStateColumn, new StateDelegate(m_table));
    m_table->setItemDelegateForColumn(QueueNameColumn, m_highlight);
    m_table->setItemDelegateForColumn(QueueMembersColumn, new MembersDelegate(m_table));
    for (int column = QueueReadyColumn; column <= QueueMemoryColumn; ++column)
        m_table->setItemDelegateForColumn(column, new NumberDelegate(m_table));
    m_table->setItemDelegateForColumn(QueueTrendColumn, new SparklineDelegate(m_table));
    m_columns = new ColumnFit(m_table, {.widths = {136, 180, 82, 64, 68, 78, 84, 68, 56, 58, 58, 76, 78, 104},
                                        .stretch = QueueNameColumn,
                                        .stretchMinimum = 160,
                                        .leastFirst = {QueueTrendColumn, QueueAckColumn, QueueUnackedColumn, QueueOutColumn, QueueInColumn, QueueMemoryColumn,
                                                       QueueTypeColumn, QueueVhostColumn, QueueConsumersColumn},
                                        .stretchWish = 420,
                                        .yielding = {QueueTrendColumn, QueueAckColumn}});
    m_columns->remember(m_settings, u"queues/columnWidths"_s);

    auto *tablePage = new QWidget(this);
    auto *tableLayout = new QHBoxLayout(tablePage);
    tableLayout->setContentsMargins(0, 0, 0, 0);
    tableLayout->setSpacing(12);
    tableLayout->addWidget(m_card, 1);
    tableLayout->addWidget(m_panel);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(tablePage);

    m_bar->addRight(new ColumnsButton(m_table, m_columns, QueueNameColumn, m_settings, u"queues/hiddenColumns"_s, m_bar));
    m_bar->addRight(buildExportButton());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 8);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_bar);
    all->addWidget(m_notice);
    all->addLayout(m_stack, 1);
    all->addWidget(buildFooter());
}

void QueuesPage::showRebalance()
{
    if (!m_care)
        return;
    const QString reason = care::obstacle({.kind = CareKind::Rebalance}, m_store.profile(), m_store.snapshot().get(), m_care->isBusy());
    m_rebalance->setEnabled(reason.isEmpty());
    m_rebalance->setToolTip(reason.isEmpty() ? tr("Spreads the leaders of replicated queues over all nodes; shows the plan first") : plainTip(reason));
}

void QueuesPage::askToRebalance()
{
    auto *dialog = new PlanDialog(*m_care, {.kind = CareKind::Rebalance}, m_store.profile().name, m_store.profile().environment, this);
    connect(dialog, &PlanDialog::begun, this, [this](const QString &page) { Q_EMIT openRequested({.page = page, .object = {}}); });
    dialog->open();
}

QWidget *QueuesPage::buildFooter()
{
    auto *footer = new QWidget(this);
    m_sources = new Label({}, TextStyle::Table, Token::Text2, footer);
    m_sources->setObjectName(u"queueSources"_s);
    m_sources->setEliding(true);
    auto *hints = new KeyHints({{u"Enter"_s, tr("open queue")}, {u"Space"_s, tr("peek")}, {u"Esc"_s, tr("clear filter")}}, footer);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(m_sources, 1);
    row->addWidget(hints);
    return footer;
}

QPushButton *QueuesPage::buildExportButton()
{
    m_export = new QPushButton(tr("Export…"), this);
    m_export->setObjectName(u"exportButton"_s);
    m_export->setToolTip(tr("Writes the matching queues as CSV or JSON"));
    connect(m_export, &QPushButton::clicked, this, &QueuesPage::exportRows);
    return m_export;
}

} // namespace warrener
