#include "ui/clusters/AllClustersPage.h"

#include "ui/clusters/ClusterTableModel.h"
#include "ui/clusters/EnvironmentDelegate.h"
#include "ui/clusters/RemoveClusterDialog.h"
#include "ui/parts/Label.h"
#include "ui/parts/NumberDelegate.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

AllClustersPage::AllClustersPage(ClusterDirectory &directory, QWidget *parent)
    : Page(parent), m_directory(directory), m_model(new ClusterTableModel(directory, this)), m_header(new PageHeader(tr("All clusters"), this)),
      m_stack(new QStackedLayout), m_open(new QPushButton(tr("Open"), this)), m_edit(new QPushButton(tr("Edit…"), this)),
      m_remove(new QPushButton(tr("Remove…"), this)), m_note(new Label({}, TextStyle::Table, Token::Text3, this))
{
    auto *add = new QPushButton(tr("Add cluster…"), this);
    add->setObjectName(u"addCluster"_s);
    connect(add, &QPushButton::clicked, this, &AllClustersPage::addClusterRequested);
    m_header->addRight(add);
    // What one comes here for every day.
    m_open->setProperty("kind", u"primary"_s);
    m_header->addRight(m_open);

    auto *card = new TableCard(this);
    m_table = card->table();
    m_table->setObjectName(u"clusterTable"_s);
    m_table->setAccessibleName(title());
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setItemDelegateForColumn(ClusterTableModel::Environment, new EnvironmentDelegate(m_table));
    m_table->setItemDelegateForColumn(ClusterTableModel::State, new StateDelegate(m_table));
    m_table->setItemDelegateForColumn(ClusterTableModel::Readiness, new StateDelegate(m_table));
    m_table->setItemDelegateForColumn(ClusterTableModel::Nodes, new NumberDelegate(m_table));
    m_table->setColumnWidth(ClusterTableModel::Name, 200);
    m_table->setColumnWidth(ClusterTableModel::Environment, 110);
    m_table->setColumnWidth(ClusterTableModel::State, 290);
    m_table->setColumnWidth(ClusterTableModel::Readiness, 240);
    m_table->setColumnWidth(ClusterTableModel::Nodes, 70);
    m_table->setStretchColumn(ClusterTableModel::Address);
    connect(m_table, &TableView::opened, this, &AllClustersPage::openChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AllClustersPage::showChoice);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AllClustersPage::showEntries);

    m_open->setObjectName(u"openCluster"_s);
    m_remove->setObjectName(u"removeCluster"_s);
    connect(m_open, &QPushButton::clicked, this, &AllClustersPage::openChosen);
    m_edit->setObjectName(u"editCluster"_s);
    connect(m_edit, &QPushButton::clicked, this, &AllClustersPage::editChosen);
    connect(m_remove, &QPushButton::clicked, this, &AllClustersPage::askRemoval);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &AllClustersPage::showMenu);
    connect(&directory, &ClusterDirectory::removeFailed, this, [this](const QString &reason) { m_note->setText(reason); });
    m_note->setEliding(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_edit);
    foot->addWidget(m_remove);
    foot->addSpacing(8);
    foot->addWidget(m_note, 1);

    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(card, 1);
    column->addLayout(foot);

    auto *panel = new StatePanel(this);
    panel->setObjectName(u"noClusters"_s);
    panel->showEmpty(tr("No cluster yet"), tr("Warrener shows how your RabbitMQ clusters and their hosts are, and says what is wrong. "
                                              "One management URL and a user are enough to begin; the rest is found by asking."));
    panel->setAction(tr("Add cluster…"));
    connect(panel, &StatePanel::actionTriggered, this, &AllClustersPage::addClusterRequested);
    m_stack->addWidget(list);
    m_stack->addWidget(panel->asPage(this));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addLayout(m_stack, 1);
    showEntries();
}

QString AllClustersPage::title() const
{
    return tr("All clusters");
}

void AllClustersPage::activate()
{
    m_directory.reload();
}

void AllClustersPage::showEntries()
{
    const auto count = static_cast<int>(m_directory.entries().size());
    m_stack->setCurrentIndex(count == 0 && m_directory.isRead() ? 1 : 0);
    QString folder = m_directory.folder();
    if (folder.startsWith(QDir::homePath()))
        folder.replace(0, QDir::homePath().size(), u"~"_s);
    if (count == 0)
        m_header->setLine({});
    else
        m_header->setLine(count == 1 ? tr("one profile in %1").arg(folder) : tr("%n profiles in %1", nullptr, count).arg(folder));
    m_open->setVisible(count > 0);
    // Rows change their places: the chosen one goes with its cluster.
    const int chosen = m_model->rowOf(m_chosen);
    if (count > 0 && (chosen >= 0 || !m_table->currentIndex().isValid()))
        m_table->selectRow(std::max(0, chosen));
    showChoice();
}

void AllClustersPage::showChoice()
{
    const ProfileStore::Entry *chosen = m_model->entry(m_table->currentIndex().row());
    if (chosen)
        m_chosen = m_model->nameOf(m_table->currentIndex().row());
    m_open->setEnabled(chosen && chosen->profile);
    m_edit->setEnabled(chosen && chosen->profile);
    m_remove->setEnabled(chosen);
    m_note->setText(chosen && !chosen->profile ? chosen->profile.error().message : QString());
}

void AllClustersPage::openChosen()
{
    const ProfileStore::Entry *chosen = m_model->entry(m_table->currentIndex().row());
    if (chosen && chosen->profile)
        Q_EMIT openClusterRequested(chosen->profile->name);
}

void AllClustersPage::editChosen()
{
    const ProfileStore::Entry *chosen = m_model->entry(m_table->currentIndex().row());
    if (chosen && chosen->profile)
        Q_EMIT editClusterRequested(chosen->profile->name);
}

/// The same acts as the buttons, of the row that was pointed at.
void AllClustersPage::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    auto *menu = new QMenu(m_table);
    menu->setObjectName(u"clusterRowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton *button : {m_open, m_edit, m_remove})
        connect(menu->addAction(button->text()), &QAction::triggered, button, &QPushButton::click);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void AllClustersPage::askRemoval()
{
    const int row = m_table->currentIndex().row();
    const ProfileStore::Entry *chosen = m_model->entry(row);
    if (!chosen)
        return;
    const ClusterName name{m_model->nameOf(row)};
    const auto environment = chosen->profile ? std::optional(chosen->profile->environment) : std::nullopt;
    auto *dialog = new RemoveClusterDialog(name, environment, this);
    connect(dialog, &QDialog::accepted, this, [this, name] { m_directory.remove(name); });
    dialog->open();
}

} // namespace warrener
