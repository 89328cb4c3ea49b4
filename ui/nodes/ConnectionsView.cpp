#include "ui/nodes/ConnectionsView.h"

#include "base/Units.h"
#include "ui/nodes/ConnectionsModel.h"
#include "ui/nodes/NodeSort.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/ColumnsButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/NumberDelegate.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostAsked = 500; // as the monitor asks

} // namespace

ConnectionsView::ConnectionsView(QWidget *parent)
    : QWidget(parent), m_model(new ConnectionsModel(this)), m_sort(new NodeSort(ConnectionsModel::ChannelsColumn, this)), m_search(new SearchField(this)),
      m_line(new Label({}, TextStyle::Table, Token::Text2, this)), m_card(new TableCard(this)), m_state(new StatePanel(this))
{
    setObjectName(u"connections"_s);
    m_search->setObjectName(u"connectionSearch"_s);
    m_search->setPlaceholderText(tr("Find by client, user, vhost or address"));
    m_search->setAccessibleName(tr("Text to find connections by"));
    m_search->setKey(u"/"_s);
    m_search->setMaximumWidth(376);
    m_line->setObjectName(u"connectionLine"_s);
    m_state->setObjectName(u"connectionState"_s);
    m_sort->setSourceModel(m_model);
    TableView *table = m_card->table();
    table->setObjectName(u"connectionTable"_s);
    table->setAccessibleName(tr("Client connections"));
    table->setDensity(TableView::Density::Long);
    table->setModel(m_sort);
    table->sortByColumn(ConnectionsModel::ReceivedColumn, Qt::DescendingOrder);
    for (int column = ConnectionsModel::ChannelsColumn; column < ConnectionsModel::NumColumns; ++column)
        table->setItemDelegateForColumn(column, new NumberDelegate(table));
    auto *fit = new ColumnFit(table, {.widths = {160, 120, 120, 160, 80, 70, 88, 88, 100},
                                      .stretch = ConnectionsModel::ClientColumn,
                                      .stretchMinimum = 160,
                                      .leastFirst = {ConnectionsModel::SinceColumn, ConnectionsModel::StateColumn, ConnectionsModel::VhostColumn}});
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table, &QWidget::customContextMenuRequested, this, [this, table](QPoint place) {
        // By the keyboard it is of the chosen row, wherever the pointer is.
        if (const QModelIndex under = table->indexAt(place); under.isValid())
            table->setCurrentIndex(under);
        if (const QString user = chosenUser(); !user.isEmpty())
            Q_EMIT userMenuRequested(user, table->viewport()->mapToGlobal(place));
    });
    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(m_search, 2);
    bar->addWidget(m_line);
    bar->addStretch(1);
    bar->addWidget(new ColumnsButton(table, fit, ConnectionsModel::ClientColumn, nullptr, {}, this));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 12, 0, 8);
    all->setSpacing(12);
    all->addLayout(bar);
    all->addWidget(m_card, 1);
    auto *stateRow = new QHBoxLayout;
    stateRow->addStretch(1);
    stateRow->addWidget(m_state);
    stateRow->addStretch(1);
    all->addLayout(stateRow);
    all->addStretch(0);
    connect(m_search, &SearchField::searched, m_sort, &NodeSort::setText);
}

void ConnectionsView::show(const NodeDetail *detail, TimePoint now)
{
    const bool has = detail && detail->connections.has();
    const auto count = has ? detail->connections.value->size() : 0;
    if (has)
        m_model->setConnections(*detail->connections.value, now);
    if (has && count == 0)
        m_state->showEmpty(tr("No client is connected to this node"), tr("Each connection stands here with its user, address and traffic."));
    else if (detail && detail->connections.error && !has)
        m_state->showUnreachable(tr("The connections could not be read"), detail->connections.error->message);
    else if (!has)
        m_state->showLoading(tr("Asking for the connections"), {});
    m_card->setVisible(count > 0);
    m_search->setVisible(count > 0);
    m_state->setVisible(count == 0);
    m_line->setText(
        count >= mostAsked ? tr("The first %1 are shown").arg(mostAsked)
        : count > 0
            ? (count == 1 ? tr("%1 connection, asked %2 ago") : tr("%1 connections, asked %2 ago")).arg(count).arg(units::age(detail->connections.asOf, now))
            : QString());
}

QString ConnectionsView::chosenUser() const
{
    const QModelIndex index = m_card->table()->currentIndex();
    return index.isValid() ? index.siblingAtColumn(ConnectionsModel::UserColumn).data().toString() : QString();
}

bool ConnectionsView::escape()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_sort->setText({});
    return true;
}

void ConnectionsView::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
}

} // namespace warrener
