#include "ui/parts/ColumnsButton.h"

#include "ui/parts/ColumnFit.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Icons.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace warrener {

ColumnsButton::ColumnsButton(TableView *table, ColumnFit *fit, int always, QSettings *settings, const QString &settingsKey, QWidget *parent)
    : QPushButton(parent), m_table(table), m_fit(fit), m_settings(settings), m_settingsKey(settingsKey)
{
    setObjectName(u"columnsButton"_s);
    setProperty("square", true);
    setIcon(warrener::icon(u"columns"_s, Token::Text));
    setToolTip(tr("Columns and order"));
    setAccessibleName(tr("Columns and order"));

    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnsMenu"_s);
    QMenu *order = menu->addMenu(tr("Sort by"));
    menu->addSeparator();
    const QStringList hidden = m_settings ? m_settings->value(m_settingsKey).toStringList() : QStringList();
    for (int column = 0; column < m_table->model()->columnCount(); ++column) {
        addOrder(order, column);
        if (column != always)
            addColumn(menu, column, hidden.contains(QString::number(column)));
    }
    menu->addSeparator();
    QAction *widths = menu->addAction(tr("Widths as at first"));
    widths->setObjectName(u"firstWidths"_s);
    connect(menu, &QMenu::aboutToShow, widths, [this, widths] { widths->setEnabled(m_fit->hasOwnWidths()); });
    connect(widths, &QAction::triggered, m_fit, &ColumnFit::forgetWidths);
    connect(this, &QPushButton::clicked, menu, [this, menu] { menu->popup(mapToGlobal(QPoint(0, height() + 4))); });
}

QString ColumnsButton::titleOf(int column) const
{
    const QString full = m_table->model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    return full.isEmpty() ? m_table->model()->headerData(column, Qt::Horizontal).toString() : full;
}

void ColumnsButton::addOrder(QMenu *menu, int column)
{
    QAction *action = menu->addAction(titleOf(column));
    action->setObjectName(u"order.%1"_s.arg(column));
    action->setCheckable(true);
    connect(menu, &QMenu::aboutToShow, action, [this, action, column] { action->setChecked(m_table->horizontalHeader()->sortIndicatorSection() == column); });
    connect(action, &QAction::triggered, this, [this, column] {
        const QHeaderView *header = m_table->horizontalHeader();
        const QVariant first = m_table->model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole);
        Qt::SortOrder direction = first.isValid() ? static_cast<Qt::SortOrder>(first.toInt()) : Qt::AscendingOrder;
        if (header->sortIndicatorSection() == column)
            direction = header->sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        m_table->sortByColumn(column, direction);
    });
}

void ColumnsButton::addColumn(QMenu *menu, int column, bool hidden)
{
    QAction *action = menu->addAction(titleOf(column));
    action->setObjectName(u"column.%1"_s.arg(column));
    action->setCheckable(true);
    action->setChecked(!hidden);
    if (hidden)
        m_fit->setChosen(column, false);
    connect(action, &QAction::toggled, this, [this, column](bool shown) {
        m_fit->setChosen(column, shown);
        remember();
    });
}

void ColumnsButton::remember() const
{
    if (!m_settings)
        return;
    QStringList hidden;
    for (int column = 0; column < m_table->model()->columnCount(); ++column) {
        if (!m_fit->isChosen(column))
            hidden.append(QString::number(column));
    }
    m_settings->setValue(m_settingsKey, hidden);
}

} // namespace warrener
