#include "ui/parts/ColumnFit.h"

#include "ui/parts/KeptWidths.h"
#include "ui/parts/RowDelegate.h"
#include "ui/parts/TableView.h"

#include <QEvent>
#include <QHeaderView>
#include <QTimer>

#include <algorithm>

namespace warrener {

namespace {

constexpr int arrowRoom = 13; ///< a title's hint has room for the arrow; only the sorting column needs it

} // namespace

ColumnFit::ColumnFit(TableView *table, Plan plan) : QObject(table), m_table(table), m_plan(std::move(plan))
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    // Kept by address: they still tell of their own end while the table, which then is none any more, takes its parts apart.
    m_cells = m_table->viewport();
    m_titles = header->viewport();
    for (QObject *watched : {m_cells, m_titles})
        watched->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) { dragged(column, width); });
    const QAbstractItemModel *model = m_table->model();
    connect(model, &QAbstractItemModel::modelReset, this, &ColumnFit::lookAtTexts);
    connect(model, &QAbstractItemModel::layoutChanged, this, &ColumnFit::lookAtTexts);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnFit::lookAtTexts);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &ColumnFit::fit);
    lookAtTexts();
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
    if (const auto own = m_own.constFind(column); own != m_own.cend())
        return *own;
    if (column == m_plan.stretch)
        return m_plan.stretchMinimum;
    const QHeaderView *header = m_table->horizontalHeader();
    const int arrow = header->isSortIndicatorShown() && header->sortIndicatorSection() == column ? 0 : arrowRoom;
    return std::max(m_plan.widths.value(column), header->sectionSizeHint(column) - arrow);
}

/// What a column of a fixed width would have so that none of its texts is cut.
int ColumnFit::wantedOf(int column) const
{
    return m_own.contains(column) ? widthOf(column) : std::max(widthOf(column), m_seen.value(column));
}

void ColumnFit::fit()
{
    if (m_dragging)
        return;
    m_fitting = true;
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
    const bool ownStretch = m_own.contains(m_plan.stretch);
    const int more = ownStretch ? 0 : std::min(m_wish, m_plan.stretchWish) - m_plan.stretchMinimum;
    for (const int column : std::as_const(m_plan.yielding)) {
        if (taken + more <= room)
            break;
        if (!hidden.contains(column) && !m_wanted.contains(column) && !m_own.contains(column)) {
            hidden.insert(column);
            taken -= widthOf(column);
        }
    }
    int spare = ownStretch ? 0 : std::max(0, room - taken);
    // What the stretching column has no text for; at least a word of its own is never taken.
    int free = std::max(0, spare - std::max(0, m_seen.value(m_plan.stretch) - m_plan.stretchMinimum));
    for (int column = 0; column < columns; ++column) {
        m_table->setColumnHidden(column, hidden.contains(column));
        if (column == m_plan.stretch || hidden.contains(column))
            continue;
        const int lacking = wantedOf(column) - widthOf(column);
        const int more = lacking <= free ? lacking : 0; // a part of it would still be cut
        free -= more;
        spare -= more;
        m_table->setColumnWidth(column, widthOf(column) + more);
    }
    m_table->setColumnWidth(m_plan.stretch, widthOf(m_plan.stretch) + spare);
    // The header holds sections to a least size of its own; what that took, the stretching one gives.
    const int over = m_table->horizontalHeader()->length() - room;
    if (over > 0 && taken <= room && !ownStretch)
        m_table->setColumnWidth(m_plan.stretch, std::max(m_plan.stretchMinimum, m_table->columnWidth(m_plan.stretch) - over));
    m_fitting = false;
}

void ColumnFit::dragged(int column, int width)
{
    // A column that is hidden or shown again says so as a width, too.
    if (m_fitting || width == 0 || m_table->isColumnHidden(column) || column >= m_plan.widths.size())
        return;
    m_own.insert(column, width);
    keep();
}

/// The names of a filter that is taken back are not forgotten: columns do not come and go as one types.
void ColumnFit::lookAtTexts()
{
    constexpr int namesLookedAt = 200;
    constexpr int rowsLookedAt = 40; // every cell of them is measured, at each poll
    const QAbstractItemModel *model = m_table->model();
    const QFontMetrics metrics(m_table->font());
    int widest = m_wish;
    for (int row = 0; row < std::min(namesLookedAt, model->rowCount()) && m_plan.stretchWish > 0; ++row)
        widest = std::max(widest,
                          metrics.horizontalAdvance(model->index(row, m_plan.stretch).data().toString()) + 2 * RowDelegate::margin + 4 + m_plan.stretchBeside);
    QList<int> seen = m_seen;
    seen.resize(m_plan.widths.size());
    for (int row = 0; row < std::min(rowsLookedAt, model->rowCount()); ++row) {
        for (int column = 0; column < seen.size(); ++column) {
            const QModelIndex index = model->index(row, column);
            if (!index.data().toString().isEmpty())
                seen[column] = std::max(seen.at(column), m_table->itemDelegateForIndex(index)->sizeHint({}, index).width());
        }
    }
    if (widest == m_wish && seen == m_seen)
        return;
    m_wish = widest;
    m_seen = seen;
    fit();
}

void ColumnFit::remember(QSettings *settings, const QString &key)
{
    m_settings = settings;
    m_key = key;
    if (m_settings == nullptr)
        return;
    const QMap<int, int> kept = keptWidths(*m_settings, m_key);
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        if (it.key() < m_plan.widths.size())
            m_own.insert(it.key(), it.value());
    }
    fit();
}

void ColumnFit::keep() const
{
    if (m_settings != nullptr)
        keepWidths(*m_settings, m_key, m_own);
}

void ColumnFit::forgetWidths()
{
    m_own.clear();
    keep();
    fit();
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_cells && (event->type() == QEvent::Resize || event->type() == QEvent::FontChange))
        fit();
    // While a boundary is dragged nothing else may move under the pointer.
    if (watched == m_titles) {
        if (event->type() == QEvent::MouseButtonPress)
            m_dragging = true;
        if (event->type() == QEvent::MouseButtonRelease) {
            m_dragging = false;
            QTimer::singleShot(0, this, &ColumnFit::fit);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace warrener
