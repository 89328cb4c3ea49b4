#include "ui/nodes/FactTable.h"

#include "ui/nodes/FactModel.h"
#include "ui/parts/Roles.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableView.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace warrener {

namespace {

constexpr int factTall = 24;  ///< px; nothing in them is clicked, and the charts above get the room
constexpr int glyphRoom = 20; ///< the delegate's hint has it for every cell
constexpr int leastSide = 5;  ///< left and right of a cell's words where they need the room
constexpr int outside = 4;    ///< left, right and below of the table

} // namespace

FactTable::FactTable(int columns, const QString &name, QWidget *parent)
    : QWidget(parent), m_model(new FactModel(columns, this)), m_table(new TableView(this)), m_cells(new StateDelegate(m_table))
{
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    m_table->setAccessibleName(name);
    m_table->setItemDelegate(m_cells);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setDensity(TableView::Density::Long);
    m_table->verticalHeader()->setDefaultSectionSize(factTall);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(outside, 0, outside, outside);
    all->addWidget(m_table);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactTable::setRows(const QList<FactRow> &rows)
{
    m_model->setRows(rows);
    setFixedHeight(static_cast<int>(rows.size()) * m_table->verticalHeader()->defaultSectionSize() + 4);
    fit();
}

const QList<FactRow> &FactTable::rows() const
{
    return m_model->rows();
}

void FactTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// What the words of a column need.
int FactTable::widthOf(int column) const
{
    int wide = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, column);
        const int glyph = index.data(roles::Glyph).isValid() ? 0 : glyphRoom;
        wide = std::max(wide, m_cells->sizeHint({}, index).width() - glyph);
    }
    return wide;
}

/// How much of a cell's air on each side goes so that the words of all columns are whole; 0 where no air would do.
int FactTable::sparedAir(int room) const
{
    const int columns = m_model->columnCount();
    int lacks = -room;
    for (int column = 0; column < columns; ++column)
        lacks += widthOf(column);
    // The first column's words stay below the card's title: what goes there comes back outside.
    const int each = 2 * columns - 1;
    const int spared = lacks > 0 ? (lacks + each - 1) / each : 0;
    return spared <= RowDelegate::margin - leastSide ? spared : 0;
}

void FactTable::fit()
{
    const int last = m_model->columnCount() - 1;
    int room = width() - 2 * outside;
    m_cells->setSide(RowDelegate::margin);
    const int spared = sparedAir(room);
    m_cells->setSide(RowDelegate::margin - spared);
    layout()->setContentsMargins(outside + spared, 0, outside, outside);
    room -= spared;
    for (int column = 0; column < last; ++column) {
        // No column but the last takes more than half of what is left: the last one says why.
        const int wide = std::min(widthOf(column), std::max(40, room * 6 / 10));
        m_table->setColumnWidth(column, wide);
        room -= wide;
    }
    if (last >= 0)
        m_table->setColumnWidth(last, std::max(0, room));
}

} // namespace warrener
