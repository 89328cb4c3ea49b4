#include "ui/parts/ColumnFit.h"

#include "ui/parts/TableView.h"

#include <QEvent>
#include <QHeaderView>

namespace warrener {

namespace {

constexpr int arrowRoom = 13; ///< a title's hint has room for the arrow; only the sorting column needs it

} // namespace

ColumnFit::ColumnFit(TableView *table, Plan plan) : QObject(table), m_table(table), m_plan(std::move(plan))
{
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->viewport()->installEventFilter(this);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &ColumnFit::fit);
    fit();
}

void ColumnFit::setChosen(int column, bool chosen)
{
    (chosen ? m_unwanted : m_wanted).remove(column);
    (chosen ? m_wanted : m_unwanted).insert(column);
    fit();
}

int ColumnFit::widthOf(int column) const
{
    if (column == m_plan.stretch)
        return m_plan.stretchMinimum;
    const QHeaderView *header = m_table->horizontalHeader();
    const int arrow = header->isSortIndicatorShown() && header->sortIndicatorSection() == column ? 0 : arrowRoom;
    return std::max(m_plan.widths.value(column), header->sectionSizeHint(column) - arrow);
}

void ColumnFit::fit()
{
    const int room = m_table->viewport()->width();
    const auto columns = static_cast<int>(m_plan.widths.size());
    QSet<int> hidden = m_unwanted;
    int taken = 0;
    for (int column = 0; column < columns; ++column)
        taken += hidden.contains(column) ? 0 : widthOf(column);
    for (const int column : std::as_const(m_plan.leastFirst)) {
        if (taken <= room)
            break;
        if (!hidden.contains(column) && !m_wanted.contains(column)) {
            hidden.insert(column);
            taken -= widthOf(column);
        }
    }
    for (int column = 0; column < columns; ++column) {
        m_table->setColumnHidden(column, hidden.contains(column));
        const int spare = column == m_plan.stretch ? std::max(0, room - taken) : 0;
        m_table->setColumnWidth(column, widthOf(column) + spare);
    }
    // The header holds sections to a least size of its own; what that took, the stretching one gives.
    const int over = m_table->horizontalHeader()->length() - room;
    if (over > 0 && taken <= room)
        m_table->setColumnWidth(m_plan.stretch, std::max(m_plan.stretchMinimum, m_table->columnWidth(m_plan.stretch) - over));
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace warrener
